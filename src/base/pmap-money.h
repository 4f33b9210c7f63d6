/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Money is whole pence in a #gint64; an hourly rate is ten-thousandths of a pound. */
#define PMAP_MONEY_PLACES 2
#define PMAP_RATE_PLACES 4

char     *pmap_money_format        (gint64       pence);
char     *pmap_money_format_pounds (gint64       pence);
char     *pmap_money_format_rate   (gint64       rate);

G_END_DECLS
