/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice goes when it is no longer true; what was refused is known until it is put right. */

#include "config.h"

#include "model/pmap-intervention.h"
#include "model/pmap-pupil.h"
#include "ui/pmap-map-view.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-form.h"
#include "ui/widgets/pmap-notice-bar.h"

#include "larkbeck.h"
#include "ui-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapDocument *document;
  PmapEditor *editor;
  PmapHistory *history;
  PmapNoticeBar *bar;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->workspace = open_larkbeck ();
  fixture->document = pmap_workspace_get_document (fixture->workspace);
  fixture->editor = pmap_workspace_get_editor (fixture->workspace);
  fixture->history = pmap_workspace_get_history (fixture->workspace);
  fixture->bar = g_object_ref_sink (g_object_new (PMAP_TYPE_NOTICE_BAR, NULL));
  pmap_notice_bar_set_workspace (fixture->bar, fixture->workspace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->bar);
  g_assert_finalize_object (fixture->workspace);
}

static void
change (Fixture *fixture)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("Group %u", n++);

  g_assert_true (pmap_editor_set_typed (fixture->editor, pmap_record_list_get (fixture->document->interventions, 0), "name",
                                        name, NULL));
}

static void
save (Fixture *fixture)
{
  pmap_history_mark_saved (fixture->history, pmap_history_get_state (fixture->history));
  pmap_notice_bar_end (fixture->bar, PMAP_NOTICE_UNTIL_SAVED);
}

static void
keep (Fixture *fixture)
{
  pmap_notice_bar_end (fixture->bar, PMAP_NOTICE_UNTIL_KEPT);
}

static void
undo (Fixture *fixture)
{
  pmap_history_undo (fixture->history);
}

static void
refuse_and_forget (Fixture *fixture)
{
  PmapRefusals *refusals = pmap_workspace_get_refusals (fixture->workspace);
  PmapRecord *record = pmap_record_list_get (fixture->document->interventions, 0);
  const PmapField *field = pmap_record_find_field (record, "minutes");

  pmap_refusals_add (refusals, record, field, "abc", "No number");
  g_assert_nonnull (pmap_notice_bar_get_message (fixture->bar));
  pmap_refusals_remove (refusals, record, field);
}

static void
test_terms (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { PmapNoticeTerm term; void (*event) (Fixture *fixture); gboolean stays; } cases[] = {
    { PMAP_NOTICE_ALWAYS, change, TRUE },
    { PMAP_NOTICE_ALWAYS, undo, TRUE },
    { PMAP_NOTICE_ALWAYS, save, TRUE },
    { PMAP_NOTICE_UNTIL_CHANGED, change, FALSE },
    { PMAP_NOTICE_UNTIL_CHANGED, undo, FALSE },
    { PMAP_NOTICE_UNTIL_CHANGED, save, TRUE },
    { PMAP_NOTICE_UNTIL_SAVED, change, TRUE },
    { PMAP_NOTICE_UNTIL_SAVED, save, FALSE },
    { PMAP_NOTICE_UNTIL_CHANGED | PMAP_NOTICE_UNTIL_SAVED, save, FALSE },
    { PMAP_NOTICE_UNTIL_CHANGED | PMAP_NOTICE_UNTIL_SAVED, undo, FALSE },
    { PMAP_NOTICE_UNTIL_KEPT, keep, FALSE },
    { PMAP_NOTICE_UNTIL_KEPT, save, TRUE },
    { PMAP_NOTICE_UNTIL_PUT_RIGHT, save, TRUE },
    { PMAP_NOTICE_UNTIL_PUT_RIGHT, refuse_and_forget, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases) * 2; i++)
    {
      change (fixture);
      if (i % 2 == 0)
        pmap_notice_bar_say (fixture->bar, cases[i / 2].term, "So it is.");
      else
        pmap_notice_bar_warn_and_offer (fixture->bar, cases[i / 2].term, "So it is.", "Undo", "win.undo");
      g_assert_cmpstr (pmap_notice_bar_get_message (fixture->bar), ==, "So it is.");
      cases[i / 2].event (fixture);
      g_assert_cmpstr (pmap_notice_bar_get_message (fixture->bar), ==, cases[i / 2].stays ? "So it is." : NULL);
      pmap_notice_bar_close (fixture->bar);
    }
}

static void
test_standing (Fixture       *fixture,
               gconstpointer  data)
{
  g_test_summary ("What holds for now is there again when what went before it is no longer true");

  pmap_notice_bar_stand (fixture->bar, "It holds.", NULL, NULL);
  change (fixture);
  pmap_notice_bar_say_and_offer (fixture->bar, PMAP_NOTICE_UNTIL_CHANGED, "It is gone.", "Undo", "win.undo");
  undo (fixture);
  g_assert_cmpstr (pmap_notice_bar_get_message (fixture->bar), ==, "It holds.");
  change (fixture);
  g_assert_cmpstr (pmap_notice_bar_get_message (fixture->bar), ==, "It holds.");
}

/* What was refused */

static GtkWidget *
make_form (Fixture    *fixture,
           const char *const *fields)
{
  GtkWidget *window = gtk_window_new (), *form = pmap_form_new ();

  for (; *fields != NULL; fields++)
    gtk_box_append (GTK_BOX (form), g_object_new (PMAP_TYPE_FIELD_ROW, "field", *fields, NULL));
  pmap_form_set_workspace (PMAP_FORM (form), fixture->workspace);
  gtk_window_set_child (GTK_WINDOW (window), form);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  return form;
}

static GtkEditable *
find_entry (GtkWidget *inside)
{
  GtkEditable *found = NULL;

  if (GTK_IS_EDITABLE (inside))
    return GTK_EDITABLE (inside);
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);
  return found;
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *field, *wrong, *right; } cases[] = {
    { "sessions-per-week", "abc", "3" },
    { "start", "the 45th", "21 September 2026" },
    { "provision", "no such provision", "NELI" },
  };
  PmapRefusals *refusals = pmap_workspace_get_refusals (fixture->workspace);
  PmapRecord *group = pmap_record_list_get (fixture->document->interventions, 2);
  PmapRecord *other = pmap_record_list_get (fixture->document->interventions, 3);

  g_test_summary ("What was refused is there again with its record, and is named as long as it is not put right");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *fields[] = { cases[i].field, NULL };
      GtkWidget *form = make_form (fixture, fields);
      GtkEditable *entry;
      g_autofree char *what = NULL, *expected = NULL;

      pmap_form_set_record (PMAP_FORM (form), group);
      entry = find_entry (form);
      gtk_editable_set_text (entry, cases[i].wrong);
      pmap_form_set_record (PMAP_FORM (form), other);
      g_assert_cmpuint (pmap_refusals_count (refusals), ==, 1);
      g_assert_cmpstr (pmap_refusals_get (refusals, 0)->typed, ==, cases[i].wrong);
      what = pmap_refusals_describe (refusals);
      expected = g_strdup_printf ("“%s” of Read Write Inc. group, Year 2",
                                  pmap_field_get_label (pmap_record_find_field (group, cases[i].field)));
      g_assert_cmpstr (what, ==, expected);
      g_assert_cmpstr (gtk_editable_get_text (entry), !=, cases[i].wrong);

      pmap_form_set_record (PMAP_FORM (form), group);
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, cases[i].wrong);
      g_assert_cmpuint (pmap_refusals_count (refusals), ==, 1);
      gtk_editable_set_text (entry, cases[i].right);
      pmap_form_flush (PMAP_FORM (form));
      g_assert_cmpuint (pmap_refusals_count (refusals), ==, 0);
      gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (form)));
      ui_test_settle ();
    }
}

static void
test_removed (Fixture       *fixture,
              gconstpointer  data)
{
  PmapRefusals *refusals = pmap_workspace_get_refusals (fixture->workspace);
  PmapRecord *pupil = pmap_record_list_get (fixture->document->pupils, 0);
  PmapRecord *group = pmap_record_list_get (fixture->document->interventions, 0);
  g_autofree char *what = NULL;

  g_test_summary ("What was refused in a record goes with the record");

  pmap_refusals_add (refusals, pupil, pmap_record_find_field (pupil, "birth-date"), "x", "No date");
  pmap_refusals_add (refusals, group, pmap_record_find_field (group, "start"), "y", "No date");
  what = pmap_refusals_describe (refusals);
  g_assert_cmpstr (what, ==, "2 fields");
  g_assert_true (pmap_editor_remove (fixture->editor, pupil, NULL));
  g_assert_cmpuint (pmap_refusals_count (refusals), ==, 1);
  g_assert_true (pmap_refusals_get (refusals, 0)->record == group);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/notices/terms", test_terms);
  ADD ("/notices/standing", test_standing);
  ADD ("/refusals/typed", test_refused);
  ADD ("/refusals/removed", test_removed);

  return g_test_run ();
}
