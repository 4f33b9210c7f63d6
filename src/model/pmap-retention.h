/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

/**
 * PmapRetention:
 * @PMAP_RETENTION_KEPT: the record is to be kept for more than a year yet
 * @PMAP_RETENTION_SOON: its date is within a year
 * @PMAP_RETENTION_PAST: its date is there or past
 * @PMAP_RETENTION_UNKNOWN: there is no date of birth to count from
 *
 * How a pupil's record stands to the date on which it is due to be looked at and erased.
 */
typedef enum
{
  PMAP_RETENTION_KEPT,
  PMAP_RETENTION_SOON,
  PMAP_RETENTION_PAST,
  PMAP_RETENTION_UNKNOWN,
} PmapRetention;

PmapDate       pmap_retention_get_date (PmapDate      birth,
                                        guint         years);
PmapRetention  pmap_retention_get      (PmapDate      birth,
                                        guint         years,
                                        PmapDate      today);
GPtrArray     *pmap_retention_list     (PmapDocument *document,
                                        guint         years,
                                        PmapDate      today,
                                        PmapRetention standing);

G_END_DECLS
