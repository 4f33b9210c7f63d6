/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands share: arguments, files, and how they speak. What was asked for goes to standard output, everything
 * else to standard error; both are UTF-8 in any locale, so that a script finds the same bytes everywhere. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "store/pmap-protection.h"
#include "store/posix/pmap-replace.h"
#include "xml/pmap-xml-read.h"

#include <glib/gi18n.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>

gboolean pmap_tool_force;

static void
complain (const char *format,
          va_list     args) G_GNUC_PRINTF (1, 0);

static void
complain (const char *format,
          va_list     args)
{
  g_autofree char *text = g_strdup_vprintf (format, args), *message = pmap_text_for_display (text, FALSE);

  fprintf (stderr, "%s: %s\n", g_get_prgname (), message);
}

/**
 * pmap_tool_misused:
 * @format: what is wrong with the command line
 * @...: its parts
 *
 * Returns: the exit status that says so
 */
int
pmap_tool_misused (const char *format,
                   ...)
{
  va_list args;

  va_start (args, format);
  complain (format, args);
  va_end (args);
  fprintf (stderr, _("Try “%s --help”.\n"), g_get_prgname ());
  return PMAP_TOOL_MISUSED;
}

/**
 * pmap_tool_failed:
 * @format: why it could not be done
 * @...: its parts
 *
 * Returns: the exit status that says so
 */
int
pmap_tool_failed (const char *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  complain (format, args);
  va_end (args);
  return PMAP_TOOL_FAILED;
}

/**
 * pmap_tool_parse_options:
 * @argc: (inout): how many arguments
 * @argv: (inout): the arguments, the command's name first
 * @entries: the options, ended by a zero
 * @arguments: what comes after the options, untranslated
 * @description: what the command does, untranslated, for its help
 *
 * Returns: whether the command line was understood; if not, it has been said why
 */
gboolean
pmap_tool_parse_options (int                 *argc,
                         char               ***argv,
                         const GOptionEntry  *entries,
                         const char          *arguments,
                         const char          *description)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_(arguments));
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _(description));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  pmap_tool_misused ("%s", error->message);
  return FALSE;
}

/**
 * pmap_tool_parse_today:
 * @typed: (nullable): the argument of --today
 * @today: (out): the day, or this very day where nothing was typed
 * @error: says in plain words why not
 *
 * Returns: whether @typed is a day
 */
gboolean
pmap_tool_parse_today (const char  *typed,
                       PmapDate    *today,
                       GError     **error)
{
  if (typed != NULL)
    return pmap_date_parse (typed, PMAP_DATE_NONE, today, error);
  *today = pmap_date_today ();
  return TRUE;
}

/**
 * pmap_tool_print_issues:
 * @text: where to add a line an issue
 * @path: the file that they are about
 * @issues: issues
 *
 * file:line:column: severity: who: message, as compilers do, so that editors can jump to the place.
 */
void
pmap_tool_print_issues (GString    *text,
                        const char *path,
                        PmapIssues *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *said = pmap_issue_describe (issue);
      g_autofree char *described = pmap_text_for_display (said, FALSE), *name = pmap_text_of_file_name (path);

      g_string_append (text, name);
      if (issue->line > 0)
        g_string_append_printf (text, ":%u:%u", issue->line, MAX (issue->column, 1));
      g_string_append_printf (text, ": %s: %s\n", pmap_severity_get_word (issue->severity), described);
    }
}

static PmapDocument *
load (const char     *path,
      PmapXmlVersion *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pmap_tool_read_map (path, &error);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  PmapDocument *document = NULL;

  if (bytes != NULL)
    document = pmap_xml_read (bytes, NULL, NULL, NULL, version, issues, &error);
  if (document == NULL)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      pmap_tool_print_issues (text, path, issues);
      fputs (text->str, stderr);
      pmap_tool_failed (_("%1$s could not be opened: %2$s"), path, error->message);
    }
  return document;
}

/**
 * pmap_tool_load:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): the map; if there is none, it has been said why
 */
PmapDocument *
pmap_tool_load (const char *path)
{
  PmapXmlVersion version;

  return load (path, &version);
}

/**
 * pmap_tool_load_whole:
 * @path: a file
 *
 * For whoever makes another file of it: a map in which a later version of the program keeps what this one cannot is refused.
 *
 * Returns: (transfer full) (nullable): the map; if there is none, it has been said why
 */
PmapDocument *
pmap_tool_load_whole (const char *path)
{
  PmapXmlVersion version;
  g_autoptr (PmapDocument) document = load (path, &version);

  if (document == NULL || version != PMAP_XML_VERSION_NEWER_MAJOR)
    return g_steal_pointer (&document);
  pmap_tool_failed (_("%s was written by a newer version of Provision Map; please use that version"), path);
  return NULL;
}

static char *
get_file_id (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

/**
 * pmap_tool_is_same_file:
 * @path: a file
 * @other: a file, maybe by another name or through a link
 *
 * Returns: whether writing to one would write to the other
 */
gboolean
pmap_tool_is_same_file (const char *path,
                        const char *other)
{
  g_autofree char *id = get_file_id (path);
  g_autofree char *other_id = get_file_id (other);

  return id != NULL && g_strcmp0 (id, other_id) == 0;
}

/**
 * pmap_tool_print_text:
 * @text: what was asked for
 *
 * Returns: the exit status; a full disk behind a redirection is a failure like any other
 */
int
pmap_tool_print_text (const char *text)
{
  g_autofree char *shown = pmap_text_for_display (text, TRUE);

  if (fputs (shown, stdout) < 0 || fflush (stdout) != 0)
    return pmap_tool_failed (_("The output could not be written: %s"), g_strerror (errno));
  return PMAP_TOOL_DONE;
}

static PmapReplaceFlags
get_rights (const char *output,
            GBytes     *bytes)
{
  if (!pmap_tool_read_private ())
    return 0;
  return pmap_protection_is_protected (bytes) || pmap_tool_was_read (output) ? PMAP_REPLACE_PRIVATE : PMAP_REPLACE_OWNER_ONLY;
}

/**
 * pmap_tool_write_output:
 * @input: (nullable): the file that was read: it is never written to
 * @output: where to write, or "-" for standard output
 * @bytes: what to write
 *
 * The file is there in full or not at all. One that was there keeps its permissions; but what is made of a map that only its
 * owner may read is its owner's alone, too, unless it is sealed as that is or takes the place of one that was read.
 *
 * Returns: the exit status; if it could not be done, it has been said why
 */
int
pmap_tool_write_output (const char *input,
                        const char *output,
                        GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  PmapReplaceFlags flags;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_str_equal (output, "-"))
    {
      if (fwrite (data, 1, length, stdout) != length || fflush (stdout) != 0)
        return pmap_tool_failed (_("The output could not be written: %s"), g_strerror (errno));
      return PMAP_TOOL_DONE;
    }
  if (input != NULL && pmap_tool_is_same_file (input, output))
    return pmap_tool_failed (_("%s is the file that was read, and it is left as it is. Please give another name."), output);
  flags = PMAP_REPLACE_EXPORT | get_rights (output, bytes) | (pmap_tool_force ? PMAP_REPLACE_OVERWRITE : 0);
  if (pmap_replace_file (output, bytes, NULL, flags, NULL, NULL, &error))
    return PMAP_TOOL_DONE;
  if (g_error_matches (error, PMAP_ERROR, PMAP_ERROR_CHANGED_ELSEWHERE) && !pmap_tool_force)
    return pmap_tool_failed (_("%s is there already, and it is left as it is. Please give another name, or --force to replace it."),
                             output);
  return pmap_tool_failed ("%s", error->message);
}

/**
 * pmap_tool_find_pupil:
 * @document: a map
 * @typed: an id, or a name as it stands on the map
 * @error: says in plain words why not
 *
 * Returns: (transfer none) (nullable): the one pupil so called
 */
PmapPupil *
pmap_tool_find_pupil (PmapDocument  *document,
                      const char    *typed,
                      GError       **error)
{
  gpointer record = pmap_document_find (document, typed);
  g_autofree char *folded = pmap_text_fold (typed);
  PmapPupil *found = NULL;

  if (PMAP_IS_PUPIL (record))
    return record;
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);
      g_autofree char *name = pmap_record_describe (PMAP_RECORD (pupil));
      g_autofree char *folded_name = pmap_text_fold (name);

      if (!g_str_equal (folded, folded_name))
        continue;
      if (found != NULL)
        {
          g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND,
                       _("Two pupils are called “%s”: please give the id of one"), typed);
          return NULL;
        }
      found = pupil;
    }
  if (found == NULL)
    g_set_error (error, PMAP_ERROR, PMAP_ERROR_NOT_FOUND, _("No pupil of this map has the id or the name “%s”"), typed);
  return found;
}
