/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a user may choose for all maps on this computer. Each choice holds as soon as it is made. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-preferences.h"

#include "base/pmap-user.h"
#include "ui/pmap-cover.h"

struct _PmapPreferences
{
  GtkWindow parent_instance;

  GtkEntry *your_name;
  GtkSwitch *automatic_saving;
  GtkSwitch *remember_maps;
  GtkSwitch *hide_pay;
  GtkSpinButton *retention_years;
};

G_DEFINE_FINAL_TYPE (PmapPreferences, pmap_preferences, GTK_TYPE_WINDOW)

static void
pmap_preferences_class_init (PmapPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPreferences, your_name);
  gtk_widget_class_bind_template_child (widget_class, PmapPreferences, automatic_saving);
  gtk_widget_class_bind_template_child (widget_class, PmapPreferences, remember_maps);
  gtk_widget_class_bind_template_child (widget_class, PmapPreferences, hide_pay);
  gtk_widget_class_bind_template_child (widget_class, PmapPreferences, retention_years);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_preferences_init (PmapPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_cover_spare (GTK_WINDOW (self));
}

/**
 * pmap_preferences_new:
 * @parent: the window
 * @settings: what is chosen
 *
 * Returns: (transfer none): the preferences, not yet shown
 */
GtkWidget *
pmap_preferences_new (GtkWindow *parent,
                      GSettings *settings)
{
  PmapPreferences *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PMAP_TYPE_PREFERENCES, "transient-for", parent, NULL);
  gtk_entry_set_placeholder_text (self->your_name, pmap_user_get_name ());
  g_settings_bind (settings, "your-name", self->your_name, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "retention-years", self->retention_years, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remember-maps", self->remember_maps, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "hide-pay", self->hide_pay, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "automatic-saving", self->automatic_saving, "active", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}
