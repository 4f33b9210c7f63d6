/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rate is the price of, as a fraction, and what it lacks. */

#include "config.h"

#include "model/pmap-rate.h"
#include "model/pmap-staff-role.h"
#include "shared/map.h"

typedef struct
{
  const char *basis, *hourly, *price, *hours, *weeks;
  gint64 year_weeks;
  gint64 amount, factor, divisor;     /* no amount: nothing can be costed */
  const char *lacks;
} Case;

static const Case cases[] = {
  { NULL, "13.47", NULL, NULL, NULL, 380000, 134700, 1, 1, NULL },
  { "hour", "13.47", "655", "3", "38", 380000, 134700, 1, 1, NULL },
  { NULL, NULL, NULL, NULL, NULL, 380000, 0, 0, 0, "The hourly rate is missing, so nothing is costed with it" },
  { "session", NULL, "58.50", NULL, NULL, 380000, 585000, 1, 1, NULL },
  { "session", "13.47", NULL, NULL, NULL, 380000, 0, 0, 0, "The price is missing, so nothing is costed with it" },
  { "day", NULL, "117", "3.25", NULL, 380000, 1170000, 4, 13, NULL },
  { "day", NULL, "117", NULL, NULL, 380000, 0, 0, 0,
    "How many hours does the price buy? Until that is said, nothing is costed with it" },
  { "day", NULL, "117", "0", NULL, 380000, 0, 0, 0,
    "How many hours does the price buy? Until that is said, nothing is costed with it" },
  { "weekly-hour", NULL, "655", NULL, NULL, 380000, 6550000, 1, 38, NULL },
  { "weekly-hour", NULL, "655", NULL, "39", 380000, 6550000, 1, 39, NULL },
  { "weekly-hour", NULL, "655", NULL, NULL, 386000, 6550000, 5, 193, NULL },
  { "weekly-hour", NULL, "655", NULL, NULL, PMAP_UNSET, 0, 0, 0, NULL },
  { "weekly-hour", NULL, "655", NULL, "0", 380000, 0, 0, 0, "A price of a year cannot be spread over 0 weeks, so nothing is costed with it" },
  { "post", NULL, "24790", "37", "52.143", 380000, 247900000, 1000, 1929291, NULL },
  { "post", NULL, "19000", "32.5", NULL, 380000, 190000000, 1, 1235, NULL },
  { "post", NULL, "24790", NULL, "52.143", 380000, 0, 0, 0,
    "For how many hours a week is the post paid? Until that is said, nothing is costed with it" },
};

static PmapRate *
make_rate (PmapDocument *document,
           const Case   *one)
{
  gpointer role = map_add (document->staff_roles, "ta", "name", "Assistant", NULL);
  const char *const values[][2] = { { "basis", one->basis }, { "hourly", one->hourly }, { "price", one->price },
                                    { "hours", one->hours }, { "weeks", one->weeks } };
  PmapRate *rate;

  map_add (document->rate_sets, "own", "name", "Own", NULL);
  rate = map_add (map_list (role, "rates"), NULL, "set", "own", "from", "2026-09-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i][1] != NULL)
      map_set (rate, values[i][0], values[i][1]);
  return rate;
}

static void
test_cases (void)
{
  g_test_summary ("A price by the hour, the session, the day, the weekly hour and the post, and what each cannot do without.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autoptr (PmapDocument) document = pmap_document_new ();
      g_autoptr (GPtrArray) issues = pmap_issues_new ();
      PmapRate *rate = make_rate (document, one);
      PmapRatePrice price;

      g_test_message ("case %u", i);
      g_assert_cmpint (pmap_rate_get_price (rate, one->year_weeks, &price), ==, one->divisor != 0);
      if (one->divisor != 0)
        {
          g_assert_cmpint (price.amount, ==, one->amount);
          g_assert_cmpint (price.factor, ==, one->factor);
          g_assert_cmpint (price.divisor, ==, one->divisor);
        }
      pmap_record_check (PMAP_RECORD (rate), issues);
      g_assert_cmpuint (issues->len, ==, one->lacks != NULL ? 1 : 0);
      if (one->lacks != NULL)
        {
          g_assert_cmpstr (((PmapIssue *) issues->pdata[0])->message, ==, one->lacks);
          g_assert_cmpint (((PmapIssue *) issues->pdata[0])->severity, ==, PMAP_SEVERITY_WARNING);
        }
    }
}

static void
test_asks_for (void)
{
  static const struct { const char *basis; const char *fields; } asked[] = {
    { "hour", "hourly" }, { "session", "price" }, { "day", "price hours" }, { "weekly-hour", "price weeks" },
    { "post", "price hours weeks" },
  };

  g_test_summary ("A form asks for what the basis takes, and for nothing else.");
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      PmapRate *rate = make_rate (document, &(Case) { .basis = asked[i].basis });
      PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (rate);
      g_autoptr (GString) fields = g_string_new (NULL);

      for (guint j = 0; j < klass->n_fields; j++)
        if (klass->fields[j].belongs_to != NULL && pmap_record_asks_for (PMAP_RECORD (rate), &klass->fields[j]))
          g_string_append_printf (fields, "%s%s", fields->len > 0 ? " " : "", klass->fields[j].name);
      g_assert_cmpstr (fields->str, ==, asked[i].fields);
    }
}

static void
test_same_day (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  gpointer role = map_add (document->staff_roles, "ta", "name", "Assistant", NULL);
  static const struct { const char *set, *from; guint n; } rates[] = {
    { "own", "2026-04-01", 0 }, { "la", "2026-04-01", 0 }, { "own", "2027-04-01", 0 }, { "own", "2026-04-01", 1 },
    { "la", "2027-04-01", 0 },
  };

  g_test_summary ("Two rates of a role in one set from one day: the later is pointed out.");
  map_add (document->rate_sets, "own", "name", "Own", NULL);
  map_add (document->rate_sets, "la", "name", "Authority", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (PmapIssues) issues = pmap_issues_new ();
      PmapRecord *rate = map_add (map_list (role, "rates"), NULL, "set", rates[i].set, "from", rates[i].from, "hourly", "12", NULL);
      guint n = 0;

      pmap_record_check (rate, issues);
      for (guint j = 0; j < issues->len; j++)
        n += g_str_equal (((PmapIssue *) issues->pdata[j])->message,
                          "Another rate of this role holds from the same day: this one, the later in the list, is costed");
      g_assert_cmpuint (n, ==, rates[i].n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rate/cases", test_cases);
  g_test_add_func ("/rate/asks-for", test_asks_for);
  g_test_add_func ("/rate/same-day", test_same_day);
  return g_test_run ();
}
