/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A template of a menu names nobody, can be opened again whatever the menu holds, and loses nothing else. */

#include "config.h"

#include "store/pmap-menu-template.h"

#include "model/pmap-payment.h"
#include "model/pmap-provision.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"
#include "shared/map.h"
#include "xml/pmap-xml-read.h"

static PmapDocument *
make_map (void)
{
  PmapDocument *document = pmap_document_new ();
  PmapStaffRole *role;

  map_set (document->school, "name", "Quennell Road School");
  map_set (document->school, "headteacher", "Ms Zoë Quennell");
  map_add (document->rate_sets, "own", "name", "Mrs Árnason’s sums", NULL);
  role = map_add (document->staff_roles, "ta", "name", "TA of Mrs Árnason", NULL);
  map_add (role->rates, NULL, "set", "own", "from", "1 September 2026", "hourly", "13.47", NULL);
  map_add (document->staff_members, "s", "name", "Mrs P. Árnason", NULL);
  map_add (document->tiers, "t", "name", "Mrs Árnason’s group", NULL);
  map_add (document->pupils, "u", "given-name", "Tansy", "family-name", "Orrow", NULL);
  map_add (document->provisions, "p", "name", "Bubble time", "tier", "t", "role", "ta", "minutes", "5", NULL);
  return document;
}

/* Writes the template and opens it again, as another school does. */
static PmapDocument *
write_and_open (PmapDocument *document,
                guint        *n_cleaned)
{
  g_autoptr (GBytes) bytes = pmap_menu_template_write (document, TRUE, n_cleaned);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapXmlVersion version;
  PmapDocument *template = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);
  g_assert_nonnull (template);
  return template;
}

static void
test_every_record (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapDocument) template = NULL;
  guint n_cleaned;

  g_test_summary ("A tier, a role and a rate set that are called after a colleague lose the name; the school keeps its own");
  template = write_and_open (document, &n_cleaned);
  g_assert_cmpuint (n_cleaned, ==, 3);
  g_assert_cmpstr (PMAP_TIER (pmap_record_list_get (template->tiers, 0))->name, ==, "A colleague’s group");
  g_assert_cmpstr (PMAP_STAFF_ROLE (pmap_record_list_get (template->staff_roles, 0))->name, ==, "TA of a colleague");
  g_assert_cmpstr (PMAP_RATE_SET (pmap_record_list_get (template->rate_sets, 0))->name, ==, "A colleague’s sums");
  g_assert_cmpstr (PMAP_PROVISION (pmap_record_list_get (template->provisions, 0))->name, ==, "Bubble time");
  g_assert_cmpstr (pmap_document_get_school (template)->name, ==, "Quennell Road School");
  g_assert_null (pmap_document_get_school (template)->headteacher);
}

static void
test_full_length (void)
{
  static const char *const fields[] = { "name", "purpose" };

  g_test_summary ("A text that is as long as a field takes, and gets longer without its names, is cut to fit");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (PmapDocument) document = make_map ();
      g_autoptr (PmapDocument) template = NULL;
      PmapRecord *entry = pmap_record_list_get (document->provisions, 0);
      const PmapField *field = pmap_record_find_field (entry, fields[i]);
      glong most = (glong) pmap_field_get_maximum (field);
      g_autoptr (GString) text = g_string_new ("With Zoë, then ");
      const char *cut;
      guint n_cleaned;

      g_test_message ("%s", fields[i]);
      while (g_utf8_strlen (text->str, -1) < most)
        g_string_append_c (text, 'x');
      map_set (entry, fields[i], text->str);
      template = write_and_open (document, &n_cleaned);
      g_assert_cmpuint (n_cleaned, ==, 4);
      cut = pmap_record_get_text (pmap_record_list_get (template->provisions, 0), field);
      g_assert_true (g_str_has_prefix (cut, "With a colleague, then xxx"));
      g_assert_true (g_str_has_suffix (cut, "xxx…"));
      g_assert_cmpint (g_utf8_strlen (cut, -1), ==, most);
    }
}

static void
test_payments (void)
{
  g_autoptr (PmapDocument) document = make_map ();
  g_autoptr (PmapDocument) template = NULL;
  PmapProvision *entry = pmap_record_list_get (document->provisions, 0);

  g_test_summary ("Who pays is the school’s own, and stays at home with what it pays");
  map_add (document->payers, "nhs", "name", "NHS", NULL);
  map_add (entry->payments, NULL, "payer", "nhs", "percent", "50", NULL);
  template = write_and_open (document, NULL);
  entry = pmap_record_list_get (template->provisions, 0);
  g_assert_cmpint (entry->minutes, ==, 5);
  g_assert_cmpuint (pmap_record_list_get_length (entry->payments), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (template->payers), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/menu-template/every-record", test_every_record);
  g_test_add_func ("/store/menu-template/full-length", test_full_length);
  g_test_add_func ("/store/menu-template/payments", test_payments);
  return g_test_run ();
}
