/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are made under the locale of whoever has the window open, and are the same bytes under each. */
#include "config.h"

#include "base/pmap-text.h"
#include "report/pmap-chart-export.h"
#include "report/pmap-page-layout.h"
#include "report/pmap-report-pdf.h"
#include "shared/remove-all.h"

#include "chart-samples.h"
#include "report-samples.h"

#include <locale.h>

#define N_FILES (PMAP_N_CHART_FORMATS + 1)

static void
make_files (GBytes **files)
{
  g_autoptr (PmapChart) chart = make_pupils_chart (12, 800000);
  g_autoptr (PmapReport) report = make_sample_report (12);
  g_autoptr (GError) error = NULL;

  for (guint format = 0; format < PMAP_N_CHART_FORMATS; format++)
    {
      files[format] = pmap_chart_export (chart, format, 520, &error);
      g_assert_no_error (error);
    }
  files[PMAP_N_CHART_FORMATS] = pmap_report_write_pdf (report, PMAP_PAGE_A4_WIDTH, PMAP_PAGE_A4_HEIGHT, "2026-09-14T09:30:00Z",
                                                       &error);
  g_assert_no_error (error);
}

static void
clear_files (GBytes **files)
{
  for (guint i = 0; i < N_FILES; i++)
    g_clear_pointer (&files[i], g_bytes_unref);
}

static gboolean
make_locale (const char *folder,
             const char *language)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.UTF-8", folder, language);
  const char *const arguments[] = { "localedef", "-i", language, "-f", "UTF-8", path, NULL };
  int status;

  return g_spawn_sync (NULL, (char **) arguments, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status,
                       NULL)
         && status == 0;
}

static void
test_same_bytes (void)
{
  static const char *const languages[] = { "de_DE", "tr_TR", "ar_EG", "ja_JP" };
  g_autofree char *folder = g_dir_make_tmp ("pmap-locales-XXXXXX", NULL);
  GBytes *expected[N_FILES] = { NULL }, *files[N_FILES] = { NULL };
  guint n_tried = 0;

  g_setenv ("LOCPATH", folder, TRUE);
  make_files (expected);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *locale = g_strconcat (languages[i], ".UTF-8", NULL);
      g_autofree char *size = NULL;

      if (!make_locale (folder, languages[i]) || setlocale (LC_ALL, locale) == NULL)
        continue;
      n_tried++;
      make_files (files);
      for (guint j = 0; j < N_FILES; j++)
        if (!g_bytes_equal (files[j], expected[j]))
          g_test_fail_printf ("file %u differs under %s", j, locale);
      clear_files (files);
      size = pmap_text_format_size (134217728);
      g_assert_cmpstr (size, ==, "134.2\302\240MB");
      g_assert_cmpstr (pmap_text_get_language (), ==, "en-GB");
      setlocale (LC_ALL, "C.UTF-8");
    }
  clear_files (expected);
  remove_all (folder);
  if (n_tried == 0)
    g_test_skip ("no locales can be made here");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("The same drawing gives the same bytes under every locale");

  g_test_add_func ("/locales/same-bytes", test_same_bytes);

  return g_test_run ();
}
