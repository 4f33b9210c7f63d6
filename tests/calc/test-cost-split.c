/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months and terms: they add up to the year to the penny, and each is what costing it says. */
#include "config.h"

#include "calc/pmap-cost-split.h"
#include "calc/pmap-spend.h"
#include "model/pmap-provision.h"

#include "calc-map.h"
#include "shared/random-map.h"

#define MAX_SLICES 60

typedef struct
{
  guint n_slices;
  guint n_told;
  gint64 pence[MAX_SLICES];
  gint64 total;
} Sums;

static void
sum_cb (PmapIntervention *intervention,
        const gint64     *pence,
        gpointer          user_data)
{
  Sums *sums = user_data;

  sums->n_told++;
  for (guint i = 0; i < sums->n_slices; i++)
    {
      g_assert_cmpint (pence[i], >=, 0);
      sums->pence[i] += pence[i];
      sums->total += pence[i];
    }
}

static Sums
split (PmapLedger *ledger,
       GPtrArray  *slices)
{
  Sums sums = { .n_slices = slices->len };

  g_assert_cmpuint (slices->len, <=, MAX_SLICES);
  pmap_cost_split (ledger, slices, sum_cb, &sums);
  return sums;
}

static PmapIntervention *
add_intervention (PmapDocument *document,
                  const char   *start,
                  const char   *end)
{
  PmapIntervention *intervention = map_add (document->interventions, NULL, "provision", "p", "start", start, "end", end,
                                            "minutes", "60", "sessions-per-week", "5", NULL);

  add_members (intervention, "u-amira", "u-ben", NULL);
  return intervention;
}

static void
test_rounding (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *intervention = add_intervention (document, "2026-09-30", "2026-10-02");
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (GPtrArray) months = NULL;
  Sums sums;

  g_test_summary ("£100 and £52.533 of staff over three days: a third in September, the rest in October, to the penny");
  map_add (intervention->resources, NULL, "name", "Cards", "cost", "100", NULL);
  ledger = pmap_ledger_new (document);
  g_assert_cmpint (pmap_ledger_get_total (ledger), ==, 15253);
  months = pmap_slices_by_month (ledger);
  g_assert_cmpuint (months->len, ==, 12);
  g_assert_cmpstr (((PmapSlice *) months->pdata[0])->name, ==, "Sep");
  g_assert_cmpstr (((PmapSlice *) months->pdata[11])->name, ==, "Aug");
  g_assert_cmpuint (((PmapSlice *) months->pdata[0])->to, ==, pmap_date_new (30, 9, 2026));
  sums = split (ledger, months);
  g_assert_cmpint (sums.pence[0], ==, 5084);
  g_assert_cmpint (sums.pence[1], ==, 10169);
  g_assert_cmpint (sums.total, ==, 15253);
}

static void
test_terms (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  Sums sums;

  g_test_summary ("A term has the holidays after it, the first the days before it, so that no cost is in none");
  add_intervention (document, "2026-12-17", "2027-01-05");
  ledger = pmap_ledger_new (document);
  terms = pmap_slices_by_term (ledger);
  g_assert_cmpuint (terms->len, ==, 3);
  g_assert_cmpstr (((PmapSlice *) terms->pdata[1])->name, ==, "Spring");
  g_assert_cmpuint (((PmapSlice *) terms->pdata[0])->from, ==, pmap_date_new (1, 9, 2026));
  g_assert_cmpuint (((PmapSlice *) terms->pdata[0])->to, ==, pmap_date_new (3, 1, 2027));
  g_assert_cmpuint (((PmapSlice *) terms->pdata[2])->to, ==, pmap_date_new (31, 8, 2027));
  sums = split (ledger, terms);
  /* 13.47 × 1.3 an hour, two days in each. */
  g_assert_cmpint (sums.pence[0], ==, 3502);
  g_assert_cmpint (sums.pence[1], ==, 3502);
  g_assert_cmpint (sums.pence[2], ==, 0);
}

static gint64
sum_spend (GPtrArray *months,
           gint64    *to_date)
{
  gint64 all = 0;

  *to_date = 0;
  for (guint i = 0; i < months->len; i++)
    {
      const PmapSpend *month = months->pdata[i];

      *to_date += month->to_date;
      all += month->to_date + month->to_come;
    }
  return all;
}

static void
assert_payer (PmapLedger *ledger,
              PmapDate    today,
              const char *payer)
{
  g_autoptr (GPtrArray) months = pmap_spend_of_payer (ledger, today, payer);
  gint64 to_date;

  g_assert_cmpuint (months->len, ==, 12);
  g_assert_cmpint (pmap_ledger_get_payer_total (ledger, payer), >, 0);
  g_assert_cmpint (sum_spend (months, &to_date), ==, pmap_ledger_get_payer_total (ledger, payer));
}

static void
test_spend (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  PmapIntervention *intervention = add_intervention (document, "2026-09-30", "2026-10-02");
  g_autoptr (PmapLedger) ledger = NULL;
  PmapPeriod financial_year = pmap_period_financial_year (pmap_date_new (1, 10, 2026));
  gint64 to_date;

  g_test_summary ("Half of it the pupil premium pays: what counts against the budget adds up, month by month, and today parts it");
  map_add (document->payers, "pp", "name", "Pupil premium", NULL);
  map_add (intervention->payments, NULL, "payer", "pp", "percent", "50", NULL);
  ledger = pmap_ledger_new (document);
  for (PmapDate today = pmap_date_new (29, 9, 2026); today <= pmap_date_new (3, 10, 2026); today++)
    {
      g_autoptr (GPtrArray) months = pmap_spend_by_month (ledger, today);
      g_autoptr (PmapLedger) until_today = pmap_ledger_new (document);
      PmapPeriod period = pmap_period_dates (pmap_date_new (1, 9, 2026), today);

      g_assert_cmpuint (months->len, ==, 12);
      assert_payer (ledger, today, "pp");
      assert_payer (ledger, today, NULL);
      g_assert_cmpint (sum_spend (months, &to_date), ==, pmap_ledger_get_towards_budget (ledger));
      pmap_ledger_set_period (until_today, &period);
      g_assert_cmpint (to_date, ==, pmap_ledger_get_towards_budget (until_today));
    }
  pmap_ledger_set_period (ledger, &financial_year);
  {
    g_autoptr (GPtrArray) months = pmap_spend_by_month (ledger, PMAP_DATE_NONE);

    g_assert_cmpstr (((PmapSpend *) months->pdata[0])->name, ==, "Apr");
    g_assert_cmpint (sum_spend (months, &to_date), ==, pmap_ledger_get_towards_budget (ledger));
    g_assert_cmpint (to_date, ==, 0);
  }
}

static void
test_no_dates (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  g_autoptr (GPtrArray) months = pmap_slices_by_month (ledger), terms = pmap_slices_by_term (ledger);

  g_assert_cmpuint (months->len, ==, 0);
  g_assert_cmpuint (terms->len, ==, 0);
}

static gint64
cost_slice (PmapLedger      *ledger,
            const PmapSlice *slice)
{
  PmapDocument *document = pmap_ledger_get_document (ledger);
  PmapPeriod period = pmap_period_dates (slice->from, slice->to);
  g_autoptr (PmapCosting) costing = pmap_costing_new (document, NULL, &period);
  gint64 sum = 0;

  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    {
      g_autoptr (PmapCost) cost = pmap_cost_new (costing, pmap_record_list_get (document->interventions, i));

      sum += cost->total;
    }
  return sum;
}

static void
test_random (void)
{
  g_autoptr (GRand) random = random_map_start ();

  g_test_summary ("On any map and in any period months add up to the total, and each is its own cost but for a penny a run");
  for (guint i = 0; i < random_map_scale (60); i++)
    {
      g_autoptr (PmapDocument) document = random_map_new (random, 12, 14);
      g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
      g_autoptr (GPtrArray) months = NULL, terms = NULL;
      PmapDate from = random_map_date (random), to = random_map_date (random);
      PmapPeriod period = i % 3 == 0 ? pmap_period_whole_run () : pmap_period_dates (MIN (from, to), MAX (from, to));
      Sums by_month, by_term;

      if (i % 3 != 2)
        pmap_ledger_set_period (ledger, &period);
      months = pmap_slices_by_month (ledger);
      terms = pmap_slices_by_term (ledger);
      by_month = split (ledger, months);
      by_term = split (ledger, terms);
      if (months->len > 0)
        g_assert_cmpint (by_month.total, ==, pmap_ledger_get_total (ledger));
      if (terms->len > 0)
        g_assert_cmpint (by_term.total, ==, pmap_ledger_get_total (ledger));
      for (guint k = 0; k < months->len && i % 3 != 0; k++)
        g_assert_cmpint (ABS (by_month.pence[k] - cost_slice (ledger, months->pdata[k])), <=, by_month.n_told);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("What months and terms cost adds up to what all costs");

  g_test_add_func ("/cost-split/rounding", test_rounding);
  g_test_add_func ("/cost-split/terms", test_terms);
  g_test_add_func ("/cost-split/no-dates", test_no_dates);
  g_test_add_func ("/cost-split/random", test_random);
  g_test_add_func ("/cost-split/spend", test_spend);

  return g_test_run ();
}
