/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school whose map this is. */

#include "config.h"

#include "model/pmap-school.h"

#include "model/pmap-check.h"

#include <glib/gi18n.h>
#include <string.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapSchool, __VA_ARGS__)
static const PmapField fields[] = { PMAP_SCHOOL_FIELDS (ENTRY) };

/* A line without a colon says nothing, and whoever wrote it believes that it does. */
static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  const char *forms = PMAP_SCHOOL (self)->short_forms;
  g_auto (GStrv) lines = g_strsplit (forms != NULL ? forms : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0' && strchr (lines[i], ':') == NULL)
        pmap_issues_add (issues, PMAP_SEVERITY_WARNING, pmap_record_get_id (self), "short-forms",
                         /* translators: %s is a line that somebody wrote into a field. */
                         _("“%s” counts for nothing without a colon: write the name, a colon, then its short forms"), lines[i]);
    }
}

static const PmapNoun noun = {
  .element = "school",
  .title = N_("School"),
  .help = N_("The school whose map this is."),
};

PMAP_DEFINE_RECORD (PmapSchool, pmap_school, noun, check, NULL)
