/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for a new password, twice: for a map that has no protection yet, or in the place of its old password.
 *
 * What makes a password strong is that it is long, so that is all that is asked and all that is measured; no digit or sign is
 * demanded, and it may be pasted from where passwords are kept. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-password-dialog.h"

#include "ui/pmap-cover.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-quiet-entry.h"

#include <glib/gi18n.h>
#include <string.h>

/* In characters. The least is what the National Cyber Security Centre's advice on three random words never falls below. */
#define LENGTH_MIN 8
#define LENGTH_GOOD 12
#define LENGTH_STRONG 16

struct _PmapPasswordDialog
{
  GtkWindow parent_instance;

  GtkLabel *heading;
  GtkLabel *body;
  GtkEditable *password;
  GtkLevelBar *strength;
  GtkLabel *strength_words;
  GtkEditable *again;
  GtkLabel *swap_note;
  GtkLabel *message;
  GtkSpinner *spinner;
  GtkButton *done_button;

  PmapProtection *protection;    /* whose password is changed; NULL for a new one */
  GCancellable *cancellable;     /* of the work that is under way */
};

enum
{
  PROTECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapPasswordDialog, pmap_password_dialog, GTK_TYPE_WINDOW)

static glong
get_length (PmapPasswordDialog *self)
{
  return g_utf8_strlen (gtk_editable_get_text (self->password), -1);
}

static const char *
describe_strength (glong length)
{
  if (length == 0)
    return _("Three words that do not belong together are easy to keep in mind and hard to guess.");
  if (length < LENGTH_MIN)
    return _("Too short: please take at least eight characters.");
  if (length < LENGTH_GOOD)
    return _("Short: a program could guess it in time. Longer is safer.");
  if (length < LENGTH_STRONG)
    return _("Good.");
  return _("Strong.");
}

static void
update (PmapPasswordDialog *self)
{
  glong length = get_length (self);
  gboolean is_busy = self->cancellable != NULL;
  const char *words = describe_strength (length);

  gtk_level_bar_set_value (self->strength, CLAMP (length, 0, LENGTH_STRONG));
  gtk_label_set_label (self->strength_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strength), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  gtk_editable_set_editable (self->password, !is_busy);
  gtk_editable_set_editable (self->again, !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), !is_busy && length > 0);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
}

/* What is wrong, below the field where it is; NULL for nothing. */
static void
say (PmapPasswordDialog *self,
     GtkEditable        *where,
     const char         *message)
{
  GtkEditable *fields[] = { self->password, self->again };
  gboolean is_first = where == self->password;

  if (is_first)
    gtk_label_set_label (self->strength_words, message);
  else
    gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL && !is_first);
  gtk_widget_remove_css_class (GTK_WIDGET (self->strength_words), is_first ? "form-hint" : "form-error");
  gtk_widget_add_css_class (GTK_WIDGET (self->strength_words), is_first ? "form-error" : "form-hint");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (fields[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                 fields[i] == where ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (where != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (where));
}

static void
finish (PmapPasswordDialog *self,
        PmapProtection     *protection,
        const char         *recovery_key,
        const GError       *error)
{
  g_clear_object (&self->cancellable);
  update (self);
  if (protection == NULL)
    {
      say (self, self->password, error->message);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[PROTECTED], 0, protection, recovery_key);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PmapPasswordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  char *recovery_key = NULL;
  g_autoptr (PmapProtection) protection = source != NULL
    ? pmap_protection_change_password_finish (PMAP_PROTECTION (source), result, &recovery_key, &error)
    : pmap_protection_new_finish (result, &recovery_key, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish (self, protection, recovery_key, error);
  pmap_secret_free (recovery_key);
}

static void
done_cb (GtkButton          *button,
         PmapPasswordDialog *self)
{
  const char *password = gtk_editable_get_text (self->password);
  const char *again = gtk_editable_get_text (self->again);

  if (get_length (self) < LENGTH_MIN)
    {
      say (self, self->password, _("Too short: please take at least eight characters."));
      return;
    }
  if (*again == '\0')
    {
      say (self, self->again, _("Please type the password a second time, so that a slip is noticed."));
      return;
    }
  if (strcmp (password, again) != 0)
    {
      say (self, self->again, _("The two are not the same. Please type the password again."));
      return;
    }
  say (self, NULL, NULL);
  self->cancellable = g_cancellable_new ();
  update (self);
  if (self->protection != NULL)
    pmap_protection_change_password_async (self->protection, password, self->cancellable, made_cb, g_object_ref (self));
  else
    pmap_protection_new_async (password, self->cancellable, made_cb, g_object_ref (self));
}

static void
changed_cb (GtkEditable        *editable,
            PmapPasswordDialog *self)
{
  say (self, NULL, NULL);
  update (self);
}

/* The task that is under way holds the window, so it is not disposed of when it is closed. */
static void
pmap_password_dialog_unrealize (GtkWidget *widget)
{
  PmapPasswordDialog *self = PMAP_PASSWORD_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  GTK_WIDGET_CLASS (pmap_password_dialog_parent_class)->unrealize (widget);
}

static void
pmap_password_dialog_dispose (GObject *object)
{
  PmapPasswordDialog *self = PMAP_PASSWORD_DIALOG (object);

  g_clear_object (&self->protection);

  G_OBJECT_CLASS (pmap_password_dialog_parent_class)->dispose (object);
}

static void
pmap_password_dialog_class_init (PmapPasswordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_password_dialog_dispose;
  widget_class->unrealize = pmap_password_dialog_unrealize;

  /**
   * PmapPasswordDialog::protected:
   * @self: the dialog, which closes
   * @protection: protection with the password
   * @recovery_key: the new recovery key
   */
  signals[PROTECTED] = g_signal_new ("protected", PMAP_TYPE_PASSWORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, PMAP_TYPE_PROTECTION, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, body);
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, password);
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, strength);
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, strength_words);
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, again);
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, swap_note);
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, message);
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PmapPasswordDialog, done_button);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_password_dialog_init (PmapPasswordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_cover_spare (GTK_WINDOW (self));
  gtk_level_bar_set_max_value (self->strength, LENGTH_STRONG);
  pmap_quiet_entry (self->password);
  pmap_quiet_entry (self->again);
  gtk_widget_set_visible (GTK_WIDGET (self->swap_note), !pmap_protection_can_lock_memory ());
  update (self);
}

/**
 * pmap_password_dialog_new:
 * @parent: the window
 * @protection: (nullable): whose password is to be changed; %NULL to protect a map that is not
 *
 * Returns: (transfer none): the form, not yet shown
 */
GtkWidget *
pmap_password_dialog_new (GtkWindow      *parent,
                          PmapProtection *protection)
{
  PmapPasswordDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (protection == NULL || PMAP_IS_PROTECTION (protection), NULL);

  self = g_object_new (PMAP_TYPE_PASSWORD_DIALOG, "transient-for", parent, NULL);
  if (protection == NULL)
    return GTK_WIDGET (self);
  self->protection = g_object_ref (protection);
  gtk_window_set_title (GTK_WINDOW (self), _("Change the password"));
  gtk_label_set_label (self->heading, _("Choose a new password"));
  gtk_label_set_label (self->body,
                       _("A new recovery key comes with it, next. From then on the old password and the old recovery key do not open "
                         "this map, nor what the program keeps of it on this computer. They still open every other copy made before: "
                         "backups, what is on a stick or in an e-mail. Delete those that nobody should read."));
  return GTK_WIDGET (self);
}
