/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry for a password that does not tell it. GTK 4.8 hides the text of such an entry from whoever asks for it over the
 * accessibility bus, but tells everybody there each letter as it is typed, in an event. The event is made of a signal of the
 * entry; here the letters go into its buffer instead, and the signal ends before anybody else hears it. A letter that is taken
 * away is still told: GTK offers nothing against that. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-quiet-entry.h"

static void
insert_cb (GtkEditable *text,
           const char  *typed,
           int          length,
           int         *position,
           gpointer     user_data)
{
  guint n_characters = g_utf8_strlen (typed, length);

  *position += gtk_entry_buffer_insert_text (gtk_text_get_buffer (GTK_TEXT (text)), *position, typed, n_characters);
  g_signal_stop_emission_by_name (text, "insert-text");
}

/**
 * pmap_quiet_entry:
 * @entry: an entry for a password, not shown yet
 *
 * Lets nobody on the accessibility bus hear what is typed into it.
 */
void
pmap_quiet_entry (GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  g_return_if_fail (GTK_IS_TEXT (text));

  g_signal_connect (text, "insert-text", G_CALLBACK (insert_cb), NULL);
}
