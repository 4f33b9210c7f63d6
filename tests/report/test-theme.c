/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look keeps its promises: contrast, sizes, and colours that come round. */
#include "config.h"

#include "report/pmap-theme.h"

static const PmapThemeVariant variants[] = { PMAP_THEME_LIGHT, PMAP_THEME_DARK, PMAP_THEME_PRINT };

static void
test_contrast_formula (void)
{
  const PmapColour black = { 0, 0, 0 }, white = { 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (pmap_colour_get_contrast (&black, &white), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (pmap_colour_get_contrast (&white, &black), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (pmap_colour_get_contrast (&white, &white), 1.0, 1e-9);
}

static void
test_contrast_of_text (void)
{
  for (guint v = 0; v < G_N_ELEMENTS (variants); v++)
    {
      const PmapTheme *theme = pmap_theme_get (variants[v]);

      for (guint s = 0; s < PMAP_N_TEXT_STYLES; s++)
        {
          g_assert_cmpfloat (pmap_colour_get_contrast (pmap_theme_get_text_colour (theme, s), &theme->paper), >=, 4.5);
          g_assert_cmpfloat (pmap_colour_get_contrast (pmap_theme_get_text_colour (theme, s), &theme->tint), >=, 4.5);
        }
      g_assert_cmpfloat (pmap_colour_get_contrast (&theme->limit, &theme->paper), >=, 4.5);
    }
}

static void
test_contrast_of_graphics (void)
{
  for (guint v = 0; v < G_N_ELEMENTS (variants); v++)
    {
      const PmapTheme *theme = pmap_theme_get (variants[v]);

      for (guint i = 0; i < PMAP_THEME_N_SERIES; i++)
        {
          g_assert_cmpfloat (pmap_colour_get_contrast (&theme->series[i], &theme->paper), >=, 3.0);
          g_assert_cmpfloat (pmap_colour_get_contrast (&theme->series[i], &theme->tint), >=, 3.0);
        }
      g_assert_true (pmap_theme_get_series_colour (theme, PMAP_THEME_N_SERIES) == &theme->series[0]);
    }
}

static void
test_print_sizes (void)
{
  const PmapTheme *theme = pmap_theme_get (PMAP_THEME_PRINT);

  for (guint s = 0; s < PMAP_N_TEXT_STYLES; s++)
    g_assert_cmpfloat (pmap_theme_get_text_size (theme, s), >=, 12.0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Every text has 4.5:1 and every graphic 3:1 contrast, and nothing on paper is below 12 points");

  g_test_add_func ("/theme/contrast-formula", test_contrast_formula);
  g_test_add_func ("/theme/contrast-of-text", test_contrast_of_text);
  g_test_add_func ("/theme/contrast-of-graphics", test_contrast_of_graphics);
  g_test_add_func ("/theme/print-sizes", test_print_sizes);

  return g_test_run ();
}
