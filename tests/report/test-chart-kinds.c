/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a map: each shows the ledger's figures and opens the right record. */
#include "config.h"

#include "calc/pmap-ledger.h"
#include "report/pmap-chart-kinds.h"

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
  return pmap_chart_kind_build (kind, self->ledger, pmap_record_get_id (PMAP_RECORD (self->sample.amira)));
}

static gint64
sum (PmapChart *chart)
{
  gint64 total = 0;

  for (guint i = 0; i < pmap_chart_get_n_bars (chart); i++)
    total += pmap_chart_get_bar (chart, i)->total;
  return total;
}

static void
test_all (Fixture *self,
          gconstpointer unused)
{
  guint n_kinds;
  const PmapChartKind *kinds = pmap_chart_kinds_get (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 9);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (PmapChart) chart = build (self, kinds[i].nick);

      g_assert_true (pmap_chart_kind_find (kinds[i].nick) == &kinds[i]);
      g_assert_cmpstr (pmap_chart_get_kind (chart), ==, kinds[i].nick);
      g_assert_cmpstr (pmap_chart_get_title (chart), ==, pmap_chart_kind_get_title (&kinds[i]));
      g_assert_cmpuint (pmap_chart_get_n_bars (chart), >, 0);
      g_assert_cmpint (sum (chart), >, 0);
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
        g_autoptr (PmapChart) chart = pmap_chart_kind_build (&kinds[i], ledger, NULL);

        g_assert_cmpint (sum (chart), ==, 0);
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
  g_test_add ("/chart-kinds/pupils", Fixture, NULL, set_up, test_pupils, tear_down);
  g_test_add ("/chart-kinds/one-pupil", Fixture, NULL, set_up, test_one_pupil, tear_down);
  g_test_add ("/chart-kinds/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add_func ("/chart-kinds/empty-map", test_empty_map);

  return g_test_run ();
}
