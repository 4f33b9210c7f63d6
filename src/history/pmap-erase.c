/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing a pupil: from the register, from groups, from the trail and, where wished, by name from the texts of others.
 *
 * One step, which can be undone until the map is saved; then it and all before it is forgotten. Costs of the past are not to
 * change behind anybody's back: by default a place that the pupil had stays, with its days and its share, as that of a "Former
 * pupil" of whom nothing is known. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-erase-private.h"

#include "history/pmap-adopt.h"
#include "history/pmap-assign.h"
#include "history/pmap-history-private.h"
#include "history/pmap-recorder-private.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* How often an id is drawn until one stands in the right place: a few milliseconds. */
#define ID_TRIES 100000

/* What a place keeps is when it was and what share of the cost it has. */
static const char *const place_details[] = { "baseline", "exit", "outcome", "note" };

/**
 * pmap_erase_list_places:
 * @pupil: a pupil of a map
 *
 * Returns: (transfer container) (element-type PmapMember): the pupil's places in groups
 */
GPtrArray *
pmap_erase_list_places (PmapPupil *pupil)
{
  PmapDocument *document;
  GPtrArray *places;

  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), NULL);

  document = pmap_record_get_document (PMAP_RECORD (pupil));
  places = pmap_document_list_referrers (document, pmap_record_get_id (PMAP_RECORD (pupil)));
  for (guint i = places->len; i-- > 0;)
    if (!PMAP_IS_MEMBER (places->pdata[i]))
      g_ptr_array_remove_index (places, i);
  return places;
}

static gboolean
count_part_cb (PmapRecord *record,
               gpointer    user_data)
{
  GArray *parts = user_data;
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = klass->first_child; i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_RECORDS)
      {
        PmapErasePart part = { &klass->fields[i], pmap_record_list_get_length (pmap_record_get_records (record, &klass->fields[i])) };
        guint at = 0;

        while (at < parts->len && g_array_index (parts, PmapErasePart, at).field != part.field)
          at++;
        if (at < parts->len)
          g_array_index (parts, PmapErasePart, at).n += part.n;
        else if (part.n > 0)
          g_array_append_val (parts, part);
      }
  return TRUE;
}

/**
 * pmap_erase_count_parts:
 * @pupil: a pupil of a map
 *
 * Counts what the pupil's record holds, at every depth, as the tables of the nouns say: needs, targets, their progress …
 *
 * Returns: (transfer full) (element-type PmapErasePart): what goes with the pupil; only what there is any of
 */
GArray *
pmap_erase_count_parts (PmapPupil *pupil)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (PmapErasePart));

  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), parts);

  pmap_record_walk (PMAP_RECORD (pupil), count_part_cb, parts);
  return parts;
}

static char *
name_former (PmapDocument *document)
{
  guint n = 1;

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    n += pmap_pupil_is_former (pmap_record_list_get (document->pupils, i));
  if (n == 1)
    return g_strdup (_("Former pupil"));
  /* translators: the second, third … pupil who was erased. */
  return g_strdup_printf (_("Former pupil %u"), n);
}

static gboolean
empty_place (PmapEditor  *editor,
             PmapRecord  *place,
             PmapRecord  *former,
             GError     **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (place_details); i++)
    if (!pmap_editor_set_typed (editor, place, place_details[i], NULL, error))
      return FALSE;
  return pmap_editor_set_reference (editor, place, "pupil", former, error);
}

/* Between which ids of those in the same groups a pupil's stands. */
void
_pmap_erase_find_neighbours (GPtrArray   *places,
                             const char  *id,
                             const char **below,
                             const char **above)
{
  for (guint i = 0; i < places->len; i++)
    {
      PmapRecordList *members = pmap_record_get_list (places->pdata[i]);

      for (guint j = 0; j < pmap_record_list_get_length (members); j++)
        {
          const char *other = ((PmapMember *) pmap_record_list_get (members, j))->pupil;
          int order = g_strcmp0 (other, id);

          if (order < 0 && (*below == NULL || g_strcmp0 (other, *below) > 0))
            *below = other;
          if (order > 0 && (*above == NULL || g_strcmp0 (other, *above) < 0))
            *above = other;
        }
    }
}

/* An id that says nothing of whom it stands for, and stands where the pupil's stood: the odd pennies of a shared cost go by the
 * order of ids, and not one is to move. Where no such id turns up, any will do: then a penny may. */
static char *
make_former_id (GPtrArray  *places,
                const char *id)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  const char *below = NULL, *above = NULL;
  char text[] = "u-........" PMAP_PUPIL_FORMER_SUFFIX;

  _pmap_erase_find_neighbours (places, id, &below, &above);
  for (guint i = 0; i < ID_TRIES; i++)
    {
      for (guint j = 2; j < 10; j++)
        text[j] = letters[g_random_int_range (0, sizeof letters - 1)];
      if ((below == NULL || strcmp (text, below) > 0) && (above == NULL || strcmp (text, above) < 0))
        break;
    }
  return g_strdup (text);
}

static gboolean
keep_places (PmapEditor  *editor,
             PmapPupil   *pupil,
             GPtrArray   *places,
             GError     **error)
{
  PmapDocument *document = pmap_editor_get_document (editor);
  g_autofree char *name = name_former (document);
  g_autofree char *id = make_former_id (places, pmap_record_get_id (PMAP_RECORD (pupil)));
  g_autoptr (PmapRecord) former = NULL;

  if (places->len == 0)
    return TRUE;
  former = pmap_record_new (PMAP_TYPE_PUPIL);
  _pmap_record_set_id (former, id);
  if (!pmap_editor_insert (editor, document->pupils, PMAP_POSITION_END, former, error)
      || !pmap_editor_set_typed (editor, former, "given-name", name, error))
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    if (!empty_place (editor, places->pdata[i], former, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_places (PmapEditor  *editor,
             GPtrArray   *places,
             GError     **error)
{
  for (guint i = 0; i < places->len; i++)
    if (!pmap_assign_withdraw (editor, places->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* In the step that is open. */
static void
forget (PmapEditor     *editor,
        PmapPupil      *pupil,
        PmapEraseTexts  texts,
        GHashTable     *ids)
{
  PmapRecorder *recorder = pmap_editor_get_recorder (editor);
  g_autoptr (GPtrArray) words = NULL;

  if (recorder == NULL)
    return;
  words = _pmap_erase_list_words (pupil, texts);
  pmap_recorder_forget (recorder, PMAP_RECORD (pupil), (const char *const *) words->pdata, ids);
  _pmap_recorder_set_texts (recorder, PMAP_RECORD (pupil), (int) texts);
}

/* In a copy of a map that is about to be taken in: as if the pupil had been erased there. */
static void
erase_from_copy (PmapRecorder *recorder,
                 PmapRecord   *record,
                 PmapDocument *copy)
{
  g_autoptr (PmapEditor) editor = pmap_editor_new (copy);
  g_autoptr (PmapRecord) pupil = _pmap_record_copy_whole (record);
  g_autoptr (GPtrArray) words = NULL;
  PmapEraseTexts texts = (PmapEraseTexts) _pmap_recorder_get_texts (recorder, record);
  PmapRecordList *pupils = copy->pupils;
  guint position = pmap_record_list_get_length (pupils);

  _pmap_record_list_insert (pupils, position, pupil);
  words = _pmap_erase_list_words (PMAP_PUPIL (pupil), texts);
  _pmap_recorder_add_words (recorder, record, (const char *const *) words->pdata);
  if (texts != PMAP_ERASE_KEEP_TEXTS)
    _pmap_erase_replace_mentions (editor, PMAP_PUPIL (pupil), texts, NULL);
  _pmap_record_list_remove (pupils, position);
}

/* A colleague may have named in the meantime who is erased here and is not in the map that comes in either. */
PmapDocument *
_pmap_erase_from_theirs (PmapRecorder *recorder,
                         PmapDocument *theirs)
{
  g_autoptr (GPtrArray) records = pmap_recorder_list_forgotten (recorder, NULL);
  PmapDocument *copy = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      if (!PMAP_IS_PUPIL (records->pdata[i]) || pmap_document_find (theirs, pmap_record_get_id (records->pdata[i])) != NULL)
        continue;
      if (copy == NULL)
        copy = PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (theirs)));
      erase_from_copy (recorder, records->pdata[i], copy);
    }
  return copy != NULL ? copy : g_object_ref (theirs);
}

static gboolean
erase (PmapEditor       *editor,
       PmapPupil        *pupil,
       PmapErasePlaces   places,
       PmapEraseTexts    texts,
       GError          **error)
{
  g_autoptr (GPtrArray) members = pmap_erase_list_places (pupil);
  g_autoptr (GHashTable) ids = _pmap_erase_make_ids (pupil);

  forget (editor, pupil, texts, ids);
  _pmap_erase_replace_ids (editor, ids);
  if (texts != PMAP_ERASE_KEEP_TEXTS && !_pmap_erase_replace_mentions (editor, pupil, texts, error))
    return FALSE;
  if (places == PMAP_ERASE_KEEP_PLACES ? !keep_places (editor, pupil, members, error) : !take_places (editor, members, error))
    return FALSE;
  return pmap_editor_remove (editor, PMAP_RECORD (pupil), error);
}

/**
 * pmap_erase_pupil:
 * @editor: the editor of a map
 * @pupil: one of its pupils
 * @places: what becomes of the pupil's places in groups
 * @texts: whether the pupil's name is replaced in what is written about others: see pmap_erase_list_mentions()
 * @error: says in plain words why not
 *
 * Erases a pupil with all that is about the pupil, the trail included, by one step that can be undone until the map is saved.
 *
 * Returns: %FALSE if it cannot be; nothing changed then
 */
gboolean
pmap_erase_pupil (PmapEditor       *editor,
                  PmapPupil        *pupil,
                  PmapErasePlaces   places,
                  PmapEraseTexts    texts,
                  GError          **error)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_PUPIL (pupil), FALSE);
  g_return_val_if_fail (pmap_record_get_document (PMAP_RECORD (pupil)) == pmap_editor_get_document (editor), FALSE);

  /* The label is shown as long as it can be undone, and names nobody: it may be read over a shoulder. */
  pmap_editor_begin (editor, _("Erase a pupil"));
  _pmap_history_set_final (pmap_editor_get_history (editor));
  return pmap_editor_finish (editor, erase (editor, pupil, places, texts, error));
}

/* What had become of the texts in which the pupil may be named: where one of them is written anew in the work, all were to be. */
static PmapEraseTexts
find_texts (PmapPupil    *pupil,
            PmapDocument *draft)
{
  g_autoptr (GArray) mentions = pmap_erase_list_mentions (pupil);

  for (guint i = 0; i < mentions->len; i++)
    {
      const PmapMention *mention = &g_array_index (mentions, PmapMention, i);
      const char *id = pmap_record_get_id (mention->record);
      PmapRecord *record = id != NULL ? pmap_document_find (draft, id) : NULL;

      if (mention->certainty != PMAP_NAME_SURE && record != NULL
          && !pmap_record_equal_field (mention->record, record, mention->field))
        return PMAP_ERASE_ALL_TEXTS;
    }
  return PMAP_ERASE_SURE_TEXTS;
}

/**
 * pmap_erase_recover:
 * @editor: the editor of a map as it is on the disk
 * @draft: the map as it was while somebody worked on it, before a crash
 * @erased: (nullable) (element-type PmapRecord): pupils of the map who had been erased in that work
 * @forget_versions: whether earlier versions were to go with them
 * @label: the name of the step, for undo
 *
 * Brings the work back as pmap_adopt_draft() does, and what was erased in it is erased again: nothing of it stays in the trail
 * when the map is saved, and it is back if the step is undone.
 */
void
pmap_erase_recover (PmapEditor   *editor,
                    PmapDocument *draft,
                    GPtrArray    *erased,
                    gboolean      forget_versions,
                    const char   *label)
{
  PmapRecorder *recorder;
  g_autoptr (GHashTable) ids = NULL;
  guint n = erased != NULL ? erased->len : 0;

  g_return_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_DOCUMENT (draft) && label != NULL);

  recorder = pmap_editor_get_recorder (editor);
  ids = _pmap_erase_find_ids (pmap_editor_get_document (editor), draft, erased);
  pmap_editor_begin (editor, label);
  for (guint i = 0; i < n; i++)
    forget (editor, erased->pdata[i], find_texts (erased->pdata[i], draft), ids);
  pmap_adopt_draft (editor, draft, label);
  pmap_editor_finish (editor, TRUE);
  if (!forget_versions || recorder == NULL)
    return;
  for (guint i = 0; i < n; i++)
    pmap_recorder_forget_versions (recorder, erased->pdata[i]);
  /* Who came and went between two saves is not in the file, but may be in a version that somebody brought back. */
  if (n == 0)
    pmap_recorder_forget_versions (recorder, NULL);
}

/**
 * pmap_erase_try:
 * @pupil: a pupil of a map
 * @places: what is to become of the pupil's places in groups
 *
 * Returns: (transfer full) (nullable): a copy of the map without the pupil, to see what its costs would be; %NULL if the pupil
 *   cannot be erased
 */
PmapDocument *
pmap_erase_try (PmapPupil       *pupil,
                PmapErasePlaces  places)
{
  PmapDocument *document;
  g_autoptr (PmapDocument) copy = NULL;
  g_autoptr (PmapEditor) editor = NULL;

  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), NULL);

  document = pmap_record_get_document (PMAP_RECORD (pupil));
  copy = PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (document)));
  editor = pmap_editor_new (copy);
  pupil = pmap_document_find (copy, pmap_record_get_id (PMAP_RECORD (pupil)));
  return pupil != NULL && pmap_erase_pupil (editor, pupil, places, PMAP_ERASE_KEEP_TEXTS, NULL) ? g_steal_pointer (&copy) : NULL;
}
