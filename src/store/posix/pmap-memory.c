/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a program that holds pupils' records asks of the system for itself: that what is in its memory stays there.
 *
 * A crash must not leave a file with every pupil's needs in it. A limit on core files is not enough, for where cores go to
 * a program instead of a file (systemd-coredump, apport) the kernel does not look at the limit; a process that may not be
 * dumped at all is not handed over either. That also keeps other programs of the same user from reading this memory. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-memory.h"

#include <sys/resource.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

/**
 * pmap_memory_keep_private:
 *
 * Makes the program leave no image of its memory behind and lets no other program of the user look into it. To be called
 * before anything else. What the system does not offer is done without.
 *
 * Only where assertions are compiled in, PMAP_DEBUG in the environment lets a debugger attach.
 */
void
pmap_memory_keep_private (void)
{
  const struct rlimit none = { 0, 0 };

#ifndef NDEBUG
  if (g_getenv ("PMAP_DEBUG") != NULL)
    return;
#endif
  setrlimit (RLIMIT_CORE, &none);
#ifdef __linux__
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
