/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leads some calls of the C library through here, so that a certain one fails, or somebody else acts at a certain moment. For
 * the one source of a program that includes it. */
#pragma once

#ifndef _GNU_SOURCE
#define _GNU_SOURCE                  /* for renameat2() and syscall() */
#endif

#include "store/replace-fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/syscall.h>

typedef struct
{
  guint n_exchanges;
  void (*before_exchange) (guint n);         /* from 1 */
  void (*after_exchange) (guint n);
  int exchange_code;                         /* instead of carrying it out, if not 0 */
  guint n_failing;                           /* how often it is given; 0 for always */
  int noreplace_code;
  int link_code;
  void (*before_link) (void);
  int fsync_code;                            /* for files */
  int folder_code;                           /* for folders */
  guint n_fsyncs;
  int close_code;                            /* for files that were written */
  gboolean without_locks;                    /* as if each process were on another computer */
  gint64 slept;                              /* microseconds */
  gboolean patient;                          /* waits for others as long as they take */
} Script;

static Script script;
static Fixture *current;                     /* for the hooks */

int
renameat2 (int         from,
           const char *old_name,
           int         to,
           const char *new_name,
           unsigned    flags)
{
  int result, *code = flags == RENAME_EXCHANGE ? &script.exchange_code : &script.noreplace_code;

  if (flags == RENAME_EXCHANGE && script.before_exchange != NULL)
    script.before_exchange (script.n_exchanges + 1);
  script.n_exchanges += flags == RENAME_EXCHANGE;
  if (*code != 0)
    {
      errno = *code;
      if (script.n_failing > 0 && --script.n_failing == 0)
        *code = 0;
      return -1;
    }
  result = syscall (SYS_renameat2, from, old_name, to, new_name, flags);
  if (flags == RENAME_EXCHANGE && script.after_exchange != NULL)
    script.after_exchange (script.n_exchanges);
  return result;
}

int
linkat (int         from,
        const char *old_name,
        int         to,
        const char *new_name,
        int         flags)
{
  if (script.before_link != NULL)
    script.before_link ();
  if (script.link_code != 0)
    {
      errno = script.link_code;
      return -1;
    }
  return syscall (SYS_linkat, from, old_name, to, new_name, flags);
}

int
fsync (int descriptor)
{
  struct stat status;
  int code;

  fstat (descriptor, &status);
  code = S_ISDIR (status.st_mode) ? script.folder_code : script.fsync_code;
  script.n_fsyncs += !S_ISDIR (status.st_mode);
  if (code != 0)
    {
      errno = code;
      return -1;
    }
  return syscall (SYS_fsync, descriptor);
}

int
close (int descriptor)
{
  gboolean fails = script.close_code != 0 && (fcntl (descriptor, F_GETFL) & O_ACCMODE) == O_WRONLY;
  int result = syscall (SYS_close, descriptor);

  if (!fails)
    return result;
  errno = script.close_code;
  return -1;
}

int
flock (int descriptor,
       int operation)
{
  return script.without_locks ? 0 : syscall (SYS_flock, descriptor, operation);
}

/* Time passes only while the program waits, and then at once: how long it waits for others does not depend on how busy this
 * machine is, and nobody waits for a test. Where others are real processes, they are given the processor and all the time that
 * they take. */
void
g_usleep (gulong microseconds)
{
  const struct timespec pause = { microseconds / G_USEC_PER_SEC, microseconds % G_USEC_PER_SEC * 1000 };

  if (script.patient)
    nanosleep (&pause, NULL);
  else
    script.slept += microseconds;
}

gint64
g_get_monotonic_time (void)
{
  return script.slept;
}

static inline void
begin (Fixture       *fixture,
       gconstpointer  data)
{
  set_up (fixture, data);
  script = (Script) { 0 };
  current = fixture;
}
