/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days that a figure is about. Schools think in terms and in academic years, their budgets in financial ones;
 * "today" is always told from outside, so that the same document gives the same figures on any day. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-period.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "model/pmap-record-list.h"

#include <glib/gi18n.h>
#include <string.h>

/* How long before 1 September a school year may begin, or after 31 August end. */
#define SUMMER_DAYS 45
/* A school year that is longer than two of these was mistyped; that is said elsewhere. */
#define MOST_FINANCIAL_YEARS 3

/**
 * pmap_period_whole_run:
 *
 * Returns: all days
 */
PmapPeriod
pmap_period_whole_run (void)
{
  return (PmapPeriod) { PMAP_PERIOD_WHOLE_RUN, PMAP_DATE_NONE, PMAP_DATE_NONE };
}

/**
 * pmap_period_to_date:
 * @today: what day it is
 *
 * Returns: all days until @today, itself inside
 */
PmapPeriod
pmap_period_to_date (PmapDate today)
{
  return (PmapPeriod) { PMAP_PERIOD_TO_DATE, PMAP_DATE_NONE, today };
}

/**
 * pmap_period_delivered:
 * @today: what day it is
 *
 * Returns: all days until @today, of which only the sessions that were held are costed
 */
PmapPeriod
pmap_period_delivered (PmapDate today)
{
  return (PmapPeriod) { PMAP_PERIOD_DELIVERED, PMAP_DATE_NONE, today };
}

/**
 * pmap_period_to_come:
 * @year: a document's year
 * @today: what day it is
 *
 * What is projected: planned and not yet over. Its days and those of the year until @today are the year; a figure of each is rounded by
 * itself.
 *
 * Returns: the days after @today until the end of the academic year; none where it is over: the last day is before the first then
 */
PmapPeriod
pmap_period_to_come (PmapYear *year,
                     PmapDate  today)
{
  PmapPeriod period;

  g_return_val_if_fail (PMAP_IS_YEAR (year) && today != PMAP_DATE_NONE, pmap_period_whole_run ());

  period = pmap_period_academic_year (year);
  period.kind = PMAP_PERIOD_TO_COME;
  period.from = period.from != PMAP_DATE_NONE ? MAX (period.from, today + 1) : today + 1;
  if (period.to != PMAP_DATE_NONE)
    period.to = MAX (period.to, period.from - 1);
  return period;
}

/**
 * pmap_period_term:
 * @term: a term
 *
 * Returns: the days of @term
 */
PmapPeriod
pmap_period_term (PmapTerm *term)
{
  g_return_val_if_fail (PMAP_IS_TERM (term), pmap_period_whole_run ());

  return (PmapPeriod) { PMAP_PERIOD_TERM, term->start, term->end };
}

/* The year from the first of a month to the day before it a year later, that has a given day. */
static PmapPeriod
find_year (PmapPeriodKind kind,
           PmapDate       date,
           guint          first_month)
{
  guint month, year;

  pmap_date_split (date, NULL, &month, &year);
  year -= month < first_month;
  return (PmapPeriod) { kind, pmap_date_new (1, first_month, year), pmap_date_new (1, first_month, year + 1) - 1 };
}

/**
 * pmap_period_academic_year:
 * @year: a document's year
 *
 * The days that @year gives; what it leaves unsaid is 1 September to 31 August round what it does say, or round its
 * earliest term.
 *
 * Returns: the academic year, or no limits where @year has no date at all
 */
PmapPeriod
pmap_period_academic_year (PmapYear *year)
{
  PmapPeriod period = { PMAP_PERIOD_ACADEMIC_YEAR, PMAP_DATE_NONE, PMAP_DATE_NONE };
  PmapDate known = PMAP_DATE_NONE;  /* a day that is surely inside */

  g_return_val_if_fail (PMAP_IS_YEAR (year), period);

  /* A year that begins in the last weeks of August is the one that the next September is in. */
  if (year->start != PMAP_DATE_NONE)
    known = year->start + SUMMER_DAYS;
  else if (year->end != PMAP_DATE_NONE)
    known = year->end - SUMMER_DAYS;
  else
    for (guint i = 0; i < pmap_record_list_get_length (year->terms); i++)
      {
        PmapTerm *term = pmap_record_list_get (year->terms, i);

        if (term->start != PMAP_DATE_NONE && (known == PMAP_DATE_NONE || term->start + SUMMER_DAYS < known))
          known = term->start + SUMMER_DAYS;
      }
  if (known != PMAP_DATE_NONE)
    period = find_year (PMAP_PERIOD_ACADEMIC_YEAR, known, 9);
  if (year->start != PMAP_DATE_NONE)
    period.from = year->start;
  if (year->end != PMAP_DATE_NONE)
    period.to = year->end;
  return period;
}

/**
 * pmap_period_financial_year:
 * @date: a day
 *
 * Returns: the year from 1 April to 31 March that has @date
 */
PmapPeriod
pmap_period_financial_year (PmapDate date)
{
  g_return_val_if_fail (date != PMAP_DATE_NONE, pmap_period_whole_run ());

  return find_year (PMAP_PERIOD_FINANCIAL_YEAR, date, 4);
}

/**
 * pmap_period_dates:
 * @from: the first day, or %PMAP_DATE_NONE
 * @to: the last day, or %PMAP_DATE_NONE
 *
 * Returns: the days from @from to @to, both inside
 */
PmapPeriod
pmap_period_dates (PmapDate from,
                   PmapDate to)
{
  return (PmapPeriod) { PMAP_PERIOD_DATES, from, to };
}

static gboolean
is_word (const char *folded,
         const char *word)
{
  g_autofree char *folded_word = pmap_text_fold (word);

  return g_str_equal (folded, folded_word);
}

/* "2026-09-01..2026-12-18"; either day may be left out. */
static gboolean
parse_dates (const char  *typed,
             const char  *dots,
             PmapPeriod  *period,
             GError     **error)
{
  g_autofree char *first = g_strstrip (g_strndup (typed, dots - typed));
  g_autofree char *last = g_strstrip (g_strdup (dots + strlen ("..")));
  PmapDate from = PMAP_DATE_NONE, to = PMAP_DATE_NONE;

  if ((*first != '\0' && !pmap_date_parse (first, PMAP_DATE_NONE, &from, error))
      || (*last != '\0' && !pmap_date_parse (last, PMAP_DATE_NONE, &to, error)))
    return FALSE;
  if (from != PMAP_DATE_NONE && to != PMAP_DATE_NONE && from > to)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: %s is what the user typed as a period. */
                   _("“%s” ends before it begins"), typed);
      return FALSE;
    }
  *period = pmap_period_dates (from, to);
  return TRUE;
}

/**
 * pmap_period_parse:
 * @typed: the nick of one of pmap_period_list(), "year" for the academic year, "financial-year" for the one of @today, the name of a
 *   term, or two days with ".." between them
 * @year: the document's year
 * @today: what day it is; the financial year is the one that it is in
 * @period: (out): the period
 * @error: says in plain words why not
 *
 * The one way in for the command line and for settings.
 *
 * Returns: whether @typed is a period
 */
gboolean
pmap_period_parse (const char  *typed,
                   PmapYear    *year,
                   PmapDate     today,
                   PmapPeriod  *period,
                   GError     **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  const char *dots;

  g_return_val_if_fail (typed != NULL && PMAP_IS_YEAR (year) && period != NULL, FALSE);

  dots = strstr (typed, "..");
  if (dots != NULL)
    return parse_dates (typed, dots, period, error);
  choices = pmap_period_list (year, today);
  for (guint i = 0; i < choices->len; i++)
    {
      const PmapPeriodChoice *choice = choices->pdata[i];

      if (g_str_equal (typed, choice->nick))
        {
          *period = choice->period;
          return TRUE;
        }
    }

  folded = pmap_text_fold (typed);
  if (is_word (folded, "whole-run"))
    *period = pmap_period_whole_run ();
  else if (is_word (folded, "to-date"))
    *period = pmap_period_to_date (today);
  else if (is_word (folded, "delivered"))
    *period = pmap_period_delivered (today);
  else if (is_word (folded, "to-come") && today != PMAP_DATE_NONE)
    *period = pmap_period_to_come (year, today);
  else if (is_word (folded, "academic-year") || is_word (folded, "year"))
    *period = pmap_period_academic_year (year);
  else if (is_word (folded, "financial-year"))
    *period = pmap_period_financial_year (today);
  else
    {
      for (guint i = 0; i < pmap_record_list_get_length (year->terms); i++)
        {
          PmapTerm *term = pmap_record_list_get (year->terms, i);
          const char *id = pmap_record_get_id (PMAP_RECORD (term));

          if ((term->name != NULL && is_word (folded, term->name)) || (id != NULL && is_word (folded, id)))
            {
              *period = pmap_period_term (term);
              return TRUE;
            }
        }
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: %s is what the user typed as a period. The quoted words are typed as they stand. */
                   _("“%s” is not a period: write whole-run, to-date, delivered, to-come, academic-year, financial-year, the name of a "
                     "term, or two dates like 2026-09-01..2026-12-18"), typed);
      return FALSE;
    }
  return TRUE;
}

gboolean
pmap_period_equal (const PmapPeriod *self,
                   const PmapPeriod *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->kind == other->kind && self->from == other->from && self->to == other->to;
}

static char *
describe_dates (const PmapPeriod *self)
{
  g_autofree char *from = pmap_date_format (self->from), *to = pmap_date_format (self->to);

  if (self->from == PMAP_DATE_NONE && self->to == PMAP_DATE_NONE)
    return NULL;
  if (self->from == PMAP_DATE_NONE)
    /* translators: a period; %s is its last day. */
    return g_strdup_printf (_("until %s"), to);
  if (self->to == PMAP_DATE_NONE)
    /* translators: a period; %s is its first day. */
    return g_strdup_printf (_("from %s"), from);
  /* translators: a period: its first and its last day. */
  return g_strdup_printf (_("%1$s to %2$s"), from, to);
}

static const char *
find_name (const PmapPeriod *self,
           PmapYear         *year)
{
  switch (self->kind)
    {
    case PMAP_PERIOD_TO_DATE:
      return _("To date");
    case PMAP_PERIOD_DELIVERED:
      return _("To date, as delivered");
    case PMAP_PERIOD_TO_COME:
      return _("Still to come");
    case PMAP_PERIOD_TERM:
      for (guint i = 0; year != NULL && i < pmap_record_list_get_length (year->terms); i++)
        {
          PmapTerm *term = pmap_record_list_get (year->terms, i);

          if (term->start == self->from && term->end == self->to && term->name != NULL)
            return term->name;
        }
      return _("Term");
    case PMAP_PERIOD_ACADEMIC_YEAR:
      return _("Academic year");
    case PMAP_PERIOD_FINANCIAL_YEAR:
      return _("Financial year");
    case PMAP_PERIOD_DATES:
    case PMAP_PERIOD_WHOLE_RUN:
    default:
      return _("Whole run");
    }
}

/**
 * pmap_period_describe:
 * @self: a period
 * @year: (nullable): the document's year, for the names of its terms
 *
 * Returns: (transfer full): the period in words, to stand alone: "Academic year, 1 September 2026 to 31 August 2027"
 */
char *
pmap_period_describe (const PmapPeriod *self,
                      PmapYear         *year)
{
  g_autofree char *dates = NULL;
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);

  dates = describe_dates (self);
  name = find_name (self, year);
  if (dates == NULL)
    return g_strdup (name);
  if (self->kind == PMAP_PERIOD_DATES)
    return g_steal_pointer (&dates);
  /* translators: the name of a period, then its days: "Autumn, 2 September 2026 to 18 December 2026". */
  return g_strdup_printf (_("%1$s, %2$s"), name, dates);
}

/* "2026/27", for a year from a spring or an autumn to the next. */
static char *
name_year (PmapDate first_day)
{
  guint year;

  pmap_date_split (first_day, NULL, NULL, &year);
  return g_strdup_printf ("%u/%02u", year, (year + 1) % 100);
}

/* "Autumn" wants "term" behind it; "Autumn term", "Term 1" and "Autumn 1" do not. */
static gboolean
is_bare_name (const char *name)
{
  g_autofree char *folded = pmap_text_fold (name);

  return strpbrk (name, " 0123456789") == NULL && strstr (folded, "term") == NULL;
}

static char *
say_term (const char *name)
{
  /* translators: %s is the name of a term, "Autumn"; it follows words such as "Cost": "Cost in the Autumn term". */
  return g_strdup_printf (is_bare_name (name) ? _("in the %s term")
                                              /* translators: %s is the name of a term that says that it is one, "Autumn term",
                                               * "Autumn 1"; it follows words such as "Cost". */
                                              : _("in %s"), name);
}

/**
 * pmap_period_say_when:
 * @self: a period
 * @year: (nullable): the document's year, for the names of its terms
 *
 * The end of every caption of a figure that depends on the period.
 *
 * Returns: (transfer full): the period as it follows other words: "this year", "in the Autumn term", "to date"
 */
char *
pmap_period_say_when (const PmapPeriod *self,
                      PmapYear         *year)
{
  g_autofree char *name = NULL, *dates = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case PMAP_PERIOD_TO_DATE:
      /* translators: follows words such as "Cost": what was planned until today. */
      return g_strdup (_("to date"));
    case PMAP_PERIOD_DELIVERED:
      /* translators: follows words such as "Cost": what was held until today, of what was planned. */
      return g_strdup (_("to date, as delivered"));
    case PMAP_PERIOD_TO_COME:
      /* translators: follows words such as "Cost": what is planned from tomorrow to the end of the school year. */
      return g_strdup (_("still to come this year"));
    case PMAP_PERIOD_TERM:
      return say_term (find_name (self, year));
    case PMAP_PERIOD_ACADEMIC_YEAR:
      /* translators: follows words such as "Cost": the school year of the map. */
      return g_strdup (_("this year"));
    case PMAP_PERIOD_FINANCIAL_YEAR:
      name = name_year (self->from);
      /* translators: %s is a financial year, "2026/27"; it follows words such as "Cost". */
      return g_strdup_printf (_("in financial year %s"), name);
    case PMAP_PERIOD_DATES:
      dates = describe_dates (self);
      if (dates != NULL && self->from != PMAP_DATE_NONE && self->to != PMAP_DATE_NONE)
        /* translators: %s is a period, "1 March 2027 to 3 April 2027"; it follows words such as "Cost". */
        return g_strdup_printf (_("for %s"), dates);
      if (dates != NULL)
        return g_steal_pointer (&dates);
      G_GNUC_FALLTHROUGH;
    case PMAP_PERIOD_WHOLE_RUN:
    default:
      /* translators: follows words such as "Cost": from the first to the last session of each group, whatever the year. */
      return g_strdup (_("over the whole run"));
    }
}

/**
 * pmap_period_say_cost:
 * @self: a period
 * @year: (nullable): the document's year, for the names of its terms
 *
 * Returns: (transfer full): what a cost in @self is called wherever one stands: "Cost this year", "Cost in the Autumn term"
 */
char *
pmap_period_say_cost (const PmapPeriod *self,
                      PmapYear         *year)
{
  g_autofree char *when = pmap_period_say_when (self, year);

  /* translators: %s is when: "this year", "in the Autumn term", "to date". */
  return g_strdup_printf (_("Cost %s"), when);
}

static void
free_choice (gpointer data)
{
  PmapPeriodChoice *choice = data;

  g_free (choice->nick);
  g_free (choice->name);
  g_free (choice);
}

static void
add_choice (GPtrArray  *choices,
            PmapPeriod  period,
            const char *nick,
            const char *name)
{
  PmapPeriodChoice *choice = g_new (PmapPeriodChoice, 1);

  *choice = (PmapPeriodChoice) { g_strdup (nick), g_strdup (name), period };
  g_ptr_array_add (choices, choice);
}

/* A school year lies in two financial years; of a map without a year it is the one of today. */
static void
add_financial_years (GPtrArray        *choices,
                     const PmapPeriod *academic_year,
                     PmapDate          today)
{
  PmapDate first = academic_year->from != PMAP_DATE_NONE ? academic_year->from : today;
  PmapDate last = academic_year->to != PMAP_DATE_NONE ? academic_year->to : first;
  PmapPeriod period;

  if (first == PMAP_DATE_NONE)
    return;
  for (guint i = 0; i < MOST_FINANCIAL_YEARS; i++, first = period.to + 1)
    {
      g_autofree char *year = NULL, *nick = NULL, *name = NULL;

      period = pmap_period_financial_year (first);
      year = name_year (period.from);
      nick = g_strdup_printf ("financial-year-%.4s", year);
      /* translators: %s is a financial year, "2026/27". */
      name = g_strdup_printf (_("Financial year %s"), year);
      add_choice (choices, period, nick, name);
      if (period.to >= last)
        break;
    }
}

/**
 * pmap_period_list:
 * @year: the document's year
 * @today: what day it is, or %PMAP_DATE_NONE
 *
 * All periods that figures can be shown for, the academic year first: what the windows offer, and pmap_period_parse() takes.
 *
 * Returns: (transfer container) (element-type PmapPeriodChoice): the periods
 */
GPtrArray *
pmap_period_list (PmapYear *year,
                  PmapDate  today)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (free_choice);
  PmapPeriod academic_year;

  g_return_val_if_fail (PMAP_IS_YEAR (year), choices);

  academic_year = pmap_period_academic_year (year);
  add_choice (choices, academic_year, "academic-year", _("Academic year"));
  for (guint i = 0; i < pmap_record_list_get_length (year->terms); i++)
    {
      PmapTerm *term = pmap_record_list_get (year->terms, i);
      const char *id = pmap_record_get_id (PMAP_RECORD (term));
      PmapPeriod period = pmap_period_term (term);

      if (id != NULL && term->start != PMAP_DATE_NONE && term->end != PMAP_DATE_NONE)
        add_choice (choices, period, id, find_name (&period, year));
    }
  if (today != PMAP_DATE_NONE)
    {
      add_choice (choices, pmap_period_to_date (today), "to-date", _("To date, as planned"));
      add_choice (choices, pmap_period_delivered (today), "delivered", _("To date, as delivered"));
      if (academic_year.to == PMAP_DATE_NONE || today < academic_year.to)
        add_choice (choices, pmap_period_to_come (year, today), "to-come", _("Still to come this year"));
    }
  add_financial_years (choices, &academic_year, today);
  add_choice (choices, pmap_period_whole_run (), "whole-run", _("Whole run"));
  return choices;
}
