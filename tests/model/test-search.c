/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding by typing: what schools call a role or a provision finds it, and the better match comes first. */

#include "config.h"

#include "model/pmap-search.h"

#include "base/pmap-text.h"

static guint
rank (const char *title,
      const char *more,
      const char *typed)
{
  g_autofree char *folded = pmap_text_fold (title), *folded_more = pmap_text_fold (more);

  return pmap_search_rank (folded, folded_more, typed);
}

static void
test_found (void)
{
  static const struct
  {
    const char *typed, *title;
  } cases[] = {
    { "", "Teacher" },
    { "ta", "Teaching assistant, level 2" },
    { "TA", "Teaching Assistant" },
    { "ta2", "Teaching assistant, level 2" },
    { "ta 2", "Teaching assistant, level 2" },
    { "tal2", "Teaching assistant, level 2" },
    { "ta", "Higher-level teaching assistant" },
    { "ta", "Learning support assistant" },
    { "hlta", "Higher-level teaching assistant" },
    { "hlta", "Higher level teaching assistant (HLTA)" },
    { "hlta", "Senior HLTA" },
    { "lsa", "Learning support assistant" },
    { "lsa", "Teaching assistant, level 1" },
    { "slt", "Speech and language therapist" },
    { "salt", "Speech and language therapist" },
    { "salt", "Speech & Language Therapy" },
    { "slt", "NHS speech therapist, language" },
    { "ep", "Educational psychologist" },
    { "edpsych", "Educational psychologist" },
    { "ot", "Occupational therapist" },
    { "elsa", "Emotional literacy support assistant" },
    { "senco", "Special educational needs co-ordinator" },
    { "sendco", "SENCO" },
    { "rwi", "Read Write Inc." },
    { "rwi 2", "Read Write Inc., Year 2" },
    { "rr", "Reading Recovery" },
    { "tbt", "Toe by Toe" },
    { "zor", "Zones of Regulation" },
    { "zr", "Zones of Regulation" },
    { "neli", "Nuffield Early Language Intervention" },
    { "aq", "Amira Qureshi" },
    { "am qu", "Amira Qureshi" },
    { "zo", "Zoë O’Neil" },
    { "zo", "O’Neil, Zoë" },
    { "mus", "Music therapy" },
  };
  static const struct
  {
    const char *typed, *title;
  } missed[] = {
    { "ta", "Teacher" },        { "slt", "Teaching assistant" }, { "ep", "Speech and language therapist" },
    { "hlta", "Teaching assistant, level 2" }, { "ta3", "Teaching assistant, level 2" }, { "qa", "Amira Qureshi" },
    { "mi", "Amira Qureshi" },  { "ta xyz", "Teaching assistant" }, { "t", "Music" },
  };

  g_test_summary ("Initials and what schools say for short find what is meant, and not what is not.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (rank (cases[i].title, NULL, cases[i].typed) == PMAP_SEARCH_NO_MATCH)
      g_error ("“%s” does not find %s", cases[i].typed, cases[i].title);
  for (guint i = 0; i < G_N_ELEMENTS (missed); i++)
    if (rank (missed[i].title, NULL, missed[i].typed) != PMAP_SEARCH_NO_MATCH)
      g_error ("“%s” finds %s", missed[i].typed, missed[i].title);
}

static void
test_order (void)
{
  static const struct
  {
    const char *typed;
    const char *best, *best_more;
    const char *next, *next_more;
  } cases[] = {
    { "ta", "Tavistock worker", NULL, "Teaching assistant", NULL },
    { "ta", "Group for Talk", NULL, "Teaching assistant", NULL },
    { "ta", "Teaching assistant, level 2", NULL, "Higher-level teaching assistant", NULL },
    { "ta", "Higher-level teaching assistant", NULL, "Learning support assistant", NULL },
    { "lsa", "Learning support assistant", NULL, "Teaching assistant", NULL },
    { "ta", "Learning support assistant", NULL, "Mrs P. Hughes", "Teaching assistant" },
    { "aq", "Amira Qureshi", NULL, "Mr J. Bell", "Aquatics teacher" },
    { "slt", "Speech and language therapist", NULL, "Miss A. Dunn", "Speech and language therapist" },
  };

  g_test_summary ("A name that begins so comes first, then a word of it, then its initials, then what else is known.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint best = rank (cases[i].best, cases[i].best_more, cases[i].typed);
      guint next = rank (cases[i].next, cases[i].next_more, cases[i].typed);

      if (best >= next || next == PMAP_SEARCH_NO_MATCH)
        g_error ("“%s”: %s (%u), %s (%u)", cases[i].typed, cases[i].best, best, cases[i].next, next);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/search/found", test_found);
  g_test_add_func ("/model/search/order", test_order);
  return g_test_run ();
}
