/* SPDX-License-Identifier: GPL-3.0-or-later */

/* On which days an intervention is, by its slots. They say the days themselves:
 *
 *   every week         each of the slot's weekdays on which there is school
 *   week A, week B     those in weeks of that letter (see pmap-calendar.c)
 *   every n weeks      of each weekday the first on which there is school, and every n-th after it
 *   once a half term   the first of its days in each half term; without weekdays, the first school day
 *   one day            that day, school or not */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-slot-days.h"

#include "base/pmap-number.h"
#include "model/pmap-record-list.h"

/* What a year has of them; for how often a week something is that is once a half term. */
#define HALF_TERMS 6
#define WEEKS 39

static void
add_day (GArray   *days,
         PmapSlot *slot,
         PmapDate  day)
{
  PmapSlotDay item = { day, slot };

  g_array_append_val (days, item);
}

static void
list_by_week (PmapSlot           *slot,
              const PmapCalendar *calendar,
              PmapDate            from,
              PmapDate            to,
              GArray             *days)
{
  PmapSlotRepeats repeats = pmap_slot_get_repeats (slot);
  guint interval = pmap_slot_get_interval (slot), n_seen[7] = { 0 };
  gboolean lettered = repeats == PMAP_SLOT_WEEK_A || repeats == PMAP_SLOT_WEEK_B;

  for (PmapDate day = from; day <= to; day++)
    {
      guint weekday = pmap_date_weekday (day);

      if (!(slot->weekdays & 1u << weekday) || pmap_calendar_count_days (calendar, day, day, 1u << weekday) == 0)
        continue;
      if (lettered && pmap_calendar_is_week_b (calendar, day) != (repeats == PMAP_SLOT_WEEK_B))
        continue;
      if (n_seen[weekday]++ % interval == 0)
        add_day (days, slot, day);
    }
}

/* A run that carries on another does not have again what the other had in the same half term. */
static void
list_half_terms (PmapSlot           *slot,
                 const PmapCalendar *calendar,
                 PmapDate            from,
                 PmapDate            to,
                 gboolean            carries_on,
                 GArray             *days)
{
  guint weekdays = slot->weekdays != 0 ? slot->weekdays : PMAP_WEEKDAYS_ALL, last = 0;

  if (carries_on)
    {
      PmapDate first = pmap_calendar_get_half_term_start (calendar, from);

      if (first != PMAP_DATE_NONE && first < from && pmap_calendar_count_days (calendar, first, from - 1, weekdays) > 0)
        last = pmap_calendar_get_half_term (calendar, from);
    }
  for (PmapDate day = from; day <= to; day++)
    {
      guint half_term = pmap_calendar_get_half_term (calendar, day);

      if (half_term == 0 || half_term == last || pmap_calendar_count_days (calendar, day, day, weekdays) == 0)
        continue;
      last = half_term;
      add_day (days, slot, day);
    }
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const PmapSlotDay *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return (first->slot->time > second->slot->time) - (first->slot->time < second->slot->time);
}

/**
 * pmap_slot_list_days:
 * @intervention: an intervention
 * @calendar: that of its school year
 * @from: its first day; that from which its turns are counted
 * @to: its last day
 * @days: (element-type PmapSlotDay): where to put its sessions, by day and time, in place of what is in it
 *
 * Finds all sessions of an intervention with slots.
 */
void
pmap_slot_list_days (PmapIntervention   *intervention,
                     const PmapCalendar *calendar,
                     PmapDate            from,
                     PmapDate            to,
                     GArray             *days)
{
  PmapDate first = from, last = to;
  guint n;
  gpointer const *slots;

  g_return_if_fail (PMAP_IS_INTERVENTION (intervention) && calendar != NULL && days != NULL);

  g_array_set_size (days, 0);
  slots = pmap_record_list_peek (intervention->slots, &n);
  pmap_calendar_clip (calendar, &first, &last);
  for (guint i = 0; i < n; i++)
    {
      PmapSlot *slot = slots[i];

      if (pmap_slot_get_repeats (slot) == PMAP_SLOT_ONE_DAY)
        {
          if (slot->date != PMAP_DATE_NONE && slot->date >= from && slot->date <= to)
            add_day (days, slot, slot->date);
        }
      else if (pmap_slot_get_repeats (slot) == PMAP_SLOT_EACH_HALF_TERM)
        list_half_terms (slot, calendar, first, last, intervention->follows != NULL, days);
      else
        list_by_week (slot, calendar, first, last, days);
    }
  g_array_sort (days, compare_days);
}

/* The first that is on a day or later. */
static guint
find_first (GArray   *days,
            PmapDate  day)
{
  guint low = 0, high = days->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (days, PmapSlotDay, middle).day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * pmap_slot_count_days:
 * @days: (element-type PmapSlotDay): sessions, by day
 * @from: a day
 * @to: a day
 * @first: (out) (optional): the position of the first of them
 *
 * Returns: how many sessions there are from @from to @to, both inside
 */
guint
pmap_slot_count_days (GArray   *days,
                      PmapDate  from,
                      PmapDate  to,
                      guint    *first)
{
  guint begin;

  g_return_val_if_fail (days != NULL, 0);

  begin = find_first (days, from);
  if (first != NULL)
    *first = begin;
  return from <= to ? find_first (days, to + 1) - begin : 0;
}

/**
 * pmap_slot_get_frequency:
 * @self: a slot
 *
 * Returns: how often a week it is, in ten-thousandths: what is once a half term as if all had as many weeks, a single day not at
 *   all; to hold runs against each other, not to cost them
 */
gint64
pmap_slot_get_frequency (PmapSlot *self)
{
  gint64 n_days;

  g_return_val_if_fail (PMAP_IS_SLOT (self), 0);

  n_days = __builtin_popcount (self->weekdays) * (gint64) PMAP_DECIMAL_ONE;
  switch (pmap_slot_get_repeats (self))
    {
    case PMAP_SLOT_WEEK_A:
    case PMAP_SLOT_WEEK_B:
      return n_days / 2;
    case PMAP_SLOT_EVERY_FEW_WEEKS:
      return n_days / pmap_slot_get_interval (self);
    case PMAP_SLOT_EACH_HALF_TERM:
      return HALF_TERMS * (gint64) PMAP_DECIMAL_ONE / WEEKS;
    case PMAP_SLOT_ONE_DAY:
      return 0;
    case PMAP_SLOT_EVERY_WEEK:
    case PMAP_SLOT_UNSAID:
    default:
      return n_days;
    }
}
