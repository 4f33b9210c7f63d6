/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is taken and looks wrong is asked about: unusually high figures, dates of birth, UPNs. */

#include "config.h"

#include "history/pmap-editor.h"
#include "model/pmap-document.h"
#include "model/pmap-funding.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-rate.h"
#include "model/pmap-resource.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staffing.h"
#include "model/pmap-year.h"
#include "shared/map.h"

/* What the checks say of a field. */
static char *
say (PmapRecord *record,
     const char *field)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  GString *said = g_string_new (NULL);

  pmap_record_check (record, issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      if (g_strcmp0 (issue->field, field) != 0)
        continue;
      g_assert_cmpint (issue->severity, ==, PMAP_SEVERITY_WARNING);
      g_string_append (said, issue->message);
    }
  return g_string_free (said, FALSE);
}

static void
test_plausible (void)
{
  static const struct
  {
    GType (*type) (void);
    const char *field, *usual, *unusual, *message;
  } cases[] = {
    { pmap_intervention_get_type, "sessions-per-week", "20", "35", "How often: 35 times a week is a lot; is it meant?" },
    { pmap_intervention_get_type, "minutes", "420", "1,200", "Length of a session: 1,200 minutes is a lot; is it meant?" },
    { pmap_intervention_get_type, "minutes", "7 hours", "20 hours", "Length of a session: 1,200 minutes is a lot; is it meant?" },
    { pmap_intervention_get_type, "weeks", "52", "60", "For how long: 60 weeks is a lot; is it meant?" },
    { pmap_intervention_get_type, "group-size", "60", "200", "Places in the group: 200 pupils is a lot; is it meant?" },
    { pmap_provision_get_type, "sessions-per-week", "20", "20.5", "How often: 20.5 times a week is a lot; is it meant?" },
    { pmap_provision_get_type, "minutes", "390", "421", "Length of a session: 421 minutes is a lot; is it meant?" },
    { pmap_provision_get_type, "preparation-minutes", "240", "300", "Preparation: 300 minutes a session is a lot; is it meant?" },
    { pmap_provision_get_type, "weeks", "39", "60", "For how long: 60 weeks is a lot; is it meant?" },
    { pmap_provision_get_type, "group-size", "8", "200", "Group size: 200 pupils is a lot; is it meant?" },
    { pmap_staffing_get_type, "count", "10", "25", "How many: 25 is a lot; is it meant?" },
    { pmap_staff_member_get_type, "hours-per-week", "32.5", "55", "Hours a week: 55 hours is a lot; is it meant?" },
    { pmap_rate_get_type, "hourly", "£200", "£1,000", "Hourly rate: £1,000.00 an hour is a lot; is it meant?" },
    { pmap_rate_get_type, "on-cost-percent", "34.5", "130", "On-costs: 130% is a lot; is it meant?" },
    { pmap_resource_get_type, "cost", "£14,000", "£140,000", "Cost: £140,000.00 is a lot; is it meant?" },
    { pmap_pupil_get_type, "top-up", "£52,020", "£520,200", "Top-up funding a year: £520,200.00 is a lot; is it meant?" },
    { pmap_member_get_type, "weight", "20", "100", "Share of the cost: 100 is a lot; is it meant?" },
    { pmap_year_get_type, "weeks", "39", "52", "Teaching weeks a year: 52 weeks is a lot; is it meant?" },
    { pmap_funding_get_type, "element-2-limit", "6000", "600,000", "Element 2 limit: £600,000.00 is a lot; is it meant?" },
  };

  g_test_summary ("A figure that no school is likely to mean is taken and asked about.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autoptr (PmapRecord) record = pmap_record_new (cases[i].type ());
        g_autofree char *said = NULL;

        map_set (record, cases[i].field, j == 0 ? cases[i].usual : cases[i].unusual);
        said = say (record, cases[i].field);
        g_assert_cmpstr (said, ==, j == 0 ? "" : cases[i].message);
      }
}

static void
test_birth_date (void)
{
  static const struct
  {
    const char *birth, *year_group, *message;
  } cases[] = {
    { "31/8/2018", "Year 4", "" },
    { "1/9/2018", "Year 3", "" },
    { "2/11/2018", "Year 3", "" },
    { "31/8/2022", "Reception", "" },
    { "1/9/2021", "Reception", "" },
    { "1/9/2023", "Nursery 1", "" },
    { "31/8/2024", "Nursery 1", "" },
    { "31/8/2008", "Year 14", "" },
    { "2/11/2018", "", "" },
    { "1/5/2004", "", "" },
    { "2/11/2018", "Year 5", "The date of birth fits Year 3, not Year 5; please compare both with the register" },
    { "31/8/2018", "Year 3", "The date of birth fits Year 4, not Year 3; please compare both with the register" },
    { "1/9/2024", "", "Born in 2024 is too young for school in 2026/27; please compare it with the register" },
    { "3/4/2035", "Year 3", "Born in 2035 is too young for school in 2026/27; please compare it with the register" },
    { "3/4/2035", "", "Born in 2035 is too young for school in 2026/27; please compare it with the register" },
    { "31/12/1989", "", "Born in 1989 is too long ago for a pupil; please compare it with the register" },
    { "1/1/1900", "Year 3", "Born in 1900 is too long ago for a pupil; please compare it with the register" },
    { "31/8/2000", "", "Born in 2000 is too long ago for a pupil; please compare it with the register" },
    { "1/5/2004", "Year 5", "Born in 2004 is too old for Year 5; please compare both with the register" },
  };

  g_test_summary ("A date of birth fits the school year of the map and the pupil's year group, or is asked about.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);
      g_autofree char *said = NULL;

      g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (document->year), "start", "1/9/2026", NULL));
      g_assert_true (pmap_editor_insert (editor, document->pupils, PMAP_POSITION_END, pupil, NULL));
      g_assert_true (pmap_editor_set_typed (editor, pupil, "birth-date", cases[i].birth, NULL));
      g_assert_true (pmap_editor_set_typed (editor, pupil, "year-group", cases[i].year_group, NULL));
      said = say (pupil, "birth-date");
      g_assert_cmpstr (said, ==, cases[i].message);
    }
}

static void
test_upn (void)
{
  static const char shape[] = "A UPN is a capital letter and 12 digits; please compare it with the register";
  static const char letter[] = "The UPN does not have the right check letter; please compare it with the register";
  static const struct
  {
    const char *upn, *message;
  } cases[] = {
    { "B801200005001", "" },    { "M80120000500A", "" },   { "A801200005001", letter }, { "A80120000500A", letter },
    { "xyz", shape },           { "b801200005001", shape }, { "B80120000500", shape },   { "B8012000050O1", shape },
    { "I801200005001", shape }, { "B80120000500O", shape }, { "8B01200005001", shape },  { "B8012 0000501", shape },
  };

  g_test_summary ("A UPN with a wrong shape or check letter is taken and asked about.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);
      g_autofree char *said = NULL;

      map_set (pupil, "upn", cases[i].upn);
      said = say (pupil, "upn");
      g_assert_cmpstr (said, ==, cases[i].message);
    }
}

static void
test_school_year (void)
{
  static const struct
  {
    const char *field, *typed, *shown, *guess;
  } cases[] = {
    { "review", "30/11", "30 November 2026", NULL },
    { "review", "3 Jan", "3 January 2027", NULL },
    { "review", "7/12/26", NULL, "7 December 2026" },
    { "review", "29/2", NULL, NULL },
    { "birth-date", "3/4/18", NULL, "3 April 2018" },
    { "birth-date", "3/4/95", NULL, "3 April 1995" },
    { "birth-date", "30/11", NULL, NULL },
    { "birth-date", "30/11/2018", "30 November 2018", NULL },
    { "top-up", "6.000,00", NULL, "£6,000.00" },
    { "top-up", "-3,5", NULL, NULL },
    { "top-up", "lots", NULL, NULL },
    { "upn", "3,5", "3,5", NULL },
  };
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);

  g_test_summary ("A day without a year is of the map's school year, but for a date of birth; what was meant can be asked.");
  g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (document->year), "start", "1/9/2026", NULL));
  g_assert_true (pmap_editor_insert (editor, document->pupils, PMAP_POSITION_END, pupil, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PmapField *field = pmap_record_find_field (pupil, cases[i].field);
      g_autofree char *guess = pmap_record_guess_field (pupil, field, cases[i].typed);
      g_autofree char *shown = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (GValue) value = G_VALUE_INIT;

      g_assert_cmpint (pmap_record_parse_field (pupil, field, cases[i].typed, &value, &error), ==, cases[i].shown != NULL);
      shown = G_IS_VALUE (&value) ? pmap_field_format_value (field, &value) : NULL;
      g_assert_cmpstr (shown, ==, cases[i].shown);
      if (cases[i].shown == NULL)
        g_assert_cmpstr (guess, ==, cases[i].guess);
      if (g_str_equal (cases[i].typed, "7/12/26"))
        g_assert_cmpstr (error->message, ==, "Did you mean 7 December 2026? Please write the year with all four digits");
    }
}

static void
test_short_forms (void)
{
  g_autoptr (PmapRecord) school = pmap_record_new (PMAP_TYPE_SCHOOL);
  g_autofree char *right = NULL, *wrong = NULL, *both = NULL;

  g_test_summary ("A line of short forms without a colon says nothing, and that is said.");
  map_set (school, "short-forms", "Alexander: Xan, Lexo\n\nRebecca, Rebekah: Bex");
  right = say (school, "short-forms");
  g_assert_cmpstr (right, ==, "");
  map_set (school, "short-forms", "Alexander: Xan\nKeira Kiki");
  wrong = say (school, "short-forms");
  g_assert_cmpstr (wrong, ==, "“Keira Kiki” counts for nothing without a colon: write the name, a colon, then its short forms");
  map_set (school, "short-forms", "Keira Kiki\nAlexander: Xan\nRebecca Bex");
  both = say (school, "short-forms");
  g_assert_cmpstr (both, ==, "“Keira Kiki”, “Rebecca Bex” count for nothing without a colon: write the name, a colon, then its "
                             "short forms");
}

static void
test_trained (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  gpointer provision, run;
  g_autofree char *nobody = NULL, *other = NULL, *one = NULL;

  g_test_summary ("Where the menu says who is trained for a provision, whoever else gives it is pointed out.");
  map_add (document->staff_members, "hughes", "name", "Mrs P. Hughes", NULL);
  map_add (document->staff_members, "bright", "name", "Mr D. Bright", NULL);
  provision = map_add (document->provisions, "p", "name", "Talk Boost", "training", "Two days", NULL);
  run = map_add (document->interventions, "i", "provision", "p", NULL);
  map_add (map_list (run, "staffing"), NULL, "member", "bright", NULL);
  map_add (map_list (run, "staffing"), NULL, "role", "ta", NULL);
  nobody = say (run, "staffing");
  g_assert_cmpstr (nobody, ==, "");
  map_add (map_list (provision, "trained"), NULL, "member", "hughes", "on", "2024-03-01", NULL);
  other = say (run, "staffing");
  g_assert_cmpstr (other, ==, "Mr D. Bright is not among those who are said to be trained for it");
  map_add (map_list (provision, "trained"), NULL, "member", "bright", NULL);
  one = say (run, "staffing");
  g_assert_cmpstr (one, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/check/plausible", test_plausible);
  g_test_add_func ("/model/check/birth-date", test_birth_date);
  g_test_add_func ("/model/check/upn", test_upn);
  g_test_add_func ("/model/check/school-year", test_school_year);
  g_test_add_func ("/model/check/short-forms", test_short_forms);
  g_test_add_func ("/model/check/trained", test_trained);
  return g_test_run ();
}
