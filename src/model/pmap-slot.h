/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-choices.h"
#include "model/pmap-record.h"

G_BEGIN_DECLS

/* With which ways to repeat a field of a slot is asked for, as bits. */
#define PMAP_SLOT_BY_WEEK (1u << PMAP_SLOT_EVERY_WEEK | 1u << PMAP_SLOT_WEEK_A | 1u << PMAP_SLOT_WEEK_B \
                           | 1u << PMAP_SLOT_EVERY_FEW_WEEKS | 1u << PMAP_SLOT_EACH_HALF_TERM)

/* When an intervention takes place: days of the week, a time and a place, and how that repeats; or a single date. */
#define PMAP_SLOT_FIELDS(F) \
  F (TIME, time, "time", N_("At"), .example = N_("e.g. 9:30"), .since = 1, .flags = PMAP_FIELD_ONCE, \
     .help = N_("At what time it begins, by a clock of 24 hours.")) \
  F (INTEGER, minutes, "minutes", N_("Length"), .unit = N_("minutes"), .minimum = 1, .maximum = 1440, .plausible_maximum = 420, \
     .example = N_("as the group"), .since = 1, \
     .help = N_("How long it is then, in minutes; as the group's session if it is not said.")) \
  F (CHOICE, repeats, "repeats", N_("Takes place"), .choices = pmap_slot_repeats, \
     .flags = PMAP_FIELD_HAS_DEFAULT | PMAP_FIELD_ONCE, .default_value = PMAP_SLOT_EVERY_WEEK, .since = 1, \
     .help = N_("How it repeats: every week, in weeks A or B of the timetable, every so many weeks from the first one on, on the first " \
               "of its days in each half term, or on one date only. Every week if it is not said.")) \
  F (WEEKDAYS, weekdays, "weekdays", N_("On these days"), .flags = PMAP_FIELD_KEY | PMAP_FIELD_ONCE, .since = 1, \
     .belongs_to = "repeats", .belongs_with = PMAP_SLOT_BY_WEEK, \
     .help = N_("On which days of the week. Only school days between the dates of the group count.")) \
  F (INTEGER, interval, "interval", N_("Every"), .unit = N_("weeks"), .minimum = 1, .maximum = 52, .plausible_maximum = 13, .since = 1, \
     .belongs_to = "repeats", .belongs_with = 1u << PMAP_SLOT_EVERY_FEW_WEEKS, \
     .help = N_("Every how many weeks: 2 is every other week. The first of its days on which there is school is the first session.")) \
  F (DATE, date, "date", N_("On"), .flags = PMAP_FIELD_ONCE, .since = 1, \
     .belongs_to = "repeats", .belongs_with = 1u << PMAP_SLOT_ONE_DAY, \
     .help = N_("The one day on which it takes place.")) \
  F (TEXT, place, "place", N_("Place"), .example = N_("e.g. Library"), .since = 1, \
     .help = N_("Where it takes place."))

#define PMAP_TYPE_SLOT (pmap_slot_get_type ())
PMAP_DECLARE_RECORD (PmapSlot, pmap_slot, SLOT, PMAP_SLOT_FIELDS)

PmapSlotRepeats pmap_slot_get_repeats  (PmapSlot *self);
guint           pmap_slot_get_interval (PmapSlot *self);

G_END_DECLS
