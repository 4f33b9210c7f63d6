/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is due at a school, day by day: reviews that should have been, those to come, and runs that end. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-due.h"

#include "model/pmap-intervention-chain.h"
#include "model/pmap-intervention.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-review.h"
#include "model/pmap-subject.h"
#include "model/pmap-target.h"

#include <glib/gi18n.h>

#define DAYS_AHEAD 84          /* a term */

typedef struct
{
  GArray *found;
  PmapDate today;
  PmapDate until;
} Work;

static void
add (Work       *work,
     PmapDate    day,
     PmapDueKind kind,
     gpointer    record)
{
  const PmapDue due = { day, kind, record };

  if (day != PMAP_DATE_NONE && day <= work->until)
    g_array_append_val (work->found, due);
}

/* What was agreed for the pupil is agreed for the targets of that day, and for those that have none. */
static void
add_pupil (Work      *work,
           PmapPupil *pupil)
{
  if (pmap_pupil_is_former (pupil) || pmap_pupil_is_archived (pupil))
    return;
  add (work, pupil->review, PMAP_DUE_PUPIL, pupil);
  for (guint i = 0; i < pmap_record_list_get_length (pupil->targets); i++)
    {
      PmapRecord *target = pmap_record_list_get (pupil->targets, i);
      PmapDate review = pmap_review_find (target, work->today, NULL);

      if (review != pupil->review)
        add (work, review, PMAP_DUE_TARGET, target);
    }
}

/* The last day is only told while it can still be prepared. */
static void
add_intervention (Work             *work,
                  PmapIntervention *intervention)
{
  PmapDate review = pmap_review_find (PMAP_RECORD (intervention), work->today, NULL);

  add (work, review, PMAP_DUE_GROUP, intervention);
  if (intervention->end >= work->today && intervention->end != review && pmap_intervention_find_next (intervention) == NULL)
    add (work, intervention->end, PMAP_DUE_END, intervention);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PmapDue *first = a, *second = b;
  g_autofree char *first_name = NULL, *second_name = NULL;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  first_name = pmap_record_describe_subject (first->record);
  second_name = pmap_record_describe_subject (second->record);
  return g_utf8_collate (first_name, second_name);
}

/**
 * pmap_due_find_until:
 * @today: the day it is
 *
 * Returns: up to when one looks ahead where nobody says: about a term
 */
PmapDate
pmap_due_find_until (PmapDate today)
{
  return today + DAYS_AHEAD;
}

/**
 * pmap_due_list:
 * @document: a map
 * @today: the day it is
 * @until: the last day that is of interest
 *
 * Lists what is due up to a day, what is overdue first. A review is found as everywhere (pmap_review_find()); the targets of
 * a pupil are reviewed with the pupil unless they have a day of their own.
 *
 * Returns: (transfer full) (element-type PmapDue): by day; it lives as long as the map is not changed
 */
GArray *
pmap_due_list (PmapDocument *document,
               PmapDate      today,
               PmapDate      until)
{
  Work work = { g_array_new (FALSE, FALSE, sizeof (PmapDue)), today, until };

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), work.found);

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    add_pupil (&work, pmap_record_list_get (document->pupils, i));
  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    add_intervention (&work, pmap_record_list_get (document->interventions, i));
  g_array_sort (work.found, compare);
  return work.found;
}

/**
 * pmap_due_get_words:
 * @due: something that is due
 *
 * Returns: what is done on the day, translated: "Review of a target"
 */
const char *
pmap_due_get_words (const PmapDue *due)
{
  static const char *const words[] = {
    [PMAP_DUE_PUPIL] = N_("Review"),
    [PMAP_DUE_TARGET] = N_("Review of a target"),
    [PMAP_DUE_GROUP] = N_("Review of a group"),
    [PMAP_DUE_END] = N_("Last day of a group"),
  };

  g_return_val_if_fail (due != NULL && due->kind < G_N_ELEMENTS (words), NULL);

  return _(words[due->kind]);
}
