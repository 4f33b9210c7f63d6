/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A post is filled in from a pay table, with what a user sees at each step. */

#include "config.h"

#include "model/pmap-staff-role.h"
#include "shared/remove-all.h"
#include "ui/dialogs/pmap-pay-dialog.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-pay-cover.h"
#include "ui/larkbeck.h"
#include "ui/ui-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapRate *rate;
  GtkWidget *dialog;
} Stage;

static Stage
open_dialog (void)
{
  Stage stage = { open_larkbeck () };
  PmapStaffRole *role = pmap_record_list_get (pmap_workspace_get_document (stage.workspace)->staff_roles, 0);

  stage.rate = pmap_record_list_get (role->rates, 0);
  stage.dialog = pmap_pay_dialog_new (NULL, stage.workspace, PMAP_RECORD (stage.rate));
  gtk_window_present (GTK_WINDOW (stage.dialog));
  ui_test_settle ();
  return stage;
}

/* A post is filled in as it is, so that it is costed exactly; what an hour comes to is only shown. */
static void
assert_post (PmapRate *rate,
             gint64    price,
             gint64    weeks,
             gint64    hours)
{
  g_assert_cmpint (rate->basis, ==, PMAP_RATE_POST);
  g_assert_cmpint (rate->price, ==, price);
  g_assert_cmpint (rate->weeks, ==, weeks);
  g_assert_cmpint (rate->hours, ==, hours);
}

static void
test_table (void)
{
  Stage stage = open_dialog ();
  gint64 before = stage.rate->hourly;

  g_test_summary ("The newest table that holds on the rate’s first day is there with its working and source; one step fills it in");
  g_assert_true (ui_test_says (stage.dialog, "£24,413.00 ÷ 52.143 weeks ÷ 37 hours = £12.6539 an hour"));
  g_assert_true (ui_test_says (stage.dialog, "National Employers’ agreement 2025/26: £23,656 and 3.2 %, which is £24,412.99, to the pound. "
                                             "Second-hand: check with your authority."));
  ui_test_click (stage.dialog, "_Fill in");
  assert_post (stage.rate, 2441300, 521430, 370000);
  pmap_history_undo (pmap_workspace_get_history (stage.workspace));
  g_assert_cmpint (stage.rate->basis, ==, PMAP_RATE_HOUR);
  g_assert_cmpint (stage.rate->hourly, ==, before);
  g_assert_cmpint (stage.rate->price, ==, PMAP_UNSET);
  g_object_unref (stage.workspace);
}

static void
choose (GtkWidget *dialog,
        guint      table)
{
  gtk_drop_down_set_selected (ui_test_find (dialog, GTK_TYPE_DROP_DOWN), table);
  ui_test_settle ();
}

static void
test_another_table (void)
{
  Stage stage = open_dialog ();
  PmapEditor *editor = pmap_workspace_get_editor (stage.workspace);

  g_test_summary ("Another table has its own figures; of one that holds only later, and where none holds yet, that is told");
  choose (stage.dialog, 1);
  g_assert_true (ui_test_says (stage.dialog, "£23,656.00 ÷ 52.143 weeks ÷ 37 hours = £12.2615 an hour"));
  ui_test_click (stage.dialog, "_Fill in");
  assert_post (stage.rate, 2365600, 521430, 370000);
  g_assert_cmpstr (pmap_history_get_undo_label (pmap_workspace_get_history (stage.workspace)), ==, "Fill in from a pay table");

  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (stage.rate), "from", "1/9/2022", NULL));
  stage.dialog = pmap_pay_dialog_new (NULL, stage.workspace, PMAP_RECORD (stage.rate));
  gtk_window_present (GTK_WINDOW (stage.dialog));
  ui_test_settle ();
  g_assert_true (ui_test_says (stage.dialog, "National Employers’ agreement 2023/24: £20,441 and £1,925 more. Second-hand: check with your "
                                             "authority. The table holds only from 1 April 2023, which is after the first day of this "
                                             "rate."));
  gtk_window_destroy (GTK_WINDOW (stage.dialog));
  g_object_unref (stage.workspace);
}

static void
test_first_rate (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapDocument *document = pmap_workspace_get_document (workspace);
  PmapStaffRole *role = pmap_editor_add (pmap_workspace_get_editor (workspace), document->staff_roles, PMAP_POSITION_END, "Add", NULL,
                                         "name", "Mentor", NULL);
  GtkWidget *dialog = pmap_pay_dialog_new (NULL, workspace, PMAP_RECORD (role));

  g_test_summary ("A role without a rate gets its first one from a table, for the school year; one undo takes it back");
  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (role->rates), ==, 0);
  ui_test_click (dialog, "_Fill in");
  g_assert_cmpuint (pmap_record_list_get_length (role->rates), ==, 1);
  assert_post (pmap_record_list_get (role->rates, 0), 2441300, 521430, 370000);
  g_assert_cmpuint (((PmapRate *) pmap_record_list_get (role->rates, 0))->from, ==, pmap_date_new (1, 9, 2026));
  pmap_history_undo (pmap_workspace_get_history (workspace));
  g_assert_cmpuint (pmap_record_list_get_length (role->rates), ==, 0);
}

static void
test_broken_table (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "provision-map", "pay-tables", NULL);
  g_autofree char *broken = g_build_filename (folder, "trust.ini", NULL);
  Stage stage;

  g_test_summary ("A table of the school’s own that cannot be read is told of; the others are there");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (broken, "nothing", -1, NULL));
  stage = open_dialog ();
  g_assert_true (ui_test_says (stage.dialog, "trust.ini: This is not a pay table."));
  g_assert_true (ui_test_says (stage.dialog, "£24,413.00 ÷ 52.143 weeks ÷ 37 hours = £12.6539 an hour"));
  gtk_window_destroy (GTK_WINDOW (stage.dialog));
  g_object_unref (stage.workspace);
}

static void
test_rate_gone (void)
{
  Stage stage = open_dialog ();
  PmapHistory *history = pmap_workspace_get_history (stage.workspace);

  g_test_summary ("A rate that has left the map meanwhile is not filled in, and the window says why");
  g_assert_true (pmap_editor_remove (pmap_workspace_get_editor (stage.workspace), PMAP_RECORD (stage.rate), NULL));
  ui_test_click (stage.dialog, "_Fill in");
  g_assert_true (ui_test_says (stage.dialog, "This rate is no longer in the map, so that there is nothing to fill in."));
  g_assert_cmpint (stage.rate->basis, ==, PMAP_RATE_HOUR);
  pmap_history_undo (history);
  ui_test_click (stage.dialog, "_Fill in");
  assert_post (stage.rate, 2441300, 521430, 370000);
  g_object_unref (stage.workspace);
}

static void
test_cover (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  GtkWidget *window = gtk_window_new (), *view, *covered;

  g_test_summary ("Where rates are hidden, the page of roles has names alone, and nothing on it is an amount; costs of groups stay");
  pmap_pay_cover_set (FALSE);
  view = pmap_map_view_new (workspace);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  pmap_map_view_show_page (PMAP_MAP_VIEW (view), "roles");
  ui_test_settle ();
  g_assert_true (ui_test_says (view, "£13.05 an hour"));
  pmap_pay_cover_set (TRUE);
  covered = pmap_map_view_new (workspace);
  gtk_window_set_child (GTK_WINDOW (window), covered);
  pmap_map_view_show_page (PMAP_MAP_VIEW (covered), "roles");
  ui_test_settle ();
  g_assert_true (ui_test_says (covered, "Teaching assistant, level 2"));
  g_assert_false (ui_test_says (covered, "£13.05 an hour"));
  g_assert_false (ui_test_says (covered, "£16.97"));
  pmap_map_view_show_page (PMAP_MAP_VIEW (covered), "groups");
  ui_test_settle ();
  g_assert_true (ui_test_says (covered, "£1,366.63"));
  pmap_pay_cover_set (FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("pmap-pay-XXXXXX", NULL);
  int result;

  /* Before anything asks for the folder: it is looked up once. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/pay/table", test_table);
  g_test_add_func ("/ui/pay/another-table", test_another_table);
  g_test_add_func ("/ui/pay/rate-gone", test_rate_gone);
  g_test_add_func ("/ui/pay/first-rate", test_first_rate);
  g_test_add_func ("/ui/pay/broken-table", test_broken_table);
  g_test_add_func ("/ui/pay/cover", test_cover);
  result = g_test_run ();
  remove_all (home);
  return result;
}
