/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "report/pmap-block.h"

G_BEGIN_DECLS

#define PMAP_TYPE_REPORT (pmap_report_get_type ())
G_DECLARE_FINAL_TYPE (PmapReport, pmap_report, PMAP, REPORT, GObject)

PmapReport *pmap_report_new (const char *title,
                             const char *running_head);
PmapBlock *pmap_report_add (PmapReport *self,
                            PmapBlock *block);
const char *pmap_report_get_title (PmapReport *self);
const char *pmap_report_get_running_head (PmapReport *self);
guint pmap_report_get_n_blocks (PmapReport *self);
const PmapBlock *pmap_report_get_block (PmapReport *self,
                                        guint index);

G_END_DECLS
