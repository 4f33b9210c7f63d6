/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school whose map this is. */

#include "config.h"

#include "model/pmap-school.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapSchool, __VA_ARGS__)
static const PmapField fields[] = { PMAP_SCHOOL_FIELDS (ENTRY) };

PMAP_DEFINE_RECORD (PmapSchool, pmap_school, "school", N_("school"), NULL,
                    NULL, NULL)
