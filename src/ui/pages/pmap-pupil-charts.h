/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-pupil-view.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_CHARTS (pmap_pupil_charts_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilCharts, pmap_pupil_charts, PMAP, PUPIL_CHARTS, PmapPupilView)

G_END_DECLS
