/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a week: initials that tell pupils apart, times, hours, and what is typed for a time. */

#include "config.h"

#include "model/pmap-member.h"
#include "model/pmap-pupil.h"
#include "model/pmap-slot.h"
#include "report/pmap-week-words.h"
#include "shared/map.h"

static void
test_initials (void)
{
  static const struct { const char *id, *given, *family, *initials; } pupils[] = {
    { "a", "Joseph", "Wren", "JW" },
    { "b", "Ruby", "Castellano", "RCa" },
    { "c", "Reuben", "Clarke", "RCl" },
    { "d", "Ada", "Smith", "ASmith1" },
    { "e", "Amy", "Smith", "ASmith2" },
    { "f", "Élodie", "Öz", "ÉÖ" },
    { "g", "Young", NULL, "Y" },
  };
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapInitials) initials = NULL;

  g_test_summary ("Two pupils are never called alike.");
  for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
    map_add (document->pupils, pupils[i].id, "given-name", pupils[i].given, "family-name",
             pupils[i].family != NULL ? pupils[i].family : "", NULL);
  initials = pmap_initials_new (document);
  for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
    g_assert_cmpstr (pmap_initials_get (initials, pupils[i].id), ==, pupils[i].initials);
  g_assert_cmpstr (pmap_initials_get (initials, "nobody"), ==, "?");
}

static void
test_sessions (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapInitials) initials = NULL;
  PmapIntervention *group = map_add (document->interventions, "i", NULL);
  PmapSession session = { group, NULL, pmap_date_new (30, 11, 2026), 555, 60 };
  g_autofree char *shorter = NULL, *longer = NULL, *unsaid = NULL, *two = NULL;

  g_test_summary ("A block says when, until when if that is more than an hour, and who, as many as there is room for.");
  map_add (document->pupils, "a", "given-name", "Ann", "family-name", "Abbot", NULL);
  map_add (document->pupils, "b", "given-name", "Ben", "family-name", "Bell", NULL);
  map_add (document->pupils, "c", "given-name", "Cy", "family-name", "Cole", NULL);
  map_add (group->members, NULL, "pupil", "a", NULL);
  map_add (group->members, NULL, "pupil", "b", NULL);
  map_add (group->members, NULL, "pupil", "c", NULL);
  map_add (group->members, NULL, "pupil", "c", "to", "2026-11-01", NULL);
  initials = pmap_initials_new (document);
  shorter = pmap_week_words_get_time (&session);
  g_assert_cmpstr (shorter, ==, "9:15");
  session.minutes = 75;
  longer = pmap_week_words_get_time (&session);
  g_assert_cmpstr (longer, ==, "9:15–10:30");
  session.start = PMAP_UNSET;
  unsaid = pmap_week_words_get_time (&session);
  g_assert_cmpstr (unsaid, ==, "");
  two = pmap_week_words_get_pupils (&session, initials, 2);
  g_assert_cmpstr (two, ==, "AA BB +1");
}

static void
test_when (void)
{
  static const struct { const char *typed; guint weekday; gint64 time; } good[] = {
    { "tue 10", 1, 600 }, { "Tuesday 10:15", 1, 615 }, { " F 9.05 ", 4, 545 }, { "we 8", 2, 480 }, { "thu 14:00", 3, 840 },
  };
  static const char *const bad[] = { "", "tue", "t 10", "10", "someday 10", "tue ten", "tue 25:00" };

  g_test_summary ("A day and a time, as people type them; what is neither is told.");
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      guint weekday;
      gint64 time;

      g_assert_true (pmap_week_words_parse_when (good[i].typed, &weekday, &time, &error));
      g_assert_cmpuint (weekday, ==, good[i].weekday);
      g_assert_cmpint (time, ==, good[i].time);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      guint weekday;
      gint64 time;

      g_assert_false (pmap_week_words_parse_when (bad[i], &weekday, &time, &error));
      g_assert_nonnull (error);
    }
}

static void
test_hours (void)
{
  g_autofree char *some = pmap_week_words_get_hours (10362500), *none = pmap_week_words_get_hours (0), *whole = pmap_week_words_get_hours (12000000);
  g_autofree char *over = pmap_week_words_get_hours (-10362500);

  g_test_summary ("Hours are told to one decimal.");
  g_assert_cmpstr (some, ==, "17.3");
  g_assert_cmpstr (none, ==, "0");
  g_assert_cmpstr (whole, ==, "20");
  g_assert_cmpstr (over, ==, "-17.3");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/week-words/initials", test_initials);
  g_test_add_func ("/week-words/sessions", test_sessions);
  g_test_add_func ("/week-words/when", test_when);
  g_test_add_func ("/week-words/hours", test_hours);

  return g_test_run ();
}
