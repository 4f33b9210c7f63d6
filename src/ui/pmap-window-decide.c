/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asking what to keep where two people changed the same thing. Until that is answered, the file is theirs and the map is ours. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "store/pmap-discard.h"
#include "store/pmap-saver.h"
#include "ui/dialogs/pmap-conflict-window.h"

#include <glib/gi18n.h>
#include <string.h>

/* A merge on its way into the map: kept while the user decides. */
typedef struct
{
  PmapWindow *window;
  PmapCatchUp *catch_up;
  PmapMerge *merge;
  guint64 state;          /* of the map in it */
  PmapSaveMode mode;
} Decision;

static void
free_decision (gpointer  data,
               GClosure *closure)
{
  Decision *decision = data;

  g_object_unref (decision->window);
  pmap_discard (decision->catch_up);
  pmap_discard (decision->merge);
  g_free (decision);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PmapConflictWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  pmap_conflict_window_say_copied (window, pmap_saver_save_finish (PMAP_SAVER (source), result, &error)
                                           ? _("Your version is saved as a copy.") : error->message);
}

static void
copy_chosen_cb (GFile    *location,
                gpointer  user_data)
{
  PmapWindow *self = PMAP_WINDOW (gtk_window_get_transient_for (user_data));
  g_autoptr (PmapFile) file = NULL;
  g_autoptr (PmapSaver) saver = NULL;

  if (self == NULL || self->workspace == NULL)
    return;
  if (g_file_equal (location, pmap_file_get_location (self->file)))
    {
      pmap_conflict_window_say_copied (user_data, _("That is the map itself. Choose another name for the copy."));
      return;
    }
  file = pmap_file_new (location);
  pmap_file_set_protection (file, pmap_file_get_protection (self->file));
  saver = pmap_saver_new (pmap_workspace_get_document (self->workspace), file);
  pmap_saver_set_overwrite (saver, TRUE);      /* the chooser has asked */
  pmap_saver_save_async (saver, NULL, copied_cb, g_object_ref (user_data));
}

static void
save_copy (PmapWindow         *self,
           PmapConflictWindow *window)
{
  g_autoptr (GFile) folder = _pmap_window_get_folder (self);
  g_autofree char *name = pmap_file_get_name (self->file);
  g_autofree char *copy = NULL;

  if (g_str_has_suffix (name, ".pmap"))
    name[strlen (name) - strlen (".pmap")] = '\0';
  /* translators: the name of a file with one's own version of a map; %s is the map's file without its ending. */
  copy = g_strdup_printf (_("%s my version.pmap"), name);
  pmap_file_chooser_save (GTK_WINDOW (window), _("Save your version as a copy"), _pmap_window_get_kinds (), PMAP_WINDOW_N_KINDS,
                          folder, copy, copy_chosen_cb, g_object_ref (window), g_object_unref);
}

static void
decided_cb (PmapConflictWindow *window,
            const char         *response,
            Decision           *decision)
{
  PmapWindow *self = decision->window;

  if (self->workspace == NULL)
    return;
  if (g_str_equal (response, "copy"))
    save_copy (self, window);
  else if (g_str_equal (response, "use"))
    _pmap_window_finish_round (self, decision->catch_up, decision->merge, decision->state, decision->mode);
  else
    {
      self->close_after_save = self->save_again = FALSE;
      self->n_rounds = 0;
      _pmap_window_end_catching_up (self);
    }
}

/**
 * _pmap_window_ask:
 * @self: a window
 * @catch_up: what somebody else saved
 * @merge: that and a copy of the open map, with conflicts
 * @state: of the open map when it was copied
 * @mode: how the map is saved when all is decided
 *
 * Asks what to keep; what is answered goes on to _pmap_window_finish_round().
 */
void
_pmap_window_ask (PmapWindow   *self,
                  PmapCatchUp  *catch_up,
                  PmapMerge    *merge,
                  guint64       state,
                  PmapSaveMode  mode)
{
  GtkWidget *window = pmap_conflict_window_new (GTK_WINDOW (self), merge, self->colleague);
  Decision *decision = g_new0 (Decision, 1);

  decision->window = g_object_ref (self);
  decision->catch_up = g_object_ref (catch_up);
  decision->merge = g_object_ref (merge);
  decision->state = state;
  decision->mode = mode;
  g_signal_connect_data (window, "response", G_CALLBACK (decided_cb), decision, free_decision, 0);
  gtk_window_present (GTK_WINDOW (window));
}
