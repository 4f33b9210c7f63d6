/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a group is told: who is in it now, who left and when, what a pupil of it bears. */

#include "config.h"

#include "report/pmap-group-words.h"

#include "model/pmap-document.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-year.h"
#include "shared/map.h"

#define TODAY pmap_date_new (29, 11, 2026)

static PmapIntervention *
make_group (PmapDocument *document,
            const char *start,
            const char *end)
{
  PmapIntervention *group;

  map_set (pmap_document_get_year (document), "start", "2026-09-01");
  map_set (pmap_document_get_year (document), "end", "2027-08-31");
  map_add (document->provisions, "p", "name", "Talk Boost", "group-size", "4", NULL);
  group = map_add (document->interventions, "i", "provision", "p", "start", start, "end", end, NULL);
  map_add (document->pupils, "u", "given-name", "Amira", NULL);
  return group;
}

static void
test_taken (void)
{
  static const struct
  {
    const char *start, *end;
    const char *from[3], *to[3];
    const char *size;
    const char *taken;
  } cases[] = {
    { "2026-09-14", "2027-03-25", { "", "", "" }, { "", "", "" }, "", "3 of 4" },
    { "2026-09-14", "2027-03-25", { "", "", "" }, { "2026-10-23", "", "" }, "", "2 of 4 now" },
    { "2026-09-14", "2027-03-25", { "", "", "2027-01-05" }, { "", "", "" }, "", "2, 3 from 5 Jan" },
    { "2026-09-14", "2027-03-25", { "", "2027-01-05", "2027-02-22" }, { "2026-12-18", "", "" }, "", "1, 1 from 5 Jan" },
    { "2026-09-14", "2027-03-25", { "", "", "2027-09-06" }, { "", "", "" }, "", "2, 3 from 6 Sep 2027" },
    { "2026-09-14", "2026-10-23", { "", "", "" }, { "2026-09-25", "", "" }, "", "2 of 4" },       /* over: at its end */
    { "2027-01-05", "2027-03-25", { "", "", "2027-02-22" }, { "", "", "" }, "", "2, 3 from 22 Feb" },
    { "2026-09-14", "2027-03-25", { "", "", "" }, { "", "", "" }, "2", "3" },                      /* more than places */
  };

  g_test_summary ("Who has left is not counted, who is to come is announced.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapIntervention *group = make_group (document, cases[i].start, cases[i].end);
      g_autofree char *taken = NULL;

      map_set (group, "group-size", cases[i].size);
      for (guint j = 0; j < 3; j++)
        map_add (group->members, NULL, "pupil", "u", "from", cases[i].from[j], "to", cases[i].to[j], NULL);
      taken = pmap_words_get_taken (group, TODAY);
      g_assert_cmpstr (taken, ==, cases[i].taken);
    }
}

static void
test_presence (void)
{
  static const struct
  {
    const char *start;
    const char *from, *to;
    const char *presence;
  } cases[] = {
    { "2026-09-14", "", "", "from 14 Sep" },
    { "2026-09-14", "2026-11-02", "", "from 2 Nov" },
    { "2026-09-14", "2027-01-05", "", "from 5 Jan" },
    { "2026-09-14", "", "2026-10-23", "left 23 Oct" },
    { "2026-09-14", "2026-10-05", "2026-10-23", "from 5 Oct, left 23 Oct" },
    { "2026-09-14", "", "2026-12-18", "14 Sep to 18 Dec" },
    { "", "", "2026-12-18", "until 18 Dec" },
    { "", "", "", "" },
    { "2026-06-01", "", "", "from 1 Jun 2026" },
  };

  g_test_summary ("A member's days: since when, until when, left when; with the year where it is not the map's.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapIntervention *group = make_group (document, cases[i].start, "");
      PmapMember *member = map_add (group->members, NULL, "pupil", "u", "from", cases[i].from, "to", cases[i].to, NULL);
      g_autofree char *presence = pmap_words_get_presence (member, TODAY);

      g_assert_cmpstr (presence, ==, cases[i].presence);
    }
}

static void
test_shares (void)
{
  static const struct
  {
    const char *pupils[4];
    gint64 pence[4];
    const char *shares;
    gint64 dearest;
  } cases[] = {
    { { NULL }, { 0 }, "–", -1 },
    { { "a" }, { 20348 }, "£203.48", 20348 },
    { { "a", "b", "c", "d" }, { 36226, 36226, 36226, 36225 }, "£362.26", 36226 },      /* the penny that does not divide */
    { { "a", "b", "c" }, { 15690, 10683, 15690 }, "£107–£157", 15690 },
    { { "a", "b", "a" }, { 5000, 10000, 5000 }, "£100.00", 10000 },                    /* left and came back */
    { { "a", "b" }, { 0, 40000 }, "£0–£400", 40000 },
    { { "a", "b" }, { 10010, 10040 }, "£100", 10040 },
  };

  g_test_summary ("What the pupils of a group bear is a range, never an average.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree PmapCost *cost = g_malloc0 (sizeof (PmapCost) + 4 * sizeof (PmapShare));
      g_autofree char *shares = NULL;

      for (; cost->n_shares < 4 && cases[i].pupils[cost->n_shares] != NULL; cost->n_shares++)
        cost->shares[cost->n_shares] = (PmapShare) { .pupil = (char *) cases[i].pupils[cost->n_shares],
                                                     .pence = cases[i].pence[cost->n_shares] };
      shares = pmap_words_get_shares (cost);
      g_assert_cmpstr (shares, ==, cases[i].shares);
      g_assert_cmpint (pmap_words_get_dearest (cost), ==, cases[i].dearest);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/group-words/taken", test_taken);
  g_test_add_func ("/group-words/presence", test_presence);
  g_test_add_func ("/group-words/shares", test_shares);

  return g_test_run ();
}
