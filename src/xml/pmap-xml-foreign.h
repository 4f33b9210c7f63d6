/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xml/pmap-xml-parse.h"

G_BEGIN_DECLS

typedef struct _PmapXmlForeign PmapXmlForeign;

PmapXmlForeign *pmap_xml_foreign_new              (void);
void            pmap_xml_foreign_free             (PmapXmlForeign         *self);
gboolean        pmap_xml_foreign_is_inside        (PmapXmlForeign         *self);
void            pmap_xml_foreign_start            (PmapXmlForeign         *self,
                                                   const PmapXmlStart     *element);
void            pmap_xml_foreign_text             (PmapXmlForeign         *self,
                                                   const char             *text,
                                                   gsize                   length);
char           *pmap_xml_foreign_end              (PmapXmlForeign         *self);
void            pmap_xml_foreign_append_attribute (GString                *attributes,
                                                   const PmapXmlAttribute *attribute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapXmlForeign, pmap_xml_foreign_free)

G_END_DECLS
