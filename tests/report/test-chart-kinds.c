/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a map: each shows the ledger's figures and opens the right record. */
#include "config.h"

#include "calc/pmap-ledger.h"
#include "base/pmap-money.h"
#include "report/pmap-chart-describe.h"
#include "model/pmap-staff-role.h"
#include "report/pmap-chart-kinds.h"
#include "report/pmap-chart-table.h"

#include "map-samples.h"

typedef struct
{
  Sample sample;
  PmapLedger *ledger;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer unused)
{
  sample_init (&self->sample);
  self->ledger = pmap_ledger_new (self->sample.document);
}

static void
tear_down (Fixture *self,
           gconstpointer unused)
{
  g_clear_object (&self->ledger);
  sample_clear (&self->sample);
}

static PmapChart *
build (Fixture *self,
       const char *nick)
{
  const PmapChartKind *kind = pmap_chart_kind_find (nick);

  g_assert_nonnull (kind);
  return pmap_chart_kind_build (kind, &(PmapChartOrder) {
                                        .ledger = self->ledger,
                                        .pupil = pmap_record_get_id (PMAP_RECORD (self->sample.amira)),
                                        .today = pmap_date_new (30, 11, 2026),
                                      });
}

static gint64
sum (PmapChart *chart)
{
  gint64 total = 0;

  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    total += pmap_chart_get_bar (chart, i)->total;
  return total;
}

/* What the charts of effect need: how it went for a pupil, and a target with figures. */
static PmapTarget *
add_outcomes (Fixture *self)
{
  PmapEditor *editor = self->sample.editor;
  PmapIntervention *intervention = pmap_record_list_get (self->sample.document->interventions, 0);
  PmapTarget *target = pmap_record_list_get (self->sample.amira->targets, 0);

  set_fields (editor, pmap_record_list_get (intervention->members, 0), "outcome", "1", NULL);
  set_fields (editor, target, "baseline", "18 words", "criterion", "40 words with Zebedee", "set", "14/09/2026", "review",
              "11/12/2026", NULL);
  refer (editor, target, "intervention", intervention);
  while (pmap_record_list_get_length (target->progress) > 0)
    {
      g_autoptr (GError) error = NULL;

      pmap_editor_remove (editor, pmap_record_list_get (target->progress, 0), &error);
      g_assert_no_error (error);
    }
  add_record (editor, target->progress, "date", "16/11/2026", "value", "29", "note", "Zebedee helped", NULL);
  add_record (editor, target->progress, "date", "12/10/2026", "value", "26", NULL);
  return target;
}

static void
test_all (Fixture *self,
          gconstpointer unused)
{
  guint n_kinds;
  const PmapChartKind *kinds = pmap_chart_kinds_get (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 17);
  add_outcomes (self);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (PmapChart) chart = build (self, kinds[i].nick);

      g_assert_true (pmap_chart_kind_find (kinds[i].nick) == &kinds[i]);
      g_assert_cmpstr (pmap_chart_get_kind (chart), ==, kinds[i].nick);
      g_assert_cmpstr (pmap_chart_get_title (chart), ==, pmap_chart_kind_get_title (&kinds[i]));
      g_assert_cmpuint (pmap_chart_get_n_bars (chart), >, 0);
      g_assert_cmpint (sum (chart), >, pmap_chart_get_shape (chart) == PMAP_CHART_SPANS ? -1 : 0);
      g_assert_true (g_str_has_suffix (pmap_chart_get_summary (chart), "."));
    }
  g_assert_null (pmap_chart_kind_find ("no-such-kind"));
  g_assert_null (pmap_chart_kind_find (NULL));
}

/* The school's costs add up the same whichever way they are cut. */
static void
test_sums (Fixture *self,
           gconstpointer unused)
{
  static const char *const school[] = { "cost-per-pupil", "cost-by-tier", "cost-by-area" };
  static const char *const pupil[] = { "pupil-cost-by-intervention", "pupil-cost-by-tier", "pupil-cost-by-area" };
  gint64 outside = pmap_ledger_get_outside (self->ledger);
  gint64 amira = pmap_ledger_get_pupil_total (self->ledger, pmap_record_get_id (PMAP_RECORD (self->sample.amira)));

  g_assert_cmpint (amira, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (school); i++)
    {
      g_autoptr (PmapChart) whole = build (self, school[i]);
      g_autoptr (PmapChart) part = build (self, pupil[i]);

      g_assert_cmpint (sum (whole) + (i == 0 ? outside : 0), ==, pmap_ledger_get_total (self->ledger));
      g_assert_cmpint (sum (part), ==, amira);
    }
}

static void
assert_row (PmapChart *chart,
            guint bar,
            const char *expected)
{
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < pmap_chart_table_count_columns (chart); i++)
    {
      g_autofree char *cell = pmap_chart_table_get_text (chart, bar, i);

      g_string_append_printf (row, "%s%s", i > 0 ? "|" : "", cell);
    }
  g_assert_cmpstr (row->str, ==, expected);
}

/* The columns of each tier over the months are what the tier costs; the table has the same sum. */
static void
test_months (Fixture *self,
             gconstpointer unused)
{
  static const char *const nicks[] = { "cost-by-month", "cost-by-term" };
  const char *const tiers[] = { pmap_record_get_id (self->sample.targeted), pmap_record_get_id (self->sample.specialist) };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      g_autoptr (PmapChart) chart = build (self, nicks[i]);
      g_autofree char *total = pmap_money_format (pmap_ledger_get_total (self->ledger));
      g_autofree char *foot = NULL;

      g_assert_cmpint (pmap_chart_get_shape (chart), ==, PMAP_CHART_COLUMNS);
      g_assert_cmpint (sum (chart), ==, pmap_ledger_get_total (self->ledger));
      for (guint s = 0; s < G_N_ELEMENTS (tiers); s++)
        {
          gint64 pence = 0;

          for (guint k = 0; k < pmap_chart_get_n_bars (chart); k++)
            pence += pmap_chart_get_bar (chart, k)->values[s];
          g_assert_cmpint (pence, ==, pmap_ledger_get_tier_total (self->ledger, tiers[s]));
        }
      foot = pmap_chart_table_get_total (chart, pmap_chart_table_count_columns (chart) - 1);
      g_assert_cmpstr (foot, ==, total);
    }
}

/* The last month has all that counts against the budget; the day parts what was from what is to come. */
static void
test_budget (Fixture *self,
             gconstpointer unused)
{
  const PmapChartOrder order = { .ledger = self->ledger, .today = pmap_date_new (14, 10, 2026) };
  g_autoptr (PmapChart) chart = pmap_chart_kind_build (pmap_chart_kind_find ("budget-by-month"), &order);
  const PmapChartBar *last = pmap_chart_get_bar (chart, 11);
  PmapPeriod to_date = pmap_period_dates (pmap_date_new (1, 9, 2026), order.today);
  g_autoptr (PmapLedger) until_today = pmap_ledger_new (self->sample.document);

  pmap_ledger_set_period (until_today, &to_date);
  g_assert_cmpint (pmap_chart_get_n_bars (chart), ==, 12);
  g_assert_cmpint (last->total, ==, pmap_ledger_get_towards_budget (self->ledger));
  g_assert_cmpint (last->values[0], ==, pmap_ledger_get_towards_budget (until_today));
  g_assert_cmpint (last->values[1], >, 0);
  g_assert_cmpint (pmap_chart_get_bar (chart, 0)->values[1], ==, 0);
  g_assert_cmpint (pmap_chart_get_bar (chart, 1)->values[1], >, 0);
  g_assert_null (pmap_chart_table_get_total (chart, 1));
  g_assert_cmpstr (pmap_chart_get_summary (chart), ==,
                   "£475.55 to date and £661.62 still to come, £1,137.17 in all, as planned: £92,362.83 below the budget.");
}

/* Each set's bar is the school's total by it, and the difference is said. */
static void
test_rate_sets (Fixture *self,
                gconstpointer unused)
{
  PmapRecord *theirs = add_record (self->sample.editor, self->sample.document->rate_sets, "name", "What Anyshire accepts", NULL);
  g_autoptr (PmapChart) chart = NULL;

  for (guint i = 0; i < pmap_record_list_get_length (self->sample.document->staff_roles); i++)
    refer (self->sample.editor,
           add_record (self->sample.editor, PMAP_STAFF_ROLE (pmap_record_list_get (self->sample.document->staff_roles, i))->rates,
                       "from", "1/9/2026", "hourly", "10", NULL),
           "set", theirs);
  chart = build (self, "cost-by-rate-set");
  g_assert_cmpuint (pmap_chart_get_n_bars (chart), ==, 2);
  g_assert_cmpint (pmap_chart_get_bar (chart, 0)->total, ==, pmap_ledger_get_total (self->ledger));
  g_assert_cmpint (pmap_chart_get_bar (chart, 1)->total, ==,
                   pmap_ledger_get_total (pmap_ledger_get_beside (self->ledger, pmap_record_get_id (theirs))));
  g_assert_null (pmap_chart_table_get_total (chart, 1));
  g_assert_cmpstr (pmap_chart_get_summary (chart), ==,
                   "£1,137.17 by What it costs us. By What Anyshire accepts it is £646.75 less than by What it costs us.");
}

static void
test_areas_over_months (Fixture *self,
                        gconstpointer unused)
{
  g_autoptr (PmapChart) chart = build (self, "cost-by-month-and-area");

  g_assert_cmpuint (pmap_chart_get_n_bars (chart), ==, 12);
  for (guint area = PMAP_AREA_COMMUNICATION; area <= PMAP_AREA_SENSORY; area++)
    {
      gint64 pence = 0;

      for (guint k = 0; k < 12; k++)
        pence += pmap_chart_get_bar (chart, k)->values[area - 1];
      g_assert_cmpint (pence, ==, pmap_ledger_get_area_total (self->ledger, area));
    }
}

static void
test_spans (Fixture *self,
            gconstpointer unused)
{
  g_autoptr (PmapChart) school = build (self, "groups-over-year");
  g_autoptr (PmapChart) pupil = build (self, "pupil-over-year");
  gint64 from, to;

  g_assert_cmpint (pmap_chart_get_shape (pupil), ==, PMAP_CHART_SPANS);
  g_assert_cmpuint (pmap_chart_get_n_bars (school), ==,
                    pmap_record_list_get_length (self->sample.document->interventions));
  g_assert_cmpuint (pmap_chart_get_n_bars (pupil), ==, 4);
  pmap_chart_get_range (pupil, &from, &to);
  g_assert_cmpint (from, ==, pmap_date_new (1, 9, 2026));
  g_assert_cmpint (to, ==, pmap_date_new (31, 8, 2027));
  for (guint i = 0; i < pmap_chart_get_n_bars (pupil); i++)
    {
      const PmapChartBar *bar = pmap_chart_get_bar (pupil, i);

      g_assert_cmpint (bar->from, ==, pmap_date_new (14, 9, 2026));
      g_assert_cmpint (bar->to, ==, pmap_date_new (27, 11, 2026));
      g_assert_cmpstr (bar->text, ==, "14 Sep 2026 to 27 Nov 2026");
      g_assert_null (strstr (bar->label, "Zebedee"));
    }
}

/* A school with more groups than anybody reads is shown by provision. */
static void
test_many_spans (Fixture *self,
                 gconstpointer unused)
{
  PmapEditor *editor = self->sample.editor;
  PmapRecordList *interventions = self->sample.document->interventions;
  PmapProvision *provision = pmap_intervention_get_provision (pmap_record_list_get (interventions, 0));
  g_autoptr (PmapChart) chart = NULL;
  gboolean is_found = FALSE;

  for (guint i = 0; i < 200; i++)
    refer (editor, add_record (editor, interventions, "start", "11/01/2027", "end", "12/02/2027", "sessions-per-week", "5", NULL),
           "provision", provision);
  chart = build (self, "groups-over-year");
  g_assert_cmpuint (pmap_chart_get_n_bars (chart), <=, pmap_record_list_get_length (self->sample.document->provisions));
  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    is_found |= g_strcmp0 (pmap_chart_get_bar (chart, i)->text, "14 Sep 2026 to 12 Feb 2027") == 0;
  g_assert_true (is_found);
}

static void
test_target (Fixture *self,
             gconstpointer unused)
{
  g_autoptr (PmapChart) chart = NULL;
  g_autofree char *words = NULL;
  gint64 goal, low, high;
  const char *label;

  add_outcomes (self);
  chart = build (self, "target-progress");
  g_assert_cmpint (pmap_chart_get_shape (chart), ==, PMAP_CHART_LINES);
  g_assert_true (pmap_chart_get_reference (chart, &goal, &label));
  g_assert_cmpint (goal, ==, 400000);
  g_assert_cmpstr (label, ==, "40 words with another pupil");
  g_assert_true (pmap_chart_get_zone (chart, &low, &high));
  g_assert_cmpint (low, ==, 180000);
  g_assert_cmpint (high, ==, 400000);
  g_assert_cmpuint (pmap_chart_get_n_bars (chart), ==, 4);
  assert_row (chart, 0, "14 Sep 2026|18|18|");
  assert_row (chart, 1, "12 Oct 2026|26|25|");
  assert_row (chart, 2, "16 Nov 2026|29|33.8|Another pupil helped");
  assert_row (chart, 3, "11 Dec 2026||40|");
  words = pmap_chart_describe_bar (chart, 2);
  g_assert_cmpstr (words, ==, "16 Nov 2026\nMeasured: 29\nExpected by then: 33.8\nAnother pupil helped");
  g_assert_true (g_str_has_suffix (pmap_chart_get_summary (chart),
                                   "29 on 16 November 2026: behind, for 33.8 is expected by then."));
}

static void
test_effect (Fixture *self,
             gconstpointer unused)
{
  g_autoptr (PmapChart) progress = NULL, outcome = NULL;
  g_autofree char *words = NULL;

  add_outcomes (self);
  progress = build (self, "progress-against-cost");
  outcome = build (self, "outcome-against-cost");
  g_assert_cmpint (pmap_chart_get_shape (progress), ==, PMAP_CHART_POINTS);
  g_assert_cmpuint (pmap_chart_get_n_bars (progress), ==, 1);
  /* (29 − 18) of (40 − 18) */
  g_assert_cmpstr (pmap_chart_get_bar (progress, 0)->text, ==, "50%");
  g_assert_cmpstr (pmap_chart_get_bar (outcome, 0)->text, ==, "1");
  g_assert_cmpint (pmap_chart_get_bar (progress, 0)->from, >, 0);
  g_assert_cmpint (pmap_chart_get_bar (progress, 0)->from, ==, pmap_chart_get_bar (outcome, 0)->from);
  g_assert_cmpstr (pmap_chart_get_bar (outcome, 0)->detail, ==, "rests on 1 pupil");
  words = pmap_chart_describe_bar (outcome, 0);
  g_assert_nonnull (strstr (words, "\nMean outcome, −2 to +2: 1\nCost for a pupil: £"));
}

static void
test_pupils (Fixture *self,
             gconstpointer unused)
{
  g_autoptr (PmapChart) chart = build (self, "cost-per-pupil");
  gint64 limit;
  const char *label;

  g_assert_true (pmap_chart_get_reference (chart, &limit, &label));
  g_assert_cmpint (limit, ==, 600000);
  g_assert_cmpstr (label, ==, "£6,000, element 2");
  g_assert_cmpuint (pmap_chart_get_n_series (chart), ==, 2);
  g_assert_cmpstr (pmap_chart_get_series (chart, 0)->name, ==, "Targeted");
  g_assert_cmpstr (pmap_chart_get_bar (chart, 0)->label, ==, "Amira Example");
  g_assert_cmpstr (pmap_chart_get_bar (chart, 0)->id, ==, pmap_record_get_id (PMAP_RECORD (self->sample.amira)));
  g_assert_cmpstr (pmap_chart_get_bar (chart, 0)->detail, ==, "Year 3, 4 interventions");
  g_assert_cmpstr (pmap_chart_get_summary (chart), ==, "No pupil’s provision costs more than £6,000.");
  for (guint i = 1; i < pmap_chart_get_n_bars (chart); i++)
    g_assert_cmpint (pmap_chart_get_bar (chart, i - 1)->total, >=, pmap_chart_get_bar (chart, i)->total);
}

static void
test_one_pupil (Fixture *self,
                gconstpointer unused)
{
  PmapRecordList *provisions = self->sample.document->provisions;
  g_autoptr (PmapChart) chart = NULL;

  g_test_summary ("What is called by another child's name is not, in a chart of one pupil");
  for (guint i = 0; i < pmap_record_list_get_length (provisions); i++)
    set_fields (self->sample.editor, pmap_record_list_get (provisions, i), "name", "Reading with zebedee", NULL);
  chart = build (self, "pupil-cost-by-intervention");
  g_assert_cmpuint (pmap_chart_get_n_bars (chart), >, 0);
  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    g_assert_cmpstr (pmap_chart_get_bar (chart, i)->label, ==, "Reading with another pupil");
}

static void
test_counts (Fixture *self,
             gconstpointer unused)
{
  g_autoptr (PmapChart) areas = build (self, "interventions-by-area");
  g_autoptr (PmapChart) years = build (self, "interventions-by-year-group");
  g_autoptr (PmapChart) pupils = build (self, "interventions-per-pupil");

  g_assert_cmpint (pmap_chart_get_bar (areas, 0)->total, ==, 2);
  g_assert_cmpint (pmap_chart_get_bar (areas, 1)->total, ==, 2);
  g_assert_cmpint (pmap_chart_get_bar (areas, 2)->total, ==, 1);
  g_assert_cmpint (pmap_chart_get_bar (areas, 3)->total, ==, 0);
  g_assert_cmpuint (pmap_chart_get_n_bars (years), ==, 3);
  g_assert_cmpstr (pmap_chart_get_bar (years, 0)->label, ==, "Year 3");
  g_assert_cmpint (pmap_chart_get_bar (years, 0)->total, ==, 5);
  g_assert_cmpint (pmap_chart_get_bar (years, 1)->total, ==, 0);
  g_assert_cmpint (pmap_chart_get_bar (years, 2)->total, ==, 1);
  g_assert_cmpint (pmap_chart_get_bar (pupils, 0)->total, ==, 4);
}

static void
test_empty_map (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  guint n_kinds;
  const PmapChartKind *kinds = pmap_chart_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (!kinds[i].about_pupil)
      {
        const PmapChartOrder order = { .ledger = ledger, .today = pmap_date_new (30, 11, 2026) };
        g_autoptr (PmapChart) chart = pmap_chart_kind_build (&kinds[i], &order);

        g_assert_cmpint (sum (chart), ==, 0);
        g_assert_true (g_str_has_suffix (pmap_chart_get_empty (chart), "."));
        g_assert_true (g_str_has_suffix (pmap_chart_get_summary (chart), "."));
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Every chart of a map shows the ledger's figures");

  g_test_add ("/chart-kinds/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/chart-kinds/sums", Fixture, NULL, set_up, test_sums, tear_down);
  g_test_add ("/chart-kinds/months", Fixture, NULL, set_up, test_months, tear_down);
  g_test_add ("/chart-kinds/budget", Fixture, NULL, set_up, test_budget, tear_down);
  g_test_add ("/chart-kinds/rate-sets", Fixture, NULL, set_up, test_rate_sets, tear_down);
  g_test_add ("/chart-kinds/areas-over-months", Fixture, NULL, set_up, test_areas_over_months, tear_down);
  g_test_add ("/chart-kinds/spans", Fixture, NULL, set_up, test_spans, tear_down);
  g_test_add ("/chart-kinds/many-spans", Fixture, NULL, set_up, test_many_spans, tear_down);
  g_test_add ("/chart-kinds/target", Fixture, NULL, set_up, test_target, tear_down);
  g_test_add ("/chart-kinds/effect", Fixture, NULL, set_up, test_effect, tear_down);
  g_test_add ("/chart-kinds/pupils", Fixture, NULL, set_up, test_pupils, tear_down);
  g_test_add ("/chart-kinds/one-pupil", Fixture, NULL, set_up, test_one_pupil, tear_down);
  g_test_add ("/chart-kinds/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add_func ("/chart-kinds/empty-map", test_empty_map);

  return g_test_run ();
}
