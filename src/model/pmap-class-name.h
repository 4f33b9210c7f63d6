/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pmap_class_name_move_up (const char *class_name,
                               int         year_group);
char *pmap_class_name_raise   (const char *text,
                               int         last_year_group);

G_END_DECLS
