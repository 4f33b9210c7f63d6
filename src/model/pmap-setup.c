/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far a new map has been set up. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-setup.h"

#include "model/pmap-school.h"
#include "model/pmap-year.h"

static gboolean
has_rate (PmapStaffRole *role)
{
  return pmap_record_list_get_length (role->rates) > 0;
}

static gboolean
has_any_rate (PmapDocument *document)
{
  for (guint i = 0; i < pmap_record_list_get_length (document->staff_roles); i++)
    if (has_rate (pmap_record_list_get (document->staff_roles, i)))
      return TRUE;
  return FALSE;
}

/** pmap_setup_find_unpriced: Returns: (transfer none) (nullable): the first staff role of @document that has no rate yet */
PmapStaffRole *
pmap_setup_find_unpriced (PmapDocument *document)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  for (guint i = 0; i < pmap_record_list_get_length (document->staff_roles); i++)
    if (!has_rate (pmap_record_list_get (document->staff_roles, i)))
      return pmap_record_list_get (document->staff_roles, i);
  return NULL;
}

/** pmap_setup_is_done: Returns: whether @document has what @step is about */
gboolean
pmap_setup_is_done (PmapDocument  *document,
                    PmapSetupStep  step)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && step < PMAP_SETUP_N_STEPS, FALSE);

  switch (step)
    {
    case PMAP_SETUP_SCHOOL:
      return pmap_document_get_school (document)->name != NULL;
    case PMAP_SETUP_YEAR:
      return pmap_record_list_get_length (pmap_document_get_year (document)->terms) > 0;
    case PMAP_SETUP_RATES:
      return has_any_rate (document);
    case PMAP_SETUP_STAFF:
      return pmap_record_list_get_length (document->staff_members) > 0;
    case PMAP_SETUP_MENU:
      return pmap_record_list_get_length (document->provisions) > 0;
    case PMAP_SETUP_PUPILS:
      return pmap_record_list_get_length (document->pupils) > 0;
    case PMAP_SETUP_GROUP:
      return pmap_record_list_get_length (document->interventions) > 0;
    case PMAP_SETUP_N_STEPS:
    default:
      g_assert_not_reached ();
    }
}

/** pmap_setup_find_next: Returns: the first step that is not done; %PMAP_SETUP_N_STEPS where all are */
PmapSetupStep
pmap_setup_find_next (PmapDocument *document)
{
  PmapSetupStep step = PMAP_SETUP_SCHOOL;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), PMAP_SETUP_N_STEPS);

  while (step < PMAP_SETUP_N_STEPS && pmap_setup_is_done (document, step))
    step++;
  return step;
}

/**
 * pmap_setup_is_wanted:
 * @document: a map
 *
 * Returns: whether it is still being set up: nobody gets anything yet. A map with a group is in use, as is one pupil's own, whatever
 *   it does without.
 */
gboolean
pmap_setup_is_wanted (PmapDocument *document)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), FALSE);

  return !pmap_setup_is_done (document, PMAP_SETUP_GROUP);
}
