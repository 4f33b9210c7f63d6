/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A need or barrier: where, when and how a difficulty shows; not a list of diagnoses. */

#define G_LOG_DOMAIN "pmap-model"

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

static const PmapNoun noun = {
  .element = "need",
  .title = N_("Need"),
  .add = N_("Add need"),
  .remove = N_("Remove need"),
  .move = N_("Move need"),
  .help = N_("A need or barrier of the pupil: where, when and how a difficulty shows."),
};

PMAP_DEFINE_RECORD (PmapNeed, pmap_need, noun, NULL, describe)

static gint64
get_rank (const PmapNeed *self)
{
  return self->rank != PMAP_UNSET ? self->rank : G_MAXINT64;
}

/**
 * pmap_need_compare_ranks:
 * @self: a need
 * @other: another need of the pupil
 *
 * Returns: less than, equal to or greater than 0; a need without a rank comes after all that have one
 */
int
pmap_need_compare_ranks (const PmapNeed *self,
                         const PmapNeed *other)
{
  return (get_rank (self) > get_rank (other)) - (get_rank (self) < get_rank (other));
}
