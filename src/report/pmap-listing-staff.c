/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gives provision, and what an hour of each kind of staff costs. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"

#include <glib/gi18n.h>

static char *
count_members (gint64            sum,
               guint             n_rows,
               const PmapColumn *column,
               gpointer          context)
{
  return pmap_number_say (n_rows, ngettext ("%u colleague", "%u colleagues", n_rows));
}

static char *
add_up_hours (gint64            sum,
              guint             n_rows,
              const PmapColumn *column,
              gpointer          context)
{
  return pmap_number_format (sum, PMAP_DECIMAL_PLACES);
}

static gint64
get_hours (gpointer          item,
           const PmapColumn *column,
           gpointer          context)
{
  gint64 hours = PMAP_STAFF_MEMBER (item)->hours_per_week;

  return hours != PMAP_UNSET ? hours : 0;
}

static const PmapColumn member_columns[] = {
  { "name", N_("Name"), .field = "name", .total = count_members, .width = 25, .expand = TRUE },
  { "role", N_("Role"), .field = "role", .width = 25, .expand = TRUE, .rank = 2, .line = 1 },
  { "hours", N_("Hours a week"), .field = "hours-per-week", .total = add_up_hours, .adds = get_hours, .width = 12, .figures = TRUE,
    .rank = 1 },
};

const PmapListing pmap_listing_staff = {
  .nick = "staff",
  .title = N_("Staff"),
  .get_type = pmap_staff_member_get_type,
  .order = "name",
  .columns = member_columns,
  .n_columns = G_N_ELEMENTS (member_columns),
};

static gboolean
find_rate (gpointer         item,
           gpointer         context,
           PmapCostingRate *rate)
{
  PmapListingContext *self = context;

  return pmap_costing_get_rate (pmap_ledger_get_costing (self->ledger), item, self->today, rate);
}

static gint64
get_hourly (gpointer          item,
            const PmapColumn *column,
            gpointer          context)
{
  PmapCostingRate rate;

  return find_rate (item, context, &rate) ? rate.hourly : 0;
}

static char *
describe_hourly (gpointer          item,
                 const PmapColumn *column,
                 gpointer          context)
{
  PmapCostingRate rate;

  return find_rate (item, context, &rate) ? pmap_money_format_rate (rate.hourly) : g_strdup (_("No rate yet"));
}

static gint64
get_whole (gpointer          item,
           const PmapColumn *column,
           gpointer          context)
{
  PmapCostingRate rate;

  return find_rate (item, context, &rate) ? rate.whole : 0;
}

static char *
describe_whole (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  PmapCostingRate rate;

  return find_rate (item, context, &rate) ? pmap_money_format (rate.whole) : NULL;
}

static char *
describe_on_cost (gpointer          item,
                  const PmapColumn *column,
                  gpointer          context)
{
  PmapCostingRate rate;
  g_autofree char *number = NULL;

  if (!find_rate (item, context, &rate))
    return NULL;
  number = pmap_number_format (rate.on_cost_percent, PMAP_DECIMAL_PLACES);
  return g_strconcat (number, "%", NULL);
}

static gint64
get_from (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  PmapCostingRate rate;

  return find_rate (item, context, &rate) ? rate.from : 0;
}

static char *
describe_from (gpointer          item,
               const PmapColumn *column,
               gpointer          context)
{
  PmapCostingRate rate;

  return find_rate (item, context, &rate) ? pmap_date_format (rate.from) : NULL;
}

static const PmapColumn role_columns[] = {
  { "role", N_("Role"), .field = "name", .width = 30, .expand = TRUE },
  { "hourly", N_("An hour"), .text = describe_hourly, .key = get_hourly, .width = 12, .figures = TRUE, .money = TRUE },
  { "on-costs", N_("On-costs"), .text = describe_on_cost, .width = 9, .figures = TRUE, .money = TRUE, .rank = 2 },
  { "whole", N_("With on-costs"), .text = describe_whole, .key = get_whole, .width = 13, .figures = TRUE, .money = TRUE, .rank = 1 },
  { "from", N_("Since"), .text = describe_from, .key = get_from, .width = 16, .rank = 3 },
};

const PmapListing pmap_listing_roles = {
  .nick = "roles",
  .title = N_("Staff roles and rates"),
  .get_type = pmap_staff_role_get_type,
  .order = "role",
  .columns = role_columns,
  .n_columns = G_N_ELEMENTS (role_columns),
};
