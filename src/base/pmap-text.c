/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text as people type and look for it. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-text.h"

#include "base/pmap-number.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * pmap_text_clean:
 * @text: (nullable): text as typed or pasted
 * @keep_lines: whether line breaks stay; otherwise each becomes a space
 *
 * Makes text fit for a file: no control characters (XML has no way to write them), one kind of line break, nothing
 * empty at either end.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where nothing is left
 */
char *
pmap_text_clean (const char *text,
                 gboolean    keep_lines)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = NULL;

  if (text == NULL)
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] == '\n')
            continue;
          c = '\n';
        }
      if (c == 0x2028 || c == 0x2029 || c == 0x85)
        c = '\n';
      if (c == '\t' || (c == '\n' && !keep_lines))
        c = ' ';
      if ((c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
        continue;
      g_string_append_unichar (clean, c);
    }
  g_strstrip (clean->str);
  return *clean->str == '\0' ? NULL : g_strdup (clean->str);
}

static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* What turns the letters after it round, also those that are not its own: embeddings, overrides, isolates, and marks. */
static gboolean
turns_round (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x61c;
}

/**
 * pmap_text_for_display:
 * @text: any text, of a map, of a file's name or of a message with either in it
 * @keep_lines: whether line breaks stay; otherwise each becomes a space
 *
 * Makes a text fit for a terminal, a title or a line between other words: nothing in it commands a terminal, ends a line or turns
 * the words round it back to front. Letters that run from right to left by themselves are left to do so.
 *
 * Returns: (transfer full): the text, with a "�" for each control character
 */
char *
pmap_text_for_display (const char *text,
                       gboolean    keep_lines)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *shown = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (turns_round (c))
        continue;
      if (c == '\t' || ((c == '\n' || c == 0x2028 || c == 0x2029) && !keep_lines))
        c = ' ';
      else if (c != '\n' && is_control (c))
        c = 0xfffd;
      g_string_append_unichar (shown, c);
    }
  return g_string_free (shown, FALSE);
}

/**
 * pmap_text_of_file_name:
 * @name: the name of a file or a folder, in whatever encoding
 *
 * Returns: (transfer full): it for people to read, in one line
 */
char *
pmap_text_of_file_name (const char *name)
{
  g_autofree char *shown = g_filename_display_name (name);

  return pmap_text_for_display (shown, FALSE);
}

/**
 * pmap_text_list:
 * @texts: (element-type utf8): names or words
 * @most: how many of them are said
 *
 * Returns: (transfer full): them in one line, and how many more there are: "Keira, Ben and 3 more"; "" for none
 */
char *
pmap_text_list (GPtrArray *texts,
                guint      most)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (texts->len, most); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) texts->pdata[i]);
  if (texts->len > most)
    {
      guint n = texts->len - most;
      /* translators: stands after some names */
      g_autofree char *more = pmap_number_say (n, ngettext ("and %u more", "and %u more", n));

      g_string_append_printf (list, " %s", more);
    }
  return g_string_free (list, FALSE);
}

/**
 * pmap_text_has_control:
 * @text: valid UTF-8, not ended by a zero byte
 * @length: how many bytes of it
 *
 * Returns: whether a character is in it that nobody sees and that may command a terminal; spaces and line breaks are none
 */
gboolean
pmap_text_has_control (const char *text,
                       gsize       length)
{
  for (const char *p = text; p < text + length; p++)
    if ((guchar) *p == 0x7f || ((guchar) *p == 0xc2 && p + 1 < text + length && (guchar) p[1] < 0xa0)
        || ((guchar) *p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r'))
      return TRUE;
  return FALSE;
}

/**
 * pmap_text_plain:
 * @text: (nullable): text as typed or pasted
 *
 * Makes figures and the signs between them plain, whatever keyboard, script or document they came from: digits of any
 * script, full-width characters, all kinds of space, and marks of direction that nobody sees.
 *
 * Returns: (transfer full): @text with ASCII digits, one kind of space, and nothing empty at either end
 */
char *
pmap_text_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *plain = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xff01 && c <= 0xff5e)               /* full-width ASCII */
        c -= 0xff01 - '!';
      if (g_unichar_type (c) == G_UNICODE_FORMAT)   /* which way a text runs, a joiner, a byte order mark */
        continue;
      if (g_unichar_isdigit (c))
        c = '0' + g_unichar_digit_value (c);
      else if (g_unichar_isspace (c))
        c = ' ';
      g_string_append_unichar (plain, c);
    }
  g_strstrip (plain->str);
  plain->len = strlen (plain->str);
  return g_string_free (plain, FALSE);
}

/**
 * pmap_text_fold:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): @text for searching: no capitals, no accents ("Zoë" is found by "zoe")
 */
char *
pmap_text_fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *plain = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static gboolean
begins_a_word (const char *folded,
               const char *wanted)
{
  gsize length = strlen (wanted);

  for (const char *p = strstr (folded, wanted); p != NULL; p = strstr (p + 1, wanted))
    if (p == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))) || length >= 3)
      return TRUE;
  return FALSE;
}

/**
 * pmap_text_matches:
 * @folded: what is searched, from pmap_text_fold()
 * @typed: what a person typed
 *
 * Every typed word must be found: at the beginning of a word, or anywhere once it has three letters. So two letters
 * find a pupil by either name without drowning in chance hits.
 *
 * Returns: whether all of @typed is found; nothing typed matches everything
 */
gboolean
pmap_text_matches (const char *folded,
                   const char *typed)
{
  g_autofree char *wanted = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (folded != NULL && typed != NULL, FALSE);

  wanted = pmap_text_fold (typed);
  words = g_strsplit_set (wanted, " \t\n,", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !begins_a_word (folded, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_part_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Where a word stands whole, capitals as they are: "Will" is not in "will", nor "Ben" in "bench". */
static const char *
find_word (const char *text,
           const char *word)
{
  const char *found = text;

  while ((found = strstr (found, word)) != NULL)
    {
      const char *end = found + strlen (word);

      if ((found == text || !is_part_of_word (g_utf8_get_char (g_utf8_prev_char (found))))
          && (*end == '\0' || !is_part_of_word (g_utf8_get_char (end))))
        return found;
      found = g_utf8_next_char (found);
    }
  return NULL;
}

/**
 * pmap_text_has_word:
 * @text: (nullable): any text
 * @word: a word or several, not empty
 *
 * Returns: whether @word stands in @text as a word of its own, with the same capitals
 */
gboolean
pmap_text_has_word (const char *text,
                    const char *word)
{
  g_return_val_if_fail (word != NULL && *word != '\0', FALSE);

  return text != NULL && find_word (text, word) != NULL;
}

/**
 * pmap_text_excerpt:
 * @text: any text
 * @other: (nullable): what it is compared with
 * @most: characters
 *
 * Returns: (transfer full): @text, or of a longer one its beginning, or rather the part about where it first differs from
 *   @other; "…" stands where it is cut
 */
char *
pmap_text_excerpt (const char *text,
                   const char *other,
                   glong       most)
{
  g_autofree char *part = NULL;
  const char *word;
  glong length, same = 0, start = 0;

  g_return_val_if_fail (text != NULL && most > 0, NULL);

  length = g_utf8_strlen (text, -1);
  if (length <= most)
    return g_strstrip (g_strdup (text));
  for (const char *p = text, *q = other; q != NULL && *p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q);
       p = g_utf8_next_char (p), q = g_utf8_next_char (q))
    same++;
  if (same > most / 4)
    start = MIN (same - most / 4, length - most / 2);
  word = strchr (g_utf8_offset_to_pointer (text, start), ' ');
  if (start > 0 && word != NULL && g_utf8_pointer_to_offset (text, word) < same)
    start = g_utf8_pointer_to_offset (text, word) + 1;
  part = g_utf8_substring (text, start, MIN (start + most, length));
  return g_strdup_printf ("%s%s%s", start > 0 ? "…" : "", g_strstrip (part), start + most < length ? "…" : "");
}

/**
 * pmap_text_append_sentence:
 * @text: sentences
 * @n: of how many things @sentence speaks
 * @sentence: a whole sentence, translated, with "%u" for @n
 *
 * Adds a sentence behind those that are there, where it speaks of anything.
 */
void
pmap_text_append_sentence (GString    *text,
                           guint       n,
                           const char *sentence)
{
  g_autofree char *said = NULL;

  g_return_if_fail (text != NULL && sentence != NULL);

  if (n == 0)
    return;
  said = pmap_number_say (n, sentence);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", said);
}

/**
 * pmap_text_get_language:
 *
 * Of what the program says and prints: not of the system, which may be set to a language that there is no translation for.
 *
 * Returns: the language as a BCP 47 tag, "en-GB"
 */
const char *
pmap_text_get_language (void)
{
  /* translators: not a text: the language that you translate into, as a tag: "cy" for Welsh, "fr" for French. A PDF says it, so
   * that a screen reader reads it in the right voice. */
  return C_("language of this translation", "en-GB");
}

/**
 * pmap_text_format_size:
 * @size: a number of bytes
 *
 * Returns: (transfer full): it for people: "134.2 MB", with a space that does not break, whatever the locale
 */
char *
pmap_text_format_size (guint64 size)
{
  static const char *const units[] = { "kB", "MB", "GB" };
  g_autofree char *number = NULL;
  guint unit = 0;
  guint64 tenth = 100;

  while (unit + 1 < G_N_ELEMENTS (units) && size >= 10000 * tenth)
    {
      unit++;
      tenth *= 1000;
    }
  number = pmap_number_format ((size + tenth / 2) / tenth, 1);
  return g_strdup_printf ("%s\302\240%s", number, units[unit]);
}
