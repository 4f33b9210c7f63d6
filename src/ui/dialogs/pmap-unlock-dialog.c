/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for the password of a protected map. The recovery key goes into the same field: who has only that paper need not
 * know which of two fields it belongs in. A wrong password is said below the field, and the next try can be typed at once.
 *
 * The window gives the protection to whoever connects to "unlocked"; closed without, nothing has happened. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-unlock-dialog.h"

#include "base/pmap-error.h"
#include "ui/pmap-cover.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-quiet-entry.h"

#include <glib/gi18n.h>

struct _PmapUnlockDialog
{
  GtkWindow parent_instance;

  GtkLabel *heading;
  GtkEditable *secret;
  GtkLabel *message;
  GtkSpinner *spinner;
  GtkWidget *open_button;

  GBytes *sealed;
  GCancellable *cancellable;     /* of the try that is under way */
};

enum
{
  UNLOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapUnlockDialog, pmap_unlock_dialog, GTK_TYPE_WINDOW)

static void
update (PmapUnlockDialog *self)
{
  gboolean is_trying = self->cancellable != NULL;

  /* Not insensitive: the cursor is to stay where the next try is typed. */
  gtk_editable_set_editable (self->secret, !is_trying);
  gtk_widget_set_sensitive (self->open_button, !is_trying && *gtk_editable_get_text (self->secret) != '\0');
  gtk_spinner_set_spinning (self->spinner, is_trying);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_trying);
}

static void
say (PmapUnlockDialog *self,
     const char       *message)
{
  gtk_label_set_label (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *message != '\0');
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->secret), GTK_ACCESSIBLE_STATE_INVALID,
                               *message != '\0' ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
say_why_not (PmapUnlockDialog *self,
             const GError     *error)
{
  /* translators: %s says why, as a sentence without a full stop. */
  g_autofree char *message = g_strdup_printf (_("%s."), error->message);

  say (self, message);
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
  gtk_editable_select_region (self->secret, 0, -1);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PmapUnlockDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapProtection) protection = pmap_protection_unlock_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  update (self);
  if (protection == NULL)
    {
      say_why_not (self, error);
      return;
    }
  /* Whoever is told may present another window: this one is out of the way by then. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[UNLOCKED], 0, protection);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
open_cb (GtkButton        *button,
         PmapUnlockDialog *self)
{
  say (self, "");
  self->cancellable = g_cancellable_new ();
  update (self);
  pmap_protection_unlock_async (self->sealed, gtk_editable_get_text (self->secret), self->cancellable, tried_cb,
                                g_object_ref (self));
}

static void
changed_cb (GtkEditable      *secret,
            PmapUnlockDialog *self)
{
  say (self, "");
  update (self);
}

/* The task that is under way holds the window, so it is not disposed of when it is closed. */
static void
pmap_unlock_dialog_unrealize (GtkWidget *widget)
{
  PmapUnlockDialog *self = PMAP_UNLOCK_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (pmap_unlock_dialog_parent_class)->unrealize (widget);
}

static void
pmap_unlock_dialog_dispose (GObject *object)
{
  PmapUnlockDialog *self = PMAP_UNLOCK_DIALOG (object);

  g_clear_pointer (&self->sealed, g_bytes_unref);

  G_OBJECT_CLASS (pmap_unlock_dialog_parent_class)->dispose (object);
}

static void
pmap_unlock_dialog_class_init (PmapUnlockDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_unlock_dialog_dispose;
  widget_class->unrealize = pmap_unlock_dialog_unrealize;

  /**
   * PmapUnlockDialog::unlocked:
   * @self: the dialog, which closes
   * @protection: what opens the file
   */
  signals[UNLOCKED] = g_signal_new ("unlocked", PMAP_TYPE_UNLOCK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, PMAP_TYPE_PROTECTION);

  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-unlock-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapUnlockDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PmapUnlockDialog, secret);
  gtk_widget_class_bind_template_child (widget_class, PmapUnlockDialog, message);
  gtk_widget_class_bind_template_child (widget_class, PmapUnlockDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PmapUnlockDialog, open_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_unlock_dialog_init (PmapUnlockDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_quiet_entry (self->secret);
  pmap_cover_spare (GTK_WINDOW (self));
  update (self);
}

/**
 * pmap_unlock_dialog_new:
 * @parent: the window
 * @sealed: a protected file
 * @name: its name, for people to read
 *
 * Returns: (transfer none): the question for its password, not yet shown
 */
GtkWidget *
pmap_unlock_dialog_new (GtkWindow  *parent,
                        GBytes     *sealed,
                        const char *name)
{
  PmapUnlockDialog *self;
  g_autofree char *heading = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && sealed != NULL && name != NULL, NULL);

  self = g_object_new (PMAP_TYPE_UNLOCK_DIALOG, "transient-for", parent, NULL);
  self->sealed = g_bytes_ref (sealed);
  /* translators: %s is a file's name. */
  heading = g_strdup_printf (_("“%s” is protected"), name);
  gtk_label_set_label (self->heading, heading);
  return GTK_WIDGET (self);
}
