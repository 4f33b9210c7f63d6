/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns of a table there is room for: where there is too little, those that matter least go, instead of a table that is cut. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-table-private.h"

#include "ui/pmap-pay-cover.h"

#include <glib/gi18n.h>

#define CELL_PADDING 18
#define TIER_WIDTH 13
#define ARROW_WIDTH 18

/** _pmap_table_is_left_out: Returns: whether a column is not shown whatever room there is: money while figures are hidden, for one */
gboolean
_pmap_table_is_left_out (PmapTableColumn *column)
{
  PmapWorkspace *workspace = column->table->workspace;

  if (column->spec->money && workspace != NULL && pmap_workspace_is_disguised (workspace))
    return TRUE;
  if (column->spec->pay && pmap_pay_cover_is_on ())
    return TRUE;
  return !pmap_column_applies (column->spec, column->table->user_data);
}

gboolean
_pmap_table_is_shown (PmapTableColumn *column)
{
  return column->spec->rank <= column->table->shown_rank && !_pmap_table_is_left_out (column);
}

/* The width in pixels of a column with room for so many characters. */
static int
get_width (PmapTableColumn *column,
           int              characters)
{
  const PmapColumn *spec = column->spec;
  const char *title = spec->head != NULL || spec->title != NULL ? gtk_column_view_column_get_title (column->column) : NULL;
  int character_width = column->table->character_width;
  int head = 0;

  /* The head needs room too: in smaller letters, with the arrow that tells the order. */
  if (title != NULL)
    head = (int) g_utf8_strlen (title, -1) * character_width * 9 / 10 + ARROW_WIDTH;
  return MAX (characters * character_width, head) + CELL_PADDING + (spec->tier != NULL ? TIER_WIDTH : 0);
}

/** _pmap_table_set_width: Gives a column of a fixed width that width; it takes no more where there is more. */
void
_pmap_table_set_width (PmapTableColumn *column)
{
  if (column->spec->width > 0 && !column->spec->expand)
    gtk_column_view_column_set_fixed_width (column->column, get_width (column, column->spec->width));
}

/** _pmap_table_follow_font: Takes over how wide letters are. */
void
_pmap_table_follow_font (PmapTable *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int width = PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                      pango_font_metrics_get_approximate_digit_width (metrics)));

  pango_font_metrics_unref (metrics);
  if (width == self->character_width)
    return;
  self->character_width = width;
  for (guint i = 0; i < self->columns->len; i++)
    _pmap_table_set_width (self->columns->pdata[i]);
}

/* In GTK 4.8 a column that is merely hidden still takes its part of the room that is left: it is taken out. The others
 * stay where they are, or the order that the user chose would be lost. */
static void
show_columns (PmapTable *self,
              guint      rank)
{
  guint place = 0;
  gboolean changed = FALSE;

  self->shown_rank = rank;
  self->is_arranging = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      PmapTableColumn *column = self->columns->pdata[i];
      gboolean was_shown = gtk_column_view_column_get_column_view (column->column) != NULL;
      gboolean is_shown = _pmap_table_is_shown (column);

      changed |= was_shown != is_shown;
      if (was_shown && !is_shown)
        gtk_column_view_remove_column (self->view, column->column);
      if (!was_shown && is_shown)
        {
          gtk_column_view_insert_column (self->view, place, column->column);
          pmap_table_align_newest_title (self->view, column->spec->figures, column->spec->tier != NULL ? TIER_WIDTH : 0);
        }
      pmap_table_foot_set_place (self->foot, i, is_shown ? (int) place++ : -1);
    }
  self->is_arranging = FALSE;
  if (!changed)
    return;
  _pmap_table_show_order (self);
  _pmap_table_fill_rows (self);
}

/** _pmap_table_fit: Shows the columns that there is room for. */
void
_pmap_table_fit (PmapTable *self)
{
  guint rank = self->max_rank;
  int needed;

  for (;;)
    {
      needed = 0;
      for (guint i = 0; i < self->columns->len; i++)
        {
          PmapTableColumn *column = self->columns->pdata[i];

          if (column->spec->rank <= rank && !_pmap_table_is_left_out (column))
            needed += get_width (column, column->spec->width);
        }
      if (needed <= self->fitted_width || rank == 0)
        break;
      rank--;
    }
  show_columns (self, rank);
}

static gboolean
fit_cb (gpointer user_data)
{
  PmapTable *self = user_data;

  self->fit_source = 0;
  _pmap_table_follow_font (self);
  _pmap_table_fit (self);
  return G_SOURCE_REMOVE;
}

/** _pmap_table_queue_fit: Columns cannot come and go while they are being placed; it is done before the next frame. */
void
_pmap_table_queue_fit (PmapTable *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

/** _pmap_table_allocate: The table is so many pixels wide now. */
void
_pmap_table_allocate (PmapTable *self,
                      int        width)
{
  if (width == self->fitted_width)
    return;
  self->fitted_width = width;
  _pmap_table_queue_fit (self);
}

/** _pmap_table_measure: The columns that always stay; what the rows would like is no matter, as columns go. */
void
_pmap_table_measure (PmapTable *self,
                     int       *minimum,
                     int       *natural)
{
  *minimum = *natural = CELL_PADDING;
  for (guint i = 0; i < self->columns->len; i++)
    {
      PmapTableColumn *column = self->columns->pdata[i];
      const PmapColumn *spec = column->spec;

      if (_pmap_table_is_left_out (column))
        continue;
      *natural += get_width (column, spec->width);
      if (spec->rank == 0)
        *minimum += get_width (column, spec->least > 0 ? spec->least : spec->width);
    }
}
