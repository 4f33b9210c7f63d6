/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A SMART target: Specific, Measurable, Achievable, Relevant, Time-bound, each a field of its own.
 * A target not fully met is reformatted: a new one that continues it, so its history stays. */

#include "config.h"

#include "model/pmap-target.h"

#include "model/pmap-check.h"
#include "model/pmap-intervention.h"
#include "model/pmap-progress.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapTarget, __VA_ARGS__)
static const PmapField fields[] = { PMAP_TARGET_FIELDS (ENTRY) };

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "set", PMAP_TARGET (self)->set, "review", PMAP_TARGET (self)->review);
}

static char *
describe (PmapRecord *self)
{
  return g_strdup (PMAP_TARGET (self)->specific);
}

static const PmapNoun noun = {
  .element = "target",
  .id_prefix = "t",
  .title = N_("Target"),
  .add = N_("Add target"),
  .remove = N_("Remove target"),
  .move = N_("Move target"),
  .help = N_("A target: specific, measurable, achievable, relevant and time-bound. One that was not fully met is "
             "reformatted: a new target that continues it."),
};

PMAP_DEFINE_RECORD (PmapTarget, pmap_target, noun, check, describe)
