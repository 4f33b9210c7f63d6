/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry of the menu of provision: what the school can offer. An intervention takes all it does not say itself from here. */

#include "config.h"

#include "model/pmap-provision.h"

#include "model/pmap-resource.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapProvision, __VA_ARGS__)
static const PmapField fields[] = { PMAP_PROVISION_FIELDS (ENTRY) };

PMAP_DEFINE_RECORD (PmapProvision, pmap_provision, "provision", N_("provision"), "p",
                    NULL, NULL)
