/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a year's salary to what an hour costs. A salary is for the weeks and the hours a week that are paid for it: 52.143 weeks of 37
 * hours on the scales of local government services, fewer for a post that is paid in term time. */

#include "config.h"

#include "calc/pmap-pay.h"

#include "base/pmap-number.h"
#include "calc/pmap-exact-private.h"

/**
 * pmap_pay_get_hourly:
 * @salary: of a year, in pence
 * @weeks: paid for it, in ten-thousandths; more than 0
 * @hours: paid a week, in ten-thousandths; more than 0
 *
 * Returns: what an hour costs, in ten-thousandths of a pound, exact but for one rounding, half away from zero
 */
gint64
pmap_pay_get_hourly (gint64 salary,
                     gint64 weeks,
                     gint64 hours)
{
  mpz_t numerator, denominator, quotient, remainder;
  gint64 hourly;

  g_return_val_if_fail (salary >= 0 && weeks > 0 && hours > 0, 0);

  mpz_inits (numerator, denominator, quotient, remainder, NULL);
  /* Pence are hundredths of a pound, the result is in ten-thousandths: 100 of them a penny. */
  _pmap_exact_set (numerator, salary);
  _pmap_exact_multiply (numerator, numerator, 100 * (gint64) PMAP_DECIMAL_ONE);
  _pmap_exact_multiply (numerator, numerator, PMAP_DECIMAL_ONE);
  _pmap_exact_set (denominator, weeks);
  _pmap_exact_multiply (denominator, denominator, hours);
  hourly = _pmap_exact_round (numerator, denominator, quotient, remainder);
  mpz_clears (numerator, denominator, quotient, remainder, NULL);
  return hourly;
}
