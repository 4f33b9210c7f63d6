/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* Who of the staff has the training that a provision needs, and since when. */
#define PMAP_TRAINED_FIELDS(F) \
  F (REFERENCE, member, "member", N_("Who"), .since = 1, .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .get_item_type = pmap_staff_member_get_type, \
     .help = N_("The member of staff who has the training.")) \
  F (DATE, on, "on", N_("Trained on"), .since = 1, .flags = PMAP_FIELD_ANY_YEAR, .example = N_("empty: not known"), \
     .help = N_("When the training was, or was last brought up to date."))

#define PMAP_TYPE_TRAINED (pmap_trained_get_type ())
PMAP_DECLARE_RECORD (PmapTrained, pmap_trained, TRAINED, PMAP_TRAINED_FIELDS)

G_END_DECLS
