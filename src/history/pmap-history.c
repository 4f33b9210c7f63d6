/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done, so that it can be undone: named steps, each of one or more changes.
 *
 * Every step has a number of its own. The document is as it was saved when the last step done is the one that was
 * last when it was saved; so undoing back to there is "not modified", and a new step on another path never is.
 * The oldest steps are forgotten when all together weigh too much. */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-history-private.h"

#include "model/pmap-document.h"

/* About 64 MiB of text, or a quarter of a million changes: a long day's work, with room. */
#define WEIGHT_MAXIMUM (64u << 20)

/* A second change of the same field within this time belongs to the same step: a spin button held down is one step. */
#define COALESCE_MICROSECONDS (1 * G_USEC_PER_SEC)

typedef struct
{
  char *label;
  GPtrArray *changes;
  guint64 state;
  gsize weight;
  gint64 time;
  gboolean is_final;     /* cannot be taken back once it is saved */
  gboolean is_apart;     /* takes no later step in, and goes into no earlier one */
  gboolean is_typing;    /* somebody is still at it */
} Step;

struct _PmapHistory
{
  GObject parent_instance;

  GPtrArray *done;
  GPtrArray *undone;
  Step *open;            /* the step being made */
  guint depth;           /* of nested begins */
  guint64 last_state;    /* the highest number given */
  guint64 bottom_state;  /* the document's state with every remembered step undone */
  guint64 saved_state;
  gsize weight;
  const PmapHistoryWatch *watch;
  gpointer watch_data;
  guint applying : 1;
};

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  APPLIED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapHistory, pmap_history, G_TYPE_OBJECT)

static void
step_free (Step *step)
{
  g_free (step->label);
  g_ptr_array_unref (step->changes);
  g_free (step);
}

static Step *
top (GPtrArray *steps)
{
  return steps->len > 0 ? steps->pdata[steps->len - 1] : NULL;
}

static void
notify_all (PmapHistory *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
pmap_history_finalize (GObject *object)
{
  PmapHistory *self = PMAP_HISTORY (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_clear_pointer (&self->open, step_free);

  G_OBJECT_CLASS (pmap_history_parent_class)->finalize (object);
}

static void
pmap_history_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PmapHistory *self = PMAP_HISTORY (object);

  switch (property_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, pmap_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, pmap_history_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, pmap_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, pmap_history_get_redo_label (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, pmap_history_is_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_history_class_init (PmapHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = pmap_history_finalize;
  object_class->get_property = pmap_history_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PmapHistory::applied:
   * @self: the history
   * @record: the record to look at
   *
   * A step was undone or redone; a window shows where.
   */
  signals[APPLIED] = g_signal_new ("applied", PMAP_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, PMAP_TYPE_RECORD);
}

static void
pmap_history_init (PmapHistory *self)
{
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

/**
 * pmap_history_new:
 *
 * Returns: (transfer full): a history with nothing in it, of a document that is as it was saved
 */
PmapHistory *
pmap_history_new (void)
{
  return g_object_new (PMAP_TYPE_HISTORY, NULL);
}

gboolean
pmap_history_can_undo (PmapHistory *self)
{
  g_return_val_if_fail (PMAP_IS_HISTORY (self), FALSE);

  return self->open == NULL && self->done->len > 0;
}

gboolean
pmap_history_can_redo (PmapHistory *self)
{
  g_return_val_if_fail (PMAP_IS_HISTORY (self), FALSE);

  return self->open == NULL && self->undone->len > 0;
}

/**
 * pmap_history_get_undo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what undo would take back, in words
 */
const char *
pmap_history_get_undo_label (PmapHistory *self)
{
  g_return_val_if_fail (PMAP_IS_HISTORY (self), NULL);

  return self->done->len > 0 ? top (self->done)->label : NULL;
}

/**
 * pmap_history_get_redo_label:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what redo would do again, in words
 */
const char *
pmap_history_get_redo_label (PmapHistory *self)
{
  g_return_val_if_fail (PMAP_IS_HISTORY (self), NULL);

  return self->undone->len > 0 ? top (self->undone)->label : NULL;
}

static void
forget_undone (PmapHistory *self)
{
  for (guint i = 0; i < self->undone->len; i++)
    self->weight -= ((Step *) self->undone->pdata[i])->weight;
  g_ptr_array_set_size (self->undone, 0);
}

static void
forget_oldest (PmapHistory *self)
{
  while (self->weight > WEIGHT_MAXIMUM && self->done->len > 1)
    {
      Step *oldest = self->done->pdata[0];

      self->weight -= oldest->weight;
      self->bottom_state = oldest->state;
      g_ptr_array_remove_index (self->done, 0);
    }
}

void
_pmap_history_begin (PmapHistory *self,
                     const char  *label)
{
  g_assert (!self->applying);

  if (self->depth++ > 0)
    return;
  self->open = g_new0 (Step, 1);
  self->open->label = g_strdup (label);
  self->open->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_change_free);
}

/* Makes the open step one of its own, whatever the user does a moment before or after. */
void
_pmap_history_set_apart (PmapHistory *self)
{
  g_assert (self->open != NULL);

  self->open->is_apart = TRUE;
}

gboolean
_pmap_history_is_open (PmapHistory *self)
{
  return self->depth > 0;
}

/* There is one at a time; NULL ends it. */
void
_pmap_history_watch (PmapHistory            *self,
                     const PmapHistoryWatch *watch,
                     gpointer                data)
{
  self->watch = watch;
  self->watch_data = data;
}

/* Makes the open step one that cannot be taken back once it is saved, nor anything before it: what it took away must not stay
 * in memory. */
void
_pmap_history_set_final (PmapHistory *self)
{
  g_assert (self->open != NULL);

  self->open->is_final = TRUE;
  self->open->is_apart = TRUE;
}

static void
note (PmapHistory *self,
      PmapChange  *change,
      gboolean     undoing)
{
  PmapChangeEffect effect;

  if (self->watch != NULL && pmap_change_get_effect (change, undoing, &effect))
    self->watch->note (self->watch_data, &effect);
}

static void
finish (PmapHistory *self)
{
  if (self->watch != NULL)
    self->watch->finish (self->watch_data);
}

/* Does a change, as a part of the open step. */
void
_pmap_history_do (PmapHistory *self,
                  PmapChange  *change)
{
  g_assert (self->open != NULL);

  g_ptr_array_add (self->open->changes, change);
  note (self, change, FALSE);
  pmap_change_redo (change);
}

static void
weigh (PmapHistory *self,
       Step        *step)
{
  self->weight -= step->weight;
  step->weight = 0;
  for (guint i = 0; i < step->changes->len; i++)
    step->weight += pmap_change_get_weight (step->changes->pdata[i]);
  self->weight += step->weight;
}

/* Whether a step of one change is the same change, a moment later, as the last step, or goes on with what is being typed.
 * The document is another one than before, so the step gets another number: who took the old one along with the bytes
 * that are being saved must not take the new document for saved. A step that has come to nothing goes. */
static gboolean
absorb_into_last (PmapHistory *self,
                  Step        *step)
{
  Step *last = top (self->done);

  if (last == NULL || self->undone->len > 0 || last->state == self->saved_state || last->is_apart || step->is_apart
      || (!last->is_typing && step->time - last->time > COALESCE_MICROSECONDS)
      || last->changes->len != 1 || step->changes->len != 1)
    return FALSE;
  if (!pmap_change_absorb (last->changes->pdata[0], step->changes->pdata[0]))
    return FALSE;
  last->time = step->time;
  last->state = ++self->last_state;
  weigh (self, last);
  if (pmap_change_is_nothing (last->changes->pdata[0]))
    {
      self->weight -= last->weight;
      g_ptr_array_set_size (self->done, self->done->len - 1);
    }
  return TRUE;
}

void
_pmap_history_end (PmapHistory *self)
{
  Step *step;

  g_assert (self->depth > 0);

  if (--self->depth > 0)
    return;
  step = g_steal_pointer (&self->open);
  finish (self);
  step->time = g_get_monotonic_time ();
  if (step->changes->len == 0 || absorb_into_last (self, step))
    {
      step_free (step);
      notify_all (self);
      return;
    }
  forget_undone (self);
  step->state = ++self->last_state;
  weigh (self, step);
  g_ptr_array_add (self->done, step);
  forget_oldest (self);
  notify_all (self);
}

/* The last step is the setting of that field, and will take in the next ones. */
void
_pmap_history_begin_typing (PmapHistory     *self,
                            PmapRecord      *record,
                            const PmapField *field)
{
  Step *last = top (self->done);

  if (last != NULL && last->changes->len == 1 && pmap_change_sets (last->changes->pdata[0], record, field))
    {
      if (!last->is_typing)
        g_debug ("typing begins, as step %u", self->done->len);
      last->is_typing = TRUE;
    }
}

void
_pmap_history_end_typing (PmapHistory *self)
{
  Step *last = top (self->done);

  if (last != NULL && last->is_typing)
    g_debug ("typing ends");
  if (last != NULL)
    last->is_typing = FALSE;
}

static void
undo_changes (PmapHistory *self,
              Step        *step)
{
  for (guint i = step->changes->len; i-- > 0;)
    {
      note (self, step->changes->pdata[i], TRUE);
      pmap_change_undo (step->changes->pdata[i]);
    }
}

/* Takes back all of the open step, whatever its depth: nothing is half-applied. */
void
_pmap_history_abandon (PmapHistory *self)
{
  g_assert (self->depth > 0);

  undo_changes (self, self->open);
  g_ptr_array_set_size (self->open->changes, 0);
}

/* What a step is looked at by: a record that comes into the map itself with it, such as a pupil with all that refers to the pupil;
 * else what was changed first. */
static PmapRecord *
find_main_record (Step     *step,
                  gboolean  undoing)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      PmapChangeEffect effect;

      if (pmap_change_get_effect (step->changes->pdata[i], undoing, &effect) && effect.comes && PMAP_IS_DOCUMENT (effect.owner))
        return effect.record;
    }
  return pmap_change_get_record (step->changes->pdata[0]);
}

static void
look_at (PmapHistory *self,
         Step        *step,
         gboolean     undoing)
{
  if (step->changes->len > 0)
    g_signal_emit (self, signals[APPLIED], 0, find_main_record (step, undoing));
}

/**
 * pmap_history_undo:
 * @self: a history
 *
 * Takes back the last step; does nothing where there is none.
 */
void
pmap_history_undo (PmapHistory *self)
{
  Step *step;

  g_return_if_fail (PMAP_IS_HISTORY (self));

  if (!pmap_history_can_undo (self))
    return;
  self->applying = TRUE;
  step = g_ptr_array_steal_index (self->done, self->done->len - 1);
  step->is_typing = FALSE;
  undo_changes (self, step);
  g_ptr_array_add (self->undone, step);
  finish (self);
  self->applying = FALSE;
  notify_all (self);
  look_at (self, step, TRUE);
}

/**
 * pmap_history_redo:
 * @self: a history
 *
 * Does the last undone step again; does nothing where there is none.
 */
void
pmap_history_redo (PmapHistory *self)
{
  Step *step;

  g_return_if_fail (PMAP_IS_HISTORY (self));

  if (!pmap_history_can_redo (self))
    return;
  self->applying = TRUE;
  step = g_ptr_array_steal_index (self->undone, self->undone->len - 1);
  for (guint i = 0; i < step->changes->len; i++)
    {
      note (self, step->changes->pdata[i], FALSE);
      pmap_change_redo (step->changes->pdata[i]);
    }
  g_ptr_array_add (self->done, step);
  finish (self);
  self->applying = FALSE;
  notify_all (self);
  look_at (self, step, FALSE);
}

/**
 * pmap_history_get_state:
 * @self: a history
 *
 * Returns: a number that names the document as it is now; whoever saves takes it along with the bytes
 */
guint64
pmap_history_get_state (PmapHistory *self)
{
  g_return_val_if_fail (PMAP_IS_HISTORY (self), 0);

  return self->done->len > 0 ? top (self->done)->state : self->bottom_state;
}

/**
 * pmap_history_is_modified:
 * @self: a history
 *
 * Returns: whether the document differs from what was last saved
 */
gboolean
pmap_history_is_modified (PmapHistory *self)
{
  return pmap_history_get_state (self) != self->saved_state;
}

static guint
find_state (GPtrArray *steps,
            guint64    state)
{
  for (guint i = steps->len; i-- > 0;)
    if (((Step *) steps->pdata[i])->state == state)
      return i;
  return G_MAXUINT;
}

static void
add_records (GHashTable *records,
             GPtrArray  *steps,
             guint       first)
{
  for (guint i = first; i < steps->len; i++)
    for (guint j = 0; j < ((Step *) steps->pdata[i])->changes->len; j++)
      {
        PmapChangeEffect effect;

        if (pmap_change_get_effect (((Step *) steps->pdata[i])->changes->pdata[j], FALSE, &effect))
          g_hash_table_add (records, effect.record);
      }
}

/* The records that were changed since a state, done or undone; NULL if none was. */
static GHashTable *
list_later (PmapHistory *self,
            guint64      state)
{
  GHashTable *records;
  guint at;

  if (state == pmap_history_get_state (self))
    return NULL;
  records = g_hash_table_new (NULL, NULL);
  at = find_state (self->undone, state);
  if (at != G_MAXUINT)
    {
      add_records (records, self->undone, at);
      return records;
    }
  at = find_state (self->done, state);
  add_records (records, self->done, at != G_MAXUINT ? at + 1 : 0);
  return records;
}

/* Forgets all up to the last step that could not be taken back once it was saved. */
static void
forget_final (PmapHistory *self,
              guint64      state)
{
  guint at = find_state (self->done, state);
  guint n = 0;

  if (at == G_MAXUINT)
    return;
  for (guint i = 0; i <= at; i++)
    if (((Step *) self->done->pdata[i])->is_final)
      n = i + 1;
  for (guint i = 0; i < n; i++)
    self->weight -= ((Step *) self->done->pdata[i])->weight;
  if (n == 0)
    return;
  self->bottom_state = ((Step *) self->done->pdata[n - 1])->state;
  g_ptr_array_remove_range (self->done, 0, n);
}

/**
 * pmap_history_mark_saved:
 * @self: a history
 * @state: from pmap_history_get_state(), when the bytes that are on the disk now were made
 *
 * Saving takes a while; what was done meanwhile is still not saved.
 */
void
pmap_history_mark_saved (PmapHistory *self,
                         guint64      state)
{
  g_autoptr (GHashTable) later = NULL;

  g_return_if_fail (PMAP_IS_HISTORY (self));

  self->saved_state = state;
  later = list_later (self, state);
  if (self->watch != NULL)
    self->watch->saved (self->watch_data, later);
  forget_final (self, state);
  notify_all (self);
}
