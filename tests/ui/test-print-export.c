/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing without a screen: GtkPrintOperation writes a PDF whose words are those of the program's own. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "report/pmap-page-layout.h"
#include "report/pmap-report-pdf.h"
#include "report/pmap-report-pupil.h"
#include "ui/dialogs/pmap-print-memory.h"
#include "ui/dialogs/pmap-print-operation.h"

#include "larkbeck.h"

#include <glib/gstdio.h>

static char *
read_words (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  words = g_strsplit_set (text, " \n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  kept = g_strv_builder_end (builder);
  return g_strjoinv (" ", kept);
}

static void
test_export (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapRecordList *pupils = pmap_workspace_get_document (workspace)->pupils;
  g_autofree char *folder = g_dir_make_tmp ("pmap-print-XXXXXX", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *written = g_build_filename (folder, "written.pdf", NULL);
  g_autofree char *tool = g_find_program_in_path ("pdftotext");

  g_test_summary ("The words of a printed map are those of pmaptool's");

  if (tool == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < 3; i++)
    {
      const char *id = pmap_record_get_id (pmap_record_list_get (pupils, i * 7));
      g_autoptr (PmapReport) report = pmap_report_pupil_new (pmap_workspace_get_ledger (workspace), id, NULL);
      g_autoptr (PmapPrintOperation) operation = pmap_print_operation_new (report);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *one = NULL, *other = NULL;

      gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), printed);
      g_assert_cmpint (gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_EXPORT,
                                                NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
      g_assert_no_error (error);
      bytes = pmap_report_write_pdf (report, PMAP_PAGE_A4_WIDTH, PMAP_PAGE_A4_HEIGHT, "2026-11-20T12:00:00Z", &error);
      g_assert_no_error (error);
      g_assert_true (g_file_set_contents (written, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                          NULL));
      one = read_words (printed);
      other = read_words (written);
      g_assert_cmpuint (strlen (one), >, 500);
      g_assert_cmpstr (one, ==, other);
    }
  g_remove (printed);
  g_remove (written);
  g_rmdir (folder);
}

static void
test_memory (void)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPrintSettings) recalled = NULL;
  g_autoptr (GtkPageSetup) page_setup = NULL, recalled_setup = NULL;

  g_test_summary ("How to print is remembered; where to, and which pages, are not");

  pmap_print_memory_recall (&recalled, &page_setup);
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (page_setup)), ==, GTK_PAPER_NAME_A4);
  g_clear_object (&recalled);

  gtk_print_settings_set_printer (settings, "Staff room");
  gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, "file:///home/amira-example.pdf");
  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_RANGES);
  pmap_print_memory_keep (settings, page_setup);
  pmap_print_memory_recall (&recalled, &recalled_setup);
  g_assert_cmpstr (gtk_print_settings_get_printer (recalled), ==, "Staff room");
  g_assert_cmpint (gtk_print_settings_get_duplex (recalled), ==, GTK_PRINT_DUPLEX_HORIZONTAL);
  g_assert_false (gtk_print_settings_has_key (recalled, GTK_PRINT_SETTINGS_OUTPUT_URI));
  g_assert_cmpint (gtk_print_settings_get_print_pages (recalled), ==, GTK_PRINT_PAGES_ALL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/print/export", test_export);
  g_test_add_func ("/print/memory", test_memory);

  return g_test_run ();
}
