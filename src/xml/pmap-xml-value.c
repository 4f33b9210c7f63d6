/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as a file holds them: one switch over the kinds to read, one to write. No locale has a say here. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-value.h"

#include "base/pmap-error.h"
#include "base/pmap-id.h"
#include "base/pmap-moment.h"
#include "base/pmap-text.h"
#include "model/pmap-record-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define QUOTE_MAX 40     /* how much of a wrong value a message repeats */

/* The days in the file, Monday first, as bit 0 of the field is. */
const char *const pmap_xml_weekdays[PMAP_XML_WEEKDAYS] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static char *
quote (const char *text,
       gsize       length)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, length), QUOTE_MAX));

  /* translators: a wrong value in a file; where it is long, its beginning. */
  return g_strdup_printf (strlen (start) < length ? _("“%s…”") : _("“%s”"), start);
}

/* Why a text is not a value of a field, in the words of somebody who may have to put it right. */
static gboolean
refuse (const PmapField  *field,
        const char       *text,
        gsize             length,
        GError          **error)
{
  const char *label = pmap_field_get_label (field);
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *quoted = quote (copy, strlen (copy));
  g_autoptr (GString) words = NULL;

  switch (field->kind)
    {
    case PMAP_KIND_INTEGER:
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a field's label, then the value in the file, quoted. */
                   _("%1$s should be a whole number, not %2$s"), label, quoted);
      break;
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a field's label, the value in the file, quoted, and how many decimals it may have. */
                   ngettext ("%1$s should be a number like 12.5, with at most %3$u decimal place, not %2$s",
                             "%1$s should be a number like 12.5, with at most %3$u decimal places, not %2$s",
                             pmap_field_get_places (field)),
                   label, quoted, pmap_field_get_places (field));
      break;
    case PMAP_KIND_DATE:
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a field's label, then the value in the file, quoted. */
                   _("%1$s should be a day from 1900 to 2199, written like 2026-09-01 and without a time or zone, not %2$s"), label, quoted);
      break;
    case PMAP_KIND_MOMENT:
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a field's label, then the value in the file, quoted. */
                   _("%1$s should be a time written like 2026-09-01T15:30:00Z, not %2$s"), label, quoted);
      break;
    case PMAP_KIND_BOOLEAN:
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a field's label, then the value in the file, quoted; leave “true” and “false”. */
                   _("%1$s should be “true” or “false”, not %2$s"), label, quoted);
      break;
    case PMAP_KIND_CHOICE:
    case PMAP_KIND_WEEKDAYS:
      words = g_string_new (NULL);
      if (field->kind == PMAP_KIND_CHOICE)
        for (const PmapChoice *choice = field->choices; choice->nick != NULL; choice++)
          g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", choice->nick);
      else
        for (guint i = 0; i < PMAP_XML_WEEKDAYS; i++)
          g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", pmap_xml_weekdays[i]);
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a field's label, the value in the file, quoted, and the words that it may be. */
                   _("%1$s cannot be %2$s; the words for it are: %3$s"), label, quoted, words->str);
      break;
    case PMAP_KIND_REFERENCE:
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a field's label, then the value in the file, quoted. */
                   _("%1$s should be an id, a word of letters and digits that begins with a letter, not %2$s"), label, quoted);
      break;
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
    default:
      g_assert_not_reached ();
    }
  return FALSE;
}

/* Spaces round a value are none of it, as XML has it for all but texts and the words of a choice. */
static void
strip (const char **text,
       gsize       *length)
{
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    --*length;
  while (*length > 0 && g_ascii_isspace (**text))
    ++*text, --*length;
}

/* What the table limits; the field's own words, and what the file says. */
static gboolean
check_limits (PmapRecord       *record,
              const PmapField  *field,
              const char       *text,
              gsize             length,
              GError          **error)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) reason = NULL;
  g_autofree char *copy = NULL, *quoted = NULL;

  pmap_record_get_value (record, field, &value);
  if (pmap_field_validate (field, &value, &reason))
    return TRUE;
  copy = g_strndup (text, length);
  quoted = quote (copy, length);
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_LIMIT,
               /* translators: what is wrong ("Hourly rate cannot be less than £0.00"), then the value in the file, quoted. */
               _("%1$s; here it is %2$s"), reason->message, quoted);
  return FALSE;
}

static gboolean
read_text (PmapRecord       *record,
           const PmapField  *field,
           const char       *text,
           gsize             length,
           GError          **error)
{
  char **place = &PMAP_FIELD_PLACE (char *, record, field);

  if (pmap_text_has_control (text, length))
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: %s is a field's label. */
                   _("%s has a character in it that cannot be seen and that no map can hold: take it away"),
                   pmap_field_get_label (field));
      return FALSE;
    }
  g_free (*place);
  *place = length > 0 ? g_strndup (text, length) : NULL;
  /* A text has no more characters than bytes: most need not be counted. */
  return (gint64) length <= pmap_field_get_maximum (field) || check_limits (record, field, text, length, error);
}

static gboolean
read_number (PmapRecord       *record,
             const PmapField  *field,
             const char       *text,
             gsize             length,
             GError          **error)
{
  gint64 *place = &PMAP_FIELD_PLACE (gint64, record, field), number;

  if (!pmap_number_from_xml (text, length, pmap_field_get_places (field), &number))
    return refuse (field, text, length, error);
  *place = number;
  return (number >= field->minimum && number <= pmap_field_get_maximum (field))
         || check_limits (record, field, text, length, error);
}

static gboolean
is_word (const char *word,
         const char *text,
         gsize       length)
{
  return strncmp (word, text, length) == 0 && word[length] == '\0';
}

static gboolean
read_choice (PmapRecord       *record,
             const PmapField  *field,
             const char       *text,
             gsize             length,
             GError          **error)
{
  for (const PmapChoice *choice = field->choices; choice->nick != NULL; choice++)
    if (is_word (choice->nick, text, length))
      {
        PMAP_FIELD_PLACE (int, record, field) = choice->value;
        return TRUE;
      }
  return refuse (field, text, length, error);
}

static gboolean
read_weekdays (PmapRecord       *record,
               const PmapField  *field,
               const char       *text,
               gsize             length,
               GError          **error)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) words = g_strsplit_set (copy, " \t\n\r", -1);
  guint days = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint day = 0;

      if (*words[i] == '\0')
        continue;
      while (day < PMAP_XML_WEEKDAYS && !g_str_equal (words[i], pmap_xml_weekdays[day]))
        day++;
      if (day == PMAP_XML_WEEKDAYS)
        return refuse (field, text, length, error);
      days |= 1u << day;
    }
  PMAP_FIELD_PLACE (guint, record, field) = days;
  return TRUE;
}

static gboolean
read_reference (PmapRecord       *record,
                const PmapField  *field,
                const char       *text,
                gsize             length,
                GError          **error)
{
  char **place = &PMAP_FIELD_PLACE (char *, record, field);
  char id[PMAP_ID_LENGTH_MAX + 1];

  strip (&text, &length);
  if (length > PMAP_ID_LENGTH_MAX)
    return refuse (field, text, length, error);
  memcpy (id, text, length);
  id[length] = '\0';
  if (!pmap_id_is_valid (id))
    return refuse (field, text, length, error);
  g_clear_pointer (place, pmap_id_release);
  *place = pmap_id_intern (id);
  return TRUE;
}

/**
 * pmap_xml_value_read:
 * @record: a record that nobody has seen yet
 * @field: one of its fields that holds a value
 * @text: the value as it stands in the file; not ended by a zero byte
 * @length: its length
 * @error: says in plain words why not
 *
 * Puts the value in its place in the record, and checks what the table says of it. An empty text is as good as none.
 *
 * Returns: whether it is a value of @field
 */
gboolean
pmap_xml_value_read (PmapRecord       *record,
                     const PmapField  *field,
                     const char       *text,
                     gsize             length,
                     GError          **error)
{
  if (field->kind == PMAP_KIND_TEXT || field->kind == PMAP_KIND_LONG_TEXT)
    return read_text (record, field, text, length, error);
  switch (field->kind)
    {
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
      return read_number (record, field, text, length, error);
    case PMAP_KIND_DATE:
      return pmap_date_from_xml (text, length, &PMAP_FIELD_PLACE (PmapDate, record, field))
             || refuse (field, text, length, error);
    case PMAP_KIND_MOMENT:
      return pmap_moment_from_xml (text, length, &PMAP_FIELD_PLACE (gint64, record, field))
             || refuse (field, text, length, error);
    case PMAP_KIND_BOOLEAN:
      strip (&text, &length);
      if (!is_word ("true", text, length) && !is_word ("1", text, length)
          && !is_word ("false", text, length) && !is_word ("0", text, length))
        return refuse (field, text, length, error);
      PMAP_FIELD_PLACE (gboolean, record, field) = *text == 't' || *text == '1';
      return TRUE;
    case PMAP_KIND_CHOICE:
      return read_choice (record, field, text, length, error);
    case PMAP_KIND_WEEKDAYS:
      return read_weekdays (record, field, text, length, error);
    case PMAP_KIND_REFERENCE:
      return read_reference (record, field, text, length, error);
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * pmap_xml_value_find_twice:
 * @field: a field
 * @text: the value as it stands in the file; not ended by a zero byte
 * @length: its length
 *
 * Returns: (transfer full) (nullable): of weekdays, as people read them, those that are there more than once
 */
char *
pmap_xml_value_find_twice (const PmapField *field,
                           const char      *text,
                           gsize            length)
{
  g_autofree char *copy = field->kind == PMAP_KIND_WEEKDAYS ? g_strndup (text, length) : NULL;
  g_auto (GStrv) words = copy != NULL ? g_strsplit_set (copy, " \t\n\r", -1) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  guint seen = 0, twice = 0;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    for (guint day = 0; day < PMAP_XML_WEEKDAYS; day++)
      if (g_str_equal (words[i], pmap_xml_weekdays[day]))
        {
          twice |= seen & 1u << day;
          seen |= 1u << day;
        }
  if (twice == 0)
    return NULL;
  g_value_init (&value, G_TYPE_UINT);
  g_value_set_uint (&value, twice);
  return pmap_field_format_value (field, &value);
}

/* Which characters cannot stand for themselves: in a text, or between quotation marks, where a reader would make
 * spaces of line breaks. Control characters cannot be written at all. */
#define IN_TEXT 1
#define IN_QUOTES 2
static const guchar special[256] = {
  [0 ... 8] = IN_TEXT | IN_QUOTES,
  ['\t'] = IN_QUOTES,
  ['\n'] = IN_QUOTES,
  [11 ... 12] = IN_TEXT | IN_QUOTES,
  ['\r'] = IN_TEXT | IN_QUOTES,
  [14 ... 31] = IN_TEXT | IN_QUOTES,
  ['"'] = IN_QUOTES,
  ['&'] = IN_TEXT | IN_QUOTES,
  ['<'] = IN_TEXT | IN_QUOTES,
  ['>'] = IN_TEXT | IN_QUOTES,
};

static void
append_escaped (GString    *xml,
                const char *text,
                gsize       length,
                guchar      where)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *start = text;

      while (text < end && !(special[(guchar) *text] & where))
        text++;
      g_string_append_len (xml, start, text - start);
      if (text == end)
        return;
      switch (*text++)
        {
        case '&':
          g_string_append (xml, "&amp;");
          break;
        case '<':
          g_string_append (xml, "&lt;");
          break;
        case '>':
          g_string_append (xml, "&gt;");
          break;
        case '"':
          g_string_append (xml, "&quot;");
          break;
        case '\t':
          g_string_append (xml, "&#9;");
          break;
        case '\n':
          g_string_append (xml, "&#10;");
          break;
        case '\r':
          g_string_append (xml, "&#13;");
          break;
        default:
          break;
        }
    }
}

/**
 * pmap_xml_append_text:
 * @xml: where to write
 * @text: any text
 * @length: its length
 *
 * Writes @text as the content of an element.
 */
void
pmap_xml_append_text (GString    *xml,
                      const char *text,
                      gsize       length)
{
  append_escaped (xml, text, length, IN_TEXT);
}

/**
 * pmap_xml_append_quoted:
 * @xml: where to write
 * @text: any text
 * @length: its length
 *
 * Writes @text as the value of an attribute, without the quotation marks.
 */
void
pmap_xml_append_quoted (GString    *xml,
                        const char *text,
                        gsize       length)
{
  append_escaped (xml, text, length, IN_QUOTES);
}

static void
append_weekdays (GString *xml,
                 guint    days)
{
  gboolean first = TRUE;

  for (guint i = 0; i < PMAP_XML_WEEKDAYS; i++)
    if (days & (1u << i))
      {
        if (!first)
          g_string_append_c (xml, ' ');
        g_string_append (xml, pmap_xml_weekdays[i]);
        first = FALSE;
      }
}

/**
 * pmap_xml_value_append:
 * @xml: where to write
 * @record: a record
 * @field: one of its fields that holds a value that is not the default
 *
 * Writes the value as the file holds it: attribute or content, by the field's kind.
 */
void
pmap_xml_value_append (GString         *xml,
                       PmapRecord      *record,
                       const PmapField *field)
{
  const PmapChoice *choice;
  const char *text;

  switch (field->kind)
    {
    case PMAP_KIND_TEXT:
    case PMAP_KIND_REFERENCE:
      text = PMAP_FIELD_PLACE (char *, record, field);
      pmap_xml_append_quoted (xml, text, strlen (text));
      break;
    case PMAP_KIND_LONG_TEXT:
      text = PMAP_FIELD_PLACE (char *, record, field);
      pmap_xml_append_text (xml, text, strlen (text));
      break;
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
      pmap_number_append_xml (xml, PMAP_FIELD_PLACE (gint64, record, field), pmap_field_get_places (field),
                              field->kind == PMAP_KIND_MONEY || field->kind == PMAP_KIND_RATE);
      break;
    case PMAP_KIND_DATE:
      pmap_date_append_xml (xml, PMAP_FIELD_PLACE (PmapDate, record, field));
      break;
    case PMAP_KIND_MOMENT:
      pmap_moment_append_xml (xml, PMAP_FIELD_PLACE (gint64, record, field));
      break;
    case PMAP_KIND_BOOLEAN:
      g_string_append (xml, PMAP_FIELD_PLACE (gboolean, record, field) ? "true" : "false");
      break;
    case PMAP_KIND_CHOICE:
      choice = pmap_field_find_choice (field, PMAP_FIELD_PLACE (int, record, field));
      if (choice != NULL)
        g_string_append (xml, choice->nick);
      break;
    case PMAP_KIND_WEEKDAYS:
      append_weekdays (xml, PMAP_FIELD_PLACE (guint, record, field));
      break;
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
    default:
      g_assert_not_reached ();
    }
}
