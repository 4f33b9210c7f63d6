/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Overview of a new map says what is next, follows what is done, and can be told to be quiet about it. */

#include "config.h"

#include "history/pmap-new-map.h"
#include "model/pmap-year.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/pmap-map-view.h"
#include "ui/widgets/pmap-setup-card.h"
#include "ui/widgets/pmap-subforms.h"

#include "larkbeck.h"
#include "ui-test.h"

typedef struct
{
  PmapWorkspace *workspace;
  PmapEditor *editor;
  GtkWidget *window;
  GtkWidget *card;
} Stage;

static Stage
show (PmapWorkspace *workspace)
{
  Stage stage = { workspace, pmap_workspace_get_editor (workspace), gtk_window_new () };
  GtkWidget *view = pmap_map_view_new (workspace);

  gtk_window_set_default_size (GTK_WINDOW (stage.window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (stage.window), view);
  gtk_window_present (GTK_WINDOW (stage.window));
  ui_test_settle ();
  stage.card = ui_test_find (view, PMAP_TYPE_SETUP_CARD);
  return stage;
}

static void
end (Stage *stage)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  ui_test_settle ();
  g_object_unref (stage->workspace);
}

static PmapWorkspace *
make_new (void)
{
  g_autoptr (PmapDocument) document = pmap_new_map ("Example School", pmap_date_new (14, 10, 2026));

  return pmap_workspace_new (document, NULL);
}

static gboolean
is_next (Stage      *stage,
         const char *button)
{
  return gtk_widget_has_css_class (ui_test_find_button (stage->card, button), "suggested-action");
}

/* Nobody is there yet, so the form that adds somebody is open. */
static void
close_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *dialog = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PMAP_IS_DRAFT_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_steps (void)
{
  Stage stage = show (make_new ());
  PmapDocument *document = pmap_workspace_get_document (stage.workspace);

  g_test_summary ("The next step is marked, follows each change and undo, and leads where it is done");
  g_assert_true (gtk_widget_get_visible (stage.card));
  g_assert_true (ui_test_says (stage.card, "1 of 7 steps are done"));
  g_assert_true (is_next (&stage, "Terms…"));
  g_assert_nonnull (pmap_editor_add (stage.editor, pmap_document_get_year (document)->terms, PMAP_POSITION_END, "Add a term", NULL, "name", "Autumn", NULL));
  ui_test_settle ();
  g_assert_true (ui_test_says (stage.card, "2 of 7 steps are done"));
  g_assert_true (is_next (&stage, "Rates…"));
  g_assert_false (is_next (&stage, "Terms…"));
  pmap_history_undo (pmap_workspace_get_history (stage.workspace));
  ui_test_settle ();
  g_assert_true (is_next (&stage, "Terms…"));
  ui_test_click (stage.card, "Staff…");
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (stage.card));
  close_dialog ();
  end (&stage);
}

static void
test_focus (void)
{
  Stage stage = show (make_new ());
  PmapMapView *view = PMAP_MAP_VIEW (gtk_window_get_child (GTK_WINDOW (stage.window)));

  g_test_summary ("A new map has the focus on what is next, and nowhere out of sight: on nobody’s name");
  pmap_map_view_begin (view);
  ui_test_settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (stage.window)) == ui_test_find_button (stage.card, "Terms…"));
  pmap_side_list_focus_search (pmap_map_view_get_side_list (view));
  ui_test_settle ();
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW (stage.window))));
  end (&stage);
}

static void
test_goes_on (void)
{
  Stage stage = show (make_new ());
  PmapDocument *document = pmap_workspace_get_document (stage.workspace);

  g_test_summary ("Who comes back from a step that is done has the focus on the next; an unpriced role is where rates are typed");
  gtk_widget_grab_focus (ui_test_find_button (stage.card, "Terms…"));
  g_assert_nonnull (pmap_editor_add (stage.editor, pmap_document_get_year (document)->terms, PMAP_POSITION_END, "Add a term", NULL,
                                     "name", "Autumn", NULL));
  ui_test_settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (stage.window)) == ui_test_find_button (stage.card, "Rates…"));
  ui_test_click (stage.card, "Rates…");
  ui_test_settle ();
  g_assert_cmpstr (pmap_map_view_get_page (PMAP_MAP_VIEW (gtk_window_get_child (GTK_WINDOW (stage.window)))), ==, "roles");
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (stage.window)), PMAP_TYPE_SUBFORMS));
  end (&stage);
}

static void
test_hidden (void)
{
  Stage stage = show (make_new ());

  g_test_summary ("It stays away once it was put away");
  ui_test_click (stage.card, "Hide");
  g_assert_false (gtk_widget_get_visible (stage.card));
  g_assert_true (pmap_editor_set_typed (stage.editor, pmap_workspace_get_document (stage.workspace)->school, "name", "Another", NULL));
  ui_test_settle ();
  g_assert_false (gtk_widget_get_visible (stage.card));
  end (&stage);
}

static void
test_in_use (void)
{
  Stage stage = show (open_larkbeck ());

  g_test_summary ("A map that is in use has nothing of it");
  g_assert_false (gtk_widget_get_visible (stage.card));
  end (&stage);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup/steps", test_steps);
  g_test_add_func ("/setup/focus", test_focus);
  g_test_add_func ("/setup/goes-on", test_goes_on);
  g_test_add_func ("/setup/hidden", test_hidden);
  g_test_add_func ("/setup/in-use", test_in_use);
  return g_test_run ();
}
