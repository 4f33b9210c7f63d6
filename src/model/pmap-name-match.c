/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a text names a pupil of the map: for certain, or perhaps.
 *
 * What teachers type in haste has small letters, no accents, other apostrophes, initials, short forms, slips; and English has many
 * words that are names. So a text is read as folded words, each is looked up, and what stands together is taken together: "Boateng,
 * Keira" is one hit and not two. What is no English word is a name in any letters. Of what is one the words beside it tell.
 *
 * In a text about a pupil that pupil's own names are no other child's. Where another has the same name it still is the own one that
 * is most likely meant, unless the own family name is what another is called by. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-match.h"

#include "model/pmap-name-index.h"

#include <string.h>

/* The most words that a name has, and the most letters that are spelled out one by one. */
#define MOST_WORDS 6
#define MOST_LETTERS 14

/* Places in a word that a bit can stand for. */
#define MOST_BREAKS 64

/* A shorter word in small letters needs the company of other words to be a name. */
#define SHORTEST_BY_ITSELF 3

#define NO_PUPIL G_MAXUINT

struct _PmapNameMatch
{
  PmapNameIndex *index;
};

/* Some words of a text that are a name of somebody. */
typedef struct
{
  guint first;
  guint last;
  PmapNameEntry *entry;
  guint64 spaces;               /* where spaces stand in it */
  gboolean is_loose;            /* broken where no name has a space: over lines, or letter by letter */
} Part;

/* A search in one text. */
typedef struct
{
  const PmapNameIndex *index;
  PmapNameText *text;
  guint own;                    /* NO_PUPIL */
  GString *buffer;
  GArray *hits;
} Search;

/* --- hits --- */

static void
clear_hit_cb (gpointer data)
{
  g_ptr_array_unref (((PmapNameHit *) data)->pupils);
}

/* Past the apostrophe of a possessive that ends after @last, or 0 where there is none. */
static gsize
find_possessive_end (const Search *search,
                     guint         last,
                     guint        *next)
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

/* Adds a hit of the words from @first to @last and returns the word after it. */
static guint
add_hit (Search            *search,
         guint              first,
         guint              last,
         GArray            *pupils,
         PmapNameCertainty  certainty,
         PmapNameReason     reason)
{
  guint next;
  gsize end = find_possessive_end (search, last, &next);
  PmapNameHit hit = {
    .start = pmap_name_text_get_word (search->text, first)->start,
    .end = end != 0 ? end : pmap_name_text_get_word (search->text, last)->end,
    .certainty = certainty,
    .reason = reason,
    .possessive = end != 0,
    .pupils = g_ptr_array_new (),
  };

  for (guint i = 0; i < pupils->len; i++)
    g_ptr_array_add (hit.pupils, pmap_name_index_get_pupil (search->index, g_array_index (pupils, guint, i)));
  g_array_append_val (search->hits, hit);
  return next;
}

static gboolean
contains (GArray *pupils,
          guint   pupil)
{
  for (guint i = 0; i < pupils->len; i++)
    if (g_array_index (pupils, guint, i) == pupil)
      return TRUE;
  return FALSE;
}

static void
add_pupil (GArray *pupils,
           guint   pupil)
{
  if (pupils->len == 0 || g_array_index (pupils, guint, pupils->len - 1) != pupil)
    g_array_append_val (pupils, pupil);
}

/* --- parts of names --- */

static gboolean
fits (const Part        *part,
      const PmapNameRef *ref)
{
  return part->is_loose || (part->spaces & ~ref->breaks) == 0;
}

static const PmapNameRef *
get_ref (const Part *part,
         guint       i)
{
  return &g_array_index (part->entry->refs, PmapNameRef, i);
}

static PmapNameKinds
get_kinds (const Part *part,
           guint       pupil)
{
  PmapNameKinds kinds = 0;

  for (guint i = 0; i < part->entry->refs->len; i++)
    if ((pupil == NO_PUPIL || get_ref (part, i)->pupil == pupil) && fits (part, get_ref (part, i)))
      kinds |= get_ref (part, i)->kinds;
  return kinds;
}

static gboolean
is_english (const Search *search,
            guint         word)
{
  return pmap_name_words_find (pmap_name_text_get_key (search->text, word)) != 0;
}

/* Whether a name can be broken between a word and the one before although it has no space there: a line ends. */
static gboolean
is_broken (const Search *search,
           guint         first,
           guint         word)
{
  PmapNameGap gap = pmap_name_text_get_gap (search->text, word);

  return word == first + 1 && (gap & PMAP_NAME_GAP_LINE) != 0 && (gap & ~(PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_SPACE)) == 0
         && pmap_name_text_get_word (search->text, first)->letters + pmap_name_text_get_word (search->text, word)->letters >= 5
         && (!is_english (search, first) || !is_english (search, word));
}

/* Whether a name may go on with a word; marks where a space stands in it. */
static gboolean
goes_on (const Search *search,
         guint         word,
         guint64      *spaces)
{
  PmapNameGap gap = pmap_name_text_get_gap (search->text, word);
  const PmapNameWord *before = pmap_name_text_get_word (search->text, word - 1);
  PmapNameGap allowed = PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_HYPHEN | PMAP_NAME_GAP_APOSTROPHE;

  if (before->letters <= 2)
    allowed |= PMAP_NAME_GAP_DOT;
  if ((gap & ~allowed) != 0 || search->buffer->len >= MOST_BREAKS)
    return FALSE;
  if ((gap & (PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_DOT)) != 0
      && (gap & (PMAP_NAME_GAP_HYPHEN | PMAP_NAME_GAP_LINE)) != (PMAP_NAME_GAP_HYPHEN | PMAP_NAME_GAP_LINE))
    *spaces |= G_GUINT64_CONSTANT (1) << search->buffer->len;
  return TRUE;
}

/* The longest name that begins at a word. */
static gboolean
find_part (const Search *search,
           guint         at,
           Part         *part)
{
  guint n = pmap_name_text_get_length (search->text);
  gboolean are_letters = TRUE, found = FALSE;
  guint64 spaces = 0;

  g_string_truncate (search->buffer, 0);
  for (guint i = at; i < n && i - at < (are_letters ? MOST_LETTERS : MOST_WORDS); i++)
    {
      const PmapNameWord *word = pmap_name_text_get_word (search->text, i);
      Part longer = { at, i, NULL, 0, FALSE };

      if ((word->shape & PMAP_NAME_SHAPE_NUMBER) != 0 || (i > at && !goes_on (search, i, &spaces)))
        break;
      are_letters = are_letters && word->letters == 1;
      g_string_append_len (search->buffer, pmap_name_text_get_key (search->text, i), word->length);
      longer.entry = pmap_name_index_find (search->index, search->buffer->str);
      longer.spaces = spaces;
      if (longer.entry == NULL)
        continue;
      if (get_kinds (&longer, NO_PUPIL) == 0)
        longer.is_loose = (are_letters && i >= at + 2) || is_broken (search, at, i);
      if (longer.is_loose ? (get_kinds (&longer, NO_PUPIL) & PMAP_NAME_KINDS_EXACT) != 0 : get_kinds (&longer, NO_PUPIL) != 0)
        {
          *part = longer;
          found = TRUE;
        }
    }
  return found;
}

/* --- full names --- */

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
static GArray *
unite (const Part *first,
       const Part *second,
       gboolean    is_reversed)
{
  GArray *pupils = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0, k = 0; i < first->entry->refs->len; i++)
    {
      const PmapNameRef *ref = get_ref (first, i);

      while (k < second->entry->refs->len && get_ref (second, k)->pupil < ref->pupil)
        k++;
      for (guint j = k; j < second->entry->refs->len && get_ref (second, j)->pupil == ref->pupil; j++)
        if (fits (first, ref) && fits (second, get_ref (second, j))
            && make_full (ref->kinds, get_ref (second, j)->kinds, is_reversed))
          add_pupil (pupils, ref->pupil);
    }
  return pupils;
}

#define IN_FULL_NAME \
  (PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_HYPHEN | PMAP_NAME_GAP_COMMA | PMAP_NAME_GAP_APOSTROPHE)

/* The other part of a full name, which begins at a word. */
static GArray *
find_other (const Search *search,
            const Part   *part,
            guint         at,
            Part         *other)
{
  g_autoptr (GArray) pupils = NULL;

  if (at >= pmap_name_text_get_length (search->text) || !find_part (search, at, other))
    return NULL;
  pupils = unite (part, other, (pmap_name_text_get_gap (search->text, at) & PMAP_NAME_GAP_COMMA) != 0);
  return pupils->len > 0 ? g_steal_pointer (&pupils) : NULL;
}

/* A full name that begins with a part: with one word between, "Keira Louise Boateng" and "Keira L. Boateng". */
static GArray *
find_full (const Search *search,
           const Part   *part,
           Part         *other)
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
find_full_end (const Search *search,
               guint         last,
               GArray       *pupils)
{
  Part more;

  while (last + 1 < pmap_name_text_get_length (search->text)
         && (pmap_name_text_get_gap (search->text, last + 1) & ~(PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_HYPHEN)) == 0
         && find_part (search, last + 1, &more) && (get_kinds (&more, g_array_index (pupils, guint, 0)) & PMAP_NAME_KIND_FAMILY) != 0)
    last = more.last;
  return last;
}

static gboolean
is_small (const Search *search,
          const Part   *part)
{
  return (pmap_name_text_get_word (search->text, part->first)->shape & (PMAP_NAME_SHAPE_CAPITAL | PMAP_NAME_SHAPE_UNCASED)) == 0;
}

static gboolean
is_all_english (const Search *search,
                const Part   *part)
{
  for (guint i = part->first; i <= part->last; i++)
    if (!is_english (search, i))
      return FALSE;
  return TRUE;
}

/* --- one name alone --- */

static gboolean
follows_title (const Search *search,
               guint         first)
{
  if (first == 0 || (pmap_name_text_get_gap (search->text, first) & ~(PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_DOT)) != 0)
    return FALSE;
  if ((pmap_name_words_find (pmap_name_text_get_key (search->text, first - 1)) & PMAP_NAME_TAG_TITLE) != 0)
    return TRUE;
  return pmap_name_text_get_word (search->text, first - 1)->letters == 1 && follows_title (search, first - 1);
}

/* Whether the word before is the given name of the pupil whom the text is about: then the family name is, too. */
static gboolean
follows_own (const Search *search,
             guint         first)
{
  PmapNameEntry *entry = first > 0 ? pmap_name_index_find (search->index, pmap_name_text_get_key (search->text, first - 1)) : NULL;
  Part before = { first - 1, first - 1, entry, 0, FALSE };

  return entry != NULL && (get_kinds (&before, search->own) & PMAP_NAME_KINDS_CALLED) != 0;
}

/* Whom a part may mean but the pupil whom the text is about. */
static GArray *
list_others (const Search  *search,
             const Part    *part,
             PmapNameKinds  own,
             PmapNameKinds *kinds)
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
      const PmapNameRef *ref = get_ref (part, i);

      if (!fits (part, ref) || ref->pupil == search->own || (ref->kinds & wanted) == 0)
        continue;
      add_pupil (pupils, ref->pupil);
      *kinds |= ref->kinds;
    }
  return pupils;
}

/* What is no English word. */
static PmapNameCertainty
judge_name (const Search *search,
            const Part   *part,
            PmapNameKinds kinds)
{
  const PmapNameWord *word = pmap_name_text_get_word (search->text, part->first);
  gboolean is_capital = !is_small (search, part) && (word->shape & PMAP_NAME_SHAPE_CAPITALS) == 0;
  gboolean is_long = part->entry->letters >= SHORTEST_BY_ITSELF || (word->shape & PMAP_NAME_SHAPE_UNCASED) != 0;

  if (part->is_loose)
    return PMAP_NAME_PERHAPS;
  if ((kinds & PMAP_NAME_KINDS_EXACT) != 0)
    return is_long || is_capital ? PMAP_NAME_SURE : PMAP_NAME_PERHAPS;
  if ((kinds & (PMAP_NAME_KIND_FORM | PMAP_NAME_KIND_SPELLING)) != 0 && (is_long || is_capital))
    return PMAP_NAME_PERHAPS;
  return is_capital ? PMAP_NAME_PERHAPS : pmap_name_context_judge_unknown (search->text, part->first, part->last);
}

static PmapNameCertainty
judge_one (const Search  *search,
           const Part    *part,
           PmapNameKinds  kinds,
           gboolean       possessive)
{
  PmapNameCertainty certainty;

  if (part->entry->tags == 0 && !(part->last > part->first && is_all_english (search, part)))
    return judge_name (search, part, kinds);
  if (part->last > part->first && part->entry->tags == 0)
    return is_small (search, part) ? PMAP_NAME_PERHAPS : PMAP_NAME_SURE;
  certainty = pmap_name_context_judge (search->text, part->first, part->last, possessive);
  if ((kinds & PMAP_NAME_KINDS_EXACT) == 0)
    certainty = MIN (certainty, PMAP_NAME_PERHAPS);
  return certainty;
}

static PmapNameReason
explain (const Part    *part,
         PmapNameKinds  kinds,
         PmapNameKinds  own)
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
static guint
take_one (Search     *search,
          const Part *part)
{
  PmapNameKinds own = search->own != NO_PUPIL ? get_kinds (part, search->own) : 0;
  PmapNameKinds kinds = 0;
  g_autoptr (GArray) pupils = list_others (search, part, own, &kinds);
  PmapNameReason reason = explain (part, kinds, own);
  PmapNameCertainty certainty;
  gboolean is_staff;
  guint next;

  if (pupils->len == 0)
    return part->last + 1;
  is_staff = pmap_name_index_is_staff (search->index, part->entry->key);
  certainty = judge_one (search, part, kinds, find_possessive_end (search, part->last, &next) != 0);
  if (follows_title (search, part->first))
    {
      certainty = is_staff || (kinds & PMAP_NAME_KINDS_EXACT) == 0 ? PMAP_NAME_NOT : PMAP_NAME_PERHAPS;
      reason = PMAP_NAME_REASON_ADULT;
    }
  else if (certainty == PMAP_NAME_SURE && (is_staff || own != 0))
    {
      certainty = PMAP_NAME_PERHAPS;
      reason = own != 0 ? reason : PMAP_NAME_REASON_STAFF;
    }
  return certainty == PMAP_NAME_NOT ? part->last + 1 : add_hit (search, part->first, part->last, pupils, certainty, reason);
}

/* --- names with initials, and initials alone --- */

static gboolean
is_initial (const Search *search,
            guint         word)
{
  const PmapNameWord *letter;

  if (word >= pmap_name_text_get_length (search->text))
    return FALSE;
  letter = pmap_name_text_get_word (search->text, word);
  return letter->letters == 1 && (letter->shape & PMAP_NAME_SHAPE_NUMBER) == 0;
}

static gboolean
has_dot (const Search *search,
         guint         word)
{
  return (pmap_name_text_get_gap (search->text, word + 1) & PMAP_NAME_GAP_DOT) != 0;
}

/* Whether a letter stands for a name here, and is no word of its own. */
static gboolean
is_plain_initial (const Search *search,
                  guint         word)
{
  const char *key = pmap_name_text_get_key (search->text, word);

  if (has_dot (search, word))
    return TRUE;
  return (pmap_name_text_get_word (search->text, word)->shape & PMAP_NAME_SHAPE_CAPITAL) != 0
         && !g_str_equal (key, "i") && !g_str_equal (key, "a");
}

/* The pupils with a part in their name and an initial beside it. */
static GArray *
list_with_initial (const Search  *search,
                   const Part    *part,
                   PmapNameKinds  part_kinds,
                   PmapNameKinds  letter_kind,
                   guint          letter)
{
  GArray *pupils = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *key = pmap_name_text_get_key (search->text, letter);

  for (guint i = 0; i < part->entry->refs->len; i++)
    if (fits (part, get_ref (part, i)) && (get_ref (part, i)->kinds & part_kinds) != 0
        && pmap_name_index_has_initial (search->index, get_ref (part, i)->pupil, letter_kind, key))
      add_pupil (pupils, get_ref (part, i)->pupil);
  return pupils;
}

#define BEFORE_INITIAL (PMAP_NAME_GAP_SPACE | PMAP_NAME_GAP_LINE | PMAP_NAME_GAP_DOT | PMAP_NAME_GAP_HYPHEN)

/* "Keira B.", "KeiraB" */
static gboolean
take_with_initial (Search     *search,
                   const Part *part,
                   guint      *next)
{
  guint letter = part->last + 1;
  PmapNameGap gap = pmap_name_text_get_gap (search->text, letter);
  g_autoptr (GArray) pupils = NULL;
  gboolean is_word = part->entry->tags != 0 && is_small (search, part);

  if (!is_initial (search, letter) || (gap & ~BEFORE_INITIAL) != 0 || (gap != 0 && !is_plain_initial (search, letter)))
    return FALSE;
  pupils = list_with_initial (search, part, PMAP_NAME_KINDS_CALLED, PMAP_NAME_KIND_FAMILY, letter);
  if (pupils->len == 0)
    return FALSE;
  *next = letter + 1;
  if (!contains (pupils, search->own))
    *next = add_hit (search, part->first, letter, pupils, is_word ? PMAP_NAME_PERHAPS : PMAP_NAME_SURE, PMAP_NAME_REASON_FULL);
  return TRUE;
}

/* "K. Boateng" */
static gboolean
take_after_initial (Search *search,
                    guint   letter,
                    guint  *next)
{
  Part part;
  g_autoptr (GArray) pupils = NULL;

  if (!is_initial (search, letter) || letter + 1 >= pmap_name_text_get_length (search->text) || !is_plain_initial (search, letter)
      || (pmap_name_text_get_gap (search->text, letter + 1) & ~BEFORE_INITIAL) != 0 || !find_part (search, letter + 1, &part)
      || (part.entry->tags != 0 && is_small (search, &part)) || follows_title (search, letter))
    return FALSE;
  pupils = list_with_initial (search, &part, PMAP_NAME_KINDS_FAMILY, PMAP_NAME_KIND_GIVEN, letter);
  if (pupils->len == 0)
    return FALSE;
  *next = part.last + 1;
  if (!contains (pupils, search->own))
    *next = add_hit (search, letter, part.last, pupils, part.entry->tags != 0 ? PMAP_NAME_PERHAPS : PMAP_NAME_SURE,
                     PMAP_NAME_REASON_FULL);
  return TRUE;
}

static gboolean
take_initials (Search     *search,
               guint       first,
               guint       last,
               const char *letters,
               guint      *next)
{
  GArray *pupils = pmap_name_index_find_initials (search->index, letters);

  if (pupils == NULL || (pmap_name_words_find (letters) & PMAP_NAME_TAG_ABBREVIATION) != 0 || follows_title (search, first))
    return FALSE;
  *next = last + 1;
  if (!contains (pupils, search->own))
    *next = add_hit (search, first, last, pupils, PMAP_NAME_PERHAPS, PMAP_NAME_REASON_INITIALS);
  return TRUE;
}

/* "K.B.", "K B", "k.b.", "K-B" */
static gboolean
take_letters (Search *search,
              guint   first,
              guint  *next)
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
  return take_initials (search, first, first + 1, letters, next);
}

/* "KB" */
static gboolean
take_pair (Search *search,
           guint   at,
           guint  *next)
{
  const PmapNameWord *word = pmap_name_text_get_word (search->text, at);

  return word->letters == 2 && (word->shape & PMAP_NAME_SHAPE_CAPITALS) != 0 && !is_english (search, at)
         && take_initials (search, at, at, pmap_name_text_get_key (search->text, at), next);
}

/* --- names that were altered --- */

/* "keiras", "Boatengs", "Joneses" */
static gboolean
take_plural (Search *search,
             guint   at,
             guint  *next)
{
  const PmapNameWord *word = pmap_name_text_get_word (search->text, at);
  const char *key = pmap_name_text_get_key (search->text, at);
  PmapNameTags tags = pmap_name_words_find (key);
  gboolean is_capital = (word->shape & PMAP_NAME_SHAPE_CAPITAL) != 0;
  Part part = { at, at, NULL, 0, FALSE };
  guint n_hits = search->hits->len;

  if (word->length < 4 || key[word->length - 1] != 's' || (tags & PMAP_NAME_TAGS_GRAMMAR) != 0
      || (tags != 0 && (!is_capital || pmap_name_context_begins_sentence (search->text, at))))
    return FALSE;
  for (guint cut = 1; cut <= 2 && part.entry == NULL; cut++)
    {
      g_autofree char *name = g_strndup (key, word->length - cut);

      part.entry = cut == 1 || key[word->length - 2] == 'e' ? pmap_name_index_find (search->index, name) : NULL;
    }
  if (part.entry == NULL || (get_kinds (&part, NO_PUPIL) & (PMAP_NAME_KINDS_EXACT | PMAP_NAME_KIND_FORM)) == 0)
    return FALSE;
  *next = take_one (search, &part);
  if (search->hits->len > n_hits)
    {
      PmapNameHit *hit = &g_array_index (search->hits, PmapNameHit, n_hits);

      hit->certainty = tags != 0 ? PMAP_NAME_PERHAPS : hit->certainty;
      hit->possessive = hit->possessive || at == 0 || !g_str_equal (pmap_name_text_get_key (search->text, at - 1), "the");
    }
  return TRUE;
}

/* "keiraboateng", "boatengkeira", "keirab" */
static gboolean
take_joined (Search *search,
             guint   at,
             guint  *next)
{
  const PmapNameWord *word = pmap_name_text_get_word (search->text, at);
  const char *key = pmap_name_text_get_key (search->text, at);

  for (const char *middle = g_utf8_next_char (key); word->letters >= 4 && *middle != '\0'; middle = g_utf8_next_char (middle))
    {
      g_autofree char *beginning = g_strndup (key, (gsize) (middle - key));
      Part first = { at, at, pmap_name_index_find (search->index, beginning), 0, FALSE };
      Part second = { at, at, pmap_name_index_find (search->index, middle), 0, FALSE };
      g_autoptr (GArray) pupils = NULL;

      if (first.entry == NULL || second.entry == NULL)
        continue;
      pupils = unite (&first, &second, FALSE);
      if (pupils->len == 0)
        continue;
      *next = at + 1;
      if (!contains (pupils, search->own))
        *next = add_hit (search, at, at, pupils, PMAP_NAME_SURE, PMAP_NAME_REASON_FULL);
      return TRUE;
    }
  return FALSE;
}

/* "keirab", "kboateng" */
static gboolean
take_joined_initial (Search *search,
                     guint   at,
                     guint  *next)
{
  const char *key = pmap_name_text_get_key (search->text, at);
  const char *last = g_utf8_find_prev_char (key, key + strlen (key));

  for (guint i = 0; pmap_name_text_get_word (search->text, at)->letters >= 4 && i < 2; i++)
    {
      const char *cut = i == 0 ? last : g_utf8_next_char (key);
      g_autofree char *beginning = g_strndup (key, (gsize) (cut - key));
      const char *letter = i == 0 ? cut : beginning;
      Part part = { at, at, pmap_name_index_find (search->index, i == 0 ? beginning : cut), 0, FALSE };
      g_autoptr (GArray) pupils = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint k = 0; part.entry != NULL && k < part.entry->refs->len; k++)
        if ((get_ref (&part, k)->kinds & (i == 0 ? PMAP_NAME_KIND_GIVEN | PMAP_NAME_KIND_FORM : PMAP_NAME_KIND_FAMILY)) != 0
            && pmap_name_index_has_initial (search->index, get_ref (&part, k)->pupil,
                                            i == 0 ? PMAP_NAME_KIND_FAMILY : PMAP_NAME_KIND_GIVEN, letter))
          add_pupil (pupils, get_ref (&part, k)->pupil);
      if (pupils->len == 0)
        continue;
      *next = at + 1;
      if (!contains (pupils, search->own))
        *next = add_hit (search, at, at, pupils, PMAP_NAME_PERHAPS, PMAP_NAME_REASON_FULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_slip (Search *search,
           guint   at,
           guint  *next)
{
  PmapNameEntry *entry = pmap_name_index_find_slip (search->index, pmap_name_text_get_key (search->text, at));
  Part part = { at, at, entry, 0, FALSE };
  PmapNameKinds own, kinds = 0;
  g_autoptr (GArray) pupils = NULL;

  if (entry == NULL || (get_kinds (&part, NO_PUPIL) & PMAP_NAME_KINDS_EXACT) == 0)
    return FALSE;
  own = search->own != NO_PUPIL ? get_kinds (&part, search->own) : 0;
  *next = at + 1;
  if (own != 0)
    return TRUE;
  pupils = list_others (search, &part, own, &kinds);
  *next = add_hit (search, at, at, pupils, PMAP_NAME_PERHAPS, PMAP_NAME_REASON_SLIP);
  return TRUE;
}

static guint
take_altered (Search *search,
              guint   at)
{
  guint next = at + 1;

  if (take_plural (search, at, &next) || is_english (search, at))
    return next;
  if (!take_joined (search, at, &next) && !take_joined_initial (search, at, &next))
    take_slip (search, at, &next);
  return next;
}

/* --- the search --- */

/* "McDonald" names no Donald, but "KeiraBoateng" is two words. */
static gboolean
is_inside_name (const Search *search,
                guint         at)
{
  static const char *const openings[] = { "mc", "mac", "fitz", "o", "de", "di", "la", "le", "van", "al", "el", NULL };

  return at > 0 && pmap_name_text_get_gap (search->text, at) == 0
         && g_strv_contains (openings, pmap_name_text_get_key (search->text, at - 1));
}

static gboolean
take_full (Search     *search,
           const Part *part,
           guint      *next)
{
  Part other;
  g_autoptr (GArray) pupils = find_full (search, part, &other);
  gboolean is_word;
  guint last;

  if (pupils == NULL)
    return FALSE;
  is_word = is_all_english (search, part) && is_all_english (search, &other)
            && (is_small (search, part) || is_small (search, &other));
  last = find_full_end (search, other.last, pupils);
  *next = last + 1;
  if (!contains (pupils, search->own))
    *next = add_hit (search, part->first, last, pupils, is_word ? PMAP_NAME_PERHAPS : PMAP_NAME_SURE, PMAP_NAME_REASON_FULL);
  return TRUE;
}

/* Takes what begins at a word, if anything does, and returns the word to go on with. */
static guint
take (Search *search,
      guint   at)
{
  Part part;
  guint next;

  if ((pmap_name_text_get_word (search->text, at)->shape & PMAP_NAME_SHAPE_NUMBER) != 0)
    return at + 1;
  if (take_after_initial (search, at, &next) || take_letters (search, at, &next))
    return next;
  if (!find_part (search, at, &part) || is_inside_name (search, at))
    return take_pair (search, at, &next) ? next : take_altered (search, at);
  if (take_full (search, &part, &next) || take_with_initial (search, &part, &next))
    return next;
  return take_one (search, &part);
}

/**
 * pmap_name_match_new:
 * @document: a map, whose pupils and their names do not change while the matcher is in use
 *
 * Returns: (transfer full): a matcher of the names of all its pupils; made in some 40 ms for 1,500
 */
PmapNameMatch *
pmap_name_match_new (PmapDocument *document)
{
  PmapNameMatch *self;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  self = g_new (PmapNameMatch, 1);
  self->index = pmap_name_index_new (document);
  return self;
}

/** pmap_name_match_free: Frees @self. */
void
pmap_name_match_free (PmapNameMatch *self)
{
  if (self == NULL)
    return;
  pmap_name_index_free (self->index);
  g_free (self);
}

/**
 * pmap_name_match_find:
 * @self: a matcher
 * @text: (nullable): what somebody wrote
 * @own: (nullable): the id of the pupil whom the text is about, whose names are not looked for
 *
 * Returns: (transfer full) (element-type PmapNameHit): where pupils are named, in the order of the text; they do not overlap
 */
GArray *
pmap_name_match_find (PmapNameMatch *self,
                      const char    *text,
                      const char    *own)
{
  g_autoptr (PmapNameText) words = NULL;
  g_autoptr (GString) buffer = g_string_new (NULL);
  Search search = { .buffer = buffer, .own = NO_PUPIL };

  g_return_val_if_fail (self != NULL, NULL);

  search.hits = g_array_new (FALSE, FALSE, sizeof (PmapNameHit));
  g_array_set_clear_func (search.hits, clear_hit_cb);
  if (text == NULL)
    return search.hits;
  words = pmap_name_text_new (text);
  search.index = self->index;
  search.text = words;
  if (!pmap_name_index_find_pupil (self->index, own, &search.own))
    search.own = NO_PUPIL;
  for (guint at = 0; at < pmap_name_text_get_length (words);)
    at = take (&search, at);
  return search.hits;
}
