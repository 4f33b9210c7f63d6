/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a table of another program into the map: pasted, or from a file. It shows first what every column is taken for and what
 * would become of each row; nothing is changed before the user says so, and undo takes all of it back. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-import-dialog.h"

#include "base/pmap-number.h"
#include "exchange/pmap-cells.h"
#include "exchange/pmap-import.h"
#include "ui/dialogs/pmap-file-chooser.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

struct _PmapImportDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  GType type;
  PmapImport *import;          /* what was read last; NULL while there is nothing to take in */
  GtkStack *stack;
  GtkTextView *pasted;
  GtkLabel *refusal;
  GtkLabel *columns;
  GtkLabel *left_out;
  GtkLabel *summary;
  GtkListView *rows;
  GtkButton *accept;
  GtkButton *again;
};

G_DEFINE_FINAL_TYPE (PmapImportDialog, pmap_import_dialog, GTK_TYPE_WINDOW)

static const char *const outcome_icons[] = {
  [PMAP_IMPORT_NEW] = "list-add-symbolic",
  [PMAP_IMPORT_NEW_IN_PART] = "dialog-warning-symbolic",
  [PMAP_IMPORT_THERE] = "object-select-symbolic",
  [PMAP_IMPORT_WRONG] = "dialog-error-symbolic",
};

static const char *const outcome_words[] = {
  [PMAP_IMPORT_NEW] = N_("New"),
  [PMAP_IMPORT_NEW_IN_PART] = N_("New, in part"),
  [PMAP_IMPORT_THERE] = N_("Not imported"),
  [PMAP_IMPORT_WRONG] = N_("Cannot be imported"),
};

static void
show_page (PmapImportDialog *self,
           gboolean          is_read)
{
  guint n = 0;

  if (is_read)
    n = pmap_import_count (self->import, PMAP_IMPORT_NEW) + pmap_import_count (self->import, PMAP_IMPORT_NEW_IN_PART);
  gtk_stack_set_visible_child_name (self->stack, is_read ? "rows" : "paste");
  gtk_widget_set_visible (GTK_WIDGET (self->again), is_read);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), n > 0);
  if (is_read && n > 0)
    {
      /* translators: a button; %u is how many records of a table are added to the map. */
      g_autofree char *label = pmap_number_say (n, ngettext ("_Import %u", "_Import %u", n));

      gtk_button_set_label (self->accept, label);
      gtk_widget_grab_focus (GTK_WIDGET (self->accept));
    }
  else
    gtk_button_set_label (self->accept, _("_Import"));
}

static void
refuse (PmapImportDialog *self,
        const char       *reason)
{
  gtk_label_set_label (self->refusal, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), reason != NULL);
}

/* "Given name (Forename), Class (Reg)", and what no field of the record is. */
static void
show_columns (PmapImportDialog *self)
{
  g_autoptr (GString) known = g_string_new (NULL), unknown = g_string_new (NULL);
  g_autofree char *left_out = NULL;

  for (guint i = 0; i < pmap_import_get_n_columns (self->import); i++)
    {
      g_autofree char *meaning = pmap_import_describe_column (self->import, i);
      const char *title = pmap_import_get_title (self->import, i);

      if (meaning != NULL)
        g_string_append_printf (known, "%s%s (%s)", known->len > 0 ? ", " : "", meaning, title);
      else if (*title != '\0')
        g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? ", " : "", title);
    }
  gtk_label_set_label (self->columns, known->str);
  /* translators: titles of columns of a table that have no place in the map. */
  left_out = g_strdup_printf (_("Left out: %s"), unknown->str);
  gtk_label_set_label (self->left_out, left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), unknown->len > 0);
}

/**
 * pmap_import_dialog_read:
 * @self: the dialog
 * @bytes: a table
 *
 * Shows what would become of it, or why it cannot be read.
 */
void
pmap_import_dialog_read (PmapImportDialog *self,
                         GBytes           *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkNoSelection) model = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (PMAP_IS_IMPORT_DIALOG (self) && bytes != NULL);

  g_clear_object (&self->import);
  self->import = pmap_import_new (pmap_workspace_get_document (self->workspace), self->type, bytes, &error);
  refuse (self, self->import == NULL ? error->message : NULL);
  if (self->import == NULL)
    {
      show_page (self, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self->pasted));
      return;
    }
  show_columns (self);
  summary = pmap_import_describe (self->import);
  gtk_label_set_label (self->summary, summary);
  model = gtk_no_selection_new (g_object_ref (pmap_import_get_rows (self->import)));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (model));
  show_page (self, TRUE);
}

/* A paste is read at once; what is typed waits for the button. */
static void
read_pasted (PmapImportDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->pasted);
  GtkTextIter start, end;
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  bytes = g_bytes_new_take (text, strlen (text));
  pmap_import_dialog_read (self, bytes);
}

static void
paste_done_cb (GtkTextBuffer    *buffer,
               GdkClipboard     *clipboard,
               PmapImportDialog *self)
{
  read_pasted (self);
}

static void
file_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  PmapImportDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pmap_cells_load (file, &error);

  if (bytes != NULL)
    pmap_import_dialog_read (self, bytes);
  else
    refuse (self, error->message);
}

static void
choose_file_cb (PmapImportDialog *self)
{
  const PmapFileKind kinds[] = { { N_("Tables (CSV)"), "*.csv" }, { N_("Tables with tabs"), "*.tsv" }, { N_("Text"), "*.txt" } };

  pmap_file_chooser_open (GTK_WINDOW (self), _("Choose a table"), kinds, G_N_ELEMENTS (kinds), NULL, file_chosen_cb,
                          g_object_ref (self), g_object_unref);
}

static void
again_cb (PmapImportDialog *self)
{
  show_page (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->pasted));
}

static void
accept_cb (PmapImportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  if (!pmap_import_apply (self->import, pmap_workspace_get_editor (self->workspace), &error))
    {
      refuse (self, error->message);
      return;
    }
  summary = pmap_import_describe (self->import);
  pmap_workspace_notice_undo (self->workspace, summary);
  gtk_window_close (GTK_WINDOW (self));
}

static void
setup_row_cb (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 22,
                                  "max-width-chars", 22, NULL);
  GtkWidget *words = pmap_label_new (NULL, "dim-label");

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_start (icon, 6);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  PmapImportRow *row = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_next_sibling (icon), *words = gtk_widget_get_next_sibling (name);
  PmapImportOutcome outcome = pmap_import_row_get_outcome (row);
  const char *reason = pmap_import_row_get_reason (row);
  g_autofree char *nameless = g_strdup_printf (_("Row %u"), pmap_import_row_get_number (row));
  g_autofree char *said = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), outcome_icons[outcome]);
  gtk_label_set_label (GTK_LABEL (name), *pmap_import_row_get_name (row) != '\0' ? pmap_import_row_get_name (row) : nameless);
  /* translators: what becomes of a row, and why: "New, in part: “lower sixth” is not one of the choices for Year group". */
  said = *reason != '\0' ? g_strdup_printf (_("%1$s: %2$s"), _(outcome_words[outcome]), reason) : g_strdup (_(outcome_words[outcome]));
  gtk_label_set_label (GTK_LABEL (words), said);
}

static void
pmap_import_dialog_dispose (GObject *object)
{
  PmapImportDialog *self = PMAP_IMPORT_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (pmap_import_dialog_parent_class)->dispose (object);
}

static void
pmap_import_dialog_class_init (PmapImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_import_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PmapImportDialog, pasted);
  gtk_widget_class_bind_template_child (widget_class, PmapImportDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, PmapImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, PmapImportDialog, left_out);
  gtk_widget_class_bind_template_child (widget_class, PmapImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PmapImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, PmapImportDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, PmapImportDialog, again);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_pasted);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_import_dialog_init (PmapImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (gtk_text_view_get_buffer (self->pasted), "paste-done", G_CALLBACK (paste_done_cb), self);
}

/**
 * pmap_import_dialog_new:
 * @parent: (nullable): the window
 * @workspace: the map
 * @type: what the rows of the table are
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
pmap_import_dialog_new (GtkWindow     *parent,
                        PmapWorkspace *workspace,
                        GType          type)
{
  PmapImportDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PMAP_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->type = type;
  show_page (self, FALSE);
  return GTK_WIDGET (self);
}
