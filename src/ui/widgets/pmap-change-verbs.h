/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-intervention.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_CHANGE_VERBS (pmap_change_verbs_get_type ())
G_DECLARE_FINAL_TYPE (PmapChangeVerbs, pmap_change_verbs, PMAP, CHANGE_VERBS, GtkWidget)

void pmap_change_verbs_set (PmapChangeVerbs  *self,
                            PmapWorkspace    *workspace,
                            PmapIntervention *intervention);

G_END_DECLS
