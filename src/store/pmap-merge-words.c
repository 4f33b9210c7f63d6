/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people read of a knot: which record and field, what it was before, and what each side made of it. */

#define G_LOG_DOMAIN "pmap-store"

#include "config.h"

#include "store/pmap-merge-private.h"

#include "base/pmap-hash.h"
#include "model/pmap-trail-entry.h"
#include "store/pmap-compare.h"

#include <glib/gi18n.h>

/* Nobody reads more sentences than this in a row. */
#define SENTENCES_MAXIMUM 6

/* Whatever part or field: no name of one is so. */
#define ANY "*"

static guint
get_depth (const Node *node)
{
  guint depth = 0;

  for (; node->parent != NULL; node = node->parent)
    depth++;
  return depth;
}

/* Whole records first, those that hold others before what is in them; then as they stand in the map. */
static int
compare_atoms_cb (gconstpointer a,
                  gconstpointer b)
{
  const Atom *first = a, *second = b;
  guint x = get_depth (first->node), y = get_depth (second->node);

  if ((first->what == WHOLE) != (second->what == WHOLE))
    return first->what == WHOLE ? -1 : 1;
  if (first->what == WHOLE && x != y)
    return x < y ? -1 : 1;
  if (first->node != second->node)
    return first->node->rank < second->node->rank ? -1 : 1;
  return first->what < second->what ? -1 : 1;
}

/* The record to call by its name: as it was before, or one that does not depend on the side. */
static PmapRecord *
get_record (const Node *node)
{
  PmapRecord *mine = node->records[MINE], *theirs = node->records[THEIRS];

  if (node->records[BEFORE] != NULL)
    return node->records[BEFORE];
  if (mine != NULL && theirs != NULL)
    return pmap_record_compare (mine, theirs) <= 0 ? mine : theirs;
  return mine != NULL ? mine : theirs;
}

static char *
format_value (Node            *node,
              Side             side,
              const PmapField *field)
{
  return node->records[side] != NULL ? pmap_record_format_field (node->records[side], field) : g_strdup ("");
}

/* Two references may read the same and mean different records. */
static char *
format_reference (Node            *node,
                  Side             side,
                  const PmapField *field)
{
  const char *id = node->records[side] != NULL ? pmap_record_get_reference (node->records[side], field) : NULL;
  g_autofree char *text = format_value (node, side, field);

  for (Side other = 0; id != NULL && other < N_SIDES; other++)
    {
      g_autofree char *other_text = format_value (node, other, field);
      const char *other_id = node->records[other] != NULL ? pmap_record_get_reference (node->records[other], field) : NULL;

      if (other_id != id && g_str_equal (text, other_text))
        /* translators: a name and an id: "1stClass@Number (i-12)". */
        return g_strdup_printf (_("%1$s (%2$s)"), text, id);
    }
  return g_steal_pointer (&text);
}

static char *
describe_value (Node *node,
                Side  side,
                int   what)
{
  const PmapField *field = what >= 0 ? &node->klass->fields[what] : NULL;

  if (field == NULL)
    return g_strdup (node->records[side] == NULL || node->records[side]->foreign == NULL ? "" : _("Other programs’ own"));
  return field->kind == PMAP_KIND_REFERENCE ? format_reference (node, side, field) : format_value (node, side, field);
}

static const char *
get_label (const Atom *atom)
{
  if (atom->what >= 0)
    return pmap_field_get_label (&atom->node->klass->fields[atom->what]);
  return atom->what == FOREIGN ? _("What other programs keep here") : "";
}

/* Whether a record that a side no longer has here is in another place of that side's copy, which says so itself. */
static gboolean
is_elsewhere (Node *node,
              Side  side)
{
  const char *id = node->klass->noun->id_prefix != NULL ? pmap_record_get_id (node->records[BEFORE]) : NULL;
  Node *root = node;

  while (root->parent != NULL)
    root = root->parent;
  return id != NULL && pmap_document_find (PMAP_DOCUMENT (root->records[side]), id) != NULL;
}

static void
add_whole (GPtrArray *differences,
           Node      *node,
           Side       side)
{
  PmapRecord *before = node->records[BEFORE], *after = node->records[side];

  if (before != NULL && after != NULL)
    {
      g_autoptr (GPtrArray) changes = pmap_compare_records (before, after);

      for (guint i = 0; i < changes->len; i++)
        g_ptr_array_add (differences, pmap_difference_copy (changes->pdata[i]));
    }
  else if (after != NULL || (before != NULL && !is_elsewhere (node, side)))
    g_ptr_array_add (differences, pmap_difference_new (after != NULL ? PMAP_DIFFERENCE_ADDED : PMAP_DIFFERENCE_REMOVED,
                                                       after != NULL ? after : before, NULL));
}

static void
add_part (GPtrArray  *differences,
          const Atom *atom,
          Side        side)
{
  Node *node = atom->node;
  PmapDifference *difference = NULL;

  if (node->records[side] == NULL || atom->what < 0)
    return;
  difference = pmap_compare_field (node->records[BEFORE], node->records[side], &node->klass->fields[atom->what]);
  if (difference != NULL)
    g_ptr_array_add (differences, difference);
}

/* What a side did to all of a knot, in sentences. */
static char *
describe_side (Knot *knot,
               Side  side)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func ((GDestroyNotify) pmap_difference_free);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < knot->atoms->len; i++)
    {
      Atom *atom = &g_array_index (knot->atoms, Atom, i);

      if (atom->what == WHOLE)
        add_whole (differences, atom->node, side);
      else
        add_part (differences, atom, side);
    }
  if (differences->len == 0)
    return g_strdup (_("Left as it was"));
  for (guint i = 0; i < MIN (differences->len, SENTENCES_MAXIMUM); i++)
    {
      g_autofree char *sentence = pmap_difference_describe (differences->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", sentence);
    }
  if (differences->len > SENTENCES_MAXIMUM)
    {
      guint n = differences->len - SENTENCES_MAXIMUM;
      g_autofree char *more = pmap_number_say (n, ngettext ("; and %u change more", "; and %u changes more", n));

      g_string_append (text, more);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The values of several fields of one record. */
static char *
describe_values (Knot *knot,
                 Side  side)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < knot->atoms->len; i++)
    {
      Atom *atom = &g_array_index (knot->atoms, Atom, i);
      g_autofree char *value = describe_value (atom->node, side, atom->what);

      if (knot->atoms->len == 1)
        return g_steal_pointer (&value);
      /* translators: a field's label and its value. */
      g_string_append_printf (text, _("%1$s: %2$s"), get_label (atom), *value != '\0' ? value : _("empty"));
      if (i + 1 < knot->atoms->len)
        g_string_append (text, "; ");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
list_labels (Knot *knot)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < knot->atoms->len; i++)
    {
      const char *label = get_label (&g_array_index (knot->atoms, Atom, i));

      if (*label != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether a knot is about fields of one record, so that their values say all. */
static gboolean
is_about_values (Knot *knot)
{
  Node *node = g_array_index (knot->atoms, Atom, 0).node;

  for (guint i = 0; i < knot->atoms->len; i++)
    if (g_array_index (knot->atoms, Atom, i).what == WHOLE || g_array_index (knot->atoms, Atom, i).node != node)
      return FALSE;
  return TRUE;
}

/* Whether all records of a knot say the same in a field. */
static gboolean
is_same_in_all (Knot            *knot,
                const PmapField *field)
{
  PmapRecord *first = get_record (g_array_index (knot->atoms, Atom, 0).node);

  for (guint i = 1; i < knot->atoms->len; i++)
    if (!pmap_record_equal_field (first, get_record (g_array_index (knot->atoms, Atom, i).node), field))
      return FALSE;
  return TRUE;
}

/* What a side says of what it entered: what it is, and the fields in which somebody says something else. All are of one noun. */
static char *
describe_entered (Knot *knot,
                  Side  side)
{
  PmapRecordClass *klass = g_array_index (knot->atoms, Atom, 0).node->klass;
  g_autofree gboolean *is_told = g_new0 (gboolean, klass->n_fields);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0, more;

  for (guint i = 0; i < klass->first_child; i++)
    is_told[i] = klass->fields[i].flags & PMAP_FIELD_ONCE || !is_same_in_all (knot, &klass->fields[i]);
  for (guint i = 0; i < knot->atoms->len; i++)
    {
      Node *node = g_array_index (knot->atoms, Atom, i).node;

      if (node->records[side] == NULL || n++ >= SENTENCES_MAXIMUM)
        continue;
      for (guint j = 0; j < klass->first_child; j++)
        {
          g_autofree char *value = is_told[j] ? describe_value (node, side, j) : NULL;

          if (value == NULL)
            continue;
          if (text->len > 0)
            g_string_append (text, "; ");
          /* translators: a field's label and its value. */
          g_string_append_printf (text, _("%1$s: %2$s"), pmap_field_get_label (&klass->fields[j]),
                                  *value != '\0' ? value : _("empty"));
        }
    }
  more = n - MIN (n, SENTENCES_MAXIMUM);
  if (more > 0)
    {
      g_autofree char *said = pmap_number_say (more, ngettext ("; and %u more", "; and %u more", more));

      g_string_append (text, said);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What keeps what somebody changed; and both, of what may be one or may be two. */
static PmapDecision
suggest (Knot *knot)
{
  /* Kept both, they both count: that is for people to say. */
  if (knot->is_overlap)
    return PMAP_DECISION_UNDECIDED;
  if (knot->is_twice)
    return PMAP_DECISION_BOTH;
  for (guint i = 0; i < knot->atoms->len; i++)
    {
      Atom *atom = &g_array_index (knot->atoms, Atom, i);
      gboolean is_mine = atom->node->records[MINE] != NULL, is_theirs = atom->node->records[THEIRS] != NULL;

      if (atom->what != WHOLE || atom->node->records[BEFORE] == NULL)
        return PMAP_DECISION_UNDECIDED;
      /* Where both left it, and for other places, the next one says more. */
      if (is_mine != is_theirs)
        return is_mine ? PMAP_DECISION_MINE : PMAP_DECISION_THEIRS;
    }
  return PMAP_DECISION_UNDECIDED;
}

static char *
list_titles (Knot *knot,
             Side  side)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < knot->atoms->len; i++)
    {
      Node *node = g_array_index (knot->atoms, Atom, i).node;
      g_autofree char *title = node->records[side] != NULL ? pmap_compare_title (node->records[side]) : NULL;

      if (title != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether anything of a knot is decided field by field. */
static gboolean
has_fields (Knot *knot)
{
  for (guint i = 0; i < knot->atoms->len; i++)
    if (g_array_index (knot->atoms, Atom, i).what >= 0)
      return TRUE;
  return FALSE;
}

static gboolean
was_there (Knot *knot)
{
  for (guint i = 0; i < knot->atoms->len; i++)
    if (g_array_index (knot->atoms, Atom, i).node->records[BEFORE] != NULL)
      return TRUE;
  return FALSE;
}

static void
set_sides (PmapConflictWords *words,
           Knot              *knot)
{
  Atom *first = &g_array_index (knot->atoms, Atom, 0);

  if (knot->is_twice && knot->is_overlap)
    {
      words->kind = PMAP_CONFLICT_TWICE;
      words->mine = describe_entered (knot, MINE);
      words->theirs = describe_entered (knot, THEIRS);
    }
  else if (knot->is_twice)
    {
      words->kind = PMAP_CONFLICT_TWICE;
      words->mine = list_titles (knot, MINE);
      words->theirs = list_titles (knot, THEIRS);
    }
  else if (is_about_values (knot))
    {
      words->kind = knot->atoms->len > 1 ? PMAP_CONFLICT_TOGETHER : PMAP_CONFLICT_CHANGED;
      words->before = describe_values (knot, BEFORE);
      words->mine = describe_values (knot, MINE);
      words->theirs = describe_values (knot, THEIRS);
    }
  else
    {
      words->kind = first->what == WHOLE && !(knot->is_overlap && has_fields (knot)) ? PMAP_CONFLICT_REMOVED : PMAP_CONFLICT_TOGETHER;
      words->mine = describe_side (knot, MINE);
      words->theirs = describe_side (knot, THEIRS);
    }
  if (words->before == NULL)
    words->before = g_strdup (was_there (knot) ? _("As it was") : _("Not there"));
}

/* What an entry of the trail is about, or may be asked for: a record, maybe a part of it, maybe a field. */
static char *
name_subject (const char *record,
              const char *part,
              const char *field)
{
  return g_strdup_printf ("%s\n%s\n%s", record, part != NULL ? part : "", field != NULL ? field : "");
}

/* Puts an entry where those look for it that ask for any part or field, or for just this one. */
static void
index_entry (GHashTable     *entries,
             PmapTrailEntry *entry)
{
  const char *parts[] = { ANY, entry->part }, *fields[] = { ANY, entry->field };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      {
        g_autofree char *subject = name_subject (entry->record, parts[i], fields[j]);
        PmapTrailEntry *last = g_hash_table_lookup (entries, subject);

        if (last == NULL || last->when <= entry->when)
          g_hash_table_replace (entries, g_steal_pointer (&subject), entry);
      }
}

/* What a side wrote down since before. */
static GHashTable *
get_entries (MergePlan *self,
             Side       side)
{
  if (self->entries[side] != NULL)
    return self->entries[side];
  self->entries[side] = g_hash_table_new_full (pmap_hash_text, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->root->children->len; i++)
    {
      Node *node = self->root->children->pdata[i];

      self->n_steps++;
      if (node->field->flags & PMAP_FIELD_LOG && node->records[side] != NULL && node->records[BEFORE] == NULL)
        index_entry (self->entries[side], PMAP_TRAIL_ENTRY (node->records[side]));
    }
  return self->entries[side];
}

/* The last entry of a side about what an atom decides. */
static PmapTrailEntry *
find_entry (MergePlan  *self,
            Side        side,
            const Atom *atom)
{
  GHashTable *entries = get_entries (self, side);
  PmapRecord *record = get_record (atom->node);
  const char *part = pmap_record_get_id (record) == NULL ? atom->node->klass->noun->element : ANY;
  const char *fields[] = { atom->what >= 0 ? atom->node->klass->fields[atom->what].name : ANY, NULL };
  PmapTrailEntry *last = NULL;

  while (record != NULL && pmap_record_get_id (record) == NULL)
    record = pmap_record_get_owner (record);
  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *subject = name_subject (pmap_record_get_id (record), part, fields[i]);
      PmapTrailEntry *entry = g_hash_table_lookup (entries, subject);

      self->n_steps++;
      if (entry != NULL && (last == NULL || last->when <= entry->when))
        last = entry;
    }
  return last;
}

/* Who did last what a side made of a knot, and when, as far as that side wrote it down since before. */
static char *
find_author (MergePlan *self,
             Knot      *knot,
             Side       side)
{
  PmapTrailEntry *last = NULL;

  for (guint i = 0; i < knot->atoms->len; i++)
    {
      PmapTrailEntry *entry = find_entry (self, side, &g_array_index (knot->atoms, Atom, i));

      if (entry != NULL && (last == NULL || last->when <= entry->when))
        last = entry;
    }
  return last != NULL ? pmap_record_describe (PMAP_RECORD (last)) : g_strdup ("");
}

/* Puts the atoms of a knot into their order, and says what it is about. */
PmapConflict *
_pmap_merge_make_conflict (MergePlan *self,
                           Knot      *knot)
{
  PmapConflictWords words = { 0 };
  PmapRecord *record;

  g_array_sort (knot->atoms, compare_atoms_cb);
  record = get_record (g_array_index (knot->atoms, Atom, 0).node);
  set_sides (&words, knot);
  words.title = pmap_compare_title (record);
  words.label = words.kind == PMAP_CONFLICT_CHANGED || words.kind == PMAP_CONFLICT_TOGETHER ? list_labels (knot) : g_strdup ("");
  words.suggestion = suggest (knot);
  words.decisions = 1u << PMAP_DECISION_MINE | 1u << PMAP_DECISION_THEIRS;
  if (!knot->no_before)
    words.decisions |= 1u << PMAP_DECISION_BEFORE;
  if (knot->is_twice)
    words.decisions |= 1u << PMAP_DECISION_BOTH;
  while (record != NULL && pmap_record_get_id (record) == NULL)
    record = pmap_record_get_owner (record);
  words.id = g_strdup (record != NULL ? pmap_record_get_id (record) : NULL);
  words.mine_by = find_author (self, knot, MINE);
  words.theirs_by = find_author (self, knot, THEIRS);
  return _pmap_conflict_new (&words);
}
