/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menus of provision to begin with: maps of data/menus, which hold a menu and nothing else. They are installed for people to
 * read, and carried inside the program, so that they are there whatever is installed. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-starter-menu.h"

#include "model/pmap-choices.h"
#include "model/pmap-school.h"
#include "xml/pmap-xml-read.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

static const PmapStarterMenu menus[] = {
  { "primary", N_("Primary school"), "primary" },
  { "secondary", N_("Secondary school"), "secondary" },
  { "special", N_("Special school"), "special" },
  { "early-years", N_("Early years"), "nursery" },
};

/** pmap_starter_menus_get: Returns: (array length=n_menus): all menus to begin with */
const PmapStarterMenu *
pmap_starter_menus_get (guint *n_menus)
{
  g_return_val_if_fail (n_menus != NULL, NULL);

  *n_menus = G_N_ELEMENTS (menus);
  return menus;
}

/** pmap_starter_menu_find: Returns: (nullable): the menu of that nick */
const PmapStarterMenu *
pmap_starter_menu_find (const char *nick)
{
  g_return_val_if_fail (nick != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (menus); i++)
    if (g_str_equal (menus[i].nick, nick))
      return &menus[i];
  return NULL;
}

/** pmap_starter_menu_suggest: Returns: the menu that fits the school of @document; the first where it does not say its phase */
const PmapStarterMenu *
pmap_starter_menu_suggest (PmapDocument *document)
{
  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (menus); i++)
    for (const PmapChoice *phase = pmap_phases; phase->nick != NULL; phase++)
      if (phase->value == pmap_document_get_school (document)->phase && g_str_equal (phase->nick, menus[i].phase))
        return &menus[i];
  return &menus[0];
}

/** pmap_starter_menu_get_title: Returns: the kind of school that it is for: "Primary school" */
const char *
pmap_starter_menu_get_title (const PmapStarterMenu *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->title);
}

/**
 * pmap_starter_menu_load:
 * @self: a menu to begin with
 *
 * Returns: (transfer full): a map that holds it
 */
PmapDocument *
pmap_starter_menu_load (const PmapStarterMenu *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  PmapXmlVersion version;
  PmapDocument *document;

  g_return_val_if_fail (self != NULL, NULL);

  path = g_strdup_printf ("/com/example/ProvisionMap/menus/%s.pmap", self->nick);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);    /* it is our own */
  document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);
  g_assert (document != NULL);
  return document;
}
