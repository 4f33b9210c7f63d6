/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

PmapDocument *pmap_tool_sample_map_new (guint   n_pupils,
                                        guint   n_memberships,
                                        guint32 seed);

G_END_DECLS
