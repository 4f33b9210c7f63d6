/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one door for change. Windows, the command line and tests ask the editor; it checks first, so that a refused
 * change leaves no trace, and makes every change a named step of the history. A change outside a group is a step of
 * its own. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-editor.h"

#include "base/pmap-error.h"
#include "history/pmap-history-private.h"
#include "history/pmap-recorder-private.h"
#include "model/pmap-record-private.h"

#include <glib/gi18n.h>

struct _PmapEditor
{
  GObject parent_instance;

  PmapDocument *document;
  PmapHistory *history;
  PmapRecorder *recorder;
};

G_DEFINE_FINAL_TYPE (PmapEditor, pmap_editor, G_TYPE_OBJECT)

static void
pmap_editor_finalize (GObject *object)
{
  PmapEditor *self = PMAP_EDITOR (object);

  g_clear_object (&self->recorder);
  g_object_unref (self->history);
  g_object_unref (self->document);

  G_OBJECT_CLASS (pmap_editor_parent_class)->finalize (object);
}

static void
pmap_editor_class_init (PmapEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_editor_finalize;
}

static void
pmap_editor_init (PmapEditor *self)
{
  self->history = pmap_history_new ();
}

/**
 * pmap_editor_new:
 * @document: a document
 *
 * Returns: (transfer full): the editor of @document, with a history of its own. A document has one editor at a time.
 */
PmapEditor *
pmap_editor_new (PmapDocument *document)
{
  PmapEditor *self;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  self = g_object_new (PMAP_TYPE_EDITOR, NULL);
  self->document = g_object_ref (document);
  return self;
}

/**
 * pmap_editor_get_document:
 * @self: an editor
 *
 * Returns: (transfer none): the document that it changes
 */
PmapDocument *
pmap_editor_get_document (PmapEditor *self)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (self), NULL);

  return self->document;
}

/**
 * pmap_editor_get_history:
 * @self: an editor
 *
 * Returns: (transfer none): what was done through it
 */
PmapHistory *
pmap_editor_get_history (PmapEditor *self)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (self), NULL);

  return self->history;
}

/**
 * pmap_editor_record:
 * @self: an editor
 *
 * From now on who changes what, and when, is kept in the map's trail. For maps that people work on: a map that a program makes
 * has no history worth telling.
 *
 * Returns: (transfer none): who keeps it
 */
PmapRecorder *
pmap_editor_record (PmapEditor *self)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (self), NULL);

  if (self->recorder == NULL)
    self->recorder = _pmap_recorder_new (self->document, self->history);
  return self->recorder;
}

/**
 * pmap_editor_get_recorder:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): who keeps the map's trail; %NULL if nobody does
 */
PmapRecorder *
pmap_editor_get_recorder (PmapEditor *self)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (self), NULL);

  return self->recorder;
}

/**
 * pmap_editor_begin:
 * @self: an editor
 * @label: what the user does, in words: "Add 1stClass@Number". Inside another group it is passed over.
 *
 * Begins a group: all changes until pmap_editor_finish() are one step.
 */
void
pmap_editor_begin (PmapEditor *self,
                   const char *label)
{
  g_return_if_fail (PMAP_IS_EDITOR (self) && label != NULL);

  _pmap_history_begin (self->history, label);
}

/**
 * pmap_editor_finish:
 * @self: an editor
 * @done: whether all of the group could be done
 *
 * Ends a group of which all could be done; of another one nothing stays. One in which nothing changed leaves no step.
 *
 * Returns: @done
 */
gboolean
pmap_editor_finish (PmapEditor *self,
                    gboolean    done)
{
  g_return_val_if_fail (PMAP_IS_EDITOR (self), FALSE);

  if (!done)
    _pmap_history_abandon (self->history);
  _pmap_history_end (self->history);
  return done;
}

static void
do_change (PmapEditor *self,
           const char *label,
           PmapChange *change)
{
  _pmap_history_begin (self->history, label);
  _pmap_history_do (self->history, change);
  _pmap_history_end (self->history);
}

static gboolean
check_reference (PmapEditor       *self,
                 const PmapField  *field,
                 const char       *id,
                 GError          **error)
{
  PmapRecord *other = pmap_document_find (self->document, id);

  if (id == NULL || (other != NULL && g_type_is_a (G_OBJECT_TYPE (other), field->get_item_type ())))
    return TRUE;
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND,
               /* translators: a field's label. */
               _("%s names something that is not in this map"), pmap_field_get_label (field));
  return FALSE;
}

/* Asks the noun's own rules about a value before anybody sees it. */
static gboolean
check_rules (PmapRecord       *record,
             const PmapField  *field,
             const GValue     *value,
             GError          **error)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  g_auto (GValue) before = G_VALUE_INIT;
  g_autoptr (PmapIssues) old_issues = pmap_issues_new ();
  g_autoptr (PmapIssues) new_issues = pmap_issues_new ();

  if (klass->check == NULL)
    return TRUE;
  klass->check (record, old_issues);
  pmap_record_get_value (record, field, &before);
  _pmap_record_store_value (record, field, value);
  klass->check (record, new_issues);
  _pmap_record_store_value (record, field, &before);
  return pmap_issues_count (new_issues, PMAP_SEVERITY_ERROR) <= pmap_issues_count (old_issues, PMAP_SEVERITY_ERROR)
         || pmap_issues_let_pass (new_issues, error);
}

/**
 * pmap_editor_set:
 * @self: an editor
 * @record: a record of its document
 * @field: one of the record's fields that holds a value
 * @value: of pmap_field_get_value_type(); a text is taken as it is, an empty one as none
 * @error: says in plain words why not
 *
 * Sets a field. Setting what is there already does nothing.
 *
 * Returns: %FALSE where the field does not take @value, what it refers to is not there, or the record's rules
 *   forbid it; nothing changed then
 */
gboolean
pmap_editor_set (PmapEditor       *self,
                 PmapRecord       *record,
                 const PmapField  *field,
                 const GValue     *value,
                 GError          **error)
{
  g_auto (GValue) before = G_VALUE_INIT;
  g_auto (GValue) none = G_VALUE_INIT;
  g_autofree char *label = NULL;

  g_return_val_if_fail (PMAP_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (PMAP_IS_RECORD (record) && pmap_record_get_document (record) == self->document, FALSE);
  g_return_val_if_fail (field != NULL && pmap_field_is_scalar (field), FALSE);

  if (G_VALUE_HOLDS_STRING (value) && g_strcmp0 (g_value_get_string (value), "") == 0)
    {
      g_value_init (&none, G_TYPE_STRING);
      value = &none;
    }
  pmap_record_get_value (record, field, &before);
  if (pmap_change_same_value (&before, value))
    return TRUE;
  if (!pmap_field_validate (field, value, error)
      || (field->kind == PMAP_KIND_REFERENCE && !check_reference (self, field, g_value_get_string (value), error))
      || !check_rules (record, field, value, error))
    return FALSE;
  /* translators: the name of a step that can be undone; %s is a field's label: "Change Length of a session". */
  label = g_strdup_printf (_("Change “%s”"), pmap_field_get_label (field));
  do_change (self, label, pmap_change_new_set (record, field, value));
  return TRUE;
}

/**
 * pmap_editor_set_while_typing:
 * @self: an editor
 * @record: a record of its document
 * @field: one of the record's fields that holds a value
 * @value: what stands in its entry just now
 * @error: says in plain words why not
 *
 * Sets a field while somebody is typing in it, so that the map has what was typed before the entry is left. All that is
 * set of that field from here until pmap_editor_end_typing() is one step; if it ends where it began, none.
 *
 * Returns: as pmap_editor_set()
 */
gboolean
pmap_editor_set_while_typing (PmapEditor       *self,
                              PmapRecord       *record,
                              const PmapField  *field,
                              const GValue     *value,
                              GError          **error)
{
  guint64 state;

  g_return_val_if_fail (PMAP_IS_EDITOR (self), FALSE);

  state = pmap_history_get_state (self->history);
  if (!pmap_editor_set (self, record, field, value, error))
    return FALSE;
  if (pmap_history_get_state (self->history) != state)
    _pmap_history_begin_typing (self->history, record, field);
  return TRUE;
}

/**
 * pmap_editor_end_typing:
 * @self: an editor
 *
 * Says that the entry is left: what is set next is a step of its own.
 */
void
pmap_editor_end_typing (PmapEditor *self)
{
  g_return_if_fail (PMAP_IS_EDITOR (self));

  _pmap_history_end_typing (self->history);
}

/**
 * pmap_editor_insert:
 * @self: an editor
 * @list: a list of its document
 * @position: from 0, or %PMAP_POSITION_END
 * @record: a record of the list's noun that is in no document; gets an id here if it should have one
 * @error: says in plain words why not
 *
 * Puts a record, with all inside it, into the map.
 *
 * Returns: %FALSE where the map has records with the same ids already; nothing changed then
 */
gboolean
pmap_editor_insert (PmapEditor      *self,
                    PmapRecordList  *list,
                    guint            position,
                    PmapRecord      *record,
                    GError         **error)
{

  g_return_val_if_fail (PMAP_IS_EDITOR (self) && PMAP_IS_RECORD_LIST (list), FALSE);
  g_return_val_if_fail (PMAP_IS_RECORD (record) && pmap_record_get_owner (record) == NULL, FALSE);
  g_return_val_if_fail (g_type_is_a (G_OBJECT_TYPE (record), pmap_record_list_get_record_type (list)), FALSE);
  g_return_val_if_fail (pmap_record_list_get_owner (list) != NULL
                        && pmap_record_get_document (pmap_record_list_get_owner (list)) == self->document, FALSE);

  if (pmap_record_get_id (record) != NULL && pmap_document_find (self->document, pmap_record_get_id (record)) != NULL)
    {
      g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                   /* translators: a noun ("pupil") and an id. */
                   _("This map has “%s” already"), pmap_record_get_id (record));
      return FALSE;
    }
  _pmap_record_make_ids (record);
  /* translators: the name of a step that can be undone; %s is a noun: "Add pupil". */
  do_change (self, _(pmap_record_get_noun (record)->add),
             pmap_change_new_insert (list, MIN (position, pmap_record_list_get_length (list)), record));
  return TRUE;
}

/**
 * pmap_editor_add:
 * @self: an editor
 * @list: a list of its document
 * @position: where the record is to stand, or %PMAP_POSITION_END
 * @label: what the user does, in words
 * @error: says in plain words why not
 * @first_field: (nullable): the name of a field
 * @...: what is typed in it (%NULL passes it over), then more names and texts; %NULL ends them
 *
 * Adds a new record that says so much already, in one step.
 *
 * Returns: (transfer none) (nullable): the record; %NULL where a field does not take its text, and nothing changed
 */
gpointer
pmap_editor_add (PmapEditor      *self,
                 PmapRecordList  *list,
                 guint            position,
                 const char      *label,
                 GError         **error,
                 const char      *first_field,
                 ...)
{
  g_autoptr (PmapRecord) record = NULL;
  gboolean done;
  va_list rest;

  g_return_val_if_fail (PMAP_IS_EDITOR (self) && PMAP_IS_RECORD_LIST (list) && label != NULL, NULL);

  record = pmap_record_new (pmap_record_list_get_record_type (list));
  pmap_editor_begin (self, label);
  done = pmap_editor_insert (self, list, position, record, error);
  va_start (rest, first_field);
  for (const char *field = first_field; field != NULL && done; field = va_arg (rest, const char *))
    {
      const char *typed = va_arg (rest, const char *);

      done = typed == NULL || pmap_editor_set_typed (self, record, field, typed, error);
    }
  va_end (rest);
  return pmap_editor_finish (self, done) ? record : NULL;      /* the list holds it now */
}

static gboolean
add_id_cb (PmapRecord *record,
           gpointer    user_data)
{
  if (pmap_record_get_id (record) != NULL)
    g_ptr_array_add (user_data, record);
  return TRUE;
}

/* Lets go of one record's references to another: an optional one is cleared; a record that is nothing without it
 * (a membership without its pupil) goes too; one that is a thing of its own (an intervention) refuses. */
static gboolean
release_reference (PmapEditor  *self,
                   PmapRecord  *referrer,
                   PmapRecord  *record,
                   GError     **error)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (referrer);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PmapField *field = &klass->fields[i];
      g_auto (GValue) none = G_VALUE_INIT;

      if (field->kind != PMAP_KIND_REFERENCE
          || pmap_record_get_reference (referrer, field) != pmap_record_get_id (record))
        continue;
      if (!(field->flags & PMAP_FIELD_REQUIRED))
        {
          g_value_init (&none, G_TYPE_STRING);
          _pmap_history_do (self->history, pmap_change_new_set (referrer, field, &none));
        }
      else if (klass->noun->id_prefix == NULL)
        {
          _pmap_history_do (self->history, pmap_change_new_remove (referrer));
          return TRUE;
        }
      else
        {
          g_autofree char *name = pmap_record_describe (record);
          g_autofree char *user = pmap_record_describe (referrer);

          g_set_error (error, PMAP_ERROR, PMAP_ERROR_IN_USE,
                       /* translators: a record's name, then the name of one that needs it:
                        * "“Bubble time” is in use: “Bubble time, Year 3” needs it. …" */
                       _("“%1$s” is in use: “%2$s” needs it. Remove that first."), name, user);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
release_references (PmapEditor  *self,
                    PmapRecord  *record,
                    GError     **error)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();

  pmap_record_walk (record, add_id_cb, named);
  for (guint i = 0; i < named->len; i++)
    {
      g_autoptr (GPtrArray) referrers =
        pmap_document_list_referrers (self->document, pmap_record_get_id (named->pdata[i]));

      for (guint j = 0; j < referrers->len; j++)
        if (!pmap_record_is_inside (referrers->pdata[j], record)
            && !release_reference (self, referrers->pdata[j], named->pdata[i], error))
          return FALSE;
    }
  return TRUE;
}

/**
 * pmap_editor_remove:
 * @self: an editor
 * @record: a record in a list of its document
 * @error: says in plain words why not
 *
 * Takes a record, with all inside it, out of the map. References to it are cleared; a group membership goes with
 * its pupil.
 *
 * Returns: %FALSE where a record that is a thing of its own cannot be without it (%PMAP_ERROR_IN_USE); nothing
 *   changed then
 */
gboolean
pmap_editor_remove (PmapEditor  *self,
                    PmapRecord  *record,
                    GError     **error)
{
  gboolean nested, released;

  g_return_val_if_fail (PMAP_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (PMAP_IS_RECORD (record) && pmap_record_get_list (record) != NULL, FALSE);
  g_return_val_if_fail (pmap_record_get_document (record) == self->document, FALSE);

  /* translators: the name of a step that can be undone; %s is a noun: "Remove pupil". */
  /* Inside a larger group a refusal leaves the group to its maker, who abandons it as a whole. */
  nested = _pmap_history_is_open (self->history);
  _pmap_history_begin (self->history, _(pmap_record_get_noun (record)->remove));
  released = release_references (self, record, error);
  if (released)
    _pmap_history_do (self->history, pmap_change_new_remove (record));
  else if (!nested)
    _pmap_history_abandon (self->history);
  _pmap_history_end (self->history);
  return released;
}

/**
 * pmap_editor_move:
 * @self: an editor
 * @record: a record in a list of its document
 * @position: where it is to stand
 *
 * Gives a record another place in its list.
 */
void
pmap_editor_move (PmapEditor *self,
                  PmapRecord *record,
                  guint       position)
{
  PmapRecordList *list;
  guint from;

  g_return_if_fail (PMAP_IS_EDITOR (self) && PMAP_IS_RECORD (record));

  list = pmap_record_get_list (record);
  g_return_if_fail (list != NULL && position < pmap_record_list_get_length (list));

  if (!pmap_record_list_get_position (list, record, &from) || from == position)
    return;
  /* translators: the name of a step that can be undone; %s is a noun: "Move tier". */
  do_change (self, _(pmap_record_get_noun (record)->move), pmap_change_new_move (record, position));
}
