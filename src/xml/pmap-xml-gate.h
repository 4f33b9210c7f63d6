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
gboolean pmap_xml_refuse      (GBytes        *bytes,
                               gsize          offset,
                               PmapIssues    *issues,
                               GError       **error,
                               PmapError      code,
                               const char    *format,
                               ...) G_GNUC_PRINTF (6, 7);

G_END_DECLS
