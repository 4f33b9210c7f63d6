/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pay tables, each a small file of its own: what a full-time post is paid a year, from a day on, and where the figure is from. The
 * program carries those of data/pay-tables; a school, a trust or an authority puts more into the folder provision-map/pay-tables of
 * the user's or the system's data, and one of the same name takes the place of ours. */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-pay-table.h"

#include "base/pmap-error.h"
#include "base/pmap-number.h"
#include "base/pmap-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define RESOURCES "/com/example/ProvisionMap/pay-tables"
#define ENDING ".ini"

static void
free_point (PmapPayPoint *point)
{
  g_free (point->name);
  g_free (point);
}

/** pmap_pay_table_free: Frees @self. */
void
pmap_pay_table_free (PmapPayTable *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->source);
  g_ptr_array_unref (self->points);
  g_free (self);
}

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, message);
  return FALSE;
}

static gboolean
read_number (GKeyFile   *file,
             const char *group,
             const char *key,
             guint       places,
             gint64     *number)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  return text != NULL && pmap_number_from_xml (text, strlen (text), places, number) && *number > 0;
}

static gboolean
read_points (PmapPayTable  *self,
             GKeyFile      *file,
             GError       **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, "points", NULL, NULL);

  for (char **key = keys; key != NULL && *key != NULL; key++)
    {
      PmapPayPoint *point;
      gint64 salary;

      if (!read_number (file, "points", *key, 2, &salary))
        {
          /* translators: %s is the name of a point of a pay scale. */
          g_autofree char *message = g_strdup_printf (_("Point %s of the pay table has no salary in pounds"), *key);

          return refuse (error, message);
        }
      point = g_new0 (PmapPayPoint, 1);
      point->name = g_strdup (*key);
      point->salary = salary;
      g_ptr_array_add (self->points, point);
    }
  return self->points->len > 0 || refuse (error, _("The pay table has no points"));
}

/**
 * pmap_pay_table_parse:
 * @text: a key file with the groups "table" and "points"
 * @length: how many bytes of it
 * @error: says in plain words what is wrong
 *
 * Returns: (transfer full) (nullable): the table
 */
PmapPayTable *
pmap_pay_table_parse (const char  *text,
                      gsize        length,
                      GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (PmapPayTable) self = g_new0 (PmapPayTable, 1);
  g_autofree char *from = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) free_point);
  if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    {
      refuse (error, _("This is not a pay table"));
      return NULL;
    }
  self->name = g_key_file_get_string (file, "table", "name", NULL);
  self->source = g_key_file_get_string (file, "table", "source", NULL);
  from = g_key_file_get_string (file, "table", "from", NULL);
  if (self->name == NULL)
    refuse (error, _("The pay table has no name"));
  else if (from == NULL || !pmap_date_from_xml (from, strlen (from), &self->from))
    refuse (error, _("The pay table does not say from which day it holds"));
  else if (!read_number (file, "table", "weeks", PMAP_DECIMAL_PLACES, &self->weeks))
    refuse (error, _("The pay table does not say how many weeks a salary pays for"));
  else if (!read_number (file, "table", "hours", PMAP_DECIMAL_PLACES, &self->hours))
    refuse (error, _("The pay table does not say how many hours a week a salary pays for"));
  else if (read_points (self, file, error))
    return g_steal_pointer (&self);
  return NULL;
}

/* --- all of them --- */

static void
add_problem (GPtrArray  *problems,
             const char *name,
             const char *problem)
{
  g_autofree char *file = pmap_text_of_file_name (name);

  if (problems != NULL)
    /* translators: a file’s name, and what is wrong in it. */
    g_ptr_array_add (problems, g_strdup_printf (_("%1$s: %2$s."), file, problem));
}

static void
read_table (GHashTable *tables,
            GPtrArray  *problems,
            const char *name,
            const char *text,
            gsize       length)
{
  g_autoptr (GError) error = NULL;
  PmapPayTable *table = pmap_pay_table_parse (text, length, &error);

  if (table != NULL)
    {
      pmap_pay_table_free (g_hash_table_lookup (tables, name));
      g_hash_table_insert (tables, g_strdup (name), table);
    }
  else
    add_problem (problems, name, error->message);
}

static void
read_ours (GHashTable *tables)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES, 0, NULL);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCES, *name, NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      read_table (tables, NULL, *name, text, length);
    }
}

static void
read_folder (GHashTable *tables,
             GPtrArray  *problems,
             const char *data)
{
  g_autofree char *folder = g_build_filename (data, "provision-map", "pay-tables", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ENDING))
        continue;
      if (g_file_get_contents (path, &text, &length, NULL))
        read_table (tables, problems, name, text, length);
      else
        add_problem (problems, name, _("This file cannot be read"));
    }
}

static int
compare_tables (gconstpointer one,
                gconstpointer other)
{
  const PmapPayTable *a = *(PmapPayTable *const *) one, *b = *(PmapPayTable *const *) other;

  return a->from != b->from ? (a->from < b->from ? 1 : -1) : g_utf8_collate (a->name, b->name);
}

/**
 * pmap_pay_tables_load:
 * @problems: (nullable) (element-type utf8): takes what is wrong with tables that cannot be read
 *
 * Returns: (transfer full) (element-type PmapPayTable): all pay tables that there are, the newest first
 */
GPtrArray *
pmap_pay_tables_load (GPtrArray *problems)
{
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_pay_table_free);
  GHashTableIter iter;
  gpointer table;

  read_ours (tables);
  for (const char *const *data = g_get_system_data_dirs (); *data != NULL; data++)
    read_folder (tables, problems, *data);
  read_folder (tables, problems, g_get_user_data_dir ());
  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    g_ptr_array_add (list, table);
  g_ptr_array_sort (list, compare_tables);
  return list;
}
