/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A need or barrier: where, when and how a difficulty shows; not a list of diagnoses. */

#include "config.h"

#include "model/pmap-need.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapNeed, __VA_ARGS__)
static const PmapField fields[] = { PMAP_NEED_FIELDS (ENTRY) };

static char *
describe (PmapRecord *self)
{
  return g_strdup (pmap_choices_get_label (pmap_need_types, PMAP_NEED (self)->type));
}

PMAP_DEFINE_RECORD (PmapNeed, pmap_need, "need", N_("need"), NULL,
                    NULL, describe)
