/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run of a provision: when, how often, by whom, for whom. One-to-one is an intervention with one member.
 * What is left unsaid here is as the menu of provision says. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-intervention.h"

#include "model/pmap-check.h"
#include "model/pmap-document.h"
#include "model/pmap-intervention-chain.h"
#include "model/pmap-member.h"
#include "model/pmap-missed.h"
#include "model/pmap-payment.h"
#include "model/pmap-provision.h"
#include "model/pmap-resource.h"
#include "model/pmap-silenced.h"
#include "model/pmap-slot.h"
#include "model/pmap-staffing.h"
#include "model/pmap-subject.h"
#include "model/pmap-trained.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapIntervention, __VA_ARGS__)
static const PmapField fields[] = { PMAP_INTERVENTION_FIELDS (ENTRY) };

static const PmapIssueKind untrained = {
  "untrained", PMAP_PLURAL_ ("%u group is given by somebody who is not said to be trained for it",
                             "%u groups are given by somebody who is not said to be trained for them"), PMAP_URGENCY_REST,
  N_("Provision Mapping Charter: who gives targeted or specialist provision is trained for it")
};

static gboolean
is_trained (PmapProvision *provision,
            const char    *member)
{
  for (guint i = 0; i < pmap_record_list_get_length (provision->trained); i++)
    if (((PmapTrained *) pmap_record_list_get (provision->trained, i))->member == member)      /* ids are interned */
      return TRUE;
  return FALSE;
}

/* Where the menu says who is trained for a provision, whoever else gives it is pointed out. */
static void
check_training (PmapIntervention *self,
                PmapIssues       *issues)
{
  PmapProvision *provision = pmap_intervention_get_provision (self);
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (self));

  if (provision == NULL || pmap_record_list_get_length (provision->trained) == 0)
    return;
  for (guint i = 0; i < pmap_record_list_get_length (self->staffing); i++)
    {
      const char *member = ((PmapStaffing *) pmap_record_list_get (self->staffing, i))->member;
      PmapRecord *who = pmap_document_find (document, member);
      g_autofree char *name = NULL;

      if (who == NULL || is_trained (provision, member))
        continue;
      name = pmap_record_describe (who);
      pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &untrained, "staffing",
                             /* translators: %s is a member of staff. */
                             _("%s is not among those who are said to be trained for it"), name)->about = g_strdup (member);
    }
}

static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  pmap_record_check_order (self, issues, "start", PMAP_INTERVENTION (self)->start, "end", PMAP_INTERVENTION (self)->end);
  pmap_intervention_check_chain (PMAP_INTERVENTION (self), issues);
  check_training (PMAP_INTERVENTION (self), issues);
}

static char *
describe (PmapRecord *self)
{
  PmapIntervention *intervention = PMAP_INTERVENTION (self);
  PmapProvision *provision = pmap_intervention_get_provision (intervention);
  const char *kind = provision != NULL && provision->name != NULL ? provision->name : "";

  if (intervention->name == NULL)
    return g_strdup (kind);
  /* translators: a provision and the name of one of its groups. */
  return g_strdup_printf (_("%1$s, %2$s"), kind, intervention->name);
}

/**
 * pmap_intervention_get_provision:
 * @self: an intervention
 *
 * Returns: (transfer none) (nullable): the entry of the menu that it is a run of
 */
PmapProvision *
pmap_intervention_get_provision (PmapIntervention *self)
{
  PmapDocument *document;
  PmapRecord *provision;

  g_return_val_if_fail (PMAP_IS_INTERVENTION (self), NULL);

  document = pmap_record_get_document (PMAP_RECORD (self));
  provision = document != NULL ? pmap_document_find (document, self->provision) : NULL;
  return PMAP_IS_PROVISION (provision) ? PMAP_PROVISION (provision) : NULL;
}

/**
 * pmap_intervention_get_tier:
 * @self: an intervention
 *
 * Returns: (transfer none) (nullable): the tier of the provision that it is a run of
 */
PmapTier *
pmap_intervention_get_tier (PmapIntervention *self)
{
  PmapProvision *provision = pmap_intervention_get_provision (self);

  return provision != NULL ? pmap_provision_get_tier (provision) : NULL;
}

/**
 * pmap_intervention_get_phase:
 * @self: an intervention
 * @day: a day
 *
 * Returns: whether it runs on @day, has yet to start or has ended
 */
PmapPhase
pmap_intervention_get_phase (PmapIntervention *self,
                             PmapDate          day)
{
  g_return_val_if_fail (PMAP_IS_INTERVENTION (self), PMAP_PHASE_RUNNING);

  if (self->start != PMAP_DATE_NONE && self->start > day)
    return PMAP_PHASE_AHEAD;
  return self->end == PMAP_DATE_NONE || self->end >= day ? PMAP_PHASE_RUNNING : PMAP_PHASE_OVER;
}

static const PmapNoun noun = {
  .element = "intervention",
  .id_prefix = "i",
  .title = N_("Intervention"),
  .add = N_("Add intervention"),
  .remove = N_("Remove intervention"),
  .move = N_("Move intervention"),
  .help = N_("A run of a provision: from when to when, how often, by whom and for whom. What it leaves unsaid is as "
             "the menu of provision says. One-to-one support is an intervention with one member."),
};

PMAP_DEFINE_RECORD (PmapIntervention, pmap_intervention, noun, check, describe)
