/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

typedef struct _PmapNameScreen PmapNameScreen;

PmapNameScreen *pmap_name_screen_new (PmapDocument *document,
                                      const char *pupil);
PmapNameScreen *pmap_name_screen_new_for_labels (PmapDocument *document,
                                                 GHashTable *labels);
void pmap_name_screen_free (PmapNameScreen *self);
char *pmap_name_screen_apply (PmapNameScreen *self,
                              const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapNameScreen, pmap_name_screen_free)

G_END_DECLS
