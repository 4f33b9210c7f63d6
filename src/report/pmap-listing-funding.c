/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The money of each pupil on the register or with top-up funding: what the provision costs by the school's rates and by the
 * authority's, side by side, and how far what counts towards element 2 is from its limit. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "model/pmap-funding.h"
#include "model/pmap-pupil.h"
#include "model/pmap-rate-set.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

static gboolean
has_money (gpointer record)
{
  PmapPupil *pupil = record;

  return (pupil->sen >= PMAP_SEN_SUPPORT || (pupil->top_up != PMAP_UNSET && pupil->top_up != 0)) && !pmap_pupil_is_archived (pupil);
}

static PmapLedger *
get_ledger (gpointer context)
{
  return ((PmapListingContext *) context)->ledger;
}

static gint64
get_cost (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  return pmap_ledger_get_pupil_total (get_ledger (context), pmap_record_get_id (item));
}

/* By other rates */

static gboolean
has_other_rates (gpointer context)
{
  return get_ledger (context) != NULL && pmap_ledger_find_other_rates (get_ledger (context)) != NULL;
}

static char *
name_other_rates (const PmapColumn *column,
                  gpointer          context)
{
  PmapRateSet *set = has_other_rates (context) ? pmap_ledger_find_other_rates (get_ledger (context)) : NULL;

  return g_strdup (set != NULL && set->name != NULL ? set->name : _(column->title));
}

static gint64
get_other_cost (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  PmapRateSet *set = pmap_ledger_find_other_rates (get_ledger (context));
  const char *id = set != NULL ? pmap_record_get_id (PMAP_RECORD (set)) : NULL;

  return id != NULL ? pmap_ledger_get_pupil_total (pmap_ledger_get_beside (get_ledger (context), id), pmap_record_get_id (item)) : 0;
}

static gint64
get_difference (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  return get_cost (item, column, context) - get_other_cost (item, column, context);
}

/* Towards the limit, which is one of the academic year */

static PmapFunding *
get_funding (gpointer context)
{
  return pmap_document_get_funding (pmap_ledger_get_document (get_ledger (context)));
}

static char *
name_limit (const PmapColumn *column,
            gpointer          context)
{
  g_autofree char *limit = NULL;

  if (get_ledger (context) == NULL)
    return g_strdup (_(column->title));
  limit = pmap_words_get_amount (get_funding (context)->element_2_limit);
  if (pmap_ledger_get_period (get_ledger (context))->kind == PMAP_PERIOD_ACADEMIC_YEAR)
    /* translators: the head of a column of what counts towards a limit; %s is the limit: "Towards £6,000". */
    return g_strdup_printf (_("Towards %s"), limit);
  /* translators: the same, where other figures are not those of the school year. */
  return g_strdup_printf (_("This year towards %s"), limit);
}

static gint64
get_counted (gpointer          item,
             const PmapColumn *column,
             gpointer          context)
{
  return pmap_ledger_get_pupil_towards_limit (pmap_ledger_get_of_year (get_ledger (context)), pmap_record_get_id (item));
}

static gint64
get_distance (gpointer          item,
              const PmapColumn *column,
              gpointer          context)
{
  return get_counted (item, column, context) - get_funding (context)->element_2_limit;
}

static char *
describe_distance (gpointer          item,
                   const PmapColumn *column,
                   gpointer          context)
{
  gint64 distance = get_distance (item, column, context);
  g_autofree char *amount = pmap_money_format (ABS (distance));

  switch (pmap_funding_judge (get_funding (context), get_counted (item, column, context)))
    {
    case PMAP_BAND_OVER:
      /* translators: by how much a cost is over a limit. */
      return g_strdup_printf (_("%s over"), amount);
    case PMAP_BAND_NEAR:
      /* translators: by how much a cost is below a limit that it is near. */
      return g_strdup_printf (_("near: %s below"), amount);
    case PMAP_BAND_BELOW:
    default:
      /* translators: by how much a cost is below a limit. */
      return g_strdup_printf (_("%s below"), amount);
    }
}

/* A pupil who is over counts for a thousand million, one who is near for one: two sums in one. */
#define OVER G_GINT64_CONSTANT (1000000000)

static gint64
count_band (gpointer          item,
            const PmapColumn *column,
            gpointer          context)
{
  PmapBand band = pmap_funding_judge (get_funding (context), get_counted (item, column, context));

  return band == PMAP_BAND_OVER ? OVER : band == PMAP_BAND_NEAR;
}

static char *
say_bands (gint64            sum,
           guint             n_rows,
           const PmapColumn *column,
           gpointer          context)
{
  /* translators: how many pupils are over a limit, and how many are near it. */
  return g_strdup_printf (_("%1$d over, %2$d near"), (int) (sum / OVER), (int) (sum % OVER));
}

static gint64
get_top_up (gpointer          item,
            const PmapColumn *column,
            gpointer          context)
{
  return PMAP_PUPIL (item)->top_up;
}

static char *
describe_top_up (gpointer          item,
                 const PmapColumn *column,
                 gpointer          context)
{
  gint64 top_up = get_top_up (item, column, context);

  return top_up != PMAP_UNSET ? pmap_money_format (top_up) : g_strdup ("–");
}

/* With less room there go first the year, then top-up funding and the code; what is held against the limit stays longest. */
static const PmapColumn columns[] = {
  { "pupil", N_("Pupil"), .sort = pmap_listing_sort_by_family, .total = pmap_listing_count_pupils, .width = 15, .expand = TRUE },
  { "year", N_("Year"), .field = "year-group", .width = 10, .rank = 5 },
  { "sen", N_("SEN"), .field = "sen", .short_label = TRUE, .width = 4, .rank = 4 },
  { "cost", N_("Cost this year"), .head = pmap_listing_say_cost, .key = get_cost, .total = pmap_column_total_money, .width = 12,
    .figures = TRUE, .money = TRUE },
  { "other-rates", N_("By other rates"), .head = name_other_rates, .applies = has_other_rates, .key = get_other_cost,
    .total = pmap_column_total_money, .width = 12, .figures = TRUE, .money = TRUE, .rank = 2 },
  { "difference", N_("Difference"), .applies = has_other_rates, .key = get_difference, .total = pmap_column_total_money, .width = 11,
    .figures = TRUE, .money = TRUE, .rank = 2 },
  { "towards-limit", N_("Towards the limit"), .head = name_limit, .key = get_counted, .total = pmap_column_total_money, .width = 12,
    .figures = TRUE, .money = TRUE, .rank = 1 },
  { "distance", N_("Over or below it"), .text = describe_distance, .key = get_distance, .total = say_bands, .adds = count_band,
    .width = 20, .figures = TRUE, .money = TRUE, .rank = 1 },
  { "top-up", N_("Top-up"), .text = describe_top_up, .key = get_top_up, .total = pmap_column_total_money, .width = 11,
    .figures = TRUE, .money = TRUE, .rank = 3 },
};

const PmapListing pmap_listings_funding[] = {
  {
    .nick = "funding",
    .title = N_("Funding"),
    .whole = N_("The funding of each pupil"),
    .get_type = pmap_pupil_get_type,
    .includes = has_money,
    .order = "distance",
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
  },
  { NULL }
};
