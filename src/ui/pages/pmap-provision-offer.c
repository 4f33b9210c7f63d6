/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be added to a pupil's map: each entry of the menu as a new intervention, and under it its groups that run and
 * have a free place. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-provision-offer.h"

#include "history/pmap-assign.h"
#include "model/pmap-places.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>

static void
offer_group (GPtrArray        *items,
             PmapIntervention *intervention,
             PmapPupil        *pupil,
             PmapDate          today)
{
  gint64 places = pmap_places_get_size (intervention);
  guint n = pmap_places_count_taken (intervention, pmap_places_get_day (intervention, today));
  g_autofree char *title = NULL, *detail = NULL;

  if (!pmap_places_can_join (intervention, pmap_record_get_id (PMAP_RECORD (pupil)), today))
    return;
  title = pmap_record_describe (PMAP_RECORD (intervention));
  /* translators: a group that a pupil can join: how many of its places are taken. */
  detail = g_strdup_printf (_("join: %1$u of %2$u places taken"), n, (guint) places);
  g_ptr_array_add (items, pmap_chooser_item_new (title, detail, NULL, intervention, 0));
}

static void
offer_groups (GPtrArray     *items,
              PmapWorkspace *workspace,
              PmapProvision *provision,
              PmapPupil     *pupil)
{
  PmapRecordList *interventions = pmap_workspace_get_document (workspace)->interventions;

  for (guint i = 0; i < pmap_record_list_get_length (interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (interventions, i);

      if (pmap_intervention_get_provision (intervention) == provision)
        offer_group (items, intervention, pupil, pmap_workspace_get_today (workspace));
    }
}

/**
 * pmap_provision_offer_new:
 * @workspace: a map
 * @pupil: one of its pupils
 *
 * Returns: (transfer container) (element-type PmapChooserItem): what can be added to the pupil's map
 */
GPtrArray *
pmap_provision_offer_new (PmapWorkspace *workspace,
                          PmapPupil     *pupil)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  PmapDocument *document;

  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_PUPIL (pupil), items);

  document = pmap_workspace_get_document (workspace);
  for (guint i = 0; i < pmap_record_list_get_length (document->provisions); i++)
    {
      PmapProvision *provision = pmap_record_list_get (document->provisions, i);
      PmapTier *tier = pmap_provision_get_tier (provision);
      g_autofree char *name = pmap_record_describe (PMAP_RECORD (provision));
      g_autofree char *detail = tier != NULL ? pmap_record_describe (PMAP_RECORD (tier)) : NULL;

      g_ptr_array_add (items, pmap_chooser_item_new (name, detail, pmap_choices_get_label (pmap_areas, provision->area),
                                                     provision, 0));
      offer_groups (items, workspace, provision, pupil);
    }
  return items;
}

/**
 * pmap_provision_offer_take:
 * @workspace: a map
 * @pupil: one of its pupils
 * @item: one of pmap_provision_offer_new()
 * @error: says in plain words why not
 *
 * Adds it to the pupil's map, in one step.
 *
 * Returns: (transfer none) (nullable): the membership, or %NULL; nothing changed then
 */
PmapMember *
pmap_provision_offer_take (PmapWorkspace    *workspace,
                           PmapPupil        *pupil,
                           PmapChooserItem  *item,
                           GError          **error)
{
  PmapEditor *editor;
  PmapDate today;
  gpointer what;

  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_PUPIL (pupil), NULL);

  editor = pmap_workspace_get_editor (workspace);
  today = pmap_workspace_get_today (workspace);
  what = pmap_chooser_item_get_object (item);
  if (PMAP_IS_INTERVENTION (what))
    return pmap_assign_to_group (editor, what, pupil, today, error);
  return pmap_assign_provision (editor, what, pupil, today, error);
}
