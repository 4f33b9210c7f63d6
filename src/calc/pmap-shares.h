/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmp.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * PmapShares:
 *
 * An amount in whole pence allotted to several parties by largest remainder. Its room is kept from one allotment to
 * the next, so that nothing is made anew.
 */
typedef struct _PmapShares PmapShares;

PmapShares *pmap_shares_new       (void);
void        pmap_shares_free      (PmapShares *self);
void        pmap_shares_begin     (PmapShares *self);
void        pmap_shares_add       (PmapShares *self,
                                   const char *pupil,
                                   mpz_srcptr  part);
void        pmap_shares_add_alike (PmapShares *self,
                                   const char *pupil);
void        pmap_shares_allot     (PmapShares *self,
                                   gint64      total);
gint64      pmap_shares_get       (PmapShares *self,
                                   guint       party);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapShares, pmap_shares_free)

G_END_DECLS
