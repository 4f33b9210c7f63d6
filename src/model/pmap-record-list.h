/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PMAP_TYPE_RECORD_LIST (pmap_record_list_get_type ())
G_DECLARE_FINAL_TYPE (PmapRecordList, pmap_record_list, PMAP, RECORD_LIST, GObject)

guint           pmap_record_list_get_length      (PmapRecordList *self);
gpointer        pmap_record_list_get             (PmapRecordList *self,
                                                  guint           position);
gpointer const *pmap_record_list_peek            (PmapRecordList *self,
                                                  guint          *n_records);
GType           pmap_record_list_get_record_type (PmapRecordList *self);
PmapRecord     *pmap_record_list_get_owner       (PmapRecordList *self);
const PmapField *pmap_record_list_find_field     (PmapRecordList *self);
gboolean        pmap_record_list_get_position    (PmapRecordList *self,
                                                  PmapRecord     *record,
                                                  guint          *position);

G_END_DECLS
