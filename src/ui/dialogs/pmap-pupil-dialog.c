/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small form that puts a pupil on the map: what a teacher knows by heart. The rest is on the pupil's page, which opens. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-pupil-dialog.h"

#include "model/pmap-pupil.h"
#include "ui/widgets/pmap-choice-entry.h"
#include "ui/widgets/pmap-focus.h"

#include <glib/gi18n.h>

struct _PmapPupilDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  GtkEditable *given_name;
  GtkEditable *family_name;
  PmapChoiceEntry *year_group;
  GtkEditable *class_name;
  PmapChoiceEntry *sen;
  GtkLabel *error;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (PmapPupilDialog, pmap_pupil_dialog, GTK_TYPE_WINDOW)

static gboolean
set_typed (PmapPupilDialog  *self,
           PmapRecord       *pupil,
           const char       *field_name,
           GtkEditable      *entry,
           GError          **error)
{
  if (pmap_editor_set_typed (pmap_workspace_get_editor (self->workspace), pupil, field_name,
                             gtk_editable_get_text (entry), error))
    return TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return FALSE;
}

static gboolean
set_choice (PmapPupilDialog  *self,
            PmapRecord       *pupil,
            const char       *field_name,
            PmapChoiceEntry  *choice,
            GError          **error)
{
  int value;

  return pmap_choice_entry_take (choice, &value, error)
         && pmap_editor_set_choice (pmap_workspace_get_editor (self->workspace), pupil, field_name, value, error);
}

static PmapRecord *
add_pupil (PmapPupilDialog  *self,
           GError          **error)
{
  PmapEditor *editor = pmap_workspace_get_editor (self->workspace);
  PmapDocument *document = pmap_workspace_get_document (self->workspace);
  g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);
  g_autofree char *label = NULL;
  gboolean added;

  /* translators: the name of a step that can be undone; %s is a pupil's given name. */
  label = g_strdup_printf (_("Add %s"), gtk_editable_get_text (self->given_name));
  pmap_editor_begin (editor, label);
  added = pmap_editor_insert (editor, document->pupils, PMAP_POSITION_END, pupil, error)
          && set_typed (self, pupil, "given-name", self->given_name, error)
          && set_typed (self, pupil, "family-name", self->family_name, error)
          && set_choice (self, pupil, "year-group", self->year_group, error)
          && set_typed (self, pupil, "class", self->class_name, error)
          && set_choice (self, pupil, "sen", self->sen, error);
  return pmap_editor_finish (editor, added) ? pupil : NULL;
}

static void
add_cb (GtkButton       *button,
        PmapPupilDialog *self)
{
  g_autoptr (GError) error = NULL;
  PmapRecord *pupil = add_pupil (self, &error);

  if (pupil == NULL)
    {
      gtk_label_set_label (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return;
    }
  pmap_workspace_show (self->workspace, pupil);
  gtk_window_close (GTK_WINDOW (self));
}

/* A name is all that is needed. */
static void
changed_cb (GtkEditable     *entry,
            PmapPupilDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->given_name)));

  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_set_sensitive (self->add_button, *name != '\0');
}

static void
pmap_pupil_dialog_finalize (GObject *object)
{
  g_clear_object (&PMAP_PUPIL_DIALOG (object)->workspace);

  G_OBJECT_CLASS (pmap_pupil_dialog_parent_class)->finalize (object);
}

static void
pmap_pupil_dialog_class_init (PmapPupilDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_pupil_dialog_finalize;
  g_type_ensure (PMAP_TYPE_CHOICE_ENTRY);
  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-pupil-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPupilDialog, given_name);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilDialog, family_name);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilDialog, year_group);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilDialog, class_name);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilDialog, sen);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilDialog, error);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_pupil_dialog_init (PmapPupilDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_choice_entry_add_choices (self->year_group, pmap_year_groups);
  pmap_choice_entry_add_choices (self->sen, pmap_sen_codes);
  pmap_choice_entry_set_value (self->sen, PMAP_SEN_SUPPORT);
}

/**
 * pmap_pupil_dialog_new:
 * @parent: the window
 * @workspace: the map that gets the pupil
 *
 * Returns: (transfer none): the form, not yet shown
 */
GtkWidget *
pmap_pupil_dialog_new (GtkWindow     *parent,
                       PmapWorkspace *workspace)
{
  PmapPupilDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PMAP_TYPE_PUPIL_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}
