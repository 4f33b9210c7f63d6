/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text as words that can be held against names: however they were typed, pasted or set.
 *
 * A name in a text is the same name without its accents, in full-width letters, with a soft hyphen or a mark of no width in it,
 * with a ligature, or with a Cyrillic letter that looks like the Latin one. So each word is folded, letter by letter, and knows
 * where it stands in the text as it is. Apostrophes and hyphens end a word: those who look for a name with one in it put words
 * together again, because one writes O'Connell, another OConnell. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-text.h"

#include <string.h>

/* The longest that one character becomes: U+FDFA is 18 letters. */
#define LONGEST_DECOMPOSITION 32

/* Letters that are no accented form of another, and how people type them. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0xdf, "ss" }, { 0x1e9e, "ss" }, { 0xe6, "ae" }, { 0x153, "oe" }, { 0xf8, "o" }, { 0x142, "l" }, { 0x111, "d" }, { 0xf0, "d" },
  { 0xfe, "th" }, { 0x131, "i" }, { 0x127, "h" }, { 0x14b, "ng" }, { 0x167, "t" }, { 0x253, "b" }, { 0x257, "d" }, { 0x199, "k" },
  { 0x1b4, "y" }, { 0x259, "e" }, { 0x1dd, "e" }, { 0x254, "o" }, { 0x25b, "e" }, { 0x138, "k" }, { 0x26b, "l" }, { 0x197, "i" },
  { 0x268, "i" }, { 0x237, "j" }, { 0x180, "b" }, { 0x256, "d" }, { 0x1e5, "g" }, { 0x1b6, "z" }, { 0x24d, "r" },
};

/* Small letters of other scripts that look like Latin ones, themselves or as capitals. */
static const struct
{
  gunichar letter;
  char like;
} alike[] = {
  { 0x430, 'a' }, { 0x432, 'b' }, { 0x435, 'e' }, { 0x43a, 'k' }, { 0x43c, 'm' }, { 0x43d, 'h' }, { 0x43e, 'o' }, { 0x440, 'p' },
  { 0x441, 'c' }, { 0x442, 't' }, { 0x443, 'y' }, { 0x445, 'x' }, { 0x456, 'i' }, { 0x458, 'j' }, { 0x455, 's' }, { 0x501, 'd' },
  { 0x51b, 'q' }, { 0x51d, 'w' }, { 0x475, 'v' }, { 0x4bb, 'h' }, { 0x4cf, 'l' }, { 0x433, 'r' }, { 0x4af, 'y' }, { 0x3b1, 'a' },
  { 0x3b2, 'b' }, { 0x3b5, 'e' }, { 0x3b6, 'z' }, { 0x3b7, 'h' }, { 0x3b9, 'i' }, { 0x3ba, 'k' }, { 0x3bc, 'm' }, { 0x3bd, 'n' },
  { 0x3bf, 'o' }, { 0x3c1, 'p' }, { 0x3c4, 't' }, { 0x3c5, 'y' }, { 0x3c7, 'x' }, { 0x3b3, 'y' }, { 0x3c3, 'o' },
};

/* What is known of the word being read. */
typedef struct
{
  PmapNameText *text;
  GString *like;                /* the word in Latin letters that look as its own do */
  PmapNameWord word;
  gunichar last;                /* the last letter as it is written */
  guint n_capitals;
  guint n_small;
  gboolean is_open;
  gboolean is_foreign;          /* has a letter that is not Latin */
  gboolean is_alike;            /* each that is not looks like one */
  PmapNameGap gap;              /* since the word before */
} Reading;

/**
 * pmap_name_is_apostrophe:
 * @c: a character
 *
 * Returns: whether people take it for an apostrophe
 */
gboolean
pmap_name_is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0xb4 || (c >= 0x2018 && c <= 0x201b) || (c >= 0x2b9 && c <= 0x2bf) || c == 0x2032
         || c == 0x2035 || c == 0x2c8 || c == 0x2ca || c == 0x2cb || c == 0x55a || c == 0x5f3 || c == 0x1fbf || c == 0x1ffd
         || c == 0x1fef || c == 0xa78b || c == 0xa78c || c == 0xff07;
}

static gboolean
is_hyphen (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 || c == 0x2043 || c == 0x30fb || c == '_' || c == 0xb7;
}

/* What nobody sees, and what belongs to the letter before it. */
static gboolean
is_unseen (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || g_unichar_ismark (c) || c == 0x34f || c == 0x115f || c == 0x1160 || c == 0x17b4
         || c == 0x17b5 || c == 0x3164 || c == 0xffa0 || c == 0x7f || (c < 0x20 && !g_unichar_isspace (c)) || c == 0xfffc;
}

static PmapNameGap
get_gap (gunichar c)
{
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\v' || c == '\f')
    return PMAP_NAME_GAP_LINE;
  if (g_unichar_isspace (c))
    return PMAP_NAME_GAP_SPACE;
  if (pmap_name_is_apostrophe (c))
    return PMAP_NAME_GAP_APOSTROPHE;
  if (is_hyphen (c))
    return PMAP_NAME_GAP_HYPHEN;
  if (c == '.' || c == 0x2024 || c == 0xff0e)
    return PMAP_NAME_GAP_DOT;
  if (c == ',' || c == 0x60c || c == 0xff0c)
    return PMAP_NAME_GAP_COMMA;
  if (strchr ("!?;:(\"[*|>", c < 0x80 ? (int) c : 'a') != NULL || c == 0x201c || c == 0x2022 || c == 0x2026 || c == 0x3002)
    return PMAP_NAME_GAP_STOP;
  return PMAP_NAME_GAP_OTHER;
}

/* Scripts that write no spaces: each character is a word that may stand by itself. */
static gboolean
stands_alone (gunichar c)
{
  return c >= 0xe00 && (g_unichar_iswide (c) || (c < 0xe80)) && !(c >= 0xff00 && c <= 0xffef);
}

/* --- letters --- */

static const char *
find_plain (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      return plain_letters[i].plain;
  return NULL;
}

static char
find_alike (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (alike); i++)
    if (alike[i].letter == c)
      return alike[i].like;
  return '\0';
}

static void
append_small (Reading  *reading,
              gunichar  c)
{
  GString *keys = reading->text->keys;
  const char *plain = c >= 0x80 ? find_plain (c) : NULL;

  if (plain != NULL)
    {
      g_string_append (keys, plain);
      g_string_append (reading->like, plain);
      return;
    }
  g_string_append_unichar (keys, c);
  if (c >= 0x250)
    {
      char like = find_alike (c);

      reading->is_foreign = TRUE;
      reading->is_alike = reading->is_alike && like != '\0';
      g_string_append_c (reading->like, like);
    }
  else
    g_string_append_unichar (reading->like, c);
}

static void
append_letter (Reading  *reading,
               gunichar  c)
{
  gunichar parts[LONGEST_DECOMPOSITION];
  gsize n_parts;

  if (c < 0x80)
    {
      g_string_append_c (reading->text->keys, g_ascii_tolower ((char) c));
      g_string_append_c (reading->like, g_ascii_tolower ((char) c));
      return;
    }
  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
    if (!is_unseen (parts[i]) && g_unichar_isalnum (parts[i]))
      append_small (reading, g_unichar_tolower (parts[i]));
}

/* --- words --- */

static void
begin_word (Reading *reading,
            gsize    start)
{
  reading->word = (PmapNameWord) { .start = start, .key = reading->text->keys->len };
  reading->last = 0;
  reading->n_capitals = 0;
  reading->n_small = 0;
  reading->is_open = TRUE;
  reading->is_foreign = FALSE;
  reading->is_alike = TRUE;
  g_string_truncate (reading->like, 0);
}

static void
end_word (Reading *reading)
{
  PmapNameText *text = reading->text;
  PmapNameWord *word = &reading->word;

  if (!reading->is_open)
    return;
  reading->is_open = FALSE;
  if (reading->is_foreign && reading->is_alike)
    {
      g_string_truncate (text->keys, word->key);
      g_string_append_len (text->keys, reading->like->str, (gssize) reading->like->len);
    }
  if (text->keys->len == word->key)
    return;
  word->length = (guint) (text->keys->len - word->key);
  word->letters = (guint) g_utf8_strlen (text->keys->str + word->key, word->length);
  if (reading->n_capitals >= 2 && reading->n_small == 0)
    word->shape |= PMAP_NAME_SHAPE_CAPITALS;
  if (reading->n_capitals + reading->n_small == 0)
    word->shape |= PMAP_NAME_SHAPE_UNCASED;
  g_string_append_c (text->keys, '\0');
  g_array_append_val (text->gaps, reading->gap);
  g_array_append_val (text->words, *word);
  reading->gap = 0;
}

static gboolean
is_capital (gunichar c)
{
  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

/* Whether a letter begins a word although there is nothing between it and the letter before. */
static gboolean
begins_inside (Reading  *reading,
               gunichar  c)
{
  gboolean is_number = (reading->word.shape & PMAP_NAME_SHAPE_NUMBER) != 0;

  return is_number != !!g_unichar_isdigit (c) || (is_capital (c) && g_unichar_islower (reading->last)) || stands_alone (c)
         || stands_alone (reading->last);
}

static void
read_letter (Reading    *reading,
             gunichar    c,
             const char *at,
             const char *next)
{
  gsize start = (gsize) (at - reading->text->bytes);

  if (reading->is_open && begins_inside (reading, c))
    end_word (reading);
  if (!reading->is_open)
    {
      begin_word (reading, start);
      if (g_unichar_isdigit (c))
        reading->word.shape |= PMAP_NAME_SHAPE_NUMBER;
      else if (is_capital (c))
        reading->word.shape |= PMAP_NAME_SHAPE_CAPITAL;
    }
  reading->n_capitals += is_capital (c);
  reading->n_small += !is_capital (c) && g_unichar_tolower (g_unichar_toupper (c)) != g_unichar_toupper (c);
  reading->last = c;
  append_letter (reading, c);
  reading->word.end = (gsize) (next - reading->text->bytes);
}

/* Signs that are letters of another kind: an encircled K, a superscript, a letter of mathematics. */
static gboolean
is_letter (gunichar c)
{
  gunichar part;

  if (pmap_name_is_apostrophe (c))
    return FALSE;
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  if (g_unichar_isalnum (c))
    return TRUE;
  return c >= 0x2460 && g_unichar_fully_decompose (c, TRUE, &part, 1) >= 1 && part != c && g_unichar_isalpha (part);
}

/**
 * pmap_name_text_new:
 * @bytes: any text in UTF-8, which outlives the result
 *
 * Returns: (transfer full): the words of the text
 */
PmapNameText *
pmap_name_text_new (const char *bytes)
{
  PmapNameText *self;
  g_autoptr (GString) like = g_string_new (NULL);
  Reading reading = { .like = like };

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new (PmapNameText, 1);
  self->bytes = bytes;
  self->words = g_array_new (FALSE, FALSE, sizeof (PmapNameWord));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (PmapNameGap));
  self->keys = g_string_new (NULL);
  reading.text = self;
  for (const char *at = bytes; *at != '\0';)
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      if (is_letter (c))
        read_letter (&reading, c, at, next);
      else if (!is_unseen (c))
        {
          end_word (&reading);
          reading.gap |= get_gap (c);
        }
      else if (reading.is_open)
        reading.word.end = g_unichar_ismark (c) ? (gsize) (next - bytes) : reading.word.end;
      at = next;
    }
  end_word (&reading);
  g_array_append_val (self->gaps, reading.gap);
  return self;
}

/** pmap_name_text_free: Frees @self. */
void
pmap_name_text_free (PmapNameText *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_array_unref (self->gaps);
  g_string_free (self->keys, TRUE);
  g_free (self);
}

/**
 * pmap_name_text_get_key:
 * @self: a text
 * @word: a word's place
 *
 * Returns: the word folded, to be held against names
 */
const char *
pmap_name_text_get_key (const PmapNameText *self,
                        guint               word)
{
  return self->keys->str + pmap_name_text_get_word (self, word)->key;
}

/**
 * pmap_name_text_fold:
 * @word: a word, or several
 *
 * Returns: (transfer full): its letters folded, with nothing between them
 */
char *
pmap_name_text_fold (const char *word)
{
  g_autoptr (PmapNameText) text = pmap_name_text_new (word);
  GString *folded = g_string_new (NULL);

  for (guint i = 0; i < pmap_name_text_get_length (text); i++)
    g_string_append (folded, pmap_name_text_get_key (text, i));
  return g_string_free (folded, FALSE);
}
