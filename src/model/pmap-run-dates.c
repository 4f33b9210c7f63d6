/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a run of a provision begins and ends if nobody says otherwise: from today, for as many teaching weeks as the menu
 * says, or until the term is over. A week is five teaching days, so ten weeks over half term take eleven. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-run-dates.h"

#include "model/pmap-record-list.h"
#include "model/pmap-term.h"

#define DAYS_A_WEEK 5

static PmapDate
clamp_to_year (PmapYear *year,
               PmapDate  date)
{
  if (year->start != PMAP_DATE_NONE && date < year->start)
    return year->start;
  if (year->end != PMAP_DATE_NONE && date > year->end)
    return year->end;
  return date;
}

/* The last day on which a run may end: of the last term, or of the year. */
static PmapDate
find_last_day (PmapYear *year,
               PmapDate  start)
{
  PmapDate last = PMAP_DATE_NONE;

  for (guint i = 0; i < pmap_record_list_get_length (year->terms); i++)
    last = MAX (last, ((PmapTerm *) pmap_record_list_get (year->terms, i))->end);
  if (last < start)
    last = year->end;
  return last;
}

static PmapDate
find_end_of_term (PmapYear *year,
                  PmapDate  date)
{
  for (guint i = 0; i < pmap_record_list_get_length (year->terms); i++)
    {
      PmapTerm *term = pmap_record_list_get (year->terms, i);

      if (term->start <= date && date <= term->end)
        return term->end;
    }
  return PMAP_DATE_NONE;
}

/**
 * pmap_run_dates_find_start:
 * @calendar: the calendar of @year
 * @year: a school year
 * @today: the day on which the run is planned
 *
 * Returns: the first teaching day from @today on; where the year has no more, @today, inside the year
 */
PmapDate
pmap_run_dates_find_start (const PmapCalendar *calendar,
                           PmapYear           *year,
                           PmapDate            today)
{
  PmapDate first, last;

  g_return_val_if_fail (calendar != NULL && PMAP_IS_YEAR (year) && today != PMAP_DATE_NONE, PMAP_DATE_NONE);

  first = clamp_to_year (year, today);
  last = MAX (find_last_day (year, first), first + 2);      /* without terms: past a weekend */
  for (PmapDate day = first; day <= last; day++)
    if (pmap_calendar_is_teaching_day (calendar, day))
      return day;
  return first;
}

/**
 * pmap_run_dates_find_end:
 * @calendar: the calendar of @year
 * @year: a school year
 * @start: the first day of the run
 * @weeks: how many teaching weeks, in ten-thousandths, or %PMAP_UNSET
 *
 * Returns: the last teaching day of @weeks, but not after the last term; with no weeks, the last day of the term; or
 *   %PMAP_DATE_NONE where the year does not say
 */
PmapDate
pmap_run_dates_find_end (const PmapCalendar *calendar,
                         PmapYear           *year,
                         PmapDate            start,
                         gint64              weeks)
{
  PmapDate last, end;
  guint wanted;

  g_return_val_if_fail (calendar != NULL && PMAP_IS_YEAR (year) && start != PMAP_DATE_NONE, PMAP_DATE_NONE);

  if (weeks == PMAP_UNSET || weeks <= 0)
    return find_end_of_term (year, start);
  wanted = (weeks * DAYS_A_WEEK + PMAP_DECIMAL_ONE - 1) / PMAP_DECIMAL_ONE;
  last = find_last_day (year, start);
  end = start + wanted * 7 / DAYS_A_WEEK;
  while (pmap_calendar_count_days (calendar, start, end, PMAP_WEEKDAYS_ALL) < wanted
         && (last == PMAP_DATE_NONE || end < last) && end - start < wanted * 7)
    end++;
  if (last != PMAP_DATE_NONE && end > last)
    end = last;
  while (end > start && (!pmap_calendar_is_teaching_day (calendar, end)
                         || pmap_calendar_count_days (calendar, start, end, PMAP_WEEKDAYS_ALL) > wanted))
    end--;
  return end;
}

/**
 * pmap_run_dates_find_last_school_day:
 * @calendar: the calendar of @year
 * @year: a school year
 * @today: the day that is asked on
 *
 * Returns: @today if it is a teaching day, else the last one before; @today where the year has none before
 */
PmapDate
pmap_run_dates_find_last_school_day (const PmapCalendar *calendar,
                                     PmapYear           *year,
                                     PmapDate            today)
{
  PmapDate first;

  g_return_val_if_fail (calendar != NULL && PMAP_IS_YEAR (year) && today != PMAP_DATE_NONE, PMAP_DATE_NONE);

  first = year->start != PMAP_DATE_NONE ? year->start : MAX (today, 7) - 7;
  for (PmapDate day = today; day >= first; day--)
    if (pmap_calendar_is_teaching_day (calendar, day))
      return day;
  return today;
}
