/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bulk work on groups: several end on a day; last term's go on in the next. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-bulk-groups.h"

#include "base/pmap-error.h"
#include "history/pmap-assign.h"
#include "history/pmap-bulk-private.h"
#include "model/pmap-intervention-chain.h"
#include "model/pmap-places.h"
#include "model/pmap-run-dates.h"
#include "model/pmap-run.h"
#include "model/pmap-term.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

static const PmapBulkPart part_ended = {
  PMAP_BULK_ENDED, N_("Ending"), 0, PMAP_BULK_PLURAL ("%u group ends.", "%u groups end.")
};
static const PmapBulkPart part_copied = {
  PMAP_BULK_COPIED, N_("Going on"), 0, PMAP_BULK_PLURAL ("%u group goes on.", "%u groups go on.")
};

static void
leave_out (PmapBulkPlan     *plan,
           PmapIntervention *intervention,
           const char       *why,
           PmapDate          day)
{
  g_autofree char *date = pmap_date_format (day);
  g_autofree char *text = g_strdup_printf (why, date);

  _pmap_bulk_plan_leave_out (plan, PMAP_RECORD (intervention), text);
}

/* Who has yet to join never does; a last day to come is not needed. */
static gboolean
part_with_members (PmapEditor        *editor,
                   PmapIntervention  *intervention,
                   PmapDate           last_day,
                   guint             *n_removed,
                   GError           **error)
{
  *n_removed = 0;
  for (guint i = pmap_record_list_get_length (intervention->members); i > 0; i--)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i - 1);
      gboolean done = TRUE;

      if (member->from > last_day)
        {
          (*n_removed)++;
          done = pmap_editor_remove (editor, PMAP_RECORD (member), error);
        }
      else if (member->to > last_day)
        done = pmap_editor_set_date (editor, PMAP_RECORD (member), "to", PMAP_DATE_NONE, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_group (PmapBulkPlan      *plan,
           PmapIntervention  *intervention,
           PmapDate           last_day,
           GHashTable        *spared,
           GError           **error)
{
  PmapEditor *editor = _pmap_bulk_plan_get_editor (plan);
  PmapIntervention *next = pmap_intervention_find_next (intervention);
  g_autofree char *before = NULL, *day = NULL, *after = NULL, *remark = NULL;
  guint n_removed;

  if (intervention->start > last_day)
    leave_out (plan, intervention, _("starts on %s, after that day"), intervention->start);
  else if (intervention->end != PMAP_DATE_NONE && intervention->end <= last_day)
    leave_out (plan, intervention, _("ends on %s as it is"), intervention->end);
  else if (next != NULL)
    leave_out (plan, intervention, _("is carried on from %s: end what carries it on"), next->start);
  else if (!_pmap_bulk_plan_spare (plan, &part_ended, PMAP_RECORD (intervention), spared, NULL))
    {
      before = _pmap_bulk_say_dates (intervention->start, intervention->end);
      if (!part_with_members (editor, intervention, last_day, &n_removed, error)
          || !pmap_assign_end_run (editor, intervention, last_day, error))
        return FALSE;
      day = pmap_date_format (last_day);
      /* translators: %s is the last day of a group. */
      after = g_strdup_printf (_("until %s"), day);
      if (n_removed > 0)
        remark = g_strdup_printf (ngettext ("%u pupil who was to join later does not", "%u pupils who were to join later do not",
                                            n_removed), n_removed);
      _pmap_bulk_plan_add (plan, &part_ended, PMAP_RECORD (intervention), before, after, remark);
    }
  return TRUE;
}

/**
 * pmap_bulk_end_groups:
 * @document: a map
 * @ids: (element-type utf8): the ids of interventions
 * @last_day: their last day
 * @spared: (nullable) (element-type utf8): the ids of those of them that do not end
 * @error: says in plain words why not
 *
 * Works out what becomes of groups that end on a day: what was given until then, and what it cost, stays. @document is not changed.
 *
 * Returns: (transfer full) (nullable): the plan
 */
PmapBulkPlan *
pmap_bulk_end_groups (PmapDocument  *document,
                      GPtrArray     *ids,
                      PmapDate       last_day,
                      GHashTable    *spared,
                      GError       **error)
{
  PmapBulkPlan *plan;
  g_autofree char *day = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && ids != NULL && last_day != PMAP_DATE_NONE, NULL);

  plan = _pmap_bulk_plan_new (document);
  for (guint i = 0; i < ids->len && done; i++)
    {
      gpointer record = pmap_document_find (pmap_bulk_plan_get_result (plan), ids->pdata[i]);

      if (PMAP_IS_INTERVENTION (record))
        done = end_group (plan, record, last_day, spared, error);
    }
  day = pmap_date_format (last_day);
  /* translators: the name of a step that can be undone; %s is a day. */
  return _pmap_bulk_plan_finish (plan, g_strdup_printf (_("End groups on %s"), day), done);
}

/* --- the next term --- */

typedef struct
{
  PmapBulkPlan *plan;
  PmapYear *year;
  PmapCalendar *calendar;
  PmapTerm *from;
  PmapTerm *to;
  GHashTable *spared;
} Copying;

static gboolean
copy_group (Copying           *self,
            PmapIntervention  *intervention,
            GError           **error)
{
  PmapEditor *editor = _pmap_bulk_plan_get_editor (self->plan);
  PmapNextSpan span = { .start = pmap_run_dates_find_start (self->calendar, self->year, self->to->start), .end = self->to->end };
  guint n_members = pmap_record_list_get_length (intervention->members), n_stay = _pmap_bulk_count_stayers (intervention, span.start);
  g_autofree char *before = _pmap_bulk_say_dates (intervention->start, intervention->end), *after = NULL, *remark = NULL;
  PmapRun run;

  pmap_run_find (&run, intervention);
  if (run.weeks_from == PMAP_WEEKS_FROM_INTERVENTION || run.weeks_from == PMAP_WEEKS_FROM_PROVISION)
    span.end = MIN (pmap_run_dates_find_end (self->calendar, self->year, span.start, run.weeks), span.end);
  span.review = intervention->review != PMAP_DATE_NONE ? span.end : PMAP_DATE_NONE;
  if (_pmap_bulk_carry_on (editor, intervention, &span, error) == NULL)
    return FALSE;
  after = _pmap_bulk_say_dates (span.start, span.end);
  /* translators: how many of the pupils in a group go on in it. */
  remark = g_strdup_printf (ngettext ("%1$u of %2$u pupil", "%1$u of %2$u pupils", n_members), n_stay, n_members);
  _pmap_bulk_plan_add (self->plan, &part_copied, PMAP_RECORD (intervention), before, after, remark);
  return TRUE;
}

static gboolean
consider_group (Copying           *self,
                PmapIntervention  *intervention,
                GError           **error)
{
  PmapIntervention *next;

  if (intervention->start > self->from->end || (intervention->end != PMAP_DATE_NONE && intervention->end < self->from->start))
    return TRUE;       /* not of that term */
  next = pmap_intervention_find_next (intervention);
  if (next != NULL)
    leave_out (self->plan, intervention, _("is carried on from %s already"), next->start);
  else if (intervention->end == PMAP_DATE_NONE)
    _pmap_bulk_plan_leave_out (self->plan, PMAP_RECORD (intervention), _("has no last day, so it goes on"));
  else if (intervention->end > self->from->end)
    leave_out (self->plan, intervention, _("goes on until %s as it is"), intervention->end);
  else if (_pmap_bulk_count_stayers (intervention, self->to->start) == 0)
    _pmap_bulk_plan_leave_out (self->plan, PMAP_RECORD (intervention), _("nobody who was in it at the end is still here"));
  else if (!_pmap_bulk_plan_spare (self->plan, &part_copied, PMAP_RECORD (intervention), self->spared, NULL))
    return copy_group (self, intervention, error);
  return TRUE;
}

static gboolean
check_terms (PmapTerm  *from,
             PmapTerm  *to,
             GError   **error)
{
  const char *why = NULL;

  if (!PMAP_IS_TERM (from) || !PMAP_IS_TERM (to))
    why = _("The school year has no such term");
  else if (from->end == PMAP_DATE_NONE || to->start == PMAP_DATE_NONE || to->end < to->start)
    why = _("A term has no dates yet: put them in, and its groups can go on");
  else if (to->start <= from->end)
    why = _("Groups go on in a later term, not in an earlier one");
  if (why != NULL)
    g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, why);
  return why == NULL;
}

/**
 * pmap_bulk_copy_term:
 * @document: a map
 * @from: the id of a term
 * @to: the id of a later one
 * @spared: (nullable) (element-type utf8): ids of groups that do not go on
 * @error: says in plain words why not
 *
 * Works out what becomes of the groups that end in a term when they go on in a later one: runs that carry them on, with staff, slots
 * and who is still there. @document is not changed.
 *
 * Returns: (transfer full) (nullable): the plan; %NULL where there are no such terms, one after the other
 */
PmapBulkPlan *
pmap_bulk_copy_term (PmapDocument  *document,
                     const char    *from,
                     const char    *to,
                     GHashTable    *spared,
                     GError       **error)
{
  Copying copying = { .spared = spared };
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  g_autoptr (PmapCalendar) calendar = NULL;
  g_autofree char *name = NULL;
  PmapDocument *copy;
  gboolean done = TRUE;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && from != NULL && to != NULL, NULL);

  if (!check_terms (pmap_document_find (document, from), pmap_document_find (document, to), error))
    return NULL;
  copying.plan = _pmap_bulk_plan_new (document);
  copy = pmap_bulk_plan_get_result (copying.plan);
  copying.from = pmap_document_find (copy, from);
  copying.to = pmap_document_find (copy, to);
  copying.year = pmap_document_get_year (copy);
  copying.calendar = calendar = pmap_calendar_new (copying.year);
  for (guint i = 0; i < pmap_record_list_get_length (copy->interventions); i++)
    g_ptr_array_add (groups, pmap_record_list_get (copy->interventions, i));
  for (guint i = 0; i < groups->len && done; i++)
    done = consider_group (&copying, groups->pdata[i], error);
  name = pmap_record_describe (PMAP_RECORD (copying.to));
  /* translators: the name of a step that can be undone; %s is a term. */
  return _pmap_bulk_plan_finish (copying.plan, g_strdup_printf (_("Carry groups on in %s"), name), done);
}
