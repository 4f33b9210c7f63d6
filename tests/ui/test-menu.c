/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries of a starter menu and of another school are ticked and added, with what a user sees at each step. */

#include "config.h"

#include "history/pmap-new-map.h"
#include "store/pmap-menu-template.h"
#include "ui/dialogs/pmap-menu-dialog.h"
#include "ui/larkbeck.h"
#include "ui/ui-test.h"

static PmapWorkspace *
make_workspace (void)
{
  g_autoptr (PmapDocument) document = pmap_new_map ("Example School", pmap_date_new (14, 10, 2026));

  return pmap_workspace_new (document, NULL);
}

static GtkWidget *
show_dialog (PmapWorkspace *workspace)
{
  GtkWidget *dialog = pmap_menu_dialog_new (NULL, workspace);

  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  return dialog;
}

static gboolean
is_ticked (GtkWidget  *dialog,
           const char *area)
{
  return gtk_check_button_get_active (ui_test_find_button (dialog, area));
}

static void
test_starter (void)
{
  g_autoptr (PmapWorkspace) workspace = make_workspace ();
  PmapRecordList *provisions = pmap_workspace_get_document (workspace)->provisions;
  GtkWidget *dialog = show_dialog (workspace);

  g_test_summary ("All is ticked at first; an area is ticked at once; the button says how many; one undo takes them back");
  g_assert_true (ui_test_says (dialog, "32 of 32 entries are ticked."));
  g_assert_true (is_ticked (dialog, "Sensory and/or physical"));
  ui_test_click (dialog, "Tick _none");
  g_assert_true (ui_test_says (dialog, "0 of 32 entries are ticked."));
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (dialog, "A_dd")));
  gtk_check_button_set_active (ui_test_find_button (dialog, "Sensory and/or physical"), TRUE);
  ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "4 of 32 entries are ticked."));
  g_assert_false (is_ticked (dialog, "Cognition and learning"));
  ui_test_click (dialog, "A_dd 4");
  g_assert_cmpuint (pmap_record_list_get_length (provisions), ==, 4);

  dialog = show_dialog (workspace);
  g_assert_true (ui_test_says (dialog, "28 of 32 entries are ticked."));
  g_assert_true (ui_test_says (dialog, "On your menu already · Universal"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  pmap_history_undo (pmap_workspace_get_history (workspace));
  g_assert_cmpuint (pmap_record_list_get_length (provisions), ==, 0);
}

static void
test_another_school (void)
{
  g_autoptr (PmapWorkspace) workspace = make_workspace ();
  PmapDocument *document = pmap_workspace_get_document (workspace);
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", "larkbeck.pmap", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = show_dialog (workspace);
  GtkWidget *rates;

  g_test_summary ("Of another school's map the menu comes, with its roles, and their rates only where they are ticked");
  pmap_menu_dialog_open (PMAP_MENU_DIALOG (dialog), file);
  for (guint i = 0; i < 100 && ui_test_find_button (dialog, "_With 6 hourly rates of these roles") == NULL; i++)
    ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "Only the menu of provision is taken out of this file, with its tiers and roles. Its pupils, "
                                       "groups and staff stay where they are."));
  rates = ui_test_find_button (dialog, "_With 6 hourly rates of these roles");
  g_assert_nonnull (rates);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (rates)));
  ui_test_click (dialog, "A_dd 38");
  g_assert_cmpuint (pmap_record_list_get_length (document->provisions), ==, 38);
  g_assert_cmpuint (pmap_record_list_get_length (document->pupils), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (document->staff_members), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (document->rate_sets), ==, 1);
}

static void
test_no_map (void)
{
  g_autoptr (PmapWorkspace) workspace = make_workspace ();
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "README.md", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = show_dialog (workspace);

  g_test_summary ("A file that is no map is refused in words, and what was shown stays");
  pmap_menu_dialog_open (PMAP_MENU_DIALOG (dialog), file);
  for (guint i = 0; i < 100 && !ui_test_says (dialog, "This file is not a provision map"); i++)
    ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "32 of 32 entries are ticked."));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_template (void)
{
  g_autoptr (PmapWorkspace) workspace = make_workspace ();
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "template.pmap", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PmapWorkspace) other = open_larkbeck ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;
  guint n_cleaned;

  g_test_summary ("A template of a school’s menu is what another school adds from");
  bytes = pmap_menu_template_write (pmap_workspace_get_document (other), FALSE, &n_cleaned);
  g_assert_cmpuint (n_cleaned, ==, 5);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  dialog = show_dialog (workspace);
  pmap_menu_dialog_open (PMAP_MENU_DIALOG (dialog), file);
  for (guint i = 0; i < 100 && ui_test_find_button (dialog, "A_dd 38") == NULL; i++)
    ui_test_settle ();
  ui_test_click (dialog, "A_dd 38");
  g_assert_cmpuint (pmap_record_list_get_length (pmap_workspace_get_document (workspace)->provisions), ==, 38);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/menu/starter", test_starter);
  g_test_add_func ("/ui/menu/another-school", test_another_school);
  g_test_add_func ("/ui/menu/no-map", test_no_map);
  g_test_add_func ("/ui/menu/template", test_template);
  return g_test_run ();
}
