/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "report/pmap-theme.h"

G_BEGIN_DECLS

typedef struct _PmapRichText PmapRichText;

PmapRichText *pmap_rich_text_new (PmapTextStyle style,
                                  const char *text);
void pmap_rich_text_free (PmapRichText *self);
void pmap_rich_text_append (PmapRichText *self,
                            PmapTextStyle style,
                            const char *text);
void pmap_rich_text_append_line (PmapRichText *self,
                                 PmapTextStyle style,
                                 const char *text);
PangoLayout *pmap_rich_text_create_layout (const PmapRichText *self,
                                           const PmapTheme *theme,
                                           PangoContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapRichText, pmap_rich_text_free)

G_END_DECLS
