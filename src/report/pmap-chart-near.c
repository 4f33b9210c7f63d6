/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts that stand beside the point that they name: behind it, before it, above or below, wherever they cover no
 * other point, no line and no other text. A name that finds no such place may stand further off, with a line to its
 * point. One that finds none at all is left out: pointer, keyboard and table have it still.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-chart-layout-private.h"

/* A line is taken in pieces of so many units. */
#define PIECE 6.0
/* How far off a name may stand: in lines of text, ring after ring. */
#define N_RINGS 16
#define RING 0.7
#define N_DIRECTIONS 24

/* Where a text may stand: by how much of its width and height, and of the distance, it is off the point. */
typedef struct
{
  double width;
  double height;
  double across;
  double down;
} Place;

static const Place places[] = {
  { -0.5, -1.0, 0.0, -1.0 }, { 0.0, -0.5, 1.0, 0.0 },  { -0.5, 0.0, 0.0, 1.0 },  { -1.0, -0.5, -1.0, 0.0 },
  { 0.0, -1.0, 0.6, -0.6 },  { 0.0, 0.0, 0.6, 0.6 },   { -1.0, -1.0, -0.6, -0.6 }, { -1.0, 0.0, -0.6, 0.6 },
  { 0.0, -1.0, -1.0, -1.0 }, { -1.0, -1.0, 1.0, -1.0 }, { 0.0, 0.0, -1.0, 1.0 },  { -1.0, 0.0, 1.0, 1.0 },
};

/* Of a name beside a single point: behind it is where it is read best. */
static const guint beside[] = { 1, 3, 0, 2, 4, 5, 6, 7, 8, 9, 10, 11 };

void
pmap_chart_work_take (PmapChartWork *work,
                      PmapRect rect)
{
  g_array_append_val (work->taken, rect);
}

void
pmap_chart_work_take_line (PmapChartWork *work,
                           double x0,
                           double y0,
                           double x1,
                           double y1)
{
  guint n = (guint) ceil (MAX (fabs (x1 - x0), fabs (y1 - y0)) / PIECE) + 1;

  for (guint i = 0; i < n; i++)
    {
      double from = (double) i / n, to = (double) (i + 1) / n;
      double left = MIN (x0 + from * (x1 - x0), x0 + to * (x1 - x0));
      double top = MIN (y0 + from * (y1 - y0), y0 + to * (y1 - y0));

      pmap_chart_work_take (work, (PmapRect) { left - 1.0, top - 1.0, fabs (x1 - x0) / n + 2.0, fabs (y1 - y0) / n + 2.0 });
    }
}

static gboolean
is_free (const PmapChartWork *work,
         const PmapRect *rect)
{
  const PmapRect *plot = &work->layout->plot;

  if (rect->x < plot->x + 1.0 || rect->x + rect->width > work->layout->width || rect->y < plot->y - work->line_height
      || rect->y + rect->height > plot->y + plot->height)
    return FALSE;
  for (guint i = 0; i < work->taken->len; i++)
    {
      const PmapRect *other = &g_array_index (work->taken, PmapRect, i);

      if (rect->x < other->x + other->width && other->x < rect->x + rect->width && rect->y < other->y + other->height
          && other->y < rect->y + rect->height)
        return FALSE;
    }
  return TRUE;
}

/* Whether a line from a point comes to a text without crossing another. The point's own surroundings do not count. */
static gboolean
is_clear (const PmapChartWork *work,
          double x0,
          double y0,
          double x1,
          double y1)
{
  double length = hypot (x1 - x0, y1 - y0);
  double own = work->line_height * PMAP_CHART_DOT_PART;

  for (double at = own; at < length; at += 2.0)
    {
      PmapRect piece = { x0 + (x1 - x0) * at / length - 0.5, y0 + (y1 - y0) * at / length - 0.5, 1.0, 1.0 };

      if (!is_free (work, &piece))
        return FALSE;
    }
  return TRUE;
}

/* A line from the edge of a point to the nearest end of its name, which keeps other names off. */
static gboolean
lead (PmapChartWork *work,
      const PmapRect *rect,
      double x,
      double y)
{
  double end_x = CLAMP (x, rect->x - 2.0, rect->x + rect->width + 2.0);
  double end_y = rect->y + rect->height / 2;
  double length, part;

  if (end_x > rect->x && end_x < rect->x + rect->width)
    end_y = y < rect->y ? rect->y : rect->y + rect->height;
  length = hypot (end_x - x, end_y - y);
  part = work->line_height * PMAP_CHART_DOT_PART / 2 / MAX (length, 1.0);
  if (!is_clear (work, x, y, end_x, end_y))
    return FALSE;
  pmap_chart_work_add_line (work, x + (end_x - x) * part, y + (end_y - y) * part, end_x, end_y, PMAP_CHART_LINE_LEADER);
  pmap_chart_work_take_line (work, x, y, end_x, end_y);
  return TRUE;
}

/* Where a name stands that is further off: in one of so many directions, its nearest end at the distance. */
static PmapRect
find_far_place (const PmapChartWork *work,
                double x,
                double y,
                double width,
                guint direction,
                double distance)
{
  double angle = 2 * G_PI * direction / N_DIRECTIONS;
  double across = cos (angle), down = sin (angle);
  double centre = y + down * distance;
  double start = across > 0.2 ? x + across * distance : across < -0.2 ? x + across * distance - width : x - width / 2;

  return (PmapRect) { start, centre - work->line_height / 2, width, work->line_height };
}

static void
put_text (PmapChartWork *work,
          const char *text,
          PmapTextStyle style,
          PmapChartLabelRole role,
          PmapRect rect,
          int bar)
{
  pmap_chart_work_add_label (work, text, rect, style, role, PMAP_CHART_ALIGN_START, bar);
  /* Two names on one line are read as one unless there is some paper between them. */
  rect.x -= PMAP_CHART_SMALL_GAP;
  rect.width += 2 * PMAP_CHART_SMALL_GAP;
  pmap_chart_work_take (work, rect);
}

/**
 * pmap_chart_work_place_near:
 * @work: a layout with all points and lines taken
 * @text: what to write
 * @style: how
 * @role: %PMAP_CHART_LABEL_VALUE stands above its point if it can, a name behind it
 * @x: the point
 * @y: the point
 * @bar: the bar that it is of
 *
 * Returns: whether there was a place beside the point; it is taken then
 */
gboolean
pmap_chart_work_place_near (PmapChartWork *work,
                            const char *text,
                            PmapTextStyle style,
                            PmapChartLabelRole role,
                            double x,
                            double y,
                            int bar)
{
  double distance = work->line_height * PMAP_CHART_DOT_PART / 2 + 3.0;
  double width, height;

  pmap_chart_work_measure (work, text, style, -1.0, &width, &height);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const Place *place = &places[role == PMAP_CHART_LABEL_VALUE ? i : beside[i]];
      PmapRect rect = { x + place->width * width + place->across * distance,
                        y + place->height * work->line_height + place->down * distance, width, work->line_height };

      if (!is_free (work, &rect))
        continue;
      put_text (work, text, style, role, rect, bar);
      return TRUE;
    }
  return FALSE;
}

/* A name as near to its point as there is room, with a line between the two. Returns: whether there was room. */
gboolean
pmap_chart_work_place_far (PmapChartWork *work,
                           const char *text,
                           PmapTextStyle style,
                           double x,
                           double y,
                           int bar)
{
  double width, height;

  pmap_chart_work_measure (work, text, style, -1.0, &width, &height);
  for (guint ring = 1; ring <= N_RINGS; ring++)
    for (guint direction = 0; direction < N_DIRECTIONS; direction++)
      {
        PmapRect rect = find_far_place (work, x, y, width, direction, work->line_height * (0.5 + ring * RING));

        if (!is_free (work, &rect) || !lead (work, &rect, x, y))
          continue;
        put_text (work, text, style, PMAP_CHART_LABEL_CATEGORY, rect, bar);
        return TRUE;
      }
  return FALSE;
}
