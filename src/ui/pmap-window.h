/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-application.h"
#include "ui/pmap-workspace.h"

G_BEGIN_DECLS

#define PMAP_TYPE_WINDOW (pmap_window_get_type ())
G_DECLARE_FINAL_TYPE (PmapWindow, pmap_window, PMAP, WINDOW, GtkApplicationWindow)

PmapWindow    *pmap_window_new           (PmapApplication *application);
PmapWorkspace *pmap_window_get_workspace (PmapWindow      *self);
void           pmap_window_set_workspace (PmapWindow      *self,
                                          PmapWorkspace   *workspace);
void           pmap_window_open          (PmapWindow      *self,
                                          GFile           *file);
void           pmap_window_open_copy     (PmapWindow      *self,
                                          GFile           *file);
gboolean       pmap_window_hides_names   (PmapWindow      *self);
char          *pmap_window_disguise_text (PmapWindow      *self,
                                          const char      *text);
void           pmap_window_show_anew     (PmapWindow      *self);
gboolean       pmap_window_is_free       (PmapWindow      *self);
gboolean       pmap_window_has_file      (PmapWindow      *self,
                                          GFile           *file);
void           pmap_window_keep_work     (PmapWindow      *self);
void           pmap_window_end           (PmapWindow      *self);

G_END_DECLS
