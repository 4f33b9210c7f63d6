/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-editor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PmapImportOutcome:
 * @PMAP_IMPORT_NEW: it is added
 * @PMAP_IMPORT_NEW_IN_PART: it is added without what could not be understood
 * @PMAP_IMPORT_THERE: the map has it already, or an earlier row does
 * @PMAP_IMPORT_WRONG: it cannot be added
 *
 * What becomes of a row.
 */
typedef enum
{
  PMAP_IMPORT_NEW,
  PMAP_IMPORT_NEW_IN_PART,
  PMAP_IMPORT_THERE,
  PMAP_IMPORT_WRONG,
  PMAP_IMPORT_N_OUTCOMES,
} PmapImportOutcome;

#define PMAP_TYPE_IMPORT_ROW (pmap_import_row_get_type ())
G_DECLARE_FINAL_TYPE (PmapImportRow, pmap_import_row, PMAP, IMPORT_ROW, GObject)

#define PMAP_TYPE_IMPORT (pmap_import_get_type ())
G_DECLARE_FINAL_TYPE (PmapImport, pmap_import, PMAP, IMPORT, GObject)

guint              pmap_import_row_get_number  (PmapImportRow     *self);
const char        *pmap_import_row_get_name    (PmapImportRow     *self);
PmapImportOutcome  pmap_import_row_get_outcome (PmapImportRow     *self);
const char        *pmap_import_row_get_reason  (PmapImportRow     *self);

PmapImport        *pmap_import_new             (PmapDocument      *document,
                                                GType              type,
                                                GBytes            *bytes,
                                                GError           **error);
guint              pmap_import_get_n_columns   (PmapImport        *self);
const char        *pmap_import_get_title       (PmapImport        *self,
                                                guint              column);
char              *pmap_import_describe_column (PmapImport        *self,
                                                guint              column);
GListModel        *pmap_import_get_rows        (PmapImport        *self);
guint              pmap_import_count           (PmapImport        *self,
                                                PmapImportOutcome  outcome);
char              *pmap_import_describe        (PmapImport        *self);
gboolean           pmap_import_apply           (PmapImport        *self,
                                                PmapEditor        *editor,
                                                GError           **error);

G_END_DECLS
