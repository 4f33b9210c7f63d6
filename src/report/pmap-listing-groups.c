/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The groups: every intervention of the map with staff, dates, members and cost, one-to-one as well as larger ones. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "model/pmap-intervention.h"
#include "model/pmap-places.h"
#include "model/pmap-run.h"
#include "model/pmap-tier.h"
#include "report/pmap-group-words.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

static PmapProvision *
get_provision (gpointer record)
{
  return pmap_intervention_get_provision (record);
}

static const PmapCost *
find_cost (const PmapListingContext *context,
           PmapIntervention         *intervention)
{
  return pmap_ledger_get_cost (context->ledger, intervention);
}

static PmapDate
get_today (const PmapListingContext *context)
{
  return context->today;
}

static char *
describe_provision (gpointer          item,
                    const PmapColumn *column,
                    gpointer          context)
{
  return g_strdup (pmap_words_get_name (item));
}

static gint64
get_tier (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  return pmap_tier_get_number (pmap_intervention_get_tier (item));
}

static char *
describe_tier (gpointer          item,
               const PmapColumn *column,
               gpointer          context)
{
  PmapTier *tier = pmap_intervention_get_tier (item);

  return tier != NULL ? pmap_record_describe (PMAP_RECORD (tier)) : NULL;
}

static char *
describe_staff (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  return pmap_words_get_who (item);
}

static char *
describe_dates (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  PmapPeriod dates = pmap_run_get_dates (item);

  return pmap_words_get_dates (dates.from, dates.to);
}

static gint64
get_start (gpointer          item,
           const PmapColumn *column,
           gpointer          context)
{
  return pmap_run_get_dates (item).from;
}

static char *
describe_frequency (gpointer          item,
                    const PmapColumn *column,
                    gpointer          context)
{
  return pmap_words_get_frequency (item);
}

static gint64
get_n_members (gpointer          item,
               const PmapColumn *column,
               gpointer          context)
{
  return pmap_places_count_taken (item, pmap_places_get_day (item, get_today (context)));
}

static char *
describe_members (gpointer          item,
                  const PmapColumn *column,
                  gpointer          context)
{
  return pmap_words_get_taken (item, get_today (context));
}

static gint64
get_cost (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  const PmapCost *cost = find_cost (context, item);

  return cost != NULL ? cost->total : 0;
}

static char *
describe_cost (gpointer          item,
               const PmapColumn *column,
               gpointer          context)
{
  const PmapCost *cost = find_cost (context, item);

  if (cost == NULL || cost->uncosted)
    return g_strdup ("–");
  return pmap_money_format (cost->total);
}

/* By what the dearest pupil bears. */
static gint64
get_cost_per_pupil (gpointer          item,
                    const PmapColumn *column,
                    gpointer          context)
{
  const PmapCost *cost = find_cost (context, item);

  return cost != NULL ? pmap_words_get_dearest (cost) : -1;
}

static char *
describe_cost_per_pupil (gpointer          item,
                         const PmapColumn *column,
                         gpointer          context)
{
  const PmapCost *cost = find_cost (context, item);

  return cost != NULL ? pmap_words_get_shares (cost) : g_strdup ("–");
}

static gint64
get_cost_of_places (gpointer          item,
                    const PmapColumn *column,
                    gpointer          context)
{
  const PmapCost *cost = find_cost (context, item);

  return cost != NULL && !cost->uncosted ? cost->places : 0;
}

static char *
describe_cost_of_places (gpointer          item,
                         const PmapColumn *column,
                         gpointer          context)
{
  gint64 pence = get_cost_of_places (item, column, context);

  return pence != 0 ? pmap_money_format (pence) : g_strdup ("–");
}

static char *
count_groups (gint64            sum,
              guint             n_rows,
              const PmapColumn *column,
              gpointer          context)
{
  return pmap_number_say (n_rows, ngettext ("%u group", "%u groups", n_rows));
}

static const PmapColumn columns[] = {
  { "provision", N_("Provision"), .text = describe_provision, .tier = get_tier, .total = count_groups, .width = 22,
    .expand = TRUE },
  { "name", N_("Group"), .field = "name", .width = 16, .expand = TRUE, .rank = 1 },
  { "tier", N_("Tier"), .text = describe_tier, .key = get_tier, .width = 10, .rank = 7 },
  { "staff", N_("Staff"), .text = describe_staff, .width = 18, .expand = TRUE, .rank = 6 },
  { "dates", N_("When"), .text = describe_dates, .key = get_start, .width = 27, .rank = 5 },
  { "review", N_("Review"), .text = pmap_listing_describe_review, .key = pmap_listing_get_review,
    .total = pmap_listing_count_overdue, .adds = pmap_listing_is_overdue, .width = 19, .rank = 3 },
  { "frequency", N_("How often"), .text = describe_frequency, .width = 24, .expand = TRUE, .rank = 4 },
  { "members", N_("Members"), .text = describe_members, .key = get_n_members, .total = pmap_column_total_number,
    .width = 10, .figures = TRUE, .rank = 2 },
  { "cost", N_("Cost this year"), .head = pmap_listing_say_cost, .text = describe_cost, .key = get_cost,
    .total = pmap_column_total_money, .width = 13,
    .figures = TRUE, .money = TRUE },
  { "per-pupil", N_("For each pupil"), .text = describe_cost_per_pupil, .key = get_cost_per_pupil, .width = 13,
    .figures = TRUE, .money = TRUE, .rank = 3 },
  { "empty-places", N_("Empty places"), .text = describe_cost_of_places, .key = get_cost_of_places,
    .total = pmap_column_total_money, .width = 12, .figures = TRUE, .money = TRUE, .rank = 5 },
};

const PmapListing pmap_listings_groups[] = {
  {
    .nick = "groups",
    .title = N_("Groups"),
    .whole = N_("All groups"),
    .get_type = pmap_intervention_get_type,
    .get_provision = get_provision,
    .order = "provision",
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
  },
  { NULL }
};
