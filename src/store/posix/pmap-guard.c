/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lets programs of ours on several computers save one map one after the other, where files cannot change places: on most
 * network drives. There, between the last look at the old file and putting the new one over it, another computer could do
 * the same, and one of two saves would be lost. So whoever is about to do that says so by a file that only one can make,
 * and looks and replaces while it is there.
 *
 * It is there for some milliseconds. One that stays was left by a program that is gone: on this computer that can be asked
 * after; of another it is believed after half a minute, by the folder's own clock. Who finds one for two seconds gives up,
 * which costs the user another try, rather than somebody's work. Where none can be made (the disk is full to the last byte),
 * saving goes on without. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-guard.h"

#include "store/posix/pmap-marker.h"
#include "store/posix/pmap-process.h"

#include <errno.h>
#include <string.h>

#define START ".provision-map-saving-"
#define END ".tmp"
#define PATIENCE (2 * G_TIME_SPAN_SECOND)
#define PAUSE (20 * 1000)            /* microseconds, at least */
#define LEFT_AFTER (30 * G_TIME_SPAN_SECOND)

struct _PmapGuard
{
  char *path;
  char *text;
  gboolean is_made;
};

enum
{
  LINE_HOST,
  LINE_BOOT,
  LINE_PROCESS,
  LINE_CHANCE,
  N_LINES
};

/**
 * pmap_guard_is_name:
 * @name: a file's
 *
 * Returns: whether it is that of a guard
 */
gboolean
pmap_guard_is_name (const char *name)
{
  return g_str_has_prefix (name, START) && g_str_has_suffix (name, END);
}

/**
 * pmap_guard_is_left:
 * @text: what a guard says
 * @age: how old it is by the folder's clock, in microseconds
 *
 * Returns: whether its maker is gone
 */
gboolean
pmap_guard_is_left (const char *text,
                    gint64      age)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", N_LINES + 1);

  if (age > LEFT_AFTER || age < -LEFT_AFTER)      /* written in a time to come: by nobody who waits his turn */
    return TRUE;
  if (g_strv_length (lines) < N_LINES || !g_str_equal (lines[LINE_HOST], pmap_process_get_host ()))
    return FALSE;
  return !g_str_equal (lines[LINE_BOOT], pmap_process_get_boot ())
         || !pmap_process_is_running (g_ascii_strtoll (lines[LINE_PROCESS], NULL, 10));
}

/* What there is to do about the guard that is there. */
typedef enum
{
  THEIRS,                /* somebody is saving: wait */
  INHERITED,             /* taken over from somebody who is gone */
  VOID,                  /* no guard at all, or one that nobody can take away: it keeps nobody waiting */
} Found;

static Found
inherit (PmapGuard *self,
         gint64     now)
{
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  gint64 written;
  PmapMarkerResult result = pmap_marker_read (self->path, &text, &written);

  if (result != PMAP_MARKER_DONE)
    return result == PMAP_MARKER_MISSING ? THEIRS : VOID;
  if (!pmap_guard_is_left (text, now - written))
    return THEIRS;
  if (pmap_marker_put (self->path, self->text) != PMAP_MARKER_DONE)
    return VOID;
  /* Two may have thought so at once. */
  return pmap_marker_read (self->path, &after, &written) == PMAP_MARKER_DONE && g_str_equal (after, self->text) ? INHERITED : THEIRS;
}

/**
 * pmap_guard_take:
 * @directory: a folder
 * @name: of a file in it
 *
 * Waits until nobody else is putting a file there, for two seconds at most.
 *
 * Returns: (transfer full) (nullable): what keeps others waiting until pmap_guard_release(); %NULL with EBUSY if it is not
 *   our turn
 */
PmapGuard *
pmap_guard_take (const char *directory,
                 const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  PmapGuard *self = g_new0 (PmapGuard, 1);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);      /* some drives do not tell capitals apart */

  g_autofree char *marker = g_strdup_printf (START "%08x" END, g_str_hash (folded));

  self->path = g_build_filename (directory, marker, NULL);
  self->text = g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT "\n%08x%08x\n", pmap_process_get_host (), pmap_process_get_boot (),
                                pmap_process_get_id (), g_random_int (), g_random_int ());
  do
    {
      gint64 now = 0;
      PmapMarkerResult result = pmap_marker_create (self->path, self->text, &now);
      Found found = result == PMAP_MARKER_THERE ? inherit (self, now) : VOID;

      if (result == PMAP_MARKER_FAILED)
        return self;
      if (result == PMAP_MARKER_DONE || found != THEIRS)
        {
          self->is_made = result == PMAP_MARKER_DONE || found == INHERITED;
          return self;
        }
      g_usleep (g_random_int_range (PAUSE, 3 * PAUSE));
    }
  while (g_get_monotonic_time () < end);
  pmap_guard_release (self);
  errno = EBUSY;
  return NULL;
}

/**
 * pmap_guard_release:
 * @self: (transfer full): a guard
 *
 * Lets others go on. Keeps errno.
 */
void
pmap_guard_release (PmapGuard *self)
{
  int code = errno;

  if (self->is_made)
    pmap_marker_remove (self->path, self->text);
  g_free (self->path);
  g_free (self->text);
  g_free (self);
  errno = code;
}
