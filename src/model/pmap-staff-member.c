/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody who gives provision. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-staff-member.h"

#include "model/pmap-silenced.h"
#include "model/pmap-staff-role.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapStaffMember, __VA_ARGS__)
static const PmapField fields[] = { PMAP_STAFF_MEMBER_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "staff-member",
  .id_prefix = "staff",
  .title = N_("Member of staff"),
  .add = N_("Add member of staff"),
  .remove = N_("Remove member of staff"),
  .move = N_("Move member of staff"),
  .help = N_("Somebody who gives provision."),
};

PMAP_DEFINE_RECORD (PmapStaffMember, pmap_staff_member, noun, NULL, NULL)
