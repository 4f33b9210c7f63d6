/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days inside a term on which no pupil is taught: half terms, INSET days, bank holidays. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-closure.h"

#include "model/pmap-check.h"
#include "model/pmap-school-days.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapClosure, __VA_ARGS__)
static const PmapField fields[] = { PMAP_CLOSURE_FIELDS (ENTRY) };

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "start", PMAP_CLOSURE (self)->start, "end", PMAP_CLOSURE (self)->end);
  pmap_school_days_check (self, issues);
}

static const PmapNoun noun = {
  .element = "closure",
  .title = N_("Closure"),
  .add = N_("Add closure"),
  .remove = N_("Remove closure"),
  .move = N_("Move closure"),
  .help = N_("Days inside a term on which no pupil is taught: a half term, an INSET day, a bank holiday."),
  .begin = pmap_year_begin_days,
};

PMAP_DEFINE_RECORD (PmapClosure, pmap_closure, noun, check, NULL)
