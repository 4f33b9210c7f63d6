/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The most characters of a name that are kept: of who saved, who has a map open, who changed a field. */
#define PMAP_USER_NAME_MAX 80

const char *pmap_user_get_name (void);
void        pmap_user_set_name (const char *name);

G_END_DECLS
