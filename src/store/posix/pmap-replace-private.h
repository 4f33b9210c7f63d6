/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/posix/pmap-place.h"
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
  PmapPlace *place;
  const PmapTrace *before;   /* the file as it was read or written last; NULL where it is no open map's */
  PmapPlaceState state;      /* what was found instead; see PMAP_COMMIT_REPLACED */
  int folder;            /* descriptor of the folder, for everything below */
  const char *directory; /* its path */
  const char *name;      /* of the file in it */
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
 * @PMAP_COMMIT_REPLACED: what stands there is not the file of an open map any more, or nothing does
 * @PMAP_COMMIT_FAILED: it did not work, errno says why; the name holds what it held
 *
 * What came of giving the new file the name.
 */
typedef enum
{
  PMAP_COMMIT_DONE,
  PMAP_COMMIT_CHANGED,
  PMAP_COMMIT_REPLACED,
  PMAP_COMMIT_FAILED,
} PmapCommit;

void       _pmap_trace_take              (PmapTrace         *self,
                                          const struct stat *status);

gboolean   _pmap_held_open               (PmapHeld        *self,
                                          int              folder,
                                          const char      *name);
PmapPlaceState _pmap_held_explain        (const PmapHeld  *self);
void       _pmap_held_close              (PmapHeld        *self);
int        _pmap_held_compare            (const PmapHeld  *self,
                                          GBytes          *bytes);
PmapCommit _pmap_replacement_check       (PmapReplacement *self);
PmapCommit _pmap_replacement_commit      (PmapReplacement *self);
void       _pmap_replacement_other_names (PmapReplacement *self);

G_END_DECLS
