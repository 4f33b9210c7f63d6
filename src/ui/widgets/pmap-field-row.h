/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form-part.h"
#include "ui/widgets/pmap-input.h"

G_BEGIN_DECLS

#define PMAP_TYPE_FIELD_ROW (pmap_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PmapFieldRow, pmap_field_row, PMAP, FIELD_ROW, PmapFormPart)

PmapInput *pmap_field_row_get_input (PmapFieldRow *self);

G_END_DECLS
