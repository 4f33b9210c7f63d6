/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Money as people write and read it. Arithmetic lives in calc; here is only the way in and out. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-money.h"

#include "base/pmap-number.h"

#include <string.h>

static char *
format_pounds (gint64   value,
               guint    places,
               gboolean whole)
{
  GString *text = g_string_new (NULL);
  gsize start, end;

  if (value < 0)
    g_string_append (text, "−");
  g_string_append (text, "£");
  start = text->len;
  /* The lowest 64-bit number has no opposite; no amount of money comes near it. */
  pmap_number_append_xml (text, value == G_MININT64 ? G_MAXINT64 : ABS (value), places, !whole);
  end = start + strcspn (text->str + start, ".");
  if (!whole && places > PMAP_MONEY_PLACES)
    while (text->len > end + 1 + PMAP_MONEY_PLACES && text->str[text->len - 1] == '0')
      g_string_truncate (text, text->len - 1);
  for (gsize i = end; i > start + 3; i -= 3)
    g_string_insert_c (text, i - 3, ',');
  return g_string_free (text, FALSE);
}

/**
 * pmap_money_format:
 * @pence: an amount
 *
 * Returns: (transfer full): "£1,234.56", with a true minus sign where negative
 */
char *
pmap_money_format (gint64 pence)
{
  return format_pounds (pence, PMAP_MONEY_PLACES, FALSE);
}

/**
 * pmap_money_format_pounds:
 * @pence: an amount
 *
 * For places where pence do not matter (axes, the side list).
 *
 * Returns: (transfer full): "£1,235", rounded half away from zero
 */
char *
pmap_money_format_pounds (gint64 pence)
{
  gint64 pounds = pence / 100 + (pence % 100 >= 50) - (pence % 100 <= -50);

  return format_pounds (pounds, 0, TRUE);
}

/**
 * pmap_money_format_rate:
 * @rate: an hourly rate in ten-thousandths of a pound
 *
 * Returns: (transfer full): "£13.47", or with more decimals where the rate has them
 */
char *
pmap_money_format_rate (gint64 rate)
{
  return format_pounds (rate, PMAP_RATE_PLACES, FALSE);
}
