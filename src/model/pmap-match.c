/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which record of one copy of a list is which of another: what comparing, adopting and merging stand on. A noun with ids
 * is found by its id. The others (needs, rates, memberships …) are found by what they say, then by the fields that their
 * table marks as the key; of several with the same key the first is the first, the second the second. So no key has to
 * be unique, and no record is ever left out.
 *
 * Matching a with b gives the same pairs as matching b with a: merging stands on that, too. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-match.h"

#include "base/pmap-hash.h"
#include "model/pmap-kind.h"
#include "model/pmap-record-list.h"
#include "model/pmap-record-private.h"

typedef enum
{
  PASS_ID,
  PASS_CONTENT,
  PASS_KEY,
  PASS_FIRST_KEY,     /* a key of several fields, of which a later one was changed */
  PASS_REST,          /* the key was changed, the rest was not */
} Pass;

typedef struct
{
  gpointer const *before, *after;
  guint n_before, n_after;
  guint *match;       /* of each after: its place before, or none */
  gboolean *taken;    /* of each before */
  guint *heads, *nexts, n_heads;
} Matcher;

static guint
hash_text (const char *text)
{
  return text != NULL ? pmap_hash_text (text) : 0;
}

/**
 * pmap_match_hash:
 * @record: a record
 * @field: one of its fields
 *
 * Returns: a number that is the same where pmap_record_equal_field() finds no difference; of others nobody can tell beforehand
 *   which have the same, whoever made the file
 */
guint
pmap_match_hash (PmapRecord      *record,
                 const PmapField *field)
{
  return pmap_field_get_storage (field)->hash (G_STRUCT_MEMBER_P (record, field->offset));
}

/* All that pmap_record_equal() looks at. */
guint
_pmap_record_hash (PmapRecord *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  guint hash = pmap_hash_number ((gsize) record->id);

  for (guint i = 0; i < klass->n_fields; i++)
    hash = pmap_hash_number ((guint64) hash << 32 | pmap_match_hash (record, &klass->fields[i]));
  if (record->foreign != NULL)
    hash ^= hash_text (record->foreign->attributes) + 33 * hash_text (record->foreign->elements);
  return hash;
}

/* Whether a pass looks at a field. */
static gboolean
is_asked (PmapRecordClass *klass,
          guint            at,
          Pass             pass)
{
  const PmapField *field = &klass->fields[at];
  gboolean is_key = field->flags & PMAP_FIELD_KEY;

  if (!pmap_field_is_scalar (field))
    return FALSE;
  if (pass == PASS_REST)
    return !is_key;
  if (pass == PASS_FIRST_KEY)
    for (guint i = 0; i < at; i++)
      if (klass->fields[i].flags & PMAP_FIELD_KEY)
        return FALSE;
  return is_key;
}

static guint
hash_record (PmapRecord *record,
             Pass        pass)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  guint hash = 0;

  if (pass == PASS_ID)
    return pmap_hash_number ((gsize) record->id);
  if (pass == PASS_CONTENT)
    return _pmap_record_hash (record);
  for (guint i = 0; i < klass->n_fields; i++)
    if (is_asked (klass, i, pass))
      hash = pmap_hash_number ((guint64) hash << 32 | pmap_match_hash (record, &klass->fields[i]));
  return hash;
}

static gboolean
are_same (PmapRecord *a,
          PmapRecord *b,
          Pass        pass)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (a);

  if (pass == PASS_ID)
    return a->id == b->id;      /* interned */
  if (pass == PASS_CONTENT)
    return pmap_record_equal (a, b);
  for (guint i = 0; i < klass->n_fields; i++)
    if (is_asked (klass, i, pass) && !pmap_record_equal_field (a, b, &klass->fields[i]))
      return FALSE;
  return TRUE;
}

/* Whether a record says enough for a pass: two that say nothing are not the same for that. */
static gboolean
says_something (PmapRecord *record,
                Pass        pass)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  if (pass < PASS_FIRST_KEY)
    return TRUE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (is_asked (klass, i, pass) && !pmap_record_is_default (record, &klass->fields[i]))
      return TRUE;
  return FALSE;
}

static void
run_pass (Matcher *self,
          Pass     pass)
{
  for (guint i = 0; i < self->n_heads; i++)
    self->heads[i] = PMAP_MATCH_NONE;
  for (guint i = self->n_before; i-- > 0;)
    if (!self->taken[i])
      {
        guint slot = hash_record (self->before[i], pass) & (self->n_heads - 1);

        self->nexts[i] = self->heads[slot];
        self->heads[slot] = i;
      }
  for (guint i = 0; i < self->n_after; i++)
    {
      PmapRecord *record = self->after[i];
      guint *link;

      if (self->match[i] != PMAP_MATCH_NONE || !says_something (record, pass))
        continue;
      link = &self->heads[hash_record (record, pass) & (self->n_heads - 1)];
      while (*link != PMAP_MATCH_NONE && !are_same (self->before[*link], record, pass))
        link = &self->nexts[*link];
      if (*link == PMAP_MATCH_NONE)
        continue;
      self->match[i] = *link;
      self->taken[*link] = TRUE;
      *link = self->nexts[*link];
    }
}

static gboolean
has_key (PmapRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].flags & PMAP_FIELD_KEY)
      return TRUE;
  return FALSE;
}

/**
 * pmap_match_records:
 * @before: (array length=n_before): records of one noun
 * @n_before: how many
 * @after: (array length=n_after): records of the same noun, in the other copy
 * @n_after: how many
 * @flags: how far to go
 *
 * Returns: (transfer full) (array length=n_after): of each record of @after the place of the same one in @before, or
 *   %PMAP_MATCH_NONE; no place stands there twice
 */
guint *
pmap_match_records (gpointer const *before,
                    guint           n_before,
                    gpointer const *after,
                    guint           n_after,
                    PmapMatchFlags  flags)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n_before);
  g_autofree guint *nexts = g_new (guint, n_before);
  g_autofree guint *heads = NULL;
  Matcher self = { before, after, n_before, n_after, g_new (guint, n_after), taken, NULL, nexts, 1 };
  PmapRecordClass *klass;
  guint same = 0;

  for (guint i = 0; i < n_after; i++)
    self.match[i] = PMAP_MATCH_NONE;
  if (n_before == 0 || n_after == 0)
    return self.match;
  klass = PMAP_RECORD_GET_CLASS (before[0]);
  /* Two copies of a list mostly begin alike. */
  while (same < MIN (n_before, n_after) && are_same (before[same], after[same], klass->noun->id_prefix != NULL ? PASS_ID : PASS_CONTENT))
    {
      self.match[same] = same;
      taken[same++] = TRUE;
    }
  if (same == MIN (n_before, n_after))
    return self.match;
  while (self.n_heads < n_before)
    self.n_heads *= 2;
  self.heads = heads = g_new (guint, self.n_heads);
  if (klass->noun->id_prefix != NULL)
    {
      run_pass (&self, PASS_ID);
      return self.match;
    }
  run_pass (&self, PASS_CONTENT);
  if (flags == PMAP_MATCH_EQUAL || !has_key (klass))
    return self.match;
  run_pass (&self, PASS_KEY);
  if (flags == PMAP_MATCH_LIKELY)
    {
      run_pass (&self, PASS_FIRST_KEY);
      run_pass (&self, PASS_REST);
    }
  return self.match;
}

/**
 * pmap_match_moved:
 * @match: (array length=n): of each record of a list its place in another copy, or %PMAP_MATCH_NONE
 * @n: how many
 *
 * Finds the fewest records that were moved, if the others stayed: those outside a longest run of rising places.
 *
 * Returns: (transfer full) (array length=n): whether each record has a match, and was moved
 */
gboolean *
pmap_match_moved (const guint *match,
                  guint        n)
{
  gboolean *moved = g_new0 (gboolean, n);
  g_autofree guint *ends = g_new (guint, n);          /* of the best run of each length, its last record */
  g_autofree guint *previous = g_new (guint, n);
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0, high = length;

      if (match[i] == PMAP_MATCH_NONE)
        continue;
      moved[i] = TRUE;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (match[ends[middle]] < match[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? ends[low - 1] : PMAP_MATCH_NONE;
      ends[low] = i;
      length = MAX (length, low + 1);
    }
  for (guint i = length > 0 ? ends[length - 1] : PMAP_MATCH_NONE; i != PMAP_MATCH_NONE; i = previous[i])
    moved[i] = FALSE;
  return moved;
}
