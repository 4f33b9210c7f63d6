/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pmap_type_ahead_add          (GtkDropDown       *drop_down);
void pmap_type_ahead_set_keywords (GtkDropDown       *drop_down,
                                   const char *const *keywords);

G_END_DECLS
