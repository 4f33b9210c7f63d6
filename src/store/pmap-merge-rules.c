/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of a merge. Field by field: who changed it is right; where both did, and differently, people decide. Record by
 * record: added by one is added, removed by one is removed, unless the other changed something in it. Numbers are never
 * added up: 30 minutes more by one and 15 by the other is a question, not 45. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

/* Whether a record is in the merged map as far as the rules decide: kept or added by somebody, removed by nobody. */
gboolean
_pmap_merge_is_there (Node *node)
{
  for (; node != NULL; node = node->parent)
    {
      gboolean mine = node->records[MINE] != NULL, theirs = node->records[THEIRS] != NULL;

      if (node->records[BEFORE] != NULL ? !mine || !theirs : !mine && !theirs)
        return FALSE;
    }
  return TRUE;
}

/* Whether two copies say the same in a field. A copy that has not got the record says nothing. */
gboolean
_pmap_merge_says_same (Node            *node,
                       Side             a,
                       Side             b,
                       const PmapField *field)
{
  PmapRecord *first = node->records[a], *second = node->records[b];

  if (first != NULL && second != NULL)
    return pmap_record_equal_field (first, second, field);
  if (first == NULL && second == NULL)
    return TRUE;
  return pmap_record_is_default (first != NULL ? first : second, field);
}

static gboolean
keeps_same_foreign (Node *node,
                    Side  a,
                    Side  b)
{
  PmapRecord *first = node->records[a], *second = node->records[b];

  if (first != NULL && second != NULL)
    return pmap_record_equal_foreign (first, second);
  return (first == NULL || first->foreign == NULL) && (second == NULL || second->foreign == NULL);
}

static Side
get_only_side (Node *node)
{
  return node->records[MINE] != NULL ? MINE : node->records[THEIRS] != NULL ? THEIRS : BEFORE;
}

/* The copy whose value the rules take: that of who changed it. Where both did, differently, there is a knot. */
Side
_pmap_merge_choose_side (Node            *node,
                         const PmapField *field)
{
  if (node->records[MINE] == NULL || node->records[THEIRS] == NULL)
    return get_only_side (node);
  return _pmap_merge_says_same (node, BEFORE, MINE, field) ? THEIRS : MINE;
}

/* The same for what other programs keep in the record. */
Side
_pmap_merge_choose_foreign (Node *node)
{
  if (node->records[MINE] == NULL || node->records[THEIRS] == NULL)
    return get_only_side (node);
  return keeps_same_foreign (node, BEFORE, MINE) ? THEIRS : MINE;
}

/* Whether a side changed or added anything in a record that was there before, at any depth. What it removed inside does
 * not count: who removes the whole agrees to that. */
gboolean
_pmap_merge_is_changed (Node *node,
                        Side  side)
{
  if (node->records[side] == NULL)
    return FALSE;
  if (node->records[BEFORE] == NULL || !keeps_same_foreign (node, BEFORE, side))
    return TRUE;
  for (guint i = 0; i < node->klass->n_fields; i++)
    if (pmap_field_is_scalar (&node->klass->fields[i])
        && !_pmap_merge_says_same (node, BEFORE, side, &node->klass->fields[i]))
      return TRUE;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (_pmap_merge_is_changed (node->children->pdata[i], side))
      return TRUE;
  return FALSE;
}

static void
find_field_conflicts (MergePlan *self,
                      Node      *node)
{
  for (guint i = 0; i < node->klass->n_fields; i++)
    {
      const PmapField *field = &node->klass->fields[i];

      if (pmap_field_is_scalar (field)
          && !_pmap_merge_says_same (node, MINE, THEIRS, field)
          && !_pmap_merge_says_same (node, BEFORE, MINE, field)
          && !_pmap_merge_says_same (node, BEFORE, THEIRS, field))
        _pmap_merge_tie (self, node, i, NULL);
    }
  if (!keeps_same_foreign (node, MINE, THEIRS)
      && !keeps_same_foreign (node, BEFORE, MINE)
      && !keeps_same_foreign (node, BEFORE, THEIRS))
    _pmap_merge_tie (self, node, FOREIGN, NULL);
}

static void
find_removed_conflict (MergePlan *self,
                       Node      *node)
{
  Side remover = node->records[MINE] == NULL ? MINE : THEIRS, other = remover == MINE ? THEIRS : MINE;

  /* Inside a record that is gone as a whole it is that one's matter. */
  if (node->records[other] != NULL && node->parent->records[remover] != NULL && _pmap_merge_is_changed (node, other))
    _pmap_merge_tie (self, node, WHOLE, NULL);
}

/* Finds everything that people have to decide, and ties together what can only be decided together. */
void
_pmap_merge_find_conflicts (MergePlan *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];

      self->n_steps++;
      if (node->records[MINE] != NULL && node->records[THEIRS] != NULL)
        find_field_conflicts (self, node);
      else if (node->records[BEFORE] != NULL)
        find_removed_conflict (self, node);
    }
  _pmap_merge_settle (self);
  _pmap_merge_find_twice (self);
  _pmap_merge_find_overlaps (self);
  _pmap_merge_forbid_before (self);
  _pmap_merge_forbid_misfits (self);
}
