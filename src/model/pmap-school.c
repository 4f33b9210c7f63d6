/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school whose map this is. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-school.h"

#include "base/pmap-text.h"
#include "model/pmap-check.h"

#include <glib/gi18n.h>
#include <string.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapSchool, __VA_ARGS__)
static const PmapField fields[] = { PMAP_SCHOOL_FIELDS (ENTRY) };

/* How many lines are said one by one. */
#define LINES_MOST 5
#define QUOTED_MOST 60        /* characters of each */

/* A line without a colon says nothing, and whoever wrote it believes that it does. */
static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  const char *forms = PMAP_SCHOOL (self)->short_forms;
  g_auto (GStrv) lines = g_strsplit (forms != NULL ? forms : "", "\n", -1);
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *quoted = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0' && strchr (lines[i], ':') == NULL)
        {
          g_autofree char *line = pmap_text_excerpt (lines[i], NULL, QUOTED_MOST);

          /* translators: %s is a line that somebody wrote into a field. */
          g_ptr_array_add (wrong, g_strdup_printf (_("“%s”"), line));
        }
    }
  if (wrong->len == 0)
    return;
  quoted = pmap_text_list (wrong, LINES_MOST);
  pmap_issues_add (issues, PMAP_SEVERITY_WARNING, pmap_record_get_id (self), "short-forms",
                   /* translators: %s is a line that somebody wrote into a field, or several, each in quotation marks. */
                   ngettext ("%s counts for nothing without a colon: write the name, a colon, then its short forms",
                             "%s count for nothing without a colon: write the name, a colon, then its short forms", wrong->len),
                   quoted);
}

static const PmapNoun noun = {
  .element = "school",
  .title = N_("School"),
  .help = N_("The school whose map this is."),
};

PMAP_DEFINE_RECORD (PmapSchool, pmap_school, noun, check, NULL)
