/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a provision could come next for a pupil, and why not, in words. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-next-words.h"

#include "model/pmap-places.h"
#include "report/pmap-group-words.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

/* "Phonics (82 → 80: less than expected)" */
static char *
describe_tried (PmapMember *member)
{
  PmapIntervention *intervention = PMAP_INTERVENTION (pmap_record_get_owner (PMAP_RECORD (member)));
  g_autofree char *progress = pmap_words_get_progress (member);

  if (progress == NULL)
    return g_strdup (pmap_words_get_name (intervention));
  /* translators: a provision, and what came of it: "Phonics (82 → 91: more than expected)". */
  return g_strdup_printf (_("%1$s (%2$s)"), pmap_words_get_name (intervention), progress);
}

static char *
describe_before (PmapMember *member)
{
  PmapDate last = pmap_places_get_dates (member).to;
  g_autofree char *progress = pmap_words_get_progress (member), *day = pmap_date_format (last);

  if (last == PMAP_DATE_NONE)
    /* translators: %s is what came of it: "82 → 80: less than expected". */
    return g_strdup_printf (_("Tried before without the expected progress: %s"), progress);
  /* translators: a day, and what came of it: "82 → 80: less than expected". */
  return g_strdup_printf (_("Tried until %1$s without the expected progress: %2$s"), day, progress);
}

static char *
describe_free_place (PmapIntervention *group,
                     PmapDate          today)
{
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (group)), *taken = pmap_words_get_taken (group, today);

  /* translators: a group, and how many of its places are taken: "3 of 4". */
  return g_strdup_printf (_("Has a free place in %1$s: %2$s taken"), name, taken);
}

/**
 * pmap_words_get_next_reason:
 * @step: what could come next for a pupil
 * @reason: a reason that holds for it
 * @today: the day it is
 *
 * Returns: (transfer full): the reason in words, as a sentence without a full stop
 */
char *
pmap_words_get_next_reason (const PmapNextStep *step,
                            PmapNextReason      reason,
                            PmapDate            today)
{
  g_autofree char *what = NULL;
  const char *area;

  g_return_val_if_fail (step != NULL && pmap_next_step_has_reason (step, reason), NULL);

  area = pmap_choices_get_label (pmap_areas, step->provision->area);
  switch (reason)
    {
    case PMAP_NEXT_MAIN_NEED:
      /* translators: %s is an area of need. */
      return g_strdup_printf (_("Fits the primary need: %s"), area);
    case PMAP_NEXT_OTHER_NEED:
      /* translators: %s is an area of need. */
      return g_strdup_printf (_("Fits another need: %s"), area);
    case PMAP_NEXT_STEP_UP:
      what = describe_tried (step->stepped_from);
      /* translators: %s is a provision and what came of it. */
      return g_strdup_printf (_("The next tier up from %s"), what);
    case PMAP_NEXT_STEP_DOWN:
      what = describe_tried (step->stepped_from);
      /* translators: %s is a provision and what came of it. */
      return g_strdup_printf (_("The next tier down from %s"), what);
    case PMAP_NEXT_UNIVERSAL_FIRST:
      return g_strdup (_("Universal comes first: nothing beyond it has been tried in this area"));
    case PMAP_NEXT_FREE_PLACE:
      return describe_free_place (step->group, today);
    case PMAP_NEXT_HAS_IT:
      return g_strdup (_("On the pupil’s map already"));
    case PMAP_NEXT_TRIED:
      return describe_before (step->tried);
    case PMAP_NEXT_NO_NEED:
      /* translators: %s is an area of need. */
      return g_strdup_printf (_("No need is recorded in %s"), area);
    case PMAP_NEXT_FULL:
      what = pmap_words_get_taken (step->group, today);
      /* translators: %s is how many of its places are taken: "4 of 4". */
      return g_strdup_printf (_("No free place: %s taken. It would be a new group"), what);
    case PMAP_N_NEXT_REASONS:
    default:
      g_return_val_if_reached (NULL);
    }
}
