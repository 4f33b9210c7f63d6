/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"
#include "model/pmap-pupil.h"

G_BEGIN_DECLS

gpointer   pmap_record_find_around      (PmapRecord          *self,
                                         GType                type);
PmapPupil *pmap_record_find_pupil       (PmapRecord          *self);
char      *pmap_record_describe_subject (PmapRecord          *self);
PmapIssue *pmap_record_add_issue        (PmapRecord          *self,
                                         PmapIssues          *issues,
                                         PmapSeverity         severity,
                                         const PmapIssueKind *kind,
                                         const char          *field,
                                         const char          *format,
                                         ...) G_GNUC_PRINTF (6, 7);

G_END_DECLS
