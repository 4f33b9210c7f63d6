/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* One line of who gives an intervention. Two adults are two lines, or one with a number of 2. */
#define PMAP_STAFFING_FIELDS(F) \
  F (REFERENCE, role, "role", N_("Role"), .flags = PMAP_FIELD_KEY, .get_item_type = pmap_staff_role_get_type, \
     .help = N_("The kind of staff; that of the member of staff if it is not said.")) \
  F (REFERENCE, member, "member", N_("Who"), .flags = PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .get_item_type = pmap_staff_member_get_type, \
     .help = N_("Who it is.")) \
  F (INTEGER, count, "count", N_("How many"), .flags = PMAP_FIELD_HAS_DEFAULT, .default_value = 1, .maximum = 50, \
     .plausible_maximum = 10, \
     .help = N_("How many of them; 1 if it is not said.")) \
  F (INTEGER, minutes, "minutes", N_("Minutes, if not the whole session"), .unit = N_("minutes"), .maximum = 1440, \
     .plausible_maximum = 420, \
     .help = N_("How many minutes of the session they are there, if not for all of it.")) \
  F (INTEGER, preparation_minutes, "preparation-minutes", N_("Preparation"), .unit = N_("minutes a session"), \
     .maximum = 1440, .plausible_maximum = 240, \
     .help = N_("How long they prepare each session, in minutes; as the menu says if it is not said."))

#define PMAP_TYPE_STAFFING (pmap_staffing_get_type ())
PMAP_DECLARE_RECORD (PmapStaffing, pmap_staffing, STAFFING, PMAP_STAFFING_FIELDS)

G_END_DECLS
