/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pmap-conflict-private.h"
#include "store/pmap-merge.h"

G_BEGIN_DECLS

/* The three copies. */
typedef enum
{
  BEFORE,
  MINE,
  THEIRS,
  N_SIDES
} Side;

/* What of a record can be decided, beside its fields, which are numbered as in their table. */
#define WHOLE (-1)
#define FOREIGN (-2)

/* What is looked at again where something near was tied. */
typedef enum
{
  WORK_IDS,
  WORK_LINKS,
  WORK_MISFITS,
  WORK_OVERLAPS,
  N_WORKS
} Work;

typedef struct _Node Node;
typedef struct _Knot Knot;

/**
 * Node:
 * @parent: (nullable): the record that this one is in
 * @klass: its noun
 * @field: (nullable): the parent's field that it is in
 * @records: the record in each copy, or %NULL; at least one is there
 * @places: where in its list
 * @children: (nullable): the records inside, field by field; in each those that were there before first, in their order,
 *   then the new ones in an order that does not depend on the side
 * @next_same_id: (nullable): another node with the same id
 * @waiting: a bit for each work that waits for it
 * @is_meant: of each side, whether something outside refers to something inside; 0 where nobody has asked yet
 * @rank: its place in a walk through all nodes, in that order
 * @whole: (nullable): the knot that decides whether the record is there, and what is in it
 * @foreign: (nullable): the knot that decides what other programs keep in it
 * @fields: (nullable): for each field the knot that decides it, or %NULL
 *
 * One record through the three copies.
 */
struct _Node
{
  Node *parent;
  PmapRecordClass *klass;
  const PmapField *field;
  PmapRecord *records[N_SIDES];
  guint places[N_SIDES];
  GPtrArray *children;
  Node *next_same_id;
  guint8 waiting;
  gint8 is_meant[N_SIDES];
  guint rank;
  Knot *whole;
  Knot *foreign;
  Knot **fields;
};

typedef struct
{
  Node *node;
  int what;
} Atom;

/**
 * Knot:
 * @up: (nullable): the knot that this one was tied into
 * @atoms: what is decided together
 * @is_twice: whether it is about one thing that both entered
 * @is_overlap: whether it is about records that would both count for one thing
 * @no_before: whether going back to before would not be right
 * @decision: what to make of it, while a map is made
 * @conflict: (nullable): what people see of it
 *
 * What can only be decided together: as mine, as theirs, or as before.
 */
struct _Knot
{
  Knot *up;
  GArray *atoms;
  gboolean is_twice;
  gboolean is_overlap;
  gboolean no_before;
  PmapDecision decision;
  PmapConflict *conflict;
};

/**
 * MergePlan:
 * @documents: the three copies
 * @root: the map itself
 * @nodes: every node, by rank
 * @knots: every knot ever tied, also those tied into others
 * @by_id: id → the first node with it
 * @referrers: id → the nodes that refer to it in any copy
 * @alike: what the records of a list say that may only count once → the nodes that may say it
 * @entries: of each side: what its new entries of the trail are about → the last of them
 * @works: the nodes that wait for each work, in order
 * @nexts: of each work the next of them
 * @is_settling: whether what is tied wakes what is near
 * @n_ties: how much was tied so far
 * @n_steps: how often anything was looked at: what the time goes into
 *
 * How two copies of a map are put together: everything that is not in a knot is decided by the rules.
 */
typedef struct
{
  PmapDocument *documents[N_SIDES];
  Node *root;
  GPtrArray *nodes;
  GPtrArray *knots;
  GHashTable *by_id;
  GHashTable *referrers;
  GHashTable *alike;
  GHashTable *entries[N_SIDES];
  GPtrArray *works[N_WORKS];
  guint nexts[N_WORKS];
  gboolean is_settling;
  guint n_ties;
  guint64 n_steps;
} MergePlan;

/* pmap-merge-ids.c */
void          _pmap_merge_settle_ids      (PmapDocument   **before,
                                           PmapDocument   **mine,
                                           PmapDocument   **theirs);

/* pmap-merge-tree.c */
MergePlan    *_pmap_merge_plan_new        (PmapDocument    *before,
                                           PmapDocument    *mine,
                                           PmapDocument    *theirs);
void          _pmap_merge_plan_free       (MergePlan       *self);
const char   *_pmap_merge_get_id          (Node            *node);

/* pmap-merge-rules.c */
gboolean      _pmap_merge_is_there        (Node            *node);
gboolean      _pmap_merge_says_same       (Node            *node,
                                           Side             a,
                                           Side             b,
                                           const PmapField *field);
Side          _pmap_merge_choose_side     (Node            *node,
                                           const PmapField *field);
Side          _pmap_merge_choose_foreign  (Node            *node);
gboolean      _pmap_merge_is_changed      (Node            *node,
                                           Side             side);
void          _pmap_merge_find_conflicts  (MergePlan       *self);

/* pmap-merge-settle.c */
void          _pmap_merge_wake            (MergePlan       *self,
                                           Node            *node,
                                           int              what);
void          _pmap_merge_settle          (MergePlan       *self);

/* pmap-merge-knots.c */
Knot         *_pmap_merge_knot            (Node            *node,
                                           int              what);
Knot         *_pmap_merge_knot_round      (Node            *node);
Knot         *_pmap_merge_knot_top        (Knot            *knot);
Knot         *_pmap_merge_tie             (MergePlan       *self,
                                           Node            *node,
                                           int              what,
                                           Knot            *knot);

/* pmap-merge-links.c */
void          _pmap_merge_tie_same_ids    (MergePlan       *self,
                                           Node            *node);
void          _pmap_merge_tie_links       (MergePlan       *self,
                                           Node            *node);
void          _pmap_merge_forbid_before   (MergePlan       *self);

/* pmap-merge-fit.c */
void          _pmap_merge_tie_misfit      (MergePlan       *self,
                                           Node            *node);
void          _pmap_merge_tie_too_many    (MergePlan       *self);
void          _pmap_merge_forbid_misfits  (MergePlan       *self);
void          _pmap_merge_find_twice      (MergePlan       *self);

/* pmap-merge-overlap.c */
void          _pmap_merge_tie_overlaps    (MergePlan       *self,
                                           Node            *node);
void          _pmap_merge_tie_parts       (MergePlan       *self,
                                           Knot            *knot,
                                           Node            *mine,
                                           Node            *theirs);
void          _pmap_merge_find_overlaps   (MergePlan       *self);

/* pmap-merge-order.c */
void          _pmap_merge_order           (GPtrArray       *nodes);
void          _pmap_merge_order_side      (GPtrArray       *nodes,
                                           Side             side);
void          _pmap_merge_sort_by_content (GPtrArray       *nodes);

/* pmap-merge-words.c */
PmapConflict *_pmap_merge_make_conflict   (MergePlan       *self,
                                           Knot            *knot);

/* pmap-merge-make.c */
PmapRecord   *_pmap_merge_make_values     (Node            *node,
                                           guint            at,
                                           Side             side);
PmapDocument *_pmap_merge_plan_make       (MergePlan       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MergePlan, _pmap_merge_plan_free)

G_END_DECLS
