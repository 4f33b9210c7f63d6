/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a table is which field: by what people call the field, which is its label, its name in the file, and the other
 * words of its table (`also`). */

#define G_LOG_DOMAIN "pmap-exchange"

#include "config.h"

#include "exchange/pmap-import-private.h"

#include "base/pmap-error.h"
#include "base/pmap-text.h"
#include "model/pmap-pupil.h"

#include <glib/gi18n.h>

/* Columns that are no field of the record, by what people call them. */
static const struct
{
  PmapImportColumnKind kind;
  const char *called;
} pupil_columns[] = {
  { PMAP_COLUMN_WHOLE_NAME, "name|full name|pupil|pupil name|name of pupil|student|student name|child|child's name|learner" },
  { PMAP_COLUMN_NEED, "need|primary need|main need|type of need|sen type|sen need|sen need type|need type|primary sen need" },
};

/* A title as it is compared: "D.O.B." is "dob". */
static char *
fold_title (const char *title)
{
  g_autofree char *folded = pmap_text_fold (title);
  g_autoptr (GString) tidy = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (tidy, letter);
      else if (letter != '.' && letter != '\'' && tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
        g_string_append_c (tidy, ' ');
    }
  return g_strchomp (g_strdup (tidy->str));
}

static gboolean
is_called (const char *folded,
           const char *called)
{
  g_auto (GStrv) words = called != NULL ? g_strsplit (called, "|", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = fold_title (words[i]);

      if (g_str_equal (word, folded))
        return TRUE;
    }
  return FALSE;
}

static gboolean
field_is_called (const PmapField *field,
                 const char      *folded)
{
  return is_called (folded, pmap_field_get_label (field)) || is_called (folded, field->label)
         || is_called (folded, field->name) || is_called (folded, field->also);
}

gboolean
_pmap_import_columns_have (GArray               *columns,
                           PmapImportColumnKind  kind,
                           const PmapField      *field)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const PmapImportColumn *column = &g_array_index (columns, PmapImportColumn, i);

      if (column->kind == kind && column->field == field)
        return TRUE;
    }
  return FALSE;
}

/* The first column of a meaning has it; a second is left out, and said to be. */
static PmapImportColumn
recognise (GArray          *columns,
           PmapRecordClass *klass,
           const char      *title)
{
  g_autofree char *folded = fold_title (title);
  PmapImportColumn column = { PMAP_COLUMN_UNKNOWN, NULL, title };

  for (guint i = 0; i < klass->n_fields && *folded != '\0'; i++)
    {
      const PmapField *field = &klass->fields[i];

      if (pmap_field_is_scalar (field) && field->kind != PMAP_KIND_REFERENCE && field_is_called (field, folded)
          && !_pmap_import_columns_have (columns, PMAP_COLUMN_FIELD, field))
        return (PmapImportColumn) { PMAP_COLUMN_FIELD, field, title };
    }
  for (guint i = 0; i < G_N_ELEMENTS (pupil_columns) && G_TYPE_FROM_CLASS (klass) == PMAP_TYPE_PUPIL; i++)
    if (is_called (folded, pupil_columns[i].called) && !_pmap_import_columns_have (columns, pupil_columns[i].kind, NULL))
      return (PmapImportColumn) { pupil_columns[i].kind, NULL, title };
  return column;
}

static gboolean
says_who (const PmapImportColumn *column)
{
  return column->kind == PMAP_COLUMN_WHOLE_NAME
         || (column->kind == PMAP_COLUMN_FIELD && (column->field->flags & PMAP_FIELD_REQUIRED) != 0);
}

/* A table must have titles, and one of them must be what such a record cannot do without. */
gboolean
_pmap_import_columns_read (GArray           *columns,
                           PmapRecordClass  *klass,
                           GStrv             titles,
                           GError          **error)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  gboolean is_found = FALSE;

  for (guint i = 0; titles[i] != NULL; i++)
    {
      PmapImportColumn column = recognise (columns, klass, titles[i]);

      is_found = is_found || says_who (&column);
      g_array_append_val (columns, column);
    }
  if (is_found)
    return TRUE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (pmap_field_is_scalar (&klass->fields[i]) && (klass->fields[i].flags & PMAP_FIELD_REQUIRED) != 0)
      g_string_append_printf (wanted, "%s“%s”", wanted->len > 0 ? ", " : "", pmap_field_get_label (&klass->fields[i]));
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE,
               /* translators: titles of columns, quoted: "Given name". */
               _("The first row should have titles, and one of them must be: %s. Please copy the titles, too"), wanted->str);
  return FALSE;
}

/* What it is taken for; NULL where it is left out. */
char *
_pmap_import_column_describe (const PmapImportColumn *column)
{
  switch (column->kind)
    {
    case PMAP_COLUMN_FIELD:
      return g_strdup (pmap_field_get_label (column->field));
    case PMAP_COLUMN_WHOLE_NAME:
      return g_strdup (_("Name"));
    case PMAP_COLUMN_NEED:
      return g_strdup (_("Primary need"));
    case PMAP_COLUMN_UNKNOWN:
    default:
      return NULL;
    }
}
