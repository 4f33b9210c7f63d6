/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an hour of a role costs from a day on. A new rate is a new record: the past is never rewritten. */

#include "config.h"

#include "model/pmap-rate.h"

#include "base/pmap-id.h"
#include "model/pmap-document.h"
#include "model/pmap-funding.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-record-list.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapRate, __VA_ARGS__)
static const PmapField fields[] = { PMAP_RATE_FIELDS (ENTRY) };

/* A new rate is mostly the last one of the set that the map is costed with, from another day and with another figure. */
static void
begin (PmapRecord     *self,
       PmapRecordList *list,
       PmapDate        today)
{
  PmapRate *rate = PMAP_RATE (self);
  PmapRecord *owner = pmap_record_list_get_owner (list);
  PmapDocument *document = owner != NULL ? pmap_record_get_document (owner) : NULL;
  PmapRecord *first = document != NULL ? pmap_record_list_get (document->rate_sets, 0) : NULL;
  const char *set = document != NULL ? pmap_document_get_funding (document)->rate_set : NULL;

  if (set == NULL && first != NULL)
    set = pmap_record_get_id (first);
  rate->set = set != NULL ? pmap_id_acquire (set) : NULL;
  rate->hourly = 0;
  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    {
      PmapRate *other = pmap_record_list_get (list, i);

      if (other->set != rate->set)
        continue;
      rate->hourly = other->hourly;
      rate->on_cost_percent = other->on_cost_percent;
    }
}

static const PmapNoun noun = {
  .element = "rate",
  .title = N_("Rate"),
  .add = N_("Add rate"),
  .remove = N_("Remove rate"),
  .move = N_("Move rate"),
  .help = N_("What an hour of this role costs from a day on. A new rate is a new entry; the past is never "
             "rewritten."),
  .begin = begin,
};

PMAP_DEFINE_RECORD (PmapRate, pmap_rate, noun, NULL, NULL)
