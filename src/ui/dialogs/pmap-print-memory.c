/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the user printed last: printer, paper, colour, both sides. Kept in the user's own state folder. What is not on
 * the list below is not kept: a file's name, ranges of pages, anything that a print dialog may think of later. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-print-memory.h"

#include "store/posix/pmap-replace.h"

#include <errno.h>

static const char *const kept[] = {
  GTK_PRINT_SETTINGS_PRINTER,
  GTK_PRINT_SETTINGS_ORIENTATION,
  GTK_PRINT_SETTINGS_PAPER_FORMAT,
  GTK_PRINT_SETTINGS_PAPER_WIDTH,
  GTK_PRINT_SETTINGS_PAPER_HEIGHT,
  GTK_PRINT_SETTINGS_USE_COLOR,
  GTK_PRINT_SETTINGS_COLLATE,
  GTK_PRINT_SETTINGS_DUPLEX,
  GTK_PRINT_SETTINGS_QUALITY,
  GTK_PRINT_SETTINGS_RESOLUTION,
  GTK_PRINT_SETTINGS_DEFAULT_SOURCE,
  GTK_PRINT_SETTINGS_MEDIA_TYPE,
};

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "provision-map", "print.ini", NULL);
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *page_setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (page_setup, a4);
  gtk_paper_size_free (a4);
  return page_setup;
}

/**
 * pmap_print_memory_keep:
 * @settings: (nullable): how it was printed
 * @page_setup: (nullable): on what
 *
 * Remembers both for the next time. Where that fails the next printing begins with the defaults; nothing is lost.
 */
void
pmap_print_memory_keep (GtkPrintSettings *settings,
                        GtkPageSetup     *page_setup)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  if (settings != NULL)
    {
      g_autoptr (GtkPrintSettings) chosen = gtk_print_settings_new ();

      for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
        if (gtk_print_settings_has_key (settings, kept[i]))
          gtk_print_settings_set (chosen, kept[i], gtk_print_settings_get (settings, kept[i]));
      gtk_print_settings_to_key_file (chosen, file, NULL);
    }
  if (page_setup != NULL)
    gtk_page_setup_to_key_file (page_setup, file, NULL);
  data = g_key_file_to_data (file, &length, NULL);
  bytes = g_bytes_new_take (data, length);
  if (g_mkdir_with_parents (folder, 0700) != 0
      || !pmap_replace_file (path, bytes, NULL, PMAP_REPLACE_OVERWRITE | PMAP_REPLACE_PRIVATE | PMAP_REPLACE_EXPORT, NULL,
                             NULL, &error))
    g_debug ("The print settings are not remembered: %d", error != NULL ? error->code : errno);
}

/**
 * pmap_print_memory_recall:
 * @settings: (out) (transfer full): how it was printed last, or the defaults
 * @page_setup: (out) (transfer full): on what; A4 at first
 */
void
pmap_print_memory_recall (GtkPrintSettings **settings,
                          GtkPageSetup     **page_setup)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = get_path ();

  g_return_if_fail (settings != NULL && page_setup != NULL);

  *settings = NULL;
  *page_setup = NULL;
  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    {
      *settings = gtk_print_settings_new_from_key_file (file, NULL, NULL);
      *page_setup = gtk_page_setup_new_from_key_file (file, NULL, NULL);
    }
  if (*settings == NULL)
    *settings = gtk_print_settings_new ();
  if (*page_setup == NULL)
    *page_setup = make_page_setup ();
}
