/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So much of a file holds the start of its root, whatever else stands before it. */
#define PMAP_XML_PEEK_SIZE 65536

gboolean pmap_xml_peek_id (GBytes  *bytes,
                           char   **id);

G_END_DECLS
