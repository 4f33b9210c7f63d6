/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pupils' names kept out of what other people read: those of other children out of one child's print, all of them off
 * a screen that a class sees.
 *
 * What a group is for, or what a child said, is free text, and teachers name children in it: "Alfie works
 * alone; Keira pays with coins". On a copy for Alfie's parents Keira must become "another pupil", which
 * schools do today with a pen and a photocopier. What the matcher is sure of goes, and what it is not sure of goes as
 * well unless somebody looked at it and decided otherwise: a clumsy sentence is better than a child's data in the wrong
 * house.
 */
#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-screen.h"

#include "base/pmap-hash.h"
#include "model/pmap-name-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PmapNameScreen
{
  PmapNameMatch *match;
  char *own;                    /* the id of the pupil whose own name may be read, or NULL */
  GHashTable *labels;           /* id → what is read instead of the name, or NULL for "another pupil" */
  GHashTable *decisions;        /* a word, folded, alone or with its sentence → PmapNameChoice, and one */
  PmapNameChoice perhaps;       /* of what nobody decided */
  GPtrArray *questions;
};

static void
free_question (PmapNameQuestion *question)
{
  g_free (question->word);
  g_free (question->sentence);
  g_ptr_array_unref (question->pupils);
  g_free (question);
}

static PmapNameScreen *
new_screen (PmapDocument *document,
            const char *own,
            GHashTable *labels)
{
  PmapNameScreen *self = g_new (PmapNameScreen, 1);

  self->match = pmap_name_match_new (document);
  self->own = g_strdup (own);
  self->labels = labels != NULL ? g_hash_table_ref (labels) : NULL;
  self->decisions = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, NULL);
  self->perhaps = PMAP_NAME_REPLACE;
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_question);
  return self;
}

/**
 * pmap_name_screen_new:
 * @document: a map, which does not change while the screen is in use
 * @pupil: the id of the pupil whose own name may be read
 *
 * Returns: (transfer full): a screen against the names of all other pupils of @document
 */
PmapNameScreen *
pmap_name_screen_new (PmapDocument *document,
                      const char *pupil)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && pupil != NULL, NULL);

  return new_screen (document, pupil, NULL);
}

/**
 * pmap_name_screen_new_for_labels:
 * @document: a map, which does not change while the screen is in use
 * @labels: (element-type utf8 utf8): each pupil's id → what is read instead of the name
 *
 * Returns: (transfer full): a screen against the names of all pupils of @document
 */
PmapNameScreen *
pmap_name_screen_new_for_labels (PmapDocument *document,
                                 GHashTable *labels)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && labels != NULL, NULL);

  return new_screen (document, NULL, labels);
}

/** pmap_name_screen_free: Frees @self. */
void
pmap_name_screen_free (PmapNameScreen *self)
{
  if (self == NULL)
    return;
  pmap_name_match_free (self->match);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_hash_table_unref (self->decisions);
  g_ptr_array_unref (self->questions);
  g_free (self->own);
  g_free (self);
}

/* A word that several pupils are called by is nobody's initials. */
static const char *
find_label (PmapNameScreen *self,
            const PmapNameHit *hit)
{
  const char *label = NULL;

  for (guint i = 0; i < hit->pupils->len; i++)
    {
      const char *other = g_hash_table_lookup (self->labels, pmap_record_get_id (hit->pupils->pdata[i]));

      if (label != NULL && g_strcmp0 (label, other) != 0)
        /* translators: instead of a child's name that several children have */
        return _("a pupil");
      label = other;
    }
  return label != NULL ? label : _("a pupil");
}

/* Whether a sentence begins after what has been written so far. */
static gboolean
begins_sentence (const GString *written)
{
  for (gsize i = written->len; i > 0; i--)
    {
      char c = written->str[i - 1];

      if (c == '\n' || c == '.' || c == '!' || c == '?')
        return TRUE;
      if (c != ' ')
        return FALSE;
    }
  return TRUE;
}

static const char *
find_replacement (PmapNameScreen *self,
                  const PmapNameHit *hit,
                  const GString *written)
{
  if (self->labels != NULL)
    return find_label (self, hit);
  /* translators: instead of another child's name at the start of a sentence in a copy for parents */
  return begins_sentence (written) ? _("Another pupil")
                                    /* translators: instead of another child's name */
                                    : _("another pupil");
}

/* --- what somebody decided --- */

static char *
make_key (const char *word,
          const char *sentence)
{
  g_autofree char *folded = pmap_name_text_fold (word);

  return g_strconcat (folded, "\n", sentence, NULL);
}

static PmapNameChoice
choose (PmapNameScreen *self,
        PmapNameCertainty certainty,
        const char *word,
        const char *sentence)
{
  g_autofree char *here = make_key (word, sentence), *everywhere = make_key (word, NULL);
  guint decided = GPOINTER_TO_UINT (g_hash_table_lookup (self->decisions, here));

  if (decided == 0)
    decided = GPOINTER_TO_UINT (g_hash_table_lookup (self->decisions, everywhere));
  if (decided != 0)
    return decided - 1;
  return certainty == PMAP_NAME_SURE ? PMAP_NAME_REPLACE : self->perhaps;
}

/**
 * pmap_name_screen_set_perhaps:
 * @self: a screen
 * @choice: what becomes of words that may be a name, and of which nobody decided; %PMAP_NAME_REPLACE unless set
 */
void
pmap_name_screen_set_perhaps (PmapNameScreen *self,
                              PmapNameChoice choice)
{
  g_return_if_fail (self != NULL);

  self->perhaps = choice;
}

/**
 * pmap_name_screen_decide:
 * @self: a screen
 * @question: what is decided about
 * @everywhere: whether that holds for the word in any sentence, or in this one only
 * @choice: what becomes of it from now on
 *
 * What is decided holds as long as the screen; a word that is to stay for good is one of the pupil's #PmapPupil.kept_words.
 */
void
pmap_name_screen_decide (PmapNameScreen *self,
                         const PmapNameQuestion *question,
                         gboolean everywhere,
                         PmapNameChoice choice)
{
  g_return_if_fail (self != NULL && question != NULL);

  g_hash_table_insert (self->decisions, make_key (question->word, everywhere ? NULL : question->sentence),
                       GUINT_TO_POINTER (choice + 1));
}

/* --- applying it --- */

/* A full stop before small letters is that of an abbreviation or of initials. */
static gboolean
ends_sentence (const char *at)
{
  if (*at == '\n')
    return TRUE;
  if (*at != '.' && *at != '!' && *at != '?')
    return FALSE;
  if (at[1] == ' ')
    return *at != '.' || !g_unichar_islower (g_utf8_get_char (at + 2));
  return at[1] == '\n' || at[1] == '\0';
}

/* The sentence in which a hit stands. */
static char *
get_sentence (const char *text,
              const PmapNameHit *hit)
{
  const char *start = text + hit->start, *end = text + hit->end;

  while (start > text && !ends_sentence (start - 1))
    start--;
  while (*end != '\0' && !ends_sentence (end))
    end++;
  if (*end != '\0' && *end != '\n')
    end++;
  return g_strstrip (g_strndup (start, (gsize) (end - start)));
}

/* Where a text stands, so that it can be asked about. */
typedef struct
{
  PmapRecord *record;
  const PmapField *field;
} Place;

/* Whether something was found there already: what several rows of a page repeat, or a sentence says twice. */
static gboolean
is_same (const PmapNameQuestion *question,
         const Place *place,
         const char *word,
         const char *sentence)
{
  return question->record == place->record && question->field == place->field && g_str_equal (question->word, word)
         && g_str_equal (question->sentence, sentence);
}

static void
add_question (PmapNameScreen *self,
              const Place *place,
              const PmapNameHit *hit,
              char *word,
              char *sentence,
              PmapNameChoice choice)
{
  PmapNameQuestion *question;

  for (guint i = 0; i < self->questions->len; i++)
    if (is_same (self->questions->pdata[i], place, word, sentence))
      {
        g_free (word);
        g_free (sentence);
        return;
      }
  question = g_new (PmapNameQuestion, 1);
  question->record = place->record;
  question->field = place->field;
  question->word = word;
  question->sentence = sentence;
  question->certainty = hit->certainty;
  question->reason = hit->reason;
  question->pupils = g_ptr_array_ref (hit->pupils);
  question->choice = choice;
  g_ptr_array_add (self->questions, question);
}

static PmapNameChoice
choose_for (PmapNameScreen *self,
            const Place *place,
            const PmapNameHit *hit,
            const char *text)
{
  g_autofree char *word = pmap_name_hit_get_word (hit, text), *sentence = get_sentence (text, hit);
  PmapNameChoice choice = choose (self, hit->certainty, word, sentence);

  if (place != NULL)
    add_question (self, place, hit, g_steal_pointer (&word), g_steal_pointer (&sentence), choice);
  return choice;
}

static void
write_hit (PmapNameScreen *self,
           GString *written,
           const PmapNameHit *hit)
{
  g_string_append (written, find_replacement (self, hit, written));
  if (hit->possessive)
    g_string_append (written, "’s");
}

static char *
apply (PmapNameScreen *self,
       const char *text,
       const Place *place,
       gboolean only_sure)
{
  g_autoptr (GArray) hits = pmap_name_match_find (self->match, text, self->own);
  GString *written = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const PmapNameHit *hit = &g_array_index (hits, PmapNameHit, i);

      if (only_sure ? hit->certainty != PMAP_NAME_SURE : choose_for (self, place, hit, text) == PMAP_NAME_KEEP)
        continue;
      g_string_append_len (written, text + done, (gssize) (hit->start - done));
      write_hit (self, written, hit);
      done = hit->end;
    }
  g_string_append (written, text + done);
  return g_string_free (written, FALSE);
}

/**
 * pmap_name_screen_apply:
 * @self: a screen
 * @text: (nullable): what somebody wrote
 *
 * Returns: (transfer full) (nullable): @text with "another pupil", or what the screen has instead, for each name of one;
 *   %NULL for %NULL
 */
char *
pmap_name_screen_apply (PmapNameScreen *self,
                        const char *text)
{
  g_return_val_if_fail (self != NULL, NULL);

  return text != NULL ? apply (self, text, NULL, FALSE) : NULL;
}

/**
 * pmap_name_screen_apply_label:
 * @self: a screen
 * @label: (nullable): what the school calls a class, a tier, a role
 *
 * Classes are called Willow and Robin, and by teachers' initials, so that only what is certain is no label.
 *
 * Returns: (transfer full) (nullable): @label without names that are certain; %NULL for %NULL
 */
char *
pmap_name_screen_apply_label (PmapNameScreen *self,
                              const char *label)
{
  g_return_val_if_fail (self != NULL, NULL);

  return label != NULL ? apply (self, label, NULL, TRUE) : NULL;
}

/**
 * pmap_name_screen_apply_field:
 * @self: a screen
 * @record: (type PmapRecord): a record
 * @field: the name of one of its texts
 *
 * As pmap_name_screen_apply(); what is found can be asked about: see pmap_name_screen_get_questions().
 *
 * Returns: (transfer full) (nullable): what the field says, without names; %NULL where it says nothing
 */
char *
pmap_name_screen_apply_field (PmapNameScreen *self,
                              gpointer record,
                              const char *field)
{
  Place place = { record, pmap_record_find_field (record, field) };

  g_return_val_if_fail (self != NULL && place.field != NULL, NULL);

  if (pmap_record_is_default (record, place.field))
    return NULL;
  return apply (self, pmap_record_get_text (record, place.field), &place, FALSE);
}

/** pmap_name_screen_forget: Forgets what was found so far, before the same fields are screened anew; decisions stay. */
void
pmap_name_screen_forget (PmapNameScreen *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->questions, 0);
}

/**
 * pmap_name_screen_get_questions:
 * @self: a screen
 *
 * Returns: (transfer none) (element-type PmapNameQuestion): what was found in fields, in the order in which they were screened
 */
GPtrArray *
pmap_name_screen_get_questions (PmapNameScreen *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->questions;
}
