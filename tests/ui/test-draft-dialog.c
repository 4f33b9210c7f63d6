/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding a record by its form: what is needed, what is there already, Enter, and leaving it. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "model/pmap-target.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-draft-dialog.h"

#include "larkbeck.h"
#include "form-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapDocument *document;
  GtkWidget *window;
  GtkWidget *dialog;
  PmapRecord *shown;
} Fixture;

static void
show_cb (PmapWorkspace *workspace,
         PmapRecord    *record,
         Fixture       *fixture)
{
  fixture->shown = record;
}

static void
open_dialog (Fixture        *fixture,
             PmapRecordList *list)
{
  fixture->dialog = pmap_draft_dialog_new (GTK_WINDOW (fixture->window), fixture->workspace, list, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  ui_test_settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->workspace = open_larkbeck ();
  fixture->document = pmap_workspace_get_document (fixture->workspace);
  g_signal_connect (fixture->workspace, "show", G_CALLBACK (show_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_dialog (fixture, fixture->document->pupils);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_null (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_settle ();
  g_assert_finalize_object (fixture->workspace);
}

static PmapInput *
find_input (Fixture    *fixture,
            const char *field)
{
  PmapFieldRow *row = form_test_find_row (fixture->dialog, field);

  return row != NULL ? pmap_field_row_get_input (row) : NULL;
}

static void
type (Fixture    *fixture,
      const char *field,
      const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (find_input (fixture, field)));
  gtk_editable_set_text (GTK_EDITABLE (pmap_input_get_control (find_input (fixture, field))), text);
}

/* The line below the fields. */
static GtkLabel *
find_status (GtkWidget *inside)
{
  GtkLabel *found = NULL;

  if (GTK_IS_LABEL (inside) && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (inside)) == GTK_ACCESSIBLE_ROLE_STATUS)
    return GTK_LABEL (inside);
  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_status (child);
  return found;
}

static gboolean
may_create (Fixture *fixture)
{
  return gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog)));
}

static void
leave (Fixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  ui_test_settle ();
}

/* A button that is activated by a key stays down for a moment before it is clicked. */
static void
wait_until_gone (Fixture *fixture)
{
  for (guint i = 0; i < 1000 && fixture->dialog != NULL; i++)
    ui_test_settle ();
  g_assert_null (fixture->dialog);
}

static void
test_created (Fixture       *fixture,
              gconstpointer  data)
{
  PmapHistory *history = pmap_workspace_get_history (fixture->workspace);
  guint n = pmap_record_list_get_length (fixture->document->pupils);

  g_test_summary ("What is needed is said until it is there; Enter adds the pupil, as one step, and shows the page.");

  g_assert_false (may_create (fixture));
  g_assert_true (ui_test_says (fixture->dialog, "Still needed: “Given name”"));
  type (fixture, "family-name", "Example");
  g_assert_false (may_create (fixture));
  type (fixture, "given-name", " ");
  g_assert_false (may_create (fixture));
  type (fixture, "given-name", "Amira");
  g_assert_true (may_create (fixture));
  g_assert_false (ui_test_says (fixture->dialog, "Still needed: “Given name”"));
  type (fixture, "class", "3B");
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->pupils), ==, n);
  g_signal_emit_by_name (pmap_input_get_control (find_input (fixture, "class")), "activate");
  wait_until_gone (fixture);

  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->pupils), ==, n + 1);
  g_assert_true (pmap_record_list_get (fixture->document->pupils, n) == (gpointer) fixture->shown);
  g_assert_cmpstr (PMAP_PUPIL (fixture->shown)->given_name, ==, "Amira");
  g_assert_cmpstr (PMAP_PUPIL (fixture->shown)->family_name, ==, "Example");
  g_assert_cmpstr (PMAP_PUPIL (fixture->shown)->class_name, ==, "3B");
  g_assert_cmpint (PMAP_PUPIL (fixture->shown)->sen, ==, PMAP_SEN_SUPPORT);
  g_assert_cmpstr (pmap_history_get_undo_label (history), ==, "Add Amira");
  pmap_history_undo (history);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->pupils), ==, n);
  g_assert_false (pmap_history_can_undo (history));
}

static void
test_messages (Fixture       *fixture,
               gconstpointer  data)
{
  PmapPupil *first = pmap_record_list_get (fixture->document->pupils, 0);
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (first));
  g_autofree char *twice = g_strdup_printf ("“%s” is in this map already. Is this another?", name);
  guint n = pmap_record_list_get_length (fixture->document->pupils);

  g_test_summary ("A name that is there already is pointed out while it is typed; what is no date keeps the form open.");

  type (fixture, "given-name", first->given_name);
  type (fixture, "family-name", first->family_name);
  g_assert_true (ui_test_says (fixture->dialog, twice));
  type (fixture, "family-name", "Somebody-Else");
  g_assert_false (ui_test_says (fixture->dialog, twice));

  type (fixture, "birth-date", "someday");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog)), "clicked");
  ui_test_settle ();
  g_assert_nonnull (fixture->dialog);
  g_assert_nonnull (pmap_input_get_error (find_input (fixture, "birth-date")));
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->pupils), ==, n);
  type (fixture, "birth-date", "2 November 2018");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog)), "clicked");
  ui_test_settle ();
  g_assert_null (fixture->dialog);
  g_assert_cmpuint (PMAP_PUPIL (fixture->shown)->birth_date, ==, pmap_date_new (2, 11, 2018));
}

static void
test_left (Fixture       *fixture,
           gconstpointer  data)
{
  PmapAlert *alert;

  g_test_summary ("A form in which nothing was typed goes unasked; else somebody is asked, and nothing is left of it.");

  leave (fixture);
  g_assert_null (fixture->dialog);

  open_dialog (fixture, fixture->document->pupils);
  type (fixture, "given-name", "Amira");
  leave (fixture);
  g_assert_nonnull (fixture->dialog);
  alert = ui_test_find_toplevel (PMAP_TYPE_ALERT);
  ui_test_click (GTK_WIDGET (alert), "_Go on typing");
  ui_test_settle ();
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pmap_input_get_control (find_input (fixture, "given-name")))), ==,
                   "Amira");
  leave (fixture);
  ui_test_click (ui_test_find_toplevel (PMAP_TYPE_ALERT), "_Throw away");
  ui_test_settle ();
  g_assert_null (fixture->dialog);
  g_assert_false (pmap_history_can_undo (pmap_workspace_get_history (fixture->workspace)));
}

static void
test_more (Fixture       *fixture,
           gconstpointer  data)
{
  g_test_summary ("The rest of the table is behind one click, and is added with the rest.");

  g_assert_null (find_input (fixture, "home-language"));
  gtk_expander_set_expanded (ui_test_find (fixture->dialog, GTK_TYPE_EXPANDER), TRUE);
  ui_test_settle ();
  type (fixture, "given-name", "Amira");
  type (fixture, "home-language", "Polish");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog)), "clicked");
  ui_test_settle ();
  g_assert_null (fixture->dialog);
  g_assert_cmpstr (PMAP_PUPIL (fixture->shown)->home_language, ==, "Polish");
}

static void
test_refused_and_folded (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkExpander *more = ui_test_find (fixture->dialog, GTK_TYPE_EXPANDER);
  guint n = pmap_record_list_get_length (fixture->document->pupils);
  GtkWidget *focus;

  g_test_summary ("What was not taken is kept while it is folded away, and shown and told when the pupil is to be added.");

  type (fixture, "given-name", "Amira");
  gtk_expander_set_expanded (more, TRUE);
  ui_test_settle ();
  type (fixture, "review", "someday");
  gtk_widget_grab_focus (GTK_WIDGET (find_input (fixture, "given-name")));
  gtk_expander_set_expanded (more, FALSE);
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (find_input (fixture, "review"))));
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog)), "clicked");
  ui_test_settle ();
  g_assert_nonnull (fixture->dialog);
  g_assert_cmpuint (pmap_record_list_get_length (fixture->document->pupils), ==, n);
  g_assert_true (gtk_expander_get_expanded (more));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (find_input (fixture, "review"))));
  g_assert_cmpstr (gtk_label_get_label (find_status (fixture->dialog)), ==, pmap_input_get_error (find_input (fixture, "review")));
  type (fixture, "review", "2 November 2026");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog)), "clicked");
  ui_test_settle ();
  g_assert_null (fixture->dialog);
  g_assert_cmpuint (PMAP_PUPIL (fixture->shown)->review, ==, pmap_date_new (2, 11, 2026));
}

static void
test_target (Fixture       *fixture,
             gconstpointer  data)
{
  PmapPupil *pupil = pmap_record_list_get (fixture->document->pupils, 0);
  GtkTextBuffer *buffer;

  g_test_summary ("A target is set today; without a word of what the pupil will do there is none.");

  leave (fixture);
  open_dialog (fixture, pupil->targets);
  g_assert_false (may_create (fixture));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (pmap_input_get_control (find_input (fixture, "specific"))));
  gtk_text_buffer_set_text (buffer, "Read 40 words", -1);
  ui_test_settle ();
  g_assert_true (may_create (fixture));
  gtk_widget_activate_action (fixture->dialog, "default.activate", NULL);
  wait_until_gone (fixture);
  g_assert_cmpstr (PMAP_TARGET (fixture->shown)->specific, ==, "Read 40 words");
  g_assert_cmpuint (PMAP_TARGET (fixture->shown)->set, ==, pmap_date_new (20, 11, 2026));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/draft-dialog/created", Fixture, NULL, set_up, test_created, tear_down);
  g_test_add ("/ui/draft-dialog/messages", Fixture, NULL, set_up, test_messages, tear_down);
  g_test_add ("/ui/draft-dialog/left", Fixture, NULL, set_up, test_left, tear_down);
  g_test_add ("/ui/draft-dialog/more", Fixture, NULL, set_up, test_more, tear_down);
  g_test_add ("/ui/draft-dialog/refused-and-folded", Fixture, NULL, set_up, test_refused_and_folded, tear_down);
  g_test_add ("/ui/draft-dialog/target", Fixture, NULL, set_up, test_target, tear_down);
  return g_test_run ();
}
