/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the house, with rows made up for it: its order, its sections, what goes where there is too little room, and that a row
 * that changed is the only one that is looked at again. */

#include "config.h"

#include "base/pmap-number.h"
#include "ui/widgets/pmap-first-rows.h"
#include "ui/widgets/pmap-table.h"

#include "page-test.h"
#include "larkbeck.h"
#include "ui-test.h"

#define N_ROWS 2000

typedef struct
{
  PmapTable *table;
  GtkWidget *window;
  GListStore *items;
  guint n_texts;     /* how often a column was asked what it says … */
  guint n_keys;      /* … and for a figure to sort by */
  guint n_matches;   /* how often the filter was asked */
} Fixture;

static void
set_number (gpointer    item,
            const char *name,
            guint       number)
{
  g_object_set_data (item, name, GUINT_TO_POINTER (number));
}

static guint
get_number (gpointer    item,
            const char *name)
{
  return GPOINTER_TO_UINT (g_object_get_data (item, name));
}

static char *
describe_name (gpointer          item,
               const PmapColumn *column,
               gpointer          user_data)
{
  ((Fixture *) user_data)->n_texts++;
  return g_strdup (g_object_get_data (item, "name"));
}

static gint64
get_figure (gpointer          item,
            const PmapColumn *column,
            gpointer          user_data)
{
  ((Fixture *) user_data)->n_keys++;
  return get_number (item, "figure");
}

static char *
describe_detail (gpointer          item,
                 const PmapColumn *column,
                 gpointer          user_data)
{
  return g_strdup_printf ("detail %u", get_number (item, "figure"));
}

static gint64
get_section (gpointer          item,
             const PmapColumn *column,
             gpointer          user_data)
{
  return get_number (item, "section");
}

static PmapListingPart
get_part (gpointer item)
{
  return get_number (item, "part");
}

static const PmapColumn columns[] = {
  { "name", "Name", .text = describe_name, .tier = get_section, .width = 12, .expand = TRUE },
  { "detail", "Detail", .text = describe_detail, .width = 60, .rank = 1, .line = 1 },
  { "figure", "Figure", .key = get_figure, .total = pmap_column_total_number, .width = 8, .figures = TRUE },
};

static gpointer
add (Fixture    *fixture,
     const char *name,
     guint       figure)
{
  g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data_full (item, "name", g_strdup (name), g_free);
  set_number (item, "figure", figure);
  g_list_store_append (fixture->items, item);
  return item;
}

static gpointer
add_part (Fixture         *fixture,
          const char      *name,
          guint            figure,
          guint            section,
          PmapListingPart  part)
{
  gpointer item = add (fixture, name, figure);

  set_number (item, "section", section);
  set_number (item, "part", part);
  return item;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->items = g_list_store_new (G_TYPE_OBJECT);
  fixture->table = PMAP_TABLE (pmap_table_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->table));
}

static void
show (Fixture *fixture)
{
  pmap_table_set_model (fixture->table, G_LIST_MODEL (fixture->items));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *table = g_object_ref (GTK_WIDGET (fixture->table));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_settle ();
  g_assert_finalize_object (table);
  g_assert_finalize_object (fixture->items);
}

/* The names of the rows, in their order. */
static void
assert_rows (PmapTable  *table,
             const char *wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (pmap_table_get_rows (table)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (pmap_table_get_rows (table), i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", (char *) g_object_get_data (item, "name"));
    }
  g_assert_cmpstr (names->str, ==, wanted);
}

static GtkColumnView *
get_view (PmapTable *table)
{
  return ui_test_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW);
}

static GtkColumnViewColumn *
find_column (PmapTable  *table,
             const char *title)
{
  GListModel *all = gtk_column_view_get_columns (get_view (table));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;
    }
  return NULL;
}

/* What GTK makes of a click: upwards by the column that was not the first, turned round if it was; the arrow leaves the head before. */
static void
click_head (PmapTable   *table,
            const char  *title,
            GtkSortType  direction)
{
  gtk_column_view_sort_by_column (get_view (table), NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (get_view (table), find_column (table, title), direction);
  ui_test_settle ();
}

static GtkWidget *
find_arrow (GtkWidget *inside)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_widget_get_css_name (inside), "sort-indicator") == 0)
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_arrow (child);
  return found;
}

/* The head with an arrow, and where it points: "Figure descending". */
static char *
describe_arrow (PmapTable *table)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (get_view (table)));

  for (GtkWidget *title = gtk_widget_get_first_child (head); title != NULL; title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *arrow = find_arrow (title);
      const char *direction = gtk_widget_has_css_class (arrow, "ascending")    ? "ascending"
                              : gtk_widget_has_css_class (arrow, "descending") ? "descending"
                                                                               : NULL;

      if (direction != NULL)
        return g_strdup_printf ("%s %s", gtk_label_get_text (ui_test_find (title, GTK_TYPE_LABEL)), direction);
    }
  return g_strdup ("");
}

static void
assert_arrow (PmapTable  *table,
              const char *wanted)
{
  g_autofree char *arrow = describe_arrow (table);

  g_assert_cmpstr (arrow, ==, wanted);
}

static void
test_heads (Fixture       *fixture,
            gconstpointer  data)
{
  g_test_summary ("Words sort from A, figures from the largest; a second click turns round; the head before decides between equals");

  pmap_table_set_columns (fixture->table, columns, G_N_ELEMENTS (columns), fixture);
  add (fixture, "cherry", 5);
  add (fixture, "apple", 5);
  add (fixture, "plum", 70);
  add (fixture, "elder", 600);
  show (fixture);
  assert_rows (fixture->table, "cherry apple plum elder");
  assert_arrow (fixture->table, "");

  click_head (fixture->table, "Name", GTK_SORT_ASCENDING);
  assert_rows (fixture->table, "apple cherry elder plum");
  assert_arrow (fixture->table, "Name ascending");
  click_head (fixture->table, "Figure", GTK_SORT_ASCENDING);
  assert_rows (fixture->table, "elder plum apple cherry");
  assert_arrow (fixture->table, "Figure descending");
  click_head (fixture->table, "Figure", GTK_SORT_ASCENDING);
  assert_rows (fixture->table, "apple cherry plum elder");
  assert_arrow (fixture->table, "Figure ascending");
  click_head (fixture->table, "Name", GTK_SORT_ASCENDING);
  click_head (fixture->table, "Name", GTK_SORT_DESCENDING);
  assert_rows (fixture->table, "plum elder cherry apple");
}

static void
fill (Fixture *fixture)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("row-%04u", i);

      add (fixture, name, i);
    }
}

static void
test_top (Fixture       *fixture,
          gconstpointer  data)
{
  GtkAdjustment *scroll;

  g_test_summary ("A click on a head goes to the top, and to the last row there is a way");

  pmap_table_set_columns (fixture->table, columns, G_N_ELEMENTS (columns), fixture);
  fill (fixture);
  show (fixture);
  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_view (fixture->table)));
  g_assert_true (pmap_table_select (fixture->table, g_list_model_get_item (G_LIST_MODEL (fixture->items), N_ROWS - 1)));
  g_object_unref (pmap_table_get_selected (fixture->table));
  ui_test_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 1000.0);

  click_head (fixture->table, "Name", GTK_SORT_ASCENDING);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0.0);
}

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  ((Fixture *) user_data)->n_matches++;
  return get_number (item, "figure") != 7777;
}

static void
refresh_one (Fixture *fixture,
             gpointer item)
{
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);

  fixture->n_texts = fixture->n_keys = fixture->n_matches = 0;
  g_hash_table_add (changed, item);
  pmap_table_refresh_items (fixture->table, changed);
}

static gpointer
get_row (Fixture *fixture,
         guint    position)
{
  g_autoptr (GObject) row = g_list_model_get_item (pmap_table_get_rows (fixture->table), position);

  return row;
}

static void
test_one_row (Fixture       *fixture,
              gconstpointer  data)
{
  gpointer item;

  g_test_summary ("Of many rows the one that changed is filtered, sorted, told and summed anew, and no other; it stays selected");

  pmap_table_set_columns (fixture->table, columns, G_N_ELEMENTS (columns), fixture);
  pmap_table_set_filter (fixture->table, match_cb, fixture);
  fill (fixture);
  show (fixture);
  click_head (fixture->table, "Figure", GTK_SORT_ASCENDING);
  item = get_row (fixture, 3);
  g_assert_cmpuint (get_number (item, "figure"), ==, N_ROWS - 4);
  pmap_table_select (fixture->table, item);

  /* What it says changes, not where it stands. */
  g_object_set_data_full (item, "name", g_strdup ("changed"), g_free);
  refresh_one (fixture, item);
  g_assert_true (ui_test_says (GTK_WIDGET (fixture->table), "changed"));
  g_assert_cmpuint (fixture->n_matches, ==, 1);
  g_assert_cmpuint (fixture->n_texts, <, 10);
  g_assert_cmpuint (fixture->n_keys, <, 10);

  set_number (item, "figure", N_ROWS + 10);
  refresh_one (fixture, item);
  g_assert_true (get_row (fixture, 0) == item);
  g_assert_true (pmap_table_get_selected (fixture->table) == item);
  g_assert_cmpuint (fixture->n_matches, ==, 2);
  g_assert_cmpstr (pmap_table_get_total (fixture->table, "figure"), ==, "1,999,014");

  /* Equal ones stand as they were given, whichever of them changed last. */
  set_number (item, "figure", N_ROWS - 1);
  refresh_one (fixture, item);
  g_assert_true (get_row (fixture, 1) == item || get_row (fixture, 0) == item);
  g_assert_cmpuint (get_number (get_row (fixture, 2), "figure"), ==, N_ROWS - 2);

  set_number (item, "figure", 7777);
  refresh_one (fixture, item);
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (fixture->table)), ==, N_ROWS - 1);
  g_assert_cmpstr (pmap_table_get_total (fixture->table, "figure"), ==, "1,997,004");
  g_assert_null (pmap_table_get_selected (fixture->table));
}

static const PmapListing sections = {
  .nick = "test",
  .title = "Test",
  .get_part = get_part,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
};

static void
test_sections (Fixture       *fixture,
               gconstpointer  data)
{
  gpointer heading, record;

  g_test_summary ("Rows stay with the heading of their section, which cannot be selected");

  /* The columns get the fixture; what a listing is of is no matter here. */
  pmap_table_set_listing (fixture->table, &sections, (gpointer) fixture);
  heading = add_part (fixture, "First", 1, 0, PMAP_LISTING_HEADING);
  add_part (fixture, "b", 2, 0, PMAP_LISTING_RECORD);
  record = add_part (fixture, "a", 3, 0, PMAP_LISTING_RECORD);
  add_part (fixture, "Second", 100, 1, PMAP_LISTING_HEADING);
  add_part (fixture, "note", 0, 1, PMAP_LISTING_NOTE);
  add_part (fixture, "c", 50, 1, PMAP_LISTING_RECORD);
  show (fixture);
  assert_rows (fixture->table, "First b a Second note c");
  click_head (fixture->table, "Figure", GTK_SORT_ASCENDING);
  assert_rows (fixture->table, "First a b Second c note");
  click_head (fixture->table, "Figure", GTK_SORT_ASCENDING);
  assert_rows (fixture->table, "First b a Second note c");

  pmap_table_select (fixture->table, heading);
  g_assert_null (pmap_table_get_selected (fixture->table));
  pmap_table_select (fixture->table, record);
  g_assert_true (pmap_table_get_selected (fixture->table) == record);
}

/* Whether a row is told so to a screen reader. */
static gboolean
has_row (GtkWidget  *inside,
         const char *name)
{
  g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  if (problem == NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_row (child, name))
      return TRUE;
  return FALSE;
}

static void
test_second_line (Fixture       *fixture,
                  gconstpointer  data)
{
  g_test_summary ("What a column says that has no room stands in a second line, and the order by it stays");

  pmap_table_set_listing (fixture->table, &sections, (gpointer) fixture);
  add_part (fixture, "a", 3, 0, PMAP_LISTING_RECORD);
  add_part (fixture, "b", 2, 0, PMAP_LISTING_RECORD);
  show (fixture);
  g_assert_true (has_row (GTK_WIDGET (fixture->table), "a, Detail detail 3, Figure 3"));
  click_head (fixture->table, "Detail", GTK_SORT_ASCENDING);
  assert_rows (fixture->table, "b a");

  gtk_widget_set_size_request (GTK_WIDGET (fixture->table), 300, -1);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 300);
  for (guint i = 0; i < 100 && find_column (fixture->table, "Detail") != NULL; i++)
    ui_test_settle ();
  g_assert_null (find_column (fixture->table, "Detail"));
  g_assert_true (ui_test_says (GTK_WIDGET (fixture->table), "detail 3"));
  g_assert_true (has_row (GTK_WIDGET (fixture->table), "a, detail 3, Figure 3"));
  assert_rows (fixture->table, "b a");
  assert_arrow (fixture->table, "");

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 300);
  for (guint i = 0; i < 100 && find_column (fixture->table, "Detail") == NULL; i++)
    ui_test_settle ();
  assert_rows (fixture->table, "b a");
  assert_arrow (fixture->table, "Detail ascending");
}

/* Pages */

static void
assert_page_arrow (const char *page,
                   const char *wanted)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = page_test_new (page, workspace);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  assert_arrow (ui_test_find (widget, PMAP_TYPE_TABLE), wanted);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
}

static void
test_pages (void)
{
  g_test_summary ("A page shows in the head what it is sorted by before anybody chose");

  assert_page_arrow ("groups", "Provision ascending");
  assert_page_arrow ("menu", "Tier ascending");
  assert_page_arrow ("register", "Pupil ascending");
}

/* What the signals say is what there is. */
static void
follow_cb (GListModel *rows,
           guint       position,
           guint       removed,
           guint       added,
           GPtrArray  *followed)
{
  g_assert_cmpuint (position + removed, <=, followed->len);
  if (removed > 0)
    g_ptr_array_remove_range (followed, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (followed, (int) (position + i), g_list_model_get_item (rows, position + i));
}

static void
assert_followed (GListModel *rows,
                 GListModel *all,
                 guint       limit,
                 GPtrArray  *followed)
{
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, MIN (g_list_model_get_n_items (all), limit));
  g_assert_cmpuint (followed->len, ==, g_list_model_get_n_items (rows));
  for (guint i = 0; i < followed->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i), given = g_list_model_get_item (all, i);

      g_assert_true (followed->pdata[i] == item && item == given);
    }
  g_assert_null (g_list_model_get_item (rows, followed->len));
}

static void
splice_by_chance (GListStore *store)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store)), position = (guint) g_test_rand_int_range (0, (int) n + 1);
  guint removed = (guint) g_test_rand_int_range (0, (int) MIN (n - position, 4) + 1), added = (guint) g_test_rand_int_range (0, 4);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (store, position, removed, items->pdata, added);
}

static void
test_first_rows (void)
{
  const guint limits[] = { 0, 1, 3, 7, 100, G_MAXUINT };
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (PmapFirstRows) rows = pmap_first_rows_new (G_LIST_MODEL (store));
  g_autoptr (GPtrArray) followed = g_ptr_array_new_with_free_func (g_object_unref);

  g_test_summary ("The first rows are those of the list, and their signals tell all that happens to them, whatever happens to the list");
  g_signal_connect (rows, "items-changed", G_CALLBACK (follow_cb), followed);
  for (guint i = 0; i < 3000; i++)
    {
      guint limit = limits[g_test_rand_int_range (0, G_N_ELEMENTS (limits))];

      if (i % 20 == 0)
        pmap_first_rows_set_limit (rows, limit);
      splice_by_chance (store);
      assert_followed (G_LIST_MODEL (rows), G_LIST_MODEL (store), pmap_first_rows_get_limit (rows), followed);
    }
}

static guint
count_rows (GtkWidget *inside)
{
  guint n = g_str_equal (gtk_widget_get_css_name (inside), "row");

  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static void
test_growing (void)
{
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  GtkWidget *window = gtk_window_new (), *page = page_test_new ("register", workspace);
  PmapTable *table = ui_test_find (page, PMAP_TYPE_TABLE);
  guint n_rows = g_list_model_get_n_items (pmap_table_get_rows (table));
  g_autoptr (GObject) last = g_list_model_get_item (pmap_table_get_rows (table), n_rows - 1);

  g_test_summary ("A page opens with a screenful of rows; the others follow, and at once where one is to be seen");
  g_assert_cmpuint (n_rows, >, 40);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (table)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_rows (GTK_WIDGET (table)), <, 40);
  g_assert_true (pmap_table_select (table, last));
  g_assert_true (pmap_table_get_selected (table) == (gpointer) last);
  ui_test_settle ();
  g_assert_cmpuint (count_rows (GTK_WIDGET (table)), ==, n_rows);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/table/heads", test_heads);
  ADD ("/table/top", test_top);
  ADD ("/table/one-row", test_one_row);
  ADD ("/table/sections", test_sections);
  ADD ("/table/second-line", test_second_line);
  g_test_add_func ("/table/pages", test_pages);
  g_test_add_func ("/table/first-rows", test_first_rows);
  g_test_add_func ("/table/growing", test_growing);

  return g_test_run ();
}
