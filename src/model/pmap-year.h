/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* The academic year of the map, 1 September to 31 August, and how its weeks are counted. */
#define PMAP_YEAR_FIELDS(F) \
  F (DATE, start, "start", N_("First day"), .flags = PMAP_FIELD_ANY_YEAR, \
     .help = N_("The first day of the academic year, usually 1 September.")) \
  F (DATE, end, "end", N_("Last day"), .flags = PMAP_FIELD_ANY_YEAR, \
     .help = N_("Its last day, usually 31 August.")) \
  F (DECIMAL, weeks, "weeks", N_("Teaching weeks a year"), .unit = N_("weeks"), .maximum = 60 * PMAP_DECIMAL_ONE, \
     .example = N_("38, 38.6 or 39"), .plausible_maximum = 45 * PMAP_DECIMAL_ONE, \
     .help = N_("How many weeks a year are costed where weeks are a fixed number: 38, 38.6 and 39 are all in use.")) \
  F (CHOICE, counting, "counting", N_("Weeks are"), .choices = pmap_week_counts, .flags = PMAP_FIELD_HAS_DEFAULT, \
     .default_value = PMAP_WEEKS_CALENDAR, \
     .help = N_("How weeks are counted: from the calendar (the teaching days between two dates, divided by five), " \
               "or as the fixed number of weeks a year.")) \
  F (CHOICE, first_week, "first-week", N_("The first week is"), .choices = pmap_first_weeks, .flags = PMAP_FIELD_HAS_DEFAULT, \
     .default_value = PMAP_FIRST_WEEK_A, .since = 1, \
     .help = N_("Where the timetable has two weeks, A and B: which of them the year begins with. They take turns from week to week " \
               "in which there is school; a week of holidays does not count.")) \
  F (TIME, day_starts, "day-starts", N_("School day begins"), .example = N_("e.g. 8:45"), .since = 1, \
     .help = N_("When the school day begins.")) \
  F (TIME, day_ends, "day-ends", N_("School day ends"), .example = N_("e.g. 15:15"), .since = 1, \
     .help = N_("When the school day ends. A slot that is not within it is pointed out.")) \
  F (RECORDS, terms, "terms", N_("Terms"), .get_item_type = pmap_term_get_type) \
  F (RECORDS, closures, "closures", N_("Closures and INSET days"), .get_item_type = pmap_closure_get_type) \
  F (RECORDS, past, "past-years", N_("Earlier school years"), .since = 1, .maximum = 30, .get_item_type = pmap_past_year_get_type)

#define PMAP_TYPE_YEAR (pmap_year_get_type ())
PMAP_DECLARE_RECORD (PmapYear, pmap_year, YEAR, PMAP_YEAR_FIELDS)

void pmap_year_begin_days (PmapRecord     *self,
                           PmapRecordList *list,
                           PmapDate        today);

G_END_DECLS
