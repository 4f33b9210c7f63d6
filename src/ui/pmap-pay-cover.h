/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pmap_pay_cover_is_on (void);
void     pmap_pay_cover_set   (gboolean is_on);

G_END_DECLS
