/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PmapClaim PmapClaim;

PmapClaim *pmap_claim_create  (const char  *path,
                               GError     **error);
PmapClaim *pmap_claim_take    (const char  *path,
                               GError     **error);
void       pmap_claim_release (PmapClaim   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapClaim, pmap_claim_release)

G_END_DECLS
