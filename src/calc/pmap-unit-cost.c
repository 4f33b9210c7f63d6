/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Simple quotients of money, exact and rounded once. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-unit-cost.h"

#include "calc/pmap-exact-private.h"

/* a × b ÷ c, half away from zero; none of them negative. */
static gint64
divide (gint64 a,
        gint64 b,
        gint64 c)
{
  mpz_t number, divisor, quotient, remainder;
  gint64 result;

  mpz_inits (number, divisor, quotient, remainder, NULL);
  _pmap_exact_set (number, a);
  _pmap_exact_multiply (number, number, b);
  _pmap_exact_set (divisor, c);
  result = _pmap_exact_round (number, divisor, quotient, remainder);
  mpz_clears (number, divisor, quotient, remainder, NULL);
  return result;
}

/**
 * pmap_unit_cost_per_progress:
 * @pence: what it cost, not negative
 * @progress: what was gained on the measure, in ten-thousandths
 * @per_unit: (out): what one unit of progress cost, in pence
 *
 * Returns: %FALSE where there was no progress: then there is no such figure, and it must be shown as "n/a"
 */
gboolean
pmap_unit_cost_per_progress (gint64  pence,
                             gint64  progress,
                             gint64 *per_unit)
{
  g_return_val_if_fail (pence >= 0 && per_unit != NULL, FALSE);

  if (progress == PMAP_UNSET || progress <= 0)
    return FALSE;
  *per_unit = divide (pence, PMAP_DECIMAL_ONE, progress);
  return TRUE;
}

/**
 * pmap_unit_cost_of_salary:
 * @pence: a salary a year, not negative
 * @weeks: for how many weeks it is paid, in ten-thousandths: 52.143 for the NJC scales
 * @hours_per_week: in ten-thousandths: 37 for the NJC scales
 *
 * Returns: the hourly rate in ten-thousandths of a pound, without on-costs
 */
gint64
pmap_unit_cost_of_salary (gint64 pence,
                          gint64 weeks,
                          gint64 hours_per_week)
{
  const gint64 scale = 100;  /* hundredths of a penny */
  const gint64 decimals = (gint64) PMAP_DECIMAL_ONE * PMAP_DECIMAL_ONE;

  g_return_val_if_fail (pence >= 0 && weeks > 0 && hours_per_week > 0, 0);
  g_return_val_if_fail (hours_per_week <= G_MAXINT64 / weeks, 0);

  return divide (pence, scale * decimals, weeks * hours_per_week);
}
