/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printed pages on screen, one below the other, drawn by the code that draws them on paper: what is seen is what comes
 * out, and no temporary file holds it. Stands in a scrolled window, whose adjustments it follows; only the pages in
 * sight are drawn, and each only once for a zoom. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-paper.h"

#include "report/pmap-page-draw.h"

#include <glib/gi18n.h>
#include <math.h>

#define MARGIN 24
#define GAP 18
#define PIXELS_A_POINT (96.0 / 72.0)
#define MINIMUM_SCALE 0.2

struct _PmapPaper
{
  GtkWidget parent_instance;

  PmapPageLayout *layout;
  int zoom;
  double scale;
  guint page;
  int wanted_page;
  GHashTable *drawings;
  GtkAdjustment *adjustment;
};

enum
{
  PROP_PAGE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapPaper, pmap_paper, GTK_TYPE_WIDGET)

static void
get_page_size (PmapPaper *self,
               double    *width,
               double    *height)
{
  *width = PMAP_PAGE_A4_WIDTH;
  *height = PMAP_PAGE_A4_HEIGHT;
  if (self->layout != NULL)
    pmap_page_layout_get_size (self->layout, width, height);
}

static double
find_scale (PmapPaper *self,
            int        room)
{
  double width, height, scale;

  get_page_size (self, &width, &height);
  if (self->zoom > 0)
    return self->zoom / 100.0 * PIXELS_A_POINT;
  scale = (room - 2 * MARGIN) / width;
  if (self->zoom == PMAP_PAPER_FIT_PAGE && self->adjustment != NULL
      && gtk_adjustment_get_page_size (self->adjustment) > 0.0)
    scale = MIN (scale, (gtk_adjustment_get_page_size (self->adjustment) - 2 * MARGIN) / height);
  return MAX (scale, MINIMUM_SCALE);
}

static graphene_rect_t
get_page_rect (PmapPaper *self,
               guint      page,
               double     scale)
{
  double width, height;

  get_page_size (self, &width, &height);
  width = floor (width * scale);
  height = floor (height * scale);
  return GRAPHENE_RECT_INIT ((float) MAX (floor ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2), MARGIN),
                             (float) (MARGIN + page * (height + GAP)), (float) width, (float) height);
}

static void
set_page (PmapPaper *self,
          guint      page)
{
  g_autofree char *label = NULL;

  /* translators: on screen before printing: which page of how many */
  label = g_strdup_printf (_("Page %u of %u"), page + 1, MAX (pmap_paper_get_n_pages (self), 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (page == self->page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* The page in sight is the one that holds the line a third of the way down. */
static void
find_page (PmapPaper *self)
{
  graphene_rect_t first = get_page_rect (self, 0, self->scale);
  double line;

  if (self->adjustment == NULL || first.size.height <= 0.0F)
    return;
  line = gtk_adjustment_get_value (self->adjustment) + gtk_adjustment_get_page_size (self->adjustment) / 3 - MARGIN;
  set_page (self, (guint) CLAMP (line / (first.size.height + GAP), 0,
                                 MAX (pmap_paper_get_n_pages (self), 1) - 1));
}

static void
scrolled_cb (PmapPaper *self)
{
  find_page (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
fit_again_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* The room changes while the window is laid out: what asks for another size then is drawn without one. */
static void
room_changed_cb (PmapPaper *self)
{
  if (self->wanted_page >= 0)
    {
      guint page = (guint) self->wanted_page;

      self->wanted_page = -1;
      pmap_paper_go_to (self, page);
    }
  if (self->zoom == PMAP_PAPER_FIT_PAGE
      && fabs (find_scale (self, gtk_widget_get_width (GTK_WIDGET (self))) - self->scale) > 0.001)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_again_cb, NULL, NULL);
  scrolled_cb (self);
}

static void
follow (PmapPaper     *self,
        GtkAdjustment *adjustment)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (room_changed_cb), self);
}

static gboolean
turn_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  PmapPaper *self = PMAP_PAPER (widget);
  gint64 last = MAX ((gint64) pmap_paper_get_n_pages (self) - 1, 0);

  pmap_paper_go_to (self, (guint) CLAMP ((gint64) self->page + g_variant_get_int32 (args), 0, last));
  return TRUE;
}

static gboolean
scroll_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  PmapPaper *self = PMAP_PAPER (widget);

  if (self->adjustment == NULL)
    return FALSE;
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment)
                                              + g_variant_get_int32 (args)
                                                  * gtk_adjustment_get_step_increment (self->adjustment));
  return TRUE;
}

static void
pmap_paper_map (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL)
    follow (PMAP_PAPER (widget), gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));

  GTK_WIDGET_CLASS (pmap_paper_parent_class)->map (widget);
}

static void
pmap_paper_unmap (GtkWidget *widget)
{
  follow (PMAP_PAPER (widget), NULL);

  GTK_WIDGET_CLASS (pmap_paper_parent_class)->unmap (widget);
}

static GtkSizeRequestMode
pmap_paper_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pmap_paper_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  PmapPaper *self = PMAP_PAPER (widget);
  double width, height, scale;

  get_page_size (self, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      scale = self->zoom > 0 ? find_scale (self, 0) : MINIMUM_SCALE;
      *minimum = *natural = (int) ceil (width * scale) + 2 * MARGIN;
      return;
    }
  scale = find_scale (self, for_size >= 0 ? for_size : (int) width);
  *minimum = *natural = 2 * MARGIN - GAP
                        + (int) MAX (pmap_paper_get_n_pages (self), 1) * ((int) floor (height * scale) + GAP);
}

static void
pmap_paper_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  PmapPaper *self = PMAP_PAPER (widget);
  double scale = find_scale (self, width);

  if (scale == self->scale)
    return;
  self->scale = scale;
  g_hash_table_remove_all (self->drawings);
}

static GskRenderNode *
draw_page (PmapPaper *self,
           guint      page)
{
  GskRenderNode *drawing = g_hash_table_lookup (self->drawings, GUINT_TO_POINTER (page));
  GtkSnapshot *snapshot;
  graphene_rect_t rect;
  cairo_t *cr;

  if (drawing != NULL)
    return drawing;
  rect = get_page_rect (self, page, self->scale);
  snapshot = gtk_snapshot_new ();
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, rect.size.width, rect.size.height));
  cairo_scale (cr, self->scale, self->scale);
  pmap_page_draw (self->layout, page, cr);
  cairo_destroy (cr);
  drawing = gtk_snapshot_free_to_node (snapshot);
  if (drawing != NULL)
    g_hash_table_insert (self->drawings, GUINT_TO_POINTER (page), drawing);
  return drawing;
}

static void
snapshot_page (PmapPaper   *self,
               GtkSnapshot *snapshot,
               guint        page)
{
  static const GdkRGBA white = { 1.0F, 1.0F, 1.0F, 1.0F };
  static const GdkRGBA shade = { 0.0F, 0.0F, 0.0F, 0.25F };
  graphene_rect_t rect = get_page_rect (self, page, self->scale);
  GskRoundedRect outline;
  GskRenderNode *drawing = draw_page (self, page);

  gsk_rounded_rect_init_from_rect (&outline, &rect, 0.0F);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0.0F, 2.0F, 0.0F, 8.0F);
  gtk_snapshot_append_color (snapshot, &white, &rect);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rect.origin);
  if (drawing != NULL)
    gtk_snapshot_append_node (snapshot, drawing);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_far (gpointer key,
        gpointer value,
        gpointer user_data)
{
  gint64 distance = (gint64) GPOINTER_TO_UINT (key) - *(guint *) user_data;

  return ABS (distance) > 3;
}

static void
pmap_paper_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  PmapPaper *self = PMAP_PAPER (widget);
  double top = 0.0, bottom = gtk_widget_get_height (widget);

  if (self->adjustment != NULL)
    {
      top = gtk_adjustment_get_value (self->adjustment);
      bottom = top + gtk_adjustment_get_page_size (self->adjustment);
    }
  for (guint i = 0; i < pmap_paper_get_n_pages (self); i++)
    {
      graphene_rect_t rect = get_page_rect (self, i, self->scale);

      if (rect.origin.y < bottom && rect.origin.y + rect.size.height > top)
        snapshot_page (self, snapshot, i);
    }
  g_hash_table_foreach_remove (self->drawings, is_far, &self->page);
}

static void
pmap_paper_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (property_id == PROP_PAGE)
    g_value_set_uint (value, PMAP_PAPER (object)->page);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_paper_dispose (GObject *object)
{
  PmapPaper *self = PMAP_PAPER (object);

  follow (self, NULL);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (pmap_paper_parent_class)->dispose (object);
}

static void
pmap_paper_finalize (GObject *object)
{
  g_hash_table_unref (PMAP_PAPER (object)->drawings);

  G_OBJECT_CLASS (pmap_paper_parent_class)->finalize (object);
}

static void
pmap_paper_class_init (PmapPaperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_paper_dispose;
  object_class->finalize = pmap_paper_finalize;
  object_class->get_property = pmap_paper_get_property;
  widget_class->map = pmap_paper_map;
  widget_class->unmap = pmap_paper_unmap;
  widget_class->get_request_mode = pmap_paper_get_request_mode;
  widget_class->measure = pmap_paper_measure;
  widget_class->size_allocate = pmap_paper_size_allocate;
  widget_class->snapshot = pmap_paper_snapshot;

  /**
   * PmapPaper:page:
   *
   * The page in sight, from 0.
   */
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, turn_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, turn_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, turn_cb, "i", G_MININT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, turn_cb, "i", G_MAXINT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, scroll_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, scroll_cb, "i", -1);
  gtk_widget_class_set_css_name (widget_class, "paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pmap_paper_init (PmapPaper *self)
{
  self->wanted_page = -1;
  self->drawings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  set_page (self, 0);
}

/** pmap_paper_set_layout: Shows the pages of another layout, which is complete. */
void
pmap_paper_set_layout (PmapPaper      *self,
                       PmapPageLayout *layout)
{
  g_return_if_fail (PMAP_IS_PAPER (self));
  g_return_if_fail (layout == NULL || pmap_page_layout_is_finished (layout));

  g_set_object (&self->layout, layout);
  g_hash_table_remove_all (self->drawings);
  set_page (self, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** pmap_paper_set_zoom: Sets how large pages are shown: percent, or one of the PMAP_PAPER_FIT values. */
void
pmap_paper_set_zoom (PmapPaper *self,
                     int        zoom)
{
  g_return_if_fail (PMAP_IS_PAPER (self) && zoom >= PMAP_PAPER_FIT_WIDTH);

  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  self->wanted_page = (int) self->page;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** pmap_paper_get_n_pages: Returns: how many pages there are */
guint
pmap_paper_get_n_pages (PmapPaper *self)
{
  g_return_val_if_fail (PMAP_IS_PAPER (self), 0);

  return self->layout != NULL ? pmap_page_layout_get_n_pages (self->layout) : 0;
}

/** pmap_paper_get_page: Returns: the page in sight, from 0 */
guint
pmap_paper_get_page (PmapPaper *self)
{
  g_return_val_if_fail (PMAP_IS_PAPER (self), 0);

  return self->page;
}

/** pmap_paper_go_to: Brings the top of a page into sight. */
void
pmap_paper_go_to (PmapPaper *self,
                  guint      page)
{
  graphene_rect_t rect;

  g_return_if_fail (PMAP_IS_PAPER (self));

  if (self->adjustment == NULL)
    return;
  rect = get_page_rect (self, page, self->scale);
  gtk_adjustment_set_value (self->adjustment, rect.origin.y - MARGIN);
}
