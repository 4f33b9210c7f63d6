/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A term: the days between its dates are school days, but for closures. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-term.h"

#include "model/pmap-check.h"
#include "model/pmap-school-days.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapTerm, __VA_ARGS__)
static const PmapField fields[] = { PMAP_TERM_FIELDS (ENTRY) };

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "start", PMAP_TERM (self)->start, "end", PMAP_TERM (self)->end);
  pmap_school_days_check (self, issues);
}

static const PmapNoun noun = {
  .element = "term",
  .id_prefix = "term",
  .title = N_("Term"),
  .add = N_("Add term"),
  .remove = N_("Remove term"),
  .move = N_("Move term"),
  .help = N_("A term. The days from its first to its last are school days, except weekends and closures."),
  .begin = pmap_year_begin_days,
};

PMAP_DEFINE_RECORD (PmapTerm, pmap_term, noun, check, NULL)
