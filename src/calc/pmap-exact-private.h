/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <gmp.h>

G_BEGIN_DECLS

/* GMP speaks of long, which has 32 bits on some systems; our numbers have 64 everywhere. */

static inline void
_pmap_exact_set (mpz_ptr number,
                 gint64  value)
{
#if GLIB_SIZEOF_LONG == 8
  mpz_set_si (number, value);
#else
  guint64 magnitude = value < 0 ? -(guint64) value : (guint64) value;

  mpz_import (number, 1, 1, sizeof magnitude, 0, 0, &magnitude);
  if (value < 0)
    mpz_neg (number, number);
#endif
}

static inline void
_pmap_exact_multiply (mpz_ptr    result,
                      mpz_srcptr number,
                      gint64     factor)
{
#if GLIB_SIZEOF_LONG == 8
  mpz_mul_si (result, number, factor);
#else
  mpz_t wide;

  mpz_init (wide);
  _pmap_exact_set (wide, factor);
  mpz_mul (result, number, wide);
  mpz_clear (wide);
#endif
}

/* A number from 0 to 2⁶³ − 1; what is above counts as that. */
static inline gint64
_pmap_exact_get (mpz_srcptr number)
{
#if GLIB_SIZEOF_LONG == 8
  return mpz_fits_slong_p (number) ? mpz_get_si (number) : G_MAXINT64;
#else
  guint64 value = 0;

  if (mpz_sizeinbase (number, 2) > 63)
    return G_MAXINT64;
  mpz_export (&value, NULL, 1, sizeof value, 0, 0, number);
  return value;
#endif
}

/* A fraction, neither of its parts negative, rounded half away from zero. The last two are room to compute in. */
static inline gint64
_pmap_exact_round (mpz_srcptr numerator,
                   mpz_srcptr denominator,
                   mpz_ptr    quotient,
                   mpz_ptr    remainder)
{
  mpz_tdiv_qr (quotient, remainder, numerator, denominator);
  mpz_mul_2exp (remainder, remainder, 1);
  if (mpz_cmp (remainder, denominator) >= 0)
    mpz_add_ui (quotient, quotient, 1);
  return _pmap_exact_get (quotient);
}

G_END_DECLS
