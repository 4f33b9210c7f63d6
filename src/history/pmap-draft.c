/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record that is not in the map yet: it is written in a copy of the map, which is thrown away.
 *
 * In the copy everything is as it will be: references can be chosen, the checks look at all other records, a verb that begins a
 * record with what is known of it (a group with what the menu says) does it there, and undo works. The map itself, its file, its
 * trail and its undo know nothing of a draft until it is taken over, as one step; of one that is not, nothing is left. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-draft.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "model/pmap-record-private.h"
#include "model/pmap-subject.h"

#include <glib/gi18n.h>

struct _PmapDraft
{
  GObject parent_instance;

  PmapRecordList *original;    /* of the map itself */
  PmapEditor *editor;          /* of the copy */
  PmapRecordList *list;        /* the same list there */
  PmapRecord *record;          /* NULL until pmap_draft_begin() */
  guint64 begun;               /* the state of the copy's history at that time */
};

G_DEFINE_FINAL_TYPE (PmapDraft, pmap_draft, G_TYPE_OBJECT)

static void
pmap_draft_finalize (GObject *object)
{
  PmapDraft *self = PMAP_DRAFT (object);

  g_clear_object (&self->record);
  g_clear_object (&self->list);
  g_clear_object (&self->editor);
  g_clear_object (&self->original);

  G_OBJECT_CLASS (pmap_draft_parent_class)->finalize (object);
}

static void
pmap_draft_class_init (PmapDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_draft_finalize;
}

static void
pmap_draft_init (PmapDraft *self)
{
}

/* A record in a copy of its map, which has the same ids. */
static PmapRecord *
find_twin (PmapRecord   *record,
           PmapDocument *copy)
{
  return PMAP_IS_DOCUMENT (record) ? PMAP_RECORD (copy) : pmap_document_find (copy, pmap_record_get_id (record));
}

/**
 * pmap_draft_new:
 * @list: a list of a map, or of a record of it that has an id
 *
 * Returns: (transfer full): what a record for @list can be written in: a copy of the map as it is now. There is no record in
 *   it before pmap_draft_begin().
 */
PmapDraft *
pmap_draft_new (PmapRecordList *list)
{
  PmapRecord *owner;
  PmapDraft *self;
  g_autoptr (PmapDocument) copy = NULL;

  g_return_val_if_fail (PMAP_IS_RECORD_LIST (list), NULL);
  owner = pmap_record_list_get_owner (list);
  g_return_val_if_fail (owner != NULL && pmap_record_get_document (owner) != NULL, NULL);

  copy = PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (pmap_record_get_document (owner))));
  self = g_object_new (PMAP_TYPE_DRAFT, NULL);
  self->original = g_object_ref (list);
  self->editor = pmap_editor_new (copy);
  self->list = g_object_ref (pmap_record_get_records (find_twin (owner, copy), pmap_record_list_find_field (list)));
  return self;
}

/** pmap_draft_get_editor: Returns: (transfer none): the editor of the copy, in which the record is written */
PmapEditor *
pmap_draft_get_editor (PmapDraft *self)
{
  g_return_val_if_fail (PMAP_IS_DRAFT (self), NULL);

  return self->editor;
}

/** pmap_draft_get_list: Returns: (transfer none): the list in the copy for which the record is */
PmapRecordList *
pmap_draft_get_list (PmapDraft *self)
{
  g_return_val_if_fail (PMAP_IS_DRAFT (self), NULL);

  return self->list;
}

/** pmap_draft_get_record: Returns: (transfer none) (nullable): the record that is written; %NULL before pmap_draft_begin() */
PmapRecord *
pmap_draft_get_record (PmapDraft *self)
{
  g_return_val_if_fail (PMAP_IS_DRAFT (self), NULL);

  return self->record;
}

/**
 * pmap_draft_find:
 * @self: a draft, just made
 * @original: a record of the map itself that has an id
 *
 * Returns: (transfer none): the same record in the copy
 */
gpointer
pmap_draft_find (PmapDraft  *self,
                 PmapRecord *original)
{
  g_return_val_if_fail (PMAP_IS_DRAFT (self) && PMAP_IS_RECORD (original), NULL);

  return find_twin (original, pmap_editor_get_document (self->editor));
}

/**
 * pmap_draft_add:
 * @self: a draft
 * @today: the day on which it is written
 *
 * Returns: (transfer none): a new record in the list of the copy, with what its noun says that such a record begins with
 */
PmapRecord *
pmap_draft_add (PmapDraft *self,
                PmapDate   today)
{
  g_autoptr (PmapRecord) record = NULL;

  g_return_val_if_fail (PMAP_IS_DRAFT (self), NULL);

  record = pmap_record_new_for (self->list, today);
  pmap_editor_insert (self->editor, self->list, PMAP_POSITION_END, record, NULL);     /* has no id yet that might be taken */
  return record;      /* the list holds it now */
}

/**
 * pmap_draft_begin:
 * @self: a draft
 * @record: a record in pmap_draft_get_list(), with what is known of it already
 *
 * From here on what is written is the user's.
 */
void
pmap_draft_begin (PmapDraft  *self,
                  PmapRecord *record)
{
  g_return_if_fail (PMAP_IS_DRAFT (self) && self->record == NULL);
  g_return_if_fail (PMAP_IS_RECORD (record) && pmap_record_get_list (record) == self->list);

  self->record = g_object_ref (record);
  self->begun = pmap_history_get_state (pmap_editor_get_history (self->editor));
}

/** pmap_draft_is_touched: Returns: whether the user has written anything that would be lost with the draft */
gboolean
pmap_draft_is_touched (PmapDraft *self)
{
  g_return_val_if_fail (PMAP_IS_DRAFT (self), FALSE);

  return self->record != NULL && pmap_history_get_state (pmap_editor_get_history (self->editor)) != self->begun;
}

/* --- what is there already --- */

/* What it is called by, where that is said: what is called after something else, or after its kind, is not the same thing twice. */
static const PmapField *
find_name_field (PmapRecord *record)
{
  static const char *const names[] = { "name", "given-name" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const PmapField *field = pmap_record_find_field (record, names[i]);

      if (field != NULL && !pmap_record_is_default (record, field))
        return field;
    }
  return NULL;
}

static char *
fold_name (PmapRecord *record)
{
  g_autofree char *name = pmap_record_describe (record);

  return pmap_text_fold (name);
}

/* A number that only one may have stands with somebody else: a UPN typed off the line above. */
static void
check_unique (PmapRecord *record,
              PmapRecord *other,
              PmapIssues *issues)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  g_autofree char *name = NULL;

  for (guint i = 0; i < klass->first_child; i++)
    if (klass->fields[i].flags & PMAP_FIELD_UNIQUE && !pmap_record_is_default (record, &klass->fields[i])
        && pmap_record_equal_field (record, other, &klass->fields[i]))
      {
        name = pmap_record_describe (other);
        pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &pmap_issue_kind_other, klass->fields[i].name,
                               /* translators: a record's name and a field's label: "Ben Carter has this UPN already". */
                               _("%1$s has this %2$s already"), name, pmap_field_get_label (&klass->fields[i]));
        return;
      }
}

/**
 * pmap_draft_check:
 * @self: a draft that was begun
 * @issues: where to add what looks as if it were in the map already
 *
 * Warns of a name, if it has one, or of what is one record's alone, that another record of the list has.
 */
void
pmap_draft_check (PmapDraft  *self,
                  PmapIssues *issues)
{
  const PmapField *field;
  g_autofree char *name = NULL;

  g_return_if_fail (PMAP_IS_DRAFT (self) && self->record != NULL && issues != NULL);

  field = find_name_field (self->record);
  name = fold_name (self->record);
  for (guint i = 0; i < pmap_record_list_get_length (self->list); i++)
    {
      PmapRecord *other = pmap_record_list_get (self->list, i);
      g_autofree char *other_name = fold_name (other), *shown = NULL;

      if (other == self->record)
        continue;
      check_unique (self->record, other, issues);
      if (field == NULL || !g_str_equal (name, other_name))
        continue;
      shown = pmap_record_describe (other);
      pmap_record_add_issue (self->record, issues, PMAP_SEVERITY_WARNING, &pmap_issue_kind_other, field->name,
                             /* translators: %s is the name of a record that is being added. */
                             _("“%s” is in this map already. Is this another?"), shown);
      field = NULL;     /* said once */
    }
}

/* --- taking it over --- */

static gboolean
check_cb (PmapRecord *record,
          gpointer    user_data)
{
  pmap_record_check (record, user_data);
  return TRUE;
}

/* What is needed may not be there, and what the record refers to may have left the map meanwhile, by a colleague's hand. */
static gboolean
check_whole (PmapRecord  *record,
             GError     **error)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  pmap_record_walk (record, check_cb, issues);
  return pmap_issues_let_pass (issues, error);
}

/**
 * pmap_draft_take:
 * @self: a draft that was begun
 * @editor: the editor of the map that the draft is for
 * @label: what the user does, in words: "Add Amira"
 * @error: says in plain words why not
 *
 * Puts what is written, with all inside it, at the end of the map's list, as one step that can be undone. The draft stays as it is.
 *
 * Returns: (transfer none) (nullable): the record in the map; %NULL where the map does not take it, and nothing changed then
 */
PmapRecord *
pmap_draft_take (PmapDraft   *self,
                 PmapEditor  *editor,
                 const char  *label,
                 GError     **error)
{
  g_autoptr (PmapRecord) record = NULL;
  PmapRecord *owner;
  gboolean done;

  g_return_val_if_fail (PMAP_IS_DRAFT (self) && self->record != NULL, NULL);
  g_return_val_if_fail (PMAP_IS_EDITOR (editor) && editor != self->editor && label != NULL, NULL);

  owner = pmap_record_list_get_owner (self->original);
  if (owner == NULL || pmap_record_get_document (owner) != pmap_editor_get_document (editor))
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND, _("What this was to be added to is no longer in the map"));
      return NULL;
    }
  record = pmap_record_copy (self->record);
  pmap_editor_begin (editor, label);
  done = pmap_editor_insert (editor, self->original, PMAP_POSITION_END, record, error) && check_whole (record, error);
  return pmap_editor_finish (editor, done) ? record : NULL;      /* the list holds it now */
}
