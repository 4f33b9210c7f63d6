/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A kind of staff with its dated rates. People are costed by role, so that nobody's salary is in a map. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-staff-role.h"

#include "model/pmap-rate.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapStaffRole, __VA_ARGS__)
static const PmapField fields[] = { PMAP_STAFF_ROLE_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "staff-role",
  .id_prefix = "role",
  .title = N_("Staff role"),
  .add = N_("Add staff role"),
  .remove = N_("Remove staff role"),
  .move = N_("Move staff role"),
  .help = N_("A kind of staff, such as a teaching assistant. Work is costed by role, so that nobody's salary is in "
             "a map."),
};

PMAP_DEFINE_RECORD (PmapStaffRole, pmap_staff_role, noun, NULL, NULL)
