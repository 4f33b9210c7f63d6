/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a group is told to a colleague: who is in it, who has left and when, how it goes, and what each pupil bears.
 *
 * Days of the map's own year are told without the year.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-group-words.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "model/pmap-document.h"
#include "model/pmap-places.h"
#include "model/pmap-record-list.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

static char *
tell_day (PmapRecord *record,
          PmapDate day)
{
  PmapDocument *document = pmap_record_get_document (record);
  PmapPeriod year = document != NULL ? pmap_period_academic_year (pmap_document_get_year (document)) : pmap_period_whole_run ();

  if (year.from != PMAP_DATE_NONE && year.from <= day && day <= year.to)
    return pmap_date_format_day (day);
  return pmap_date_format_short (day);
}

/**
 * pmap_words_get_taken:
 * @intervention: an intervention
 * @today: the day it is
 *
 * Returns: (transfer full): how many are in it of how many places: "4 of 4"; "5 of 6 now" where others have left;
 *   "4, 5 from 5 Jan" where somebody is to join: short enough for a column
 */
char *
pmap_words_get_taken (PmapIntervention *intervention,
                      PmapDate today)
{
  PmapDate day, next;
  guint n, n_all;
  gint64 places;
  g_autofree char *taken = NULL, *when = NULL;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  day = pmap_places_get_day (intervention, today);
  n = pmap_places_count_taken (intervention, day);
  n_all = pmap_record_list_get_length (intervention->members);
  places = pmap_places_get_size (intervention);
  if (places == PMAP_UNSET || places < n)
    taken = g_strdup_printf ("%u", n);
  else
    /* translators: members of a group, and how many places it has: "3 of 4" */
    taken = g_strdup_printf (_("%1$u of %2$u"), n, (guint) places);

  next = pmap_places_find_joining (intervention, day);
  if (next != PMAP_DATE_NONE)
    {
      when = tell_day (PMAP_RECORD (intervention), next);
      /* translators: members of a group now, how many there will be, and from which day: "4, 5 from 5 Jan" */
      return g_strdup_printf (_("%1$u, %2$u from %3$s"), n, pmap_places_count_taken (intervention, next), when);
    }
  if (n < n_all && day == today)
    /* translators: members of a group that others have left: "5 of 6 now" */
    return g_strdup_printf (_("%s now"), taken);
  return g_steal_pointer (&taken);
}

/**
 * pmap_words_get_presence:
 * @member: a membership
 * @today: the day it is
 *
 * Returns: (transfer full): since when or until when the pupil is in it: "from 14 Sep", "14 Sep to 18 Dec",
 *   "left 23 Oct"; empty where no day was said
 */
char *
pmap_words_get_presence (PmapMember *member,
                         PmapDate today)
{
  PmapDate from;
  g_autofree char *first = NULL, *last = NULL;

  g_return_val_if_fail (PMAP_IS_MEMBER (member), NULL);

  from = pmap_places_get_dates (member).from;
  first = tell_day (PMAP_RECORD (member), from);
  last = tell_day (PMAP_RECORD (member), member->to);
  if (pmap_places_get_presence (member, today) == PMAP_PRESENCE_LEFT)
    {
      if (member->from == PMAP_DATE_NONE)
        /* translators: %s is a pupil's last day in a group. */
        return g_strdup_printf (_("left %s"), last);
      /* translators: a pupil's first and last day in a group that the pupil has left. */
      return g_strdup_printf (_("from %1$s, left %2$s"), first, last);
    }
  if (from != PMAP_DATE_NONE && member->to != PMAP_DATE_NONE)
    /* translators: a pupil's first and last day in a group. */
    return g_strdup_printf (_("%1$s to %2$s"), first, last);
  if (from != PMAP_DATE_NONE)
    /* translators: %s is a pupil's first day in a group. */
    return g_strdup_printf (_("from %s"), first);
  if (member->to != PMAP_DATE_NONE)
    /* translators: %s is a pupil's last day in a group. */
    return g_strdup_printf (_("until %s"), last);
  return g_strdup ("");
}

/**
 * pmap_words_get_progress:
 * @member: a membership
 *
 * Returns: (transfer full) (nullable): the measures and what they mean: "82 → 91: more than expected", "Started at 82"
 */
char *
pmap_words_get_progress (PmapMember *member)
{
  g_autofree char *before = NULL, *after = NULL, *measures = NULL;

  g_return_val_if_fail (PMAP_IS_MEMBER (member), NULL);

  if (member->baseline != PMAP_UNSET)
    before = pmap_number_format (member->baseline, PMAP_DECIMAL_PLACES);
  if (member->exit != PMAP_UNSET)
    after = pmap_number_format (member->exit, PMAP_DECIMAL_PLACES);
  if (before != NULL && after != NULL)
    /* translators: a measure at the start and one at the end: "82 → 91". */
    measures = g_strdup_printf (_("%1$s → %2$s"), before, after);
  else if (before != NULL)
    /* translators: a measure at the start, none at the end yet. */
    measures = g_strdup_printf (_("Started at %s"), before);
  if (member->outcome == PMAP_UNSET)
    return g_steal_pointer (&measures);
  if (measures == NULL)
    return g_strdup (pmap_choices_get_label (pmap_outcomes, member->outcome));
  /* translators: measures, and what they mean: "82 → 91: more than expected". */
  return g_strdup_printf (_("%1$s: %2$s"), measures, pmap_choices_get_label (pmap_outcomes, member->outcome));
}

/* What the pupil of a share bears in all: who left and came back has two. */
static gint64
sum_of_pupil (const PmapCost *cost,
              guint share)
{
  return pmap_cost_get_pupil_share (cost, cost->shares[share].pupil);
}

/** pmap_words_get_dearest: Returns: the most that one pupil of a group bears, in pence; -1 where nobody does */
gint64
pmap_words_get_dearest (const PmapCost *cost)
{
  gint64 most = -1;

  g_return_val_if_fail (cost != NULL, -1);

  for (guint i = 0; !cost->uncosted && i < cost->n_shares; i++)
    most = MAX (most, sum_of_pupil (cost, i));
  return most;
}

/**
 * pmap_words_get_shares:
 * @cost: what a group costs
 *
 * Returns: (transfer full): what its pupils bear: "£203.48" where it is the same for each, but for the penny that does not
 *   divide; "£107–£157" where it differs; "–" where nobody bears any
 */
char *
pmap_words_get_shares (const PmapCost *cost)
{
  gint64 least = G_MAXINT64, most;
  g_autofree char *from = NULL, *to = NULL;

  g_return_val_if_fail (cost != NULL, NULL);

  most = pmap_words_get_dearest (cost);
  if (most < 0)
    return g_strdup ("–");
  for (guint i = 0; i < cost->n_shares; i++)
    least = MIN (least, sum_of_pupil (cost, i));
  if (most - least <= 1)
    return pmap_money_format (most);
  from = pmap_money_format_pounds (least);
  to = pmap_money_format_pounds (most);
  if (g_str_equal (from, to))
    return g_steal_pointer (&to);
  /* translators: the least and the most that a pupil of a group costs: "£107–£157" */
  return g_strdup_printf (_("%1$s–%2$s"), from, to);
}

/**
 * pmap_words_get_held:
 * @planned: sessions that were planned until today, in ten-thousandths
 * @held: how many of them were held
 *
 * Returns: (transfer full): "27 of 30 sessions held so far", or where all were "30 sessions held so far"; numbers are rounded, for
 *   sessions that lie evenly on the days of a week come to parts
 */
char *
pmap_words_get_held (gint64 planned,
                     gint64 held)
{
  guint n_planned = (guint) ((planned + PMAP_DECIMAL_ONE / 2) / PMAP_DECIMAL_ONE);
  guint n_held = (guint) ((held + PMAP_DECIMAL_ONE / 2) / PMAP_DECIMAL_ONE);

  if (planned == held)
    return g_strdup_printf (ngettext ("%u session held so far", "%u sessions held so far", n_held), n_held);
  /* translators: how many sessions were held, and how many were planned: "27 of 30 sessions held so far". */
  return g_strdup_printf (ngettext ("%1$u of %2$u session held so far", "%1$u of %2$u sessions held so far", n_planned), n_held,
                          n_planned);
}

/** pmap_words_get_held_cost: Returns: (transfer full): what that comes to: "£405.00 of £450.00" */
char *
pmap_words_get_held_cost (gint64 planned,
                          gint64 held)
{
  g_autofree char *part = pmap_money_format (held), *whole = pmap_money_format (planned);

  if (planned == held)
    return g_steal_pointer (&part);
  /* translators: what was held came to, of what was planned: "£405.00 of £450.00". */
  return g_strdup_printf (_("%1$s of %2$s"), part, whole);
}

/**
 * pmap_words_get_empty_places:
 * @intervention: an intervention, a part of whose cost falls on empty places
 * @today: the day it is
 *
 * Returns: (transfer full): what that part is for, as a line of a sum: "For the empty place"
 */
char *
pmap_words_get_empty_places (PmapIntervention *intervention,
                             PmapDate today)
{
  gint64 places;
  guint taken, n;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), NULL);

  places = pmap_places_get_size (intervention);
  taken = pmap_places_count_taken (intervention, pmap_places_get_day (intervention, today));
  if (places == PMAP_UNSET || places <= taken)
    return g_strdup (_("For places while they were empty"));
  n = places - taken;
  return g_strdup_printf (ngettext ("For the empty place", "For the %u empty places", n), n);
}
