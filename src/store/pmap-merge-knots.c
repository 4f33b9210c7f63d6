/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can only be decided together is one knot: two fields of a record, a record and what refers to it. Tying two knots
 * makes one of them. Taken as mine a knot is as in my copy, which is right; taken as theirs likewise: so whatever people
 * decide, what is inside a knot fits. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

/* The knot that a knot was tied into. Whoever asks again gets there in a step. */
Knot *
_pmap_merge_knot_top (Knot *knot)
{
  Knot *top = knot, *next;

  while (top != NULL && top->up != NULL)
    top = top->up;
  for (; knot != top; knot = next)
    {
      next = knot->up;
      knot->up = top;
    }
  return top;
}

static Knot **
find_place (Node *node,
            int   what)
{
  if (what == WHOLE)
    return &node->whole;
  if (what == FOREIGN)
    return &node->foreign;
  if (node->fields == NULL)
    node->fields = g_new0 (Knot *, node->klass->n_fields);
  return &node->fields[what];
}

/* The knot that decides something of a node, or NULL where the rules do. */
Knot *
_pmap_merge_knot (Node *node,
                  int   what)
{
  if (what >= 0 && node->fields == NULL)
    return NULL;
  return _pmap_merge_knot_top (*find_place (node, what));
}

/* The knot that decides whether a record is there: its own, or that of one round it. */
Knot *
_pmap_merge_knot_round (Node *node)
{
  for (; node != NULL; node = node->parent)
    if (node->whole != NULL)
      return _pmap_merge_knot_top (node->whole);
  return NULL;
}

static Knot *
tie_knots (MergePlan *self,
           Knot      *knot,
           Knot      *other)
{
  if (knot == other)
    return knot;
  /* The smaller one goes into the larger one, so that no atom is moved more often than knots can double. */
  if (knot->atoms->len < other->atoms->len)
    {
      Knot *smaller = knot;

      knot = other;
      other = smaller;
    }
  self->n_steps += other->atoms->len;
  g_array_append_vals (knot->atoms, other->atoms->data, other->atoms->len);
  g_clear_pointer (&other->atoms, g_array_unref);
  other->up = knot;
  knot->no_before |= other->no_before;
  knot->is_overlap |= other->is_overlap;
  self->n_ties++;
  return knot;
}

static Knot *
tie (MergePlan *self,
     Node      *node,
     int        what,
     Knot      *knot)
{
  Knot **place = find_place (node, what), *old = _pmap_merge_knot_top (*place);
  Atom atom = { node, what };

  knot = _pmap_merge_knot_top (knot);
  if (old != NULL)
    return knot != NULL ? tie_knots (self, knot, old) : old;
  if (knot == NULL)
    {
      knot = g_new0 (Knot, 1);
      knot->atoms = g_array_new (FALSE, FALSE, sizeof (Atom));
      g_ptr_array_add (self->knots, knot);
    }
  *place = knot;
  g_array_append_val (knot->atoms, atom);
  self->n_ties++;
  _pmap_merge_wake (self, node, what);
  return knot;
}

/* What is inside a record goes with it. */
static Knot *
tie_inside (MergePlan *self,
            Node      *node,
            Knot      *knot)
{
  self->n_steps++;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      Node *child = node->children->pdata[i];

      if (child->whole != NULL)
        knot = tie (self, child, WHOLE, knot);
      if (child->foreign != NULL)
        knot = tie (self, child, FOREIGN, knot);
      for (guint j = 0; child->fields != NULL && j < child->klass->first_child; j++)
        if (child->fields[j] != NULL)
          knot = tie (self, child, j, knot);
      knot = tie_inside (self, child, knot);
    }
  return knot;
}

/* Ties something of a node to a knot, or into a new one where that is NULL; returns the knot that it is in now. Where a
 * record round it is in a knot already, that decides the node, too. */
Knot *
_pmap_merge_tie (MergePlan *self,
                 Node      *node,
                 int        what,
                 Knot      *knot)
{
  for (Node *outer = node; outer != NULL; outer = outer->parent)
    if (outer->whole != NULL)
      return tie (self, outer, WHOLE, knot);
  knot = tie (self, node, what, knot);
  if (what != WHOLE)
    return knot;
  for (guint i = 0; node->fields != NULL && i < node->klass->first_child; i++)
    if (node->fields[i] != NULL)
      knot = tie (self, node, i, knot);
  if (node->foreign != NULL)
    knot = tie (self, node, FOREIGN, knot);
  return tie_inside (self, node, knot);
}
