/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-member.h"
#include "model/pmap-pupil.h"
#include "ui/pmap-workspace.h"
#include "ui/widgets/pmap-chooser-item.h"

G_BEGIN_DECLS

GPtrArray  *pmap_provision_offer_new  (PmapWorkspace    *workspace,
                                       PmapPupil        *pupil);
PmapMember *pmap_provision_offer_take (PmapWorkspace    *workspace,
                                       PmapPupil        *pupil,
                                       PmapChooserItem  *item,
                                       GError          **error);

G_END_DECLS
