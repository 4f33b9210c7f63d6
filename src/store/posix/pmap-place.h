/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmapTrace:
 *
 * A file as the system told of it at one moment: which file it is, whose, who may read it, and what changes when it is
 * written.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 owner;
  guint64 group;
  guint mode;            /* the rights: nine bits */
  guint64 size;          /* bytes */
  gint64 written;        /* nanoseconds, by the folder's clock */
  gint64 changed;
} PmapTrace;

/**
 * PmapPlaceState:
 * @PMAP_PLACE_SAME: the name leads where it led, and a file is there
 * @PMAP_PLACE_MISSING: nothing has the name, or the folder or its drive is not there
 * @PMAP_PLACE_LINK: the name is a link where it was none, or leads elsewhere than it did
 * @PMAP_PLACE_FOLDER: its folder is another one, for other people
 * @PMAP_PLACE_NO_FILE: a folder, a pipe or a device has the name
 * @PMAP_PLACE_WIDER: the file was for few, and the one that is there now is for more
 * @PMAP_PLACE_FAILED: it is there but cannot be looked at: errno says why
 */
typedef enum
{
  PMAP_PLACE_SAME,
  PMAP_PLACE_MISSING,
  PMAP_PLACE_LINK,
  PMAP_PLACE_FOLDER,
  PMAP_PLACE_NO_FILE,
  PMAP_PLACE_WIDER,
  PMAP_PLACE_FAILED,
} PmapPlaceState;

typedef struct _PmapPlace PmapPlace;

PmapPlace      *pmap_place_settle        (const char        *path);
PmapPlace      *pmap_place_settle_name   (const char        *path);
PmapPlace      *pmap_place_settle_target (const char        *path,
                                          GError           **error);
PmapPlace      *pmap_place_ref           (PmapPlace         *self);
void            pmap_place_unref         (PmapPlace         *self);

const char     *pmap_place_get_path      (const PmapPlace   *self);
const char     *pmap_place_get_folder    (const PmapPlace   *self);
const char     *pmap_place_get_name      (const PmapPlace   *self);
PmapPlaceState  pmap_place_look          (const PmapPlace   *self);
int             pmap_place_open_folder   (const PmapPlace   *self);
GInputStream   *pmap_place_open          (const PmapPlace   *self,
                                          const PmapTrace   *before,
                                          PmapTrace         *now,
                                          PmapPlaceState    *state);
gboolean        pmap_place_lead_back     (const PmapPlace   *self);

gboolean        pmap_trace_is_wider      (const PmapTrace   *before,
                                          const PmapTrace   *now);
gboolean        pmap_place_set_error     (PmapPlaceState     state,
                                          GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapPlace, pmap_place_unref)

G_END_DECLS
