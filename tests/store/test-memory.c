/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in memory stays there. */

#include "store/posix/pmap-memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

/* Runs a check in a process of its own, for what it changes cannot be taken back. */
static void
run_apart (void (*func) (void))
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      func ();
      _exit (EXIT_SUCCESS);
    }
  while (waitpid (child, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, EXIT_SUCCESS);
}

static void
check_core (void)
{
  struct rlimit limit;

  g_unsetenv ("PMAP_DEBUG");
  pmap_memory_keep_private ();
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);     /* nothing later can allow it again */
}

static void
test_no_core (void)
{
  g_test_summary ("No core file is written, and nothing later in the program can change that");
  run_apart (check_core);
}

#ifdef __linux__
static void
check_dumpable (void)
{
  g_unsetenv ("PMAP_DEBUG");
  pmap_memory_keep_private ();
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 0);
}

static void
test_not_dumpable (void)
{
  g_test_summary ("A program that collects cores gets none either, and other programs of the user cannot look inside");
  run_apart (check_dumpable);
}
#endif

#ifndef NDEBUG
static void
check_debugging (void)
{
  struct rlimit before, after;

  getrlimit (RLIMIT_CORE, &before);
  g_setenv ("PMAP_DEBUG", "1", TRUE);
  pmap_memory_keep_private ();
  getrlimit (RLIMIT_CORE, &after);
  g_assert_cmpuint (after.rlim_cur, ==, before.rlim_cur);
#ifdef __linux__
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 1);
#endif
}

static void
test_debugging (void)
{
  g_test_summary ("A developer may attach a debugger to a build that has assertions");
  run_apart (check_debugging);
}
#endif

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/no-core", test_no_core);
#ifdef __linux__
  g_test_add_func ("/memory/not-dumpable", test_not_dumpable);
#endif
#ifndef NDEBUG
  g_test_add_func ("/memory/debugging", test_debugging);
#endif
  return g_test_run ();
}
