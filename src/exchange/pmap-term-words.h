/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-date.h"

G_BEGIN_DECLS

/**
 * PmapTermSubject:
 * @PMAP_TERM_SUBJECT_NONE: the words say nothing of it
 * @PMAP_TERM_SUBJECT_TERM: a term, or one half of it
 * @PMAP_TERM_SUBJECT_HALF_TERM: a half term: the holiday or, where it is long, the weeks of school
 * @PMAP_TERM_SUBJECT_HOLIDAY: a holiday
 * @PMAP_TERM_SUBJECT_BANK_HOLIDAY: a holiday of one day
 * @PMAP_TERM_SUBJECT_INSET: staff are at school, pupils are not
 * @PMAP_TERM_SUBJECT_CLOSED: closed for another reason
 * @PMAP_TERM_SUBJECT_TWILIGHT: training after lessons, for which nothing is closed
 * @PMAP_TERM_SUBJECT_YEAR: the whole school year
 *
 * What a line of term dates is about.
 */
typedef enum
{
  PMAP_TERM_SUBJECT_NONE,
  PMAP_TERM_SUBJECT_TERM,
  PMAP_TERM_SUBJECT_HALF_TERM,
  PMAP_TERM_SUBJECT_HOLIDAY,
  PMAP_TERM_SUBJECT_BANK_HOLIDAY,
  PMAP_TERM_SUBJECT_INSET,
  PMAP_TERM_SUBJECT_CLOSED,
  PMAP_TERM_SUBJECT_TWILIGHT,
  PMAP_TERM_SUBJECT_YEAR,
} PmapTermSubject;

typedef enum
{
  PMAP_TERM_EVENT_NONE,
  PMAP_TERM_EVENT_BEGIN,
  PMAP_TERM_EVENT_END,
} PmapTermEvent;

typedef enum
{
  PMAP_TERM_SEASON_NONE,
  PMAP_TERM_SEASON_AUTUMN,
  PMAP_TERM_SEASON_SPRING,
  PMAP_TERM_SEASON_SUMMER,
} PmapTermSeason;

/**
 * PmapTermWords:
 * @subject: what is spoken of
 * @event: whether it begins or ends
 * @season: the term of the year
 * @number: "Autumn 2", "Term 5"; 0 for none
 * @year: a year that is written beside it; 0 for none
 * @is_academic: @year is the first of a school year: "2026/27"
 * @is_plain: there is no word that is not about term dates
 * @is_unclear: school and holiday could both be meant: "first day of half term"
 * @name: the words themselves, tidied; empty for none
 *
 * What the words round a date say.
 */
typedef struct
{
  PmapTermSubject subject;
  PmapTermEvent event;
  PmapTermSeason season;
  guint number;
  guint year;
  gboolean is_academic;
  gboolean is_plain;
  gboolean is_unclear;
  char *name;
} PmapTermWords;

PmapTermWords *pmap_term_words_read      (const char          *text);
void           pmap_term_words_free      (PmapTermWords       *self);
char          *pmap_term_words_name_term (const PmapTermWords *self,
                                          PmapDate             start);
const char    *pmap_term_season_get_name (PmapTermSeason       season);
PmapTermSeason pmap_term_season_of_day   (PmapDate             day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapTermWords, pmap_term_words_free)

G_END_DECLS
