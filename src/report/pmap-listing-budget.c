/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The notional SEN budget against what is spent and what is still to come, a row a month; and the same of each who pays. The rows are
 * no records: they are computed from the map's figures. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-listing.h"

#include "base/pmap-money.h"
#include "calc/pmap-spend.h"
#include "model/pmap-record-list.h"
#include "report/pmap-paid-words.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

/* PmapMonth: one month of one table. */
#define PMAP_TYPE_MONTH (pmap_month_get_type ())
G_DECLARE_FINAL_TYPE (PmapMonth, pmap_month, PMAP, MONTH, GObject)

struct _PmapMonth
{
  GObject parent_instance;

  char *payer;         /* what it is called; NULL where the row is of the budget */
  char *name;
  gint64 to_date;
  gint64 to_come;
  gint64 until;        /* what has come together by its end */
};

G_DEFINE_FINAL_TYPE (PmapMonth, pmap_month, G_TYPE_OBJECT)

static void
pmap_month_finalize (GObject *object)
{
  g_free (PMAP_MONTH (object)->payer);
  g_free (PMAP_MONTH (object)->name);

  G_OBJECT_CLASS (pmap_month_parent_class)->finalize (object);
}

static void
pmap_month_class_init (PmapMonthClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_month_finalize;
}

static void
pmap_month_init (PmapMonth *self)
{
}

static void
add_months (GListStore *rows,
            GPtrArray  *months,
            const char *payer)
{
  gint64 until = 0;

  for (guint i = 0; i < months->len; i++)
    {
      const PmapSpend *spend = months->pdata[i];
      g_autoptr (PmapMonth) month = g_object_new (PMAP_TYPE_MONTH, NULL);

      until += spend->to_date + spend->to_come;
      month->payer = g_strdup (payer);
      month->name = pmap_date_format_month (spend->from, TRUE);
      month->to_date = spend->to_date;
      month->to_come = spend->to_come;
      month->until = until;
      g_list_store_append (rows, month);
    }
}

static GListModel *
list_budget (const PmapListingContext *context)
{
  GListStore *rows = g_list_store_new (PMAP_TYPE_MONTH);
  g_autoptr (GPtrArray) months = pmap_spend_by_month (context->ledger, context->today);

  add_months (rows, months, NULL);
  return G_LIST_MODEL (rows);
}

/* Those who pay anything, the school itself last, also where it pays all. */
static GListModel *
list_payers (const PmapListingContext *context)
{
  GListStore *rows = g_list_store_new (PMAP_TYPE_MONTH);
  PmapDocument *document = pmap_ledger_get_document (context->ledger);
  guint n = pmap_record_list_get_length (document->payers);

  for (guint i = 0; i <= n; i++)
    {
      const char *payer = i < n ? pmap_record_get_id (pmap_record_list_get (document->payers, i)) : NULL;
      g_autofree char *name = NULL;
      g_autoptr (GPtrArray) months = NULL;

      if ((i < n && payer == NULL) || pmap_ledger_get_payer_total (context->ledger, payer) == 0)
        continue;
      name = pmap_paid_words_get_name (document, payer);
      months = pmap_spend_of_payer (context->ledger, context->today, payer);
      add_months (rows, months, name);
    }
  return G_LIST_MODEL (rows);
}

static char *
describe_payer (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  return g_strdup (PMAP_MONTH (item)->payer);
}

static char *
describe_month (gpointer          item,
                const PmapColumn *column,
                gpointer          context)
{
  return g_strdup (PMAP_MONTH (item)->name);
}

static gint64
get_to_date (gpointer          item,
             const PmapColumn *column,
             gpointer          context)
{
  return PMAP_MONTH (item)->to_date;
}

static gint64
get_to_come (gpointer          item,
             const PmapColumn *column,
             gpointer          context)
{
  return PMAP_MONTH (item)->to_come;
}

static gint64
get_together (gpointer          item,
              const PmapColumn *column,
              gpointer          context)
{
  return PMAP_MONTH (item)->to_date + PMAP_MONTH (item)->to_come;
}

static gint64
get_until (gpointer          item,
           const PmapColumn *column,
           gpointer          context)
{
  return PMAP_MONTH (item)->until;
}

static gint64
get_budget (gpointer context)
{
  PmapLedger *ledger = ((PmapListingContext *) context)->ledger;

  return ledger != NULL ? pmap_spend_get_budget (ledger) : 0;
}

static gboolean
has_budget (gpointer context)
{
  return get_budget (context) > 0;
}

/* A month without is not a figure to be read. */
static char *
describe_amount (gpointer          item,
                 const PmapColumn *column,
                 gpointer          context)
{
  gint64 pence = column->key (item, column, context);

  return pence != 0 ? pmap_money_format (pence) : g_strdup ("–");
}

static char *
name_left (const PmapColumn *column,
           gpointer          context)
{
  g_autofree char *budget = has_budget (context) ? pmap_words_get_amount (get_budget (context)) : NULL;

  /* translators: the head of a column; %s is the notional SEN budget: "Left of £93,500". */
  return budget != NULL ? g_strdup_printf (_("Left of %s"), budget) : g_strdup (_(column->title));
}

static gint64
get_left (gpointer          item,
          const PmapColumn *column,
          gpointer          context)
{
  return get_budget (context) - PMAP_MONTH (item)->until;
}

static char *
say_together (gint64            sum,
              guint             n_rows,
              const PmapColumn *column,
              gpointer          context)
{
  return g_strdup (_("Together"));
}

static const PmapColumn budget_columns[] = {
  { "month", N_("Month"), .text = describe_month, .total = say_together, .width = 16, .expand = TRUE },
  { "to-date", N_("To date, as planned"), .text = describe_amount, .key = get_to_date, .total = pmap_column_total_money,
    .width = 12, .figures = TRUE, .money = TRUE },
  { "to-come", N_("Still to come"), .text = describe_amount, .key = get_to_come, .total = pmap_column_total_money,
    .width = 12, .figures = TRUE, .money = TRUE },
  { "month-total", N_("Counts against the budget"), .text = describe_amount, .key = get_together,
    .total = pmap_column_total_money, .width = 12, .figures = TRUE,
    .money = TRUE },
  { "until", N_("By the end of the month"), .key = get_until, .width = 12, .figures = TRUE, .money = TRUE },
  { "left", N_("Left of the budget"), .head = name_left, .applies = has_budget, .key = get_left, .width = 12,
    .figures = TRUE, .money = TRUE },
};

static const PmapColumn payer_columns[] = {
  { "payer", N_("Who pays"), .text = describe_payer, .total = say_together, .width = 20, .expand = TRUE },
  { "month", N_("Month"), .text = describe_month, .width = 16 },
  { "to-date", N_("To date, as planned"), .text = describe_amount, .key = get_to_date, .total = pmap_column_total_money,
    .width = 12, .figures = TRUE, .money = TRUE },
  { "to-come", N_("Still to come"), .text = describe_amount, .key = get_to_come, .total = pmap_column_total_money,
    .width = 12, .figures = TRUE, .money = TRUE },
  { "month-total", N_("Pays"), .text = describe_amount, .key = get_together, .total = pmap_column_total_money,
    .width = 12, .figures = TRUE, .money = TRUE },
  { "until", N_("By the end of the month"), .key = get_until, .width = 12, .figures = TRUE, .money = TRUE },
};

const PmapListing pmap_listings_budget[] = {
  {
    .nick = "budget",
    .title = N_("Budget by month"),
    .whole = N_("The budget, month by month"),
    .get_type = pmap_month_get_type,
    .list_rows = list_budget,
    .columns = budget_columns,
    .n_columns = G_N_ELEMENTS (budget_columns),
  },
  {
    .nick = "payers",
    .title = N_("Who pays, by month"),
    .whole = N_("Who pays, month by month"),
    .get_type = pmap_month_get_type,
    .list_rows = list_payers,
    .columns = payer_columns,
    .n_columns = G_N_ELEMENTS (payer_columns),
  },
  { NULL }
};
