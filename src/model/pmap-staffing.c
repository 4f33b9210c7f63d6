/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of who gives an intervention. Two adults are two lines, or one with a number of 2. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-staffing.h"

#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapStaffing, __VA_ARGS__)
static const PmapField fields[] = { PMAP_STAFFING_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "staffing",
  .title = N_("Staffing line"),
  .add = N_("Add staffing line"),
  .remove = N_("Remove staffing line"),
  .move = N_("Move staffing line"),
  .help = N_("One line of who gives the intervention. Two adults are two lines, or one line with a count of 2."),
};

PMAP_DEFINE_RECORD (PmapStaffing, pmap_staffing, noun, NULL, NULL)
