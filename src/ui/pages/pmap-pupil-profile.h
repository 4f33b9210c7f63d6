/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-pupil-view.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_PROFILE (pmap_pupil_profile_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilProfile, pmap_pupil_profile, PMAP, PUPIL_PROFILE, PmapPupilView)

G_END_DECLS
