/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form-part.h"

G_BEGIN_DECLS

#define PMAP_TYPE_TRAIL_BUTTON (pmap_trail_button_get_type ())
G_DECLARE_FINAL_TYPE (PmapTrailButton, pmap_trail_button, PMAP, TRAIL_BUTTON, PmapFormPart)

G_END_DECLS
