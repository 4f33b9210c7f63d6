/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands below a field: why something was not taken, what was probably meant by it, and what looks wrong of what was
 * taken. And what is typed where something is to be added never goes in silence. */

#include "config.h"

#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-year.h"
#include "ui/widgets/pmap-chooser.h"

#include "form-test.h"

#include <string.h>

typedef struct
{
  PmapDocument *document;
  PmapWorkspace *workspace;
  PmapEditor *editor;
  PmapRecord *pupil, *provision;
  GtkWidget *window, *form;
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
  PmapRecord *year;

  fixture->document = pmap_document_new ();
  fixture->workspace = pmap_workspace_new (fixture->document, NULL);
  fixture->editor = pmap_workspace_get_editor (fixture->workspace);
  year = PMAP_RECORD (pmap_document_get_year (fixture->document));
  g_assert_true (pmap_editor_set_typed (fixture->editor, year, "start", "1/9/2026", NULL));
  fixture->pupil = add (fixture->editor, fixture->document->pupils, PMAP_TYPE_PUPIL, "given-name", "Amira");
  fixture->provision = add (fixture->editor, fixture->document->provisions, PMAP_TYPE_PROVISION, "name", "Bubble time");
  add (fixture->editor, fixture->document->staff_roles, PMAP_TYPE_STAFF_ROLE, "name", "Teacher");
  add (fixture->editor, fixture->document->staff_roles, PMAP_TYPE_STAFF_ROLE, "name", "Teaching assistant, level 2");
  add (fixture->editor, fixture->document->staff_roles, PMAP_TYPE_STAFF_ROLE, "name", "Speech and language therapist");
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

static void
type_and_enter (PmapFieldRow *row,
                const char   *typed)
{
  gtk_widget_grab_focus (form_test_get_control (row));
  gtk_editable_set_text (GTK_EDITABLE (form_test_get_control (row)), typed);
  g_signal_emit_by_name (form_test_get_control (row), "activate");
}

static void
assert_field (PmapRecord *record,
              const char *name,
              const char *expected)
{
  g_autofree char *text = pmap_record_format_field (record, pmap_record_find_field (record, name));

  g_assert_cmpstr (text, ==, expected);
}

/* The visible widget with a style class, anywhere inside. */
static GtkWidget *
find_class (GtkWidget  *widget,
            const char *css_class)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What stands below a field in a style; NULL where nothing does. */
static const char *
find_words (gpointer    row,
            const char *css_class)
{
  GtkWidget *label = find_class (row, css_class);

  return label != NULL ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static void
test_warnings (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    gboolean provision;
    const char *field, *wrong, *shown, *message, *right;
  } cases[] = {
    { TRUE, "sessions-per-week", "35", "35", "How often: 35 times a week is a lot; is it meant?", "5" },
    { TRUE, "minutes", "20 hours", "1,200", "Length of a session: 1,200 minutes is a lot; is it meant?", "20" },
    { FALSE, "upn", "xyz", "xyz", "A UPN is a capital letter and 12 digits; please compare it with the register", "" },
    { FALSE, "upn", "A801200005001", "A801200005001",
      "The UPN does not have the right check letter; please compare it with the register", "B801200005001" },
    { FALSE, "birth-date", "3/4/2035", "3 April 2035",
      "Born in 2035 is too young for school in 2026/27; please compare it with the register", "2/11/2018" },
  };

  g_test_summary ("What is taken and looks wrong is said at the field, with a sign, until it is changed.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PmapRecord *record = cases[i].provision ? fixture->provision : fixture->pupil;
      PmapFieldRow *row;

      pmap_form_set_record (PMAP_FORM (fixture->form), record);
      row = form_test_add_row (fixture->form, cases[i].field);
      g_assert_null (find_words (row, "form-warning"));
      type_and_enter (row, cases[i].wrong);
      assert_field (record, cases[i].field, cases[i].shown);
      g_assert_cmpstr (find_words (row, "form-warning"), ==, cases[i].message);
      g_assert_nonnull (find_class (GTK_WIDGET (row), "issue-sign"));
      g_assert_null (find_words (row, "form-error"));
      g_assert_false (gtk_widget_has_css_class (form_test_get_control (row), "error"));

      /* It stays with the record. */
      pmap_form_set_record (PMAP_FORM (fixture->form), NULL);
      g_assert_null (find_words (row, "form-warning"));
      pmap_form_set_record (PMAP_FORM (fixture->form), record);
      g_assert_cmpstr (find_words (row, "form-warning"), ==, cases[i].message);

      type_and_enter (row, cases[i].right);
      g_assert_null (find_words (row, "form-warning"));
      gtk_box_remove (GTK_BOX (fixture->form), GTK_WIDGET (row));
    }
}

static void
test_two_fields (Fixture       *fixture,
                 gconstpointer  data)
{
  PmapFieldRow *birth;

  g_test_summary ("A rule that looks at two fields speaks at its field when the other is changed, by whomever.");
  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  birth = form_test_add_row (fixture->form, "birth-date");
  type_and_enter (birth, "2/11/2018");
  g_assert_null (find_words (birth, "form-warning"));
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "year-group", "Year 5", NULL));
  g_assert_cmpstr (find_words (birth, "form-warning"), ==,
                   "The date of birth fits Year 3, not Year 5; please compare both with the register");
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "year-group", "Year 3", NULL));
  g_assert_null (find_words (birth, "form-warning"));

  /* What was not taken comes first. */
  g_assert_true (pmap_editor_set_typed (fixture->editor, fixture->pupil, "year-group", "Year 5", NULL));
  type_and_enter (birth, "31/2/2018");
  g_assert_null (find_words (birth, "form-warning"));
  g_assert_cmpstr (find_words (birth, "form-error"), ==,
                   "“31/2/2018” is not a date: February 2018 has 28 days");
}

static void
test_suggestions (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct
  {
    gboolean provision;
    const char *field, *typed, *message, *button, *shown;
  } cases[] = {
    { FALSE, "review", "7/12/26", "Did you mean 7 December 2026? Please write the year with all four digits",
      "Use 7 December 2026", "7 December 2026" },
    { FALSE, "birth-date", "3/4/18", "Did you mean 3 April 2018? Please write the year with all four digits",
      "Use 3 April 2018", "3 April 2018" },
    { FALSE, "top-up", "6.000,00", "Write £6,000.00: a comma stands only between thousands, as in 1,250",
      "Use £6,000.00", "£6,000.00" },
    { TRUE, "sessions-per-week", "0,5", "Write 0.5: a comma stands only between thousands, as in 1,250", "Use 0.5", "0.5" },
  };

  g_test_summary ("What was probably meant is offered, and taken by Enter or a click, never by itself.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < 2; j++)
      {
        PmapRecord *record = cases[i].provision ? fixture->provision : fixture->pupil;
        GtkWidget *button;
        PmapFieldRow *row;

        pmap_form_set_record (PMAP_FORM (fixture->form), record);
        row = form_test_add_row (fixture->form, cases[i].field);
        g_assert_true (pmap_editor_set_typed (fixture->editor, record, cases[i].field, "", NULL));
        type_and_enter (row, cases[i].typed);
        assert_field (record, cases[i].field, "");
        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_get_control (row))), ==, cases[i].typed);
        g_assert_cmpstr (find_words (row, "form-error"), ==, cases[i].message);
        button = find_class (GTK_WIDGET (row), "form-suggestion");
        g_assert_nonnull (button);
        g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, cases[i].button);
        g_assert_true (gtk_widget_get_focusable (button));

        if (j == 0)
          g_signal_emit_by_name (button, "clicked");
        else
          g_signal_emit_by_name (form_test_get_control (row), "activate");
        assert_field (record, cases[i].field, cases[i].shown);
        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_get_control (row))), ==, cases[i].shown);
        g_assert_null (find_class (GTK_WIDGET (row), "form-suggestion"));
        g_assert_null (find_words (row, "form-error"));

        /* Another text is not taken for the one before. */
        type_and_enter (row, cases[i].typed);
        type_and_enter (row, "x");
        g_assert_null (find_class (GTK_WIDGET (row), "form-suggestion"));
        assert_field (record, cases[i].field, cases[i].shown);
        g_assert_true (ui_test_press (form_test_get_control (row), GDK_KEY_Escape, 0));
        gtk_box_remove (GTK_BOX (fixture->form), GTK_WIDGET (row));
      }
}

static void
test_day_and_month (Fixture       *fixture,
                    gconstpointer  data)
{
  PmapFieldRow *row;

  g_test_summary ("A day and a month are of the school year, and shown in full at once.");
  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  row = form_test_add_row (fixture->form, "review");
  type_and_enter (row, "30/11");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_get_control (row))), ==, "30 November 2026");
  type_and_enter (row, "3 Jan");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_get_control (row))), ==, "3 January 2027");
  gtk_box_remove (GTK_BOX (fixture->form), GTK_WIDGET (row));
  row = form_test_add_row (fixture->form, "birth-date");
  type_and_enter (row, "30/11");
  g_assert_cmpstr (find_words (row, "form-error"), ==, "Write “30/11” with its year, like 3/4/2025");
}

static void
test_abbreviations (Fixture       *fixture,
                    gconstpointer  data)
{
  PmapFieldRow *role, *name;

  g_test_summary ("What schools say for short finds a role; left by Tab it is chosen, and what fits nothing is marked.");
  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->provision);
  role = form_test_add_row (fixture->form, "role");
  name = form_test_add_row (fixture->form, "name");
  type_and_enter (role, "ta");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_get_control (role))), ==, "Teaching assistant, level 2");
  gtk_editable_set_text (GTK_EDITABLE (form_test_get_control (role)), "slt");
  gtk_widget_grab_focus (form_test_get_control (name));
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_get_control (role))), ==, "Speech and language therapist");
  gtk_widget_grab_focus (form_test_get_control (role));
  gtk_editable_set_text (GTK_EDITABLE (form_test_get_control (role)), "zzz");
  gtk_widget_grab_focus (form_test_get_control (name));
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_test_get_control (role))), ==, "zzz");
  g_assert_cmpstr (find_words (role, "form-error"), ==, "“zzz” is not one of the choices for Usual staff");
}

static GPtrArray *
list_cb (PmapChooser *chooser,
         gpointer     user_data)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, pmap_chooser_item_new ("Read Write Inc.", NULL, NULL, NULL, 1));
  g_ptr_array_add (items, pmap_chooser_item_new ("Reading Recovery", NULL, NULL, NULL, 2));
  return items;
}

static void
chosen_cb (PmapChooser     *chooser,
           PmapChooserItem *item,
           int             *chosen)
{
  *chosen = pmap_chooser_item_get_value (item);
}

static void
test_adding (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *chooser = pmap_chooser_new (), *entry = pmap_chooser_get_entry (PMAP_CHOOSER (chooser)), *other;
  int chosen = 0;

  g_test_summary ("What is typed to be added and left without Enter stays, and is said not to be added.");
  pmap_chooser_set_eager (PMAP_CHOOSER (chooser), FALSE);
  pmap_chooser_set_func (PMAP_CHOOSER (chooser), list_cb, NULL);
  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), &chosen);
  gtk_box_append (GTK_BOX (fixture->form), chooser);
  pmap_form_set_record (PMAP_FORM (fixture->form), fixture->pupil);
  other = form_test_get_control (form_test_add_row (fixture->form, "family-name"));

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "rwi");
  gtk_widget_grab_focus (other);
  ui_test_settle ();
  g_assert_cmpint (chosen, ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "rwi");
  g_assert_cmpstr (find_words (chooser, "form-warning"), ==, "Not added yet: press Enter here to add Read Write Inc.");
  g_assert_false (pmap_chooser_is_open (PMAP_CHOOSER (chooser)));

  gtk_widget_grab_focus (entry);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (chosen, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_null (find_words (chooser, "form-warning"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  gtk_widget_grab_focus (other);
  ui_test_settle ();
  g_assert_cmpstr (find_words (chooser, "form-warning"), ==, "Nothing was added: nothing fits “zzz”");
  gtk_widget_grab_focus (entry);
  g_assert_true (ui_test_press (entry, GDK_KEY_Escape, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_null (find_words (chooser, "form-warning"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  gtk_widget_grab_focus (other);
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_null (find_words (chooser, "form-warning"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/field-messages/warnings", test_warnings);
  ADD ("/field-messages/two-fields", test_two_fields);
  ADD ("/field-messages/suggestions", test_suggestions);
  ADD ("/field-messages/day-and-month", test_day_and_month);
  ADD ("/field-messages/abbreviations", test_abbreviations);
  ADD ("/field-messages/adding", test_adding);
  return g_test_run ();
}
