/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-intervention.h"
#include "model/pmap-member.h"

G_BEGIN_DECLS

/**
 * PmapSupportTrend:
 * @PMAP_SUPPORT_UNKNOWN: one of the two does not say enough
 * @PMAP_SUPPORT_DOWN: the pupil gets less of an adult's time
 * @PMAP_SUPPORT_SAME: as much
 * @PMAP_SUPPORT_UP: more
 *
 * How the support of a run stands beside that of the run before it.
 */
typedef enum
{
  PMAP_SUPPORT_UNKNOWN,
  PMAP_SUPPORT_DOWN,
  PMAP_SUPPORT_SAME,
  PMAP_SUPPORT_UP,
} PmapSupportTrend;

/**
 * PmapRunDivision:
 * @day: the first day of what comes after
 * @days_before: its days before @day, school days that fall on one of its weekdays; where it has slots, its sessions
 * @days_after: those from @day on
 * @days_all: on how many what is said for the whole of it lies: both together, or more where it was cut short already
 * @parts_before: of what is spread evenly over it, how many parts of @parts_all lie before @day: days, or sessions where these
 *   are counted on its weekdays
 * @parts_after: how many lie after
 * @parts_all: all of them
 *
 * A run cut in two.
 */
typedef struct
{
  PmapDate day;
  guint days_before;
  guint days_after;
  guint days_all;
  guint parts_before;
  guint parts_after;
  guint parts_all;
} PmapRunDivision;

PmapIntervention *pmap_intervention_get_previous  (PmapIntervention  *self);
PmapIntervention *pmap_intervention_find_next     (PmapIntervention  *self);
PmapIntervention *pmap_intervention_find_first    (PmapIntervention  *self);
GPtrArray        *pmap_intervention_list_steps    (PmapIntervention  *self);
PmapMember       *pmap_intervention_find_member   (PmapIntervention  *self,
                                                   const char        *pupil);
PmapMember       *pmap_member_get_previous        (PmapMember        *self);
GPtrArray        *pmap_member_list_steps          (PmapMember        *self);
PmapSupportTrend  pmap_intervention_compare_support (PmapIntervention *before,
                                                     PmapIntervention *after);
gboolean          pmap_intervention_divide        (PmapIntervention  *self,
                                                   PmapDate           day,
                                                   PmapRunDivision   *division,
                                                   GError           **error);
void              pmap_intervention_check_chain   (PmapIntervention  *self,
                                                   PmapIssues        *issues);

G_END_DECLS
