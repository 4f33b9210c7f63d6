/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_INTERVENTION_FORM (pmap_intervention_form_get_type ())
G_DECLARE_FINAL_TYPE (PmapInterventionForm, pmap_intervention_form, PMAP, INTERVENTION_FORM, GtkWidget)

void       pmap_intervention_form_show    (PmapInterventionForm *self,
                                           PmapWorkspace        *workspace,
                                           PmapIntervention     *intervention,
                                           PmapMember           *member);
void       pmap_intervention_form_refresh (PmapInterventionForm *self);
gboolean   pmap_intervention_form_focus   (PmapInterventionForm *self,
                                           const char           *field_name);

G_END_DECLS
