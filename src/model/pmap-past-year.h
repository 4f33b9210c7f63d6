/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-choices.h"
#include "model/pmap-record.h"

G_BEGIN_DECLS

/* A school year that the map was of before: what was costed then is still counted on its school days. */
#define PMAP_PAST_YEAR_FIELDS(F) \
  F (DATE, start, "start", N_("First day"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE | PMAP_FIELD_ANY_YEAR, \
     .since = 1, \
     .help = N_("The first day of that year.")) \
  F (DATE, end, "end", N_("Last day"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_ANY_YEAR, .since = 1, \
     .help = N_("Its last day.")) \
  F (CHOICE, first_week, "first-week", N_("The first week is"), .choices = pmap_first_weeks, .flags = PMAP_FIELD_HAS_DEFAULT, \
     .default_value = PMAP_FIRST_WEEK_A, .since = 1, \
     .help = N_("Which of the two weeks of the timetable that year began with.")) \
  F (RECORDS, terms, "terms", N_("Terms"), .since = 1, .maximum = 50, .get_item_type = pmap_term_get_type) \
  F (RECORDS, closures, "closures", N_("Closures and INSET days"), .since = 1, .maximum = 1000, .get_item_type = pmap_closure_get_type)

#define PMAP_TYPE_PAST_YEAR (pmap_past_year_get_type ())
PMAP_DECLARE_RECORD (PmapPastYear, pmap_past_year, PAST_YEAR, PMAP_PAST_YEAR_FIELDS)

char *pmap_past_year_say (PmapDate first_day);

G_END_DECLS
