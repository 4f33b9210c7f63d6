/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-map-view.h"

G_BEGIN_DECLS

PmapVisits *pmap_visits_new     (PmapMapView *view);
void        pmap_visits_free    (PmapVisits  *self);
void        pmap_visits_leave   (PmapVisits  *self);
void        pmap_visits_arrive  (PmapVisits  *self);
gboolean    pmap_visits_go      (PmapVisits  *self,
                                 int          step);
char       *pmap_visits_describe (PmapVisits *self,
                                  int         step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapVisits, pmap_visits_free)

G_END_DECLS
