/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-listing.h"
#include "report/pmap-report.h"

G_BEGIN_DECLS

PmapReport *pmap_report_listing_new (const PmapListing        *listing,
                                     const PmapListingContext *context,
                                     GListModel               *rows,
                                     const char               *filter);

G_END_DECLS
