/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_NOTICE_BAR (pmap_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (PmapNoticeBar, pmap_notice_bar, PMAP, NOTICE_BAR, GtkWidget)

void        pmap_notice_bar_set_workspace  (PmapNoticeBar *self,
                                            PmapWorkspace *workspace);
void        pmap_notice_bar_say            (PmapNoticeBar *self,
                                            const char    *message);
void        pmap_notice_bar_say_and_offer  (PmapNoticeBar *self,
                                            const char    *message,
                                            const char    *label,
                                            const char    *action);
void        pmap_notice_bar_warn           (PmapNoticeBar *self,
                                            const char    *message);
void        pmap_notice_bar_warn_and_offer (PmapNoticeBar *self,
                                            const char    *message,
                                            const char    *label,
                                            const char    *action);
void        pmap_notice_bar_stand          (PmapNoticeBar *self,
                                            const char    *message,
                                            const char    *label,
                                            const char    *action);
void        pmap_notice_bar_close          (PmapNoticeBar *self);
const char *pmap_notice_bar_get_message    (PmapNoticeBar *self);

G_END_DECLS
