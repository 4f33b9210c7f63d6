/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The SEN register: the pupils with SEN support (K) or an EHC plan (E), with their main need, their next review, what they get and
 * what it costs. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include "base/pmap-number.h"
#include "model/pmap-need.h"
#include "model/pmap-pupil.h"

#include <glib/gi18n.h>

static gboolean
is_on_register (gpointer record)
{
  return PMAP_PUPIL (record)->sen >= PMAP_SEN_SUPPORT && !pmap_pupil_is_archived (record);
}

static gint64
has_plan (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  return (PmapSenCode) PMAP_PUPIL (item)->sen == PMAP_SEN_PLAN;
}

static char *
count_codes (gint64            n_plans,
             guint             n_rows,
             const PmapColumn *column,
             gpointer          context)
{
  /* translators: how many pupils have SEN support (K), and how many an EHC plan (E). */
  return g_strdup_printf (_("%1$u K, %2$u E"), n_rows - (guint) n_plans, (guint) n_plans);
}

static char *
describe_need (gpointer          item,
               const PmapColumn *column,
               gpointer          context)
{
  PmapNeed *need = pmap_pupil_get_main_need (item);

  return need != NULL ? g_strdup (pmap_choices_get_label (pmap_need_types, need->type)) : NULL;
}

static gint64
get_n_interventions (gpointer          item,
                     const PmapColumn *column,
                     gpointer          context)
{
  PmapLedger *ledger = ((PmapListingContext *) context)->ledger;
  g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (ledger, pmap_record_get_id (item));

  return members->len;
}

static gint64
get_cost (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  return pmap_ledger_get_pupil_total (((PmapListingContext *) context)->ledger, pmap_record_get_id (item));
}

static const PmapColumn columns[] = {
  { "pupil", N_("Pupil"), .sort = pmap_listing_sort_by_family, .total = pmap_listing_count_pupils, .width = 15, .expand = TRUE },
  { "year", N_("Year"), .field = "year-group", .width = 10, .rank = 1 },
  { "class", N_("Class"), .field = "class", .width = 6, .rank = 3 },
  { "sen", N_("SEN"), .field = "sen", .short_label = TRUE, .total = count_codes, .adds = has_plan, .width = 9 },
  { "need", N_("Main need"), .text = describe_need, .width = 25, .expand = TRUE, .rank = 2 },
  { "review", N_("Next review"), .text = pmap_listing_describe_review, .key = pmap_listing_get_review,
    .total = pmap_listing_count_overdue, .adds = pmap_listing_is_overdue, .width = 19, .rank = 2 },
  { "interventions", N_("Interventions"), .key = get_n_interventions, .width = 12,
    .figures = TRUE, .rank = 4 },
  { "cost", N_("Cost this year"), .head = pmap_listing_say_cost, .key = get_cost, .total = pmap_column_total_money, .width = 13,
    .figures = TRUE, .money = TRUE },
};

const PmapListing pmap_listings_register[] = {
  {
    .nick = "register",
    .title = N_("SEN register"),
    .whole = N_("The whole SEN register"),
    .get_type = pmap_pupil_get_type,
    .includes = is_on_register,
    .order = "pupil",
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
  },
  { NULL }
};
