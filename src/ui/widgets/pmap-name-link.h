/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form-part.h"

G_BEGIN_DECLS

#define PMAP_TYPE_NAME_LINK (pmap_name_link_get_type ())
G_DECLARE_FINAL_TYPE (PmapNameLink, pmap_name_link, PMAP, NAME_LINK, PmapFormPart)

G_END_DECLS
