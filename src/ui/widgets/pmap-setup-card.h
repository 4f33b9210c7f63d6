/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_SETUP_CARD (pmap_setup_card_get_type ())
G_DECLARE_FINAL_TYPE (PmapSetupCard, pmap_setup_card, PMAP, SETUP_CARD, GtkBox)

void pmap_setup_card_show (PmapSetupCard *self,
                           PmapWorkspace *workspace);

G_END_DECLS
