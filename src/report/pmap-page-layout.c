/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which row stands on which page, block by block, so that a long document can be laid out in slices of
 * time while the window lives.
 *
 * Rows that keep with the next wait in a chain until its end is known; a chain that does not fit goes
 * to a new page as a whole, unless a page cannot hold it. A table's head is repeated on each page. A
 * row is cut only if it is running text, or if it is so tall that moving it would leave half a page
 * empty. Every line of every row is placed exactly once.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-page-layout-private.h"
#include "report/pmap-text-metrics.h"

#define SIDE_MARGIN 50.0
#define TOP_MARGIN 58.0
#define BOTTOM_MARGIN 60.0
#define MIN_BODY 72.0
/* Where all is to stand on one side, as on a wall. */
#define ONE_SIDE_MARGIN 34.0
#define ONE_SIDE_TOP 46.0
#define ONE_SIDE_BOTTOM 50.0
/* Half a point at a time, of the usual 12, from 16; and what it goes on with where one side is not enough. */
#define SCALE_STEPS 24
#define LARGEST_STEP 32
#define OVERFLOW_SCALE (10.0 / 12.0)
#define SPLIT_PART 0.5
#define MIN_LINES 2

struct _PmapPageLayout
{
  GObject parent_instance;

  PmapReport *report;
  PmapTheme theme;
  PmapBlock *note;             /* what is said before the block of that place, or NULL */
  guint note_place;
  PangoContext *context;
  double width;
  double height;
  PmapRect body;

  guint next_block;
  gboolean is_finished;
  GPtrArray *rows;
  GPtrArray *chain;
  GPtrArray *pages;
  double y;
};

G_DEFINE_FINAL_TYPE (PmapPageLayout, pmap_page_layout, G_TYPE_OBJECT)

static void
pmap_page_layout_finalize (GObject *object)
{
  PmapPageLayout *self = PMAP_PAGE_LAYOUT (object);

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->chain);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->note, pmap_block_free);
  g_clear_object (&self->context);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (pmap_page_layout_parent_class)->finalize (object);
}

static void
pmap_page_layout_class_init (PmapPageLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_page_layout_finalize;
}

static void
add_page (PmapPageLayout *self)
{
  g_ptr_array_add (self->pages, g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_slice_free));
  self->y = 0.0;
}

static void
pmap_page_layout_init (PmapPageLayout *self)
{
  self->theme = *pmap_theme_get (PMAP_THEME_PRINT);
  self->context = pmap_text_context_new ();
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_row_free);
  self->chain = g_ptr_array_new ();
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  add_page (self);
}

static PmapPageLayout *
new_scaled (PmapReport *report,
            double width,
            double height,
            double scale)
{
  PmapPageLayout *self = g_object_new (PMAP_TYPE_PAGE_LAYOUT, NULL);
  gboolean is_one_side = pmap_report_get_least_scale (report) > 0.0;
  double bottom = is_one_side ? ONE_SIDE_BOTTOM : BOTTOM_MARGIN;

  self->report = g_object_ref (report);
  self->theme.scale *= scale;
  self->width = MAX (width, 2 * MIN_BODY);
  self->height = MAX (height, TOP_MARGIN + BOTTOM_MARGIN + MIN_BODY);
  self->body.x = MIN (is_one_side ? ONE_SIDE_MARGIN : SIDE_MARGIN, self->width / 8);
  self->body.y = is_one_side ? ONE_SIDE_TOP : TOP_MARGIN;
  self->body.width = self->width - 2 * self->body.x;
  self->body.height = self->height - self->body.y - bottom;
  return self;
}

/* Returns: (transfer full) (nullable): a finished layout, where that is on one side */
static PmapPageLayout *
try_scale (PmapReport *report,
           double width,
           double height,
           double scale)
{
  g_autoptr (PmapPageLayout) self = new_scaled (report, width, height, scale);

  pmap_page_layout_finish (self);
  return pmap_page_layout_get_n_pages (self) == 1 ? g_steal_pointer (&self) : NULL;
}

/* Lays out a document that is to stand on one side, in the largest letters with which it does. */
static PmapPageLayout *
new_one_side (PmapReport *report,
              double width,
              double height)
{
  double least = pmap_report_get_least_scale (report);
  g_autoptr (PmapPageLayout) smallest = try_scale (report, width, height, least);
  PmapPageLayout *self;

  for (int step = LARGEST_STEP; smallest != NULL && step > least * SCALE_STEPS; step--)
    {
      self = try_scale (report, width, height, (double) step / SCALE_STEPS);
      if (self != NULL)
        return self;
    }
  if (smallest != NULL)
    return g_steal_pointer (&smallest);
  self = new_scaled (report, width, height, OVERFLOW_SCALE);
  self->note = pmap_block_new_paragraph (PMAP_TEXT_BODY, pmap_report_get_overflow_note (report, &self->note_place));
  return self;
}

/**
 * pmap_page_layout_new:
 * @report: what to print; must not change any more
 * @width: the paper's width in points
 * @height: the paper's height in points
 *
 * Returns: (transfer full): a layout that nothing has been placed in yet, but where @report is to stand on one side and does
 */
PmapPageLayout *
pmap_page_layout_new (PmapReport *report,
                      double width,
                      double height)
{
  g_return_val_if_fail (PMAP_IS_REPORT (report), NULL);

  return pmap_report_get_least_scale (report) > 0.0 ? new_one_side (report, width, height) : new_scaled (report, width, height, 1.0);
}

static GPtrArray *
get_page (PmapPageLayout *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

static gboolean
is_at_top (PmapPageLayout *self)
{
  return get_page (self)->len == 0;
}

static double
get_room (PmapPageLayout *self)
{
  return self->body.height - self->y;
}

static void
put (PmapPageLayout *self,
     PmapSlice *slice)
{
  slice->y = self->y;
  self->y += slice->height;
  g_ptr_array_add (get_page (self), slice);
}

static double
get_space_before (PmapPageLayout *self,
                  const PmapRow *row)
{
  return is_at_top (self) ? 0.0 : row->space_before;
}

/* The head of a table above the first of its rows on a new page. */
static void
put_head (PmapPageLayout *self,
          const PmapRow *row)
{
  if (is_at_top (self) && row->head != NULL)
    put (self, pmap_slice_new_whole (row->head));
}

static double
get_head_height (const PmapRow *row)
{
  return row->head != NULL ? pmap_row_get_height (row->head) : 0.0;
}

/* Lines at a time; @first holds where each cell goes on. */
static void
put_in_parts (PmapPageLayout *self,
              const PmapRow *row)
{
  g_autofree guint *first = NULL;
  gboolean is_done = FALSE;

  while (!is_done)
    {
      PmapSlice *slice;

      put_head (self, row);
      slice = pmap_slice_new_part (row, first, get_room (self));
      g_clear_pointer (&first, g_free);
      first = g_memdup2 (slice->last, sizeof (guint) * row->n_cells);
      is_done = pmap_slice_is_last (slice);
      put (self, slice);
      if (!is_done)
        add_page (self);
    }
}

/* Whether the row may be cut where it would stand now, leaving no line alone on either page. */
static gboolean
can_split_here (PmapPageLayout *self,
                const PmapRow *row,
                double room)
{
  guint n_lines = pmap_row_get_n_lines (row);
  PmapSlice *slice;
  guint n_here;

  if (n_lines < 2 * MIN_LINES || room <= 0.0)
    return FALSE;
  if (!row->flows && pmap_row_get_height (row) < self->body.height * SPLIT_PART)
    return FALSE;
  slice = pmap_slice_new_part (row, NULL, room);
  n_here = slice->height <= room ? pmap_slice_count_lines (slice) : 0;
  pmap_slice_free (slice);
  return n_here >= MIN_LINES && n_lines - n_here >= MIN_LINES;
}

static double
get_chain_height (PmapPageLayout *self,
                  guint n_rows)
{
  double height = 0.0;

  for (guint i = 0; i < n_rows; i++)
    {
      const PmapRow *row = g_ptr_array_index (self->chain, i);

      height += (i == 0 ? get_space_before (self, row) : row->space_before) + pmap_row_get_height (row);
    }
  return height;
}

/* Rows that only announce what follows: headings, and heads of tables. */
static gboolean
is_announcement (const PmapRow *row)
{
  return row->keeps_with_next && (g_strcmp0 (row->cell_tag, "TH") == 0 || row->block->tag[0] == 'H');
}

static guint
count_last_announcements (PmapPageLayout *self)
{
  GPtrArray *page = get_page (self);
  guint n = 0;

  while (n < page->len && is_announcement (((const PmapSlice *) g_ptr_array_index (page, page->len - 1 - n))->row))
    n++;
  return n;
}

/* Goes to a new page and takes along what would be left to announce nothing. */
static void
turn_page (PmapPageLayout *self)
{
  guint n = count_last_announcements (self);
  GPtrArray *page = get_page (self);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();

  for (guint i = page->len - n; i < page->len; i++)
    g_ptr_array_add (moved, (gpointer) ((const PmapSlice *) g_ptr_array_index (page, i))->row);
  g_ptr_array_set_size (page, (int) (page->len - n));
  add_page (self);
  for (guint i = 0; i < moved->len; i++)
    {
      self->y += get_space_before (self, g_ptr_array_index (moved, i));
      put (self, pmap_slice_new_whole (g_ptr_array_index (moved, i)));
    }
}

static void
put_row (PmapPageLayout *self,
         const PmapRow *row)
{
  double space = get_space_before (self, row);

  if (row->breaks_page)
    {
      if (!is_at_top (self))
        add_page (self);
      return;
    }
  if (space + pmap_row_get_height (row) > get_room (self)
      && !can_split_here (self, row, get_room (self) - space)
      && count_last_announcements (self) < get_page (self)->len)
    {
      turn_page (self);
      space = get_space_before (self, row);
    }
  self->y += space;
  put_head (self, row);
  if (pmap_row_get_height (row) <= get_room (self))
    put (self, pmap_slice_new_whole (row));
  else
    put_in_parts (self, row);
}

static void
flush_chain (PmapPageLayout *self)
{
  guint n = self->chain->len;
  const PmapRow *first, *last;
  double room, before_last;

  if (n == 0)
    return;
  first = g_ptr_array_index (self->chain, 0);
  last = g_ptr_array_index (self->chain, n - 1);
  room = get_room (self);
  before_last = get_chain_height (self, n - 1) + (n > 1 ? last->space_before : 0.0);

  if (!is_at_top (self)
      && get_chain_height (self, n) > room
      && !(n > 1 && can_split_here (self, last, room - before_last))
      && !(n == 1 && can_split_here (self, last, room - first->space_before)))
    {
      /* Where not even a whole page holds the chain, a new page helps only if it wastes little. */
      if (get_chain_height (self, n) + get_head_height (first) <= self->body.height
          || room < self->body.height * SPLIT_PART)
        add_page (self);
    }
  for (guint i = 0; i < n; i++)
    put_row (self, g_ptr_array_index (self->chain, i));
  g_ptr_array_set_size (self->chain, 0);
}

static void
place_block (PmapPageLayout *self,
             const PmapBlock *block)
{
  g_autoptr (GPtrArray) rows = pmap_block_create_rows (block, &self->theme, self->context, self->body.width,
                                                       self->body.height);

  for (guint i = 0; i < rows->len; i++)
    {
      PmapRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (self->rows, row);
      g_ptr_array_add (self->chain, row);
      if (!row->keeps_with_next)
        flush_chain (self);
    }
}

static void
drop_empty_last_page (PmapPageLayout *self)
{
  if (is_at_top (self) && self->pages->len > 1)
    g_ptr_array_remove_index (self->pages, self->pages->len - 1);
}

/**
 * pmap_page_layout_step:
 * @self: a layout
 *
 * Places the next block.
 *
 * Returns: whether everything has been placed
 */
gboolean
pmap_page_layout_step (PmapPageLayout *self)
{
  g_return_val_if_fail (PMAP_IS_PAGE_LAYOUT (self), TRUE);

  if (self->is_finished)
    return TRUE;
  if (self->note != NULL && self->next_block == self->note_place)
    place_block (self, self->note);
  if (self->next_block < pmap_report_get_n_blocks (self->report))
    {
      place_block (self, pmap_report_get_block (self->report, self->next_block++));
      return FALSE;
    }
  flush_chain (self);
  drop_empty_last_page (self);
  self->is_finished = TRUE;
  return TRUE;
}

/** pmap_page_layout_finish: Places all that is left. */
void
pmap_page_layout_finish (PmapPageLayout *self)
{
  while (!pmap_page_layout_step (self))
    ;
}

/** pmap_page_layout_is_finished: Returns: whether everything has been placed */
gboolean
pmap_page_layout_is_finished (PmapPageLayout *self)
{
  g_return_val_if_fail (PMAP_IS_PAGE_LAYOUT (self), FALSE);

  return self->is_finished;
}

/** pmap_page_layout_get_progress: Returns: how much of the document has been placed, from 0 to 1 */
double
pmap_page_layout_get_progress (PmapPageLayout *self)
{
  guint n;

  g_return_val_if_fail (PMAP_IS_PAGE_LAYOUT (self), 0.0);

  n = pmap_report_get_n_blocks (self->report);
  return self->is_finished || n == 0 ? 1.0 : (double) self->next_block / n;
}

/** pmap_page_layout_get_n_pages: Returns: how many pages there are so far; at least 1 */
guint
pmap_page_layout_get_n_pages (PmapPageLayout *self)
{
  g_return_val_if_fail (PMAP_IS_PAGE_LAYOUT (self), 0);

  return self->pages->len;
}

/** pmap_page_layout_get_report: Returns: (transfer none): what is printed */
PmapReport *
pmap_page_layout_get_report (PmapPageLayout *self)
{
  g_return_val_if_fail (PMAP_IS_PAGE_LAYOUT (self), NULL);

  return self->report;
}

/**
 * pmap_page_layout_get_size:
 * @self: a layout
 * @width: (out): the paper's width in points
 * @height: (out): the paper's height in points
 */
void
pmap_page_layout_get_size (PmapPageLayout *self,
                           double *width,
                           double *height)
{
  g_return_if_fail (PMAP_IS_PAGE_LAYOUT (self));

  *width = self->width;
  *height = self->height;
}

/** pmap_page_layout_get_body: Returns: (transfer none): where on the paper the text stands */
const PmapRect *
pmap_page_layout_get_body (PmapPageLayout *self)
{
  return &self->body;
}

/** pmap_page_layout_get_slices: Returns: (transfer none) (element-type PmapSlice): what stands on a page */
const GPtrArray *
pmap_page_layout_get_slices (PmapPageLayout *self,
                             guint page)
{
  g_assert (page < self->pages->len);

  return g_ptr_array_index (self->pages, page);
}

/** pmap_page_layout_get_context: Returns: (transfer none): where fonts come from */
PangoContext *
pmap_page_layout_get_context (PmapPageLayout *self)
{
  return self->context;
}

/** pmap_page_layout_get_theme: Returns: (transfer none): fonts, sizes and colours */
const PmapTheme *
pmap_page_layout_get_theme (PmapPageLayout *self)
{
  return &self->theme;
}
