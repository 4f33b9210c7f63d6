/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing that a chooser offers: what people read, the words that find it, and what it stands for. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-chooser-item.h"

#include "base/pmap-text.h"

struct _PmapChooserItem
{
  GObject parent_instance;

  char *title;
  char *detail;
  char *folded_title;
  char *folded_more;
  GObject *object;
  int value;
};

G_DEFINE_FINAL_TYPE (PmapChooserItem, pmap_chooser_item, G_TYPE_OBJECT)

static void
pmap_chooser_item_finalize (GObject *object)
{
  PmapChooserItem *self = PMAP_CHOOSER_ITEM (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->folded_title);
  g_free (self->folded_more);
  g_clear_object (&self->object);

  G_OBJECT_CLASS (pmap_chooser_item_parent_class)->finalize (object);
}

static void
pmap_chooser_item_class_init (PmapChooserItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_chooser_item_finalize;
}

static void
pmap_chooser_item_init (PmapChooserItem *self)
{
}

/**
 * pmap_chooser_item_new:
 * @title: what people read
 * @detail: (nullable): what tells it from others of the same title, an abbreviation
 * @keywords: (nullable): further words that find it
 * @object: (nullable): a #GObject that it stands for
 * @value: a number that it stands for
 *
 * Returns: (transfer full): an item
 */
PmapChooserItem *
pmap_chooser_item_new (const char *title,
                       const char *detail,
                       const char *keywords,
                       gpointer    object,
                       int         value)
{
  PmapChooserItem *self;
  g_autofree char *words = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (PMAP_TYPE_CHOOSER_ITEM, NULL);
  words = g_strjoin (" ", detail != NULL ? detail : "", keywords, NULL);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->folded_title = pmap_text_fold (title);
  self->folded_more = pmap_text_fold (words);
  self->object = object != NULL ? g_object_ref (object) : NULL;
  self->value = value;
  return self;
}

const char *
pmap_chooser_item_get_title (PmapChooserItem *self)
{
  g_return_val_if_fail (PMAP_IS_CHOOSER_ITEM (self), NULL);

  return self->title;
}

/** pmap_chooser_item_get_detail: Returns: (nullable): what tells it from others of the same title */
const char *
pmap_chooser_item_get_detail (PmapChooserItem *self)
{
  g_return_val_if_fail (PMAP_IS_CHOOSER_ITEM (self), NULL);

  return self->detail;
}

/** pmap_chooser_item_get_object: Returns: (transfer none) (nullable): what it stands for */
gpointer
pmap_chooser_item_get_object (PmapChooserItem *self)
{
  g_return_val_if_fail (PMAP_IS_CHOOSER_ITEM (self), NULL);

  return self->object;
}

int
pmap_chooser_item_get_value (PmapChooserItem *self)
{
  g_return_val_if_fail (PMAP_IS_CHOOSER_ITEM (self), 0);

  return self->value;
}

/**
 * pmap_chooser_item_rank:
 * @self: an item
 * @typed: what a person typed
 *
 * Returns: how well @typed finds it, 0 for the best; %PMAP_SEARCH_NO_MATCH if it does not: see pmap_search_rank()
 */
guint
pmap_chooser_item_rank (PmapChooserItem *self,
                        const char      *typed)
{
  g_return_val_if_fail (PMAP_IS_CHOOSER_ITEM (self), PMAP_SEARCH_NO_MATCH);

  return pmap_search_rank (self->folded_title, self->folded_more, typed);
}
