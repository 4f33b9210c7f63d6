/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_WORKING_BUTTON (pmap_working_button_get_type ())
G_DECLARE_FINAL_TYPE (PmapWorkingButton, pmap_working_button, PMAP, WORKING_BUTTON, GtkWidget)

void pmap_working_button_set (PmapWorkingButton *self,
                              PmapWorkspace     *workspace,
                              PmapRecord        *record);

G_END_DECLS
