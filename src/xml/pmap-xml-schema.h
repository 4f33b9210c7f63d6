/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes   *pmap_xml_schema_get_bytes (void);
gboolean  pmap_xml_schema_validate  (GBytes      *bytes,
                                     PmapIssues  *issues,
                                     GError     **error);

G_END_DECLS
