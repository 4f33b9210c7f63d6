/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of two people at one map share: a window with the example school, and a colleague who saves the same file. */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-pupil.h"
#include "store/pmap-loader.h"
#include "store/pmap-saver.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-conflict-window.h"
#include "ui/pmap-window.h"
#include "ui/widgets/pmap-notice-bar.h"
#include "ui-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE_SECONDS 120

typedef struct
{
  PmapApplication *application;
  char *folder;
  GFile *file;
  PmapWindow *window;
} Fixture;

typedef gboolean (*Test) (Fixture *fixture);

static inline void
assert_soon (Fixture *fixture,
             Test     test)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!test (fixture) && g_get_monotonic_time () < end)
    ui_test_settle ();
  g_assert_true (test (fixture));
}

/* --- finding widgets --- */

static inline gboolean
notice_has (Fixture    *fixture,
            const char *words)
{
  const char *message = pmap_notice_bar_get_message (ui_test_find (GTK_WIDGET (fixture->window), PMAP_TYPE_NOTICE_BAR));

  return message != NULL && strstr (message, words) != NULL;
}

/* --- the two people --- */

static inline PmapPupil *
pupil_of (PmapDocument *document,
          guint         number)
{
  return pmap_record_list_get (document->pupils, number);
}

static inline PmapPupil *
my_pupil (Fixture *fixture,
          guint    number)
{
  return pupil_of (pmap_workspace_get_document (pmap_window_get_workspace (fixture->window)), number);
}

static inline void
rename_mine (Fixture    *fixture,
             guint       number,
             const char *name)
{
  g_autoptr (GError) error = NULL;

  pmap_editor_set_typed (pmap_workspace_get_editor (pmap_window_get_workspace (fixture->window)),
                         PMAP_RECORD (my_pupil (fixture, number)), "given-name", name, &error);
  g_assert_no_error (error);
}

static inline PmapDocument *
load (GFile     *location,
      PmapFile **file)
{
  g_autoptr (PmapFile) loaded = pmap_file_new (location);
  g_autoptr (PmapLoader) loader = pmap_loader_new (loaded);
  g_autoptr (GError) error = NULL;

  pmap_loader_load (loader, NULL, &error);
  g_assert_no_error (error);
  if (file != NULL)
    *file = g_steal_pointer (&loaded);
  return g_object_ref (pmap_loader_get_document (loader));
}

/* What a colleague does in a program of her own. */
static inline void
colleague_renames (Fixture    *fixture,
                   guint       number,
                   const char *name)
{
  g_autoptr (PmapFile) file = NULL;
  g_autoptr (PmapDocument) document = load (fixture->file, &file);
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapSaver) saver = pmap_saver_new (document, file);
  g_autoptr (GError) error = NULL;

  pmap_editor_set_typed (editor, PMAP_RECORD (pupil_of (document, number)), "given-name", name, &error);
  g_assert_no_error (error);
  pmap_saver_save (saver, NULL, &error);
  g_assert_no_error (error);
}

static inline void
assert_file_says (Fixture    *fixture,
                  guint       number,
                  const char *name)
{
  g_autoptr (PmapDocument) document = load (fixture->file, NULL);

  g_assert_cmpstr (pupil_of (document, number)->given_name, ==, name);
}

static inline void
act (Fixture    *fixture,
     const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

static inline gboolean
is_modified (Fixture *fixture)
{
  return pmap_history_is_modified (pmap_workspace_get_history (pmap_window_get_workspace (fixture->window)));
}

static inline gboolean
is_saved (Fixture *fixture)
{
  return !is_modified (fixture);
}

static inline gboolean
is_asked (Fixture *fixture)
{
  return ui_test_find_toplevel (PMAP_TYPE_CONFLICT_WINDOW) != NULL;
}

static inline gboolean
is_alerted (Fixture *fixture)
{
  return ui_test_find_toplevel (PMAP_TYPE_ALERT) != NULL;
}

static inline gboolean
has_theirs (Fixture *fixture)
{
  return g_strcmp0 (my_pupil (fixture, 0)->given_name, "Theirs") == 0;
}

static inline gboolean
knows_of_save (Fixture *fixture)
{
  return notice_has (fixture, "put together when you save");
}

static inline void
decide (guint key)
{
  GtkWidget *asking = ui_test_find_toplevel (PMAP_TYPE_CONFLICT_WINDOW);

  g_assert_true (ui_test_press (gtk_window_get_child (GTK_WINDOW (asking)), key, 0));
  ui_test_settle ();
  g_signal_emit_by_name (ui_test_find_button (asking, "_Use these"), "clicked");
}

/* --- the fixture --- */

static inline gboolean
has_map (Fixture *fixture)
{
  return pmap_window_get_workspace (fixture->window) != NULL && gtk_widget_get_mapped (GTK_WIDGET (fixture->window));
}

static inline void
open_map (Fixture *fixture)
{
  GList *windows;

  g_application_open (G_APPLICATION (fixture->application), &fixture->file, 1, "");
  windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));
  g_assert_nonnull (windows);
  fixture->window = PMAP_WINDOW (windows->data);
  assert_soon (fixture, has_map);
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", "larkbeck.pmap", NULL);
  g_autofree char *copy = NULL;
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  fixture->application = (PmapApplication *) data;
  fixture->folder = g_dir_make_tmp ("pmap-sharing-XXXXXX", NULL);
  copy = g_build_filename (fixture->folder, "larkbeck.pmap", NULL);
  fixture->file = g_file_new_for_path (copy);
  g_file_copy (source, fixture->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkApplication *application = GTK_APPLICATION (fixture->application);
  GtkWindow *dialog;

  while ((dialog = ui_test_find_toplevel (PMAP_TYPE_ALERT)) != NULL || (dialog = ui_test_find_toplevel (PMAP_TYPE_CONFLICT_WINDOW)) != NULL)
    gtk_window_destroy (dialog);
  while (gtk_application_get_windows (application) != NULL)
    gtk_window_destroy (gtk_application_get_windows (application)->data);
  ui_test_settle ();
  g_settings_reset (pmap_application_get_settings (fixture->application), "automatic-saving");
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);      /* nothing else is left in it */
  g_object_unref (fixture->file);
  g_free (fixture->folder);
}

static inline gboolean
is_closed (Fixture *fixture)
{
  return gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL;
}
