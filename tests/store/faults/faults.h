/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults on demand: which call to the file system fails, how, and what was called so far. See faults.c. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define FAULTS_PLANNED_MAX 4
#define FAULTS_CALLS_MAX 4096
#define FAULTS_PATHS_MAX 32
#define FAULTS_PATH_LENGTH 512

/**
 * FaultKind:
 * @FAULT_NONE: nothing happens
 * @FAULT_ERROR: the call does nothing and gives an error
 * @FAULT_ERROR_AFTER: the call is carried out, and gives an error all the same, as over a network that loses the answer
 * @FAULT_SHORT: a read or write does half of what it was asked; every other call is as usual
 * @FAULT_KILL_BEFORE: the process is killed before the call
 * @FAULT_KILL_HALF: the process is killed when half of a write has been done; before every other call
 * @FAULT_KILL_AFTER: the process is killed after the call
 * @FAULT_PAUSE: the call waits first, by chance up to `code` microseconds, for another process to come between
 * @FAULT_LIE: a write says that it wrote, and wrote other bytes
 */
typedef enum
{
  FAULT_NONE,
  FAULT_ERROR,
  FAULT_ERROR_AFTER,
  FAULT_SHORT,
  FAULT_KILL_BEFORE,
  FAULT_KILL_HALF,
  FAULT_KILL_AFTER,
  FAULT_PAUSE,
  FAULT_LIE,
} FaultKind;

/**
 * FaultReach:
 * @FAULT_ONCE: this call only
 * @FAULT_SAME: and all later calls of its kind
 * @FAULT_ALL: and all later calls
 */
typedef enum
{
  FAULT_ONCE,
  FAULT_SAME,
  FAULT_ALL,
} FaultReach;

typedef struct
{
  unsigned at;                 /* which call, from 1; 0 for none, unless `name` is set */
  const char *name;            /* every call of this name instead of the one at `at`, or NULL */
  FaultKind kind;
  FaultReach reach;
  int code;                    /* errno of a %FAULT_ERROR, microseconds of a %FAULT_PAUSE */
} Fault;

/* In memory that a process shares with the children that it forks: they follow the plan, it reads what came of it. */
typedef struct
{
  Fault plan[FAULTS_PLANNED_MAX];

  unsigned n_calls;
  const char *calls[FAULTS_CALLS_MAX];          /* their names, in turn */
  unsigned n_failed;
  bool removal_failed;                          /* so something may be left behind */
  bool changed_rights_failed;

  unsigned n_opened;                            /* by faults_watch() */
  char opened[FAULTS_PATHS_MAX][FAULTS_PATH_LENGTH];
  unsigned n_sockets;
} Faults;

Faults *faults_get   (void);
void    faults_clear (void);
void    faults_begin (const char *folder);
void    faults_watch (void);
void    faults_end   (void);
