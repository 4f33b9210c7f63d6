/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One page on a cairo_t: a printer's, a PDF's, or the preview's.
 *
 * It draws in points from the paper's top left corner and paints no ground. What is drawn on a PDF
 * carries its structure: headings, paragraphs, tables with rows and cells. Each page tells its own part
 * of a table, because a structure element that spans pages is not for every reader.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-page-draw.h"
#include "report/pmap-page-layout-private.h"
#include "report/pmap-text-metrics.h"

#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#define HEAD_BASE 28.0
#define FOOT_BASE 40.0

static void
draw_running_text (PmapPageLayout *layout,
                   const char *text,
                   double y,
                   gboolean at_end,
                   cairo_t *cr)
{
  const PmapTheme *theme = pmap_page_layout_get_theme (layout);
  const PmapRect *body = pmap_page_layout_get_body (layout);
  const PmapColour *colour = pmap_theme_get_text_colour (theme, PMAP_TEXT_RUNNING);
  PangoLayout *words = pmap_text_layout_new (pmap_page_layout_get_context (layout), theme, PMAP_TEXT_RUNNING, text);

  pango_layout_set_width (words, (int) (body->width * PANGO_SCALE));
  pango_layout_set_ellipsize (words, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (words, at_end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  cairo_tag_begin (cr, "P", NULL);
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
  cairo_move_to (cr, body->x, y);
  pango_cairo_show_layout (cr, words);
  cairo_new_path (cr);
  cairo_tag_end (cr, "P");
  g_object_unref (words);
}

static void
draw_margins (PmapPageLayout *layout,
              guint page,
              cairo_t *cr)
{
  double width, height;
  g_autofree char *number = NULL;

  pmap_page_layout_get_size (layout, &width, &height);
  if (page > 0)
    draw_running_text (layout, pmap_report_get_running_head (pmap_page_layout_get_report (layout)), HEAD_BASE,
                       FALSE, cr);
  /* translators: at the foot of a printed page: its number and how many there are */
  number = g_strdup_printf (_("Page %u of %u"), page + 1, pmap_page_layout_get_n_pages (layout));
  draw_running_text (layout, number, height - FOOT_BASE, TRUE, cr);
}

/* What holds a row in the structure: its table, or the list that items after each other make up. */
static gconstpointer
get_container (const PmapSlice *slice)
{
  static const char list[] = "list";

  if (slice->row->cell_tag == NULL)
    return NULL;
  if (slice->row->block->kind == PMAP_BLOCK_BULLET)
    return list;
  return slice->row->block;
}

static const char *
get_row_tag (const PmapSlice *slice)
{
  if (slice->row->cell_tag == NULL)
    return slice->row->block->tag;
  return slice->row->block->kind == PMAP_BLOCK_BULLET ? "LI" : "TR";
}

static void
draw_slice (PmapPageLayout *layout,
            const PmapSlice *slice,
            cairo_t *cr)
{
  const char *tag = get_row_tag (slice);

  cairo_tag_begin (cr, tag, NULL);
  cairo_save (cr);
  cairo_translate (cr, 0.0, slice->y);
  pmap_slice_draw (slice, pmap_page_layout_get_theme (layout), pmap_page_layout_get_context (layout), cr);
  cairo_restore (cr);
  cairo_tag_end (cr, tag);
}

/**
 * pmap_page_draw:
 * @layout: a finished layout
 * @page: which page, the first is 0
 * @cr: what to draw on, one unit a point
 */
void
pmap_page_draw (PmapPageLayout *layout,
                guint page,
                cairo_t *cr)
{
  const PmapRect *body;
  const GPtrArray *slices;
  gconstpointer open = NULL;
  const char *open_tag = NULL;

  g_return_if_fail (PMAP_IS_PAGE_LAYOUT (layout) && cr != NULL);
  g_return_if_fail (page < pmap_page_layout_get_n_pages (layout));

  body = pmap_page_layout_get_body (layout);
  slices = pmap_page_layout_get_slices (layout, page);
  cairo_save (cr);
  cairo_translate (cr, body->x, body->y);
  for (guint i = 0; i < slices->len; i++)
    {
      const PmapSlice *slice = g_ptr_array_index (slices, i);
      gconstpointer container = get_container (slice);

      if (open != NULL && open != container)
        cairo_tag_end (cr, open_tag);
      if (container != NULL && open != container)
        {
          open_tag = slice->row->block->tag;
          cairo_tag_begin (cr, open_tag, NULL);
        }
      open = container;
      draw_slice (layout, slice, cr);
    }
  if (open != NULL)
    cairo_tag_end (cr, open_tag);
  cairo_restore (cr);

  draw_margins (layout, page, cr);
}
