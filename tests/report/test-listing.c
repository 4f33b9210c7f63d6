/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of the map say the same on screen, on paper and in a spreadsheet; here what they say is held against the map. */

#include "config.h"

#include "map-samples.h"
#include "base/pmap-money.h"
#include "history/pmap-change-from.h"
#include "model/pmap-funding.h"
#include "model/pmap-staff-role.h"
#include "report/pmap-listing.h"
#include "report/pmap-step-words.h"
#include "report/pmap-working-table.h"
#include "shared/map.h"

typedef struct
{
  Sample sample;
  PmapLedger *ledger;
  PmapListingContext context;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  sample_init (&self->sample);
  self->ledger = pmap_ledger_new (self->sample.document);
  self->context = (PmapListingContext) { self->ledger, pmap_date_new (20, 11, 2026) };
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->ledger);
  sample_clear (&self->sample);
}

static const PmapColumn *
find_column (const PmapListing *listing,
             const char        *id)
{
  for (guint i = 0; i < listing->n_columns; i++)
    if (g_str_equal (listing->columns[i].id, id))
      return &listing->columns[i];
  g_assert_not_reached ();
}

static void
assert_row (Fixture           *self,
            const PmapListing *listing,
            gpointer           record,
            const char        *wanted)
{
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < listing->n_columns; i++)
    {
      g_autofree char *text = pmap_column_get_text (&listing->columns[i], record, &self->context);

      g_string_append_printf (row, "%s%s", i > 0 ? " | " : "", text);
    }
  g_assert_cmpstr (row->str, ==, wanted);
}

static void
test_registry (Fixture       *self,
               gconstpointer  data)
{
  guint n_listings;
  const PmapListing *const *listings = pmap_listings_get (&n_listings);

  g_test_summary ("Each listing is found by its nick, has a title, a list in the map and columns with ids of their own");
  g_assert_cmpuint (n_listings, >=, 2);
  for (guint i = 0; i < n_listings; i++)
    {
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (pmap_listing_find (listings[i]->nick) == listings[i]);
      g_assert_nonnull (pmap_listing_get_title (listings[i]));
      g_assert_true ((pmap_listing_get_list (listings[i], self->sample.document) != NULL) == (listings[i]->list_rows == NULL));
      for (guint j = 0; j < listings[i]->n_columns; j++)
        {
          g_assert_nonnull (listings[i]->columns[j].title);
          g_assert_true (g_hash_table_add (ids, (gpointer) listings[i]->columns[j].id));
        }
    }
  g_assert_null (pmap_listing_find ("no such"));
}

static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  PmapDocument *document = self->sample.document;

  g_test_summary ("A row says what the map says, in the words of the screen");
  assert_row (self, pmap_listing_find ("groups"), pmap_record_list_get (document->interventions, 0),
              "1stClass@Number | With Zebedee and friends | Targeted | Teaching assistant, level 2 | 14 Sep 2026 to 27 Nov 2026 |  | "
              "30 minutes, 3 times a week | 3 | £288.93 | £96.31 | –");
  assert_row (self, pmap_listing_find ("provisions"), pmap_record_list_get (document->provisions, 1),
              "1stClass@Number | Targeted | C&L | Teaching assistant, level 2 | 30 | 3 |  |  | 1 | £288.93");
}

static void
test_register (Fixture       *self,
               gconstpointer  data)
{
  const PmapColumn *pupil = find_column (pmap_listing_find ("register"), "pupil"), *sen = find_column (pmap_listing_find ("register"), "sen");
  g_autoptr (GListModel) before = pmap_listing_list_rows (pmap_listing_find ("register"), &self->context);
  g_autoptr (GListModel) after = NULL;
  g_autofree char *codes = pmap_column_get_total (sen, before, &self->context), *first = NULL, *second = NULL;

  g_test_summary ("The register has whoever has SEN support or a plan, and nobody else; it is sorted by family name");
  g_assert_cmpuint (g_list_model_get_n_items (before), ==, 4);
  g_assert_cmpstr (codes, ==, "3 K, 1 E");
  /* Of a share that leaves a penny over, the ids say whose it is; hers leaves none. */
  assert_row (self, pmap_listing_find ("register"), self->sample.others[1], "Ottoline Vexworthy | Year 3 |  | E |  |  | 2 | £176.57");
  pmap_column_get_key (pupil, self->sample.others[0], &self->context, &first);      /* Zebedee Quillfeather */
  pmap_column_get_key (pupil, self->sample.others[1], &self->context, &second);     /* Ottoline Vexworthy */
  g_assert_cmpstr (first, <, second);

  set_fields (self->sample.editor, self->sample.amira, "sen", "", NULL);
  after = pmap_listing_list_rows (pmap_listing_find ("register"), &self->context);
  g_assert_cmpuint (g_list_model_get_n_items (after), ==, 3);
}

/* What the first column says of each row. */
static void
assert_order (Fixture           *self,
              const PmapListing *listing,
              const char        *wanted)
{
  g_autoptr (GListModel) rows = pmap_listing_list_rows (listing, &self->context);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PmapRecord) row = g_list_model_get_item (rows, i);
      g_autofree char *name = pmap_column_get_text (&listing->columns[0], row, &self->context);

      g_string_append_printf (names, "%s%s", i > 0 ? " | " : "", name);
    }
  g_assert_cmpstr (names->str, ==, wanted);
}

static void
test_roles (Fixture       *self,
            gconstpointer  data)
{
  PmapDocument *document = self->sample.document;
  PmapRecord *role = add_record (self->sample.editor, document->staff_roles, "name", "Learning mentor", NULL);
  g_autoptr (PmapRecord) rate = pmap_record_new_for (PMAP_STAFF_ROLE (role)->rates, pmap_date_new (30, 11, 2026));
  PmapRecord *colleague = add_record (self->sample.editor, document->staff_members, "name", "Ms I. Invented", "hours-per-week", "27.5", NULL);

  g_test_summary ("A role shows the rate in force today and what it is with on-costs, to the penny, or that it has none");
  assert_row (self, pmap_listing_find ("roles"), role, "Learning mentor | No rate yet |  |  | ");
  g_assert_true (pmap_editor_insert (self->sample.editor, PMAP_STAFF_ROLE (role)->rates, PMAP_POSITION_END, rate, NULL));
  set_fields (self->sample.editor, rate, "from", "1 October 2026", "hourly", "13.05", "on-cost-percent", "30", NULL);
  assert_row (self, pmap_listing_find ("roles"), role, "Learning mentor | £13.05 an hour | 30% | £16.97 | 1 October 2026");
  set_fields (self->sample.editor, rate, "from", "21 November 2026", NULL);
  assert_row (self, pmap_listing_find ("roles"), role, "Learning mentor | No rate yet |  |  | ");
  assert_row (self, pmap_listing_find ("staff"), colleague, "Ms I. Invented |  | 27.5 | 0 | 27.5 | ");
  add_record (self->sample.editor, document->staff_members, "name", "Ms A. Baxter", NULL);
  assert_order (self, pmap_listing_find ("staff"), "Ms A. Baxter | Mrs P. Hughes | Ms I. Invented");
}

static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_test_summary ("Groups stand by their provision, the menu by tier and then as it was written, the register by family name");
  assert_order (self, pmap_listing_find ("groups"),
                "1stClass@Number | Bubble time | Precision Teaching | Speech and language therapy | Talk Boost");
  assert_order (self, pmap_listing_find ("provisions"),
                "Visual timetables | 1stClass@Number | Talk Boost | Precision Teaching | Speech and language therapy | Bubble time");
  assert_order (self, pmap_listing_find ("register"), "Thaddeus Brackenmoor | Amira Example | Zebedee Quillfeather | Ottoline Vexworthy");
}

static void
test_map (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) rows = NULL;
  PmapIntervention *talk_boost;
  static const char *const wanted[] = {
    "Universal |  |  |  |  |  | not costed",
    "Instructions in short steps, with a picture for each. |  |  |  |  |  | ",
    "Time to think before she is asked to answer. |  |  |  |  |  | ",
    "Key words of a topic are taught before the lesson. |  |  |  |  |  | ",
    "Targeted |  |  |  |  |  | £96.31",
    "1stClass@Number, With Zebedee and friends | Mrs P. Hughes | 30 minutes, 3 times a week | In a group of 3 | "
    "14 Sep 2026 to 27 Nov 2026 |  | £96.31",
    "Specialist |  |  |  |  |  | £511.15",
    "Precision Teaching, With Zebedee and friends | Mrs P. Hughes | 10 minutes, 5 times a week | One to one | "
    "14 Sep 2026 to 27 Nov 2026 |  | £160.52",
    "Speech and language therapy, With Zebedee and friends | Speech and language therapist | 45 minutes, once a fortnight | One to one | "
    "14 Sep 2026 to 27 Nov 2026 |  | £350.63",
  };

  g_test_summary ("A pupil's map has what the pupil gets, tier by tier, each behind its heading; a strategy is only words");
  self->context.pupil = self->sample.amira;
  /* What leaves a penny over when it is shared. */
  talk_boost = pmap_record_list_get (self->sample.document->interventions, 1);
  g_assert_true (pmap_editor_remove (self->sample.editor, pmap_record_list_get (talk_boost->members, 0), NULL));
  rows = pmap_listing_map_list_rows (&self->context);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < rows->len; i++)
    assert_row (self, &pmap_listing_map, rows->pdata[i], wanted[i]);

  /* What has no tier is headed by the map. */
  refer (self->sample.editor, pmap_record_list_get (self->sample.document->provisions, 1), "tier", NULL);
  g_ptr_array_unref (rows);
  rows = pmap_listing_map_list_rows (&self->context);
  assert_row (self, &pmap_listing_map, rows->pdata[rows->len - 2], "No tier |  |  |  |  |  | £96.31");
}

/* The first row of a membership in a run of a provision. */
static PmapMember *
find_line (Fixture    *self,
           GPtrArray  *rows,
           const char *provision)
{
  for (guint i = 0; i < rows->len; i++)
    if (PMAP_IS_MEMBER (rows->pdata[i]))
      {
        PmapIntervention *run = PMAP_INTERVENTION (pmap_record_get_owner (rows->pdata[i]));

        if (g_str_equal (pmap_intervention_get_provision (run)->name, provision))
          return rows->pdata[i];
      }
  g_assert_not_reached ();
}

static void
test_steps (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) rows = NULL, changed = NULL;
  g_autoptr (PmapWorkingTable) working = NULL;
  g_autofree char *second = NULL, *sum = NULL, *one = NULL, *none = NULL;
  const PmapColumn *name = find_column (&pmap_listing_map, "provision"), *cost = find_column (&pmap_listing_map, "cost");
  PmapIntervention *run, *next;
  PmapMember *line, *before;
  gint64 pence;

  g_test_summary ("What changed from a date is one line with its steps below, all their cost, and a working that adds them up");
  self->context.pupil = self->sample.amira;
  rows = pmap_listing_map_list_rows (&self->context);
  before = find_line (self, rows, "Precision Teaching");
  none = pmap_words_get_steps (before);
  g_assert_null (none);
  run = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (before)));
  next = pmap_change_from (self->sample.editor, run, pmap_date_new (2, 11, 2026), NULL);
  g_assert_nonnull (next);
  set_fields (self->sample.editor, PMAP_RECORD (next), "minutes", "15", "sessions-per-week", "2", "group-size", "3", NULL);

  changed = pmap_listing_map_list_rows (&self->context);
  g_assert_cmpuint (changed->len, ==, rows->len);
  line = find_line (self, changed, "Precision Teaching");
  g_assert_true (pmap_record_get_owner (PMAP_RECORD (line)) == PMAP_RECORD (next));
  second = name->second (line, name, &self->context);
  g_assert_cmpstr (second, ==, "10 minutes, 5 times a week, one to one, until 1 Nov 2026 → 15 minutes, twice a week, in a group of 3: "
                               "steps down");
  pence = pmap_ledger_get_share (self->ledger, before) + pmap_ledger_get_share (self->ledger, line);
  g_assert_cmpint (pmap_ledger_get_share (self->ledger, before), >, 0);
  sum = pmap_money_format (pence);
  one = pmap_column_get_text (cost, line, &self->context);
  g_assert_cmpstr (one, ==, sum);

  working = pmap_working_table_new_steps (self->ledger, line);
  g_assert_cmpuint (working->rows->len, ==, 3);
  g_assert_cmpstr (((PmapWorkingRow *) working->rows->pdata[0])->detail, ==, "10 minutes, 5 times a week, one to one");
  g_assert_cmpstr (((PmapWorkingRow *) working->rows->pdata[2])->cells[PMAP_WORKING_AMOUNT], ==, sum);
}

static void
test_totals (Fixture       *self,
             gconstpointer  data)
{
  const PmapColumn *cost = find_column (pmap_listing_find ("groups"), "cost");
  const PmapColumn *menu_cost = find_column (pmap_listing_find ("provisions"), "cost");
  g_autofree char *total = pmap_money_format (pmap_ledger_get_total (self->ledger)), *groups = NULL, *menu = NULL;

  g_test_summary ("Groups and menu come to the school's total");
  groups = pmap_column_get_total (cost, G_LIST_MODEL (self->sample.document->interventions), &self->context);
  menu = pmap_column_get_total (menu_cost, G_LIST_MODEL (self->sample.document->provisions), &self->context);
  g_assert_cmpstr (groups, ==, total);
  g_assert_cmpstr (menu, ==, total);
}

static void
assert_number (Fixture           *self,
               const PmapListing *listing,
               const char        *column,
               gpointer           record,
               const char        *wanted)
{
  g_autofree char *number = pmap_column_get_number (find_column (listing, column), record, &self->context);

  g_assert_cmpstr (number, ==, wanted);
}

static void
test_numbers (Fixture       *self,
              gconstpointer  data)
{
  gpointer group = pmap_record_list_get (self->sample.document->interventions, 0);
  gpointer provision = pmap_record_list_get (self->sample.document->provisions, 1);

  g_test_summary ("Figures are numbers without signs and thousands; what is no figure is none");
  assert_number (self, pmap_listing_find ("groups"), "cost", group, "288.93");
  assert_number (self, pmap_listing_find ("groups"), "members", group, "3");
  assert_number (self, pmap_listing_find ("groups"), "dates", group, NULL);
  assert_number (self, pmap_listing_find ("provisions"), "minutes", provision, "30");
  assert_number (self, pmap_listing_find ("provisions"), "weeks", provision, NULL);
  set_fields (self->sample.editor, provision, "weeks", "10.5", "sessions-per-week", "0.5", NULL);
  assert_number (self, pmap_listing_find ("provisions"), "weeks", provision, "10.5");
  assert_number (self, pmap_listing_find ("provisions"), "sessions", provision, "0.5");
}

static void
assert_totals (Fixture           *self,
               const PmapListing *listing,
               const char        *wanted)
{
  g_autoptr (GListModel) rows = pmap_listing_list_rows (listing, &self->context);
  g_autoptr (GString) heads = g_string_new (NULL), totals = g_string_new (NULL);
  g_autofree char *all = NULL;

  for (guint i = 0; i < listing->n_columns; i++)
    {
      g_autofree char *head = pmap_column_get_title (&listing->columns[i], &self->context);
      g_autofree char *total = pmap_column_get_total (&listing->columns[i], rows, &self->context);

      if (!pmap_column_applies (&listing->columns[i], &self->context))
        continue;
      g_string_append_printf (heads, "%s%s", i > 0 ? " | " : "", head);
      g_string_append_printf (totals, "%s%s", i > 0 ? " | " : "", total != NULL ? total : "");
    }
  all = g_strdup_printf ("%s / %s", heads->str, totals->str);
  g_assert_cmpstr (all, ==, wanted);
}

static void
test_funding (Fixture       *self,
              gconstpointer  data)
{
  PmapDocument *document = self->sample.document;
  PmapEditor *editor = self->sample.editor;
  PmapRecord *amira = PMAP_RECORD (self->sample.amira), *theirs;
  PmapPeriod autumn = pmap_period_term (pmap_record_list_get (pmap_document_get_year (document)->terms, 0));

  g_test_summary ("Own cost beside the authority's, with a difference that adds up; the limit is held against the year");
  set_fields (editor, pmap_document_get_funding (document), "element-2-limit", "600", NULL);
  set_fields (editor, amira, "top-up", "120.50", NULL);
  assert_totals (self, pmap_listing_find ("funding"),
                 "Pupil | Year | SEN | Cost this year | Towards £600 | Over or below it | Top-up / 4 pupils |  |  | £1,137.17 | £1,137.17 | 1 over, 0 near | £120.50");
  theirs = add_record (editor, document->rate_sets, "name", "What Anyshire accepts", NULL);
  for (guint i = 0; i < pmap_record_list_get_length (document->staff_roles); i++)
    {
      PmapRecord *rate = add_record (editor, PMAP_STAFF_ROLE (pmap_record_list_get (document->staff_roles, i))->rates,
                                     "from", "1/9/2026", "hourly", "10", NULL);

      refer (editor, rate, "set", theirs);
    }
  assert_totals (self, pmap_listing_find ("funding"),
                 "Pupil | Year | SEN | Cost this year | What Anyshire accepts | Difference | Towards £600 | Over or below it | Top-up / 4 pupils |  |  | £1,137.17 | £490.42 | £646.75 | £1,137.17 | 1 over, 0 near | £120.50");
  assert_row (self, pmap_listing_find ("funding"), amira,
                 "Amira Example | Year 3 | K | £735.88 | £261.26 | £474.62 | £735.88 | £135.88 over | £120.50");
  pmap_ledger_set_period (self->ledger, &autumn);
  assert_totals (self, pmap_listing_find ("funding"),
                 "Pupil | Year | SEN | Cost in the Autumn term | What Anyshire accepts | Difference | This year towards £600 | Over or below it | Top-up / 4 pupils |  |  | £1,137.17 | £490.42 | £646.75 | £1,137.17 | 1 over, 0 near | £120.50");
}

static void
test_bands (Fixture       *self,
            gconstpointer  data)
{
  PmapFunding *funding = pmap_document_get_funding (self->sample.document);
  static const struct { gint64 pence; PmapBand band; } cases[] = {
    { 0, PMAP_BAND_BELOW }, { 539999, PMAP_BAND_BELOW }, { 540000, PMAP_BAND_NEAR }, { 600000, PMAP_BAND_NEAR }, { 600001, PMAP_BAND_OVER },
  };

  g_test_summary ("Near is what is at most a tenth below the limit; the limit itself is not over it");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pmap_funding_judge (funding, cases[i].pence), ==, cases[i].band);
}

/* The sum of a column over rows of which another column says @wanted; all of them where that is NULL. */
static gint64
sum_column (Fixture           *self,
            const PmapListing *listing,
            GListModel        *rows,
            const char        *id,
            const char        *wanted)
{
  gint64 sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);
      g_autofree char *first = pmap_column_get_text (&listing->columns[0], row, &self->context);

      if (wanted == NULL || g_str_equal (first, wanted))
        sum += find_column (listing, id)->key (row, find_column (listing, id), &self->context);
    }
  return sum;
}

static void
test_budget (Fixture       *self,
             gconstpointer  data)
{
  PmapDocument *document = self->sample.document;
  g_autoptr (GListModel) rows = NULL;
  g_autoptr (GObject) first = NULL, last = NULL;
  gint64 all;

  g_test_summary ("The budget is held against spend and forecast, a row a month; the last has all of the year");
  map_set (pmap_document_get_funding (document), "notional-sen-budget", "5000");
  rows = pmap_listing_list_rows (pmap_listing_find ("budget"), &self->context);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 12);
  all = pmap_ledger_get_towards_budget (self->ledger);
  g_assert_cmpint (all, >, 0);
  g_assert_cmpint (sum_column (self, pmap_listing_find ("budget"), rows, "month-total", NULL), ==, all);
  g_assert_cmpint (sum_column (self, pmap_listing_find ("budget"), rows, "to-date", NULL)
                     + sum_column (self, pmap_listing_find ("budget"), rows, "to-come", NULL), ==, all);
  first = g_list_model_get_item (rows, 0);
  last = g_list_model_get_item (rows, 11);
  {
    g_autofree char *month = pmap_column_get_text (find_column (pmap_listing_find ("budget"), "month"), first, &self->context);
    g_autofree char *number = pmap_column_get_number (find_column (pmap_listing_find ("budget"), "until"), last, &self->context);
    g_autofree char *until = g_strdup_printf ("%d.%02d", (int) (all / 100), (int) (all % 100));

    g_assert_cmpstr (month, ==, "Sep 2026");
    g_assert_cmpstr (number, ==, until);
  }
  g_assert_cmpint (find_column (pmap_listing_find ("budget"), "left")->key (last, NULL, &self->context), ==, 500000 - all);
}

static void
test_payers (Fixture       *self,
             gconstpointer  data)
{
  PmapDocument *document = self->sample.document;
  PmapIntervention *intervention = pmap_record_list_get (document->interventions, 0);
  g_autoptr (GListModel) alone = NULL, rows = NULL;

  g_test_summary ("Who pays how much of each month: the school alone, then a stream, too; together they are what it costs");
  alone = pmap_listing_list_rows (pmap_listing_find ("payers"), &self->context);
  g_assert_cmpint (sum_column (self, pmap_listing_find ("payers"), alone, "month-total", "The school itself"), ==,
                   pmap_ledger_get_total (self->ledger));
  map_add (document->payers, "nhs", "name", "NHS", NULL);
  map_add (intervention->payments, NULL, "payer", "nhs", "percent", "25", NULL);
  g_set_object (&self->ledger, NULL);
  self->context.ledger = self->ledger = pmap_ledger_new (document);
  rows = pmap_listing_list_rows (pmap_listing_find ("payers"), &self->context);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 24);
  g_assert_cmpint (sum_column (self, pmap_listing_find ("payers"), rows, "month-total", "NHS"), ==, pmap_ledger_get_payer_total (self->ledger, "nhs"));
  g_assert_cmpint (pmap_ledger_get_payer_total (self->ledger, "nhs"), >, 0);
  g_assert_cmpint (sum_column (self, pmap_listing_find ("payers"), rows, "month-total", NULL), ==, pmap_ledger_get_total (self->ledger));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/listing/registry", test_registry);
  ADD ("/listing/rows", test_rows);
  ADD ("/listing/register", test_register);
  ADD ("/listing/roles", test_roles);
  ADD ("/listing/order", test_order);
  ADD ("/listing/map", test_map);
  ADD ("/listing/steps", test_steps);
  ADD ("/listing/totals", test_totals);
  ADD ("/listing/numbers", test_numbers);
  ADD ("/listing/funding", test_funding);
  ADD ("/listing/bands", test_bands);
  ADD ("/listing/budget", test_budget);
  ADD ("/listing/payers", test_payers);

  return g_test_run ();
}
