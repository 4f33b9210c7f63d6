/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "report/pmap-report-kinds.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pmap_print (GtkWindow            *parent,
                 PmapWorkspace        *workspace,
                 const PmapReportKind *kind,
                 PmapPupil            *pupil,
                 GListModel           *rows,
                 const char           *filter);

G_END_DECLS
