/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When who is where. A second reading, which marks each minute of each day, is held against the first on timetables made by chance. */

#include "config.h"

#include "calc-map.h"
#include "calc/pmap-timetable.h"
#include "model/pmap-calendar.h"
#include "model/pmap-member.h"
#include "model/pmap-slot-days.h"
#include "model/pmap-staffing.h"
#include "shared/random-map.h"

#define FIRST "2026-11-30"
#define LAST "2026-12-18"

static PmapDate
get_day (const char *text)
{
  PmapDate day;

  g_assert_true (pmap_date_from_xml (text, strlen (text), &day));
  return day;
}

static PmapIntervention *
add_group (PmapDocument *document,
           const char   *id,
           const char   *weekdays,
           const char   *time,
           const char   *minutes,
           const char   *place)
{
  PmapIntervention *group = map_add (document->interventions, id, "provision", "p", "name", id, "start", "2026-09-14", "end",
                                     "2027-03-25", "minutes", minutes, NULL);

  map_add (group->slots, NULL, "weekdays", weekdays, "time", time, "place", place, NULL);
  map_add (group->staffing, NULL, "member", "hughes", NULL);
  return group;
}

/* "a+b 2026-11-30 9:15-9:30 ×3", one a line. */
static char *
tell_clashes (PmapDocument      *document,
              PmapTimetableView  view,
              const char        *key)
{
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (pmap_document_get_year (document));
  g_autoptr (PmapTimetable) timetable = pmap_timetable_new_whole (document, calendar, get_day (FIRST), get_day (LAST));
  g_autoptr (GArray) sessions = pmap_timetable_list (timetable, view, key);
  g_autoptr (GArray) clashes = pmap_timetable_find_clashes (sessions, view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < clashes->len; i++)
    {
      const PmapClash *clash = &g_array_index (clashes, PmapClash, i);

      g_string_append_printf (text, "%s%s+%s %u-%u ×%u", i > 0 ? "; " : "", clash->first->name, clash->second->name, (guint) clash->from,
                              (guint) clash->until, clash->n_times);
    }
  return g_string_free (text, FALSE);
}

static void
test_clashes (void)
{
  static const struct
  {
    const char *weekdays, *time, *minutes, *place;
    const char *pupil, *staff, *room;
  } cases[] = {
    { "Mon, Wed", "9:15", "30", "Hall", "a+b 555-570 ×6", "a+b 555-570 ×6", "a+b 555-570 ×6" },
    { "Mon", "9:15", "30", " hall ", "a+b 555-570 ×3", "a+b 555-570 ×3", "a+b 555-570 ×3" },
    { "Mon", "8:00", "300", "Library", "a+b 540-570 ×3", "a+b 540-570 ×3", "" },
    /* One ends when the other begins. */
    { "Mon", "9:30", "30", "Hall", "", "", "" },
    { "Mon", "8:30", "30", "Hall", "", "", "" },
    { "Tue", "9:00", "30", "Hall", "", "", "" },
    /* Nobody says when it is. */
    { "Mon", "", "30", "Hall", "", "", "" },
  };

  g_test_summary ("Two things at once: at least for a minute, on a day that both have.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      PmapIntervention *a = add_group (document, "a", "Mon, Wed", "9:00", "30", "Hall");
      PmapIntervention *b = add_group (document, "b", cases[i].weekdays, cases[i].time, cases[i].minutes, cases[i].place);
      g_autofree char *pupil = NULL, *staff = NULL, *room = NULL, *other = NULL;

      add_members (a, "u-amira", "u-ben", NULL);
      add_members (b, "u-amira", "u-chidi", NULL);
      pupil = tell_clashes (document, PMAP_TIMETABLE_PUPIL, "u-amira");
      g_assert_cmpstr (pupil, ==, cases[i].pupil);
      staff = tell_clashes (document, PMAP_TIMETABLE_STAFF, "hughes");
      g_assert_cmpstr (staff, ==, cases[i].staff);
      room = tell_clashes (document, PMAP_TIMETABLE_ROOM, "Hall");
      g_assert_cmpstr (room, ==, cases[i].room);
      other = tell_clashes (document, PMAP_TIMETABLE_PUPIL, "u-chidi");
      g_assert_cmpstr (other, ==, "");
    }
}

static void
test_presence (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *a = add_group (document, "a", "Mon", "9:00", "30", "Hall");
  PmapIntervention *b = add_group (document, "b", "Mon", "9:15", "30", "Library");
  gpointer member = map_add (a->members, NULL, "pupil", "u-amira", NULL);
  g_autofree char *whole = NULL, *early = NULL, *left = NULL, *joined = NULL, *part = NULL, *missed = NULL, *turns = NULL;

  g_test_summary ("Who leaves early, joins later, has left, or is taken in turn is not in two places; nor who is in one not held.");
  add_members (b, "u-amira", NULL);
  whole = tell_clashes (document, PMAP_TIMETABLE_PUPIL, "u-amira");
  g_assert_cmpstr (whole, ==, "a+b 555-570 ×3");
  map_set (member, "minutes", "15");
  early = tell_clashes (document, PMAP_TIMETABLE_PUPIL, "u-amira");
  g_assert_cmpstr (early, ==, "");
  map_set (member, "minutes", "");
  map_set (member, "to", "2026-12-06");
  left = tell_clashes (document, PMAP_TIMETABLE_PUPIL, "u-amira");
  g_assert_cmpstr (left, ==, "a+b 555-570 ×1");
  map_set (member, "to", "");
  map_set (member, "from", "2026-12-08");
  joined = tell_clashes (document, PMAP_TIMETABLE_PUPIL, "u-amira");
  g_assert_cmpstr (joined, ==, "a+b 555-570 ×1");
  map_set (member, "from", "");
  map_set (pmap_record_list_get (a->staffing, 0), "minutes", "10");
  part = tell_clashes (document, PMAP_TIMETABLE_STAFF, "hughes");
  g_assert_cmpstr (part, ==, "");
  map_add (a->missed, NULL, "day", "2026-12-01", "until", "2026-12-14", NULL);
  missed = tell_clashes (document, PMAP_TIMETABLE_PUPIL, "u-amira");
  g_assert_cmpstr (missed, ==, "a+b 555-570 ×1");
  map_set (a, "taught", "in-turn");
  turns = tell_clashes (document, PMAP_TIMETABLE_PUPIL, "u-amira");
  g_assert_cmpstr (turns, ==, "");
}

static void
test_hours (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (pmap_document_get_year (document));
  PmapIntervention *slots = add_group (document, "a", "Mon, Wed", "9:00", "30", "Hall");
  PmapIntervention *loose = map_add (document->interventions, "b", "provision", "p", "start", "2026-09-14", "end", "2027-03-25",
                                     "minutes", "20", "sessions-per-week", "2.5", NULL);
  PmapDate monday = get_day (FIRST);
  g_autoptr (PmapTimetable) week = NULL, three = NULL, turns = NULL;
  gint64 contact;

  g_test_summary ("Hours planned are those of slots and, of what has none, of its times a week, with preparation.");
  map_add (loose->staffing, NULL, "member", "hughes", "preparation-minutes", "5", NULL);
  week = pmap_timetable_new_whole (document, calendar, monday, monday + 6);
  g_assert_cmpint (pmap_timetable_get_planned (week, pmap_document_find (document, "hughes"), &contact), ==, (60 * 10000) + 62.5 * 10000);
  g_assert_cmpint (contact, ==, (60 + 50) * 10000);
  three = pmap_timetable_new_whole (document, calendar, monday, monday + 20);
  g_assert_cmpint (pmap_timetable_get_planned (three, pmap_document_find (document, "hughes"), NULL), ==, 3 * (60 * 10000 + 625000));
  add_members (slots, "u-amira", "u-ben", "u-chidi", NULL);
  map_set (slots, "taught", "in-turn");
  turns = pmap_timetable_new_whole (document, calendar, monday, monday + 6);
  g_assert_cmpint (pmap_timetable_get_planned (turns, pmap_document_find (document, "hughes"), NULL), ==, 3 * 60 * 10000 + 625000);
}

static void
test_lessons (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (pmap_document_get_year (document));
  PmapIntervention *a = add_group (document, "a", "Mon, Wed", "9:00", "30", "Hall");
  PmapIntervention *b = add_group (document, "b", "Mon", "8:15", "30", "Hall");
  g_autoptr (PmapTimetable) timetable = NULL;
  g_autoptr (GArray) missed = NULL, none = NULL;
  const PmapLessonMissed *first;

  g_test_summary ("The lesson of a weekday and a time is missed as often as the pupil is away then; before school there is none.");
  map_set (pmap_document_get_year (document), "day-starts", "8:45");
  map_set (pmap_document_get_year (document), "day-ends", "15:15");
  map_add (a->members, NULL, "pupil", "u-amira", "from", "2026-12-02", NULL);
  add_members (b, "u-amira", NULL);
  timetable = pmap_timetable_new_whole (document, calendar, get_day (FIRST), get_day (LAST));
  missed = pmap_timetable_list_missed (timetable, "u-amira");
  g_assert_cmpuint (missed->len, ==, 2);
  first = &g_array_index (missed, PmapLessonMissed, 0);
  g_assert_cmpuint (first->weekday, ==, 2);
  g_assert_cmpint (first->time, ==, 9 * 60);
  g_assert_cmpuint (first->n_missed, ==, 3);
  g_assert_cmpuint (first->n_days, ==, 3);
  g_assert_cmpuint (g_array_index (missed, PmapLessonMissed, 1).n_missed, ==, 2);
  map_set (pmap_document_find (document, "p"), "in-lesson", "yes");
  none = pmap_timetable_list_missed (timetable, "u-amira");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_free (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (pmap_document_get_year (document));
  g_autoptr (PmapTimetable) timetable = NULL;
  g_autoptr (GArray) sessions = NULL;
  PmapDate monday = get_day (FIRST);

  g_test_summary ("Who is free at a moment, and for a while.");
  add_group (document, "a", "Mon, Wed", "9:00", "30", "Hall");
  timetable = pmap_timetable_new_whole (document, calendar, monday, monday + 6);
  sessions = pmap_timetable_list (timetable, PMAP_TIMETABLE_STAFF, "hughes");
  g_assert_false (pmap_timetable_is_free (sessions, monday, 540, 540));
  g_assert_false (pmap_timetable_is_free (sessions, monday, 569, 569));
  g_assert_true (pmap_timetable_is_free (sessions, monday, 570, 570));
  g_assert_true (pmap_timetable_is_free (sessions, monday, 539, 539));
  g_assert_false (pmap_timetable_is_free (sessions, monday, 530, 541));
  g_assert_true (pmap_timetable_is_free (sessions, monday, 510, 540));
  g_assert_true (pmap_timetable_is_free (sessions, monday + 1, 540, 540));
}

/* --- a plain second reading --- */

/* How often, on all the days, a minute is taken twice by the same two groups: each day counts once. */
static void
mark_minutes (PmapDocument *document,
              PmapCalendar *calendar,
              const char   *pupil,
              PmapDate      from,
              PmapDate      to,
              GHashTable   *pairs)
{
  for (PmapDate day = from; day <= to; day++)
    {
      g_autoptr (GHashTable) of_day = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      GHashTableIter iter;
      gpointer pair;

      for (gint64 minute = 0; minute < 24 * 60; minute += 5)
        {
          g_autoptr (GPtrArray) there = g_ptr_array_new ();

          for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
            {
              PmapIntervention *group = pmap_record_list_get (document->interventions, i);

              for (guint j = 0; j < pmap_record_list_get_length (group->slots); j++)
                {
                  PmapSlot *slot = pmap_record_list_get (group->slots, j);
                  gboolean is_member = FALSE;

                  if (day < group->start || day > group->end || !(slot->weekdays & 1u << pmap_date_weekday (day))
                      || !pmap_calendar_is_teaching_day (calendar, day) || minute < slot->time || minute >= slot->time + slot->minutes)
                    continue;
                  for (guint k = 0; k < pmap_record_list_get_length (group->members); k++)
                    {
                      PmapMember *member = pmap_record_list_get (group->members, k);

                      is_member = is_member || (g_strcmp0 (member->pupil, pupil) == 0 && member->from <= day
                                                && (member->to == PMAP_DATE_NONE || member->to >= day));
                    }
                  if (is_member)
                    g_ptr_array_add (there, group);
                }
            }
          for (guint i = 0; i < there->len; i++)
            for (guint j = i + 1; j < there->len; j++)
              g_hash_table_add (of_day, g_strdup_printf ("%s+%s", ((PmapIntervention *) there->pdata[i])->name,
                                                         ((PmapIntervention *) there->pdata[j])->name));
        }
      g_hash_table_iter_init (&iter, of_day);
      while (g_hash_table_iter_next (&iter, &pair, NULL))
        g_hash_table_insert (pairs, g_strdup (pair), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (pairs, pair)) + 1));
    }
}

static void
add_random_group (PmapDocument *document,
                  GRand        *random,
                  guint         number)
{
  static const char *const days[] = { "Mon", "Tue", "Mon, Thu", "Wed", "Mon, Tue, Wed, Thu, Fri" };
  g_autofree char *name = g_strdup_printf ("g%02u", number);
  PmapIntervention *group = map_add (document->interventions, name, "provision", "p", "name", name, "start", "2026-11-02", "end",
                                     g_rand_boolean (random) ? "2026-12-09" : "2027-02-01", NULL);
  static const char *const pupils[] = { "u-amira", "u-ben", "u-chidi" };

  for (guint n = g_rand_int_range (random, 1, 3); n > 0; n--)
    {
      g_autofree char *time = g_strdup_printf ("%d:%02d", g_rand_int_range (random, 9, 12), 5 * g_rand_int_range (random, 0, 12));
      g_autofree char *minutes = g_strdup_printf ("%d", 5 * g_rand_int_range (random, 1, 13));

      map_add (group->slots, NULL, "weekdays", days[g_rand_int_range (random, 0, G_N_ELEMENTS (days))], "time", time, "minutes", minutes,
               NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
    if (g_rand_boolean (random))
      map_add (group->members, NULL, "pupil", pupils[i], "from", g_rand_boolean (random) ? "2026-12-03" : "", "to",
               g_rand_boolean (random) ? "2026-12-14" : "", NULL);
}

static void
test_second_reading (void)
{
  g_autoptr (GRand) random = random_map_start ();
  PmapDate from = get_day (FIRST), to = get_day (LAST);

  g_test_summary ("On timetables made by chance, whoever marks every five minutes finds the same clashes.");
  for (guint n = 0; n < random_map_scale (1000); n++)
    {
      g_autoptr (PmapDocument) document = make_school ();
      g_autoptr (PmapCalendar) calendar = pmap_calendar_new (pmap_document_get_year (document));
      g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (PmapTimetable) timetable = NULL;
      g_autoptr (GArray) sessions = NULL, clashes = NULL;

      for (guint i = g_rand_int_range (random, 1, 6); i > 0; i--)
        add_random_group (document, random, i);
      timetable = pmap_timetable_new_whole (document, calendar, from, to);
      sessions = pmap_timetable_list (timetable, PMAP_TIMETABLE_PUPIL, "u-amira");
      clashes = pmap_timetable_find_clashes (sessions, PMAP_TIMETABLE_PUPIL);
      mark_minutes (document, calendar, "u-amira", from, to, pairs);
      g_assert_cmpuint (clashes->len, ==, g_hash_table_size (pairs));
      for (guint i = 0; i < clashes->len; i++)
        {
          const PmapClash *clash = &g_array_index (clashes, PmapClash, i);
          g_autofree char *pair = g_strdup_printf ("%s+%s", clash->first->name, clash->second->name);

          g_assert_cmpuint (clash->n_times, ==, GPOINTER_TO_UINT (g_hash_table_lookup (pairs, pair)));
        }
    }
}

static char *
join (GPtrArray *keys)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) keys->pdata[i]);
  return g_string_free (text, FALSE);
}

static void
test_keys (void)
{
  static const char *const expected[] = { "hughes", "u-amira u-ben", "Hall Library", "3B 4A" };
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (pmap_document_get_year (document));
  g_autoptr (PmapTimetable) timetable = NULL;
  PmapDate monday = get_day (FIRST);

  g_test_summary ("Whose timetables there are: all staff, pupils who are in something, rooms however they are written, classes.");
  map_set (pmap_document_find (document, "u-amira"), "class", "4A");
  map_set (pmap_document_find (document, "u-ben"), "class", "3B");
  map_set (pmap_document_find (document, "u-chidi"), "class", "5C");
  add_members (add_group (document, "a", "Mon", "9:00", "30", "Library"), "u-amira", "u-ben", NULL);
  add_group (document, "b", "Tue", "9:00", "30", "Hall");
  add_group (document, "c", "Wed", "9:00", "30", " hall");
  timetable = pmap_timetable_new_whole (document, calendar, monday, monday + 6);
  for (guint view = 0; view < PMAP_TIMETABLE_N_VIEWS; view++)
    {
      g_autoptr (GPtrArray) keys = pmap_timetable_list_keys (timetable, view);
      g_autofree char *joined = join (keys);

      g_assert_cmpstr (joined, ==, expected[view]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timetable/clashes", test_clashes);
  g_test_add_func ("/timetable/presence", test_presence);
  g_test_add_func ("/timetable/hours", test_hours);
  g_test_add_func ("/timetable/lessons", test_lessons);
  g_test_add_func ("/timetable/free", test_free);
  g_test_add_func ("/timetable/keys", test_keys);
  g_test_add_func ("/timetable/second-reading", test_second_reading);

  return g_test_run ();
}
