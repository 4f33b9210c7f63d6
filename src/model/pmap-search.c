/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How well what a person types finds something: by how its words begin, by their initials, or by what schools call it for
 * short. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-search.h"

#include "base/pmap-text.h"

#include <string.h>

/* What schools in England say for short, and the words that such a role or provision has in its name. The first meaning is
 * the usual one; the next is what a school may have instead. Initials need no line here. */
static const struct
{
  const char *abbreviation, *meaning, *other;
} abbreviations[] = {
  { "camhs", "child adolescent mental health", "mental health" },
  { "edpsych", "educational psychologist", NULL },
  { "els", "early literacy", NULL },
  { "elsa", "emotional literacy", "emotional support" },
  { "ep", "educational psycholog", NULL },
  { "fft", "fischer family trust", NULL },
  { "fsw", "family support", NULL },
  { "hi", "hearing impair", NULL },
  { "hlta", "higher level teaching assistant", "higher teaching assistant" },
  { "ht", "headteacher", NULL },
  { "lsa", "learning support assistant", "teaching assistant" },
  { "lsp", "learning support practitioner", "teaching assistant" },
  { "mdsa", "midday supervis", NULL },
  { "msa", "midday supervis", "lunchtime supervis" },
  { "msi", "multi-sensory impair", NULL },
  { "neli", "nuffield early language", NULL },
  { "ot", "occupational therap", NULL },
  { "physio", "physiotherap", NULL },
  { "pt", "precision teach", "physiotherap" },
  { "qtvi", "teacher vision impair", "teacher visual impair" },
  { "rwi", "read write inc", NULL },
  { "salt", "speech language", NULL },
  { "sendco", "special educational needs co-ordinator", "senco" },
  { "senco", "special educational needs co-ordinator", "sendco" },
  { "slt", "speech language", NULL },
  { "ta", "teaching assistant", "learning support assistant" },
  { "tod", "teacher deaf", NULL },
  { "vi", "vision impair", "visual impair" },
};

/* From the best to the worst; what else is known of an item comes after its title. */
enum
{
  BEGINS,            /* the title begins so */
  WORDS,             /* its words do */
  SHORT,             /* its initials, or what schools call it */
  SHORT_INSIDE,      /* initials of words further on */
  SHORT_OTHERWISE,   /* what a school may have instead */
  N_RANKS
};

static gboolean
is_small_word (const char *word,
               gsize       length)
{
  static const char *const words[] = { "a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && strncmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* The first letters of the words of a folded text, with or without the small ones. */
static char *
find_initials (const char *folded,
               gboolean    with_small_words)
{
  GString *initials = g_string_new (NULL);
  const char *p = folded;

  while (*p != '\0')
    {
      const char *end = p;

      while (*end != '\0' && (g_unichar_isalnum (g_utf8_get_char (end)) || *end == '\''))
        end = g_utf8_next_char (end);
      if (end > p && (with_small_words || !is_small_word (p, end - p)))
        g_string_append_unichar (initials, g_utf8_get_char (p));
      p = *end != '\0' ? g_utf8_next_char (end) : end;
    }
  return g_string_free (initials, FALSE);
}

static guint
rank_initials (const char *folded,
               const char *word)
{
  guint best = PMAP_SEARCH_NO_MATCH;

  if (g_utf8_strlen (word, -1) < 2)
    return best;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *initials = find_initials (folded, i == 0);
      const char *found = strstr (initials, word);

      if (found != NULL)
        best = MIN (best, found == initials ? SHORT : SHORT_INSIDE);
    }
  return best;
}

static guint
rank_abbreviation (const char *folded,
                   const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (abbreviations[i].abbreviation, word))
      {
        const char *meaning = abbreviations[i].meaning, *other = abbreviations[i].other;

        if (pmap_text_matches (folded, meaning))
          return strncmp (folded, meaning, strcspn (meaning, " ")) == 0 ? SHORT : SHORT_INSIDE;
        return other != NULL && pmap_text_matches (folded, other) ? SHORT_OTHERWISE : PMAP_SEARCH_NO_MATCH;
      }
  return PMAP_SEARCH_NO_MATCH;
}

static guint
rank_word (const char *folded,
           const char *word)
{
  return pmap_text_matches (folded, word) ? WORDS : MIN (rank_initials (folded, word), rank_abbreviation (folded, word));
}

static guint
rank_anywhere (const char *title,
               const char *more,
               const char *word)
{
  guint rank = rank_word (title, word), rank_more;

  if (rank != PMAP_SEARCH_NO_MATCH)
    return rank;
  rank_more = rank_word (more, word);
  return rank_more != PMAP_SEARCH_NO_MATCH ? N_RANKS + rank_more : PMAP_SEARCH_NO_MATCH;
}

/* "ta2" is "ta 2", where it is nothing else. */
static guint
rank_letters_and_digits (const char *title,
                         const char *more,
                         const char *word)
{
  gsize n_letters = strcspn (word, "0123456789");
  g_autofree char *letters = g_strndup (word, n_letters);
  guint rank, rank_digits;

  if (n_letters == 0 || word[n_letters] == '\0' || strspn (word + n_letters, "0123456789") != strlen (word + n_letters))
    return PMAP_SEARCH_NO_MATCH;
  rank = rank_anywhere (title, more, letters);
  rank_digits = rank_anywhere (title, more, word + n_letters);
  return MAX (rank, rank_digits);
}

/**
 * pmap_search_rank:
 * @title: what people read, from pmap_text_fold()
 * @more: (nullable): what else is known of it, from pmap_text_fold()
 * @typed: what a person typed
 *
 * Every typed word must be found: by the beginning of a word (or anywhere once it has three letters), by initials, or as
 * what schools say for short: "ta" and "ta 2" find "Teaching assistant, level 2", "slt" a speech and language therapist,
 * "rwi" Read Write Inc.
 *
 * Returns: 0 for the best, then up; %PMAP_SEARCH_NO_MATCH where @typed does not find it
 */
guint
pmap_search_rank (const char *title,
                  const char *more,
                  const char *typed)
{
  g_autofree char *wanted = NULL;
  g_auto (GStrv) words = NULL;
  guint rank = BEGINS;

  g_return_val_if_fail (title != NULL && typed != NULL, PMAP_SEARCH_NO_MATCH);

  wanted = g_strstrip (pmap_text_fold (typed));
  if (g_str_has_prefix (title, wanted))
    return BEGINS;
  words = g_strsplit_set (wanted, " \t\n,", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint word_rank;

      if (*words[i] == '\0')
        continue;
      word_rank = rank_anywhere (title, more != NULL ? more : "", words[i]);
      if (word_rank == PMAP_SEARCH_NO_MATCH)
        word_rank = rank_letters_and_digits (title, more != NULL ? more : "", words[i]);
      rank = MAX (rank, word_rank);
    }
  return rank;
}
