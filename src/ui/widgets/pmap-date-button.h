/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_DATE_BUTTON (pmap_date_button_get_type ())
G_DECLARE_FINAL_TYPE (PmapDateButton, pmap_date_button, PMAP, DATE_BUTTON, GtkWidget)

GtkWidget *pmap_date_button_new      (const char     *label);
PmapDate   pmap_date_button_get_date (PmapDateButton *self);
void       pmap_date_button_set_date (PmapDateButton *self,
                                      PmapDate        date);

G_END_DECLS
