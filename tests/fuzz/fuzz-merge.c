/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three maps that were one: merged, they make a map that is right and reads back, however the questions are decided, and what
 * is merged with itself stays itself. The input is the three files with "====" lines between them; what is left out is
 * the first again, edited by chance that the input's bytes seed. So most inputs are three maps of one family, as in life. */

#include "config.h"

#include "fuzz/fuzz.h"

#include "shared/random-edits.h"
#include "store/pmap-merge.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

#include <string.h>

#define SEPARATOR "\n====\n"
#define EDITS 5

enum { BASE, MINE, THEIRS, N_MAPS };

static PmapDocument *
read_map (const char *text,
          gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  PmapXmlVersion version;
  PmapDocument *document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, NULL);

  /* What cannot be saved is not merged. */
  if (document != NULL && version == PMAP_XML_VERSION_NEWER_MAJOR)
    g_clear_object (&document);
  return document;
}

static PmapDocument *
edit_by_chance (PmapDocument *document,
                guint32       seed,
                const char   *side)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  return random_edits_make (document, random, side, EDITS);
}

static void
check_itself (PmapDocument *base,
              PmapDocument *mine,
              PmapDocument *theirs,
              PmapDocument *expected)
{
  g_autoptr (PmapMerge) merge = pmap_merge_new (base, mine, theirs);
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) merged = NULL;

  MUST (pmap_merge_is_decided (merge));
  merged = pmap_merge_make (merge, issues, NULL);
  MUST (merged != NULL);
  MUST (pmap_record_equal (PMAP_RECORD (merged), PMAP_RECORD (expected)));
}

static void
check_merged (PmapMerge    *merge,
              PmapDecision  decision)
{
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapDocument) merged = NULL;
  g_autoptr (PmapDocument) copy = NULL;
  g_autoptr (GBytes) bytes = NULL;

  pmap_merge_decide_all (merge, decision);
  MUST (pmap_merge_is_decided (merge));
  merged = pmap_merge_make (merge, issues, &error);
  MUST ((merged != NULL) == (error == NULL));
  MUST (merged != NULL);
  bytes = pmap_xml_write (merged);
  copy = read_map (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  MUST (copy != NULL);
  MUST (pmap_record_equal (PMAP_RECORD (merged), PMAP_RECORD (copy)));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, SEPARATOR, N_MAPS);
  PmapDocument *maps[N_MAPS] = { NULL };
  g_autoptr (PmapMerge) merge = NULL;
  guint32 seed = g_str_hash (text);

  if (parts[0] == NULL)
    return 0;
  for (guint i = 0, n = g_strv_length (parts); i < N_MAPS; i++)
    {
      maps[i] = i < n ? read_map (parts[i], strlen (parts[i]))
                      : edit_by_chance (maps[BASE], seed + i, i == MINE ? "mine" : "theirs");
      if (maps[i] == NULL)
        goto out;
    }
  check_itself (maps[BASE], maps[MINE], maps[BASE], maps[MINE]);
  check_itself (maps[BASE], maps[BASE], maps[THEIRS], maps[THEIRS]);
  check_itself (maps[BASE], maps[MINE], maps[MINE], maps[MINE]);
  merge = pmap_merge_new (maps[BASE], maps[MINE], maps[THEIRS]);
  check_merged (merge, PMAP_DECISION_MINE);
  check_merged (merge, PMAP_DECISION_THEIRS);
  check_merged (merge, PMAP_DECISION_BEFORE);
out:
  for (guint i = 0; i < N_MAPS; i++)
    g_clear_object (&maps[i]);
  return 0;
}
