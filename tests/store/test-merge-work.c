/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much work it is to put two copies together, in steps and not in seconds: twice as large a map is at most a little more than
 * twice the work, whatever its shape. */

#include "config.h"

#include "model/pmap-match.h"
#include "model/pmap-record-list.h"
#include "store/pmap-merge.h"
#include "xml/pmap-xml-read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum
{
  BEFORE,
  MINE,
  THEIRS,
  N_SIDES
} Side;

/* Writes what is in the map of a side, of size n. */
typedef void (*Shape) (GString *map,
                       Side     side,
                       guint    n);

#define MENU "<tier id=\"t\" name=\"T\"/>\n<provision id=\"p\" name=\"P\" tier=\"t\" area=\"communication-and-interaction\"/>\n"

static void
begin_pupil (GString    *map,
             const char *id)
{
  g_string_append_printf (map, "<pupil id=\"%s\" given-name=\"Nia\" family-name=\"Calloway\">\n", id);
}

static void
add_target (GString *map,
            guint    i,
            int      continues)
{
  g_string_append_printf (map, "<target id=\"x%u\" criterion=\"C\"", i);
  if (continues >= 0)
    g_string_append_printf (map, " continues=\"x%d\"", continues);
  g_string_append (map, "/>\n");
}

/* Each target carries on from the next, in the one order or the other; theirs has removed them all, mine carries on from the first. */
static void
write_chain (GString  *map,
             Side      side,
             guint     n,
             gboolean  is_reversed)
{
  begin_pupil (map, "u");
  for (guint i = 0; side != THEIRS && i < n; i++)
    {
      guint at = is_reversed ? n - 1 - i : i;

      add_target (map, at, at + 1 < n ? (int) at + 1 : -1);
    }
  g_string_append (map, "</pupil>\n");
  begin_pupil (map, "v");
  if (side == MINE)
    g_string_append (map, "<target id=\"new\" criterion=\"C\" continues=\"x0\"/>\n");
  g_string_append (map, "</pupil>\n");
}

static void
chain (GString *map,
       Side     side,
       guint    n)
{
  write_chain (map, side, n, FALSE);
}

static void
chain_reversed (GString *map,
                Side     side,
                guint    n)
{
  write_chain (map, side, n, TRUE);
}

/* Both turned a chain round, each so that the other's is the wrong way. */
static void
chain_turned (GString *map,
              Side     side,
              guint    n)
{
  begin_pupil (map, "u");
  for (guint i = 0; i < n; i++)
    {
      guint at = side == MINE ? n - 1 - i : i;

      add_target (map, at, side == MINE ? (int) at - 1 : side == THEIRS && at + 1 < n ? (int) at + 1 : -1);
    }
  g_string_append (map, "</pupil>\n");
}

/* Every target was moved to another pupil by both, and carries on from one that was. */
static void
moved (GString *map,
       Side     side,
       guint    n)
{
  for (guint pupil = 0; pupil < 10; pupil++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", pupil);

      begin_pupil (map, id);
      for (guint i = 0; i < n; i++)
        if ((i + side) % 10 == pupil)
          add_target (map, i, (int) i - 10);
      g_string_append (map, "</pupil>\n");
    }
}

static void
reversed (GString *map,
          Side     side,
          guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (map, "<pupil id=\"u%u\" given-name=\"Nia\"/>\n", side == MINE ? n - 1 - i : (i + side * n / 4) % n);
}

static void
conflicts (GString *map,
           Side     side,
           guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (map, "<pupil id=\"u%u\" given-name=\"Nia%u\"/>\n", i, side);
  for (guint i = 0; side != BEFORE && i < MIN (n, 2000); i++)
    g_string_append_printf (map, "<change when=\"2026-10-01T10:%02u:%02uZ\" who=\"W%u\" what=\"changed\" record=\"u%u\" "
                            "field=\"given-name\" from=\"Nia0\" to=\"Nia%u\"/>\n", i / 60 % 60, i % 60, side, i, side);
}

static void
same_members (GString *map,
              Side     side,
              guint    n)
{
  g_string_append (map, MENU "<pupil id=\"u\" given-name=\"Nia\"/>\n<intervention id=\"i\" provision=\"p\">\n");
  for (guint i = 0; side != BEFORE && i < n; i++)
    g_string_append_printf (map, "<member pupil=\"u\" from=\"2026-%02u-01\"/>\n", 9 + (i + side) % 3);
  g_string_append (map, "</intervention>\n");
}

static void
same_closures (GString *map,
               Side     side,
               guint    n)
{
  g_string_append (map, "<year start=\"2026-09-01\" end=\"2027-08-31\" weeks=\"38\">\n");
  for (guint i = 0; side != BEFORE && i < n; i++)
    g_string_append_printf (map, "<closure name=\"C\" kind=\"holiday\" start=\"2026-10-%02u\" end=\"2026-11-%02u\"/>\n", 1 + i % 28,
                            1 + (i + side) % 28);
  g_string_append (map, "</year>\n");
}

static void
same_needs (GString *map,
            Side     side,
            guint    n)
{
  begin_pupil (map, "u");
  for (guint i = 0; side != BEFORE && i < n; i++)
    g_string_append_printf (map, "<need type=\"SPLD\"><impact>Side %u, %u</impact></need>\n", side, i);
  g_string_append (map, "</pupil>\n");
}

static void
resources (GString *map,
           Side     side,
           guint    n)
{
  g_string_append (map, "<tier id=\"t\" name=\"T\"/>\n<provision id=\"p\" name=\"P\" tier=\"t\" area=\"communication-and-interaction\">\n");
  for (guint i = 0; side != BEFORE && i < n; i++)
    g_string_append_printf (map, "<resource name=\"R%u of %u\" cost=\"1.00\"/>\n", i, side);
  g_string_append (map, "</provision>\n");
}

/* Each entered the same pupils under ids of its own, and put them into a group. */
static void
twice (GString *map,
       Side     side,
       guint    n)
{
  g_string_append (map, MENU);
  for (guint i = 0; side != BEFORE && i < n; i++)
    g_string_append_printf (map, "<pupil id=\"%c%u\" given-name=\"Nia\" upn=\"A%012u\"/>\n", side == MINE ? 'm' : 't', i, i);
  g_string_append (map, "<intervention id=\"i\" provision=\"p\">\n");
  for (guint i = 0; side != BEFORE && i < MIN (n, 900); i++)
    g_string_append_printf (map, "<member pupil=\"%c%u\"/>\n", side == MINE ? 'm' : 't', i);
  g_string_append (map, "</intervention>\n");
}

/* One removed the menu that the other planned by, in the other order. */
static void
removed (GString *map,
         Side     side,
         guint    n)
{
  g_string_append (map, "<tier id=\"t\" name=\"T\"/>\n");
  for (guint i = 0; side != MINE && i < n; i++)
    g_string_append_printf (map, "<provision id=\"p%u\" name=\"P\" tier=\"t\" area=\"communication-and-interaction\"/>\n", i);
  for (guint i = 0; side == THEIRS && i < n; i++)
    g_string_append_printf (map, "<intervention id=\"i%u\" provision=\"p%u\"/>\n", i, n - 1 - i);
}

static const struct
{
  const char *name;
  Shape shape;
} shapes[] = {
  { "chain", chain },
  { "chain-reversed", chain_reversed },
  { "chain-turned", chain_turned },
  { "moved", moved },
  { "reversed", reversed },
  { "conflicts", conflicts },
  { "same-members", same_members },
  { "same-closures", same_closures },
  { "same-needs", same_needs },
  { "resources", resources },
  { "twice", twice },
  { "removed", removed },
};

static PmapDocument *
make_map (Shape shape,
          Side  side,
          guint n)
{
  GString *map = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<provision-map xmlns=\"https://example.com/ns/provision-map/1\" version=\"1.0\" id=\"m\">\n"
                               "<school name=\"Larkbeck\"/>\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  PmapDocument *document;

  shape (map, side, n);
  g_string_append (map, "</provision-map>\n");
  bytes = g_string_free_to_bytes (map);
  document = pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, NULL);
  if (document == NULL)
    g_test_message ("%s", ((PmapIssue *) issues->pdata[0])->message);
  g_assert_nonnull (document);
  return document;
}

static guint64 n_steps;

static GLogWriterOutput
listen_cb (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      sscanf (fields[i].value, "%*u records put together in %" G_GUINT64_FORMAT " steps", &n_steps);
  return G_LOG_WRITER_HANDLED;
}

static guint64
count_steps (Shape  shape,
             guint  n,
             guint *n_conflicts)
{
  g_autoptr (PmapDocument) before = make_map (shape, BEFORE, n);
  g_autoptr (PmapDocument) mine = make_map (shape, MINE, n), theirs = make_map (shape, THEIRS, n);
  g_autoptr (PmapMerge) merge = NULL;

  n_steps = 0;
  merge = pmap_merge_new (before, mine, theirs);
  *n_conflicts = g_list_model_get_n_items (pmap_merge_get_conflicts (merge));
  for (PmapDecision decision = PMAP_DECISION_MINE; decision <= PMAP_DECISION_THEIRS; decision++)
    {
      g_autoptr (PmapIssues) issues = pmap_issues_new ();
      g_autoptr (PmapDocument) made = NULL;

      pmap_merge_decide_all (merge, decision);
      made = pmap_merge_make (merge, issues, NULL);
      g_assert_nonnull (made);
    }
  return n_steps;
}

static void
test_work (gconstpointer data)
{
  Shape shape = *(const Shape *) data;
  guint n = 500 * g_ascii_strtoull (g_getenv ("PMAP_TEST_SCALE") != NULL ? g_getenv ("PMAP_TEST_SCALE") : "1", NULL, 10);
  guint n_conflicts, n_more;
  guint64 once, twice_as_many;

  n = CLAMP (n, 500, 900);       /* a group has at most 2000 members, and a double one of each is in it */
  once = count_steps (shape, n, &n_conflicts);
  twice_as_many = count_steps (shape, 2 * n, &n_more);
  g_test_message ("%" G_GUINT64_FORMAT " steps for %u, %" G_GUINT64_FORMAT " for twice as many; %u and %u conflicts", once, n,
                  twice_as_many, n_conflicts, n_more);
  g_assert_cmpuint (once, >, n);
  g_assert_cmpuint (once, <, 100 * n);
  g_assert_cmpuint (twice_as_many, <, 9 * once / 4);
}

/* What the order of records' numbers is must be nothing that a file can choose. */
static void
test_hash (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) hashes = g_hash_table_new (NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = NULL;
  guint n;
  gpointer const *pupils;
  const PmapField *needs;

  g_string_append (text, "<provision-map xmlns=\"https://example.com/ns/provision-map/1\" xmlns:x=\"urn:x\" version=\"1.0\" id=\"m\">\n"
                   "<school name=\"Larkbeck\"/>\n");
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "<pupil id=\"u%u\" given-name=\"Nia\"><need type=\"SPLD\" x:a=\"%u\"/></pupil>\n", i, i / 2);
  g_string_append (text, "</provision-map>\n");
  bytes = g_bytes_new (text->str, text->len);
  document = pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, NULL);
  g_assert_nonnull (document);
  pupils = pmap_record_list_peek (document->pupils, &n);
  g_assert_cmpuint (n, ==, 1000);
  needs = pmap_record_class_find_field (PMAP_RECORD_GET_CLASS (pupils[0]), "needs");
  for (guint i = 0; i < n; i++)
    {
      guint hash = pmap_match_hash (pupils[i], needs);

      if (i % 2 == 1)
        g_assert_cmpuint (hash, ==, pmap_match_hash (pupils[i - 1], needs));
      g_hash_table_add (hashes, GUINT_TO_POINTER (hash));
    }
  g_assert_cmpuint (g_hash_table_size (hashes), >, 495);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (listen_cb, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/merge/work/", shapes[i].name, NULL);

      g_test_add_data_func (path, &shapes[i].shape, test_work);
    }
  g_test_add_func ("/merge/work/hash", test_hash);
  return g_test_run ();
}
