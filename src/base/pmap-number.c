/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as scaled integers, as they are written in a file (a point, no grouping, whatever the locale) and on screen.
 * How people type them is in pmap-number-typed.c. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-number.h"

#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/**
 * pmap_number_from_xml:
 * @text: a number as XML Schema's decimal writes it; need not end with a zero byte
 * @length: how many bytes of it
 * @places: decimal places kept: the result is scaled by 10 to their power
 * @value: (out): the number
 *
 * Reads a decimal. White space round it is allowed; digits beyond @places must be zeros, so nothing is ever
 * rounded on the way in.
 *
 * Returns: %FALSE where it is not such a number, or does not fit; @value is untouched then
 */
gboolean
pmap_number_from_xml (const char *text,
                      gsize       length,
                      guint       places,
                      gint64     *value)
{
  const char *p = text, *end = text + length;
  gboolean negative = FALSE, digits = FALSE, point = FALSE;
  guint fraction = 0;
  gint64 result = 0;

  while (p < end && is_space (*p))
    p++;
  while (end > p && is_space (end[-1]))
    end--;
  if (p < end && (*p == '-' || *p == '+'))
    negative = *p++ == '-';

  for (; p < end; p++)
    {
      if (*p == '.' && !point)
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return FALSE;
      digits = TRUE;
      if (point && fraction == places)
        {
          if (*p != '0')
            return FALSE;
          continue;
        }
      fraction += point;
      if (__builtin_mul_overflow (result, 10, &result)
          || __builtin_add_overflow (result, *p - '0', &result))
        return FALSE;
    }
  if (!digits)
    return FALSE;
  for (; fraction < places; fraction++)
    if (__builtin_mul_overflow (result, 10, &result))
      return FALSE;

  *value = negative ? -result : result;
  return TRUE;
}

/**
 * pmap_number_append_xml:
 * @string: where to write
 * @value: a scaled number
 * @places: its decimal places
 * @keep_zeros: %TRUE writes every place ("6000.00"), %FALSE only those that say something ("38.6")
 *
 * Writes @value as a file holds it.
 */
void
pmap_number_append_xml (GString  *string,
                        gint64    value,
                        guint     places,
                        gboolean  keep_zeros)
{
  char digits[32];
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
  guint n = 0, used = places;

  if (!keep_zeros)
    for (; used > 0 && rest % 10 == 0; used--)
      rest /= 10;
  do
    {
      digits[sizeof digits - ++n] = '0' + rest % 10;
      rest /= 10;
      if (n == used && used > 0)
        digits[sizeof digits - ++n] = '.', used = 0;
    }
  while (rest > 0 || used > 0 || digits[sizeof digits - n] == '.');
  if (value < 0)
    digits[sizeof digits - ++n] = '-';
  g_string_append_len (string, digits + sizeof digits - n, n);
}

/**
 * pmap_number_format:
 * @value: a scaled number
 * @places: its decimal places
 *
 * Returns: (transfer full): @value for the screen: commas between thousands, no idle zeros
 */
char *
pmap_number_format (gint64 value,
                    guint  places)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize start = value < 0 ? 1 : 0, end;

  pmap_number_append_xml (text, value, places, FALSE);
  end = strcspn (text->str, ".");
  for (gsize i = end; i > start + 3; i -= 3)
    g_string_insert_c (text, i - 3, ',');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pmap_number_say:
 * @count: a number of things
 * @phrase: what to say of them, with \%u in the number's place; from ngettext() with @count
 *
 * Returns: (transfer full): @phrase with the number as it stands on screen and paper: "2,000 pupils"
 */
char *
pmap_number_say (guint64     count,
                 const char *phrase)
{
  const char *place;
  g_autofree char *number = NULL;

  g_return_val_if_fail (phrase != NULL, NULL);

  place = strstr (phrase, "%u");
  if (place == NULL)
    return g_strdup (phrase);
  number = pmap_number_format ((gint64) count, 0);
  return g_strdup_printf ("%.*s%s%s", (int) (place - phrase), phrase, number, place + strlen ("%u"));
}
