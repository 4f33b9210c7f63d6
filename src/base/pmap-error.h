/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PmapError:
 * @PMAP_ERROR_INVALID_VALUE: A typed or read value is not of the kind that its field takes.
 * @PMAP_ERROR_LIMIT: A value or a file is beyond a limit.
 * @PMAP_ERROR_NOT_A_MAP: The file is not a provision map at all.
 * @PMAP_ERROR_DAMAGED: The file is a provision map, but broken; the issues say where.
 * @PMAP_ERROR_TOO_NEW: The file was written by a newer major version.
 * @PMAP_ERROR_CHANGED_ELSEWHERE: The file on disk is not the one that was opened.
 * @PMAP_ERROR_NOT_SAVED: The file could not be written; the old one is untouched.
 * @PMAP_ERROR_NOT_FOUND: No such record.
 * @PMAP_ERROR_UNDECIDED: Two versions cannot be put together before somebody has decided what is to count.
 * @PMAP_ERROR_IN_USE: A record cannot go because others depend on it.
 * @PMAP_ERROR_PASSWORD_NEEDED: The file is protected, and nobody has given its password yet.
 * @PMAP_ERROR_WRONG_PASSWORD: The file is protected, with another password than the one given.
 * @PMAP_ERROR_REPLACED: What stands where the file was is something else: a link, another map, no map.
 * @PMAP_ERROR_OLDER_COPY: The file is an older copy, from before its protection was changed.
 *
 * What could not be done. Causes from the system keep their own domain (G_IO_ERROR …).
 */
typedef enum
{
  PMAP_ERROR_INVALID_VALUE,
  PMAP_ERROR_LIMIT,
  PMAP_ERROR_NOT_A_MAP,
  PMAP_ERROR_DAMAGED,
  PMAP_ERROR_TOO_NEW,
  PMAP_ERROR_CHANGED_ELSEWHERE,
  PMAP_ERROR_NOT_SAVED,
  PMAP_ERROR_NOT_FOUND,
  PMAP_ERROR_IN_USE,
  PMAP_ERROR_UNDECIDED,
  PMAP_ERROR_PASSWORD_NEEDED,
  PMAP_ERROR_WRONG_PASSWORD,
  PMAP_ERROR_REPLACED,
  PMAP_ERROR_OLDER_COPY,
} PmapError;

#define PMAP_ERROR (pmap_error_quark ())
GQuark pmap_error_quark (void);

G_END_DECLS
