/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows a new recovery key, the only time that it can be seen: to print, to copy into a password safe, or to write down.
 * What it belongs to takes effect only when the user has said that it is kept; closed before, nothing has happened.
 *
 * A copied key is taken from the clipboard again when the window closes, unless something else was copied meanwhile: it
 * opens the map like the password, and a clipboard is read by whatever comes next. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-recovery-key-dialog.h"

#include "report/pmap-report-recovery-key.h"
#include "store/pmap-protection.h"
#include "ui/dialogs/pmap-preview.h"
#include "ui/pmap-cover.h"
#include "ui/widgets/pmap-focus.h"

#include <glib/gi18n.h>

#define N_COLUMNS 4

struct _PmapRecoveryKeyDialog
{
  GtkWindow parent_instance;

  GtkGrid *groups;
  GtkLabel *copied;
  GtkWidget *kept;
  GtkButton *done_button;

  char *recovery_key;
  char *name;
  char *school;
  gboolean is_copied;
};

enum
{
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapRecoveryKeyDialog, pmap_recovery_key_dialog, GTK_TYPE_WINDOW)

static void
print_cb (GtkButton             *button,
          PmapRecoveryKeyDialog *self)
{
  g_autoptr (PmapReport) report = pmap_report_recovery_key_new (self->recovery_key, self->name, self->school);

  gtk_window_present (GTK_WINDOW (pmap_preview_new (GTK_WINDOW (self), report, _("Recovery key"))));
}

static void
copy_cb (GtkButton             *button,
         PmapRecoveryKeyDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->recovery_key);
  self->is_copied = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->copied), TRUE);
}

static void
done_cb (GtkButton             *button,
         PmapRecoveryKeyDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[KEPT], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pmap_recovery_key_dialog_unrealize (GtkWidget *widget)
{
  PmapRecoveryKeyDialog *self = PMAP_RECOVERY_KEY_DIALOG (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (self->is_copied && gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
  self->is_copied = FALSE;
  GTK_WIDGET_CLASS (pmap_recovery_key_dialog_parent_class)->unrealize (widget);
}

static void
pmap_recovery_key_dialog_finalize (GObject *object)
{
  PmapRecoveryKeyDialog *self = PMAP_RECOVERY_KEY_DIALOG (object);

  pmap_secret_free (self->recovery_key);
  g_free (self->name);
  g_free (self->school);

  G_OBJECT_CLASS (pmap_recovery_key_dialog_parent_class)->finalize (object);
}

static void
pmap_recovery_key_dialog_class_init (PmapRecoveryKeyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_recovery_key_dialog_finalize;
  widget_class->unrealize = pmap_recovery_key_dialog_unrealize;

  /**
   * PmapRecoveryKeyDialog::kept:
   * @self: the dialog, which closes
   *
   * The user has said that the key is on paper, or in another safe place.
   */
  signals[KEPT] = g_signal_new ("kept", PMAP_TYPE_RECOVERY_KEY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-recovery-key-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryKeyDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryKeyDialog, copied);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryKeyDialog, kept);
  gtk_widget_class_bind_template_child (widget_class, PmapRecoveryKeyDialog, done_button);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_recovery_key_dialog_init (PmapRecoveryKeyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_cover_spare (GTK_WINDOW (self));
}

/* Each group with its number above it, for a slip is told by the number of its group. */
static void
show_groups (PmapRecoveryKeyDialog *self)
{
  g_auto (GStrv) groups = g_strsplit (self->recovery_key, "-", -1);

  for (int i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      GtkWidget *number_label = gtk_label_new (number);
      GtkWidget *label = gtk_label_new (groups[i]);

      gtk_widget_add_css_class (number_label, "form-hint");
      gtk_widget_add_css_class (label, "recovery-key-group");
      gtk_grid_attach (self->groups, number_label, i % N_COLUMNS, i / N_COLUMNS * 2, 1, 1);
      gtk_grid_attach (self->groups, label, i % N_COLUMNS, i / N_COLUMNS * 2 + 1, 1, 1);
    }
}

/**
 * pmap_recovery_key_dialog_new:
 * @parent: the window
 * @recovery_key: the key, as pmap_protection_new() gave it
 * @name: (nullable): the map's file, for the printed page
 * @school: (nullable): the school, for the printed page
 * @done_label: the words of the button that goes on, with a mnemonic
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWidget *
pmap_recovery_key_dialog_new (GtkWindow  *parent,
                              const char *recovery_key,
                              const char *name,
                              const char *school,
                              const char *done_label)
{
  PmapRecoveryKeyDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && recovery_key != NULL && done_label != NULL, NULL);

  self = g_object_new (PMAP_TYPE_RECOVERY_KEY_DIALOG, "transient-for", parent, NULL);
  self->recovery_key = g_strdup (recovery_key);
  self->name = g_strdup (name);
  self->school = g_strdup (school);
  gtk_button_set_label (self->done_button, done_label);
  show_groups (self);
  return GTK_WIDGET (self);
}
