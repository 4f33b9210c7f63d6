/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Teaching days: the days of the terms but for closures and INSET days. Where a school has not entered its terms,
 * every day but the closures.
 *
 * For each day of the table the calendar holds how many days of each weekday are marked before it, so any count is a
 * subtraction. With terms, the marked days are those open; without, those closed.
 *
 * The years that the map was of before, where it was rolled over, are counted as they were then.
 *
 * Weeks are from Monday to Sunday. Those in which there is school take turns as weeks A and B of a timetable; those that follow
 * each other are a half term: a week without school, or more, is between two. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-calendar.h"

#include "model/pmap-closure.h"
#include "model/pmap-past-year.h"
#include "model/pmap-period.h"
#include "model/pmap-record-list.h"
#include "model/pmap-term.h"

#include <string.h>

/* The column that holds Monday to Friday together, which is what is nearly always asked for. */
#define SCHOOL_WEEK 7

typedef guint16 Marks[8];

/**
 * Week:
 * @number: how many weeks of its school year in which there is school are before it
 * @begins_with_b: whether its school year begins with week B
 * @half_term: the number of its half term, from 1; 0 for a week without school
 * @half_term_start: the Monday of that half term's first week
 */
typedef struct
{
  guint number;
  guint half_term;
  PmapDate half_term_start;
  gboolean begins_with_b;
} Week;

struct _PmapCalendar
{
  gboolean has_terms;
  PmapDate first;     /* of the table */
  guint n_days;
  Marks *before;      /* n_days + 1 rows: marked days from `first` to the day before, by weekday */
  PmapDate first_monday;
  guint n_weeks;
  Week *weeks;        /* from the one that `first` is in; only with terms */
  gboolean begins_with_b;
};

/* The days of a term or a closure; %FALSE where they are not said or the wrong way round. */
static gboolean
get_span (PmapRecord *record,
          PmapDate   *first,
          PmapDate   *last)
{
  if (PMAP_IS_TERM (record))
    *first = PMAP_TERM (record)->start, *last = PMAP_TERM (record)->end;
  else
    *first = PMAP_CLOSURE (record)->start, *last = PMAP_CLOSURE (record)->end;
  return *first != PMAP_DATE_NONE && *first <= *last;
}

static gboolean
find_bounds (PmapRecordList *spans,
             PmapDate       *first,
             PmapDate       *last)
{
  PmapDate from, to;

  *first = G_MAXUINT32;
  *last = 0;
  for (guint i = 0; i < pmap_record_list_get_length (spans); i++)
    if (get_span (pmap_record_list_get (spans, i), &from, &to))
      {
        *first = MIN (*first, from);
        *last = MAX (*last, to);
      }
  return *first <= *last;
}

static void
mark_span (PmapCalendar *self,
           guint8       *open,
           PmapDate      from,
           PmapDate      to,
           guint8        mark)
{
  PmapDate last = self->first + self->n_days - 1;

  for (PmapDate day = MAX (from, self->first); day <= MIN (to, last); day++)
    open[day - self->first] = mark;
}

static void
mark_days (PmapCalendar   *self,
           guint8         *open,
           PmapRecordList *spans,
           guint8          mark)
{
  PmapDate from, to;

  for (guint i = 0; i < pmap_record_list_get_length (spans); i++)
    if (get_span (pmap_record_list_get (spans, i), &from, &to))
      mark_span (self, open, from, to, mark);
}

/* A year that is over, as it was when it was the map's. */
static void
mark_past_year (PmapCalendar *self,
                guint8       *open,
                PmapPastYear *past)
{
  PmapDate first, last;

  mark_span (self, open, past->start, past->end, !find_bounds (past->terms, &first, &last));
  mark_days (self, open, past->terms, TRUE);
  mark_days (self, open, past->closures, FALSE);
}

static gboolean
is_span (PmapPastYear *past)
{
  return past->start != PMAP_DATE_NONE && past->start <= past->end;
}

/* The table is long enough for the years that are over, too. */
static void
add_past_bounds (PmapYear *year,
                 PmapDate *first,
                 PmapDate *last)
{
  for (guint i = 0; i < pmap_record_list_get_length (year->past); i++)
    {
      PmapPastYear *past = pmap_record_list_get (year->past, i);

      if (!is_span (past))
        continue;
      *first = MIN (*first, past->start);
      *last = MAX (*last, past->end);
    }
}

/* The year that a day is in, of those that are over; NULL for the map's own. */
static PmapPastYear *
find_past_year (PmapYear *year,
                PmapDate  day)
{
  for (guint i = 0; i < pmap_record_list_get_length (year->past); i++)
    {
      PmapPastYear *past = pmap_record_list_get (year->past, i);

      if (past->start <= day && day <= past->end)
        return past;
    }
  return NULL;
}

static PmapDate
get_monday (PmapDate date)
{
  return date - pmap_date_weekday (date);
}

static void
find_weeks (PmapCalendar *self,
            PmapYear     *year)
{
  guint number = 0, half_term = 0;
  PmapDate start = PMAP_DATE_NONE;
  PmapPastYear *last_year = NULL;

  self->first_monday = get_monday (self->first);
  self->n_weeks = (self->first + self->n_days - 1 - self->first_monday) / 7 + 1;
  self->weeks = g_new0 (Week, self->n_weeks);
  for (guint i = 0; i < self->n_weeks; i++)
    {
      PmapDate monday = self->first_monday + i * 7;
      PmapPastYear *past = find_past_year (year, monday + 6);

      if (past != last_year)
        {
          number = 0;
          start = PMAP_DATE_NONE;
          last_year = past;
        }
      self->weeks[i].begins_with_b = past != NULL ? past->first_week == PMAP_FIRST_WEEK_B : self->begins_with_b;
      self->weeks[i].number = number;
      if (pmap_calendar_count_days (self, monday, monday + 6, PMAP_WEEKDAYS_ALL) == 0)
        {
          start = PMAP_DATE_NONE;
          continue;
        }
      if (start == PMAP_DATE_NONE)
        {
          start = monday;
          half_term++;
        }
      self->weeks[i].half_term = half_term;
      self->weeks[i].half_term_start = start;
      number++;
    }
}

/**
 * pmap_calendar_new:
 * @year: a school year, with its terms and closures
 *
 * Returns: (transfer full): the calendar of @year as it is now
 */
PmapCalendar *
pmap_calendar_new (PmapYear *year)
{
  PmapCalendar *self;
  g_autofree guint8 *open = NULL;
  PmapDate last;

  g_return_val_if_fail (PMAP_IS_YEAR (year), NULL);

  self = g_new0 (PmapCalendar, 1);
  self->has_terms = find_bounds (year->terms, &self->first, &last);
  if (!self->has_terms && !find_bounds (year->closures, &self->first, &last))
    self->first = last = 1;
  add_past_bounds (year, &self->first, &last);
  self->n_days = last - self->first + 1;

  open = g_malloc (self->n_days);
  memset (open, !self->has_terms, self->n_days);
  for (guint i = 0; i < pmap_record_list_get_length (year->past); i++)
    if (is_span (pmap_record_list_get (year->past, i)))
      mark_past_year (self, open, pmap_record_list_get (year->past, i));
  mark_days (self, open, year->terms, TRUE);
  mark_days (self, open, year->closures, FALSE);

  self->before = g_new0 (Marks, self->n_days + 1);
  for (guint i = 0; i < self->n_days; i++)
    {
      guint weekday = pmap_date_weekday (self->first + i);
      guint8 is_marked = open[i] == self->has_terms;

      for (guint column = 0; column < G_N_ELEMENTS (self->before[i]); column++)
        self->before[i + 1][column] = self->before[i][column];
      self->before[i + 1][weekday] += is_marked;
      self->before[i + 1][SCHOOL_WEEK] += is_marked && PMAP_WEEKDAYS_ALL & 1u << weekday;
    }
  self->begins_with_b = year->first_week == PMAP_FIRST_WEEK_B;
  if (self->has_terms)
    find_weeks (self, year);
  else
    {
      PmapDate first_day = pmap_period_academic_year (year).from;

      self->first_monday = get_monday (first_day != PMAP_DATE_NONE ? first_day : self->first);
    }
  return self;
}

void
pmap_calendar_free (PmapCalendar *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->weeks);
  g_free (self->before);
  g_free (self);
}

/**
 * pmap_calendar_has_terms:
 * @self: a calendar
 *
 * Returns: whether the year has a term, so that teaching days are known
 */
gboolean
pmap_calendar_has_terms (const PmapCalendar *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_terms;
}

/**
 * pmap_calendar_year_has_terms:
 * @year: a school year
 *
 * Returns: what pmap_calendar_has_terms() says of the calendar of @year, without making one
 */
gboolean
pmap_calendar_year_has_terms (PmapYear *year)
{
  PmapDate first, last;

  g_return_val_if_fail (PMAP_IS_YEAR (year), FALSE);

  return find_bounds (year->terms, &first, &last);
}

/**
 * pmap_calendar_count_weekdays:
 * @from: a day
 * @to: a day
 * @weekdays: days of the week; bit 0 is Monday
 *
 * Returns: how many days there are from @from to @to, both inside, that are one of @weekdays, school or no school
 */
guint
pmap_calendar_count_weekdays (PmapDate from,
                              PmapDate to,
                              guint    weekdays)
{
  guint n_days, n, weekday;

  if (from > to)
    return 0;
  n_days = to - from + 1;
  n = n_days / 7 * __builtin_popcount (weekdays & 0x7f);
  weekday = pmap_date_weekday (from);
  for (guint i = 0; i < n_days % 7; i++)
    n += weekdays >> (weekday + i) % 7 & 1;
  return n;
}

/* How many marked days there are before the table's row `day`. */
static guint
count_before (const PmapCalendar *self,
              guint               day,
              guint               weekdays)
{
  guint n = 0;

  if (weekdays == PMAP_WEEKDAYS_ALL)
    return self->before[day][SCHOOL_WEEK];
  for (guint weekday = 0; weekday < 7; weekday++)
    if (weekdays & 1u << weekday)
      n += self->before[day][weekday];
  return n;
}

/**
 * pmap_calendar_count_days:
 * @self: a calendar
 * @from: a day
 * @to: a day
 * @weekdays: days of the week; bit 0 is Monday
 *
 * Returns: how many teaching days there are from @from to @to, both inside, that are one of @weekdays
 */
guint
pmap_calendar_count_days (const PmapCalendar *self,
                          PmapDate            from,
                          PmapDate            to,
                          guint               weekdays)
{
  PmapDate first, end;
  guint marked = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (from > to)
    return 0;
  first = MAX (from, self->first);
  end = MIN (to + 1, self->first + self->n_days);
  if (first < end)
    marked = count_before (self, end - self->first, weekdays) - count_before (self, first - self->first, weekdays);
  return self->has_terms ? marked : pmap_calendar_count_weekdays (from, to, weekdays) - marked;
}

/**
 * pmap_calendar_clip:
 * @self: a calendar
 * @from: (inout): a day
 * @to: (inout): a day
 *
 * Brings two days nearer to each other, as far as no school day is left out.
 */
void
pmap_calendar_clip (const PmapCalendar *self,
                    PmapDate           *from,
                    PmapDate           *to)
{
  g_return_if_fail (self != NULL && from != NULL && to != NULL);

  if (!self->has_terms)
    return;
  *from = MAX (*from, self->first);
  *to = MIN (*to, self->first + self->n_days - 1);
}

/* The week of the table that a day is in; NULL for none. */
static const Week *
find_week (const PmapCalendar *self,
           PmapDate            date)
{
  guint week = date >= self->first_monday ? (date - self->first_monday) / 7 : G_MAXUINT;

  return week < self->n_weeks ? &self->weeks[week] : NULL;
}

/**
 * pmap_calendar_is_week_b:
 * @self: a calendar
 * @date: a school day
 *
 * Weeks in which there is school take turns, from the year's first one, which is week A unless the year says otherwise. Where no
 * terms are known, all weeks do, from the one of the year's first day.
 *
 * Returns: whether @date is in a week B
 */
gboolean
pmap_calendar_is_week_b (const PmapCalendar *self,
                         PmapDate            date)
{
  const Week *week;
  guint number;

  g_return_val_if_fail (self != NULL, FALSE);

  week = find_week (self, date);
  if (week != NULL)
    return (week->number % 2 == 1) != week->begins_with_b;
  number = (get_monday (date) / 7 + 1000000 - self->first_monday / 7) % 2;
  return number % 2 != (guint) self->begins_with_b;
}

/**
 * pmap_calendar_get_half_term:
 * @self: a calendar
 * @date: a day
 *
 * Returns: the number of the half term that @date is in, from 1; 0 for a week without school, and where no terms are known
 */
guint
pmap_calendar_get_half_term (const PmapCalendar *self,
                             PmapDate            date)
{
  const Week *week;

  g_return_val_if_fail (self != NULL, 0);

  week = find_week (self, date);
  return week != NULL ? week->half_term : 0;
}

/**
 * pmap_calendar_get_half_term_start:
 * @self: a calendar
 * @date: a day
 *
 * Returns: the Monday of the first week of the half term that @date is in; %PMAP_DATE_NONE where it is in none
 */
PmapDate
pmap_calendar_get_half_term_start (const PmapCalendar *self,
                                   PmapDate            date)
{
  const Week *week;

  g_return_val_if_fail (self != NULL, PMAP_DATE_NONE);

  week = find_week (self, date);
  return week != NULL ? week->half_term_start : PMAP_DATE_NONE;
}

/**
 * pmap_calendar_is_teaching_day:
 * @self: a calendar
 * @date: a day
 *
 * Returns: whether pupils are taught on @date; never on a Saturday or Sunday
 */
gboolean
pmap_calendar_is_teaching_day (const PmapCalendar *self,
                               PmapDate            date)
{
  return pmap_calendar_count_days (self, date, date, PMAP_WEEKDAYS_ALL) > 0;
}
