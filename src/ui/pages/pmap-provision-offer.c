/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be added to a pupil's map. Of each entry of the menu its groups that run and have a free place come first, for that is what a
 * school does before it begins anything new; then a new group, then one to one. So three letters and Enter join a group. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-provision-offer.h"

#include "history/pmap-assign.h"
#include "model/pmap-places.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>

/* What an entry of the menu is begun as. */
enum
{
  AS_THE_MENU_SAYS,
  ONE_TO_ONE,
};

static void
offer_group (GPtrArray        *items,
             PmapWorkspace    *workspace,
             PmapIntervention *intervention,
             PmapPupil        *pupil)
{
  PmapDate today = pmap_workspace_get_today (workspace);
  PmapDate day;
  gint64 places = pmap_places_get_size (intervention);
  guint n = pmap_places_count_taken (intervention, pmap_places_get_day (intervention, today));
  g_autofree char *title = NULL, *from = NULL, *detail = NULL;

  if (!pmap_places_can_join (intervention, pmap_record_get_id (PMAP_RECORD (pupil)), today))
    return;
  title = pmap_record_describe (PMAP_RECORD (intervention));
  day = pmap_assign_find_joining_day (pmap_workspace_get_editor (workspace), intervention, today);
  from = pmap_date_format_short (day);
  if (day != PMAP_DATE_NONE)
    /* translators: a group that a pupil can join: from which day, and how many of its places are taken. */
    detail = g_strdup_printf (_("join from %1$s: %2$u of %3$u places taken"), from, n, (guint) places);
  else
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
        offer_group (items, workspace, intervention, pupil);
    }
}

static void
offer_provision (GPtrArray     *items,
                 PmapProvision *provision)
{
  PmapTier *tier = pmap_provision_get_tier (provision);
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (provision));
  g_autofree char *said = tier != NULL ? pmap_record_describe (PMAP_RECORD (tier)) : NULL;
  const char *area = pmap_choices_get_label (pmap_areas, provision->area);
  g_autofree char *group = NULL, *alone = NULL;

  if (provision->group_size == PMAP_UNSET || provision->group_size < 2)
    {
      g_ptr_array_add (items, pmap_chooser_item_new (name, said, area, provision, AS_THE_MENU_SAYS));
      return;
    }
  /* translators: how a provision is begun: for how many pupils. */
  group = g_strdup_printf (_("new group of %u"), (guint) provision->group_size);
  g_ptr_array_add (items, pmap_chooser_item_new (name, group, area, provision, AS_THE_MENU_SAYS));
  /* translators: %s is a provision that is mostly given to a group. */
  alone = g_strdup_printf (_("%s, one to one"), name);
  g_ptr_array_add (items, pmap_chooser_item_new (alone, said, area, provision, ONE_TO_ONE));
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

      offer_groups (items, workspace, provision, pupil);
      offer_provision (items, provision);
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
  if (pmap_chooser_item_get_value (item) == ONE_TO_ONE)
    return pmap_assign_one_to_one (editor, what, pupil, today, error);
  return pmap_assign_provision (editor, what, pupil, today, error);
}
