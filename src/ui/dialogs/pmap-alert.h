/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_ALERT (pmap_alert_get_type ())
G_DECLARE_FINAL_TYPE (PmapAlert, pmap_alert, PMAP, ALERT, GtkWindow)

PmapAlert *pmap_alert_new         (GtkWindow   *parent,
                                   const char  *heading,
                                   const char  *body);
void       pmap_alert_list_issues (PmapAlert   *self,
                                   PmapIssues  *issues);
GtkWidget *pmap_alert_add_button  (PmapAlert   *self,
                                   const char  *response,
                                   const char  *label,
                                   const char  *css_class);

G_END_DECLS
