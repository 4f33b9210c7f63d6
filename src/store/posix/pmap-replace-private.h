/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/posix/pmap-replace.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* A file with the name, at one moment: an open descriptor of it and what the system says of it. */
typedef struct
{
  int descriptor;        /* -1 if there is no such file */
  struct stat status;
} PmapHeld;

/* One replacing, on its way. */
typedef struct
{
  int folder;            /* descriptor of the folder, for everything below */
  char *directory;       /* its path */
  char *name;            /* of the file in it */
  GBytes *bytes;
  GBytes *base;
  PmapReplaceFlags flags;
  PmapIssues *notes;
  char *spoken;          /* what it is called where it cannot be saved; NULL for the map */

  char *temporary;       /* name of the new file, or of what came out for it; NULL once there is none */
  struct stat fresh;     /* the new file */
  PmapHeld old;          /* what has the name, as of the last look */
  gboolean exists;       /* whether anything has */
} PmapReplacement;

/**
 * PmapCommit:
 * @PMAP_COMMIT_DONE: the name holds the new file
 * @PMAP_COMMIT_CHANGED: the name holds somebody else's work
 * @PMAP_COMMIT_FAILED: it did not work, errno says why; the name holds what it held
 *
 * What came of giving the new file the name.
 */
typedef enum
{
  PMAP_COMMIT_DONE,
  PMAP_COMMIT_CHANGED,
  PMAP_COMMIT_FAILED,
} PmapCommit;

gboolean   _pmap_held_open               (PmapHeld        *self,
                                          int              folder,
                                          const char      *name);
void       _pmap_held_close              (PmapHeld        *self);
int        _pmap_held_compare            (const PmapHeld  *self,
                                          GBytes          *bytes);
PmapCommit _pmap_replacement_check       (PmapReplacement *self);
PmapCommit _pmap_replacement_commit      (PmapReplacement *self);
void       _pmap_replacement_other_names (PmapReplacement *self);

G_END_DECLS
