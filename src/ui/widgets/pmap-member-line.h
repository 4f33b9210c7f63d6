/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form-part.h"

G_BEGIN_DECLS

#define PMAP_TYPE_MEMBER_LINE (pmap_member_line_get_type ())
G_DECLARE_FINAL_TYPE (PmapMemberLine, pmap_member_line, PMAP, MEMBER_LINE, PmapFormPart)

G_END_DECLS
