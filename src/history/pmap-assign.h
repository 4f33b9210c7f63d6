/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

PmapIntervention *pmap_assign_start         (PmapEditor        *editor,
                                             PmapProvision     *provision,
                                             PmapDate           today,
                                             GError           **error);
PmapMember       *pmap_assign_provision     (PmapEditor        *editor,
                                             PmapProvision     *provision,
                                             PmapPupil         *pupil,
                                             PmapDate           today,
                                             GError           **error);
PmapMember       *pmap_assign_one_to_one    (PmapEditor        *editor,
                                             PmapProvision     *provision,
                                             PmapPupil         *pupil,
                                             PmapDate           today,
                                             GError           **error);
PmapDate          pmap_assign_find_joining_day (PmapEditor     *editor,
                                             PmapIntervention  *intervention,
                                             PmapDate           today);
PmapMember       *pmap_assign_to_group      (PmapEditor        *editor,
                                             PmapIntervention  *intervention,
                                             PmapPupil         *pupil,
                                             PmapDate           today,
                                             GError           **error);
gboolean          pmap_assign_date_joiner   (PmapEditor        *editor,
                                             PmapMember        *member,
                                             PmapDate           today,
                                             GError           **error);
gboolean          pmap_assign_has_past      (PmapMember        *member,
                                             PmapDate           today);
PmapDate          pmap_assign_find_last_day (PmapEditor        *editor,
                                             PmapMember        *member,
                                             PmapDate           today);
gboolean          pmap_assign_end_run       (PmapEditor        *editor,
                                             PmapIntervention  *intervention,
                                             PmapDate           last_day,
                                             GError           **error);
gboolean          pmap_assign_leave         (PmapEditor        *editor,
                                             PmapMember        *member,
                                             PmapDate           last_day,
                                             GError           **error);
gboolean          pmap_assign_withdraw      (PmapEditor        *editor,
                                             PmapMember        *member,
                                             GError           **error);

G_END_DECLS
