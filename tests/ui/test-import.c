/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pasted table, looked at and imported, with what a user sees at each step. All people are invented. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "ui/dialogs/pmap-import-dialog.h"
#include "ui/ui-test.h"

static PmapWorkspace *
make_workspace (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();

  return pmap_workspace_new (document, NULL);
}

static void
read_text (GtkWidget  *dialog,
           const char *table)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));

  pmap_import_dialog_read (PMAP_IMPORT_DIALOG (dialog), bytes);
}

static void
test_import (void)
{
  g_autoptr (PmapWorkspace) workspace = make_workspace ();
  PmapRecordList *pupils = pmap_workspace_get_document (workspace)->pupils;
  GtkWidget *dialog = pmap_import_dialog_new (NULL, workspace, PMAP_TYPE_PUPIL);
  GtkWidget *button;

  g_test_summary ("The dialog says what happens; one button does it, and undo takes it back");
  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  button = ui_test_find_button (dialog, "_Import");
  g_assert_false (gtk_widget_get_sensitive (button));
  read_text (dialog, "Forename,Surname,Shoes\nAda,Example,31\nBen,Sample,30\n,None,\n");
  ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "2 are new. 1 cannot be imported."));
  g_assert_true (ui_test_says (dialog, "Given name (Forename), Family name (Surname)"));
  g_assert_true (ui_test_says (dialog, "Left out: Shoes"));
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Import 2");
  g_assert_cmpuint (pmap_record_list_get_length (pupils), ==, 0);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (pmap_record_list_get_length (pupils), ==, 2);
  pmap_history_undo (pmap_editor_get_history (pmap_workspace_get_editor (workspace)));
  g_assert_cmpuint (pmap_record_list_get_length (pupils), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (PmapWorkspace) workspace = make_workspace ();
  GtkWidget *dialog = pmap_import_dialog_new (NULL, workspace, PMAP_TYPE_PUPIL);

  g_test_summary ("A table that cannot be read is refused in words, and the button stays grey");
  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  read_text (dialog, "Ada,Example\nBen,Sample\n");
  ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "The first row should have titles, and one of them must be: “Given name”. "
                                       "Please copy the titles, too"));
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (dialog, "_Import")));
  read_text (dialog, "Forename\nAda\n");
  ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "1 is new."));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/import/import", test_import);
  g_test_add_func ("/ui/import/refused", test_refused);
  return g_test_run ();
}
