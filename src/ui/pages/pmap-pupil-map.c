/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a pupil gets and what it costs. A provision is added by typing a few letters of its name; the selected row opens
 * as a form beside the table, and every figure follows at once. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-map.h"

#include "base/pmap-money.h"
#include "history/pmap-assign.h"
#include "model/pmap-intervention-chain.h"
#include "ui/dialogs/pmap-next-dialog.h"
#include "ui/pages/pmap-provision-offer.h"
#include "ui/widgets/pmap-chooser.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-intervention-form.h"
#include "ui/widgets/pmap-leave-popover.h"
#include "ui/widgets/pmap-split.h"

#include <glib/gi18n.h>

struct _PmapPupilMap
{
  PmapPupilView parent_instance;

  GtkWidget *box;
  PmapSplit *split;
  PmapChooser *add_chooser;
  GtkLabel *add_label;
  PmapTable *table;
  PmapListingContext context;    /* the columns'; all is the workspace's */
  GtkWidget *total_box;
  GtkLabel *pupil_total_label;
  GtkLabel *school_total_label;
  GtkLabel *total_caption;
  GtkWidget *panel;
  GtkLabel *panel_title;
  PmapInterventionForm *form;
  PmapMember *step;              /* of the selected line, which the form shows; NULL for the one that runs now */
  GPtrArray *steps;              /* of PmapMember: all of the selected line, as they were when it was shown last */
  GtkWidget *remove_button;
  GtkWidget *leave_popover;      /* made when first asked for */
};

G_DEFINE_FINAL_TYPE (PmapPupilMap, pmap_pupil_map, PMAP_TYPE_PUPIL_VIEW)

static PmapWorkspace *
get_workspace (PmapPupilMap *self)
{
  return pmap_page_get_workspace (PMAP_PAGE (self));
}

static PmapPupil *
get_pupil (PmapPupilMap *self)
{
  return pmap_pupil_view_get_pupil (PMAP_PUPIL_VIEW (self));
}

static gboolean
may_change (PmapPupilMap *self)
{
  return get_pupil (self) != NULL && !pmap_workspace_is_read_only (get_workspace (self));
}

static void
show_totals (PmapPupilMap *self)
{
  PmapLedger *ledger = pmap_workspace_get_ledger (get_workspace (self));
  PmapPupil *pupil = get_pupil (self);
  g_autofree char *pupil_total =
    pmap_money_format (pmap_ledger_get_pupil_total (ledger, pmap_record_get_id (PMAP_RECORD (pupil))));
  g_autofree char *school_total = pmap_money_format (pmap_ledger_get_total (ledger));
  g_autofree char *when = pmap_workspace_say_when (get_workspace (self));
  /* translators: a pupil's given name, and when: "this year", "in the Autumn term"; an amount of money follows. */
  g_autofree char *caption = g_strdup_printf (_("Total for %1$s %2$s"),
                                              pupil->given_name != NULL ? pupil->given_name : _("this pupil"), when);
  /* translators: when, "this year" or "in the Autumn term", and an amount of money. */
  g_autofree char *school = g_strdup_printf (_("Whole school %1$s: %2$s"), when, school_total);

  gtk_label_set_label (self->pupil_total_label, pupil_total);
  gtk_label_set_label (self->total_caption, caption);
  gtk_label_set_label (self->school_total_label, school);
}

static void selected_cb (PmapPupilMap *self);

/* Of the selected line the step that was turned to, or the one that runs now, or the last. */
static PmapRecord *
find_shown (PmapPupilMap *self)
{
  gpointer line = pmap_table_get_selected (self->table);
  g_autoptr (GPtrArray) steps = PMAP_IS_MEMBER (line) ? pmap_member_list_steps (line) : NULL;
  PmapDate today = self->context.today;

  if (steps != NULL && self->step != NULL && g_ptr_array_find (steps, self->step, NULL))
    return PMAP_RECORD (self->step);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    if (pmap_intervention_get_phase (PMAP_INTERVENTION (pmap_record_get_owner (steps->pdata[i])), today) == PMAP_PHASE_RUNNING)
      return steps->pdata[i];
  return line;
}

static void
show_panel (PmapPupilMap *self)
{
  PmapRecord *member = find_shown (self);
  g_autoptr (GPtrArray) steps = member != NULL && PMAP_IS_MEMBER (member) ? pmap_member_list_steps (PMAP_MEMBER (member)) : NULL;
  PmapRecord *intervention = member != NULL ? pmap_record_get_owner (member) : NULL;
  g_autofree char *title = NULL;

  g_ptr_array_set_size (self->steps, 0);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    g_ptr_array_add (self->steps, g_object_ref (steps->pdata[i]));
  gtk_widget_set_visible (self->panel, intervention != NULL);
  gtk_widget_set_visible (self->remove_button, may_change (self));
  if (intervention == NULL)
    {
      pmap_intervention_form_show (self->form, get_workspace (self), NULL, NULL);
      return;
    }
  title = pmap_record_describe (intervention);
  gtk_label_set_label (self->panel_title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->panel_title), title);
  pmap_intervention_form_show (self->form, get_workspace (self), PMAP_INTERVENTION (intervention), PMAP_MEMBER (member));
}

static void
show_rows (PmapPupilMap *self)
{
  PmapWorkspace *workspace = get_workspace (self);
  g_autoptr (GPtrArray) rows = NULL;

  self->context.pupil = workspace != NULL ? get_pupil (self) : NULL;
  self->context.ledger = workspace != NULL ? pmap_workspace_get_ledger (workspace) : NULL;
  self->context.today = workspace != NULL ? pmap_workspace_get_today (workspace) : PMAP_DATE_NONE;
  pmap_table_set_workspace (self->table, workspace);
  rows = self->context.pupil != NULL ? pmap_listing_map_list_rows (&self->context) : g_ptr_array_new ();
  pmap_table_set_items (self->table, rows);
}

/* The line of the steps that were shown, of which the last may be new or gone. */
static void
keep_selected (PmapPupilMap *self)
{
  for (guint i = self->steps->len; i > 0; i--)
    if (pmap_record_get_document (self->steps->pdata[i - 1]) != NULL)
      {
        g_autoptr (GPtrArray) steps = pmap_member_list_steps (self->steps->pdata[i - 1]);

        if (pmap_table_select (self->table, steps->pdata[steps->len - 1]))
          return;
      }
}

/* The panel does not go between, for it has the focus. What was selected stays so, but for @member. */
static void
show_rows_anew (PmapPupilMap *self,
                PmapMember   *member)
{
  g_autoptr (GPtrArray) steps = member != NULL ? pmap_member_list_steps (member) : NULL;

  g_signal_handlers_block_by_func (self->table, selected_cb, self);
  show_rows (self);
  if (steps != NULL)
    pmap_table_select (self->table, steps->pdata[steps->len - 1]);
  else
    keep_selected (self);
  g_signal_handlers_unblock_by_func (self->table, selected_cb, self);
}

static void
pmap_pupil_map_refresh (PmapPage *page)
{
  PmapPupilMap *self = PMAP_PUPIL_MAP (page);

  show_rows_anew (self, NULL);
  if (get_pupil (self) != NULL)
    gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->add_chooser)), may_change (self));
  show_panel (self);
  if (get_pupil (self) == NULL)
    return;
  gtk_widget_set_visible (self->total_box, !pmap_workspace_is_disguised (get_workspace (self)));
  if (!pmap_workspace_is_disguised (get_workspace (self)))
    show_totals (self);
}

static void
pmap_pupil_map_pupil_set (PmapPupilView *view)
{
  PmapPupilMap *self = PMAP_PUPIL_MAP (view);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  /* What is half typed goes to the pupil before. */
  pmap_intervention_form_show (self->form, NULL, NULL, NULL);
  pmap_table_set_items (self->table, nothing);
  pmap_chooser_set_text (self->add_chooser, NULL);
}

static void
selected_cb (PmapPupilMap *self)
{
  g_clear_object (&self->step);
  show_panel (self);
}

static void
activated_cb (PmapPupilMap *self)
{
  pmap_split_show_form (self->split);
  pmap_intervention_form_focus (self->form, NULL);
}

/* A step that the pupil is not in is the group's alone, and stands on the page of the groups. */
static void
step_cb (PmapPupilMap     *self,
         PmapIntervention *step)
{
  PmapRecord *pupil = PMAP_RECORD (get_pupil (self));
  PmapMember *member = pupil != NULL ? pmap_intervention_find_member (step, pmap_record_get_id (pupil)) : NULL;

  if (member == NULL)
    {
      pmap_workspace_show_field (get_workspace (self), PMAP_RECORD (step), "minutes");
      return;
    }
  pmap_pupil_map_select (self, PMAP_RECORD (member));
  pmap_intervention_form_focus (self->form, "minutes");
}

static void
close_panel (PmapPupilMap *self)
{
  pmap_split_show_list (self->split);
  pmap_table_select (self->table, NULL);
  pmap_pupil_map_begin_add (self);
}

static void
say_error (PmapPupilMap *self,
           GError       *error)
{
  pmap_workspace_refuse (get_workspace (self), error->message);
}

/* What has a past is not taken out with it unasked: mostly it is over, and was not a mistake. */
static void
ask_how_it_ends (PmapPupilMap *self,
                 PmapMember   *member)
{
  if (self->leave_popover == NULL)
    {
      self->leave_popover = pmap_leave_popover_new ();
      gtk_widget_set_parent (self->leave_popover, self->remove_button);
      g_signal_connect_swapped (self->leave_popover, "about-to-change", G_CALLBACK (pmap_pupil_map_begin_add), self);
    }
  pmap_leave_popover_set (PMAP_LEAVE_POPOVER (self->leave_popover), get_workspace (self), member);
  gtk_popover_popup (GTK_POPOVER (self->leave_popover));
}

static void
remove_selected (PmapPupilMap *self)
{
  PmapRecord *member = find_shown (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *message = NULL;

  if (member == NULL || !may_change (self))
    return;
  if (pmap_assign_has_past (PMAP_MEMBER (member), pmap_workspace_get_today (get_workspace (self))))
    {
      ask_how_it_ends (self, PMAP_MEMBER (member));
      return;
    }
  name = pmap_record_describe (pmap_record_get_owner (member));
  if (!pmap_assign_withdraw (pmap_workspace_get_editor (get_workspace (self)), PMAP_MEMBER (member), &error))
    {
      say_error (self, error);
      return;
    }
  /* translators: %s is an intervention that was taken off a pupil's map. */
  message = g_strdup_printf (_("“%s” is no longer on the map."), name);
  pmap_workspace_notice_undo (get_workspace (self), message);
  pmap_pupil_map_begin_add (self);
}

static GPtrArray *
list_offer_cb (PmapChooser *chooser,
               gpointer     user_data)
{
  if (get_pupil (user_data) == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return pmap_provision_offer_new (get_workspace (user_data), get_pupil (user_data));
}

static void
offer_chosen_cb (PmapPupilMap    *self,
                 PmapChooserItem *item)
{
  g_autoptr (GError) error = NULL;
  PmapMember *member;

  if (!may_change (self))
    return;
  member = pmap_provision_offer_take (get_workspace (self), get_pupil (self), item, &error);
  if (member == NULL)
    say_error (self, error);
  else
    pmap_pupil_map_select (self, PMAP_RECORD (member));
}

static void
next_added_cb (PmapPupilMap *self,
               PmapMember   *member)
{
  pmap_pupil_map_select (self, PMAP_RECORD (member));
}

static void
show_needs_cb (PmapPupilMap *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pupil.show-tab", "s", "profile");
}

static void
show_next (PmapPupilMap *self)
{
  GtkWidget *dialog;

  if (!may_change (self))
    return;
  dialog = pmap_next_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_workspace (self), get_pupil (self));
  g_signal_connect_object (dialog, "added", G_CALLBACK (next_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "show-needs", G_CALLBACK (show_needs_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
table_key_cb (PmapPupilMap *self,
              guint         key)
{
  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    {
      remove_selected (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
panel_key_cb (PmapPupilMap *self,
              guint         key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  close_panel (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
pmap_pupil_map_get_form (PmapPage *page)
{
  return PMAP_PUPIL_MAP (page)->panel;
}

static gboolean
pmap_pupil_map_grab_focus (GtkWidget *widget)
{
  PmapPupilMap *self = PMAP_PUPIL_MAP (widget);

  /* Where nothing can be added, the table is what there is to go through. */
  if (gtk_widget_is_visible (GTK_WIDGET (self->add_chooser)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->add_chooser));
  return gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
pmap_pupil_map_dispose (GObject *object)
{
  PmapPupilMap *self = PMAP_PUPIL_MAP (object);

  g_clear_pointer (&self->leave_popover, gtk_widget_unparent);
  g_clear_object (&self->step);
  /* Rows are unselected as the table goes; there may be no form then. */
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_func (self->table, selected_cb, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMAP_TYPE_PUPIL_MAP);
  g_clear_pointer (&self->steps, g_ptr_array_unref);

  G_OBJECT_CLASS (pmap_pupil_map_parent_class)->dispose (object);
}

static void
pmap_pupil_map_class_init (PmapPupilMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_CHOOSER);
  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  g_type_ensure (PMAP_TYPE_INTERVENTION_FORM);
  g_type_ensure (PMAP_TYPE_TABLE);
  g_type_ensure (PMAP_TYPE_SPLIT);

  G_OBJECT_CLASS (klass)->dispose = pmap_pupil_map_dispose;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_pupil_map_grab_focus;
  PMAP_PAGE_CLASS (klass)->refresh = pmap_pupil_map_refresh;
  PMAP_PAGE_CLASS (klass)->get_form = pmap_pupil_map_get_form;
  PMAP_PUPIL_VIEW_CLASS (klass)->pupil_set = pmap_pupil_map_pupil_set;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-pupil-map.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, box);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, split);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, add_chooser);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, add_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, table);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, total_box);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, pupil_total_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, school_total_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, total_caption);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, panel);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, panel_title);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, form);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilMap, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, offer_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_next);
  gtk_widget_class_bind_template_callback (widget_class, close_panel);
  gtk_widget_class_bind_template_callback (widget_class, remove_selected);
  gtk_widget_class_bind_template_callback (widget_class, table_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, panel_key_cb);
}

static void
pmap_pupil_map_init (PmapPupilMap *self)
{
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_table_set_listing (self->table, &pmap_listing_map, &self->context);
  pmap_table_set_empty (self->table, _("No provision yet"),
                        _("Type a few letters above: times, staff and cost come from the menu of provision. Universal strategies are "
                          "written under Profile and needs."));
  pmap_chooser_set_eager (self->add_chooser, FALSE);
  pmap_chooser_set_func (self->add_chooser, list_offer_cb, self);
  gtk_label_set_mnemonic_widget (self->add_label, pmap_chooser_get_entry (self->add_chooser));
}

/** pmap_pupil_map_get_table: Returns: (transfer none): the table of the pupil's provision */
PmapTable *
pmap_pupil_map_get_table (PmapPupilMap *self)
{
  g_return_val_if_fail (PMAP_IS_PUPIL_MAP (self), NULL);

  return self->table;
}

/** pmap_pupil_map_begin_add: Puts the cursor where a provision is added. */
void
pmap_pupil_map_begin_add (PmapPupilMap *self)
{
  g_return_if_fail (PMAP_IS_PUPIL_MAP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->add_chooser));
}

/**
 * pmap_pupil_map_select:
 * @self: a pupil's map
 * @member: a membership of the pupil
 *
 * Selects the line of @member, with the steps that it is among, and opens its form.
 */
void
pmap_pupil_map_select (PmapPupilMap *self,
                       PmapRecord   *member)
{
  g_return_if_fail (PMAP_IS_PUPIL_MAP (self) && PMAP_IS_MEMBER (member));

  show_rows_anew (self, PMAP_MEMBER (member));
  g_set_object (&self->step, PMAP_MEMBER (member));
  show_panel (self);
}
