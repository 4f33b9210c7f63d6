/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first items of a list, as many as are wanted yet. GTK's lists make the widgets of 200 rows at once, however few are in sight,
 * which takes longer than all else that a page does before its first frame. GtkSliceListModel will not do: where one item comes or goes
 * it tells of all behind it, too, and whoever has the focus there loses it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-first-rows.h"

struct _PmapFirstRows
{
  GObject parent_instance;

  GListModel *model;
  guint limit;          /* G_MAXUINT for all */
  guint n;              /* of the model's items, before what it tells of now */
};

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (PMAP_FIRST_ROWS (list)->model);
}

static guint
get_n_items (GListModel *list)
{
  PmapFirstRows *self = PMAP_FIRST_ROWS (list);

  return MIN (self->n, self->limit);
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  PmapFirstRows *self = PMAP_FIRST_ROWS (list);

  return position < self->limit ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PmapFirstRows, pmap_first_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* While all are shown, what the model tells is told on. */
static void
items_changed_cb (PmapFirstRows *self,
                  guint          position,
                  guint          removed,
                  guint          added)
{
  guint before = MIN (self->n, self->limit), after;

  self->n = self->n - removed + added;
  after = MIN (self->n, self->limit);
  if (position >= self->limit)
    return;
  if (MAX (position + removed, position + added) > self->limit || before == self->limit || after == self->limit)
    {
      removed = before - MIN (position, before);
      added = after - MIN (position, after);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
pmap_first_rows_dispose (GObject *object)
{
  g_clear_object (&PMAP_FIRST_ROWS (object)->model);

  G_OBJECT_CLASS (pmap_first_rows_parent_class)->dispose (object);
}

static void
pmap_first_rows_class_init (PmapFirstRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_first_rows_dispose;
}

static void
pmap_first_rows_init (PmapFirstRows *self)
{
  self->limit = G_MAXUINT;
}

/** pmap_first_rows_new: Returns: (transfer full): all of @model, until a limit is set */
PmapFirstRows *
pmap_first_rows_new (GListModel *model)
{
  PmapFirstRows *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (PMAP_TYPE_FIRST_ROWS, NULL);
  self->model = g_object_ref (model);
  self->n = g_list_model_get_n_items (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/** pmap_first_rows_get_limit: Returns: how many items there are at most; %G_MAXUINT for all */
guint
pmap_first_rows_get_limit (PmapFirstRows *self)
{
  g_return_val_if_fail (PMAP_IS_FIRST_ROWS (self), 0);

  return self->limit;
}

/** pmap_first_rows_set_limit: Sets how many items there are at most; %G_MAXUINT for all. */
void
pmap_first_rows_set_limit (PmapFirstRows *self,
                           guint          limit)
{
  guint before, after;

  g_return_if_fail (PMAP_IS_FIRST_ROWS (self));

  before = MIN (self->n, self->limit);
  after = MIN (self->n, limit);
  self->limit = limit;
  if (before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, after), before - MIN (before, after), after - MIN (before, after));
}
