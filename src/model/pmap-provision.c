/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry of the menu of provision: what the school can offer. An intervention takes all it does not say itself from here. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-provision.h"

#include "model/pmap-document.h"
#include "model/pmap-payment.h"
#include "model/pmap-resource.h"
#include "model/pmap-silenced.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"
#include "model/pmap-trained.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapProvision, __VA_ARGS__)
static const PmapField fields[] = { PMAP_PROVISION_FIELDS (ENTRY) };

/**
 * pmap_provision_get_tier:
 * @self: an entry of the menu
 *
 * Returns: (transfer none) (nullable): its tier
 */
PmapTier *
pmap_provision_get_tier (PmapProvision *self)
{
  PmapDocument *document;
  PmapRecord *tier;

  g_return_val_if_fail (PMAP_IS_PROVISION (self), NULL);

  document = pmap_record_get_document (PMAP_RECORD (self));
  tier = document != NULL ? pmap_document_find (document, self->tier) : NULL;
  return PMAP_IS_TIER (tier) ? PMAP_TIER (tier) : NULL;
}

static const PmapNoun noun = {
  .element = "provision",
  .id_prefix = "p",
  .title = N_("Provision"),
  .add = N_("Add provision"),
  .remove = N_("Remove provision"),
  .move = N_("Move provision"),
  .help = N_("An entry of the menu of provision: something that the school can offer."),
};

PMAP_DEFINE_RECORD (PmapProvision, pmap_provision, noun, NULL, NULL)
