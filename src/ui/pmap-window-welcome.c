/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window shows that has no map yet: the ways to one, the maps opened lately among them. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-window-private.h"

#include "base/pmap-text.h"
#include "store/pmap-recent-maps.h"

#include <glib/gi18n.h>
#include <string.h>

/* More are no quicker to find than in the file chooser. */
#define N_SHOWN 5

static gboolean
may_remember (PmapWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = PMAP_IS_APPLICATION (application) ? pmap_application_get_settings (PMAP_APPLICATION (application)) : NULL;

  return settings == NULL || g_settings_get_boolean (settings, "remember-maps");
}

/* Whether the start page has a map. */
gboolean
_pmap_window_is_remembered (GFile *location)
{
  g_autoptr (GPtrArray) maps = pmap_recent_maps_list ();

  for (guint i = 0; i < maps->len; i++)
    if (g_file_equal (((PmapRecentMap *) maps->pdata[i])->location, location))
      return TRUE;
  return FALSE;
}

static gboolean
remember_cb (gpointer user_data)
{
  PmapWindow *self = user_data;

  if (self->workspace != NULL && self->file != NULL && may_remember (self))
    pmap_recent_maps_note (pmap_file_get_location (self->file), pmap_workspace_get_document (self->workspace),
                           pmap_file_get_protection (self->file) == NULL);
  return G_SOURCE_REMOVE;
}

/* The window's map was opened or saved somewhere. It is written down when there is nothing better to do. */
void
_pmap_window_remember (PmapWindow *self)
{
  if (self->file != NULL)
    g_idle_add_full (G_PRIORITY_LOW, remember_cb, g_object_ref (self), g_object_unref);
}

/* "larkbeck.pmap · ~/Documents/SEN" */
static char *
describe_place (GFile *location)
{
  g_autoptr (GFile) folder = g_file_get_parent (location);
  g_autofree char *basename = g_file_get_basename (location);
  g_autofree char *name = pmap_text_of_file_name (basename);
  g_autofree char *place = folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (place, home))
    {
      char *shorter = g_strconcat ("~", place + strlen (home), NULL);

      g_free (place);
      place = shorter;
    }
  /* translators: a file's name, and its folder. */
  return g_strdup_printf (_("%1$s · %2$s"), name, place);
}

static void
forget_cb (GtkButton *button,
           gpointer   user_data)
{
  pmap_recent_maps_forget (g_object_get_data (G_OBJECT (button), "pmap-location"));
  _pmap_window_update_welcome (user_data);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                                   "tooltip-text", text, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (PmapWindow          *self,
          const PmapRecentMap *map)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, "valign",
                                  GTK_ALIGN_CENTER, NULL);
  GtkWidget *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *place = describe_place (map->location);
  g_autofree char *label = NULL;

  if (map->school != NULL)
    gtk_box_append (GTK_BOX (text), make_label (map->school, "heading"));
  gtk_box_append (GTK_BOX (text), make_label (place, "form-hint"));
  gtk_box_append (GTK_BOX (line), text);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (forget, _("Take it off this list"));
  /* translators: %s is a file's name and folder. */
  label = g_strdup_printf (_("Take %s off this list"), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (forget), "pmap-location", g_object_ref (map->location), g_object_unref);
  g_signal_connect (forget, "clicked", G_CALLBACK (forget_cb), self);
  gtk_box_append (GTK_BOX (line), forget);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  map->school != NULL ? map->school : place, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  g_object_set_data_full (G_OBJECT (row), "pmap-location", g_object_ref (map->location), g_object_unref);
  return row;
}

static void
recent_activated_cb (GtkListBox    *list,
                     GtkListBoxRow *row,
                     PmapWindow    *self)
{
  GFile *location = g_object_get_data (G_OBJECT (row), "pmap-location");

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &location, 1, "");
}

/* Shows what is remembered now. */
void
_pmap_window_update_welcome (PmapWindow *self)
{
  g_autoptr (GPtrArray) maps = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recent_list, 0)) != NULL)
    gtk_list_box_remove (self->recent_list, GTK_WIDGET (row));
  maps = pmap_recent_maps_list ();
  for (guint i = 0; i < maps->len && i < N_SHOWN; i++)
    gtk_list_box_append (self->recent_list, make_row (self, maps->pdata[i]));
  gtk_widget_set_visible (self->recent_card, maps->len > 0);
}

static void
show_icons_cb (GdkFrameClock *clock,
               gpointer       user_data)
{
  PmapWindow *self = user_data;

  g_signal_handlers_disconnect_by_func (clock, show_icons_cb, self);
  gtk_window_set_icon_name (GTK_WINDOW (self), PMAP_APPLICATION_ID);
  gtk_image_set_from_icon_name (self->welcome_icon, PMAP_APPLICATION_ID "-symbolic");
}

/* The program's own icons are drawings, which a library as large as half of GTK has to be loaded for: after the first frame. */
static void
map_cb (GtkWidget *widget)
{
  if (gtk_window_get_icon_name (GTK_WINDOW (widget)) == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (show_icons_cb), widget, 0);
}

/* Once the window's parts are there. */
void
_pmap_window_set_up_welcome (PmapWindow *self)
{
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self->recent_list, "row-activated", G_CALLBACK (recent_activated_cb), self);
  g_signal_connect_object (self->welcome, "map", G_CALLBACK (_pmap_window_update_welcome), self, G_CONNECT_SWAPPED);
}
