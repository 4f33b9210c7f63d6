/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-number.h"

G_BEGIN_DECLS

gboolean pmap_unit_cost_per_progress (gint64  pence,
                                      gint64  progress,
                                      gint64 *per_unit);
gint64   pmap_unit_cost_of_salary    (gint64  pence,
                                      gint64  weeks,
                                      gint64  hours_per_week);

G_END_DECLS
