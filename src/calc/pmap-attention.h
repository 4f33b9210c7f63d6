/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-ledger.h"

G_BEGIN_DECLS

/**
 * PmapAttentionKind:
 * @kind: what the issues have in common
 * @severity: of the worst among them
 * @issues: (element-type PmapIssue): in the order of the map, at least one
 */
typedef struct
{
  const PmapIssueKind *kind;
  PmapSeverity severity;
  GPtrArray *issues;
} PmapAttentionKind;

#define PMAP_TYPE_ATTENTION (pmap_attention_get_type ())
G_DECLARE_FINAL_TYPE (PmapAttention, pmap_attention, PMAP, ATTENTION, GObject)

PmapAttention *pmap_attention_new           (PmapLedger    *ledger,
                                             PmapDate       today);
gboolean       pmap_attention_look          (PmapAttention *self);
GPtrArray     *pmap_attention_list_kinds    (PmapAttention *self);
GPtrArray     *pmap_attention_list_silenced (PmapAttention *self);
PmapDocument  *pmap_attention_get_document  (PmapAttention *self);

G_END_DECLS
