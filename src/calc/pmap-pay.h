/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 pmap_pay_get_hourly (gint64 salary,
                            gint64 weeks,
                            gint64 hours);

G_END_DECLS
