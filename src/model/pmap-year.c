/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The academic year of the map, 1 September to 31 August, and how its weeks are counted. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-year.h"

#include "model/pmap-check.h"
#include "model/pmap-closure.h"
#include "model/pmap-past-year.h"
#include "model/pmap-record-list.h"
#include "model/pmap-record-private.h"
#include "model/pmap-term.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapYear, __VA_ARGS__)
static const PmapField fields[] = { PMAP_YEAR_FIELDS (ENTRY) };

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "start", PMAP_YEAR (self)->start, "end", PMAP_YEAR (self)->end);
}

static const PmapNoun noun = {
  .element = "year",
  .title = N_("School year"),
  .help = N_("The academic year of the map, with its terms and the days on which the school is closed."),
};

PMAP_DEFINE_RECORD (PmapYear, pmap_year, noun, check, NULL)

/**
 * pmap_year_begin_days:
 * @self: a term or a closure that is to join @list
 * @list: the year's terms or closures
 * @today: unused
 *
 * Puts its days behind those of the last one, or on the first day of the year: they are then put right.
 */
void
pmap_year_begin_days (PmapRecord     *self,
                      PmapRecordList *list,
                      PmapDate        today)
{
  const PmapField *start = pmap_record_find_field (self, "start"), *end = pmap_record_find_field (self, "end");
  PmapRecord *last = pmap_record_list_get (list, pmap_record_list_get_length (list) - 1);
  PmapDate after = last != NULL ? pmap_record_get_date (last, end) : PMAP_DATE_NONE;
  PmapDate day = after != PMAP_DATE_NONE ? after + 1 : PMAP_YEAR (pmap_record_list_get_owner (list))->start;

  PMAP_FIELD_PLACE (PmapDate, self, start) = PMAP_FIELD_PLACE (PmapDate, self, end) = day;
}
