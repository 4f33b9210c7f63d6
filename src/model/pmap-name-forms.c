/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How people with a name are called: Alexander is Alex or Xander, Katarzyna is Kasia, and one Mohammed is another Muhammad.
 *
 * It is data, a line a name, so that somebody who knows names and no C can put in what is missing; a school has lines of its own,
 * written in the same way. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-name-forms.h"

#include "base/pmap-hash.h"
#include "model/pmap-name-text.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/com/example/ProvisionMap/names/short-forms.txt"

/* By how many letters two forms of a name begin alike if they are one form, spelt twice: Katie and Katy. */
#define ALIKE 2

/* One line. */
typedef struct
{
  char **spellings;
  char **forms;
} Line;

struct _PmapNameForms
{
  GPtrArray *lines;             /* Line */
  GHashTable *found;            /* a spelling or form → GPtrArray of Line */
};

static void
free_line (Line *line)
{
  g_strfreev (line->spellings);
  g_strfreev (line->forms);
  g_free (line);
}

/* The names between the commas of a part of a line, folded. */
static char **
split (const char *part)
{
  g_auto (GStrv) names = g_strsplit (part != NULL ? part : "", ",", -1);
  GPtrArray *folded = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *key = pmap_name_text_fold (names[i]);

      if (*key != '\0')
        g_ptr_array_add (folded, g_steal_pointer (&key));
    }
  g_ptr_array_add (folded, NULL);
  return (char **) g_ptr_array_free (folded, FALSE);
}

static void
index_names (PmapNameForms *self,
             Line          *line,
             char         **names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      GPtrArray *lines = g_hash_table_lookup (self->found, names[i]);

      if (lines == NULL)
        {
          lines = g_ptr_array_new ();
          g_hash_table_insert (self->found, names[i], lines);
        }
      if (lines->len == 0 || lines->pdata[lines->len - 1] != line)
        g_ptr_array_add (lines, line);
    }
}

static void
add_line (PmapNameForms *self,
          const char    *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ":=", 2);
  Line *line;

  if (*text == '#' || parts[0] == NULL)
    return;
  line = g_new (Line, 1);
  line->spellings = split (parts[0]);
  line->forms = split (parts[1]);
  g_ptr_array_add (self->lines, line);
  index_names (self, line, line->spellings);
  index_names (self, line, line->forms);
}

/**
 * pmap_name_forms_new:
 * @lines: (nullable): a line a name: its spellings with commas between them, a colon, its short forms
 *
 * Returns: (transfer full): a table of forms; lines that say nothing are passed over
 */
PmapNameForms *
pmap_name_forms_new (const char *lines)
{
  PmapNameForms *self = g_new (PmapNameForms, 1);
  g_auto (GStrv) split_lines = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  self->found = g_hash_table_new_full (pmap_hash_text, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; split_lines[i] != NULL; i++)
    add_line (self, split_lines[i]);
  return self;
}

/** pmap_name_forms_free: Frees @self. */
void
pmap_name_forms_free (PmapNameForms *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->found);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static PmapNameForms *
read_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autofree char *lines = NULL;

  if (bytes == NULL)
    g_error ("%s", error->message);
  lines = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return pmap_name_forms_new (lines);
}

/**
 * pmap_name_forms_get_default:
 *
 * Returns: (transfer none): the table that the program brings
 */
PmapNameForms *
pmap_name_forms_get_default (void)
{
  static gsize forms;

  if (g_once_init_enter (&forms))
    g_once_init_leave (&forms, (gsize) read_default ());
  return (PmapNameForms *) forms;
}

static void
visit_all (char            **names,
           const char       *name,
           gboolean          only_alike,
           PmapNameFormFunc  visit,
           gpointer          user_data)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_str_equal (names[i], name) && (!only_alike || strncmp (names[i], name, ALIKE) == 0))
      visit (names[i], user_data);
}

/**
 * pmap_name_forms_visit:
 * @self: a table of forms
 * @name: a name, folded
 * @visit: called for each other way in which somebody of that name may be called; perhaps more than once
 * @user_data: given to @visit
 */
void
pmap_name_forms_visit (const PmapNameForms *self,
                       const char          *name,
                       PmapNameFormFunc     visit,
                       gpointer             user_data)
{
  GPtrArray *lines;

  g_return_if_fail (self != NULL && name != NULL && visit != NULL);

  lines = g_hash_table_lookup (self->found, name);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      Line *line = lines->pdata[i];
      gboolean is_spelling = g_strv_contains ((const char *const *) line->spellings, name);

      visit_all (line->spellings, name, FALSE, visit, user_data);
      visit_all (line->forms, name, !is_spelling, visit, user_data);
    }
}
