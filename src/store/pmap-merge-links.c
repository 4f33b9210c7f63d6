/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds between records: an id belongs to one of them, and what is referred to is there. Where the rules alone would
 * break that, or people could by deciding one without the other, the two are tied. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

/* Whether a record may be in the merged map, whatever people decide; going back to before is looked at apart. */
static gboolean
may_be_there (Node *node)
{
  return _pmap_merge_knot_round (node) != NULL || _pmap_merge_is_there (node);
}

static gboolean
is_certain (Node *node)
{
  return _pmap_merge_knot_round (node) == NULL && _pmap_merge_is_there (node);
}

/* The outermost record that went with this one. */
static Node *
find_gone (Node *node)
{
  while (node->parent != NULL && !_pmap_merge_is_there (node->parent))
    node = node->parent;
  return node;
}

static Knot *
tie_whole (MergePlan *self,
           Node      *node,
           Knot      *knot)
{
  return _pmap_merge_tie (self, _pmap_merge_knot_round (node) != NULL || _pmap_merge_is_there (node) ? node : find_gone (node),
                          WHOLE, knot);
}

/* Whether a record that moved away has gone from here for certain, while it is open whether it is where it moved to: then
 * neither place would be left to it. */
static gboolean
moved_into_doubt (Node *from,
                  Node *to)
{
  return !may_be_there (from) && from->records[BEFORE] != NULL && _pmap_merge_knot_round (to) != NULL;
}

/* Two records with one id: a target that one person moved to another pupil while the other person changed it, or removed that
 * pupil; or a file that was written by hand. */
void
_pmap_merge_tie_same_ids (MergePlan *self,
                          Node      *node)
{
  const char *id = node->klass->noun->id_prefix != NULL ? _pmap_merge_get_id (node) : NULL;
  Node *other = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

  for (; other != NULL; other = other->next_same_id)
    {
      self->n_steps++;
      if (other != node && ((may_be_there (node) && may_be_there (other)) || moved_into_doubt (node, other)
                            || moved_into_doubt (other, node)))
        tie_whole (self, other, tie_whole (self, node, NULL));
    }
}

/* Whether a record is what a reference of the field asks for. */
static gboolean
is_asked_for (Node            *node,
              const PmapField *field)
{
  return g_type_is_a (G_TYPE_FROM_CLASS (node->klass), field->get_item_type ());
}

typedef gboolean (*NodeFunc) (MergePlan *self,
                              Node      *node,
                              gpointer   user_data);

/* Calls the function for every record that a reference may mean, until it returns TRUE. */
static gboolean
find_meant (MergePlan       *self,
            const PmapField *field,
            const char      *id,
            NodeFunc         func,
            gpointer         user_data)
{
  for (Node *node = g_hash_table_lookup (self->by_id, id); node != NULL; node = node->next_same_id)
    {
      self->n_steps++;
      if (is_asked_for (node, field) && func (self, node, user_data))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_certain_cb (MergePlan *self,
               Node      *node,
               gpointer   user_data)
{
  return is_certain (node);
}

static gboolean
tie_meant_cb (MergePlan *self,
              Node      *node,
              gpointer   user_data)
{
  Knot **knot = user_data;

  if (node->records[MINE] != NULL || node->records[THEIRS] != NULL)
    *knot = tie_whole (self, node, *knot);
  return FALSE;
}

static const char *
get_reference (Node            *node,
               Side             side,
               const PmapField *field)
{
  return node->records[side] != NULL ? pmap_record_get_reference (node->records[side], field) : NULL;
}

/* Whether what a side refers to may be missing. */
static gboolean
is_open (MergePlan       *self,
         Node            *node,
         Side             side,
         const PmapField *field)
{
  const char *id = get_reference (node, side, field);

  return id != NULL && !find_meant (self, field, id, is_certain_cb, NULL);
}

static void
tie_to_knot (MergePlan       *self,
             Node            *node,
             const PmapField *field,
             Knot            *knot)
{
  for (Side side = MINE; side < N_SIDES; side++)
    if (is_open (self, node, side, field))
      find_meant (self, field, get_reference (node, side, field), tie_meant_cb, &knot);
}

static void
tie_reference (MergePlan *self,
               Node      *node,
               guint      at)
{
  const PmapField *field = &node->klass->fields[at];
  gboolean is_shared = node->records[MINE] != NULL && node->records[THEIRS] != NULL;
  Knot *knot = _pmap_merge_knot_round (node);

  if (knot == NULL && !_pmap_merge_is_there (node))
    return;
  if (knot == NULL)
    knot = _pmap_merge_knot (node, at);
  if (knot == NULL)
    {
      Side side = _pmap_merge_choose_side (node, field);

      /* What both refer to is in both copies, if not in the same place. */
      if (!is_open (self, node, side, field) || (is_shared && _pmap_merge_says_same (node, MINE, THEIRS, field)))
        return;
      /* A new record that is nothing without what it refers to stands or falls with that. */
      knot = _pmap_merge_tie (self, node, !is_shared && field->flags & PMAP_FIELD_REQUIRED ? WHOLE : (int) at, NULL);
    }
  tie_to_knot (self, node, field, knot);
}

/* References of a record: to what the other side removed, or may lose by what people decide. */
void
_pmap_merge_tie_links (MergePlan *self,
                       Node      *node)
{
  for (guint i = 0; i < node->klass->first_child; i++)
    if (node->klass->fields[i].kind == PMAP_KIND_REFERENCE)
      tie_reference (self, node, i);
}

typedef struct
{
  Knot *knot;
} BeforeSearch;

static gboolean
was_there_cb (MergePlan *self,
              Node      *node,
              gpointer   user_data)
{
  BeforeSearch *search = user_data;

  return is_certain (node) || (node->records[BEFORE] != NULL && _pmap_merge_knot_round (node) == search->knot);
}

static gboolean
can_go_back (MergePlan *self,
             Node      *node,
             int        what,
             Knot      *knot)
{
  BeforeSearch search = { knot };

  for (guint i = 0; i < node->klass->first_child; i++)
    {
      const PmapField *field = &node->klass->fields[i];
      const char *id;

      if (what != WHOLE && what != (int) i)
        continue;
      /* Of what both entered nothing was before; without its days it might count beside what it does not count beside now. */
      if (node->records[BEFORE] == NULL
          && field->flags & (PMAP_FIELD_REQUIRED | PMAP_FIELD_ONCE | PMAP_FIELD_FROM | PMAP_FIELD_UNTIL))
        return FALSE;
      id = field->kind == PMAP_KIND_REFERENCE ? get_reference (node, BEFORE, field) : NULL;
      if (id != NULL && !find_meant (self, field, id, was_there_cb, &search))
        return FALSE;
    }
  return TRUE;
}

/* What was before must still have all that it refers to, and its id for itself. */
static gboolean
can_bring_back (MergePlan *self,
                Node      *node,
                Knot      *knot)
{
  if (node->records[BEFORE] == NULL)
    return TRUE;
  if (!can_go_back (self, node, WHOLE, knot))
    return FALSE;
  self->n_steps++;
  for (Node *other = node->klass->noun->id_prefix != NULL && _pmap_merge_get_id (node) != NULL
                     ? g_hash_table_lookup (self->by_id, _pmap_merge_get_id (node)) : NULL;
       other != NULL; other = other->next_same_id)
    if (other != node && may_be_there (other) && _pmap_merge_knot_round (other) != knot)
      return FALSE;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (!can_bring_back (self, node->children->pdata[i], knot))
      return FALSE;
  return TRUE;
}

/* Finds the knots that cannot be decided as before. */
void
_pmap_merge_forbid_before (MergePlan *self)
{
  for (guint i = 0; i < self->knots->len; i++)
    {
      Knot *knot = self->knots->pdata[i];

      for (guint j = 0; knot->up == NULL && !knot->no_before && j < knot->atoms->len; j++)
        {
          Atom *atom = &g_array_index (knot->atoms, Atom, j);

          knot->no_before = !(atom->what == WHOLE ? can_bring_back (self, atom->node, knot)
                                                  : can_go_back (self, atom->node, atom->what, knot));
        }
    }
}
