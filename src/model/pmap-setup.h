/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-staff-role.h"

G_BEGIN_DECLS

/**
 * PmapSetupStep:
 * @PMAP_SETUP_SCHOOL: the school has a name
 * @PMAP_SETUP_YEAR: the year has terms
 * @PMAP_SETUP_RATES: a role has a rate
 * @PMAP_SETUP_STAFF: somebody gives provision
 * @PMAP_SETUP_MENU: the menu of provision has an entry
 * @PMAP_SETUP_PUPILS: there is a pupil
 * @PMAP_SETUP_GROUP: somebody gets something
 *
 * What a map needs until its first costed group, in the order in which it is best done.
 */
typedef enum
{
  PMAP_SETUP_SCHOOL,
  PMAP_SETUP_YEAR,
  PMAP_SETUP_RATES,
  PMAP_SETUP_STAFF,
  PMAP_SETUP_MENU,
  PMAP_SETUP_PUPILS,
  PMAP_SETUP_GROUP,
  PMAP_SETUP_N_STEPS,
} PmapSetupStep;

gboolean       pmap_setup_is_done       (PmapDocument  *document,
                                         PmapSetupStep  step);
PmapSetupStep  pmap_setup_find_next     (PmapDocument  *document);
gboolean       pmap_setup_is_wanted     (PmapDocument  *document);
PmapStaffRole *pmap_setup_find_unpriced (PmapDocument  *document);

G_END_DECLS
