/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps maps, and what is made of them, out of the recent files of the desktop, where anybody who sits down at this computer
 * finds them. GTK's dialogs list there what was chosen in them, and cannot be told not to. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-recent.h"

#include <gtk/gtk.h>

/* The addresses of what was chosen since the program began. */
static GHashTable *chosen_uris;

static void
forget_chosen_cb (GtkRecentManager *manager)
{
  GHashTableIter iter;
  gpointer uri;

  g_hash_table_iter_init (&iter, chosen_uris);
  while (g_hash_table_iter_next (&iter, &uri, NULL))
    if (gtk_recent_manager_has_item (manager, uri))
      gtk_recent_manager_remove_item (manager, uri, NULL);
}

/**
 * pmap_recent_forget:
 * @uri: the address of a file that was chosen in a dialog
 *
 * Takes the file out of the recent ones, now and whenever it is put there while the program runs: GTK's dialogs look at a
 * file before they list it, so that the entry comes some time after the answer.
 */
void
pmap_recent_forget (const char *uri)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  g_return_if_fail (uri != NULL);

  if (chosen_uris == NULL)
    {
      chosen_uris = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_signal_connect (manager, "changed", G_CALLBACK (forget_chosen_cb), NULL);
    }
  g_hash_table_add (chosen_uris, g_strdup (uri));
  forget_chosen_cb (manager);
}
