/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an English word may be in a sentence.
 *
 * Many children are called by words: Will, May, Grace, Mark, Rose, Young, King. Whether such a word is one of them is told by the
 * words beside it, and so these have to be known: not as a grammar knows them, but enough for what teachers note. A word that is
 * not in the list may be in it without its ending. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-words.h"

#include "base/pmap-hash.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/com/example/ProvisionMap/names/english-words.txt"

/* No word of the list that could have an ending is longer. */
#define LONGEST_WORD 40

/* In the order of the bits. */
static const char *const heads[] = {
  "determiner", "pronoun", "auxiliary", "modal", "preposition", "beside", "conjunction", "adverb", "number", "question", "month",
  "season", "day", "subject", "colour", "title", "place", "kin", "group", "abbreviation", "verb", "meets", "noun", "adjective",
  "other", "rare", "finite", "same",
};

/* Of which words an ending makes another, and of what sort that is. */
static const struct
{
  const char *ending;
  const char *instead;
  PmapNameTags of;
  PmapNameTags makes;
} endings[] = {
  { "s", "", PMAP_NAME_TAG_NOUN | PMAP_NAME_TAG_VERB | PMAP_NAME_TAG_KIN, PMAP_NAME_TAG_FINITE },
  { "es", "", PMAP_NAME_TAG_NOUN | PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_FINITE },
  { "ies", "y", PMAP_NAME_TAG_NOUN | PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_FINITE },
  { "ves", "f", PMAP_NAME_TAG_NOUN, 0 },
  { "ed", "", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_FINITE },
  { "ed", "e", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_FINITE },
  { "ied", "y", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_FINITE },
  { "ing", "", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_NOUN },
  { "ing", "e", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_NOUN },
  { "ings", "", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_NOUN },
  { "er", "", PMAP_NAME_TAG_VERB | PMAP_NAME_TAG_ADJECTIVE, PMAP_NAME_TAG_NOUN },
  { "er", "e", PMAP_NAME_TAG_VERB | PMAP_NAME_TAG_ADJECTIVE, PMAP_NAME_TAG_NOUN },
  { "ers", "", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_NOUN },
  { "ers", "e", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_NOUN },
  { "ier", "y", PMAP_NAME_TAG_ADJECTIVE, PMAP_NAME_TAG_ADJECTIVE },
  { "est", "", PMAP_NAME_TAG_ADJECTIVE, PMAP_NAME_TAG_ADJECTIVE },
  { "iest", "y", PMAP_NAME_TAG_ADJECTIVE, PMAP_NAME_TAG_ADJECTIVE },
  { "ly", "", PMAP_NAME_TAG_ADJECTIVE | PMAP_NAME_TAG_NOUN, PMAP_NAME_TAG_ADVERB },
  { "ily", "y", PMAP_NAME_TAG_ADJECTIVE, PMAP_NAME_TAG_ADVERB },
  { "ness", "", PMAP_NAME_TAG_ADJECTIVE, PMAP_NAME_TAG_NOUN },
  { "ful", "", PMAP_NAME_TAG_NOUN | PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_ADJECTIVE },
  { "less", "", PMAP_NAME_TAG_NOUN | PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_ADJECTIVE },
  { "able", "", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_ADJECTIVE },
  { "ment", "", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_NOUN },
  { "ments", "", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_NOUN },
  { "ion", "", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_NOUN },
  { "ion", "e", PMAP_NAME_TAG_VERB, PMAP_NAME_TAG_NOUN },
};

static const char *const beginnings[] = { "un", "re", "dis", "mis", "over", "pre", "non" };

static void
read_line (GHashTable   *words,
           const char   *line,
           PmapNameTags *tag)
{
  g_auto (GStrv) parts = NULL;

  if (*line == '[')
    {
      *tag = 0;
      for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
        if (strncmp (line + 1, heads[i], strlen (heads[i])) == 0 && line[1 + strlen (heads[i])] == ']')
          *tag = 1 << i;
      g_assert (*tag != 0);
    }
  if (*line == '[' || *line == '#')
    return;
  parts = g_strsplit (line, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        guint tags = GPOINTER_TO_UINT (g_hash_table_lookup (words, parts[i])) | *tag;

        g_hash_table_insert (words, g_strdup (parts[i]), GUINT_TO_POINTER (tags));
      }
}

static GHashTable *
read_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  GHashTable *words = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  PmapNameTags tag = 0;

  if (bytes == NULL)
    g_error ("%s", error->message);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (words, lines[i], &tag);
  return words;
}

/* Read once; read only from then on, so any thread may look. */
static GHashTable *
get_words (void)
{
  static gsize words;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, (gsize) read_words ());
  return (GHashTable *) words;
}

static PmapNameTags
look_up (const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_words (), key));
}

/* What @key is as one of the list with an ending. */
static PmapNameTags
look_up_without (const char *key,
                 gsize       length,
                 gsize       which)
{
  const char *ending = endings[which].ending, *instead = endings[which].instead;
  char base[LONGEST_WORD + 8];
  PmapNameTags tags;
  gsize n;

  if (length < strlen (ending) + 2 || length > LONGEST_WORD || !g_str_has_suffix (key, ending))
    return 0;
  n = length - strlen (ending);
  memcpy (base, key, n);
  strcpy (base + n, instead);
  tags = look_up (base) & endings[which].of;
  /* "stopped", "running", "bigger" */
  if (tags == 0 && *instead == '\0' && n >= 4 && base[n - 1] == base[n - 2] && strchr ("bdglmnprt", base[n - 1]) != NULL)
    {
      base[n - 1] = '\0';
      tags = look_up (base) & endings[which].of;
    }
  if (tags == 0)
    return 0;
  if ((endings[which].makes & PMAP_NAME_TAG_FINITE) == 0)
    tags = endings[which].makes;
  else if ((tags & PMAP_NAME_TAG_VERB) != 0)
    tags |= PMAP_NAME_TAG_FINITE;
  return tags | PMAP_NAME_TAG_INFLECTED;
}

static PmapNameTags
look_up_inflected (const char *key,
                   gsize       length)
{
  PmapNameTags tags = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    tags |= look_up_without (key, length, i);
  return tags;
}

/**
 * pmap_name_words_find:
 * @key: a folded word
 *
 * Returns: what it may be in an English sentence; 0 for what is no English word, or one that teachers do not use
 */
PmapNameTags
pmap_name_words_find (const char *key)
{
  PmapNameTags tags = look_up (key);
  gsize length;

  length = strlen (key);
  /* Who meets whom stands in the list with its endings: "pushed" is somebody's doing none the less. */
  if ((tags & PMAP_NAME_TAG_MEETS) != 0)
    tags |= look_up_inflected (key, length) & (PMAP_NAME_TAG_VERB | PMAP_NAME_TAG_FINITE | PMAP_NAME_TAG_INFLECTED);
  if (tags != 0)
    return tags;
  tags = look_up_inflected (key, length);
  for (gsize i = 0; tags == 0 && i < G_N_ELEMENTS (beginnings); i++)
    if (length > strlen (beginnings[i]) + 3 && g_str_has_prefix (key, beginnings[i]))
      {
        const char *rest = key + strlen (beginnings[i]);

        tags = look_up (rest) & (PMAP_NAME_TAG_VERB | PMAP_NAME_TAG_ADJECTIVE | PMAP_NAME_TAG_NOUN);
        if (tags == 0)
          tags = look_up_inflected (rest, strlen (rest));
      }
  return tags;
}
