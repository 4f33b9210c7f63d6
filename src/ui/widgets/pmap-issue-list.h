/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-attention.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_ISSUE_LIST (pmap_issue_list_get_type ())
G_DECLARE_FINAL_TYPE (PmapIssueList, pmap_issue_list, PMAP, ISSUE_LIST, GtkWidget)

void       pmap_issue_list_show        (PmapIssueList *self,
                                        PmapAttention *attention);
guint      pmap_issue_list_get_n_rows  (PmapIssueList *self);
GtkWidget *pmap_issue_list_get_row     (PmapIssueList *self,
                                        guint          position);
char      *pmap_issue_list_describe    (PmapIssueList *self);

G_END_DECLS
