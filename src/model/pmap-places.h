/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-period.h"

G_BEGIN_DECLS

/**
 * PmapPresence:
 * @PMAP_PRESENCE_TO_COME: the pupil has yet to join
 * @PMAP_PRESENCE_NOW: the pupil is in it
 * @PMAP_PRESENCE_LEFT: the pupil has left
 *
 * Where a membership stands on a day. One without a first day is as old as its intervention, one without a last day
 * goes on.
 */
typedef enum
{
  PMAP_PRESENCE_TO_COME,
  PMAP_PRESENCE_NOW,
  PMAP_PRESENCE_LEFT,
} PmapPresence;

PmapPresence  pmap_places_get_presence (PmapMember       *member,
                                        PmapDate          day);
PmapPeriod    pmap_places_get_dates    (PmapMember       *member);
PmapDate      pmap_places_find_joining (PmapIntervention *intervention,
                                        PmapDate          day);
gint64        pmap_places_get_size     (PmapIntervention *intervention);
gboolean      pmap_places_is_group     (PmapIntervention *intervention);
PmapDate      pmap_places_get_day      (PmapIntervention *intervention,
                                        PmapDate          today);
guint         pmap_places_count_taken  (PmapIntervention *intervention,
                                        PmapDate          day);
guint         pmap_places_count_most   (PmapIntervention *intervention);
gboolean      pmap_places_is_full      (PmapIntervention *intervention,
                                        PmapDate          today);
gboolean      pmap_places_can_join     (PmapIntervention *intervention,
                                        const char       *pupil,
                                        PmapDate          today);
PmapMember   *pmap_places_find_holder  (PmapIntervention *intervention,
                                        const char       *pupil,
                                        PmapDate          day);

G_END_DECLS
