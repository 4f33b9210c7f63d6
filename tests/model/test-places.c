/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is in a group on a day, who has left, who has yet to join; how many places are taken of how many. */

#include "config.h"

#include "model/pmap-places.h"

#include "model/pmap-document.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "shared/map.h"

static void
test_presence (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    PmapPresence before, first, last, after;      /* 4 October; 5 October; 23 October; 24 October */
  } cases[] = {
    { "", "", PMAP_PRESENCE_NOW, PMAP_PRESENCE_NOW, PMAP_PRESENCE_NOW, PMAP_PRESENCE_NOW },
    { "2026-10-05", "", PMAP_PRESENCE_TO_COME, PMAP_PRESENCE_NOW, PMAP_PRESENCE_NOW, PMAP_PRESENCE_NOW },
    { "", "2026-10-23", PMAP_PRESENCE_NOW, PMAP_PRESENCE_NOW, PMAP_PRESENCE_NOW, PMAP_PRESENCE_LEFT },
    { "2026-10-05", "2026-10-23", PMAP_PRESENCE_TO_COME, PMAP_PRESENCE_NOW, PMAP_PRESENCE_NOW, PMAP_PRESENCE_LEFT },
    { "2026-10-24", "", PMAP_PRESENCE_TO_COME, PMAP_PRESENCE_TO_COME, PMAP_PRESENCE_TO_COME, PMAP_PRESENCE_NOW },
    { "", "2026-10-04", PMAP_PRESENCE_NOW, PMAP_PRESENCE_LEFT, PMAP_PRESENCE_LEFT, PMAP_PRESENCE_LEFT },
  };
  g_autoptr (PmapRecord) record = pmap_record_new (PMAP_TYPE_MEMBER);
  PmapMember *member = PMAP_MEMBER (record);

  g_test_summary ("A pupil is in it from the first day to the last, both included.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      member->from = member->to = PMAP_DATE_NONE;
      if (*cases[i].from != '\0')
        g_assert_true (pmap_date_from_xml (cases[i].from, strlen (cases[i].from), &member->from));
      if (*cases[i].to != '\0')
        g_assert_true (pmap_date_from_xml (cases[i].to, strlen (cases[i].to), &member->to));
      g_assert_cmpint (pmap_places_get_presence (member, pmap_date_new (4, 10, 2026)), ==, cases[i].before);
      g_assert_cmpint (pmap_places_get_presence (member, pmap_date_new (5, 10, 2026)), ==, cases[i].first);
      g_assert_cmpint (pmap_places_get_presence (member, pmap_date_new (23, 10, 2026)), ==, cases[i].last);
      g_assert_cmpint (pmap_places_get_presence (member, pmap_date_new (24, 10, 2026)), ==, cases[i].after);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *start, *end, *from, *to, *expected;
  } cases[] = {
    { "", "", "", "", " to " },
    { "2026-09-14", "2026-11-27", "", "", "2026-09-14 to 2026-11-27" },
    { "2026-09-14", "2026-11-27", "2026-10-05", "2026-10-23", "2026-10-05 to 2026-10-23" },
    { "2026-09-14", "2026-11-27", "2026-09-01", "2026-12-18", "2026-09-14 to 2026-11-27" },
    { "", "2026-11-27", "2026-10-05", "", "2026-10-05 to 2026-11-27" },
    { "2026-09-14", "", "", "2026-10-23", "2026-09-14 to 2026-10-23" },
  };

  g_test_summary ("A pupil's time in it lies within its own, on screen as on paper, and as it is costed.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapIntervention *group = map_add (document->interventions, "i", "start", cases[i].start, "end", cases[i].end, NULL);
      PmapMember *member = map_add (group->members, NULL, "pupil", "amira", "from", cases[i].from, "to", cases[i].to, NULL);
      PmapPeriod dates = pmap_places_get_dates (member);
      g_autoptr (GString) text = g_string_new (NULL);

      if (dates.from != PMAP_DATE_NONE)
        pmap_date_append_xml (text, dates.from);
      g_string_append (text, " to ");
      if (dates.to != PMAP_DATE_NONE)
        pmap_date_append_xml (text, dates.to);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

static void
test_taken (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapProvision *provision = map_add (document->provisions, "p", "name", "Talk Boost", "group-size", "4", NULL);
  PmapIntervention *group = map_add (document->interventions, "i", "provision", "p", "start", "2026-09-14",
                                     "end", "2026-11-27", NULL);

  g_test_summary ("Places are the group's own or the menu's; who has left takes none, and may take one again.");

  map_add (document->pupils, "amira", "given-name", "Amira", NULL);
  map_add (document->pupils, "ben", "given-name", "Ben", NULL);
  map_add (document->pupils, "cal", "given-name", "Cal", NULL);
  g_assert_true (pmap_places_is_group (group));
  g_assert_cmpint (pmap_places_get_size (group), ==, 4);
  map_set (group, "group-size", "1");
  g_assert_cmpint (pmap_places_get_size (group), ==, 1);
  g_assert_false (pmap_places_is_group (group));
  map_set (provision, "group-size", "");
  map_set (group, "group-size", "");
  g_assert_cmpint (pmap_places_get_size (group), ==, PMAP_UNSET);

  map_add (group->members, NULL, "pupil", "amira", NULL);
  map_add (group->members, NULL, "pupil", "amira", "from", "2026-11-02", NULL);
  g_assert_false (pmap_places_is_group (group));      /* one pupil, twice */
  map_add (group->members, NULL, "pupil", "ben", "to", "2026-10-23", NULL);
  map_add (group->members, NULL, "pupil", "cal", "from", "2026-11-02", NULL);
  g_assert_true (pmap_places_is_group (group));

  g_assert_cmpuint (pmap_places_count_taken (group, pmap_date_new (1, 10, 2026)), ==, 2);
  g_assert_cmpuint (pmap_places_count_taken (group, pmap_date_new (28, 10, 2026)), ==, 1);
  g_assert_cmpuint (pmap_places_count_taken (group, pmap_date_new (2, 11, 2026)), ==, 3);
  g_assert_nonnull (pmap_places_find_holder (group, "ben", pmap_date_new (23, 10, 2026)));
  g_assert_null (pmap_places_find_holder (group, "ben", pmap_date_new (24, 10, 2026)));
  g_assert_nonnull (pmap_places_find_holder (group, "cal", pmap_date_new (1, 10, 2026)));
  g_assert_null (pmap_places_find_holder (group, "nobody", pmap_date_new (1, 10, 2026)));

  g_assert_cmpuint (pmap_places_get_day (group, pmap_date_new (1, 9, 2026)), ==, pmap_date_new (14, 9, 2026));
  g_assert_cmpuint (pmap_places_get_day (group, pmap_date_new (1, 10, 2026)), ==, pmap_date_new (1, 10, 2026));
  g_assert_cmpuint (pmap_places_get_day (group, pmap_date_new (1, 12, 2026)), ==, pmap_date_new (27, 11, 2026));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/places/presence", test_presence);
  g_test_add_func ("/places/dates", test_dates);
  g_test_add_func ("/places/taken", test_taken);

  return g_test_run ();
}
