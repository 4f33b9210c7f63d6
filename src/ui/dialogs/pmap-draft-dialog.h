/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/dialogs/pmap-draft-kinds.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_DRAFT_DIALOG (pmap_draft_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapDraftDialog, pmap_draft_dialog, PMAP, DRAFT_DIALOG, GtkWindow)

GtkWidget *pmap_draft_dialog_new (GtkWindow      *parent,
                                  PmapWorkspace  *workspace,
                                  PmapRecordList *list,
                                  PmapRecord     *of);

G_END_DECLS
