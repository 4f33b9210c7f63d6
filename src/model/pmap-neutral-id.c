/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids that were made of a name, and the neutral ones that take their place when the name has to go from the file.
 *
 * A colleague may still have the map with the old id, and copies of a map are put together by their ids. So a neutral id has to
 * lead from the old one to the new, for whoever has the old one, and must tell nobody who has only the new one what the old one
 * was. Its last digit is a digest of the old id and of the random digits before it: one old id in sixteen fits, so that a guessed
 * name proves nothing, and of the few records that went from one copy to the other it tells which became which. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-neutral-id.h"

#include "base/pmap-hash.h"
#include "base/pmap-id.h"
#include "model/pmap-document-private.h"
#include "model/pmap-name-text.h"
#include "model/pmap-record-list.h"
#include "model/pmap-record-private.h"
#include "model/pmap-trail-entry.h"

#include <string.h>

/* What a neutral id ends with. */
#define SUFFIX "-renamed"

/* Digits before it: random ones, and the one that the old id is known by. */
#define N_DIGITS 13

/* How often an id is drawn until one stands in the right place: a few milliseconds. */
#define TRIES 100000

/* Two letters in an id are no name. */
#define SHORTEST_NAME 3

/* --- names in ids --- */

static gboolean
begins_word (const char *id,
             gsize       at)
{
  return at == 0 || !g_ascii_isalpha (id[at - 1]) || (g_ascii_islower (id[at - 1]) && g_ascii_isupper (id[at]));
}

static gboolean
ends_word (const char *id,
           gsize       end)
{
  return !g_ascii_isalpha (id[end]) || (g_ascii_islower (id[end - 1]) && g_ascii_isupper (id[end]));
}

/* Whether a word of an id is a name: "nair" in u-priya-nair, in uPriyaNair and in u_nair2. */
static gboolean
has_word (const char *id,
          const char *word)
{
  gsize length = strlen (word);

  if (length < SHORTEST_NAME)
    return FALSE;
  for (gsize i = 0; id[i] != '\0' && strlen (id + i) >= length; i++)
    if (g_ascii_strncasecmp (id + i, word, length) == 0 && begins_word (id, i) && ends_word (id, i + length))
      return TRUE;
  return FALSE;
}

/* Any of the words of a name, also a double one's halves. */
static gboolean
has_name (const char *id,
          const char *name)
{
  g_auto (GStrv) words = g_strsplit (name != NULL ? name : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) halves = g_strsplit (words[i], "-", -1);
      g_autofree char *word = pmap_name_text_fold (words[i]);

      if (has_word (id, word))
        return TRUE;
      for (guint j = 0; halves[j] != NULL; j++)
        {
          g_autofree char *half = pmap_name_text_fold (halves[j]);

          if (has_word (id, half))
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * pmap_neutral_id_names:
 * @id: (nullable): an id
 * @pupil: a pupil
 *
 * Ids that the program makes are random; a person or another program may have made them of names.
 *
 * Returns: whether a name of the pupil's is a word of @id, or both together are
 */
gboolean
pmap_neutral_id_names (const char *id,
                       PmapPupil  *pupil)
{
  g_autofree char *given = NULL, *family = NULL, *both = NULL, *turned = NULL;

  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), FALSE);

  if (id == NULL || pmap_pupil_is_former (pupil))
    return FALSE;
  if (has_name (id, pupil->given_name) || has_name (id, pupil->family_name))
    return TRUE;
  given = pmap_name_text_fold (pupil->given_name != NULL ? pupil->given_name : "");
  family = pmap_name_text_fold (pupil->family_name != NULL ? pupil->family_name : "");
  both = g_strconcat (given, family, NULL);
  turned = g_strconcat (family, given, NULL);
  return has_word (id, both) || has_word (id, turned);
}

/* --- neutral ids --- */

static char
make_digit (const char *random,
            gsize       length,
            const char *former)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) random, (gssize) length);
  g_checksum_update (checksum, (const guchar *) former, -1);
  return *g_checksum_get_string (checksum);
}

/* Where the digits of a neutral id are; NULL in any other id. */
static const char *
find_digits (const char *id)
{
  gsize length = strlen (id), tail = N_DIGITS + strlen (SUFFIX);
  const char *digits = length > tail ? id + length - tail : NULL;

  if (digits == NULL || digits[-1] != '-' || !g_str_equal (digits + N_DIGITS, SUFFIX))
    return NULL;
  for (guint i = 0; i < N_DIGITS; i++)
    if (!g_ascii_isxdigit (digits[i]))
      return NULL;
  return digits;
}

static char *
draw (const char *prefix,
      const char *instead_of)
{
  GString *id = g_string_new (prefix);
  gsize length;

  g_string_append_printf (id, "-%08x%04x", g_random_int (), g_random_int () & 0xffff);
  length = N_DIGITS - 1;
  g_string_append_c (id, make_digit (id->str + id->len - length, length, instead_of));
  g_string_append (id, SUFFIX);
  return g_string_free (id, FALSE);
}

/**
 * pmap_neutral_id_new:
 * @prefix: what ids of the noun begin with
 * @instead_of: the id that goes
 * @below: (nullable): an id that the new one should come after, where its place in an order matters
 * @above: (nullable): an id that it should come before
 *
 * Returns: (transfer full): an id that says nothing of the old one but to whoever has that
 */
char *
pmap_neutral_id_new (const char *prefix,
                     const char *instead_of,
                     const char *below,
                     const char *above)
{
  char *id = NULL;

  g_return_val_if_fail (prefix != NULL && instead_of != NULL, NULL);

  for (guint i = 0; i < TRIES; i++)
    {
      g_free (id);
      id = draw (prefix, instead_of);
      if ((below == NULL || strcmp (id, below) > 0) && (above == NULL || strcmp (id, above) < 0))
        break;
    }
  return id;
}

/**
 * pmap_neutral_id_fits:
 * @id: an id
 * @former: another
 *
 * Returns: whether @id may have been made in the place of @former: always true of the id that it was made for, and of one in
 *   sixteen of all others
 */
gboolean
pmap_neutral_id_fits (const char *id,
                      const char *former)
{
  const char *digits;

  g_return_val_if_fail (id != NULL && former != NULL, FALSE);

  digits = find_digits (id);
  return digits != NULL && digits[N_DIGITS - 1] == make_digit (digits, N_DIGITS - 1, former);
}

/* --- which became which --- */

typedef struct
{
  PmapDocument *other;
  GPtrArray *records;
} Search;

typedef struct
{
  PmapRecord *before, *after;
  guint likeness;
} Pair;

static gboolean
add_new_cb (PmapRecord *record,
            gpointer    user_data)
{
  Search *search = user_data;

  if (record->id != NULL && g_str_has_suffix (record->id, SUFFIX) && find_digits (record->id) != NULL
      && pmap_document_find (search->other, record->id) == NULL)
    g_ptr_array_add (search->records, record);
  return TRUE;
}

static gboolean
add_gone_cb (PmapRecord *record,
             gpointer    user_data)
{
  Search *search = user_data;

  if (record->id != NULL && !PMAP_IS_DOCUMENT (record) && pmap_document_find (search->other, record->id) == NULL)
    g_ptr_array_add (search->records, record);
  return TRUE;
}

static gboolean
names_anybody (PmapDocument *document,
               const char   *id)
{
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    if (pmap_neutral_id_names (id, pmap_record_list_get (document->pupils, i)))
      return TRUE;
  return FALSE;
}

static guint
count_alike (PmapRecord *before,
             PmapRecord *after)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (before);
  guint n = 0;

  for (guint i = 0; i < klass->first_child; i++)
    n += pmap_record_equal_field (before, after, &klass->fields[i]);
  return n;
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *x = a, *y = b;
  int order = strcmp (x->before->id, y->before->id);

  if (x->likeness != y->likeness)
    return x->likeness > y->likeness ? -1 : 1;
  return order != 0 ? order : strcmp (x->after->id, y->after->id);
}

static GArray *
list_pairs (PmapDocument *before,
            GPtrArray    *gone,
            GPtrArray    *news)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < gone->len; i++)
    {
      PmapRecord *old = gone->pdata[i];
      gboolean is_named = FALSE;

      for (guint j = 0; j < news->len; j++)
        {
          PmapRecord *new = news->pdata[j];
          Pair pair = { old, new, 0 };

          if (G_OBJECT_TYPE (old) != G_OBJECT_TYPE (new) || !pmap_neutral_id_fits (new->id, old->id))
            continue;
          is_named = is_named || names_anybody (before, old->id);
          if (!is_named)
            break;
          pair.likeness = count_alike (old, new);
          g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/**
 * pmap_neutral_id_find:
 * @before: a map
 * @after: another copy of it
 *
 * Finds the records whose ids held a name in @before and are neutral in @after. Of two that fit, the one that says the same.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): the ids before, with those that took their place; %NULL for none
 */
GHashTable *
pmap_neutral_id_find (PmapDocument *before,
                      PmapDocument *after)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new (), news = g_ptr_array_new ();
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal), ids = NULL;
  g_autoptr (GArray) pairs = NULL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (before) && PMAP_IS_DOCUMENT (after), NULL);

  pmap_record_walk (PMAP_RECORD (after), add_new_cb, &(Search) { before, news });
  if (news->len == 0)
    return NULL;
  pmap_record_walk (PMAP_RECORD (before), add_gone_cb, &(Search) { after, gone });
  pairs = list_pairs (before, gone, news);
  ids = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, g_free);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (!g_hash_table_contains (ids, pair->before->id) && g_hash_table_add (taken, pair->after->id))
        g_hash_table_insert (ids, g_strdup (pair->before->id), g_strdup (pair->after->id));
    }
  return g_hash_table_size (ids) > 0 ? g_steal_pointer (&ids) : NULL;
}

/* --- the other copy, with the new ids --- */

typedef struct
{
  PmapDocument *document;
  GHashTable *ids;
} Rewriting;

static gboolean
rewrite_cb (PmapRecord *record,
            gpointer    user_data)
{
  Rewriting *self = user_data;
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  const char *instead = record->id != NULL ? g_hash_table_lookup (self->ids, record->id) : NULL;

  if (PMAP_IS_TRAIL_ENTRY (record))
    {
      pmap_trail_entry_rename (PMAP_TRAIL_ENTRY (record), self->ids);
      return TRUE;
    }
  if (instead != NULL)
    {
      _pmap_document_unindex (self->document, record);
      pmap_id_release (record->id);
      record->id = pmap_id_intern (instead);
      _pmap_document_index (self->document, record);
    }
  for (guint i = 0; i < klass->first_child; i++)
    if (klass->fields[i].kind == PMAP_KIND_REFERENCE)
      _pmap_record_rewrite_reference (record, &klass->fields[i], self->ids);
  return TRUE;
}

/**
 * pmap_neutral_id_rewrite:
 * @document: a map
 * @ids: (element-type utf8 utf8): ids, with those that take their place
 *
 * Returns: (transfer full): a copy of the map with the other ids, wherever they stand: in what refers to them and in the trail, too
 */
PmapDocument *
pmap_neutral_id_rewrite (PmapDocument *document,
                         GHashTable   *ids)
{
  Rewriting rewriting;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && ids != NULL, NULL);

  rewriting = (Rewriting) { PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (document))), ids };
  rewriting.document->minor_version = document->minor_version;
  pmap_record_walk (PMAP_RECORD (rewriting.document), rewrite_cb, &rewriting);
  return rewriting.document;
}
