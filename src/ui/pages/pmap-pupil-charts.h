/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "ui/pages/pmap-page.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_CHARTS (pmap_pupil_charts_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilCharts, pmap_pupil_charts, PMAP, PUPIL_CHARTS, PmapPage)

PmapPupil *pmap_pupil_charts_get_pupil (PmapPupilCharts *self);
void       pmap_pupil_charts_set_pupil (PmapPupilCharts *self,
                                        PmapPupil       *pupil);

G_END_DECLS
