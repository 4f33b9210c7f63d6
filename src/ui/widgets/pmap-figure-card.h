/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** PMAP_FIGURE_CARD_NO_LEVEL: there is nothing to hold the figure against */
#define PMAP_FIGURE_CARD_NO_LEVEL (-1.0)

#define PMAP_TYPE_FIGURE_CARD (pmap_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (PmapFigureCard, pmap_figure_card, PMAP, FIGURE_CARD, GtkButton)

void        pmap_figure_card_set         (PmapFigureCard *self,
                                          const char     *figure,
                                          const char     *caption,
                                          double          level);
const char *pmap_figure_card_get_figure  (PmapFigureCard *self);

G_END_DECLS
