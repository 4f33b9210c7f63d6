/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who works here. */

#include "config.h"

#include "base/pmap-user.h"

static void
test_name (void)
{
  static const struct
  {
    const char *set;
    const char *name;
  } cases[] = {
    { "Mrs Hughes", "Mrs Hughes" },
    { "  Mrs\n Hughes ", "Mrs  Hughes" },
    { "Zo\xc3\xab", "Zo\xc3\xab" },
    { "", "A. Teacher" },
    { " \t", "A. Teacher" },
    { "bad\xff", "A. Teacher" },
    { NULL, "A. Teacher" },
  };

  g_test_summary ("The name that was set comes first, then the environment's; a blank one is none.");
  g_setenv ("PMAP_USER", "A. Teacher", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      pmap_user_set_name (cases[i].set);
      g_assert_cmpstr (pmap_user_get_name (), ==, cases[i].name);
    }
}

static void
test_system (void)
{
  g_test_summary ("Whoever runs the program has a name, whatever the system knows.");
  g_unsetenv ("PMAP_USER");
  pmap_user_set_name (NULL);
  g_assert_cmpstr (pmap_user_get_name (), !=, NULL);
  g_assert_cmpstr (pmap_user_get_name (), !=, "");
  g_assert_cmpstr (pmap_user_get_name (), !=, "Unknown");
}

static void
test_long (void)
{
  g_autofree char *name = g_strnfill (500, 'x');
  const char *cut;

  g_test_summary ("A name is cut to what is kept, and stays valid after another is set.");
  pmap_user_set_name (name);
  cut = pmap_user_get_name ();
  pmap_user_set_name ("Somebody");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, PMAP_USER_NAME_MAX);
  pmap_user_set_name (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/user/name", test_name);
  g_test_add_func ("/base/user/system", test_system);
  g_test_add_func ("/base/user/long", test_long);
  return g_test_run ();
}
