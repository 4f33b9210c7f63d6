/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window that asks what to keep: nothing is decided beforehand, everything goes by the keyboard and can be taken back, and
 * there is an answer only when all is decided. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "store/pmap-merge.h"
#include "shared/map.h"
#include "ui/dialogs/pmap-conflict-window.h"
#include "ui/widgets/pmap-conflict-row.h"

#include "ui-test.h"

#include <string.h>

#define LONG_TEXT                                                                                                     \
  "Reads to younger children with patience, remembers what they like and tells them stories of his own. "

typedef struct
{
  PmapMerge *merge;
  GtkWidget *window;
  char *response;
} Fixture;

/* --- maps --- */

static PmapDocument *
make_map (const char *class_name,
          const char *language,
          const char *strengths,
          const char *other_class)
{
  PmapDocument *document = pmap_document_new ();

  map_add (document->pupils, "u-one", "given-name", "Amira", "family-name", "Example", "class", class_name,
           "home-language", language, "strengths", strengths, NULL);
  map_add (document->pupils, "u-two", "given-name", "Ben", "family-name", "Sample", "class", other_class, NULL);
  return document;
}

static PmapMerge *
make_merge (void)
{
  g_autoptr (PmapDocument) base = make_map ("3A", "Arabic", LONG_TEXT, "3A");
  g_autoptr (PmapDocument) mine = make_map ("3B", "French", LONG_TEXT "Loves maths.", "3A");
  g_autoptr (PmapDocument) theirs = make_map ("3C", "Arabic and French", LONG_TEXT "Loves art.", "4A");

  return pmap_merge_new (base, mine, theirs);
}

/* --- the fixture --- */

static void
response_cb (PmapConflictWindow *window,
             const char         *response,
             Fixture            *fixture)
{
  g_free (fixture->response);
  fixture->response = g_strdup (response);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->merge = make_merge ();
  fixture->window = pmap_conflict_window_new (NULL, fixture->merge, "Mrs P. Hughes");
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_connect (fixture->window, "response", G_CALLBACK (response_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->window != NULL)
    gtk_window_close (GTK_WINDOW (fixture->window));
  ui_test_settle ();
  g_assert_null (fixture->window);
  g_assert_finalize_object (fixture->merge);
  g_free (fixture->response);
}

static PmapConflictRow *
find_row (Fixture *fixture,
          guint    number)
{
  GtkWidget *row = ui_test_find (fixture->window, PMAP_TYPE_CONFLICT_ROW);

  for (guint i = 0; i < number && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  return PMAP_CONFLICT_ROW (row);
}

static PmapDecision
get_decision (Fixture *fixture,
              guint    number)
{
  g_autoptr (PmapConflict) conflict = g_list_model_get_item (pmap_merge_get_conflicts (fixture->merge), number);

  return pmap_conflict_get_decision (conflict);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (pmap_merge_get_conflicts (fixture->merge));
}

static void
press (Fixture *fixture,
       guint    key)
{
  g_assert_true (ui_test_press (gtk_window_get_child (GTK_WINDOW (fixture->window)), key, 0));
  ui_test_settle ();
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* --- tests --- */

static void
test_undecided (Fixture       *fixture,
                gconstpointer  data)
{
  g_test_summary ("At first nothing is decided; everything that both changed is there in words, and what was not asked, too");
  g_assert_cmpuint (count (fixture), ==, 3);
  g_assert_cmpuint (pmap_merge_get_undecided (fixture->merge), ==, 3);
  g_assert_true (says (fixture->window, "Mrs P. Hughes"));
  g_assert_true (says (fixture->window, "Amira Example"));
  g_assert_true (says (fixture->window, "0 of 3 decided"));
  g_assert_true (says (fixture->window, "Arabic and French"));
  g_assert_true (says (fixture->window, "Loves maths."));
  g_assert_true (says (fixture->window, "Put together without asking (1)"));
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (fixture->window, "_Use these")));
  g_assert_true (gtk_widget_get_sensitive (ui_test_find_button (fixture->window, "_Save mine as a copy…")));
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  g_test_summary ("1, 2 and 3 choose, the arrows go from question to question and from card to card");
  g_assert_cmpuint (pmap_conflict_row_get_focus (find_row (fixture, 0)), ==, 0);
  press (fixture, GDK_KEY_2);
  g_assert_cmpint (get_decision (fixture, 0), ==, PMAP_DECISION_MINE);
  g_assert_cmpuint (pmap_conflict_row_get_focus (find_row (fixture, 0)), ==, 1);
  press (fixture, GDK_KEY_Down);
  g_assert_cmpuint (pmap_conflict_row_get_focus (find_row (fixture, 1)), ==, 1);
  press (fixture, GDK_KEY_Right);
  g_assert_cmpuint (pmap_conflict_row_get_focus (find_row (fixture, 1)), ==, 2);
  press (fixture, GDK_KEY_3);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_KP_1);
  g_assert_cmpint (get_decision (fixture, 1), ==, PMAP_DECISION_THEIRS);
  g_assert_cmpint (get_decision (fixture, 2), ==, PMAP_DECISION_BEFORE);
  g_assert_true (says (fixture->window, "3 of 3 decided"));
  g_assert_true (gtk_widget_get_sensitive (ui_test_find_button (fixture->window, "_Use these")));
  g_signal_emit_by_name (ui_test_find_button (fixture->window, "_Use these"), "clicked");
  ui_test_settle ();
  g_assert_cmpstr (fixture->response, ==, "use");
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_test_summary ("Each choice can be taken back, one step at a time; the rest in one go is one step");
  press (fixture, GDK_KEY_2);
  press (fixture, GDK_KEY_1);
  gtk_widget_activate_action (fixture->window, "conflicts.decide-rest", "b", FALSE);
  g_assert_cmpuint (pmap_merge_get_undecided (fixture->merge), ==, 0);
  g_assert_cmpint (get_decision (fixture, 0), ==, PMAP_DECISION_BEFORE);
  g_assert_cmpint (get_decision (fixture, 2), ==, PMAP_DECISION_THEIRS);
  gtk_widget_activate_action (fixture->window, "conflicts.undo", NULL);
  g_assert_cmpuint (pmap_merge_get_undecided (fixture->merge), ==, 2);
  gtk_widget_activate_action (fixture->window, "conflicts.undo", NULL);
  g_assert_cmpint (get_decision (fixture, 0), ==, PMAP_DECISION_MINE);
  gtk_widget_activate_action (fixture->window, "conflicts.undo", NULL);
  g_assert_cmpuint (pmap_merge_get_undecided (fixture->merge), ==, 3);
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (fixture->window, "_Use these")));
}

static void
test_press_again (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkToggleButton *card = ui_test_find (GTK_WIDGET (find_row (fixture, 0)), GTK_TYPE_TOGGLE_BUTTON);

  g_test_summary ("A card that is pressed again is open again");
  gtk_toggle_button_set_active (card, TRUE);
  g_assert_cmpint (get_decision (fixture, 0), ==, PMAP_DECISION_BEFORE);
  gtk_toggle_button_set_active (card, FALSE);
  g_assert_cmpint (get_decision (fixture, 0), ==, PMAP_DECISION_UNDECIDED);
}

static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  g_test_summary ("A copy leaves the window open; Cancel and Escape leave everything as it is");
  g_signal_emit_by_name (ui_test_find_button (fixture->window, "_Save mine as a copy…"), "clicked");
  g_assert_cmpstr (fixture->response, ==, "copy");
  g_assert_true (gtk_widget_get_visible (fixture->window));
  pmap_conflict_window_say_copied (PMAP_CONFLICT_WINDOW (fixture->window), "It is safe.");
  g_assert_true (says (fixture->window, "It is safe."));
  gtk_widget_activate_action (ui_test_find_button (fixture->window, "_Cancel"), "window.close", NULL);
  ui_test_settle ();
  g_assert_cmpstr (fixture->response, ==, "cancel");
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = GTK_WIDGET (find_row (fixture, 0));
  GtkWidget *card = ui_test_find (row, GTK_TYPE_TOGGLE_BUTTON);

  g_test_summary ("A screen reader is told which question it is and what each card keeps");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, "Before: 3A");
}

#define ADD(path, function) g_test_add ("/ui/conflict-window/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("undecided", test_undecided);
  ADD ("keys", test_keys);
  ADD ("undo", test_undo);
  ADD ("press-again", test_press_again);
  ADD ("leave", test_leave);
  ADD ("names", test_names);
  return g_test_run ();
}
