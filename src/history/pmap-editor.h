/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-history.h"
#include "history/pmap-recorder.h"
#include "model/pmap-document.h"

G_BEGIN_DECLS

/** At the end of a list. */
#define PMAP_POSITION_END G_MAXUINT

#define PMAP_TYPE_EDITOR (pmap_editor_get_type ())
G_DECLARE_FINAL_TYPE (PmapEditor, pmap_editor, PMAP, EDITOR, GObject)

PmapEditor   *pmap_editor_new           (PmapDocument     *document);
PmapDocument *pmap_editor_get_document  (PmapEditor       *self);
PmapHistory  *pmap_editor_get_history   (PmapEditor       *self);
PmapRecorder *pmap_editor_record        (PmapEditor       *self);
PmapRecorder *pmap_editor_get_recorder  (PmapEditor       *self);

void          pmap_editor_begin         (PmapEditor       *self,
                                         const char       *label);
gboolean      pmap_editor_finish        (PmapEditor       *self,
                                         gboolean          done);

gboolean      pmap_editor_set           (PmapEditor       *self,
                                         PmapRecord       *record,
                                         const PmapField  *field,
                                         const GValue     *value,
                                         GError          **error);
gboolean      pmap_editor_set_typed     (PmapEditor       *self,
                                         PmapRecord       *record,
                                         const char       *field_name,
                                         const char       *typed,
                                         GError          **error);
gboolean      pmap_editor_set_number    (PmapEditor       *self,
                                         PmapRecord       *record,
                                         const char       *field_name,
                                         gint64            number,
                                         GError          **error);
gboolean      pmap_editor_set_date      (PmapEditor       *self,
                                         PmapRecord       *record,
                                         const char       *field_name,
                                         PmapDate          date,
                                         GError          **error);
gboolean      pmap_editor_set_choice    (PmapEditor       *self,
                                         PmapRecord       *record,
                                         const char       *field_name,
                                         int               value,
                                         GError          **error);
gboolean      pmap_editor_set_boolean   (PmapEditor       *self,
                                         PmapRecord       *record,
                                         const char       *field_name,
                                         gboolean          value,
                                         GError          **error);
gboolean      pmap_editor_set_weekdays  (PmapEditor       *self,
                                         PmapRecord       *record,
                                         const char       *field_name,
                                         guint             days,
                                         GError          **error);
gboolean      pmap_editor_set_reference (PmapEditor       *self,
                                         PmapRecord       *record,
                                         const char       *field_name,
                                         PmapRecord       *other,
                                         GError          **error);

gboolean      pmap_editor_set_while_typing (PmapEditor    *self,
                                         PmapRecord       *record,
                                         const PmapField  *field,
                                         const GValue     *value,
                                         GError          **error);
void          pmap_editor_end_typing    (PmapEditor       *self);

gboolean      pmap_editor_insert        (PmapEditor       *self,
                                         PmapRecordList   *list,
                                         guint             position,
                                         PmapRecord       *record,
                                         GError          **error);
gpointer      pmap_editor_add           (PmapEditor       *self,
                                         PmapRecordList   *list,
                                         guint             position,
                                         const char       *label,
                                         GError          **error,
                                         const char       *first_field,
                                         ...) G_GNUC_NULL_TERMINATED;
gboolean      pmap_editor_remove        (PmapEditor       *self,
                                         PmapRecord       *record,
                                         GError          **error);
void          pmap_editor_move          (PmapEditor       *self,
                                         PmapRecord       *record,
                                         guint             position);

G_END_DECLS
