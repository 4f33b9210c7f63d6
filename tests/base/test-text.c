/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text, ids and issues. */

#include "config.h"

#include "base/pmap-id.h"
#include "base/pmap-issue.h"
#include "base/pmap-text.h"

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    gboolean keep_lines;
    const char *clean;
  } cases[] = {
    { NULL, FALSE, NULL },
    { "", TRUE, NULL },
    { " \t\n ", TRUE, NULL },
    { "  Amira  ", FALSE, "Amira" },
    { "one\r\ntwo\rthree\n", TRUE, "one\ntwo\nthree" },
    { "one\ntwo", FALSE, "one two" },
    { "a\x01" "b\x1b[0m\x7f" "c", FALSE, "ab[0mc" },
    { "tab\there", TRUE, "tab here" },
    { "line\xe2\x80\xa8sep", TRUE, "line\nsep" },
    { "bad\xff utf-8", FALSE, "bad\xef\xbf\xbd utf-8" },
    { "\xef\xbf\xbe" "kept: \xf0\x9f\x99\x82 \xd8\xa3\xd9\x85\xd9\x8a\xd8\xb1\xd8\xa9", FALSE, "kept: \xf0\x9f\x99\x82 \xd8\xa3\xd9\x85\xd9\x8a\xd8\xb1\xd8\xa9" },
  };

  g_test_summary ("What is pasted becomes fit for a file, and nothing that can be read is lost.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = pmap_text_clean (cases[i].text, cases[i].keep_lines);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_matches (void)
{
  static const struct
  {
    const char *text;
    const char *typed;
    gboolean found;
  } cases[] = {
    { "Amira Example", "", TRUE },         { "Amira Example", "am", TRUE },      { "Amira Example", "ex", TRUE },
    { "Amira Example", "AM EX", TRUE },    { "Amira Example", "mi", FALSE },     { "Amira Example", "mir", TRUE },
    { "Zoë O’Neil", "zoe", TRUE },         { "Zoë O’Neil", "ne", TRUE },         { "Łucja Nowak", "łu", TRUE },
    { "1stClass@Number", "1st", TRUE },    { "1stClass@Number", "nu", TRUE },    { "Amira Example", "am zz", FALSE },
  };

  g_test_summary ("Two letters find the beginning of a word, three find any place; capitals and accents do not matter.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = pmap_text_fold (cases[i].text);

      g_assert_cmpint (pmap_text_matches (folded, cases[i].typed), ==, cases[i].found);
    }
}

static void
test_list (void)
{
  static const struct
  {
    guint n, most;
    const char *list;
  } cases[] = {
    { 0, 3, "" }, { 1, 3, "Keira" }, { 3, 3, "Keira, Ben, May" }, { 4, 3, "Keira, Ben, May and 1 more" }, { 4, 1, "Keira and 3 more" },
  };
  static const char *const names[] = { "Keira", "Ben", "May", "Will" };

  g_test_summary ("Of many names the first are said, and how many more there are.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();
      g_autofree char *list = NULL;

      for (guint k = 0; k < cases[i].n; k++)
        g_ptr_array_add (texts, (char *) names[k]);
      list = pmap_text_list (texts, cases[i].most);
      g_assert_cmpstr (list, ==, cases[i].list);
    }
}

static void
test_ids (void)
{
  static const char *const refused[] = { NULL, "", "1a", "-a", "a b", "a:b", "ä", "a/b" };
  g_autofree char *too_long = g_strnfill (PMAP_ID_LENGTH_MAX + 1, 'a');
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_test_summary ("Ids are names of XML; new ones are valid and never the same.");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (pmap_id_is_valid (refused[i]));
  g_assert_false (pmap_id_is_valid (too_long));
  g_assert_true (pmap_id_is_valid ("u-amira"));
  g_assert_true (pmap_id_is_valid ("_x.1"));
  for (guint i = 0; i < 10000; i++)
    {
      char *id = pmap_id_new ("u");

      g_assert_true (pmap_id_is_valid (id));
      g_assert_true (g_hash_table_add (seen, id));
    }
}

static void
test_issues (void)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapIssue) copy = NULL;

  pmap_issues_add (issues, PMAP_SEVERITY_WARNING, "u-1", "upn", "%s is odd", "This");
  pmap_issues_add (issues, PMAP_SEVERITY_ERROR, NULL, NULL, "Broken");
  copy = pmap_issue_copy (issues->pdata[0]);
  g_assert_cmpstr (copy->message, ==, "This is odd");
  g_assert_cmpstr (copy->id, ==, "u-1");
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_NOTE), ==, 0);
  g_assert_cmpstr (pmap_severity_get_word (PMAP_SEVERITY_WARNING), ==, "warning");
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    gboolean found;
  } cases[] = {
    { "Nia and one other", "Nia", TRUE },
    { "with Nia", "Nia", TRUE },
    { "Nia, Nia's and Nia", "Nia", TRUE },
    { "Mania Nian", "Nia", FALSE },
    { "nia", "Nia", FALSE },
    { "(Zo\xc3\xab Hart)", "Zo\xc3\xab Hart", TRUE },
    { "Zo\xc3\xab", "Zo", FALSE },
    { "\xc3\x89Nia", "Nia", FALSE },
    { "", "Nia", FALSE },
  };

  g_test_summary ("A word is found where it stands whole, and only there.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pmap_text_has_word (cases[i].text, cases[i].word), ==, cases[i].found);
  g_assert_false (pmap_text_has_word (NULL, "Nia"));
}

static void
test_excerpt (void)
{
  static const struct
  {
    const char *text;
    const char *other;
    const char *excerpt;
  } cases[] = {
    { " short ", NULL, "short" },
    { "twenty characters ok", NULL, "twenty characters ok" },
    { "twenty characters are not enough", NULL, "twenty characters ar…" },
    { "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", NULL,
      "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9…" },
    { "one two three four five six seven eight", "one two three four 5 six seven eight", "…five six seven eight" },
    { "one two three four five six seven eight", "something else", "one two three four f…" },
  };

  g_test_summary ("Of a long text the beginning, or the part where it differs.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *excerpt = pmap_text_excerpt (cases[i].text, cases[i].other, 20);

      g_assert_cmpstr (excerpt, ==, cases[i].excerpt);
    }
}

static void
test_display (void)
{
  static const struct
  {
    const char *text, *line, *lines;
  } cases[] = {
    { NULL, "", "" },
    { "Zoë’s 2½ hours", "Zoë’s 2½ hours", "Zoë’s 2½ hours" },
    { "a\033[31mb\007", "a�[31mb�", "a�[31mb�" },
    { "a\302\233b\302\205c\177", "a�b�c�", "a�b�c�" },
    { "one\ntwo\tthree\r", "one two three�", "one\ntwo three�" },
    { "a\342\200\256b\342\201\246c\342\200\216d\330\234e", "abcde", "abcde" },
    { "שלום", "שלום", "שלום" },
    { "a\377b", "a�b", "a�b" },
  };

  g_test_summary ("What a terminal, a title or a line is given commands nothing and turns nothing round");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = pmap_text_for_display (cases[i].text, FALSE);
      g_autofree char *lines = pmap_text_for_display (cases[i].text, TRUE);

      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (lines, ==, cases[i].lines);
      if (cases[i].text != NULL && g_utf8_validate (cases[i].text, -1, NULL))
        g_assert_true (pmap_text_has_control (cases[i].text, strlen (cases[i].text)) == (strstr (line, "�") != NULL && i != 4));
    }
}

static void
test_sentences (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_test_summary ("Sentences follow each other; what speaks of nothing is not said.");
  pmap_text_append_sentence (text, 0, "%u are wrong.");
  g_assert_cmpstr (text->str, ==, "");
  pmap_text_append_sentence (text, 58, "%u are new.");
  pmap_text_append_sentence (text, 0, "%u are wrong.");
  pmap_text_append_sentence (text, 1, "%u is there already.");
  g_assert_cmpstr (text->str, ==, "58 are new. 1 is there already.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/matches", test_matches);
  g_test_add_func ("/base/text/list", test_list);
  g_test_add_func ("/base/id", test_ids);
  g_test_add_func ("/base/issue", test_issues);
  g_test_add_func ("/base/text/words", test_words);
  g_test_add_func ("/base/text/excerpt", test_excerpt);
  g_test_add_func ("/text/display", test_display);
  g_test_add_func ("/base/text/sentences", test_sentences);
  return g_test_run ();
}
