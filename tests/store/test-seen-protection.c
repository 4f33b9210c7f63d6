/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What this computer saw last of a map's protection: an older copy is known by it, a newer one is not taken for one. */

#include "config.h"

#include "store/pmap-protection-private.h"
#include "store/pmap-sealed-format-private.h"
#include "store/pmap-seen-protection.h"
#include "store/pmap-state-folder.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAP "map-seen"

static PmapProtection *
new_quick (void)
{
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  PmapProtection *protection = _pmap_protection_new_with_effort ("three blue kettles", PMAP_SEALED_MEMORY_MIN, PMAP_SEALED_PASSES_MIN,
                                                                 &key, &error);

  g_assert_no_error (error);
  return protection;
}

static PmapProtection *
change (PmapProtection *before)
{
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  PmapProtection *protection = pmap_protection_change_password (before, "nine green lamps", &key, &error);

  g_assert_no_error (error);
  return protection;
}

/* The times of a protection are in whole seconds. */
static void
wait_for_next_second (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  while (g_get_real_time () / G_USEC_PER_SEC == now)
    g_thread_yield ();
}

static gboolean
is_older (PmapProtection *protection)
{
  g_autoptr (GDateTime) since = pmap_seen_protection_find_newer (MAP, protection);

  return since != NULL;
}

static void
test_seen (void)
{
  g_autoptr (PmapProtection) first = new_quick (), second = NULL, anew = NULL;
  g_autofree char *folder = pmap_state_folder_get_path ("protections");
  g_autoptr (GDir) directory = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  g_test_summary ("An older protection than the one that was seen last is known, and so is none; a newer one is not, nor one that was "
                  "put on anew after the protection had been taken off.");
  g_assert_false (is_older (NULL));
  g_assert_false (is_older (first));
  pmap_seen_protection_note (MAP, first);
  g_assert_false (is_older (first));
  g_assert_true (is_older (NULL));
  wait_for_next_second ();
  second = change (first);
  g_assert_false (is_older (second));
  pmap_seen_protection_note (MAP, second);
  g_assert_true (is_older (first));
  g_assert_false (is_older (second));
  wait_for_next_second ();
  anew = new_quick ();
  g_assert_cmpuint (pmap_protection_get_generation (anew), <, pmap_protection_get_generation (second));
  g_assert_false (is_older (anew));
  directory = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    g_assert_null (strstr (name, MAP));
  pmap_seen_protection_note (MAP, NULL);
  g_assert_false (is_older (first));
  g_assert_false (is_older (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/seen-protection/seen", test_seen);
  return g_test_run ();
}
