/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-listing.h"

G_BEGIN_DECLS

GBytes *pmap_csv_write_listing (const PmapListing        *listing,
                                const PmapListingContext *context,
                                GListModel               *rows);

G_END_DECLS
