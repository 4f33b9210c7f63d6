/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many days of school a year has, which every school knows of itself and so sees at once that a date is wrong; and what can be
 * wrong with a term or a closure among the others of its year. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-school-days.h"

#include "model/pmap-calendar.h"
#include "model/pmap-closure.h"
#include "model/pmap-kind-typed.h"
#include "model/pmap-record-list.h"
#include "model/pmap-subject.h"
#include "model/pmap-term.h"

#include <glib/gi18n.h>

static const PmapIssueKind wrong_span = {
  "wrong-dates",
  PMAP_PLURAL_ ("%u term or closure does not fit the school year", "%u terms and closures do not fit the school year"),
  PMAP_URGENCY_MONEY
};
static const PmapIssueKind idle_closure = {
  "idle-closure", PMAP_PLURAL_ ("%u closure is in no term", "%u closures are in no term"), PMAP_URGENCY_REST
};

/** More terms than any school year has: a file made to do harm is not looked through for each of them. */
#define TERMS_MAX 50

/* A day entered twice is one day. A slip of a year makes a closure last for a century: that is no INSET day. */
static guint
count_inset (PmapRecordList *closures)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < pmap_record_list_get_length (closures); i++)
    {
      PmapClosure *closure = pmap_record_list_get (closures, i);

      if (closure->kind != PMAP_CLOSURE_INSET || closure->start == PMAP_DATE_NONE || closure->end < closure->start)
        continue;
      for (PmapDate day = closure->start; day <= MIN (closure->end, closure->start + 366); day++)
        if (PMAP_WEEKDAYS_ALL >> pmap_date_weekday (day) & 1)
          g_hash_table_add (days, GUINT_TO_POINTER (day));
    }
  return g_hash_table_size (days);
}

/**
 * pmap_school_days_count:
 * @year: a school year
 *
 * Returns: its days of school; none where it has no terms
 */
PmapSchoolDays
pmap_school_days_count (PmapYear *year)
{
  PmapSchoolDays days = { 0 };
  g_autoptr (PmapCalendar) calendar = NULL;
  PmapDate first = 1;

  g_return_val_if_fail (PMAP_IS_YEAR (year), days);

  if (pmap_record_list_get_length (year->past) > 0 && year->start != PMAP_DATE_NONE)
    first = year->start;

  calendar = pmap_calendar_new (year);
  days.inset = count_inset (year->closures);
  if (!pmap_calendar_has_terms (calendar))
    return days;
  for (guint i = 0; i < PMAP_SCHOOL_WEEKDAYS; i++)
    {
      days.weekdays[i] = pmap_calendar_count_days (calendar, first, G_MAXUINT32 - 1, 1u << i);
      days.pupils += days.weekdays[i];
    }
  return days;
}

/**
 * pmap_school_days_describe:
 * @self: counted days
 *
 * Returns: (transfer full): "187 days for pupils, 3 fewer than the usual 190. 5 INSET days."
 */
char *
pmap_school_days_describe (const PmapSchoolDays *self)
{
  g_autofree char *pupils = NULL, *inset = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  pupils = g_strdup_printf (ngettext ("%u day for pupils", "%u days for pupils", self->pupils), self->pupils);
  inset = self->inset == 0 ? g_strdup (_("No INSET day")) : g_strdup_printf (ngettext ("%u INSET day", "%u INSET days", self->inset), self->inset);
  if (self->pupils == PMAP_SCHOOL_DAYS_USUAL)
    /* translators: "190 days for pupils, as is usual. 5 INSET days." */
    return g_strdup_printf (_("%1$s, as is usual. %2$s."), pupils, inset);
  if (self->pupils < PMAP_SCHOOL_DAYS_USUAL)
    /* translators: "187 days for pupils, 3 fewer than the usual 190. 5 INSET days." */
    return g_strdup_printf (_("%1$s, %2$u fewer than the usual %3$u. %4$s."), pupils, PMAP_SCHOOL_DAYS_USUAL - self->pupils,
                            PMAP_SCHOOL_DAYS_USUAL, inset);
  /* translators: "195 days for pupils, 5 more than the usual 190. 0 INSET days." */
  return g_strdup_printf (_("%1$s, %2$u more than the usual %3$u. %4$s."), pupils, self->pupils - PMAP_SCHOOL_DAYS_USUAL,
                          PMAP_SCHOOL_DAYS_USUAL, inset);
}

/**
 * pmap_school_days_describe_weekdays:
 * @self: counted days
 *
 * Returns: (transfer full): "Monday 37, Tuesday 39, Wednesday 39, Thursday 39, Friday 36"
 */
char *
pmap_school_days_describe_weekdays (const PmapSchoolDays *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < PMAP_SCHOOL_WEEKDAYS; i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      /* translators: a weekday, and how often it is a school day in the year: "Monday 37". */
      g_string_append_printf (text, _("%1$s %2$u"), _(pmap_weekday_names[i]), self->weekdays[i]);
    }
  return g_string_free (text, FALSE);
}

/* --- what can be wrong --- */

static void
get_days (PmapRecord *span,
          PmapDate   *start,
          PmapDate   *end)
{
  *start = pmap_record_get_date (span, pmap_record_find_field (span, "start"));
  *end = pmap_record_get_date (span, pmap_record_find_field (span, "end"));
}

static gboolean
is_span (PmapDate start,
         PmapDate end)
{
  return start != PMAP_DATE_NONE && start <= end;
}

/* Whether the days are inside the year. */
static gboolean
check_year (PmapRecord *span,
            PmapYear   *year,
            PmapIssues *issues)
{
  g_autofree char *first = pmap_date_format (year->start), *last = pmap_date_format (year->end);
  PmapDate start, end;

  get_days (span, &start, &end);
  if (year->start != PMAP_DATE_NONE && start != PMAP_DATE_NONE && start < year->start)
    pmap_record_add_issue (span, issues, PMAP_SEVERITY_WARNING, &wrong_span, "start",
                           /* translators: %s is the first day of the school year. */
                           _("This is before the school year, which begins on %s"), first);
  else if (year->end != PMAP_DATE_NONE && start != PMAP_DATE_NONE && start > year->end)
    pmap_record_add_issue (span, issues, PMAP_SEVERITY_WARNING, &wrong_span, "start",
                           /* translators: %s is the last day of the school year. */
                           _("This is after the school year, which ends on %s"), last);
  else if (year->end != PMAP_DATE_NONE && end != PMAP_DATE_NONE && end > year->end)
    pmap_record_add_issue (span, issues, PMAP_SEVERITY_WARNING, &wrong_span, "end",
                           _("This is after the school year, which ends on %s"), last);
  else
    return TRUE;
  return FALSE;
}

/* Of two terms that overlap the later one is told. */
static void
check_overlap (PmapRecord     *term,
               PmapRecordList *terms,
               PmapIssues     *issues)
{
  PmapDate start, end, other_start, other_end;
  gboolean is_before = TRUE;       /* the other stands before this one in the list */

  get_days (term, &start, &end);
  for (guint i = 0; is_span (start, end) && i < pmap_record_list_get_length (terms); i++)
    {
      PmapRecord *other = pmap_record_list_get (terms, i);
      g_autofree char *name = NULL, *until = NULL;

      if (other == term)
        {
          is_before = FALSE;
          continue;
        }
      get_days (other, &other_start, &other_end);
      if (!is_span (other_start, other_end) || other_end < start || end < other_start || other_start > start
          || (other_start == start && !is_before))
        continue;
      name = pmap_record_describe (other);
      until = pmap_date_format (other_end);
      pmap_record_add_issue (term, issues, PMAP_SEVERITY_WARNING, &wrong_span, "start",
                             /* translators: a term and its last day. */
                             _("This overlaps with “%1$s”, which lasts until %2$s"), name, until);
      return;
    }
}

/* An INSET day before the term is usual: the staff begin before the pupils. */
static void
check_is_in_term (PmapClosure *closure,
                  PmapYear    *year,
                  PmapIssues  *issues)
{
  PmapDate start, end;

  if (closure->kind == PMAP_CLOSURE_INSET || !is_span (closure->start, closure->end) || !pmap_calendar_year_has_terms (year))
    return;
  for (guint i = 0; i < pmap_record_list_get_length (year->terms); i++)
    {
      get_days (pmap_record_list_get (year->terms, i), &start, &end);
      if (is_span (start, end) && start <= closure->end && closure->start <= end)
        return;
    }
  pmap_record_add_issue (PMAP_RECORD (closure), issues, PMAP_SEVERITY_NOTE, &idle_closure, "start",
                         _("These days are in no term, so nothing is changed by them"));
}

/**
 * pmap_school_days_check:
 * @span: a term or a closure
 * @issues: where to add what is wrong
 *
 * Warns of days outside the school year and of terms that overlap, and notes a closure in no term.
 */
void
pmap_school_days_check (PmapRecord *span,
                        PmapIssues *issues)
{
  PmapRecord *owner;

  g_return_if_fail ((PMAP_IS_TERM (span) || PMAP_IS_CLOSURE (span)) && issues != NULL);

  owner = pmap_record_get_owner (span);
  if (!PMAP_IS_YEAR (owner) || pmap_record_list_get_length (PMAP_YEAR (owner)->terms) > TERMS_MAX)
    return;
  if (!check_year (span, PMAP_YEAR (owner), issues))
    return;
  if (PMAP_IS_TERM (span))
    check_overlap (span, PMAP_YEAR (owner)->terms, issues);
  else
    check_is_in_term (PMAP_CLOSURE (span), PMAP_YEAR (owner), issues);
}
