/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

typedef struct _PmapXmlFindings PmapXmlFindings;

PmapXmlFindings *pmap_xml_findings_new       (GBytes           *bytes,
                                              PmapIssues       *issues);
void             pmap_xml_findings_free      (PmapXmlFindings  *self);
void             pmap_xml_findings_add       (PmapXmlFindings  *self,
                                              PmapSeverity      severity,
                                              PmapRecord       *record,
                                              const PmapField  *field,
                                              gsize             offset,
                                              const char       *format,
                                              ...) G_GNUC_PRINTF (6, 7);
gboolean         pmap_xml_findings_is_full   (PmapXmlFindings  *self);
guint            pmap_xml_findings_count     (PmapXmlFindings  *self);
void             pmap_xml_findings_check     (PmapXmlFindings  *self,
                                              PmapDocument     *document);
void             pmap_xml_findings_sum_up    (PmapXmlFindings  *self,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapXmlFindings, pmap_xml_findings_free)

G_END_DECLS
