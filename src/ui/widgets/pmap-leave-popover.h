/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-member.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_LEAVE_POPOVER (pmap_leave_popover_get_type ())
G_DECLARE_FINAL_TYPE (PmapLeavePopover, pmap_leave_popover, PMAP, LEAVE_POPOVER, GtkPopover)

GtkWidget *pmap_leave_popover_new (void);
void       pmap_leave_popover_set (PmapLeavePopover *self,
                                   PmapWorkspace    *workspace,
                                   PmapMember       *member);

G_END_DECLS
