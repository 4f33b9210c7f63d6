/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gives provision, and what an hour of each kind of staff costs. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "calc/pmap-staff-use.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "report/pmap-week-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* By the family's name, which stands last: "Mrs P. Hughes". */
static char *
describe_for_sorting (gpointer          item,
                      const PmapColumn *column,
                      gpointer          context)
{
  g_autofree char *name = pmap_record_describe (item);
  const char *space = strrchr (name, ' ');

  return space != NULL ? g_strdup_printf ("%s %s", space + 1, name) : g_steal_pointer (&name);
}

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

/* What is said of how somebody's hours are used, in the week of today or the next with school. */
typedef enum
{
  USE_PLANNED,
  USE_LEFT,
  USE_HOUR,
} UseFigure;

static gint64
get_use (gpointer          item,
         const PmapColumn *column,
         gpointer          context)
{
  PmapListingContext *self = context;
  PmapStaffUse use;

  pmap_staff_use_find (&use, self->ledger, item, self->today);
  return column->index == USE_PLANNED ? use.planned : column->index == USE_LEFT ? use.left : use.hour_cost;
}

static char *
describe_use (gpointer          item,
              const PmapColumn *column,
              gpointer          context)
{
  gint64 figure = get_use (item, column, context);

  if (figure == PMAP_UNSET)
    return NULL;
  return column->index == USE_HOUR ? pmap_money_format (figure) : pmap_week_words_get_hours (figure);
}

static gint64
add_use (gpointer          item,
         const PmapColumn *column,
         gpointer          context)
{
  gint64 figure = get_use (item, column, context);

  return figure != PMAP_UNSET ? figure : 0;
}

static char *
add_up_use (gint64            sum,
            guint             n_rows,
            const PmapColumn *column,
            gpointer          context)
{
  return pmap_week_words_get_hours (sum);
}

static const PmapColumn member_columns[] = {
  { "name", N_("Name"), .field = "name", .sort = describe_for_sorting, .total = count_members, .width = 25, .expand = TRUE },
  { "role", N_("Role"), .field = "role", .width = 25, .expand = TRUE, .rank = 2, .line = 1 },
  { "hours", N_("Hours a week"), .field = "hours-per-week", .total = add_up_hours, .adds = get_hours, .width = 12, .figures = TRUE,
    .rank = 1 },
  { "planned", N_("Planned this week"), .text = describe_use, .key = get_use, .adds = add_use, .total = add_up_use, .index = USE_PLANNED,
    .width = 10, .figures = TRUE, .rank = 3 },
  { "left", N_("Hours left"), .text = describe_use, .key = get_use, .adds = add_use, .total = add_up_use, .index = USE_LEFT, .width = 10,
    .figures = TRUE, .rank = 2 },
  { "hour", N_("An hour with pupils"), .text = describe_use, .key = get_use, .index = USE_HOUR, .width = 10, .figures = TRUE, .money = TRUE,
    .pay = TRUE, .rank = 4 },
};

/* What is said of a role's rate. All are sorted by what an hour comes to, but for the day. */
typedef enum
{
  RATE_PRICE,
  RATE_ON_COSTS,
  RATE_WHOLE,
  RATE_FROM,
} RateFigure;

static gboolean
find_rate (gpointer         item,
           gpointer         context,
           PmapCostingRate *rate)
{
  PmapListingContext *self = context;

  return pmap_costing_get_rate (pmap_ledger_get_costing (self->ledger), item, self->today, rate);
}

static gint64
get_rate (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  PmapCostingRate rate = { 0 };     /* without one, first */

  find_rate (item, context, &rate);
  return column->index == RATE_FROM ? rate.from : rate.whole;
}

/* "£13.47 an hour", "£655.00 a year for an hour a week". */
static char *
describe_price (const PmapRatePrice *price)
{
  g_autofree char *amount = pmap_money_format_rate (price->amount), *hours = NULL;

  switch (price->basis)
    {
    case PMAP_RATE_SESSION:
      /* translators: a price that is paid at each session. */
      return g_strdup_printf (_("%s a session"), amount);
    case PMAP_RATE_DAY:
      hours = pmap_number_format (price->hours, PMAP_DECIMAL_PLACES);
      /* translators: a price, and the hours that it buys. */
      return g_strdup_printf (ngettext ("%1$s for %2$s hour", "%1$s for %2$s hours", price->hours == PMAP_DECIMAL_ONE ? 1 : 2),
                              amount, hours);
    case PMAP_RATE_WEEKLY_HOUR:
      /* translators: what an hour in each week of a school year costs. */
      return g_strdup_printf (_("%s a year for a weekly hour"), amount);
    case PMAP_RATE_POST:
      /* translators: what a post costs. */
      return g_strdup_printf (_("%s a year"), amount);
    case PMAP_RATE_UNSAID:
    case PMAP_RATE_HOUR:
    default:
      /* translators: what an hour costs. */
      return g_strdup_printf (_("%s an hour"), amount);
    }
}

static char *
describe_rate (gpointer          item,
               const PmapColumn *column,
               gpointer          context)
{
  PmapCostingRate rate;
  g_autofree char *number = NULL;

  if (!find_rate (item, context, &rate))
    return column->index == RATE_PRICE ? g_strdup (_("No rate yet")) : NULL;
  switch ((RateFigure) column->index)
    {
    case RATE_PRICE:
      return describe_price (&rate.price);
    case RATE_WHOLE:
      return pmap_money_format (rate.whole);
    case RATE_FROM:
      return pmap_date_format (rate.from);
    case RATE_ON_COSTS:
    default:
      number = pmap_number_format (rate.on_cost_percent, PMAP_DECIMAL_PLACES);
      return g_strconcat (number, "%", NULL);
    }
}

static const PmapColumn role_columns[] = {
  { "role", N_("Role"), .field = "name", .width = 30, .expand = TRUE },
  { "rate", N_("Rate"), .text = describe_rate, .key = get_rate, .index = RATE_PRICE, .width = 18, .figures = TRUE, .money = TRUE, .pay = TRUE },
  { "on-costs", N_("On-costs"), .text = describe_rate, .index = RATE_ON_COSTS, .width = 9, .figures = TRUE, .money = TRUE, .pay = TRUE, .rank = 2 },
  { "whole", N_("An hour with on-costs"), .text = describe_rate, .key = get_rate, .index = RATE_WHOLE, .width = 13, .figures = TRUE,
    .money = TRUE, .pay = TRUE, .rank = 1 },
  { "from", N_("Since"), .text = describe_rate, .key = get_rate, .index = RATE_FROM, .width = 16, .rank = 3 },
};

const PmapListing pmap_listings_staff[] = {
  {
    .nick = "staff",
    .title = N_("Staff"),
    .whole = N_("All staff"),
    .get_type = pmap_staff_member_get_type,
    .order = "name",
    .columns = member_columns,
    .n_columns = G_N_ELEMENTS (member_columns),
  },
  {
    .nick = "roles",
    .title = N_("Staff roles and rates"),
    .whole = N_("All staff roles and rates"),
    .get_type = pmap_staff_role_get_type,
    .order = "role",
    .columns = role_columns,
    .n_columns = G_N_ELEMENTS (role_columns),
  },
  { NULL }
};
