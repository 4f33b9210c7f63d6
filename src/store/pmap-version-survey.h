/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "store/pmap-file.h"
#include "store/pmap-versions.h"

G_BEGIN_DECLS

/**
 * PmapSurveyedVersion:
 * @version: an earlier version
 * @author: (nullable): who made the last change in it, where the map says so
 * @n_pupils: how many pupils are in it
 * @is_elsewhere: whether it was kept under another name of the map's file
 * @differences: (nullable) (element-type PmapDifference): what would change if the map became it again, nothing where the map
 *   as it is now is not known; %NULL where it cannot be read
 * @fault: (nullable): why not
 */
typedef struct
{
  PmapKeptVersion *version;
  char *author;
  guint n_pupils;
  gboolean is_elsewhere;
  GPtrArray *differences;
  char *fault;
} PmapSurveyedVersion;

void          pmap_version_survey_async  (PmapDocument         *present,
                                          PmapFile             *file,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GPtrArray    *pmap_version_survey_finish (GAsyncResult         *result,
                                          GError              **error);
PmapDocument *pmap_version_survey_load   (PmapKeptVersion      *version,
                                          PmapProtection       *protection,
                                          GError              **error);

G_END_DECLS
