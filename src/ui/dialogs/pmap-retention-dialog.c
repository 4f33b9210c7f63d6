/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose records are past the date until which they are kept, or soon will be; and whose date is not known. Each can be erased from
 * here, one by one and after its own question: nothing goes by itself. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-retention-dialog.h"

#include "model/pmap-pupil.h"
#include "model/pmap-retention.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

struct _PmapRetentionDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  guint years;
  GtkLabel *rule;
  GtkBox *lists;
};

enum
{
  ERASE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  PmapRetention standing;
  const char *heading;
  const char *empty;
} groups[] = {
  { PMAP_RETENTION_PAST, N_("Past their date"), N_("Nobody’s record is past its date.") },
  { PMAP_RETENTION_SOON, N_("Within a year"), NULL },
  { PMAP_RETENTION_UNKNOWN, N_("Without a date of birth"), NULL },
};

G_DEFINE_FINAL_TYPE (PmapRetentionDialog, pmap_retention_dialog, GTK_TYPE_WINDOW)

static void
erase_clicked_cb (GtkButton           *button,
                  PmapRetentionDialog *self)
{
  g_signal_emit (self, signals[ERASE], 0, g_object_get_data (G_OBJECT (button), "pupil"));
}

static void
show_clicked_cb (GtkButton           *button,
                 PmapRetentionDialog *self)
{
  pmap_workspace_show (self->workspace, g_object_get_data (G_OBJECT (button), "pupil"));
  gtk_window_close (GTK_WINDOW (self));
}

static char *
describe_dates (PmapRetentionDialog *self,
                PmapPupil           *pupil)
{
  g_autofree char *birth = pmap_date_format (pupil->birth_date);
  g_autofree char *until = pmap_date_format (pmap_retention_get_date (pupil->birth_date, self->years));

  if (pupil->birth_date == PMAP_DATE_NONE)
    return g_strdup (_("Until when the record is kept cannot be said."));
  /* translators: two days. */
  return g_strdup_printf (_("Born %1$s, kept until %2$s"), birth, until);
}

static void
add_button (PmapRetentionDialog *self,
            GtkBox              *row,
            PmapPupil           *pupil,
            const char          *label,
            const char          *name,
            GCallback            callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "pupil", g_object_ref (pupil), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (row, button);
}

static void
add_row (PmapRetentionDialog *self,
         GtkBox              *card,
         PmapPupil           *pupil,
         PmapRetention        standing)
{
  GtkBox *row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  GtkBox *words = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (pupil));
  g_autofree char *dates = describe_dates (self, pupil);
  /* translators: %s is a pupil's name; read by screen readers. */
  g_autofree char *erase = g_strdup_printf (_("Erase %s"), name);
  g_autofree char *show = g_strdup_printf (_("Show %s"), name);

  gtk_box_append (words, pmap_label_new (name, NULL));
  gtk_box_append (words, pmap_label_new (dates, "dim-label"));
  gtk_widget_set_hexpand (GTK_WIDGET (words), TRUE);
  gtk_box_append (row, GTK_WIDGET (words));
  add_button (self, row, pupil, _("Show"), show, G_CALLBACK (show_clicked_cb));
  if (standing != PMAP_RETENTION_UNKNOWN)
    add_button (self, row, pupil, _("Erase…"), erase, G_CALLBACK (erase_clicked_cb));
  gtk_widget_add_css_class (GTK_WIDGET (row), "form-row");
  gtk_box_append (card, GTK_WIDGET (row));
}

static void
add_group (PmapRetentionDialog *self,
           gsize                at)
{
  g_autoptr (GPtrArray) pupils = pmap_retention_list (pmap_workspace_get_document (self->workspace), self->years,
                                                      pmap_workspace_get_today (self->workspace), groups[at].standing);
  GtkBox *card;

  if (pupils->len == 0 && groups[at].empty == NULL)
    return;
  card = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (card), "card");
  gtk_box_append (card, pmap_label_new (_(groups[at].heading), "card-heading"));
  if (pupils->len == 0)
    gtk_box_append (card, pmap_label_new (_(groups[at].empty), "dim-label"));
  for (guint i = 0; i < pupils->len; i++)
    add_row (self, card, pupils->pdata[i], groups[at].standing);
  gtk_box_append (self->lists, GTK_WIDGET (card));
}

static void
fill (PmapRetentionDialog *self)
{
  g_autofree char *rule = NULL;
  GtkWidget *child;

  rule = g_strdup_printf (ngettext ("Records are kept for %u year after the date of birth; Preferences can change that. 31 years "
                                    "is often quoted from the IRMS Information Management Toolkit for Schools: check with "
                                    "your own policy. Nothing is erased by itself.",
                                    "Records are kept for %u years after the date of birth; Preferences can change that. 31 years "
                                    "is often quoted from the IRMS Information Management Toolkit for Schools: check with "
                                    "your own policy. Nothing is erased by itself.",
                                    self->years), self->years);
  gtk_label_set_label (self->rule, rule);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
    gtk_box_remove (self->lists, child);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (self, i);
}

static void
pmap_retention_dialog_finalize (GObject *object)
{
  g_clear_object (&PMAP_RETENTION_DIALOG (object)->workspace);

  G_OBJECT_CLASS (pmap_retention_dialog_parent_class)->finalize (object);
}

static void
pmap_retention_dialog_class_init (PmapRetentionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_retention_dialog_finalize;

  /**
   * PmapRetentionDialog::erase:
   * @self: the dialog
   * @pupil: whom the user wants to erase; to be asked about first
   */
  signals[ERASE] = g_signal_new ("erase", PMAP_TYPE_RETENTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, PMAP_TYPE_PUPIL);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-retention-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapRetentionDialog, rule);
  gtk_widget_class_bind_template_child (widget_class, PmapRetentionDialog, lists);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_retention_dialog_init (PmapRetentionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_retention_dialog_new:
 * @parent: (nullable): the window
 * @workspace: the map
 * @years: how many years after the date of birth records are kept
 *
 * Returns: (transfer none): the lists, not yet shown
 */
GtkWidget *
pmap_retention_dialog_new (GtkWindow     *parent,
                           PmapWorkspace *workspace,
                           guint          years)
{
  PmapRetentionDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PMAP_TYPE_RETENTION_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->years = years;
  g_signal_connect_object (pmap_workspace_get_document (workspace)->pupils, "items-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
