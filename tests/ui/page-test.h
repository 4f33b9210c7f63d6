/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the window, by its name, without the window. */
#pragma once

#include "ui/pages/pmap-page-kinds.h"

static inline GtkWidget *
page_test_new (const char    *name,
               PmapWorkspace *workspace)
{
  const PmapPageKind *kind = pmap_page_kind_find (name);

  g_assert_nonnull (kind);
  return g_object_new (kind->get_type (), "kind", kind, "workspace", workspace, NULL);
}
