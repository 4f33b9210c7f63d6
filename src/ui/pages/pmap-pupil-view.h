/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "ui/pages/pmap-page.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_VIEW (pmap_pupil_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmapPupilView, pmap_pupil_view, PMAP, PUPIL_VIEW, PmapPage)

/**
 * PmapPupilViewClass:
 * @pupil_set: (nullable): another pupil is to be shown, or none; a refresh follows
 */
struct _PmapPupilViewClass
{
  PmapPageClass parent_class;

  void (*pupil_set) (PmapPupilView *self);
};

PmapPupil *pmap_pupil_view_get_pupil (PmapPupilView *self);
void       pmap_pupil_view_set_pupil (PmapPupilView *self,
                                      PmapPupil     *pupil);

G_END_DECLS
