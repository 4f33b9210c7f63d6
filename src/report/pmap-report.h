/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "report/pmap-block.h"

G_BEGIN_DECLS

/** PMAP_PAGE_A4_WIDTH: the width of A4 in points */
#define PMAP_PAGE_A4_WIDTH (210.0 / 25.4 * 72.0)
/** PMAP_PAGE_A4_HEIGHT: the height of A4 in points */
#define PMAP_PAGE_A4_HEIGHT (297.0 / 25.4 * 72.0)

#define PMAP_TYPE_REPORT (pmap_report_get_type ())
G_DECLARE_FINAL_TYPE (PmapReport, pmap_report, PMAP, REPORT, GObject)

PmapReport *pmap_report_new (const char *title,
                             const char *running_head);
PmapBlock *pmap_report_add (PmapReport *self,
                            PmapBlock *block);
const char *pmap_report_get_title (PmapReport *self);
const char *pmap_report_get_running_head (PmapReport *self);
void pmap_report_set_landscape (PmapReport *self,
                                gboolean is_landscape);
gboolean pmap_report_is_landscape (PmapReport *self);
void pmap_report_set_one_side (PmapReport *self,
                               double least_scale,
                               const char *note);
double pmap_report_get_least_scale (PmapReport *self);
const char *pmap_report_get_overflow_note (PmapReport *self,
                                           guint *place);
gboolean pmap_report_find_paper (PmapReport *self,
                                 const char *name,
                                 double *width,
                                 double *height);
void pmap_report_get_a4 (PmapReport *self,
                         double *width,
                         double *height);
guint pmap_report_get_n_blocks (PmapReport *self);
const PmapBlock *pmap_report_get_block (PmapReport *self,
                                        guint index);

G_END_DECLS
