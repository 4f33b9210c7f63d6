/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

PmapMember *pmap_assign_provision (PmapEditor        *editor,
                                   PmapProvision     *provision,
                                   PmapPupil         *pupil,
                                   PmapDate           start,
                                   PmapDate           end,
                                   GError           **error);
PmapMember *pmap_assign_to_group  (PmapEditor        *editor,
                                   PmapIntervention  *intervention,
                                   PmapPupil         *pupil,
                                   PmapDate           today,
                                   GError           **error);
gboolean    pmap_assign_withdraw  (PmapEditor        *editor,
                                   PmapMember        *member,
                                   GError           **error);

G_END_DECLS
