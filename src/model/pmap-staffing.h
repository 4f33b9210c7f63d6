/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* One line of who gives an intervention. Two adults are two lines, or one with a number of 2. */
#define PMAP_STAFFING_FIELDS(F)                                                                                                              \
  F (REFERENCE, role, "role", N_("Role"), .flags = PMAP_FIELD_KEY, .get_item_type = pmap_staff_role_get_type)                                \
  F (REFERENCE, member, "member", N_("Who"), .flags = PMAP_FIELD_KEY | PMAP_FIELD_ONCE, .get_item_type = pmap_staff_member_get_type)         \
  F (INTEGER, count, "count", N_("How many"), .flags = PMAP_FIELD_HAS_DEFAULT, .default_value = 1, .maximum = 50, .plausible_maximum = 10)   \
  F (INTEGER, minutes, "minutes", N_("Minutes, if not the whole session"), .unit = N_("minutes"), .maximum = 1440, .plausible_maximum = 420) \
  F (INTEGER, preparation_minutes, "preparation-minutes", N_("Preparation"), .unit = N_("minutes a session"), .maximum = 1440, .plausible_maximum = 240)

#define PMAP_TYPE_STAFFING (pmap_staffing_get_type ())
PMAP_DECLARE_RECORD (PmapStaffing, pmap_staffing, STAFFING, PMAP_STAFFING_FIELDS)

G_END_DECLS
