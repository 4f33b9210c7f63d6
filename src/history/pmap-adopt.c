/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the open map equal to another copy of it: after a merge, when an earlier version is taken back, on recovery.
 *
 * One step of the history, of as few changes as there are differences: a record that is in both copies stays the same
 * object, so that a page that shows it stays open. Records come before what refers to them, and go after it. The changes
 * are not asked of the editor's rules one by one: the copy is right as a whole, the way to it need not be. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-adopt.h"

#include "history/pmap-erase-private.h"
#include "history/pmap-history-private.h"
#include "model/pmap-match.h"
#include "model/pmap-neutral-id.h"
#include "model/pmap-record-private.h"

typedef struct
{
  PmapRecord *live;
  PmapRecord *target;
  const PmapField *field;
} Setting;

typedef struct
{
  PmapHistory *history;
  gboolean keeps_logs;    /* somebody keeps them: they say what was done to this map, not what the copy was */
  GArray *settings;       /* Setting: made when all that they may refer to is there */
  GPtrArray *leaving;     /* records that go last */
} Adoption;

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("pmap-adopt");
}

static void
move_behind (Adoption   *self,
             PmapRecord *record,
             PmapRecord *previous)
{
  PmapRecordList *list = pmap_record_get_list (record);
  guint from, to = 0;

  pmap_record_list_get_position (list, record, &from);
  if (previous != NULL && pmap_record_list_get_position (list, previous, &to))
    to += to < from ? 1 : 0;
  if (to != from)
    _pmap_history_do (self->history, pmap_change_new_move (record, to));
}

static void
insert_behind (Adoption       *self,
               PmapRecordList *list,
               PmapRecord     *record,
               PmapRecord     *previous)
{
  guint position = 0;

  if (previous != NULL && pmap_record_list_get_position (list, previous, &position))
    position++;
  _pmap_history_do (self->history, pmap_change_new_insert (list, position, record));
}

static void adopt_record (Adoption   *self,
                          PmapRecord *live,
                          PmapRecord *target);

static void
adopt_list (Adoption       *self,
            PmapRecordList *list,
            PmapRecordList *wanted)
{
  guint n_live, n_wanted;
  gpointer const *peeked = pmap_record_list_peek (list, &n_live);
  g_autofree gpointer *live = g_memdup2 (peeked, n_live * sizeof *peeked);    /* the list changes under our hands */
  gpointer const *targets = pmap_record_list_peek (wanted, &n_wanted);
  g_autofree guint *match = pmap_match_records (live, n_live, targets, n_wanted, PMAP_MATCH_LIKELY);
  g_autofree gboolean *moved = pmap_match_moved (match, n_wanted);
  g_autofree gboolean *stays = g_new0 (gboolean, n_live);
  PmapRecord *previous = NULL;

  /* Those that are in both first, so that the new ones find their neighbours in their places. */
  for (guint i = 0; i < n_wanted; i++)
    if (match[i] != PMAP_MATCH_NONE)
      {
        PmapRecord *record = live[match[i]];

        stays[match[i]] = TRUE;
        if (moved[i])
          move_behind (self, record, previous);
        previous = record;
      }
  previous = NULL;
  for (guint i = 0; i < n_wanted; i++)
    if (match[i] != PMAP_MATCH_NONE)
      previous = live[match[i]];
    else
      {
        g_autoptr (PmapRecord) record = _pmap_record_copy_whole (targets[i]);

        insert_behind (self, list, record, previous);
        previous = record;
      }
  for (guint i = 0; i < n_live; i++)
    if (!stays[i])
      g_ptr_array_add (self->leaving, live[i]);
  for (guint i = 0; i < n_wanted; i++)
    if (match[i] != PMAP_MATCH_NONE)
      adopt_record (self, live[match[i]], targets[i]);
}

static gboolean
has_same_rest (PmapRecord *live,
               PmapRecord *target)
{
  return pmap_record_equal_foreign (live, target) && g_strcmp0 (live->id, target->id) == 0
         && (!PMAP_IS_DOCUMENT (live) || PMAP_DOCUMENT (live)->minor_version == PMAP_DOCUMENT (target)->minor_version);
}

static void
adopt_record (Adoption   *self,
              PmapRecord *live,
              PmapRecord *target)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (live);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      Setting setting = { live, target, field };

      if (field->kind == PMAP_KIND_RECORD)
        adopt_record (self, PMAP_FIELD_PLACE (PmapRecord *, live, field), PMAP_FIELD_PLACE (PmapRecord *, target, field));
      else if (field->kind == PMAP_KIND_RECORDS && field->flags & PMAP_FIELD_LOG && self->keeps_logs)
        continue;
      else if (field->kind == PMAP_KIND_RECORDS)
        adopt_list (self, PMAP_FIELD_PLACE (PmapRecordList *, live, field),
                    PMAP_FIELD_PLACE (PmapRecordList *, target, field));
      else if (!pmap_record_equal_field (live, target, field))
        g_array_append_val (self->settings, setting);
    }
  if (!has_same_rest (live, target))
    _pmap_history_do (self->history, pmap_change_new_adopt (live, target));
}

static void
adopt_settings (Adoption *self)
{
  for (guint i = 0; i < self->settings->len; i++)
    {
      Setting *setting = &g_array_index (self->settings, Setting, i);
      g_auto (GValue) value = G_VALUE_INIT;

      pmap_record_get_value (setting->target, setting->field, &value);
      _pmap_history_do (self->history, pmap_change_new_set (setting->live, setting->field, &value));
    }
}

/* What is in both copies stays the same object, also where its id held a name that had to go. */
static void
adopt_ids (Adoption     *self,
           PmapDocument *live,
           PmapDocument *target)
{
  g_autoptr (GHashTable) ids = pmap_neutral_id_find (live, target);
  GHashTableIter iter;
  const char *before, *after;

  if (ids == NULL)
    return;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &before, (gpointer *) &after))
    _pmap_history_do (self->history, pmap_change_new_rename (pmap_document_find (live, before), after));
}

static gboolean
is_right (PmapDocument  *target,
          GError       **error)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  pmap_document_check (target, issues);
  return pmap_issues_let_pass (issues, error);
}

static void
adopt (PmapEditor   *editor,
       PmapDocument *target,
       const char   *label)
{
  g_autoptr (GArray) settings = g_array_new (FALSE, FALSE, sizeof (Setting));
  g_autoptr (GPtrArray) leaving = g_ptr_array_new ();
  Adoption self = { .settings = settings, .leaving = leaving };

  self.history = pmap_editor_get_history (editor);
  self.keeps_logs = pmap_editor_get_recorder (editor) != NULL;
  g_object_set_qdata (G_OBJECT (editor), get_quark (), editor);
  pmap_editor_begin (editor, label);
  _pmap_history_set_apart (self.history);
  adopt_ids (&self, pmap_editor_get_document (editor), target);
  adopt_record (&self, PMAP_RECORD (pmap_editor_get_document (editor)), PMAP_RECORD (target));
  adopt_settings (&self);
  for (guint i = leaving->len; i-- > 0;)
    _pmap_history_do (self.history, pmap_change_new_remove (leaving->pdata[i]));
  pmap_editor_finish (editor, TRUE);
  g_object_set_qdata (G_OBJECT (editor), get_quark (), NULL);
}

/**
 * pmap_adopt:
 * @editor: the editor of the open map
 * @target: another copy of the map; it is not changed, and nothing of it is kept
 * @label: the name of the step, for undo: "Take in Mrs Hughes’ changes"
 * @error: says in plain words why not
 *
 * Makes the open map equal to @target, fields, order and what other programs wrote included, by one step that can be
 * undone. Inside an open group it is a part of that. What it changes is the user's own doing, and where a recorder keeps the
 * map's trail it says so; see pmap_adopt_theirs() for changes that are somebody else's.
 *
 * Returns: %FALSE where @target is in error; nothing changed then
 */
gboolean
pmap_adopt (PmapEditor    *editor,
            PmapDocument  *target,
            const char    *label,
            GError       **error)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_DOCUMENT (target) && label != NULL, FALSE);
  g_return_val_if_fail (target != pmap_editor_get_document (editor), FALSE);

  if (!is_right (target, error))
    return FALSE;
  adopt (editor, target, label);
  return TRUE;
}

/**
 * pmap_adopt_draft:
 * @editor: the editor of the open map
 * @target: the map as it was while somebody worked on it; it is not changed, and nothing of it is kept
 * @label: the name of the step, for undo
 *
 * As pmap_adopt(), for a copy that need not be right: what was typed before a crash is brought back as it was, and put right
 * by whoever typed it.
 */
void
pmap_adopt_draft (PmapEditor   *editor,
                  PmapDocument *target,
                  const char   *label)
{
  g_return_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_DOCUMENT (target) && label != NULL);
  g_return_if_fail (target != pmap_editor_get_document (editor));

  adopt (editor, target, label);
}

/**
 * pmap_adopt_theirs:
 * @editor: the editor of the open map
 * @target: what was made of it and of the map that somebody else has saved
 * @theirs: that map; it may be @target
 * @label: the name of the step, for undo
 * @error: says in plain words why not
 *
 * As pmap_adopt(), for what a merge has made: what changes is not the user's doing. The trail of @target, which has both
 * people's entries, becomes that of the open map, but for entries of the user's that somebody else's changes overwrote. Who is
 * erased here, and named in what comes in, is named there no more. Taking the step back is the user's doing again.
 *
 * Returns: %FALSE where @target is in error; nothing changed then
 */
gboolean
pmap_adopt_theirs (PmapEditor    *editor,
                   PmapDocument  *target,
                   PmapDocument  *theirs,
                   const char    *label,
                   GError       **error)
{
  PmapRecorder *recorder;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (PmapDocument) cleared = NULL;
  gboolean adopted;

  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && PMAP_IS_DOCUMENT (target) && PMAP_IS_DOCUMENT (theirs), FALSE);

  recorder = pmap_editor_get_recorder (editor);
  if (recorder == NULL)
    return pmap_adopt (editor, target, label, error);
  cleared = _pmap_erase_from_theirs (recorder, target);
  pmap_recorder_suspend (recorder);
  ids = pmap_neutral_id_find (pmap_editor_get_document (editor), target);
  if (ids != NULL)
    pmap_recorder_rename (recorder, ids);
  adopted = pmap_adopt (editor, cleared, label, error);
  pmap_recorder_resume (recorder, adopted ? target->trail : NULL, theirs);
  return adopted;
}

/**
 * pmap_adopt_is_running:
 * @editor: an editor
 *
 * For whoever records what the user does: changes that come from another copy of the map are not the user's.
 *
 * Returns: whether the changes that are being made are those of pmap_adopt()
 */
gboolean
pmap_adopt_is_running (PmapEditor *editor)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (editor), FALSE);

  return g_object_get_qdata (G_OBJECT (editor), get_quark ()) != NULL;
}
