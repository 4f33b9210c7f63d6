/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_ROW (pmap_pupil_row_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilRow, pmap_pupil_row, PMAP, PUPIL_ROW, GtkWidget)

GtkWidget *pmap_pupil_row_new       (void);
void       pmap_pupil_row_set_pupil (PmapPupilRow  *self,
                                     PmapPupil     *pupil,
                                     PmapLedger    *ledger,
                                     PmapDate       today);

G_END_DECLS
