/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** The key that hides names and figures, and shows them again. */
#define PMAP_COVER_KEY "F8"

void pmap_cover_install (GtkApplication *application);
void pmap_cover_spare   (GtkWindow      *window);

G_END_DECLS
