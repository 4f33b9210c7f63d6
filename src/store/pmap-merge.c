/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two people changed copies of one map: what each did goes into one map, and what cannot go together is asked. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge.h"

#include "base/pmap-error.h"
#include "store/pmap-compare.h"

#include <glib/gi18n.h>

struct _PmapMerge
{
  GObject parent_instance;

  PmapDocument *base, *mine, *theirs;
  GListStore *conflicts;
  GPtrArray *changes;
};

enum
{
  PROP_0,
  PROP_UNDECIDED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapMerge, pmap_merge, G_TYPE_OBJECT)

static void
pmap_merge_finalize (GObject *object)
{
  PmapMerge *self = PMAP_MERGE (object);

  g_clear_object (&self->base);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_clear_object (&self->conflicts);
  g_clear_pointer (&self->changes, g_ptr_array_unref);

  G_OBJECT_CLASS (pmap_merge_parent_class)->finalize (object);
}

static void
pmap_merge_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_UNDECIDED:
      g_value_set_uint (value, pmap_merge_get_undecided (PMAP_MERGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_merge_class_init (PmapMergeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pmap_merge_finalize;
  object_class->get_property = pmap_merge_get_property;

  /**
   * PmapMerge:undecided:
   *
   * How many conflicts nobody has decided yet.
   */
  properties[PROP_UNDECIDED] = g_param_spec_uint ("undecided", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_merge_init (PmapMerge *self)
{
  self->conflicts = g_list_store_new (PMAP_TYPE_CONFLICT);
}

PmapMerge *
pmap_merge_new (PmapDocument *base,
                PmapDocument *mine,
                PmapDocument *theirs)
{
  PmapMerge *self;

  g_return_val_if_fail (base == NULL || PMAP_IS_DOCUMENT (base), NULL);
  g_return_val_if_fail (PMAP_IS_DOCUMENT (mine) && PMAP_IS_DOCUMENT (theirs), NULL);

  self = g_object_new (PMAP_TYPE_MERGE, NULL);
  self->base = base != NULL ? g_object_ref (base) : pmap_document_new ();
  self->mine = g_object_ref (mine);
  self->theirs = g_object_ref (theirs);
  return self;
}

GListModel *
pmap_merge_get_conflicts (PmapMerge *self)
{
  g_return_val_if_fail (PMAP_IS_MERGE (self), NULL);

  return G_LIST_MODEL (self->conflicts);
}

GPtrArray *
pmap_merge_get_changes (PmapMerge *self)
{
  g_return_val_if_fail (PMAP_IS_MERGE (self), NULL);

  if (self->changes == NULL)
    self->changes = pmap_compare (self->base, self->theirs);
  return self->changes;
}

guint
pmap_merge_get_undecided (PmapMerge *self)
{
  guint n = 0;

  g_return_val_if_fail (PMAP_IS_MERGE (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->conflicts)); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (G_LIST_MODEL (self->conflicts), i);

      n += pmap_conflict_get_decision (conflict) == PMAP_DECISION_UNDECIDED;
    }
  return n;
}

gboolean
pmap_merge_is_decided (PmapMerge *self)
{
  return pmap_merge_get_undecided (self) == 0;
}

void
pmap_merge_decide_all (PmapMerge    *self,
                       PmapDecision  decision)
{
  g_return_if_fail (PMAP_IS_MERGE (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->conflicts)); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (G_LIST_MODEL (self->conflicts), i);

      pmap_conflict_set_decision (conflict, decision);
    }
}

PmapDocument *
pmap_merge_make (PmapMerge   *self,
                 PmapIssues  *issues,
                 GError     **error)
{
  g_return_val_if_fail (PMAP_IS_MERGE (self) && issues != NULL, NULL);

  /* The work of merging comes next; until it is there, nothing is given out that could lose a change. */
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_SAVED, _("The two versions could not be put together"));
  return NULL;
}
