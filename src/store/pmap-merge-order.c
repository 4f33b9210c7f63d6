/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of a merged list. What neither side moved stays as it was, and is what the rest is placed by: everything that a
 * side moved or added comes behind the same neighbour as on that side. Where both have something for the same gap, each
 * side's stays together, and what was there before comes first. Never a matter to ask people about. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

#include "model/pmap-match.h"

#define NO_GAP G_MAXUINT

/* A record of the list. */
typedef struct
{
  Node *node;
  guint gaps[N_SIDES];    /* between which of those that stay the side wants it; NO_GAP: the side does not care */
  gboolean is_moved[N_SIDES];
  gboolean is_done;
} Item;

static int
compare_places_cb (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  Side side = GPOINTER_TO_INT (user_data);
  guint first = (*(const Node *const *) a)->places[side], second = (*(const Node *const *) b)->places[side];

  return (first > second) - (first < second);
}

static int
compare_items_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return compare_places_cb (&(*(Item *const *) a)->node, &(*(Item *const *) b)->node, user_data);
}

static int
compare_content_cb (gconstpointer a,
                    gconstpointer b)
{
  const Node *first = *(const Node *const *) a, *second = *(const Node *const *) b;
  Side x = first->records[MINE] != NULL ? MINE : THEIRS, y = second->records[MINE] != NULL ? MINE : THEIRS;
  int order = pmap_record_compare (first->records[x], second->records[y]);

  return order != 0 ? order : (first->rank > second->rank) - (first->rank < second->rank);
}

/* Puts the nodes of a list that is all one side's into that side's order. */
void
_pmap_merge_order_side (GPtrArray *nodes,
                        Side       side)
{
  g_ptr_array_sort_with_data (nodes, compare_places_cb, GINT_TO_POINTER (side));
}

/* Puts nodes into the order of what they say, first field first. */
void
_pmap_merge_sort_by_content (GPtrArray *nodes)
{
  g_ptr_array_sort (nodes, compare_content_cb);
}

/* The records as a side has them, and which of them it moved. */
static GPtrArray *
list_side (Item  *items,
           guint  n,
           Side   side)
{
  GPtrArray *sequence = g_ptr_array_new ();
  g_autofree guint *places = g_new (guint, n);
  g_autofree gboolean *moved = NULL;

  for (guint i = 0; i < n; i++)
    if (items[i].node->records[side] != NULL)
      g_ptr_array_add (sequence, &items[i]);
  g_ptr_array_sort_with_data (sequence, compare_items_cb, GINT_TO_POINTER (side));
  for (guint i = 0; i < sequence->len; i++)
    {
      Node *node = ((Item *) sequence->pdata[i])->node;

      places[i] = node->records[BEFORE] != NULL ? node->places[BEFORE] : PMAP_MATCH_NONE;
    }
  moved = pmap_match_moved (places, sequence->len);
  for (guint i = 0; i < sequence->len; i++)
    ((Item *) sequence->pdata[i])->is_moved[side] = moved[i];
  return sequence;
}

static gboolean
stays (const Item *item)
{
  return item->node->records[BEFORE] != NULL && !item->is_moved[MINE] && !item->is_moved[THEIRS];
}

static void
find_gaps (GPtrArray  *sequence,
           Side        side,
           GHashTable *fixed)
{
  guint gap = 0;

  for (guint i = 0; i < sequence->len; i++)
    {
      Item *item = sequence->pdata[i];

      if (stays (item))
        gap = GPOINTER_TO_UINT (g_hash_table_lookup (fixed, item)) + 1;
      else if (item->node->records[BEFORE] == NULL || item->is_moved[side])
        item->gaps[side] = gap;
    }
}

/* The next of a side's records for a gap; those that the other side has placed already are passed over. */
static Item *
peek_item (GPtrArray *sequence,
           guint     *next,
           Side       side,
           guint      gap)
{
  for (; *next < sequence->len; (*next)++)
    {
      Item *item = sequence->pdata[*next];

      if (item->is_done || item->gaps[side] == NO_GAP)
        continue;
      return item->gaps[side] == gap ? item : NULL;
    }
  return NULL;
}

static void
emit (GPtrArray *nodes,
      Item      *item)
{
  item->is_done = TRUE;
  g_ptr_array_add (nodes, item->node);
}

static void
fill_gap (GPtrArray *nodes,
          GPtrArray *sequences[N_SIDES],
          guint      nexts[N_SIDES],
          guint      gap)
{
  Side turn = BEFORE;

  while (TRUE)
    {
      Item *mine = peek_item (sequences[MINE], &nexts[MINE], MINE, gap);
      Item *theirs = peek_item (sequences[THEIRS], &nexts[THEIRS], THEIRS, gap);
      gboolean mine_only = mine != NULL && mine->gaps[THEIRS] == NO_GAP;
      gboolean theirs_only = theirs != NULL && theirs->gaps[MINE] == NO_GAP;

      if (mine == NULL && theirs == NULL)
        return;
      if (mine == NULL || theirs == NULL || mine == theirs)
        {
          turn = BEFORE;
          emit (nodes, mine != NULL ? mine : theirs);
        }
      else if (mine_only && theirs_only)
        {
          /* A side goes on for as long as it has something of its own. */
          if (turn == BEFORE)
            turn = mine->node->rank < theirs->node->rank ? MINE : THEIRS;
          emit (nodes, turn == MINE ? mine : theirs);
        }
      else if (mine_only != theirs_only)
        emit (nodes, mine_only ? mine : theirs);
      else
        {
          turn = BEFORE;
          emit (nodes, mine->node->rank < theirs->node->rank ? mine : theirs);
        }
    }
}

/* Puts the nodes of one merged list into their order; before, they are in that of the plan. */
void
_pmap_merge_order (GPtrArray *nodes)
{
  guint n = nodes->len, n_fixed = 0, nexts[N_SIDES] = { 0 };
  g_autofree Item *items = NULL;
  g_autoptr (GHashTable) fixed = NULL;
  g_autoptr (GPtrArray) mine = NULL, theirs = NULL;
  GPtrArray *sequences[N_SIDES];

  if (n < 2)
    return;
  items = g_new0 (Item, n);
  for (guint i = 0; i < n; i++)
    items[i] = (Item) { .node = nodes->pdata[i], .gaps = { NO_GAP, NO_GAP, NO_GAP } };
  sequences[BEFORE] = NULL;
  sequences[MINE] = mine = list_side (items, n, MINE);
  sequences[THEIRS] = theirs = list_side (items, n, THEIRS);
  fixed = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n; i++)
    if (stays (&items[i]))
      g_hash_table_insert (fixed, &items[i], GUINT_TO_POINTER (n_fixed++));
  find_gaps (mine, MINE, fixed);
  find_gaps (theirs, THEIRS, fixed);
  for (guint i = 0; i < n; i++)
    if (items[i].gaps[MINE] != items[i].gaps[THEIRS])      /* none is the highest of all */
      items[i].gaps[items[i].gaps[MINE] < items[i].gaps[THEIRS] ? THEIRS : MINE] = NO_GAP;
  g_ptr_array_set_size (nodes, 0);
  fill_gap (nodes, sequences, nexts, 0);
  for (guint i = 0, gap = 1; i < n; i++)
    if (stays (&items[i]))
      {
        emit (nodes, &items[i]);
        fill_gap (nodes, sequences, nexts, gap++);
      }
  g_assert (nodes->len == n);
}
