/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be told apart, measured as drawn: under high contrast every field, button, card and chip of each page and dialog has an edge
 * of 3:1 against what it stands on; under every style words are at least 4.5:1, dim ones too, on a selected row as well (WCAG
 * 2.2, 1.4.11 and 1.4.3). */

#include "config.h"

#include "dialogs.h"
#include "larkbeck.h"
#include "ui-test.h"

#include "report/pmap-theme.h"
#include "ui/pmap-application.h"
#include "ui/pmap-map-view.h"
#include "ui/pmap-window.h"

#include <string.h>

#define EDGE 3.0
#define WORDS 4.5

typedef struct
{
  const char *theme;
  gboolean is_dark;
  gboolean is_strong;
} Style;

static const Style styles[] = {
  { "Default", FALSE, FALSE },
  { "Default", TRUE, FALSE },
  { "HighContrast", FALSE, TRUE },
  { "HighContrast", TRUE, TRUE },
  { "HighContrastInverse", FALSE, TRUE },
};

static void
set_style (const Style *style)
{
  g_object_set (gtk_settings_get_default (), "gtk-theme-name", style->theme,
                "gtk-application-prefer-dark-theme", style->is_dark, NULL);
  ui_test_settle ();
}

/* --- words: from the colours of the sheet --- */

/* The colour that is seen where @name is put on @ground. */
static PmapColour
look_up (GtkWidget        *window,
         const char       *name,
         const PmapColour *ground)
{
  PmapColour seen = { 0 };
  GdkRGBA colour;

  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (window), name, &colour));
  g_assert_true (ground != NULL || colour.alpha >= 1.0F);
  seen.red = colour.red;
  seen.green = colour.green;
  seen.blue = colour.blue;
  if (ground != NULL)
    {
      seen.red = colour.alpha * colour.red + (1.0 - colour.alpha) * ground->red;
      seen.green = colour.alpha * colour.green + (1.0 - colour.alpha) * ground->green;
      seen.blue = colour.alpha * colour.blue + (1.0 - colour.alpha) * ground->blue;
    }
  return seen;
}

static gboolean
is_light (GtkWidget  *window,
          const char *name)
{
  PmapColour black = { 0 }, colour = look_up (window, name, NULL);

  return pmap_colour_get_contrast (&colour, &black) > 5.0;
}

static void
check_words (GtkWidget        *window,
             const Style      *style,
             const char       *word,
             const char       *where,
             const PmapColour *ground,
             double            least)
{
  PmapColour colour = look_up (window, word, ground);
  double contrast = pmap_colour_get_contrast (&colour, ground);

  if (contrast < least)
    {
      g_test_message ("%s%s: %s on %s is %.2f:1", style->theme, style->is_dark ? " dark" : "", word, where, contrast);
      g_test_fail ();
    }
}

static void
test_words (gconstpointer data)
{
  static const char *const words[] = { "theme_fg_color", "pmap_dim", "pmap_accent_text", "pmap_danger", "pmap_warning",
                                       "pmap_good" };
  static const char *const grounds[] = { "theme_base_color", "theme_bg_color", "pmap_side" };
  static const char *const bars[] = { "pmap_tier_0", "pmap_tier_1", "pmap_tier_2", "pmap_tier_3", "pmap_tier_4",
                                      "pmap_tier_5" };
  const Style *style = data;
  GtkWidget *window = GTK_WIDGET (pmap_window_new (application));

  set_style (style);
  g_assert_true (is_light (window, "theme_fg_color") == (style->is_dark || g_str_has_suffix (style->theme, "Inverse")));
  for (gsize g = 0; g < G_N_ELEMENTS (grounds); g++)
    {
      PmapColour ground = look_up (window, grounds[g], NULL);
      PmapColour selected = look_up (window, "pmap_selected", &ground);
      g_autofree char *where = g_strdup_printf ("a selected row of %s", grounds[g]);

      for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
        {
          check_words (window, style, words[w], grounds[g], &ground, WORDS);
          check_words (window, style, g_str_equal (words[w], "pmap_dim") ? "pmap_dim_selected" : words[w], where, &selected,
                       WORDS);
        }
      for (gsize b = 0; b < G_N_ELEMENTS (bars); b++)
        check_words (window, style, bars[b], grounds[g], &ground, EDGE);
      if (style->is_strong)
        {
          check_words (window, style, "pmap_line", grounds[g], &ground, EDGE);
          check_words (window, style, "pmap_line_soft", grounds[g], &ground, EDGE);
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- edges: from the pixels --- */

typedef struct
{
  GtkWidget *window;
  cairo_surface_t *picture;
  graphene_rect_t whole;          /* of the window, with its frame */
  const char *where;
  guint n_checked;
} Sight;

/* A window draws nothing until its first frame. */
static GskRenderNode *
wait_for_drawing (GdkPaintable *paintable)
{
  GskRenderNode *node = NULL;

  for (guint i = 0; i < 50 && node == NULL; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                              gdk_paintable_get_intrinsic_height (paintable));
      node = gtk_snapshot_free_to_node (snapshot);
      if (node == NULL)
        ui_test_settle ();
    }
  g_assert_nonnull (node);
  return node;
}

static cairo_surface_t *
draw (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GskRenderNode *node = wait_for_drawing (paintable);
  int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  g_autoptr (GdkTexture) texture = NULL;
  cairo_surface_t *picture;

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gdk_texture_download (texture, cairo_image_surface_get_data (picture), (gsize) cairo_image_surface_get_stride (picture));
  cairo_surface_mark_dirty (picture);
  return picture;
}

static gboolean
read_pixel (Sight      *sight,
            int         x,
            int         y,
            PmapColour *colour)
{
  const guchar *data = cairo_image_surface_get_data (sight->picture);
  guint32 pixel;

  if (x < 0 || y < 0 || x >= cairo_image_surface_get_width (sight->picture)
      || y >= cairo_image_surface_get_height (sight->picture))
    return FALSE;
  memcpy (&pixel, data + y * cairo_image_surface_get_stride (sight->picture) + 4 * x, sizeof pixel);
  *colour = (PmapColour) { ((pixel >> 16) & 0xff) / 255.0, ((pixel >> 8) & 0xff) / 255.0, (pixel & 0xff) / 255.0 };
  return TRUE;
}

static gboolean
is_in_sight (GtkWidget             *widget,
             GtkWidget             *window,
             const graphene_rect_t *bounds)
{
  graphene_rect_t sight;
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  return scroller == NULL
         || (gtk_widget_compute_bounds (scroller, window, &sight) && graphene_rect_contains_rect (&sight, bounds));
}

/* The strongest step on the way from outside into the widget, at the middle of its side and of its top. */
static double
find_edge (Sight                 *sight,
           const graphene_rect_t *bounds,
           gboolean               from_top)
{
  int x = (int) (bounds->origin.x - sight->whole.origin.x + (from_top ? bounds->size.width / 2 : 0));
  int y = (int) (bounds->origin.y - sight->whole.origin.y + (from_top ? 0 : bounds->size.height / 2));
  double strongest = 0.0;
  PmapColour outside, colour;

  if (!read_pixel (sight, x - (from_top ? 0 : 2), y - (from_top ? 2 : 0), &outside))
    return G_MAXDOUBLE;
  for (int step = -1; step <= 3; step++)
    if (read_pixel (sight, x + (from_top ? 0 : step), y + (from_top ? step : 0), &colour))
      strongest = MAX (strongest, pmap_colour_get_contrast (&colour, &outside));
  return strongest;
}

static gboolean
needs_edge (GtkWidget *widget)
{
  const char *name = gtk_widget_get_css_name (widget);

  if (gtk_widget_has_css_class (widget, "card") || gtk_widget_has_css_class (widget, "chip")
      || gtk_widget_has_css_class (widget, "text-frame"))
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    return !gtk_widget_has_css_class (widget, "flat") && !gtk_widget_has_css_class (widget, "link")
           && !gtk_widget_has_css_class (widget, "titlebutton")
           /* Tabs and the heads of columns are words in a row, told by their underline. */
           && gtk_widget_get_ancestor (widget, GTK_TYPE_STACK_SWITCHER) == NULL
           && gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW) == NULL
           && gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL;
  return g_str_equal (name, "entry") || g_str_equal (name, "spinbutton");
}

static void
check_edges (GtkWidget *widget,
             Sight     *sight)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget))
    return;
  /* What cannot be used now need not be seen as such (1.4.11). */
  if (needs_edge (widget) && gtk_widget_is_sensitive (widget) && gtk_widget_compute_bounds (widget, sight->window, &bounds)
      && is_in_sight (widget, sight->window, &bounds) && bounds.size.width > 8)
    {
      /* Of buttons in one piece all but the first share the edge before them. */
      double edge = MAX (find_edge (sight, &bounds, TRUE),
                         gtk_widget_get_prev_sibling (widget) != NULL ? 0.0 : find_edge (sight, &bounds, FALSE));

      sight->n_checked++;
      if (edge < EDGE)
        {
          g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
          g_autofree char *said = g_strjoinv (".", classes);

          g_test_message ("%s: %s (%s.%s) at %.0f, %.0f has an edge of %.2f:1", sight->where, G_OBJECT_TYPE_NAME (widget),
                          gtk_widget_get_css_name (widget), said, bounds.origin.x, bounds.origin.y, edge);
          g_test_fail ();
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_edges (child, sight);
}

static void
look_at (GtkWidget   *window,
         const Style *style,
         const char  *page,
         guint        least)
{
  g_autofree char *where = g_strdup_printf ("%s, %s", style->theme, page);
  Sight sight = { .window = window, .where = where };

  ui_test_settle ();
  g_assert_true (gtk_widget_compute_bounds (window, window, &sight.whole));
  sight.picture = draw (window);
  check_edges (window, &sight);
  g_assert_cmpuint (sight.n_checked, >=, least);
  cairo_surface_destroy (sight.picture);
}

static void
test_edges (gconstpointer data)
{
  static const char *const tabs[] = { "profile", "map", "targets", "charts" };
  static const char *const pages[] = { "overview", "menu", "groups", "register", "funding" };
  const Style *style = data;
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  PmapDocument *document = pmap_workspace_get_document (workspace);
  PmapWindow *window = pmap_window_new (application);
  PmapMapView *view;

  set_style (style);
  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 760);
  gtk_window_present (GTK_WINDOW (window));
  pmap_window_set_workspace (window, workspace);
  for (guint i = 0; i < 50 && gtk_widget_get_width (GTK_WIDGET (window)) == 0; i++)
    ui_test_settle ();
  view = ui_test_find (GTK_WIDGET (window), PMAP_TYPE_MAP_VIEW);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      pmap_map_view_show_page (view, pages[i]);
      look_at (GTK_WIDGET (window), style, pages[i], 4);
    }
  pmap_workspace_show (workspace, pmap_record_list_get (document->interventions, 0));
  look_at (GTK_WIDGET (window), style, "a group's form", 4);
  pmap_workspace_show (workspace, pmap_record_list_get (document->pupils, 0));
  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      pmap_map_view_show_tab (view, tabs[i]);
      look_at (GTK_WIDGET (window), style, tabs[i], 4);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_dialogs (gconstpointer data)
{
  const Style *style = data;
  g_autoptr (PmapWorkspace) workspace = open_larkbeck ();
  Stage stage = { GTK_WINDOW (gtk_window_new ()), workspace };

  set_style (style);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *dialog = dialogs[i].make (&stage);

      gtk_window_present (GTK_WINDOW (dialog));
      for (guint k = 0; k < 50 && gtk_widget_get_width (dialog) == 0; k++)
        ui_test_settle ();
      /* The ring of the focus lies where what is around a button is looked for. */
      gtk_window_set_focus (GTK_WINDOW (dialog), NULL);
      look_at (dialog, style, dialogs[i].name, 0);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  gtk_window_destroy (stage.parent);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* A picture taken on the way from one colour to another shows neither. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = pmap_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *words = g_strdup_printf ("/ui/contrast/words/%s%s", styles[i].theme, styles[i].is_dark ? "-dark" : "");
      g_autofree char *edges = g_strdup_printf ("/ui/contrast/edges/%s%s", styles[i].theme, styles[i].is_dark ? "-dark" : "");

      g_autofree char *in_dialogs = g_strdup_printf ("/ui/contrast/dialogs/%s%s", styles[i].theme, styles[i].is_dark ? "-dark" : "");

      g_test_add_data_func (words, &styles[i], test_words);
      if (styles[i].is_strong)
        {
          g_test_add_data_func (edges, &styles[i], test_edges);
          g_test_add_data_func (in_dialogs, &styles[i], test_dialogs);
        }
    }
  return g_test_run ();
}
