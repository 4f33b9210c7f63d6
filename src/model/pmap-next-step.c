/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What could come next for a pupil: the entries of the menu of provision, each with why and why not. It proposes and explains, and
 * decides nothing: who it is for stands in words in the entry, and a person reads them.
 *
 * The order is, first things first:
 *
 *   1. what the pupil does not get yet
 *   2. the area of the primary need, of another need, no area named, an area of no need
 *   3. what was not tried before with less progress than expected
 *   4. the tier that comes next in its area: one up from what was tried last with less progress than expected, one down from what
 *      was tried last with more, a universal one where nothing beyond that was tried (the graduated approach of the SEND Code of
 *      Practice, 6.44 ff.)
 *   5. the lower tier
 *   6. a group with a free place, no group yet, only full groups
 *   7. the order of the menu */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-next-step.h"

#include "model/pmap-document.h"
#include "model/pmap-need.h"
#include "model/pmap-places.h"
#include "model/pmap-tier.h"

#define N_AREAS (PMAP_AREA_SENSORY + 1)

/* What is known of the pupil in an area of need. */
typedef struct
{
  PmapMember *last;           /* the latest of which something came, or NULL */
  int progress;               /* of that one: less than expected, as, more: below, at, above 0 */
  gboolean went_beyond;       /* whether anything was tried that is not universal */
  gboolean has_followed;      /* whether the tier that comes next was begun since */
} AreaPast;

typedef struct
{
  PmapPupil *pupil;
  PmapDocument *document;
  PmapDate today;
  PmapArea main_area;
  gboolean has_need[N_AREAS];
  gboolean is_open;           /* whether a need has no area of its own, so that none can be ruled out */
  AreaPast past[N_AREAS];
} Search;

/** pmap_next_step_has_reason: Returns: whether @reason holds for it */
gboolean
pmap_next_step_has_reason (const PmapNextStep *self,
                           PmapNextReason      reason)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->reasons & 1u << reason) != 0;
}

/** pmap_next_reason_is_against: Returns: whether @reason speaks against it */
gboolean
pmap_next_reason_is_against (PmapNextReason reason)
{
  return reason >= PMAP_NEXT_HAS_IT;
}

static void
give_reason (PmapNextStep   *step,
             PmapNextReason  reason)
{
  step->reasons |= 1u << reason;
}

/* What came of it: the outcome that was judged, or where none was, whether the measure is no better. A better measure alone does not
 * say what had been expected. */
static gboolean
find_progress (PmapMember *member,
               int        *progress)
{
  if (member->outcome != PMAP_UNSET)
    *progress = (member->outcome > 0) - (member->outcome < 0);
  else if (member->baseline != PMAP_UNSET && member->exit != PMAP_UNSET)
    *progress = member->exit > member->baseline ? 0 : -1;
  else
    return FALSE;
  return TRUE;
}

static PmapProvision *
get_provision (PmapMember *member)
{
  return pmap_intervention_get_provision (PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member))));
}

static gint64
get_tier_number (PmapProvision *provision)
{
  return pmap_tier_get_number (pmap_provision_get_tier (provision));
}

/* The number of the tier that comes next in an area; -1 for none in particular. */
static gint64
find_next_tier (const AreaPast *past)
{
  gint64 number = past->last != NULL ? get_tier_number (get_provision (past->last)) : -1;

  if (number < 0 || past->progress == 0)
    return -1;
  return past->progress < 0 ? number + 1 : number - 1;
}

/* The pupil's memberships, in the order of the map. */
static GPtrArray *
list_members (const Search *search)
{
  GPtrArray *members = g_ptr_array_new ();
  const char *id = pmap_record_get_id (PMAP_RECORD (search->pupil));

  for (guint i = 0; i < pmap_record_list_get_length (search->document->interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (search->document->interventions, i);

      for (guint j = 0; j < pmap_record_list_get_length (intervention->members); j++)
        {
          PmapMember *member = pmap_record_list_get (intervention->members, j);

          if (g_strcmp0 (member->pupil, id) == 0)
            g_ptr_array_add (members, member);
        }
    }
  return members;
}

static void
look_back (Search    *search,
           GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      PmapProvision *provision = get_provision (members->pdata[i]);
      PmapTier *tier = provision != NULL ? pmap_provision_get_tier (provision) : NULL;
      AreaPast *past = provision != NULL ? &search->past[provision->area] : NULL;
      int progress;

      if (past == NULL)
        continue;
      past->went_beyond |= tier == NULL || tier->costed;
      if (find_progress (members->pdata[i], &progress)
          && (past->last == NULL
              || pmap_places_get_dates (members->pdata[i]).from >= pmap_places_get_dates (past->last).from))
        {
          past->last = members->pdata[i];
          past->progress = progress;
        }
    }
  for (guint i = 0; i < members->len; i++)
    {
      PmapProvision *provision = get_provision (members->pdata[i]);
      AreaPast *past = provision != NULL ? &search->past[provision->area] : NULL;

      if (past != NULL && past->last != NULL && get_tier_number (provision) >= 0
          && get_tier_number (provision) == find_next_tier (past)
          && pmap_places_get_dates (members->pdata[i]).from >= pmap_places_get_dates (past->last).from)
        past->has_followed = TRUE;
    }
}

static void
find_needs (Search *search)
{
  search->main_area = pmap_need_type_get_area (pmap_pupil_get_main_need (search->pupil)->type);
  for (guint i = 0; i < pmap_record_list_get_length (search->pupil->needs); i++)
    {
      PmapNeed *need = pmap_record_list_get (search->pupil->needs, i);
      PmapArea area = pmap_need_type_get_area (need->type);

      search->has_need[area] |= area != PMAP_AREA_NONE;
      search->is_open |= need->type != PMAP_NEED_NONE && area == PMAP_AREA_NONE;
    }
}

static void
judge_area (const Search *search,
            PmapNextStep *step)
{
  PmapArea area = step->provision->area;

  if (area == PMAP_AREA_NONE)
    return;
  if (area == search->main_area)
    give_reason (step, PMAP_NEXT_MAIN_NEED);
  else if (search->has_need[area])
    give_reason (step, PMAP_NEXT_OTHER_NEED);
  else if (!search->is_open)
    give_reason (step, PMAP_NEXT_NO_NEED);
}

static void
judge_tier (const Search *search,
            PmapNextStep *step)
{
  PmapTier *tier = pmap_provision_get_tier (step->provision);
  const AreaPast *past = &search->past[step->provision->area];

  if (tier == NULL || step->provision->area == PMAP_AREA_NONE || pmap_next_step_has_reason (step, PMAP_NEXT_NO_NEED))
    return;
  if (past->last != NULL && !past->has_followed && pmap_tier_get_number (tier) == find_next_tier (past))
    {
      give_reason (step, past->progress < 0 ? PMAP_NEXT_STEP_UP : PMAP_NEXT_STEP_DOWN);
      step->stepped_from = past->last;
    }
  else if (past->last == NULL && !past->went_beyond && !tier->costed)
    give_reason (step, PMAP_NEXT_UNIVERSAL_FIRST);
}

/* A group that is full today has no place for a pupil; who is in it is told that. */
static void
judge_groups (const Search *search,
              PmapNextStep *step)
{
  const char *pupil = pmap_record_get_id (PMAP_RECORD (search->pupil));
  PmapIntervention *full = NULL;

  for (guint i = 0; i < pmap_record_list_get_length (search->document->interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (search->document->interventions, i);

      if (pmap_intervention_get_provision (intervention) != step->provision
          || pmap_intervention_get_phase (intervention, search->today) == PMAP_PHASE_OVER)
        continue;
      if (pmap_places_find_holder (intervention, pupil, search->today) != NULL)
        give_reason (step, PMAP_NEXT_HAS_IT);
      else if (step->group == NULL && pmap_places_can_join (intervention, pupil, search->today))
        step->group = intervention;
      else if (full == NULL && pmap_places_is_full (intervention, search->today))
        full = intervention;
    }
  if (pmap_next_step_has_reason (step, PMAP_NEXT_HAS_IT))
    step->group = NULL;
  else if (step->group != NULL)
    give_reason (step, PMAP_NEXT_FREE_PLACE);
  else if (full != NULL)
    {
      give_reason (step, PMAP_NEXT_FULL);
      step->group = full;
    }
}

static void
judge_past (PmapNextStep *step,
            GPtrArray    *members)
{
  int progress, last = 0;

  for (guint i = 0; i < members->len; i++)
    if (get_provision (members->pdata[i]) == step->provision && find_progress (members->pdata[i], &progress)
        && (step->tried == NULL
            || pmap_places_get_dates (members->pdata[i]).from >= pmap_places_get_dates (step->tried).from))
      {
        step->tried = members->pdata[i];
        last = progress;
      }
  if (last < 0)
    give_reason (step, PMAP_NEXT_TRIED);
  else
    step->tried = NULL;
}

/* --- the order --- */

static int
rank_area (const PmapNextStep *step)
{
  return pmap_next_step_has_reason (step, PMAP_NEXT_MAIN_NEED)    ? 0
         : pmap_next_step_has_reason (step, PMAP_NEXT_OTHER_NEED) ? 1
         : pmap_next_step_has_reason (step, PMAP_NEXT_NO_NEED)    ? 3
                                                                  : 2;
}

static int
rank_tier (const PmapNextStep *step)
{
  return (step->reasons & (1u << PMAP_NEXT_STEP_UP | 1u << PMAP_NEXT_STEP_DOWN | 1u << PMAP_NEXT_UNIVERSAL_FIRST)) != 0 ? 0 : 1;
}

static int
rank_place (const PmapNextStep *step)
{
  return pmap_next_step_has_reason (step, PMAP_NEXT_FREE_PLACE) ? 0 : pmap_next_step_has_reason (step, PMAP_NEXT_FULL) ? 2 : 1;
}

static gint64
rank_number (PmapProvision *provision)
{
  gint64 number = get_tier_number (provision);

  return number < 0 ? G_MAXINT64 : number;
}

static int
compare_places_in_menu (const PmapNextStep *one,
                        const PmapNextStep *other)
{
  PmapRecordList *menu = pmap_record_get_list (PMAP_RECORD (one->provision));
  guint one_at = 0, other_at = 0;

  pmap_record_list_get_position (menu, PMAP_RECORD (one->provision), &one_at);
  pmap_record_list_get_position (menu, PMAP_RECORD (other->provision), &other_at);
  return (one_at > other_at) - (one_at < other_at);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const PmapNextStep *one = *(const PmapNextStep *const *) a, *other = *(const PmapNextStep *const *) b;
  gint64 one_number = rank_number (one->provision), other_number = rank_number (other->provision);
  const int differences[] = {
    pmap_next_step_has_reason (one, PMAP_NEXT_HAS_IT) - pmap_next_step_has_reason (other, PMAP_NEXT_HAS_IT),
    rank_area (one) - rank_area (other),
    pmap_next_step_has_reason (one, PMAP_NEXT_TRIED) - pmap_next_step_has_reason (other, PMAP_NEXT_TRIED),
    rank_tier (one) - rank_tier (other),
    (one_number > other_number) - (one_number < other_number),
    rank_place (one) - rank_place (other),
  };

  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    if (differences[i] != 0)
      return differences[i];
  return compare_places_in_menu (one, other);
}

/**
 * pmap_next_steps_list:
 * @pupil: a pupil of a map
 * @today: the day it is
 *
 * Returns: (transfer container) (element-type PmapNextStep): every entry of the menu, what fits best first; empty where no need of
 *   the pupil is known, for then nothing can be said. Good until the next change of the map.
 */
GPtrArray *
pmap_next_steps_list (PmapPupil *pupil,
                      PmapDate   today)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) members = NULL;
  Search search = { .pupil = pupil, .today = today };

  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), steps);
  search.document = pmap_record_get_document (PMAP_RECORD (pupil));
  g_return_val_if_fail (search.document != NULL, steps);

  if (pmap_pupil_get_main_need (pupil) == NULL)
    return steps;
  find_needs (&search);
  members = list_members (&search);
  look_back (&search, members);
  for (guint i = 0; i < pmap_record_list_get_length (search.document->provisions); i++)
    {
      PmapNextStep *step = g_new0 (PmapNextStep, 1);

      step->provision = pmap_record_list_get (search.document->provisions, i);
      judge_area (&search, step);
      judge_tier (&search, step);
      judge_groups (&search, step);
      judge_past (step, members);
      g_ptr_array_add (steps, step);
    }
  g_ptr_array_sort (steps, compare_cb);
  return steps;
}
