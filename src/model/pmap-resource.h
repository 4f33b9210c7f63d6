/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"
#include "model/pmap-choices.h"

G_BEGIN_DECLS

/* Something bought for an intervention, once or at each session: materials, a visiting therapist's fee. */
#define PMAP_RESOURCE_FIELDS(F) \
  F (TEXT, name, "name", N_("What"), .flags = PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .help = N_("What it is.")) \
  F (MONEY, cost, "cost", N_("Cost"), .flags = PMAP_FIELD_REQUIRED, .plausible_maximum = 2000000, \
     .help = N_("What it costs, in pounds.")) \
  F (CHOICE, basis, "basis", N_("Paid"), .choices = pmap_resource_bases, .flags = PMAP_FIELD_HAS_DEFAULT, \
     .default_value = PMAP_RESOURCE_ONCE, \
     .help = N_("Whether that is paid once or at each session. Once if it is not said."))

#define PMAP_TYPE_RESOURCE (pmap_resource_get_type ())
PMAP_DECLARE_RECORD (PmapResource, pmap_resource, RESOURCE, PMAP_RESOURCE_FIELDS)

G_END_DECLS
