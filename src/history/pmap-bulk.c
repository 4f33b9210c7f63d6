/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bulk work: what a SENCO does to many pupils or groups at once, seen before it is done.
 *
 * A verb (pmap-roll-over.c and its like) is a pure function of a map: it takes a copy, changes that through an editor of its own, and
 * says line by line what it does and what it leaves out. Doing it adopts the copy. The preview cannot differ from the result, for it
 * is the result; and one undo takes all of it back. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-bulk-private.h"

#include "base/pmap-error.h"
#include "history/pmap-adopt.h"
#include "model/pmap-period.h"
#include "model/pmap-record-private.h"

#include <glib/gi18n.h>

struct _PmapBulkRow
{
  GObject parent_instance;

  const PmapBulkPart *part;     /* NULL for what is left out for a reason of its own */
  gboolean is_spared;           /* left out because the user chose so; it keeps its place */
  char *name;
  char *before;
  char *after;
  char *remark;
  char *id;
};

G_DEFINE_FINAL_TYPE (PmapBulkRow, pmap_bulk_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pmap_bulk_row_finalize (GObject *object)
{
  PmapBulkRow *self = PMAP_BULK_ROW (object);

  g_free (self->name);
  g_free (self->before);
  g_free (self->after);
  g_free (self->remark);
  g_free (self->id);

  G_OBJECT_CLASS (pmap_bulk_row_parent_class)->finalize (object);
}

static void
pmap_bulk_row_class_init (PmapBulkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_bulk_row_finalize;

  /**
   * PmapBulkRow::changed:
   * @self: the row
   *
   * It says something else now, see pmap_bulk_row_become().
   */
  signals[CHANGED] = g_signal_new ("changed", PMAP_TYPE_BULK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmap_bulk_row_init (PmapBulkRow *self)
{
}

/** pmap_bulk_row_get_part: Returns: (nullable): the nick of the kind of line that it is; %NULL for what is left out */
const char *
pmap_bulk_row_get_part (PmapBulkRow *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self), NULL);

  return self->part != NULL && !self->is_spared ? self->part->nick : NULL;
}

/** pmap_bulk_row_get_title: Returns: what stands over the lines of its kind, "Moving up" */
const char *
pmap_bulk_row_get_title (PmapBulkRow *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self), NULL);

  return self->part != NULL ? _(self->part->title) : _("Left out");
}

/** pmap_bulk_row_get_name: Returns: whom or what it is about */
const char *
pmap_bulk_row_get_name (PmapBulkRow *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self), NULL);

  return self->name;
}

/** pmap_bulk_row_get_before: Returns: (nullable): how it is now */
const char *
pmap_bulk_row_get_before (PmapBulkRow *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self), NULL);

  return self->before;
}

/** pmap_bulk_row_get_after: Returns: (nullable): how it will be */
const char *
pmap_bulk_row_get_after (PmapBulkRow *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self), NULL);

  return self->after;
}

/** pmap_bulk_row_get_remark: Returns: (nullable): what else there is to know, or why it is left out */
const char *
pmap_bulk_row_get_remark (PmapBulkRow *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self), NULL);

  return self->remark;
}

/** pmap_bulk_row_get_id: Returns: (nullable): the id of the record in the map that it is about, by which a verb can be told to spare it */
const char *
pmap_bulk_row_get_id (PmapBulkRow *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self), NULL);

  return self->id;
}

/** pmap_bulk_row_is_left_out: Returns: whether nothing is done to it, and the remark says why */
gboolean
pmap_bulk_row_is_left_out (PmapBulkRow *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self), FALSE);

  return self->part == NULL || self->is_spared;
}

/** pmap_bulk_row_can_be_spared: Returns: whether the user may choose that nothing is done to it, or has chosen so */
gboolean
pmap_bulk_row_can_be_spared (PmapBulkRow *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self), FALSE);

  return self->part != NULL && self->id != NULL;
}

static void
take_text (char **place,
           char **from)
{
  g_free (*place);
  *place = g_steal_pointer (from);
}

/**
 * pmap_bulk_row_become:
 * @self: a row that is shown
 * @other: the row of a plan that was worked out again; what it says is taken out of it
 *
 * Lets a row that is shown say what the new plan says of the same record, so that it keeps its place and the focus.
 *
 * Returns: %FALSE where @other is about another record; nothing changed then
 */
gboolean
pmap_bulk_row_become (PmapBulkRow *self,
                      PmapBulkRow *other)
{
  g_return_val_if_fail (PMAP_IS_BULK_ROW (self) && PMAP_IS_BULK_ROW (other), FALSE);

  if (self->part != other->part || g_strcmp0 (self->id, other->id) != 0 || g_strcmp0 (self->name, other->name) != 0)
    return FALSE;
  self->is_spared = other->is_spared;
  take_text (&self->before, &other->before);
  take_text (&self->after, &other->after);
  take_text (&self->remark, &other->remark);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* --- the plan --- */

struct _PmapBulkPlan
{
  GObject parent_instance;

  PmapDocument *document;   /* as it is */
  PmapEditor *editor;       /* of the copy */
  PmapDocument *result;     /* the copy */
  char *label;
  GListStore *rows;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (PmapBulkPlan, pmap_bulk_plan, G_TYPE_OBJECT)

static void
pmap_bulk_plan_finalize (GObject *object)
{
  PmapBulkPlan *self = PMAP_BULK_PLAN (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->result);
  g_clear_object (&self->document);
  g_clear_object (&self->rows);
  g_free (self->label);

  G_OBJECT_CLASS (pmap_bulk_plan_parent_class)->finalize (object);
}

static void
pmap_bulk_plan_class_init (PmapBulkPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_bulk_plan_finalize;
}

static void
pmap_bulk_plan_init (PmapBulkPlan *self)
{
  self->rows = g_list_store_new (PMAP_TYPE_BULK_ROW);
}

/** pmap_bulk_plan_get_label: Returns: the name of the step, for undo: "Roll over to 2027/28" */
const char *
pmap_bulk_plan_get_label (PmapBulkPlan *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_PLAN (self), NULL);

  return self->label;
}

/** pmap_bulk_plan_get_rows: Returns: (transfer none): the lines, #PmapBulkRow: what is done, then what is left out */
GListModel *
pmap_bulk_plan_get_rows (PmapBulkPlan *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_PLAN (self), NULL);

  return G_LIST_MODEL (self->rows);
}

/** pmap_bulk_plan_get_result: Returns: (transfer none): the map as it will be; not to be changed */
PmapDocument *
pmap_bulk_plan_get_result (PmapBulkPlan *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_PLAN (self), NULL);

  return self->result;
}

static guint
count (PmapBulkPlan *self,
       const char   *part)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (PmapBulkRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      n += part == NULL ? pmap_bulk_row_is_left_out (row) : g_strcmp0 (pmap_bulk_row_get_part (row), part) == 0;
    }
  return n;
}

/**
 * pmap_bulk_plan_count:
 * @self: a plan
 * @part: the nick of a kind of line
 *
 * Returns: how many lines of that kind it has
 */
guint
pmap_bulk_plan_count (PmapBulkPlan *self,
                      const char   *part)
{
  g_return_val_if_fail (PMAP_IS_BULK_PLAN (self) && part != NULL, 0);

  return count (self, part);
}

/** pmap_bulk_plan_count_left_out: Returns: how many lines say that something is left out */
guint
pmap_bulk_plan_count_left_out (PmapBulkPlan *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_PLAN (self), 0);

  return count (self, NULL);
}

/**
 * pmap_bulk_plan_describe:
 * @self: a plan
 *
 * Returns: (transfer full): what it does in a line: "51 pupils move up. 9 pupils leave. 2 are left out."
 */
char *
pmap_bulk_plan_describe (PmapBulkPlan *self)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  GString *text = g_string_new (NULL);
  guint n_left_out;

  g_return_val_if_fail (PMAP_IS_BULK_PLAN (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (PmapBulkRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      guint n;

      if (row->part == NULL || row->is_spared || row->part->one == NULL || g_ptr_array_find (told, row->part, NULL))
        continue;
      g_ptr_array_add (told, (gpointer) row->part);
      n = pmap_bulk_plan_count (self, row->part->nick);
      g_string_append_printf (text, ngettext (row->part->one, row->part->many, n), n);
      g_string_append (text, " ");
    }
  n_left_out = count (self, NULL);
  if (n_left_out > 0)
    g_string_append_printf (text, ngettext ("%u is left out.", "%u are left out.", n_left_out), n_left_out);
  else if (text->len > 0)
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

/** pmap_bulk_plan_is_stale: Returns: whether the map has changed since, so that it has to be worked out again */
gboolean
pmap_bulk_plan_is_stale (PmapBulkPlan *self)
{
  g_return_val_if_fail (PMAP_IS_BULK_PLAN (self), TRUE);

  return self->is_stale;
}

/**
 * pmap_bulk_plan_apply:
 * @self: a plan
 * @editor: the editor of the map that it was made of
 * @error: says in plain words why not
 *
 * Does it, as one step that can be undone.
 *
 * Returns: %FALSE where the map has changed since the plan was made; nothing changed then
 */
gboolean
pmap_bulk_plan_apply (PmapBulkPlan  *self,
                      PmapEditor    *editor,
                      GError       **error)
{
  g_return_val_if_fail (PMAP_IS_BULK_PLAN (self) && PMAP_IS_EDITOR (editor), FALSE);
  g_return_val_if_fail (pmap_editor_get_document (editor) == self->document, FALSE);

  if (self->is_stale)
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
                           _("The map has changed meanwhile: please look again at what would be done"));
      return FALSE;
    }
  return pmap_adopt (editor, self->result, self->label, error);
}

/* --- for the verbs --- */

static void
changed_cb (PmapBulkPlan *self)
{
  self->is_stale = TRUE;
}

/* Returns: (transfer full): a plan that does nothing yet, on a copy of @document. */
PmapBulkPlan *
_pmap_bulk_plan_new (PmapDocument *document)
{
  PmapBulkPlan *self = g_object_new (PMAP_TYPE_BULK_PLAN, NULL);
  static const char *const changes[] = { "field-changed", "record-added", "record-removed", "record-moved" };

  self->document = g_object_ref (document);
  self->result = PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (document)));
  self->editor = pmap_editor_new (self->result);
  pmap_editor_begin (self->editor, "");
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_signal_lookup (changes[i], PMAP_TYPE_DOCUMENT) != 0)
      g_signal_connect_object (document, changes[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* Returns: (transfer none): what changes the copy */
PmapEditor *
_pmap_bulk_plan_get_editor (PmapBulkPlan *self)
{
  return self->editor;
}

/* Lines of a kind stand together, what is left out at the end. The sort keeps the order otherwise. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const PmapBulkRow *one = a, *other = b;
  guint rank = one->part != NULL ? one->part->rank : G_MAXUINT, other_rank = other->part != NULL ? other->part->rank : G_MAXUINT;

  return rank < other_rank ? -1 : rank > other_rank;
}

/* Ends the making of a plan; @label is taken. Returns: (transfer full) (nullable): @self, or %NULL where it could not be made */
PmapBulkPlan *
_pmap_bulk_plan_finish (PmapBulkPlan *self,
                        char         *label,
                        gboolean      done)
{
  self->label = label;
  g_list_store_sort (self->rows, compare_rows, NULL);
  pmap_editor_finish (self->editor, done);
  g_clear_object (&self->editor);
  if (done)
    return self;
  g_object_unref (self);
  return NULL;
}

static PmapBulkRow *
make_row (const PmapBulkPart *part,
          char               *name,
          const char         *before,
          const char         *after,
          const char         *remark)
{
  PmapBulkRow *row = g_object_new (PMAP_TYPE_BULK_ROW, NULL);

  row->part = part;
  row->name = name;
  row->before = g_strdup (before);
  row->after = g_strdup (after);
  row->remark = g_strdup (remark);
  return row;
}

/* A line of what is done to @record, which is of the copy. */
void
_pmap_bulk_plan_add (PmapBulkPlan       *self,
                     const PmapBulkPart *part,
                     PmapRecord         *record,
                     const char         *before,
                     const char         *after,
                     const char         *remark)
{
  g_autoptr (PmapBulkRow) row = make_row (part, pmap_record_describe (record), before, after, remark);

  row->id = g_strdup (pmap_record_get_id (record));
  g_list_store_append (self->rows, row);
}

/* The same for what has no name of its own. */
void
_pmap_bulk_plan_add_named (PmapBulkPlan       *self,
                           const PmapBulkPart *part,
                           const char         *name,
                           const char         *before,
                           const char         *after,
                           const char         *remark)
{
  g_autoptr (PmapBulkRow) row = make_row (part, g_strdup (name), before, after, remark);

  g_list_store_append (self->rows, row);
}

/* A line of what nothing is done to, and why. */
void
_pmap_bulk_plan_leave_out (PmapBulkPlan *self,
                           PmapRecord   *record,
                           const char   *why)
{
  _pmap_bulk_plan_add (self, NULL, record, NULL, NULL, why);
}

/* Returns: (transfer full): "14 September 2026 to 16 July 2027" */
char *
_pmap_bulk_say_dates (PmapDate from,
                      PmapDate to)
{
  PmapPeriod period = pmap_period_dates (from, to);

  if (from == to)
    return pmap_date_format (from);
  return pmap_period_describe (&period, NULL);
}

/* Returns: whether the user chose to spare @record; a line of its kind says so then, and @why, where there is more to say */
gboolean
_pmap_bulk_plan_spare (PmapBulkPlan       *self,
                       const PmapBulkPart *part,
                       PmapRecord         *record,
                       GHashTable         *spared,
                       const char         *why)
{
  const char *id = pmap_record_get_id (record);
  g_autoptr (PmapBulkRow) row = NULL;

  if (spared == NULL || id == NULL || !g_hash_table_contains (spared, id))
    return FALSE;
  row = make_row (part, pmap_record_describe (record), NULL, NULL, why != NULL ? why : _("left out, as you chose"));
  row->id = g_strdup (id);
  row->is_spared = TRUE;
  g_list_store_append (self->rows, row);
  return TRUE;
}
