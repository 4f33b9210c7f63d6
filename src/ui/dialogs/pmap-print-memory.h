/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pmap_print_memory_keep   (GtkPrintSettings  *settings,
                               GtkPageSetup      *page_setup);
void pmap_print_memory_recall (GtkPrintSettings **settings,
                               GtkPageSetup     **page_setup);

G_END_DECLS
