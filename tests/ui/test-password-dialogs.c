/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The windows that ask for a password, old or new, and the one that shows a recovery key. */

#include "config.h"

#include "store/pmap-protection-private.h"
#include "ui/dialogs/pmap-password-dialog.h"
#include "ui/dialogs/pmap-recovery-key-dialog.h"
#include "ui/dialogs/pmap-unlock-dialog.h"

#include "ui-test.h"

#include <string.h>

#define PASSWORD "three blue kettles"
#define PATIENCE_SECONDS 120

typedef struct
{
  GtkWidget *parent;
  GtkWidget *dialog;         /* weak */
  GBytes *sealed;
  char *recovery_key;
  PmapProtection *protection;        /* that a dialog gave */
  char *new_recovery_key;
  guint n_kept;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PmapProtection) protection = _pmap_protection_new_with_effort (PASSWORD, 8 * 1024, 1, &fixture->recovery_key, NULL);
  g_autoptr (GBytes) plain = g_bytes_new_static ("<map/>", 6);

  fixture->sealed = pmap_protection_seal (protection, plain, NULL);
  fixture->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->parent));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  ui_test_settle ();
  g_assert_null (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  g_bytes_unref (fixture->sealed);
  pmap_secret_free (fixture->recovery_key);
  pmap_secret_free (fixture->new_recovery_key);
  g_clear_object (&fixture->protection);
}

static void
show (Fixture   *fixture,
      GtkWidget *dialog)
{
  fixture->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_wait_for_focus (dialog);
}

static gpointer
get (Fixture    *fixture,
     const char *name)
{
  GObject *child = gtk_widget_get_template_child (fixture->dialog, G_OBJECT_TYPE (fixture->dialog), name);

  g_assert_nonnull (child);
  return child;
}

static void
type (Fixture    *fixture,
      const char *field,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get (fixture, field)), text);
}

static const char *
read_label (Fixture    *fixture,
            const char *name)
{
  GtkLabel *label = get (fixture, name);

  return gtk_widget_get_visible (GTK_WIDGET (label)) ? gtk_label_get_label (label) : "";
}

static gboolean
is_invalid (Fixture    *fixture,
            const char *name)
{
  g_autofree char *error = gtk_test_accessible_check_state (GTK_ACCESSIBLE (get (fixture, name)), GTK_ACCESSIBLE_STATE_INVALID,
                                                            GTK_ACCESSIBLE_INVALID_TRUE);

  return error == NULL;
}

/* As Enter in a field does. A button that is pressed so shows it for a quarter of a second before it acts. */
static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)), "activate");
  for (guint i = 0; i < 6; i++)
    ui_test_settle ();
}

static void
wait_while_busy (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  do
    ui_test_settle ();
  while (fixture->dialog != NULL && gtk_widget_get_visible (GTK_WIDGET (get (fixture, "spinner"))) && g_get_monotonic_time () < end);
}

/* --- unlocking --- */

static void
unlocked_cb (PmapUnlockDialog *dialog,
             PmapProtection   *protection,
             Fixture          *fixture)
{
  g_set_object (&fixture->protection, protection);
}

static void
show_unlock_dialog (Fixture *fixture)
{
  GtkWidget *dialog = pmap_unlock_dialog_new (GTK_WINDOW (fixture->parent), fixture->sealed, "school.pmap");

  g_signal_connect (dialog, "unlocked", G_CALLBACK (unlocked_cb), fixture);
  show (fixture, dialog);
}

static void
test_unlock (Fixture       *fixture,
             gconstpointer  data)
{
  g_test_summary ("A wrong password is said in place and the next can be typed at once; the right one opens.");
  show_unlock_dialog (fixture);
  g_assert_nonnull (strstr (read_label (fixture, "heading"), "school.pmap"));
  g_assert_false (gtk_widget_get_sensitive (get (fixture, "open_button")));
  g_assert_true (gtk_test_accessible_has_relation (get (fixture, "secret"), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_cmpstr (read_label (fixture, "message"), ==, "");

  type (fixture, "secret", "four blue kettles");
  press_enter (fixture);
  wait_while_busy (fixture);
  g_assert_nonnull (fixture->dialog);
  g_assert_null (fixture->protection);
  g_assert_cmpstr (read_label (fixture, "message"), ==, "This is not the password of this map.");
  g_assert_true (is_invalid (fixture, "secret"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)), get (fixture, "secret")));
  g_assert_true (gtk_editable_get_selection_bounds (get (fixture, "secret"), NULL, NULL));

  type (fixture, "secret", PASSWORD);
  g_assert_cmpstr (read_label (fixture, "message"), ==, "");
  g_assert_false (is_invalid (fixture, "secret"));
  press_enter (fixture);
  wait_while_busy (fixture);
  g_assert_null (fixture->dialog);
  g_assert_nonnull (fixture->protection);
  g_assert_false (pmap_protection_was_unlocked_by_recovery_key (fixture->protection));
}

static void
test_unlock_by_recovery_key (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *typed = g_ascii_strdown (fixture->recovery_key, -1);
  char right = typed[14];

  g_test_summary ("The recovery key goes into the same field; a slip in it is told by its group.");
  g_strdelimit (typed, "-", ' ');
  show_unlock_dialog (fixture);
  typed[14] = right == 'x' ? 'y' : 'x';
  type (fixture, "secret", typed);
  press_enter (fixture);
  wait_while_busy (fixture);
  g_assert_nonnull (strstr (read_label (fixture, "message"), "group 3"));
  typed[14] = right;
  type (fixture, "secret", typed);
  press_enter (fixture);
  wait_while_busy (fixture);
  g_assert_null (fixture->dialog);
  g_assert_true (pmap_protection_was_unlocked_by_recovery_key (fixture->protection));
}

static void
test_closed_while_trying (Fixture       *fixture,
                          gconstpointer  data)
{
  g_test_summary ("Closed while a password is being tried, the window gives nothing to anybody.");
  show_unlock_dialog (fixture);
  type (fixture, "secret", PASSWORD);
  g_signal_emit_by_name (get (fixture, "open_button"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (get (fixture, "open_button")));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  for (guint i = 0; i < 10; i++)
    ui_test_settle ();
  g_assert_null (fixture->protection);
  g_assert_null (fixture->dialog);
}

/* --- a new password --- */

static void
protected_cb (PmapPasswordDialog *dialog,
              PmapProtection     *protection,
              const char         *recovery_key,
              Fixture            *fixture)
{
  g_set_object (&fixture->protection, protection);
  fixture->new_recovery_key = g_strdup (recovery_key);
}

static void
test_new_password (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *dialog = pmap_password_dialog_new (GTK_WINDOW (fixture->parent), NULL);

  g_test_summary ("A new password is long enough, and typed twice the same; nothing else is asked of it.");
  g_signal_connect (dialog, "protected", G_CALLBACK (protected_cb), fixture);
  show (fixture, dialog);
  g_assert_false (gtk_widget_get_sensitive (get (fixture, "done_button")));

  type (fixture, "password", "kettle£");                   /* seven characters, eight bytes */
  press_enter (fixture);
  g_assert_nonnull (strstr (read_label (fixture, "strength_words"), "at least eight"));
  g_assert_true (is_invalid (fixture, "password"));
  type (fixture, "password", "kettles£");
  g_assert_false (is_invalid (fixture, "password"));
  g_assert_nonnull (strstr (read_label (fixture, "strength_words"), "Longer is safer"));
  type (fixture, "password", PASSWORD);
  g_assert_cmpstr (read_label (fixture, "strength_words"), ==, "Strong.");
  press_enter (fixture);
  g_assert_true (is_invalid (fixture, "again"));
  g_assert_nonnull (strstr (read_label (fixture, "message"), "second time"));
  type (fixture, "again", "three blue kettle");
  press_enter (fixture);
  g_assert_nonnull (strstr (read_label (fixture, "message"), "not the same"));
  g_assert_null (fixture->protection);

  type (fixture, "again", PASSWORD);
  press_enter (fixture);
  wait_while_busy (fixture);
  g_assert_null (fixture->dialog);
  g_assert_nonnull (fixture->protection);
  g_assert_cmpuint (strlen (fixture->new_recovery_key), ==, 47);
}

static void
test_change_password (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (PmapProtection) by_key = pmap_protection_unlock (fixture->sealed, fixture->recovery_key, NULL);
  GtkWidget *dialog = pmap_password_dialog_new (GTK_WINDOW (fixture->parent), by_key);

  g_test_summary ("A changed password comes with a new recovery key, however the map was opened.");
  g_signal_connect (dialog, "protected", G_CALLBACK (protected_cb), fixture);
  show (fixture, dialog);
  type (fixture, "password", "nine green lamps");
  type (fixture, "again", "nine green lamps");
  press_enter (fixture);
  wait_while_busy (fixture);
  g_assert_nonnull (fixture->protection);
  g_assert_cmpuint (strlen (fixture->new_recovery_key), ==, 47);
  g_assert_cmpstr (fixture->new_recovery_key, !=, fixture->recovery_key);
  g_assert_false (pmap_protection_was_unlocked_by_recovery_key (fixture->protection));
}

/* --- the recovery key --- */

static void
kept_cb (PmapRecoveryKeyDialog *dialog,
         Fixture               *fixture)
{
  fixture->n_kept++;
}

static void
collect_text (GtkWidget *widget,
              GString   *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s ", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

static void
test_recovery_key (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *dialog = pmap_recovery_key_dialog_new (GTK_WINDOW (fixture->parent), fixture->recovery_key, "school.pmap", NULL,
                                                    "_Protect");
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) groups = g_strsplit (fixture->recovery_key, "-", -1);

  g_test_summary ("The recovery key is shown in groups, and taken to be kept only where somebody has said so.");
  g_signal_connect (dialog, "kept", G_CALLBACK (kept_cb), fixture);
  show (fixture, dialog);
  collect_text (dialog, text);
  for (guint i = 0; groups[i] != NULL; i++)
    g_assert_nonnull (strstr (text->str, groups[i]));
  g_assert_false (gtk_widget_get_sensitive (get (fixture, "done_button")));
  gtk_check_button_set_active (get (fixture, "kept"), TRUE);
  g_assert_true (gtk_widget_get_sensitive (get (fixture, "done_button")));
  g_signal_emit_by_name (get (fixture, "done_button"), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (fixture->n_kept, ==, 1);
  g_assert_null (fixture->dialog);
}

static void
test_clipboard (Fixture       *fixture,
                gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->parent);
  GtkWidget *dialog = pmap_recovery_key_dialog_new (GTK_WINDOW (fixture->parent), fixture->recovery_key, NULL, NULL, "_Protect");

  g_test_summary ("A copied recovery key does not stay in the clipboard.");
  g_signal_connect (dialog, "kept", G_CALLBACK (kept_cb), fixture);
  show (fixture, dialog);
  g_assert_cmpstr (read_label (fixture, "copied"), ==, "");
  g_signal_emit_by_name (ui_test_find_button (dialog, "C_opy"), "clicked");
  ui_test_settle ();
  g_assert_cmpstr (read_label (fixture, "copied"), !=, "");
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_test_settle ();
  g_assert_null (gdk_clipboard_get_content (clipboard));
  g_assert_cmpuint (fixture->n_kept, ==, 0);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* What GTK tells the accessibility bus of, letter by letter, is heard by nobody who listens after the entry itself. */
static void
test_quiet (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog = pmap_password_dialog_new (GTK_WINDOW (fixture->parent), NULL);
  GtkWidget *entry = ui_test_find (dialog, GTK_TYPE_PASSWORD_ENTRY);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  guint n_heard = 0;
  int position = 0;

  g_signal_connect_data (text, "insert-text", G_CALLBACK (count_cb), &n_heard, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_editable_insert_text (text, "three", -1, &position);
  gtk_editable_insert_text (text, " kettles", 3, &position);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "three ke");
  g_assert_cmpint (position, ==, 8);
  g_assert_cmpuint (n_heard, ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/ui/password-dialogs/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("quiet", test_quiet);
  ADD ("unlock", test_unlock);
  ADD ("unlock-by-recovery-key", test_unlock_by_recovery_key);
  ADD ("closed-while-trying", test_closed_while_trying);
  ADD ("new-password", test_new_password);
  ADD ("change-password", test_change_password);
  ADD ("recovery-key", test_recovery_key);
  ADD ("clipboard", test_clipboard);
#undef ADD
  return g_test_run ();
}
