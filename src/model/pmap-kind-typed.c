/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people type into a field, by its kind: a word of a list, days, numbers, dates, yes and no. Whatever is not understood is
 * refused with a reason in the user's words; what was probably meant can be asked. Forms, tables and imports come through here. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-kind-typed.h"

#include "base/pmap-clock.h"
#include "base/pmap-error.h"
#include "base/pmap-moment.h"
#include "base/pmap-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Monday first, as bit 0 of a field of weekdays is. */
const char *const pmap_weekday_labels[PMAP_N_WEEKDAYS] = {
  N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
};

const char *const pmap_weekday_names[PMAP_N_WEEKDAYS] = {
  N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
};

gboolean
pmap_kind_parse_text (const PmapField  *field,
                      const char       *typed,
                      PmapDate          year_start,
                      GValue           *value,
                      GError          **error)
{
  g_value_set_string (value, typed);
  return TRUE;
}

/* What people may write behind the number. */
static const char *
get_unit (const PmapField *field)
{
  const PmapKind *kind = pmap_field_get_kind (field);

  return kind->unit != NULL ? kind->unit : field->unit;
}

gboolean
pmap_kind_parse_number (const PmapField  *field,
                        const char       *typed,
                        PmapDate          year_start,
                        GValue           *value,
                        GError          **error)
{
  const PmapKind *kind = pmap_field_get_kind (field);
  gint64 number;

  if (!pmap_number_parse (typed, kind->places, get_unit (field), &number, error))
    return FALSE;
  g_value_set_int64 (value, number);
  return TRUE;
}

gboolean
pmap_kind_guess_number (const PmapField *field,
                        const char      *typed,
                        PmapDate         year_start,
                        GValue          *value)
{
  const PmapKind *kind = pmap_field_get_kind (field);
  gint64 number;

  if (!pmap_number_guess (typed, kind->places, get_unit (field), &number))
    return FALSE;
  g_value_set_int64 (value, number);
  return TRUE;
}

/* "Y3", "Yr 3" and "year3" are Year 3: a number behind the letters of the label's word, some of them left out. */
static gboolean
is_numbered (const char *label,
             const char *folded)
{
  const char *number = strrchr (label, ' '), *letter = folded;

  if (number == NULL || !g_ascii_isdigit (number[1]) || *folded != *label)
    return FALSE;
  for (const char *wanted = label; wanted < number && *letter != '\0'; wanted++)
    letter += *letter == *wanted;
  letter += *letter == ' ';
  return g_str_equal (letter, number + 1);
}

static gboolean
is_word_of (const PmapChoice *choice,
            const char       *folded)
{
  const char *const words[] = { choice->nick, _(choice->label), choice->short_label != NULL ? _(choice->short_label) : choice->nick };
  g_auto (GStrv) others = g_strsplit (choice->also != NULL ? choice->also : "", "|", -1);
  g_autofree char *label = pmap_text_fold (choice->label);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = pmap_text_fold (words[i]);

      if (g_str_equal (word, folded))
        return TRUE;
    }
  for (guint i = 0; others[i] != NULL; i++)
    {
      g_autofree char *word = pmap_text_fold (others[i]);

      if (g_str_equal (word, folded))
        return TRUE;
    }
  return is_numbered (label, folded);
}

gboolean
pmap_kind_parse_choice (const PmapField  *field,
                        const char       *typed,
                        PmapDate          year_start,
                        GValue           *value,
                        GError          **error)
{
  g_autofree char *folded = pmap_text_fold (typed);

  for (const PmapChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (is_word_of (choice, folded))
      {
        g_value_set_int (value, choice->value);
        return TRUE;
      }
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: what the user typed, and a field's label. */
               _("“%1$s” is not one of the choices for %2$s"), typed, pmap_field_get_label (field));
  return FALSE;
}

/* A day of the week by its name or what people make of it ("Tues", "weds", "Fridays"), in the program's language or in
 * English; the number of days where it is none. */
static guint
find_weekday (const char *folded)
{
  gsize length = strlen (folded);

  if (g_str_equal (folded, "weds"))
    return 2;
  for (guint i = 0; i < PMAP_N_WEEKDAYS; i++)
    {
      g_autofree char *english = pmap_text_fold (pmap_weekday_names[i]);
      g_autofree char *name = pmap_text_fold (_(pmap_weekday_names[i]));
      g_autofree char *label = pmap_text_fold (_(pmap_weekday_labels[i]));
      g_autofree char *several = g_strconcat (english, "s", NULL);

      if (g_str_equal (folded, label) || g_str_equal (folded, several)
          || (length >= 3 && (g_str_has_prefix (english, folded) || g_str_has_prefix (name, folded))))
        return i;
    }
  return PMAP_N_WEEKDAYS;
}

/* One day, or from one to another: "Mon", "Mon-Fri". */
static guint
find_weekdays (const char *word)
{
  const char *dash = strchr (word, '-');
  g_autofree char *from = dash != NULL ? g_strndup (word, dash - word) : g_strdup (word);
  guint first = find_weekday (from), last = dash != NULL ? find_weekday (dash + 1) : first, days = 0;

  for (guint i = first; i <= last && last < PMAP_N_WEEKDAYS; i++)
    days |= 1u << i;
  return days;
}

gboolean
pmap_kind_parse_weekdays (const PmapField  *field,
                          const char       *typed,
                          PmapDate          year_start,
                          GValue           *value,
                          GError          **error)
{
  g_autofree char *folded = pmap_text_fold (typed);
  g_autoptr (GString) tidy = g_string_new (folded);
  g_auto (GStrv) words = NULL;
  guint days = 0;

  g_string_replace (tidy, "–", "-", 0);
  g_string_replace (tidy, " - ", "-", 0);
  g_string_replace (tidy, " to ", "-", 0);
  g_string_replace (tidy, " and ", " ", 0);
  words = g_strsplit_set (tidy->str, " ,;/&+.", -1);
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
      days |= found;
    }
  g_value_set_uint (value, days);
  return TRUE;
}

gboolean
pmap_kind_parse_boolean (const PmapField  *field,
                         const char       *typed,
                         PmapDate          year_start,
                         GValue           *value,
                         GError          **error)
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
            g_value_set_boolean (value, i != 0);
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

gboolean
pmap_kind_guess_date (const PmapField *field,
                      const char      *typed,
                      PmapDate         year_start,
                      GValue          *value)
{
  PmapDate date = pmap_date_guess (typed, find_newest (field, year_start));

  if (date == PMAP_DATE_NONE)
    return FALSE;
  g_value_set_uint (value, date);
  return TRUE;
}

gboolean
pmap_kind_parse_date (const PmapField  *field,
                      const char       *typed,
                      PmapDate          year_start,
                      GValue           *value,
                      GError          **error)
{
  g_autofree char *meant = NULL;
  PmapDate date;

  if (pmap_date_parse (typed, field->flags & PMAP_FIELD_ANY_YEAR ? PMAP_DATE_NONE : year_start, &date, error))
    {
      g_value_set_uint (value, date);
      return TRUE;
    }
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
gboolean
pmap_kind_parse_time (const PmapField  *field,
                      const char       *typed,
                      PmapDate          year_start,
                      GValue           *value,
                      GError          **error)
{
  gint64 minutes;

  if (!pmap_clock_parse (typed, &minutes, error))
    return FALSE;
  g_value_set_int64 (value, minutes);
  return TRUE;
}

gboolean
pmap_kind_guess_time (const PmapField *field,
                      const char      *typed,
                      PmapDate         year_start,
                      GValue          *value)
{
  gint64 minutes;

  if (!pmap_clock_guess (typed, &minutes))
    return FALSE;
  g_value_set_int64 (value, minutes);
  return TRUE;
}

gboolean
pmap_kind_parse_moment (const PmapField  *field,
                        const char       *typed,
                        PmapDate          year_start,
                        GValue           *value,
                        GError          **error)
{
  gint64 moment;

  if (pmap_moment_from_xml (typed, strlen (typed), &moment))
    {
      g_value_set_int64 (value, moment);
      return TRUE;
    }
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: a field's label, then what was typed. */
               _("%1$s should be a time written like 2026-09-01T15:30:00Z, not “%2$s”"), pmap_field_get_label (field), typed);
  return FALSE;
}
