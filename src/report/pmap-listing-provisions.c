/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The provision menu: what the school can offer, with how many groups use each entry and what they cost. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>

static PmapProvision *
get_provision (gpointer record)
{
  return record;
}

static gint64
get_tier (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  return pmap_tier_get_number (pmap_provision_get_tier (item));
}

static gint64
get_n_groups (gpointer          item,
              const PmapColumn *column,
              gpointer          context)
{
  return pmap_ledger_count_provision (((PmapListingContext *) context)->ledger, pmap_record_get_id (item));
}

static char *
describe_n_groups (gpointer          item,
                   const PmapColumn *column,
                   gpointer          context)
{
  gint64 n_groups = get_n_groups (item, column, context);

  return n_groups > 0 ? pmap_number_format (n_groups, 0) : g_strdup ("–");
}

static gint64
get_cost (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  return pmap_ledger_get_provision_total (((PmapListingContext *) context)->ledger, pmap_record_get_id (item));
}

static char *
describe_cost (gpointer          item,
               const PmapColumn *column,
               gpointer          context)
{
  if (get_n_groups (item, column, context) == 0)
    return g_strdup ("–");
  return pmap_money_format (get_cost (item, column, context));
}

static char *
count_provisions (gint64            sum,
                  guint             n_rows,
                  const PmapColumn *column,
                  gpointer          context)
{
  return pmap_number_say (n_rows, ngettext ("%u provision", "%u provisions", n_rows));
}

/* With less room there go first the usual weeks and places, then the staff, the time; names stay whole longest. */
static const PmapColumn columns[] = {
  { "name", N_("Provision"), .field = "name", .tier = get_tier, .total = count_provisions, .width = 30, .expand = TRUE },
  { "tier", N_("Tier"), .field = "tier", .key = get_tier, .width = 10, .rank = 3 },
  { "area", N_("Area"), .field = "area", .short_label = TRUE, .width = 6, .rank = 3 },
  { "role", N_("Usual staff"), .field = "role", .width = 25, .rank = 5 },
  { "minutes", N_("Minutes"), .field = "minutes", .width = 7, .figures = TRUE, .rank = 4 },
  { "sessions", N_("A week"), .field = "sessions-per-week", .width = 6, .figures = TRUE, .rank = 4 },
  { "group-size", N_("Places"), .field = "group-size", .width = 6, .figures = TRUE, .rank = 6 },
  { "weeks", N_("Weeks"), .field = "weeks", .width = 6, .figures = TRUE, .rank = 6 },
  { "groups", N_("Groups"), .text = describe_n_groups, .key = get_n_groups, .total = pmap_column_total_number, .width = 7,
    .figures = TRUE, .rank = 2 },
  { "cost", N_("Cost this year"), .head = pmap_listing_say_cost, .text = describe_cost, .key = get_cost,
    .total = pmap_column_total_money, .width = 12,
    .figures = TRUE, .money = TRUE, .rank = 1 },
};

const PmapListing pmap_listings_provisions[] = {
  {
    .nick = "provisions",
    .title = N_("Provision menu"),
    .whole = N_("The whole menu of provision"),
    .get_type = pmap_provision_get_type,
    .get_provision = get_provision,
    .order = "tier",
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
  },
  { NULL }
};
