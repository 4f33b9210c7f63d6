/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is added by a form of its own: which fields are asked for first, and what a new record begins with. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-draft-kinds.h"

#include "history/pmap-assign.h"
#include "model/pmap-intervention.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-target.h"

#include <glib/gi18n.h>

/* A group begins as the menu says. */
static PmapRecord *
begin_group (PmapDraft  *draft,
             PmapRecord *of,
             PmapDate    today)
{
  return PMAP_RECORD (pmap_assign_start (pmap_draft_get_editor (draft), pmap_draft_find (draft, of), today, NULL));
}

static const PmapDraftKind kinds[] = {
  { pmap_pupil_get_type, N_("Add a pupil"), N_("_Add pupil"), NULL,
    { "given-name", "family-name", "year-group", "class", "sen", "birth-date", "upn" } },
  { pmap_provision_get_type, N_("Add to the menu of provision"), N_("_Add provision"), NULL,
    { "name", "tier", "area", "role", "minutes", "sessions-per-week", "weeks", "group-size" } },
  { pmap_target_get_type, N_("Add a target"), N_("_Add target"), N_("Add target"),
    { "specific", "measurable", "baseline", "criterion", "intervention", "need", "review" },
    .needed = "specific" },
  { pmap_intervention_get_type, NULL, N_("_Start group"), N_("Start a group of %s"),
    { "name", "group-size", "minutes", "sessions-per-week", "weekdays", "start", "end" },
    .then = "members", .begin = begin_group },
  { pmap_staff_member_get_type, N_("Add a colleague"), N_("_Add colleague") },
  { pmap_staff_role_get_type, N_("Add a role"), N_("_Add role"), .then = "rates" },
};

/* All of its table is asked for, and it is called as the noun says. */
static const PmapDraftKind plain;

/** pmap_draft_kind_find: Returns: how a record of the noun is added */
const PmapDraftKind *
pmap_draft_kind_find (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].get_type () == type)
      return &kinds[i];
  return &plain;
}
