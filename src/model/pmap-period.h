/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-term.h"
#include "model/pmap-year.h"

G_BEGIN_DECLS

/**
 * PmapPeriodKind:
 * @PMAP_PERIOD_WHOLE_RUN: all of each intervention, whenever it runs
 * @PMAP_PERIOD_TO_DATE: from the start of each intervention to a day
 * @PMAP_PERIOD_DELIVERED: the same, without the sessions that were not held
 * @PMAP_PERIOD_TO_COME: from the day after that day to the end of the document's year
 * @PMAP_PERIOD_TERM: a term of the document's year
 * @PMAP_PERIOD_ACADEMIC_YEAR: the document's year; by rights 1 September to 31 August
 * @PMAP_PERIOD_FINANCIAL_YEAR: 1 April to 31 March
 * @PMAP_PERIOD_DATES: from a day to a day
 */
typedef enum
{
  PMAP_PERIOD_WHOLE_RUN,
  PMAP_PERIOD_TO_DATE,
  PMAP_PERIOD_DELIVERED,
  PMAP_PERIOD_TO_COME,
  PMAP_PERIOD_TERM,
  PMAP_PERIOD_ACADEMIC_YEAR,
  PMAP_PERIOD_FINANCIAL_YEAR,
  PMAP_PERIOD_DATES,
} PmapPeriodKind;

/**
 * PmapPeriod:
 * @kind: why these days
 * @from: the first day, or %PMAP_DATE_NONE for no limit
 * @to: the last day, itself inside, or %PMAP_DATE_NONE for no limit
 *
 * The days that a figure is about. A value: copy it freely.
 */
typedef struct
{
  PmapPeriodKind kind;
  PmapDate from;
  PmapDate to;
} PmapPeriod;

/**
 * PmapPeriodChoice:
 * @nick: a short name that actions use and pmap_period_parse() takes
 * @name: (transfer full): what readers see
 * @period: the days
 *
 * A period that figures can be shown for.
 */
typedef struct
{
  char *nick;
  char *name;
  PmapPeriod period;
} PmapPeriodChoice;

PmapPeriod  pmap_period_whole_run      (void);
PmapPeriod  pmap_period_to_date        (PmapDate           today);
PmapPeriod  pmap_period_delivered      (PmapDate           today);
PmapPeriod  pmap_period_to_come        (PmapYear          *year,
                                        PmapDate           today);
PmapPeriod  pmap_period_term           (PmapTerm          *term);
PmapPeriod  pmap_period_academic_year  (PmapYear          *year);
PmapPeriod  pmap_period_financial_year (PmapDate           date);
PmapPeriod  pmap_period_dates          (PmapDate           from,
                                        PmapDate           to);
gboolean    pmap_period_parse          (const char        *typed,
                                        PmapYear          *year,
                                        PmapDate           today,
                                        PmapPeriod        *period,
                                        GError           **error);
gboolean    pmap_period_equal          (const PmapPeriod  *self,
                                        const PmapPeriod  *other);
char       *pmap_period_describe       (const PmapPeriod  *self,
                                        PmapYear          *year);
char       *pmap_period_say_when       (const PmapPeriod  *self,
                                        PmapYear          *year);
char       *pmap_period_say_cost       (const PmapPeriod  *self,
                                        PmapYear          *year);

/* What there is to choose from. */
GPtrArray  *pmap_period_list           (PmapYear          *year,
                                        PmapDate           today);

G_END_DECLS
