/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advice that is silenced: with a reason, in the record, one step; it goes with the record, and comes back with it. */

#include "config.h"

#include "base/pmap-user.h"
#include "calc/calc-map.h"
#include "calc/pmap-advice.h"
#include "history/pmap-silence.h"
#include "model/pmap-silenced.h"
#include "model/pmap-slot.h"
#include "model/pmap-staffing.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

static PmapDate
get_today (void)
{
  return pmap_date_new (30, 11, 2026);
}

static PmapIntervention *
add_group (PmapDocument *document,
           const char   *id)
{
  PmapIntervention *group = map_add (document->interventions, id, "provision", "p", "name", id, "start", "2026-09-14", "end",
                                     "2027-03-25", "minutes", "30", "outcome", "Reads", NULL);

  map_add (group->slots, NULL, "weekdays", "Mon", "time", "9:00", NULL);
  map_add (group->staffing, NULL, "member", "hughes", NULL);
  add_members (group, "u-amira", NULL);
  return group;
}

/* The one issue of a rule about a record. */
static PmapIssue *
find_issue (PmapDocument *document,
            const char   *id,
            const char   *rule)
{
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  pmap_advice_find (ledger, get_today (), pmap_document_find (document, id), issues);
  for (guint i = 0; i < issues->len; i++)
    if (g_str_equal (((PmapIssue *) issues->pdata[i])->kind->code, rule))
      return pmap_issue_copy (issues->pdata[i]);
  return NULL;
}

static void
test_steps (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapIssue) issue = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL, after = NULL;
  PmapSilenced *silenced;

  g_test_summary ("A reason is needed; who and when are kept beside it; one undo takes all of it back.");
  pmap_user_set_name ("Mrs Winslow");
  add_group (document, "i-1");
  issue = find_issue (document, "i-1", "no-review");
  before = pmap_xml_write (document);
  g_assert_false (pmap_silence (editor, issue, "  ", get_today (), &error));
  g_assert_cmpstr (error->message, ==, "Write why: somebody will want to know");
  g_clear_error (&error);
  g_assert_true (pmap_silence (editor, issue, " Reviewed with the pupil ", get_today (), &error));
  g_assert_true (pmap_silence (editor, issue, "Again", get_today (), &error));
  silenced = pmap_silenced_find (document, issue);
  g_assert_cmpstr (silenced->why, ==, "Reviewed with the pupil");
  g_assert_cmpstr (silenced->who, ==, "Mrs Winslow");
  g_assert_cmpuint (silenced->on, ==, get_today ());
  g_assert_true (pmap_silence_take_back (editor, issue, &error));
  g_assert_null (pmap_silenced_find (document, issue));
  pmap_history_undo (pmap_editor_get_history (editor));
  g_assert_nonnull (pmap_silenced_find (document, issue));
  pmap_history_undo (pmap_editor_get_history (editor));
  after = pmap_xml_write (document);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_file (void)
{
  g_autoptr (PmapDocument) document = make_school (), read = NULL;
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapIssue) clash = NULL, again = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GBytes) bytes = NULL, once_more = NULL;
  g_autoptr (GError) error = NULL;
  PmapXmlVersion version;

  g_test_summary ("A silence lasts in the file, goes with a group that it is about, and comes back with it.");
  add_group (document, "i-1");
  add_group (document, "i-2");
  _pmap_record_set_id (PMAP_RECORD (document), "map");
  clash = find_issue (document, "hughes", "clash-staff");
  g_assert_true (pmap_silence (editor, clash, "Two rooms with a door between", get_today (), &error));
  bytes = pmap_xml_write (document);
  read = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pmap_silenced_find (read, clash));
  once_more = pmap_xml_write (read);
  g_assert_true (g_bytes_equal (bytes, once_more));
  g_assert_true (pmap_editor_remove (editor, pmap_document_find (document, "i-2"), &error));
  again = find_issue (document, "hughes", "clash-staff");
  g_assert_null (again);
  pmap_history_undo (pmap_editor_get_history (editor));
  g_assert_nonnull (pmap_silenced_find (document, clash));
}

static void
test_error (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("What is wrong outright cannot be silenced.");
  pmap_issues_add (issues, PMAP_SEVERITY_ERROR, "u-amira", "pupil", "%s", "Wrong");
  g_assert_false (pmap_silence (editor, issues->pdata[0], "Never mind", get_today (), &error));
  g_assert_cmpstr (error->message, ==, "This has to be put right: it cannot be silenced");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/silence/steps", test_steps);
  g_test_add_func ("/silence/file", test_file);
  g_test_add_func ("/silence/error", test_error);

  return g_test_run ();
}
