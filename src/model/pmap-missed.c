/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions of an intervention that were planned and not held: the exceptions, for all others were. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-missed.h"

#include "model/pmap-check.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapMissed, __VA_ARGS__)
static const PmapField fields[] = { PMAP_MISSED_FIELDS (ENTRY) };

/**
 * pmap_missed_get_last:
 * @self: sessions that were not held
 *
 * Returns: the last day that they were planned for; %PMAP_DATE_NONE where no day is said
 */
PmapDate
pmap_missed_get_last (PmapMissed *self)
{
  g_return_val_if_fail (PMAP_IS_MISSED (self), PMAP_DATE_NONE);

  return self->until != PMAP_DATE_NONE ? self->until : self->day;
}

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "day", PMAP_MISSED (self)->day, "until", PMAP_MISSED (self)->until);
}

static char *
describe (PmapRecord *self)
{
  return pmap_date_format_short (PMAP_MISSED (self)->day);
}

static const PmapNoun noun = {
  .element = "missed",
  .title = N_("Session not held"),
  .add = N_("Add session not held"),
  .remove = N_("Remove session not held"),
  .move = N_("Move session not held"),
  .help = N_("Sessions that were planned and not held, so that what was delivered can be told from what was planned."),
};

PMAP_DEFINE_RECORD (PmapMissed, pmap_missed, noun, check, describe)
