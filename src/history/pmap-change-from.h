/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-intervention-chain.h"

G_BEGIN_DECLS

PmapIntervention *pmap_change_from          (PmapEditor        *editor,
                                             PmapIntervention  *intervention,
                                             PmapDate           day,
                                             GError           **error);
PmapDate          pmap_change_from_find_day (PmapEditor        *editor,
                                             PmapIntervention  *intervention,
                                             PmapDate           today);

G_END_DECLS
