/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the start page remembers, and what it never does. */

#include "config.h"

#include "shared/map.h"
#include "store/pmap-recent-maps.h"
#include "store/pmap-state-folder.h"

#include <glib/gstdio.h>
#include <string.h>

static PmapDocument *
make_map (guint n_pupils)
{
  static const char *const names[][2] = { { "Ada", "Abbot" }, { "Bo", "Ng" }, { "Chidi", "Rose-Hill" }, { "Dai", "Evans" } };
  PmapDocument *document = pmap_document_new ();

  map_set (pmap_document_get_school (document), "name", "Larkbeck Primary School");
  for (guint i = 0; i < n_pupils; i++)
    {
      g_autofree char *id = g_strdup_printf ("u-%u", i);

      map_add (document->pupils, id, "given-name", names[i][0], "family-name", names[i][1], NULL);
    }
  return document;
}

static void
test_rule (void)
{
  static const struct { const char *path; guint n_pupils; gboolean listed; } cases[] = {
    { "/srv/school/larkbeck.pmap", 4, TRUE },
    { "/srv/school/larkbeck.pmap", 3, TRUE },
    { "/srv/school/larkbeck.pmap", 1, FALSE },       /* one pupil's map, whatever it is called */
    { "/srv/school/larkbeck.pmap", 0, FALSE },
    { "/srv/school/Ada Abbot.pmap", 4, FALSE },
    { "/srv/school/abbot-ada-2026.pmap", 4, FALSE },
    { "/srv/school/ABBOT.pmap", 4, FALSE },
    { "/srv/pupils/Chidi/map.pmap", 4, FALSE },
    { "/srv/school/rose hill.pmap", 4, FALSE },
    { "/srv/school/abbots-langley.pmap", 4, TRUE },  /* another word */
    { "/srv/school/bo.pmap", 4, TRUE },              /* two letters are nobody's name alone */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = make_map (cases[i].n_pupils);
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);

      g_test_message ("%s, %u pupils", cases[i].path, cases[i].n_pupils);
      g_assert_cmpint (pmap_recent_maps_may_list (file, document), ==, cases[i].listed);
    }
}

static void
test_home (void)
{
  g_autoptr (PmapDocument) document = make_map (4);
  g_autofree char *path = g_build_filename (g_get_home_dir (), "larkbeck.pmap", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_test_summary ("That the user is called as a pupil is does not matter");

  map_set (pmap_document_find (document, "u-0"), "given-name", g_get_user_name ());
  g_assert_true (pmap_recent_maps_may_list (file, document));
}

static void
assert_list (const char *expected)
{
  g_autoptr (GPtrArray) maps = pmap_recent_maps_list ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < maps->len; i++)
    {
      const PmapRecentMap *map = maps->pdata[i];
      g_autofree char *path = g_file_get_path (map->location);

      g_string_append_printf (text, "%s%s (%s)", i > 0 ? " " : "", path, map->school != NULL ? map->school : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_list (void)
{
  g_autoptr (PmapDocument) school = make_map (4), pupil = make_map (1);
  g_autoptr (GFile) one = g_file_new_for_path ("/srv/one.pmap"), two = g_file_new_for_path ("/srv/zwei ä.pmap");
  g_autofree char *folder = pmap_state_folder_get_path ("start-page");
  g_autofree char *path = g_build_filename (folder, "maps", NULL), *text = NULL;
  GStatBuf status;

  g_test_summary ("The last one first, each once, in a file that only this user reads; forgotten when asked to");

  pmap_recent_maps_forget_all ();
  assert_list ("");
  pmap_recent_maps_note (one, school, TRUE);
  pmap_recent_maps_note (two, school, FALSE);
  assert_list ("/srv/zwei ä.pmap (-) /srv/one.pmap (Larkbeck Primary School)");
  pmap_recent_maps_note (one, school, TRUE);
  assert_list ("/srv/one.pmap (Larkbeck Primary School) /srv/zwei ä.pmap (-)");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "Abbot"));

  pmap_recent_maps_note (one, pupil, TRUE);      /* what was a school's is one pupil's now */
  assert_list ("/srv/zwei ä.pmap (-)");
  pmap_recent_maps_forget (two);
  assert_list ("");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < 2 * PMAP_RECENT_MAPS_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("/srv/%u.pmap", i);
      g_autoptr (GFile) file = g_file_new_for_path (name);
      g_autoptr (GPtrArray) maps = NULL;

      pmap_recent_maps_note (file, school, TRUE);
      maps = pmap_recent_maps_list ();
      g_assert_cmpuint (maps->len, ==, MIN (i + 1, PMAP_RECENT_MAPS_MAX));
    }
  pmap_recent_maps_forget_all ();
  assert_list ("");
}

static void
test_damaged (void)
{
  static const char *const contents[] = { "", "\xff\xfe", "[1]\nlocation", "[1]\nschool=X\n[2]\nlocation=file:///srv/a.pmap\n" };
  g_autofree char *folder = pmap_state_folder_get_path ("start-page");
  g_autofree char *path = g_build_filename (folder, "maps", NULL);

  g_test_summary ("Whatever is in the file, there is a list or none");

  g_assert_true (pmap_state_folder_make (folder, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      assert_list (i == 3 ? "/srv/a.pmap (-)" : "");
    }
  pmap_recent_maps_forget_all ();
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("pmap-recent-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recent-maps/rule", test_rule);
  g_test_add_func ("/recent-maps/home", test_home);
  g_test_add_func ("/recent-maps/list", test_list);
  g_test_add_func ("/recent-maps/damaged", test_damaged);

  return g_test_run ();
}
