/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: one process for all windows, however they are asked for (menu, command line, double-click, D-Bus). */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-application.h"

#include "ui/pmap-window.h"

#include <glib/gi18n.h>

struct _PmapApplication
{
  GtkApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (PmapApplication, pmap_application, GTK_TYPE_APPLICATION)

static void
pmap_application_finalize (GObject *object)
{
  g_clear_object (&PMAP_APPLICATION (object)->settings);

  G_OBJECT_CLASS (pmap_application_parent_class)->finalize (object);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/com/example/ProvisionMap/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
pmap_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (pmap_application_parent_class)->startup (application);

  load_style ();
}

static void
pmap_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (pmap_window_new (PMAP_APPLICATION (application)));
  gtk_window_present (window);
}

static void
pmap_application_class_init (PmapApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_application_finalize;
  application_class->startup = pmap_application_startup;
  application_class->activate = pmap_application_activate;
}

/* Run from the build folder without GSETTINGS_SCHEMA_DIR, there is no schema; windows then remember nothing. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, PMAP_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
pmap_application_init (PmapApplication *self)
{
  self->settings = find_settings ();
}

/**
 * pmap_application_new:
 *
 * Returns: (transfer full): the application
 */
PmapApplication *
pmap_application_new (void)
{
  return g_object_new (PMAP_TYPE_APPLICATION,
                       "application-id", PMAP_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/com/example/ProvisionMap",
                       NULL);
}

/**
 * pmap_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): what windows remember; %NULL where the schema is not installed
 */
GSettings *
pmap_application_get_settings (PmapApplication *self)
{
  g_return_val_if_fail (PMAP_IS_APPLICATION (self), NULL);

  return self->settings;
}
