/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-choices.h"
#include "model/pmap-record.h"

G_BEGIN_DECLS

/* Sessions of an intervention that were planned and not held: the exceptions, for all others were. */
#define PMAP_MISSED_FIELDS(F) \
  F (DATE, day, "day", N_("Not held on"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, .since = 1, \
     .help = N_("The day, or the first day, on which it did not take place.")) \
  F (DATE, until, "until", N_("Until"), .example = N_("empty: that day only"), .since = 1, \
     .help = N_("The last such day, where it is not that day only.")) \
  F (INTEGER, sessions, "sessions", N_("How many"), .unit = N_("sessions"), .minimum = 1, .maximum = 1000, .plausible_maximum = 50, \
     .example = N_("empty: all of them"), .since = 1, \
     .help = N_("How many sessions were not held, where it is not all that were planned for these days.")) \
  F (CHOICE, reason, "reason", N_("Why"), .choices = pmap_missed_reasons, .since = 1, \
     .help = N_("Why they were not held.")) \
  F (TEXT, note, "note", N_("Note"), .since = 1, \
     .help = N_("Anything else about it, without names."))

#define PMAP_TYPE_MISSED (pmap_missed_get_type ())
PMAP_DECLARE_RECORD (PmapMissed, pmap_missed, MISSED, PMAP_MISSED_FIELDS)

PmapDate pmap_missed_get_last (PmapMissed *self);

G_END_DECLS
