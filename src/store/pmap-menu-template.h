/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

GBytes *pmap_menu_template_write (PmapDocument *document,
                                  gboolean      with_rates,
                                  guint        *n_cleaned);

G_END_DECLS
