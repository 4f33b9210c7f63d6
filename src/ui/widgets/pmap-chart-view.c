/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart with all that belongs to it: its title and the sentence that sums it up, the plot, a line that says more of
 * the bar one is at, the same figures as a table, and a way to take it along as a file. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-chart-view.h"

#include "report/pmap-chart-describe.h"
#include "report/pmap-chart-export.h"
#include "report/pmap-chart-table.h"
#include "store/pmap-export.h"
#include "ui/dialogs/pmap-file-chooser.h"
#include "ui/widgets/pmap-flow-layout.h"

#include <glib/gi18n.h>

#define EXPORT_WIDTH 720.0
#define LABEL_CHARACTERS 20
#define FIGURE_CHARACTERS 12
#define MOST_FIGURE_CHARACTERS 26
/* A table of a few rows is seen whole; a long one scrolls where the plot is lower than it. */
#define ROW_HEIGHT 38
#define N_OTHER_ROWS 2
#define MANY_ROWS 12

struct _PmapChartView
{
  GtkWidget parent_instance;

  GtkBox *head;
  GtkLabel *title_label;
  GtkLabel *summary_label;
  GtkToggleButton *table_button;
  GtkWidget *export_button;
  GtkStack *stack;
  PmapChartPlot *plot;
  GtkLabel *detail_label;
  GtkBox *table_place;
  GtkLabel *empty_label;

  PmapChart *chart;
  PmapTable *table;
  PmapColumn *columns;
};

enum
{
  PROP_CHART = 1,
  N_PROPERTIES
};

enum
{
  OPENED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapChartView, pmap_chart_view, GTK_TYPE_WIDGET)

/* The same figures as a table. A row is the bar's number, as a text; its cells are asked of the chart. */

static guint
get_bar (gpointer item)
{
  return (guint) g_ascii_strtoull (gtk_string_object_get_string (item), NULL, 10);
}

static gint64
get_key (gpointer          item,
         const PmapColumn *column,
         gpointer          user_data)
{
  return pmap_chart_table_get_key (PMAP_CHART_VIEW (user_data)->chart, get_bar (item), column->index);
}

static char *
get_text (gpointer          item,
          const PmapColumn *column,
          gpointer          user_data)
{
  return pmap_chart_table_get_text (PMAP_CHART_VIEW (user_data)->chart, get_bar (item), column->index);
}

static char *
get_total (gint64            sum,
           guint             n_rows,
           const PmapColumn *column,
           gpointer          user_data)
{
  return pmap_chart_table_get_total (PMAP_CHART_VIEW (user_data)->chart, column->index);
}

/* As wide as its head, which may be longer than any figure under it. */
static int
get_width (PmapChart *chart,
           guint      column)
{
  if (!pmap_chart_table_is_figure (chart, column))
    return LABEL_CHARACTERS;
  return (int) CLAMP (g_utf8_strlen (pmap_chart_table_get_title (chart, column), -1), FIGURE_CHARACTERS,
                      MOST_FIGURE_CHARACTERS);
}

/* The last figure is the whole of a row; it is called so. */
static void
describe_columns (PmapChartView *self,
                  guint          n_columns)
{
  guint last_figure = 0;

  self->columns = g_new0 (PmapColumn, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      gboolean is_figure = pmap_chart_table_is_figure (self->chart, i);
      g_autofree char *total = pmap_chart_table_get_total (self->chart, i);

      self->columns[i] = (PmapColumn) {
        .id = i == 0 ? "name" : is_figure ? "part" : "detail", .text = get_text, .key = get_key,
        .total = total != NULL ? get_total : NULL, .width = get_width (self->chart, i),
        .expand = !is_figure, .figures = is_figure, .index = i,
        .rank = pmap_chart_table_is_part (self->chart, i) ? 1 : 0
      };
      if (is_figure)
        last_figure = i;
    }
  if (last_figure > 0)
    self->columns[last_figure].id = "total";
}

static void
remove_table (PmapChartView *self)
{
  if (self->table != NULL)
    gtk_box_remove (self->table_place, GTK_WIDGET (self->table));
  self->table = NULL;
  g_clear_pointer (&self->columns, g_free);
}

static void
open_row_cb (PmapTable *table,
             gpointer   item,
             gpointer   user_data)
{
  PmapChartView *self = user_data;
  const PmapChartBar *bar = pmap_chart_get_bar (self->chart, get_bar (item));

  if (bar->id != NULL)
    g_signal_emit (self, signals[OPENED], 0, bar->id);
}

static void
build_table (PmapChartView *self)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  guint n_columns = pmap_chart_table_count_columns (self->chart);

  remove_table (self);
  for (guint i = 0; i < pmap_chart_get_n_bars (self->chart); i++)
    gtk_string_list_take (rows, g_strdup_printf ("%u", i));
  self->table = PMAP_TABLE (pmap_table_new ());
  describe_columns (self, n_columns);
  pmap_table_set_columns (self->table, self->columns, n_columns, self);
  for (guint i = 0; i < n_columns; i++)
    pmap_table_set_title (self->table, i, pmap_chart_table_get_title (self->chart, i));
  pmap_table_set_label (self->table, pmap_chart_get_title (self->chart));
  pmap_table_set_model (self->table, G_LIST_MODEL (rows));
  g_signal_connect (self->table, "activated", G_CALLBACK (open_row_cb), self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1,
                               ROW_HEIGHT * (int) MIN (pmap_chart_get_n_bars (self->chart) + N_OTHER_ROWS, MANY_ROWS));
  gtk_box_append (self->table_place, GTK_WIDGET (self->table));
}

static void
choose_side (PmapChartView *self)
{
  gboolean is_empty = self->chart == NULL || pmap_chart_get_n_bars (self->chart) == 0;

  if (self->chart != NULL)
    gtk_label_set_text (self->empty_label, pmap_chart_get_empty (self->chart));
  if (is_empty)
    remove_table (self);
  else if (gtk_toggle_button_get_active (self->table_button))
    build_table (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->table_button), !is_empty);
  gtk_widget_set_sensitive (self->export_button, !is_empty);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : self->table != NULL ? "table" : "plot");
}

static void
table_toggled_cb (GtkToggleButton *button,
                  gpointer         user_data)
{
  PmapChartView *self = user_data;

  if (!gtk_toggle_button_get_active (button))
    remove_table (self);
  choose_side (self);
}

static void
bar_activated_cb (PmapChartPlot *plot,
                  guint          bar,
                  gpointer       user_data)
{
  PmapChartView *self = user_data;
  const PmapChartBar *chosen = pmap_chart_get_bar (self->chart, bar);

  if (chosen->id != NULL)
    g_signal_emit (self, signals[OPENED], 0, chosen->id);
}

static void
bar_reached_cb (PmapChartPlot *plot,
                int            bar,
                gpointer       user_data)
{
  PmapChartView *self = user_data;
  g_autofree char *description = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  if (bar < 0)
    {
      gtk_label_set_text (self->detail_label, "");
      return;
    }
  description = pmap_chart_describe_bar (self->chart, (guint) bar);
  lines = g_strsplit (description, "\n", -1);
  text = g_strjoinv (" · ", lines);
  gtk_label_set_text (self->detail_label, text);
}

/* Export */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PmapChartView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!pmap_export_finish (G_FILE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
export_to (GFile    *file,
           gpointer  user_data)
{
  PmapChartView *self = user_data;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  PmapChartFormat format;

  if (self->chart == NULL)
    return;
  /* The chooser has seen to it that the name ends as one of the kinds. */
  if (!pmap_chart_format_from_file_name (name, &format))
    format = PMAP_CHART_FORMAT_SVG;
  bytes = pmap_chart_export (self->chart, format, EXPORT_WIDTH, &error);
  if (bytes == NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else
    pmap_export_async (file, bytes, written_cb, g_object_ref (self));
}

static void
export_cb (GtkButton *button,
           gpointer   user_data)
{
  PmapChartView *self = user_data;
  const PmapFileKind kinds[] = {
    { _("Scalable picture (SVG)"), "*.svg" },
    { _("Picture (PNG)"), "*.png" },
    { _("Document (PDF)"), "*.pdf" },
  };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = g_strconcat (pmap_chart_get_kind (self->chart), ".svg", NULL);

  pmap_file_chooser_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Export chart"),
                          kinds, G_N_ELEMENTS (kinds), NULL, name, export_to, g_object_ref (self), g_object_unref);
}

static void
pmap_chart_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (property_id == PROP_CHART)
    g_value_set_object (value, PMAP_CHART_VIEW (object)->chart);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_chart_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (property_id == PROP_CHART)
    pmap_chart_view_set_chart (PMAP_CHART_VIEW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_chart_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_chart_view_parent_class)->dispose (object);
}

static void
pmap_chart_view_finalize (GObject *object)
{
  PmapChartView *self = PMAP_CHART_VIEW (object);

  g_clear_object (&self->chart);
  g_free (self->columns);

  G_OBJECT_CLASS (pmap_chart_view_parent_class)->finalize (object);
}

static void
pmap_chart_view_class_init (PmapChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_chart_view_dispose;
  object_class->finalize = pmap_chart_view_finalize;
  object_class->get_property = pmap_chart_view_get_property;
  object_class->set_property = pmap_chart_view_set_property;

  /**
   * PmapChartView:chart:
   *
   * What it shows.
   */
  properties[PROP_CHART] = g_param_spec_object ("chart", NULL, NULL, PMAP_TYPE_CHART,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * PmapChartView::opened:
   * @self: the view
   * @id: what the bar stands for
   *
   * The user wants to see what a bar stands for.
   */
  signals[OPENED] = g_signal_new ("opened", PMAP_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PmapChartView::failed:
   * @self: the view
   * @message: what could not be done, for the user
   */
  signals[FAILED] = g_signal_new ("failed", PMAP_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PMAP_TYPE_CHART_PLOT);
  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, head);
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, title_label);
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, table_button);
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, export_button);
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, plot);
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, detail_label);
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, table_place);
  gtk_widget_class_bind_template_child (widget_class, PmapChartView, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_reached_cb);
  gtk_widget_class_set_css_name (widget_class, "chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pmap_chart_view_init (PmapChartView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  choose_side (self);
}

/** pmap_chart_view_get_chart: Returns: (transfer none) (nullable): what it shows */
PmapChart *
pmap_chart_view_get_chart (PmapChartView *self)
{
  g_return_val_if_fail (PMAP_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

/** pmap_chart_view_set_chart: Shows another chart, as bars or as a table as before; %NULL for nothing. */
void
pmap_chart_view_set_chart (PmapChartView *self,
                           PmapChart     *chart)
{
  g_autofree char *description = NULL;

  g_return_if_fail (PMAP_IS_CHART_VIEW (self));
  g_return_if_fail (chart == NULL || PMAP_IS_CHART (chart));

  if (chart == self->chart)
    return;
  /* Rows of the old table ask the old chart. */
  remove_table (self);
  g_set_object (&self->chart, chart);
  description = chart != NULL ? pmap_chart_describe (chart) : g_strdup ("");
  gtk_label_set_text (self->title_label, chart != NULL ? pmap_chart_get_title (chart) : "");
  gtk_label_set_text (self->summary_label, chart != NULL ? pmap_chart_get_summary (chart) : "");
  gtk_label_set_text (self->detail_label, "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  pmap_chart_plot_set_chart (self->plot, chart);
  choose_side (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

/** pmap_chart_view_set_lead: Puts a widget in the place of the title: one that names the chart too. */
void
pmap_chart_view_set_lead (PmapChartView *self,
                          GtkWidget     *lead)
{
  g_return_if_fail (PMAP_IS_CHART_VIEW (self) && GTK_IS_WIDGET (lead));

  gtk_widget_set_visible (GTK_WIDGET (self->title_label), FALSE);
  gtk_box_prepend (self->head, lead);
}

/** pmap_chart_view_set_as_table: Shows the figures as a table, or as bars. */
void
pmap_chart_view_set_as_table (PmapChartView *self,
                              gboolean       as_table)
{
  g_return_if_fail (PMAP_IS_CHART_VIEW (self));

  gtk_toggle_button_set_active (self->table_button, as_table);
}

/** pmap_chart_view_get_plot: Returns: (transfer none): the bars */
PmapChartPlot *
pmap_chart_view_get_plot (PmapChartView *self)
{
  g_return_val_if_fail (PMAP_IS_CHART_VIEW (self), NULL);

  return self->plot;
}

/** pmap_chart_view_get_table: Returns: (transfer none) (nullable): the table, while it is shown */
PmapTable *
pmap_chart_view_get_table (PmapChartView *self)
{
  g_return_val_if_fail (PMAP_IS_CHART_VIEW (self), NULL);

  return self->table;
}
