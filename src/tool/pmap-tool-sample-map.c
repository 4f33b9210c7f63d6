/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes up a school of any size. It is as full of words and figures as a real map, so that what is measured on it holds
 * for real ones. The same numbers give the same school on every machine: nothing here depends on the day, on the locale or
 * on the order of a hash table. It builds a new document that nobody has seen yet, and so writes records itself instead of
 * asking an editor, which would remember every step. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool-sample-map.h"

#include "base/pmap-id.h"
#include "tool/pmap-tool-sample-words.h"

#include "model/pmap-closure.h"
#include "model/pmap-funding.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-need.h"
#include "model/pmap-progress.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-rate.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-staffing.h"
#include "model/pmap-strategy.h"
#include "model/pmap-target.h"
#include "model/pmap-term.h"
#include "model/pmap-tier.h"
#include "model/pmap-year.h"

#define RATE_SET "own"
#define ROLE "ta2"
#define TARGETED "targeted"
#define SPECIALIST "specialist"
#define GROUP_MAX 6
#define PUPILS_A_STAFF_MEMBER 8
#define YEAR_GROUP_FIRST 3
#define N_YEAR_GROUPS 7

static gpointer
add (PmapRecordList *list,
     const char     *id)
{
  PmapRecord *record = pmap_record_new (pmap_record_list_get_record_type (list));

  if (id != NULL)
    _pmap_record_set_id (record, id);
  _pmap_record_list_append (list, record);
  g_object_unref (record);
  return record;
}

static gpointer
add_numbered (PmapRecordList *list,
              const char     *prefix,
              guint           number)
{
  g_autofree char *id = g_strdup_printf ("%s-%u", prefix, number);

  return add (list, id);
}

static char *
refer (const char *id)
{
  return pmap_id_intern (id);
}

static const char *
pick (GRand             *rand,
      const char *const *words)
{
  return words[g_rand_int_range (rand, 0, g_strv_length ((GStrv) words))];
}

/* The formats are this program's own words, each with the same three strings. */
static char *
fill_in (GRand      *rand,
         const char *format,
         PmapPupil  *pupil)
{
  const char *place = pick (rand, pmap_tool_sample_places);
  const char *time = pick (rand, pmap_tool_sample_times);
  g_auto (GStrv) parts = g_strsplit (format, "%", -1);
  GString *text = g_string_new (parts[0]);

  for (char **part = parts + 1; *part != NULL; part++)
    {
      g_string_append (text, **part == '1' ? place : **part == '2' ? time : pupil->given_name);
      g_string_append (text, *part + 3);
    }
  return g_string_free (text, FALSE);
}

static void
add_term (PmapYear   *year,
          const char *id,
          const char *name,
          PmapDate    start,
          PmapDate    end)
{
  PmapTerm *term = add (year->terms, id);

  term->name = g_strdup (name);
  term->start = start;
  term->end = end;
}

static void
add_half_term (PmapYear   *year,
               const char *name,
               PmapDate    start)
{
  PmapClosure *closure = add (year->closures, NULL);

  closure->name = g_strdup (name);
  closure->start = start;
  closure->end = start + 4;
}

static void
fill_in_school (PmapDocument *document,
                guint         n_pupils)
{
  PmapSchool *school = pmap_document_get_school (document);
  PmapYear *year = pmap_document_get_year (document);
  PmapFunding *funding = pmap_document_get_funding (document);

  school->name = g_strdup ("Sample School (made up)");
  school->local_authority = g_strdup ("Anyshire");
  school->number_on_roll = MIN (n_pupils * 7, 20000);
  year->start = pmap_date_new (1, 9, 2026);
  year->end = pmap_date_new (31, 8, 2027);
  year->weeks = 38 * PMAP_DECIMAL_ONE;
  add_term (year, "autumn", "Autumn", pmap_date_new (2, 9, 2026), pmap_date_new (18, 12, 2026));
  add_term (year, "spring", "Spring", pmap_date_new (4, 1, 2027), pmap_date_new (25, 3, 2027));
  add_term (year, "summer", "Summer", pmap_date_new (12, 4, 2027), pmap_date_new (21, 7, 2027));
  add_half_term (year, "Autumn half term", pmap_date_new (26, 10, 2026));
  add_half_term (year, "Spring half term", pmap_date_new (15, 2, 2027));
  add_half_term (year, "Summer half term", pmap_date_new (31, 5, 2027));
  funding->notional_sen_budget = (gint64) n_pupils * 155000;
  funding->rate_set = refer (RATE_SET);
}

static void
add_staff (PmapDocument *document,
           GRand        *rand,
           guint         n_staff)
{
  PmapRateSet *set = add (document->rate_sets, RATE_SET);
  PmapStaffRole *role = add (document->staff_roles, ROLE);
  PmapRate *rate = add (role->rates, NULL);

  set->name = g_strdup ("The school’s own rates");
  role->name = g_strdup ("Teaching assistant, level 2");
  rate->set = refer (RATE_SET);
  rate->from = pmap_date_new (1, 4, 2026);
  rate->hourly = 134700;
  rate->on_cost_percent = 30 * PMAP_DECIMAL_ONE;
  rate = add (role->rates, NULL);
  rate->set = refer (RATE_SET);
  rate->from = pmap_date_new (1, 4, 2027);
  rate->hourly = 138900;
  rate->on_cost_percent = 30 * PMAP_DECIMAL_ONE;

  for (guint i = 0; i < n_staff; i++)
    {
      PmapStaffMember *member = add_numbered (document->staff_members, "s", i + 1);

      member->name = g_strdup_printf ("%s %s", i % 3 == 0 ? "Mr" : "Mrs", pick (rand, pmap_tool_sample_family_names));
      member->role = refer (ROLE);
      member->hours_per_week = 30 * PMAP_DECIMAL_ONE;
    }
}

static void
add_menu (PmapDocument *document)
{
  PmapTier *tier = add (document->tiers, TARGETED);

  tier->name = g_strdup ("Targeted");
  tier = add (document->tiers, SPECIALIST);
  tier->name = g_strdup ("Specialist");
  for (guint i = 0; i < pmap_tool_sample_n_provisions; i++)
    {
      const PmapToolSampleProvision *words = &pmap_tool_sample_provisions[i];
      PmapProvision *provision = add_numbered (document->provisions, "p", i + 1);

      provision->name = g_strdup (words->name);
      provision->tier = refer (words->is_specialist ? SPECIALIST : TARGETED);
      provision->area = words->area;
      provision->role = refer (ROLE);
      provision->minutes = words->minutes;
      provision->preparation_minutes = words->preparation;
      provision->sessions_per_week = words->sessions * PMAP_DECIMAL_ONE;
      provision->group_size = words->group_size;
      provision->measure = g_strdup (words->measure);
      provision->purpose = g_strdup (words->purpose);
    }
}

static void
add_target (PmapPupil                *pupil,
            GRand                    *rand,
            const PmapToolSampleNeed *words,
            guint                     number)
{
  PmapTarget *target = add_numbered (pupil->targets, "t", number);
  int measure = g_rand_int_range (rand, 2, 9);

  target->specific = fill_in (rand, words->targets[g_rand_int_range (rand, 0, 3)], pupil);
  target->measurable = g_strdup ("Checked on Fridays, ten items.");
  target->baseline = g_strdup_printf ("%d of 10", measure);
  target->criterion = g_strdup ("9 of 10, three weeks running");
  target->need = words->type;
  target->set = pmap_date_new (14, 9, 2026);
  target->review = pmap_date_new (11, 12, 2026);
  for (guint i = 0; i < 3; i++)
    {
      PmapProgress *progress = add (target->progress, NULL);

      progress->date = pmap_date_new (2, 10, 2026) + 21 * i;
      measure += g_rand_int_range (rand, 0, 3);
      progress->value = MIN (measure, 10) * PMAP_DECIMAL_ONE;
      if (g_rand_int_range (rand, 0, 2) == 0)
        progress->note = g_strdup (pick (rand, pmap_tool_sample_notes));
    }
}

static void
add_pupil (PmapDocument *document,
           GRand        *rand,
           guint         number)
{
  PmapPupil *pupil = add_numbered (document->pupils, "u", number);
  int year = g_rand_int_range (rand, 0, N_YEAR_GROUPS);
  guint n_needs = 1 + g_rand_int_range (rand, 0, 3);
  guint first = g_rand_int_range (rand, 0, pmap_tool_sample_n_needs);

  pupil->given_name = g_strdup (pick (rand, pmap_tool_sample_given_names));
  pupil->family_name = g_strdup (pick (rand, pmap_tool_sample_family_names));
  pupil->birth_date = pmap_date_new (1, 9, 2021 - year) + g_rand_int_range (rand, 0, 365);
  pupil->year_group = YEAR_GROUP_FIRST + year;
  pupil->class_name = g_strdup_printf ("%s%c", year == 0 ? "R" : (char[]) { '0' + year, 0 }, 'A' + number % 3);
  pupil->sen = g_rand_int_range (rand, 0, 5) == 0 ? PMAP_SEN_PLAN : PMAP_SEN_SUPPORT;
  pupil->review = pmap_date_new (30, 11, 2026) + g_rand_int_range (rand, 0, 80);
  pupil->strengths = g_strdup (pick (rand, pmap_tool_sample_strengths));
  pupil->views = g_strdup (pick (rand, pmap_tool_sample_views));
  pupil->parent_views = g_strdup (pick (rand, pmap_tool_sample_parent_views));
  for (guint i = 0; i < n_needs; i++)
    {
      const PmapToolSampleNeed *words = &pmap_tool_sample_needs[(first + i) % pmap_tool_sample_n_needs];
      PmapNeed *need = add (pupil->needs, NULL);
      PmapStrategy *strategy = add (pupil->strategies, NULL);

      need->type = words->type;
      need->rank = i + 1;
      need->impact = fill_in (rand, words->impacts[g_rand_int_range (rand, 0, 3)], pupil);
      strategy->area = pmap_need_type_get_area (words->type);
      strategy->description = g_strdup (words->strategy);
      if (i < 2)
        add_target (pupil, rand, words, number * 2 + i - 1);
    }
}

static PmapIntervention *
add_intervention (PmapDocument *document,
                  GRand        *rand,
                  guint         n_members)
{
  guint number = pmap_record_list_get_length (document->interventions) + 1;
  guint n_staff = pmap_record_list_get_length (document->staff_members);
  PmapIntervention *intervention = add_numbered (document->interventions, "i", number);
  PmapStaffing *staffing = add (intervention->staffing, NULL);
  PmapRecord *provision = pmap_record_list_get (document->provisions, g_rand_int_range (rand, 0, pmap_tool_sample_n_provisions));

  intervention->provision = refer (pmap_record_get_id (provision));
  intervention->name = g_strdup_printf ("Group %u", number);
  intervention->start = pmap_date_new (14, 9, 2026) + 7 * g_rand_int_range (rand, 0, 20);
  intervention->end = intervention->start + 7 * g_rand_int_range (rand, 6, 20) + 4;
  intervention->review = intervention->end - 7;
  intervention->minutes = 5 * g_rand_int_range (rand, 2, 9);
  intervention->sessions_per_week = g_rand_int_range (rand, 1, 6) * PMAP_DECIMAL_ONE;
  /* Who is more than the menu has places for is taught in turn where it is one to one; else the group has more places. */
  if (g_rand_int_range (rand, 0, 10) == 0)
    intervention->group_size = n_members + 1;
  else if (PMAP_PROVISION (provision)->group_size == 1 && n_members > 1)
    intervention->taught = PMAP_TAUGHT_IN_TURN;
  else if (PMAP_PROVISION (provision)->group_size < n_members)
    intervention->group_size = n_members;
  intervention->outcome = g_strdup (pick (rand, pmap_tool_sample_notes));
  staffing->role = refer (ROLE);
  staffing->member = refer (pmap_record_get_id (pmap_record_list_get (document->staff_members,
                                                                      g_rand_int_range (rand, 0, n_staff))));
  return intervention;
}

static void
add_member (PmapIntervention *intervention,
            GRand            *rand,
            PmapRecord       *pupil)
{
  PmapMember *member = add (intervention->members, NULL);

  member->pupil = refer (pmap_record_get_id (pupil));
  member->baseline = g_rand_int_range (rand, 60, 100) * PMAP_DECIMAL_ONE;
  if (g_rand_int_range (rand, 0, 8) == 0)
    member->from = intervention->start + 14;
}

/* Each round puts every pupil into one group, in a new order. */
static void
add_round (PmapDocument *document,
           GRand        *rand,
           guint        *order,
           guint         n_pupils)
{
  guint done = 0;

  for (guint i = n_pupils - 1; i > 0; i--)
    {
      guint other = g_rand_int_range (rand, 0, i + 1);
      guint kept = order[i];

      order[i] = order[other];
      order[other] = kept;
    }
  while (done < n_pupils)
    {
      guint size = g_rand_int_range (rand, 1, GROUP_MAX + 1);
      guint n_members = MIN (size, n_pupils - done);
      PmapIntervention *intervention = add_intervention (document, rand, n_members);

      for (guint i = 0; i < n_members; i++)
        add_member (intervention, rand, pmap_record_list_get (document->pupils, order[done + i]));
      done += n_members;
    }
}

/**
 * pmap_tool_sample_map_new:
 * @n_pupils: how many pupils, at least one
 * @n_memberships: in how many interventions each of them is
 * @seed: another number gives another school
 *
 * Returns: (transfer full): a school that nobody has been to
 */
PmapDocument *
pmap_tool_sample_map_new (guint   n_pupils,
                          guint   n_memberships,
                          guint32 seed)
{
  PmapDocument *document = pmap_document_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *id = g_strdup_printf ("map-sample-%u-%u-%u", n_pupils, n_memberships, seed);
  g_autofree guint *order = g_new (guint, n_pupils);

  g_return_val_if_fail (n_pupils > 0, NULL);

  _pmap_record_set_id (PMAP_RECORD (document), id);
  fill_in_school (document, n_pupils);
  add_staff (document, rand, n_pupils / PUPILS_A_STAFF_MEMBER + 1);
  add_menu (document);
  for (guint i = 0; i < n_pupils; i++)
    {
      add_pupil (document, rand, i + 1);
      order[i] = i;
    }
  for (guint i = 0; i < n_memberships; i++)
    add_round (document, rand, order, n_pupils);
  return document;
}
