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

/* The week of all, kept with the map until it changes: a table asks for each member of staff, and again for its order and its foot. */
typedef struct
{
  PmapDate monday;
  GHashTable *planned;
} Week;

static void
free_week (gpointer data)
{
  Week *week = data;

  g_hash_table_unref (week->planned);
  g_free (week);
}

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("pmap-staff-use-week");
}

static void
forget_week (PmapDocument *document)
{
  g_object_set_qdata (G_OBJECT (document), get_quark (), NULL);
}

static const Week *
find_week (PmapDocument       *document,
           const PmapCalendar *calendar,
           PmapDate            today)
{
  static const char *const changes[] = { "field-changed", "record-added", "record-removed", "record-moved" };
  PmapDate monday = pmap_timetable_find_week (document, calendar, today, 0);
  Week *week = g_object_get_qdata (G_OBJECT (document), get_quark ());
  g_autoptr (PmapTimetable) timetable = NULL;

  if (week != NULL && week->monday == monday)
    return week;
  g_signal_handlers_disconnect_by_func (document, forget_week, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect (document, changes[i], G_CALLBACK (forget_week), NULL);
  timetable = pmap_timetable_new_whole (document, calendar, monday, monday + DAYS_A_WEEK - 1);
  week = g_new (Week, 1);
  week->monday = monday;
  week->planned = pmap_timetable_list_planned (timetable);
  g_object_set_qdata_full (G_OBJECT (document), get_quark (), week, free_week);
  return week;
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
  const PmapPlanned *planned;
  const char *id;

  g_return_if_fail (self != NULL && PMAP_IS_LEDGER (ledger) && PMAP_IS_STAFF_MEMBER (member));

  costing = pmap_ledger_get_costing (ledger);
  document = pmap_ledger_get_document (ledger);
  id = pmap_record_get_id (PMAP_RECORD (member));
  planned = id != NULL ? g_hash_table_lookup (find_week (document, costing->calendar, today)->planned, id) : NULL;
  self->planned = planned != NULL ? planned->planned : 0;
  self->with_pupils = planned != NULL ? planned->with_pupils : 0;
  self->left = member->hours_per_week != PMAP_UNSET ? member->hours_per_week * MINUTES_AN_HOUR - self->planned : PMAP_UNSET;
  role = pmap_document_find (document, member->role);
  self->hour_cost = PMAP_IS_STAFF_ROLE (role) ? find_hour_cost (costing, PMAP_STAFF_ROLE (role), today, self) : PMAP_UNSET;
}
