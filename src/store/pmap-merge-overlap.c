/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two records of a list that would both count for one thing: a pupil whom both put into one group with different first days
 * has one place, not two that are both charged. Which fields say that it is one thing, and from when until when a record
 * holds, stands in the tables (PMAP_FIELD_ONCE, _FROM, _UNTIL); nothing here knows a noun.
 *
 * Only what the merge itself would bring about is asked. What overlaps in one of the copies was somebody's own doing. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

#include "base/pmap-hash.h"
#include "model/pmap-match.h"

/* Fields of one noun that together say what counts once. */
#define ONCE_MAXIMUM 4

/* Of so many records of a list that say the same each pair is looked at. Nobody means more: what either side touched of them is
 * then decided together. */
#define ALIKE_MAXIMUM 64

/* Whether the merged record may say what a copy says. */
static gboolean
may_say (Node  *node,
         guint  at,
         Side   side)
{
  if (node->records[side] == NULL)
    return FALSE;
  return _pmap_merge_knot_round (node) != NULL || _pmap_merge_knot (node, at) != NULL
         || _pmap_merge_choose_side (node, &node->klass->fields[at]) == side;
}

static gboolean
is_same (PmapRecord      *a,
         PmapRecord      *b,
         const PmapField *field)
{
  return !pmap_record_is_default (a, field) && pmap_record_equal_field (a, b, field);
}

static gboolean
may_be_same (Node  *a,
             Node  *b,
             guint  at)
{
  for (Side one = BEFORE; one < N_SIDES; one++)
    for (Side other = BEFORE; other < N_SIDES; other++)
      if (may_say (a, at, one) && may_say (b, at, other)
          && is_same (a->records[one], b->records[other], &a->klass->fields[at]))
        return TRUE;
  return FALSE;
}

/* The earliest first day, or the latest last one, that the merged record may say. */
static PmapDate
find_furthest (Node  *node,
               guint  at)
{
  const PmapField *field = &node->klass->fields[at];
  gboolean is_last = field->flags & PMAP_FIELD_UNTIL;
  PmapDate furthest = is_last ? PMAP_DATE_NONE : G_MAXUINT32;

  for (Side side = BEFORE; side < N_SIDES; side++)
    if (may_say (node, at, side))
      {
        PmapDate day = pmap_record_get_date (node->records[side], field);

        if (is_last)
          furthest = MAX (furthest, day != PMAP_DATE_NONE ? day : G_MAXUINT32);
        else
          furthest = MIN (furthest, day);       /* no day is the lowest */
      }
  return furthest;
}

static PmapDate
get_day (Node  *node,
         guint  at,
         Side   side)
{
  PmapDate day = pmap_record_get_date (node->records[side], &node->klass->fields[at]);

  return day == PMAP_DATE_NONE && node->klass->fields[at].flags & PMAP_FIELD_UNTIL ? G_MAXUINT32 : day;
}

/* A noun's fields that tell what counts once. */
typedef struct
{
  guint once[ONCE_MAXIMUM], n_once;
  guint from, until;      /* G_MAXUINT: it has none */
} Rule;

/* What may say the same in all fields that tell what counts once. */
typedef struct
{
  GPtrArray *nodes;
  gboolean is_looked_at;  /* as a whole, where they are many */
  Node *tied;             /* then one of those that were tied */
} Alike;

static gboolean
find_rule (PmapRecordClass *klass,
           Rule            *rule)
{
  *rule = (Rule) { .from = G_MAXUINT, .until = G_MAXUINT };
  for (guint i = 0; i < klass->first_child; i++)
    {
      if (klass->fields[i].flags & PMAP_FIELD_ONCE)
        {
          g_assert (rule->n_once < ONCE_MAXIMUM);
          rule->once[rule->n_once++] = i;
        }
      if (klass->fields[i].flags & PMAP_FIELD_FROM)
        rule->from = i;
      if (klass->fields[i].flags & PMAP_FIELD_UNTIL)
        rule->until = i;
    }
  return rule->n_once > 0 && klass->noun->id_prefix == NULL;
}

/* Whether the merged records may both count. */
static gboolean
may_overlap (const Rule *rule,
             Node       *a,
             Node       *b)
{
  for (guint i = 0; i < rule->n_once; i++)
    if (!may_be_same (a, b, rule->once[i]))
      return FALSE;
  return rule->from == G_MAXUINT || rule->until == G_MAXUINT
         || (find_furthest (a, rule->from) <= find_furthest (b, rule->until)
             && find_furthest (b, rule->from) <= find_furthest (a, rule->until));
}

/* Whether they both count in a copy. */
static gboolean
overlap (const Rule *rule,
         Node       *a,
         Node       *b,
         Side        side)
{
  if (a->records[side] == NULL || b->records[side] == NULL)
    return FALSE;
  for (guint i = 0; i < rule->n_once; i++)
    if (!is_same (a->records[side], b->records[side], &a->klass->fields[rule->once[i]]))
      return FALSE;
  return rule->from == G_MAXUINT || rule->until == G_MAXUINT
         || (get_day (a, rule->from, side) <= get_day (b, rule->until, side)
             && get_day (b, rule->from, side) <= get_day (a, rule->until, side));
}

static gboolean
is_of_rule (const Rule *rule,
            Node       *node,
            guint       at)
{
  return node->klass->fields[at].flags & PMAP_FIELD_ONCE || at == rule->from || at == rule->until;
}

/* Whether the copies differ in what the rule looks at: only then can the merge bring something about. */
static gboolean
is_touched (const Rule *rule,
            Node       *node)
{
  if (node->records[MINE] == NULL || node->records[THEIRS] == NULL)
    return TRUE;
  for (guint i = 0; i < node->klass->first_child; i++)
    if (is_of_rule (rule, node, i) && !_pmap_merge_says_same (node, MINE, THEIRS, &node->klass->fields[i]))
      return TRUE;
  return FALSE;
}

static gboolean
may_be_there (Node *node)
{
  return _pmap_merge_knot_round (node) != NULL || _pmap_merge_is_there (node);
}

/* So that whatever is decided, the two stand to each other as in one of the copies. */
static Knot *
tie_touched (MergePlan  *self,
             const Rule *rule,
             Node       *node,
             Knot       *knot)
{
  if (node->records[MINE] == NULL || node->records[THEIRS] == NULL)
    return _pmap_merge_tie (self, node, WHOLE, knot);
  for (guint i = 0; i < node->klass->first_child; i++)
    if (is_of_rule (rule, node, i) && !_pmap_merge_says_same (node, MINE, THEIRS, &node->klass->fields[i]))
      knot = _pmap_merge_tie (self, node, i, knot);
  return knot;
}

/* Whether taking back what is tied leaves something that both changed alike, so that it need not be as it was. */
static gboolean
is_changed_alike (const Rule *rule,
                  Node       *node)
{
  for (guint i = 0; i < node->klass->first_child; i++)
    if (is_of_rule (rule, node, i) && _pmap_merge_says_same (node, MINE, THEIRS, &node->klass->fields[i])
        && !_pmap_merge_says_same (node, BEFORE, MINE, &node->klass->fields[i]))
      return TRUE;
  return FALSE;
}

static void
tie_pair (MergePlan  *self,
          const Rule *rule,
          Node       *a,
          Node       *b)
{
  Knot *knot;

  if (!may_overlap (rule, a, b) || overlap (rule, a, b, MINE) || overlap (rule, a, b, THEIRS))
    return;
  knot = tie_touched (self, rule, b, tie_touched (self, rule, a, NULL));
  knot->is_overlap = TRUE;
  knot->no_before |= is_changed_alike (rule, a) || is_changed_alike (rule, b);
}

static void
free_alike (gpointer data)
{
  Alike *alike = data;

  g_ptr_array_unref (alike->nodes);
  g_free (alike);
}

/* The ways in which the merged record may say what counts once, each field as in some copy: a number for each. */
static void
list_sayings (const Rule *rule,
              Node       *node,
              guint       at,
              guint       hash,
              GArray     *sayings)
{
  const PmapField *field;

  if (at == rule->n_once)
    {
      for (guint i = 0; i < sayings->len; i++)
        if (g_array_index (sayings, guint, i) == hash)
          return;
      g_array_append_val (sayings, hash);
      return;
    }
  field = &node->klass->fields[rule->once[at]];
  for (Side side = BEFORE; side < N_SIDES; side++)
    if (node->records[side] != NULL && !pmap_record_is_default (node->records[side], field))
      list_sayings (rule, node, at + 1,
                    pmap_hash_number ((guint64) hash << 32 | pmap_match_hash (node->records[side], field)), sayings);
}

static GArray *
find_sayings (const Rule *rule,
              Node       *node)
{
  GArray *sayings = g_array_new (FALSE, FALSE, sizeof (guint));

  list_sayings (rule, node, 0, pmap_hash_number ((gsize) node->parent) ^ pmap_hash_number ((gsize) node->field), sayings);
  return sayings;
}

static void
index_alike (MergePlan *self)
{
  self->alike = g_hash_table_new_full (NULL, NULL, NULL, free_alike);
  for (guint i = 1; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];
      g_autoptr (GArray) sayings = NULL;
      Rule rule;

      if (node->field->kind != PMAP_KIND_RECORDS || !find_rule (node->klass, &rule))
        continue;
      sayings = find_sayings (&rule, node);
      for (guint j = 0; j < sayings->len; j++)
        {
          gpointer saying = GUINT_TO_POINTER (g_array_index (sayings, guint, j));
          Alike *alike = g_hash_table_lookup (self->alike, saying);

          if (alike == NULL)
            {
              alike = g_new0 (Alike, 1);
              alike->nodes = g_ptr_array_new ();
              g_hash_table_insert (self->alike, saying, alike);
            }
          g_ptr_array_add (alike->nodes, node);
        }
    }
}

static gboolean
is_touched_by (const Rule *rule,
               Node       *node,
               Side        side)
{
  if ((node->records[side] != NULL) != (node->records[BEFORE] != NULL))
    return TRUE;
  for (guint i = 0; i < node->klass->first_child; i++)
    if (is_of_rule (rule, node, i) && !_pmap_merge_says_same (node, BEFORE, side, &node->klass->fields[i]))
      return TRUE;
  return FALSE;
}

/* Ties a node of many that are alike to the others. */
static void
tie_to_many (MergePlan  *self,
             const Rule *rule,
             Alike      *alike,
             Node       *node)
{
  Knot *knot;

  self->n_steps++;
  if (!may_be_there (node) || !is_touched (rule, node))
    return;
  knot = tie_touched (self, rule, node, alike->tied != NULL ? tie_touched (self, rule, alike->tied, NULL) : NULL);
  knot->is_overlap = TRUE;
  knot->no_before |= is_changed_alike (rule, node);
  alike->tied = node;
}

static void
tie_many (MergePlan  *self,
          const Rule *rule,
          Alike      *alike,
          Node       *node)
{
  gboolean is_touched_here[N_SIDES] = { FALSE };

  if (alike->is_looked_at && alike->tied != NULL)
    tie_to_many (self, rule, alike, node);
  if (alike->is_looked_at)
    return;
  alike->is_looked_at = TRUE;
  for (guint i = 0; i < alike->nodes->len; i++)
    for (Side side = MINE; side < N_SIDES; side++)
      is_touched_here[side] |= is_touched_by (rule, alike->nodes->pdata[i], side);
  self->n_steps += alike->nodes->len;
  for (guint i = 0; is_touched_here[MINE] && is_touched_here[THEIRS] && i < alike->nodes->len; i++)
    tie_to_many (self, rule, alike, alike->nodes->pdata[i]);
}

/* Ties what would count twice: a record with others of its list. */
void
_pmap_merge_tie_overlaps (MergePlan *self,
                          Node      *node)
{
  g_autoptr (GArray) sayings = NULL;
  Rule rule;

  if (node->field == NULL || node->field->kind != PMAP_KIND_RECORDS || !find_rule (node->klass, &rule) || !may_be_there (node))
    return;
  if (self->alike == NULL)
    index_alike (self);
  sayings = find_sayings (&rule, node);
  for (guint i = 0; i < sayings->len; i++)
    {
      Alike *alike = g_hash_table_lookup (self->alike, GUINT_TO_POINTER (g_array_index (sayings, guint, i)));

      if (alike->nodes->len > ALIKE_MAXIMUM)
        tie_many (self, &rule, alike, node);
      for (guint j = 0; alike->nodes->len <= ALIKE_MAXIMUM && j < alike->nodes->len; j++)
        {
          Node *other = alike->nodes->pdata[j];

          self->n_steps++;
          if (other != node && other->parent == node->parent && other->field == node->field && may_be_there (other)
              && (is_touched (&rule, node) || is_touched (&rule, other)))
            tie_pair (self, &rule, node->rank < other->rank ? node : other, node->rank < other->rank ? other : node);
        }
    }
}

static gboolean
is_new_on (Node *node,
           Side  side)
{
  return node->records[side] != NULL && node->records[BEFORE] == NULL && node->records[side == MINE ? THEIRS : MINE] == NULL
         && _pmap_merge_knot_round (node) == NULL && _pmap_merge_is_there (node);
}

/* Whether two records would count for one thing if `one`, of my copy, and `other`, of theirs, were the same. */
static gboolean
would_overlap (const Rule *rule,
               Node       *a,
               Node       *b,
               const char *one,
               const char *other)
{
  gboolean is_meant = FALSE;

  for (guint i = 0; i < rule->n_once; i++)
    {
      const PmapField *field = &a->klass->fields[rule->once[i]];

      if (field->kind == PMAP_KIND_REFERENCE && pmap_record_get_reference (a->records[MINE], field) == one
          && pmap_record_get_reference (b->records[THEIRS], field) == other)
        is_meant = TRUE;
      else if (!is_same (a->records[MINE], b->records[THEIRS], field))
        return FALSE;
    }
  return is_meant
         && (rule->from == G_MAXUINT || rule->until == G_MAXUINT
             || (get_day (a, rule->from, MINE) <= get_day (b, rule->until, THEIRS)
                 && get_day (b, rule->from, THEIRS) <= get_day (a, rule->until, MINE)));
}

/* What a side put into lists for a record, list by list. */
static GHashTable *
list_parts (MergePlan *self,
            Node      *node,
            Side       side)
{
  GHashTable *parts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *referrers = g_hash_table_lookup (self->referrers, pmap_record_get_id (node->records[side]));

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      Node *part = referrers->pdata[i];
      GPtrArray *nodes;

      self->n_steps++;
      if (part->klass->noun->id_prefix != NULL || !is_new_on (part, side))
        continue;
      nodes = g_hash_table_lookup (parts, part->parent);
      if (nodes == NULL)
        {
          nodes = g_ptr_array_new ();
          g_hash_table_insert (parts, part->parent, nodes);
        }
      g_ptr_array_add (nodes, part);
    }
  return parts;
}

/* Ties to the knot about one thing that both entered, as mine and as theirs, what each put into a list for it: the pupil
 * who is kept has one place in a group, not that of the other as well. */
void
_pmap_merge_tie_parts (MergePlan *self,
                       Knot      *knot,
                       Node      *mine,
                       Node      *theirs)
{
  const char *one = pmap_record_get_id (mine->records[MINE]), *other_one = pmap_record_get_id (theirs->records[THEIRS]);
  g_autoptr (GHashTable) others = list_parts (self, theirs, THEIRS);
  GPtrArray *referrers = g_hash_table_lookup (self->referrers, one);
  Rule rule;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      Node *node = referrers->pdata[i];
      GPtrArray *nodes = node->parent != NULL ? g_hash_table_lookup (others, node->parent) : NULL;

      self->n_steps++;
      if (nodes == NULL || node->klass->noun->id_prefix != NULL || !is_new_on (node, MINE) || !find_rule (node->klass, &rule))
        continue;
      for (guint j = 0; j < MIN (nodes->len, ALIKE_MAXIMUM); j++)
        {
          Node *other = nodes->pdata[j];

          self->n_steps++;
          if (other->field == node->field && is_new_on (other, THEIRS) && would_overlap (&rule, node, other, one, other_one))
            {
              knot = _pmap_merge_tie (self, other, WHOLE, _pmap_merge_tie (self, node, WHOLE, knot));
              break;
            }
        }
    }
}

/* Whether a knot is only about records of one list that one person entered and the other did not. */
static gboolean
is_of_new_records (Knot *knot)
{
  Node *first = g_array_index (knot->atoms, Atom, 0).node;
  guint n[N_SIDES] = { 0 };

  for (guint i = 0; i < knot->atoms->len; i++)
    {
      const Atom *atom = &g_array_index (knot->atoms, Atom, i);

      if (atom->what != WHOLE || atom->node->records[BEFORE] != NULL || atom->node->parent != first->parent
          || atom->node->field != first->field
          || (atom->node->records[MINE] != NULL) == (atom->node->records[THEIRS] != NULL))
        return FALSE;
      n[atom->node->records[MINE] != NULL ? MINE : THEIRS]++;
    }
  return n[MINE] > 0 && n[THEIRS] > 0;
}

static gboolean
has_room (Node            *parent,
          const PmapField *field)
{
  gint64 n = 0;

  if (field->maximum == 0 || parent->children->len <= field->maximum)
    return TRUE;
  for (guint i = 0; i < parent->children->len; i++)
    {
      Node *child = parent->children->pdata[i];

      n += child->field == field && may_be_there (child);
    }
  return n <= field->maximum;
}

/* Finds the knots about what both entered: it may be one thing or, against all appearance, two. */
void
_pmap_merge_find_overlaps (MergePlan *self)
{
  for (guint i = 0; i < self->knots->len; i++)
    {
      Knot *knot = self->knots->pdata[i];
      Node *first;

      if (knot->up != NULL || !knot->is_overlap || !is_of_new_records (knot))
        continue;
      first = g_array_index (knot->atoms, Atom, 0).node;
      if (has_room (first->parent, first->field))
        knot->is_twice = knot->no_before = TRUE;
    }
}
