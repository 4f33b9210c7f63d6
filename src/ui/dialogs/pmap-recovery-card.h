/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_RECOVERY_CARD (pmap_recovery_card_get_type ())
G_DECLARE_FINAL_TYPE (PmapRecoveryCard, pmap_recovery_card, PMAP, RECOVERY_CARD, GtkWidget)

GtkWidget    *pmap_recovery_card_new          (PmapSnapshot     *snapshot,
                                               PmapProtection   *protection);
PmapSnapshot *pmap_recovery_card_get_snapshot (PmapRecoveryCard *self);

G_END_DECLS
