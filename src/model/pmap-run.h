/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-calendar.h"
#include "model/pmap-choices.h"
#include "model/pmap-intervention.h"
#include "model/pmap-period.h"
#include "model/pmap-provision.h"
#include "model/pmap-slot.h"
#include "model/pmap-tier.h"

G_BEGIN_DECLS

/**
 * PmapWeeksFrom:
 * @PMAP_WEEKS_FROM_NOWHERE: nobody says how many weeks, and no dates either
 * @PMAP_WEEKS_FROM_INTERVENTION: the intervention's own number
 * @PMAP_WEEKS_FROM_PROVISION: the menu of provision's
 * @PMAP_WEEKS_FROM_YEAR: the year's fixed number
 * @PMAP_WEEKS_FROM_SLOTS: no number of weeks counts, for slots say on which days its sessions are
 * @PMAP_WEEKS_FROM_CALENDAR: the run's teaching days divided by five, or those that fall on its weekdays
 *
 * Where the number of weeks is taken from.
 */
typedef enum
{
  PMAP_WEEKS_FROM_NOWHERE,
  PMAP_WEEKS_FROM_INTERVENTION,
  PMAP_WEEKS_FROM_PROVISION,
  PMAP_WEEKS_FROM_YEAR,
  PMAP_WEEKS_FROM_SLOTS,
  PMAP_WEEKS_FROM_CALENDAR,
} PmapWeeksFrom;

/**
 * PmapRun:
 * @provision: (nullable): the entry of the menu that it is a run of
 * @tier: (nullable): its tier
 * @minutes: of a session, or %PMAP_UNSET; where its slots differ, of a slot that does not say
 * @sessions_per_week: in ten-thousandths, or %PMAP_UNSET where nobody says; of slots, about
 * @minutes_per_week: in ten-thousandths, or %PMAP_UNSET where nobody says
 * @weekdays: the days that the intervention names; bit 0 is Monday; 0 for none
 * @has_slots: whether slots say on which days its sessions are
 * @weeks_from: where the number of weeks comes from
 * @weeks: in ten-thousandths; %PMAP_UNSET where dates or nobody say it
 * @places: how many are meant to be in it, or %PMAP_UNSET
 * @taught: how its members are taught: %PMAP_TAUGHT_TOGETHER or %PMAP_TAUGHT_IN_TURN
 * @payments: (element-type PmapPayment): who pays, beside the school itself
 * @counts_weekdays: whether its sessions are counted on its weekdays, day by day
 *
 * What an intervention really is: what it says itself, and what the menu of provision and the year say where it does not.
 * It is what is costed, and whatever shows an intervention shows this.
 */
typedef struct
{
  PmapProvision *provision;
  PmapTier *tier;
  gint64 minutes;
  gint64 sessions_per_week;
  gint64 minutes_per_week;
  guint weekdays;
  PmapWeeksFrom weeks_from;
  gint64 weeks;
  gint64 places;
  PmapTaught taught;
  PmapRecordList *payments;
  gboolean counts_weekdays;
  gboolean has_slots;
} PmapRun;

void       pmap_run_find              (PmapRun            *self,
                                       PmapIntervention   *intervention);
void       pmap_run_fill              (PmapRun            *self,
                                       PmapIntervention   *intervention,
                                       PmapYear           *year,
                                       gboolean            has_terms);
PmapPeriod pmap_run_get_dates         (PmapIntervention   *intervention);
gint64     pmap_run_count_weekdays    (const PmapRun      *self);
guint      pmap_run_count_sessions    (const PmapRun      *self,
                                       guint               n_days);
gboolean   pmap_run_exceeds_dates     (const PmapRun      *self,
                                       PmapIntervention   *intervention,
                                       const PmapCalendar *calendar,
                                       const PmapPeriod   *academic_year,
                                       guint              *n_days);
gint64     pmap_run_get_slot_minutes  (const PmapRun      *self,
                                       PmapSlot           *slot);
gint64     pmap_run_count_weeks_until (PmapIntervention   *intervention,
                                       PmapDate            last_day);

G_END_DECLS
