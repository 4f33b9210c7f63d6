/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-calendar.h"
#include "model/pmap-intervention.h"
#include "model/pmap-slot.h"

G_BEGIN_DECLS

/**
 * PmapSlotDay:
 * @day: a day
 * @slot: (transfer none): the slot in which a session is on that day
 *
 * One session of an intervention that has slots.
 */
typedef struct
{
  PmapDate day;
  PmapSlot *slot;
} PmapSlotDay;

void   pmap_slot_list_days      (PmapIntervention   *intervention,
                                 const PmapCalendar *calendar,
                                 PmapDate            from,
                                 PmapDate            to,
                                 GArray             *days);
guint  pmap_slot_count_days     (GArray             *days,
                                 PmapDate            from,
                                 PmapDate            to,
                                 guint              *first);
gint64 pmap_slot_get_frequency  (PmapSlot           *self);

G_END_DECLS
