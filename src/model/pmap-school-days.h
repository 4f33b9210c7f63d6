/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-year.h"

G_BEGIN_DECLS

/** On how many days a maintained school teaches in a year: 380 half days, Education (School Day and School Year) (England)
 * Regulations 1999, regulation 3. Others may differ, so it is said beside the count and nothing is refused by it. */
#define PMAP_SCHOOL_DAYS_USUAL 190

/** Monday to Friday. */
#define PMAP_SCHOOL_WEEKDAYS 5

/**
 * PmapSchoolDays:
 * @pupils: days on which pupils are taught
 * @weekdays: the same by weekday, Monday first: so often a session of that weekday takes place
 * @inset: weekdays on which the school has an INSET day
 *
 * How many days of school a year has.
 */
typedef struct
{
  guint pupils;
  guint weekdays[PMAP_SCHOOL_WEEKDAYS];
  guint inset;
} PmapSchoolDays;

PmapSchoolDays pmap_school_days_count             (PmapYear             *year);
char          *pmap_school_days_describe          (const PmapSchoolDays *self);
char          *pmap_school_days_describe_weekdays (const PmapSchoolDays *self);

void           pmap_school_days_check             (PmapRecord           *span,
                                                   PmapIssues           *issues);

G_END_DECLS
