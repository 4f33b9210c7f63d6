/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-pupil.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** What a command hands back to the shell. */
#define PMAP_TOOL_DONE 0
#define PMAP_TOOL_FAILED 1
#define PMAP_TOOL_MISUSED 2

/** What print hands back where it was asked to stop before words that may name another child, and found some. */
#define PMAP_TOOL_IN_QUESTION 3

/** What a command that compares hands back, as diff(1) does: two files differ, or one could not be read. */
#define PMAP_TOOL_DIFFERENT 1
#define PMAP_TOOL_TROUBLE 2

/**
 * PmapToolCommand:
 * @name: what is typed after "pmaptool"
 * @summary: a line for the list of commands, untranslated
 * @run: does the job; argv[0] is the command's name; returns the exit status
 *
 * A job that needs no window. One struct a file, and a word in the list of meson.build, in whose order they are told.
 */
typedef struct
{
  const char *name;
  const char *summary;
  int (*run) (int    argc,
              char **argv);
} PmapToolCommand;

/* Arguments. */
gboolean      pmap_tool_parse_options (int                 *argc,
                                       char               ***argv,
                                       const GOptionEntry  *entries,
                                       const char          *arguments,
                                       const char          *description);
int           pmap_tool_misused       (const char          *format,
                                       ...) G_GNUC_PRINTF (1, 2);
int           pmap_tool_failed        (const char          *format,
                                       ...) G_GNUC_PRINTF (1, 2);
gboolean      pmap_tool_parse_today   (const char          *typed,
                                       PmapDate            *today,
                                       GError             **error);

/* Files. */
GBytes       *pmap_tool_read_file     (const char          *path,
                                       GError             **error);
gboolean      pmap_tool_read_private  (void);
gboolean      pmap_tool_was_read      (const char          *path);
PmapDocument *pmap_tool_load          (const char          *path);
PmapDocument *pmap_tool_load_whole    (const char          *path);
gboolean      pmap_tool_is_same_file  (const char          *path,
                                       const char          *other);
/* For each command that writes a file. */
extern gboolean pmap_tool_force;

#define PMAP_TOOL_FORCE_ENTRY \
  { "force", 0, 0, G_OPTION_ARG_NONE, &pmap_tool_force, N_("Replace OUT where it is there already"), NULL }

/* For each command that changes a map, and says first what becomes of it. */
#define PMAP_TOOL_MAP_OUTPUT_ENTRY(output) \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, \
    N_("Where to write the map; - is standard output. Without it nothing is written, only said"), N_("OUT") }

int           pmap_tool_write_output  (const char          *input,
                                       const char          *output,
                                       GBytes              *bytes);
void          pmap_tool_print_issues  (GString             *text,
                                       const char          *path,
                                       PmapIssues          *issues);
int           pmap_tool_print_text    (const char          *text);

/* Passwords. The option is a line in the table of each command that reads a map; it holds for all files of a command. */
extern char *pmap_tool_password_file;

#define PMAP_TOOL_PASSWORD_ENTRY \
  { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &pmap_tool_password_file, \
    N_("The first line of this file opens a protected map"), N_("FILE") }

char         *pmap_tool_read_password (const char          *path,
                                       GError             **error);
GBytes       *pmap_tool_read_map      (const char          *path,
                                       GError             **error);
GBytes       *pmap_tool_seal_like     (const char          *path,
                                       GBytes              *plain,
                                       GError             **error);

/* What an argument names in a map. */
PmapPupil    *pmap_tool_find_pupil    (PmapDocument        *document,
                                       const char          *typed,
                                       GError             **error);

G_END_DECLS
