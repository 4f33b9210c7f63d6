/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "ui/pmap-side-list.h"
#include "ui/pmap-workspace.h"
#include "ui/widgets/pmap-notice-bar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_MAP_VIEW (pmap_map_view_get_type ())
G_DECLARE_FINAL_TYPE (PmapMapView, pmap_map_view, PMAP, MAP_VIEW, GtkWidget)

typedef struct _PmapVisits PmapVisits;

GtkWidget     *pmap_map_view_new            (PmapWorkspace *workspace);
GListModel    *pmap_map_view_get_rows        (PmapMapView   *self);
char          *pmap_map_view_describe_filter (PmapMapView   *self);
PmapPupil     *pmap_map_view_get_pupil      (PmapMapView   *self);
PmapPupil     *pmap_map_view_find_pupil     (PmapMapView   *self);
const char    *pmap_map_view_get_page       (PmapMapView   *self);
void           pmap_map_view_show_page      (PmapMapView   *self,
                                             const char    *page);
void           pmap_map_view_show_place     (PmapMapView   *self,
                                             const char    *page,
                                             PmapRecord    *record);
PmapRecord    *pmap_map_view_get_record     (PmapMapView   *self);
PmapVisits    *pmap_map_view_get_visits     (PmapMapView   *self);
const char    *pmap_map_view_get_tab        (PmapMapView   *self);
void           pmap_map_view_show_tab       (PmapMapView   *self,
                                             const char    *tab);
void           pmap_map_view_focus_page     (PmapMapView   *self);
void           pmap_map_view_focus_next_part (PmapMapView  *self,
                                              int           step);
PmapSideList  *pmap_map_view_get_side_list  (PmapMapView   *self);
PmapNoticeBar *pmap_map_view_get_notice_bar (PmapMapView   *self);
void           pmap_map_view_set_list_open  (PmapMapView   *self,
                                             gboolean       open);
void           pmap_map_view_begin          (PmapMapView   *self);

G_END_DECLS
