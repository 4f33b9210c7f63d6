/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The bytes that a recovery key stands for: 160 bits, out of reach of guessing. */
#define PMAP_RECOVERY_KEY_SIZE 20

/** A recovery key on paper: eight groups of four letters or digits and a check letter. */
#define PMAP_RECOVERY_KEY_GROUPS 8

/**
 * PmapRecoveryKeyState:
 * @PMAP_RECOVERY_KEY_OTHER: it does not look like a recovery key at all; it may be a password
 * @PMAP_RECOVERY_KEY_MISTYPED: it looks like one, but a group of it does not fit its check letter
 * @PMAP_RECOVERY_KEY_WELL_TYPED: it is one, of this map or of another
 *
 * What a typed text can be.
 */
typedef enum
{
  PMAP_RECOVERY_KEY_OTHER,
  PMAP_RECOVERY_KEY_MISTYPED,
  PMAP_RECOVERY_KEY_WELL_TYPED,
} PmapRecoveryKeyState;

char                 *pmap_recovery_key_write (const guint8  key[PMAP_RECOVERY_KEY_SIZE]);
PmapRecoveryKeyState  pmap_recovery_key_read  (const char   *typed,
                                               guint8        key[PMAP_RECOVERY_KEY_SIZE],
                                               guint        *wrong_group);

G_END_DECLS
