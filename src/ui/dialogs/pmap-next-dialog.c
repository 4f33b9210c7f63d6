/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What could come next for a pupil: the entries of the menu of provision in an order that is explained, each with why, why not, who
 * it is for, and a button that adds it as the field above the map does. Nothing is decided here: a person reads and chooses. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-next-dialog.h"

#include "base/pmap-money.h"
#include "history/pmap-assign.h"
#include "model/pmap-next-step.h"
#include "model/pmap-tier.h"
#include "report/pmap-menu-words.h"
#include "report/pmap-next-words.h"
#include "ui/pmap-would-cost.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

#define N_TIER_COLOURS 6
#define STEP_KEY "pmap-next-step"

struct _PmapNextDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  PmapPupil *pupil;
  GPtrArray *steps;            /* of PmapNextStep: good until the map changes, which the dialog, being modal, does itself */
  GArray *costs;               /* what each of them would cost, in pence */
  GtkLabel *note;
  GtkLabel *refusal;
  GtkWidget *entries_scroll;
  GtkBox *entries;
  GtkWidget *needs_button;
};

enum
{
  ADDED,
  SHOW_NEEDS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapNextDialog, pmap_next_dialog, GTK_TYPE_WINDOW)

static void
add_clicked_cb (GtkButton      *button,
                PmapNextDialog *self)
{
  PmapNextStep *step = g_object_get_data (G_OBJECT (button), STEP_KEY);
  PmapEditor *editor = pmap_workspace_get_editor (self->workspace);
  PmapDate today = pmap_workspace_get_today (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (step->provision)), *message = NULL;
  PmapMember *member;

  if (pmap_next_step_has_reason (step, PMAP_NEXT_FREE_PLACE))
    member = pmap_assign_to_group (editor, step->group, self->pupil, today, &error);
  else
    member = pmap_assign_provision (editor, step->provision, self->pupil, today, &error);
  if (member == NULL)
    {
      gtk_label_set_label (self->refusal, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
      return;
    }
  /* translators: %s is a provision that was added to a pupil's map. */
  message = g_strdup_printf (_("“%s” is on the map."), name);
  pmap_workspace_notice_undo (self->workspace, message);
  g_signal_emit (self, signals[ADDED], 0, member);
  gtk_window_close (GTK_WINDOW (self));
}

static void
needs_clicked_cb (PmapNextDialog *self)
{
  g_signal_emit (self, signals[SHOW_NEEDS], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* A sign before the words: which way a reason speaks is seen without a colour, and heard. */
static void
add_reason (PmapNextDialog     *self,
            GtkBox             *words,
            const PmapNextStep *step,
            PmapNextReason      reason)
{
  gboolean is_against = pmap_next_reason_is_against (reason);
  g_autofree char *text = pmap_words_get_next_reason (step, reason, pmap_workspace_get_today (self->workspace));
  /* translators: %s is a reason for a provision, or one against it. */
  g_autofree char *line = g_strdup_printf (is_against ? _("✗ %s") : _("✓ %s"), text);
  /* translators: %s is a reason; read by screen readers. */
  g_autofree char *heard = g_strdup_printf (is_against ? _("Against it: %s") : _("For it: %s"), text);
  GtkWidget *label = pmap_label_new (line, is_against ? "form-warning" : NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  gtk_box_append (words, label);
}

static void
add_button (PmapNextDialog *self,
            GtkBox         *row,
            PmapNextStep   *step,
            const char     *name)
{
  gboolean joins = pmap_next_step_has_reason (step, PMAP_NEXT_FREE_PLACE);
  GtkWidget *button = gtk_button_new_with_label (joins ? _("Join") : _("Add"));
  g_autofree char *label = joins ? g_strdup_printf (_("Join a group of %s"), name) : g_strdup_printf (_("Add %s"), name);

  gtk_widget_set_tooltip_text (button, joins ? _("Join the group that has a free place, from the next school day")
                                             : _("Add it to the map, with times and staff as the menu says"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), STEP_KEY, step);
  g_signal_connect (button, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_box_append (row, button);
}

/* As the menu says it is given; joining a group, its share from the next school day. */
static void
add_cost (PmapNextDialog *self,
          GtkBox         *words,
          gint64          pence)
{
  g_autofree char *amount = NULL, *text = NULL;

  if (pence == PMAP_UNSET || pmap_workspace_is_disguised (self->workspace))
    return;
  amount = pmap_money_format (pence);
  if (pence > 0)
    /* translators: %s is an amount, of a pupil's share in the school year. */
    text = g_strdup_printf (_("Would cost %s this year"), amount);
  else
    text = g_strdup (_("What it would cost is not known: its staff, minutes or weeks are not on the menu, or there is no rate"));
  gtk_box_append (words, pmap_label_new (text, pence > 0 ? NULL : "dim-label"));
}

static void
add_step (PmapNextDialog *self,
          PmapNextStep   *step,
          gint64          pence)
{
  PmapProvision *provision = step->provision;
  gint64 tier = pmap_tier_get_number (pmap_provision_get_tier (provision));
  GtkBox *row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  GtkBox *words = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (provision)), *details = pmap_menu_words_describe (provision);
  g_autofree char *colour = g_strdup_printf ("tier-bar-%d", (int) (CLAMP (tier, 0, N_TIER_COLOURS - 1)));

  if (tier >= 0)
    gtk_widget_add_css_class (bar, colour);
  gtk_box_append (row, bar);
  gtk_box_append (words, pmap_label_new (name, "heading"));
  if (*details != '\0')
    gtk_box_append (words, pmap_label_new (details, "dim-label"));
  add_cost (self, words, pence);
  for (guint i = 0; i < PMAP_N_NEXT_REASONS; i++)
    if (pmap_next_step_has_reason (step, i))
      add_reason (self, words, step, i);
  if (provision->entry_criteria != NULL)
    {
      /* translators: %s is which pupils a provision is for, as the school wrote it. */
      g_autofree char *criteria = g_strdup_printf (_("Who it is for: %s"), provision->entry_criteria);

      gtk_box_append (words, pmap_label_new (criteria, NULL));
    }
  gtk_widget_set_hexpand (GTK_WIDGET (words), TRUE);
  gtk_box_append (row, GTK_WIDGET (words));
  if (!pmap_next_step_has_reason (step, PMAP_NEXT_HAS_IT))
    add_button (self, row, step, name);
  gtk_widget_add_css_class (GTK_WIDGET (row), "form-row");
  gtk_box_append (self->entries, GTK_WIDGET (row));
}

/* What the pupil gets already, or has no need of, stands under a head of its own. */
static gboolean
is_apart (const PmapNextStep *step)
{
  return pmap_next_step_has_reason (step, PMAP_NEXT_HAS_IT) || pmap_next_step_has_reason (step, PMAP_NEXT_NO_NEED);
}

static void
add_steps (PmapNextDialog *self,
           gboolean        apart,
           const char     *title)
{
  gboolean has_title = FALSE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      if (is_apart (self->steps->pdata[i]) != apart)
        continue;
      if (!has_title)
        gtk_box_append (self->entries, pmap_label_new (title, "title-4"));
      has_title = TRUE;
      add_step (self, self->steps->pdata[i], g_array_index (self->costs, gint64, i));
    }
}

static void
say_what_lacks (PmapNextDialog *self)
{
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (self->pupil)), *note = NULL;
  gboolean has_need = pmap_pupil_get_main_need (self->pupil) != NULL;

  if (has_need)
    note = g_strdup (_("The menu of provision is empty. Fill it on the page “Provision menu”."));
  else
    /* translators: %s is a pupil's name. */
    note = g_strdup_printf (_("No need is recorded for %s yet. What could come next is found by the needs, the tier, and what was tried "
                              "before."), name);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (self->entries_scroll, FALSE);
  gtk_widget_set_visible (self->needs_button, !has_need);
}

static void
fill (PmapNextDialog *self)
{
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (self->pupil)), *note = NULL;

  self->steps = pmap_next_steps_list (self->pupil, pmap_workspace_get_today (self->workspace));
  if (self->steps->len == 0)
    {
      say_what_lacks (self);
      return;
    }
  self->costs = pmap_would_cost_list (pmap_ledger_get_of_year (pmap_workspace_get_ledger (self->workspace)), self->pupil, self->steps,
                                      pmap_workspace_get_today (self->workspace));
  /* translators: %s is a pupil's name. */
  note = g_strdup_printf (_("For %s, from the menu of provision, in this order: the primary need first, then the tier that comes next "
                            "after what was tried, then groups with a free place. Read who it is for, and decide yourself."), name);
  gtk_label_set_label (self->note, note);
  add_steps (self, FALSE, _("Could come next"));
  add_steps (self, TRUE, _("Rather not now"));
}

static void
pmap_next_dialog_finalize (GObject *object)
{
  PmapNextDialog *self = PMAP_NEXT_DIALOG (object);

  g_clear_pointer (&self->costs, g_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  g_clear_object (&self->pupil);

  G_OBJECT_CLASS (pmap_next_dialog_parent_class)->finalize (object);
}

static void
pmap_next_dialog_class_init (PmapNextDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_next_dialog_finalize;

  /**
   * PmapNextDialog::added:
   * @self: the dialog
   * @member: the membership by which the pupil has what was chosen
   */
  signals[ADDED] = g_signal_new ("added", PMAP_TYPE_NEXT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 PMAP_TYPE_MEMBER);
  /**
   * PmapNextDialog::show-needs:
   * @self: the dialog
   *
   * The pupil's needs are to be recorded first.
   */
  signals[SHOW_NEEDS] = g_signal_new ("show-needs", PMAP_TYPE_NEXT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-next-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapNextDialog, note);
  gtk_widget_class_bind_template_child (widget_class, PmapNextDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, PmapNextDialog, entries_scroll);
  gtk_widget_class_bind_template_child (widget_class, PmapNextDialog, entries);
  gtk_widget_class_bind_template_child (widget_class, PmapNextDialog, needs_button);
  gtk_widget_class_bind_template_callback (widget_class, needs_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_next_dialog_init (PmapNextDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_next_dialog_new:
 * @parent: (nullable): the window
 * @workspace: a map that may be changed
 * @pupil: one of its pupils
 *
 * Returns: (transfer none): what could come next for @pupil, not yet shown
 */
GtkWidget *
pmap_next_dialog_new (GtkWindow     *parent,
                      PmapWorkspace *workspace,
                      PmapPupil     *pupil)
{
  PmapNextDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_PUPIL (pupil), NULL);

  self = g_object_new (PMAP_TYPE_NEXT_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->pupil = g_object_ref (pupil);
  fill (self);
  return GTK_WIDGET (self);
}
