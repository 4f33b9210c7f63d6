/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was seen of a target on a day. */

#include "config.h"

#include "model/pmap-progress.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapProgress, __VA_ARGS__)
static const PmapField fields[] = { PMAP_PROGRESS_FIELDS (ENTRY) };

PMAP_DEFINE_RECORD (PmapProgress, pmap_progress, "progress", N_("progress entry"), NULL,
                    NULL, NULL)
