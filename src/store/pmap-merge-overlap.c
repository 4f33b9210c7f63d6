/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two records of a list that would both count for one thing: a pupil whom both put into one group with different first days
 * has one place, not two that are both charged. Which fields say that it is one thing, and from when until when a record
 * holds, stands in the tables (PMAP_FIELD_ONCE, _FROM, _UNTIL); nothing here knows a noun.
 *
 * Only what the merge itself would bring about is asked. What overlaps in one of the copies was somebody's own doing. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

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
  GArray *once;
  guint from, until;      /* G_MAXUINT: it has none */
} Rule;

static gboolean
find_rule (PmapRecordClass *klass,
           Rule            *rule)
{
  *rule = (Rule) { g_array_new (FALSE, FALSE, sizeof (guint)), G_MAXUINT, G_MAXUINT };
  for (guint i = 0; i < klass->first_child; i++)
    {
      if (klass->fields[i].flags & PMAP_FIELD_ONCE)
        g_array_append_val (rule->once, i);
      if (klass->fields[i].flags & PMAP_FIELD_FROM)
        rule->from = i;
      if (klass->fields[i].flags & PMAP_FIELD_UNTIL)
        rule->until = i;
    }
  return rule->once->len > 0 && klass->id_prefix == NULL;
}

/* Whether the merged records may both count. */
static gboolean
may_overlap (const Rule *rule,
             Node       *a,
             Node       *b)
{
  for (guint i = 0; i < rule->once->len; i++)
    if (!may_be_same (a, b, g_array_index (rule->once, guint, i)))
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
  for (guint i = 0; i < rule->once->len; i++)
    if (!is_same (a->records[side], b->records[side], &a->klass->fields[g_array_index (rule->once, guint, i)]))
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
tie_list (MergePlan       *self,
          Node            *parent,
          const PmapField *field)
{
  g_autoptr (GPtrArray) there = g_ptr_array_new ();
  Rule rule;

  for (guint i = 0; i < parent->children->len; i++)
    {
      Node *child = parent->children->pdata[i];

      if (child->field == field && may_be_there (child))
        g_ptr_array_add (there, child);
    }
  if (there->len > 1 && find_rule (((Node *) there->pdata[0])->klass, &rule))
    for (guint i = 0; i < there->len; i++)
      if (is_touched (&rule, there->pdata[i]))
        for (guint j = 0; j < there->len; j++)
          /* Of two that are touched each pair is looked at once. */
          if (j > i || (j < i && !is_touched (&rule, there->pdata[j])))
            tie_pair (self, &rule, there->pdata[i], there->pdata[j]);
  if (there->len > 1)
    g_array_unref (rule.once);
}

/* Ties what would both count. */
void
_pmap_merge_tie_overlaps (MergePlan *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];

      for (guint j = node->klass->first_child; node->children != NULL && j < node->klass->n_fields; j++)
        if (node->klass->fields[j].kind == PMAP_KIND_RECORDS)
          tie_list (self, node, &node->klass->fields[j]);
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

  for (guint i = 0; i < rule->once->len; i++)
    {
      const PmapField *field = &a->klass->fields[g_array_index (rule->once, guint, i)];

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

/* Ties to the knot about one thing that both entered, as mine and as theirs, what each put into a list for it: the pupil
 * who is kept has one place in a group, not that of the other as well. */
void
_pmap_merge_tie_parts (MergePlan *self,
                       Knot      *knot,
                       Node      *mine,
                       Node      *theirs)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];
      gboolean has_rule;
      Rule rule;

      if (node->klass->id_prefix != NULL || !is_new_on (node, MINE))
        continue;
      has_rule = find_rule (node->klass, &rule);
      for (guint j = 0; has_rule && j < node->parent->children->len; j++)
        {
          Node *other = node->parent->children->pdata[j];

          if (other->field == node->field && is_new_on (other, THEIRS)
              && would_overlap (&rule, node, other, pmap_record_get_id (mine->records[MINE]),
                                pmap_record_get_id (theirs->records[THEIRS])))
            {
              knot = _pmap_merge_tie (self, other, WHOLE, _pmap_merge_tie (self, node, WHOLE, knot));
              break;
            }
        }
      g_array_unref (rule.once);
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

  for (guint i = 0; i < parent->children->len; i++)
    {
      Node *child = parent->children->pdata[i];

      n += child->field == field && may_be_there (child);
    }
  return field->maximum == 0 || n <= field->maximum;
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
