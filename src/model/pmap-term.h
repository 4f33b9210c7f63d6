/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* A term: the days between its dates are school days, but for closures. */
#define PMAP_TERM_FIELDS(F) \
  F (TEXT, name, "name", N_("Name"), .flags = PMAP_FIELD_REQUIRED, .example = N_("e.g. Autumn"), \
     .also = "term", \
     .help = N_("What the term is called.")) \
  F (DATE, start, "start", N_("First day"), .flags = PMAP_FIELD_REQUIRED, \
     .also = "start|starts|start date|from|first day", \
     .help = N_("Its first day.")) \
  F (DATE, end, "end", N_("Last day"), .flags = PMAP_FIELD_REQUIRED, \
     .also = "end|ends|end date|to|last day", \
     .help = N_("Its last day."))

#define PMAP_TYPE_TERM (pmap_term_get_type ())
PMAP_DECLARE_RECORD (PmapTerm, pmap_term, TERM, PMAP_TERM_FIELDS)

G_END_DECLS
