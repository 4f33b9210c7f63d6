/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

#define PMAP_TYPE_RECORDER (pmap_recorder_get_type ())
G_DECLARE_FINAL_TYPE (PmapRecorder, pmap_recorder, PMAP, RECORDER, GObject)

void       pmap_recorder_suspend         (PmapRecorder      *self);
void       pmap_recorder_resume          (PmapRecorder      *self,
                                          PmapRecordList    *trail,
                                          PmapDocument      *theirs);
void       pmap_recorder_forget          (PmapRecorder      *self,
                                          PmapRecord        *record,
                                          const char *const *words,
                                          GHashTable        *ids);
void       pmap_recorder_rename          (PmapRecorder      *self,
                                          GHashTable        *ids);
void       pmap_recorder_forget_versions (PmapRecorder      *self,
                                          PmapRecord        *record);
GPtrArray *pmap_recorder_list_forgotten  (PmapRecorder      *self,
                                          gboolean          *forget_versions);

G_END_DECLS
