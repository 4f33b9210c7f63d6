/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adds a record of any noun by its own form: the same rows, checks and messages as on its page, on a draft that the map does not
 * know of (PmapDraft). A PmapDraftKind says which fields are asked for first; the rest are behind "More". */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-draft-dialog.h"

#include "ui/dialogs/pmap-alert.h"
#include "ui/pages/pmap-pupil-targets.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-form-fields.h"
#include "ui/widgets/pmap-input.h"

#include <glib/gi18n.h>

struct _PmapDraftDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;    /* of the map */
  PmapWorkspace *copy;         /* that the draft is written in */
  PmapDraft *draft;
  const PmapDraftKind *kind;
  GtkButton *create_button;
  GtkWidget *form;
  GtkBox *first_fields;
  GtkExpander *expander;
  GtkBox *more_fields;
  GtkLabel *status;
  guint may_close : 1;
};

G_DEFINE_FINAL_TYPE (PmapDraftDialog, pmap_draft_dialog, GTK_TYPE_WINDOW)

static GType
get_type (PmapDraftDialog *self)
{
  return pmap_record_list_get_record_type (pmap_draft_get_list (self->draft));
}

/* --- what is still needed --- */

static void
say (PmapDraftDialog *self,
     const char      *message,
     const char      *css_class)
{
  const char *classes[] = { css_class, NULL };

  gtk_label_set_label (self->status, message != NULL ? message : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self->status), classes);
}

/* The button says why it cannot be pressed, and so does a line below the fields. */
static void
update (PmapDraftDialog *self)
{
  g_autoptr (GPtrArray) missing = pmap_form_fields_list_missing (self->form, self->kind->needed);
  g_autofree char *message = NULL;

  if (missing->len > 0)
    /* translators: %s is a field's label. */
    message = g_strdup_printf (_("Still needed: “%s”"), pmap_field_get_label (missing->pdata[0]));
  gtk_widget_set_sensitive (GTK_WIDGET (self->create_button), missing->len == 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->create_button), message);
  say (self, message, "form-hint");
}

static void
follow_inputs (PmapDraftDialog *self,
               GtkWidget       *inside)
{
  if (PMAP_IS_INPUT (inside))
    {
      g_signal_connect_object (inside, "typed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (inside, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    follow_inputs (self, child);
}

/* --- adding --- */

static char *
make_step (PmapDraftDialog *self)
{
  PmapRecord *record = pmap_draft_get_record (self->draft);
  const PmapField *given_name = pmap_record_find_field (record, "given-name");
  g_autofree char *described = pmap_record_describe (record);
  const char *name = given_name != NULL ? pmap_record_get_text (record, given_name) : described;
  /* translators: the name of a step that can be undone; %s is what the new record is called: "Add Amira". */
  GString *step = g_string_new (self->kind->step != NULL ? _(self->kind->step) : _("Add %s"));

  g_string_replace (step, "%s", name != NULL ? name : "", 1);
  return g_string_free (step, FALSE);
}

static GtkWidget *
find_refused (GtkWidget *inside)
{
  GtkWidget *found = NULL;

  if (PMAP_IS_INPUT (inside))
    return pmap_input_get_error (PMAP_INPUT (inside)) != NULL ? inside : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_refused (child);
  return found;
}

/* It may have been folded away meanwhile. */
static void
show_refused (PmapDraftDialog *self,
              GtkWidget       *refused)
{
  if (gtk_widget_is_ancestor (refused, GTK_WIDGET (self->more_fields)))
    gtk_expander_set_expanded (self->expander, TRUE);
  gtk_widget_grab_focus (refused);
  say (self, pmap_input_get_error (PMAP_INPUT (refused)), "form-error");
}

static void
create (PmapDraftDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *step = NULL;
  PmapRecord *record;
  GtkWidget *refused;

  pmap_form_flush (PMAP_FORM (self->form));
  refused = find_refused (self->form);
  if (refused != NULL)
    {
      show_refused (self, refused);
      return;
    }
  step = make_step (self);
  record = pmap_draft_take (self->draft, pmap_workspace_get_editor (self->workspace), step, &error);
  if (record == NULL)
    {
      say (self, error->message, "form-error");
      return;
    }
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  if (self->kind->then != NULL)
    pmap_workspace_show_field (self->workspace, record, self->kind->then);
  else
    pmap_workspace_show (self->workspace, record);
}

/* --- leaving it --- */

static void
discard_cb (PmapDraftDialog *self,
            const char      *response)
{
  if (!g_str_equal (response, "discard"))
    return;
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
pmap_draft_dialog_close_request (GtkWindow *window)
{
  PmapDraftDialog *self = PMAP_DRAFT_DIALOG (window);
  PmapAlert *alert;

  if (!self->may_close)
    pmap_form_flush (PMAP_FORM (self->form));
  if (self->may_close || (!pmap_draft_is_touched (self->draft) && find_refused (self->form) == NULL))
    return GTK_WINDOW_CLASS (pmap_draft_dialog_parent_class)->close_request (window);
  alert = pmap_alert_new (window, _("Throw away what you typed?"), _("It has not been added to the map."));
  pmap_alert_add_button (alert, "cancel", _("_Go on typing"), "suggested-action");
  pmap_alert_add_button (alert, "discard", _("_Throw away"), "destructive-action");
  g_signal_connect_object (alert, "response", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (alert));
  return GDK_EVENT_STOP;
}

/* --- the window --- */

/* The rows behind "More" are made when somebody wants them. They do not stand in the expander, which takes what is folded away out
 * of the form, with what was typed there. The window is as high as its rows, as far as the screen lets it be. */
static void
expanded_cb (PmapDraftDialog *self)
{
  gboolean is_open = gtk_expander_get_expanded (self->expander);
  int width, height;     /* GTK 4.8 writes both, wanted or not */

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->more_fields), is_open);
  if (!is_open || gtk_widget_get_first_child (GTK_WIDGET (self->more_fields)) != NULL)
    return;
  pmap_form_fields_add_rest (self->more_fields, get_type (self), self->kind->fields);
  follow_inputs (self, GTK_WIDGET (self->more_fields));
}

static void
pmap_draft_dialog_dispose (GObject *object)
{
  PmapDraftDialog *self = PMAP_DRAFT_DIALOG (object);

  if (self->form != NULL)
    pmap_form_set_workspace (PMAP_FORM (self->form), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PMAP_TYPE_DRAFT_DIALOG);
  g_clear_object (&self->copy);
  g_clear_object (&self->draft);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_draft_dialog_parent_class)->dispose (object);
}

static void
pmap_draft_dialog_class_init (PmapDraftDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_FORM);
  G_OBJECT_CLASS (klass)->dispose = pmap_draft_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pmap_draft_dialog_close_request;
  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-draft-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapDraftDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, PmapDraftDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PmapDraftDialog, first_fields);
  gtk_widget_class_bind_template_child (widget_class, PmapDraftDialog, expander);
  gtk_widget_class_bind_template_child (widget_class, PmapDraftDialog, more_fields);
  gtk_widget_class_bind_template_child (widget_class, PmapDraftDialog, status);
  gtk_widget_class_bind_template_callback (widget_class, create);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /* In a long text Enter is a new line. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "default.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "default.activate", NULL);
}

static void
pmap_draft_dialog_init (PmapDraftDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_draft_dialog_new:
 * @parent: the window
 * @workspace: the map
 * @list: the list of it that gets a record, by the noun's #PmapDraftKind
 * @of: (nullable): what adding began with: the provision that a group is of
 *
 * Returns: (transfer none): the form, not yet shown
 */
GtkWidget *
pmap_draft_dialog_new (GtkWindow      *parent,
                       PmapWorkspace  *workspace,
                       PmapRecordList *list,
                       PmapRecord     *of)
{
  PmapDraftDialog *self;
  const PmapNoun *noun;
  PmapRecord *record;
  PmapDate today;
  g_autofree char *title = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_RECORD_LIST (list), NULL);

  self = g_object_new (PMAP_TYPE_DRAFT_DIALOG, "transient-for", parent, NULL);
  self->kind = pmap_draft_kind_find (pmap_record_list_get_record_type (list));
  self->workspace = g_object_ref (workspace);
  self->draft = pmap_draft_new (list);
  today = pmap_workspace_get_today (workspace);
  record = self->kind->begin != NULL ? self->kind->begin (self->draft, of, today) : NULL;
  pmap_draft_begin (self->draft, record != NULL ? record : pmap_draft_add (self->draft, today));
  self->copy = pmap_workspace_new_for_draft (workspace, self->draft);

  noun = pmap_record_get_noun (pmap_draft_get_record (self->draft));
  /* What began with something is called after it: "Start a group of Talk Boost". */
  title = of != NULL ? make_step (self) : g_strdup (_(self->kind->title != NULL ? self->kind->title : noun->add));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (self->create_button, _(self->kind->create != NULL ? self->kind->create : noun->add));
  if (self->kind->fields[0] != NULL)
    pmap_form_fields_add (self->first_fields, get_type (self), self->kind->fields);
  else
    pmap_form_fields_add_rest (self->first_fields, get_type (self), self->kind->fields);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), self->kind->fields[0] != NULL);
  pmap_form_set_list_func (PMAP_FORM (self->form), pmap_pupil_targets_list_references, NULL);
  pmap_form_set_workspace (PMAP_FORM (self->form), self->copy);
  pmap_form_set_record (PMAP_FORM (self->form), pmap_draft_get_record (self->draft));
  follow_inputs (self, GTK_WIDGET (self->first_fields));
  g_signal_connect_object (pmap_editor_get_document (pmap_draft_get_editor (self->draft)), "field-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->first_fields), GTK_DIR_TAB_FORWARD);
  return GTK_WIDGET (self);
}
