/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a word that is a child's name and an English word is the one or the other: "Will reads" and "will read", "with Grace"
 * and "with grace", "May sits beside her" and "by 14 May".
 *
 * With a capital in the middle of a sentence it is the child, unless it is a day, a school subject, a class. At the beginning of
 * a sentence, or in small letters, the words on both sides tell: a child does something, has something, or stands where a person
 * stands. What may be either is asked about, and costs somebody a glance; what is passed over in silence may cost more. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-context.h"

#include "model/pmap-name-words.h"

#include <string.h>

#define ENDS_SENTENCE (PMAP_NAME_GAP_STOP | PMAP_NAME_GAP_DOT)
#define ENDS_PHRASE (ENDS_SENTENCE | PMAP_NAME_GAP_COMMA | PMAP_NAME_GAP_OTHER)

/* A word beside the one that is judged; nothing of it where the sentence has no more. */
typedef struct
{
  const char *key;              /* "" */
  PmapNameTags tags;
  PmapNameShape shape;
} Neighbour;

typedef struct
{
  const char *key;
  PmapNameTags tags;
  PmapNameShape shape;
  Neighbour before[2];          /* the word before, and the one before that */
  Neighbour after[2];
  PmapNameGap gap_before;
  PmapNameGap gap_after;
  gboolean begins;
  gboolean is_plural;
} Context;

static gboolean
is_one_of (const char        *key,
           const char *const *words)
{
  return g_strv_contains (words, key);
}

#define IS_ONE_OF(key, ...) is_one_of (key, (const char *const[]) { __VA_ARGS__, NULL })

/**
 * pmap_name_context_begins_sentence:
 * @text: a text
 * @word: the place of a word in it
 *
 * Returns: whether a sentence begins there, or may: then a capital says nothing
 */
gboolean
pmap_name_context_begins_sentence (const PmapNameText *text,
                                   guint               word)
{
  PmapNameGap gap = pmap_name_text_get_gap (text, word);
  const PmapNameWord *before;
  PmapNameTags tags;

  if (word == 0 || (gap & PMAP_NAME_GAP_STOP) != 0)
    return TRUE;
  before = pmap_name_text_get_word (text, word - 1);
  tags = pmap_name_words_find (pmap_name_text_get_key (text, word - 1));
  if ((gap & PMAP_NAME_GAP_DOT) != 0)
    return (gap & PMAP_NAME_GAP_LINE) != 0
           || !((before->letters == 1 && (before->shape & PMAP_NAME_SHAPE_NUMBER) == 0) || (tags & PMAP_NAME_TAG_TITLE) != 0
                || IS_ONE_OF (pmap_name_text_get_key (text, word - 1), "eg", "ie", "vs", "approx", "st", "incl"));
  if ((gap & PMAP_NAME_GAP_LINE) != 0)
    return (tags & (PMAP_NAME_TAGS_GRAMMAR | PMAP_NAME_TAG_MODAL)) == 0 && (gap & PMAP_NAME_GAP_COMMA) == 0;
  return (gap & PMAP_NAME_GAP_HYPHEN) != 0 && (gap & PMAP_NAME_GAP_SPACE) != 0;
}

static Neighbour
get_neighbour (const PmapNameText *text,
               guint               word)
{
  Neighbour neighbour;

  neighbour.key = pmap_name_text_get_key (text, word);
  neighbour.shape = pmap_name_text_get_word (text, word)->shape;
  neighbour.tags = pmap_name_words_find (neighbour.key);
  if ((neighbour.shape & PMAP_NAME_SHAPE_NUMBER) != 0)
    neighbour.tags |= PMAP_NAME_TAG_NUMBER;
  return neighbour;
}

static void
fill (Context            *context,
      const PmapNameText *text,
      guint               first,
      guint               last,
      const char         *key)
{
  static const Neighbour none = { .key = "" };
  guint n = pmap_name_text_get_length (text);

  context->key = key;
  context->tags = pmap_name_words_find (key);
  context->is_plural = g_str_has_suffix (pmap_name_text_get_key (text, last), "s") && !g_str_has_suffix (key, "s");
  context->shape = pmap_name_text_get_word (text, first)->shape;
  context->gap_before = pmap_name_text_get_gap (text, first);
  context->gap_after = pmap_name_text_get_gap (text, last + 1);
  context->begins = pmap_name_context_begins_sentence (text, first);
  for (guint i = 0; i < 2; i++)
    {
      context->before[i] = none;
      context->after[i] = none;
    }
  for (guint i = 0; i < 2 && first >= i + 1; i++)
    {
      if ((pmap_name_text_get_gap (text, first - i) & ENDS_SENTENCE) != 0 && pmap_name_context_begins_sentence (text, first - i))
        break;
      context->before[i] = get_neighbour (text, first - i - 1);
    }
  for (guint i = 0; i < 2 && last + 1 + i < n; i++)
    {
      if ((pmap_name_text_get_gap (text, last + 1 + i) & ENDS_SENTENCE) != 0)
        break;
      context->after[i] = get_neighbour (text, last + 1 + i);
    }
}

static gboolean
has (Neighbour    neighbour,
     PmapNameTags tags)
{
  return (neighbour.tags & tags) != 0;
}

static gboolean
ends_after (const Context *context)
{
  return *context->after[0].key == '\0' || (context->gap_after & ENDS_PHRASE) != 0;
}

/* --- days, terms, lessons --- */

static gboolean
is_period (Neighbour neighbour)
{
  return has (neighbour, PMAP_NAME_TAG_MONTH | PMAP_NAME_TAG_SEASON | PMAP_NAME_TAG_DAY);
}

/* "14 May", "in May", "May half term", "April and May", "this summer" */
static gboolean
is_date (const Context *context)
{
  const Neighbour *before = context->before, *after = context->after;
  gboolean is_joined_before = IS_ONE_OF (before[0].key, "and", "or", "to", "until");
  gboolean is_joined_after = IS_ONE_OF (after[0].key, "and", "or", "to", "until");

  if ((context->tags & (PMAP_NAME_TAG_MONTH | PMAP_NAME_TAG_SEASON)) == 0)
    return FALSE;
  if (has (before[0], PMAP_NAME_TAG_NUMBER) || (after[0].shape & PMAP_NAME_SHAPE_NUMBER) != 0 || is_period (before[0])
      || is_period (after[0]))
    return TRUE;
  if ((is_joined_before && is_period (before[1])) || (is_joined_after && is_period (after[1])))
    return TRUE;
  if (IS_ONE_OF (before[0].key, "in", "until", "till", "til", "since", "during", "throughout", "late", "early", "mid", "end", "start",
                 "next", "last", "this", "each", "every", "over", "on", "previous", "following"))
    return TRUE;
  if (IS_ONE_OF (before[0].key, "of") && (has (before[1], PMAP_NAME_TAG_NUMBER)
      || IS_ONE_OF (before[1].key, "end", "start", "beginning", "middle", "half", "week", "month", "rest", "weeks", "days", "part")))
    return TRUE;
  if ((context->tags & PMAP_NAME_TAG_SEASON) != 0 && IS_ONE_OF (before[0].key, "the", "a"))
    return TRUE;
  if ((context->tags & PMAP_NAME_TAG_SEASON) != 0 && (context->shape & PMAP_NAME_SHAPE_CAPITAL) == 0
      && IS_ONE_OF (before[0].key, "before", "after", "into"))
    return TRUE;
  return IS_ONE_OF (after[0].key, "term", "terms", "half", "holiday", "holidays", "bank", "test", "tests", "sats", "review", "reviews",
                    "assessment", "assessments", "data", "deadline", "meeting", "meetings", "exam", "exams", "day", "days", "week",
                    "weeks", "break", "born", "birthday", "fair", "fayre", "concert", "play", "reading", "camp", "school", "time");
}

/* "scared of", "a friend of" */
static gboolean
is_of_somebody (const Context *context)
{
  return g_str_equal (context->before[0].key, "of")
         && IS_ONE_OF (context->before[1].key, "scared", "afraid", "frightened", "terrified", "fond", "proud", "jealous", "wary", "tired",
                       "aware", "friend", "mum", "mother", "dad", "father", "front", "ahead", "side", "copy", "because", "care", "fun");
}

/* Lessons and clubs: "in Art", "an art club". */
static gboolean
is_lesson (const Context *context)
{
  return (context->tags & PMAP_NAME_TAG_SUBJECT) != 0 && !is_of_somebody (context)
         && (IS_ONE_OF (context->before[0].key, "in", "during", "of", "do", "does", "doing", "more")
             || is_period (context->before[0])
             || ((context->gap_before & PMAP_NAME_GAP_COMMA) != 0 && has (context->before[0], PMAP_NAME_TAG_SUBJECT))
             || (IS_ONE_OF (context->before[0].key, "and", "or") && has (context->before[1], PMAP_NAME_TAG_SUBJECT))
             || has (context->after[0], PMAP_NAME_TAG_NOUN | PMAP_NAME_TAG_SUBJECT | PMAP_NAME_TAG_GROUP | PMAP_NAME_TAG_PLACE)
             || (IS_ONE_OF (context->after[0].key, "and", "or") && has (context->after[1], PMAP_NAME_TAG_SUBJECT)));
}

/* "green, brown and amber" */
static gboolean
is_colour (const Context *context)
{
  return (context->tags & PMAP_NAME_TAG_COLOUR) != 0
         && (has (context->before[0], PMAP_NAME_TAG_COLOUR) || has (context->after[0], PMAP_NAME_TAG_COLOUR)
             || (IS_ONE_OF (context->before[0].key, "and", "or", "to") && has (context->before[1], PMAP_NAME_TAG_COLOUR))
             || (IS_ONE_OF (context->after[0].key, "and", "or", "to") && has (context->after[1], PMAP_NAME_TAG_COLOUR)));
}

/* "King Henry" */
static gboolean
is_royal (const Context *context)
{
  return IS_ONE_OF (context->key, "king", "queen", "prince", "princess")
         && (context->after[0].shape & PMAP_NAME_SHAPE_CAPITAL) != 0 && (context->gap_after & ENDS_PHRASE) == 0;
}

static gboolean
is_class (const Context *context)
{
  return has (context->after[0], PMAP_NAME_TAG_PLACE) && (context->gap_after & ENDS_PHRASE) == 0
         && !has (context->after[0], PMAP_NAME_TAG_FINITE);
}

/* --- how a sentence goes --- */

/* Whether what follows is a verb whose subject stands before it: "is", "reads", "asked", "told". */
static gboolean
does_something (const Context *context,
                guint          which)
{
  Neighbour after = context->after[which];

  if (!has (after, PMAP_NAME_TAG_FINITE) || (which == 0 && (context->gap_after & ENDS_PHRASE) != 0))
    return FALSE;
  /* "plans", "books", "answers" are things as well: something must follow what is done with them, or nothing at all. */
  return !has (after, PMAP_NAME_TAG_NOUN) || !has (after, PMAP_NAME_TAG_INFLECTED)
         || (which == 0 && !has (context->after[1], PMAP_NAME_TAG_FINITE));
}

/* Whether what is judged could end where it stands: nothing follows that it would be the beginning of. */
static gboolean
stands_free (const Context *context)
{
  return ends_after (context) || does_something (context, 0)
         || has (context->after[0], PMAP_NAME_TAG_CONJUNCTION | PMAP_NAME_TAG_PREPOSITION | PMAP_NAME_TAG_ADVERB | PMAP_NAME_TAG_DAY
                                    | PMAP_NAME_TAG_QUESTION | PMAP_NAME_TAG_AUXILIARY)
         || IS_ONE_OF (context->after[0].key, "he", "she", "they", "it", "him", "them", "her")
         || (g_str_equal (context->after[0].key, "any") && IS_ONE_OF (context->after[1].key, "more", "longer"));
}

static gboolean
may_begin (const Context *context)
{
  return context->begins || (context->gap_before & ENDS_PHRASE) != 0 || has (context->before[0], PMAP_NAME_TAG_CONJUNCTION);
}

/* "lent Mark her ruler", "called Mark names": somebody gets something. */
static gboolean
gets_something (const Context *context)
{
  if (IS_ONE_OF (context->before[0].key, "let", "lets", "letting") && has (context->after[0], PMAP_NAME_TAG_VERB))
    return TRUE;
  return IS_ONE_OF (context->before[0].key, "lent", "gave", "give", "gives", "showed", "shows", "sent", "sends", "handed", "offered",
                    "passed", "brought", "told", "tells", "taught", "made", "promised", "owes", "called", "calls", "calling")
         && (has (context->after[0], PMAP_NAME_TAG_DETERMINER | PMAP_NAME_TAG_PRONOUN) || g_str_equal (context->after[0].key, "names"));
}

/* Somebody whose name it is that is not known: "Amira". */
static gboolean
is_name_like (Neighbour neighbour)
{
  return (neighbour.shape & PMAP_NAME_SHAPE_CAPITAL) != 0 && neighbour.tags == 0;
}

/* "mark and Amira built", "Amira, mark and one other", "mark who began it", "mark: two turns" */
static gboolean
stands_among_people (const Context *context)
{
  if ((g_str_equal (context->after[0].key, "who") && !has (context->before[0], PMAP_NAME_TAG_DETERMINER | PMAP_NAME_TAG_ADJECTIVE))
      || gets_something (context))
    return TRUE;
  if (IS_ONE_OF (context->after[0].key, "and", "or") && is_name_like (context->after[1]) && may_begin (context))
    return TRUE;
  if ((context->gap_before & PMAP_NAME_GAP_COMMA) != 0 && is_name_like (context->before[0])
      && (ends_after (context) || IS_ONE_OF (context->after[0].key, "and", "or")))
    return TRUE;
  return context->begins && (context->gap_after & PMAP_NAME_GAP_STOP) != 0;
}

static gboolean
is_verb (const Context *context)
{
  return (context->tags & (PMAP_NAME_TAG_VERB | PMAP_NAME_TAG_MODAL)) != 0 && (context->tags & PMAP_NAME_TAG_RARE) == 0;
}

/* --- with a capital --- */

static PmapNameCertainty
judge_after_determiner (const Context *context)
{
  if (has (context->after[0], PMAP_NAME_TAG_KIN))
    return PMAP_NAME_SURE;
  if (IS_ONE_OF (context->before[0].key, "his", "her", "my", "our", "their", "your")
      || (g_str_equal (context->before[0].key, "the") && context->is_plural))
    return PMAP_NAME_PERHAPS;
  return has (context->before[0], PMAP_NAME_TAG_PRONOUN | PMAP_NAME_TAG_CONJUNCTION) && !has (context->before[0], PMAP_NAME_TAG_NUMBER)
           ? PMAP_NAME_PERHAPS : PMAP_NAME_NOT;
}

static gboolean
is_stranger (Neighbour neighbour)
{
  return (neighbour.shape & PMAP_NAME_SHAPE_CAPITAL) != 0 && neighbour.tags == 0;
}

static PmapNameCertainty
judge_inside (const Context *context)
{
  if (is_class (context) || is_lesson (context) || is_colour (context) || is_royal (context))
    return PMAP_NAME_NOT;
  if (has (context->before[0], PMAP_NAME_TAG_DETERMINER) && context->gap_before == PMAP_NAME_GAP_SPACE)
    return judge_after_determiner (context);
  if (is_stranger (context->before[0]) || is_stranger (context->after[0]))
    return PMAP_NAME_PERHAPS;
  if ((context->tags & (PMAP_NAME_TAG_SUBJECT | PMAP_NAME_TAG_SEASON | PMAP_NAME_TAG_DAY)) != 0)
    return PMAP_NAME_PERHAPS;
  if ((context->tags & PMAP_NAME_TAG_MONTH) != 0 && IS_ONE_OF (context->before[0].key, "by", "from", "before", "after", "for", "of", "about"))
    return PMAP_NAME_PERHAPS;
  if ((context->tags & PMAP_NAME_TAG_COLOUR) != 0 && (context->tags & PMAP_NAME_TAG_RARE) == 0)
    return PMAP_NAME_PERHAPS;
  if (has (context->after[0], PMAP_NAME_TAG_NOUN) && !stands_free (context))
    return PMAP_NAME_PERHAPS;
  return PMAP_NAME_SURE;
}

/* "Will not", "Mark always forgets": the verb comes after the adverb. */
static PmapNameCertainty
judge_before_adverb (const Context *context)
{
  if (does_something (context, 1))
    return PMAP_NAME_PERHAPS;
  return is_verb (context) ? PMAP_NAME_NOT : PMAP_NAME_PERHAPS;
}

static PmapNameCertainty
judge_before_and (const Context *context)
{
  Neighbour other = context->after[1];

  if ((other.shape & PMAP_NAME_SHAPE_CAPITAL) != 0 || (other.tags == 0 && *other.key != '\0')
      || IS_ONE_OF (other.key, "his", "her", "their"))
    return has (other, PMAP_NAME_TAG_SUBJECT | PMAP_NAME_TAG_ABBREVIATION) && is_verb (context) ? PMAP_NAME_NOT : PMAP_NAME_PERHAPS;
  return PMAP_NAME_NOT;
}

static PmapNameCertainty
judge_beginning (const Context *context)
{
  Neighbour after = context->after[0];

  if (is_class (context) || is_lesson (context) || is_colour (context) || is_royal (context))
    return PMAP_NAME_NOT;
  if (ends_after (context))
    return PMAP_NAME_PERHAPS;
  if (does_something (context, 0))
    return is_verb (context) && (context->tags & (PMAP_NAME_TAG_MONTH | PMAP_NAME_TAG_NOUN)) == 0 ? PMAP_NAME_SURE : PMAP_NAME_PERHAPS;
  if (IS_ONE_OF (after.key, "and", "or"))
    return judge_before_and (context);
  if (has (after, PMAP_NAME_TAG_SAME) || is_stranger (after))
    return PMAP_NAME_PERHAPS;
  if (has (after, PMAP_NAME_TAG_DETERMINER | PMAP_NAME_TAG_PRONOUN | PMAP_NAME_TAG_NUMBER | PMAP_NAME_TAG_AUXILIARY))
    return PMAP_NAME_NOT;
  if (has (after, PMAP_NAME_TAG_ADVERB))
    return judge_before_adverb (context);
  if (has (after, PMAP_NAME_TAG_PREPOSITION | PMAP_NAME_TAG_CONJUNCTION))
    return is_verb (context) ? PMAP_NAME_NOT : PMAP_NAME_PERHAPS;
  return (context->tags & PMAP_NAME_TAG_RARE) != 0 && !has (after, PMAP_NAME_TAG_NOUN | PMAP_NAME_TAG_ADJECTIVE) ? PMAP_NAME_PERHAPS
                                                                                                                 : PMAP_NAME_NOT;
}

/* --- in small letters, or all in capitals --- */

/* A child may begin a sentence, or a part of one. */
static gboolean
may_be_subject (const Context *context)
{
  Neighbour before = context->before[0];

  if ((context->tags & PMAP_NAME_TAG_MODAL) != 0)
    return !has (before, PMAP_NAME_TAG_DETERMINER) || g_str_equal (before.key, "that");
  return context->begins || (context->gap_before & ENDS_PHRASE) != 0
         || (has (before, PMAP_NAME_TAG_CONJUNCTION | PMAP_NAME_TAG_ADVERB | PMAP_NAME_TAG_QUESTION | PMAP_NAME_TAG_DAY
                          | PMAP_NAME_TAG_BESIDE | PMAP_NAME_TAG_FINITE | PMAP_NAME_TAG_KIN)
             && (!has (before, PMAP_NAME_TAG_DETERMINER) || g_str_equal (before.key, "that")))
         || (has (before, PMAP_NAME_TAG_SUBJECT) && IS_ONE_OF (context->before[1].key, "after", "at", "before", "during", "in"));
}

/* "next to", "talks to": somebody follows, and no verb. */
static gboolean
is_to_somebody (const Context *context)
{
  const char *key = context->before[1].key;

  return IS_ONE_OF (key, "next", "close", "closer", "closest", "kind", "unkind", "mean", "rude", "nasty", "attached", "similar",
                    "compared", "sat", "said", "spoke", "spoken", "lied", "nearest", "gave", "given", "gives", "it", "them", "this",
                    "belongs", "belonged")
         || g_str_has_prefix (key, "read") || g_str_has_prefix (key, "show") || g_str_has_prefix (key, "talk") || g_str_has_prefix (key, "speak") || g_str_has_prefix (key, "listen")
         || g_str_has_prefix (key, "apolog") || g_str_has_prefix (key, "respond") || g_str_has_prefix (key, "wave");
}

/* After "and", "or" and "to" a verb may stand as well as a person. */
static gboolean
may_stand_after (const Context *context)
{
  Neighbour before = context->before[0];
  gboolean is_open = IS_ONE_OF (before.key, "and", "or", "plus") || has (before, PMAP_NAME_TAG_KIN) || (g_str_equal (before.key, "to") && !is_to_somebody (context));

  if (is_of_somebody (context)
      || (IS_ONE_OF (before.key, "is", "was")
          && IS_ONE_OF (context->before[1].key, "friend", "partner", "buddy", "neighbour", "name", "classmate", "peer", "twin")))
    return TRUE;
  if ((context->tags & (PMAP_NAME_TAG_SUBJECT | PMAP_NAME_TAG_COLOUR)) != 0)
    return IS_ONE_OF (before.key, "with", "near", "beside", "by", "behind", "opposite", "alongside", "without", "against", "than")
           || (g_str_equal (before.key, "to") && is_to_somebody (context))
           || (ends_after (context) && IS_ONE_OF (before.key, "to", "for", "from"))
           || (ends_after (context) && g_str_equal (before.key, "and")
               && !has (context->before[1], PMAP_NAME_TAG_SUBJECT | PMAP_NAME_TAG_ABBREVIATION | PMAP_NAME_TAG_COLOUR))
           || (has (before, PMAP_NAME_TAG_MEETS) && !has (before, PMAP_NAME_TAG_PREPOSITION)
               && !IS_ONE_OF (before.key, "love", "loves", "loved", "liked", "likes", "hate", "hates", "hated", "choose", "chooses",
                              "chose", "teach", "teaches", "taught", "avoid", "avoids", "avoided",
                              "see", "sees", "watch", "know", "knows"));
  if ((context->tags & PMAP_NAME_TAG_SEASON) != 0 && !(ends_after (context) && IS_ONE_OF (before.key, "for", "from", "than", "to"))
      && !is_to_somebody (context)
      && IS_ONE_OF (before.key, "for", "from", "about", "to", "like", "until", "than"))
    return FALSE;
  if (g_str_equal (context->key, "long") && IS_ONE_OF (before.key, "for", "as", "so", "how", "and"))
    return FALSE;
  if (is_open && is_verb (context))
    return ends_after (context) || does_something (context, 0);
  return has (before, PMAP_NAME_TAG_BESIDE | PMAP_NAME_TAG_MEETS)
         || (has (before, PMAP_NAME_TAG_KIN) && !has (before, PMAP_NAME_TAG_INFLECTED))
         || IS_ONE_OF (before.key, "friend", "friends", "partner", "peer", "classmate", "buddy", "named", "called");
}

static PmapNameCertainty
judge_rare (const Context *context)
{
  Neighbour before = context->before[0];
  gboolean is_complement = IS_ONE_OF (before.key, "is", "was", "are", "were", "be", "isn", "wasn");

  if (gets_something (context))
    return PMAP_NAME_PERHAPS;
  if (context->gap_before == PMAP_NAME_GAP_SPACE && !(g_str_equal (before.key, "that") && does_something (context, 0))
      && has (before, PMAP_NAME_TAG_DETERMINER | PMAP_NAME_TAG_ADJECTIVE | PMAP_NAME_TAG_NUMBER)
      && !IS_ONE_OF (before.key, "her", "his", "like", "near"))
    return PMAP_NAME_NOT;
  if (is_class (context))
    return PMAP_NAME_NOT;
  if ((context->tags & (PMAP_NAME_TAG_VERB | PMAP_NAME_TAG_FINITE)) != 0
      && ((has (before, PMAP_NAME_TAG_MODAL | PMAP_NAME_TAG_AUXILIARY | PMAP_NAME_TAG_PRONOUN) && !is_complement)
          || (g_str_equal (before.key, "to") && !is_to_somebody (context) && !ends_after (context))
          || (has (context->after[0], PMAP_NAME_TAG_DETERMINER) && !stands_free (context))))
    return PMAP_NAME_NOT;
  return PMAP_NAME_PERHAPS;
}

/* "Amira and grace share": two do it. */
static gboolean
is_second_subject (const Context *context)
{
  Neighbour other = context->before[1];

  gboolean is_capital = (other.shape & PMAP_NAME_SHAPE_CAPITAL) != 0;

  /* "She reads and may share" is one person: two need a name before them. */
  if ((context->tags & PMAP_NAME_TAG_MODAL) != 0 ? other.tags != 0 || !is_capital : other.tags != 0 && !is_capital)
    return FALSE;
  return g_str_equal (context->before[0].key, "and") && *other.key != '\0' && has (context->after[0], PMAP_NAME_TAG_VERB);
}

static PmapNameCertainty
judge_small (const Context *context)
{
  if ((context->tags & PMAP_NAME_TAG_RARE) != 0)
    return judge_rare (context);
  if (is_class (context) || is_colour (context) || (has (context->after[0], PMAP_NAME_TAG_SUBJECT) && (context->tags & PMAP_NAME_TAG_SUBJECT) != 0))
    return PMAP_NAME_NOT;
  if (may_be_subject (context)
      && (does_something (context, 0)
          || ((context->tags & PMAP_NAME_TAG_MODAL) == 0 && has (context->after[0], PMAP_NAME_TAG_SAME))))
    return PMAP_NAME_PERHAPS;
  if (is_second_subject (context) || stands_among_people (context))
    return PMAP_NAME_PERHAPS;
  if (may_stand_after (context) && (stands_free (context) || has (context->after[0], PMAP_NAME_TAG_SAME)))
    return PMAP_NAME_PERHAPS;
  return PMAP_NAME_NOT;
}

static PmapNameCertainty
judge_possessive (const Context *context)
{
  gboolean is_capital = (context->shape & PMAP_NAME_SHAPE_CAPITAL) != 0;

  if (is_date (context))
    return PMAP_NAME_NOT;
  if (!is_capital && has (context->before[0], PMAP_NAME_TAG_DETERMINER | PMAP_NAME_TAG_ADJECTIVE))
    return PMAP_NAME_NOT;
  return is_capital && !context->begins && (context->tags & (PMAP_NAME_TAG_MONTH | PMAP_NAME_TAG_SEASON)) == 0 ? PMAP_NAME_SURE
                                                                                                               : PMAP_NAME_PERHAPS;
}

/* What holds a sentence together is a name only where it has a capital without a reason: "with An". */
static PmapNameCertainty
judge_grammar (const Context *context,
               gboolean       is_capital)
{
  if (!is_capital)
    return PMAP_NAME_NOT;
  if (!context->begins)
    return (context->before[0].shape & context->after[0].shape & PMAP_NAME_SHAPE_CAPITAL) != 0 ? PMAP_NAME_PERHAPS : PMAP_NAME_SURE;
  if ((context->tags & PMAP_NAME_TAG_DETERMINER) != 0 && g_str_equal (context->key, "an")
      && (does_something (context, 0) || stands_among_people (context)))
    return PMAP_NAME_PERHAPS;
  return PMAP_NAME_NOT;
}

/**
 * pmap_name_context_judge:
 * @text: a text
 * @first: the first word of what is a name and of the language as well
 * @last: the last
 * @key: these words as one, folded, in the singular
 * @possessive: whether a possessive of it ends there
 *
 * Returns: whether it is meant as a name
 */
PmapNameCertainty
pmap_name_context_judge (const PmapNameText *text,
                         guint               first,
                         guint               last,
                         const char         *key,
                         gboolean            possessive)
{
  Context context;
  gboolean is_capital;

  g_return_val_if_fail (text != NULL && last < pmap_name_text_get_length (text), PMAP_NAME_NOT);

  fill (&context, text, first, last, key);
  is_capital = (context.shape & PMAP_NAME_SHAPE_CAPITAL) != 0 && (context.shape & PMAP_NAME_SHAPE_CAPITALS) == 0;
  if ((context.tags & PMAP_NAME_TAGS_GRAMMAR) != 0)
    return judge_grammar (&context, is_capital);
  if (possessive)
    return judge_possessive (&context);
  if (is_date (&context))
    return PMAP_NAME_NOT;
  if (!is_capital)
    return judge_small (&context);
  return context.begins ? judge_beginning (&context) : judge_inside (&context);
}

/**
 * pmap_name_context_judge_unknown:
 * @text: a text
 * @first: the first word of what is no word of the language
 * @last: the last
 * @key: these words as one, folded
 *
 * For what is in small letters and might be short for a name.
 *
 * Returns: whether it stands where a person stands
 */
PmapNameCertainty
pmap_name_context_judge_unknown (const PmapNameText *text,
                                 guint               first,
                                 guint               last,
                                 const char         *key)
{
  Context context;

  g_return_val_if_fail (text != NULL && last < pmap_name_text_get_length (text), PMAP_NAME_NOT);

  fill (&context, text, first, last, key);
  return judge_small (&context);
}
