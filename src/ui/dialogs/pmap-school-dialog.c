/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of the school itself: its name and numbers, who leads it, how its pupils are called; its year with terms and
 * closures; its funding. Forms of cards; what is typed is in the map at once, as on a page. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-school-dialog.h"

#include "model/pmap-payer.h"
#include "model/pmap-record-list.h"
#include "model/pmap-school-days.h"
#include "ui/dialogs/pmap-term-dialog.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-form.h"
#include "ui/widgets/pmap-form-rest.h"
#include "ui/widgets/pmap-subforms.h"

#include <glib/gi18n.h>

struct _PmapSchoolDialog
{
  GtkWindow parent_instance;

  PmapForm *form;
  PmapForm *year_form;
  PmapForm *funding_form;
  PmapForm *payers_form;
  GtkLabel *days;
  GtkLabel *weekdays;
  GtkWidget *term_dates;
  GSignalGroup *document_signals;
};

G_DEFINE_FINAL_TYPE (PmapSchoolDialog, pmap_school_dialog, GTK_TYPE_WINDOW)

/* How many days of school the terms make, which people know of their school. */
static void
show_days (PmapSchoolDialog *self,
           PmapYear         *year)
{
  PmapSchoolDays days = pmap_school_days_count (year);
  g_autofree char *said = pmap_school_days_describe (&days);
  g_autofree char *weekdays = pmap_school_days_describe_weekdays (&days);
  g_autofree char *text = NULL;

  /* translators: how often each weekday is a school day: "Monday 37, Tuesday 39 … So often a session of that day takes place." */
  text = g_strdup_printf (_("%s: so often a session of that weekday takes place."), weekdays);
  gtk_label_set_label (self->days, said);
  gtk_label_set_label (self->weekdays, text);
  gtk_widget_set_visible (GTK_WIDGET (self->days), days.pupils > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->weekdays), days.pupils > 0);
}

static void
look_at_days (PmapSchoolDialog *self,
              PmapRecord       *touched)
{
  PmapRecord *year = pmap_form_get_record (self->year_form);

  if (year != NULL && pmap_record_is_inside (touched, year))
    show_days (self, PMAP_YEAR (year));
}

static void
field_changed_cb (PmapSchoolDialog *self,
                  PmapRecord       *record,
                  const PmapField  *field)
{
  look_at_days (self, record);
}

static void
record_added_cb (PmapSchoolDialog *self,
                 PmapRecord       *record)
{
  look_at_days (self, record);
}

static void
record_removed_cb (PmapSchoolDialog *self,
                   PmapRecord       *record,
                   PmapRecord       *owner)
{
  if (owner != NULL)
    look_at_days (self, owner);
}

/* What is typed here is in the map before another window reads it. */
static void
term_dates_cb (PmapSchoolDialog *self)
{
  pmap_form_flush (self->year_form);
  gtk_window_present (GTK_WINDOW (pmap_term_dialog_new (GTK_WINDOW (self), pmap_form_get_workspace (self->year_form))));
}

static void
pmap_school_dialog_dispose (GObject *object)
{
  g_clear_object (&PMAP_SCHOOL_DIALOG (object)->document_signals);

  G_OBJECT_CLASS (pmap_school_dialog_parent_class)->dispose (object);
}

static gboolean
pmap_school_dialog_close_request (GtkWindow *window)
{
  PmapSchoolDialog *self = PMAP_SCHOOL_DIALOG (window);

  pmap_form_flush (self->form);
  pmap_form_flush (self->year_form);
  pmap_form_flush (self->funding_form);
  pmap_form_flush (self->payers_form);
  return GTK_WINDOW_CLASS (pmap_school_dialog_parent_class)->close_request (window);
}

static void
pmap_school_dialog_class_init (PmapSchoolDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_FIELD_ROW);
  g_type_ensure (PMAP_TYPE_FORM);
  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  g_type_ensure (PMAP_TYPE_FORM_REST);
  g_type_ensure (PMAP_TYPE_SUBFORMS);

  G_OBJECT_CLASS (klass)->dispose = pmap_school_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pmap_school_dialog_close_request;
  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-school-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapSchoolDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PmapSchoolDialog, year_form);
  gtk_widget_class_bind_template_child (widget_class, PmapSchoolDialog, funding_form);
  gtk_widget_class_bind_template_child (widget_class, PmapSchoolDialog, payers_form);
  gtk_widget_class_bind_template_child (widget_class, PmapSchoolDialog, days);
  gtk_widget_class_bind_template_child (widget_class, PmapSchoolDialog, weekdays);
  gtk_widget_class_bind_template_child (widget_class, PmapSchoolDialog, term_dates);
  gtk_widget_class_bind_template_callback (widget_class, term_dates_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_school_dialog_init (PmapSchoolDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->document_signals = g_signal_group_new (PMAP_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "field-changed", G_CALLBACK (field_changed_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "record-added", G_CALLBACK (record_added_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "record-removed", G_CALLBACK (record_removed_cb), self);
}

static void
show (PmapForm      *form,
      PmapWorkspace *workspace,
      PmapRecord    *record)
{
  pmap_form_set_workspace (form, workspace);
  pmap_form_set_record (form, record);
}

/* The form that a record is in. */
static PmapForm *
find_form (PmapSchoolDialog *self,
           PmapRecord       *record)
{
  PmapForm *const forms[] = { self->year_form, self->funding_form };

  if (PMAP_IS_PAYER (record))
    return self->payers_form;
  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (forms); i++)
    if (pmap_record_is_inside (record, pmap_form_get_record (forms[i])))
      return forms[i];
  return self->form;
}

/**
 * pmap_school_dialog_shows:
 * @record: a record of a map
 *
 * Returns: whether the form has @record: the school, its year, its funding, a record inside one of these, or a funding stream
 */
gboolean
pmap_school_dialog_shows (PmapRecord *record)
{
  PmapDocument *document;

  g_return_val_if_fail (PMAP_IS_RECORD (record), FALSE);

  document = pmap_record_get_document (record);
  return document != NULL
         && (PMAP_IS_PAYER (record) || pmap_record_is_inside (record, document->school) || pmap_record_is_inside (record, document->year)
             || pmap_record_is_inside (record, document->funding));
}

/* The field that the cursor goes into: of what a list of the form has, the list. */
static const char *
find_field (PmapSchoolDialog *self,
            PmapForm         *form,
            PmapRecord       *record,
            const char       *field_name)
{
  PmapRecordList *list = record != NULL ? pmap_record_get_list (record) : NULL;

  if (list != NULL && pmap_record_list_find_field (list) != NULL)
    return pmap_record_list_find_field (list)->name;
  return field_name != NULL ? field_name : form == self->form ? "name" : form == self->year_form ? "start" : NULL;
}

/**
 * pmap_school_dialog_new:
 * @parent: (nullable): the window
 * @workspace: the map
 * @record: (nullable): what is to be seen: see pmap_school_dialog_shows(); %NULL for the school
 * @field_name: (nullable): the field of @record that the cursor goes into; %NULL for the first
 *
 * Returns: (transfer none): the form, not yet shown
 */
GtkWidget *
pmap_school_dialog_new (GtkWindow     *parent,
                        PmapWorkspace *workspace,
                        PmapRecord    *record,
                        const char    *field_name)
{
  PmapSchoolDialog *self;
  PmapDocument *document;
  PmapForm *form;
  const char *field;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PMAP_TYPE_SCHOOL_DIALOG, "transient-for", parent, NULL);
  document = pmap_workspace_get_document (workspace);
  show (self->form, workspace, document->school);
  show (self->year_form, workspace, document->year);
  show (self->funding_form, workspace, document->funding);
  show (self->payers_form, workspace, PMAP_RECORD (document));
  g_signal_group_set_target (self->document_signals, document);
  show_days (self, PMAP_YEAR (document->year));
  gtk_widget_set_sensitive (self->term_dates, !pmap_workspace_is_read_only (workspace));
  form = find_form (self, record);
  field = find_field (self, form, record, field_name);
  if (field != NULL)
    pmap_form_focus_field (form, field);
  return GTK_WIDGET (self);
}
