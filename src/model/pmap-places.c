/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places of an intervention: how many it has, who takes one on a day, who has left and who has yet to join. Whoever
 * shows, offers or counts members asks here. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-places.h"

#include "model/pmap-provision.h"
#include "model/pmap-record-list.h"
#include "model/pmap-run.h"

/**
 * pmap_places_get_presence:
 * @member: a membership
 * @day: a day
 *
 * Returns: whether the pupil is in it on @day, has left, or has yet to join
 */
PmapPresence
pmap_places_get_presence (PmapMember *member,
                          PmapDate    day)
{
  g_return_val_if_fail (PMAP_IS_MEMBER (member), PMAP_PRESENCE_NOW);

  if (member->to != PMAP_DATE_NONE && member->to < day)
    return PMAP_PRESENCE_LEFT;
  return member->from != PMAP_DATE_NONE && member->from > day ? PMAP_PRESENCE_TO_COME : PMAP_PRESENCE_NOW;
}

static PmapDate
get_earlier (PmapDate one,
             PmapDate other)
{
  return one == PMAP_DATE_NONE || other == PMAP_DATE_NONE ? MAX (one, other) : MIN (one, other);
}

/**
 * pmap_places_get_dates:
 * @member: a membership
 *
 * Returns: the pupil's first and last day in it, which lie within the dates of the intervention; either %PMAP_DATE_NONE where
 *   neither says one
 */
PmapPeriod
pmap_places_get_dates (PmapMember *member)
{
  PmapPeriod period = pmap_period_whole_run ();
  PmapRecord *intervention;

  g_return_val_if_fail (PMAP_IS_MEMBER (member), period);

  intervention = pmap_record_get_owner (PMAP_RECORD (member));
  if (PMAP_IS_INTERVENTION (intervention))
    period = pmap_run_get_dates (PMAP_INTERVENTION (intervention));
  period.from = MAX (period.from, member->from);
  period.to = get_earlier (period.to, member->to);
  return period;
}

/** pmap_places_find_joining: Returns: the next day after @day on which somebody joins, or %PMAP_DATE_NONE */
PmapDate
pmap_places_find_joining (PmapIntervention *intervention,
                          PmapDate          day)
{
  PmapDate next = PMAP_DATE_NONE;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), next);

  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i);

      if (pmap_places_get_presence (member, day) == PMAP_PRESENCE_TO_COME)
        next = get_earlier (next, member->from);
    }
  return next;
}

/** pmap_places_get_size: Returns: how many places it has, as itself or the menu says, or %PMAP_UNSET */
gint64
pmap_places_get_size (PmapIntervention *intervention)
{
  PmapProvision *provision;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), PMAP_UNSET);

  if (intervention->group_size != PMAP_UNSET)
    return intervention->group_size;
  provision = pmap_intervention_get_provision (intervention);
  return provision != NULL ? provision->group_size : PMAP_UNSET;
}

/** pmap_places_is_group: Returns: whether it is for more than one pupil: by its places, or because more are in it */
gboolean
pmap_places_is_group (PmapIntervention *intervention)
{
  const char *pupil = NULL;
  gint64 size;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), FALSE);

  size = pmap_places_get_size (intervention);
  if (size != PMAP_UNSET && size > 1)
    return TRUE;
  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i);

      if (pupil != NULL && g_strcmp0 (pupil, member->pupil) != 0)
        return TRUE;
      pupil = member->pupil;
    }
  return FALSE;
}

/**
 * pmap_places_get_day:
 * @intervention: an intervention
 * @today: a day
 *
 * Returns: the day of the run that tells most about it today: today while it runs, its last day once it is over, its
 *   first day while it is ahead
 */
PmapDate
pmap_places_get_day (PmapIntervention *intervention,
                     PmapDate          today)
{
  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), today);

  if (intervention->start != PMAP_DATE_NONE && intervention->start > today)
    return intervention->start;
  if (intervention->end != PMAP_DATE_NONE && intervention->end < today)
    return intervention->end;
  return today;
}

/** pmap_places_count_taken: Returns: how many members are in it on @day */
guint
pmap_places_count_taken (PmapIntervention *intervention,
                         PmapDate          day)
{
  guint n = 0, n_members;
  gpointer const *members;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), 0);

  members = pmap_record_list_peek (intervention->members, &n_members);
  for (guint i = 0; i < n_members; i++)
    n += pmap_places_get_presence (members[i], day) == PMAP_PRESENCE_NOW;
  return n;
}

/** pmap_places_count_most: Returns: how many are in it at once at most: on its first day or when somebody joins */
guint
pmap_places_count_most (PmapIntervention *intervention)
{
  guint most;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), 0);

  most = pmap_places_count_taken (intervention, intervention->start);
  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i);

      most = MAX (most, pmap_places_count_taken (intervention, MAX (member->from, intervention->start)));
    }
  return most;
}

/**
 * pmap_places_find_holder:
 * @intervention: an intervention
 * @pupil: (nullable): a pupil's id
 * @day: a day
 *
 * Returns: (transfer none) (nullable): the membership by which @pupil is in it on @day or will be; %NULL if the pupil
 *   was never in it or has left, and so can join
 */
PmapMember *
pmap_places_find_holder (PmapIntervention *intervention,
                         const char       *pupil,
                         PmapDate          day)
{
  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  for (guint i = 0; pupil != NULL && i < pmap_record_list_get_length (intervention->members); i++)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i);

      if (g_strcmp0 (member->pupil, pupil) == 0 && pmap_places_get_presence (member, day) != PMAP_PRESENCE_LEFT)
        return member;
    }
  return NULL;
}

/** pmap_places_is_full: Returns: whether it is meant for more than one pupil, and all of its places are taken on @today */
gboolean
pmap_places_is_full (PmapIntervention *intervention,
                     PmapDate          today)
{
  gint64 places;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), FALSE);

  places = pmap_places_get_size (intervention);
  return places != PMAP_UNSET && places >= 2
         && pmap_places_count_taken (intervention, pmap_places_get_day (intervention, today)) >= places;
}

/**
 * pmap_places_can_join:
 * @intervention: an intervention
 * @pupil: a pupil's id
 * @today: the day it is
 *
 * Returns: whether it is a group that the pupil can join: not over, meant for more than one, somebody in it, not full, and the pupil
 *   not in it
 */
gboolean
pmap_places_can_join (PmapIntervention *intervention,
                      const char       *pupil,
                      PmapDate          today)
{
  gint64 places;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention) && pupil != NULL, FALSE);

  places = pmap_places_get_size (intervention);
  return pmap_intervention_get_phase (intervention, today) != PMAP_PHASE_OVER && places != PMAP_UNSET && places >= 2
         && !pmap_places_is_full (intervention, today)
         && pmap_places_count_taken (intervention, pmap_places_get_day (intervention, today)) > 0
         && pmap_places_find_holder (intervention, pupil, today) == NULL;
}
