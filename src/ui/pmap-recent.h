/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void pmap_recent_forget (const char *uri);

G_END_DECLS
