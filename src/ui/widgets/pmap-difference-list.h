/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_DIFFERENCE_LIST (pmap_difference_list_get_type ())
G_DECLARE_FINAL_TYPE (PmapDifferenceList, pmap_difference_list, PMAP, DIFFERENCE_LIST, GtkWidget)

void       pmap_difference_list_set (PmapDifferenceList *self,
                                     GPtrArray          *differences);

G_END_DECLS
