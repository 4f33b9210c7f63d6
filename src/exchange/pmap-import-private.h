/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the parts of an import: columns, rows, and what becomes of them. */
#pragma once

#include "exchange/pmap-import.h"

G_BEGIN_DECLS

/* What a column is taken for. */
typedef enum
{
  PMAP_COLUMN_UNKNOWN,
  PMAP_COLUMN_FIELD,          /* one of the record itself */
  PMAP_COLUMN_WHOLE_NAME,     /* "Ada Example" or "Example, Ada" */
  PMAP_COLUMN_NEED,           /* the type of a pupil's first need */
} PmapImportColumnKind;

typedef struct
{
  PmapImportColumnKind kind;
  const PmapField *field;
  const char *title;     /* as the table has it */
} PmapImportColumn;

typedef struct
{
  const PmapField *field;
  gboolean is_need;
  GValue value;
} PmapImportValue;

struct _PmapImportRow
{
  GObject parent_instance;

  guint number;          /* in the table, the titles being 1 */
  char *name;            /* whom or what it is about */
  PmapImportOutcome outcome;
  GString *reason;
  GPtrArray *values;     /* of PmapImportValue */
};

/* pmap-import-columns.c */
gboolean       _pmap_import_columns_read     (GArray                  *columns,
                                              PmapRecordClass         *klass,
                                              GStrv                    titles,
                                              GError                 **error);
gboolean       _pmap_import_columns_have     (GArray                  *columns,
                                              PmapImportColumnKind     kind,
                                              const PmapField         *field);
char          *_pmap_import_column_describe  (const PmapImportColumn  *column);

/* pmap-import-row.c */
PmapImportRow *_pmap_import_row_new          (guint                    number,
                                              PmapRecordClass         *klass,
                                              GArray                  *columns,
                                              GStrv                    cells);
const GValue  *_pmap_import_row_find_value   (PmapImportRow           *self,
                                              const PmapField         *field);
void           _pmap_import_row_decide       (PmapImportRow           *self,
                                              PmapImportOutcome        outcome,
                                              const char              *reason);

G_END_DECLS
