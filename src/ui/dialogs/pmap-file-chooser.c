/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The only place that asks for a file. GTK 4.8 has nothing but GtkFileChooserNative for it, which later versions
 * replace: then this file changes, and no other. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-file-chooser.h"

#include "ui/pmap-recent.h"

typedef struct
{
  PmapFileChosenFunc chosen;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_free (question);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Question *question = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      pmap_recent_forget (uri);
      question->chosen (file, question->user_data);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
ask (GtkFileChooserAction  action,
     GtkWindow            *parent,
     const char           *title,
     const PmapFileKind   *kinds,
     guint                 n_kinds,
     GFile                *folder,
     const char           *name,
     PmapFileChosenFunc    chosen,
     gpointer              user_data,
     GDestroyNotify        destroy)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  Question *question = g_new0 (Question, 1);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, kinds[i].label);
      gtk_file_filter_add_pattern (filter, kinds[i].pattern);
      gtk_file_chooser_add_filter (chooser, filter);
    }
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (chooser, name);

  *question = (Question) { chosen, user_data, destroy };
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * pmap_file_chooser_open:
 * @parent: the window that asks
 * @title: what for
 * @kinds: (array length=n_kinds): kinds of files to choose among; the first is chosen at first
 * @n_kinds: how many
 * @folder: (nullable): where to begin
 * @chosen: (scope notified): what to do with the file
 * @user_data: (closure chosen): data for @chosen
 * @destroy: (nullable): frees @user_data, whether a file was chosen or not
 *
 * Asks for a file that exists.
 */
void
pmap_file_chooser_open (GtkWindow          *parent,
                        const char         *title,
                        const PmapFileKind *kinds,
                        guint               n_kinds,
                        GFile              *folder,
                        PmapFileChosenFunc  chosen,
                        gpointer            user_data,
                        GDestroyNotify      destroy)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL && chosen != NULL);

  ask (GTK_FILE_CHOOSER_ACTION_OPEN, parent, title, kinds, n_kinds, folder, NULL, chosen, user_data, destroy);
}

/**
 * pmap_file_chooser_save:
 * @parent: the window that asks
 * @title: what for
 * @kinds: (array length=n_kinds): kinds of files to choose among; the first is chosen at first
 * @n_kinds: how many
 * @folder: (nullable): where to begin
 * @name: the name to begin with
 * @chosen: (scope notified): what to do with the file; where it exists, the user agreed that it is replaced
 * @user_data: (closure chosen): data for @chosen
 * @destroy: (nullable): frees @user_data, whether a file was chosen or not
 *
 * Asks for a name to write to.
 */
void
pmap_file_chooser_save (GtkWindow          *parent,
                        const char         *title,
                        const PmapFileKind *kinds,
                        guint               n_kinds,
                        GFile              *folder,
                        const char         *name,
                        PmapFileChosenFunc  chosen,
                        gpointer            user_data,
                        GDestroyNotify      destroy)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL && name != NULL && chosen != NULL);

  ask (GTK_FILE_CHOOSER_ACTION_SAVE, parent, title, kinds, n_kinds, folder, name, chosen, user_data, destroy);
}
