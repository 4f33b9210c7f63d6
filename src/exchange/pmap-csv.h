/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void pmap_csv_add_text   (GString       *csv,
                          const char    *text);
void pmap_csv_add_cells  (GString       *csv,
                          const GString *cells);
void pmap_csv_add_number (GString       *csv,
                          const char    *number);
void pmap_csv_end_row    (GString       *csv);

G_END_DECLS
