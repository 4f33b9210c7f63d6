/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"
#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pmap_print_pupil  (GtkWindow     *parent,
                        PmapWorkspace *workspace,
                        PmapPupil     *pupil);
void pmap_print_school (GtkWindow     *parent,
                        PmapWorkspace *workspace);

G_END_DECLS
