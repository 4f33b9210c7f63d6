/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-name-text.h"

G_BEGIN_DECLS

/**
 * PmapNameCertainty:
 * @PMAP_NAME_NOT: names nobody
 * @PMAP_NAME_PERHAPS: may name somebody: a person is to be asked
 * @PMAP_NAME_SURE: names somebody
 */
typedef enum
{
  PMAP_NAME_NOT,
  PMAP_NAME_PERHAPS,
  PMAP_NAME_SURE,
} PmapNameCertainty;

PmapNameCertainty pmap_name_context_judge           (const PmapNameText *text,
                                                     guint               first,
                                                     guint               last,
                                                     const char         *key,
                                                     gboolean            possessive);
PmapNameCertainty pmap_name_context_judge_unknown   (const PmapNameText *text,
                                                     guint               first,
                                                     guint               last,
                                                     const char         *key);
gboolean          pmap_name_context_begins_sentence (const PmapNameText *text,
                                                     guint               word);

G_END_DECLS
