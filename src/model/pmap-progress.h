/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* What was seen of a target on a day. */
#define PMAP_PROGRESS_FIELDS(F) \
  F (DATE, date, "date", N_("Date"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_OPEN, \
     .help = N_("The day.")) \
  F (DECIMAL, value, "value", N_("Measure"), .minimum = -100000 * (gint64) PMAP_DECIMAL_ONE, \
     .help = N_("The measure on that day.")) \
  F (LONG_TEXT, note, "note", N_("What was seen"), \
     .help = N_("What was seen."))

#define PMAP_TYPE_PROGRESS (pmap_progress_get_type ())
PMAP_DECLARE_RECORD (PmapProgress, pmap_progress, PROGRESS, PMAP_PROGRESS_FIELDS)

G_END_DECLS
