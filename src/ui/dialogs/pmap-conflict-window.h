/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-merge.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_CONFLICT_WINDOW (pmap_conflict_window_get_type ())
G_DECLARE_FINAL_TYPE (PmapConflictWindow, pmap_conflict_window, PMAP, CONFLICT_WINDOW, GtkWindow)

GtkWidget *pmap_conflict_window_new        (GtkWindow          *parent,
                                            PmapMerge          *merge,
                                            const char         *colleague);
void       pmap_conflict_window_say_copied (PmapConflictWindow *self,
                                            const char         *message);

G_END_DECLS
