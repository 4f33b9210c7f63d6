/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil's membership of an intervention, from a day to a day: who joins late or leaves early changes no past cost. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-member.h"

#include "model/pmap-check.h"
#include "model/pmap-document.h"
#include "model/pmap-pupil.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapMember, __VA_ARGS__)
static const PmapField fields[] = { PMAP_MEMBER_FIELDS (ENTRY) };

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "from", PMAP_MEMBER (self)->from, "to", PMAP_MEMBER (self)->to);
}

static char *
describe (PmapRecord *self)
{
  PmapDocument *document = pmap_record_get_document (self);
  PmapRecord *pupil = document != NULL ? pmap_document_find (document, PMAP_MEMBER (self)->pupil) : NULL;

  return pupil != NULL ? pmap_record_describe (pupil) : g_strdup ("");
}

static const PmapNoun noun = {
  .element = "member",
  .title = N_("Group member"),
  .add = N_("Add group member"),
  .remove = N_("Remove group member"),
  .move = N_("Move group member"),
  .help = N_("A pupil's place in the intervention, from a day to a day."),
};

PMAP_DEFINE_RECORD (PmapMember, pmap_member, noun, check, describe)
