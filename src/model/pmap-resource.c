/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something bought for an intervention, once or at each session: materials, a visiting therapist's fee. */

#include "config.h"

#include "model/pmap-resource.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapResource, __VA_ARGS__)
static const PmapField fields[] = { PMAP_RESOURCE_FIELDS (ENTRY) };

PMAP_DEFINE_RECORD (PmapResource, pmap_resource, "resource", N_("resource"), NULL,
                    NULL, NULL)
