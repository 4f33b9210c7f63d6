/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Until when a record is kept. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "model/pmap-retention.h"
#include "shared/map.h"

#include <string.h>

static PmapDate
day (const char *text)
{
  PmapDate date = PMAP_DATE_NONE;

  if (*text != '\0')
    g_assert_true (pmap_date_from_xml (text, strlen (text), &date));
  return date;
}

static void
test_date (void)
{
  static const struct
  {
    const char *birth;
    guint years;
    const char *date;
  } cases[] = {
    { "2015-09-14", 31, "2046-09-14" },
    { "2016-02-29", 31, "2047-03-01" },        /* not a day too early */
    { "2016-02-29", 32, "2048-02-29" },
    { "2016-02-29", 84, "2100-03-01" },        /* 2100 is no leap year */
    { "2015-02-28", 31, "2046-02-28" },
    { "2015-12-31", 1, "2016-12-31" },
    { "", 31, "" },
    { "2190-01-01", 31, "" },                  /* beyond the calendar */
  };

  g_test_summary ("So many years after the date of birth; who was born on 29 February waits for 1 March where there is none.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (pmap_retention_get_date (day (cases[i].birth), cases[i].years), ==, day (cases[i].date));
}

static void
test_standing (void)
{
  static const struct
  {
    const char *birth;
    PmapRetention standing;
  } cases[] = {
    { "1995-11-22", PMAP_RETENTION_PAST },
    { "1995-11-23", PMAP_RETENTION_SOON },
    { "1996-11-22", PMAP_RETENTION_SOON },
    { "1996-11-23", PMAP_RETENTION_KEPT },
    { "1900-01-01", PMAP_RETENTION_PAST },
    { "2190-01-01", PMAP_RETENTION_KEPT },
    { "", PMAP_RETENTION_UNKNOWN },
  };

  g_test_summary ("On the date itself a record is past it; within a year before, it is soon.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pmap_retention_get (day (cases[i].birth), 31, day ("2026-11-22")), ==, cases[i].standing);
}

static void
assert_listed (PmapDocument  *document,
               PmapRetention  standing,
               const char    *expected)
{
  g_autoptr (GPtrArray) pupils = pmap_retention_list (document, 31, day ("2026-11-22"), standing);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < pupils->len; i++)
    g_string_append (names, ((PmapPupil *) pupils->pdata[i])->given_name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_list (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();

  g_test_summary ("Pupils are listed by how they stand, the oldest first; the place of an erased one is nobody's record.");
  map_add (document->pupils, "u-1", "given-name", "A", "birth-date", "1990-01-01", NULL);
  map_add (document->pupils, "u-2", "given-name", "B", "birth-date", "1989-01-01", NULL);
  map_add (document->pupils, "u-3", "given-name", "C", NULL);
  map_add (document->pupils, "u-4", "given-name", "D", "birth-date", "2015-01-01", NULL);
  map_add (document->pupils, "u-5", "given-name", "E", "birth-date", "1996-01-01", NULL);
  map_add (document->pupils, "u-6-former", "given-name", "F", NULL);
  assert_listed (document, PMAP_RETENTION_PAST, "BA");
  assert_listed (document, PMAP_RETENTION_SOON, "E");
  assert_listed (document, PMAP_RETENTION_UNKNOWN, "C");
  assert_listed (document, PMAP_RETENTION_KEPT, "D");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/retention/date", test_date);
  g_test_add_func ("/model/retention/standing", test_standing);
  g_test_add_func ("/model/retention/list", test_list);
  return g_test_run ();
}
