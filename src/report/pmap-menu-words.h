/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-provision.h"

G_BEGIN_DECLS

const char *pmap_menu_words_get_staff (PmapProvision *provision);
char       *pmap_menu_words_get_time  (PmapProvision *provision);
char       *pmap_menu_words_get_time_short (PmapProvision *provision);
char       *pmap_menu_words_get_group (PmapProvision *provision);
char       *pmap_menu_words_describe  (PmapProvision *provision);

G_END_DECLS
