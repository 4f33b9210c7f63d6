/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-pupil-view.h"
#include "ui/widgets/pmap-table.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_MAP (pmap_pupil_map_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilMap, pmap_pupil_map, PMAP, PUPIL_MAP, PmapPupilView)

PmapTable *pmap_pupil_map_get_table (PmapPupilMap *self);
void       pmap_pupil_map_begin_add (PmapPupilMap *self);
void       pmap_pupil_map_select    (PmapPupilMap *self,
                                     PmapRecord   *member);

G_END_DECLS
