/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"

G_BEGIN_DECLS

GBytes *pmap_xml_write (PmapDocument *document);

G_END_DECLS
