/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* Days inside a term on which no pupil is taught: half terms, INSET days, bank holidays. */
#define PMAP_CLOSURE_FIELDS(F)                                                                                                                \
  F (TEXT, name, "name", N_("Name"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, .example = N_("e.g. Autumn half term")) \
  F (CHOICE, kind, "kind", N_("Kind"), .choices = pmap_closure_kinds)                                                                         \
  F (DATE, start, "start", N_("First day"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_FROM)                                  \
  F (DATE, end, "end", N_("Last day"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_UNTIL)

#define PMAP_TYPE_CLOSURE (pmap_closure_get_type ())
PMAP_DECLARE_RECORD (PmapClosure, pmap_closure, CLOSURE, PMAP_CLOSURE_FIELDS)

G_END_DECLS
