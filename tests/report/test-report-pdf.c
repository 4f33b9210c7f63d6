/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as PDF: the same bytes, readable texts in any script, a structure, and no word about the maker. */
#include "config.h"

#include "report/pmap-page-layout.h"
#include "report/pmap-report-pdf.h"

#include "pdf-tools.h"
#include "report-samples.h"

#define DATE "2026-09-14T09:30:00Z"

static GBytes *
write_pdf (PmapReport *report)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pmap_report_write_pdf (report, PMAP_PAGE_A4_WIDTH, PMAP_PAGE_A4_HEIGHT, DATE, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_same_bytes (void)
{
  g_autoptr (PmapReport) one = make_sample_report (20);
  g_autoptr (PmapReport) other = make_sample_report (21);
  g_autoptr (PmapReport) again = make_sample_report (20);
  g_autoptr (GBytes) first = write_pdf (one);
  g_autoptr (GBytes) second = write_pdf (other);
  g_autoptr (GBytes) third = write_pdf (again);

  g_assert_true (g_bytes_equal (first, third));
  g_assert_false (g_bytes_equal (first, second));
}

static void
test_text (void)
{
  g_autoptr (PmapReport) report = make_sample_report (30);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  pmap_report_add (report, pmap_block_new_paragraph (PMAP_TEXT_BODY, "Zażółć gęślą jaźń, Ωμέγα, Привет"));
  bytes = write_pdf (report);
  text = read_pdf_text (bytes);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "Amira Example"));
  g_assert_nonnull (strstr (text, "Page 1 of "));
  g_assert_nonnull (strstr (text, "£4,116.74"));
  g_assert_nonnull (strstr (text, "Zażółć gęślą jaźń, Ωμέγα, Привет"));
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("row%03u", i);

      g_assert_cmpuint (count_text (text, name), ==, 1);
    }
}

static void
test_words_about_itself (void)
{
  g_autoptr (PmapReport) report = make_sample_report (3);
  g_autoptr (GBytes) bytes = write_pdf (report);
  g_autofree char *plain = read_pdf_streams (bytes);

  if (plain == NULL)
    {
      g_test_skip ("qpdf is not installed");
      return;
    }
  g_assert_nonnull (strstr (plain, "/Title (Provision map)"));
  g_assert_nonnull (strstr (plain, "/CreationDate (20260914093000Z)"));
  g_assert_null (strstr (plain, g_get_user_name ()));
  g_assert_null (strstr (plain, g_get_home_dir ()));
  g_assert_null (strstr (plain, "/Author"));
  for (guint i = 0; i < 6; i++)
    {
      static const char *const tags[] = { "/S /H1", "/S /H2", "/S /Table", "/S /TR", "/S /TD", "/S /TH" };

      g_assert_nonnull (strstr (plain, tags[i]));
    }
  g_assert_nonnull (strstr (plain, "/Marked true"));
  g_assert_nonnull (strstr (plain, "/Lang (en-GB)"));
  g_assert_nonnull (strstr (plain, "/DisplayDocTitle true"));
}

/* What we add behind cairo's end is sound. */
static void
test_sound (void)
{
  g_autoptr (PmapReport) report = make_sample_report (40);
  g_autoptr (GBytes) bytes = write_pdf (report);
  g_autofree char *words = run_pdf_tool (bytes, "qpdf", (const char *const[]) { "--check", "@", NULL });

  if (words == NULL)
    {
      g_test_skip ("qpdf is not installed");
      return;
    }
  g_assert_nonnull (strstr (words, "No syntax or stream encoding errors"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("A PDF holds the document's texts and structure and nothing else");

  g_test_add_func ("/report-pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report-pdf/text", test_text);
  g_test_add_func ("/report-pdf/words-about-itself", test_words_about_itself);
  g_test_add_func ("/report-pdf/sound", test_sound);

  return g_test_run ();
}
