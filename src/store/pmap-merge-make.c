/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the merged map of a plan: by the rules, and where there is a knot by its decision. A new document, as a reader makes
 * one; none of the copies is touched. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

#include <string.h>

typedef struct
{
  GHashTable *instead;      /* id → id: of what was entered twice, the one that is kept */
} Maker;

static Side
get_side (Knot *knot)
{
  return knot->decision == PMAP_DECISION_THEIRS ? THEIRS : knot->decision == PMAP_DECISION_BEFORE ? BEFORE : MINE;
}

static Side
choose_side (Node  *node,
             guint  at)
{
  Knot *knot = _pmap_merge_knot (node, at);

  return knot != NULL ? get_side (knot) : _pmap_merge_choose_side (node, &node->klass->fields[at]);
}

static void
take_value (Node       *node,
            PmapRecord *record,
            guint       at,
            Side        side)
{
  /* A copy without the record says nothing, as a new record does. */
  if (node->records[side] != NULL)
    _pmap_record_take_value (record, node->records[side], &node->klass->fields[at]);
}

/* A record that says what the merged one would, with no records inside; in the field `at` what a side says. */
PmapRecord *
_pmap_merge_make_values (Node  *node,
                         guint  at,
                         Side   side)
{
  PmapRecord *record = pmap_record_new (G_TYPE_FROM_CLASS (node->klass));

  for (guint i = 0; i < node->klass->first_child; i++)
    take_value (node, record, i, i == at ? side : choose_side (node, i));
  return record;
}

/* Whether a record is there, in a map in which the one round it is; and from which copy it comes as a whole, if it does. */
static gboolean
is_there (Node *node,
          Side *side)
{
  Knot *knot;

  if (*side != N_SIDES)
    return node->records[*side] != NULL;
  knot = _pmap_merge_knot (node, WHOLE);
  if (knot == NULL)
    return node->records[BEFORE] != NULL ? node->records[MINE] != NULL && node->records[THEIRS] != NULL
                                         : node->records[MINE] != NULL || node->records[THEIRS] != NULL;
  *side = knot->decision != PMAP_DECISION_BOTH ? get_side (knot) : node->records[MINE] != NULL ? MINE : THEIRS;
  return node->records[*side] != NULL;
}

static void fill (Maker      *self,
                  Node       *node,
                  PmapRecord *record,
                  Side        side);

static void
set_id (Node       *node,
        PmapRecord *record)
{
  for (Side side = 0; side < N_SIDES; side++)
    if (node->records[side] != NULL && node->records[side]->id != NULL)
      {
        _pmap_record_set_id (record, node->records[side]->id);
        return;
      }
}

/* What happened, by both: by time, and the oldest go. */
static void
keep_log (GPtrArray       *nodes,
          const PmapField *field)
{
  gboolean mine = FALSE, theirs = FALSE;

  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = nodes->pdata[i];

      mine |= node->records[MINE] != NULL && node->records[THEIRS] == NULL;
      theirs |= node->records[THEIRS] != NULL && node->records[MINE] == NULL;
    }
  if (!mine || !theirs)
    return;
  _pmap_merge_sort_by_content (nodes);
  if (field->maximum != 0 && nodes->len > field->maximum)
    g_ptr_array_remove_range (nodes, 0, nodes->len - field->maximum);
}

static void
fill_list (Maker           *self,
           Node            *node,
           const PmapField *field,
           PmapRecordList  *list,
           Side             side)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  for (guint i = 0; i < node->children->len; i++)
    {
      Node *child = node->children->pdata[i];
      Side whole = side;

      if (child->field == field && is_there (child, &whole))
        g_ptr_array_add (nodes, child);
    }
  if (side == N_SIDES)
    _pmap_merge_order (nodes);
  else
    _pmap_merge_order_side (nodes, side);
  if (field->flags & PMAP_FIELD_LOG)
    keep_log (nodes, field);
  for (guint i = 0; i < nodes->len; i++)
    {
      Node *child = nodes->pdata[i];
      g_autoptr (PmapRecord) record = pmap_record_new (G_TYPE_FROM_CLASS (child->klass));
      Side whole = side;

      is_there (child, &whole);
      set_id (child, record);
      _pmap_record_list_append (list, record);
      fill (self, child, record, whole);
    }
}

/* Fills a new record: from one copy, or by the rules and the decisions where that is N_SIDES. */
static void
fill (Maker      *self,
      Node       *node,
      PmapRecord *record,
      Side        side)
{
  Knot *knot = _pmap_merge_knot (node, FOREIGN);
  Side foreign = side != N_SIDES ? side : knot != NULL ? get_side (knot) : _pmap_merge_choose_foreign (node);

  if (node->records[foreign] != NULL)
    _pmap_record_take_foreign (record, node->records[foreign]);
  for (guint i = 0; i < node->klass->first_child; i++)
    {
      take_value (node, record, i, side != N_SIDES ? side : choose_side (node, i));
      if (node->klass->fields[i].kind == PMAP_KIND_REFERENCE)
        _pmap_record_rewrite_reference (record, &node->klass->fields[i], self->instead);
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      Node *child = node->children->pdata[i];

      if (child->field->kind == PMAP_KIND_RECORD)
        fill (self, child, PMAP_FIELD_PLACE (PmapRecord *, record, child->field), side);
    }
  for (guint i = node->klass->first_child; i < node->klass->n_fields; i++)
    if (node->klass->fields[i].kind == PMAP_KIND_RECORDS)
      fill_list (self, node, &node->klass->fields[i], PMAP_FIELD_PLACE (PmapRecordList *, record, &node->klass->fields[i]),
                 side);
}

/* The map's own id: nobody changes it; where two did, any will do that does not depend on the side. */
static void
set_map_id (MergePlan    *self,
            PmapDocument *document)
{
  const char *before = pmap_record_get_id (self->root->records[BEFORE]);
  const char *mine = pmap_record_get_id (self->root->records[MINE]);
  const char *theirs = pmap_record_get_id (self->root->records[THEIRS]);
  const char *id = mine == before ? theirs : theirs == before || g_strcmp0 (mine, theirs) < 0 ? mine : theirs;

  if (id != NULL)
    _pmap_record_set_id (PMAP_RECORD (document), id);
}

/* Of one thing that both entered, what the chosen side entered for what the other one did; NULL where nothing is. */
static PmapRecord *
find_double (Knot *knot,
             Node *node)
{
  for (guint i = 0; i < knot->atoms->len; i++)
    {
      Node *other = g_array_index (knot->atoms, Atom, i).node;

      if (other->field == node->field && other->parent == node->parent && other->records[BEFORE] == NULL
          && other->records[get_side (knot)] != NULL)
        return other->records[get_side (knot)];
    }
  return NULL;
}

/* Of one thing that both entered the one that goes is meant no more: who named it names the other. */
static void
replace_doubles (MergePlan  *self,
                 GHashTable *instead)
{
  for (guint i = 0; i < self->knots->len; i++)
    {
      Knot *knot = self->knots->pdata[i];

      if (knot->up != NULL || !knot->is_twice || knot->decision == PMAP_DECISION_BOTH)
        continue;
      for (guint j = 0; j < knot->atoms->len; j++)
        {
          Node *node = g_array_index (knot->atoms, Atom, j).node;
          PmapRecord *gone = node->records[get_side (knot) == MINE ? THEIRS : MINE], *kept;

          /* What has no id, nobody names; and a record may be in the question that moved away from where it was, on both sides. */
          if (node->klass->noun->id_prefix == NULL || node->records[BEFORE] != NULL || gone == NULL
              || node->records[get_side (knot)] != NULL)
            continue;
          kept = find_double (knot, node);
          if (kept != NULL)
            g_hash_table_insert (instead, gone->id, kept->id);
        }
    }
}

/* Makes the map; every knot has its decision. */
PmapDocument *
_pmap_merge_plan_make (MergePlan *self)
{
  PmapDocument *document = pmap_document_new ();
  g_autoptr (GHashTable) instead = g_hash_table_new (NULL, NULL);
  Maker maker = { instead };

  replace_doubles (self, instead);
  set_map_id (self, document);
  document->minor_version = MAX (self->documents[MINE]->minor_version, self->documents[THEIRS]->minor_version);
  fill (&maker, self->root, PMAP_RECORD (document), N_SIDES);
  return document;
}
