/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the paid hours of a member of staff are planned in a week, and what an hour with pupils comes to. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-staff-use.h"

#include "calc/pmap-costing-private.h"
#include "calc/pmap-timetable.h"
#include "model/pmap-staff-role.h"

#define MINUTES_AN_HOUR 60
#define DAYS_A_WEEK 7

/* The rate, exact, times what is planned over what is with pupils; rounded once. */
static gint64
find_hour_cost (PmapCosting        *costing,
                PmapStaffRole      *role,
                PmapDate            today,
                const PmapStaffUse *use)
{
  PmapCostingRate rate;
  mpz_t number, divisor, quotient, remainder;
  gint64 pence;

  if (use->with_pupils == 0 || !pmap_costing_get_rate (costing, role, today, &rate) || rate.price.basis == PMAP_RATE_SESSION)
    return PMAP_UNSET;
  mpz_inits (number, divisor, quotient, remainder, NULL);
  /* Ten-thousandths of a pound are hundredths of a penny; on-costs are ten-thousandths of a percent. */
  _pmap_exact_set (number, rate.price.amount);
  _pmap_exact_multiply (number, number, rate.price.factor);
  _pmap_exact_multiply (number, number, PMAP_PLAN_WHOLE_PERCENT + rate.on_cost_percent);
  _pmap_exact_multiply (number, number, use->planned);
  _pmap_exact_set (divisor, rate.price.divisor);
  _pmap_exact_multiply (divisor, divisor, 100 * (gint64) PMAP_PLAN_WHOLE_PERCENT);
  _pmap_exact_multiply (divisor, divisor, use->with_pupils);
  pence = _pmap_exact_round (number, divisor, quotient, remainder);
  mpz_clears (number, divisor, quotient, remainder, NULL);
  return pence;
}

/**
 * pmap_staff_use_find:
 * @self: (out caller-allocates): how far the hours are used
 * @ledger: the figures of a map, whose rates count
 * @member: a member of staff
 * @today: a day of the week that is asked for; where it has no school, the next week that has
 *
 * What is bought is nobody's hour, and no part of what an hour costs.
 */
void
pmap_staff_use_find (PmapStaffUse    *self,
                     PmapLedger      *ledger,
                     PmapStaffMember *member,
                     PmapDate         today)
{
  PmapCosting *costing;
  PmapDocument *document;
  PmapRecord *role;
  PmapDate monday;
  g_autoptr (PmapTimetable) timetable = NULL;
  g_autoptr (GPtrArray) given = NULL;

  g_return_if_fail (self != NULL && PMAP_IS_LEDGER (ledger) && PMAP_IS_STAFF_MEMBER (member));

  costing = pmap_ledger_get_costing (ledger);
  document = pmap_ledger_get_document (ledger);
  monday = pmap_timetable_find_week (document, costing->calendar, today, 0);
  timetable = pmap_timetable_new (document, costing->calendar, monday, monday + DAYS_A_WEEK - 1);
  given = pmap_timetable_list_given_by (document, pmap_record_get_id (PMAP_RECORD (member)));
  pmap_timetable_add_all (timetable, given);
  self->planned = pmap_timetable_get_planned (timetable, member, &self->with_pupils);
  self->left = member->hours_per_week != PMAP_UNSET ? member->hours_per_week * MINUTES_AN_HOUR - self->planned : PMAP_UNSET;
  role = pmap_document_find (document, member->role);
  self->hour_cost = PMAP_IS_STAFF_ROLE (role) ? find_hour_cost (costing, PMAP_STAFF_ROLE (role), today, self) : PMAP_UNSET;
}
