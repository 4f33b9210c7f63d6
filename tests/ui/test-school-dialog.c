/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of the school, its year and its funding: how many days of school the terms make, and what is wrong with one of them. */

#include "config.h"

#include "shared/map.h"
#include "ui/dialogs/pmap-school-dialog.h"

#include "form-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapYear *year;
  PmapRecord *autumn, *spring;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();

  fixture->year = pmap_document_get_year (document);
  map_set (fixture->year, "start", "2026-09-01");
  map_set (fixture->year, "end", "2027-08-31");
  fixture->workspace = pmap_workspace_new (document, NULL);
  fixture->dialog = pmap_school_dialog_new (NULL, fixture->workspace, NULL, NULL);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_object_unref (fixture->workspace);
}

static void
add_terms (Fixture *fixture)
{
  fixture->autumn = map_add (fixture->year->terms, "a", "name", "Autumn", "start", "2026-09-01", "end", "2026-12-18", NULL);
  fixture->spring = map_add (fixture->year->terms, "b", "name", "Spring", "start", "2027-01-04", "end", "2027-03-25", NULL);
  ui_test_settle ();
}

static void
set (Fixture    *fixture,
     PmapRecord *record,
     const char *field,
     const char *typed)
{
  g_assert_true (pmap_editor_set_typed (pmap_workspace_get_editor (fixture->workspace), record, field, typed, NULL));
  ui_test_settle ();
}

static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  g_test_summary ("The days of school are counted as terms and closures come, change and go");
  g_assert_false (ui_test_says (fixture->dialog, "0 days for pupils, 190 fewer than the usual 190. No INSET day."));
  add_terms (fixture);
  g_assert_true (ui_test_says (fixture->dialog, "138 days for pupils, 52 fewer than the usual 190. No INSET day."));
  g_assert_true (ui_test_says (fixture->dialog, "Monday 27, Tuesday 28, Wednesday 28, Thursday 28, Friday 27: "
                                                "so often a session of that weekday takes place."));
  map_add (fixture->year->closures, NULL, "name", "Training", "kind", "INSET day", "start", "2027-01-04", "end", "2027-01-04", NULL);
  ui_test_settle ();
  g_assert_true (ui_test_says (fixture->dialog, "137 days for pupils, 53 fewer than the usual 190. 1 INSET day."));
  set (fixture, fixture->spring, "end", "24 March 2027");
  g_assert_true (ui_test_says (fixture->dialog, "136 days for pupils, 54 fewer than the usual 190. 1 INSET day."));
  map_remove (fixture->autumn);
  ui_test_settle ();
  g_assert_true (ui_test_says (fixture->dialog, "57 days for pupils, 133 fewer than the usual 190. 1 INSET day."));
}

static void
test_overlap (Fixture       *fixture,
              gconstpointer  data)
{
  const char *message = "This overlaps with “Autumn”, which lasts until 8 January 2027";
  const char *outside = "This is before the school year, which begins on 1 September 2026";

  g_test_summary ("A term that overlaps says so at its field until either of the two is put right");
  add_terms (fixture);
  set (fixture, fixture->autumn, "end", "8 January 2027");
  g_assert_true (ui_test_says (fixture->dialog, message));
  set (fixture, fixture->autumn, "end", "18 December 2026");
  g_assert_false (ui_test_says (fixture->dialog, message));
  set (fixture, fixture->autumn, "start", "31 August 2026");
  g_assert_true (ui_test_says (fixture->dialog, outside));
  set (fixture, PMAP_RECORD (fixture->year), "start", "31 August 2026");
  g_assert_false (ui_test_says (fixture->dialog, outside));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/school-dialog/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/ui/school-dialog/overlap", Fixture, NULL, set_up, test_overlap, tear_down);
  return g_test_run ();
}
