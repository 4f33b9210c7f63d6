/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

/** A review is due from four weeks ahead on: time to ask parents in. */
#define PMAP_REVIEW_NOTICE_DAYS 28

/**
 * PmapReviewState:
 * @PMAP_REVIEW_UNSET: there is no review to come
 * @PMAP_REVIEW_LATER: it is more than %PMAP_REVIEW_NOTICE_DAYS ahead
 * @PMAP_REVIEW_SOON: it is today or within %PMAP_REVIEW_NOTICE_DAYS
 * @PMAP_REVIEW_OVERDUE: its day is past
 */
typedef enum
{
  PMAP_REVIEW_UNSET,
  PMAP_REVIEW_LATER,
  PMAP_REVIEW_SOON,
  PMAP_REVIEW_OVERDUE,
} PmapReviewState;

/**
 * PmapReviewCount:
 * @soon: how many are in the next four weeks
 * @overdue: how many should have been
 */
typedef struct
{
  guint soon;
  guint overdue;
} PmapReviewCount;

PmapDate        pmap_review_find         (PmapRecord      *record,
                                          PmapDate         today,
                                          PmapRecord     **where);
PmapDate        pmap_review_find_after   (PmapPupil       *pupil,
                                          PmapDate         day);
PmapReviewState pmap_review_judge        (PmapDate         review,
                                          PmapDate         today);
PmapReviewState pmap_review_get_state    (PmapRecord      *record,
                                          PmapDate         today);
gboolean        pmap_review_is_due       (PmapRecord      *record,
                                          PmapDate         today);
PmapReviewCount pmap_review_count        (PmapRecordList  *records,
                                          PmapDate         today);
void            pmap_review_check_record (PmapRecord      *record,
                                          PmapDate         today,
                                          PmapIssues      *issues);
void            pmap_review_check        (PmapDocument    *document,
                                          PmapDate         today,
                                          PmapIssues      *issues);

G_END_DECLS
