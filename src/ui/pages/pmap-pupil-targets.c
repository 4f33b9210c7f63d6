/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil's SMART targets: a list, and the selected one as a form in the order of the five letters, with its progress
 * below. One that is not fully met is reformatted and carried on. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-targets.h"

#include "base/pmap-text.h"
#include "history/pmap-carry-on.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-progress.h"
#include "model/pmap-review.h"
#include "model/pmap-target-advice.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/widgets/pmap-column-layout.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-form.h"
#include "ui/widgets/pmap-label.h"
#include "ui/widgets/pmap-list-stop.h"
#include "ui/widgets/pmap-split.h"
#include "ui/widgets/pmap-form-rest.h"
#include "ui/widgets/pmap-subforms.h"
#include "ui/widgets/pmap-target-row.h"

#include <glib/gi18n.h>

#define SHOWN_MAXIMUM 240 /* characters of the earlier target */
#define ADVICE_MAXIMUM 3  /* one thing after the other: what is put right makes room for the next */

struct _PmapPupilTargets
{
  PmapPupilView parent_instance;

  GtkStack *stack;
  PmapSplit *split;
  GtkListBox *list;
  PmapForm *form;
  GtkWidget *form_box;
  GtkWidget *carry_on_button;
  GtkWidget *remove_button;
  GtkWidget *add_button;
  GtkWidget *first_button;
  GtkLabel *continues_label;
  GtkWidget *advice_box;
  guint advice; /* what is shown there: a bit for each */
};

G_DEFINE_FINAL_TYPE (PmapPupilTargets, pmap_pupil_targets, PMAP_TYPE_PUPIL_VIEW)

static PmapWorkspace *
get_workspace (PmapPupilTargets *self)
{
  return pmap_page_get_workspace (PMAP_PAGE (self));
}

static PmapPupil *
get_pupil (PmapPupilTargets *self)
{
  return pmap_pupil_view_get_pupil (PMAP_PUPIL_VIEW (self));
}

static PmapTarget *
get_target (PmapPupilTargets *self)
{
  PmapRecord *record = pmap_form_get_record (self->form);

  return record != NULL ? PMAP_TARGET (record) : NULL;
}

static gboolean
may_change (PmapPupilTargets *self)
{
  return get_pupil (self) != NULL && !pmap_workspace_is_read_only (get_workspace (self));
}

/* What to do, and how it could be. */
static GtkWidget *
make_advice (PmapTargetAdvice advice)
{
  const char *example = pmap_target_advice_get_example (advice);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *label;
  /* translators: an advice on a target, and an example of how it could be. */
  g_autofree char *text = example != NULL ? g_strdup_printf (_ ("%1$s For example: %2$s."), pmap_target_advice_get_words (advice), example)
                                          : g_strdup (pmap_target_advice_get_words (advice));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), icon);
  label = pmap_label_new (text, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

/* Nothing waits for it: it stands below what it is about, and goes when that is put right. */
static void
show_advice (PmapPupilTargets *self)
{
  PmapTarget *target = get_target (self);
  guint advice = target != NULL ? pmap_target_advise (target) : 0, n_shown = 0;
  GtkWidget *row;

  if (advice != self->advice)
    {
      self->advice = advice;
      while ((row = gtk_widget_get_first_child (self->advice_box)) != NULL)
        gtk_box_remove (GTK_BOX (self->advice_box), row);
      for (guint i = 0; i < PMAP_N_TARGET_ADVICE && n_shown < ADVICE_MAXIMUM; i++)
        if (advice & 1u << i)
          {
            gtk_box_append (GTK_BOX (self->advice_box), make_advice (i));
            n_shown++;
          }
    }
  gtk_widget_set_visible (self->advice_box, advice != 0);
}

static void
show_buttons (PmapPupilTargets *self)
{
  PmapTarget *target = get_target (self);
  gboolean may = may_change (self);
  PmapRecord *before = target != NULL ? pmap_document_find (pmap_workspace_get_document (get_workspace (self)),
                                                            target->continues)
                                      : NULL;
  g_autofree char *whole = before != NULL ? pmap_record_describe (before) : NULL;
  g_autofree char *name = whole != NULL ? pmap_text_excerpt (whole, NULL, SHOWN_MAXIMUM) : NULL;
  /* translators: %s is the earlier target. */
  g_autofree char *text = name != NULL ? g_strdup_printf (_ ("Carries on from: %s"), name) : NULL;

  gtk_widget_set_visible (self->add_button, may);
  gtk_widget_set_visible (self->first_button, may);
  gtk_widget_set_visible (self->remove_button, may);
  gtk_widget_set_visible (self->carry_on_button,
                          may && target != NULL && target->status != PMAP_TARGET_MET
                            && target->status != PMAP_TARGET_CARRIED_ON);
  gtk_widget_set_visible (self->form_box, target != NULL);
  gtk_label_set_label (self->continues_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->continues_label), text != NULL);
  show_advice (self);
}

static GtkListBoxRow *
find_row (PmapPupilTargets *self,
          PmapRecord *target)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (PMAP_IS_TARGET_ROW (row) && pmap_target_row_get_target (PMAP_TARGET_ROW (row)) == (gpointer) target)
      return GTK_LIST_BOX_ROW (row);
  return NULL;
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  return pmap_target_row_new (item);
}

static void
row_selected_cb (PmapPupilTargets *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    pmap_form_set_record (self->form, PMAP_RECORD (pmap_target_row_get_target (PMAP_TARGET_ROW (row))));
  show_buttons (self);
}

static void
row_activated_cb (PmapPupilTargets *self)
{
  pmap_split_show_form (self->split);
}

static void
pmap_pupil_targets_pupil_set (PmapPupilView *view)
{
  PmapPupilTargets *self = PMAP_PUPIL_TARGETS (view);
  PmapPupil *pupil = get_pupil (self);

  pmap_form_set_record (self->form, NULL);
  pmap_form_set_workspace (self->form, get_workspace (self));
  gtk_list_box_bind_model (self->list, pupil != NULL ? G_LIST_MODEL (pupil->targets) : NULL, create_row_cb, self, NULL);
}

/* The first target that is still worked on, else the first. */
static GtkListBoxRow *
find_first_row (PmapPupilTargets *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (pmap_target_row_get_target (PMAP_TARGET_ROW (row))->status == PMAP_TARGET_OPEN)
      return row;
  return gtk_list_box_get_row_at_index (self->list, 0);
}

static void
pmap_pupil_targets_refresh (PmapPage *page)
{
  PmapPupilTargets *self = PMAP_PUPIL_TARGETS (page);
  PmapPupil *pupil = get_pupil (self);
  gboolean empty = pupil == NULL || pmap_record_list_get_length (pupil->targets) == 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (PMAP_IS_TARGET_ROW (row))
      pmap_target_row_refresh (PMAP_TARGET_ROW (row), pmap_workspace_get_today (get_workspace (self)));
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "targets");
  if (!empty && get_target (self) == NULL)
    gtk_list_box_select_row (self->list, find_first_row (self));
  else if (!empty && gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, find_row (self, pmap_form_get_record (self->form)));
  show_buttons (self);
}

static void
say_error (PmapPupilTargets *self,
           const GError *error)
{
  pmap_workspace_refuse (get_workspace (self), error->message);
}

static void
add_target (PmapPupilTargets *self)
{
  if (!may_change (self))
    return;
  gtk_window_present (GTK_WINDOW (pmap_draft_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                         get_workspace (self), get_pupil (self)->targets, NULL)));
}

static void
remove_target (PmapPupilTargets *self)
{
  g_autoptr (GError) error = NULL;

  if (get_target (self) == NULL || !may_change (self))
    return;
  pmap_split_show_list (self->split);
  gtk_widget_grab_focus (self->add_button);
  if (!pmap_editor_remove (pmap_workspace_get_editor (get_workspace (self)), PMAP_RECORD (get_target (self)), &error))
    say_error (self, error);
  else
    pmap_workspace_notice_undo (get_workspace (self), _ ("The target was removed."));
}

static void
carry_on (PmapPupilTargets *self)
{
  g_autoptr (GError) error = NULL;
  PmapDate today;
  PmapTarget *next;

  if (get_target (self) == NULL || !may_change (self))
    return;
  pmap_form_flush (self->form);
  today = pmap_workspace_get_today (get_workspace (self));
  next = pmap_carry_on_target (pmap_workspace_get_editor (get_workspace (self)), get_target (self), today,
                               pmap_review_find_after (get_pupil (self), today), &error);
  if (next == NULL)
    {
      say_error (self, error);
      return;
    }
  pmap_pupil_targets_select (self, PMAP_RECORD (next));
  pmap_form_focus_field (self->form, "specific");
}

/* An entry of progress is of today, until somebody says otherwise. */
static void
progress_added_cb (PmapPupilTargets *self,
                   PmapRecord *entry)
{
  pmap_editor_set_date (pmap_workspace_get_editor (get_workspace (self)), entry, "date",
                        pmap_workspace_get_today (get_workspace (self)), NULL);
}

static GtkWidget *
pmap_pupil_targets_get_form (PmapPage *page)
{
  return PMAP_PUPIL_TARGETS (page)->form_box;
}

static gboolean
pmap_pupil_targets_grab_focus (GtkWidget *widget)
{
  PmapPupilTargets *self = PMAP_PUPIL_TARGETS (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->first_button);
}

static void
pmap_pupil_targets_dispose (GObject *object)
{
  PmapPupilTargets *self = PMAP_PUPIL_TARGETS (object);

  /* Rows are unselected as the list goes; there may be no form then. */
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, row_selected_cb, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), PMAP_TYPE_PUPIL_TARGETS);

  G_OBJECT_CLASS (pmap_pupil_targets_parent_class)->dispose (object);
}

static void
pmap_pupil_targets_class_init (PmapPupilTargetsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_FIELD_ROW);
  g_type_ensure (PMAP_TYPE_FORM);
  g_type_ensure (PMAP_TYPE_LIST_STOP);
  g_type_ensure (PMAP_TYPE_SPLIT);
  g_type_ensure (PMAP_TYPE_FORM_REST);
  g_type_ensure (PMAP_TYPE_SUBFORMS);

  G_OBJECT_CLASS (klass)->dispose = pmap_pupil_targets_dispose;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_pupil_targets_grab_focus;
  PMAP_PAGE_CLASS (klass)->refresh = pmap_pupil_targets_refresh;
  PMAP_PAGE_CLASS (klass)->get_form = pmap_pupil_targets_get_form;
  PMAP_PUPIL_VIEW_CLASS (klass)->pupil_set = pmap_pupil_targets_pupil_set;
  g_type_ensure (PMAP_TYPE_COLUMN_LAYOUT);
  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-pupil-targets.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, stack);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, split);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, list);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, form);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, form_box);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, carry_on_button);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, add_button);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, first_button);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, continues_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilTargets, advice_box);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_target);
  gtk_widget_class_bind_template_callback (widget_class, remove_target);
  gtk_widget_class_bind_template_callback (widget_class, carry_on);
  gtk_widget_class_bind_template_callback (widget_class, progress_added_cb);
}

static void
pmap_pupil_targets_init (PmapPupilTargets *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_form_set_list_func (self->form, pmap_pupil_targets_list_references, NULL);
}

/**
 * pmap_pupil_targets_select:
 * @self: a pupil's targets
 * @target: one of them
 */
void
pmap_pupil_targets_select (PmapPupilTargets *self,
                           PmapRecord *target)
{
  g_return_if_fail (PMAP_IS_PUPIL_TARGETS (self) && PMAP_IS_TARGET (target));

  pmap_form_set_record (self->form, target);
  gtk_stack_set_visible_child_name (self->stack, "targets");
  gtk_list_box_select_row (self->list, find_row (self, target));
  pmap_split_show_form (self->split);
  pmap_page_queue_refresh (PMAP_PAGE (self));
}

/**
 * pmap_pupil_targets_list_references:
 * @form: a form of a target
 * @field: one of its fields that holds a reference
 * @user_data: unused
 *
 * The support that serves a target is the pupil's own provision.
 *
 * Returns: (transfer container) (nullable) (element-type PmapRecord): what @field may name; %NULL for all of the map
 */
GPtrArray *
pmap_pupil_targets_list_references (PmapForm *form,
                                    const PmapField *field,
                                    gpointer user_data)
{
  PmapRecord *record = pmap_form_get_record (form);
  PmapRecord *pupil = PMAP_IS_TARGET (record) ? pmap_record_get_owner (record) : NULL;
  g_autoptr (GPtrArray) members = NULL;
  GPtrArray *records;

  if (pupil == NULL || field->get_item_type () != PMAP_TYPE_INTERVENTION)
    return NULL;
  records = g_ptr_array_new ();
  members = pmap_ledger_get_pupil_members (pmap_workspace_get_ledger (pmap_form_get_workspace (form)),
                                           pmap_record_get_id (pupil));
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (records, pmap_record_get_owner (members->pdata[i]));
  return records;
}
