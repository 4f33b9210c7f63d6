/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pmap-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The verbs, as actions call them. */
#define PMAP_BULK_VERB_ROLL_OVER "roll-over"
#define PMAP_BULK_VERB_NEXT_TERM "next-term"
#define PMAP_BULK_VERB_END_GROUPS "end-groups"
#define PMAP_BULK_VERB_GIVE "give"
#define PMAP_BULK_VERB_CLASS "class"

#define PMAP_TYPE_BULK_DIALOG (pmap_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PmapBulkDialog, pmap_bulk_dialog, PMAP, BULK_DIALOG, GtkWindow)

GtkWidget *pmap_bulk_dialog_new (GtkWindow     *parent,
                                 PmapWorkspace *workspace,
                                 const char    *verb,
                                 GListModel    *listed);

G_END_DECLS
