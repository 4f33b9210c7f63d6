/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

#define PMAP_XML_WEEKDAYS 7
extern const char *const pmap_xml_weekdays[PMAP_XML_WEEKDAYS];

const char *pmap_xml_value_get_type (const PmapField *field);
gboolean  pmap_xml_value_read      (PmapRecord       *record,
                                    const PmapField  *field,
                                    const char       *text,
                                    gsize             length,
                                    GError          **error);
char     *pmap_xml_value_find_twice (const PmapField *field,
                                    const char       *text,
                                    gsize             length);
void      pmap_xml_value_append    (GString          *xml,
                                    PmapRecord       *record,
                                    const PmapField  *field);
void      pmap_xml_append_text     (GString          *xml,
                                    const char       *text,
                                    gsize             length);
void      pmap_xml_append_quoted   (GString          *xml,
                                    const char       *text,
                                    gsize             length);

G_END_DECLS
