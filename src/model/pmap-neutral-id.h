/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

gboolean      pmap_neutral_id_names   (const char   *id,
                                       PmapPupil    *pupil);
char         *pmap_neutral_id_new     (const char   *prefix,
                                       const char   *instead_of,
                                       const char   *below,
                                       const char   *above);
gboolean      pmap_neutral_id_fits    (const char   *id,
                                       const char   *former);
GHashTable   *pmap_neutral_id_find    (PmapDocument *before,
                                       PmapDocument *after);
PmapDocument *pmap_neutral_id_rewrite (PmapDocument *document,
                                       GHashTable   *ids);

G_END_DECLS
