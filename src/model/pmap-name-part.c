/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of names that stand in a text: one word or several, with whatever stands between them, and whom they may mean. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-search-private.h"

#include <string.h>

/* The most words that a name has, and the most letters that are spelled out one by one. */
#define MOST_WORDS 6
#define MOST_LETTERS 14

/* A shorter name is not taken for broken. */
#define SHORTEST_BROKEN 5
#define SHORTEST_OF_WORDS 7     /* whose halves are words */

/* No shorter word is the plural of a name. */
#define SHORTEST_PLURAL 4

/* Places in a word that a bit can stand for. */
#define MOST_BREAKS 64

/* --- hits --- */

/* Past the apostrophe of a possessive that ends after @last, or 0 where there is none. */
gsize
_pmap_name_find_possessive_end (const PmapNameSearch *search,
                                guint                 last,
                                guint                *next)
{
  PmapNameGap gap = pmap_name_text_get_gap (search->text, last + 1);
  const PmapNameWord *word = pmap_name_text_get_word (search->text, last);
  const char *after = search->text->bytes + word->end;

  *next = last + 1;
  if ((gap & PMAP_NAME_GAP_APOSTROPHE) == 0)
    return 0;
  if (gap == PMAP_NAME_GAP_APOSTROPHE && last + 1 < pmap_name_text_get_length (search->text))
    {
      if (!g_str_equal (pmap_name_text_get_key (search->text, last + 1), "s"))
        return 0;
      *next = last + 2;
      return pmap_name_text_get_word (search->text, last + 1)->end;
    }
  if (!g_str_has_suffix (pmap_name_text_get_key (search->text, last), "s") || !pmap_name_is_apostrophe (g_utf8_get_char (after)))
    return 0;
  return (gsize) (g_utf8_next_char (after) - search->text->bytes);
}

/* Whether somebody decided that these words are no names in what is written about the pupil. */
static gboolean
is_kept (const PmapNameSearch *search,
         guint                 first,
         guint                 last)
{
  g_autoptr (GString) key = NULL;

  if (search->kept == NULL)
    return FALSE;
  key = g_string_new (NULL);
  for (guint i = first; i <= last; i++)
    g_string_append (key, pmap_name_text_get_key (search->text, i));
  return g_hash_table_contains (search->kept, key->str);
}

/* Adds a hit of the words from @first to @last and returns the word after it. */
/* With the full stop of initials, where the sentence goes on after it: "with K.B. after lunch". */
static gsize
find_end (const PmapNameText *text,
          guint               last)
{
  const PmapNameWord *word = pmap_name_text_get_word (text, last);

  if (word->letters == 1 && last + 1 < pmap_name_text_get_length (text)
      && pmap_name_text_get_gap (text, last + 1) == (PMAP_NAME_GAP_DOT | PMAP_NAME_GAP_SPACE) && text->bytes[word->end] == '.'
      && (pmap_name_text_get_word (text, last + 1)->shape & (PMAP_NAME_SHAPE_CAPITAL | PMAP_NAME_SHAPE_UNCASED)) == 0)
    return word->end + 1;
  return word->end;
}

guint
_pmap_name_add_hit (PmapNameSearch   *search,
                    guint             first,
                    guint             last,
                    GArray           *pupils,
                    PmapNameCertainty certainty,
                    PmapNameReason    reason)
{
  guint next;
  gsize end = _pmap_name_find_possessive_end (search, last, &next);
  PmapNameHit hit = {
    .start = pmap_name_text_get_word (search->text, first)->start,
    .end = end != 0 ? end : find_end (search->text, last),
    .certainty = certainty,
    .reason = reason,
    .possessive = end != 0,
    .pupils = g_ptr_array_new (),
  };

  if (is_kept (search, first, last))
    {
      g_ptr_array_unref (hit.pupils);
      return next;
    }
  for (guint i = 0; i < pupils->len; i++)
    g_ptr_array_add (hit.pupils, pmap_name_index_get_pupil (search->index, g_array_index (pupils, guint, i)));
  g_array_append_val (search->hits, hit);
  return next;
}

gboolean
_pmap_name_contains (GArray *pupils,
                     guint   pupil)
{
  for (guint i = 0; i < pupils->len; i++)
    if (g_array_index (pupils, guint, i) == pupil)
      return TRUE;
  return FALSE;
}

void
_pmap_name_add_pupil (GArray *pupils,
                      guint   pupil)
{
  if (pupils->len == 0 || g_array_index (pupils, guint, pupils->len - 1) != pupil)
    g_array_append_val (pupils, pupil);
}

/* --- parts of names --- */

gboolean
_pmap_name_fits (const PmapNamePart *part,
                 const PmapNameRef  *ref)
{
  return part->is_loose || (part->spaces & ~ref->breaks) == 0;
}

PmapNameKinds
_pmap_name_get_kinds (const PmapNamePart *part,
                      guint               pupil)
{
  PmapNameKinds kinds = 0;

  for (guint i = 0; i < part->entry->refs->len; i++)
    if ((pupil == PMAP_NAME_NO_PUPIL || _pmap_name_get_ref (part, i)->pupil == pupil) && _pmap_name_fits (part, _pmap_name_get_ref (part, i)))
      kinds |= _pmap_name_get_ref (part, i)->kinds;
  return kinds;
}

gboolean
_pmap_name_is_english (const PmapNameSearch *search,
                       guint                 word)
{
  return pmap_name_words_find (pmap_name_text_get_key (search->text, word)) != 0;
}

/* Whether a name is broken in one place where it has no space: a line ends. */
static gboolean
is_broken (const PmapNameSearch *search,
           guint                 first,
           guint                 last,
           guint64               spaces)
{
  gboolean has_line = FALSE, is_english = TRUE;

  for (guint i = first + 1; i <= last; i++)
    has_line = has_line || (pmap_name_text_get_gap (search->text, i) & PMAP_NAME_GAP_LINE) != 0;
  for (guint i = first; i <= last; i++)
    is_english = is_english && _pmap_name_is_english (search, i);
  return has_line && (!is_english || search->buffer->len >= SHORTEST_OF_WORDS) && (spaces & (spaces - 1)) == 0 && search->buffer->len >= SHORTEST_BROKEN;
}

/* Whether a name may go on with a word; marks where a space stands in it. */
static gboolean
goes_on (const PmapNameSearch *search,
         guint                 word,
         guint64              *spaces)
{
  PmapNameGap gap = pmap_name_text_get_gap (search->text, word);
  const PmapNameWord *before = pmap_name_text_get_word (search->text, word - 1);
  PmapNameGap allowed = PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_HYPHEN | PMAP_NAME_GAP_APOSTROPHE;

  /* The end of a possessive is no part of a name. */
  if (gap == PMAP_NAME_GAP_APOSTROPHE && g_str_equal (pmap_name_text_get_key (search->text, word), "s")
      && (pmap_name_text_get_gap (search->text, word + 1) & PMAP_NAME_GAP_LINE) == 0)
    return FALSE;
  if (before->letters <= 2)
    allowed |= PMAP_NAME_GAP_DOT;
  if ((gap & ~allowed) != 0 || search->buffer->len >= MOST_BREAKS)
    return FALSE;
  if ((gap & (PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_DOT)) != 0
      && (gap & (PMAP_NAME_GAP_HYPHEN | PMAP_NAME_GAP_LINE)) != (PMAP_NAME_GAP_HYPHEN | PMAP_NAME_GAP_LINE))
    *spaces |= G_GUINT64_CONSTANT (1) << search->buffer->len;
  return TRUE;
}

/* "St Johns", "D’Souzas" */
static PmapNameEntry *
find_plural (const PmapNameSearch *search)
{
  g_autofree char *name = NULL;

  if (!g_str_has_suffix (search->buffer->str, "s") || search->buffer->len <= SHORTEST_PLURAL)
    return NULL;
  name = g_strndup (search->buffer->str, search->buffer->len - 1);
  return pmap_name_index_find (search->index, name);
}

/* What several words may be to a pupil: no mere piece of a name, and where they are broken, or begin with a capital in the middle,
 * the name itself: "AnN" is An N., and not Ann. */
static PmapNameKinds
get_accepted (const PmapNameSearch *search,
              const PmapNamePart   *part)
{
  if (part->is_loose || (part->last > part->first && pmap_name_text_get_gap (search->text, part->last) == 0))
    return PMAP_NAME_KINDS_EXACT;
  return part->last > part->first ? ~(guint) PMAP_NAME_KIND_PIECE : G_MAXUINT;
}

/* The longest name that begins at a word. */
gboolean
_pmap_name_find_part (const PmapNameSearch *search,
                      guint                 at,
                      PmapNamePart         *part)
{
  guint n = pmap_name_text_get_length (search->text);
  gboolean are_letters = TRUE, found = FALSE;
  guint64 spaces = 0;

  g_string_truncate (search->buffer, 0);
  for (guint i = at; i < n && i - at < (are_letters ? MOST_LETTERS : MOST_WORDS); i++)
    {
      const PmapNameWord *word = pmap_name_text_get_word (search->text, i);
      PmapNamePart longer = { at, i, NULL, 0, FALSE };

      if ((word->shape & PMAP_NAME_SHAPE_NUMBER) != 0 || (i > at && !goes_on (search, i, &spaces)))
        break;
      are_letters = are_letters && word->letters == 1;
      g_string_append_len (search->buffer, pmap_name_text_get_key (search->text, i), word->length);
      longer.entry = pmap_name_index_find (search->index, search->buffer->str);
      if (longer.entry == NULL && i > at && word->letters >= SHORTEST_PLURAL)
        longer.entry = find_plural (search);
      longer.spaces = spaces;
      if (longer.entry == NULL)
        continue;
      if (_pmap_name_get_kinds (&longer, PMAP_NAME_NO_PUPIL) == 0)
        longer.is_loose = (are_letters && i >= at + 2) || is_broken (search, at, i, spaces);
      if ((_pmap_name_get_kinds (&longer, PMAP_NAME_NO_PUPIL) & get_accepted (search, &longer)) != 0)
        {
          *part = longer;
          found = TRUE;
        }
    }
  return found;
}

static gboolean
make_full (PmapNameKinds first,
           PmapNameKinds second,
           gboolean      is_reversed)
{
  if (!is_reversed && (first & PMAP_NAME_KINDS_CALLED) != 0 && (second & PMAP_NAME_KINDS_FAMILY) != 0)
    return TRUE;
  return (first & PMAP_NAME_KINDS_FAMILY) != 0 && (second & PMAP_NAME_KINDS_CALLED) != 0;
}

/* The pupils of whom one part is the given name and the other the family name. */
GArray *
_pmap_name_unite (const PmapNamePart *first,
                  const PmapNamePart *second,
                  gboolean            is_reversed)
{
  GArray *pupils = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0, k = 0; i < first->entry->refs->len; i++)
    {
      const PmapNameRef *ref = _pmap_name_get_ref (first, i);

      while (k < second->entry->refs->len && _pmap_name_get_ref (second, k)->pupil < ref->pupil)
        k++;
      for (guint j = k; j < second->entry->refs->len && _pmap_name_get_ref (second, j)->pupil == ref->pupil; j++)
        if (_pmap_name_fits (first, ref) && _pmap_name_fits (second, _pmap_name_get_ref (second, j))
            && make_full (ref->kinds, _pmap_name_get_ref (second, j)->kinds, is_reversed))
          _pmap_name_add_pupil (pupils, ref->pupil);
    }
  return pupils;
}

gboolean
_pmap_name_is_small (const PmapNameSearch *search,
                     const PmapNamePart   *part)
{
  return (pmap_name_text_get_word (search->text, part->first)->shape & (PMAP_NAME_SHAPE_CAPITAL | PMAP_NAME_SHAPE_UNCASED)) == 0;
}

gboolean
_pmap_name_is_all_english (const PmapNameSearch *search,
                           const PmapNamePart   *part)
{
  for (guint i = part->first; i <= part->last; i++)
    if (!_pmap_name_is_english (search, i))
      return FALSE;
  return TRUE;
}
