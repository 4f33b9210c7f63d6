/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_ISSUE_LIST (pmap_issue_list_get_type ())
G_DECLARE_FINAL_TYPE (PmapIssueList, pmap_issue_list, PMAP, ISSUE_LIST, GtkWidget)

void  pmap_issue_list_set_issues (PmapIssueList *self,
                                  PmapIssues    *issues);
guint pmap_issue_list_get_n_rows (PmapIssueList *self);

G_END_DECLS
