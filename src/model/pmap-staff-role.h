/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* A kind of staff with its dated rates. People are costed by role, so that nobody's salary is in a map. */
#define PMAP_STAFF_ROLE_FIELDS(F) \
  F (TEXT, name, "name", N_("Name"), .flags = PMAP_FIELD_REQUIRED, .example = N_("e.g. Teaching assistant, level 2"), \
     .also = "role|post|job title|staff role", \
     .help = N_("What the role is called, such as “Teaching assistant, level 2”.")) \
  F (RECORDS, rates, "rates", N_("Rates"), .get_item_type = pmap_rate_get_type)

#define PMAP_TYPE_STAFF_ROLE (pmap_staff_role_get_type ())
PMAP_DECLARE_RECORD (PmapStaffRole, pmap_staff_role, STAFF_ROLE, PMAP_STAFF_ROLE_FIELDS)

G_END_DECLS
