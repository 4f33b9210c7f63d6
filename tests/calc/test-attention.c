/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What wants attention is the same after any change as if all of the map were looked through anew; and it is looked at only
 * where the change is. */

#include "config.h"

#include "calc-map.h"
#include "calc/pmap-attention.h"
#include "calc/pmap-costing-check.h"
#include "model/pmap-silenced.h"
#include "model/pmap-slot.h"
#include "model/pmap-staffing.h"

static PmapDate
get_today (void)
{
  PmapDate today;

  g_assert_true (pmap_date_from_xml ("2026-11-29", 10, &today));
  return today;
}

static guint
look (PmapAttention *attention)
{
  guint n = 1;

  while (pmap_attention_look (attention))
    n++;
  return n;
}

static char *
list (PmapAttention *attention)
{
  g_autoptr (GPtrArray) kinds = pmap_attention_list_kinds (attention);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kinds->len; i++)
    {
      const PmapAttentionKind *kind = kinds->pdata[i];
      g_autofree char *heading = pmap_issue_kind_describe (kind->kind, kind->issues->len);

      g_string_append_printf (text, "%s\n", heading);
      for (guint j = 0; j < kind->issues->len; j++)
        {
          g_autofree char *line = pmap_issue_describe (kind->issues->pdata[j]);

          g_string_append_printf (text, "  %s\n", line);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What somebody finds who comes to the map as it is now. */
static char *
list_anew (PmapLedger *ledger)
{
  g_autoptr (PmapAttention) attention = pmap_attention_new (ledger, get_today ());

  look (attention);
  return list (attention);
}

static PmapIntervention *
add_group (PmapDocument *document,
           const char   *id,
           const char   *name)
{
  PmapIntervention *group = map_add (document->interventions, id, "provision", "p", "name", name, "start", "2026-09-14",
                                     "end", "2027-03-26", "review", "2027-03-26", "minutes", "30", "sessions-per-week", "1",
                                     "outcome", "Reads 40 words", NULL);

  add_members (group, "u-amira", "u-ben", NULL);
  return group;
}

static void
test_order (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapLedger) ledger = NULL;
  g_autofree char *found = NULL;

  g_test_summary ("By kind, with how many there are: errors in money before what can wait; each line says who");

  map_set (pmap_document_find (document, "u-ben"), "upn", "A801200005001");
  map_set (add_group (document, "i-a", "A"), "review", "");
  map_set (add_group (document, "i-b", "B"), "review", "");
  map_set (add_group (document, "i-c", "C"), "minutes", "");
  ledger = pmap_ledger_new (document);
  found = list_anew (ledger);
  g_assert_cmpstr (found, ==,
                   "Nobody says how long a session of 1 group is\n"
                   "  Reading, C: Nobody says how long a session is, so its staff count as £0.00\n"
                   "2 groups have no review date\n"
                   "  Reading, A: There is no review date\n"
                   "  Reading, B: There is no review date\n"
                   "1 UPN is not right\n"
                   "  Ben (Year 3): The UPN does not have the right check letter; please compare it with the register\n");
}

static void
add_seven (PmapDocument *document)
{
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *id = g_strdup_printf ("i-%u", i), *name = g_strdup_printf ("Group %u", i);

      add_group (document, id, name);
    }
}

/* Two that are in each other's way, of pupils, adult and room. */
static void
add_slots (PmapDocument *document)
{
  static const char *const ids[] = { "i-1", "i-2" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      PmapIntervention *group = pmap_document_find (document, ids[i]);

      map_add (group->slots, NULL, "weekdays", "Mon", "time", "9:00", "place", "Hall", NULL);
      map_add (group->staffing, NULL, "member", "hughes", NULL);
    }
}

static void
test_changes (void)
{
  static const struct { const char *id, *list, *field, *value; } changes[] = {
    { "i-1", "slots", "time", "9:20" },
    { "i-1", "slots", "place", "Library" },
    { "i-1", "slots", "place", "hall" },
    { "i-2", "slots", "weekdays", "Mon, Tue, Wed, Thu" },
    { "i-1", "staffing", "member", "" },
    { "i-1", "staffing", "member", "hughes" },
    { "hughes", NULL, "hours-per-week", "0.5" },
    { "hughes", NULL, "name", "Mrs P. Hughes-Lane" },
    { "p", NULL, "training", "Two days" },
    { "i-4", NULL, "outcome", "" },
    { "i-1", NULL, "review", "" },
    { "i-1", NULL, "name", "" },
    { "i-2", NULL, "end", "" },
    { "u-amira", NULL, "given-name", "Amina" },
    { "u-amira", NULL, "upn", "B1" },
    { "i-3", "members", "to", "2026-09-30" },
    { "i-3", "members", "pupil", "u-fay" },
    { "p", NULL, "name", "Reading aloud" },
    { "p", NULL, "role", "" },
    { "universal", NULL, "name", "For all" },
    { "targeted", NULL, "costed", "false" },
    { "targeted", NULL, "costed", "true" },
    { "u-amira", NULL, "upn", "" },
    { "i-1", NULL, "review", "2027-01-08" },
    { "p", NULL, "role", "ta" },
  };
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (PmapAttention) attention = NULL;

  g_test_summary ("After each change what was found is what somebody finds who looks at all of it");

  add_seven (document);
  add_slots (document);
  ledger = pmap_ledger_new (document);
  attention = pmap_attention_new (ledger, get_today ());
  look (attention);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      gpointer record = pmap_document_find (document, changes[i].id);
      g_autofree char *kept = NULL, *anew = NULL;

      if (changes[i].list != NULL)
        record = pmap_record_list_get (map_list (record, changes[i].list), 0);
      map_set (record, changes[i].field, changes[i].value);
      look (attention);
      kept = list (attention);
      anew = list_anew (ledger);
      g_assert_cmpstr (kept, ==, anew);
    }
}

static void
test_coming_and_going (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (PmapAttention) attention = NULL;

  g_test_summary ("A group or a member that goes takes what was said of it along, also of others: fewer at once");

  add_seven (document);
  add_slots (document);
  ledger = pmap_ledger_new (document);
  attention = pmap_attention_new (ledger, get_today ());
  look (attention);
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *kept = NULL, *anew = NULL;
      PmapIntervention *group = pmap_record_list_get (document->interventions, 0);

      if (i % 2 == 0)
        map_remove (pmap_record_list_get (group->members, 0));
      else
        map_remove (group);
      look (attention);
      kept = list (attention);
      anew = list_anew (ledger);
      g_assert_cmpstr (kept, ==, anew);
    }
}

static void
test_work (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (PmapAttention) attention = NULL;
  gpointer group;

  g_test_summary ("A change costs the looks that it needs, however large the school is");

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("u-%u", i);

      map_add (document->pupils, id, "given-name", "Some", "family-name", "Body", NULL);
    }
  group = add_group (document, "i-a", "A");
  ledger = pmap_ledger_new (document);
  attention = pmap_attention_new (ledger, get_today ());
  g_assert_cmpuint (look (attention), >, 200);
  map_set (group, "review", "");
  g_assert_cmpuint (look (attention), ==, 3);       /* the group and its two members */
  map_set (pmap_document_find (document, "u-7"), "upn", "X");
  g_assert_cmpuint (look (attention), ==, 1);
  g_assert_false (pmap_attention_look (attention));
}

static void
test_silence (void)
{
  g_autoptr (PmapDocument) document = make_school ();
  g_autoptr (PmapLedger) ledger = NULL;
  g_autoptr (PmapAttention) attention = NULL;
  g_autoptr (GPtrArray) silenced = NULL;
  g_autofree char *told = NULL, *again = NULL;
  gpointer group;

  g_test_summary ("What is silenced stands apart, and comes back when that is taken back.");
  group = add_group (document, "i-a", "A");
  map_set (group, "review", "");
  map_add (map_list (group, "silenced"), NULL, "rule", "no-review", "why", "Reviewed with the pupil", NULL);
  ledger = pmap_ledger_new (document);
  attention = pmap_attention_new (ledger, get_today ());
  look (attention);
  told = list (attention);
  g_assert_cmpstr (told, ==, "");
  silenced = pmap_attention_list_silenced (attention);
  g_assert_cmpuint (silenced->len, ==, 1);
  g_assert_cmpstr (((const PmapAttentionKind *) silenced->pdata[0])->kind->code, ==, "no-review");
  map_remove (pmap_record_list_get (map_list (group, "silenced"), 0));
  look (attention);
  again = list (attention);
  g_assert_cmpstr (again, ==, "1 group has no review date\n  Reading, A: There is no review date\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attention/order", test_order);
  g_test_add_func ("/attention/changes", test_changes);
  g_test_add_func ("/attention/coming-and-going", test_coming_and_going);
  g_test_add_func ("/attention/work", test_work);
  g_test_add_func ("/attention/silence", test_silence);

  return g_test_run ();
}
