/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

PmapDocument *pmap_new_map (const char *school,
                            PmapDate    today);

G_END_DECLS
