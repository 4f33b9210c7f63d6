/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/**
 * PmapForeign:
 * @attributes: (nullable): attributes of other namespaces, with their declarations, as they stand in a start tag
 * @elements: (nullable): elements of other namespaces, each declaring what it uses
 *
 * What other programs wrote into a record's element; kept, never read.
 */
struct _PmapForeign
{
  char *attributes;
  char *elements;
};

/* Where a field's value lies. */
#define PMAP_FIELD_PLACE(Type, record, field) (*(Type *) G_STRUCT_MEMBER_P ((record), (field)->offset))

/* For checking many records of one document. */
void _pmap_record_check_within (PmapRecord   *self,
                                PmapDocument *document,
                                PmapIssues   *issues);

/* The same of two records of which pmap_record_equal() says that they are. */
guint _pmap_record_hash (PmapRecord *record);

/* Writing, for the kernel alone (model, history, xml): whoever is not the history or a reader asks a PmapEditor. */
void         _pmap_record_set_id       (PmapRecord      *self,
                                        const char      *id);
void         _pmap_record_make_ids     (PmapRecord      *self);
void         _pmap_record_store_value  (PmapRecord      *self,
                                        const PmapField *field,
                                        const GValue    *value);
void         _pmap_record_rewrite_reference (PmapRecord      *self,
                                             const PmapField *field,
                                             GHashTable      *instead);
void         _pmap_record_set_value    (PmapRecord      *self,
                                        const PmapField *field,
                                        const GValue    *value);
void         _pmap_record_take_value   (PmapRecord      *self,
                                        PmapRecord      *other,
                                        const PmapField *field);
PmapForeign *_pmap_record_add_foreign  (PmapRecord      *self);
void         _pmap_record_set_foreign  (PmapRecord      *self,
                                        const char      *attributes,
                                        const char      *elements);
void         _pmap_record_take_foreign (PmapRecord      *self,
                                        PmapRecord      *other);
PmapRecord  *_pmap_record_copy_whole   (PmapRecord      *self);

G_END_DECLS
