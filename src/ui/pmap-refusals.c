/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed into fields of a map and not taken: no date, no number, not one of the choices. It is not part of the map, so
 * no save holds it; but nobody's words are lost without a word. A field shows again what was refused when its record is shown
 * again, the window says beside "Saved" what is not, and asks before it closes over it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-refusals.h"

#include "model/pmap-subject.h"

#include <glib/gi18n.h>

struct _PmapRefusals
{
  GObject parent_instance;

  GPtrArray *list;    /* of PmapRefusal, in the order typed */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapRefusals, pmap_refusals, G_TYPE_OBJECT)

static void
free_refusal (gpointer data)
{
  PmapRefusal *refusal = data;

  g_object_unref (refusal->record);
  g_free (refusal->typed);
  g_free (refusal->message);
  g_free (refusal);
}

static void
pmap_refusals_finalize (GObject *object)
{
  g_ptr_array_unref (PMAP_REFUSALS (object)->list);

  G_OBJECT_CLASS (pmap_refusals_parent_class)->finalize (object);
}

static void
pmap_refusals_class_init (PmapRefusalsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_refusals_finalize;

  /**
   * PmapRefusals::changed:
   * @self: the refusals
   *
   * Something was refused, or is no longer.
   */
  signals[CHANGED] = g_signal_new ("changed", PMAP_TYPE_REFUSALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmap_refusals_init (PmapRefusals *self)
{
  self->list = g_ptr_array_new_with_free_func (free_refusal);
}

static guint
find (PmapRefusals    *self,
      PmapRecord      *record,
      const PmapField *field)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const PmapRefusal *refusal = self->list->pdata[i];

      if (refusal->record == record && refusal->field == field)
        return i;
    }
  return G_MAXUINT;
}

/* What is no longer in the map can no longer be put right. */
static void
record_removed_cb (PmapRefusals *self,
                   PmapRecord   *record)
{
  guint before = self->list->len;

  for (guint i = self->list->len; i-- > 0;)
    if (pmap_record_is_inside (((PmapRefusal *) self->list->pdata[i])->record, record))
      g_ptr_array_remove_index (self->list, i);
  if (self->list->len != before)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pmap_refusals_new:
 * @document: a map
 *
 * Returns: (transfer full): of that map; nothing is refused yet
 */
PmapRefusals *
pmap_refusals_new (PmapDocument *document)
{
  PmapRefusals *self;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  self = g_object_new (PMAP_TYPE_REFUSALS, NULL);
  g_signal_connect_object (document, "record-removed", G_CALLBACK (record_removed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * pmap_refusals_add:
 * @self: the refusals of a map
 * @record: whose field
 * @field: the field
 * @typed: what stands in it
 * @message: why the map did not take it
 */
void
pmap_refusals_add (PmapRefusals    *self,
                   PmapRecord      *record,
                   const PmapField *field,
                   const char      *typed,
                   const char      *message)
{
  PmapRefusal *refusal;
  guint position;

  g_return_if_fail (PMAP_IS_REFUSALS (self) && PMAP_IS_RECORD (record) && field != NULL && typed != NULL && message != NULL);

  position = find (self, record, field);
  if (position != G_MAXUINT)
    g_ptr_array_remove_index (self->list, position);
  refusal = g_new (PmapRefusal, 1);
  *refusal = (PmapRefusal) { g_object_ref (record), field, g_strdup (typed), g_strdup (message) };
  g_ptr_array_add (self->list, refusal);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** pmap_refusals_remove: The field holds what the map has, or is to be forgotten. */
void
pmap_refusals_remove (PmapRefusals    *self,
                      PmapRecord      *record,
                      const PmapField *field)
{
  guint position;

  g_return_if_fail (PMAP_IS_REFUSALS (self));

  position = find (self, record, field);
  if (position == G_MAXUINT)
    return;
  g_ptr_array_remove_index (self->list, position);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** pmap_refusals_clear: The user does without what was refused. */
void
pmap_refusals_clear (PmapRefusals *self)
{
  g_return_if_fail (PMAP_IS_REFUSALS (self));

  if (self->list->len == 0)
    return;
  g_ptr_array_set_size (self->list, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** pmap_refusals_find: Returns: (transfer none) (nullable): what was refused for a field; good until the next change */
const PmapRefusal *
pmap_refusals_find (PmapRefusals    *self,
                    PmapRecord      *record,
                    const PmapField *field)
{
  guint position;

  g_return_val_if_fail (PMAP_IS_REFUSALS (self), NULL);

  position = find (self, record, field);
  return position != G_MAXUINT ? self->list->pdata[position] : NULL;
}

/** pmap_refusals_count: Returns: how many fields hold what was not taken */
guint
pmap_refusals_count (PmapRefusals *self)
{
  g_return_val_if_fail (PMAP_IS_REFUSALS (self), 0);

  return self->list->len;
}

/** pmap_refusals_get: Returns: (transfer none): one of them, from 0; good until the next change */
const PmapRefusal *
pmap_refusals_get (PmapRefusals *self,
                   guint         position)
{
  g_return_val_if_fail (PMAP_IS_REFUSALS (self) && position < self->list->len, NULL);

  return self->list->pdata[position];
}

/**
 * pmap_refusals_describe:
 * @self: the refusals of a map
 *
 * Returns: (transfer full) (nullable): what is not in the map, to go into a sentence: "“How often” of NELI for Ben", or "3
 *   fields"; %NULL if nothing was refused
 */
char *
pmap_refusals_describe (PmapRefusals *self)
{
  const PmapRefusal *refusal;
  g_autofree char *who = NULL;

  g_return_val_if_fail (PMAP_IS_REFUSALS (self), NULL);

  if (self->list->len == 0)
    return NULL;
  if (self->list->len > 1)
    return pmap_number_say (self->list->len, ngettext ("%u field", "%u fields", self->list->len));
  refusal = self->list->pdata[0];
  who = pmap_record_describe_subject (refusal->record);
  if (who == NULL)
    /* translators: a field's label, in a sentence about it. */
    return g_strdup_printf (_("“%s”"), pmap_field_get_label (refusal->field));
  /* translators: a field's label, and whose field it is: "“How often” of NELI for Ben". */
  return g_strdup_printf (_("“%1$s” of %2$s"), pmap_field_get_label (refusal->field), who);
}
