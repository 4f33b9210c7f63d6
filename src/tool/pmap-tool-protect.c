/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool protect, pmaptool unprotect: puts a map under a password, and takes it out again. Both write another file: what
 * becomes of the first one is for its owner to say. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "store/pmap-protection.h"
#include "store/posix/pmap-replace.h"
#include "xml/pmap-xml-read.h"

#include <glib/gi18n.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

static char *output;
static char *recovery_key_file;
static char **files;

static gboolean
check_arguments (void)
{
  if (files == NULL || g_strv_length (files) != 1)
    pmap_tool_misused (_("Please name one file."));
  else if (output == NULL)
    pmap_tool_misused (_("Please say with -o where to write."));
  else if (pmap_tool_password_file == NULL)
    pmap_tool_misused (_("Please name a file with the password, with --password-file."));
  else
    return TRUE;
  return FALSE;
}

/* Nobody else may read the key, and no older one is written over: it may be the only way into a map. */
static int
write_recovery_key (const char *recovery_key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *line;

  if (recovery_key_file == NULL)
    return printf ("%s\n", recovery_key) > 0 && fflush (stdout) == 0
           ? PMAP_TOOL_DONE : pmap_tool_failed (_("The output could not be written: %s"), g_strerror (errno));
  line = g_strconcat (recovery_key, "\n", NULL);
  bytes = g_bytes_new_with_free_func (line, strlen (line), (GDestroyNotify) pmap_secret_free, line);
  return pmap_replace_file (recovery_key_file, bytes, NULL, PMAP_REPLACE_PRIVATE | PMAP_REPLACE_EXPORT, NULL, NULL, &error)
         ? PMAP_TOOL_DONE : pmap_tool_failed ("%s", error->message);
}

/* Only what is a map is worth protecting: what is sealed cannot be looked at later to see what was wrong with it. */
static GBytes *
read_plain_map (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pmap_tool_read_file (path, &error);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (PmapDocument) document = NULL;

  if (bytes != NULL && pmap_protection_is_protected (bytes))
    {
      pmap_tool_failed (_("%s is protected already. To give it another password, take the protection off first."), path);
      return NULL;
    }
  if (bytes != NULL)
    document = pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, &error);
  if (document != NULL)
    return g_steal_pointer (&bytes);
  pmap_tool_failed (_("%1$s could not be opened: %2$s"), path, error->message);
  return NULL;
}

static int
protect (GBytes     *bytes,
         const char *password)
{
  g_autoptr (GError) error = NULL;
  char *recovery_key = NULL;
  g_autoptr (PmapProtection) protection = pmap_protection_new (password, &recovery_key, &error);
  g_autoptr (GBytes) sealed = NULL;
  int status;

  if (protection == NULL)
    return pmap_tool_failed ("%s", error->message);
  sealed = pmap_protection_seal (protection, bytes, &error);
  if (sealed == NULL)
    return pmap_tool_failed ("%s", error->message);
  /* The key first: a protected map whose key could not be kept is not wanted. */
  status = recovery_key_file != NULL ? write_recovery_key (recovery_key) : PMAP_TOOL_DONE;
  if (status == PMAP_TOOL_DONE)
    status = pmap_tool_write_output (files[0], output, sealed);
  if (status == PMAP_TOOL_DONE && recovery_key_file == NULL)
    status = write_recovery_key (recovery_key);
  pmap_secret_free (recovery_key);
  return status;
}

static int
run_protect (int    argc,
             char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *password;
  int status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write; - is standard output"), N_("OUT") },
    PMAP_TOOL_FORCE_ENTRY,
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &pmap_tool_password_file,
      N_("The first line of this file is the password"), N_("FILE") },
    { "recovery-key-file", 0, 0, G_OPTION_ARG_FILENAME, &recovery_key_file,
      N_("Write the recovery key to this new file, not to standard output"), N_("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE --password-file FILE -o OUT"),
                                N_("Puts a map under a password, and prints the recovery key, which opens it when the "
                                   "password is lost.\nWithout either, nobody can open it again.")))
    return PMAP_TOOL_MISUSED;
  if (!check_arguments ())
    return PMAP_TOOL_MISUSED;
  if (g_str_equal (output, "-") && recovery_key_file == NULL)
    return pmap_tool_misused (_("Where the map goes to standard output, please say with --recovery-key-file where the recovery "
                                "key goes."));

  bytes = read_plain_map (files[0]);
  if (bytes == NULL)
    return PMAP_TOOL_FAILED;
  password = pmap_tool_read_password (pmap_tool_password_file, &error);
  if (password == NULL)
    return pmap_tool_failed ("%s", error->message);
  status = protect (bytes, password);
  pmap_secret_free (password);
  return status;
}

static int
run_unprotect (int    argc,
               char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write; - is standard output"), N_("OUT") },
    PMAP_TOOL_FORCE_ENTRY,
    PMAP_TOOL_PASSWORD_ENTRY,
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };

  if (!pmap_tool_parse_options (&argc, &argv, entries, N_("FILE --password-file FILE -o OUT"),
                                N_("Writes a protected map as plain XML, which whoever has the file can read.")))
    return PMAP_TOOL_MISUSED;
  if (!check_arguments ())
    return PMAP_TOOL_MISUSED;

  bytes = pmap_tool_read_map (files[0], &error);
  if (bytes == NULL)
    return pmap_tool_failed (_("%1$s could not be opened: %2$s"), files[0], error->message);
  return pmap_tool_write_output (files[0], output, bytes);
}

const PmapToolCommand pmap_tool_protect = { "protect", N_("Put a map under a password"), run_protect };
const PmapToolCommand pmap_tool_unprotect = { "unprotect", N_("Take a map out from under its password"), run_unprotect };
