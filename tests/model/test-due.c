/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is due, day by day. */

#include "config.h"

#include "base/pmap-date.h"
#include "model/pmap-due.h"
#include "model/pmap-pupil.h"
#include "model/pmap-subject.h"
#include "shared/map.h"

typedef struct
{
  PmapDocument *document;
  PmapDate today;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  PmapPupil *amira, *ben;
  PmapYear *year;

  fixture->today = pmap_date_new (30, 11, 2026);
  fixture->document = pmap_document_new ();
  year = pmap_document_get_year (fixture->document);
  map_set (year, "start", "2026-09-01");
  map_set (year, "end", "2027-08-31");
  map_add (fixture->document->provisions, "v", "name", "Reading group", NULL);
  amira = map_add (fixture->document->pupils, "amira", "given-name", "Amira", "class", "3B", "review", "2026-12-10", NULL);
  ben = map_add (fixture->document->pupils, "ben", "given-name", "Ben", NULL);
  map_add (fixture->document->pupils, "z-former", "given-name", "Zed", "review", "2026-12-10", NULL);
  map_add (amira->targets, "with", "specific", "Read", "review", "2026-12-10", NULL);
  map_add (amira->targets, "without", "specific", "Write", NULL);
  map_add (amira->targets, "own", "specific", "Count", "review", "2026-12-03", NULL);
  map_add (amira->targets, "met", "specific", "Spell", "review", "2026-12-03", "status", "met", NULL);
  map_add (ben->targets, "late", "specific", "Sing", "review", "2026-11-27", NULL);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->document);
}

static void
add_group (Fixture *fixture,
           const char *id,
           const char *start,
           const char *end,
           const char *review,
           const char *follows)
{
  gpointer run = map_add (fixture->document->interventions, id, "provision", "v", "name", id, "start", start, "end", end, "review",
                          review, NULL);

  if (follows != NULL)
    map_set (run, "follows", follows);
  map_add (map_list (run, "members"), NULL, "pupil", "amira", NULL);
}

static void
assert_due (Fixture *fixture,
            PmapDate until,
            const char *expected)
{
  g_autoptr (GArray) found = pmap_due_list (fixture->document, fixture->today, until);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const PmapDue *due = &g_array_index (found, PmapDue, i);
      g_autofree char *whose = pmap_record_describe_subject (due->record);

      pmap_date_append_xml (text, due->day);
      g_string_append_printf (text, " %s: %s\n", pmap_due_get_words (due), whose);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_pupils (Fixture *fixture,
             gconstpointer data)
{
  g_test_summary ("Targets are reviewed with their pupil, unless they have a day of their own; what is late comes first");
  assert_due (fixture, pmap_date_new (31, 12, 2026),
              "2026-11-27 Review of a target: Ben\n"
              "2026-12-03 Review of a target: Amira (3B)\n"
              "2026-12-10 Review: Amira (3B)\n");
}

static void
test_until (Fixture *fixture,
            gconstpointer data)
{
  g_test_summary ("The last day counts");
  assert_due (fixture, pmap_date_new (3, 12, 2026),
              "2026-11-27 Review of a target: Ben\n"
              "2026-12-03 Review of a target: Amira (3B)\n");
  assert_due (fixture, pmap_date_new (2, 12, 2026), "2026-11-27 Review of a target: Ben\n");
  assert_due (fixture, pmap_date_new (26, 11, 2026), "");
}

static void
test_groups (Fixture *fixture,
             gconstpointer data)
{
  g_test_summary ("A group's last day is told while it is to come, once where it is reviewed then, and not where it is carried on");
  add_group (fixture, "same", "2026-09-07", "2026-12-18", "2026-12-18", NULL);
  add_group (fixture, "apart", "2026-09-07", "2026-12-18", "2026-12-11", NULL);
  add_group (fixture, "step", "2026-09-07", "2026-12-04", "", NULL);
  add_group (fixture, "next", "2026-12-07", "2027-02-12", "", "step");
  add_group (fixture, "over", "2026-09-07", "2026-11-20", "", NULL);
  assert_due (fixture, pmap_date_new (28, 2, 2027),
              "2026-11-27 Review of a target: Ben\n"
              "2026-12-03 Review of a target: Amira (3B)\n"
              "2026-12-10 Review: Amira (3B)\n"
              "2026-12-11 Review of a group: Reading group, apart\n"
              "2026-12-18 Review of a group: Reading group, same\n"
              "2026-12-18 Last day of a group: Reading group, apart\n"
              "2027-02-12 Last day of a group: Reading group, next\n");
}

#define ADD(name, func) g_test_add ("/due/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pupils", test_pupils);
  ADD ("until", test_until);
  ADD ("groups", test_groups);
  return g_test_run ();
}
