/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The academic year of the map, 1 September to 31 August, and how its weeks are counted. */

#include "config.h"

#include "model/pmap-year.h"

#include "model/pmap-check.h"
#include "model/pmap-closure.h"
#include "model/pmap-term.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapYear, __VA_ARGS__)
static const PmapField fields[] = { PMAP_YEAR_FIELDS (ENTRY) };

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "start", PMAP_YEAR (self)->start, "end", PMAP_YEAR (self)->end);
}

static const PmapNoun noun = {
  .element = "year",
  .title = N_("School year"),
  .help = N_("The academic year of the map, with its terms and the days on which the school is closed."),
};

PMAP_DEFINE_RECORD (PmapYear, pmap_year, noun, check, NULL)
