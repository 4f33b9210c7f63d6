/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ties what can only be decided together until nothing more needs to be. What is tied for one reason may be a reason for another,
 * along the whole of a map: a pupil whom only a new place in a group brings back brings a target back that has moved. So each
 * record is looked at once, and again only where something was tied that it depends on. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

static void
add_work (MergePlan *self,
          Node      *node,
          Work       work)
{
  if (node->waiting & 1u << work)
    return;
  node->waiting |= 1u << work;
  g_ptr_array_add (self->works[work], node);
}

/* Whether a record is there is open now: for what is in it, and for what refers to that. */
static void
wake_inside (MergePlan *self,
             Node      *node)
{
  const char *id = node->klass->noun->id_prefix != NULL ? _pmap_merge_get_id (node) : NULL;
  GPtrArray *referrers = id != NULL ? g_hash_table_lookup (self->referrers, id) : NULL;

  self->n_steps++;
  add_work (self, node, WORK_IDS);
  add_work (self, node, WORK_LINKS);
  add_work (self, node, WORK_OVERLAPS);
  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      self->n_steps++;
      add_work (self, referrers->pdata[i], WORK_LINKS);
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    wake_inside (self, node->children->pdata[i]);
}

/* Has everything looked at that depends on something of a node, now that this is in a knot. */
void
_pmap_merge_wake (MergePlan *self,
                  Node      *node,
                  int        what)
{
  if (!self->is_settling)
    return;
  for (Work work = 0; work < N_WORKS; work++)
    add_work (self, node, work);
  if (what == WHOLE)
    wake_inside (self, node);
}

/* The next node that waits for a work, or NULL. */
static Node *
take_work (MergePlan *self,
           Work       work)
{
  Node *node;

  if (self->nexts[work] == self->works[work]->len)
    {
      g_ptr_array_set_size (self->works[work], 0);
      self->nexts[work] = 0;
      return NULL;
    }
  node = self->works[work]->pdata[self->nexts[work]++];
  node->waiting &= ~(1u << work);
  self->n_steps++;
  return node;
}

static void
do_works (MergePlan *self)
{
  Node *node;
  guint n_ties;

  do
    {
      n_ties = self->n_ties;
      while ((node = take_work (self, WORK_IDS)) != NULL)
        _pmap_merge_tie_same_ids (self, node);
      while ((node = take_work (self, WORK_LINKS)) != NULL)
        _pmap_merge_tie_links (self, node);
      while ((node = take_work (self, WORK_MISFITS)) != NULL)
        _pmap_merge_tie_misfit (self, node);
      while ((node = take_work (self, WORK_OVERLAPS)) != NULL)
        _pmap_merge_tie_overlaps (self, node);
    }
  while (self->n_ties > n_ties);
}

/* Ties together what can only be decided together. */
void
_pmap_merge_settle (MergePlan *self)
{
  guint n_ties;

  for (Work work = 0; work < N_WORKS; work++)
    {
      self->works[work] = g_ptr_array_new ();
      for (guint i = 0; i < self->nodes->len; i++)
        add_work (self, self->nodes->pdata[i], work);
    }
  self->is_settling = TRUE;
  do
    {
      do_works (self);
      n_ties = self->n_ties;
      _pmap_merge_tie_too_many (self);
    }
  while (self->n_ties > n_ties);
  self->is_settling = FALSE;
}
