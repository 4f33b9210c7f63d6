/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as a file holds them: for each kind of field how it is read, how it is written, and what is said where it cannot be
 * read. No locale has a say here. */

#define G_LOG_DOMAIN "pmap-xml"

#include "config.h"

#include "xml/pmap-xml-value.h"

#include "base/pmap-clock.h"
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

/**
 * FileKind:
 * @type: (nullable): its type in the schema; %NULL where the field's own words are one
 * @read: puts a text of the file in its place
 * @append: writes what a place holds
 * @expected: the words in which another text is refused: the field's label and the text, quoted; where the field has words of its
 *   own or decimal places, these come third
 * @list_words: (nullable): the field's own words
 *
 * What a kind of field is in the file.
 */
typedef struct
{
  const char *type;
  gboolean (*read) (PmapRecord       *record,
                    const PmapField  *field,
                    const char       *text,
                    gsize             length,
                    GError          **error);
  void (*append) (GString         *xml,
                  gconstpointer    place,
                  const PmapField *field);
  const char *expected;
  char *(*list_words) (const PmapField *field);
} FileKind;

static const FileKind file_kinds[PMAP_N_KINDS];

/* Why a text is not a value of a field, in the words of somebody who may have to put it right. */
static gboolean
refuse (const PmapField  *field,
        const char       *text,
        gsize             length,
        GError          **error)
{
  const FileKind *kind = &file_kinds[field->kind];
  const char *label = pmap_field_get_label (field);
  guint places = pmap_field_get_places (field);
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *quoted = quote (copy, strlen (copy));
  g_autofree char *words = kind->list_words != NULL ? kind->list_words (field) : NULL;

  if (words != NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                 /* translators: a field's label, the value in the file, quoted, and the words that it may be. */
                 _("%1$s cannot be %2$s; the words for it are: %3$s"), label, quoted, words);
  else if (places > 0)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                 /* translators: a field's label, the value in the file, quoted, and how many decimals it may have. */
                 ngettext ("%1$s should be a number like 12.5, with at most %3$u decimal place, not %2$s",
                           "%1$s should be a number like 12.5, with at most %3$u decimal places, not %2$s", places),
                 label, quoted, places);
  else
    /* The table's own words. */
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, gettext (kind->expected), label, quoted);
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

static gboolean
read_time (PmapRecord       *record,
           const PmapField  *field,
           const char       *text,
           gsize             length,
           GError          **error)
{
  return pmap_clock_from_xml (text, length, &PMAP_FIELD_PLACE (gint64, record, field)) || refuse (field, text, length, error);
}

static gboolean
read_date (PmapRecord       *record,
           const PmapField  *field,
           const char       *text,
           gsize             length,
           GError          **error)
{
  return pmap_date_from_xml (text, length, &PMAP_FIELD_PLACE (PmapDate, record, field)) || refuse (field, text, length, error);
}

static gboolean
read_moment (PmapRecord       *record,
             const PmapField  *field,
             const char       *text,
             gsize             length,
             GError          **error)
{
  return pmap_moment_from_xml (text, length, &PMAP_FIELD_PLACE (gint64, record, field)) || refuse (field, text, length, error);
}

static gboolean
read_boolean (PmapRecord       *record,
              const PmapField  *field,
              const char       *text,
              gsize             length,
              GError          **error)
{
  strip (&text, &length);
  if (!is_word ("true", text, length) && !is_word ("1", text, length)
      && !is_word ("false", text, length) && !is_word ("0", text, length))
    return refuse (field, text, length, error);
  PMAP_FIELD_PLACE (gboolean, record, field) = *text == 't' || *text == '1';
  return TRUE;
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
append_line (GString         *xml,
             gconstpointer    place,
             const PmapField *field)
{
  const char *text = *(char *const *) place;

  pmap_xml_append_quoted (xml, text, strlen (text));
}

static void
append_long_text (GString         *xml,
                  gconstpointer    place,
                  const PmapField *field)
{
  const char *text = *(char *const *) place;

  pmap_xml_append_text (xml, text, strlen (text));
}

static void
append_number (GString         *xml,
               gconstpointer    place,
               const PmapField *field)
{
  pmap_number_append_xml (xml, *(const gint64 *) place, pmap_field_get_places (field), FALSE);
}

static void
append_money (GString         *xml,
              gconstpointer    place,
              const PmapField *field)
{
  pmap_number_append_xml (xml, *(const gint64 *) place, pmap_field_get_places (field), TRUE);
}

static void
append_time (GString         *xml,
             gconstpointer    place,
             const PmapField *field)
{
  pmap_clock_append_xml (xml, *(const gint64 *) place);
}

static void
append_date (GString         *xml,
             gconstpointer    place,
             const PmapField *field)
{
  pmap_date_append_xml (xml, *(const PmapDate *) place);
}

static void
append_moment (GString         *xml,
               gconstpointer    place,
               const PmapField *field)
{
  pmap_moment_append_xml (xml, *(const gint64 *) place);
}

static void
append_boolean (GString         *xml,
                gconstpointer    place,
                const PmapField *field)
{
  g_string_append (xml, *(const gboolean *) place ? "true" : "false");
}

static void
append_choice (GString         *xml,
               gconstpointer    place,
               const PmapField *field)
{
  const PmapChoice *choice = pmap_field_find_choice (field, *(const int *) place);

  if (choice != NULL)
    g_string_append (xml, choice->nick);
}

static void
append_weekdays (GString         *xml,
                 gconstpointer    place,
                 const PmapField *field)
{
  guint days = *(const guint *) place;
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

static char *
list_choices (const PmapField *field)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const PmapChoice *choice = field->choices; choice->nick != NULL; choice++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", choice->nick);
  return g_strdup (words->str);
}

static char *
list_weekdays (const PmapField *field)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < PMAP_XML_WEEKDAYS; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", pmap_xml_weekdays[i]);
  return g_strdup (words->str);
}

static const FileKind file_kinds[PMAP_N_KINDS] = {
  [PMAP_KIND_TEXT] = { "pm:text", read_text, append_line },
  [PMAP_KIND_LONG_TEXT] = { "pm:long-text", read_text, append_long_text },
  /* translators: a field's label, then the value in the file, quoted. */
  [PMAP_KIND_INTEGER] = { "pm:whole-number", read_number, append_number, N_("%1$s should be a whole number, not %2$s") },
  [PMAP_KIND_DECIMAL] = { "pm:number", read_number, append_number },
  [PMAP_KIND_MONEY] = { "pm:money", read_number, append_money },
  [PMAP_KIND_RATE] = { "pm:hourly-rate", read_number, append_money },
  /* translators: a field's label, then the value in the file, quoted. */
  [PMAP_KIND_TIME] = { "pm:time", read_time, append_time, N_("%1$s should be a time of the day written like 09:30, not %2$s") },
  /* translators: a field's label, then the value in the file, quoted. */
  [PMAP_KIND_DATE] = { "pm:day", read_date, append_date,
                       N_("%1$s should be a day from 1900 to 2199, written like 2026-09-01 and without a time or zone, not %2$s") },
  /* translators: a field's label, then the value in the file, quoted. */
  [PMAP_KIND_MOMENT] = { "pm:moment", read_moment, append_moment, N_("%1$s should be a time written like 2026-09-01T15:30:00Z, not %2$s") },
  /* translators: a field's label, then the value in the file, quoted; leave “true” and “false”. */
  [PMAP_KIND_BOOLEAN] = { "xs:boolean", read_boolean, append_boolean, N_("%1$s should be “true” or “false”, not %2$s") },
  [PMAP_KIND_CHOICE] = { NULL, read_choice, append_choice, NULL, list_choices },
  [PMAP_KIND_WEEKDAYS] = { "pm:weekdays", read_weekdays, append_weekdays, NULL, list_weekdays },
  /* translators: a field's label, then the value in the file, quoted. */
  [PMAP_KIND_REFERENCE] = { "pm:id", read_reference, append_line,
                            N_("%1$s should be an id, a word of letters and digits that begins with a letter, not %2$s") },
};

/**
 * pmap_xml_value_get_type:
 * @field: a field that holds a value
 *
 * Returns: (nullable): the type of its kind in the schema; %NULL where the field's own list of words is one
 */
const char *
pmap_xml_value_get_type (const PmapField *field)
{
  return file_kinds[field->kind].type;
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
  return file_kinds[field->kind].read (record, field, text, length, error);
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
  file_kinds[field->kind].append (xml, G_STRUCT_MEMBER_P (record, field->offset), field);
}
