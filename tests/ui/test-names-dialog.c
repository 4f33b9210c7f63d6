/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other children's names: marked below the field while they are typed, and listed where something is to become of them. */

#include "config.h"

#include "model/pmap-name-match.h"
#include "model/pmap-pupil.h"
#include "model/pmap-school.h"
#include "shared/map.h"
#include "ui/dialogs/pmap-names-dialog.h"
#include "ui/dialogs/pmap-school-dialog.h"
#include "ui/widgets/pmap-name-hint.h"

#include "form-test.h"

#include <string.h>

/* Far longer than any rest, on a machine however busy. */
#define PATIENCE (60 * G_TIME_SPAN_SECOND)

typedef struct
{
  PmapDocument *document;
  PmapWorkspace *workspace;
  GtkWidget *window, *form, *row;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = pmap_document_new ();
  map_add (fixture->document->pupils, "u-1", "given-name", "Amira", "family-name", "Noor", NULL);
  map_add (fixture->document->pupils, "u-2", "given-name", "Keira", "family-name", "Boateng", NULL);
  map_add (fixture->document->pupils, "u-3", "given-name", "May", "family-name", "Osei", NULL);
  fixture->workspace = pmap_workspace_new (fixture->document, NULL);
  fixture->window = form_test_open (fixture->workspace, &fixture->form);
  fixture->row = GTK_WIDGET (form_test_add_row (fixture->form, "strengths"));
  pmap_form_set_record (PMAP_FORM (fixture->form), pmap_document_find (fixture->document, "u-1"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
  g_assert_finalize_object (fixture->document);
}

static PmapNameHint *
find_hint (GtkWidget *row)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (PMAP_IS_NAME_HINT (child))
      return PMAP_NAME_HINT (child);
  g_assert_not_reached ();
}

/* What it says; "" where it says nothing. */
static const char *
read_hint (Fixture *fixture)
{
  GtkWidget *hint = GTK_WIDGET (find_hint (fixture->row));

  return gtk_widget_get_visible (hint) ? gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (hint))) : "";
}

static void
type (Fixture    *fixture,
      const char *text)
{
  GtkWidget *control = pmap_input_get_control (pmap_field_row_get_input (PMAP_FIELD_ROW (fixture->row)));

  gtk_widget_grab_focus (control);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), text, -1);
}

static void
wait_for_hint (Fixture    *fixture,
               const char *expected)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!g_str_equal (read_hint (fixture), expected) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (read_hint (fixture), ==, expected);
}

static void
test_marked (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *hint;
  } cases[] = {
    { "Likes to read with keira.", "Names another child: keira" },
    { "Likes to read with her friend.", "" },
    { "Sits with Keira and Keira, and with May Osei.", "Names other children: Keira, May Osei" },
    { "Amira Noor sings.", "" },
  };

  g_test_summary ("Another child's name is said below the field once typing rests, and no longer than it stands there.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      type (fixture, cases[i].text);
      wait_for_hint (fixture, cases[i].hint);
    }
}

static void
test_renamed (Fixture       *fixture,
              gconstpointer  data)
{
  PmapEditor *editor = pmap_workspace_get_editor (fixture->workspace);
  PmapRecord *other = pmap_document_find (fixture->document, "u-2");

  g_test_summary ("The names are those that pupils have now: after one is changed, and after one is gone; and those of staff.");
  type (fixture, "Reads with Keira, and with Zofia.");
  wait_for_hint (fixture, "Names another child: Keira");
  map_set (pmap_document_get_school (fixture->document), "senco", "Keira Winslow");
  type (fixture, "Reads with Keira.");
  wait_for_hint (fixture, "May name another child: Keira");
  g_assert_true (pmap_editor_set_typed (editor, other, "given-name", "Zofia", NULL));
  type (fixture, "Reads with Keira, and with Zofia!");
  wait_for_hint (fixture, "Names another child: Zofia");
  g_assert_true (pmap_editor_remove (editor, other, NULL));
  type (fixture, "Reads with Keira, and with Zofia?");
  wait_for_hint (fixture, "");
}

static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PmapNameMatch) match = pmap_name_match_new (fixture->document);
  g_autoptr (GArray) hits = NULL;
  gint64 start;

  g_test_summary ("In ten thousand characters the one name at the end is found.");
  while (text->len < 10000)
    g_string_append (text, "She listens well and tells others what she has heard. ");
  g_string_append (text, "So does Keira.");
  start = g_get_monotonic_time ();
  hits = pmap_name_match_find (match, text->str, "u-1");
  g_test_message ("%" G_GSIZE_FORMAT " characters are read in %.1f ms", text->len, (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (hits->len, ==, 1);
  type (fixture, text->str);
  wait_for_hint (fixture, "Names another child: Keira");
}

/* --- before printing --- */

static GtkWidget *
find_choice (GtkWidget  *widget,
             const char *label,
             guint      *number)
{
  GtkWidget *found = NULL;

  if (GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0
      && (*number)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_choice (child, label, number);
  return found;
}

static GtkCheckButton *
choice (GtkWidget  *dialog,
        const char *label,
        guint       number)
{
  GtkWidget *found = find_choice (dialog, label, &number);

  g_assert_nonnull (found);
  return GTK_CHECK_BUTTON (found);
}

static void
decided_cb (PmapNamesDialog *dialog,
            PmapNameScreen  *screen,
            GString         *printed)
{
  g_autofree char *text = pmap_name_screen_apply_field (screen, g_object_get_data (G_OBJECT (dialog), "pupil"), "strengths");

  g_string_assign (printed, text);
}

/* The questions about Amira's copy, shown; NULL where there are none. */
static GtkWidget *
ask (Fixture *fixture,
     GString *printed)
{
  PmapPupil *pupil = pmap_document_find (fixture->document, "u-1");
  PmapNameScreen *screen = pmap_name_screen_new (fixture->document, "u-1");
  GtkWidget *dialog;

  g_free (pmap_name_screen_apply_field (screen, pupil, "strengths"));
  if (!pmap_names_dialog_is_needed (screen))
    {
      pmap_name_screen_free (screen);
      return NULL;
    }
  dialog = pmap_names_dialog_new (NULL, fixture->workspace, pupil, screen);
  g_object_set_data (G_OBJECT (dialog), "pupil", pupil);
  g_signal_connect (dialog, "decided", G_CALLBACK (decided_cb), printed);
  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  return dialog;
}

static void
show (GtkWidget *dialog)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  ui_test_settle ();
}

#define TEXT "In the garden may is her best helper. She works with Keira, and with K.B. when it rains."

static void
test_asked (Fixture       *fixture,
            gconstpointer  data)
{
  PmapRecord *pupil = pmap_document_find (fixture->document, "u-1");
  g_autoptr (GString) printed = g_string_new (NULL);
  GtkWidget *dialog;

  g_test_summary ("Each word that may be a name is asked about; what nobody decides is replaced, what is certain always.");
  map_set (pupil, "strengths", TEXT);
  dialog = ask (fixture, printed);
  g_assert_nonnull (dialog);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == GTK_WIDGET (choice (dialog, "_Replace it", 0)));
  for (guint i = 0; i < 2; i++)
    g_assert_true (gtk_check_button_get_active (choice (dialog, "_Replace it", i)));
  show (dialog);
  g_assert_cmpstr (printed->str, ==,
                   "In the garden another pupil is her best helper. She works with another pupil, and with another pupil when it rains.");

  dialog = ask (fixture, printed);
  gtk_check_button_set_active (choice (dialog, "_Keep it here", 1), TRUE);
  show (dialog);
  g_assert_cmpstr (printed->str, ==,
                   "In the garden another pupil is her best helper. She works with another pupil, and with K.B. when it rains.");
  g_assert_null (((PmapPupil *) pupil)->kept_words);
}

static void
test_always_kept (Fixture       *fixture,
                  gconstpointer  data)
{
  PmapRecord *pupil = pmap_document_find (fixture->document, "u-1");
  PmapHistory *history = pmap_workspace_get_history (fixture->workspace);
  g_autoptr (GString) printed = g_string_new (NULL);
  GtkWidget *dialog;

  g_test_summary ("What is always kept for a pupil is not asked about again, until that is undone.");
  map_set (pupil, "strengths", "In the garden may is her best helper.");
  dialog = ask (fixture, printed);
  gtk_check_button_set_active (choice (dialog, "_Always keep it for this pupil", 0), TRUE);
  show (dialog);
  g_assert_cmpstr (printed->str, ==, "In the garden may is her best helper.");
  g_assert_cmpstr (((PmapPupil *) pupil)->kept_words, ==, "may");
  g_assert_null (ask (fixture, printed));
  pmap_history_undo (history);
  map_set (pupil, "kept-words", "Mayfly");        /* is another word */
  dialog = ask (fixture, printed);
  gtk_check_button_set_active (choice (dialog, "_Always keep it for this pupil", 0), TRUE);
  show (dialog);
  g_assert_cmpstr (((PmapPupil *) pupil)->kept_words, ==, "Mayfly, may");
  pmap_history_undo (history);
  dialog = ask (fixture, printed);
  g_assert_nonnull (dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  ui_test_settle ();

  pmap_workspace_set_read_only (fixture->workspace, TRUE);
  dialog = ask (fixture, printed);
  {
    guint first = 0;

    g_assert_null (find_choice (dialog, "_Always keep it for this pupil", &first));
  }
  gtk_window_close (GTK_WINDOW (dialog));
  ui_test_settle ();
}

static void
test_nothing_to_ask (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GString) printed = g_string_new (NULL);

  g_test_summary ("Where all names are certain, or there are none, nobody is asked.");
  map_set (pmap_document_find (fixture->document, "u-1"), "strengths", "Works with Keira, and in May she went to Wales.");
  g_assert_null (ask (fixture, printed));
}

static void
test_short_forms (Fixture       *fixture,
                  gconstpointer  data)
{
  PmapRecord *school = PMAP_RECORD (pmap_document_get_school (fixture->document));
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (school);
  GtkWidget *dialog = pmap_school_dialog_new (NULL, fixture->workspace, NULL, "short-forms"), *control;
  g_autoptr (PmapNameMatch) match = NULL;
  g_autoptr (GArray) hits = NULL;

  g_test_summary ("All that a school says has its row; how its pupils are called is written there, and heeded at once.");
  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  for (guint i = 0; i < klass->n_fields; i++)
    g_assert_nonnull (form_test_find_row (dialog, klass->fields[i].name));
  control = pmap_input_get_control (pmap_field_row_get_input (form_test_find_row (dialog, "short-forms")));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), control)
                 || gtk_window_get_focus (GTK_WINDOW (dialog)) == control);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), "Keira: Kiks", -1);
  gtk_window_close (GTK_WINDOW (dialog));
  ui_test_settle ();
  g_assert_cmpstr (pmap_document_get_school (fixture->document)->short_forms, ==, "Keira: Kiks");
  match = pmap_name_match_new (fixture->document);
  hits = pmap_name_match_find (match, "Sits by Kiks.", "u-1");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_true (pmap_name_hit_means (&g_array_index (hits, PmapNameHit, 0), "u-2"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/names/marked", Fixture, NULL, set_up, test_marked, tear_down);
  g_test_add ("/names/renamed", Fixture, NULL, set_up, test_renamed, tear_down);
  g_test_add ("/names/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/names/asked", Fixture, NULL, set_up, test_asked, tear_down);
  g_test_add ("/names/always-kept", Fixture, NULL, set_up, test_always_kept, tear_down);
  g_test_add ("/names/short-forms", Fixture, NULL, set_up, test_short_forms, tear_down);
  g_test_add ("/names/nothing-to-ask", Fixture, NULL, set_up, test_nothing_to_ask, tear_down);
  return g_test_run ();
}
