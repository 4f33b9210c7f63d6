/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names that do not stand as they are: by initials, as plurals, as one word, with a slip of the pen. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-search-private.h"

#include <string.h>

/* --- names with initials, and initials alone --- */

static gboolean
is_initial (const PmapNameSearch *search,
            guint                 word)
{
  const PmapNameWord *letter;

  if (word >= pmap_name_text_get_length (search->text))
    return FALSE;
  letter = pmap_name_text_get_word (search->text, word);
  return letter->letters == 1 && (letter->shape & PMAP_NAME_SHAPE_NUMBER) == 0;
}

static gboolean
has_dot (const PmapNameSearch *search,
         guint                 word)
{
  return (pmap_name_text_get_gap (search->text, word + 1) & PMAP_NAME_GAP_DOT) != 0;
}

/* Whether a letter stands for a name here, and is no word of its own. */
static gboolean
is_plain_initial (const PmapNameSearch *search,
                  guint                 word)
{
  const char *key = pmap_name_text_get_key (search->text, word);

  if (has_dot (search, word))
    return TRUE;
  return (pmap_name_text_get_word (search->text, word)->shape & PMAP_NAME_SHAPE_CAPITAL) != 0
         && !g_str_equal (key, "i") && !g_str_equal (key, "a");
}

/* The pupils with a part in their name and an initial beside it. */
static GArray *
list_with_initial (const PmapNameSearch *search,
                   const PmapNamePart   *part,
                   PmapNameKinds         part_kinds,
                   PmapNameKinds         letter_kind,
                   guint                 letter)
{
  GArray *pupils = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *key = pmap_name_text_get_key (search->text, letter);

  for (guint i = 0; i < part->entry->refs->len; i++)
    if (_pmap_name_fits (part, _pmap_name_get_ref (part, i)) && (_pmap_name_get_ref (part, i)->kinds & part_kinds) != 0
        && pmap_name_index_has_initial (search->index, _pmap_name_get_ref (part, i)->pupil, letter_kind, key))
      _pmap_name_add_pupil (pupils, _pmap_name_get_ref (part, i)->pupil);
  return pupils;
}

#define BEFORE_INITIAL (PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_DOT | PMAP_NAME_GAP_HYPHEN)

/* "Keira B.", "KeiraB" */
gboolean
_pmap_name_take_with_initial (PmapNameSearch     *search,
                              const PmapNamePart *part,
                              guint              *next)
{
  guint letter = part->last + 1;
  PmapNameGap gap = pmap_name_text_get_gap (search->text, letter);
  g_autoptr (GArray) pupils = NULL;
  gboolean is_word = part->entry->tags != 0 && _pmap_name_is_small (search, part);

  if (!is_initial (search, letter) || (gap & ~BEFORE_INITIAL) != 0 || (gap != 0 && !is_plain_initial (search, letter)))
    return FALSE;
  pupils = list_with_initial (search, part, PMAP_NAME_KINDS_CALLED, PMAP_NAME_KIND_FAMILY, letter);
  if (pupils->len == 0)
    return FALSE;
  *next = letter + 1;
  if (!_pmap_name_contains (pupils, search->own))
    *next = _pmap_name_add_hit (search, part->first, letter, pupils, is_word ? PMAP_NAME_PERHAPS : PMAP_NAME_SURE, PMAP_NAME_REASON_FULL);
  return TRUE;
}

/* "K. Boateng" */
gboolean
_pmap_name_take_after_initial (PmapNameSearch *search,
                               guint           letter,
                               guint          *next)
{
  PmapNamePart part, whole;
  g_autoptr (GArray) pupils = NULL;

  if (!is_initial (search, letter) || letter + 1 >= pmap_name_text_get_length (search->text) || !is_plain_initial (search, letter)
      || (pmap_name_text_get_gap (search->text, letter + 1) & ~BEFORE_INITIAL) != 0 || !_pmap_name_find_part (search, letter + 1, &part)
      || (part.entry->tags != 0 && _pmap_name_is_small (search, &part)) || _pmap_name_follows_title (search, letter))
    return FALSE;
  /* "Ó Briain" is a name by itself. */
  if (_pmap_name_find_part (search, letter, &whole) && whole.last >= part.last)
    return FALSE;
  pupils = list_with_initial (search, &part, PMAP_NAME_KINDS_FAMILY, PMAP_NAME_KIND_GIVEN, letter);
  if (pupils->len == 0)
    return FALSE;
  *next = part.last + 1;
  if (!_pmap_name_contains (pupils, search->own))
    *next = _pmap_name_add_hit (search, letter, part.last, pupils, part.entry->tags != 0 ? PMAP_NAME_PERHAPS : PMAP_NAME_SURE,
                                PMAP_NAME_REASON_FULL);
  return TRUE;
}

static gboolean
take_initials (PmapNameSearch *search,
               guint           first,
               guint           last,
               const char     *letters,
               guint          *next)
{
  GArray *pupils = pmap_name_index_find_initials (search->index, letters);

  if (pupils == NULL || _pmap_name_follows_title (search, first))
    return FALSE;
  *next = last + 1;
  if (!_pmap_name_contains (pupils, search->own))
    *next = _pmap_name_add_hit (search, first, last, pupils, PMAP_NAME_PERHAPS, PMAP_NAME_REASON_INITIALS);
  return TRUE;
}

/* "K.B.", "K B", "k.b.", "K-B" */
gboolean
_pmap_name_take_letters (PmapNameSearch *search,
                         guint           first,
                         guint          *next)
{
  PmapNameGap gap;
  g_autofree char *letters = NULL;
  gboolean are_capital;

  if (!is_initial (search, first) || !is_initial (search, first + 1))
    return FALSE;
  gap = pmap_name_text_get_gap (search->text, first + 1);
  are_capital = (pmap_name_text_get_word (search->text, first)->shape & pmap_name_text_get_word (search->text, first + 1)->shape
                 & PMAP_NAME_SHAPE_CAPITAL) != 0;
  if ((gap & ~BEFORE_INITIAL) != 0 || (!are_capital && (!has_dot (search, first) || !has_dot (search, first + 1)))
      || ((gap & PMAP_NAME_GAP_DOT) == 0 && (!is_plain_initial (search, first) || !is_plain_initial (search, first + 1))))
    return FALSE;
  letters = g_strconcat (pmap_name_text_get_key (search->text, first), pmap_name_text_get_key (search->text, first + 1), NULL);
  /* "e.g.", "a.m."; "P E" without a dot is no name either. */
  if ((!are_capital || (gap & PMAP_NAME_GAP_DOT) == 0) && (pmap_name_words_find (letters) & PMAP_NAME_TAG_ABBREVIATION) != 0)
    return FALSE;
  return take_initials (search, first, first + 1, letters, next);
}

/* "KB" */
gboolean
_pmap_name_take_pair (PmapNameSearch *search,
                      guint           at,
                      guint          *next)
{
  const PmapNameWord *word = pmap_name_text_get_word (search->text, at);

  return word->letters == 2 && (word->shape & PMAP_NAME_SHAPE_CAPITALS) != 0 && !_pmap_name_is_english (search, at)
         && take_initials (search, at, at, pmap_name_text_get_key (search->text, at), next);
}

/* --- names that were altered --- */

/* "keiras", "Boatengs", "Joneses" */
static gboolean
take_plural (PmapNameSearch *search,
             guint           at,
             guint          *next)
{
  const PmapNameWord *word = pmap_name_text_get_word (search->text, at);
  const char *key = pmap_name_text_get_key (search->text, at);
  PmapNameTags tags = pmap_name_words_find (key);
  gboolean is_capital = (word->shape & PMAP_NAME_SHAPE_CAPITAL) != 0;
  PmapNamePart part = { at, at, NULL, 0, FALSE };
  guint n_hits = search->hits->len;

  if (word->length < 4 || key[word->length - 1] != 's' || (tags & PMAP_NAME_TAGS_GRAMMAR) != 0 || (tags != 0 && !is_capital))
    return FALSE;
  for (guint cut = 1; cut <= 2 && part.entry == NULL; cut++)
    {
      g_autofree char *name = g_strndup (key, word->length - cut);

      part.entry = cut == 1 || key[word->length - 2] == 'e' ? pmap_name_index_find (search->index, name) : NULL;
    }
  if (part.entry == NULL || (_pmap_name_get_kinds (&part, PMAP_NAME_NO_PUPIL) & (PMAP_NAME_KINDS_EXACT | PMAP_NAME_KIND_FORM)) == 0)
    return FALSE;
  *next = _pmap_name_take_one (search, &part);
  if (search->hits->len > n_hits)
    {
      PmapNameHit *hit = &g_array_index (search->hits, PmapNameHit, n_hits);

      hit->certainty = tags != 0 ? PMAP_NAME_PERHAPS : hit->certainty;
      hit->possessive = hit->possessive || at == 0 || !g_str_equal (pmap_name_text_get_key (search->text, at - 1), "the");
    }
  return TRUE;
}

/* A word that is the name of these pupils, none at all, or the name of the pupil whom the text is about. */
static gboolean
take_word (PmapNameSearch    *search,
           guint              at,
           GArray            *pupils,
           PmapNameCertainty  certainty,
           guint             *next)
{
  if (pupils->len == 0)
    return FALSE;
  *next = at + 1;
  if (!_pmap_name_contains (pupils, search->own))
    *next = _pmap_name_add_hit (search, at, at, pupils, certainty, PMAP_NAME_REASON_FULL);
  return TRUE;
}

/* "keiraboateng", "boatengkeira", "keirab" */
static gboolean
take_joined (PmapNameSearch *search,
             guint           at,
             guint          *next)
{
  const PmapNameWord *word = pmap_name_text_get_word (search->text, at);
  const char *key = pmap_name_text_get_key (search->text, at);

  for (const char *middle = g_utf8_next_char (key); word->letters >= 4 && *middle != '\0'; middle = g_utf8_next_char (middle))
    {
      g_autofree char *beginning = g_strndup (key, (gsize) (middle - key));
      PmapNamePart first = { at, at, pmap_name_index_find (search->index, beginning), 0, FALSE };
      PmapNamePart second = { at, at, pmap_name_index_find (search->index, middle), 0, FALSE };
      g_autoptr (GArray) pupils = NULL;

      if (first.entry == NULL || second.entry == NULL)
        continue;
      pupils = _pmap_name_unite (&first, &second, FALSE);
      if (take_word (search, at, pupils, PMAP_NAME_SURE, next))
        return TRUE;
    }
  return FALSE;
}

/* "keirab", "kboateng" */
static gboolean
take_joined_initial (PmapNameSearch *search,
                     guint           at,
                     guint          *next)
{
  const char *key = pmap_name_text_get_key (search->text, at);
  const char *last = g_utf8_find_prev_char (key, key + strlen (key));

  for (guint i = 0; pmap_name_text_get_word (search->text, at)->letters >= 4 && i < 2; i++)
    {
      const char *cut = i == 0 ? last : g_utf8_next_char (key);
      g_autofree char *beginning = g_strndup (key, (gsize) (cut - key));
      const char *letter = i == 0 ? cut : beginning;
      PmapNamePart part = { at, at, pmap_name_index_find (search->index, i == 0 ? beginning : cut), 0, FALSE };
      g_autoptr (GArray) pupils = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint k = 0; part.entry != NULL && k < part.entry->refs->len; k++)
        if ((_pmap_name_get_ref (&part, k)->kinds & (i == 0 ? PMAP_NAME_KIND_GIVEN | PMAP_NAME_KIND_FORM : PMAP_NAME_KIND_FAMILY)) != 0
            && pmap_name_index_has_initial (search->index, _pmap_name_get_ref (&part, k)->pupil,
                                            i == 0 ? PMAP_NAME_KIND_FAMILY : PMAP_NAME_KIND_GIVEN, letter))
          _pmap_name_add_pupil (pupils, _pmap_name_get_ref (&part, k)->pupil);
      if (take_word (search, at, pupils, PMAP_NAME_PERHAPS, next))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_slip (PmapNameSearch *search,
           guint           at,
           guint          *next)
{
  PmapNameEntry *entry = pmap_name_index_find_slip (search->index, pmap_name_text_get_key (search->text, at));
  PmapNamePart part = { at, at, entry, 0, FALSE };
  PmapNameKinds own, kinds = 0;
  g_autoptr (GArray) pupils = NULL;

  if (entry == NULL || (_pmap_name_get_kinds (&part, PMAP_NAME_NO_PUPIL) & PMAP_NAME_KINDS_EXACT) == 0)
    return FALSE;
  own = search->own != PMAP_NAME_NO_PUPIL ? _pmap_name_get_kinds (&part, search->own) : 0;
  *next = at + 1;
  if (own != 0)
    return TRUE;
  pupils = _pmap_name_list_others (search, &part, own, &kinds);
  *next = _pmap_name_add_hit (search, at, at, pupils, PMAP_NAME_PERHAPS, PMAP_NAME_REASON_SLIP);
  return TRUE;
}

guint
_pmap_name_take_altered (PmapNameSearch *search,
                         guint           at)
{
  guint next = at + 1;

  if (take_plural (search, at, &next) || _pmap_name_is_english (search, at))
    return next;
  if (!take_joined (search, at, &next) && !take_joined_initial (search, at, &next))
    take_slip (search, at, &next);
  return next;
}
