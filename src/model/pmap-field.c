/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a field is, says and takes. Everything here is a function of the field's kind: what a number may be, how a
 * typed text becomes a value, how a value reads. */

#include "config.h"

#include "model/pmap-field.h"

#include "base/pmap-error.h"
#include "base/pmap-id.h"
#include "base/pmap-moment.h"
#include "base/pmap-money.h"
#include "base/pmap-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT_MAXIMUM 200
#define LONG_TEXT_MAXIMUM 10000
#define INTEGER_MAXIMUM G_GINT64_CONSTANT (1000000)
#define DECIMAL_MAXIMUM (G_GINT64_CONSTANT (1000000) * PMAP_DECIMAL_ONE)
#define MONEY_MAXIMUM G_GINT64_CONSTANT (100000000000)  /* a thousand million pounds, in pence */
#define RATE_MAXIMUM G_GINT64_CONSTANT (100000000)      /* ten thousand pounds an hour */

static const char *const weekday_labels[] = {
  N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
};

static const char *const weekday_names[] = {
  N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
};

/**
 * pmap_field_get_places:
 * @field: a field that holds a number
 *
 * Returns: by how many decimal places its #gint64 is scaled
 */
guint
pmap_field_get_places (const PmapField *field)
{
  if (field->kind == PMAP_KIND_DECIMAL)
    return PMAP_DECIMAL_PLACES;
  if (field->kind == PMAP_KIND_MONEY)
    return PMAP_MONEY_PLACES;
  return field->kind == PMAP_KIND_RATE ? PMAP_RATE_PLACES : 0;
}

/**
 * pmap_field_get_maximum:
 * @field: a field that holds a number or a text
 *
 * Returns: the highest number, scaled, or the most characters
 */
gint64
pmap_field_get_maximum (const PmapField *field)
{
  if (field->maximum != 0)
    return field->maximum;
  if (field->kind == PMAP_KIND_TEXT)
    return TEXT_MAXIMUM;
  if (field->kind == PMAP_KIND_LONG_TEXT)
    return LONG_TEXT_MAXIMUM;
  if (field->kind == PMAP_KIND_DECIMAL)
    return DECIMAL_MAXIMUM;
  if (field->kind == PMAP_KIND_MONEY)
    return MONEY_MAXIMUM;
  if (field->kind == PMAP_KIND_RATE)
    return RATE_MAXIMUM;
  return INTEGER_MAXIMUM;
}

/**
 * pmap_field_get_value_type:
 * @field: a field
 *
 * Returns: the type of #GValue that carries it
 */
GType
pmap_field_get_value_type (const PmapField *field)
{
  switch (field->kind)
    {
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
    case PMAP_KIND_REFERENCE:
      return G_TYPE_STRING;
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
    case PMAP_KIND_MOMENT:
      return G_TYPE_INT64;
    case PMAP_KIND_DATE:
    case PMAP_KIND_WEEKDAYS:
      return G_TYPE_UINT;
    case PMAP_KIND_BOOLEAN:
      return G_TYPE_BOOLEAN;
    case PMAP_KIND_CHOICE:
      return G_TYPE_INT;
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
      return G_TYPE_OBJECT;
    default:
      g_assert_not_reached ();
    }
}

/**
 * pmap_field_find_choice:
 * @field: a field that holds a choice
 * @value: its value
 *
 * Returns: (transfer none) (nullable): the word, or %NULL for none or no such
 */
const PmapChoice *
pmap_field_find_choice (const PmapField *field,
                        int              value)
{
  g_return_val_if_fail (field->kind == PMAP_KIND_CHOICE, NULL);

  for (const PmapChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (choice->value == value)
      return choice;
  return NULL;
}

/**
 * pmap_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): its label in the user's language
 */
const char *
pmap_field_get_label (const PmapField *field)
{
  return _(field->label);
}

/**
 * pmap_choices_get_label:
 * @choices: a closed list
 * @value: one of its values, or 0
 *
 * Returns: (transfer none): the word in the user's language; an empty text for none
 */
const char *
pmap_choices_get_label (const PmapChoice *choices,
                        int               value)
{
  for (; choices->nick != NULL; choices++)
    if (choices->value == value)
      return _(choices->label);
  return "";
}

/**
 * pmap_choices_get_short_label:
 * @choices: a closed list
 * @value: one of its values, or 0
 *
 * Returns: (transfer none): the abbreviation, or the word where there is none; an empty text for none
 */
const char *
pmap_choices_get_short_label (const PmapChoice *choices,
                              int               value)
{
  for (; choices->nick != NULL; choices++)
    if (choices->value == value)
      return _(choices->short_label != NULL ? choices->short_label : choices->label);
  return "";
}

static gboolean
is_empty (const PmapField *field,
          const GValue    *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_get_string (value) == NULL || *g_value_get_string (value) == '\0';
  if (G_VALUE_HOLDS_INT64 (value))
    return g_value_get_int64 (value) == PMAP_UNSET;
  if (G_VALUE_HOLDS_UINT (value))
    return g_value_get_uint (value) == 0;
  if (G_VALUE_HOLDS_INT (value))
    return g_value_get_int (value) == 0;
  return FALSE;
}

static char *
format_number (const PmapField *field,
               gint64           number)
{
  if (number == PMAP_UNSET)
    return g_strdup ("");
  if (field->kind == PMAP_KIND_MONEY)
    return pmap_money_format (number);
  if (field->kind == PMAP_KIND_RATE)
    return pmap_money_format_rate (number);
  return pmap_number_format (number, pmap_field_get_places (field));
}

static gboolean
validate_number (const PmapField *field,
                 gint64           number,
                 GError         **error)
{
  g_autofree char *least = NULL, *most = NULL;

  if (number >= field->minimum && number <= pmap_field_get_maximum (field))
    return TRUE;
  least = format_number (field, field->minimum);
  most = format_number (field, pmap_field_get_maximum (field));
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

/**
 * pmap_field_validate:
 * @field: a field that holds a value
 * @value: of pmap_field_get_value_type()
 * @error: says in plain words why not
 *
 * Checks what the table says: required, limits, length, words of the list.
 *
 * Returns: whether the field takes @value
 */
gboolean
pmap_field_validate (const PmapField  *field,
                     const GValue     *value,
                     GError          **error)
{
  g_return_val_if_fail (pmap_field_is_scalar (field), FALSE);
  g_return_val_if_fail (G_VALUE_HOLDS (value, pmap_field_get_value_type (field)), FALSE);

  if (is_empty (field, value))
    {
      if (!(field->flags & PMAP_FIELD_REQUIRED))
        return TRUE;
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a field's label: "Given name is needed". */
                   _("%s is needed"), pmap_field_get_label (field));
      return FALSE;
    }
  if (pmap_field_is_number (field))
    return validate_number (field, g_value_get_int64 (value), error);
  if (field->kind == PMAP_KIND_TEXT || field->kind == PMAP_KIND_LONG_TEXT)
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
  if (field->kind == PMAP_KIND_REFERENCE && !pmap_id_is_valid (g_value_get_string (value)))
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: the text that stands where an id should be. */
                   _("“%s” cannot be an id"), g_value_get_string (value));
      return FALSE;
    }
  if (field->kind == PMAP_KIND_CHOICE && pmap_field_find_choice (field, g_value_get_int (value)) == NULL)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a field's label, and a number that should stand for a word of a list. */
                   _("%1$s has no choice number %2$d"), pmap_field_get_label (field), g_value_get_int (value));
      return FALSE;
    }
  return TRUE;
}

/**
 * pmap_field_is_plausible:
 * @field: a field that holds a number
 * @number: what it holds
 *
 * Returns: whether a school is likely to mean it
 */
gboolean
pmap_field_is_plausible (const PmapField *field,
                         gint64           number)
{
  return field->plausible_maximum == 0 || number <= field->plausible_maximum;
}

/**
 * pmap_field_format_with_unit:
 * @field: a field that holds a number
 * @number: what it holds, not %PMAP_UNSET
 *
 * Returns: (transfer full): the number and what it counts: "35 times a week", "30%", "£12.50"
 */
char *
pmap_field_format_with_unit (const PmapField *field,
                             gint64           number)
{
  g_autofree char *text = format_number (field, number);

  if (field->unit == NULL)
    return g_steal_pointer (&text);
  if (g_str_equal (field->unit, "%"))
    return g_strconcat (text, "%", NULL);
  /* translators: a number and what it counts: "35 times a week". */
  return g_strdup_printf (_("%1$s %2$s"), text, _(field->unit));
}

static gboolean
parse_choice (const PmapField *field,
              const char      *typed,
              int             *value,
              GError         **error)
{
  g_autofree char *wanted = pmap_text_fold (typed);

  for (const PmapChoice *choice = field->choices; choice->nick != NULL; choice++)
    {
      const char *const words[] = { choice->nick, _(choice->label),
                                    choice->short_label != NULL ? _(choice->short_label) : choice->nick };

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          g_autofree char *word = pmap_text_fold (words[i]);

          if (g_str_equal (word, wanted))
            {
              *value = choice->value;
              return TRUE;
            }
        }
    }
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: what the user typed, and a field's label. */
               _("“%1$s” is not one of the choices for %2$s"), typed, pmap_field_get_label (field));
  return FALSE;
}

static gboolean
parse_number (const PmapField *field,
              const char      *typed,
              gint64          *number,
              GError         **error)
{
  if (field->kind == PMAP_KIND_MONEY)
    return pmap_money_parse (typed, number, error);
  if (field->kind == PMAP_KIND_RATE)
    return pmap_money_parse_rate (typed, number, error);
  return pmap_number_parse (typed, pmap_field_get_places (field), field->unit, number, error);
}

/* A day of the week by its name or what people make of it ("Tues", "weds", "Fridays"), in the program's language or in
 * English; the number of days where it is none. */
static guint
find_weekday (const char *folded)
{
  gsize length = strlen (folded);

  if (g_str_equal (folded, "weds"))
    return 2;
  for (guint i = 0; i < G_N_ELEMENTS (weekday_names); i++)
    {
      g_autofree char *english = pmap_text_fold (weekday_names[i]);
      g_autofree char *name = pmap_text_fold (_(weekday_names[i]));
      g_autofree char *label = pmap_text_fold (_(weekday_labels[i]));
      g_autofree char *several = g_strconcat (english, "s", NULL);

      if (g_str_equal (folded, label) || g_str_equal (folded, several)
          || (length >= 3 && (g_str_has_prefix (english, folded) || g_str_has_prefix (name, folded))))
        return i;
    }
  return G_N_ELEMENTS (weekday_names);
}

/* One day, or from one to another: "Mon", "Mon-Fri". */
static guint
find_weekdays (const char *word)
{
  const char *dash = strchr (word, '-');
  g_autofree char *from = dash != NULL ? g_strndup (word, dash - word) : g_strdup (word);
  guint first = find_weekday (from), last = dash != NULL ? find_weekday (dash + 1) : first, days = 0;

  for (guint i = first; i <= last && last < G_N_ELEMENTS (weekday_names); i++)
    days |= 1u << i;
  return days;
}

static gboolean
parse_weekdays (const char *typed,
                guint      *days,
                GError    **error)
{
  g_autofree char *folded = pmap_text_fold (typed);
  g_autoptr (GString) tidy = g_string_new (folded);
  g_auto (GStrv) words = NULL;

  g_string_replace (tidy, "–", "-", 0);
  g_string_replace (tidy, " - ", "-", 0);
  g_string_replace (tidy, " to ", "-", 0);
  g_string_replace (tidy, " and ", " ", 0);
  words = g_strsplit_set (tidy->str, " ,;/&+.", -1);
  *days = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint found = find_weekdays (words[i]);

      if (found == 0 && *words[i] != '\0')
        {
          g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                       /* translators: %s is what the user typed. */
                       _("“%s” is not a list of weekdays, like Mon, Wed"), typed);
          return FALSE;
        }
      *days |= found;
    }
  return TRUE;
}

static gboolean
parse_boolean (const char  *typed,
               gboolean    *yes,
               GError     **error)
{
  const char *const words[][5] = {
    { "no", "n", "false", "0", _("No") },
    { "yes", "y", "true", "1", _("Yes") },
  };
  g_autofree char *wanted = pmap_text_fold (typed);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint j = 0; j < G_N_ELEMENTS (words[i]); j++)
      {
        g_autofree char *word = pmap_text_fold (words[i][j]);

        if (g_str_equal (word, wanted))
          {
            *yes = i;
            return TRUE;
          }
      }
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: %s is what the user typed. */
               _("“%s” is neither yes nor no"), typed);
  return FALSE;
}

/* A date of birth may be of any year, other days are about as far as a school plans. */
static PmapDate
find_newest (const PmapField *field,
             PmapDate         year_start)
{
  guint year;

  if (year_start == PMAP_DATE_NONE)
    return pmap_date_new (31, 12, 2099);
  pmap_date_split (year_start, NULL, NULL, &year);
  return pmap_date_new (31, 8, year + (field->flags & PMAP_FIELD_ANY_YEAR ? 1 : 20));
}

static gboolean
parse_date (const PmapField  *field,
            const char       *typed,
            PmapDate          year_start,
            PmapDate         *date,
            GError          **error)
{
  g_autofree char *meant = NULL;

  if (pmap_date_parse (typed, field->flags & PMAP_FIELD_ANY_YEAR ? PMAP_DATE_NONE : year_start, date, error))
    return TRUE;
  meant = pmap_field_guess (field, typed, year_start);
  if (meant == NULL)
    return FALSE;
  g_clear_error (error);
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: %s is a date: "Did you mean 7 December 2026? …" */
               _("Did you mean %s? Please write the year with all four digits"), meant);
  return FALSE;
}

/* Nobody types one; scripts and tests write it as a file does. */
static gboolean
parse_moment (const PmapField  *field,
              const char       *typed,
              gint64           *moment,
              GError          **error)
{
  if (pmap_moment_from_xml (typed, strlen (typed), moment))
    return TRUE;
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: a field's label, then what was typed. */
               _("%1$s should be a time written like 2026-09-01T15:30:00Z, not “%2$s”"), pmap_field_get_label (field), typed);
  return FALSE;
}

/**
 * pmap_field_parse:
 * @field: a field that holds a value
 * @typed: what a person typed; empty means "not said"
 * @year_start: the first day of the school year, in which a day without a year is looked for, or %PMAP_DATE_NONE
 * @value: (out caller-allocates): an uninitialised value; initialised on success
 * @error: says in plain words why not
 *
 * Turns typed text into a value that the field takes: the one way in for forms, tables and imports.
 *
 * Returns: whether @typed is a value of @field
 */
gboolean
pmap_field_parse (const PmapField  *field,
                  const char       *typed,
                  PmapDate          year_start,
                  GValue           *value,
                  GError          **error)
{
  g_autofree char *clean = NULL;
  gint64 number = field->flags & PMAP_FIELD_HAS_DEFAULT ? field->default_value : PMAP_UNSET;
  PmapDate date = PMAP_DATE_NONE;
  guint weekdays = 0;
  int choice = field->flags & PMAP_FIELD_HAS_DEFAULT ? field->default_value : 0;
  gboolean yes = field->default_value != 0;

  g_return_val_if_fail (pmap_field_is_scalar (field) && value != NULL, FALSE);

  clean = pmap_text_clean (typed, field->kind == PMAP_KIND_LONG_TEXT);
  g_value_init (value, pmap_field_get_value_type (field));
  switch (field->kind)
    {
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
    case PMAP_KIND_REFERENCE:
      g_value_set_string (value, clean);
      break;
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
      if (clean != NULL && !parse_number (field, clean, &number, error))
        goto refused;
      g_value_set_int64 (value, number);
      break;
    case PMAP_KIND_MOMENT:
      if (clean != NULL && !parse_moment (field, clean, &number, error))
        goto refused;
      g_value_set_int64 (value, number);
      break;
    case PMAP_KIND_DATE:
      if (clean != NULL && !parse_date (field, clean, year_start, &date, error))
        goto refused;
      g_value_set_uint (value, date);
      break;
    case PMAP_KIND_CHOICE:
      if (clean != NULL && !parse_choice (field, clean, &choice, error))
        goto refused;
      g_value_set_int (value, choice);
      break;
    case PMAP_KIND_WEEKDAYS:
      if (clean != NULL && !parse_weekdays (clean, &weekdays, error))
        goto refused;
      g_value_set_uint (value, weekdays);
      break;
    case PMAP_KIND_BOOLEAN:
      if (clean != NULL && !parse_boolean (clean, &yes, error))
        goto refused;
      g_value_set_boolean (value, yes);
      break;
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
    default:
      g_assert_not_reached ();
    }
  if (pmap_field_validate (field, value, error))
    return TRUE;
refused:
  g_value_unset (value);
  return FALSE;
}

/**
 * pmap_field_guess:
 * @field: a field that holds a value
 * @typed: what a person typed that @field did not take
 * @year_start: the first day of the school year, or %PMAP_DATE_NONE
 *
 * Finds what was probably meant, so that a person can be asked: "3.5" by "3,5", "7 December 2026" by "7/12/26".
 *
 * Returns: (transfer full) (nullable): a text that @field takes, as it would show it; %NULL where there is nothing to ask
 */
char *
pmap_field_guess (const PmapField *field,
                  const char      *typed,
                  PmapDate         year_start)
{
  g_auto (GValue) value = G_VALUE_INIT;
  const char *unit = field->kind == PMAP_KIND_MONEY ? PMAP_UNIT_POUNDS
                     : field->kind == PMAP_KIND_RATE ? PMAP_UNIT_RATE : field->unit;
  PmapDate date;
  gint64 number;

  if (pmap_field_is_number (field) && pmap_number_guess (typed, pmap_field_get_places (field), unit, &number))
    {
      g_value_init (&value, G_TYPE_INT64);
      g_value_set_int64 (&value, number);
    }
  else if (field->kind == PMAP_KIND_DATE
           && (date = pmap_date_guess (typed, find_newest (field, year_start))) != PMAP_DATE_NONE)
    {
      g_value_init (&value, G_TYPE_UINT);
      g_value_set_uint (&value, date);
    }
  return G_IS_VALUE (&value) && pmap_field_validate (field, &value, NULL) ? pmap_field_format_value (field, &value) : NULL;
}

/**
 * pmap_field_format_value:
 * @field: a field that holds a value
 * @value: of pmap_field_get_value_type()
 *
 * Returns: (transfer full): @value as people read it; a reference stays an id; an empty text for "not said"
 */
char *
pmap_field_format_value (const PmapField *field,
                         const GValue    *value)
{
  g_return_val_if_fail (pmap_field_is_scalar (field), NULL);

  switch (field->kind)
    {
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
    case PMAP_KIND_REFERENCE:
      return g_strdup (g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
      return format_number (field, g_value_get_int64 (value));
    case PMAP_KIND_MOMENT:
      return pmap_moment_format (g_value_get_int64 (value));
    case PMAP_KIND_DATE:
      return pmap_date_format (g_value_get_uint (value));
    case PMAP_KIND_CHOICE:
      return g_strdup (pmap_choices_get_label (field->choices, g_value_get_int (value)));
    case PMAP_KIND_WEEKDAYS:
      {
        GString *days = g_string_new (NULL);

        for (guint i = 0; i < G_N_ELEMENTS (weekday_labels); i++)
          if (g_value_get_uint (value) & (1u << i))
            g_string_append_printf (days, "%s%s", days->len > 0 ? ", " : "", _(weekday_labels[i]));
        return g_string_free (days, FALSE);
      }
    case PMAP_KIND_BOOLEAN:
      return g_strdup (g_value_get_boolean (value) ? _("Yes") : _("No"));
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
    default:
      g_assert_not_reached ();
    }
}
