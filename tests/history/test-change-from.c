/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changing a run from a date: a successor with all that is still true, one step back, and a past that stays to the penny. The
 * last is shown by chance, too: any run of any map, cut on any day, then changed and cut again, in whatever period before.
 *
 * PMAP_TEST_SCALE multiplies the number of maps. The seed is printed by the test framework; --seed repeats a run. */

#include "config.h"

#include "history/pmap-change-from.h"

#include "calc/pmap-cost.h"
#include "model/pmap-missed.h"
#include "model/pmap-pupil.h"
#include "model/pmap-resource.h"
#include "model/pmap-slot.h"
#include "shared/random-map.h"
#include "xml/pmap-xml-write.h"

#define SEPTEMBER pmap_date_new (14, 9, 2026)
#define DECEMBER pmap_date_new (18, 12, 2026)
#define CHANGE pmap_date_new (9, 11, 2026)

/* A term of 14 weeks with a week of half term; a group of two, three times a week for ten weeks, with books bought once. */
static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();
  gpointer year = pmap_document_get_year (document), role, run;

  map_set (year, "start", "2026-09-01");
  map_set (year, "end", "2027-08-31");
  map_add (map_list (year, "terms"), "autumn", "name", "Autumn", "start", "2026-09-02", "end", "2026-12-18", NULL);
  map_add (map_list (year, "closures"), NULL, "name", "Half term", "start", "2026-10-26", "end", "2026-10-30", NULL);
  role = map_add (document->staff_roles, "ta", "name", "Teaching assistant", NULL);
  map_add (map_list (role, "rates"), NULL, "from", "2026-04-01", "hourly", "13.47", "on-cost-percent", "30", NULL);
  map_add (document->provisions, "p", "name", "Reading", "minutes", "45", "weeks", "38", NULL);
  map_add (document->pupils, "amira", "given-name", "Amira", NULL);
  map_add (document->pupils, "ben", "given-name", "Ben", NULL);
  map_add (document->pupils, "chidi", "given-name", "Chidi", NULL);
  run = map_add (document->interventions, "i-1", "provision", "p", "start", "2026-09-14", "end", "2026-12-18", "minutes", "30",
                 "sessions-per-week", "3", "weeks", "10", "review", "2026-12-11", "outcome", "Reads at sight", NULL);
  map_add (map_list (run, "staffing"), NULL, "role", "ta", "minutes", "20", NULL);
  map_add (map_list (run, "resources"), NULL, "name", "Books", "cost", "40", NULL);
  map_add (map_list (run, "resources"), NULL, "name", "Bus", "cost", "2.50", "basis", "session", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "amira", "from", "2026-09-21", "baseline", "40", "exit", "55", "note", "Keen",
           "weight", "2", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "ben", "to", "2026-10-09", "baseline", "30", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "chidi", "from", "2026-11-16", "to", "2026-12-04", "baseline", "20", NULL);
  map_add (document->interventions, "i-2", "provision", "p", NULL);
  return document;
}

static char *
write_map (PmapDocument *document)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static PmapMember *
get_member (PmapIntervention *intervention,
            guint             position)
{
  return pmap_record_list_get (intervention->members, position);
}

static void
test_what_is_still_true_carries_on (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GError) error = NULL;
  PmapIntervention *run = pmap_document_find (document, "i-1"), *next;

  g_test_summary ("The successor has staff, resources, own minutes and who stays; measures and outcomes stay with the old run.");

  next = pmap_change_from (editor, run, CHANGE, &error);
  g_assert_no_error (error);
  g_assert_true (pmap_record_list_get (document->interventions, 1) == (gpointer) next);
  g_assert_true (pmap_intervention_get_previous (next) == run);
  g_assert_cmpuint (run->end, ==, CHANGE - 1);
  g_assert_cmpuint (next->start, ==, CHANGE);
  g_assert_cmpuint (next->end, ==, DECEMBER);
  g_assert_cmpint (next->minutes, ==, 30);
  g_assert_cmpstr (next->outcome, ==, "Reads at sight");
  g_assert_cmpuint (run->review, ==, PMAP_DATE_NONE);
  g_assert_cmpuint (next->review, ==, pmap_date_new (11, 12, 2026));
  g_assert_cmpuint (pmap_record_list_get_length (next->staffing), ==, 1);
  g_assert_cmpuint (pmap_record_list_get_length (run->members), ==, 2);
  g_assert_cmpuint (pmap_record_list_get_length (next->members), ==, 2);
  g_assert_cmpstr (get_member (next, 0)->pupil, ==, "amira");
  g_assert_cmpuint (get_member (next, 0)->from, ==, PMAP_DATE_NONE);
  g_assert_cmpint (get_member (next, 0)->weight, ==, 2 * PMAP_DECIMAL_ONE);
  g_assert_cmpint (get_member (next, 0)->baseline, ==, 55 * PMAP_DECIMAL_ONE);
  g_assert_cmpint (get_member (next, 0)->exit, ==, PMAP_UNSET);
  g_assert_null (get_member (next, 0)->note);
  g_assert_cmpint (get_member (run, 0)->exit, ==, 55 * PMAP_DECIMAL_ONE);
  g_assert_cmpstr (get_member (run, 0)->note, ==, "Keen");
  /* Who has yet to join is in the successor alone, with all that was known. */
  g_assert_cmpstr (get_member (next, 1)->pupil, ==, "chidi");
  g_assert_cmpuint (get_member (next, 1)->from, ==, pmap_date_new (16, 11, 2026));
  g_assert_cmpint (get_member (next, 1)->baseline, ==, 20 * PMAP_DECIMAL_ONE);
}

static void
test_weeks_and_purchases_are_shared_out (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapIntervention *run = pmap_document_find (document, "i-1"), *next;
  PmapResource *books, *bus;

  g_test_summary ("Of ten weeks on 65 school days, 35 lie before: the rest of weeks and books goes on, the bus is paid a time.");

  next = pmap_change_from (editor, run, CHANGE, NULL);
  g_assert_cmpint (run->weeks, ==, 10 * PMAP_DECIMAL_ONE);
  g_assert_cmpint (run->spread_days, ==, 65);
  g_assert_cmpint (next->spread_days, ==, PMAP_UNSET);
  g_assert_cmpint (next->weeks, ==, 46154);           /* 10 × 30/65 */
  books = pmap_record_list_get (next->resources, 0);
  bus = pmap_record_list_get (next->resources, 1);
  g_assert_cmpint (books->cost, ==, 1846);            /* £40 × 30/65 */
  g_assert_cmpint (bus->cost, ==, 250);
}

static char *
tell_missed (PmapIntervention *run)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pmap_record_list_get_length (run->missed); i++)
    {
      PmapMissed *missed = pmap_record_list_get (run->missed, i);

      g_string_append (text, i > 0 ? " " : "");
      pmap_date_append_xml (text, missed->day);
      g_string_append_c (text, '/');
      pmap_date_append_xml (text, pmap_missed_get_last (missed));
    }
  return g_string_free (text, FALSE);
}

static void
test_slots_and_what_was_missed (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapIntervention *run = pmap_document_find (document, "i-1"), *next;
  g_autofree char *before = NULL, *after = NULL;

  g_test_summary ("Slots go on; what was not held stays with the run that it was of, parted where it lies on both; the books by sessions.");

  map_add (run->slots, NULL, "weekdays", "Mon", NULL);
  map_add (run->slots, NULL, "weekdays", "Wed", "repeats", "week-a", NULL);
  map_add (run->missed, NULL, "day", "2026-10-05", NULL);
  map_add (run->missed, NULL, "day", "2026-11-02", "until", "2026-11-16", NULL);
  map_add (run->missed, NULL, "day", "2026-12-07", NULL);
  next = pmap_change_from (editor, run, CHANGE, NULL);
  g_assert_cmpuint (pmap_record_list_get_length (next->slots), ==, 2);
  g_assert_cmpuint (pmap_record_list_get_length (run->slots), ==, 2);
  before = tell_missed (run);
  after = tell_missed (next);
  g_assert_cmpstr (before, ==, "2026-10-05/2026-10-05 2026-11-02/2026-11-08");
  g_assert_cmpstr (after, ==, "2026-11-09/2026-11-16 2026-12-07/2026-12-07");
  /* Mondays: 7 and 6. Wednesdays in weeks A, those of 14 and 28 September, 12 October, 2 and 16 and 30 November, 14 December: 4 and 3. */
  g_assert_cmpint (run->spread_days, ==, 20);
  g_assert_cmpint (((PmapResource *) pmap_record_list_get (next->resources, 0))->cost, ==, 1800);     /* £40 × 9/20 */
}

static void
test_one_step_back (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapHistory *history = pmap_editor_get_history (editor);
  g_autofree char *before = write_map (document), *changed = NULL, *undone = NULL, *redone = NULL;

  g_test_summary ("It is one step, which says what it does; undone, the file has the same bytes and the version that it had.");

  pmap_change_from (editor, pmap_document_find (document, "i-1"), CHANGE, NULL);
  g_assert_cmpstr (pmap_history_get_undo_label (history), ==, "Change Reading from 9 November 2026");
  changed = write_map (document);
  pmap_history_undo (history);
  undone = write_map (document);
  pmap_history_redo (history);
  redone = write_map (document);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (redone, ==, changed);
  g_assert_nonnull (strstr (before, " version=\"1.0\""));
  g_assert_nonnull (strstr (changed, " version=\"1.1\""));
}

static void
test_the_menus_purchases_are_not_bought_again (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapIntervention *run, *next;
  gpointer provision = pmap_document_find (document, "p");

  g_test_summary ("What only the menu says is bought becomes the successor's own, with what is left of it.");

  map_add (map_list (provision, "resources"), NULL, "name", "Cards", "cost", "65", NULL);
  run = map_add (document->interventions, "i-3", "provision", "p", "start", "2026-09-14", "end", "2026-12-18", NULL);
  map_add (map_list (run, "members"), NULL, "pupil", "ben", NULL);
  next = pmap_change_from (editor, run, CHANGE, NULL);
  g_assert_cmpuint (pmap_record_list_get_length (run->resources), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (next->resources), ==, 1);
  g_assert_cmpint (((PmapResource *) pmap_record_list_get (next->resources, 0))->cost, ==, 3000);
}

static void
test_default_day (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapIntervention *run = pmap_document_find (document, "i-1");

  g_test_summary ("It is the next school day, but within the run.");

  g_assert_cmpuint (pmap_change_from_find_day (editor, run, pmap_date_new (23, 10, 2026)), ==, pmap_date_new (2, 11, 2026));
  g_assert_cmpuint (pmap_change_from_find_day (editor, run, pmap_date_new (1, 9, 2026)), ==, pmap_date_new (15, 9, 2026));
  g_assert_cmpuint (pmap_change_from_find_day (editor, run, pmap_date_new (1, 2, 2027)), ==, DECEMBER);
}

/* --- by chance --- */

#define MAPS 250
#define PERIODS 4

typedef struct
{
  PmapPeriod period;
  gint64 outside;
  gint64 *shares;         /* of the map's pupils */
} Past;

/* What all interventions that are to be looked at cost in a period, by pupil. */
static void
look_at_past (PmapDocument *document,
              GPtrArray    *runs,
              Past         *past)
{
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, &past->period);
  guint n = pmap_record_list_get_length (document->pupils);

  past->outside = 0;
  past->shares = g_new0 (gint64, n + 1);
  for (guint i = 0; i < runs->len; i++)
    {
      g_autoptr (PmapCost) cost = pmap_cost_new (costing, runs->pdata[i]);

      past->outside += cost->outside;
      past->shares[n] += cost->total;
      for (guint j = 0; j < n; j++)
        past->shares[j] += pmap_cost_get_pupil_share (cost, pmap_record_get_id (pmap_record_list_get (document->pupils, j)));
    }
}

static void
assert_past (PmapDocument *document,
             GPtrArray    *runs,
             const Past   *past)
{
  Past now = { past->period };

  look_at_past (document, runs, &now);
  g_assert_cmpint (now.outside, ==, past->outside);
  for (guint i = 0; i <= pmap_record_list_get_length (document->pupils); i++)
    g_assert_cmpint (now.shares[i], ==, past->shares[i]);
  g_free (now.shares);
}

static PmapDate
draw_day (PmapDate from,
          PmapDate to)
{
  return from + g_test_rand_int_range (0, to - from + 1);
}

/* What people do with a successor. */
static void
edit (PmapDocument     *document,
      PmapEditor       *editor,
      GRand            *random,
      PmapIntervention *run)
{
  static const char *const fields[] = { "minutes", "sessions-per-week", "weeks", "weekdays", "group-size", "taught" };

  for (guint i = 0; i < 3; i++)
    {
      const PmapField *field = pmap_record_find_field (PMAP_RECORD (run), fields[g_test_rand_int_range (0, G_N_ELEMENTS (fields))]);
      g_auto (GValue) value = G_VALUE_INIT;

      random_map_value (document, random, field, &value);
      pmap_editor_set (editor, PMAP_RECORD (run), field, &value, NULL);
    }
  if (pmap_record_list_get_length (run->members) > 0 && g_test_rand_bit ())
    pmap_editor_remove (editor, pmap_record_list_get (run->members, 0), NULL);
}

/* Changes a run from some days, one after the other, with edits of the last step, until it cannot be changed any more. */
static guint
change_again_and_again (PmapDocument     *document,
                        GRand            *random,
                        PmapIntervention *run)
{
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  g_autofree char *before = write_map (document), *after = NULL;
  PmapDate day = draw_day (run->start, run->start + 120);
  Past pasts[PERIODS];
  guint n = 0;

  g_ptr_array_add (runs, run);
  for (guint i = 0; i < PERIODS; i++)
    {
      pasts[i].period = pmap_period_dates (draw_day (run->start - 20, day), day - 1);
      if (i == 0)
        pasts[i].period = pmap_period_to_date (day - 1);
      look_at_past (document, runs, &pasts[i]);
    }
  for (PmapIntervention *step = run; n < 4; n++)
    {
      step = pmap_change_from (editor, step, day, NULL);
      if (step == NULL)
        break;
      g_ptr_array_add (runs, step);
      for (guint i = 0; i < PERIODS; i++)
        assert_past (document, runs, &pasts[i]);
      edit (document, editor, random, step);
      for (guint i = 0; i < PERIODS; i++)
        assert_past (document, runs, &pasts[i]);
      day = draw_day (day, day + 60);
    }
  while (pmap_history_can_undo (pmap_editor_get_history (editor)))
    pmap_history_undo (pmap_editor_get_history (editor));
  after = write_map (document);
  g_assert_cmpstr (after, ==, before);
  for (guint i = 0; i < PERIODS; i++)
    g_free (pasts[i].shares);
  return n;
}

static void
test_the_past_stays (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  guint n_maps = MAPS * (scale != NULL ? MAX (atoi (scale), 1) : 1), n_changes = 0;

  g_test_summary ("Whatever run of whatever map is changed from whatever day: what was costed before stays, for each pupil.");

  for (guint i = 0; i < n_maps; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
      g_autoptr (PmapDocument) document = random_map_new (random, 6, 8);

      map_set (pmap_document_get_year (document), "counting", g_test_rand_bit () ? "A fixed number a year" : "");
      for (guint j = 0; j < pmap_record_list_get_length (document->interventions); j++)
        map_set (pmap_record_list_get (document->interventions, j), "follows", "");
      for (guint j = 0; j < pmap_record_list_get_length (document->interventions); j++)
        {
          PmapIntervention *run = pmap_record_list_get (document->interventions, j);

          if (run->start != PMAP_DATE_NONE)
            n_changes += change_again_and_again (document, random, run);
        }
    }
  g_test_message ("%u changes from a date in %u maps", n_changes, n_maps);
  g_assert_cmpuint (n_changes, >, n_maps / 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-from/what-is-still-true-carries-on", test_what_is_still_true_carries_on);
  g_test_add_func ("/change-from/weeks-and-purchases-are-shared-out", test_weeks_and_purchases_are_shared_out);
  g_test_add_func ("/change-from/slots-and-missed", test_slots_and_what_was_missed);
  g_test_add_func ("/change-from/one-step-back", test_one_step_back);
  g_test_add_func ("/change-from/the-menus-purchases-are-not-bought-again", test_the_menus_purchases_are_not_bought_again);
  g_test_add_func ("/change-from/default-day", test_default_day);
  g_test_add_func ("/change-from/the-past-stays", test_the_past_stays);
  return g_test_run ();
}
