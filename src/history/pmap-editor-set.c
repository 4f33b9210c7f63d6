/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Setting a field by its name, from what is at hand: what a person typed, a number, a day, a word. All of it goes through
 * pmap_editor_set(). */

#define G_LOG_DOMAIN "pmap-history"

#include "config.h"

#include "history/pmap-editor.h"

static const PmapField *
need_field (PmapRecord *record,
            const char *name)
{
  const PmapField *field = pmap_record_find_field (record, name);

  if (field == NULL)
    g_critical ("%s has no field %s", G_OBJECT_TYPE_NAME (record), name);
  return field;
}

/**
 * pmap_editor_set_typed:
 * @self: an editor
 * @record: a record of its document
 * @field_name: a field's name
 * @typed: what a person typed; empty means "not said"
 * @error: says in plain words why not
 *
 * Sets a field to a typed text, read as the field's kind asks.
 *
 * Returns: whether the field took it; nothing changed otherwise
 */
gboolean
pmap_editor_set_typed (PmapEditor  *self,
                       PmapRecord  *record,
                       const char  *field_name,
                       const char  *typed,
                       GError     **error)
{
  const PmapField *field = need_field (record, field_name);
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (field != NULL, FALSE);

  return pmap_record_parse_field (record, field, typed, &value, error) && pmap_editor_set (self, record, field, &value, error);
}

/**
 * pmap_editor_set_number:
 * @self: an editor
 * @record: a record of its document
 * @field_name: the name of a field that holds a number
 * @number: scaled as the field is, or %PMAP_UNSET
 * @error: says in plain words why not
 *
 * Returns: whether the field took it; nothing changed otherwise
 */
gboolean
pmap_editor_set_number (PmapEditor  *self,
                        PmapRecord  *record,
                        const char  *field_name,
                        gint64       number,
                        GError     **error)
{
  const PmapField *field = need_field (record, field_name);
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (field != NULL && pmap_field_is_number (field), FALSE);

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, number);
  return pmap_editor_set (self, record, field, &value, error);
}

static gboolean
set_unsigned (PmapEditor     *self,
              PmapRecord     *record,
              const char     *field_name,
              PmapFieldKind   kind,
              guint           number,
              GError        **error)
{
  const PmapField *field = need_field (record, field_name);
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (field != NULL && field->kind == kind, FALSE);

  g_value_init (&value, G_TYPE_UINT);
  g_value_set_uint (&value, number);
  return pmap_editor_set (self, record, field, &value, error);
}

/**
 * pmap_editor_set_date:
 * @self: an editor
 * @record: a record of its document
 * @field_name: the name of a field that holds a day
 * @date: a day, or %PMAP_DATE_NONE
 * @error: says in plain words why not
 *
 * Returns: whether the field took it; nothing changed otherwise
 */
gboolean
pmap_editor_set_date (PmapEditor  *self,
                      PmapRecord  *record,
                      const char  *field_name,
                      PmapDate     date,
                      GError     **error)
{
  return set_unsigned (self, record, field_name, PMAP_KIND_DATE, date, error);
}

/**
 * pmap_editor_set_weekdays:
 * @self: an editor
 * @record: a record of its document
 * @field_name: the name of a field that holds days of the week
 * @days: bit 0 is Monday; 0 is "not said"
 * @error: says in plain words why not
 *
 * Returns: whether the field took it; nothing changed otherwise
 */
gboolean
pmap_editor_set_weekdays (PmapEditor  *self,
                          PmapRecord  *record,
                          const char  *field_name,
                          guint        days,
                          GError     **error)
{
  return set_unsigned (self, record, field_name, PMAP_KIND_WEEKDAYS, days, error);
}

/**
 * pmap_editor_set_choice:
 * @self: an editor
 * @record: a record of its document
 * @field_name: the name of a field that holds a choice
 * @choice: one of its values, or 0
 * @error: says in plain words why not
 *
 * Returns: whether the field took it; nothing changed otherwise
 */
gboolean
pmap_editor_set_choice (PmapEditor  *self,
                        PmapRecord  *record,
                        const char  *field_name,
                        int          choice,
                        GError     **error)
{
  const PmapField *field = need_field (record, field_name);
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (field != NULL && field->kind == PMAP_KIND_CHOICE, FALSE);

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, choice);
  return pmap_editor_set (self, record, field, &value, error);
}

/**
 * pmap_editor_set_boolean:
 * @self: an editor
 * @record: a record of its document
 * @field_name: the name of a field that holds yes or no
 * @yes: which
 * @error: says in plain words why not
 *
 * Returns: whether the field took it; nothing changed otherwise
 */
gboolean
pmap_editor_set_boolean (PmapEditor  *self,
                         PmapRecord  *record,
                         const char  *field_name,
                         gboolean     yes,
                         GError     **error)
{
  const PmapField *field = need_field (record, field_name);
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (field != NULL && field->kind == PMAP_KIND_BOOLEAN, FALSE);

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, yes);
  return pmap_editor_set (self, record, field, &value, error);
}

/**
 * pmap_editor_set_reference:
 * @self: an editor
 * @record: a record of its document
 * @field_name: the name of a field that refers to another record
 * @other: (nullable): a record of the same document
 * @error: says in plain words why not
 *
 * Returns: whether the field took it; nothing changed otherwise
 */
gboolean
pmap_editor_set_reference (PmapEditor  *self,
                           PmapRecord  *record,
                           const char  *field_name,
                           PmapRecord  *other,
                           GError     **error)
{
  return pmap_editor_set_typed (self, record, field_name, other != NULL ? pmap_record_get_id (other) : NULL, error);
}
