/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-pupil-view.h"
#include "ui/widgets/pmap-form.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PUPIL_TARGETS (pmap_pupil_targets_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilTargets, pmap_pupil_targets, PMAP, PUPIL_TARGETS, PmapPupilView)

void pmap_pupil_targets_select (PmapPupilTargets *self,
                                PmapRecord       *target);
GPtrArray *pmap_pupil_targets_list_references (PmapForm        *form,
                                               const PmapField *field,
                                               gpointer         user_data);

G_END_DECLS
