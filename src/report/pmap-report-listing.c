/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of the map on paper, as the screen has it: the same columns, in the same order, with the same totals. Where the paper is
 * too narrow for all of them, those go first that go first on a narrow screen. It is for the school: it names pupils. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-report-listing.h"

#include "base/pmap-date.h"
#include "base/pmap-number.h"
#include "model/pmap-school.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

/* What a line of A4 across holds beside the space between columns, in characters of the table's size. */
#define LINE_CHARACTERS 128
#define COLUMN_GAP 2
/* A column of words can break its lines, and takes no more than this to be read well. A shorter one is as wide as its words. */
#define WORDS_MAXIMUM 20

#define WEIGHT_MINIMUM 12
#define WEIGHT_MAXIMUM 26

static gboolean
breaks_lines (const PmapColumn *column)
{
  return !column->figures && (column->expand || column->width > WORDS_MAXIMUM);
}

/* Whether a column is on the page: it has something to say, and there is room for it. */
static gboolean
is_printed (const PmapColumn         *column,
            const PmapListingContext *context,
            guint                     rank)
{
  return column->rank <= rank && pmap_column_applies (column, (gpointer) context);
}

static guint
get_width (const PmapColumn         *column,
           const PmapListingContext *context)
{
  g_autofree char *title = pmap_column_get_title (column, (gpointer) context);
  guint head = (guint) g_utf8_strlen (title, -1);
  guint width = (guint) column->width;

  return (column->figures ? MAX (width, head) : MIN (width, WORDS_MAXIMUM)) + COLUMN_GAP;
}

/* The highest rank with which all columns up to it fit. */
static guint
find_rank (const PmapListing        *listing,
           const PmapListingContext *context)
{
  guint rank = 0;

  for (guint i = 0; i < listing->n_columns; i++)
    rank = MAX (rank, listing->columns[i].rank);
  for (; rank > 0; rank--)
    {
      guint needed = 0;

      for (guint i = 0; i < listing->n_columns; i++)
        if (is_printed (&listing->columns[i], context, rank))
          needed += get_width (&listing->columns[i], context);
      if (needed <= LINE_CHARACTERS)
        break;
    }
  return rank;
}

/* How much of the width that is left a column of words gets: as its longest words want, within reason. */
static double
get_weight (const PmapColumn         *column,
            const PmapListingContext *context,
            GListModel               *rows)
{
  guint longest = WEIGHT_MINIMUM;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);
      g_autofree char *text = pmap_column_get_text (column, item, (gpointer) context);

      longest = MAX (longest, (guint) g_utf8_strlen (text, -1));
    }
  return MIN (longest, WEIGHT_MAXIMUM);
}

static void
add_cells (PmapBlock                *table,
           const PmapListing        *listing,
           const PmapListingContext *context,
           gpointer                  item,
           guint                     rank)
{
  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  for (guint i = 0; i < listing->n_columns; i++)
    {
      const PmapColumn *column = &listing->columns[i];
      g_autofree char *text = NULL;

      if (!is_printed (column, context, rank))
        continue;
      text = pmap_column_get_text (column, item, (gpointer) context);
      pmap_block_add_text (table, column->figures ? PMAP_TEXT_FIGURE : i == 0 ? PMAP_TEXT_STRONG : PMAP_TEXT_BODY, text);
    }
}

static void
add_totals (PmapBlock                *table,
            const PmapListing        *listing,
            const PmapListingContext *context,
            GListModel               *rows,
            guint                     rank)
{
  pmap_block_begin_row (table, PMAP_ROW_TOTAL);
  for (guint i = 0; i < listing->n_columns; i++)
    {
      const PmapColumn *column = &listing->columns[i];
      g_autofree char *text = NULL;

      if (!is_printed (column, context, rank))
        continue;
      text = pmap_column_get_total (column, rows, (gpointer) context);
      pmap_block_add_text (table, column->figures ? PMAP_TEXT_FIGURE_STRONG : PMAP_TEXT_STRONG, text != NULL ? text : "");
    }
}

static void
add_table (PmapReport               *report,
           const PmapListing        *listing,
           const PmapListingContext *context,
           GListModel               *rows)
{
  PmapBlock *table = pmap_report_add (report, pmap_block_new_table ());
  guint rank = find_rank (listing, context);

  for (guint i = 0; i < listing->n_columns; i++)
    {
      const PmapColumn *column = &listing->columns[i];
      g_autofree char *title = pmap_column_get_title (column, (gpointer) context);

      if (is_printed (column, context, rank))
        pmap_block_add_column (table, title, breaks_lines (column) ? get_weight (column, context, rows) : 0.0,
                               column->figures ? PMAP_BLOCK_ALIGN_END : PMAP_BLOCK_ALIGN_START);
    }
  pmap_block_set_space_before (table, 12.0);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);

      add_cells (table, listing, context, item, rank);
    }
  if (g_list_model_get_n_items (rows) > 0)
    add_totals (table, listing, context, rows, rank);
}

static void
add_head (PmapReport               *report,
          const PmapListing        *listing,
          const PmapListingContext *context,
          guint                     n_rows,
          const char               *filter)
{
  PmapDocument *document = pmap_ledger_get_document (context->ledger);
  PmapSchool *school = pmap_document_get_school (document);
  g_autofree char *year = pmap_words_get_school_year (document);
  g_autofree char *day = pmap_date_format (context->today);
  g_autofree char *period = pmap_period_describe (pmap_ledger_get_period (context->ledger), pmap_document_get_year (document));
  /* translators: the period of the costs, and the day on which the page was made. */
  g_autofree char *line = g_strdup_printf (_("Costs: %1$s · as of %2$s"), period, day);
  g_autofree char *title = *year == '\0' ? g_strdup (pmap_listing_get_title (listing))
                                         /* translators: the title of a table, and the school year. */
                                         : g_strdup_printf (_("%1$s, %2$s"), pmap_listing_get_title (listing), year);
  g_autoptr (GListModel) all = pmap_listing_list_rows (listing, context);
  guint n_all = g_list_model_get_n_items (all);

  if (school->name != NULL)
    pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, school->name));
  pmap_report_add (report, pmap_block_new_heading (1, title));
  pmap_block_set_space_before (pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_MUTED, line)), 2.0);
  if (n_rows < n_all)
    {
      g_autofree char *some = pmap_number_format (n_rows, 0);
      g_autofree char *whole = pmap_number_format (n_all, 0);
      /* translators: how many rows a printed table has, how many there are, and what they were chosen by: "12 of 57: EHC plans". */
      g_autofree char *part = g_strdup_printf (_("%1$s of %2$s: %3$s"), some, whole,
                                               filter != NULL && *filter != '\0' ? filter : _("a choice of them"));

      pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, part));
    }
}

/**
 * pmap_report_listing_new:
 * @listing: a table of the map
 * @context: what its columns are computed from
 * @rows: (nullable) (element-type PmapRecord): its records, in their order; %NULL for all of the map
 * @filter: (nullable): what they were chosen by, in words: "EHC plans"
 *
 * Returns: (transfer full): the document to print
 */
PmapReport *
pmap_report_listing_new (const PmapListing        *listing,
                         const PmapListingContext *context,
                         GListModel               *rows,
                         const char               *filter)
{
  PmapReport *report;
  PmapSchool *school;
  g_autofree char *running_head = NULL;
  g_autoptr (GListModel) all = NULL;

  g_return_val_if_fail (listing != NULL && context != NULL, NULL);
  g_return_val_if_fail (rows == NULL || G_IS_LIST_MODEL (rows), NULL);

  if (rows == NULL)
    rows = all = pmap_listing_list_rows (listing, context);
  school = pmap_document_get_school (pmap_ledger_get_document (context->ledger));
  /* translators: at the head of every page but the first: the title of a table, and the school's name. */
  running_head = g_strdup_printf (_("%1$s: %2$s"), pmap_listing_get_title (listing), school->name != NULL ? school->name : "");
  report = pmap_report_new (pmap_listing_get_title (listing), running_head);
  pmap_report_set_landscape (report, TRUE);
  add_head (report, listing, context, g_list_model_get_n_items (rows), filter);
  add_table (report, listing, context, rows);
  return report;
}
