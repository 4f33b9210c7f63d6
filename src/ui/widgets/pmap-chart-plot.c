/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart on screen. What stands where and how it is drawn is the report room's, the same as on paper; here are only
 * what a screen adds: the colours of the desktop's light or dark style, and a mark over each bar for pointer,
 * keyboard and screen reader.
 *
 * The drawing is kept as a render node until the chart, the size or the style changes, so that moving over bars
 * paints nothing anew. The whole plot is one stop of the Tab key; arrows go from bar to bar. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-chart-plot.h"

#include "report/pmap-chart-describe.h"
#include "report/pmap-chart-draw.h"
#include "report/pmap-chart-hit.h"
#include "ui/widgets/pmap-chart-mark.h"
#include "ui/widgets/pmap-font-scale.h"
#include "ui/widgets/pmap-ink.h"

/* In pixels at text of the usual size. */
#define MINIMUM_WIDTH 240
#define COLUMNS_WIDTH 640
/* The theme's body text has 12 points, the desktop's usual one 13⅓ pixels. */
#define USUAL_SCALE (40.0 / 36.0)
#define MANY_SIZES 4000

typedef struct
{
  double width;
  double height;
} Size;

struct _PmapChartPlot
{
  GtkWidget parent_instance;

  PmapChart *chart;
  GtkWidget *ink;
  PangoContext *context;
  PmapTheme theme;                 /* the room's, in the window's font and size */
  const PmapTheme *base;           /* the room's */
  char *font_family;
  PmapTextMetrics metrics;         /* measures each text once */
  PmapTextMetrics pango_metrics;
  GHashTable *sizes;               /* of texts measured: style, width and text → Size */
  PmapChartLayout *layout;
  GskRenderNode *drawing;
  GPtrArray *marks;
  int current;
};

enum
{
  BAR_ACTIVATED,
  BAR_REACHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapChartPlot, pmap_chart_plot, GTK_TYPE_WIDGET)

static void
forget_layout (PmapChartPlot *self)
{
  g_clear_pointer (&self->layout, pmap_chart_layout_free);
  g_clear_pointer (&self->drawing, gsk_render_node_unref);
}

/* A window asks for heights at half a dozen widths before it is shown, and again at every change; most of a layout's
 * time is measuring the same names. */
static void
measure_once (const PmapTextMetrics *metrics,
              const char            *text,
              PmapTextStyle          style,
              double                 max_width,
              double                *width,
              double                *height)
{
  PmapChartPlot *self = metrics->data;
  g_autofree char *key = g_strdup_printf ("%d %d %s", (int) style, (int) max_width, text);
  Size *size = g_hash_table_lookup (self->sizes, key);

  if (size == NULL)
    {
      size = g_new (Size, 1);
      pmap_text_metrics_measure (&self->pango_metrics, text, style, max_width, &size->width, &size->height);
      if (g_hash_table_size (self->sizes) >= MANY_SIZES)
        g_hash_table_remove_all (self->sizes);
      g_hash_table_insert (self->sizes, g_steal_pointer (&key), size);
    }
  *width = size->width;
  *height = size->height;
}

/* The texts of a chart are as large as those around it, and in the same letters. Whether that changed. */
static gboolean
follow_font (PmapChartPlot *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const char *family = pango_font_description_get_family (pango_context_get_font_description (context));
  double scale = pmap_font_scale_get (GTK_WIDGET (self)) * USUAL_SCALE;

  if (scale == self->theme.scale && (family == NULL || g_strcmp0 (family, self->font_family) == 0))
    return FALSE;
  g_free (self->font_family);
  self->font_family = g_strdup (family != NULL ? family : self->base->font_family);
  self->theme.font_family = self->font_family;
  self->theme.scale = scale;
  g_hash_table_remove_all (self->sizes);
  return TRUE;
}

/* Widths and heights are the same on a light and on a dark ground; only colours follow the style. */
static void
follow_style (PmapChartPlot *self)
{
  const PmapTheme *base = pmap_theme_get (pmap_ink_is_light (PMAP_INK (self->ink)) ? PMAP_THEME_DARK : PMAP_THEME_LIGHT);
  PmapTheme theme = *base;

  if (base == self->base)
    return;
  theme.font_family = self->theme.font_family;
  theme.scale = self->theme.scale;
  self->base = base;
  self->theme = theme;
  g_clear_pointer (&self->drawing, gsk_render_node_unref);
}

static void
mark_activated_cb (PmapChartMark *mark,
                   gpointer       user_data)
{
  PmapChartPlot *self = user_data;

  g_signal_emit (self, signals[BAR_ACTIVATED], 0, pmap_chart_mark_get_bar (mark));
}

static void
reach_bar (PmapChartPlot *self,
           int            bar)
{
  g_signal_emit (self, signals[BAR_REACHED], 0, bar);
}

static void
mark_focus_cb (GtkEventControllerFocus *controller,
               gpointer                 user_data)
{
  PmapChartPlot *self = user_data;
  GtkWidget *mark = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  self->current = (int) pmap_chart_mark_get_bar (PMAP_CHART_MARK (mark));
  reach_bar (self, self->current);
}

static void
mark_enter_cb (GtkEventControllerMotion *controller,
               double                    x,
               double                    y,
               gpointer                  user_data)
{
  GtkWidget *mark = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  reach_bar (user_data, (int) pmap_chart_mark_get_bar (PMAP_CHART_MARK (mark)));
}

static void
mark_leave_cb (GtkEventControllerMotion *controller,
               gpointer                  user_data)
{
  reach_bar (user_data, -1);
}

static void
add_mark (PmapChartPlot *self,
          guint          bar)
{
  GtkWidget *mark = pmap_chart_mark_new (bar);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (mark_enter_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (mark_leave_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (mark_focus_cb), self);
  gtk_widget_add_controller (mark, motion);
  gtk_widget_add_controller (mark, focus);
  g_signal_connect (mark, "activated", G_CALLBACK (mark_activated_cb), self);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  g_ptr_array_add (self->marks, mark);
}

/* Marks that are there are told what their bars are now: making them anew costs more than all the rest of a chart. */
static void
update_marks (PmapChartPlot *self)
{
  guint n_bars = self->chart != NULL ? pmap_chart_get_n_bars (self->chart) : 0;
  gboolean counted_anew = n_bars != self->marks->len;

  for (guint i = n_bars; i < self->marks->len; i++)
    gtk_widget_unparent (self->marks->pdata[i]);
  g_ptr_array_set_size (self->marks, (int) MIN (self->marks->len, n_bars));
  while (self->marks->len < n_bars)
    add_mark (self, self->marks->len);
  for (guint i = 0; i < n_bars; i++)
    {
      g_autofree char *description = pmap_chart_describe_bar (self->chart, i);

      pmap_chart_mark_set (self->marks->pdata[i], description, pmap_chart_get_bar (self->chart, i)->id != NULL);
      if (counted_anew)
        gtk_accessible_update_relation (GTK_ACCESSIBLE (self->marks->pdata[i]),
                                        GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) i + 1,
                                        GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_bars, -1);
    }
}

static gboolean
focus_bar (PmapChartPlot *self,
           int            bar)
{
  if (bar < 0 || (guint) bar >= self->marks->len)
    return FALSE;
  return gtk_widget_grab_focus (self->marks->pdata[bar]);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  PmapChartPlot *self = PMAP_CHART_PLOT (widget);

  if (self->layout == NULL)
    return FALSE;
  return focus_bar (self, pmap_chart_move (self->layout, self->current, g_variant_get_int32 (args)));
}

/* The keys that point sideways go the way that they point. */
static gboolean
turn_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  PmapChartPlot *self = PMAP_CHART_PLOT (widget);
  int by = g_variant_get_int32 (args);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  if (self->layout == NULL)
    return FALSE;
  return focus_bar (self, pmap_chart_move (self->layout, self->current, by));
}

static gboolean
pmap_chart_plot_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  PmapChartPlot *self = PMAP_CHART_PLOT (widget);

  /* Tab leaves a plot that has the focus; arrows are keys of our own. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return focus_bar (self, CLAMP (self->current, 0, (int) self->marks->len - 1));
}

static gboolean
has_rows (PmapChart *chart)
{
  return pmap_chart_get_shape (chart) == PMAP_CHART_ROWS || pmap_chart_get_shape (chart) == PMAP_CHART_SPANS;
}

static PmapChartLayoutFlags
get_flags (PmapChartPlot *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? PMAP_CHART_LAYOUT_MIRRORED
                                                                          : PMAP_CHART_LAYOUT_PLAIN;
}

static GtkSizeRequestMode
pmap_chart_plot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pmap_chart_plot_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  PmapChartPlot *self = PMAP_CHART_PLOT (widget);
  int least = pmap_font_scale_by (widget, MINIMUM_WIDTH);
  int width;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? least : 0;
  if (follow_font (self))
    forget_layout (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->chart == NULL)
    return;
  /* What stands upright looks best the higher the wider they are, but a widget must not need more height for more width. */
  width = has_rows (self->chart) ? MAX (for_size, least) : pmap_font_scale_by (widget, COLUMNS_WIDTH);
  *minimum = *natural = (int) pmap_chart_get_natural_height (self->chart, &self->metrics, width,
                                                             PMAP_CHART_LAYOUT_PLAIN)
                        + 1;
}

static void
allocate_marks (PmapChartPlot *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      PmapRect slot = { 0 };

      if (i < self->layout->slots->len)
        slot = g_array_index (self->layout->slots, PmapRect, i);
      gtk_widget_size_allocate (self->marks->pdata[i],
                                &(GtkAllocation) { (int) slot.x, (int) slot.y, (int) slot.width, (int) slot.height },
                                -1);
    }
}

static void
pmap_chart_plot_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PmapChartPlot *self = PMAP_CHART_PLOT (widget);

  if (self->chart == NULL)
    return;
  if (follow_font (self) || self->layout == NULL || (int) self->layout->width != width || (int) self->layout->height != height)
    {
      forget_layout (self);
      self->layout = pmap_chart_layout_new (self->chart, &self->metrics, width, height, get_flags (self));
    }
  allocate_marks (self);
}

static void
pmap_chart_plot_direction_changed (GtkWidget        *widget,
                                   GtkTextDirection  before)
{
  forget_layout (PMAP_CHART_PLOT (widget));
  GTK_WIDGET_CLASS (pmap_chart_plot_parent_class)->direction_changed (widget, before);
}

static void
ensure_drawing (PmapChartPlot *self)
{
  GtkSnapshot *snapshot;
  cairo_t *cr;

  if (self->drawing != NULL)
    return;
  snapshot = gtk_snapshot_new ();
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0,
                                                                 (float) self->layout->width,
                                                                 (float) self->layout->height));
  pmap_chart_draw (self->layout, &self->theme, self->context, PMAP_CHART_MARKS_NONE, cr);
  cairo_destroy (cr);
  self->drawing = gtk_snapshot_free_to_node (snapshot);
}

static void
pmap_chart_plot_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  PmapChartPlot *self = PMAP_CHART_PLOT (widget);

  if (self->layout != NULL)
    {
      follow_style (self);
      ensure_drawing (self);
      if (self->drawing != NULL)
        gtk_snapshot_append_node (snapshot, self->drawing);
    }
  for (guint i = 0; i < self->marks->len; i++)
    gtk_widget_snapshot_child (widget, self->marks->pdata[i], snapshot);
}

static void
pmap_chart_plot_dispose (GObject *object)
{
  PmapChartPlot *self = PMAP_CHART_PLOT (object);

  pmap_chart_plot_set_chart (self, NULL);
  g_clear_pointer (&self->ink, gtk_widget_unparent);

  G_OBJECT_CLASS (pmap_chart_plot_parent_class)->dispose (object);
}

static void
pmap_chart_plot_finalize (GObject *object)
{
  PmapChartPlot *self = PMAP_CHART_PLOT (object);

  g_object_unref (self->context);
  g_hash_table_unref (self->sizes);
  g_ptr_array_unref (self->marks);
  g_free (self->font_family);

  G_OBJECT_CLASS (pmap_chart_plot_parent_class)->finalize (object);
}

static void
add_key (GtkWidgetClass *widget_class,
         guint           key,
         int             by)
{
  gtk_widget_class_add_binding (widget_class, key, 0, move_cb, "i", by);
}

static void
pmap_chart_plot_class_init (PmapChartPlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_chart_plot_dispose;
  object_class->finalize = pmap_chart_plot_finalize;
  widget_class->direction_changed = pmap_chart_plot_direction_changed;
  widget_class->focus = pmap_chart_plot_focus;
  widget_class->get_request_mode = pmap_chart_plot_get_request_mode;
  widget_class->measure = pmap_chart_plot_measure;
  widget_class->size_allocate = pmap_chart_plot_size_allocate;
  widget_class->snapshot = pmap_chart_plot_snapshot;

  /**
   * PmapChartPlot::bar-activated:
   * @self: the plot
   * @bar: the bar's number
   *
   * A bar is to open what it shows.
   */
  signals[BAR_ACTIVATED] = g_signal_new ("bar-activated", PMAP_TYPE_CHART_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * PmapChartPlot::bar-reached:
   * @self: the plot
   * @bar: the bar's number, or -1 when the pointer went away
   *
   * The pointer or the keyboard is at a bar.
   */
  signals[BAR_REACHED] = g_signal_new ("bar-reached", PMAP_TYPE_CHART_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);

  add_key (widget_class, GDK_KEY_Down, 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, turn_cb, "i", 1);
  add_key (widget_class, GDK_KEY_Up, -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, turn_cb, "i", -1);
  add_key (widget_class, GDK_KEY_Page_Down, 10);
  add_key (widget_class, GDK_KEY_Page_Up, -10);
  add_key (widget_class, GDK_KEY_Home, G_MININT);
  add_key (widget_class, GDK_KEY_End, G_MAXINT);
  gtk_widget_class_set_css_name (widget_class, "chart-plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
pmap_chart_plot_init (PmapChartPlot *self)
{
  self->context = pmap_text_context_new ();
  self->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->base = pmap_theme_get (PMAP_THEME_LIGHT);
  self->theme = *self->base;
  pmap_text_metrics_init (&self->pango_metrics, &self->theme, self->context);
  self->metrics = (PmapTextMetrics) { measure_once, &self->theme, self };
  self->marks = g_ptr_array_new ();
  self->current = -1;
  self->ink = pmap_ink_new (GTK_WIDGET (self));
}

/**
 * pmap_chart_plot_set_chart:
 * @self: a plot
 * @chart: (nullable): what to show; it is not changed any more
 *
 * Shows another chart. The keyboard's place is kept where the new chart has a bar for the same record.
 */
void
pmap_chart_plot_set_chart (PmapChartPlot *self,
                           PmapChart     *chart)
{
  g_autofree char *id = NULL;
  gboolean had_focus;

  g_return_if_fail (PMAP_IS_CHART_PLOT (self));
  g_return_if_fail (chart == NULL || PMAP_IS_CHART (chart));

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  if (self->chart != NULL && self->current >= 0 && (guint) self->current < pmap_chart_get_n_bars (self->chart))
    id = g_strdup (pmap_chart_get_bar (self->chart, (guint) self->current)->id);
  self->current = -1;
  forget_layout (self);
  g_set_object (&self->chart, chart);
  update_marks (self);
  for (guint i = 0; chart != NULL && id != NULL && i < pmap_chart_get_n_bars (chart); i++)
    if (g_strcmp0 (pmap_chart_get_bar (chart, i)->id, id) == 0)
      self->current = (int) i;
  if (had_focus)
    focus_bar (self, MAX (self->current, 0));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** pmap_chart_plot_get_n_marks: Returns: how many bars can be reached */
guint
pmap_chart_plot_get_n_marks (PmapChartPlot *self)
{
  g_return_val_if_fail (PMAP_IS_CHART_PLOT (self), 0);

  return self->marks->len;
}

/** pmap_chart_plot_get_mark: Returns: (transfer none) (nullable): the widget over a bar */
GtkWidget *
pmap_chart_plot_get_mark (PmapChartPlot *self,
                          guint          bar)
{
  g_return_val_if_fail (PMAP_IS_CHART_PLOT (self), NULL);

  return bar < self->marks->len ? self->marks->pdata[bar] : NULL;
}

/** pmap_chart_plot_get_current: Returns: the bar that has, or last had, the keyboard's focus; -1 if none had */
int
pmap_chart_plot_get_current (PmapChartPlot *self)
{
  g_return_val_if_fail (PMAP_IS_CHART_PLOT (self), -1);

  return self->current;
}
