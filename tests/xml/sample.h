/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small map that is right, for tests to break. Its people are invented. */
#pragma once

#include "xml/pmap-xml-read.h"

#include <string.h>

static const char sample[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<provision-map xmlns=\"https://example.com/ns/provision-map/1\" version=\"1.0\" id=\"map-1\">\n"
  "  <school name=\"Larkbeck Primary School\" phase=\"primary\"/>\n"
  "  <year start=\"2026-09-01\" end=\"2027-08-31\" weeks=\"38\">\n"
  "    <term id=\"autumn\" name=\"Autumn\" start=\"2026-09-02\" end=\"2026-12-18\"/>\n"
  "  </year>\n"
  "  <rate-set id=\"own\" name=\"What it costs us\"/>\n"
  "  <staff-role id=\"ta2\" name=\"Teaching assistant\">\n"
  "    <rate set=\"own\" from=\"2026-09-01\" hourly=\"13.4700\" on-cost-percent=\"30\"/>\n"
  "  </staff-role>\n"
  "  <tier id=\"targeted\" name=\"Targeted\"/>\n"
  "  <provision id=\"p-1\" name=\"Phonics\" tier=\"targeted\" minutes=\"30\" sessions-per-week=\"3\">\n"
  "    <purpose>Reading &amp; spelling</purpose>\n"
  "  </provision>\n"
  "  <intervention id=\"i-1\" provision=\"p-1\" start=\"2026-09-14\" end=\"2026-11-27\" weekdays=\"mon wed\">\n"
  "    <member pupil=\"u-1\" from=\"2026-09-14\" outcome=\"1\"/>\n"
  "  </intervention>\n"
  "  <pupil id=\"u-1\" given-name=\"Zoë\" upn=\"B801200005001\" sen=\"K\">\n"
  "    <need type=\"SLCN\" rank=\"1\"/>\n"
  "  </pupil>\n"
  "</provision-map>\n";

/* The sample with one place changed. */
static inline char *
sample_with (const char *from,
             const char *to)
{
  const char *at = strstr (sample, from);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - sample), sample, to, at + strlen (from));
}

static inline PmapDocument *
sample_read (const char      *text,
             gssize           length,
             PmapXmlVersion  *version,
             PmapIssues      *issues,
             GError         **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));

  return pmap_xml_read (bytes, NULL, NULL, NULL, version, issues, error);
}

/* "line:column: severity: message" for each issue, a line each. */
static inline char *
sample_list_issues (PmapIssues *issues)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      g_string_append_printf (list, "%u:%u: %s: %s\n", issue->line, issue->column,
                              pmap_severity_get_word (issue->severity), issue->message);
    }
  return g_string_free (list, FALSE);
}
