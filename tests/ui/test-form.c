/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms: each kind of field is typed into as a person would. What is taken is one step; what is refused stays, marked,
 * and the record keeps the old value; Escape brings that back. */

#include "config.h"

#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-need.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-resource.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"
#include "ui/widgets/pmap-chooser.h"
#include "ui/widgets/pmap-subforms.h"

#include "form-test.h"

typedef struct
{
  PmapDocument *document;
  PmapWorkspace *workspace;
  PmapEditor *editor;
  PmapHistory *history;
  PmapRecord *pupil;
  GtkWidget *window;
  GtkWidget *form;
} Fixture;

static PmapRecord *
add (PmapEditor     *editor,
     PmapRecordList *list,
     GType           type,
     const char     *field,
     const char     *typed)
{
  g_autoptr (PmapRecord) record = pmap_record_new (type);

  g_assert_true (pmap_editor_insert (editor, list, PMAP_POSITION_END, record, NULL));
  g_assert_true (pmap_editor_set_typed (editor, record, field, typed, NULL));
  return record;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = pmap_document_new ();
  fixture->workspace = pmap_workspace_new (fixture->document, NULL);
  fixture->editor = pmap_workspace_get_editor (fixture->workspace);
  fixture->history = pmap_workspace_get_history (fixture->workspace);
  fixture->pupil = add (fixture->editor, fixture->document->pupils, PMAP_TYPE_PUPIL, "given-name", "Amira");
  fixture->window = form_test_open (fixture->workspace, &fixture->form);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->workspace);
  g_assert_finalize_object (fixture->document);
}

/* Types over what stands there and leaves with Enter, as far as GTK can be told without a keyboard. */
static void
type_and_enter (PmapFieldRow *row,
                const char   *typed)
{
  GtkWidget *control = form_test_get_control (row);

  gtk_widget_grab_focus (control);
  gtk_editable_set_text (GTK_EDITABLE (control), typed);
  g_signal_emit_by_name (control, "activate");
}

static void
assert_field (PmapRecord *record,
              const char *name,
              const char *expected)
{
  g_autofree char *text = pmap_record_format_field (record, pmap_record_find_field (record, name));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_shown (PmapFieldRow *row,
              const char   *expected)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_get_control (row))), ==, expected);
}

static void
test_typed_kinds (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct
  {
    gboolean provision;
    const char *field, *typed, *shown, *refused, *reason;
  } cases[] = {
    { FALSE, "family-name", " Example ", "Example", NULL, NULL },
    { FALSE, "birth-date", "3/4/2018", "3 April 2018", "3/4/18", "Did you mean 3 April 2018? Please write the year with all four digits" },
    { FALSE, "review", "11 Dec 2026", "11 December 2026", "31/2/2026",
      "“31/2/2026” is not a date: February 2026 has 28 days" },
    { FALSE, "top-up", "£1,234.5", "£1,234.50", "lots", NULL },
    { TRUE, "minutes", "30", "30", "abc", "“abc” is not a whole number, like 30" },
    { TRUE, "sessions-per-week", "2.5", "2.5", "-1", "How often cannot be less than 0" },
    { TRUE, "name", "Bubble time", "Bubble time", "", "Name is needed" },
  };
  PmapRecord *provision = add (fixture->editor, fixture->document->provisions, PMAP_TYPE_PROVISION, "name", "Old name");

  g_test_summary ("Typed kinds: taken as one step and shown as the program writes it; refused, marked and the old value kept.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmapRecord *record = cases[i].provision ? provision : fixture->pupil;
      PmapFieldRow *row;
      g_autofree char *before = NULL;
      guint64 state;

      g_test_message ("%s", cases[i].field);
      pmap_form_set_record (PMAP_FORM (fixture->form), record);
      row = form_test_add_row (fixture->form, cases[i].field);
      before = pmap_record_format_field (record, pmap_record_find_field (record, cases[i].field));

      type_and_enter (row, cases[i].typed);
      assert_field (record, cases[i].field, cases[i].shown);
      assert_shown (row, cases[i].shown);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (form_test_get_control (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           pmap_field_get_label (pmap_record_find_field (record, cases[i].field)));
      pmap_history_undo (fixture->history);
      assert_field (record, cases[i].field, before);
      assert_shown (row, before);
      pmap_history_redo (fixture->history);
      assert_shown (row, cases[i].shown);

      if (cases[i].refused != NULL)
        {
          state = pmap_history_get_state (fixture->history);
          type_and_enter (row, cases[i].refused);
          assert_field (record, cases[i].field, cases[i].shown);
          assert_shown (row, cases[i].refused);
          g_assert_true (gtk_widget_has_css_class (form_test_get_control (row), "error"));
          gtk_test_accessible_assert_state (GTK_ACCESSIBLE (form_test_get_control (row)), GTK_ACCESSIBLE_STATE_INVALID,
                                            GTK_ACCESSIBLE_INVALID_TRUE);
          g_assert_nonnull (pmap_input_get_error (pmap_field_row_get_input (row)));
          if (cases[i].reason != NULL)
            g_assert_cmpstr (pmap_input_get_error (pmap_field_row_get_input (row)), ==, cases[i].reason);
          g_assert_cmpuint (pmap_history_get_state (fixture->history), ==, state);

          g_assert_true (ui_test_press (form_test_get_control (row), GDK_KEY_Escape, 0));
          assert_shown (row, cases[i].shown);
          g_assert_false (gtk_widget_has_css_class (form_test_get_control (row), "error"));
          g_assert_null (pmap_input_get_error (pmap_field_row_get_input (row)));
        }
      gtk_box_remove (GTK_BOX (fixture->form), GTK_WIDGET (row));
    }
}

/* One letter at the cursor, as the keyboard does it. */
static void
insert (GtkWidget  *control,
        const char *text)
{
  if (GTK_IS_TEXT_VIEW (control))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), text, -1);
  else
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (control));

      gtk_editable_insert_text (GTK_EDITABLE (control), text, -1, &position);
      gtk_editable_set_position (GTK_EDITABLE (control), position);
    }
}

static void
wait (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    ui_test_settle ();
}

static void
test_taken_while_typing (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *undo_label = NULL;
  PmapFieldRow *name, *day, *goal;
  GtkWidget *view;
  guint i;

  g_test_summary ("The record takes what is typed at a pause, and without one within five seconds; it is one step, and nobody "
                  "notices: the entry keeps its text and its cursor.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  name = form_test_add_row (fixture->form, "family-name");
  day = form_test_add_row (fixture->form, "birth-date");
  goal = form_test_add_row (fixture->form, "strengths");
  undo_label = g_strdup (pmap_history_get_undo_label (fixture->history));
  gtk_widget_grab_focus (form_test_get_control (name));
  insert (form_test_get_control (name), "Example ");
  gtk_editable_set_position (GTK_EDITABLE (form_test_get_control (name)), 3);
  assert_field (fixture->pupil, "family-name", "");
  wait (2500);
  assert_field (fixture->pupil, "family-name", "Example");
  assert_shown (name, "Example ");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (form_test_get_control (name))), ==, 3);
  insert (form_test_get_control (name), "x");
  wait (2500);
  assert_field (fixture->pupil, "family-name", "Exaxmple");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (form_test_get_control (name))), ==, 4);

  gtk_widget_grab_focus (form_test_get_control (day));
  assert_shown (name, "Exaxmple");
  insert (form_test_get_control (day), "3/4/20");
  wait (2500);
  g_assert_null (pmap_input_get_error (pmap_field_row_get_input (day)));
  assert_field (fixture->pupil, "birth-date", "");
  insert (form_test_get_control (day), "18");
  wait (2500);
  assert_field (fixture->pupil, "birth-date", "3 April 2018");
  assert_shown (day, "3/4/2018");
  g_assert_true (ui_test_press (form_test_get_control (day), GDK_KEY_Escape, 0));
  assert_field (fixture->pupil, "birth-date", "");
  assert_shown (day, "");
  insert (form_test_get_control (day), "3/4/2018");
  wait (2500);
  insert (form_test_get_control (day), "9");
  gtk_widget_grab_focus (form_test_get_control (goal));
  g_assert_nonnull (pmap_input_get_error (pmap_field_row_get_input (day)));
  assert_field (fixture->pupil, "birth-date", "");

  view = form_test_get_control (goal);
  for (i = 0; i < 12; i++)
    {
      g_autofree char *held = NULL;

      insert (view, "word ");
      wait (500);
      held = pmap_record_format_field (fixture->pupil, pmap_record_find_field (fixture->pupil, "strengths"));
      if (*held != '\0')
        break;
    }
  g_assert_cmpuint (i, <, 10);
  insert (view, "word\n");
  gtk_widget_grab_focus (form_test_get_control (name));

  pmap_history_undo (fixture->history);
  assert_field (fixture->pupil, "strengths", "");
  pmap_history_undo (fixture->history);
  assert_field (fixture->pupil, "family-name", "");
  assert_shown (name, "");
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, undo_label);
}

static void
test_leaving_commits (Fixture       *fixture,
                      gconstpointer  data)
{
  PmapFieldRow *name, *other;

  g_test_summary ("Leaving a field takes what is typed, and so does showing another record.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  name = form_test_add_row (fixture->form, "family-name");
  other = form_test_add_row (fixture->form, "class");
  gtk_widget_grab_focus (form_test_get_control (name));
  gtk_editable_set_text (GTK_EDITABLE (form_test_get_control (name)), "Example");
  assert_field (fixture->pupil, "family-name", "");
  gtk_widget_grab_focus (form_test_get_control (other));
  ui_test_settle ();
  assert_field (fixture->pupil, "family-name", "Example");

  gtk_editable_set_text (GTK_EDITABLE (form_test_get_control (other)), "3B");
  pmap_form_set_record (PMAP_FORM (fixture->form), NULL);
  assert_field (fixture->pupil, "class", "3B");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (pmap_field_row_get_input (other))));
}

static void
test_long_text (Fixture       *fixture,
                gconstpointer  data)
{
  PmapFieldRow *row;
  GtkTextBuffer *buffer;

  g_test_summary ("Long text: Ctrl+Enter takes it, Escape brings back what was there.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  row = form_test_add_row (fixture->form, "strengths");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (form_test_get_control (row)));
  gtk_widget_grab_focus (form_test_get_control (row));
  gtk_text_buffer_set_text (buffer, "Singing\nDiggers", -1);
  g_assert_true (ui_test_press (form_test_get_control (row), GDK_KEY_Return, GDK_CONTROL_MASK));
  assert_field (fixture->pupil, "strengths", "Singing\nDiggers");
  gtk_text_buffer_set_text (buffer, "Something else", -1);
  g_assert_true (ui_test_press (form_test_get_control (row), GDK_KEY_Escape, 0));
  assert_field (fixture->pupil, "strengths", "Singing\nDiggers");
  pmap_history_undo (fixture->history);
  assert_field (fixture->pupil, "strengths", "");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
}

static void
test_undo_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  PmapFieldRow *name, *birth, *review;

  g_test_summary ("What was refused is taken back first, the last of it before the others, and then there is nothing to take.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  name = form_test_add_row (fixture->form, "family-name");
  birth = form_test_add_row (fixture->form, "birth-date");
  review = form_test_add_row (fixture->form, "review");
  ui_test_settle ();
  g_assert_false (pmap_input_undo_refused (fixture->form));
  type_and_enter (name, "Example");
  type_and_enter (review, "soon");
  type_and_enter (birth, "long ago");
  g_assert_nonnull (pmap_input_get_error (pmap_field_row_get_input (birth)));
  g_assert_nonnull (pmap_input_get_error (pmap_field_row_get_input (review)));

  g_assert_true (pmap_input_undo_refused (fixture->form));
  assert_shown (birth, "");
  g_assert_null (pmap_input_get_error (pmap_field_row_get_input (birth)));
  assert_shown (review, "soon");
  g_assert_true (pmap_input_undo_refused (fixture->form));
  assert_shown (review, "");
  g_assert_false (pmap_input_undo_refused (fixture->form));
  assert_field (fixture->pupil, "family-name", "Example");
}

static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  PmapFieldRow *row;

  g_test_summary ("A choice: some letters and Enter take the best match; an abbreviation will do; what fits nothing is marked.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  row = form_test_add_row (fixture->form, "sen");
  ui_test_settle ();
  type_and_enter (row, "educ");
  assert_field (fixture->pupil, "sen", "Education, health and care plan");
  assert_shown (row, "Education, health and care plan");
  type_and_enter (row, "k");
  assert_field (fixture->pupil, "sen", "SEN support");
  type_and_enter (row, "purple");
  assert_field (fixture->pupil, "sen", "SEN support");
  g_assert_cmpstr (pmap_input_get_error (pmap_field_row_get_input (row)), ==,
                   "“purple” is not one of the choices for SEN code");
  g_assert_true (ui_test_press (form_test_get_control (row), GDK_KEY_Escape, 0));
  assert_shown (row, "SEN support");
  g_assert_null (pmap_input_get_error (pmap_field_row_get_input (row)));
  type_and_enter (row, "");
  assert_field (fixture->pupil, "sen", "");
}

static void
test_chooser_keys (Fixture       *fixture,
                   gconstpointer  data)
{
  PmapFieldRow *row;
  GtkWidget *chooser;

  g_test_summary ("Down opens the list and moves, Enter takes, Escape closes and changes nothing.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  row = form_test_add_row (fixture->form, "sen");
  ui_test_settle ();
  chooser = gtk_widget_get_ancestor (form_test_get_control (row), PMAP_TYPE_CHOOSER);
  gtk_widget_grab_focus (form_test_get_control (row));
  g_assert_true (ui_test_press (form_test_get_control (row), GDK_KEY_Down, 0));
  g_assert_true (pmap_chooser_is_open (PMAP_CHOOSER (chooser)));
  g_assert_true (ui_test_press (form_test_get_control (row), GDK_KEY_Down, 0));
  g_signal_emit_by_name (form_test_get_control (row), "activate");
  assert_field (fixture->pupil, "sen", "SEN support");
  g_assert_false (pmap_chooser_is_open (PMAP_CHOOSER (chooser)));

  ui_test_press (form_test_get_control (row), GDK_KEY_Down, 0);
  ui_test_press (form_test_get_control (row), GDK_KEY_Up, 0);
  g_assert_true (ui_test_press (form_test_get_control (row), GDK_KEY_Escape, 0));
  g_assert_false (pmap_chooser_is_open (PMAP_CHOOSER (chooser)));
  assert_field (fixture->pupil, "sen", "SEN support");
}

static void
test_chooser_below_a_resting_pointer (Fixture       *fixture,
                                      gconstpointer  data)
{
  PmapFieldRow *row;
  GtkWidget *entry, *chooser, *list;
  GtkSelectionModel *selection;

  g_test_summary ("GTK selects what comes to lie below a pointer that rests; Enter takes what the keyboard marked all the same.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  row = form_test_add_row (fixture->form, "sen");
  ui_test_settle ();
  entry = form_test_get_control (row);
  chooser = gtk_widget_get_ancestor (entry, PMAP_TYPE_CHOOSER);
  gtk_widget_grab_focus (entry);
  g_assert_true (ui_test_press (entry, GDK_KEY_Down, 0));
  list = ui_test_find (chooser, GTK_TYPE_LIST_VIEW);
  selection = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_assert_true (ui_test_press (entry, GDK_KEY_Down, 0));
  gtk_selection_model_select_item (selection, 2, TRUE);
  g_assert_true (gtk_selection_model_is_selected (selection, 1));
  g_signal_emit_by_name (entry, "activate");
  assert_field (fixture->pupil, "sen", "SEN support");
}

static void
test_reference_and_scale (Fixture       *fixture,
                          gconstpointer  data)
{
  PmapRecord *provision = add (fixture->editor, fixture->document->provisions, PMAP_TYPE_PROVISION, "name", "Nessy");
  PmapRecord *role = add (fixture->editor, fixture->document->staff_roles, PMAP_TYPE_STAFF_ROLE, "name", "Teaching assistant");
  PmapRecord *run = add (fixture->editor, fixture->document->interventions, PMAP_TYPE_INTERVENTION,
                         "provision", pmap_record_get_id (provision));
  PmapRecord *member = add (fixture->editor, PMAP_INTERVENTION (run)->members, PMAP_TYPE_MEMBER,
                            "pupil", pmap_record_get_id (fixture->pupil));
  PmapFieldRow *row;

  g_test_summary ("A reference is chosen by name; a scale by the names of its numbers.");

  pmap_form_set_record (PMAP_FORM (fixture->form), provision);
  row = form_test_add_row (fixture->form, "role");
  ui_test_settle ();
  type_and_enter (row, "teach");
  g_assert_cmpstr (PMAP_PROVISION (provision)->role, ==, pmap_record_get_id (role));
  assert_shown (row, "Teaching assistant");
  type_and_enter (row, "");
  g_assert_null (PMAP_PROVISION (provision)->role);
  gtk_box_remove (GTK_BOX (fixture->form), GTK_WIDGET (row));

  pmap_form_set_record (PMAP_FORM (fixture->form), member);
  row = form_test_add_row (fixture->form, "outcome");
  ui_test_settle ();
  type_and_enter (row, "as exp");
  g_assert_cmpint (PMAP_MEMBER (member)->outcome, ==, 0);
  assert_shown (row, "As expected");
  type_and_enter (row, "");
  g_assert_true (PMAP_MEMBER (member)->outcome == PMAP_UNSET);
}

static void
test_toggles (Fixture       *fixture,
              gconstpointer  data)
{
  PmapRecord *tier = add (fixture->editor, fixture->document->tiers, PMAP_TYPE_TIER, "name", "Universal");
  PmapRecord *provision = add (fixture->editor, fixture->document->provisions, PMAP_TYPE_PROVISION, "name", "Nessy");
  PmapRecord *run = add (fixture->editor, fixture->document->interventions, PMAP_TYPE_INTERVENTION,
                         "provision", pmap_record_get_id (provision));
  PmapFieldRow *row;
  GtkWidget *tuesday;

  g_test_summary ("A switch and the days of the week: each press is one step.");

  pmap_form_set_record (PMAP_FORM (fixture->form), tier);
  row = form_test_add_row (fixture->form, "costed");
  gtk_switch_set_active (GTK_SWITCH (form_test_get_control (row)), FALSE);
  g_assert_false (PMAP_TIER (tier)->costed);
  pmap_history_undo (fixture->history);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (form_test_get_control (row))));
  gtk_box_remove (GTK_BOX (fixture->form), GTK_WIDGET (row));

  pmap_form_set_record (PMAP_FORM (fixture->form), run);
  row = form_test_add_row (fixture->form, "weekdays");
  tuesday = gtk_widget_get_next_sibling (gtk_widget_get_first_child (form_test_get_control (row)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tuesday), GTK_ACCESSIBLE_PROPERTY_LABEL, "Tuesday");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tuesday), TRUE);
  g_assert_cmpuint (PMAP_INTERVENTION (run)->weekdays, ==, 2);
  pmap_history_undo (fixture->history);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tuesday)));
}

static void
test_inherited (Fixture       *fixture,
                gconstpointer  data)
{
  PmapRecord *provision = add (fixture->editor, fixture->document->provisions, PMAP_TYPE_PROVISION, "minutes", "30");
  PmapRecord *run = add (fixture->editor, fixture->document->interventions, PMAP_TYPE_INTERVENTION,
                         "provision", pmap_record_get_id (provision));
  g_autofree char *taught = NULL;
  PmapFieldRow *row;

  g_test_summary ("An empty field of an intervention shows what the menu says, also after the menu changes.");

  pmap_form_set_record (PMAP_FORM (fixture->form), run);
  pmap_form_set_fallback (PMAP_FORM (fixture->form), provision, "from the menu");
  row = form_test_add_row (fixture->form, "minutes");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (form_test_get_control (row))), ==, "30");
  g_assert_true (pmap_editor_set_typed (fixture->editor, provision, "minutes", "20", NULL));
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (form_test_get_control (row))), ==, "20");
  assert_shown (row, "");

  /* Weekdays say how often before the menu does. */
  g_assert_true (pmap_editor_set_typed (fixture->editor, provision, "sessions-per-week", "0.5", NULL));
  row = form_test_add_row (fixture->form, "sessions-per-week");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (form_test_get_control (row))), ==, "0.5");
  g_assert_true (pmap_editor_set_weekdays (fixture->editor, run, "weekdays", 0x12, NULL));
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (form_test_get_control (row))), ==, "2");
  g_assert_true (pmap_editor_set_weekdays (fixture->editor, run, "weekdays", 0, NULL));
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (form_test_get_control (row))), ==, "0.5");

  /* Where nobody says how members are taught, what the costs take for granted. */
  row = form_test_add_row (fixture->form, "taught");
  g_object_get (form_test_get_control (row), "placeholder-text", &taught, NULL);
  g_assert_cmpstr (taught, ==, pmap_choices_get_label (pmap_taught, PMAP_TAUGHT_TOGETHER));
  g_clear_pointer (&taught, g_free);
  g_assert_true (pmap_editor_set_typed (fixture->editor, provision, "taught", "One to one, each in turn", NULL));
  g_object_get (form_test_get_control (row), "placeholder-text", &taught, NULL);
  g_assert_cmpstr (taught, ==, pmap_choices_get_label (pmap_taught, PMAP_TAUGHT_IN_TURN));
}

static void
test_removed_record (Fixture       *fixture,
                     gconstpointer  data)
{
  PmapFieldRow *row;

  g_test_summary ("A record that leaves the map leaves its form, with whatever is half typed.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  row = form_test_add_row (fixture->form, "family-name");
  gtk_editable_set_text (GTK_EDITABLE (form_test_get_control (row)), "Half ty");
  g_assert_true (pmap_editor_remove (fixture->editor, fixture->pupil, NULL));
  g_assert_null (pmap_form_get_record (PMAP_FORM (fixture->form)));
  assert_shown (row, "");
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  PmapFieldRow *row;

  g_test_summary ("A map that may only be read takes nothing.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  row = form_test_add_row (fixture->form, "family-name");
  pmap_workspace_set_read_only (fixture->workspace, TRUE);
  g_assert_false (gtk_widget_is_sensitive (form_test_get_control (row)));
  pmap_workspace_set_read_only (fixture->workspace, FALSE);
  g_assert_true (gtk_widget_is_sensitive (form_test_get_control (row)));
}

static void
test_subforms (Fixture       *fixture,
               gconstpointer  data)
{
  PmapPupil *pupil = PMAP_PUPIL (fixture->pupil);
  GtkWidget *list, *adder;
  PmapNeed *first, *second;

  g_test_summary ("Needs are added by typing and stay ranked; all is undone step by step.");

  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  list = g_object_new (PMAP_TYPE_SUBFORMS,
                       "field", "needs", "ranked", TRUE, "add-field", "type", "add-label", "Add a need",
                       "resource", "/com/example/ProvisionMap/ui/pmap-need-form.ui",
                       "empty-text", "No needs yet", NULL);
  gtk_box_append (GTK_BOX (fixture->form), list);
  ui_test_settle ();
  adder = pmap_chooser_get_entry (PMAP_CHOOSER (gtk_widget_get_last_child (list)));
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_grab_focus (adder);
      gtk_editable_set_text (GTK_EDITABLE (adder), i == 0 ? "speech" : "mld");
      g_signal_emit_by_name (adder, "activate");
      ui_test_settle ();
    }
  g_assert_cmpuint (pmap_record_list_get_length (pupil->needs), ==, 2);
  first = pmap_record_list_get (pupil->needs, 0);
  second = pmap_record_list_get (pupil->needs, 1);
  g_assert_cmpint (first->type, ==, PMAP_NEED_SLCN);
  g_assert_cmpint (first->rank, ==, 1);
  g_assert_cmpint (second->type, ==, PMAP_NEED_MLD);
  g_assert_cmpint (second->rank, ==, 2);
  g_assert_cmpstr (pmap_history_get_undo_label (fixture->history), ==, "Add need");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (adder)), ==, "");

  pmap_history_undo (fixture->history);
  g_assert_cmpuint (pmap_record_list_get_length (pupil->needs), ==, 1);
  pmap_history_redo (fixture->history);
  g_assert_cmpuint (pmap_record_list_get_length (pupil->needs), ==, 2);
  g_assert_true (pmap_editor_remove (fixture->editor, pmap_record_list_get (pupil->needs, 0), NULL));
  ui_test_settle ();
}

static void
test_chooser_below_the_screen (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *entry, *chooser, *popover;
  graphene_rect_t bounds;

  g_test_summary ("Who types on while a form grows by more than the screen has the entry in view, and its list beside it.");

  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  fixture->form = pmap_form_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->form);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  pmap_form_set_workspace (PMAP_FORM (fixture->form), fixture->workspace);
  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  entry = form_test_get_control (form_test_add_row (fixture->form, "sen"));
  chooser = gtk_widget_get_ancestor (entry, PMAP_TYPE_CHOOSER);
  ui_test_settle ();
  gtk_widget_grab_focus (entry);

  /* The second time the list has been made, and is shown again. */
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *tall = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_set_size_request (tall, -1, 3000);
      gtk_box_prepend (GTK_BOX (fixture->form), tall);
      gtk_editable_set_text (GTK_EDITABLE (entry), "sen");
      g_assert_true (pmap_chooser_is_open (PMAP_CHOOSER (chooser)));
      ui_test_settle ();
      popover = ui_test_find (chooser, GTK_TYPE_POPOVER);
      g_assert_true (gtk_widget_get_mapped (popover));
      g_assert_true (gtk_widget_compute_bounds (entry, scroller, &bounds));
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scroller));
      g_assert_true (ui_test_press (entry, GDK_KEY_Escape, 0));
      ui_test_settle ();
      g_assert_false (gtk_widget_get_mapped (popover));
    }

  /* Scrolled away by the wheel, it comes back with the first letter. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
  ui_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (entry), "sen");
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/form/typed-kinds", test_typed_kinds);
  ADD ("/form/leaving", test_leaving_commits);
  ADD ("/form/taken-while-typing", test_taken_while_typing);
  ADD ("/form/long-text", test_long_text);
  ADD ("/form/undo-refused", test_undo_refused);
  ADD ("/form/choices", test_choices);
  ADD ("/form/chooser-keys", test_chooser_keys);
  ADD ("/form/chooser-below-a-resting-pointer", test_chooser_below_a_resting_pointer);
  ADD ("/form/chooser-below-the-screen", test_chooser_below_the_screen);
  ADD ("/form/reference-and-scale", test_reference_and_scale);
  ADD ("/form/toggles", test_toggles);
  ADD ("/form/inherited", test_inherited);
  ADD ("/form/removed-record", test_removed_record);
  ADD ("/form/read-only", test_read_only);
  ADD ("/form/subforms", test_subforms);

  return g_test_run ();
}
