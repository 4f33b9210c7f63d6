/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bulk work in the window: what the preview says, that a tick taken off spares a line where it stands, and that the button does what was
 * shown, as one step. All people are invented. */

#include "config.h"

#include "model/pmap-pupil.h"
#include "ui/dialogs/pmap-bulk-dialog.h"
#include "ui/larkbeck.h"
#include "ui/ui-test.h"
#include "xml/pmap-xml-write.h"

static GtkWidget *
open_dialog (PmapWorkspace *workspace,
             const char    *verb,
             GListModel    *listed)
{
  GtkWidget *dialog = pmap_bulk_dialog_new (NULL, workspace, verb, listed);

  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  return dialog;
}

static char *
write_map (PmapWorkspace *workspace)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (pmap_workspace_get_document (workspace));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static PmapHistory *
get_history (PmapWorkspace *workspace)
{
  return pmap_editor_get_history (pmap_workspace_get_editor (workspace));
}

static void
test_roll_over_and_back (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  g_autofree char *before = write_map (workspace), *undone = NULL;
  GtkWidget *dialog = open_dialog (workspace, PMAP_BULK_VERB_ROLL_OVER, NULL);

  g_assert_true (ui_test_says (dialog, "51 pupils move up. 9 pupils leave, and are kept. 27 groups are carried on. "
                                       "58 open targets are carried on."));
  g_assert_true (ui_test_says (dialog, "2026/27 → 2027/28"));
  ui_test_click (dialog, "_Roll over");
  g_assert_cmpstr (pmap_history_get_undo_label (get_history (workspace)), ==, "Roll over to 2027/28");
  pmap_history_undo (get_history (workspace));
  undone = write_map (workspace);
  g_assert_cmpstr (undone, ==, before);
  g_assert_false (pmap_history_can_undo (get_history (workspace)));
}

static void
test_classes_called_otherwise (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapPupil *olive = pmap_record_list_get (pmap_workspace_get_document (workspace)->pupils, 0);
  GtkWidget *dialog = open_dialog (workspace, PMAP_BULK_VERB_ROLL_OVER, NULL);
  GtkWidget *entry = ui_test_find (dialog, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Oak = Elm");
  ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "No pupil is in a class called “oak”"));
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (dialog, "_Roll over")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "RA = 1 Elm");
  ui_test_settle ();
  ui_test_click (dialog, "_Roll over");
  g_assert_cmpstr (olive->class_name, ==, "1 Elm");
}

static GtkWidget *
find_check (GtkWidget  *inside,
            const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, name);

      if (found != NULL)
        return found;
      /* The tick stands before the name. */
      if (GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), name) == 0
          && GTK_IS_CHECK_BUTTON (gtk_widget_get_prev_sibling (child)))
        return gtk_widget_get_prev_sibling (child);
    }
  return NULL;
}

static void
test_those_listed_move_but_for_one (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapRecordList *pupils = pmap_workspace_get_document (workspace)->pupils;
  g_autoptr (GListStore) listed = g_list_store_new (PMAP_TYPE_PUPIL);
  PmapPupil *first = pmap_record_list_get (pupils, 0), *second = pmap_record_list_get (pupils, 1);
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (second));
  GtkWidget *dialog, *check;

  for (guint i = 0; i < 3; i++)
    g_list_store_append (listed, pmap_record_list_get (pupils, i));
  dialog = open_dialog (workspace, PMAP_BULK_VERB_CLASS, G_LIST_MODEL (listed));
  g_assert_true (ui_test_says (dialog, "Please say which class they move to"));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, GTK_TYPE_ENTRY)), "RC");
  ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "3 pupils move."));
  check = find_check (dialog, name);
  g_assert_nonnull (check);
  gtk_widget_grab_focus (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "2 pupils move. 1 is left out."));
  g_assert_true (find_check (dialog, name) == check);       /* it stands where it stood, with the focus */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (dialog)) == check);
  ui_test_click (dialog, "_Move them");
  g_assert_cmpstr (first->class_name, ==, "RC");
  g_assert_cmpstr (second->class_name, !=, "RC");
  pmap_history_undo (get_history (workspace));
  g_assert_false (pmap_history_can_undo (get_history (workspace)));
}

static void
test_a_day_that_is_none (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  GtkWidget *dialog = open_dialog (workspace, PMAP_BULK_VERB_END_GROUPS, NULL);
  GtkWidget *entry = ui_test_find (dialog, GTK_TYPE_ENTRY);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "20 November 2026");
  g_assert_true (ui_test_says (dialog, "30 groups end."));
  gtk_editable_set_text (GTK_EDITABLE (entry), "soon");
  ui_test_settle ();
  g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (dialog, "_End them")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "12/2/2027");
  ui_test_settle ();
  g_assert_true (ui_test_says (dialog, "29 groups end. 1 is left out."));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_each_verb_opens (void)
{
  static const char *const verbs[] = { PMAP_BULK_VERB_NEXT_TERM, PMAP_BULK_VERB_GIVE };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (PmapWorkspace) workspace = open_larkbeck ();

      GtkWidget *dialog = open_dialog (workspace, verbs[i], NULL);

      /* Nothing is chosen yet, or nothing ends in the term: the button waits. */
      g_assert_true (ui_test_says (dialog, i == 0 ? "30 are left out." : "Please choose an entry of the menu of provision"));
      g_assert_false (gtk_widget_get_sensitive (ui_test_find_button (dialog, i == 0 ? "_Carry on" : "_Give it")));
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/bulk-dialog/roll-over-and-back", test_roll_over_and_back);
  g_test_add_func ("/ui/bulk-dialog/classes-called-otherwise", test_classes_called_otherwise);
  g_test_add_func ("/ui/bulk-dialog/those-listed-move-but-for-one", test_those_listed_move_but_for_one);
  g_test_add_func ("/ui/bulk-dialog/a-day-that-is-none", test_a_day_that_is_none);
  g_test_add_func ("/ui/bulk-dialog/each-verb-opens", test_each_verb_opens);
  return g_test_run ();
}
