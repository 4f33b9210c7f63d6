/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an intervention's cost is made of, beyond what it really is (pmap-run.c): each value from where it is said first.
 *
 *   minutes           the staffing line's, the run's
 *   preparation       the staffing line's; if no line says any, the provision's
 *   staff             the intervention's lines; if none, one of the provision's usual role
 *   slots             the intervention's; a line of staff that says no minutes takes those of each slot
 *   resources         the intervention's; if none, the provision's
 *
 * An intervention without dates runs all the academic year, at the rates of that year's first day. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-plan-private.h"

#include "calc/pmap-costing-private.h"
#include "model/pmap-resource.h"
#include "model/pmap-staff-member.h"

static void
clear_segment (gpointer data)
{
  PmapSegment *segment = data;

  mpz_clears (segment->each, segment->cost, NULL);
}

static void
clear_slice (gpointer data)
{
  PmapSlice *slice = data;

  mpz_clears (slice->cost, slice->before, NULL);
}

void
_pmap_plan_init (PmapPlan *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (PmapPlanLine));
  self->slot_days = g_array_new (FALSE, FALSE, sizeof (PmapSlotDay));
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->slot_missed = g_byte_array_new ();
  self->day_missed = g_byte_array_new ();
  self->stays = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->starts = g_array_new (FALSE, FALSE, sizeof (PmapDate));
  self->segments = g_array_new (FALSE, FALSE, sizeof (PmapSegment));
  g_array_set_clear_func (self->segments, clear_segment);
  self->slices = g_array_new (FALSE, FALSE, sizeof (PmapSlice));
  g_array_set_clear_func (self->slices, clear_slice);
  mpz_init_set_ui (self->rate_divisor, 1);
}

void
_pmap_plan_clear (PmapPlan *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->slot_days, g_array_unref);
  g_clear_pointer (&self->lengths, g_array_unref);
  g_clear_pointer (&self->slot_missed, g_byte_array_unref);
  g_clear_pointer (&self->day_missed, g_byte_array_unref);
  g_clear_pointer (&self->stays, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_pointer (&self->slices, g_array_unref);
  mpz_clear (self->rate_divisor);
}

static gint64
choose (gint64 first,
        gint64 second)
{
  return first != PMAP_UNSET ? first : second;
}

static void
find_menu_entry (PmapPlan    *self,
                 PmapCosting *costing)
{
  PmapRecord *provision = _pmap_costing_find_record (costing, self->intervention->provision);
  PmapRecord *tier = NULL;

  self->run.provision = PMAP_IS_PROVISION (provision) ? PMAP_PROVISION (provision) : NULL;
  if (self->run.provision != NULL)
    tier = _pmap_costing_find_record (costing, self->run.provision->tier);
  self->run.tier = PMAP_IS_TIER (tier) ? PMAP_TIER (tier) : NULL;
  self->uncosted = self->run.tier != NULL && !self->run.tier->costed;
}

/* Whose rates a staffing line costs: its role's, or the role of who is named. */
const char *
_pmap_plan_find_role (PmapStaffing *staffing,
                      PmapCosting  *costing)
{
  PmapRecord *member = staffing->role == NULL ? _pmap_costing_find_record (costing, staffing->member) : NULL;

  return PMAP_IS_STAFF_MEMBER (member) ? PMAP_STAFF_MEMBER (member)->role : staffing->role;
}

static void
add_line (PmapPlan     *self,
          PmapCosting  *costing,
          PmapStaffing *staffing,
          const char   *role,
          gint64        preparation)
{
  PmapPlanLine line = { .staffing = staffing, .preparation = preparation, .count = 1, .by_slot = TRUE };

  line.rates = role != NULL ? _pmap_costing_find_rates (costing, role) : NULL;
  line.minutes = choose (self->run.minutes, 0);
  if (staffing != NULL)
    {
      line.minutes = choose (staffing->minutes, line.minutes);
      line.by_slot = staffing->minutes == PMAP_UNSET;
      line.preparation = choose (staffing->preparation_minutes, preparation);
      line.count = choose (staffing->count, 1);
    }
  g_array_append_val (self->lines, line);
}

/* What the rates of all its lines can be divided by without a rest. */
static void
find_rate_divisor (PmapPlan    *self,
                   PmapCosting *costing)
{
  mpz_set_ui (self->rate_divisor, 1);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PmapRates *rates = g_array_index (self->lines, PmapPlanLine, i).rates;

      for (guint j = 0; rates != NULL && j < rates->n_rates; j++)
        if (rates->rates[j].price.divisor != 1)
          {
            _pmap_exact_set (costing->number, rates->rates[j].price.divisor);
            mpz_lcm (self->rate_divisor, self->rate_divisor, costing->number);
          }
    }
}

static void
find_staff (PmapPlan    *self,
            PmapCosting *costing)
{
  guint n;
  gpointer const *staffing = pmap_record_list_peek (self->intervention->staffing, &n);
  gint64 preparation = self->run.provision != NULL ? choose (self->run.provision->preparation_minutes, 0) : 0;

  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < n; i++)
    if (((PmapStaffing *) staffing[i])->preparation_minutes != PMAP_UNSET)
      preparation = 0;
  for (guint i = 0; i < n; i++)
    add_line (self, costing, staffing[i], _pmap_plan_find_role (staffing[i], costing), preparation);
  if (n == 0 && self->run.provision != NULL && self->run.provision->role != NULL)
    add_line (self, costing, NULL, self->run.provision->role, preparation);
}

/* The list that counts: the intervention's own, or if it has none the provision's. */
PmapRecordList *
_pmap_plan_get_resources (const PmapPlan *self)
{
  guint n;

  pmap_record_list_peek (self->intervention->resources, &n);
  if (n == 0 && self->run.provision != NULL)
    return self->run.provision->resources;
  return self->intervention->resources;
}

static void
find_resources (PmapPlan *self)
{
  guint n;
  gpointer const *resources = pmap_record_list_peek (_pmap_plan_get_resources (self), &n);

  self->resources_once = self->resources_each = 0;
  for (guint i = 0; i < n; i++)
    {
      PmapResource *resource = resources[i];

      if (resource->cost == PMAP_UNSET)
        continue;
      if (resource->basis == PMAP_RESOURCE_SESSION)
        self->resources_each += resource->cost;
      else
        self->resources_once += resource->cost;
    }
}

static guint
count_days (const PmapPlan    *self,
            const PmapCosting *costing,
            PmapDate           from,
            PmapDate           to)
{
  switch (self->spread)
    {
    case PMAP_SPREAD_SLOTS:
      return pmap_slot_count_days (self->slot_days, from, to, NULL);
    case PMAP_SPREAD_TEACHING_DAYS:
      return pmap_calendar_count_days (costing->calendar, from, to, self->weekdays);
    case PMAP_SPREAD_WEEKDAYS:
      return pmap_calendar_count_weekdays (from, to, self->weekdays);
    case PMAP_SPREAD_ALL_DAYS:
      return to - from + 1;
    case PMAP_SPREAD_AT_ONCE:
      return 1;
    case PMAP_SPREAD_NOWHERE:
    default:
      return 0;
    }
}

static void
add_length (PmapPlan *self,
            gint64    minutes)
{
  for (guint i = 0; i < self->lengths->len; i++)
    if (g_array_index (self->lengths, gint64, i) == minutes)
      return;
  g_array_append_val (self->lengths, minutes);
}

/* The sessions in its slots, and how long they are. */
static void
find_slots (PmapPlan    *self,
            PmapCosting *costing)
{
  PmapSlot *last = NULL;

  pmap_slot_list_days (self->intervention, costing->calendar, self->start, self->end, self->slot_days);
  for (guint i = 0; i < self->slot_days->len; i++)
    {
      PmapSlot *slot = g_array_index (self->slot_days, PmapSlotDay, i).slot;

      if (slot != last)
        add_length (self, choose (pmap_run_get_slot_minutes (&self->run, slot), 0));
      last = slot;
    }
}

/* The run's days. A day that is not said is the edge of the academic year. */
static void
find_days (PmapPlan    *self,
           PmapCosting *costing)
{
  PmapIntervention *intervention = self->intervention;
  const PmapPeriod *year = &costing->academic_year;

  self->start = intervention->start;
  self->end = intervention->end;
  self->rate_date = PMAP_DATE_NONE;
  self->is_cut_short = FALSE;
  g_array_set_size (self->slot_days, 0);
  g_array_set_size (self->lengths, 0);
  self->weekdays = intervention->weekdays != 0 ? intervention->weekdays : PMAP_WEEKDAYS_ALL;
  if (self->start == PMAP_DATE_NONE && self->end == PMAP_DATE_NONE)
    {
      self->start = self->rate_date = year->from;
      self->end = year->to;
    }
  else if (self->start == PMAP_DATE_NONE)
    self->start = year->from != PMAP_DATE_NONE ? MIN (year->from, self->end) : self->end;
  else if (self->end == PMAP_DATE_NONE)
    self->end = MAX (year->to, self->start);

  if (self->start == PMAP_DATE_NONE)
    {
      self->spread = PMAP_SPREAD_AT_ONCE;
      self->n_days = 1;
      return;
    }
  if (self->start > self->end)
    {
      self->spread = PMAP_SPREAD_NOWHERE;
      self->n_days = 0;
      return;
    }
  if (self->run.has_slots)
    find_slots (self, costing);
  for (self->spread = self->run.has_slots ? PMAP_SPREAD_SLOTS : PMAP_SPREAD_TEACHING_DAYS; self->spread <= PMAP_SPREAD_ALL_DAYS; self->spread++)
    {
      self->n_days = count_days (self, costing, self->start, self->end);
      if (self->n_days > 0)
        break;
    }
  g_assert (self->n_days > 0);
  /* Cut short by a change from a date, it is the part of what it was that lies on its own days. */
  self->is_cut_short = intervention->spread_days != PMAP_UNSET && intervention->spread_days > self->n_days;
  if (self->is_cut_short)
    self->n_days = (guint) intervention->spread_days;
}

/* How much of the run lies between two of its days: teaching days, or where "how often" is spread over named weekdays the
 * sessions on them. */
guint
_pmap_plan_measure (const PmapPlan    *self,
                    const PmapCosting *costing,
                    PmapDate           from,
                    PmapDate           to)
{
  guint n_days = count_days (self, costing, from, to), n_before;

  if (!self->counts_sessions || self->spread == PMAP_SPREAD_SLOTS)
    return n_days;
  n_before = from > self->start ? count_days (self, costing, self->start, from - 1) : 0;
  return pmap_run_count_sessions (&self->run, n_before + n_days) - pmap_run_count_sessions (&self->run, n_before);
}

/* How many sessions between two days are of one of the plan's lengths. */
guint
_pmap_plan_count_length (const PmapPlan *self,
                         guint           length,
                         PmapDate        from,
                         PmapDate        to)
{
  gint64 minutes = g_array_index (self->lengths, gint64, length);
  guint first, n = pmap_slot_count_days (self->slot_days, from, to, &first), n_alike = 0;

  for (guint i = first; i < first + n; i++)
    if (!self->slot_missed->data[i])
      n_alike += choose (pmap_run_get_slot_minutes (&self->run, g_array_index (self->slot_days, PmapSlotDay, i).slot), 0) == minutes;
  return n_alike;
}

/* Sessions of the whole run, as a fraction of two 64-bit numbers: at most 100 a week, for 60 weeks or 300 years. */
static void
find_sessions (PmapPlan *self)
{
  const PmapRun *run = &self->run;

  self->sessions = 0;
  self->sessions_divisor = 1;
  self->measure = self->n_days;
  self->counts_sessions = FALSE;
  if (self->spread == PMAP_SPREAD_SLOTS)
    {
      self->counts_sessions = TRUE;
      self->sessions = self->measure;
      return;
    }
  if (run->sessions_per_week == PMAP_UNSET || run->sessions_per_week == 0 || run->weeks_from == PMAP_WEEKS_FROM_NOWHERE
      || run->has_slots)
    return;
  if (run->weeks_from != PMAP_WEEKS_FROM_CALENDAR)
    {
      self->sessions = run->sessions_per_week * run->weeks;
      self->sessions_divisor = PMAP_DECIMAL_ONE * PMAP_DECIMAL_ONE;
    }
  else if (self->spread != PMAP_SPREAD_TEACHING_DAYS)
    return;
  else if (run->counts_weekdays)
    {
      self->counts_sessions = TRUE;
      self->sessions = self->measure = pmap_run_count_sessions (run, self->n_days);
    }
  else
    {
      self->sessions = run->sessions_per_week * self->n_days;
      self->sessions_divisor = PMAP_DECIMAL_ONE * 5;
    }
}

static int
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* After how many minutes members leave its sessions. */
static void
find_stays (PmapPlan *self)
{
  guint n;
  gpointer const *members = pmap_record_list_peek (self->intervention->members, &n);

  g_array_set_size (self->stays, 0);
  for (guint i = 0; i < n; i++)
    {
      gint64 minutes = ((PmapMember *) members[i])->minutes;
      gboolean is_known = minutes == PMAP_UNSET;

      for (guint j = 0; j < self->stays->len; j++)
        is_known |= g_array_index (self->stays, gint64, j) == minutes;
      if (!is_known)
        g_array_append_val (self->stays, minutes);
    }
  if (self->stays->len > 1)
    g_array_sort (self->stays, compare_minutes);
}

/* Whether anybody is a member on any day of the run. */
static void
find_members (PmapPlan *self)
{
  guint n;
  gpointer const *members = pmap_record_list_peek (self->intervention->members, &n);

  self->has_members = FALSE;
  for (guint i = 0; i < n && !self->has_members; i++)
    {
      const PmapMember *member = members[i];

      self->has_members = self->spread == PMAP_SPREAD_AT_ONCE
                          || ((member->from == PMAP_DATE_NONE || member->from <= self->end)
                              && (member->to == PMAP_DATE_NONE || member->to >= MAX (self->start, member->from)));
    }
}

/**
 * _pmap_plan_make:
 * @self: room for a plan
 * @costing: what fills it in
 * @intervention: an intervention of the costing's document
 *
 * Makes the plan of @intervention's whole run, not yet cut into segments.
 */
void
_pmap_plan_make (PmapPlan         *self,
                 PmapCosting      *costing,
                 PmapIntervention *intervention)
{
  self->intervention = intervention;
  find_menu_entry (self, costing);
  pmap_run_fill (&self->run, intervention, costing->year, pmap_calendar_has_terms (costing->calendar));
  find_staff (self, costing);
  find_resources (self);
  find_days (self, costing);
  find_sessions (self);
  find_members (self);
  find_stays (self);
  find_rate_divisor (self, costing);
}

/* The rate in force on a day, or NULL where there is none yet. Without any date to go by, the first there is. */
const PmapDatedRate *
_pmap_plan_find_rate (const PmapPlan     *self,
                      const PmapPlanLine *line,
                      PmapDate            date)
{
  const PmapRates *rates = line->rates;
  guint n = rates != NULL ? rates->n_rates : 0;

  if (self->spread == PMAP_SPREAD_AT_ONCE)
    return n > 0 ? &rates->rates[0] : NULL;
  if (self->rate_date != PMAP_DATE_NONE)
    date = self->rate_date;
  return rates != NULL ? _pmap_rates_find (rates, date) : NULL;
}
