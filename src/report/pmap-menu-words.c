/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an entry of the menu of provision says of itself, in words, where it stands in a list or a grid. */

#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-menu-words.h"

#include "base/pmap-text.h"
#include "model/pmap-choices.h"
#include "model/pmap-document.h"
#include "model/pmap-resource.h"
#include "model/pmap-staff-role.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

/**
 * pmap_menu_words_get_staff:
 * @provision: an entry of the menu
 *
 * Returns: (transfer none): who usually gives it: a role, or what is paid at each session where it names none; empty where it says
 *   neither
 */
const char *
pmap_menu_words_get_staff (PmapProvision *provision)
{
  PmapDocument *document;
  PmapStaffRole *role;

  g_return_val_if_fail (PMAP_IS_PROVISION (provision), NULL);

  document = pmap_record_get_document (PMAP_RECORD (provision));
  role = document != NULL ? pmap_document_find (document, provision->role) : NULL;
  if (role != NULL && role->name != NULL)
    return role->name;
  for (guint i = 0; i < pmap_record_list_get_length (provision->resources); i++)
    {
      PmapResource *resource = pmap_record_list_get (provision->resources, i);

      if (resource->basis == PMAP_RESOURCE_SESSION && resource->name != NULL)
        return resource->name;
    }
  return "";
}

/** pmap_menu_words_get_time: Returns: (transfer full): "30 min, 3 times a week", or as much of it as is said */
char *
pmap_menu_words_get_time (PmapProvision *provision)
{
  g_autofree char *minutes = NULL, *rate = NULL;

  g_return_val_if_fail (PMAP_IS_PROVISION (provision), NULL);

  if (provision->minutes != PMAP_UNSET)
    minutes = g_strdup_printf (ngettext ("%d min", "%d min", (gulong) provision->minutes), (int) provision->minutes);
  if (provision->sessions_per_week != PMAP_UNSET)
    rate = pmap_words_get_rate (provision->sessions_per_week);
  if (minutes != NULL && rate != NULL)
    /* translators: how long and how often: "30 min, 3 times a week" */
    return g_strdup_printf (_("%1$s, %2$s"), minutes, rate);
  if (minutes != NULL)
    return g_steal_pointer (&minutes);
  return rate != NULL ? g_steal_pointer (&rate) : g_strdup ("");
}

/** pmap_menu_words_get_time_short: Returns: (transfer full): "30 min × 3 a week", for where room is scarce */
char *
pmap_menu_words_get_time_short (PmapProvision *provision)
{
  g_autofree char *rate = NULL;

  g_return_val_if_fail (PMAP_IS_PROVISION (provision), NULL);

  if (provision->minutes == PMAP_UNSET || provision->sessions_per_week == PMAP_UNSET)
    return pmap_menu_words_get_time (provision);
  rate = pmap_number_format (provision->sessions_per_week, PMAP_DECIMAL_PLACES);
  /* translators: minutes, and how often a week: "30 min × 3 a week" */
  return g_strdup_printf (_("%1$d min × %2$s a week"), (int) provision->minutes, rate);
}

/** pmap_menu_words_get_group: Returns: (transfer full): "One to one" or "In a group of 4"; empty where it does not say */
char *
pmap_menu_words_get_group (PmapProvision *provision)
{
  g_return_val_if_fail (PMAP_IS_PROVISION (provision), NULL);

  if (provision->group_size == 1 || provision->taught == PMAP_TAUGHT_IN_TURN)
    return g_strdup (_("One to one"));
  if (provision->group_size == PMAP_UNSET)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("In a group of %d", "In a group of %d", (gulong) provision->group_size),
                          (int) provision->group_size);
}

/** pmap_menu_words_describe: Returns: (transfer full): tier, time, group, weeks and staff in a line; empty where it says nothing */
char *
pmap_menu_words_describe (PmapProvision *provision)
{
  PmapRecord *tier;
  g_autofree char *name = NULL, *time = NULL, *group = NULL, *weeks = NULL;
  GString *line;

  g_return_val_if_fail (PMAP_IS_PROVISION (provision), NULL);

  tier = (PmapRecord *) pmap_provision_get_tier (provision);
  name = tier != NULL ? pmap_record_describe (tier) : g_strdup ("");
  time = pmap_menu_words_get_time (provision);
  group = pmap_menu_words_get_group (provision);
  weeks = provision->weeks != PMAP_UNSET ? pmap_words_get_week_count (provision->weeks) : g_strdup ("");
  line = g_string_new (NULL);
  for (const char *const *part = (const char *const[]) { name, time, group, weeks, pmap_menu_words_get_staff (provision), NULL };
       *part != NULL; part++)
    if (**part != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", *part);
  return g_string_free (line, FALSE);
}
