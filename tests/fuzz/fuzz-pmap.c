/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes: they are a map or they are not. If they are, what is written of it is read as the same map, is written the
 * same again, and is right by the schema; if not, there is an error with a reason and a place. */

#include "config.h"

#include "fuzz/fuzz.h"

#include "base/pmap-error.h"
#include "model/pmap-document.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-schema.h"
#include "xml/pmap-xml-write.h"

static PmapDocument *
read_bytes (GBytes         *bytes,
            PmapXmlVersion *version)
{
  g_autoptr (GPtrArray) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  PmapDocument *document = pmap_xml_read (bytes, NULL, NULL, NULL, version, issues, &error);

  MUST ((document == NULL) == (error != NULL));
  MUST ((pmap_issues_count (issues, PMAP_SEVERITY_ERROR) > 0) == (document == NULL));
  MUST (error == NULL || (error->domain == PMAP_ERROR && *error->message != '\0'));
  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      MUST (*issue->message != '\0' && g_utf8_validate (issue->message, -1, NULL));
      MUST ((issue->line == 0) == (issue->column == 0));
    }
  return document;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapDocument) copy = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) again = NULL;
  PmapXmlVersion version;

  document = read_bytes (bytes, &version);
  if (document == NULL)
    return 0;
  written = pmap_xml_write (document);
  copy = read_bytes (written, NULL);
  MUST (copy != NULL);
  MUST (pmap_record_equal (PMAP_RECORD (document), PMAP_RECORD (copy)));
  again = pmap_xml_write (copy);
  MUST (g_bytes_equal (written, again));
  if (version == PMAP_XML_VERSION_KNOWN)
    {
      g_autoptr (GPtrArray) issues = pmap_issues_new ();

      MUST (pmap_xml_schema_validate (written, issues, NULL));
      if (issues->len > 0)
        g_printerr ("%s\n", ((PmapIssue *) issues->pdata[0])->message);
      MUST (issues->len == 0);
    }
  return 0;
}
