/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* Somebody who gives provision. */
#define PMAP_STAFF_MEMBER_FIELDS(F) \
  F (TEXT, name, "name", N_("Name"), .flags = PMAP_FIELD_REQUIRED, .example = N_("e.g. Mrs P. Hughes"), \
     .also = "staff|member of staff|staff name|full name", \
     .help = N_("The person's name.")) \
  F (REFERENCE, role, "role", N_("Role"), .get_item_type = pmap_staff_role_get_type, \
     .help = N_("The person's role.")) \
  F (DECIMAL, hours_per_week, "hours-per-week", N_("Hours a week"), .unit = N_("hours"), \
     .maximum = 60 * PMAP_DECIMAL_ONE, .plausible_maximum = 48 * PMAP_DECIMAL_ONE, \
     .also = "hours|weekly hours|contracted hours|hours per week", \
     .help = N_("How many hours a week the person works.")) \
  F (RECORDS, silenced, "silenced", N_("Silenced advice"), .since = 1, .maximum = 200, .get_item_type = pmap_silenced_get_type)

#define PMAP_TYPE_STAFF_MEMBER (pmap_staff_member_get_type ())
PMAP_DECLARE_RECORD (PmapStaffMember, pmap_staff_member, STAFF_MEMBER, PMAP_STAFF_MEMBER_FIELDS)

G_END_DECLS
