/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The three copies as one tree: which record is which, and what each copy says of it. Everything here comes out the same
 * when the sides are swapped, for whatever comes after stands on the order of the nodes. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

#include "model/pmap-match.h"
#include "model/pmap-record-list.h"

static void
free_node (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node->fields);
  g_free (node);
}

static void
free_knot (gpointer data)
{
  Knot *knot = data;

  g_clear_pointer (&knot->atoms, g_array_unref);
  g_clear_object (&knot->conflict);
  g_free (knot);
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

/* The copies of a new node, in the order of what they say. */
static void
sort_copies (const Node *node,
             PmapRecord *copies[2])
{
  PmapRecord *mine = node->records[MINE], *theirs = node->records[THEIRS];
  gboolean is_mine_first = theirs == NULL || (mine != NULL && pmap_record_compare (mine, theirs) <= 0);

  copies[0] = is_mine_first ? mine : theirs;
  copies[1] = is_mine_first ? theirs : mine;
}

/* The order of what is new goes by what both sides know: seen from the other one it is the same. */
static int
compare_new_cb (gconstpointer a,
                gconstpointer b)
{
  const Node *first = *(const Node *const *) a, *second = *(const Node *const *) b;
  PmapRecord *first_copies[2], *second_copies[2];
  int order;

  sort_copies (first, first_copies);
  sort_copies (second, second_copies);
  order = pmap_record_compare (first_copies[0], second_copies[0]);
  if (order == 0 && first_copies[1] != NULL && second_copies[1] != NULL)
    order = pmap_record_compare (first_copies[1], second_copies[1]);
  if (order == 0)
    order = compare_numbers (first_copies[1] == NULL, second_copies[1] == NULL);
  if (order == 0)
    order = compare_numbers ((gint64) first->places[MINE] + first->places[THEIRS],
                             (gint64) second->places[MINE] + second->places[THEIRS]);
  if (order == 0)
    order = compare_numbers (MIN (first->places[MINE], first->places[THEIRS]), MIN (second->places[MINE], second->places[THEIRS]));
  return order;
}

static Node *
add_node (Node            *parent,
          const PmapField *field,
          GPtrArray       *children)
{
  Node *node = g_new0 (Node, 1);

  node->parent = parent;
  node->field = field;
  g_ptr_array_add (children, node);
  return node;
}

static void
set_record (Node       *node,
            Side        side,
            PmapRecord *record,
            guint       place)
{
  node->klass = PMAP_RECORD_GET_CLASS (record);
  node->records[side] = record;
  node->places[side] = place;
}

static gpointer const *
peek (Node            *node,
      Side             side,
      const PmapField *field,
      guint           *n)
{
  *n = 0;
  if (node->records[side] == NULL)
    return NULL;
  return pmap_record_list_peek (pmap_record_get_records (node->records[side], field), n);
}

typedef struct
{
  gpointer *records;
  guint *places;
  guint n;
} News;

/* Gives each record of a side to the node that it was before; the new ones are left over. */
static News
join_side (Node       **olds,
           gpointer const *before,
           guint        n_before,
           gpointer const *after,
           guint        n_after,
           Side         side,
           PmapMatchFlags flags)
{
  g_autofree guint *match = pmap_match_records (before, n_before, after, n_after, flags);
  News news = { g_new (gpointer, n_after), g_new (guint, n_after), 0 };

  for (guint i = 0; i < n_after; i++)
    if (match[i] != PMAP_MATCH_NONE)
      set_record (olds[match[i]], side, after[i], i);
    else
      {
        news.records[news.n] = after[i];
        news.places[news.n++] = i;
      }
  return news;
}

/* What is new on both sides may be the same thing. */
static void
join_news (Node            *node,
           const PmapField *field,
           GPtrArray       *children,
           News            *mine,
           News            *theirs)
{
  PmapMatchFlags flags = field->flags & PMAP_FIELD_LOG ? PMAP_MATCH_EQUAL : PMAP_MATCH_CERTAIN;
  g_autofree guint *match = pmap_match_records (mine->records, mine->n, theirs->records, theirs->n, flags);
  guint first = children->len;

  for (guint i = 0; i < mine->n; i++)
    set_record (add_node (node, field, children), MINE, mine->records[i], mine->places[i]);
  for (guint i = 0; i < theirs->n; i++)
    set_record (match[i] != PMAP_MATCH_NONE ? children->pdata[first + match[i]] : add_node (node, field, children),
                THEIRS, theirs->records[i], theirs->places[i]);
  if (children->len - first > 1)
    qsort (children->pdata + first, children->len - first, sizeof *children->pdata, compare_new_cb);
}

static void
join_lists (Node            *node,
            const PmapField *field,
            GPtrArray       *children)
{
  PmapMatchFlags flags = field->flags & PMAP_FIELD_LOG ? PMAP_MATCH_EQUAL : PMAP_MATCH_LIKELY;
  guint first = children->len, n_before, n_mine, n_theirs;
  gpointer const *before = peek (node, BEFORE, field, &n_before);
  gpointer const *mine = peek (node, MINE, field, &n_mine);
  gpointer const *theirs = peek (node, THEIRS, field, &n_theirs);
  Node **olds;
  News news[2];

  if (n_before + n_mine + n_theirs == 0)
    return;
  for (guint i = 0; i < n_before; i++)
    set_record (add_node (node, field, children), BEFORE, before[i], i);
  olds = n_before > 0 ? (Node **) children->pdata + first : NULL;
  news[0] = join_side (olds, before, n_before, mine, n_mine, MINE, flags);
  news[1] = join_side (olds, before, n_before, theirs, n_theirs, THEIRS, flags);
  join_news (node, field, children, &news[0], &news[1]);
  for (guint i = 0; i < G_N_ELEMENTS (news); i++)
    {
      g_free (news[i].records);
      g_free (news[i].places);
    }
}

static void
grow (MergePlan *self,
      Node      *node)
{
  node->rank = self->nodes->len;
  g_ptr_array_add (self->nodes, node);
  if (node->klass->first_child == node->klass->n_fields)
    return;
  node->children = g_ptr_array_new ();
  for (guint i = node->klass->first_child; i < node->klass->n_fields; i++)
    {
      const PmapField *field = &node->klass->fields[i];

      if (field->kind == PMAP_KIND_RECORDS)
        join_lists (node, field, node->children);
      else if (field->kind == PMAP_KIND_RECORD)
        {
          Node *child = add_node (node, field, node->children);

          for (Side side = 0; side < N_SIDES; side++)
            if (node->records[side] != NULL)
              set_record (child, side, pmap_record_get_record (node->records[side], field), 0);
        }
    }
  for (guint i = 0; i < node->children->len; i++)
    grow (self, node->children->pdata[i]);
}

/* The id of a record, which is the same in each copy. */
const char *
_pmap_merge_get_id (Node *node)
{
  for (Side side = 0; side < N_SIDES; side++)
    if (node->records[side] != NULL)
      return pmap_record_get_id (node->records[side]);
  return NULL;
}

static void
index_id (MergePlan *self,
          Node      *node)
{
  const char *id = node->klass->noun->id_prefix != NULL ? _pmap_merge_get_id (node) : NULL;
  Node *first = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;

  if (first != NULL)
    {
      node->next_same_id = first->next_same_id;
      first->next_same_id = node;
    }
  else if (id != NULL)
    g_hash_table_insert (self->by_id, (char *) id, node);
}

static void
add_referrer (MergePlan  *self,
              const char *id,
              Node       *node)
{
  GPtrArray *nodes = g_hash_table_lookup (self->referrers, id);

  if (nodes == NULL)
    {
      nodes = g_ptr_array_new ();
      g_hash_table_insert (self->referrers, (char *) id, nodes);
    }
  if (nodes->len == 0 || nodes->pdata[nodes->len - 1] != node)
    g_ptr_array_add (nodes, node);
}

static void
index_references (MergePlan *self,
                  Node      *node)
{
  for (guint i = 0; i < node->klass->first_child; i++)
    for (Side side = 0; node->klass->fields[i].kind == PMAP_KIND_REFERENCE && side < N_SIDES; side++)
      {
        const char *id = node->records[side] != NULL
                         ? pmap_record_get_reference (node->records[side], &node->klass->fields[i]) : NULL;

        if (id != NULL)
          add_referrer (self, id, node);
      }
}

/* The copies stay the caller's; they must live as long as the plan, and not change. */
MergePlan *
_pmap_merge_plan_new (PmapDocument *before,
                      PmapDocument *mine,
                      PmapDocument *theirs)
{
  MergePlan *self = g_new0 (MergePlan, 1);

  self->documents[BEFORE] = before;
  self->documents[MINE] = mine;
  self->documents[THEIRS] = theirs;
  self->nodes = g_ptr_array_new_with_free_func (free_node);
  self->knots = g_ptr_array_new_with_free_func (free_knot);
  self->by_id = g_hash_table_new (g_direct_hash, g_direct_equal);     /* ids are interned */
  self->referrers = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->root = g_new0 (Node, 1);
  for (Side side = 0; side < N_SIDES; side++)
    set_record (self->root, side, PMAP_RECORD (self->documents[side]), 0);
  grow (self, self->root);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      if (i > 0)
        index_id (self, self->nodes->pdata[i]);
      index_references (self, self->nodes->pdata[i]);
    }
  return self;
}

void
_pmap_merge_plan_free (MergePlan *self)
{
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->knots);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->referrers);
  g_clear_pointer (&self->alike, g_hash_table_unref);
  for (Side side = 0; side < N_SIDES; side++)
    g_clear_pointer (&self->entries[side], g_hash_table_unref);
  for (Work work = 0; work < N_WORKS; work++)
    g_clear_pointer (&self->works[work], g_ptr_array_unref);
  g_free (self);
}
