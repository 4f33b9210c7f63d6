/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"
#include "model/pmap-staff-member.h"

G_BEGIN_DECLS

/**
 * PmapStaffUse:
 * @planned: how long somebody is planned for in a week, with preparation, in ten-thousandths of a minute
 * @with_pupils: how much of it is with pupils
 * @left: how much of the paid time is left, in ten-thousandths of a minute; below 0 where more is planned; %PMAP_UNSET where nobody
 *   says what is paid
 * @hour_cost: what an hour with pupils costs, in pence: the rate with on-costs of the hour, and of the preparation that goes with it;
 *   %PMAP_UNSET where there is no hour with pupils, or no rate by the hour
 */
typedef struct
{
  gint64 planned;
  gint64 with_pupils;
  gint64 left;
  gint64 hour_cost;
} PmapStaffUse;

void pmap_staff_use_find (PmapStaffUse    *self,
                          PmapLedger      *ledger,
                          PmapStaffMember *member,
                          PmapDate         today);

G_END_DECLS
