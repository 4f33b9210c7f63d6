/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All of one intervention as a form: how long and how often, when, by whom, for whom, what for, what it costs. Opened from
 * a pupil's map it has two cards: first what is that pupil's alone, then what changes for the whole group; the head of each
 * says so. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-intervention-form.h"

#include "base/pmap-money.h"
#include "model/pmap-run.h"
#include "history/pmap-assign.h"
#include "model/pmap-places.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-slot.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staffing.h"
#include "report/pmap-group-words.h"
#include "report/pmap-provision-words.h"
#include "ui/widgets/pmap-change-verbs.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-member-line.h"
#include "ui/widgets/pmap-form-rest.h"
#include "ui/widgets/pmap-subforms.h"
#include "ui/widgets/pmap-trail-button.h"
#include "ui/widgets/pmap-working-button.h"

#include <glib/gi18n.h>

struct _PmapInterventionForm
{
  GtkWidget parent_instance;

  PmapWorkspace *workspace;
  PmapIntervention *intervention;
  PmapMember *member;
  GtkWidget *box;
  PmapForm *form;
  PmapForm *member_form;
  GtkWidget *member_card;
  GtkLabel *member_heading;
  GtkLabel *member_hint;
  GtkWidget *pupil_cost_line;
  PmapWorkingButton *pupil_cost;
  GtkWidget *from_row;
  GtkWidget *to_row;
  GtkWidget *stay_row;
  GtkWidget *weight_row;
  GtkLabel *held_caption;
  GtkLabel *held_cost;
  GtkWidget *group_card;
  GtkLabel *group_heading;
  GtkWidget *group_hint;
  PmapChangeVerbs *verbs;
  GtkWidget *cost_grid;
  GtkLabel *share_caption;
  GtkLabel *whole_caption;
  PmapWorkingButton *group_cost;
  GtkWidget *each_caption;
  GtkLabel *each_cost;
  GtkLabel *empty_caption;
  GtkLabel *empty_cost;
  GtkWidget *nobodys_caption;
  GtkLabel *nobodys_cost;
  GtkWidget *nobody_label;
  guint is_new_group : 1;     /* nobody was in it when it was opened: who is added now was in it from the start */
};

enum
{
  STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapInterventionForm, pmap_intervention_form, GTK_TYPE_WIDGET)

/* The line that the menu made for somebody of a role, and that nobody is named in yet. */
static PmapRecord *
find_nameless (PmapRecordList *lines,
               const char     *role)
{
  for (guint i = 0; i < pmap_record_list_get_length (lines); i++)
    {
      PmapStaffing *line = pmap_record_list_get (lines, i);

      if (line->member == NULL && line->role == role && role != NULL)      /* ids are interned */
        return PMAP_RECORD (line);
    }
  return NULL;
}

/* Who is chosen by name has a role already, and is who the menu's nameless line of that role stands for: one adult is not costed
 * twice. */
static void
staffing_added_cb (PmapInterventionForm *self,
                   PmapRecord           *line)
{
  PmapEditor *editor = pmap_workspace_get_editor (self->workspace);
  PmapRecord *who = pmap_document_find (pmap_workspace_get_document (self->workspace), PMAP_STAFFING (line)->member);
  PmapRecord *nameless;

  if (!PMAP_IS_STAFF_MEMBER (who) || PMAP_STAFFING (line)->role != NULL)
    return;
  nameless = find_nameless (self->intervention->staffing, PMAP_STAFF_MEMBER (who)->role);
  if (nameless == NULL)
    {
      pmap_editor_set_typed (editor, line, "role", PMAP_STAFF_MEMBER (who)->role, NULL);
      return;
    }
  pmap_editor_set_typed (editor, nameless, "member", pmap_record_get_id (who), NULL);
  pmap_editor_remove (editor, line, NULL);
}

/* Its days may have been named before it got slots: then the first slot is on them. */
static void
slot_added_cb (PmapInterventionForm *self,
               PmapRecord           *slot)
{
  if (pmap_record_list_get_length (self->intervention->slots) == 1 && PMAP_SLOT (slot)->weekdays == 0)
    pmap_editor_set_weekdays (pmap_workspace_get_editor (self->workspace), slot, "weekdays", self->intervention->weekdays, NULL);
}

/* Who joins a group that has been running for a while joins late; a group that is put together now is not late. */
static void
member_added_cb (PmapInterventionForm *self,
                 PmapRecord           *member)
{
  if (!self->is_new_group)
    pmap_assign_date_joiner (pmap_workspace_get_editor (self->workspace), PMAP_MEMBER (member),
                             pmap_workspace_get_today (self->workspace), NULL);
}

/* Who is in the group cannot be added to it; who has left can. */
static GPtrArray *
list_references_cb (PmapForm        *form,
                    const PmapField *field,
                    gpointer         user_data)
{
  PmapInterventionForm *self = user_data;
  PmapRecordList *pupils;
  GPtrArray *records;

  if (self->intervention == NULL || field->get_item_type () != PMAP_TYPE_PUPIL)
    return NULL;
  records = g_ptr_array_new ();
  pupils = pmap_workspace_get_document (self->workspace)->pupils;
  for (guint i = 0; i < pmap_record_list_get_length (pupils); i++)
    {
      PmapRecord *pupil = pmap_record_list_get (pupils, i);

      if (!pmap_pupil_is_archived (PMAP_PUPIL (pupil))
          && pmap_places_find_holder (self->intervention, pmap_record_get_id (pupil),
                                      pmap_workspace_get_today (self->workspace)) == NULL)
        g_ptr_array_add (records, pupil);
    }
  return records;
}

static void
step_cb (PmapInterventionForm *self,
         PmapIntervention     *intervention)
{
  g_signal_emit (self, signals[STEP], 0, intervention);
}

static void
pmap_intervention_form_dispose (GObject *object)
{
  PmapInterventionForm *self = PMAP_INTERVENTION_FORM (object);

  if (self->box != NULL)
    pmap_intervention_form_show (self, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PMAP_TYPE_INTERVENTION_FORM);
  self->box = NULL;

  G_OBJECT_CLASS (pmap_intervention_form_parent_class)->dispose (object);
}

static void
pmap_intervention_form_class_init (PmapInterventionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_CHANGE_VERBS);
  g_type_ensure (PMAP_TYPE_FORM);
  g_type_ensure (PMAP_TYPE_FIELD_ROW);
  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  g_type_ensure (PMAP_TYPE_MEMBER_LINE);
  g_type_ensure (PMAP_TYPE_FORM_REST);
  g_type_ensure (PMAP_TYPE_SUBFORMS);
  g_type_ensure (PMAP_TYPE_TRAIL_BUTTON);
  g_type_ensure (PMAP_TYPE_WORKING_BUTTON);

  G_OBJECT_CLASS (klass)->dispose = pmap_intervention_form_dispose;

  /**
   * PmapInterventionForm::step:
   * @self: a form
   * @intervention: another step of the run that it shows
   *
   * Another step is to be shown and edited, which is for the page to do.
   */
  signals[STEP] = g_signal_new ("step", PMAP_TYPE_INTERVENTION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                PMAP_TYPE_INTERVENTION);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/ProvisionMap/ui/pmap-intervention-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, box);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, form);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, member_form);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, member_card);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, member_heading);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, member_hint);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, pupil_cost_line);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, pupil_cost);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, from_row);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, to_row);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, stay_row);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, weight_row);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, held_caption);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, held_cost);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, group_card);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, group_heading);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, group_hint);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, verbs);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, cost_grid);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, share_caption);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, whole_caption);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, group_cost);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, each_caption);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, each_cost);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, empty_caption);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, empty_cost);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, nobodys_caption);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, nobodys_cost);
  gtk_widget_class_bind_template_child (widget_class, PmapInterventionForm, nobody_label);
  gtk_widget_class_bind_template_callback (widget_class, staffing_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, member_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, slot_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
}

static void
pmap_intervention_form_init (PmapInterventionForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_form_set_list_func (self->form, list_references_cb, self);
}

/**
 * pmap_intervention_form_show:
 * @self: a form
 * @workspace: (nullable): a map
 * @intervention: (nullable): an intervention of it
 * @member: (nullable): one of its memberships, to have that pupil's measures and share
 */
void
pmap_intervention_form_show (PmapInterventionForm *self,
                             PmapWorkspace        *workspace,
                             PmapIntervention     *intervention,
                             PmapMember           *member)
{
  g_return_if_fail (PMAP_IS_INTERVENTION_FORM (self));

  pmap_form_flush (self->form);
  pmap_form_flush (self->member_form);
  if (intervention != self->intervention)
    self->is_new_group = intervention != NULL && pmap_record_list_get_length (intervention->members) == 0;
  g_set_object (&self->workspace, workspace);
  g_set_object (&self->intervention, intervention);
  g_set_object (&self->member, member);
  pmap_form_set_workspace (self->form, workspace);
  pmap_form_set_workspace (self->member_form, workspace);
  pmap_form_set_record (self->form, PMAP_RECORD (intervention));
  pmap_form_set_record (self->member_form, PMAP_RECORD (member));
  pmap_intervention_form_refresh (self);
}

/* One to one the pupil's days are the run's, and there is nobody to share with; what was said nevertheless is shown. */
static void
show_member (PmapInterventionForm *self,
             gboolean              is_group)
{
  g_autofree char *who = NULL, *heading = NULL, *hint = NULL;

  gtk_widget_set_visible (self->member_card, self->member != NULL);
  if (self->member == NULL)
    return;
  who = pmap_words_get_given_name (pmap_workspace_get_document (self->workspace), self->member->pupil);
  /* translators: %s is a pupil's given name, over what is that pupil's own in a group. */
  heading = g_strdup_printf (_("For %s"), who);
  /* translators: %s is a pupil's given name. */
  hint = g_strdup_printf (_("Changes here are for %s alone."), who);
  gtk_label_set_label (self->member_heading, heading);
  gtk_label_set_label (self->member_hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->member_hint), is_group);
  gtk_widget_set_visible (self->from_row, is_group || self->member->from != PMAP_DATE_NONE);
  gtk_widget_set_visible (self->to_row, is_group || self->member->to != PMAP_DATE_NONE);
  gtk_widget_set_visible (self->stay_row, is_group || self->member->minutes != PMAP_UNSET);
  gtk_widget_set_visible (self->weight_row, is_group || self->member->weight != PMAP_DECIMAL_ONE);
}

/* Where nobody else is in it, one to one or just begun, how long and how often is what the form is opened for; else what is the
 * pupil's own. */
static gboolean
has_others (PmapInterventionForm *self)
{
  return self->intervention != NULL && pmap_record_list_get_length (self->intervention->members) > 1;
}

static PmapTaught
find_taught (PmapIntervention *intervention)
{
  PmapRun run;

  pmap_run_find (&run, intervention);
  return run.taught;
}

static void
show_group (PmapInterventionForm *self,
            gboolean              is_group)
{
  g_autofree char *heading = NULL;
  gint64 size;

  /* On a card of its own where another stands above it; a page's pane is a card itself. */
  if (self->member != NULL)
    gtk_widget_add_css_class (self->group_card, "card");
  else
    gtk_widget_remove_css_class (self->group_card, "card");
  gtk_widget_set_visible (self->group_hint, is_group);
  if (self->intervention == NULL)
    return;
  size = MAX (pmap_places_get_size (self->intervention), (gint64) pmap_places_count_most (self->intervention));
  if (is_group && find_taught (self->intervention) == PMAP_TAUGHT_IN_TURN)
    heading = g_strdup_printf (ngettext ("One to one, %d pupil in turn", "One to one, %d pupils in turn", (gulong) size),
                               (int) size);
  else if (is_group)
    heading = g_strdup_printf (ngettext ("The group of %d", "The group of %d", (gulong) size), (int) size);
  else
    heading = g_strdup (size == 1 ? _("One to one") : _("Nobody is in it yet"));
  gtk_label_set_label (self->group_heading, heading);
}

/* What was held until today of what was planned, and what that comes to. */
static void
show_held (PmapInterventionForm *self)
{
  PmapLedger *ledger = pmap_workspace_get_ledger (self->workspace);
  PmapDocument *document = pmap_workspace_get_document (self->workspace);
  PmapDate today = pmap_workspace_get_today (self->workspace);
  PmapPeriod to_date = pmap_period_to_date (today), delivered = pmap_period_delivered (today);
  g_autoptr (PmapCosting) planning = pmap_costing_new (document, pmap_ledger_get_rate_set (ledger), &to_date);
  g_autoptr (PmapCosting) holding = pmap_costing_new (document, pmap_ledger_get_rate_set (ledger), &delivered);
  g_autoptr (PmapCost) planned = pmap_cost_new (planning, self->intervention);
  g_autoptr (PmapCost) held = pmap_cost_new (holding, self->intervention);
  gboolean is_begun = planned->sessions > 0 && !planned->uncosted;
  g_autofree char *caption = pmap_words_get_held (planned->sessions, held->sessions);
  g_autofree char *amount = pmap_words_get_held_cost (planned->total, held->total);

  gtk_label_set_label (self->held_caption, caption);
  gtk_label_set_label (self->held_cost, amount);
  gtk_widget_set_visible (GTK_WIDGET (self->held_caption), is_begun);
  gtk_widget_set_visible (GTK_WIDGET (self->held_cost), is_begun);
}

static void
caption_costs (PmapInterventionForm *self)
{
  g_autofree char *when = pmap_workspace_say_when (self->workspace);
  /* translators: %s is when: "this year", "in the Autumn term"; the amount that a pupil's share is of a group's cost follows. */
  g_autofree char *share = g_strdup_printf (_("Share of the cost %s"), when);
  /* translators: %s is when: "this year", "in the Autumn term"; the amount that a group costs follows. */
  g_autofree char *whole = g_strdup_printf (_("All of it %s"), when);

  gtk_label_set_label (self->share_caption, share);
  gtk_label_set_label (self->whole_caption, whole);
}

static void
show_costs (PmapInterventionForm *self,
            gboolean              is_group)
{
  gboolean hidden = self->workspace == NULL || pmap_workspace_is_disguised (self->workspace);
  const PmapCost *cost = NULL;
  g_autofree char *each = NULL, *empty = NULL, *nobodys = NULL, *places = NULL;

  pmap_working_button_set (self->group_cost, self->workspace, PMAP_RECORD (self->intervention));
  pmap_working_button_set (self->pupil_cost, self->workspace, PMAP_RECORD (self->member));
  gtk_widget_set_visible (self->cost_grid, !hidden);
  gtk_widget_set_visible (self->pupil_cost_line, !hidden);
  if (!hidden && self->intervention != NULL)
    cost = pmap_ledger_get_cost (pmap_workspace_get_ledger (self->workspace), self->intervention);
  if (cost == NULL)
    return;
  caption_costs (self);
  show_held (self);
  each = pmap_words_get_shares (cost);
  empty = pmap_money_format (cost->places);
  nobodys = pmap_money_format (cost->outside - cost->places);
  places = pmap_words_get_empty_places (self->intervention, pmap_workspace_get_today (self->workspace));
  gtk_label_set_label (self->each_cost, each);
  gtk_label_set_label (self->empty_cost, empty);
  gtk_label_set_label (self->empty_caption, places);
  gtk_label_set_label (self->nobodys_cost, nobodys);
  gtk_widget_set_visible (self->each_caption, is_group && cost->n_shares > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->each_cost), is_group && cost->n_shares > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_caption), cost->places != 0 && cost->n_shares > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_cost), cost->places != 0 && cost->n_shares > 0);
  gtk_widget_set_visible (self->nobodys_caption, cost->outside != cost->places);
  gtk_widget_set_visible (GTK_WIDGET (self->nobodys_cost), cost->outside != cost->places);
  gtk_widget_set_visible (self->nobody_label, cost->n_shares == 0 && cost->total == 0 && !cost->uncosted);
}

/**
 * pmap_intervention_form_refresh:
 * @self: a form
 *
 * Shows the figures and names anew; the fields keep up by themselves.
 */
void
pmap_intervention_form_refresh (PmapInterventionForm *self)
{
  PmapProvision *provision;
  gboolean is_group;

  g_return_if_fail (PMAP_IS_INTERVENTION_FORM (self));

  if (self->intervention != NULL && pmap_record_get_document (PMAP_RECORD (self->intervention)) == NULL)
    g_clear_object (&self->intervention);
  if (self->member != NULL && pmap_record_get_document (PMAP_RECORD (self->member)) == NULL)
    g_clear_object (&self->member);

  provision = self->intervention != NULL ? pmap_intervention_get_provision (self->intervention) : NULL;
  pmap_form_set_fallback (self->form, PMAP_RECORD (provision), _("from the menu"));
  is_group = self->intervention != NULL && pmap_places_is_group (self->intervention);
  gtk_box_reorder_child_after (GTK_BOX (self->box), self->member_card, has_others (self) ? NULL : self->group_card);
  show_member (self, is_group);
  show_group (self, is_group);
  show_costs (self, is_group);
  pmap_change_verbs_set (self->verbs, self->workspace, self->intervention);
}

/**
 * pmap_intervention_form_focus:
 * @self: a form
 * @field_name: (nullable): a field of the intervention; %NULL for the first that opening the form is for: of the pupil, where
 *   others are in it, too, and else how long it takes
 *
 * Returns: whether the field took the focus
 */
gboolean
pmap_intervention_form_focus (PmapInterventionForm *self,
                              const char           *field_name)
{
  g_return_val_if_fail (PMAP_IS_INTERVENTION_FORM (self), FALSE);

  if (field_name == NULL && self->member != NULL && has_others (self))
    return pmap_form_focus_field (self->member_form, "from");
  return pmap_form_focus_field (self->form, field_name != NULL ? field_name : "minutes");
}
