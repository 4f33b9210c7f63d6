/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From which session to which a run goes. Its dates may be those of a term and its sessions on Tuesdays; what is costed
 * says on which days they are, so the plan is asked. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-run-span.h"

#include "calc/pmap-costing-private.h"

static gboolean
has_session (PmapCosting *costing,
             PmapDate     day)
{
  return _pmap_plan_measure (&costing->plan, costing, day, day) > 0;
}

/**
 * pmap_run_span_find:
 * @costing: a costing of the map as it is now, whatever its period
 * @intervention: an intervention of the map
 * @member: (nullable): one of its members, for the sessions at which that member is
 * @first: (out): the day of the first session
 * @last: (out): the day of the last
 *
 * A day that is not said is the edge of the school year, as for the cost.
 *
 * Returns: whether there are such days: not where neither the run nor the year has dates, or no day is left between them
 */
gboolean
pmap_run_span_find (PmapCosting      *costing,
                    PmapIntervention *intervention,
                    PmapMember       *member,
                    PmapDate         *first,
                    PmapDate         *last)
{
  PmapDate from, to;

  g_return_val_if_fail (costing != NULL && PMAP_IS_INTERVENTION (intervention), FALSE);
  g_return_val_if_fail (member == NULL || PMAP_IS_MEMBER (member), FALSE);
  g_return_val_if_fail (first != NULL && last != NULL, FALSE);

  _pmap_plan_make (&costing->plan, costing, intervention);
  if (costing->plan.spread == PMAP_SPREAD_AT_ONCE || costing->plan.spread == PMAP_SPREAD_NOWHERE)
    return FALSE;
  from = costing->plan.start;
  to = costing->plan.end;
  if (member != NULL && member->from != PMAP_DATE_NONE)
    from = MAX (from, member->from);
  if (member != NULL && member->to != PMAP_DATE_NONE)
    to = MIN (to, member->to);
  if (from > to || _pmap_plan_measure (&costing->plan, costing, from, to) == 0)
    return FALSE;
  while (!has_session (costing, from))
    from++;
  while (!has_session (costing, to))
    to--;
  *first = from;
  *last = to;
  return TRUE;
}
