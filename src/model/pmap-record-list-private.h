/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record-list.h"

G_BEGIN_DECLS

PmapRecordList *_pmap_record_list_new    (PmapRecord     *owner,
                                          GType           record_type);
void            _pmap_record_list_disown (PmapRecordList *self);
void            _pmap_record_list_append (PmapRecordList *self,
                                          PmapRecord     *record);
void            _pmap_record_list_insert (PmapRecordList *self,
                                          guint           position,
                                          PmapRecord     *record);
void            _pmap_record_list_remove (PmapRecordList *self,
                                          guint           position);
void            _pmap_record_list_move   (PmapRecordList *self,
                                          guint           from,
                                          guint           to);

G_END_DECLS
