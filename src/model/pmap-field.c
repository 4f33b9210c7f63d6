/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a field is, says and takes: what its table says, and the row of its kind (pmap-kind.h). */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-field.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "model/pmap-kind.h"

#include <glib/gi18n.h>

/**
 * pmap_field_is_number:
 * @field: a field
 *
 * Returns: whether it holds a number: a #gint64 in units scaled by a power of ten, or %PMAP_UNSET
 */
gboolean
pmap_field_is_number (const PmapField *field)
{
  return pmap_field_get_kind (field)->is_number;
}

/**
 * pmap_field_get_places:
 * @field: a field that holds a number
 *
 * Returns: by how many decimal places its #gint64 is scaled
 */
guint
pmap_field_get_places (const PmapField *field)
{
  return pmap_field_get_kind (field)->places;
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
  return field->maximum != 0 ? field->maximum : pmap_field_get_kind (field)->maximum;
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
  return pmap_field_get_storage (field)->value_type;
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
  const PmapKind *kind = pmap_field_get_kind (field);

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
  return kind->validate == NULL || kind->validate (field, value, error);
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
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, number);
  text = pmap_field_format_value (field, &value);
  if (field->unit == NULL)
    return g_steal_pointer (&text);
  if (g_str_equal (field->unit, "%"))
    return g_strconcat (text, "%", NULL);
  /* translators: a number and what it counts: "35 times a week". */
  return g_strdup_printf (_("%1$s %2$s"), text, _(field->unit));
}

/* What "not said" means. */
static void
set_default (const PmapField *field,
             GValue          *value)
{
  gboolean has_default = (field->flags & PMAP_FIELD_HAS_DEFAULT) != 0;

  if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, has_default ? field->default_value : PMAP_UNSET);
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, has_default ? field->default_value : 0);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, field->default_value != 0);
}

/* Characters: no number, day, choice or reference is as long. A letter pasted into a field for one is not quoted as a whole. */
#define SHORT_MOST 300

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
  gboolean is_text = field->kind == PMAP_KIND_TEXT || field->kind == PMAP_KIND_LONG_TEXT;

  g_return_val_if_fail (pmap_field_is_scalar (field) && value != NULL, FALSE);

  clean = pmap_text_clean (typed, field->kind == PMAP_KIND_LONG_TEXT);
  if (clean != NULL && !is_text)
    {
      g_autofree char *whole = g_steal_pointer (&clean);

      clean = pmap_text_excerpt (whole, NULL, SHORT_MOST);
    }
  g_value_init (value, pmap_field_get_value_type (field));
  set_default (field, value);
  if ((clean == NULL || pmap_field_get_kind (field)->parse (field, clean, year_start, value, error))
      && pmap_field_validate (field, value, error))
    return TRUE;
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
  const PmapKind *kind = pmap_field_get_kind (field);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pmap_field_get_value_type (field));
  return kind->guess != NULL && kind->guess (field, typed, year_start, &value) && pmap_field_validate (field, &value, NULL)
         ? pmap_field_format_value (field, &value) : NULL;
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

  return pmap_field_get_kind (field)->format (field, value);
}
