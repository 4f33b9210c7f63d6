/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who changed what, as a form shows it; and the windows from which a pupil's record goes for good. */

#include "config.h"

#include "base/pmap-user.h"
#include "history/pmap-erase.h"
#include "shared/map.h"
#include "ui/dialogs/pmap-erase-dialog.h"
#include "ui/dialogs/pmap-retention-dialog.h"
#include "ui/widgets/pmap-form.h"
#include "ui/widgets/pmap-trail-button.h"

#include "larkbeck.h"
#include "ui-test.h"

#include <string.h>

/* All the words in a widget, one label a line. */
static void
collect_words (GtkWidget *widget,
               GString   *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) || GTK_IS_POPOVER (widget))
      collect_words (child, words);
}

static char *
read_words (gpointer widget)
{
  GString *words = g_string_new (NULL);

  collect_words (widget, words);
  return g_string_free (words, FALSE);
}

static void
type (PmapWorkspace *workspace,
      gpointer       record,
      const char    *field,
      const char    *typed)
{
  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (workspace), record, field, typed, NULL));
}

static void
test_button (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapDocument *document = pmap_workspace_get_document (workspace);
  PmapRecord *olive = pmap_document_find (document, "u-olive-barnaby");
  PmapRecord *kofi = pmap_document_find (document, "u-kofi-mensah");
  PmapRecordList *targets = ((PmapPupil *) olive)->targets;
  GtkWidget *window = gtk_window_new (), *form = pmap_form_new ();
  GtkWidget *button = g_object_new (PMAP_TYPE_TRAIL_BUTTON, NULL);
  g_autofree char *closed = NULL, *open = NULL;
  PmapTrailEntry *entry;

  g_test_summary ("A form tells who changed its record last, and what; a record that nobody changed tells nothing.");
  gtk_box_append (GTK_BOX (form), button);
  gtk_window_set_child (GTK_WINDOW (window), form);
  pmap_form_set_workspace (PMAP_FORM (form), workspace);
  pmap_form_set_record (PMAP_FORM (form), olive);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (button));

  pmap_user_set_name ("Mr Ali");
  type (workspace, olive, "class", "RB");
  type (workspace, pmap_record_list_get (targets, 0), "status", "Met");
  g_assert_true (gtk_widget_get_visible (button));
  closed = read_words (button);
  g_assert_true (g_str_has_prefix (closed, "Last changed by Mr Ali, "));
  gtk_menu_button_popup (ui_test_find (button, GTK_TYPE_MENU_BUTTON));
  ui_test_settle ();
  open = read_words (gtk_menu_button_get_popover (ui_test_find (button, GTK_TYPE_MENU_BUTTON)));
  g_assert_nonnull (strstr (open, "What was changed\nTarget “"));
  g_assert_nonnull (strstr (open, "”: Status\nWorking on it → Met\nMr Ali, "));
  g_assert_nonnull (strstr (open, "\nClass\nRA → RB\nMr Ali, "));
  g_assert_null (strstr (open, "altered"));
  gtk_menu_button_popdown (ui_test_find (button, GTK_TYPE_MENU_BUTTON));

  pmap_form_set_record (PMAP_FORM (form), kofi);
  g_assert_false (gtk_widget_get_visible (button));
  pmap_form_set_record (PMAP_FORM (form), olive);
  pmap_history_undo (pmap_workspace_get_history (workspace));
  pmap_history_undo (pmap_workspace_get_history (workspace));
  g_assert_false (gtk_widget_get_visible (button));

  /* Somebody wrote into the file. */
  pmap_history_redo (pmap_workspace_get_history (workspace));
  entry = pmap_record_list_get (document->trail, 0);
  g_free (entry->to);
  entry->to = g_strdup ("RC");
  gtk_menu_button_popup (ui_test_find (button, GTK_TYPE_MENU_BUTTON));
  ui_test_settle ();
  {
    g_autofree char *altered = read_words (gtk_menu_button_get_popover (ui_test_find (button, GTK_TYPE_MENU_BUTTON)));

    g_assert_nonnull (strstr (altered, "This line was altered outside Provision Map."));
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_cb (GtkWidget *dialog,
          PmapPupil *pupil,
          gboolean   forget_versions,
          guint     *n)
{
  g_assert_cmpstr (pmap_record_get_id (PMAP_RECORD (pupil)), ==, "u-olive-barnaby");
  (*n)++;
}

static void
note_forgets_cb (GtkWidget *dialog,
                 PmapPupil *pupil,
                 gboolean   forgets,
                 gboolean  *noted)
{
  *noted = forgets;
}

static void
test_erase (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapDocument *document = pmap_workspace_get_document (workspace);
  PmapPupil *olive = pmap_document_find (document, "u-olive-barnaby");
  GtkWidget *dialog;
  g_autofree char *words = NULL;
  guint n_erased = 0;
  gint64 total = pmap_ledger_get_total (pmap_workspace_get_ledger (workspace));

  g_test_summary ("The window says what holds the record and what erasing does to costs, and erases when told to.");
  type (workspace, olive, "class", "RB");
  type (workspace, pmap_document_find (document, "u-kofi-mensah"), "views", "Plays with Olive.");
  dialog = pmap_erase_dialog_new (NULL, workspace, olive, pmap_kept_map_new (document, NULL));
  g_signal_connect (dialog, "erased", G_CALLBACK (count_cb), &n_erased);
  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  words = read_words (dialog);
  g_assert_nonnull (strstr (words, "Erase the record of Olive Barnaby?"));
  g_assert_nonnull (strstr (words, "• Needs: 3"));
  g_assert_nonnull (strstr (words, "• Universal strategies: "));
  g_assert_nonnull (strstr (words, "• Targets: "));
  g_assert_nonnull (strstr (words, "• Progress: "));
  g_assert_nonnull (strstr (words, "• 3 places in groups"));
  g_assert_nonnull (strstr (words, "• 2 lines of who changed what"));
  g_assert_nonnull (strstr (words, "The school’s total for this year is £6,833.16 less. "
                            "£1,118.92 of what the places cost stays, as empty places."));
  g_assert_nonnull (strstr (words, "Pupil · Kofi Mensah-Lloyd · What the pupil says"));
  g_assert_nonnull (strstr (words, "backups of the computer"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == ui_test_find_button (dialog, "_Cancel"));
  g_assert_nonnull (pmap_document_find (document, "u-olive-barnaby"));
  g_signal_emit_by_name (ui_test_find_button (dialog, "_Erase"), "clicked");
  ui_test_settle ();
  g_assert_cmpuint (n_erased, ==, 1);
  g_assert_null (pmap_document_find (document, "u-olive-barnaby"));
  g_assert_cmpstr (((PmapPupil *) pmap_document_find (document, "u-kofi-mensah"))->views, ==, "Plays with a pupil.");
  g_assert_cmpint (pmap_ledger_get_total (pmap_workspace_get_ledger (workspace)), ==, total);
}

/* A name that two children have is asked about; so are ids that were made of names. */
static void
test_erase_shared_name (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapDocument *document = pmap_workspace_get_document (workspace);
  PmapPupil *olive = pmap_document_find (document, "u-olive-barnaby");
  PmapPupil *kofi = pmap_document_find (document, "u-kofi-mensah"), *amira = pmap_document_find (document, "u-amira-haddad");

  g_test_summary ("What may name somebody else of that name is listed with its words, and replaced only if that is wished.");
  type (workspace, pmap_document_find (document, "u-priya-nair"), "given-name", "Olive");
  type (workspace, kofi, "views", "Plays with Olive on the swing.");
  type (workspace, amira, "views", "Sits with Olive Barnaby.");
  map_add (document->interventions, "i-olive-reading", "provision", "p-toe", NULL);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *dialog = pmap_erase_dialog_new (NULL, workspace, olive, pmap_kept_map_new (document, NULL));
      g_autofree char *words = NULL;

      gtk_window_present (GTK_WINDOW (dialog));
      ui_test_settle ();
      words = read_words (dialog);
      g_assert_nonnull (strstr (words, "Pupil · Amira Haddad · What the pupil says\n"));
      g_assert_nonnull (strstr (words, "Pupil · Kofi Mensah-Lloyd · What the pupil says: “Plays with Olive on the swing.”"));
      g_assert_nonnull (strstr (words, "• Intervention · Toe by Toe · i-olive-reading"));
      g_assert_nonnull (strstr (words, "Hidden names in the file that are made of the pupil’s name"));
      g_assert_null (strstr (words, "The map itself has a hidden name"));
      if (i == 1)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find_button (dialog, "Write “a pupil” _there, too")), TRUE);
      g_signal_emit_by_name (ui_test_find_button (dialog, "_Erase"), "clicked");
      ui_test_settle ();
      g_assert_cmpstr (amira->views, ==, "Sits with a pupil.");
      g_assert_cmpstr (kofi->views, ==, i == 1 ? "Plays with a pupil on the swing." : "Plays with Olive on the swing.");
      g_assert_null (pmap_document_find (document, "i-olive-reading"));
      if (i == 0)
        pmap_history_undo (pmap_workspace_get_history (workspace));
    }
}

/* What is kept is counted in a thread. */
static void
test_erase_at_once (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapDocument *document = pmap_workspace_get_document (workspace);
  PmapPupil *olive = pmap_document_find (document, "u-olive-barnaby");
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/larkbeck.pmap");
  g_autofree char *words = NULL;
  GtkWidget *dialog;
  gboolean forgets = FALSE;

  g_test_summary ("Who erases before the earlier versions are looked through means all that will be found");
  pmap_workspace_set_file (workspace, file);
  dialog = pmap_erase_dialog_new (NULL, workspace, olive, pmap_kept_map_new (document, file));
  g_signal_connect (dialog, "erased", G_CALLBACK (note_forgets_cb), &forgets);
  words = read_words (dialog);
  g_assert_nonnull (strstr (words, "Looking through the earlier versions…"));
  g_signal_emit_by_name (ui_test_find_button (dialog, "_Erase"), "clicked");
  g_assert_true (forgets);
  g_assert_null (pmap_document_find (document, "u-olive-barnaby"));
  ui_test_settle ();

  pmap_history_undo (pmap_workspace_get_history (workspace));
  dialog = pmap_erase_dialog_new (NULL, workspace, pmap_document_find (document, "u-olive-barnaby"),
                                  pmap_kept_map_new (document, file));
  gtk_window_present (GTK_WINDOW (dialog));
  while (!ui_test_says (dialog, "Keep no earlier version of this map on this computer when it is saved"))
    ui_test_settle ();
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
keep_pupil_cb (GtkWidget  *dialog,
               PmapPupil  *pupil,
               PmapPupil **kept)
{
  *kept = pupil;
}

static void
test_retention (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapDocument *document = pmap_workspace_get_document (workspace);
  PmapPupil *olive = pmap_document_find (document, "u-olive-barnaby"), *asked = NULL;
  GtkWidget *dialog;
  guint n = pmap_record_list_get_length (document->pupils);

  g_test_summary ("Whose record is past its date is listed, and asked about, and never erased by itself.");
  dialog = pmap_retention_dialog_new (NULL, workspace, 31);
  {
    g_autofree char *words = read_words (dialog);

    g_assert_nonnull (strstr (words, "Nobody’s record is past its date."));
    g_assert_nonnull (strstr (words, "IRMS Information Management Toolkit for Schools"));
  }
  gtk_window_destroy (GTK_WINDOW (dialog));

  type (workspace, olive, "birth-date", "1/2/1995");
  type (workspace, pmap_document_find (document, "u-kofi-mensah"), "birth-date", "");
  dialog = pmap_retention_dialog_new (NULL, workspace, 31);
  g_signal_connect (dialog, "erase", G_CALLBACK (keep_pupil_cb), &asked);
  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  {
    g_autofree char *words = read_words (dialog);

    g_assert_nonnull (strstr (words, "Past their date\nOlive Barnaby\nBorn 1 February 1995, kept until 1 February 2026\n"));
    g_assert_nonnull (strstr (words, "Without a date of birth\nKofi Mensah-Lloyd\n"));
  }
  g_signal_emit_by_name (ui_test_find_button (dialog, "Erase…"), "clicked");
  g_assert_true (asked == olive);
  g_assert_cmpuint (pmap_record_list_get_length (document->pupils), ==, n);
  g_assert_true (pmap_erase_pupil (pmap_workspace_get_editor (workspace), olive, PMAP_ERASE_KEEP_PLACES, TRUE, NULL));
  ui_test_settle ();
  {
    g_autofree char *words = read_words (dialog);

    g_assert_nonnull (strstr (words, "Nobody’s record is past its date."));
  }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/ui/trail/button", test_button);
  g_test_add_func ("/ui/trail/erase", test_erase);
  g_test_add_func ("/ui/trail/erase-shared-name", test_erase_shared_name);
  g_test_add_func ("/ui/trail/erase-at-once", test_erase_at_once);
  g_test_add_func ("/ui/trail/retention", test_retention);
  return g_test_run ();
}
