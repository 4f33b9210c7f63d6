/* SPDX-License-Identifier: GPL-3.0-or-later */

/* pmaptool: every job that needs no window, for scripts and for tests. A command is a file of its own and a line of the
 * list in meson.build. It links the core and the reports, never the toolkit, so that it runs where there is no display. */

#define G_LOG_DOMAIN "pmap-tool"

#include "config.h"

#include "tool/pmap-tool.h"
#include "tool/pmap-tool-registry.h"

#include "base/pmap-text.h"
#include "store/posix/pmap-memory.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

/* Each in a file of its own. */
#define DECLARE(name) extern const PmapToolCommand pmap_tool_##name;
PMAP_TOOL_COMMANDS (DECLARE)

#define ENTRY(name) &pmap_tool_##name,
static const PmapToolCommand *const commands[] = { PMAP_TOOL_COMMANDS (ENTRY) };

static char *
list_commands (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n%s\n", _("Usage: pmaptool COMMAND [OPTION…] FILE…"), _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-11s%s\n", commands[i]->name, _(commands[i]->summary));
  g_string_append_printf (text, "\n%s\n", _("“pmaptool COMMAND --help” explains a command."));
  return g_string_free (text, FALSE);
}

static char *
join_names (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", commands[i]->name);
  return g_strdup (names->str);
}

static int
run_command (const PmapToolCommand *command,
             int                    argc,
             char                 **argv)
{
  g_autofree char *name = g_strdup_printf ("pmaptool %s", command->name);

  g_set_prgname (name);
  return command->run (argc, argv);
}

/* Of the locale, only the language is wanted: numbers, days and order are the same everywhere. Where there is none, as in a
 * script that cron starts, arguments are UTF-8 all the same. */
static void
speak (void)
{
  const char *type = setlocale (LC_CTYPE, "");

  if (type == NULL || g_str_equal (type, "C") || g_str_equal (type, "POSIX"))
    setlocale (LC_CTYPE, "C.UTF-8");
  setlocale (LC_MESSAGES, "");
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *list = NULL;

  pmap_memory_keep_private ();
  speak ();
  bindtextdomain (GETTEXT_PACKAGE, PMAP_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* GLib and the system do not speak another language than the program. */
  if (g_str_equal (pmap_text_get_language (), "en-GB"))
    setlocale (LC_MESSAGES, "C");
  g_set_prgname ("pmaptool");

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i]->name))
      return run_command (commands[i], argc - 1, argv + 1);

  list = list_commands ();
  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help")))
    return pmap_tool_print_text (list);
  if (argc > 1 && g_str_equal (argv[1], "--version"))
    return pmap_tool_print_text ("pmaptool " PMAP_VERSION "\n");
  if (argc > 1)
    {
      g_autofree char *names = join_names ();

      /* translators: what was typed, and the names of all commands with commas between them. */
      return pmap_tool_misused (_("“%1$s” is not a command. The commands: %2$s."), argv[1], names);
    }
  fputs (list, stderr);
  return PMAP_TOOL_MISUSED;
}
