/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Run by test-cost.py in a copy of the project, where additions.py has been: what it adds is in the real window, though no line of the
 * window was written for it. */

#include "config.h"

#include "exchange/pmap-csv-listing.h"
#include "ui/pages/pmap-records-page.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-window.h"
#include "xml/pmap-xml-read.h"

#include "form-test.h"

#include <string.h>

static PmapApplication *application;
static const char *map_path;

static PmapWorkspace *
open_map (void)
{
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PmapXmlVersion version;
  char *text;
  gsize length;

  g_file_get_contents (map_path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);
  g_assert_no_error (error);
  return pmap_workspace_new (document, NULL);
}

static GtkWidget *
open_page (const char *page)
{
  g_autoptr (PmapWorkspace) workspace = open_map ();
  GtkWindow *window = GTK_WINDOW (pmap_window_new (application));

  gtk_window_set_default_size (window, 1280, 800);
  gtk_window_present (window);
  pmap_window_set_workspace (PMAP_WINDOW (window), workspace);
  ui_test_settle ();
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string (page));
  ui_test_settle ();
  g_assert_cmpstr (pmap_map_view_get_page (ui_test_find (GTK_WIDGET (window), PMAP_TYPE_MAP_VIEW)), ==, page);
  return GTK_WIDGET (window);
}

static PmapDocument *
get_document (GtkWidget *window)
{
  return pmap_workspace_get_document (pmap_window_get_workspace (PMAP_WINDOW (window)));
}

/* There may be others of the window that are not shown now. */
static GtkWidget *
find_page (GtkWidget *inside)
{
  GtkWidget *found = PMAP_IS_RECORDS_PAGE (inside) && gtk_widget_get_mapped (inside) ? inside : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_page (child);
  return found;
}

static void
type (GtkWidget  *page,
      const char *field,
      const char *text)
{
  PmapFieldRow *row = form_test_find_row (page, field);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (row)));
  gtk_editable_set_text (GTK_EDITABLE (form_test_get_control (row)), text);
}

static char *
read_field (PmapRecord *record,
            const char *field)
{
  return pmap_record_format_field (record, pmap_record_find_field (record, field));
}

static void
test_page (void)
{
  GtkWidget *window, *page;
  PmapRecord *payer;
  g_autofree char *name = NULL;

  g_test_summary ("A page of records lists them, and its form, made of the table, changes one");
  window = open_page ("streams");
  page = find_page (window);
  payer = pmap_record_list_get (get_document (window)->payers, 0);
  g_assert_true (pmap_records_page_edit (PMAP_RECORDS_PAGE (page), payer, "name"));
  ui_test_settle ();
  type (page, "name", "NHS England");
  pmap_form_flush (ui_test_find (page, PMAP_TYPE_FORM));
  ui_test_settle ();
  name = pmap_table_get_cell_text (pmap_records_page_get_table (PMAP_RECORDS_PAGE (page)), payer, "name");
  g_assert_cmpstr (name, ==, "NHS England");
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
}

static void
test_field_and_noun (void)
{
  GtkWidget *window, *page, *courses, *entry;
  PmapRecord *member, *course;
  PmapRecordList *list;
  PmapEditor *editor;
  g_autofree char *qualification = NULL, *name = NULL;

  g_test_summary ("A field and a list of small forms stand in a form that nobody wrote them into");
  window = open_page ("staff");
  page = find_page (window);
  editor = pmap_workspace_get_editor (pmap_window_get_workspace (PMAP_WINDOW (window)));
  member = pmap_record_list_get (get_document (window)->staff_members, 0);
  list = pmap_record_get_records (member, pmap_record_find_field (member, "courses"));
  g_assert_true (pmap_records_page_edit (PMAP_RECORDS_PAGE (page), member, NULL));
  ui_test_settle ();

  type (page, "qualification", "HLTA");
  courses = form_test_find_row (page, "courses");
  g_assert_nonnull (ui_test_find (courses, PMAP_TYPE_FORM));
  type (courses, "to", "9/9/2026");
  pmap_form_flush (ui_test_find (page, PMAP_TYPE_FORM));
  qualification = read_field (member, "qualification");
  g_assert_cmpstr (qualification, ==, "HLTA");
  name = read_field (pmap_record_list_get (list, 0), "to");
  g_assert_cmpstr (name, ==, "9 September 2026");

  entry = gtk_widget_get_last_child (courses);
  g_assert_true (GTK_IS_ENTRY (entry));
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), ==, "Add course: Name");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Makaton");
  g_signal_emit_by_name (entry, "activate");
  ui_test_settle ();
  g_assert_cmpuint (pmap_record_list_get_length (list), ==, 2);
  course = pmap_record_list_get (list, 1);
  g_free (name);
  name = read_field (course, "name");
  g_assert_cmpstr (name, ==, "Makaton");
  pmap_history_undo (pmap_editor_get_history (editor));
  g_assert_cmpuint (pmap_record_list_get_length (list), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
}

static void
test_column (void)
{
  GtkWidget *window;
  PmapWorkspace *workspace;
  PmapListingContext context = { NULL };
  g_autoptr (GBytes) table = NULL;
  g_autofree char *text = NULL;

  g_test_summary ("A column is in the table that a page writes for a spreadsheet");
  window = open_page ("register");
  workspace = pmap_window_get_workspace (PMAP_WINDOW (window));
  context.ledger = pmap_workspace_get_ledger (workspace);
  context.today = pmap_workspace_get_today (workspace);
  table = pmap_csv_write_listing (pmap_listing_find ("register"), &context,
                                  pmap_map_view_get_rows (ui_test_find (window, PMAP_TYPE_MAP_VIEW)));
  text = g_strndup (g_bytes_get_data (table, NULL), g_bytes_get_size (table));
  g_assert_nonnull (strstr (text, ",\"Language at home\","));
  g_assert_nonnull (strstr (text, ",\"Polish\","));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  map_path = argv[1];
  application = pmap_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/cost/page", test_page);
  g_test_add_func ("/cost/field-and-noun", test_field_and_noun);
  g_test_add_func ("/cost/column", test_column);
  return g_test_run ();
}
