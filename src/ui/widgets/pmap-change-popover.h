/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-intervention.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_CHANGE_POPOVER (pmap_change_popover_get_type ())
G_DECLARE_FINAL_TYPE (PmapChangePopover, pmap_change_popover, PMAP, CHANGE_POPOVER, GtkPopover)

GtkWidget *pmap_change_popover_new (void);
void       pmap_change_popover_set (PmapChangePopover *self,
                                    PmapWorkspace     *workspace,
                                    PmapIntervention  *intervention);

G_END_DECLS
