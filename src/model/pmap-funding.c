/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the school has to spend, and the figure that a pupil's cost is held against.
 * Element 2 is indicative: "the first £6,000", not £6,000 for each pupil; so it is data. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-funding.h"

#include "model/pmap-rate-set.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapFunding, __VA_ARGS__)
static const PmapField fields[] = { PMAP_FUNDING_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "funding",
  .title = N_("Funding"),
  .help = N_("What the school has to spend on special educational needs, and the figure that a pupil's cost is held "
             "against."),
};

PMAP_DEFINE_RECORD (PmapFunding, pmap_funding, noun, NULL, NULL)

/**
 * pmap_funding_judge:
 * @self: a map's funding
 * @pence: what counts towards element 2 for a pupil in the academic year, not negative
 *
 * Who is near the limit is whom an application for top-up funding may have to be prepared for; a tenth is our own choice.
 *
 * Returns: where @pence stands
 */
PmapBand
pmap_funding_judge (PmapFunding *self,
                    gint64       pence)
{
  g_return_val_if_fail (PMAP_IS_FUNDING (self), PMAP_BAND_BELOW);

  if (pence > self->element_2_limit)
    return PMAP_BAND_OVER;
  return pence >= self->element_2_limit - self->element_2_limit / 10 ? PMAP_BAND_NEAR : PMAP_BAND_BELOW;
}
