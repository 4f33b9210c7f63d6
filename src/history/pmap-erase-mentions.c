/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a pupil who is to be erased is named: in what is written about others, and in the trail.
 *
 * A name that two children have, or a child and a word, is found as well, and said to be uncertain: what is passed over in silence
 * stays in the file for good. The trail cuts long texts, so that a name may stand in it without its end. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-erase-private.h"

#include "base/pmap-hash.h"
#include "base/pmap-text.h"
#include "model/pmap-member.h"
#include "model/pmap-name-text.h"
#include "model/pmap-name-words.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-trail-entry.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of a name that the trail cut, fewer letters say nothing. */
#define SHORTEST_CUT 3

typedef struct
{
  PmapPupil *pupil;
  const char *id;
  PmapNameMatch *match;
  GArray *mentions;
} Search;

/* Names of people and of the school are what they are; a pupil may be named in all else. */
static gboolean
may_name (PmapRecord      *record,
          const PmapField *field)
{
  if (field->kind == PMAP_KIND_LONG_TEXT)
    return TRUE;
  if (field->kind != PMAP_KIND_TEXT || PMAP_IS_STAFF_MEMBER (record) || PMAP_IS_SCHOOL (record))
    return FALSE;
  return !PMAP_IS_PUPIL (record) || g_str_equal (field->name, "kept-words");
}

/* The pupil whom a text is about: that one's own names are no mention of another. */
static const char *
find_subject (PmapRecord *record)
{
  for (; record != NULL; record = pmap_record_get_owner (record))
    {
      if (PMAP_IS_PUPIL (record))
        return pmap_record_get_id (record);
      if (PMAP_IS_MEMBER (record))
        return PMAP_MEMBER (record)->pupil;
    }
  return NULL;
}

static void
add_mention (Search          *search,
             PmapRecord      *record,
             const PmapField *field,
             PmapMention      mention)
{
  mention.record = record;
  mention.field = field;
  g_array_append_val (search->mentions, mention);
}

static void
add_upn (Search          *search,
         PmapRecord      *record,
         const PmapField *field,
         const char      *text)
{
  const char *upn = search->pupil->upn, *found = text;

  while (upn != NULL && (found = strstr (found, upn)) != NULL)
    {
      gsize start = (gsize) (found - text);

      add_mention (search, record, field, (PmapMention) { .start = start, .end = start + strlen (upn), .certainty = PMAP_NAME_SURE });
      found += strlen (upn);
    }
}

static void
search_text (Search          *search,
             PmapRecord      *record,
             const PmapField *field,
             const char      *subject)
{
  const char *text = pmap_record_get_text (record, field);
  g_autoptr (GArray) hits = pmap_name_match_find (search->match, text, subject);

  for (guint i = 0; i < hits->len; i++)
    {
      const PmapNameHit *hit = &g_array_index (hits, PmapNameHit, i);

      if (pmap_name_hit_means (hit, search->id))
        add_mention (search, record, field,
                     (PmapMention) { .start = hit->start, .end = hit->end, .possessive = hit->possessive,
                                     .certainty = hit->pupils->len == 1 ? hit->certainty : PMAP_NAME_PERHAPS });
    }
  add_upn (search, record, field, text);
}

static gboolean
add_mentions_cb (PmapRecord *record,
                 gpointer    user_data)
{
  Search *search = user_data;
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  const char *subject = find_subject (record);

  if (PMAP_IS_TRAIL_ENTRY (record) || g_strcmp0 (subject, search->id) == 0)
    return TRUE;
  for (guint i = 0; i < klass->first_child; i++)
    if (may_name (record, &klass->fields[i]) && !pmap_record_is_default (record, &klass->fields[i]))
      search_text (search, record, &klass->fields[i], subject);
  return TRUE;
}

static void
begin (Search    *search,
       PmapPupil *pupil)
{
  search->pupil = pupil;
  search->id = pmap_record_get_id (PMAP_RECORD (pupil));
  search->match = pmap_name_match_new (pmap_record_get_document (PMAP_RECORD (pupil)));
  search->mentions = g_array_new (FALSE, FALSE, sizeof (PmapMention));
}

/**
 * pmap_erase_list_mentions:
 * @pupil: a pupil of a map
 *
 * Looks for the pupil's names, however they were typed, and for the UPN in what is written about others: groups, notes, targets.
 * A name that another pupil or a member of staff has too, or that is a word as well, is in the list and not certain.
 *
 * Returns: (transfer full) (element-type PmapMention): where the pupil is named, in the order of the map
 */
GArray *
pmap_erase_list_mentions (PmapPupil *pupil)
{
  Search search;

  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), NULL);

  begin (&search, pupil);
  pmap_record_walk (PMAP_RECORD (pmap_record_get_document (PMAP_RECORD (pupil))), add_mentions_cb, &search);
  pmap_name_match_free (search.match);
  return search.mentions;
}

/* --- the trail --- */

static void
search_entry (Search         *search,
              PmapTrailEntry *entry)
{
  static const char *const fields[] = { "name", "from", "to" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    search_text (search, PMAP_RECORD (entry), pmap_record_find_field (PMAP_RECORD (entry), fields[i]), entry->pupil);
}

static GArray *
list_in_trail (PmapPupil *pupil)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (pupil));
  Search search;

  begin (&search, pupil);
  for (guint i = 0; i < pmap_record_list_get_length (document->trail); i++)
    search_entry (&search, pmap_record_list_get (document->trail, i));
  pmap_name_match_free (search.match);
  return search.mentions;
}

/**
 * pmap_erase_count_trail:
 * @pupil: a pupil of a map
 *
 * Returns: how many entries of the map's trail are about the pupil, or name the pupil for certain
 */
guint
pmap_erase_count_trail (PmapPupil *pupil)
{
  PmapDocument *document;
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) mentions = NULL;

  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), 0);

  document = pmap_record_get_document (PMAP_RECORD (pupil));
  for (guint i = 0; i < pmap_record_list_get_length (document->trail); i++)
    if (pmap_trail_entry_is_about (pmap_record_list_get (document->trail, i), pmap_record_get_id (PMAP_RECORD (pupil))))
      g_hash_table_add (found, pmap_record_list_get (document->trail, i));
  mentions = list_in_trail (pupil);
  for (guint i = 0; i < mentions->len; i++)
    if (g_array_index (mentions, PmapMention, i).certainty == PMAP_NAME_SURE)
      g_hash_table_add (found, g_array_index (mentions, PmapMention, i).record);
  return g_hash_table_size (found);
}

/* --- what is forgotten, and what is replaced --- */

static gboolean
is_chosen (const PmapMention *mention,
           PmapEraseTexts     texts)
{
  return texts == PMAP_ERASE_ALL_TEXTS || mention->certainty == PMAP_NAME_SURE;
}

static void
add_word (GHashTable *words,
          char       *word)
{
  if (*word != '\0')
    g_hash_table_add (words, word);
  else
    g_free (word);
}

static gboolean
is_part_of_word (const char *at)
{
  return g_unichar_isalnum (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at));
}

/* The words of a mention as they stand there. Of what is a word of the language, too, with the words on both sides: other entries
 * of the trail that have "will" in them say nothing of a pupil. */
static char *
get_words (const PmapMention *mention)
{
  const char *text = pmap_record_get_text (mention->record, mention->field);
  const char *start = text + mention->start, *end = text + mention->end;
  g_autofree char *word = g_strndup (start, mention->end - mention->start), *key = pmap_name_text_fold (word);

  if (pmap_name_words_find (key) == 0)
    return g_steal_pointer (&word);
  while (start > text && !is_part_of_word (g_utf8_prev_char (start)))
    start = g_utf8_prev_char (start);
  while (start > text && is_part_of_word (g_utf8_prev_char (start)))
    start = g_utf8_prev_char (start);
  while (*end != '\0' && !is_part_of_word (end))
    end = g_utf8_next_char (end);
  while (*end != '\0' && is_part_of_word (end))
    end = g_utf8_next_char (end);
  return g_strndup (start, (gsize) (end - start));
}

static void
add_mentioned (GHashTable     *words,
               GArray         *mentions,
               PmapEraseTexts  texts)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const PmapMention *mention = &g_array_index (mentions, PmapMention, i);

      if (is_chosen (mention, texts))
        add_word (words, get_words (mention));
    }
}

/* What is left of a name where the trail cut a text in the middle of it: "Boat…", "…teng". */
static void
add_cut (GHashTable *words,
         const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name != NULL ? name : "", " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *small = g_utf8_strdown (parts[i], -1);
      glong letters = g_utf8_strlen (parts[i], -1);

      for (glong n = SHORTEST_CUT; n < letters; n++)
        {
          g_autofree char *beginning = g_utf8_substring (parts[i], 0, n), *small_beginning = g_utf8_substring (small, 0, n);

          add_word (words, g_strconcat (beginning, "…", NULL));
          add_word (words, g_strconcat (small_beginning, "…", NULL));
          add_word (words, g_strconcat ("…", g_utf8_offset_to_pointer (parts[i], letters - n), NULL));
        }
    }
}

/* By what the trail names the pupil, as it stands there or is going to when texts are replaced; ended by NULL. */
GPtrArray *
_pmap_erase_list_words (PmapPupil      *pupil,
                        PmapEraseTexts  texts)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, NULL);
  g_autoptr (GArray) mentions = pmap_erase_list_mentions (pupil), in_trail = list_in_trail (pupil);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  const char *word;

  if (pupil->given_name != NULL && pupil->family_name != NULL)
    g_hash_table_add (words, pmap_record_describe (PMAP_RECORD (pupil)));
  if (pupil->upn != NULL)
    g_hash_table_add (words, g_strdup (pupil->upn));
  add_mentioned (words, mentions, texts);
  add_mentioned (words, in_trail, texts);
  add_cut (words, pupil->given_name);
  add_cut (words, pupil->family_name);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, (gpointer *) &word, NULL))
    g_ptr_array_add (list, g_strdup (word));
  g_ptr_array_add (list, NULL);
  return list;
}

/* Of a text, whose mentions are those from @first up to @end. */
static char *
replace_in_text (GArray         *mentions,
                 guint           first,
                 guint           end,
                 PmapEraseTexts  texts)
{
  const PmapMention *mention = &g_array_index (mentions, PmapMention, first);
  const char *text = pmap_record_get_text (mention->record, mention->field);
  GString *written = g_string_new (NULL);
  gsize done = 0;

  for (guint i = first; i < end; i++)
    {
      /* translators: what stands in a text where the name of an erased pupil stood. */
      const char *other = _("a pupil");

      mention = &g_array_index (mentions, PmapMention, i);
      if (!is_chosen (mention, texts) || mention->start < done)
        continue;
      g_string_append_len (written, text + done, (gssize) (mention->start - done));
      if (written->len == 0)
        {
          g_string_append_unichar (written, g_unichar_toupper (g_utf8_get_char (other)));
          other = g_utf8_next_char (other);
        }
      g_string_append_printf (written, "%s%s", other, mention->possessive ? "’s" : "");
      done = mention->end;
    }
  g_string_append (written, text + done);
  return g_string_free (written, FALSE);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const PmapMention *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

gboolean
_pmap_erase_replace_mentions (PmapEditor      *editor,
                              PmapPupil       *pupil,
                              PmapEraseTexts   texts,
                              GError         **error)
{
  g_autoptr (GArray) mentions = pmap_erase_list_mentions (pupil);

  for (guint first = 0, end; first < mentions->len; first = end)
    {
      PmapMention *mention = &g_array_index (mentions, PmapMention, first);
      g_auto (GValue) value = G_VALUE_INIT;

      for (end = first + 1; end < mentions->len && g_array_index (mentions, PmapMention, end).record == mention->record
           && g_array_index (mentions, PmapMention, end).field == mention->field;)
        end++;
      qsort (mention, end - first, sizeof (PmapMention), compare_starts);
      g_value_init (&value, G_TYPE_STRING);
      g_value_take_string (&value, replace_in_text (mentions, first, end, texts));
      if (!pmap_editor_set (editor, mention->record, mention->field, &value, error))
        return FALSE;
    }
  return TRUE;
}
