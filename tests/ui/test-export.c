/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are made from a map: the question names the file that will be written, what goes wrong is said of that file, and
 * what was there before is there still. */

#include "config.h"

#include "report/pmap-page-layout.h"
#include "report/pmap-report-school.h"
#include "shared/remove-all.h"
#include "ui/dialogs/pmap-alert.h"
#include "ui/dialogs/pmap-preview.h"
#include "ui/pages/pmap-records-page.h"
#include "ui/pmap-application.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-window.h"
#include "ui/widgets/pmap-chart-view.h"

#include "larkbeck.h"
#include "ui-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  GtkWidget *window;
  PmapChartView *view;
  char *failed;
} Fixture;

static void
failed_cb (PmapChartView *view,
           const char    *message,
           gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->failed);
  fixture->failed = g_strdup (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PmapChart) chart = pmap_chart_new ("sample", "Cost", PMAP_CHART_UNIT_MONEY);

  pmap_chart_add_series (chart, "Targeted", 1);
  pmap_chart_set_value (chart, pmap_chart_add_bar (chart, "Pupil", NULL), 0, 10000);
  fixture->folder = g_dir_make_tmp ("pmap-export-XXXXXX", NULL);
  fixture->view = g_object_new (PMAP_TYPE_CHART_VIEW, "chart", chart, NULL);
  g_signal_connect (fixture->view, "failed", G_CALLBACK (failed_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->failed);
}

static gpointer
find (GtkWidget  *widget,
      GType       type,
      const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (name == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0
          || g_strcmp0 (gtk_widget_get_name (widget), name) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
wait_for_toplevel (GType type)
{
  for (;;)
    {
      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      for (GList *link = windows; link != NULL; link = link->next)
        if (g_type_is_a (G_OBJECT_TYPE (link->data), type) && gtk_widget_get_mapped (link->data))
          return link->data;
      ui_test_settle ();
    }
}

/* Answers the file chooser with a name typed into it, in the folder of the test. */
static void
type_name (Fixture    *fixture,
           const char *name)
{
  GtkDialog *dialog = wait_for_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) found = NULL;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  /* It goes there in its own time, and takes no answer before it has looked into the folder. */
  while (found == NULL || !g_file_equal (found, file))
    {
      gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), file, NULL);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
      ui_test_settle ();
      g_clear_object (&found);
      found = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    }
  while (dialog != NULL && gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    {
      ui_test_settle ();
      if (dialog != NULL)
        gtk_dialog_response (dialog, GTK_RESPONSE_ACCEPT);
    }
  if (dialog != NULL)
    g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
}

static void
answer (const char *response,
        const char *name)
{
  GtkWidget *alert = wait_for_toplevel (PMAP_TYPE_ALERT);
  GtkWidget *button = find (alert, GTK_TYPE_BUTTON, response);
  g_autofree char *heading = g_strdup_printf ("“%s” is there already. Replace it?", name);
  gboolean is_named = FALSE;

  gtk_test_accessible_has_property (GTK_ACCESSIBLE (alert), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (GtkWidget *label = find (alert, GTK_TYPE_LABEL, NULL); label != NULL && !is_named; label = gtk_widget_get_next_sibling (label))
    is_named = GTK_IS_LABEL (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), heading);
  g_assert_true (is_named);
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
}

static char *
read_file (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static char *
wait_for_file (Fixture    *fixture,
               const char *name,
               const char *before)
{
  char *text;

  while (text = read_file (fixture, name), g_strcmp0 (text, before) == 0)
    {
      g_free (text);
      ui_test_settle ();
    }
  return text;
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
click_export (Fixture *fixture)
{
  g_signal_emit_by_name (find (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON, "export_button"), "clicked");
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *text = NULL, *shorter = NULL, *other = NULL;

  g_test_summary ("A name without an ending gets that of the kind; one with an ending of a kind keeps it");
  click_export (fixture);
  type_name (fixture, "chart");
  text = wait_for_file (fixture, "chart.svg", NULL);
  g_assert_true (g_str_has_prefix (text, "<?xml"));
  shorter = read_file (fixture, "chart");
  g_assert_null (shorter);
  click_export (fixture);
  type_name (fixture, "Chart.PDF");
  other = wait_for_file (fixture, "Chart.PDF", NULL);
  g_assert_true (g_str_has_prefix (other, "%PDF"));
  g_assert_null (fixture->failed);
}

static void
test_question (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *kept = NULL, *text = NULL;

  g_test_summary ("The file that would be written is the one that is asked about, and “Cancel” leaves it");
  write_file (fixture, "chart.svg", "before");
  click_export (fixture);
  type_name (fixture, "chart");
  answer ("cancel", "chart.svg");
  kept = read_file (fixture, "chart.svg");
  g_assert_cmpstr (kept, ==, "before");
  click_export (fixture);
  type_name (fixture, "chart");
  answer ("replace", "chart.svg");
  text = wait_for_file (fixture, "chart.svg", "before");
  g_assert_true (g_str_has_prefix (text, "<?xml"));
}

static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "chart.svg", NULL);

  g_test_summary ("What could not be saved is called by its name, and the map is not spoken of");
  g_assert_no_errno (g_mkdir (path, 0700));
  click_export (fixture);
  type_name (fixture, "chart");
  answer ("replace", "chart.svg");
  while (fixture->failed == NULL)
    ui_test_settle ();
  g_assert_cmpstr (fixture->failed, ==, "“chart.svg” could not be saved: what is there under this name is not a file. Choose another "
                                        "name.");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
}

static void
test_pdf (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  g_autoptr (PmapReport) report = pmap_report_school_new (pmap_workspace_get_ledger (workspace));
  g_autofree char *path = g_build_filename (fixture->folder, "map.pdf", NULL);
  g_autofree char *text = NULL;
  GtkWidget *preview = pmap_preview_new (NULL, report, "Print");
  GtkButton *button;
  GtkLabel *notice;

  g_test_summary ("The pages of the preview, too, are saved under the name that was asked about, or it is said why not");
  gtk_window_present (GTK_WINDOW (preview));
  button = find (preview, GTK_TYPE_BUTTON, "save_button");
  notice = find (preview, GTK_TYPE_LABEL, "notice_label");
  while (!gtk_widget_get_sensitive (GTK_WIDGET (button)))
    ui_test_settle ();
  ui_test_settle ();
  g_assert_no_errno (g_mkdir (path, 0700));
  g_signal_emit_by_name (button, "clicked");
  type_name (fixture, "map");
  answer ("replace", "map.pdf");
  while (!gtk_widget_get_visible (GTK_WIDGET (notice)))
    ui_test_settle ();
  g_assert_cmpstr (gtk_label_get_text (notice), ==, "“map.pdf” could not be saved: what is there under this name is not a file. Choose "
                                                    "another name.");
  g_assert_no_errno (g_rmdir (path));
  g_signal_emit_by_name (button, "clicked");
  type_name (fixture, "map");
  text = wait_for_file (fixture, "map.pdf", NULL);
  g_assert_true (g_str_has_prefix (text, "%PDF"));
  while (!g_str_equal (gtk_label_get_text (notice), "Saved as “map.pdf”."))
    ui_test_settle ();
  gtk_window_destroy (GTK_WINDOW (preview));
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  g_autoptr (PmapApplication) application = pmap_application_new ();
  PmapWindow *window;
  PmapMapView *view;
  GtkWidget *page;
  g_autofree char *all = NULL, *some = NULL;

  g_test_summary ("The table that is looked at is saved for a spreadsheet, with the rows that it shows");
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = pmap_window_new (application);
  pmap_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save-table"));
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("groups"));
  ui_test_settle ();
  g_action_group_activate_action (G_ACTION_GROUP (window), "save-table", NULL);
  type_name (fixture, "all");
  all = wait_for_file (fixture, "all.csv", NULL);
  g_assert_true (g_str_has_prefix (all, "\xEF\xBB\xBF\"Provision\",\"Group\","));
  g_assert_cmpuint (count_lines (all), ==, 31);

  view = find (GTK_WIDGET (window), PMAP_TYPE_MAP_VIEW, NULL);
  page = find (GTK_WIDGET (view), PMAP_TYPE_RECORDS_PAGE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (find (page, GTK_TYPE_SEARCH_ENTRY, NULL)), "speech");
  pmap_records_page_refilter (PMAP_RECORDS_PAGE (page));
  g_action_group_activate_action (G_ACTION_GROUP (window), "save-table", NULL);
  type_name (fixture, "some");
  some = wait_for_file (fixture, "some.csv", NULL);
  g_assert_cmpuint (count_lines (some), ==, 3);
  g_assert_nonnull (strstr (some, "\"Speech and language therapy\""));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/export/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("new", test_new);
  ADD ("question", test_question);
  ADD ("failure", test_failure);
  ADD ("pdf", test_pdf);
  ADD ("table", test_table);

  return g_test_run ();
}
