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

#include "base/pmap-hash.h"
#include "base/pmap-text.h"
#include "model/pmap-name-search-private.h"
#include "model/pmap-record-list.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-member.h"

#include <glib/gi18n.h>
#include <string.h>

/* How many pupils are named of those whom a word may mean. */
#define MOST_NAMED 3

struct _PmapNameMatch
{
  gatomicrefcount count;
  guint64 stamp;                /* of all that is in the index */
  PmapNameIndex *index;
};

/* --- the search --- */

static void
clear_hit_cb (gpointer data)
{
  g_ptr_array_unref (((PmapNameHit *) data)->pupils);
}

/* "McDonald" names no Donald, but "KeiraBoateng" is two words. */
static gboolean
is_inside_name (const PmapNameSearch *search,
                guint                 at)
{
  static const char *const openings[] = { "mc", "mac", "fitz", "o", "de", "di", "la", "le", "van", "al", "el", NULL };

  return at > 0 && pmap_name_text_get_gap (search->text, at) == 0
         && g_strv_contains (openings, pmap_name_text_get_key (search->text, at - 1));
}

/* Takes what begins at a word, if anything does, and returns the word to go on with. */
static guint
take (PmapNameSearch *search,
      guint           at)
{
  PmapNamePart part;
  guint next;

  if ((pmap_name_text_get_word (search->text, at)->shape & PMAP_NAME_SHAPE_NUMBER) != 0)
    return at + 1;
  if (_pmap_name_take_after_initial (search, at, &next) || _pmap_name_take_letters (search, at, &next))
    return next;
  if (!_pmap_name_find_part (search, at, &part) || is_inside_name (search, at))
    return _pmap_name_take_pair (search, at, &next) ? next : _pmap_name_take_altered (search, at);
  if (_pmap_name_take_full (search, &part, &next) || _pmap_name_take_with_initial (search, &part, &next))
    return next;
  return _pmap_name_take_one (search, &part);
}

/* --- making one --- */

static void
stamp_text (guint64    *stamp,
            const char *text)
{
  *stamp = (*stamp ^ (text != NULL ? pmap_hash_text (text) : 1)) * G_GUINT64_CONSTANT (0x100000001b3);
}

/* Changes with every name that an index is made of, and with every pupil. */
static guint64
make_stamp (PmapDocument *document)
{
  PmapSchool *school = pmap_document_get_school (document);
  guint64 stamp = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      stamp = (stamp ^ (guint64) (guintptr) pupil) * G_GUINT64_CONSTANT (0x100000001b3);
      stamp_text (&stamp, pmap_record_get_id (PMAP_RECORD (pupil)));
      stamp_text (&stamp, pupil->given_name);
      stamp_text (&stamp, pupil->family_name);
    }
  for (guint i = 0; i < pmap_record_list_get_length (document->staff_members); i++)
    stamp_text (&stamp, ((PmapStaffMember *) pmap_record_list_get (document->staff_members, i))->name);
  stamp_text (&stamp, school->headteacher);
  stamp_text (&stamp, school->senco);
  stamp_text (&stamp, school->short_forms);
  return stamp;
}

/**
 * pmap_name_match_new:
 * @document: a map, whose pupils and their names do not change while the matcher is in use
 *
 * The matcher of a map is made once, some 40 ms for 1,500 pupils, and handed out again until a name of the map changes.
 *
 * Returns: (transfer full): a matcher of the names of all its pupils
 */
PmapNameMatch *
pmap_name_match_new (PmapDocument *document)
{
  static GQuark quark;
  PmapNameMatch *self;
  guint64 stamp;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  if (quark == 0)
    quark = g_quark_from_static_string ("pmap-name-match");
  stamp = make_stamp (document);
  self = g_object_get_qdata (G_OBJECT (document), quark);
  if (self == NULL || self->stamp != stamp)
    {
      self = g_new (PmapNameMatch, 1);
      g_atomic_ref_count_init (&self->count);
      self->stamp = stamp;
      self->index = pmap_name_index_new (document);
      g_object_set_qdata_full (G_OBJECT (document), quark, self, (GDestroyNotify) pmap_name_match_free);
    }
  g_atomic_ref_count_inc (&self->count);
  return self;
}

/** pmap_name_match_free: Gives @self back. */
void
pmap_name_match_free (PmapNameMatch *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->count))
    return;
  pmap_name_index_free (self->index);
  g_free (self);
}

static GHashTable *
list_kept (const char *kept_words)
{
  GHashTable *kept;
  g_auto (GStrv) words = NULL;

  if (kept_words == NULL)
    return NULL;
  kept = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, NULL);
  words = g_strsplit_set (kept_words, ",;\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (kept, pmap_name_text_fold (words[i]));
  return kept;
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
  g_autoptr (GHashTable) kept = NULL;
  g_autoptr (GString) buffer = g_string_new (NULL);
  PmapNameSearch search = { .buffer = buffer, .own = PMAP_NAME_NO_PUPIL };

  g_return_val_if_fail (self != NULL, NULL);

  search.hits = g_array_new (FALSE, FALSE, sizeof (PmapNameHit));
  g_array_set_clear_func (search.hits, clear_hit_cb);
  if (text == NULL)
    return search.hits;
  words = pmap_name_text_new (text);
  search.index = self->index;
  search.text = words;
  if (pmap_name_index_find_pupil (self->index, own, &search.own))
    kept = list_kept (pmap_name_index_get_pupil (self->index, search.own)->kept_words);
  else
    search.own = PMAP_NAME_NO_PUPIL;
  search.kept = kept;
  for (guint at = 0; at < pmap_name_text_get_length (words);)
    at = take (&search, at);
  return search.hits;
}

/**
 * pmap_name_keep_word:
 * @kept_words: (nullable): the words of a pupil's that are no names, as they are written
 * @word: one more
 *
 * Returns: (transfer full): @kept_words with @word, where it is not among them
 */
char *
pmap_name_keep_word (const char *kept_words,
                     const char *word)
{
  g_autoptr (GHashTable) kept = list_kept (kept_words);
  g_autofree char *key = NULL;

  g_return_val_if_fail (word != NULL, NULL);

  if (kept_words == NULL || *kept_words == '\0')
    return g_strdup (word);
  key = pmap_name_text_fold (word);
  return g_hash_table_contains (kept, key) ? g_strdup (kept_words) : g_strdup_printf ("%s, %s", kept_words, word);
}

/**
 * pmap_name_reason_get_label:
 * @reason: why a word is taken for a name
 *
 * Returns: it in plain words, to be read after the word: "a short form or another spelling"
 */
const char *
pmap_name_reason_get_label (PmapNameReason reason)
{
  static const char *const labels[] = {
    [PMAP_NAME_REASON_FULL] = N_("given name and family name"),
    [PMAP_NAME_REASON_NAME] = N_("a name"),
    [PMAP_NAME_REASON_WORD] = N_("a name that is a word as well"),
    [PMAP_NAME_REASON_FORM] = N_("a short form or another spelling"),
    [PMAP_NAME_REASON_INITIALS] = N_("initials"),
    [PMAP_NAME_REASON_SLIP] = N_("a name with a slip of the pen"),
    [PMAP_NAME_REASON_ADULT] = N_("an adult’s name"),
    [PMAP_NAME_REASON_STAFF] = N_("a name that a member of staff has, too"),
    [PMAP_NAME_REASON_OWN] = N_("a name that this pupil has, too"),
  };

  g_return_val_if_fail (reason < G_N_ELEMENTS (labels), NULL);

  return _(labels[reason]);
}

/**
 * pmap_name_hit_means:
 * @hit: a hit
 * @pupil: a pupil's id
 *
 * Returns: whether @hit may mean that pupil
 */
gboolean
pmap_name_hit_means (const PmapNameHit *hit,
                     const char        *pupil)
{
  for (guint i = 0; i < hit->pupils->len; i++)
    if (g_strcmp0 (pmap_record_get_id (hit->pupils->pdata[i]), pupil) == 0)
      return TRUE;
  return FALSE;
}

/**
 * pmap_name_hit_get_word:
 * @hit: a hit
 * @text: the text that it was found in
 *
 * Returns: (transfer full): the words of it as they stand there
 */
char *
pmap_name_hit_get_word (const PmapNameHit *hit,
                        const char        *text)
{
  return g_strndup (text + hit->start, hit->end - hit->start);
}

/**
 * pmap_name_describe_pupils:
 * @pupils: (element-type PmapPupil): whom a word may mean
 *
 * Returns: (transfer full): the first of them: "Keira Boateng, Kofi Mensah and 2 more"
 */
char *
pmap_name_describe_pupils (GPtrArray *pupils)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (pupils != NULL, NULL);

  for (guint i = 0; i < pupils->len; i++)
    g_ptr_array_add (names, pmap_record_describe (pupils->pdata[i]));
  return pmap_text_list (names, MOST_NAMED);
}
