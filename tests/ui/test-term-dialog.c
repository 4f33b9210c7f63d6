/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Term dates pasted, looked at, put right and taken over, with what a user sees at each step. */

#include "config.h"

#include "model/pmap-record-list.h"
#include "model/pmap-school-days.h"
#include "shared/map.h"
#include "ui/dialogs/pmap-term-dialog.h"
#include "ui/ui-test.h"

#include <string.h>

typedef struct
{
  PmapWorkspace *workspace;
  PmapYear *year;
  GtkWidget *dialog;
  GtkTextBuffer *text;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();

  fixture->year = pmap_document_get_year (document);
  map_set (fixture->year, "start", "2026-09-01");
  map_set (fixture->year, "end", "2027-08-31");
  if (data != NULL)
    map_add (fixture->year->terms, "a", "name", "Autumn", "start", "2026-09-01", "end", "2026-12-18", NULL);
  fixture->workspace = pmap_workspace_new (document, NULL);
  fixture->dialog = pmap_term_dialog_new (NULL, fixture->workspace);
  fixture->text = gtk_text_view_get_buffer (ui_test_find (fixture->dialog, GTK_TYPE_TEXT_VIEW));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->workspace);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  gtk_text_buffer_set_text (fixture->text, text, -1);
  ui_test_settle ();
}

static char *
get_text (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (fixture->text, &start, &end);
  return gtk_text_buffer_get_text (fixture->text, &start, &end, FALSE);
}

static void
undo (Fixture *fixture)
{
  pmap_history_undo (pmap_editor_get_history (pmap_workspace_get_editor (fixture->workspace)));
}

static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *accept = ui_test_find_button (fixture->dialog, "_Take these over");

  g_test_summary ("What is pasted is read at once; one button takes it over, and undo takes it back");
  g_assert_true (ui_test_says (fixture->dialog, "What you paste is read at once."));
  g_assert_false (gtk_widget_get_sensitive (accept));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (ui_test_find_button (fixture->dialog, "_Add to them"))));
  type (fixture, "Autumn term: Tuesday 1 September to Friday 18 December 2026\nHalf term: 26–30 October\nINSET: 1 September\nOffice hours");
  g_assert_true (ui_test_says (fixture->dialog, "1 term. 2 closures. 1 line is not understood."));
  g_assert_true (ui_test_says (fixture->dialog, "73 days for pupils, 117 fewer than the usual 190. 1 INSET day."));
  g_assert_true (ui_test_says (fixture->dialog, "Monday 14, Tuesday 14, Wednesday 15, Thursday 15, Friday 15"));
  g_assert_true (ui_test_says (fixture->dialog, "Tue 1 Sep 2026 – Fri 18 Dec 2026 · Term"));
  g_assert_true (ui_test_says (fixture->dialog, "October half term"));
  g_assert_true (ui_test_says (fixture->dialog, "Not understood: No day in it"));
  g_assert_cmpuint (pmap_record_list_get_length (fixture->year->terms), ==, 0);
  g_signal_emit_by_name (accept, "clicked");
  g_assert_cmpuint (pmap_record_list_get_length (fixture->year->terms), ==, 1);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->year->closures), ==, 2);
  undo (fixture);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->year->terms), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->year->closures), ==, 0);
}

static void
test_weekday (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  GtkWidget *button;

  g_test_summary ("A weekday that is not its date's waits until one of the two is chosen, which changes the text");
  type (fixture, "Spring term\nSpring term: Monday 4 January 2027 to Friday 25th March 2027\n");
  g_assert_true (ui_test_says (fixture->dialog, "To be put right: 25 March 2027 is a Thursday, not a Friday"));
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (fixture->dialog, "_Take these over")));
  g_assert_nonnull (ui_test_find_button (fixture->dialog, "It is Friday 26 March 2027"));
  button = ui_test_find_button (fixture->dialog, "It is Thursday 25 March 2027");
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, "Spring term\nSpring term: Monday 4 January 2027 to Thursday 25 March 2027\n");
  g_assert_true (ui_test_says (fixture->dialog, "1 term."));
  g_assert_true (gtk_widget_get_sensitive (ui_test_find_button (fixture->dialog, "_Take these over")));
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
}

static void
test_ways (Fixture       *fixture,
           gconstpointer  data)
{
  GtkCheckButton *replace = ui_test_find_button (fixture->dialog, "_Replace the terms and closures of the map");
  GtkCheckButton *join = ui_test_find_button (fixture->dialog, "_Add to them");

  g_test_summary ("Whole terms stand for those of the map, INSET days join them, until the user says otherwise");
  type (fixture, "INSET: Monday 7 September");
  g_assert_true (gtk_check_button_get_active (join));
  g_assert_true (ui_test_says (fixture->dialog, "78 days for pupils, 112 fewer than the usual 190. 1 INSET day."));
  type (fixture, "Autumn term: 2 September to 18 December");
  g_assert_true (gtk_check_button_get_active (replace));
  g_assert_true (ui_test_says (fixture->dialog, "78 days for pupils, 112 fewer than the usual 190. No INSET day."));
  gtk_check_button_set_active (join, TRUE);
  ui_test_settle ();
  g_assert_true (ui_test_says (fixture->dialog, "To be put right: Overlaps with “Autumn”, 1 September 2026 to 18 December 2026"));
  type (fixture, "Autumn term: 3 September to 18 December");
  g_assert_true (gtk_check_button_get_active (join));
  gtk_check_button_set_active (replace, TRUE);
  ui_test_settle ();
  g_signal_emit_by_name (ui_test_find_button (fixture->dialog, "_Take these over"), "clicked");
  g_assert_cmpuint (pmap_record_list_get_length (fixture->year->terms), ==, 1);
  g_assert_cmpuint (pmap_school_days_count (fixture->year).pupils, ==, 77);
}

static void
test_in_part (Fixture       *fixture,
              gconstpointer  data)
{
  GtkCheckButton *replace = ui_test_find_button (fixture->dialog, "_Replace the terms and closures of the map");
  GtkCheckButton *join = ui_test_find_button (fixture->dialog, "_Add to them");
  GtkWidget *accept = ui_test_find_button (fixture->dialog, "_Take these over");

  g_test_summary ("Terms of which one has to be put right do not replace a whole year unless the user says so");
  type (fixture, "Autumn term: 2 September to 18 December\nSpring term: Monday 4 January 2027 to Friday 25 March 2027");
  g_assert_true (ui_test_says (fixture->dialog, "Not all is read yet: choose above whether the rest replaces the map’s terms."));
  g_assert_false (gtk_check_button_get_active (replace));
  g_assert_false (gtk_check_button_get_active (join));
  g_assert_false (gtk_widget_get_sensitive (accept));
  type (fixture, "Autumn term: 2 September to 18 December\nSpring term: Monday 4 January 2027 to Thursday 25 March 2027");
  g_assert_true (ui_test_says (fixture->dialog, "2 terms."));
  g_assert_true (gtk_check_button_get_active (replace));
  g_assert_true (gtk_widget_get_sensitive (accept));
  type (fixture, "Autumn term: 2 September to 18 December\nSpring term: Monday 4 January 2027 to Friday 25 March 2027");
  g_assert_false (gtk_widget_get_sensitive (accept));
  gtk_check_button_set_active (replace, TRUE);
  ui_test_settle ();
  g_assert_true (gtk_widget_get_sensitive (accept));
  g_signal_emit_by_name (accept, "clicked");
  g_assert_cmpuint (pmap_record_list_get_length (fixture->year->terms), ==, 1);
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  const char *calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Half term\r\nDTSTART;VALUE=DATE:20261026\r\n"
                         "DTEND;VALUE=DATE:20261031\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (calendar, strlen (calendar)), workbook = g_bytes_new_static ("PK\0\1", 4);
  g_autofree char *text = NULL;

  g_test_summary ("A file comes into the text, where it can be put right; one that is no text is refused in words");
  pmap_term_dialog_read (PMAP_TERM_DIALOG (fixture->dialog), bytes);
  ui_test_settle ();
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, "Half term: 26 October 2026 to 30 October 2026\n");
  g_assert_true (ui_test_says (fixture->dialog, "1 closure."));
  pmap_term_dialog_read (PMAP_TERM_DIALOG (fixture->dialog), workbook);
  ui_test_settle ();
  g_assert_true (ui_test_says (fixture->dialog, "This is no table of text. Please save the spreadsheet as CSV, or copy its cells"));
  g_assert_true (ui_test_says (fixture->dialog, "1 closure."));
  g_clear_pointer (&text, g_free);
  type (fixture, calendar);
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, "Half term: 26 October 2026 to 30 October 2026\n");
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/term-dialog/paste", Fixture, NULL, set_up, test_paste, tear_down);
  g_test_add ("/ui/term-dialog/weekday", Fixture, NULL, set_up, test_weekday, tear_down);
  g_test_add ("/ui/term-dialog/ways", Fixture, "a term", set_up, test_ways, tear_down);
  g_test_add ("/ui/term-dialog/in-part", Fixture, "a term", set_up, test_in_part, tear_down);
  g_test_add ("/ui/term-dialog/file", Fixture, NULL, set_up, test_file, tear_down);
  return g_test_run ();
}
