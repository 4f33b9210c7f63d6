/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "report/pmap-theme.h"

G_BEGIN_DECLS

typedef struct _PmapTextMetrics PmapTextMetrics;

/**
 * PmapTextMetrics:
 * @measure: tells how much room @text takes in @style, wrapped to @max_width unless that is negative
 * @theme: the theme whose sizes hold
 * @data: what @measure needs
 *
 * How large a text will be. Layouts ask only this, so they can be tested as numbers.
 */
struct _PmapTextMetrics
{
  void (*measure) (const PmapTextMetrics *metrics,
                   const char *text,
                   PmapTextStyle style,
                   double max_width,
                   double *width,
                   double *height);
  const PmapTheme *theme;
  gpointer data;
};

PangoContext *pmap_text_context_new (void);
PangoLayout *pmap_text_layout_new (PangoContext *context,
                                   const PmapTheme *theme,
                                   PmapTextStyle style,
                                   const char *text);
const char *pmap_text_style_get_features (PmapTextStyle style);
PangoAttrList *pmap_text_style_get_attributes (PmapTextStyle style);
void pmap_text_metrics_init (PmapTextMetrics *metrics,
                             const PmapTheme *theme,
                             PangoContext *context);
void pmap_text_metrics_measure (const PmapTextMetrics *metrics,
                                const char *text,
                                PmapTextStyle style,
                                double max_width,
                                double *width,
                                double *height);

G_END_DECLS
