/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

GBytes *pmap_due_calendar_write (PmapDocument *document,
                                 PmapDate      today,
                                 PmapDate      until);

G_END_DECLS
