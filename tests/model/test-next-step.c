/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What could come next for a pupil: the order of the menu's entries, and why and why not. */

#include "config.h"

#include "model/pmap-next-step.h"

#include "model/pmap-places.h"
#include "shared/map.h"

#define MOST_NEEDS 2
#define MOST_RUNS 4

typedef struct
{
  const char *provision, *start, *end;
  const char *baseline, *exit, *outcome;
  const char *members;        /* A is the pupil */
} Run;

static const struct
{
  const char *id, *tier, *area, *size;
} menu[] = {
  { "quality", "universal", "cognition-and-learning", "" },
  { "phonics", "targeted", "cognition-and-learning", "4" },
  { "reading", "targeted", "cognition-and-learning", "4" },
  { "precision", "specialist", "cognition-and-learning", "1" },
  { "talk", "targeted", "communication-and-interaction", "6" },
  { "worry", "targeted", "social-emotional-and-mental-health", "1" },
  { "club", "targeted", "", "" },
};

/* A letter a reason, in their order. */
static const char letters[] = "MOud1pHTNF";

static PmapPupil *
make_map (PmapDocument *document)
{
  map_add (document->tiers, "universal", "name", "Universal", "costed", "no", NULL);
  map_add (document->tiers, "targeted", "name", "Targeted", NULL);
  map_add (document->tiers, "specialist", "name", "Specialist", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (menu); i++)
    {
      PmapProvision *entry = map_add (document->provisions, menu[i].id, "name", menu[i].id, "tier", menu[i].tier, "group-size",
                                      menu[i].size, NULL);

      for (const PmapChoice *area = pmap_areas; area->nick != NULL; area++)
        if (g_str_equal (area->nick, menu[i].area))
          entry->area = area->value;
      g_assert_true (*menu[i].area == '\0' || entry->area != PMAP_AREA_NONE);
    }
  for (const char *id = "BCDEFG"; *id != '\0'; id++)
    map_add (document->pupils, (char[]) { *id, '\0' }, "given-name", "Other", NULL);
  return map_add (document->pupils, "A", "given-name", "Amira", NULL);
}

static void
add_run (PmapDocument *document,
         const Run    *run)
{
  PmapIntervention *intervention = map_add (document->interventions, NULL, "provision", run->provision, "start", run->start, "end",
                                            run->end, NULL);

  for (const char *id = run->members; *id != '\0'; id++)
    {
      gboolean is_pupil = *id == 'A';

      map_add (intervention->members, NULL, "pupil", ((char[]) { *id, '\0' }), "baseline", is_pupil ? run->baseline : "", "exit",
               is_pupil ? run->exit : "", "outcome", is_pupil ? run->outcome : "", NULL);
    }
}

static char *
say (GPtrArray *steps)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const PmapNextStep *step = steps->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", pmap_record_get_id (PMAP_RECORD (step->provision)));
      if (step->reasons != 0)
        g_string_append_c (text, ':');
      for (guint j = 0; j < PMAP_N_NEXT_REASONS; j++)
        if (pmap_next_step_has_reason (step, j))
          g_string_append_c (text, letters[j]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define SPRING "2026-02-02", "2026-03-27"
#define SUMMER "2026-05-04", "2026-07-10"
#define NOW "2026-09-14", "2026-12-11"

static void
test_order (void)
{
  static const struct
  {
    const char *what;
    const char *needs[MOST_NEEDS];      /* types, the primary first */
    Run runs[MOST_RUNS];
    const char *expected;
  } cases[] = {
    { "nothing is said where no need is known", { NULL }, { { NULL } }, "" },
    { "universal first where nothing was tried; then up the tiers, then the areas",
      { "SPLD" }, { { NULL } },
      "quality:M1 phonics:M reading:M precision:M club talk:N worry:N" },
    { "the area of another need comes second",
      { "SLCN", "MLD" }, { { NULL } },
      "talk:M quality:O1 phonics:O reading:O precision:O club worry:N" },
    { "a need without an area of its own rules nothing out",
      { "DS" }, { { NULL } },
      "quality:1 phonics reading talk worry club precision" },
    { "less than expected: a step up, and what was tried last of its area",
      { "SPLD" }, { { "phonics", SUMMER, "", "", "-1", "A" } },
      "precision:Mu quality:M reading:M phonics:MT club talk:N worry:N" },
    { "a measure that is no better is less than expected where nobody judged",
      { "SPLD" }, { { "phonics", SUMMER, "82", "82", "", "A" } },
      "precision:Mu quality:M reading:M phonics:MT club talk:N worry:N" },
    { "a better measure alone says neither",
      { "SPLD" }, { { "phonics", SUMMER, "82", "91", "", "A" } },
      "quality:M phonics:M reading:M precision:M club talk:N worry:N" },
    { "a judgement goes before the measure",
      { "SPLD" }, { { "precision", SUMMER, "82", "80", "1", "A" } },
      "phonics:Md reading:Md quality:M precision:M club talk:N worry:N" },
    { "more than expected: a step down",
      { "SPLD" }, { { "phonics", SUMMER, "", "", "2", "A" } },
      "quality:Md phonics:M reading:M precision:M club talk:N worry:N" },
    { "as expected: no step",
      { "SPLD" }, { { "phonics", SUMMER, "", "", "0", "A" } },
      "quality:M phonics:M reading:M precision:M club talk:N worry:N" },
    { "the last one counts, in whatever order they stand",
      { "SPLD" }, { { "reading", SUMMER, "", "", "0", "A" }, { "phonics", SPRING, "", "", "-2", "A" } },
      "quality:M reading:M precision:M phonics:MT club talk:N worry:N" },
    { "a provision that went well the second time is not held against it",
      { "SPLD" }, { { "phonics", SPRING, "", "", "-2", "A" }, { "phonics", SUMMER, "", "", "0", "A" } },
      "quality:M phonics:M reading:M precision:M club talk:N worry:N" },
    { "a step that was taken already is not proposed again",
      { "SPLD" }, { { "phonics", SUMMER, "", "", "-1", "A" }, { "precision", NOW, "", "", "", "A" } },
      "quality:M reading:M phonics:MT club talk:N worry:N precision:MH" },
    { "what was tried in another area says nothing here",
      { "SPLD" }, { { "talk", SUMMER, "", "", "-1", "A" } },
      "quality:M1 phonics:M reading:M precision:M club worry:N talk:TN" },
    { "a free place goes before none, a full group last",
      { "SPLD", "SLCN" },
      { { "phonics", NOW, "", "", "", "BCDE" }, { "reading", NOW, "", "", "", "BC" }, { "talk", NOW, "", "", "", "BCDEFG" } },
      "quality:M1 reading:Mp phonics:MF precision:M talk:OF club worry:N" },
    { "a second group with a free place is one; a group that is over has none",
      { "SPLD" },
      { { "reading", NOW, "", "", "", "BCDE" }, { "reading", NOW, "", "", "", "F" }, { "phonics", SUMMER, "", "", "", "BC" } },
      "quality:M1 reading:Mp phonics:M precision:M club talk:N worry:N" },
    { "what the pupil gets comes last, free places or not",
      { "SPLD" }, { { "phonics", NOW, "", "", "", "AB" }, { "phonics", NOW, "", "", "", "C" } },
      "quality:M reading:M precision:M club talk:N worry:N phonics:MH" },
  };

  g_test_summary ("What fits best comes first, by an order that can be told; each entry says why and why not.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapPupil *pupil = make_map (document);
      g_autoptr (GPtrArray) steps = NULL;
      g_autofree char *said = NULL;

      g_test_message ("%s", cases[i].what);
      for (guint j = 0; j < MOST_NEEDS && cases[i].needs[j] != NULL; j++)
        map_add (pupil->needs, NULL, "type", cases[i].needs[j], "rank", j == 0 ? "1" : "2", NULL);
      for (guint j = 0; j < MOST_RUNS && cases[i].runs[j].provision != NULL; j++)
        add_run (document, &cases[i].runs[j]);
      steps = pmap_next_steps_list (pupil, pmap_date_new (1, 10, 2026));
      said = say (steps);
      g_assert_cmpstr (said, ==, cases[i].expected);
    }
}

static void
test_what_is_shown (void)
{
  static const Run runs[] = {
    { "phonics", SUMMER, "", "", "-1", "A" },
    { "reading", NOW, "", "", "", "BCDE" },
    { "reading", NOW, "", "", "", "F" },
  };
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapPupil *pupil = make_map (document);
  g_autoptr (GPtrArray) steps = NULL;

  g_test_summary ("A reason names what it speaks of: what was tried, the group that has a place.");

  map_add (pupil->needs, NULL, "type", "SPLD", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    add_run (document, &runs[i]);
  steps = pmap_next_steps_list (pupil, pmap_date_new (1, 10, 2026));
  for (guint i = 0; i < steps->len; i++)
    {
      const PmapNextStep *step = steps->pdata[i];
      PmapIntervention *first = pmap_record_list_get (document->interventions, 0);
      const char *id = pmap_record_get_id (PMAP_RECORD (step->provision));

      g_assert_true (step->group
                     == (g_str_equal (id, "reading") ? pmap_record_list_get (document->interventions, 2) : NULL));
      g_assert_true (step->tried == (g_str_equal (id, "phonics") ? pmap_record_list_get (first->members, 0) : NULL));
      g_assert_true (step->stepped_from == (g_str_equal (id, "precision") ? pmap_record_list_get (first->members, 0) : NULL));
    }
}

static void
test_against (void)
{
  g_test_summary ("Each reason speaks for an entry or against it.");

  for (guint i = 0; i < PMAP_N_NEXT_REASONS; i++)
    g_assert_cmpint (pmap_next_reason_is_against (i), ==, strchr ("HTNF", letters[i]) != NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/next-step/order", test_order);
  g_test_add_func ("/next-step/what-is-shown", test_what_is_shown);
  g_test_add_func ("/next-step/against", test_against);

  return g_test_run ();
}
