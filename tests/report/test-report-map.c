/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed maps: what a parent needs to read, sums that add up on paper, and nobody else's data. */
#define _GNU_SOURCE        /* strcasestr */
#include "config.h"

#include "base/pmap-money.h"
#include "calc/pmap-ledger.h"
#include "history/pmap-change-from.h"
#include "report/pmap-page-layout.h"
#include "report/pmap-report-pdf.h"
#include "report/pmap-report-pupil.h"
#include "report/pmap-report-school.h"

#include "model/pmap-record-private.h"
#include "xml/pmap-xml-read.h"

#include "map-samples.h"
#include "pdf-tools.h"

#include <stdlib.h>

typedef struct
{
  Sample sample;
  PmapLedger *ledger;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer unused)
{
  PmapPeriod period;

  sample_init (&self->sample);
  self->ledger = pmap_ledger_new (self->sample.document);
  period = pmap_period_academic_year (pmap_document_get_year (self->sample.document));
  pmap_ledger_set_period (self->ledger, &period);
}

static void
tear_down (Fixture *self,
           gconstpointer unused)
{
  g_clear_object (&self->ledger);
  sample_clear (&self->sample);
}

static GBytes *
print (PmapReport *report)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pmap_report_write_pdf (report, PMAP_PAGE_A4_WIDTH, PMAP_PAGE_A4_HEIGHT, "2026-09-14T09:30:00Z", &error);

  g_assert_no_error (error);
  return bytes;
}

static GBytes *
print_amira (Fixture *self)
{
  g_autoptr (PmapReport) report = pmap_report_pupil_new (self->ledger,
                                                         pmap_record_get_id (PMAP_RECORD (self->sample.amira)), NULL);

  g_assert_nonnull (report);
  return print (report);
}

static void
test_words (Fixture *self,
            gconstpointer unused)
{
  static const char *const expected[] = {
    "Larkbeck Primary School", "Amira Example", "Provision map for the school year 2026/27", "Year 3, class 3B",
    "SEN support", "Speech, language and communication needs", "11 December 2026",
    "Reading new words takes her long", "Time to think before she is asked to answer.", "1stClass@Number",
    "30 minutes, 3 times a week", "In a group of 3", "One to one", "Teaching assistant, level 2",
    "14 Sep 2026 to 27 Nov 2026", "Review by 1 Dec 2026", "Total: Targeted", "Total: Specialist", "Compared with £6,000",
    "Amira reads 40 of the first 45 words at sight.", "At the start: 18 words", "2 October 2026: 24.",
    "comments", "Parent or carer", "Page 1 of ",
  };
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  g_assert_true (pmap_editor_set_typed (self->sample.editor, pmap_record_list_get (self->sample.document->interventions, 0), "review",
                                        "01/12/2026", NULL));
  pdf = print_amira (self);
  text = read_pdf_text (pdf);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("“%s” is not on paper", expected[i]);
}

/* The figures of the lines whose first words are @start or anything else, in pence. */
static gint64
read_last_amount (const char *line)
{
  const char *pound = g_strrstr (line, "£");
  g_autofree char *typed = NULL;
  gint64 pence;

  if (pound == NULL)
    return PMAP_UNSET;
  typed = g_strchomp (g_strdup (pound));
  return pmap_number_parse (typed, PMAP_MONEY_PLACES, PMAP_UNIT_POUNDS, &pence, NULL) ? pence : PMAP_UNSET;
}

/* Lines add up to each subtotal, subtotals to the total, and the total is the ledger's. */
static void
assert_adds_up (const char *text,
                gint64 expected)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gint64 running = 0, subtotals = 0, total = PMAP_UNSET;

  for (guint i = 0; lines[i] != NULL && total == PMAP_UNSET; i++)
    {
      const char *line = g_strchug (lines[i]);
      gint64 amount = read_last_amount (line);

      if (amount == PMAP_UNSET)
        continue;
      if (g_str_has_prefix (line, "Total: "))
        {
          g_assert_cmpint (running, ==, amount);
          subtotals += amount;
          running = 0;
        }
      else if (g_str_has_prefix (line, "Total "))
        total = amount;
      else
        running += amount;
    }
  g_assert_cmpint (subtotals, ==, total);
  g_assert_cmpint (total, ==, expected);
}

static void
test_sums (Fixture *self,
           gconstpointer unused)
{
  g_autoptr (GBytes) pdf = print_amira (self);
  g_autofree char *text = read_pdf_text (pdf);

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  assert_adds_up (text, pmap_ledger_get_pupil_total (self->ledger, pmap_record_get_id (PMAP_RECORD (self->sample.amira))));
}

static void
assert_private (const char *text)
{
  static const char *const secrets[] = {
    "Zebedee", "Quillfeather", "Ottoline", "Vexworthy", "Thaddeus", "Brackenmoor", "Hughes", "H801200001002",
    "B801200005001", "13.47", "85.00", "2018",
  };

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (text, secrets[i]) != NULL)
      g_error ("“%s” is in a parent’s copy", secrets[i]);
}

static void
test_privacy (Fixture *self,
              gconstpointer unused)
{
  g_autoptr (GBytes) pdf = print_amira (self);
  g_autofree char *text = read_pdf_text (pdf);
  g_autofree char *streams = read_pdf_streams (pdf);

  if (text == NULL || streams == NULL)
    {
      g_test_skip ("pdftotext or qpdf is not installed");
      return;
    }
  assert_private (text);
  g_assert_nonnull (strstr (streams, "/S /LBody"));
  /* Numbers of all kinds are in the streams; names are not. */
  g_assert_null (strstr (streams, "Zebedee"));
  g_assert_null (strstr (streams, "Quillfeather"));
  g_assert_null (strstr (streams, "H801200001002"));
  g_assert_null (strstr (streams, pmap_record_get_id (PMAP_RECORD (self->sample.amira))));
}

static void
set_text (PmapRecord *record,
          const char *name,
          const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  _pmap_record_set_value (record, pmap_record_find_field (record, name), &value);
}

static void
assert_prints (PmapReport *report,
               const char *expected)
{
  g_autoptr (GBytes) pdf = print (report);
  g_autofree char *text = read_pdf_text (pdf);

  if (text != NULL && strstr (text, expected) == NULL)
    g_error ("“%s” is not on paper", expected);
}

static gboolean
plant_cb (PmapRecord *record,
          gpointer user_data)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  guint *n_planted = user_data;

  for (guint i = 0; i < klass->first_child; i++)
    {
      const PmapField *field = &klass->fields[i];
      gboolean is_name = PMAP_IS_PUPIL (record) && g_str_has_suffix (field->name, "-name");

      if ((field->kind != PMAP_KIND_TEXT && field->kind != PMAP_KIND_LONG_TEXT) || is_name || field->maximum == 13)
        continue;
      set_text (record, field->name, "By zebedee Quillfeather");
      (*n_planted)++;
    }
  return TRUE;
}

/* Whatever field of whatever record names another child: the copy does not. */
static void
test_planted (Fixture *self,
              gconstpointer unused)
{
  guint n_planted = 0;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  pmap_record_walk (PMAP_RECORD (self->sample.document), plant_cb, &n_planted);
  g_assert_cmpuint (n_planted, >, 40);
  pdf = print_amira (self);
  text = read_pdf_text (pdf);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "By another pupil"));
  g_assert_null (strcasestr (text, "zebedee"));
  g_assert_null (strcasestr (text, "quillfeather"));
}

static void
test_decisions (Fixture *self,
                gconstpointer unused)
{
  const char *id = pmap_record_get_id (PMAP_RECORD (self->sample.amira));
  g_autoptr (PmapNameScreen) screen = NULL;
  g_autoptr (PmapReport) report = NULL, again = NULL, kept = NULL;
  PmapNameQuestion *question = NULL;
  GPtrArray *questions;
  guint n_asked;

  g_test_summary ("What may be a name is asked about with its sentence, and printed as decided");
  set_text (PMAP_RECORD (self->sample.amira), "views", "I like Zeb. I sit by zebedee");
  screen = pmap_name_screen_new (self->sample.document, id);
  report = pmap_report_pupil_new (self->ledger, id, screen);
  questions = pmap_name_screen_get_questions (screen);
  g_assert_cmpuint (questions->len, >=, 2);
  n_asked = questions->len;
  for (guint i = 0; question == NULL || question->record != PMAP_RECORD (self->sample.amira); i++)
    question = questions->pdata[i];
  g_assert_cmpstr (question->word, ==, "Zeb");
  g_assert_cmpstr (question->sentence, ==, "I like Zeb.");
  g_assert_cmpstr (question->field->name, ==, "views");
  g_assert_true (question->record == PMAP_RECORD (self->sample.amira));
  g_assert_cmpint (question->certainty, ==, PMAP_NAME_PERHAPS);
  g_assert_cmpint (question->choice, ==, PMAP_NAME_REPLACE);
  assert_prints (report, "I like another pupil. I sit by another pupil");

  pmap_name_screen_decide (screen, question, FALSE, PMAP_NAME_KEEP);
  again = pmap_report_pupil_new (self->ledger, id, screen);
  g_assert_cmpuint (questions->len, ==, n_asked);
  assert_prints (again, "I like Zeb. I sit by another pupil");

  set_text (PMAP_RECORD (self->sample.amira), "kept-words", "zeb, Zebedee");
  kept = pmap_report_pupil_new (self->ledger, id, NULL);
  assert_prints (kept, "I like Zeb. I sit by zebedee");
}

/* One line with its steps, and the lines still add up. */
static void
test_steps (Fixture *self,
            gconstpointer unused)
{
  PmapIntervention *run = NULL, *next;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; run == NULL; i++)
    {
      PmapIntervention *other = pmap_record_list_get (self->sample.document->interventions, i);

      if (g_str_equal (pmap_intervention_get_provision (other)->name, "Precision Teaching"))
        run = other;
    }
  next = pmap_change_from (self->sample.editor, run, pmap_date_new (2, 11, 2026), NULL);
  g_assert_nonnull (next);
  g_assert_true (pmap_editor_set_typed (self->sample.editor, PMAP_RECORD (next), "minutes", "20", NULL));
  pdf = print_amira (self);
  text = read_pdf_text (pdf);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "until 1 Nov 2026"));
  g_assert_nonnull (strstr (text, "steps up"));
  g_assert_nonnull (strstr (text, "14 Sep 2026 to 27 Nov 2026"));
  assert_adds_up (text, pmap_ledger_get_pupil_total (self->ledger, pmap_record_get_id (PMAP_RECORD (self->sample.amira))));
}

static void
test_stranger (Fixture *self,
               gconstpointer unused)
{
  g_assert_null (pmap_report_pupil_new (self->ledger, "no-such-pupil", NULL));
  g_assert_null (pmap_report_pupil_new (self->ledger, pmap_record_get_id (self->sample.targeted), NULL));
}

static void
test_bare_pupil (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  PmapRecord *pupil = add_record (editor, document->pupils, "given-name", "Solo", NULL);
  g_autoptr (PmapReport) report = pmap_report_pupil_new (ledger, pmap_record_get_id (pupil), NULL);
  g_autoptr (GBytes) pdf = print (report);
  g_autofree char *text = read_pdf_text (pdf);

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "Solo has no provision beside what every teacher does."));
  g_assert_null (strstr (text, "null"));
}

static void
test_school (Fixture *self,
             gconstpointer unused)
{
  g_autoptr (PmapReport) report = pmap_report_school_new (self->ledger);
  g_autoptr (GBytes) pdf = print (report);
  g_autofree char *text = read_pdf_text (pdf);
  const char *offer;

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "Provision map 2026/27"));
  g_assert_nonnull (strstr (text, "Visual timetables"));
  g_assert_nonnull (strstr (text, "Zebedee Quillfeather"));
  g_assert_null (strstr (text, "B801200005001"));
  offer = strstr (text, "What, and what it is for");
  g_assert_nonnull (offer);
  assert_adds_up (offer, pmap_ledger_get_total (self->ledger));
}

static void
test_empty_school (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  g_autoptr (PmapReport) report = pmap_report_school_new (ledger);
  g_autoptr (GBytes) pdf = print (report);

  g_assert_cmpuint (g_bytes_get_size (pdf), >, 0);
}

static PmapDocument *
open_example (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", "larkbeck.pmap", NULL);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PmapDocument *document;
  PmapXmlVersion version;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, size);
  document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);
  g_assert_no_error (error);
  return document;
}

static gboolean
has_word (GHashTable *words,
          const char *name)
{
  return name != NULL && g_hash_table_contains (words, name);
}

/* No word on paper is a name of another pupil, unless it is the pupil's own name too. */
static void
assert_names_nobody_else (PmapDocument *document,
                          PmapPupil *pupil,
                          const char *text)
{
  g_auto (GStrv) tokens = g_regex_split_simple ("[^\\p{L}'’-]+", text, G_REGEX_OPTIMIZE, 0);
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; tokens[i] != NULL; i++)
    g_hash_table_add (words, tokens[i]);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *other = pmap_record_list_get (document->pupils, i);

      if (other == pupil)
        continue;
      if (g_strcmp0 (other->given_name, pupil->given_name) != 0 && has_word (words, other->given_name))
        g_error ("“%s” is in the copy for %s", other->given_name, pupil->given_name);
      if (g_strcmp0 (other->family_name, pupil->family_name) != 0 && has_word (words, other->family_name))
        g_error ("“%s” is in the copy for %s", other->family_name, pupil->given_name);
      if (other->upn != NULL)
        g_assert_null (strstr (text, other->upn));
    }
  if (pupil->upn != NULL)
    g_assert_null (strstr (text, pupil->upn));
}

static void
test_example (void)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");
  g_autoptr (PmapDocument) document = open_example ();
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  guint n_pupils = pmap_record_list_get_length (document->pupils);
  guint step = MAX (n_pupils / (12 * (guint) MAX (scale != NULL ? atoi (scale) : 1, 1)), 1);

  g_assert_cmpuint (n_pupils, >, 0);
  for (guint i = 0; i < n_pupils; i += step)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);
      const char *id = pmap_record_get_id (PMAP_RECORD (pupil));
      g_autoptr (PmapReport) report = pmap_report_pupil_new (ledger, id, NULL);
      g_autoptr (GBytes) pdf = print (report);
      g_autofree char *text = read_pdf_text (pdf);
      g_autoptr (GPtrArray) members = pmap_ledger_get_pupil_members (ledger, id);

      if (text == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }
      assert_names_nobody_else (document, pupil, text);
      if (members->len > 0)
        assert_adds_up (strstr (text, "What, and what it is for"), pmap_ledger_get_pupil_total (ledger, id));
    }
}

/* Who changed what, and what it was before, is nothing for a parent. */
static void
test_no_trail (Fixture *self,
               gconstpointer unused)
{
  static const char *const canaries[] = { "Zyxwolda", "quondamvalue", "erstwhilename", "2026-11-22T19" };
  PmapDocument *document = self->sample.document;
  g_autoptr (PmapReport) school = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PmapRecord) entry = pmap_record_new (PMAP_TYPE_TRAIL_ENTRY);
      const char *id = i == 0 ? pmap_record_get_id (PMAP_RECORD (self->sample.amira))
                              : pmap_record_get_id (pmap_record_list_get (document->interventions, 0));

      g_assert_true (pmap_editor_insert (self->sample.editor, document->trail, PMAP_POSITION_END, entry, NULL));
      set_fields (self->sample.editor, entry, "when", "2026-11-22T19:30:00Z", "who", "Zyxwolda", "what", "changed",
                  "record", id, "field", "name", "from", "quondamvalue", "name", "erstwhilename", NULL);
    }
  school = pmap_report_school_new (self->ledger);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) pdf = i == 0 ? print_amira (self) : print (school);
      g_autofree char *text = read_pdf_text (pdf);
      g_autofree char *streams = read_pdf_streams (pdf);

      for (gsize j = 0; j < G_N_ELEMENTS (canaries); j++)
        {
          g_assert_null (text != NULL ? strstr (text, canaries[j]) : NULL);
          g_assert_null (streams != NULL ? strstr (streams, canaries[j]) : NULL);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_summary ("Printed maps say what they should, add up, and keep to one pupil");

  g_test_add ("/report-map/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/report-map/sums", Fixture, NULL, set_up, test_sums, tear_down);
  g_test_add ("/report-map/privacy", Fixture, NULL, set_up, test_privacy, tear_down);
  g_test_add ("/report-map/planted", Fixture, NULL, set_up, test_planted, tear_down);
  g_test_add ("/report-map/decisions", Fixture, NULL, set_up, test_decisions, tear_down);
  g_test_add ("/report-map/no-trail", Fixture, NULL, set_up, test_no_trail, tear_down);
  g_test_add ("/report-map/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/report-map/stranger", Fixture, NULL, set_up, test_stranger, tear_down);
  g_test_add_func ("/report-map/bare-pupil", test_bare_pupil);
  g_test_add ("/report-map/school", Fixture, NULL, set_up, test_school, tear_down);
  g_test_add_func ("/report-map/empty-school", test_empty_school);
  g_test_add_func ("/report-map/example", test_example);

  return g_test_run ();
}
