/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The style sheets of the windows: one for every theme, and on top of it one while the desktop shows high contrast. GTK 4.8
 * tells a sheet nothing of contrast, but its theme has another name then. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-style.h"

#include <gtk/gtk.h>

#include <string.h>

typedef struct
{
  GdkDisplay *display;
  GtkCssProvider *strong;         /* these two are NULL until a theme wants them */
  GtkCssProvider *inverse;        /* GTK's own; 4.8 has it, but does not know it by the desktops' name */
} Sheets;

static void
free_sheets (gpointer  data,
             GClosure *closure)
{
  Sheets *sheets = data;

  g_clear_object (&sheets->strong);
  g_clear_object (&sheets->inverse);
  g_free (sheets);
}

static GtkCssProvider *
load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/com/example/ProvisionMap/%s", name);
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  return provider;
}

/* The environment goes before the setting, as in GTK. */
static char *
get_theme_name (GtkSettings *settings)
{
  g_autofree char *setting = NULL;
  const char *theme = g_getenv ("GTK_THEME");

  g_object_get (settings, "gtk-theme-name", &setting, NULL);
  if (theme == NULL || *theme == '\0')
    theme = setting != NULL ? setting : "";
  return g_ascii_strdown (theme, -1);
}

/* "HighContrast" and "HighContrastInverse" as desktops have called them for ever, "Default-hc" and "Yaru-hc-dark" as newer
 * themes do. */
static gboolean
is_high_contrast (const char *theme)
{
  return g_str_has_prefix (theme, "highcontrast") || g_str_has_suffix (theme, "-hc") || strstr (theme, "-hc-") != NULL
         || strstr (theme, "-hc:") != NULL;
}

static GtkCssProvider *
load_strong (void)
{
  return load ("style-hc.css");
}

static GtkCssProvider *
load_inverse (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_named (provider, "Default", "hc-dark");
  return provider;
}

static void
use_if (Sheets          *sheets,
        GtkCssProvider **provider,
        GtkCssProvider *(*load_provider) (void),
        int              priority,
        gboolean         used)
{
  if (*provider != NULL)
    gtk_style_context_remove_provider_for_display (sheets->display, GTK_STYLE_PROVIDER (*provider));
  if (!used)
    return;
  if (*provider == NULL)
    *provider = load_provider ();
  gtk_style_context_add_provider_for_display (sheets->display, GTK_STYLE_PROVIDER (*provider), (guint) priority);
}

static void
follow_theme (GtkSettings *settings,
              GParamSpec  *pspec,
              Sheets      *sheets)
{
  g_autofree char *theme = get_theme_name (settings);

  use_if (sheets, &sheets->inverse, load_inverse, GTK_STYLE_PROVIDER_PRIORITY_SETTINGS + 1, g_str_has_prefix (theme, "highcontrastinverse"));
  use_if (sheets, &sheets->strong, load_strong, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1, is_high_contrast (theme));
}

/** pmap_style_install: Gives the windows of @display their look, for as long as the program runs. */
void
pmap_style_install (GdkDisplay *display)
{
  GtkSettings *settings;
  g_autoptr (GtkCssProvider) usual = NULL;
  Sheets *sheets;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  settings = gtk_settings_get_for_display (display);
  usual = load ("style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (usual), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  sheets = g_new0 (Sheets, 1);
  sheets->display = display;
  g_signal_connect_data (settings, "notify::gtk-theme-name", G_CALLBACK (follow_theme), sheets, free_sheets, 0);
  follow_theme (settings, NULL, sheets);
}
