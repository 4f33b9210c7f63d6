/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form-part.h"

G_BEGIN_DECLS

#define PMAP_TYPE_SUBFORMS (pmap_subforms_get_type ())
G_DECLARE_FINAL_TYPE (PmapSubforms, pmap_subforms, PMAP, SUBFORMS, PmapFormPart)

G_END_DECLS
