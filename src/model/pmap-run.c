/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an intervention really is, each value from where it is said first:
 *
 *   minutes           the intervention's, the provision's (a line of staff may say its own)
 *   sessions a week   the intervention's; one on each of its weekdays; the provision's
 *   weeks             the intervention's; counted from the calendar between its dates; the provision's; the year's.
 *                     Where the year's weeks are fixed, the calendar comes last.
 *                     Slots, where there are any, say themselves on which days its sessions are: neither how often nor weeks count.
 *   places            the intervention's, the provision's
 *   how taught        the intervention's, the provision's; together
 *   who pays          the intervention's funding streams; if it names none, the provision's
 *
 * Where weeks are counted from the calendar and weekdays are named, "how often" is spread over these days: see
 * pmap_run_count_sessions(). */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-run.h"

#include "model/pmap-document.h"
#include "model/pmap-places.h"
#include "model/pmap-slot-days.h"

#define DAYS_A_WEEK 5

static gint64
choose (gint64 first,
        gint64 second)
{
  return first != PMAP_UNSET ? first : second;
}

static void
find_weeks (PmapRun          *self,
            PmapIntervention *intervention,
            PmapYear         *year,
            gboolean          has_terms)
{
  gint64 usual_weeks = self->provision != NULL ? self->provision->weeks : PMAP_UNSET;
  gboolean dated = intervention->start != PMAP_DATE_NONE && intervention->end != PMAP_DATE_NONE;
  gboolean started = intervention->start != PMAP_DATE_NONE || intervention->end != PMAP_DATE_NONE;
  gboolean counting = has_terms && year->counting != PMAP_WEEKS_FIXED;

  self->weeks = PMAP_UNSET;
  if (intervention->weeks != PMAP_UNSET)
    self->weeks_from = PMAP_WEEKS_FROM_INTERVENTION, self->weeks = intervention->weeks;
  else if (counting && dated)
    self->weeks_from = PMAP_WEEKS_FROM_CALENDAR;
  else if (usual_weeks != PMAP_UNSET)
    self->weeks_from = PMAP_WEEKS_FROM_PROVISION, self->weeks = usual_weeks;
  else if (counting && started)
    self->weeks_from = PMAP_WEEKS_FROM_CALENDAR;
  else if (year != NULL && year->weeks != PMAP_UNSET)
    self->weeks_from = PMAP_WEEKS_FROM_YEAR, self->weeks = year->weeks;
  else if (started || (year != NULL && pmap_period_academic_year (year).from != PMAP_DATE_NONE))
    self->weeks_from = PMAP_WEEKS_FROM_CALENDAR;
  else
    self->weeks_from = PMAP_WEEKS_FROM_NOWHERE;
}

/**
 * pmap_run_get_slot_minutes:
 * @self: a run
 * @slot: one of its slots
 *
 * Returns: how long its sessions in @slot are, in minutes, or %PMAP_UNSET where nobody says
 */
gint64
pmap_run_get_slot_minutes (const PmapRun *self,
                           PmapSlot      *slot)
{
  g_return_val_if_fail (self != NULL && PMAP_IS_SLOT (slot), PMAP_UNSET);

  return choose (slot->minutes, self->minutes);
}

/* What its slots come to in a week; where all are as long, that is how long a session is. */
static void
add_up_slots (PmapRun          *self,
              PmapIntervention *intervention)
{
  guint n;
  gpointer const *slots = pmap_record_list_peek (intervention->slots, &n);
  gint64 all_minutes = 0, first = PMAP_UNSET;
  gboolean is_even = TRUE;

  self->sessions_per_week = 0;
  self->weekdays = 0;
  for (guint i = 0; i < n; i++)
    {
      gint64 often = pmap_slot_get_frequency (slots[i]), minutes = pmap_run_get_slot_minutes (self, slots[i]);

      self->sessions_per_week += often;
      if (pmap_slot_get_repeats (slots[i]) != PMAP_SLOT_ONE_DAY)     /* which keeps them, and does not ask for them */
        self->weekdays |= ((PmapSlot *) slots[i])->weekdays;
      if (i == 0)
        first = minutes;
      is_even &= minutes == first;
      all_minutes = minutes != PMAP_UNSET && all_minutes != PMAP_UNSET ? all_minutes + minutes * often : PMAP_UNSET;
    }
  self->minutes_per_week = all_minutes;
  if (is_even)
    self->minutes = first;
}

/**
 * pmap_run_fill:
 * @self: a run whose provision and tier are found already
 * @intervention: the intervention that it is
 * @year: (nullable): its document's school year
 * @has_terms: whether that has terms
 *
 * What pmap_run_find() does, for who costs a whole school and has these at hand.
 */
void
pmap_run_fill (PmapRun          *self,
               PmapIntervention *intervention,
               PmapYear         *year,
               gboolean          has_terms)
{
  const PmapProvision *provision = self->provision;

  self->minutes = choose (intervention->minutes, provision != NULL ? provision->minutes : PMAP_UNSET);
  self->places = pmap_places_get_size (intervention);
  self->weekdays = intervention->weekdays;
  self->sessions_per_week = intervention->sessions_per_week;
  if (self->sessions_per_week == PMAP_UNSET && self->weekdays != 0)
    self->sessions_per_week = pmap_run_count_weekdays (self) * PMAP_DECIMAL_ONE;
  if (self->sessions_per_week == PMAP_UNSET && provision != NULL)
    self->sessions_per_week = provision->sessions_per_week;
  self->taught = intervention->taught;
  if (self->taught == PMAP_TAUGHT_UNSAID && provision != NULL)
    self->taught = provision->taught;
  if (self->taught == PMAP_TAUGHT_UNSAID)
    self->taught = PMAP_TAUGHT_TOGETHER;
  self->payments = intervention->payments;
  if (provision != NULL && pmap_record_list_get_length (self->payments) == 0)
    self->payments = provision->payments;
  self->has_slots = pmap_record_list_get_length (intervention->slots) > 0;
  if (self->has_slots)
    {
      self->weeks_from = PMAP_WEEKS_FROM_SLOTS;
      self->weeks = PMAP_UNSET;
      add_up_slots (self, intervention);
    }
  else
    {
      find_weeks (self, intervention, year, has_terms);
      self->minutes_per_week = self->minutes != PMAP_UNSET && self->sessions_per_week != PMAP_UNSET
                                 ? self->minutes * self->sessions_per_week : PMAP_UNSET;
    }
  self->counts_weekdays = self->weeks_from == PMAP_WEEKS_FROM_CALENDAR && self->weekdays != 0;
}

/**
 * pmap_run_find:
 * @self: (out caller-allocates): what @intervention really is, good until the next change of its document
 * @intervention: an intervention, best one that is in a document
 *
 * Asks the menu of provision and the school year for what @intervention does not say.
 */
void
pmap_run_find (PmapRun          *self,
               PmapIntervention *intervention)
{
  PmapDocument *document;
  PmapYear *year;
  PmapRecord *tier = NULL;

  g_return_if_fail (self != NULL && PMAP_IS_INTERVENTION (intervention));

  document = pmap_record_get_document (PMAP_RECORD (intervention));
  year = document != NULL ? pmap_document_get_year (document) : NULL;
  self->provision = pmap_intervention_get_provision (intervention);
  if (self->provision != NULL)
    tier = pmap_document_find (document, self->provision->tier);
  self->tier = PMAP_IS_TIER (tier) ? PMAP_TIER (tier) : NULL;
  pmap_run_fill (self, intervention, year, year != NULL && pmap_calendar_year_has_terms (year));
}

/**
 * pmap_run_get_dates:
 * @intervention: an intervention
 *
 * Returns: its first and its last day, either %PMAP_DATE_NONE where nobody says
 */
PmapPeriod
pmap_run_get_dates (PmapIntervention *intervention)
{
  PmapPeriod period = pmap_period_whole_run ();

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention), period);

  period.from = intervention->start;
  period.to = intervention->end;
  return period;
}

/**
 * pmap_run_count_weekdays:
 * @self: a run
 *
 * Returns: how many weekdays it names
 */
gint64
pmap_run_count_weekdays (const PmapRun *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return __builtin_popcount (self->weekdays);
}

/**
 * pmap_run_count_sessions:
 * @self: a run whose sessions are counted on its weekdays
 * @n_days: how many of its teaching days that fall on one of them, from the first on
 *
 * With r sessions a week for each named weekday, j days have ⌈j × r⌉ sessions: 0.5 on Tuesday is every other Tuesday from
 * the first on, 1 on Monday and Thursday takes turns, 10 on five days is two a day.
 *
 * Returns: how many sessions there are on these days
 */
guint
pmap_run_count_sessions (const PmapRun *self,
                         guint          n_days)
{
  gint64 divisor;

  g_return_val_if_fail (self != NULL && self->counts_weekdays, 0);

  if (self->sessions_per_week == PMAP_UNSET)
    return 0;
  divisor = pmap_run_count_weekdays (self) * PMAP_DECIMAL_ONE;
  return (n_days * self->sessions_per_week + divisor - 1) / divisor;
}

/**
 * pmap_run_exceeds_dates:
 * @self: what @intervention really is
 * @intervention: an intervention that does not end before it starts
 * @calendar: its document's
 * @academic_year: its document's
 * @n_days: (out): how many school days lie between its dates
 *
 * A number of weeks stays when the last day is brought forward, and the cost with it. Paid weeks (45) may be more than a
 * school year has, so that a run on all of its days is as it was meant; and what is held in the holidays, or outside the
 * year that the calendar knows, cannot be judged. Where it was cut short by a change from a date, only a part of its weeks is
 * costed.
 *
 * Returns: whether more weeks are costed than school weeks lie between its dates, rounded up
 */
gboolean
pmap_run_exceeds_dates (const PmapRun      *self,
                        PmapIntervention   *intervention,
                        const PmapCalendar *calendar,
                        const PmapPeriod   *academic_year,
                        guint              *n_days)
{
  PmapDate start, end;

  g_return_val_if_fail (self != NULL && PMAP_IS_INTERVENTION (intervention) && calendar != NULL && academic_year != NULL
                        && n_days != NULL, FALSE);

  *n_days = 0;
  start = intervention->start;
  end = intervention->end;
  if (self->weeks == PMAP_UNSET || start == PMAP_DATE_NONE || end == PMAP_DATE_NONE || start > end
      || start < academic_year->from || end > academic_year->to || intervention->spread_days != PMAP_UNSET)
    return FALSE;
  *n_days = pmap_calendar_count_days (calendar, start, end, PMAP_WEEKDAYS_ALL);
  if (*n_days == 0
      || *n_days == pmap_calendar_count_days (calendar, academic_year->from, academic_year->to, PMAP_WEEKDAYS_ALL))
    return FALSE;
  return self->weeks > (*n_days + DAYS_A_WEEK - 1) / DAYS_A_WEEK * PMAP_DECIMAL_ONE;
}

/* The weeks of the school days between two dates, or of the weekdays where none is a school day. */
static gint64
count_weeks (const PmapCalendar *calendar,
             PmapDate            from,
             PmapDate            to)
{
  guint n = pmap_calendar_count_days (calendar, from, to, PMAP_WEEKDAYS_ALL);

  if (n == 0)
    n = pmap_calendar_count_weekdays (from, to, PMAP_WEEKDAYS_ALL);
  return n * (PMAP_DECIMAL_ONE / DAYS_A_WEEK);
}

/**
 * pmap_run_count_weeks_until:
 * @intervention: an intervention in a document
 * @last_day: a day of it
 *
 * How many of its weeks are over when it ends on @last_day, before it was to. They lie evenly on its school days, so that what
 * was costed until then stays; where they are more than lie between its dates, or it has no last day, the school weeks count.
 * Where they lie on a number of days that is said, its own days take their part of them, and they stay as they are.
 *
 * Returns: the weeks, in ten-thousandths, or %PMAP_UNSET where no number of weeks is costed
 */
gint64
pmap_run_count_weeks_until (PmapIntervention *intervention,
                            PmapDate          last_day)
{
  PmapDocument *document;
  PmapYear *year;
  g_autoptr (PmapCalendar) calendar = NULL;
  PmapPeriod academic_year;
  PmapDate first;
  PmapRun run;
  guint weekdays, n_over, n_all;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (intervention) && last_day != PMAP_DATE_NONE, PMAP_UNSET);
  document = pmap_record_get_document (PMAP_RECORD (intervention));
  g_return_val_if_fail (document != NULL, PMAP_UNSET);

  pmap_run_find (&run, intervention);
  year = pmap_document_get_year (document);
  academic_year = pmap_period_academic_year (year);
  first = intervention->start != PMAP_DATE_NONE ? intervention->start : academic_year.from;
  if (run.weeks == PMAP_UNSET || intervention->spread_days != PMAP_UNSET || first == PMAP_DATE_NONE || first > last_day
      || (intervention->end != PMAP_DATE_NONE && intervention->end <= last_day))
    return run.weeks;
  calendar = pmap_calendar_new (year);
  if (intervention->end == PMAP_DATE_NONE
      || pmap_run_exceeds_dates (&run, intervention, calendar, &academic_year, &n_all))
    return MIN (run.weeks, count_weeks (calendar, first, last_day));
  weekdays = run.weekdays != 0 ? run.weekdays : PMAP_WEEKDAYS_ALL;
  n_all = pmap_calendar_count_days (calendar, first, intervention->end, weekdays);
  n_over = pmap_calendar_count_days (calendar, first, last_day, weekdays);
  if (n_all == 0)
    {
      n_all = intervention->end - first + 1;
      n_over = last_day - first + 1;
    }
  return (run.weeks * n_over + n_all / 2) / n_all;
}
