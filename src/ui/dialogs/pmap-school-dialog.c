/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school of a map: its name and numbers, who leads it, and how its pupils are called. One form of cards; what is typed is in
 * the map at once, as on a page. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-school-dialog.h"

#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-form.h"

struct _PmapSchoolDialog
{
  GtkWindow parent_instance;

  PmapForm *form;
};

G_DEFINE_FINAL_TYPE (PmapSchoolDialog, pmap_school_dialog, GTK_TYPE_WINDOW)

static gboolean
pmap_school_dialog_close_request (GtkWindow *window)
{
  pmap_form_flush (PMAP_SCHOOL_DIALOG (window)->form);
  return GTK_WINDOW_CLASS (pmap_school_dialog_parent_class)->close_request (window);
}

static void
pmap_school_dialog_class_init (PmapSchoolDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_FIELD_ROW);
  g_type_ensure (PMAP_TYPE_FORM);

  GTK_WINDOW_CLASS (klass)->close_request = pmap_school_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-school-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapSchoolDialog, form);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_school_dialog_init (PmapSchoolDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_school_dialog_new:
 * @parent: (nullable): the window
 * @workspace: the map
 * @field_name: (nullable): the field that the cursor goes into; %NULL for the first
 *
 * Returns: (transfer none): the form, not yet shown
 */
GtkWidget *
pmap_school_dialog_new (GtkWindow     *parent,
                        PmapWorkspace *workspace,
                        const char    *field_name)
{
  PmapSchoolDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PMAP_TYPE_SCHOOL_DIALOG, "transient-for", parent, NULL);
  pmap_form_set_workspace (self->form, workspace);
  pmap_form_set_record (self->form, PMAP_RECORD (pmap_document_get_school (pmap_workspace_get_document (workspace))));
  pmap_form_focus_field (self->form, field_name != NULL ? field_name : "name");
  return GTK_WIDGET (self);
}
