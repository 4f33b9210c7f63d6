/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-field.h"

G_BEGIN_DECLS

/**
 * PmapStorage:
 * @value_type: the type of #GValue that carries it
 * @begin: puts the default in a place that holds nothing yet; @owner is the record that is being made
 * @clear: gives up what a place holds
 * @copy: (nullable): gives up what @place holds and puts a copy of the other in; %NULL for records, which know their owner
 * @get: puts what a place holds in a value of @value_type
 * @set: (nullable): gives up what @place holds and puts a copy of the value in
 * @is_default: whether nothing was said, so that a file need not hold it
 * @equal: whether two places say the same
 * @compare: an order of what places say: less than, equal to or greater than 0
 * @hash: a number that is the same where @equal finds no difference
 *
 * How values lie in a record's struct. Several kinds of fields lie alike.
 */
typedef struct
{
  GType value_type;

  void     (*begin)      (gpointer         place,
                          const PmapField *field,
                          PmapRecord      *owner);
  void     (*clear)      (gpointer         place);
  void     (*copy)       (gpointer         place,
                          gconstpointer    other);
  void     (*get)        (gconstpointer    place,
                          GValue          *value);
  void     (*set)        (gpointer         place,
                          const GValue    *value);
  gboolean (*is_default) (gconstpointer    place,
                          const PmapField *field);
  gboolean (*equal)      (gconstpointer    place,
                          gconstpointer    other);
  int      (*compare)    (gconstpointer    place,
                          gconstpointer    other);
  guint    (*hash)       (gconstpointer    place);
} PmapStorage;

/**
 * PmapKind:
 * @storage: how a value lies in a record
 * @is_number: whether it is a #gint64 in units scaled by a power of ten, or %PMAP_UNSET
 * @places: by how many decimal places the number is scaled
 * @maximum: where the field says none: the highest number, scaled, or the most characters; 0 where nothing is limited
 * @unit: (nullable): what people write behind the number where the field says nothing, untranslated
 * @is_right: (nullable): whether what a place holds is certainly a value of the field: settled without a message, for nearly
 *   every field of nearly every file is right, and a file has a million
 * @validate: (nullable): whether the field takes a value that is not empty
 * @parse: (nullable): makes a value of a tidied text that somebody typed, not empty; refuses what it does not understand
 * @guess: (nullable): what was probably meant by a text that @parse refused
 * @format: (nullable): (transfer full): a value as people read it
 *
 * What a kind of field is and does below the windows and the file. The file's side is the table of pmap-xml-value.c, the
 * control is that of pmap-input.c; a new kind is a row in each.
 */
typedef struct
{
  const PmapStorage *storage;
  gboolean is_number;
  guint places;
  gint64 maximum;
  const char *unit;

  gboolean (*is_right) (const PmapField *field,
                        gconstpointer    place);
  gboolean (*validate) (const PmapField  *field,
                        const GValue     *value,
                        GError          **error);
  gboolean (*parse)    (const PmapField  *field,
                        const char       *typed,
                        PmapDate          year_start,
                        GValue           *value,
                        GError          **error);
  gboolean (*guess)    (const PmapField *field,
                        const char      *typed,
                        PmapDate         year_start,
                        GValue          *value);
  char *(*format) (const PmapField *field,
                   const GValue    *value);
} PmapKind;

extern const PmapKind pmap_kinds[PMAP_N_KINDS];

extern const PmapStorage pmap_storage_text;
extern const PmapStorage pmap_storage_reference;
extern const PmapStorage pmap_storage_number;
extern const PmapStorage pmap_storage_unsigned;
extern const PmapStorage pmap_storage_boolean;
extern const PmapStorage pmap_storage_choice;
extern const PmapStorage pmap_storage_record;
extern const PmapStorage pmap_storage_records;

/**
 * pmap_field_get_kind:
 * @field: a field
 *
 * Returns: the row of its kind
 */
static inline const PmapKind *
pmap_field_get_kind (const PmapField *field)
{
  return &pmap_kinds[field->kind];
}

/**
 * pmap_field_get_storage:
 * @field: a field
 *
 * Returns: how its value lies in a record
 */
static inline const PmapStorage *
pmap_field_get_storage (const PmapField *field)
{
  return pmap_kinds[field->kind].storage;
}

G_END_DECLS
