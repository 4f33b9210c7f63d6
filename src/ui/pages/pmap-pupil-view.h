/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_VIEW (pmap_pupil_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (PmapPupilView, pmap_pupil_view, PMAP, PUPIL_VIEW, GtkWidget)

/**
 * PmapPupilViewClass:
 * @pupil_changed: (nullable): another pupil is to be shown, or none
 * @refresh: (nullable): the map changed since the last frame
 */
struct _PmapPupilViewClass
{
  GtkWidgetClass parent_class;

  void (*pupil_changed) (PmapPupilView *self);
  void (*refresh)       (PmapPupilView *self);
};

PmapWorkspace *pmap_pupil_view_get_workspace (PmapPupilView *self);
PmapPupil     *pmap_pupil_view_get_pupil     (PmapPupilView *self);
void           pmap_pupil_view_set_pupil     (PmapPupilView *self,
                                              PmapPupil     *pupil);

G_END_DECLS
