/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person types into a field of a record, read as the map that the record stands in has it: a day without a year is
 * one of its school year. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-record.h"

#include "model/pmap-document.h"
#include "model/pmap-year.h"

static PmapDate
find_year_start (PmapRecord *self)
{
  PmapDocument *document = pmap_record_get_document (self);

  return document != NULL ? pmap_document_get_year (document)->start : PMAP_DATE_NONE;
}

/**
 * pmap_record_parse_field:
 * @self: a record
 * @field: one of its fields, or of those inside it, that holds a value
 * @typed: what a person typed; empty means "not said"
 * @value: (out caller-allocates): an uninitialised value; initialised on success
 * @error: says in plain words why not
 *
 * Turns typed text into a value that the field takes; nothing is changed yet.
 *
 * Returns: whether @typed is a value of @field
 */
gboolean
pmap_record_parse_field (PmapRecord       *self,
                         const PmapField  *field,
                         const char       *typed,
                         GValue           *value,
                         GError          **error)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self) && field != NULL, FALSE);

  return pmap_field_parse (field, typed, find_year_start (self), value, error);
}

/**
 * pmap_record_guess_field:
 * @self: a record
 * @field: one of its fields that holds a value
 * @typed: what a person typed that @field did not take
 *
 * Returns: (transfer full) (nullable): what was probably meant, to be asked; see pmap_field_guess()
 */
char *
pmap_record_guess_field (PmapRecord      *self,
                         const PmapField *field,
                         const char      *typed)
{
  g_return_val_if_fail (PMAP_IS_RECORD (self) && field != NULL && typed != NULL, NULL);

  return pmap_field_guess (field, typed, find_year_start (self));
}
