/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A school year that the map was of before. A run that ended in it is counted on its school days, so that rolling a map over to
 * the next year moves no figure of the one that is over. It is no part of the year's own terms: no period, no chart and no count
 * of school days has it. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-past-year.h"

#include "model/pmap-check.h"
#include "model/pmap-closure.h"
#include "model/pmap-term.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapPastYear, __VA_ARGS__)
static const PmapField fields[] = { PMAP_PAST_YEAR_FIELDS (ENTRY) };

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "start", PMAP_PAST_YEAR (self)->start, "end", PMAP_PAST_YEAR (self)->end);
}

/**
 * pmap_past_year_say:
 * @first_day: the first day of a school year, or %PMAP_DATE_NONE
 *
 * Returns: (transfer full): "2026/27"
 */
char *
pmap_past_year_say (PmapDate first_day)
{
  guint year = 0;

  if (first_day != PMAP_DATE_NONE)
    pmap_date_split (first_day, NULL, NULL, &year);
  return g_strdup_printf ("%u/%02u", year, (year + 1) % 100);
}

static char *
describe (PmapRecord *self)
{
  return pmap_past_year_say (PMAP_PAST_YEAR (self)->start);
}

static const PmapNoun noun = {
  .element = "past-year",
  .title = N_("Earlier school year"),
  .add = N_("Add earlier school year"),
  .remove = N_("Remove earlier school year"),
  .move = N_("Move earlier school year"),
  .help = N_("A school year that the map was of before it was rolled over, with its terms and closures. What was given then is "
             "still counted on its school days."),
};

PMAP_DEFINE_RECORD (PmapPastYear, pmap_past_year, noun, check, describe)
