/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps for tests, made record by record: fields are set as a person would type them. */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

/* Sets one field; an empty text unsets it. */
static inline void
map_set (gpointer    record,
         const char *name,
         const char *typed)
{
  const PmapField *field = pmap_record_find_field (record, name);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (field);
  pmap_field_parse (field, typed, PMAP_DATE_NONE, &value, &error);
  g_assert_no_error (error);
  _pmap_record_set_value (record, field, &value);
}

static inline PmapRecordList *
map_list (gpointer    record,
          const char *name)
{
  return pmap_record_get_records (record, pmap_record_find_field (record, name));
}

/* Adds a record at the end of a list, telling the document, with pairs of field and typed value up to a NULL. */
static inline gpointer G_GNUC_NULL_TERMINATED
map_add (PmapRecordList *list,
         const char     *id,
         ...)
{
  g_autoptr (PmapRecord) record = pmap_record_new (pmap_record_list_get_record_type (list));
  const char *name;
  va_list arguments;

  if (id != NULL)
    _pmap_record_set_id (record, id);
  va_start (arguments, id);
  while ((name = va_arg (arguments, const char *)) != NULL)
    map_set (record, name, va_arg (arguments, const char *));
  va_end (arguments);
  _pmap_record_list_insert (list, pmap_record_list_get_length (list), record);
  return record;
}

static inline void
map_remove (gpointer record)
{
  PmapRecordList *list = pmap_record_get_list (record);
  guint position;

  g_assert_true (pmap_record_list_get_position (list, record, &position));
  _pmap_record_list_remove (list, position);
}
