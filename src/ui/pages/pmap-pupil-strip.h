/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-pupil-view.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_STRIP (pmap_pupil_strip_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilStrip, pmap_pupil_strip, PMAP, PUPIL_STRIP, PmapPupilView)

G_END_DECLS
