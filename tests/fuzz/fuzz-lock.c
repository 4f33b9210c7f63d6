/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands beside a map and says who has it open, written by anybody: it is read without harm, and what people are told of
 * it is short, clean text. */

#include "config.h"

#include "fuzz/fuzz.h"

#include "store/pmap-lock-private.h"

#include <string.h>

#define NAME_MAX_SHOWN 60

static void
check_name (const char *name)
{
  MUST (name != NULL && *name != '\0' && g_utf8_validate (name, -1, NULL));
  MUST (g_utf8_strlen (name, -1) <= NAME_MAX_SHOWN);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    MUST (g_unichar_isprint (g_utf8_get_char (p)));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = g_strndup ((const char *) data, MIN (size, PMAP_MARKER_LIMIT));
  g_autoptr (PmapLockNote) note = _pmap_lock_note_parse (text);
  g_autofree char *key = _pmap_lock_note_get_key (note);
  g_autofree char *written = _pmap_lock_note_write (note);
  g_autoptr (PmapLockNote) again = _pmap_lock_note_parse (written);

  check_name (note->holder);
  check_name (note->host);
  MUST (note->since >= 0);
  MUST (_pmap_lock_note_is_stale (note, PMAP_LOCK_STALE_AFTER + 1));
  _pmap_lock_note_is_stale (note, 0);
  MUST (strstr (written, key) != NULL);
  MUST (g_str_equal (again->holder, note->holder) && g_str_equal (again->host, note->host));
  MUST (g_str_equal (again->instance, note->instance) && again->process == note->process && again->since == note->since);
  return 0;
}
