/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_PREFERENCES (pmap_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PmapPreferences, pmap_preferences, PMAP, PREFERENCES, GtkWindow)

GtkWidget *pmap_preferences_new (GtkWindow *parent,
                                 GSettings *settings);

G_END_DECLS
