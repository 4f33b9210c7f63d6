/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-choices.h"
#include "model/pmap-record.h"

G_BEGIN_DECLS

/* A pupil's membership of an intervention, from a day to a day: who joins late or leaves early changes no past cost. */
#define PMAP_MEMBER_FIELDS(F) \
  F (REFERENCE, pupil, "pupil", N_("Pupil"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .get_item_type = pmap_pupil_get_type, \
     .help = N_("The pupil.")) \
  F (DATE, from, "from", N_("From"), .flags = PMAP_FIELD_KEY | PMAP_FIELD_FROM | PMAP_FIELD_OPEN, \
     .example = N_("empty: from its start"), \
     .help = N_("The first day that the pupil is there; the intervention's first if it is not said.")) \
  F (DATE, to, "to", N_("Until"), .flags = PMAP_FIELD_UNTIL | PMAP_FIELD_OPEN, .example = N_("empty: to its end"), \
     .help = N_("The last day that the pupil is there; the intervention's last if it is not said.")) \
  F (DECIMAL, weight, "weight", N_("Share of the cost"), .flags = PMAP_FIELD_HAS_DEFAULT, \
     .default_value = PMAP_DECIMAL_ONE, .maximum = 1000 * PMAP_DECIMAL_ONE, .example = N_("1 is an equal share"), \
     .plausible_maximum = 20 * PMAP_DECIMAL_ONE, \
     .help = N_("The pupil's share of the cost beside the others' shares. 1, an equal share, if it is not said; 0 " \
               "is no share.")) \
  F (INTEGER, minutes, "minutes", N_("Stays for"), .unit = N_("minutes"), .minimum = 1, .maximum = 1440, .plausible_maximum = 420, \
     .example = N_("empty: the whole session"), .since = 1, \
     .help = N_("How long the pupil stays, where that is not the whole session. Each minute is shared by those who are still there; " \
               "preparation, and what is bought, by all.")) \
  F (DECIMAL, baseline, "baseline", N_("Score before"), .minimum = -100000 * (gint64) PMAP_DECIMAL_ONE, \
     .help = N_("The measure at the start.")) \
  F (DECIMAL, exit, "exit", N_("Score after"), .minimum = -100000 * (gint64) PMAP_DECIMAL_ONE, \
     .help = N_("The measure at the end.")) \
  F (INTEGER, outcome, "outcome", N_("Outcome"), .minimum = -2, .maximum = 2, .choices = pmap_outcomes, \
     .help = N_("What came of it for the pupil, from −2 (significantly less than expected) over 0 (as expected) to " \
               "2 (significantly more).")) \
  F (LONG_TEXT, note, "note", N_("Note"), \
     .help = N_("Anything else about this pupil in this intervention."))

#define PMAP_TYPE_MEMBER (pmap_member_get_type ())
PMAP_DECLARE_RECORD (PmapMember, pmap_member, MEMBER, PMAP_MEMBER_FIELDS)

G_END_DECLS
