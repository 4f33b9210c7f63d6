/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder with a map in it, for the tests of replacing files. */
#pragma once

#include "base/pmap-error.h"
#include "store/posix/pmap-replace.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  GBytes *old;
  GBytes *new;
  PmapIssues *notes;
} Fixture;

static inline GBytes *
make_bytes (gsize length,
            char  first)
{
  char *text = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    text[i] = first + i % 20;
  return g_bytes_new_take (text, length);
}

static inline void
put (const char *path,
     GBytes     *bytes)
{
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
}

static inline gboolean
is_there (const char *path,
          GBytes     *bytes)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) && length == g_bytes_get_size (bytes)
         && memcmp (text, g_bytes_get_data (bytes, NULL), length) == 0;
}

/* The names in a folder that begin so. */
static inline GPtrArray *
list_names (const char *path,
            const char *start)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, start))
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
  return names;
}

static inline guint
count_names (const char *path,
             const char *start)
{
  g_autoptr (GPtrArray) names = list_names (path, start);

  return names->len;
}

static inline void
empty (const char *path)
{
  g_autoptr (GPtrArray) names = list_names (path, "");

  for (guint i = 0; i < names->len; i++)
    g_assert_no_errno (g_remove (names->pdata[i]));
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("pmap-replace-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "map.pmap", NULL);
  fixture->old = make_bytes (70000, 'a');
  fixture->new = make_bytes (150000, 'A');
  fixture->notes = pmap_issues_new ();
  put (fixture->path, fixture->old);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_chmod (fixture->folder, 0700);
  empty (fixture->folder);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_bytes_unref (fixture->old);
  g_bytes_unref (fixture->new);
  g_ptr_array_unref (fixture->notes);
}

static inline gboolean
replace (Fixture *fixture,
         GBytes  *base,
         GError **error)
{
  return pmap_replace_file (fixture->path, fixture->new, base, 0, fixture->notes, NULL, error);
}

/* Waits for a child that has something to say by its status. */
static inline int
await (pid_t child)
{
  int status;

  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}
