/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The only place that asks for a file. GTK 4.8 has nothing but GtkFileChooserNative for it, which later versions
 * replace: then this file changes, and no other. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-file-chooser.h"

#include "ui/dialogs/pmap-alert.h"
#include "ui/pmap-recent.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkFileChooserAction action;
  GtkWindow *parent;
  GStrv endings;             /* of the kinds, in the order of their filters: ".pdf"; "" for any file */
  GFile *file;               /* chosen, but somebody is asked whether it is to be replaced */
  PmapFileChosenFunc chosen;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
free_question (Question *question)
{
  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_clear_object (&question->parent);
  g_clear_object (&question->file);
  g_strfreev (question->endings);
  g_free (question);
}

static void
choose (Question *question,
        GFile    *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  pmap_recent_forget (uri);
  question->chosen (file, question->user_data);
}

static gboolean
ends_as (const char *name,
         const char *ending)
{
  gsize length = strlen (name), ending_length = strlen (ending);

  return length >= ending_length && g_ascii_strcasecmp (name + length - ending_length, ending) == 0;
}

/* The file that will be written for a name that was typed: one that ends as none of the kinds gets the ending of the kind
 * that is chosen. */
static GFile *
complete (Question *question,
          GFile    *file,
          guint     kind)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *longer = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  for (guint i = 0; question->endings[i] != NULL; i++)
    if (*question->endings[i] != '\0' && ends_as (name, question->endings[i]))
      return g_object_ref (file);
  if (folder == NULL || kind >= g_strv_length (question->endings))
    return g_object_ref (file);
  longer = g_strconcat (name, question->endings[kind], NULL);
  return g_file_get_child (folder, longer);
}

static void
replace_cb (PmapAlert  *alert,
            const char *response,
            gpointer    user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "replace"))
    choose (question, question->file);
  free_question (question);
}

/* The chooser has asked about the name that was typed, not about the file that will be written. */
static void
ask_to_replace (Question *question)
{
  g_autofree char *name = g_file_get_basename (question->file);
  g_autofree char *heading = NULL;
  PmapAlert *alert;

  /* translators: %s is a file's name. */
  heading = g_strdup_printf (_("“%s” is there already. Replace it?"), name);
  alert = pmap_alert_new (question->parent, heading, _("What is in that file now will be gone."));
  pmap_alert_add_button (alert, "cancel", _("_Cancel"), NULL);
  pmap_alert_add_button (alert, "replace", _("_Replace"), "destructive-action");
  g_signal_connect (alert, "response", G_CALLBACK (replace_cb), question);
  gtk_window_present (GTK_WINDOW (alert));
}

static void
take (Question *question,
      GFile    *file,
      guint     kind)
{
  question->file = question->action == GTK_FILE_CHOOSER_ACTION_SAVE ? complete (question, file, kind) : g_object_ref (file);
  if (!g_file_equal (question->file, file) && g_file_query_exists (question->file, NULL))
    {
      ask_to_replace (question);
      return;
    }
  choose (question, question->file);
  free_question (question);
}

/* Which of the kinds is chosen; the first where none is. */
static guint
find_kind (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  g_autoptr (GListModel) filters = gtk_file_chooser_get_filters (chooser);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) other = g_list_model_get_item (filters, i);

      if (other == filter)
        return i;
    }
  return 0;
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Question *question = user_data;
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (chooser) : NULL;
  guint kind = find_kind (chooser);

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (file != NULL)
    take (question, file, kind);
  else
    free_question (question);
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

  question->action = action;
  question->parent = parent != NULL ? g_object_ref (parent) : NULL;
  question->endings = g_new0 (char *, n_kinds + 1);
  for (guint i = 0; i < n_kinds; i++)
    question->endings[i] = g_strdup (g_str_has_prefix (kinds[i].pattern, "*.") ? kinds[i].pattern + 1 : "");
  question->chosen = chosen;
  question->user_data = user_data;
  question->destroy = destroy;
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
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
 * @chosen: (scope notified): what to do with the file, whose name ends as one of @kinds; where it exists, the user agreed
 *   that it is replaced
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
