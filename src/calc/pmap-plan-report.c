/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a figure may not be what was meant. A cost is always given, for half a map is better than none while it is being
 * filled in; what is missing counts as £0.00, and here it is said. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-plan-private.h"

#include "base/pmap-money.h"
#include "calc/pmap-cost.h"
#include "calc/pmap-costing-private.h"
#include "calc/pmap-payers.h"
#include "model/pmap-slot-days.h"

#include <glib/gi18n.h>
#include <stdlib.h>

static const PmapIssueKind never_over = {
  "ends-first", PMAP_PLURAL_ ("%u group ends before it starts", "%u groups end before they start"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_frequency = {
  "no-frequency", PMAP_PLURAL_ ("Nobody says how often %u group takes place", "Nobody says how often %u groups take place"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_weeks = {
  "no-weeks", PMAP_PLURAL_ ("Nobody says for how long %u group runs", "Nobody says for how long %u groups run"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind beyond_dates = {
  "beyond-dates", PMAP_PLURAL_ ("%u group is costed for more weeks than lie between its dates",
                                "%u groups are costed for more weeks than lie between their dates"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind beyond = {
  "beyond", PMAP_PLURAL_ ("%u group comes to more than can be meant", "%u groups come to more than can be meant"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_teaching_day = {
  "no-teaching-day", PMAP_PLURAL_ ("%u group has no teaching day", "%u groups have no teaching day"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_terms = {
  "no-terms", PMAP_PLURAL_ ("%u group is counted without term dates", "%u groups are counted without term dates"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind outside_run = {
  "slot-outside", PMAP_PLURAL_ ("%u slot is on a day without school or outside its dates",
                                "%u slots are on days without school or outside their dates"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_rate = {
  "no-rate", PMAP_PLURAL_ ("%u rate is missing", "%u rates are missing"), PMAP_URGENCY_MONEY
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

static const PmapIssueKind no_members = {
  "no-members", PMAP_PLURAL_ ("%u group has no members", "%u groups have no members"), PMAP_URGENCY_MONEY,
  N_("SEN support arrangements (Surrey): group size, the number of children")
};
static const PmapIssueKind nobody_there = {
  "nobody-there", PMAP_PLURAL_ ("%u group has nobody in it for a time", "%u groups have nobody in them for a time"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind nobody_counted = {
  "nobody-counted", PMAP_PLURAL_ ("%u group has a line of staff with nobody", "%u groups have a line of staff with nobody"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind too_many = {
  "too-many", PMAP_PLURAL_ ("%u group has more members than places", "%u groups have more members than places"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind payers_over = {
  "payers-over", PMAP_PLURAL_ ("%u group is paid for more than once", "%u groups are paid for more than once"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind twice = {
  "twice", PMAP_PLURAL_ ("%u group has a pupil twice", "%u groups have a pupil twice"), PMAP_URGENCY_MONEY
};

typedef struct
{
  const PmapPlan *plan;
  const PmapCosting *costing;
  PmapIssues **issues;
} Report;

/* Whom it is about is said where the issue is shown: a cost is kept longer than a name. */
G_GNUC_PRINTF (4, 5)
static void
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

/* A lump sum alone needs neither sessions nor weeks. */
static gboolean
needs_sessions (const PmapPlan *plan)
{
  return plan->lines->len > 0 || plan->resources_each != 0 || plan->resources_once == 0;
}

/* Its slots say when it is; the weeks that were said before do not count any more. */
static void
report_slots (Report *self)
{
  const PmapPlan *plan = self->plan;

  if (plan->spread == PMAP_SPREAD_AT_ONCE)
    add (self, &no_weeks, "start", _("Neither it nor the school year has dates, so its slots count as £0.00"));
  else if (plan->spread != PMAP_SPREAD_SLOTS)
    add (self, &no_teaching_day, "slots",
         _("None of its slots is on a school day between its dates, so its sessions count as £0.00"));
  else if (!pmap_calendar_has_terms (self->costing->calendar))
    add (self, &no_terms, "slots",
         _("The school year has no terms yet, so holidays are counted like school days, and what is once a half term is not counted"));
  else if (plan->intervention->weeks != PMAP_UNSET && plan->intervention->end == PMAP_DATE_NONE)
    add (self, &no_weeks, "end", _("Its slots go on until the end of the school year, for it has no last day: its weeks do not count beside slots"));
}

/* A single date that is not within its run, or on which there is no school, may be a slip of the pen. */
static void
report_dates (Report *self)
{
  const PmapPlan *plan = self->plan;
  guint n;
  gpointer const *slots = pmap_record_list_peek (plan->intervention->slots, &n);

  for (guint i = 0; i < n && plan->start != PMAP_DATE_NONE; i++)
    {
      PmapSlot *slot = slots[i];
      g_autofree char *date = NULL;

      if (pmap_slot_get_repeats (slot) != PMAP_SLOT_ONE_DAY || slot->date == PMAP_DATE_NONE)
        continue;
      date = pmap_date_format (slot->date);
      if (slot->date < plan->start || slot->date > plan->end)
        /* translators: %s is a date. */
        add (self, &outside_run, "slots", _("The slot on %s is not between its dates, so it counts as £0.00"), date);
      else if (pmap_calendar_has_terms (self->costing->calendar)
               && !pmap_calendar_is_teaching_day (self->costing->calendar, slot->date))
        /* translators: %s is a date. */
        add (self, &outside_run, "slots", _("There is no school on %s, on which it has a slot; it is costed all the same"), date);
    }
}

static void
report_time (Report *self)
{
  const PmapPlan *plan = self->plan;
  const PmapRun *run = &plan->run;

  if (plan->spread == PMAP_SPREAD_NOWHERE)
    add (self, &never_over, "end", _("The last day is before the first, so this counts as £0.00"));
  else if (!needs_sessions (plan))
    return;
  else if (run->has_slots)
    report_slots (self);
  else if (run->sessions_per_week == PMAP_UNSET)
    add (self, &no_frequency, "sessions-per-week", _("Nobody says how often it takes place, so its sessions count as £0.00"));
  else if (run->sessions_per_week == 0)
    add (self, &no_frequency, "sessions-per-week", _("It takes place 0 times a week, so its sessions count as £0.00"));
  else if (run->weeks_from == PMAP_WEEKS_FROM_NOWHERE)
    add (self, &no_weeks, "weeks", _("Nobody says for how many weeks, so its sessions count as £0.00"));
  else if (run->weeks == 0)
    add (self, &no_weeks, "weeks", _("It goes on for 0 weeks, so its sessions count as £0.00"));
  else if (run->weeks_from == PMAP_WEEKS_FROM_CALENDAR && plan->spread != PMAP_SPREAD_TEACHING_DAYS)
    add (self, &no_teaching_day, "start", _("None of its days is a teaching day, so its sessions count as £0.00"));
  else if (run->weeks_from == PMAP_WEEKS_FROM_CALENDAR && !pmap_calendar_has_terms (self->costing->calendar))
    add (self, &no_terms, "weeks", _("The school year has no terms yet, so holidays are counted like school days"));
}

/* A last day brought forward leaves a number of weeks as it was. */
static void
report_weeks (Report *self)
{
  const PmapRun *run = &self->plan->run;
  g_autofree char *costed = NULL, *held = NULL;
  guint n_days;

  if (!needs_sessions (self->plan)
      || !pmap_run_exceeds_dates (run, self->plan->intervention, self->costing->calendar, &self->costing->academic_year, &n_days))
    return;
  costed = pmap_number_format (run->weeks, PMAP_DECIMAL_PLACES);
  held = pmap_number_format (n_days * (gint64) (PMAP_DECIMAL_ONE / 5), PMAP_DECIMAL_PLACES);
  add (self, &beyond_dates, "weeks",
       /* translators: a number of weeks, and a smaller one; both may have decimals: "12", "5.2". */
       ngettext ("%1$s weeks are costed, but only %2$s school week lies between its dates",
                 "%1$s weeks are costed, but only %2$s school weeks lie between its dates", n_days == 5 ? 1 : 2),
       costed, held);
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
             _("There is no rate for “%1$s” in “%2$s”, so it counts as £0.00"), role, name);
      else
        /* translators: %s is a staff role. */
        add (self, &no_rate, "staffing", _("There is no rate for “%s”, so it counts as £0.00"), role);
      return;
    }
  for (guint i = 0; i < self->plan->n_segments; i++)
    {
      const PmapSegment *segment = _pmap_plan_get_segment (self->plan, i);

      if (segment->measure == 0 || _pmap_plan_find_rate (self->plan, line, segment->first) != NULL)
        continue;
      role = pmap_record_describe (PMAP_RECORD (line->rates->role));
      date = pmap_date_format (line->rates->rates[0].from);
      add (self, &no_rate, "staffing",
           /* translators: a staff role, and a date. */
           _("There is no rate for “%1$s” before %2$s; what is before counts as £0.00"), role, date);
      return;
    }
}

/* A price by the session asks nobody how long that is. */
static gboolean
needs_minutes (const PmapPlanLine *line)
{
  guint n = line->rates != NULL ? line->rates->n_rates : 0;

  for (guint i = 0; i < n; i++)
    if (line->rates->rates[i].price.basis != PMAP_RATE_SESSION)
      return TRUE;
  return n == 0;
}

/* As against nobody saying how long it is: by the intervention, or the menu that it takes its time from. */
static gboolean
is_said_to_take_no_time (const PmapPlan *plan)
{
  gint64 minutes = plan->intervention->minutes;

  if (minutes == PMAP_UNSET && plan->run.provision != NULL)
    minutes = plan->run.provision->minutes;
  return minutes == 0;
}

static gboolean
takes_no_time (const PmapPlan     *plan,
               const PmapPlanLine *line)
{
  if (line->preparation != 0)
    return FALSE;
  for (guint i = 0; i < plan->lengths->len; i++)
    if (_pmap_plan_get_minutes (plan, line, i) == 0)
      return TRUE;
  return plan->lengths->len == 0 && line->minutes == 0;
}

static void
report_staff (Report *self)
{
  const PmapPlan *plan = self->plan;
  gboolean unknown_role = FALSE, unknown_minutes = FALSE, counts_nobody = FALSE;

  if (plan->lines->len == 0 && plan->resources_once == 0 && plan->resources_each == 0)
    add (self, &no_staff, "staffing", _("Nobody is named to give it, and nothing is bought for it, so it counts as £0.00"));
  for (guint i = 0; i < plan->lines->len; i++)
    {
      const PmapPlanLine *line = &g_array_index (plan->lines, PmapPlanLine, i);

      unknown_minutes |= takes_no_time (plan, line) && needs_minutes (line);
      counts_nobody |= line->count == 0;
      if (line->rates == NULL || line->rates->role == NULL)
        unknown_role = TRUE;
      else
        report_rate (self, line);
    }
  if (unknown_role)
    add (self, &no_role, "staffing", _("A line of its staff names no role, so that line counts as £0.00"));
  if (counts_nobody)
    add (self, &nobody_counted, "staffing", _("A line of its staff says 0 people, so that line counts as £0.00"));
  if (unknown_minutes)
    add (self, &no_minutes, "minutes",
         is_said_to_take_no_time (plan) ? _("A session is said to last 0 minutes, so its staff count as £0.00")
                                        : _("Nobody says how long a session is, so its staff count as £0.00"));
}

/* What there is on days without a member: sessions that do not take place, and what was bought once. */
static void
report_nobody (Report            *self,
               const PmapSegment *segment)
{
  const PmapPlan *plan = self->plan;
  gboolean has_sessions = plan->sessions != 0 && mpz_sgn (segment->each) != 0;
  g_autofree char *first = pmap_date_format (segment->first), *last = pmap_date_format (segment->last);

  if (has_sessions && plan->resources_once != 0)
    add (self, &nobody_there, "members",
         /* translators: two dates. */
         _("Nobody is a member from %1$s to %2$s: sessions on these days count as £0.00, and the part of what is bought once"
           " is nobody’s"),
         first, last);
  else if (has_sessions)
    /* translators: two dates. */
    add (self, &nobody_there, "members", _("Nobody is a member from %1$s to %2$s, so these days count as £0.00"), first, last);
  else
    /* translators: two dates. */
    add (self, &nobody_there, "members", _("Nobody is a member from %1$s to %2$s, so the part of what is bought once is nobody’s"),
         first, last);
}

/* Returns whether there is nobody. */
static gboolean
report_empty (Report *self)
{
  const PmapPlan *plan = self->plan;

  if (pmap_record_list_get_length (plan->intervention->members) == 0)
    add (self, &no_members, "members",
         plan->uncosted ? _("There are no members yet")
                        : _("There are no members yet, so it costs nothing until somebody is in it"));
  else if (!plan->has_members && plan->spread != PMAP_SPREAD_NOWHERE)
    add (self, &no_members, "members",
         plan->uncosted ? _("Nobody is a member on any of its days")
                        : _("Nobody is a member on any of its days, so it costs nothing"));
  return !plan->has_members;
}

static void
report_members (Report *self)
{
  const PmapPlan *plan = self->plan;

  for (guint i = 0; i < plan->n_segments; i++)
    {
      const PmapSegment *segment = _pmap_plan_get_segment (plan, i);
      gboolean has_sessions = plan->sessions != 0 && mpz_sgn (segment->each) != 0;

      if (segment->weight != 0 || segment->measure == 0 || (!has_sessions && plan->resources_once == 0))
        continue;
      if (segment->n_members > 0)
        add (self, &nobodys_cost, "members", _("The shares of its members are all 0, so its cost is nobody’s"));
      else
        report_nobody (self, segment);
      return;
    }
}

static guint
count_pupils (const PmapPlan *plan)
{
  guint n;
  gpointer const *members = pmap_record_list_peek (plan->intervention->members, &n);
  g_autoptr (GHashTable) pupils = g_hash_table_new (NULL, NULL);      /* ids are interned */

  for (guint i = 0; i < n; i++)
    g_hash_table_add (pupils, (gpointer) ((PmapMember *) members[i])->pupil);
  return g_hash_table_size (pupils);
}

/* More pupils than places, where they are taught together: the cost is then divided by more than it was meant for. */
static void
report_places (Report *self)
{
  const PmapPlan *plan = self->plan;
  gint64 places = plan->run.places;
  guint most = 0;

  if (plan->run.taught == PMAP_TAUGHT_IN_TURN || places == PMAP_UNSET || places == 0)
    return;
  for (guint i = 0; i < plan->n_segments; i++)
    if (_pmap_plan_get_segment (plan, i)->measure > 0)
      most = MAX (most, _pmap_plan_get_segment (plan, i)->n_members);
  if (most > places)
    most = MIN (most, count_pupils (plan));       /* who is in it twice is said apart */
  if (most <= places)
    return;
  if (places == 1)
    add (self, &too_many, "group-size",
         ngettext ("It is one to one, but %u pupil is in it at the same time and shares the cost: is each taught in turn?",
                   "It is one to one, but %u pupils are in it at the same time and share the cost: is each taught in turn?",
                   most),
         most);
  else
    add (self, &too_many, "group-size",
         /* translators: a number of pupils, and a number of places, which is smaller. */
         ngettext ("%1$u pupil is in it at the same time, more than its %2$" G_GINT64_FORMAT " places",
                   "%1$u pupils are in it at the same time, more than its %2$" G_GINT64_FORMAT " places", most),
         most, places);
}

static int
compare_memberships (gconstpointer a,
                     gconstpointer b)
{
  const PmapMember *first = *(PmapMember *const *) a, *second = *(PmapMember *const *) b;

  if (first->pupil != second->pupil)                 /* ids are interned */
    return first->pupil < second->pupil ? -1 : 1;
  return (first->from > second->from) - (first->from < second->from);
}

/* Who is in it twice on the same day bears two shares. */
static void
report_twice (Report *self)
{
  guint n;
  gpointer const *list = pmap_record_list_peek (self->plan->intervention->members, &n);
  g_autofree PmapMember **members = NULL;

  if (n < 2)
    return;
  members = g_memdup2 (list, n * sizeof *members);
  qsort (members, n, sizeof *members, compare_memberships);
  for (guint i = 1; i < n; i++)
    {
      const PmapMember *before = members[i - 1], *member = members[i];
      PmapDate first = MAX (member->from, self->plan->start);
      PmapDate last = self->plan->end;
      g_autofree char *date = NULL;

      if (member->pupil == NULL || member->pupil != before->pupil || (last != PMAP_DATE_NONE && first > last)
          || (before->to != PMAP_DATE_NONE && before->to < first) || (member->to != PMAP_DATE_NONE && member->to < first))
        continue;
      if (first == PMAP_DATE_NONE)
        {
          add (self, &twice, "members", _("A pupil is in it twice at the same time, so is charged twice"));
          return;
        }
      date = pmap_date_format (first);
      /* translators: %s is a date. */
      add (self, &twice, "members", _("A pupil is in it twice at the same time from %s, so is charged twice"), date);
      return;
    }
}

static void
report_payers (Report *self)
{
  gint64 percent = pmap_payers_count_percent (&self->plan->run);
  g_autofree char *number = NULL;

  if (percent <= PMAP_PLAN_WHOLE_PERCENT)
    return;
  number = pmap_number_format (percent, PMAP_DECIMAL_PLACES);
  /* translators: a number above 100. */
  add (self, &payers_over, "payments", _("Those who pay come to %s%%, more than the whole, so each is charged in proportion"), number);
}

static void
report_beyond (Report *self)
{
  g_autofree char *most = pmap_money_format_pounds (PMAP_COST_MAXIMUM);

  /* translators: %s is an amount. */
  add (self, &beyond, self->plan->lines->len > 0 ? "staffing" : "resources",
       _("It comes to more than %s, which cannot be meant, so it counts as £0.00"), most);
}

/* Adds to *issues, which is made when there is something to add. */
void
_pmap_plan_report (const PmapPlan    *self,
                   const PmapCosting *costing,
                   gboolean           is_beyond,
                   PmapIssues       **issues)
{
  Report report = { self, costing, issues };
  gboolean empty;

  report_twice (&report);
  empty = report_empty (&report);
  if (self->uncosted)
    return;
  if (is_beyond)
    report_beyond (&report);
  report_time (&report);
  report_dates (&report);
  report_weeks (&report);
  report_staff (&report);
  if (!empty)
    report_members (&report);
  report_places (&report);
  report_payers (&report);
}
