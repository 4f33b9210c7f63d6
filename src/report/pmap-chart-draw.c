/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one drawing of a chart: for the widget, the printer, PDF, SVG and PNG.
 *
 * It draws from (0, 0) in the units of its layout and only saves, translates and restores the context,
 * so that a caller may have placed and scaled it. It paints no ground: the paper is the caller's.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-draw.h"

#include <math.h>
#include <pango/pangocairo.h>

#define CORNER 2.0
#define MARK_CORNER 4.0

static void
set_colour (cairo_t *cr,
            const PmapColour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

static void
trace_rounded (cairo_t *cr,
               const PmapRect *rect,
               double radius)
{
  double r = MIN (radius, MIN (rect->width, rect->height) / 2.0);

  cairo_new_sub_path (cr);
  cairo_arc (cr, rect->x + rect->width - r, rect->y + r, r, -G_PI_2, 0.0);
  cairo_arc (cr, rect->x + rect->width - r, rect->y + rect->height - r, r, 0.0, G_PI_2);
  cairo_arc (cr, rect->x + r, rect->y + rect->height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + r, rect->y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_mark (const PmapChartLayout *layout,
           const PmapTheme *theme,
           int bar,
           gboolean is_focus,
           cairo_t *cr)
{
  PmapRect slot;

  if (bar < 0 || (guint) bar >= layout->slots->len)
    return;
  slot = g_array_index (layout->slots, PmapRect, bar);
  if (is_focus)
    slot = (PmapRect) { slot.x + 1.0, slot.y + 1.0, MAX (slot.width - 2.0, 0.0), MAX (slot.height - 2.0, 0.0) };
  trace_rounded (cr, &slot, MARK_CORNER);
  set_colour (cr, is_focus ? &theme->accent : &theme->tint);
  if (!is_focus)
    {
      cairo_fill (cr);
      return;
    }
  cairo_set_line_width (cr, 2.0);
  cairo_stroke (cr);
}

static void
draw_line (const PmapChartLine *line,
           const PmapTheme *theme,
           cairo_t *cr)
{
  static const double dashes[] = { 5.0, 3.0 };
  static const double dots[] = { 2.0, 3.0 };

  cairo_save (cr);
  switch (line->role)
    {
    case PMAP_CHART_LINE_REFERENCE:
      set_colour (cr, &theme->limit);
      cairo_set_line_width (cr, 1.5);
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
      break;
    case PMAP_CHART_LINE_TODAY:
      set_colour (cr, &theme->accent);
      cairo_set_line_width (cr, 1.5);
      break;
    case PMAP_CHART_LINE_SERIES:
      set_colour (cr, pmap_theme_get_series_colour (theme, line->colour));
      cairo_set_line_width (cr, 2.0);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      break;
    case PMAP_CHART_LINE_PATH:
      set_colour (cr, pmap_theme_get_series_colour (theme, line->colour));
      cairo_set_line_width (cr, 1.5);
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0.0);
      break;
    case PMAP_CHART_LINE_LEADER:
      set_colour (cr, &theme->muted);
      cairo_set_line_width (cr, 0.8);
      break;
    case PMAP_CHART_LINE_BASE:
      set_colour (cr, &theme->muted);
      cairo_set_line_width (cr, 1.0);
      break;
    case PMAP_CHART_LINE_GRID:
    default:
      set_colour (cr, &theme->rule);
      cairo_set_line_width (cr, 0.6);
      break;
    }
  cairo_move_to (cr, line->x0, line->y0);
  cairo_line_to (cr, line->x1, line->y1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_lines (const PmapChartLayout *layout,
            const PmapTheme *theme,
            gboolean above_bars,
            cairo_t *cr)
{
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const PmapChartLine *line = &g_array_index (layout->lines, PmapChartLine, i);

      if ((line->role != PMAP_CHART_LINE_GRID) == above_bars)
        draw_line (line, theme, cr);
    }
}

/* Parts of one bar are kept apart by a hair of paper: neighbours in the palette may be alike in grey. */
static void
draw_segments (const PmapChartLayout *layout,
               const PmapTheme *theme,
               cairo_t *cr)
{
  for (guint i = 0; i < layout->segments->len; i++)
    {
      const PmapChartSegment *segment = &g_array_index (layout->segments, PmapChartSegment, i);
      PmapRect rect = segment->rect;

      if (segment->bar >= 0 && segment->series > 0 && rect.width > 3.0 && rect.height > 3.0)
        {
          if (layout->shape == PMAP_CHART_ROWS)
            {
              rect.x += 1.0;
              rect.width -= 1.0;
            }
          else
            rect.height -= 1.0;
        }
      trace_rounded (cr, &rect, CORNER);
      set_colour (cr, pmap_theme_get_series_colour (theme, segment->colour));
      cairo_fill (cr);
    }
}

static void
draw_grounds (const PmapChartLayout *layout,
              const PmapTheme *theme,
              cairo_t *cr)
{
  for (guint i = 0; i < layout->grounds->len; i++)
    {
      const PmapChartGround *ground = &g_array_index (layout->grounds, PmapChartGround, i);
      const PmapRect *rect = &ground->rect;

      cairo_set_source_rgba (cr, theme->tint.red, theme->tint.green, theme->tint.blue, ground->is_zone ? 0.5 : 1.0);
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      cairo_fill (cr);
    }
}

/* A colour has its form, so that who cannot tell colours apart can tell points apart. Corners of each form lie on a
 * circle, the first at an angle; forms with fewer corners are a little larger, to look as large. */
static void
trace_form (cairo_t *cr,
            const PmapChartDot *dot)
{
  static const struct
  {
    guint n_corners;
    double first;
    double size;
  } forms[PMAP_THEME_N_SERIES] = {
    { 0, 0.0, 0.5 }, { 4, G_PI_4, 0.62 }, { 3, -G_PI_2, 0.66 }, { 4, 0.0, 0.62 }, { 3, G_PI_2, 0.66 }, { 6, 0.0, 0.55 },
  };
  guint form = dot->colour % PMAP_THEME_N_SERIES;
  double radius = dot->size * forms[form].size;

  cairo_new_sub_path (cr);
  if (forms[form].n_corners == 0)
    cairo_arc (cr, dot->x, dot->y, radius, 0.0, 2 * G_PI);
  for (guint i = 0; i < forms[form].n_corners; i++)
    {
      double angle = forms[form].first + 2 * G_PI * i / forms[form].n_corners;

      cairo_line_to (cr, dot->x + radius * cos (angle), dot->y + radius * sin (angle));
    }
  cairo_close_path (cr);
}

/* A rim of paper parts a point from its line and from another that it lies on. */
static void
draw_dots (const PmapChartLayout *layout,
           const PmapTheme *theme,
           cairo_t *cr)
{
  for (guint i = 0; i < layout->dots->len; i++)
    {
      const PmapChartDot *dot = &g_array_index (layout->dots, PmapChartDot, i);

      trace_form (cr, dot);
      set_colour (cr, &theme->paper);
      cairo_set_line_width (cr, 2.0);
      cairo_stroke_preserve (cr);
      set_colour (cr, pmap_theme_get_series_colour (theme, dot->colour));
      cairo_fill (cr);
    }
}

static PangoAlignment
get_alignment (PmapChartAlign align)
{
  switch (align)
    {
    case PMAP_CHART_ALIGN_CENTRE:
      return PANGO_ALIGN_CENTER;
    case PMAP_CHART_ALIGN_END:
      return PANGO_ALIGN_RIGHT;
    case PMAP_CHART_ALIGN_START:
    default:
      return PANGO_ALIGN_LEFT;
    }
}

static void
draw_label (const PmapChartLabel *label,
            const PmapTheme *theme,
            PangoContext *context,
            cairo_t *cr)
{
  g_autoptr (PangoLayout) text = pmap_text_layout_new (context, theme, label->style, label->text);
  gboolean wraps = label->role == PMAP_CHART_LABEL_TITLE || label->role == PMAP_CHART_LABEL_SUMMARY
                   || label->role == PMAP_CHART_LABEL_EMPTY;

  if (label->rect.width <= 0.0)
    return;
  /* A text that fills its room exactly must not be cut for a rounding of Pango's units. */
  pango_layout_set_width (text, (int) ceil (label->rect.width * PANGO_SCALE) + PANGO_SCALE / 2);
  pango_layout_set_alignment (text, get_alignment (label->align));
  if (!wraps)
    pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  /* A long name may go on in a second line, where the layout left room for it. */
  if (label->role == PMAP_CHART_LABEL_CATEGORY)
    pango_layout_set_height (text, (int) ceil (label->rect.height * PANGO_SCALE));
  set_colour (cr, label->role == PMAP_CHART_LABEL_REFERENCE ? &theme->limit
                  : label->role == PMAP_CHART_LABEL_TODAY   ? &theme->accent
                                                            : pmap_theme_get_text_colour (theme, label->style));
  cairo_move_to (cr, label->rect.x, label->rect.y);
  pango_cairo_show_layout (cr, text);
  cairo_new_path (cr);
}

/**
 * pmap_chart_draw:
 * @layout: what stands where
 * @theme: the colours and fonts that @layout was measured with
 * @context: a context of pmap_text_context_new()
 * @marks: what the reader is at
 * @cr: what to draw on
 *
 * Draws a chart with its top left corner at (0, 0).
 */
void
pmap_chart_draw (const PmapChartLayout *layout,
                 const PmapTheme *theme,
                 PangoContext *context,
                 PmapChartMarks marks,
                 cairo_t *cr)
{
  g_return_if_fail (layout != NULL && theme != NULL && PANGO_IS_CONTEXT (context) && cr != NULL);

  cairo_save (cr);
  draw_grounds (layout, theme, cr);
  draw_mark (layout, theme, marks.hovered, FALSE, cr);
  draw_lines (layout, theme, FALSE, cr);
  draw_segments (layout, theme, cr);
  draw_lines (layout, theme, TRUE, cr);
  draw_dots (layout, theme, cr);
  for (guint i = 0; i < layout->labels->len; i++)
    draw_label (&g_array_index (layout->labels, PmapChartLabel, i), theme, context, cr);
  draw_mark (layout, theme, marks.focused, TRUE, cr);
  cairo_restore (cr);
}
