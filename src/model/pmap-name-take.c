/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names as they are: given and family name together, or one of them alone. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-search-private.h"

#include <string.h>

/* A shorter word in small letters needs the company of other words to be a name. */
#define SHORTEST_BY_ITSELF 3

/* --- full names --- */

#define IN_FULL_NAME \
  (PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_HYPHEN | PMAP_NAME_GAP_COMMA | PMAP_NAME_GAP_APOSTROPHE)

/* The other part of a full name, which begins at a word. */
static GArray *
find_other (const PmapNameSearch *search,
            const PmapNamePart   *part,
            guint                 at,
            PmapNamePart         *other)
{
  g_autoptr (GArray) pupils = NULL;

  if (at >= pmap_name_text_get_length (search->text) || !_pmap_name_find_part (search, at, other))
    return NULL;
  pupils = _pmap_name_unite (part, other, (pmap_name_text_get_gap (search->text, at) & PMAP_NAME_GAP_COMMA) != 0);
  return pupils->len > 0 ? g_steal_pointer (&pupils) : NULL;
}

/* A full name that begins with a part: with one word between, "Keira Louise Boateng" and "Keira L. Boateng". */
static GArray *
find_full (const PmapNameSearch *search,
           const PmapNamePart   *part,
           PmapNamePart         *other)
{
  guint n = pmap_name_text_get_length (search->text), at = part->last + 1;
  PmapNameGap gap = pmap_name_text_get_gap (search->text, at);
  GArray *pupils;

  if (at >= n || (gap & ~IN_FULL_NAME) != 0)
    return NULL;
  pupils = find_other (search, part, at, other);
  if (pupils != NULL)
    return pupils;
  if (at + 1 >= n || (gap & ~(PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE)) != 0
      || (pmap_name_text_get_word (search->text, at)->shape & PMAP_NAME_SHAPE_CAPITAL) == 0
      || (pmap_name_text_get_gap (search->text, at + 1) & ~(PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_DOT)) != 0)
    return NULL;
  return find_other (search, part, at + 1, other);
}

/* The last word of a full name that goes on after @last with more of the same pupils' names. */
static guint
find_full_end (const PmapNameSearch *search,
               guint                 last,
               GArray               *pupils)
{
  PmapNamePart more;

  while (last + 1 < pmap_name_text_get_length (search->text)
         && (pmap_name_text_get_gap (search->text, last + 1) & ~(PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_HYPHEN)) == 0
         && _pmap_name_find_part (search, last + 1, &more) && (_pmap_name_get_kinds (&more, g_array_index (pupils, guint, 0)) & PMAP_NAME_KIND_FAMILY) != 0)
    last = more.last;
  return last;
}

gboolean
_pmap_name_take_full (PmapNameSearch     *search,
                      const PmapNamePart *part,
                      guint              *next)
{
  PmapNamePart other;
  g_autoptr (GArray) pupils = find_full (search, part, &other);
  gboolean is_word;
  guint last;

  if (pupils == NULL)
    return FALSE;
  is_word = _pmap_name_is_all_english (search, part) && _pmap_name_is_all_english (search, &other)
            && (_pmap_name_is_small (search, part) || _pmap_name_is_small (search, &other));
  last = find_full_end (search, other.last, pupils);
  *next = last + 1;
  if (!_pmap_name_contains (pupils, search->own))
    *next = _pmap_name_add_hit (search, part->first, last, pupils, is_word ? PMAP_NAME_PERHAPS : PMAP_NAME_SURE, PMAP_NAME_REASON_FULL);
  return TRUE;
}

/* --- one name alone --- */

gboolean
_pmap_name_follows_title (const PmapNameSearch *search,
                          guint                 first)
{
  if (first == 0 || (pmap_name_text_get_gap (search->text, first) & ~(PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_DOT)) != 0)
    return FALSE;
  if ((pmap_name_words_find (pmap_name_text_get_key (search->text, first - 1)) & PMAP_NAME_TAG_TITLE) != 0)
    return TRUE;
  return pmap_name_text_get_word (search->text, first - 1)->letters == 1 && _pmap_name_follows_title (search, first - 1);
}

/* Whether the word before is the given name of the pupil whom the text is about: then the family name is, too. */
static gboolean
follows_own (const PmapNameSearch *search,
             guint                 first)
{
  PmapNameEntry *entry = first > 0 ? pmap_name_index_find (search->index, pmap_name_text_get_key (search->text, first - 1)) : NULL;
  PmapNamePart before = { first - 1, first - 1, entry, 0, FALSE };

  return entry != NULL && (_pmap_name_get_kinds (&before, search->own) & PMAP_NAME_KINDS_CALLED) != 0;
}

/* Whom a part may mean but the pupil whom the text is about. */
GArray *
_pmap_name_list_others (const PmapNameSearch *search,
                        const PmapNamePart   *part,
                        PmapNameKinds         own,
                        PmapNameKinds        *kinds)
{
  GArray *pupils = g_array_new (FALSE, FALSE, sizeof (guint));
  PmapNameKinds wanted = ~0u;

  if ((own & PMAP_NAME_KIND_GIVEN) != 0)
    return pupils;
  if ((own & PMAP_NAME_KINDS_FAMILY) != 0)
    wanted = PMAP_NAME_KIND_GIVEN;
  else if (own != 0)
    wanted = PMAP_NAME_KINDS_EXACT;
  if (own != 0 && follows_own (search, part->first))
    return pupils;
  *kinds = 0;
  for (guint i = 0; i < part->entry->refs->len; i++)
    {
      const PmapNameRef *ref = _pmap_name_get_ref (part, i);

      if (!_pmap_name_fits (part, ref) || ref->pupil == search->own || (ref->kinds & wanted) == 0)
        continue;
      _pmap_name_add_pupil (pupils, ref->pupil);
      *kinds |= ref->kinds;
    }
  return pupils;
}

/* What is no English word. */
static PmapNameCertainty
judge_name (const PmapNameSearch *search,
            const PmapNamePart   *part,
            PmapNameKinds         kinds)
{
  const PmapNameWord *word = pmap_name_text_get_word (search->text, part->first);
  gboolean is_capital = !_pmap_name_is_small (search, part) && (word->shape & PMAP_NAME_SHAPE_CAPITALS) == 0;
  gboolean is_long = part->entry->letters >= SHORTEST_BY_ITSELF || (word->shape & PMAP_NAME_SHAPE_UNCASED) != 0;

  if (part->is_loose)
    return PMAP_NAME_PERHAPS;
  if ((kinds & PMAP_NAME_KINDS_EXACT) != 0)
    return is_long || is_capital ? PMAP_NAME_SURE : PMAP_NAME_PERHAPS;
  if ((kinds & (PMAP_NAME_KIND_FORM | PMAP_NAME_KIND_SPELLING)) != 0 && (is_long || is_capital))
    return PMAP_NAME_PERHAPS;
  return is_capital ? PMAP_NAME_PERHAPS : pmap_name_context_judge_unknown (search->text, part->first, part->last,
                                                                               part->entry->key);
}

static PmapNameCertainty
judge_one (const PmapNameSearch *search,
           const PmapNamePart   *part,
           PmapNameKinds         kinds,
           gboolean              possessive)
{
  PmapNameCertainty certainty;

  if (part->entry->tags == 0 && !(part->last > part->first && _pmap_name_is_all_english (search, part)))
    return judge_name (search, part, kinds);
  if (part->last > part->first && part->entry->tags == 0)
    return _pmap_name_is_small (search, part) ? PMAP_NAME_PERHAPS : PMAP_NAME_SURE;
  certainty = pmap_name_context_judge (search->text, part->first, part->last, part->entry->key, possessive);
  if ((kinds & PMAP_NAME_KINDS_EXACT) == 0)
    certainty = MIN (certainty, PMAP_NAME_PERHAPS);
  return certainty;
}

static PmapNameReason
explain (const PmapNamePart *part,
         PmapNameKinds       kinds,
         PmapNameKinds       own)
{
  if (own != 0)
    return PMAP_NAME_REASON_OWN;
  if (part->is_loose)
    return PMAP_NAME_REASON_SLIP;
  if (part->entry->tags != 0)
    return PMAP_NAME_REASON_WORD;
  return (kinds & PMAP_NAME_KINDS_EXACT) != 0 ? PMAP_NAME_REASON_NAME : PMAP_NAME_REASON_FORM;
}

/* Returns the word to go on with. */
guint
_pmap_name_take_one (PmapNameSearch     *search,
                     const PmapNamePart *part)
{
  PmapNameKinds own = search->own != PMAP_NAME_NO_PUPIL ? _pmap_name_get_kinds (part, search->own) : 0;
  PmapNameKinds kinds = 0;
  g_autoptr (GArray) pupils = _pmap_name_list_others (search, part, own, &kinds);
  PmapNameReason reason = explain (part, kinds, own);
  PmapNameCertainty certainty;
  gboolean is_staff;
  guint next;

  if (pupils->len == 0)
    return part->last + 1;
  is_staff = pmap_name_index_is_staff (search->index, part->entry->key);
  certainty = judge_one (search, part, kinds, _pmap_name_find_possessive_end (search, part->last, &next) != 0);
  if (_pmap_name_follows_title (search, part->first))
    {
      certainty = is_staff || (kinds & PMAP_NAME_KINDS_EXACT) == 0 ? PMAP_NAME_NOT : PMAP_NAME_PERHAPS;
      reason = PMAP_NAME_REASON_ADULT;
    }
  else if (certainty == PMAP_NAME_SURE && (is_staff || own != 0))
    {
      certainty = PMAP_NAME_PERHAPS;
      reason = own != 0 ? reason : PMAP_NAME_REASON_STAFF;
    }
  return certainty == PMAP_NAME_NOT ? part->last + 1 : _pmap_name_add_hit (search, part->first, part->last, pupils, certainty, reason);
}
