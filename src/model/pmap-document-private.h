/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

GPtrArray *_pmap_document_find_followers (PmapDocument *self,
                                          const char   *id);
void _pmap_document_forget_followers (PmapDocument *self,
                                      PmapRecord   *record);
void _pmap_document_index          (PmapDocument    *self,
                                    PmapRecord      *record);
void _pmap_document_unindex        (PmapDocument    *self,
                                    PmapRecord      *record);
void _pmap_document_field_changed  (PmapDocument    *self,
                                    PmapRecord      *record,
                                    const PmapField *field);
void _pmap_document_record_added   (PmapDocument    *self,
                                    PmapRecord      *record);
void _pmap_document_record_removed (PmapDocument    *self,
                                    PmapRecord      *record,
                                    PmapRecord      *owner);
void _pmap_document_record_moved   (PmapDocument    *self,
                                    PmapRecord      *record);

G_END_DECLS
