/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who runs this program, so that another one can tell later whether it still does: the process, the start of the system it
 * lives in, and the computer. Process numbers are used again after each start of a system, and every school has several
 * computers called "laptop": a number alone, or a name alone, says nothing. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/posix/pmap-process.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define LARGEST_ID G_MAXINT32

/**
 * pmap_process_get_id:
 *
 * Returns: the number of this process
 */
gint64
pmap_process_get_id (void)
{
  return getpid ();
}

/**
 * pmap_process_is_running:
 * @id: the number of a process of this computer since it was last started; anything a file may say
 *
 * Returns: whether there is such a process, whoever runs it
 */
gboolean
pmap_process_is_running (gint64 id)
{
  if (id <= 0 || id > LARGEST_ID)
    return FALSE;
  return kill ((pid_t) id, 0) == 0 || errno == EPERM;
}

/* The first line of a small file of the system, if there is such a file. */
static char *
read_line (const char *path)
{
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  text[strcspn (text, "\n")] = '\0';
  return text;
}

/**
 * pmap_process_get_boot:
 *
 * Returns: what this start of the system is called, different at each start; empty where the system does not tell. Letters,
 *   digits and "-" only
 */
const char *
pmap_process_get_boot (void)
{
  static gsize known;
  static char *boot;

  if (g_once_init_enter (&known))
    {
      boot = read_line ("/proc/sys/kernel/random/boot_id");
      if (boot == NULL)
        boot = g_strdup ("");
      g_strcanon (boot, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
      g_once_init_leave (&known, 1);
    }
  return boot;
}

/**
 * pmap_process_get_host:
 *
 * What the system calls itself is kept to itself by custom, so what is given out is a sum over it and over what is ours. The
 * space that process numbers are counted in is part of it: a sandbox counts its own.
 *
 * Returns: what tells this computer from every other, whatever name people gave it: 16 letters and digits
 */
const char *
pmap_process_get_host (void)
{
  static gsize known;
  static char *host;

  if (g_once_init_enter (&known))
    {
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
      g_autofree char *machine = read_line ("/etc/machine-id");
      char space[64];
      gssize length = readlink ("/proc/self/ns/pid", space, sizeof space);

      g_checksum_update (sum, (const guchar *) PMAP_APPLICATION_ID, -1);
      g_checksum_update (sum, (const guchar *) g_get_host_name (), -1);
      if (machine != NULL)
        g_checksum_update (sum, (const guchar *) machine, -1);
      if (length > 0)
        g_checksum_update (sum, (const guchar *) space, length);
      host = g_strndup (g_checksum_get_string (sum), 16);
      g_once_init_leave (&known, 1);
    }
  return host;
}
