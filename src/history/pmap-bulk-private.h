/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/pmap-bulk.h"
#include "model/pmap-intervention.h"

G_BEGIN_DECLS

/**
 * PmapBulkPart:
 * @nick: what programs and tests call it
 * @title: untranslated, over the lines of that kind: "Moving up"
 * @rank: in which order kinds are told
 * @one: (nullable): untranslated: "%u pupil moves up."; %NULL for what the summary does not tell
 * @many: (nullable): the same for any other number
 *
 * What lines of one kind have in common; told in the summary with their number.
 */
typedef struct
{
  const char *nick;
  const char *title;
  guint rank;
  const char *one;
  const char *many;
} PmapBulkPart;

#define PMAP_BULK_PLURAL(one, many) one, many

PmapBulkPlan *_pmap_bulk_plan_new        (PmapDocument       *document);
PmapEditor   *_pmap_bulk_plan_get_editor (PmapBulkPlan       *self);
PmapBulkPlan *_pmap_bulk_plan_finish     (PmapBulkPlan       *self,
                                          char               *label,
                                          gboolean            done);
void          _pmap_bulk_plan_add        (PmapBulkPlan       *self,
                                          const PmapBulkPart *part,
                                          PmapRecord         *record,
                                          const char         *before,
                                          const char         *after,
                                          const char         *remark);
void          _pmap_bulk_plan_add_named  (PmapBulkPlan       *self,
                                          const PmapBulkPart *part,
                                          const char         *name,
                                          const char         *before,
                                          const char         *after,
                                          const char         *remark);
void          _pmap_bulk_plan_leave_out  (PmapBulkPlan       *self,
                                          PmapRecord         *record,
                                          const char         *why);
gboolean      _pmap_bulk_plan_spare      (PmapBulkPlan       *self,
                                          const PmapBulkPart *part,
                                          PmapRecord         *record,
                                          GHashTable         *spared,
                                          const char         *why);
char         *_pmap_bulk_say_dates       (PmapDate            from,
                                          PmapDate            to);

/* A run that another carries on in a later span of time. */
typedef struct
{
  PmapDate start;
  PmapDate end;
  PmapDate review;
  int last_year_group;    /* up to which year groups in its name become the next ones; 0 for none */
} PmapNextSpan;

gboolean          _pmap_bulk_pin_dates    (PmapEditor          *editor,
                                           PmapIntervention    *intervention,
                                           PmapDate             first,
                                           PmapDate             last,
                                           GError             **error);
guint             _pmap_bulk_count_stayers (PmapIntervention    *intervention,
                                           PmapDate             start);
PmapIntervention *_pmap_bulk_carry_on     (PmapEditor          *editor,
                                           PmapIntervention    *intervention,
                                           const PmapNextSpan  *span,
                                           GError             **error);

G_END_DECLS
