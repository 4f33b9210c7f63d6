/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-name-screen.h"

G_BEGIN_DECLS

PmapDocument   *pmap_disguise_new           (PmapDocument    *document);
PmapDocument   *pmap_disguise_new_for_pupil (PmapDocument    *document,
                                             const char      *pupil);
PmapNameScreen *pmap_disguise_new_screen    (PmapDocument    *document);
char           *pmap_disguise_text          (PmapNameScreen  *screen,
                                             const char      *text);
gboolean        pmap_disguise_hides         (PmapRecord      *record,
                                             const PmapField *field);

G_END_DECLS
