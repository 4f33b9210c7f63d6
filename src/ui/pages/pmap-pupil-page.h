/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-pupil-view.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_PAGE (pmap_pupil_page_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilPage, pmap_pupil_page, PMAP, PUPIL_PAGE, PmapPupilView)

void        pmap_pupil_page_show_record (PmapPupilPage *self,
                                         PmapRecord    *record);
const char *pmap_pupil_page_get_tab     (PmapPupilPage *self);
void        pmap_pupil_page_show_tab    (PmapPupilPage *self,
                                         const char    *tab);

G_END_DECLS
