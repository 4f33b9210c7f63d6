/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* Days inside a term on which no pupil is taught: half terms, INSET days, bank holidays. */
#define PMAP_CLOSURE_FIELDS(F) \
  F (TEXT, name, "name", N_("Name"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .example = N_("e.g. Autumn half term"), \
     .also = "holiday|event|closure", \
     .help = N_("What it is called.")) \
  F (CHOICE, kind, "kind", N_("Kind"), .choices = pmap_closure_kinds, \
     .help = N_("What kind of closure it is.")) \
  F (DATE, start, "start", N_("First day"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_FROM, \
     .also = "start|starts|start date|from|date", \
     .help = N_("Its first day.")) \
  F (DATE, end, "end", N_("Last day"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_UNTIL, \
     .also = "end|ends|end date|to", \
     .help = N_("Its last day."))

#define PMAP_TYPE_CLOSURE (pmap_closure_get_type ())
PMAP_DECLARE_RECORD (PmapClosure, pmap_closure, CLOSURE, PMAP_CLOSURE_FIELDS)

G_END_DECLS
