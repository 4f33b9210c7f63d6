/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody who gives provision. */

#include "config.h"

#include "model/pmap-staff-member.h"

#include "model/pmap-staff-role.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapStaffMember, __VA_ARGS__)
static const PmapField fields[] = { PMAP_STAFF_MEMBER_FIELDS (ENTRY) };

PMAP_DEFINE_RECORD (PmapStaffMember, pmap_staff_member, "staff-member", N_("member of staff"), "staff",
                    NULL, NULL)
