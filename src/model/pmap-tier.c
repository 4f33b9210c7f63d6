/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tier of provision: universal, targeted, specialist … Their names and number are the school's own.
 * A universal tier is listed and never costed. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-tier.h"

#include "model/pmap-record-list.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapTier, __VA_ARGS__)
static const PmapField fields[] = { PMAP_TIER_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "tier",
  .id_prefix = "tier",
  .title = N_("Tier"),
  .add = N_("Add tier"),
  .remove = N_("Remove tier"),
  .move = N_("Move tier"),
  .help = N_("A tier of provision, such as universal, targeted or specialist. Their names and number are the "
             "school's own; their order is the order of the tiers."),
};

PMAP_DEFINE_RECORD (PmapTier, pmap_tier, noun, NULL, NULL)

/**
 * pmap_tier_get_number:
 * @self: (nullable): a tier
 *
 * Returns: its place among the map's tiers, from 0; -1 for none
 */
gint64
pmap_tier_get_number (PmapTier *self)
{
  PmapRecordList *tiers = self != NULL ? pmap_record_get_list (PMAP_RECORD (self)) : NULL;
  guint position;

  if (tiers == NULL || !pmap_record_list_get_position (tiers, PMAP_RECORD (self), &position))
    return -1;
  return position;
}
