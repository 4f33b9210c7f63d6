/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds inside a record or a list, and may not after two changes that are each right: a group that one person starts
 * later and the other ends earlier; a list that both filled up; one pupil, entered by both. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

#include "base/pmap-hash.h"
#include "model/pmap-record-list.h"

#include <string.h>

/* Of so many knots in one record every combination of decisions is tried; beyond, they become one. */
#define KNOTS_MAXIMUM 4

#define NO_FIELD G_MAXUINT

static guint
count_errors (Node *node)
{
  g_autoptr (PmapRecord) record = _pmap_merge_make_values (node, NO_FIELD, BEFORE);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  node->klass->check (record, issues);
  return pmap_issues_count (issues, PMAP_SEVERITY_ERROR);
}

/* The fields in which the sides differ: only these can make a misfit. */
static GArray *
list_differing (Node *node)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < node->klass->first_child; i++)
    if (!_pmap_merge_says_same (node, MINE, THEIRS, &node->klass->fields[i]))
      g_array_append_val (fields, i);
  return fields;
}

static GPtrArray *
list_knots (Node   *node,
            GArray *fields)
{
  GPtrArray *knots = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      Knot *knot = _pmap_merge_knot (node, g_array_index (fields, guint, i));

      if (knot != NULL && !g_ptr_array_find (knots, knot, NULL))
        g_ptr_array_add (knots, knot);
    }
  return knots;
}

/* Goes on to the next combination of decisions; FALSE after the last. */
static gboolean
decide_next (GPtrArray    *knots,
             PmapDecision  last)
{
  for (guint i = 0; i < knots->len; i++)
    {
      Knot *knot = knots->pdata[i];

      if (knot->decision < last && (knot->decision + 1 != PMAP_DECISION_BEFORE || !knot->no_before))
        {
          knot->decision++;
          return TRUE;
        }
      knot->decision = PMAP_DECISION_MINE;
    }
  return FALSE;
}

static void
decide_first (GPtrArray *knots)
{
  for (guint i = 0; i < knots->len; i++)
    ((Knot *) knots->pdata[i])->decision = PMAP_DECISION_MINE;
}

static gboolean
fits (Node         *node,
      GPtrArray    *knots,
      PmapDecision  last)
{
  decide_first (knots);
  do
    if (count_errors (node) > 0)
      return FALSE;
  while (decide_next (knots, last));
  return TRUE;
}

/* Whether a field has a part in what does not fit now: whether there are fewer errors with a value of another copy. */
static gboolean
is_involved (Node  *node,
             guint  at,
             guint  n_errors)
{
  for (Side side = MINE; side < N_SIDES; side++)
    {
      g_autoptr (PmapRecord) record = _pmap_merge_make_values (node, at, side);
      g_autoptr (PmapIssues) issues = pmap_issues_new ();

      node->klass->check (record, issues);
      if (pmap_issues_count (issues, PMAP_SEVERITY_ERROR) < n_errors)
        return TRUE;
    }
  return FALSE;
}

static void
tie_all (MergePlan *self,
         Node      *node,
         GArray    *fields)
{
  Knot *knot = NULL;

  for (guint i = 0; i < fields->len; i++)
    knot = _pmap_merge_tie (self, node, g_array_index (fields, guint, i), knot);
}

/* Ties the fields that make the present combination not fit; all that differ, where that says nothing new. */
static void
tie_involved (MergePlan *self,
              Node      *node,
              GArray    *fields)
{
  guint n_errors = count_errors (node), n_ties = self->n_ties;
  g_autofree gboolean *involved = g_new0 (gboolean, fields->len);
  Knot *knot = NULL;

  for (guint i = 0; i < fields->len; i++)
    involved[i] = is_involved (node, g_array_index (fields, guint, i), n_errors);
  for (guint i = 0; i < fields->len; i++)
    if (involved[i])
      knot = _pmap_merge_tie (self, node, g_array_index (fields, guint, i), knot);
  if (self->n_ties == n_ties)
    tie_all (self, node, fields);
}

static void
tie_until_it_fits (MergePlan *self,
                   Node      *node)
{
  g_autoptr (GArray) fields = list_differing (node);
  guint n_ties;

  do
    {
      g_autoptr (GPtrArray) knots = list_knots (node, fields);

      n_ties = self->n_ties;
      if (knots->len > KNOTS_MAXIMUM)
        tie_all (self, node, fields);
      else if (!fits (node, knots, PMAP_DECISION_THEIRS))
        tie_involved (self, node, fields);
    }
  while (self->n_ties > n_ties);
}

/* Whether the rules take all that a record says from one copy, which is right. */
static gboolean
is_of_one_side (Node *node)
{
  Side taken = N_SIDES;

  for (guint i = 0; i < node->klass->first_child; i++)
    {
      const PmapField *field = &node->klass->fields[i];
      Side side;

      if (_pmap_merge_says_same (node, MINE, THEIRS, field))
        continue;
      if (_pmap_merge_knot (node, i) != NULL)
        return FALSE;
      side = _pmap_merge_choose_side (node, field);
      if (taken != N_SIDES && side != taken)
        return FALSE;
      taken = side;
    }
  return TRUE;
}

static gboolean
is_checked (Node *node)
{
  return node->klass->check != NULL && node->records[MINE] != NULL && node->records[THEIRS] != NULL
         && _pmap_merge_knot_round (node) == NULL && !is_of_one_side (node);
}

static gboolean
is_kept (Node *node)
{
  return _pmap_merge_knot_round (node) != NULL || _pmap_merge_is_there (node);
}

/* A list that is too long with what both added: then it is what one added, or the other. */
static void
tie_too_many (MergePlan       *self,
              Node            *node,
              const PmapField *field)
{
  Knot *knot = NULL;
  guint n = 0;

  if (node->children->len <= field->maximum)
    return;
  self->n_steps += node->children->len;
  for (guint i = 0; i < node->children->len; i++)
    {
      Node *child = node->children->pdata[i];

      n += child->field == field && is_kept (child);
    }
  if (n <= field->maximum)
    return;
  for (guint i = 0; i < node->children->len; i++)
    {
      Node *child = node->children->pdata[i];

      if (child->field == field && is_kept (child) && (child->records[MINE] == NULL || child->records[THEIRS] == NULL))
        knot = _pmap_merge_tie (self, child, WHOLE, knot);
    }
}

/* Ties what does not fit together in a record. */
void
_pmap_merge_tie_misfit (MergePlan *self,
                        Node      *node)
{
  if (is_checked (node))
    tie_until_it_fits (self, node);
}

/* Ties what does not fit into a list. */
void
_pmap_merge_tie_too_many (MergePlan *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];

      for (guint j = node->klass->first_child; j < node->klass->n_fields; j++)
        {
          const PmapField *field = &node->klass->fields[j];

          if (field->kind == PMAP_KIND_RECORDS && field->maximum != 0 && !(field->flags & PMAP_FIELD_LOG))
            tie_too_many (self, node, field);
        }
    }
}

/* Finds the knots that do not fit as before. */
void
_pmap_merge_forbid_misfits (MergePlan *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];
      g_autoptr (GArray) fields = NULL;
      g_autoptr (GPtrArray) knots = NULL;

      if (!is_checked (node))
        continue;
      fields = list_differing (node);
      knots = list_knots (node, fields);
      if (knots->len > 0 && !fits (node, knots, PMAP_DECISION_BEFORE))
        for (guint j = 0; j < knots->len; j++)
          ((Knot *) knots->pdata[j])->no_before = TRUE;
    }
}

/* A record that one side has entered, and that nothing else is decided about. */
static gboolean
is_new_on (Node *node,
           Side  side)
{
  return node->records[side] != NULL && node->records[BEFORE] == NULL
         && node->records[side == MINE ? THEIRS : MINE] == NULL
         && _pmap_merge_knot_round (node) == NULL && _pmap_merge_is_there (node);
}

static const char *
get_unique (Node *node,
            Side  side)
{
  for (guint i = 0; i < node->klass->first_child; i++)
    if (node->klass->fields[i].flags & PMAP_FIELD_UNIQUE)
      return pmap_record_get_text (node->records[side], &node->klass->fields[i]);
  return "";
}

static gboolean
is_inside (Node *node,
           Node *outer)
{
  for (; node != NULL; node = node->parent)
    if (node == outer)
      return TRUE;
  return FALSE;
}

static gboolean
refers_to (Node       *node,
           Side        side,
           const char *id)
{
  for (guint i = 0; node->records[side] != NULL && i < node->klass->first_child; i++)
    if (node->klass->fields[i].kind == PMAP_KIND_REFERENCE
        && pmap_record_get_reference (node->records[side], &node->klass->fields[i]) == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_meant_outside (MergePlan *self,
                  Node      *node,
                  Node      *outer,
                  Side       side)
{
  const char *id = node->klass->noun->id_prefix != NULL ? _pmap_merge_get_id (node) : NULL;
  GPtrArray *referrers = id != NULL && node != outer && g_hash_table_lookup (self->by_id, id) == node
                         ? g_hash_table_lookup (self->referrers, id) : NULL;

  self->n_steps++;
  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      self->n_steps++;
      if (!is_inside (referrers->pdata[i], outer) && refers_to (referrers->pdata[i], side, id))
        return TRUE;
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (is_meant_outside (self, node->children->pdata[i], outer, side))
      return TRUE;
  return FALSE;
}

/* Whether something outside a new record refers to something inside it: then it cannot go for another. */
static gboolean
is_meant_inside (MergePlan *self,
                 Node      *outer,
                 Side       side)
{
  if (outer->is_meant[side] == 0)
    outer->is_meant[side] = is_meant_outside (self, outer, outer, side) ? 1 : -1;
  return outer->is_meant[side] > 0;
}

/* Both entered a record of the noun with the same number, under ids of their own: perhaps one and the same pupil. */
void
_pmap_merge_find_twice (MergePlan *self)
{
  g_autoptr (GHashTable) mine = g_hash_table_new (pmap_hash_text, g_str_equal);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];

      if (is_new_on (node, MINE) && *get_unique (node, MINE) != '\0' && !g_hash_table_contains (mine, get_unique (node, MINE)))
        g_hash_table_insert (mine, (char *) get_unique (node, MINE), node);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i], *other;
      Knot *knot;

      if (!is_new_on (node, THEIRS))
        continue;
      other = g_hash_table_lookup (mine, get_unique (node, THEIRS));
      if (other == NULL || other->klass != node->klass || !is_new_on (other, MINE)
          || is_meant_inside (self, node, THEIRS) || is_meant_inside (self, other, MINE))
        continue;
      knot = _pmap_merge_tie (self, other, WHOLE, _pmap_merge_tie (self, node, WHOLE, NULL));
      knot->is_twice = knot->no_before = TRUE;
      _pmap_merge_tie_parts (self, knot, other, node);
    }
}
