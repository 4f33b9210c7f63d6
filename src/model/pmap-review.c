/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When something is to be reviewed, and whether that is due: one rule for pupils, their targets and their groups, and for
 * all that shows it (figures, lists, chips, what wants attention, paper, the command line). */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-review.h"

#include "model/pmap-intervention-chain.h"
#include "model/pmap-places.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-subject.h"
#include "model/pmap-target.h"

#include <glib/gi18n.h>

static const PmapIssueKind overdue = {
  "review-overdue", PMAP_PLURAL_ ("%u review is overdue", "%u reviews are overdue"), PMAP_URGENCY_OVERDUE,
  N_("SEND Code of Practice 6.53: progress is reviewed on the date agreed")
};

static PmapDate
find_of_target (PmapTarget *target)
{
  return target->status == PMAP_TARGET_OPEN ? target->review : PMAP_DATE_NONE;
}

/* What was agreed with the parents goes before the dates of single targets. */
static PmapDate
find_of_pupil (PmapPupil   *pupil,
               PmapRecord **where)
{
  PmapDate first = PMAP_DATE_NONE;

  if (pmap_pupil_is_former (pupil) || pmap_pupil_is_archived (pupil))
    return PMAP_DATE_NONE;
  if (pupil->review != PMAP_DATE_NONE)
    return pupil->review;
  for (guint i = 0; i < pmap_record_list_get_length (pupil->targets); i++)
    {
      PmapRecord *target = pmap_record_list_get (pupil->targets, i);
      PmapDate review = find_of_target (PMAP_TARGET (target));

      if (review == PMAP_DATE_NONE || (first != PMAP_DATE_NONE && review >= first))
        continue;
      first = review;
      *where = target;
    }
  return first;
}

/* Whether of a run that is over somebody who stayed to its end has no result yet. */
static gboolean
lacks_a_result (PmapIntervention *intervention)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (intervention));

  for (guint i = 0; i < pmap_record_list_get_length (intervention->members); i++)
    {
      PmapMember *member = pmap_record_list_get (intervention->members, i);
      PmapRecord *pupil = document != NULL ? pmap_document_find (document, member->pupil) : NULL;

      if (member->outcome == PMAP_UNSET && member->exit == PMAP_UNSET
          && pmap_places_get_presence (member, intervention->end) == PMAP_PRESENCE_NOW
          && !(PMAP_IS_PUPIL (pupil) && pmap_pupil_is_former (PMAP_PUPIL (pupil))))
        return TRUE;
    }
  return FALSE;
}

/* The review of a run that goes on is held when its date is moved on, as a pupil's is. A run that is over has no next date:
 * its review is held when everybody who stayed to the end has an outcome or a measure at the end. One that is carried on is
 * reviewed with what carries it on. */
static PmapDate
find_of_intervention (PmapIntervention *intervention,
                      PmapDate          today)
{
  if (pmap_intervention_get_phase (intervention, today) == PMAP_PHASE_OVER
      && (!lacks_a_result (intervention) || pmap_intervention_find_next (intervention) != NULL))
    return PMAP_DATE_NONE;
  return intervention->review;
}

/**
 * pmap_review_find:
 * @record: a pupil, a target or an intervention; no other noun is reviewed
 * @today: the day it is; only an intervention's review depends on it
 * @where: (out) (optional) (transfer none): the record whose field "review" says so: @record itself, or one of its targets
 *
 * Finds the next review: a pupil's own date, or else that of the earliest target still worked on; the date of a target
 * while it is worked on; an intervention's date, unless it is over and everybody who stayed to its end has a result.
 *
 * Returns: the day, which may be past, or %PMAP_DATE_NONE
 */
PmapDate
pmap_review_find (PmapRecord  *record,
                  PmapDate     today,
                  PmapRecord **where)
{
  PmapRecord *found = record;
  PmapDate review = PMAP_DATE_NONE;

  g_return_val_if_fail (PMAP_IS_RECORD (record), PMAP_DATE_NONE);

  if (PMAP_IS_PUPIL (record))
    review = find_of_pupil (PMAP_PUPIL (record), &found);
  else if (PMAP_IS_TARGET (record))
    review = find_of_target (PMAP_TARGET (record));
  else if (PMAP_IS_INTERVENTION (record))
    review = find_of_intervention (PMAP_INTERVENTION (record), today);
  if (where != NULL)
    *where = found;
  return review;
}

/**
 * pmap_review_find_after:
 * @pupil: a pupil
 * @day: a day on which targets are set, often that of a review
 *
 * Returns: when the pupil is next reviewed after @day, which is when a target set on it is to be looked at; or
 *   %PMAP_DATE_NONE, where that is still to be agreed
 */
PmapDate
pmap_review_find_after (PmapPupil *pupil,
                        PmapDate   day)
{
  g_return_val_if_fail (PMAP_IS_PUPIL (pupil), PMAP_DATE_NONE);

  return pupil->review > day ? pupil->review : PMAP_DATE_NONE;
}

/** pmap_review_judge: Returns: how the day @review stands on the day @today */
PmapReviewState
pmap_review_judge (PmapDate review,
                   PmapDate today)
{
  if (review == PMAP_DATE_NONE)
    return PMAP_REVIEW_UNSET;
  if (review < today)
    return PMAP_REVIEW_OVERDUE;
  return review - today <= PMAP_REVIEW_NOTICE_DAYS ? PMAP_REVIEW_SOON : PMAP_REVIEW_LATER;
}

/** pmap_review_get_state: Returns: how the next review of @record, as pmap_review_find() finds it, stands @today */
PmapReviewState
pmap_review_get_state (PmapRecord *record,
                       PmapDate    today)
{
  return pmap_review_judge (pmap_review_find (record, today, NULL), today);
}

/** pmap_review_is_due: Returns: whether the next review of @record is overdue or soon */
gboolean
pmap_review_is_due (PmapRecord *record,
                    PmapDate    today)
{
  return pmap_review_get_state (record, today) >= PMAP_REVIEW_SOON;
}

/**
 * pmap_review_count:
 * @records: pupils or interventions
 * @today: the day it is
 *
 * Returns: how many of their reviews are soon and overdue
 */
PmapReviewCount
pmap_review_count (PmapRecordList *records,
                   PmapDate        today)
{
  PmapReviewCount count = { 0, 0 };

  g_return_val_if_fail (PMAP_IS_RECORD_LIST (records), count);

  for (guint i = 0; i < pmap_record_list_get_length (records); i++)
    {
      PmapReviewState state = pmap_review_get_state (pmap_record_list_get (records, i), today);

      count.soon += state == PMAP_REVIEW_SOON;
      count.overdue += state == PMAP_REVIEW_OVERDUE;
    }
  return count;
}

/**
 * pmap_review_check_record:
 * @record: a pupil or an intervention
 * @today: the day it is
 * @issues: where to add a warning if its review is overdue
 *
 * The issue names the record whose date it is, and its field "review".
 */
void
pmap_review_check_record (PmapRecord *record,
                          PmapDate    today,
                          PmapIssues *issues)
{
  PmapRecord *where;
  PmapDate review;
  g_autofree char *date = NULL;

  g_return_if_fail (PMAP_IS_RECORD (record) && issues != NULL);

  review = pmap_review_find (record, today, &where);
  if (pmap_review_judge (review, today) != PMAP_REVIEW_OVERDUE)
    return;
  date = pmap_date_format (review);
  pmap_record_add_issue (where, issues, PMAP_SEVERITY_WARNING, &overdue, "review",
                         /* translators: %s is a day that is past. */
                         _("The review was due on %s"), date);
}

/**
 * pmap_review_check:
 * @document: a map
 * @today: the day it is
 * @issues: where to add a warning for each review of a group or a pupil that is overdue
 */
void
pmap_review_check (PmapDocument *document,
                   PmapDate      today,
                   PmapIssues   *issues)
{
  g_return_if_fail (PMAP_IS_DOCUMENT (document) && today != PMAP_DATE_NONE && issues != NULL);

  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    pmap_review_check_record (pmap_record_list_get (document->interventions, i), today, issues);
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    pmap_review_check_record (pmap_record_list_get (document->pupils, i), today, issues);
}
