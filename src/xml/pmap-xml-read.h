/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "xml/pmap-xml-parse.h"

G_BEGIN_DECLS

/* What this program knows. A minor version adds; a major one changes what was. Each field says since when there is such a one. */
#define PMAP_XML_MAJOR 1
#define PMAP_XML_MINOR 1

/**
 * PmapXmlVersion:
 * @PMAP_XML_VERSION_KNOWN: the file's version is one that this program writes
 * @PMAP_XML_VERSION_NEWER_MINOR: a later program wrote it; what is unknown is kept, and the map may be changed
 * @PMAP_XML_VERSION_NEWER_MAJOR: a later program wrote it in a form of its own; the map may only be looked at
 */
typedef enum
{
  PMAP_XML_VERSION_KNOWN,
  PMAP_XML_VERSION_NEWER_MINOR,
  PMAP_XML_VERSION_NEWER_MAJOR,
} PmapXmlVersion;

PmapDocument *pmap_xml_read       (GBytes               *bytes,
                                   PmapXmlProgressFunc   progress,
                                   gpointer              user_data,
                                   GCancellable         *cancellable,
                                   PmapXmlVersion       *version,
                                   PmapIssues           *issues,
                                   GError              **error);
PmapDocument *pmap_xml_read_draft (GBytes               *bytes,
                                   GCancellable         *cancellable,
                                   PmapIssues           *issues,
                                   GError              **error);

G_END_DECLS
