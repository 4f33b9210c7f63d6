/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the file beside an open map says: who has it open, on which computer, since when; and what tells another program of
 * ours whether that is still so. Nothing about any pupil.
 *
 * Anybody who may write in the folder may put anything into the file, so what is read is cut, cleaned and doubted. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-lock-private.h"

#include "base/pmap-text.h"
#include "base/pmap-user.h"
#include "store/posix/pmap-process.h"

#include <glib/gi18n.h>
#include <string.h>

#define GROUP "Provision Map"
#define NAME_LIMIT 60                /* characters: more of a name does not fit a message */
#define KEY_LIMIT 64                 /* bytes of what only programs read */

/* Names as people write them. What turns the direction of a line, or has no shape, could make a message say another thing
 * than it does. */
static char *
clean_name (const char *text,
            const char *fallback)
{
  g_autofree char *clean = pmap_text_clean (text, FALSE);
  GString *name = g_string_new (NULL);
  guint n = 0;

  for (const char *p = clean; p != NULL && *p != '\0' && n < NAME_LIMIT; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isprint (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        continue;
      g_string_append_unichar (name, c);
      n++;
    }
  g_strstrip (name->str);
  if (*name->str != '\0')
    return g_string_free (name, FALSE);
  g_string_free (name, TRUE);
  return g_strdup (fallback);
}

static char *
clean_key (char *text)
{
  if (text == NULL)
    return g_strdup ("");
  if (strlen (text) > KEY_LIMIT)
    text[KEY_LIMIT] = '\0';
  return g_strcanon (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
}

void
_pmap_lock_note_free (PmapLockNote *self)
{
  g_free (self->holder);
  g_free (self->host);
  g_free (self->host_id);
  g_free (self->boot);
  g_free (self->instance);
  g_free (self);
}

/* Our own. */
PmapLockNote *
_pmap_lock_note_new (void)
{
  PmapLockNote *self = g_new0 (PmapLockNote, 1);

  self->holder = clean_name (pmap_user_get_name (), _("Somebody"));
  self->host = clean_name (g_get_host_name (), _("another computer"));
  self->host_id = g_strdup (pmap_process_get_host ());
  self->boot = g_strdup (pmap_process_get_boot ());
  self->instance = g_uuid_string_random ();
  self->process = pmap_process_get_id ();
  self->since = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

/* Anybody's: never fails; what makes no sense is as if it were not there. */
PmapLockNote *
_pmap_lock_note_parse (const char *text)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *holder = NULL;
  g_autofree char *host = NULL;
  PmapLockNote *self = g_new0 (PmapLockNote, 1);

  if (*text != '\0')
    g_key_file_load_from_data (keys, text, -1, G_KEY_FILE_NONE, NULL);
  holder = g_key_file_get_string (keys, GROUP, "Holder", NULL);
  host = g_key_file_get_string (keys, GROUP, "Host", NULL);
  self->holder = clean_name (holder, _("Somebody"));
  self->host = clean_name (host, _("another computer"));
  self->host_id = clean_key (g_key_file_get_string (keys, GROUP, "HostId", NULL));
  self->boot = clean_key (g_key_file_get_string (keys, GROUP, "Boot", NULL));
  self->instance = clean_key (g_key_file_get_string (keys, GROUP, "Instance", NULL));
  self->process = g_key_file_get_int64 (keys, GROUP, "Process", NULL);
  self->since = MAX (g_key_file_get_int64 (keys, GROUP, "Since", NULL), 0);
  return self;
}

/* All texts of one note have the same length, so that it can be written over itself. */
char *
_pmap_lock_note_write (const PmapLockNote *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *heartbeat = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  g_key_file_set_string (keys, GROUP, "Holder", self->holder);
  g_key_file_set_string (keys, GROUP, "Host", self->host);
  g_key_file_set_string (keys, GROUP, "HostId", self->host_id);
  g_key_file_set_string (keys, GROUP, "Boot", self->boot);
  g_key_file_set_int64 (keys, GROUP, "Process", self->process);
  g_key_file_set_string (keys, GROUP, "Instance", self->instance);
  g_key_file_set_int64 (keys, GROUP, "Since", self->since);
  g_key_file_set_string (keys, GROUP, "Heartbeat", heartbeat);
  return g_key_file_to_data (keys, NULL, NULL);
}

/* What stands in no other note; not even in that of a copy that fork() made of a process and its random numbers. */
char *
_pmap_lock_note_get_key (const PmapLockNote *self)
{
  return g_strdup_printf ("Process=%" G_GINT64_FORMAT "\nInstance=%s\n", self->process, self->instance);
}

/* `age`: microseconds since it was last written, by the folder's clock. A program of this computer is asked after; of
 * another one all that can be known is how long it has been silent. A process number that meanwhile belongs to another
 * program is silent, too. */
gboolean
_pmap_lock_note_is_stale (const PmapLockNote *self,
                          gint64              age)
{
  if (age > PMAP_LOCK_STALE_AFTER)
    return TRUE;
  if (!g_str_equal (self->host_id, pmap_process_get_host ()))
    return FALSE;
  return !g_str_equal (self->boot, pmap_process_get_boot ()) || !pmap_process_is_running (self->process);
}
