/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Provision in words: what is unsaid comes from the menu, and staff are roles. */
#include "config.h"

#include "report/pmap-provision-words.h"

#include "map-samples.h"

static void
test_frequency (void)
{
  static const struct
  {
    const char *minutes, *times, *days, *expected;
  } cases[] = {
    { "30", "3", "", "30 minutes, 3 times a week" },
    { "1", "1", "", "1 minute, once a week" },
    { "45", "0.5", "", "45 minutes, once a fortnight" },
    { "20", "2", "", "20 minutes, twice a week" },
    { "20", "1.5", "", "20 minutes, 1.5 times a week" },
    { "", "2", "", "twice a week" },
    { "20", "", "", "20 minutes" },
    { "20", "", "mon wed fri", "20 minutes, 3 times a week" },
    { "", "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      PmapIntervention *run = add_record (editor, document->interventions, "minutes", cases[i].minutes,
                                          "sessions-per-week", cases[i].times, NULL);
      g_autofree char *words = NULL;

      if (*cases[i].days != '\0')
        pmap_editor_set_weekdays (editor, PMAP_RECORD (run), "weekdays", 0x15, NULL);
      words = pmap_words_get_frequency (run);
      g_assert_cmpstr (words, ==, cases[i].expected);
    }
}

/* What is said is what is costed: with weekdays, how the sessions lie on them. */
static void
test_weekdays (void)
{
  static const struct
  {
    guint days;
    const char *times, *frequency, *weekdays, *fixed;
  } cases[] = {
    { 0x02, "0.5", "once a fortnight · Every other Tue", "", "On Tue" },
    { 0x02, "0.25", "0.25 times a week · Every 4 weeks on Tue", "", "On Tue" },
    { 0x02, "1", "once a week", "On Tue", "On Tue" },
    { 0x02, "", "once a week", "On Tue", "On Tue" },
    { 0x1f, "10", "10 times a week · Twice a day on Mon, Tue, Wed, Thu, Fri", "", "On Mon, Tue, Wed, Thu, Fri" },
    { 0x03, "4", "4 times a week · Twice a day on Mon, Tue", "", "On Mon, Tue" },
    { 0x03, "6", "6 times a week · 3 times a day on Mon, Tue", "", "On Mon, Tue" },
    { 0x09, "1", "once a week · On Mon, Thu in turn", "", "On Mon, Thu" },
    { 0x09, "3", "3 times a week · Spread over Mon, Thu", "", "On Mon, Thu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      PmapYear *year = pmap_document_get_year (document);
      PmapIntervention *run = add_record (editor, document->interventions, "start", "2026-09-14", "end", "2026-11-27",
                                          "sessions-per-week", cases[i].times, NULL);
      g_autofree char *frequency = NULL;
      g_autofree char *weekdays = NULL;
      g_autofree char *fixed = NULL;

      add_record (editor, year->terms, "name", "Autumn", "start", "2026-09-01", "end", "2026-12-18", NULL);
      pmap_editor_set_weekdays (editor, PMAP_RECORD (run), "weekdays", cases[i].days, NULL);
      frequency = pmap_words_get_frequency (run);
      weekdays = pmap_words_get_weekdays (run);
      set_fields (editor, run, "weeks", "10", NULL);
      fixed = pmap_words_get_weekdays (run);
      g_assert_cmpstr (frequency, ==, cases[i].frequency);
      g_assert_cmpstr (weekdays, ==, cases[i].weekdays);
      g_assert_cmpstr (fixed, ==, cases[i].fixed);
    }
}

static void
test_menu_fills_in (void)
{
  Sample sample;
  PmapIntervention *run;
  g_autofree char *frequency = NULL;
  g_autofree char *who = NULL;
  g_autofree char *group = NULL;

  sample_init (&sample);
  run = add_record (sample.editor, sample.document->interventions, NULL);
  refer (sample.editor, run, "provision", pmap_record_list_get (sample.document->provisions, 1));
  frequency = pmap_words_get_frequency (run);
  who = pmap_words_get_who (run);
  group = pmap_words_get_group (run);
  g_assert_cmpstr (pmap_words_get_name (run), ==, "1stClass@Number");
  g_assert_cmpstr (frequency, ==, "30 minutes, 3 times a week");
  g_assert_cmpstr (who, ==, "Teaching assistant, level 2");
  g_assert_cmpstr (group, ==, "");
  sample_clear (&sample);
}

static void
test_who (void)
{
  Sample sample;
  PmapIntervention *run;
  PmapRecord *line;
  g_autofree char *alone = NULL;
  g_autofree char *together = NULL;

  sample_init (&sample);
  run = pmap_record_list_get (sample.document->interventions, 0);
  line = pmap_record_list_get (run->staffing, 0);
  refer (sample.editor, line, "role", NULL);
  alone = pmap_words_get_who (run);
  g_assert_cmpstr (alone, ==, "Teaching assistant, level 2");
  set_fields (sample.editor, line, "count", "2", NULL);
  refer (sample.editor, add_record (sample.editor, run->staffing, NULL), "role", sample.teacher);
  together = pmap_words_get_who (run);
  g_assert_cmpstr (together, ==, "2 × Teaching assistant, level 2 and Speech and language therapist");
  sample_clear (&sample);
}

static void
test_visitor (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapProvision *provision = add_record (editor, document->provisions, "name", "Speech and language therapy", NULL);
  PmapIntervention *run = add_record (editor, document->interventions, NULL);
  g_autofree char *nobody = NULL;
  g_autofree char *visitor = NULL;

  refer (editor, run, "provision", provision);
  add_record (editor, provision->resources, "name", "Cards", "cost", "12", NULL);
  nobody = pmap_words_get_who (run);
  add_record (editor, provision->resources, "name", "Therapist’s session", "cost", "85", "basis", "Each session", NULL);
  visitor = pmap_words_get_who (run);
  g_assert_cmpstr (nobody, ==, "");
  g_assert_cmpstr (visitor, ==, "Therapist’s session");
}

static void
test_group (void)
{
  Sample sample;
  PmapIntervention *run;
  g_autofree char *members = NULL;
  g_autofree char *places = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *in_turn = NULL;

  sample_init (&sample);
  run = pmap_record_list_get (sample.document->interventions, 0);
  members = pmap_words_get_group (run);
  set_fields (sample.editor, run, "group-size", "6", NULL);
  places = pmap_words_get_group (run);
  set_fields (sample.editor, run, "taught", "One to one, each in turn", NULL);
  in_turn = pmap_words_get_group (run);
  alone = pmap_words_get_group (pmap_record_list_get (sample.document->interventions, 2));
  g_assert_cmpstr (members, ==, "In a group of 3");
  g_assert_cmpstr (places, ==, "In a group of 6");
  g_assert_cmpstr (alone, ==, "One to one");
  g_assert_cmpstr (in_turn, ==, "One to one");
  sample_clear (&sample);
}

static void
test_dates (void)
{
  PmapDate from = pmap_date_new (14, 9, 2026), to = pmap_date_new (27, 11, 2026);
  g_autofree char *both = pmap_words_get_dates (from, to);
  g_autofree char *first = pmap_words_get_dates (from, PMAP_DATE_NONE);
  g_autofree char *last = pmap_words_get_dates (PMAP_DATE_NONE, to);
  g_autofree char *none = pmap_words_get_dates (PMAP_DATE_NONE, PMAP_DATE_NONE);

  g_assert_cmpstr (both, ==, "14 Sep 2026 to 27 Nov 2026");
  g_assert_cmpstr (first, ==, "From 14 Sep 2026");
  g_assert_cmpstr (last, ==, "Until 27 Nov 2026");
  g_assert_cmpstr (none, ==, "");
}

static void
test_weeks (void)
{
  Sample sample;
  PmapIntervention *run;
  g_autofree char *dated = NULL;
  g_autofree char *own = NULL;
  g_autofree char *usual = NULL;

  sample_init (&sample);
  run = pmap_record_list_get (sample.document->interventions, 0);
  set_fields (sample.editor, pmap_intervention_get_provision (run), "weeks", "10", NULL);
  dated = pmap_words_get_weeks (run);
  set_fields (sample.editor, run, "weeks", "1", NULL);
  own = pmap_words_get_weeks (run);
  set_fields (sample.editor, run, "weeks", "", "start", "", "end", "", NULL);
  usual = pmap_words_get_weeks (run);
  g_assert_cmpstr (dated, ==, "");
  g_assert_cmpstr (own, ==, "1 week");
  g_assert_cmpstr (usual, ==, "10 weeks");
  sample_clear (&sample);
}

static void
test_amount (void)
{
  g_autofree char *round = pmap_words_get_amount (600000);
  g_autofree char *exact = pmap_words_get_amount (600050);

  g_assert_cmpstr (round, ==, "£6,000");
  g_assert_cmpstr (exact, ==, "£6,000.50");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Provision is told in plain words that agree with its costing");

  g_test_add_func ("/provision-words/frequency", test_frequency);
  g_test_add_func ("/provision-words/weekdays", test_weekdays);
  g_test_add_func ("/provision-words/menu-fills-in", test_menu_fills_in);
  g_test_add_func ("/provision-words/who", test_who);
  g_test_add_func ("/provision-words/visitor", test_visitor);
  g_test_add_func ("/provision-words/group", test_group);
  g_test_add_func ("/provision-words/dates", test_dates);
  g_test_add_func ("/provision-words/weeks", test_weeks);
  g_test_add_func ("/provision-words/amount", test_amount);

  return g_test_run ();
}
