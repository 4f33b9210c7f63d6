/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A term: the days between its dates are school days, but for closures. */

#include "config.h"

#include "model/pmap-term.h"

#include "model/pmap-check.h"
#include "model/pmap-document.h"
#include "model/pmap-record-list.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapTerm, __VA_ARGS__)
static const PmapField fields[] = { PMAP_TERM_FIELDS (ENTRY) };

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "start", PMAP_TERM (self)->start, "end", PMAP_TERM (self)->end);
}

/* After the last one, or on the first day of the year; the days are then put right. */
static void
begin (PmapRecord     *self,
       PmapRecordList *list)
{
  PmapTerm *last = pmap_record_list_get (list, pmap_record_list_get_length (list) - 1);
  PmapRecord *owner = pmap_record_list_get_owner (list);
  PmapDocument *document = owner != NULL ? pmap_record_get_document (owner) : NULL;
  PmapDate day = document != NULL ? pmap_document_get_year (document)->start : PMAP_DATE_NONE;

  if (last != NULL && last->end != PMAP_DATE_NONE)
    day = last->end + 1;
  PMAP_TERM (self)->start = PMAP_TERM (self)->end = day;
}

static const PmapNoun noun = {
  .element = "term",
  .id_prefix = "term",
  .title = N_("Term"),
  .add = N_("Add term"),
  .remove = N_("Remove term"),
  .move = N_("Move term"),
  .help = N_("A term. The days from its first to its last are school days, except weekends and closures."),
  .begin = begin,
};

PMAP_DEFINE_RECORD (PmapTerm, pmap_term, noun, check, NULL)
