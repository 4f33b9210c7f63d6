/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who works here, by the name that colleagues know: written beside what was changed, and shown to whoever opens the same map.
 * Nobody is asked to prove it; it helps colleagues, and is no evidence in a dispute. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-user.h"

#include "base/pmap-text.h"

/* Interned, so that a name once given out stays valid on every thread. */
static const char *set_name;

/* One line, and not longer than fits; NULL where nothing is left. */
static const char *
tidy (const char *name)
{
  g_autofree char *clean = NULL, *cut = NULL;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return NULL;
  clean = pmap_text_clean (name, FALSE);
  if (clean == NULL || *clean == '\0')
    return NULL;
  if (g_utf8_strlen (clean, -1) > PMAP_USER_NAME_MAX)
    {
      cut = g_utf8_substring (clean, 0, PMAP_USER_NAME_MAX);
      return g_intern_string (g_strchomp (cut));
    }
  return g_intern_string (clean);
}

/* What the system knows. GLib says "Unknown" where there is no real name. */
static const char *
find_system_name (void)
{
  const char *real = tidy (g_get_real_name ());
  const char *login = tidy (g_get_user_name ());

  if (real != NULL && !g_str_equal (real, "Unknown"))
    return real;
  return login != NULL ? login : "?";
}

/**
 * pmap_user_get_name:
 *
 * The name that was set, else that of the environment variable PMAP_USER (for tests), else the one that the system has for who
 * is logged in. May be called from any thread.
 *
 * Returns: (transfer none): a name, one line, never empty; valid as long as the program runs
 */
const char *
pmap_user_get_name (void)
{
  const char *name = g_atomic_pointer_get (&set_name);

  if (name == NULL)
    name = tidy (g_getenv ("PMAP_USER"));
  return name != NULL ? name : find_system_name ();
}

/**
 * pmap_user_set_name:
 * @name: (nullable): as the user wants to be called; %NULL or blank for what the system says
 */
void
pmap_user_set_name (const char *name)
{
  g_atomic_pointer_set (&set_name, tidy (name));
}
