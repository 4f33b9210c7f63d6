/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_APPLICATION (pmap_application_get_type ())
G_DECLARE_FINAL_TYPE (PmapApplication, pmap_application, PMAP, APPLICATION, GtkApplication)

PmapApplication *pmap_application_new          (void);
GSettings       *pmap_application_get_settings (PmapApplication *self);

G_END_DECLS
