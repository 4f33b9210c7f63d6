/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-protection.h"

G_BEGIN_DECLS

/* For tests, which have not a second for each of a thousand files: protection that asks for less, within what may be read. */
PmapProtection *_pmap_protection_new_with_effort (const char  *password,
                                                  guint32      memory,
                                                  guint32      passes,
                                                  char       **recovery_key,
                                                  GError     **error);

G_END_DECLS
