/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: every line once, heads repeated, nothing lonely, nothing outside the paper. */
#include "config.h"

#include "report/pmap-page-draw.h"
#include "report/pmap-page-layout-private.h"

#include "report-samples.h"

#include <stdlib.h>

static PmapPageLayout *
lay_out (PmapReport *report)
{
  PmapPageLayout *layout = pmap_page_layout_new (report, PMAP_PAGE_A4_WIDTH, PMAP_PAGE_A4_HEIGHT);

  pmap_page_layout_finish (layout);
  return layout;
}

static gboolean
is_head (const PmapSlice *slice)
{
  return g_strcmp0 (slice->row->cell_tag, "TH") == 0;
}

/* Every line of every cell once, in order; heads as often as their table has pages; nothing past the body's end. */
static void
assert_sound (PmapPageLayout *layout)
{
  g_autoptr (GHashTable) next = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer key, value;

  for (guint p = 0; p < pmap_page_layout_get_n_pages (layout); p++)
    {
      const GPtrArray *slices = pmap_page_layout_get_slices (layout, p);
      double y = 0.0;

      for (guint i = 0; i < slices->len; i++)
        {
          const PmapSlice *slice = g_ptr_array_index (slices, i);
          guint *lines;

          g_assert_cmpfloat (slice->y, >=, y - 0.001);
          y = slice->y + slice->height;
          g_assert_cmpfloat (y, <=, pmap_page_layout_get_body (layout)->height + 0.001);
          if (is_head (slice))
            {
              g_assert_true (i + 1 < slices->len || slice->row->block->rows->len == 0);
              continue;
            }
          lines = g_hash_table_lookup (next, slice->row);
          if (lines == NULL)
            {
              lines = g_new0 (guint, slice->row->n_cells + 1);
              g_hash_table_insert (next, (gpointer) slice->row, lines);
            }
          for (guint c = 0; c < slice->row->n_cells; c++)
            {
              g_assert_cmpuint (slice->first[c], ==, lines[c]);
              g_assert_cmpuint (slice->last[c], >=, slice->first[c]);
              lines[c] = slice->last[c];
            }
        }
      if (slices->len > 0 && p + 1 < pmap_page_layout_get_n_pages (layout))
        {
          const PmapSlice *last = g_ptr_array_index (slices, slices->len - 1);

          g_assert_false (last->row->block->tag[0] == 'H');
        }
    }
  g_hash_table_iter_init (&iter, next);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const PmapRow *row = key;

      for (guint c = 0; c < row->n_cells; c++)
        g_assert_cmpuint (((guint *) value)[c], ==, row->cells[c].lines == NULL ? 0 : row->cells[c].lines->len);
    }
}

static guint
count_table_rows (PmapPageLayout *layout,
                  guint page,
                  guint *n_heads)
{
  const GPtrArray *slices = pmap_page_layout_get_slices (layout, page);
  guint n = 0;

  *n_heads = 0;
  for (guint i = 0; i < slices->len; i++)
    {
      const PmapSlice *slice = g_ptr_array_index (slices, i);

      if (slice->row->block->kind != PMAP_BLOCK_TABLE)
        continue;
      if (is_head (slice))
        (*n_heads)++;
      else
        n++;
    }
  return n;
}

static void
test_long_table (void)
{
  g_autoptr (PmapReport) report = make_sample_report (60);
  g_autoptr (PmapPageLayout) layout = lay_out (report);
  guint total = 0;

  g_assert_cmpuint (pmap_page_layout_get_n_pages (layout), >, 4);
  assert_sound (layout);
  for (guint p = 0; p < pmap_page_layout_get_n_pages (layout); p++)
    {
      guint n_heads;
      guint n = count_table_rows (layout, p, &n_heads);

      g_assert_cmpuint (n_heads, ==, n > 0 ? 1 : 0);
      total += n;
    }
  g_assert_cmpuint (total, ==, 61);
}

/* Rows of one line: neither the first nor the last is ever alone on a page. */
static void
test_short_rows (void)
{
  for (guint filler = 20; filler < 60; filler++)
    {
      g_autoptr (PmapReport) report = pmap_report_new ("Provision map", "Head");
      g_autoptr (PmapPageLayout) layout = NULL;
      PmapBlock *table;

      for (guint i = 0; i < filler; i++)
        pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, "One line."));
      table = pmap_report_add (report, pmap_block_new_table ());
      pmap_block_add_column (table, "Head", 1.0, PMAP_BLOCK_ALIGN_START);
      for (guint i = 0; i < 6; i++)
        {
          pmap_block_begin_row (table, i == 5 ? PMAP_ROW_TOTAL : PMAP_ROW_NORMAL);
          pmap_block_add_text (table, PMAP_TEXT_BODY, "Cell");
        }
      layout = lay_out (report);
      assert_sound (layout);
      for (guint p = 0; p < pmap_page_layout_get_n_pages (layout); p++)
        {
          guint n_heads;

          g_assert_cmpuint (count_table_rows (layout, p, &n_heads), !=, 1);
        }
    }
}

static void
test_no_rows (void)
{
  g_autoptr (PmapReport) report = pmap_report_new ("Provision map", "Head");
  g_autoptr (PmapReport) nothing = pmap_report_new ("Provision map", "Head");
  g_autoptr (PmapPageLayout) layout = NULL;
  g_autoptr (PmapPageLayout) blank = lay_out (nothing);

  pmap_report_add (report, make_sample_table (0));
  pmap_report_add (report, pmap_block_new_table ());
  pmap_report_add (report, pmap_block_new_keys (2));
  pmap_report_add (report, pmap_block_new_writing_lines (0));
  layout = lay_out (report);
  g_assert_cmpuint (pmap_page_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpuint (pmap_page_layout_get_slices (layout, 0)->len, ==, 1);
  g_assert_cmpuint (pmap_page_layout_get_n_pages (blank), ==, 1);
}

static char *
make_long_text (guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "word%u ", i);
  return g_string_free (text, FALSE);
}

static void
test_long_cell (void)
{
  g_autoptr (PmapReport) report = pmap_report_new ("Provision map", "Head");
  g_autofree char *text = make_long_text (2500);
  g_autoptr (PmapPageLayout) layout = NULL;
  PmapBlock *table;
  guint n_heads;

  pmap_report_add (report, pmap_block_new_heading (2, "A very long cell"));
  table = pmap_report_add (report, make_sample_table (2));
  pmap_block_begin_row (table, PMAP_ROW_NORMAL);
  pmap_block_add_text (table, PMAP_TEXT_BODY, text);
  pmap_block_add_text (table, PMAP_TEXT_BODY, "short");
  pmap_block_add_text (table, PMAP_TEXT_FIGURE, "£1.00");
  add_sample_rows (table, 2);
  layout = lay_out (report);
  g_assert_cmpuint (pmap_page_layout_get_n_pages (layout), >, 3);
  assert_sound (layout);
  for (guint p = 0; p < pmap_page_layout_get_n_pages (layout); p++)
    {
      g_assert_cmpuint (count_table_rows (layout, p, &n_heads), >, 0);
      g_assert_cmpuint (n_heads, ==, 1);
    }
}

static void
test_keep_together (void)
{
  for (guint filler = 20; filler < 60; filler++)
    {
      g_autoptr (PmapReport) report = pmap_report_new ("Provision map", "Head");
      g_autoptr (PmapPageLayout) layout = NULL;
      PmapBlock *lines;
      guint pages_with_lines = 0;

      for (guint i = 0; i < filler; i++)
        pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, "One line."));
      pmap_report_add (report, pmap_block_new_heading (2, "Comments"));
      lines = pmap_report_add (report, pmap_block_new_writing_lines (6));
      layout = lay_out (report);
      assert_sound (layout);
      for (guint p = 0; p < pmap_page_layout_get_n_pages (layout); p++)
        {
          const GPtrArray *slices = pmap_page_layout_get_slices (layout, p);
          guint n = 0;

          for (guint i = 0; i < slices->len; i++)
            n += ((const PmapSlice *) g_ptr_array_index (slices, i))->row->block == lines;
          pages_with_lines += n > 0;
          g_assert_true (n == 0 || n == 6);
        }
      g_assert_cmpuint (pages_with_lines, ==, 1);
    }
}

static void
test_page_break (void)
{
  g_autoptr (PmapReport) report = pmap_report_new ("Provision map", "Head");
  g_autoptr (PmapPageLayout) layout = NULL;

  pmap_report_add (report, pmap_block_new_page_break ());
  pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, "One."));
  pmap_report_add (report, pmap_block_new_page_break ());
  pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, "Two."));
  pmap_report_add (report, pmap_block_new_page_break ());
  layout = lay_out (report);
  g_assert_cmpuint (pmap_page_layout_get_n_pages (layout), ==, 2);
}

static void
add_random_block (PmapReport *report,
                  GRand *rand)
{
  g_autofree char *text = make_long_text ((guint) g_rand_int_range (rand, 1, 600));
  PmapBlock *block;

  switch (g_rand_int_range (rand, 0, 7))
    {
    case 0:
      pmap_report_add (report, pmap_block_new_heading ((guint) g_rand_int_range (rand, 1, 4), "A heading"));
      pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, "Under it."));
      break;
    case 1:
      pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, text));
      break;
    case 2:
      block = pmap_report_add (report, make_sample_table ((guint) g_rand_int_range (rand, 0, 30)));
      pmap_block_set_keep_together (block, g_rand_boolean (rand));
      break;
    case 3:
      block = pmap_report_add (report, make_sample_table (1));
      pmap_block_begin_row (block, PMAP_ROW_SUBTOTAL);
      pmap_block_add_text (block, PMAP_TEXT_BODY, text);
      pmap_block_add_text (block, PMAP_TEXT_BODY, "किशोर — نص طويل يلتف على سطور متعددة في الخلية — 日本語");
      break;
    case 4:
      pmap_report_add (report, pmap_block_new_writing_lines ((guint) g_rand_int_range (rand, 0, 40)));
      break;
    case 5:
      pmap_report_add (report, pmap_block_new_bullet (pmap_rich_text_new (PMAP_TEXT_BODY, text)));
      break;
    default:
      pmap_report_add (report, pmap_block_new_meter (600000, "£1.00", "of £6,000"));
      break;
    }
}

static void
test_any_document (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  guint rounds = 40 * (guint) MAX (scale != NULL ? atoi (scale) : 1, 1);
  guint32 seed = 20260914;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (PmapReport) report = pmap_report_new ("Provision map", "Head");
      g_autoptr (PmapPageLayout) layout = NULL;
      guint n = (guint) g_rand_int_range (rand, 1, 25);

      for (guint b = 0; b < n; b++)
        add_random_block (report, rand);
      layout = pmap_page_layout_new (report, g_rand_double_range (rand, 280, 900), g_rand_double_range (rand, 260, 1200));
      pmap_page_layout_finish (layout);
      assert_sound (layout);
    }
}

static void
test_ink (void)
{
  g_autoptr (PmapReport) report = make_sample_report (12);
  g_autoptr (PmapPageLayout) layout = lay_out (report);

  for (guint p = 0; p < pmap_page_layout_get_n_pages (layout); p++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      pmap_page_draw (layout, p, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpfloat (x, >=, 40.0);
      g_assert_cmpfloat (x + width, <=, PMAP_PAGE_A4_WIDTH - 40.0);
      g_assert_cmpfloat (y, >=, 20.0);
      g_assert_cmpfloat (y + height, <=, PMAP_PAGE_A4_HEIGHT - 20.0);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Every line of a document is on exactly one page, and no heading or row is left alone");

  g_test_add_func ("/page-layout/long-table", test_long_table);
  g_test_add_func ("/page-layout/short-rows", test_short_rows);
  g_test_add_func ("/page-layout/no-rows", test_no_rows);
  g_test_add_func ("/page-layout/long-cell", test_long_cell);
  g_test_add_func ("/page-layout/keep-together", test_keep_together);
  g_test_add_func ("/page-layout/page-break", test_page_break);
  g_test_add_func ("/page-layout/any-document", test_any_document);
  g_test_add_func ("/page-layout/ink", test_ink);

  return g_test_run ();
}
