/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One printed document: its title, what stands at the head of its pages, and its blocks in order.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report.h"

struct _PmapReport
{
  GObject parent_instance;

  char *title;
  char *running_head;
  gboolean is_landscape;
  double least_scale;
  char *overflow_note;
  guint overflow_place;
  GPtrArray *blocks;
};

G_DEFINE_FINAL_TYPE (PmapReport, pmap_report, G_TYPE_OBJECT)

static void
pmap_report_finalize (GObject *object)
{
  PmapReport *self = PMAP_REPORT (object);

  g_free (self->title);
  g_free (self->running_head);
  g_free (self->overflow_note);
  g_ptr_array_unref (self->blocks);

  G_OBJECT_CLASS (pmap_report_parent_class)->finalize (object);
}

static void
pmap_report_class_init (PmapReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_report_finalize;
}

static void
pmap_report_init (PmapReport *self)
{
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_block_free);
}

/**
 * pmap_report_new:
 * @title: the document's title in a reader's window and a printer's queue; never a pupil's name
 * @running_head: what stands at the head of every page but the first
 *
 * Returns: (transfer full): a document without blocks
 */
PmapReport *
pmap_report_new (const char *title,
                 const char *running_head)
{
  PmapReport *self;

  g_return_val_if_fail (title != NULL && running_head != NULL, NULL);

  self = g_object_new (PMAP_TYPE_REPORT, NULL);
  self->title = g_strdup (title);
  self->running_head = g_strdup (running_head);

  return self;
}

/**
 * pmap_report_add:
 * @self: a document that is being made
 * @block: (transfer full): what comes next
 *
 * Returns: (transfer none): @block, to fill it
 */
PmapBlock *
pmap_report_add (PmapReport *self,
                 PmapBlock *block)
{
  g_return_val_if_fail (PMAP_IS_REPORT (self) && block != NULL, NULL);

  g_ptr_array_add (self->blocks, block);
  return block;
}

/** pmap_report_get_title: Returns: the document's title */
const char *
pmap_report_get_title (PmapReport *self)
{
  g_return_val_if_fail (PMAP_IS_REPORT (self), NULL);

  return self->title;
}

/** pmap_report_get_running_head: Returns: what stands at the head of every page but the first */
const char *
pmap_report_get_running_head (PmapReport *self)
{
  g_return_val_if_fail (PMAP_IS_REPORT (self), NULL);

  return self->running_head;
}

/** pmap_report_set_landscape: Says that the pages are broader than high; they are higher than broad otherwise. */
void
pmap_report_set_landscape (PmapReport *self,
                           gboolean is_landscape)
{
  g_return_if_fail (PMAP_IS_REPORT (self));

  self->is_landscape = is_landscape;
}

/** pmap_report_is_landscape: Returns: whether the pages are broader than high */
gboolean
pmap_report_is_landscape (PmapReport *self)
{
  g_return_val_if_fail (PMAP_IS_REPORT (self), FALSE);

  return self->is_landscape;
}

/**
 * pmap_report_set_one_side:
 * @self: a document that is being made
 * @least_scale: the smallest that its letters may become, in parts of their usual size
 * @note: what is said, after the blocks that are there by now, where even that is not enough, so that it takes more than one side
 *
 * Says that all of it is to stand on one side of the paper, with narrow margins and letters that are as large as that allows.
 */
void
pmap_report_set_one_side (PmapReport *self,
                          double least_scale,
                          const char *note)
{
  g_return_if_fail (PMAP_IS_REPORT (self) && least_scale > 0.0 && least_scale <= 1.0 && note != NULL);

  self->least_scale = least_scale;
  g_free (self->overflow_note);
  self->overflow_note = g_strdup (note);
  self->overflow_place = self->blocks->len;
}

/** pmap_report_get_least_scale: Returns: the smallest that the letters may become to stand on one side; 0 where that is not asked */
double
pmap_report_get_least_scale (PmapReport *self)
{
  g_return_val_if_fail (PMAP_IS_REPORT (self), 0.0);

  return self->least_scale;
}

/**
 * pmap_report_get_overflow_note:
 * @self: a document
 * @place: (out): before which block it stands
 *
 * Returns: (nullable): what is said where it takes more than the one side that is asked
 */
const char *
pmap_report_get_overflow_note (PmapReport *self,
                               guint *place)
{
  g_return_val_if_fail (PMAP_IS_REPORT (self) && place != NULL, NULL);

  *place = self->overflow_place;
  return self->overflow_note;
}

/**
 * pmap_report_find_paper:
 * @self: a document
 * @name: "A4" or "A3", in capitals or not
 * @width: (out): in points
 * @height: (out): in points
 *
 * Tells the size of its pages on a paper.
 *
 * Returns: whether there is such a paper
 */
gboolean
pmap_report_find_paper (PmapReport *self,
                        const char *name,
                        double *width,
                        double *height)
{
  g_return_val_if_fail (PMAP_IS_REPORT (self) && name != NULL && width != NULL && height != NULL, FALSE);

  pmap_report_get_a4 (self, width, height);
  if (g_ascii_strcasecmp (name, "A4") == 0)
    return TRUE;
  /* A3 is two of A4, side by side. */
  *width = self->is_landscape ? 2 * PMAP_PAGE_A4_WIDTH : PMAP_PAGE_A4_HEIGHT;
  *height = self->is_landscape ? PMAP_PAGE_A4_HEIGHT : 2 * PMAP_PAGE_A4_WIDTH;
  return g_ascii_strcasecmp (name, "A3") == 0;
}

/**
 * pmap_report_get_a4:
 * @self: a document
 * @width: (out): in points
 * @height: (out): in points
 *
 * Tells the size of its pages on A4.
 */
void
pmap_report_get_a4 (PmapReport *self,
                    double *width,
                    double *height)
{
  g_return_if_fail (PMAP_IS_REPORT (self) && width != NULL && height != NULL);

  *width = self->is_landscape ? PMAP_PAGE_A4_HEIGHT : PMAP_PAGE_A4_WIDTH;
  *height = self->is_landscape ? PMAP_PAGE_A4_WIDTH : PMAP_PAGE_A4_HEIGHT;
}

/** pmap_report_get_n_blocks: Returns: how many blocks there are */
guint
pmap_report_get_n_blocks (PmapReport *self)
{
  g_return_val_if_fail (PMAP_IS_REPORT (self), 0);

  return self->blocks->len;
}

/** pmap_report_get_block: Returns: (transfer none): the block of number @index */
const PmapBlock *
pmap_report_get_block (PmapReport *self,
                       guint index)
{
  g_return_val_if_fail (PMAP_IS_REPORT (self) && index < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, index);
}
