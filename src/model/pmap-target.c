/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A SMART target: Specific, Measurable, Achievable, Relevant, Time-bound, each a field of its own.
 * A target not fully met is reformatted: a new one that continues it, so its history stays. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-target.h"

#include "model/pmap-check.h"
#include "model/pmap-intervention.h"
#include "model/pmap-progress.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-review.h"
#include "model/pmap-silenced.h"

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

/* It is set today, and looked at when the pupil's next review is. */
static void
begin (PmapRecord     *self,
       PmapRecordList *list,
       PmapDate        today)
{
  PmapRecord *owner = pmap_record_list_get_owner (list);

  PMAP_TARGET (self)->set = today;
  PMAP_TARGET (self)->review = PMAP_IS_PUPIL (owner) ? pmap_review_find_after (PMAP_PUPIL (owner), today) : PMAP_DATE_NONE;
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
  .begin = begin,
};

PMAP_DEFINE_RECORD (PmapTarget, pmap_target, noun, check, describe)
