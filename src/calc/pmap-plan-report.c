/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a figure may not be what was meant. A cost is always given, for half a map is better than none while it is being
 * filled in; what is missing counts as £0.00, and here it is said. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-plan-private.h"

#include "calc/pmap-costing-private.h"

#include <glib/gi18n.h>

static const PmapIssueKind never_over = {
  "ends-first", PMAP_PLURAL_ ("%u group ends before it starts", "%u groups end before they start"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_frequency = {
  "no-frequency", PMAP_PLURAL_ ("Nobody says how often %u group takes place", "Nobody says how often %u groups take place"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_weeks = {
  "no-weeks", PMAP_PLURAL_ ("Nobody says for how long %u group runs", "Nobody says for how long %u groups run"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_teaching_day = {
  "no-teaching-day", PMAP_PLURAL_ ("%u group has no teaching day", "%u groups have no teaching day"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_terms = {
  "no-terms", PMAP_PLURAL_ ("%u group is counted without term dates", "%u groups are counted without term dates"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_rate = {
  "no-rate", PMAP_PLURAL_ ("%u hourly rate is missing", "%u hourly rates are missing"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_staff = {
  "no-staff", PMAP_PLURAL_ ("%u group has nobody to give it", "%u groups have nobody to give them"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_role = {
  "no-role", PMAP_PLURAL_ ("%u group has staff without a role", "%u groups have staff without a role"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_minutes = {
  "no-minutes", PMAP_PLURAL_ ("Nobody says how long a session of %u group is", "Nobody says how long a session of %u groups is"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind nobodys_cost = {
  "nobodys-cost", PMAP_PLURAL_ ("The cost of %u group is nobody’s for a time", "The cost of %u groups is nobody’s for a time"), PMAP_URGENCY_MONEY
};

typedef struct
{
  const PmapPlan *plan;
  const PmapCosting *costing;
  PmapIssues **issues;
} Report;

/* Whom it is about is said where the issue is shown: a cost is kept longer than a name. */
static void G_GNUC_PRINTF (4, 5)
add (Report              *self,
     const PmapIssueKind *kind,
     const char          *field,
     const char          *format,
     ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (*self->issues == NULL)
    *self->issues = pmap_issues_new ();
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  pmap_issues_add (*self->issues, PMAP_SEVERITY_WARNING, pmap_record_get_id (PMAP_RECORD (self->plan->intervention)),
                   field, "%s", message)->kind = kind;
}

static void
report_time (Report *self)
{
  const PmapPlan *plan = self->plan;

  if (plan->spread == PMAP_SPREAD_NOWHERE)
    add (self, &never_over, "end", _("The last day is before the first, so this counts as £0.00"));
  else if (plan->sessions_per_week == PMAP_UNSET)
    add (self, &no_frequency, "sessions-per-week", _("Nobody says how often it takes place, so its sessions count as £0.00"));
  else if (plan->weeks_from == PMAP_WEEKS_FROM_NOWHERE)
    add (self, &no_weeks, "weeks", _("Nobody says for how many weeks, so its sessions count as £0.00"));
  else if (plan->weeks_from == PMAP_WEEKS_FROM_CALENDAR && plan->spread != PMAP_SPREAD_TEACHING_DAYS)
    add (self, &no_teaching_day, "start", _("None of its days is a teaching day, so its sessions count as £0.00"));
  else if (plan->weeks_from == PMAP_WEEKS_FROM_CALENDAR && !pmap_calendar_has_terms (self->costing->calendar))
    add (self, &no_terms, "weeks", _("The school year has no terms yet, so holidays are counted like school days"));
}

static void
report_rate (Report             *self,
             const PmapPlanLine *line)
{
  g_autofree char *role = NULL, *date = NULL;

  if (line->rates->n_rates == 0)
    {
      PmapRecord *set = pmap_document_find (self->costing->document, self->costing->rate_set);
      g_autofree char *name = set != NULL ? pmap_record_describe (set) : NULL;

      role = pmap_record_describe (PMAP_RECORD (line->rates->role));
      if (name != NULL)
        add (self, &no_rate, "staffing",
             /* translators: a staff role, and the name of a rate set. */
             _("There is no hourly rate for “%1$s” in “%2$s”, so it counts as £0.00"), role, name);
      else
        /* translators: %s is a staff role. */
        add (self, &no_rate, "staffing", _("There is no hourly rate for “%s”, so it counts as £0.00"), role);
      return;
    }
  for (guint i = 0; i < self->plan->n_segments; i++)
    {
      const PmapSegment *segment = _pmap_plan_get_segment (self->plan, i);

      if (segment->n_days == 0 || _pmap_plan_find_rate (self->plan, line, segment->first) != NULL)
        continue;
      role = pmap_record_describe (PMAP_RECORD (line->rates->role));
      date = pmap_date_format (line->rates->rates[0].from);
      add (self, &no_rate, "staffing",
           /* translators: a staff role, and a date. */
           _("There is no hourly rate for “%1$s” before %2$s; what is before counts as £0.00"), role, date);
      return;
    }
}

static void
report_staff (Report *self)
{
  const PmapPlan *plan = self->plan;
  gboolean unknown_role = FALSE, unknown_minutes = FALSE;

  if (plan->lines->len == 0 && plan->resources_once == 0 && plan->resources_each == 0)
    add (self, &no_staff, "staffing", _("Nobody is named to give it, and nothing is bought for it, so it counts as £0.00"));
  for (guint i = 0; i < plan->lines->len; i++)
    {
      const PmapPlanLine *line = &g_array_index (plan->lines, PmapPlanLine, i);

      unknown_minutes |= line->minutes + line->preparation == 0;
      if (line->rates == NULL || line->rates->role == NULL)
        unknown_role = TRUE;
      else
        report_rate (self, line);
    }
  if (unknown_role)
    add (self, &no_role, "staffing", _("A line of its staff names no role, so that line counts as £0.00"));
  if (unknown_minutes)
    add (self, &no_minutes, "minutes", _("Nobody says how long a session is, so its staff count as £0.00"));
}

static void
report_members (Report *self)
{
  const PmapPlan *plan = self->plan;

  for (guint i = 0; i < plan->n_segments; i++)
    {
      const PmapSegment *segment = _pmap_plan_get_segment (plan, i);
      g_autofree char *first = NULL, *last = NULL;

      if (segment->weight != 0 || mpz_sgn (segment->cost) == 0)
        continue;
      if (pmap_record_list_get_length (plan->intervention->members) == 0)
        {
          add (self, &nobodys_cost, "members", _("There are no members, so the cost is nobody's"));
          return;
        }
      first = pmap_date_format (segment->first);
      last = pmap_date_format (segment->last);
      if (plan->spread == PMAP_SPREAD_AT_ONCE || segment->n_members > 0)
        add (self, &nobodys_cost, "members", _("The shares of its members are all 0, so its cost is nobody's"));
      else
        /* translators: two dates. */
        add (self, &nobodys_cost, "members", _("Nobody is a member from %1$s to %2$s, so the cost of these days is nobody's"),
             first, last);
      return;
    }
}

/* Adds to *issues, which is made when there is something to add. */
void
_pmap_plan_report (const PmapPlan    *self,
                   const PmapCosting *costing,
                   PmapIssues       **issues)
{
  Report report = { self, costing, issues };

  if (self->uncosted)
    return;
  report_time (&report);
  report_staff (&report);
  report_members (&report);
}
