/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-target.h"

G_BEGIN_DECLS

PmapTarget *pmap_carry_on_target (PmapEditor  *editor,
                                  PmapTarget  *target,
                                  PmapDate     today,
                                  PmapDate     review,
                                  GError     **error);

G_END_DECLS
