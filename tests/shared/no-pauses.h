/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For a test that would wait for nobody: the pauses of the program under test are skipped. Included by one file of a program. */
#pragma once

#include <time.h>

/* The program waits for others' programs to be done with a file; there are none here. GLib's pauses come through one of these. */
int
nanosleep (const struct timespec *wanted,
           struct timespec       *left)
{
  return 0;
}

int
clock_nanosleep (clockid_t              clock_id,
                 int                    flags,
                 const struct timespec *wanted,
                 struct timespec       *left)
{
  return 0;
}
