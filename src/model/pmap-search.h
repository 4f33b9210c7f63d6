/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** It is not found. */
#define PMAP_SEARCH_NO_MATCH G_MAXUINT

guint pmap_search_rank (const char *title,
                        const char *more,
                        const char *typed);

G_END_DECLS
