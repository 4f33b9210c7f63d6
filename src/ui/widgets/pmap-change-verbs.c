/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two verbs over the fields of a run: a button changes it from a date, so that no past figure moves; the fields below correct it,
 * and a sentence says which figures move then. Where it is a step of a chain, the other steps stand above, to be turned to. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-change-verbs.h"

#include "model/pmap-run.h"
#include "report/pmap-provision-words.h"
#include "report/pmap-step-words.h"
#include "ui/widgets/pmap-change-popover.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

/* Until the button has come into view. */
#define MOST_FRAMES 30

struct _PmapChangeVerbs
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkBox *steps_box;
  GtkMenuButton *change_button;
  int n_frames;                  /* that may be drawn until the popover opens */
  GtkLabel *part_label;
  GtkLabel *past_label;
  GSignalGroup *workspace_signals;
  char *shown_steps;             /* what the list says; it is made anew only where that changes, for it may have the focus */
  PmapWorkspace *workspace;
  PmapIntervention *intervention;
};

enum
{
  STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapChangeVerbs, pmap_change_verbs, GTK_TYPE_WIDGET)

static void
step_clicked_cb (GtkWidget       *button,
                 PmapChangeVerbs *self)
{
  g_signal_emit (self, signals[STEP], 0, g_object_get_data (G_OBJECT (button), "step"));
}

static char *
describe_step (PmapIntervention *step)
{
  PmapPeriod days = pmap_run_get_dates (step);
  g_autofree char *dates = pmap_words_get_dates (days.from, days.to), *text = pmap_words_get_step_and_trend (step);

  return *dates != '\0' ? g_strdup_printf ("%s\n%s", dates, text) : g_steal_pointer (&text);
}

/* The step that the form shows is no button: there is nowhere to go. */
static GtkWidget *
make_step (PmapChangeVerbs  *self,
           PmapIntervention *step)
{
  g_autofree char *whole = describe_step (step);
  GtkWidget *label = pmap_label_new (whole, "form-hint"), *button;

  if (step == self->intervention)
    {
      PangoAttrList *bold = pango_attr_list_new ();

      pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      gtk_label_set_attributes (GTK_LABEL (label), bold);
      pango_attr_list_unref (bold);
      gtk_widget_set_margin_start (label, 12);
      return label;
    }
  button = g_object_new (GTK_TYPE_BUTTON, "child", label, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  g_object_set_data_full (G_OBJECT (button), "step", g_object_ref (step), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (step_clicked_cb), self);
  return button;
}

static void
show_steps (PmapChangeVerbs *self)
{
  g_autoptr (GPtrArray) steps = self->intervention != NULL ? pmap_intervention_list_steps (self->intervention) : g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; steps->len > 1 && i < steps->len; i++)
    {
      g_autofree char *step = describe_step (steps->pdata[i]);

      g_string_append_printf (text, "%s%s %s\n", steps->pdata[i] == (gpointer) self->intervention ? "* " : "",
                              pmap_record_get_id (steps->pdata[i]), step);
    }
  if (g_strcmp0 (text->str, self->shown_steps) == 0)
    return;
  g_free (self->shown_steps);
  self->shown_steps = g_strdup (text->str);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box))) != NULL)
    gtk_box_remove (self->steps_box, child);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_box), steps->len > 1);
  for (guint i = 0; steps->len > 1 && i < steps->len; i++)
    gtk_box_append (self->steps_box, make_step (self, steps->pdata[i]));
}

/* Only the last step can be changed from a date. */
static void
show (PmapChangeVerbs *self)
{
  gboolean may_change = self->workspace != NULL && self->intervention != NULL && !pmap_workspace_is_read_only (self->workspace);
  g_autofree char *past = may_change ? pmap_words_get_past (self->intervention, pmap_workspace_get_today (self->workspace)) : NULL;
  g_autofree char *part = self->intervention != NULL ? pmap_words_get_part (self->intervention) : NULL;

  show_steps (self);
  gtk_label_set_label (self->part_label, part != NULL ? part : "");
  gtk_widget_set_visible (GTK_WIDGET (self->part_label), part != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->past_label), may_change);
  gtk_widget_set_visible (GTK_WIDGET (self->change_button),
                          may_change && pmap_intervention_find_next (self->intervention) == NULL);
  gtk_label_set_label (self->past_label, past != NULL ? past : "");
}

static void
changed_cb (PmapChangeVerbs  *self,
            PmapIntervention *successor)
{
  g_signal_emit (self, signals[STEP], 0, successor);
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  PmapChangeVerbs *self = user_data;
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  if (self->intervention == NULL)
    return;
  if (popover == NULL)
    {
      popover = pmap_change_popover_new ();
      g_signal_connect_swapped (popover, "changed", G_CALLBACK (changed_cb), self);
      gtk_menu_button_set_popover (button, popover);
    }
  pmap_change_popover_set (PMAP_CHANGE_POPOVER (popover), self->workspace, self->intervention);
}

static gboolean
is_in_view (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place;

  return scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, &place)
         || (place.origin.y >= 0 && place.origin.y + place.size.height <= gtk_widget_get_height (scroller));
}

static gboolean
popup_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  PmapChangeVerbs *self = PMAP_CHANGE_VERBS (widget);

  if (self->n_frames-- > 0 && !is_in_view (GTK_WIDGET (self->change_button)))
    return G_SOURCE_CONTINUE;
  gtk_menu_button_popup (self->change_button);
  return G_SOURCE_REMOVE;
}

/* By its access key the popover may open while the form is scrolled elsewhere: it waits for the button to come into view, for
 * beside what is out of the screen it has no place. */
static gboolean
pmap_change_verbs_mnemonic_activate (GtkWidget *widget,
                                     gboolean   group_cycling)
{
  PmapChangeVerbs *self = PMAP_CHANGE_VERBS (widget);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->change_button)) || !gtk_widget_grab_focus (GTK_WIDGET (self->change_button)))
    return FALSE;
  self->n_frames = MOST_FRAMES;
  gtk_widget_add_tick_callback (widget, popup_cb, NULL, NULL);
  return TRUE;
}

static void
pmap_change_verbs_dispose (GObject *object)
{
  PmapChangeVerbs *self = PMAP_CHANGE_VERBS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PMAP_TYPE_CHANGE_VERBS);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->intervention);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown_steps, g_free);

  G_OBJECT_CLASS (pmap_change_verbs_parent_class)->dispose (object);
}

static void
pmap_change_verbs_class_init (PmapChangeVerbsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_change_verbs_dispose;

  /**
   * PmapChangeVerbs::step:
   * @self: verbs
   * @intervention: another step of the run
   *
   * Another step is to be shown and edited.
   */
  signals[STEP] = g_signal_new ("step", PMAP_TYPE_CHANGE_VERBS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                PMAP_TYPE_INTERVENTION);

  widget_class->mnemonic_activate = pmap_change_verbs_mnemonic_activate;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-change-verbs.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapChangeVerbs, box);
  gtk_widget_class_bind_template_child (widget_class, PmapChangeVerbs, steps_box);
  gtk_widget_class_bind_template_child (widget_class, PmapChangeVerbs, change_button);
  gtk_widget_class_bind_template_child (widget_class, PmapChangeVerbs, part_label);
  gtk_widget_class_bind_template_child (widget_class, PmapChangeVerbs, past_label);
}

static void
pmap_change_verbs_init (PmapChangeVerbs *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->workspace_signals = g_signal_group_new (PMAP_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::read-only", G_CALLBACK (show), self);
  gtk_menu_button_set_create_popup_func (self->change_button, create_popover_cb, self, NULL);
}

/**
 * pmap_change_verbs_set:
 * @self: verbs
 * @workspace: (nullable): a map
 * @intervention: (nullable): one of its interventions
 *
 * Sets what they are about, and says anew what is true of it.
 */
void
pmap_change_verbs_set (PmapChangeVerbs  *self,
                       PmapWorkspace    *workspace,
                       PmapIntervention *intervention)
{
  g_return_if_fail (PMAP_IS_CHANGE_VERBS (self));

  if (intervention != self->intervention)
    gtk_menu_button_popdown (self->change_button);
  g_set_object (&self->workspace, workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_set_object (&self->intervention, intervention);
  show (self);
}
