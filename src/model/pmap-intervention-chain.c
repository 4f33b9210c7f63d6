/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run that changed from a date, and the run that carries it on: a chain, of which each step names the one before it. The
 * past of a step stays as it was; who corrects the past changes the step itself. What a chain is, where it may be cut and
 * what is wrong with one is asked here. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-intervention-chain.h"

#include "base/pmap-error.h"
#include "model/pmap-document-private.h"
#include "model/pmap-places.h"
#include "model/pmap-run.h"
#include "model/pmap-slot-days.h"
#include "model/pmap-staffing.h"
#include "model/pmap-subject.h"

#include <glib/gi18n.h>

/* No support changes more often; a chain that comes back to itself is left after so many steps. */
#define MOST_STEPS 200

static const PmapIssueKind wrong_chain = {
  "wrong-chain",
  PMAP_PLURAL_ ("%u run does not fit the run that it carries on", "%u runs do not fit the runs that they carry on"),
  PMAP_URGENCY_MONEY
};

static PmapIntervention *
find_intervention (PmapDocument *document,
                   const char   *id)
{
  PmapRecord *record = document != NULL ? pmap_document_find (document, id) : NULL;

  return PMAP_IS_INTERVENTION (record) ? PMAP_INTERVENTION (record) : NULL;
}

/**
 * pmap_intervention_get_previous:
 * @self: an intervention
 *
 * Returns: (transfer none) (nullable): the run that it carries on
 */
PmapIntervention *
pmap_intervention_get_previous (PmapIntervention *self)
{
  g_return_val_if_fail (PMAP_IS_INTERVENTION (self), NULL);

  return find_intervention (pmap_record_get_document (PMAP_RECORD (self)), self->follows);
}

/* The first in the map, beside @other, that carries on @id, which is interned. */
static PmapIntervention *
find_follower (PmapDocument     *document,
               const char       *id,
               PmapIntervention *other)
{
  GPtrArray *followers = _pmap_document_find_followers (document, id);

  for (guint i = 0; followers != NULL && i < followers->len; i++)
    if (followers->pdata[i] != other)
      return followers->pdata[i];
  return NULL;
}

/**
 * pmap_intervention_find_next:
 * @self: an intervention
 *
 * Returns: (transfer none) (nullable): the run that carries it on; where several do, which is an issue, the first in the map
 */
PmapIntervention *
pmap_intervention_find_next (PmapIntervention *self)
{
  PmapDocument *document;
  const char *id;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (self), NULL);

  document = pmap_record_get_document (PMAP_RECORD (self));
  id = pmap_record_get_id (PMAP_RECORD (self));
  return document != NULL && id != NULL ? find_follower (document, id, self) : NULL;
}

/**
 * pmap_intervention_find_first:
 * @self: an intervention
 *
 * Returns: (transfer none): the first step of its chain: itself, where it carries on none
 */
PmapIntervention *
pmap_intervention_find_first (PmapIntervention *self)
{
  PmapIntervention *first = self;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (self), NULL);

  for (guint i = 0; i < MOST_STEPS; i++)
    {
      PmapIntervention *previous = pmap_intervention_get_previous (first);

      if (previous == NULL || previous == self)
        break;
      first = previous;
    }
  return first;
}

/**
 * pmap_intervention_list_steps:
 * @self: an intervention
 *
 * Returns: (transfer container) (element-type PmapIntervention): all steps of its chain, the first one first; only itself, where
 *   it is in none
 */
GPtrArray *
pmap_intervention_list_steps (PmapIntervention *self)
{
  GPtrArray *steps;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (self), NULL);

  steps = g_ptr_array_new ();
  for (PmapIntervention *step = pmap_intervention_find_first (self);
       step != NULL && steps->len < MOST_STEPS && !g_ptr_array_find (steps, step, NULL);
       step = pmap_intervention_find_next (step))
    g_ptr_array_add (steps, step);
  /* Where two carry on the same run, the walk takes the other one. */
  if (!g_ptr_array_find (steps, self, NULL))
    g_ptr_array_add (steps, self);
  return steps;
}

static gboolean is_in_circle (PmapIntervention *self);

/* The first or the last time that a pupil is in a run; NULL for never. Ids are interned. */
static PmapMember *
find_member (PmapIntervention *intervention,
             const char       *pupil,
             gboolean          last)
{
  guint n;
  gpointer const *members = pmap_record_list_peek (intervention->members, &n);

  for (guint i = 0; i < n; i++)
    {
      PmapMember *member = members[last ? n - 1 - i : i];

      if (member->pupil == pupil)
        return member;
    }
  return NULL;
}

/**
 * pmap_intervention_find_member:
 * @self: an intervention
 * @pupil: a pupil's id
 *
 * Returns: (transfer none) (nullable): the pupil's last time in it; %NULL where never in it
 */
PmapMember *
pmap_intervention_find_member (PmapIntervention *self,
                               const char       *pupil)
{
  g_return_val_if_fail (PMAP_IS_INTERVENTION (self) && pupil != NULL, NULL);

  return find_member (self, pupil, TRUE);
}

/**
 * pmap_member_get_previous:
 * @self: a membership
 *
 * A pupil who is in a run and in the one that carries it on gets one thing that changes from a date. Who left and came back within a
 * run has two lines there: the last of the one is carried on by the first of the other.
 *
 * Returns: (transfer none) (nullable): the same pupil's membership that it carries on; %NULL where there is none, also where another
 *   tier is carried on, so that it has a line of its own there, or where a chain is not right
 */
PmapMember *
pmap_member_get_previous (PmapMember *self)
{
  PmapRecord *owner;
  PmapIntervention *intervention, *previous;

  g_return_val_if_fail (PMAP_IS_MEMBER (self), NULL);

  owner = pmap_record_get_owner (PMAP_RECORD (self));
  if (!PMAP_IS_INTERVENTION (owner) || self->pupil == NULL)
    return NULL;
  intervention = PMAP_INTERVENTION (owner);
  previous = pmap_intervention_get_previous (intervention);
  if (previous == NULL || find_member (intervention, self->pupil, FALSE) != self
      || pmap_intervention_find_next (previous) != intervention || is_in_circle (intervention)
      || pmap_intervention_get_tier (previous) != pmap_intervention_get_tier (intervention))
    return NULL;
  return find_member (previous, self->pupil, TRUE);
}

/* What carries a membership on; NULL for nothing. */
static PmapMember *
find_next_member (PmapMember *self)
{
  PmapRecord *owner = pmap_record_get_owner (PMAP_RECORD (self));
  PmapIntervention *next = PMAP_IS_INTERVENTION (owner) ? pmap_intervention_find_next (PMAP_INTERVENTION (owner)) : NULL;
  PmapMember *member = next != NULL && self->pupil != NULL ? find_member (next, self->pupil, FALSE) : NULL;

  return member != NULL && pmap_member_get_previous (member) == self ? member : NULL;
}

/**
 * pmap_member_list_steps:
 * @self: a membership
 *
 * Returns: (transfer container) (element-type PmapMember): the memberships that carry each other on, with @self among them, the
 *   first one first; a pupil's map shows them as one line
 */
GPtrArray *
pmap_member_list_steps (PmapMember *self)
{
  GPtrArray *steps;

  g_return_val_if_fail (PMAP_IS_MEMBER (self), NULL);

  steps = g_ptr_array_new ();
  for (PmapMember *step = self; step != NULL && steps->len < MOST_STEPS; step = pmap_member_get_previous (step))
    g_ptr_array_insert (steps, 0, step);
  for (PmapMember *step = find_next_member (self); step != NULL && steps->len < MOST_STEPS; step = find_next_member (step))
    g_ptr_array_add (steps, step);
  return steps;
}

/* How many adults give it, and for how many places; FALSE where neither it nor the menu says. */
static gboolean
measure_support (PmapIntervention *self,
                 gint64           *time,
                 gint64           *places)
{
  guint n_lines = pmap_record_list_get_length (self->staffing);
  gint64 adult_minutes = 0;
  PmapRun run;

  pmap_run_find (&run, self);
  if (run.minutes_per_week == PMAP_UNSET)
    return FALSE;
  for (guint i = 0; i < n_lines; i++)
    {
      const PmapStaffing *line = pmap_record_list_get (self->staffing, i);

      adult_minutes += (line->minutes != PMAP_UNSET ? line->minutes * run.sessions_per_week : run.minutes_per_week)
                       * (line->count != PMAP_UNSET ? line->count : 1);
    }
  *time = n_lines > 0 ? adult_minutes : run.minutes_per_week;
  *places = MAX (run.places != PMAP_UNSET ? run.places : 0, (gint64) pmap_places_count_most (self));
  /* Taught in turn, each has the adult alone. */
  if (run.taught == PMAP_TAUGHT_IN_TURN || *places == 0)
    *places = 1;
  return TRUE;
}

/**
 * pmap_intervention_compare_support:
 * @before: a run
 * @after: the run that carries it on
 *
 * Compares minutes a week, times the adults who give them, divided by the places.
 *
 * Returns: whether the support steps down, steps up or stays as much
 */
PmapSupportTrend
pmap_intervention_compare_support (PmapIntervention *before,
                                   PmapIntervention *after)
{
  gint64 time_before, time_after, places_before, places_after, one, other;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (before) && PMAP_IS_INTERVENTION (after), PMAP_SUPPORT_UNKNOWN);

  if (!measure_support (before, &time_before, &places_before) || !measure_support (after, &time_after, &places_after))
    return PMAP_SUPPORT_UNKNOWN;
  one = time_before * places_after;
  other = time_after * places_before;
  return one > other ? PMAP_SUPPORT_DOWN : one < other ? PMAP_SUPPORT_UP : PMAP_SUPPORT_SAME;
}

static gboolean
refuse (GError     **error,
        const char  *message,
        PmapDate     day)
{
  g_autofree char *text = pmap_date_format (day);

  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, message, text);
  return FALSE;
}

/* Whether any member is in it on a day before @day. */
static gboolean
had_members (PmapIntervention *self,
             PmapDate          day)
{
  for (guint i = 0; i < pmap_record_list_get_length (self->members); i++)
    {
      const PmapMember *member = pmap_record_list_get (self->members, i);

      if ((member->from == PMAP_DATE_NONE || member->from < day)
          && (member->to == PMAP_DATE_NONE || member->to >= MAX (self->start, member->from)))
        return TRUE;
    }
  return FALSE;
}

/* Its days before and after; a last day that is not said is the year's. */
static void
count_days (PmapIntervention *self,
            PmapRunDivision  *division)
{
  PmapYear *year = pmap_document_get_year (pmap_record_get_document (PMAP_RECORD (self)));
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (year);
  guint weekdays = self->weekdays != 0 ? self->weekdays : PMAP_WEEKDAYS_ALL;
  PmapDate end = self->end;
  PmapRun run;

  if (end == PMAP_DATE_NONE)
    end = MAX (pmap_period_academic_year (year).to, self->start);
  pmap_run_find (&run, self);
  if (run.has_slots)
    {
      g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (PmapSlotDay));

      pmap_slot_list_days (self, calendar, self->start, end, sessions);
      division->days_before = pmap_slot_count_days (sessions, self->start, division->day - 1, NULL);
      division->days_after = sessions->len - division->days_before;
    }
  else
    {
      division->days_before = pmap_calendar_count_days (calendar, self->start, division->day - 1, weekdays);
      division->days_after = division->day <= end ? pmap_calendar_count_days (calendar, division->day, end, weekdays) : 0;
    }
  division->days_all = division->days_before + division->days_after;
  if (self->spread_days != PMAP_UNSET)
    division->days_all = MAX (division->days_all, (guint) self->spread_days);
  division->parts_before = division->days_before;
  division->parts_after = division->days_before + division->days_after;
  division->parts_all = division->days_all;
  if (run.counts_weekdays)
    {
      division->parts_before = pmap_run_count_sessions (&run, division->parts_before);
      division->parts_after = pmap_run_count_sessions (&run, division->parts_after);
      division->parts_all = pmap_run_count_sessions (&run, division->parts_all);
    }
  division->parts_after -= division->parts_before;
}

/**
 * pmap_intervention_divide:
 * @self: an intervention in a document
 * @day: from when on it is to be another
 * @division: (out): how it lies before and after
 * @error: says in plain words why not
 *
 * A run can be changed from a day on which it runs already, as long as it runs still: otherwise there is no past to keep, or
 * nothing left to change, and it is changed as it is.
 *
 * Returns: whether it can be changed from @day
 */
gboolean
pmap_intervention_divide (PmapIntervention  *self,
                          PmapDate           day,
                          PmapRunDivision   *division,
                          GError           **error)
{
  PmapIntervention *next;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (self) && day != PMAP_DATE_NONE && division != NULL, FALSE);
  g_return_val_if_fail (pmap_record_get_document (PMAP_RECORD (self)) != NULL, FALSE);

  next = pmap_intervention_find_next (self);
  if (next != NULL)
    /* translators: %s is a day on which another run carries this one on. */
    return refuse (error, _("It is carried on from %s already: change what carries it on"), next->start);
  if (self->start == PMAP_DATE_NONE)
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                           _("It has no first day yet: say when it starts, and it can be changed from a date"));
      return FALSE;
    }
  if (self->end != PMAP_DATE_NONE && day > self->end)
    /* translators: %s is a day. */
    return refuse (error, _("It ends on %s: a change from a later day is a run of its own"), self->end);
  *division = (PmapRunDivision) { .day = day };
  if (day > self->start)
    count_days (self, division);
  if (division->days_before == 0)
    /* translators: %s is a day. */
    return refuse (error, _("There is no school day of it before %s, so that no past can move: change it as it is"), day);
  if (division->days_after == 0)
    /* translators: %s is a day. */
    return refuse (error, _("There is no school day of it from %s on: let it end before"), day);
  if (!had_members (self, day))
    /* translators: %s is a day. */
    return refuse (error, _("Nobody is in it before %s, so that no past can move: change it as it is"), day);
  return TRUE;
}

/* Whether it comes back to itself. */
static gboolean
is_in_circle (PmapIntervention *self)
{
  PmapIntervention *step = pmap_intervention_get_previous (self);

  for (guint i = 0; i < MOST_STEPS && step != NULL && step != self; i++)
    step = pmap_intervention_get_previous (step);
  return step == self;
}

/**
 * pmap_intervention_check_chain:
 * @self: an intervention
 * @issues: where to add what is wrong
 *
 * Warns where it cannot carry on what it says that it does: that comes back to it, is carried on twice, or has not ended yet.
 */
void
pmap_intervention_check_chain (PmapIntervention *self,
                               PmapIssues       *issues)
{
  PmapIntervention *previous;
  g_autofree char *name = NULL, *day = NULL;

  g_return_if_fail (PMAP_IS_INTERVENTION (self) && issues != NULL);

  previous = pmap_intervention_get_previous (self);
  if (previous == NULL)
    return;
  name = pmap_record_describe (PMAP_RECORD (previous));
  if (is_in_circle (self))
    pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &wrong_chain, "follows", "%s",
                           _("It carries on a run that carries on this one: one of them has to be the first"));
  else if (find_follower (pmap_record_get_document (PMAP_RECORD (self)), self->follows, self) != NULL)
    pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &wrong_chain, "follows",
                           /* translators: %s is an intervention. */
                           _("Two runs carry on “%s”, so that the same days may be costed twice"), name);
  else if (self->start != PMAP_DATE_NONE && (previous->end == PMAP_DATE_NONE || previous->end >= self->start))
    {
      day = pmap_date_format (self->start);
      pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &wrong_chain, "start",
                             /* translators: a day, and an intervention. */
                             _("It begins on %1$s, and “%2$s”, which it carries on, has not ended by then"), day, name);
    }
}
