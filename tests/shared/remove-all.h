/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clears up after a test: a folder with all that is in it. */
#pragma once

#include <glib/gstdio.h>

static inline void
remove_all (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}
