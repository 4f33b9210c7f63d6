/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example school, for tests that want a whole map: 60 invented pupils, 30 groups. */
#pragma once

#include "ui/pmap-workspace.h"
#include "xml/pmap-xml-read.h"

/* Transfer full: a new workspace each time, looked at on 20 November 2026. */
static inline PmapWorkspace *
open_larkbeck (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", "larkbeck.pmap", NULL);
  g_autoptr (PmapDocument) document = NULL;
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PmapXmlVersion version;
  char *text;
  gsize length;

  g_setenv ("PMAP_TODAY", "2026-11-20", TRUE);
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  document = pmap_xml_read (bytes, NULL, NULL, NULL, &version, issues, &error);
  g_assert_no_error (error);
  return pmap_workspace_new (document, NULL);
}
