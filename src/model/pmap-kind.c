/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of kinds: what a field of each kind may hold and how it reads. How people type it is in pmap-kind-typed.c, how it
 * lies in a record in pmap-storage.c. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-kind.h"

#include "base/pmap-clock.h"
#include "base/pmap-error.h"
#include "base/pmap-id.h"
#include "base/pmap-moment.h"
#include "base/pmap-money.h"
#include "model/pmap-kind-typed.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT_MAXIMUM 200
#define LONG_TEXT_MAXIMUM 10000
#define INTEGER_MAXIMUM G_GINT64_CONSTANT (1000000)
#define DECIMAL_MAXIMUM (G_GINT64_CONSTANT (1000000) * PMAP_DECIMAL_ONE)
#define MONEY_MAXIMUM G_GINT64_CONSTANT (100000000000)  /* a thousand million pounds, in pence */
#define RATE_MAXIMUM G_GINT64_CONSTANT (100000000)      /* ten thousand pounds an hour */

static gboolean
may_be_unset (const PmapField *field)
{
  return !(field->flags & PMAP_FIELD_REQUIRED);
}

static gboolean
is_right_text (const PmapField *field,
               gconstpointer    place)
{
  const char *text = *(char *const *) place;

  /* No text has more characters than bytes. */
  return text != NULL ? *text != '\0' && (gint64) strlen (text) <= pmap_field_get_maximum (field) : may_be_unset (field);
}

static gboolean
is_right_number (const PmapField *field,
                 gconstpointer    place)
{
  gint64 number = *(const gint64 *) place;

  return number != PMAP_UNSET ? number >= field->minimum && number <= pmap_field_get_maximum (field)
                                && pmap_field_is_plausible (field, number)
                              : may_be_unset (field);
}

static gboolean
is_right_moment (const PmapField *field,
                 gconstpointer    place)
{
  return *(const gint64 *) place != PMAP_UNSET || may_be_unset (field);
}

static gboolean
is_right_word (const PmapField *field,
               gconstpointer    place)
{
  return *(const guint *) place != 0 || may_be_unset (field);
}

static gboolean
is_right_choice (const PmapField *field,
                 gconstpointer    place)
{
  int value = *(const int *) place;

  return value != 0 ? pmap_field_find_choice (field, value) != NULL : may_be_unset (field);
}

/* That what it names is there is the map's to say. */
static gboolean
is_right_reference (const PmapField *field,
                    gconstpointer    place)
{
  return *(char *const *) place == NULL && may_be_unset (field);
}

static gboolean
validate_text (const PmapField  *field,
               const GValue     *value,
               GError          **error)
{
  gint64 length = g_utf8_strlen (g_value_get_string (value), -1);

  if (length <= pmap_field_get_maximum (field))
    return TRUE;
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
               /* translators: a field's label, then two numbers of characters. */
               _("%1$s is %2$" G_GINT64_FORMAT " characters long; at most %3$" G_GINT64_FORMAT " fit"),
               pmap_field_get_label (field), length, pmap_field_get_maximum (field));
  return FALSE;
}

static char *
format_figure (const PmapField *field,
               gint64           number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, number);
  return pmap_field_get_kind (field)->format (field, &value);
}

static gboolean
validate_number (const PmapField  *field,
                 const GValue     *value,
                 GError          **error)
{
  gint64 number = g_value_get_int64 (value);
  g_autofree char *least = NULL, *most = NULL;

  if (number >= field->minimum && number <= pmap_field_get_maximum (field))
    return TRUE;
  least = format_figure (field, field->minimum);
  most = format_figure (field, pmap_field_get_maximum (field));
  if (number < field->minimum)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
                 /* translators: a field's label and a number: "Hourly rate cannot be less than £0.00". */
                 _("%1$s cannot be less than %2$s"), pmap_field_get_label (field), least);
  else
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
                 /* translators: a field's label and a number. */
                 _("%1$s cannot be more than %2$s"), pmap_field_get_label (field), most);
  return FALSE;
}

static gboolean
validate_choice (const PmapField  *field,
                 const GValue     *value,
                 GError          **error)
{
  if (pmap_field_find_choice (field, g_value_get_int (value)) != NULL)
    return TRUE;
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: a field's label, and a number that should stand for a word of a list. */
               _("%1$s has no choice number %2$d"), pmap_field_get_label (field), g_value_get_int (value));
  return FALSE;
}

static gboolean
validate_reference (const PmapField  *field,
                    const GValue     *value,
                    GError          **error)
{
  if (pmap_id_is_valid (g_value_get_string (value)))
    return TRUE;
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: the text that stands where an id should be. */
               _("“%s” cannot be an id"), g_value_get_string (value));
  return FALSE;
}

static char *
format_text (const PmapField *field,
             const GValue    *value)
{
  return g_strdup (g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
}

static char *
format_number (const PmapField *field,
               const GValue    *value)
{
  gint64 number = g_value_get_int64 (value);

  return number != PMAP_UNSET ? pmap_number_format (number, pmap_field_get_places (field)) : g_strdup ("");
}

static char *
format_money (const PmapField *field,
              const GValue    *value)
{
  gint64 pence = g_value_get_int64 (value);

  return pence != PMAP_UNSET ? pmap_money_format (pence) : g_strdup ("");
}

static char *
format_rate (const PmapField *field,
             const GValue    *value)
{
  gint64 rate = g_value_get_int64 (value);

  return rate != PMAP_UNSET ? pmap_money_format_rate (rate) : g_strdup ("");
}

static char *
format_time (const PmapField *field,
             const GValue    *value)
{
  return pmap_clock_format (g_value_get_int64 (value));
}

static char *
format_moment (const PmapField *field,
               const GValue    *value)
{
  return pmap_moment_format (g_value_get_int64 (value));
}

static char *
format_date (const PmapField *field,
             const GValue    *value)
{
  return pmap_date_format (g_value_get_uint (value));
}

static char *
format_choice (const PmapField *field,
               const GValue    *value)
{
  return g_strdup (pmap_choices_get_label (field->choices, g_value_get_int (value)));
}

static char *
format_weekdays (const PmapField *field,
                 const GValue    *value)
{
  GString *days = g_string_new (NULL);

  for (guint i = 0; i < PMAP_N_WEEKDAYS; i++)
    if (g_value_get_uint (value) & (1u << i))
      g_string_append_printf (days, "%s%s", days->len > 0 ? ", " : "", _(pmap_weekday_labels[i]));
  return g_string_free (days, FALSE);
}

static char *
format_boolean (const PmapField *field,
                const GValue    *value)
{
  return g_strdup (g_value_get_boolean (value) ? _("Yes") : _("No"));
}

#define NUMBER .storage = &pmap_storage_number, .is_number = TRUE, .is_right = is_right_number, .validate = validate_number, \
               .parse = pmap_kind_parse_number, .guess = pmap_kind_guess_number

const PmapKind pmap_kinds[PMAP_N_KINDS] = {
  [PMAP_KIND_TEXT] = { .storage = &pmap_storage_text, .maximum = TEXT_MAXIMUM, .is_right = is_right_text,
                       .validate = validate_text, .parse = pmap_kind_parse_text, .format = format_text },
  [PMAP_KIND_LONG_TEXT] = { .storage = &pmap_storage_text, .maximum = LONG_TEXT_MAXIMUM, .is_right = is_right_text,
                            .validate = validate_text, .parse = pmap_kind_parse_text, .format = format_text },
  [PMAP_KIND_INTEGER] = { NUMBER, .maximum = INTEGER_MAXIMUM, .format = format_number },
  [PMAP_KIND_DECIMAL] = { NUMBER, .places = PMAP_DECIMAL_PLACES, .maximum = DECIMAL_MAXIMUM,
                          .format = format_number },
  [PMAP_KIND_MONEY] = { NUMBER, .places = PMAP_MONEY_PLACES, .maximum = MONEY_MAXIMUM, .unit = PMAP_UNIT_POUNDS, .format = format_money },
  [PMAP_KIND_RATE] = { NUMBER, .places = PMAP_RATE_PLACES, .maximum = RATE_MAXIMUM, .unit = PMAP_UNIT_RATE, .format = format_rate },
  [PMAP_KIND_TIME] = { .storage = &pmap_storage_number, .is_number = TRUE, .maximum = PMAP_CLOCK_LAST, .is_right = is_right_number,
                       .validate = validate_number, .parse = pmap_kind_parse_time, .guess = pmap_kind_guess_time,
                       .format = format_time },
  [PMAP_KIND_DATE] = { .storage = &pmap_storage_unsigned, .is_right = is_right_word, .parse = pmap_kind_parse_date,
                       .guess = pmap_kind_guess_date, .format = format_date },
  [PMAP_KIND_MOMENT] = { .storage = &pmap_storage_number, .is_right = is_right_moment, .parse = pmap_kind_parse_moment,
                         .format = format_moment },
  [PMAP_KIND_BOOLEAN] = { .storage = &pmap_storage_boolean, .parse = pmap_kind_parse_boolean, .format = format_boolean },
  [PMAP_KIND_CHOICE] = { .storage = &pmap_storage_choice, .is_right = is_right_choice, .validate = validate_choice,
                         .parse = pmap_kind_parse_choice, .format = format_choice },
  [PMAP_KIND_WEEKDAYS] = { .storage = &pmap_storage_unsigned, .is_right = is_right_word, .parse = pmap_kind_parse_weekdays,
                           .format = format_weekdays },
  [PMAP_KIND_REFERENCE] = { .storage = &pmap_storage_reference, .is_right = is_right_reference, .validate = validate_reference,
                            .parse = pmap_kind_parse_text, .format = format_text },
  [PMAP_KIND_RECORD] = { .storage = &pmap_storage_record },
  [PMAP_KIND_RECORDS] = { .storage = &pmap_storage_records },
};
