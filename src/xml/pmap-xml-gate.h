/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-error.h"
#include "xml/pmap-xml-parse.h"

G_BEGIN_DECLS

gboolean pmap_xml_check_bytes (GBytes        *bytes,
                               PmapIssues    *issues,
                               GError       **error);
gboolean pmap_xml_check_shape (GBytes        *bytes,
                               GCancellable  *cancellable,
                               PmapIssues    *issues,
                               GError       **error);
gsize    pmap_xml_get_mark    (GBytes        *bytes);
int      pmap_xml_feed        (GBytes        *bytes,
                               gsize         *n_given,
                               char          *buffer,
                               int            size);
gboolean pmap_xml_refuse      (GBytes        *bytes,
                               gsize          offset,
                               PmapIssues    *issues,
                               GError       **error,
                               PmapError      code,
                               const char    *format,
                               ...) G_GNUC_PRINTF (6, 7);

const char *pmap_xml_describe_kind    (GBytes      *bytes);

gboolean    pmap_xml_is_conflict_mark (const char  *text,
                                       gsize        length);
gboolean    pmap_xml_diagnose         (GBytes      *bytes,
                                       gsize        offset,
                                       PmapIssues  *issues,
                                       GError     **error);
gboolean    pmap_xml_explain          (GBytes      *bytes,
                                       gsize        offset,
                                       int          fault,
                                       const char  *name,
                                       PmapIssues  *issues,
                                       GError     **error);

G_END_DECLS
