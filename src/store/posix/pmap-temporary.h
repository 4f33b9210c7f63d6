/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pmap-issue.h"

#include <sys/stat.h>

G_BEGIN_DECLS

char     *pmap_temporary_name         (void);
char     *pmap_temporary_claim        (const char        *temporary,
                                       const struct stat *status,
                                       GBytes            *base);
gboolean  pmap_temporary_is           (const char        *name);
gboolean  pmap_temporary_keep         (int                folder,
                                       const char        *temporary,
                                       char             **name);
void      pmap_temporary_clean        (int                folder,
                                       PmapIssues        *notes);
void      pmap_temporary_clean_beside (const char        *path);

G_END_DECLS
