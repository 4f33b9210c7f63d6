/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An hourly rate is worked out from a salary, with what a user sees at each step. */

#include "config.h"

#include "model/pmap-staff-role.h"
#include "ui/dialogs/pmap-pay-dialog.h"
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
  stage.dialog = pmap_pay_dialog_new (NULL, stage.workspace, stage.rate);
  gtk_window_present (GTK_WINDOW (stage.dialog));
  ui_test_settle ();
  return stage;
}

/* The n-th entry: salary, weeks, hours. */
static GtkEditable *
find_entry (GtkWidget *inside,
            guint     *n)
{
  GtkEditable *found = NULL;

  if (GTK_IS_ENTRY (inside) && (*n)-- == 0)
    return GTK_EDITABLE (inside);
  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, n);
  return found;
}

static void
type (Stage      *stage,
      guint       entry,
      const char *text)
{
  gtk_editable_set_text (find_entry (stage->dialog, &entry), text);
  ui_test_settle ();
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
test_typed (void)
{
  Stage stage = open_dialog ();
  GtkWidget *accept = ui_test_find_button (stage.dialog, "_Fill in");

  g_test_summary ("A typed post goes the same way; a salary without its hours or weeks is asked about, and a wrong number is told");
  type (&stage, 0, "11,490");
  g_assert_true (ui_test_says (stage.dialog, "Changed by hand: no longer the figures of the table."));
  type (&stage, 2, "");
  g_assert_true (ui_test_says (stage.dialog, "For how many hours a week is this paid? Without them nobody can say what an hour costs."));
  g_assert_false (gtk_widget_get_sensitive (accept));
  type (&stage, 2, "30");
  type (&stage, 1, "");
  g_assert_true (ui_test_says (stage.dialog, "For how many weeks a year is this paid? 52.143 is the whole year; in term time it is fewer."));
  type (&stage, 1, "35");
  g_assert_true (ui_test_says (stage.dialog, "£11,490.00 ÷ 35 weeks ÷ 30 hours = £10.9429 an hour"));
  g_assert_true (gtk_widget_get_sensitive (accept));
  type (&stage, 0, "12,50");
  g_assert_false (gtk_widget_get_sensitive (accept));
  type (&stage, 2, "0");
  type (&stage, 0, "11490");
  g_assert_true (ui_test_says (stage.dialog, "This must be more than nothing."));
  type (&stage, 2, "30");
  ui_test_click (stage.dialog, "_Fill in");
  assert_post (stage.rate, 1149000, 350000, 300000);
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

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/pay/table", test_table);
  g_test_add_func ("/ui/pay/typed", test_typed);
  g_test_add_func ("/ui/pay/rate-gone", test_rate_gone);
  return g_test_run ();
}
