/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on screen: a mark for each bar, keys, the same figures as a table. */

#include "config.h"

#include "base/pmap-date.h"
#include "ui/widgets/pmap-chart-mark.h"
#include "ui/widgets/pmap-chart-view.h"
#include "ui-test.h"

#define N_BARS 12

typedef struct
{
  GtkWidget *window;
  PmapChartView *view;
  char *opened;
} Fixture;

static PmapChart *
make_chart (guint n_bars)
{
  PmapChart *chart = pmap_chart_new ("sample", "Cost of each pupil’s provision", PMAP_CHART_UNIT_MONEY);

  pmap_chart_set_summary (chart, "All invented.");
  pmap_chart_set_headings (chart, "Pupil", "Cost");
  pmap_chart_set_reference (chart, 600000, "£6,000");
  pmap_chart_add_series (chart, "Targeted", 1);
  pmap_chart_add_series (chart, "Specialist", 2);
  for (guint i = 0; i < n_bars; i++)
    {
      g_autofree char *label = g_strdup_printf ("Pupil %02u", i);
      g_autofree char *id = g_strdup_printf ("u-%u", i);
      guint bar = pmap_chart_add_bar (chart, label, i != 3 ? id : NULL);

      pmap_chart_set_value (chart, bar, 0, 10001 * (i + 1));
      pmap_chart_set_value (chart, bar, 1, 50000);
    }
  return chart;
}

static void
opened_cb (PmapChartView *view,
           const char    *id,
           gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->opened);
  fixture->opened = g_strdup (id);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (PmapChart) chart = make_chart (GPOINTER_TO_UINT (data));

  fixture->view = g_object_new (PMAP_TYPE_CHART_VIEW, "chart", chart, NULL);
  g_signal_connect (fixture->view, "opened", G_CALLBACK (opened_cb), fixture);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  ui_test_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *view = g_object_ref (GTK_WIDGET (fixture->view));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (view);
  g_free (fixture->opened);
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  PmapChartPlot *plot = pmap_chart_view_get_plot (fixture->view);
  GtkWidget *mark;

  g_test_summary ("A screen reader finds an item for each bar, with its name and figures");

  gtk_test_accessible_assert_role (plot, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Cost of each pupil’s provision. All invented.");
  g_assert_cmpuint (pmap_chart_plot_get_n_marks (plot), ==, N_BARS);
  mark = pmap_chart_plot_get_mark (plot, 1);
  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Pupil 01: £700.02, Targeted: £200.02, Specialist: £500.00");
  for (guint i = 0; i < N_BARS; i++)
    {
      g_assert_cmpint (gtk_widget_get_width (pmap_chart_plot_get_mark (plot, i)), >, 0);
      g_assert_cmpint (gtk_widget_get_height (pmap_chart_plot_get_mark (plot, i)), >, 0);
    }
}

/* Does what the plot's own key binding does. */
static gboolean
press (Fixture *fixture,
       guint    key)
{
  PmapChartPlot *plot = pmap_chart_view_get_plot (fixture->view);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (plot));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                                 GTK_WIDGET (plot), gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  PmapChartPlot *plot = pmap_chart_view_get_plot (fixture->view);

  g_test_summary ("Tab comes to the plot once; arrows go from bar to bar and stop at the ends; Enter opens");

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (plot), GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, 0);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (plot), GTK_DIR_TAB_FORWARD));

  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, 1);
  g_assert_true (gtk_widget_has_focus (pmap_chart_plot_get_mark (plot, 1)));
  press (fixture, GDK_KEY_End);
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, N_BARS - 1);
  press (fixture, GDK_KEY_Down);
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, N_BARS - 1);
  press (fixture, GDK_KEY_Up);
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, N_BARS - 2);
  press (fixture, GDK_KEY_Home);
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, 0);

  gtk_widget_activate (pmap_chart_plot_get_mark (plot, 2));
  g_assert_cmpstr (fixture->opened, ==, "u-2");
  gtk_widget_activate (pmap_chart_plot_get_mark (plot, 3));
  g_assert_cmpstr (fixture->opened, ==, "u-2");
}

static void
test_keeps_place (Fixture       *fixture,
                  gconstpointer  data)
{
  PmapChartPlot *plot = pmap_chart_view_get_plot (fixture->view);
  g_autoptr (PmapChart) next = make_chart (N_BARS);

  g_test_summary ("When figures change, the keyboard stays at the same record");

  gtk_widget_grab_focus (pmap_chart_plot_get_mark (plot, 5));
  pmap_chart_set_value (next, 5, 0, 900000);
  pmap_chart_sort_by_total (next);
  pmap_chart_view_set_chart (fixture->view, next);
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, 0);
  g_assert_true (gtk_widget_has_focus (pmap_chart_plot_get_mark (plot, 0)));
}

static void
test_table (Fixture       *fixture,
            gconstpointer  data)
{
  PmapTable *table;
  g_autoptr (GObject) first = NULL;
  g_autofree char *cell = NULL;

  g_test_summary ("The table says the same figures, and their sum");

  g_assert_null (pmap_chart_view_get_table (fixture->view));
  pmap_chart_view_set_as_table (fixture->view, TRUE);
  ui_test_settle ();
  table = pmap_chart_view_get_table (fixture->view);
  g_assert_nonnull (table);
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (table)), ==, N_BARS);
  first = g_list_model_get_item (pmap_table_get_rows (table), 0);
  cell = pmap_table_get_cell_text (table, first, "total");
  g_assert_cmpstr (cell, ==, "£600.01");
  /* 10001 × (1 + … + 12) + 12 × 50000 */
  g_assert_cmpstr (pmap_table_get_total (table, "total"), ==, "£13,800.78");

  pmap_table_sort_by (table, "total", GTK_SORT_DESCENDING);
  ui_test_settle ();
  g_clear_object (&first);
  g_clear_pointer (&cell, g_free);
  first = g_list_model_get_item (pmap_table_get_rows (table), 0);
  cell = pmap_table_get_cell_text (table, first, "name");
  g_assert_cmpstr (cell, ==, "Pupil 11");

  pmap_chart_view_set_as_table (fixture->view, FALSE);
  g_assert_null (pmap_chart_view_get_table (fixture->view));
}

/* 18 words on 14 September, 29 on 16 November; 40 are expected on 11 December. */
static PmapChart *
make_line (void)
{
  const PmapDate days[] = { pmap_date_new (14, 9, 2026), pmap_date_new (16, 11, 2026), pmap_date_new (11, 12, 2026) };
  const gint64 measured[] = { 18, 29, -1 }, expected[] = { 18, 34, 40 };
  PmapChart *chart = pmap_chart_new ("line", "Progress of a target", PMAP_CHART_UNIT_MEASURE);

  pmap_chart_set_shape (chart, PMAP_CHART_LINES);
  pmap_chart_set_headings (chart, "Date", "Measure");
  pmap_chart_set_along (chart, PMAP_CHART_UNIT_DATE, "Date");
  pmap_chart_set_detail_heading (chart, "What was seen");
  pmap_chart_add_series (chart, "Measured", 0);
  pmap_chart_set_path (chart, pmap_chart_add_series (chart, "Expected by then", 4));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *label = pmap_date_format_short (days[i]);
      guint bar = pmap_chart_add_bar (chart, label, NULL);

      pmap_chart_set_bar_place (chart, bar, days[i], days[i]);
      if (measured[i] >= 0)
        pmap_chart_set_value (chart, bar, 0, measured[i] * PMAP_DECIMAL_ONE);
      pmap_chart_set_value (chart, bar, 1, expected[i] * PMAP_DECIMAL_ONE);
    }
  pmap_chart_set_bar_detail (chart, 1, "Alone");
  return chart;
}

static void
test_line (Fixture       *fixture,
           gconstpointer  data)
{
  PmapChartPlot *plot = pmap_chart_view_get_plot (fixture->view);
  g_autoptr (PmapChart) chart = make_line ();
  g_autoptr (GObject) second = NULL;
  g_autofree char *cell = NULL, *detail = NULL;
  PmapTable *table;

  g_test_summary ("A line has an item for each day, in words and in the table; from right to left the keys turn round");

  pmap_chart_view_set_chart (fixture->view, chart);
  ui_test_settle ();
  g_assert_cmpuint (pmap_chart_plot_get_n_marks (plot), ==, 3);
  gtk_test_accessible_assert_property (pmap_chart_plot_get_mark (plot, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "16 Nov 2026, Measured: 29, Expected by then: 34, Alone");
  gtk_test_accessible_assert_property (pmap_chart_plot_get_mark (plot, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "11 Dec 2026, Expected by then: 40");

  gtk_widget_grab_focus (pmap_chart_plot_get_mark (plot, 0));
  press (fixture, GDK_KEY_Right);
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, 1);
  gtk_widget_set_direction (GTK_WIDGET (plot), GTK_TEXT_DIR_RTL);
  ui_test_settle ();
  press (fixture, GDK_KEY_Left);
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, 2);
  press (fixture, GDK_KEY_Down);
  g_assert_cmpint (pmap_chart_plot_get_current (plot), ==, 2);

  pmap_chart_view_set_as_table (fixture->view, TRUE);
  ui_test_settle ();
  table = pmap_chart_view_get_table (fixture->view);
  g_assert_cmpuint (g_list_model_get_n_items (pmap_table_get_rows (table)), ==, 3);
  second = g_list_model_get_item (pmap_table_get_rows (table), 1);
  cell = pmap_table_get_cell_text (table, second, "total");
  detail = pmap_table_get_cell_text (table, second, "detail");
  g_assert_cmpstr (cell, ==, "34");
  g_assert_cmpstr (detail, ==, "Alone");
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  PmapChartPlot *plot = pmap_chart_view_get_plot (fixture->view);

  g_test_summary ("A chart without bars says so instead of showing an empty plot");

  g_assert_cmpuint (pmap_chart_plot_get_n_marks (plot), ==, 0);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (plot)));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (plot), GTK_DIR_TAB_FORWARD));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/chart-view/marks", Fixture, GUINT_TO_POINTER (N_BARS), set_up, test_marks, tear_down);
  g_test_add ("/chart-view/keys", Fixture, GUINT_TO_POINTER (N_BARS), set_up, test_keys, tear_down);
  g_test_add ("/chart-view/keeps-place", Fixture, GUINT_TO_POINTER (N_BARS), set_up, test_keeps_place, tear_down);
  g_test_add ("/chart-view/table", Fixture, GUINT_TO_POINTER (N_BARS), set_up, test_table, tear_down);
  g_test_add ("/chart-view/line", Fixture, GUINT_TO_POINTER (N_BARS), set_up, test_line, tear_down);
  g_test_add ("/chart-view/empty", Fixture, GUINT_TO_POINTER (0), set_up, test_empty, tear_down);

  return g_test_run ();
}
