/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"
#include "calc/pmap-costing.h"
#include "calc/pmap-payers.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"

G_BEGIN_DECLS

/**
 * PMAP_COST_MAXIMUM:
 *
 * The most that an intervention may cost, in pence: a thousand million pounds, which is also the most that any amount of a map may
 * be. What comes to more was mistyped. All that fit in the largest file, each at that, add up to far less than 2⁶³, so no
 * sum needs to be looked at.
 */
#define PMAP_COST_MAXIMUM G_GINT64_CONSTANT (100000000000)

/**
 * PmapShare:
 * @pupil: (nullable): the pupil's id; the cost keeps it
 * @pence: the pupil's part of the cost
 * @towards_limit: the part of @pence that counts towards the element 2 limit
 * @member: the membership that it is for; not owned, as long as it is in the document
 */
typedef struct
{
  char *pupil;
  gint64 pence;
  gint64 towards_limit;
  PmapMember *member;
} PmapShare;

/**
 * PmapCost:
 * @total: what the intervention costs in the period, in pence
 * @outside: the part of it that no pupil of the map bears
 * @places: the part of that for empty places; the rest is nobody's, as what was bought once for days without a member
 * @towards_budget: the part of @total that counts against the notional SEN budget
 * @paid: (nullable): who pays the total, where that is not the school alone
 * @sessions: how many sessions are held in the period, in ten-thousandths, rounded; where members take turns, each its own;
 *   for display
 * @issues: (nullable) (element-type PmapIssue): why the figure may not be what was meant; %NULL if nothing
 * @in_period: whether any day of the intervention is in the period
 * @uncosted: whether the provision is of a tier that is never costed, so that all is £0.00
 * @is_beyond: whether it came to more than %PMAP_COST_MAXIMUM, so that all is £0.00, and an issue says so
 * @n_shares: how many members the intervention has
 * @shares: a share for each member, in the order of the intervention's list
 *
 * The shares and the outside part add up to the total to the penny.
 */
typedef struct
{
  gint64 total;
  gint64 outside;
  gint64 places;
  gint64 towards_budget;
  PmapPayers *paid;
  gint64 sessions;
  PmapIssues *issues;
  gboolean in_period;
  gboolean uncosted;
  gboolean is_beyond;
  guint n_shares;
  PmapShare shares[];
} PmapCost;

PmapCost *pmap_cost_new             (PmapCosting      *costing,
                                     PmapIntervention *intervention);
void      pmap_cost_free            (PmapCost         *self);
gint64    pmap_cost_get_pupil_share (const PmapCost   *self,
                                     const char       *pupil);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapCost, pmap_cost_free)

G_END_DECLS
