/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The laws of merging, on maps and edits by chance:
 *
 *   merge (B, X, B) = X, merge (B, B, X) = X, merge (B, X, X) = X;
 *   with the sides swapped the map and what is asked are the same;
 *   every edit is in the merged map, or in exactly one conflict;
 *   whatever is decided, the merged map is right, and reads back.
 *
 * PMAP_TEST_SCALE multiplies the number of triples (40 for the million that a release gets); PMAP_TEST_SEED repeats a run. */

#include "config.h"

#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "shared/random-document.h"
#include "shared/random-edits.h"
#include "store/pmap-merge-private.h"
#include "xml/pmap-xml-write.h"

/* Under a sanitizer everything takes ten times as long. */
#ifdef __has_feature
#if __has_feature (address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define TRIPLES 4000
#define SHARED_EDITS 1000
#else
#define TRIPLES 25000
#define SHARED_EDITS 10000
#endif

#define TRIPLES_A_MAP 20
#define EDITS_MAXIMUM 8

/* Reading a file back takes longer than merging: not every time. */
#define READ_BACK_EVERY 16

typedef struct
{
  PmapDocument *documents[N_SIDES];
  guint n_edits, n_knots, n_asked;
} Triple;

static gboolean
shorten_cb (PmapRecord *record,
            gpointer    user_data)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_TEXT || klass->fields[i].kind == PMAP_KIND_LONG_TEXT)
      {
        char *text = PMAP_FIELD_PLACE (char *, record, &klass->fields[i]);

        if (text != NULL && strlen (text) > 12)
          strcpy (text, "longer");
      }
  return TRUE;
}

/* A small map: merging does not look into a text, so that long ones only take time. */
static PmapDocument *
make_map (GRand *random)
{
  PmapDocument *document = random_document_new (random, g_rand_int_range (random, 1, 3));

  pmap_record_walk (PMAP_RECORD (document), shorten_cb, NULL);
  return document;
}

static MergePlan *
plan (PmapDocument *before,
      PmapDocument *mine,
      PmapDocument *theirs)
{
  MergePlan *self = _pmap_merge_plan_new (before, mine, theirs);

  _pmap_merge_find_conflicts (self);
  return self;
}

static void
show (const Triple *triple)
{
  for (Side side = 0; side < N_SIDES; side++)
    {
      g_autoptr (GBytes) bytes = pmap_xml_write (triple->documents[side]);

      g_test_message ("copy %u:\n%s", side, (const char *) g_bytes_get_data (bytes, NULL));
    }
}

static void
assert_same (const Triple *triple,
             PmapDocument *document,
             PmapDocument *expected)
{
  g_autoptr (GBytes) bytes = NULL, expected_bytes = NULL;

  if (pmap_record_equal (PMAP_RECORD (document), PMAP_RECORD (expected))
      && document->minor_version == expected->minor_version)
    return;
  show (triple);
  bytes = pmap_xml_write (document);
  expected_bytes = pmap_xml_write (expected);
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==, g_bytes_get_data (expected_bytes, NULL));
  g_assert_not_reached ();
}

static gboolean
note_id_cb (PmapRecord *record,
            gpointer    user_data)
{
  const char *id = pmap_record_get_id (record);

  if (id != NULL && !g_hash_table_add (user_data, (char *) id))
    {
      g_test_message ("the id %s is there twice", id);
      g_hash_table_add (user_data, NULL);
    }
  return TRUE;
}

/* In a map that is put together, and not read, nothing else would notice. */
static void
assert_ids_unique (const Triple *triple,
                   PmapDocument *document)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_direct_hash, g_direct_equal);

  pmap_record_walk (PMAP_RECORD (document), note_id_cb, ids);
  if (!g_hash_table_contains (ids, NULL))
    return;
  show (triple);
  g_assert_not_reached ();
}

static void
assert_right (const Triple *triple,
              PmapDocument *document)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  assert_ids_unique (triple, document);
  pmap_document_check (document, issues);
  for (guint i = 0; i < issues->len; i++)
    {
      PmapIssue *issue = issues->pdata[i];

      if (issue->severity != PMAP_SEVERITY_ERROR)
        continue;
      show (triple);
      g_test_message ("%s: %s", issue->id, issue->message);
      g_assert_not_reached ();
    }
}

/* A merge in which one side, or both, say all. */
static void
try_trivial (const Triple *triple,
             PmapDocument *mine,
             PmapDocument *theirs,
             PmapDocument *expected)
{
  g_autoptr (MergePlan) self = plan (triple->documents[BEFORE], mine, theirs);
  g_autoptr (PmapDocument) document = NULL;

  g_assert_cmpuint (self->knots->len, ==, 0);
  document = _pmap_merge_plan_make (self);
  assert_same (triple, document, expected);
}

static PmapDocument *
make (MergePlan    *self,
      PmapDecision  decision)
{
  for (guint i = 0; i < self->knots->len; i++)
    ((Knot *) self->knots->pdata[i])->decision = decision;
  return _pmap_merge_plan_make (self);
}

/* Whether people are asked about something of a record. */
static gboolean
is_asked (Node *node,
          int   what)
{
  return _pmap_merge_knot_round (node) != NULL || (what != WHOLE && _pmap_merge_knot (node, what) != NULL);
}

static gboolean
has_same_ids (MergePlan *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (((Node *) self->nodes->pdata[i])->next_same_id != NULL)
      return TRUE;
  return FALSE;
}

/* What a side did must be in the map that is made with its decisions; and in every map, if nobody was asked. */
static void
check_edits (Triple       *triple,
             MergePlan    *self,
             Side          side,
             PmapDocument *document,
             gboolean      is_own)
{
  for (guint i = 1; i < self->nodes->len; i++)
    {
      Node *node = self->nodes->pdata[i];
      PmapRecord *before = node->records[BEFORE], *after = node->records[side], *merged;

      if (node->klass->noun->id_prefix == NULL)
        continue;
      merged = pmap_document_find (document, pmap_record_get_id (after != NULL ? after : before != NULL ? before
                                                                 : node->records[side == MINE ? THEIRS : MINE]));
      if (merged != NULL && PMAP_RECORD_GET_CLASS (merged) != node->klass)
        merged = NULL;
      if ((before == NULL) == (after == NULL) && after == NULL)
        continue;
      if (after == NULL && (is_own || !is_asked (node, WHOLE)) && node->parent->records[side] != NULL
          && !has_same_ids (self))
        g_assert_null (merged);
      if (after == NULL)
        continue;
      if (before == NULL && (is_own || !is_asked (node, WHOLE)))
        g_assert_nonnull (merged);
      for (guint j = 0; j < node->klass->first_child; j++)
        if (before == NULL ? !pmap_record_is_default (after, &node->klass->fields[j])
                           : !pmap_record_equal_field (before, after, &node->klass->fields[j]))
          {
            triple->n_edits++;
            triple->n_asked += is_asked (node, j);
            if (!is_own && is_asked (node, j))
              continue;
            /* The other side removed it, and nobody was asked: only if nothing in it was changed. */
            g_assert_nonnull (merged);
            g_assert_true (pmap_record_equal_field (merged, after, &node->klass->fields[j]));
          }
    }
}

/* How often a pupil has two places in a group on one day. */
static guint
count_double_places (PmapDocument *document,
                     const char   *group,
                     const char   *pupil)
{
  PmapRecord *intervention = pmap_document_find (document, group);
  PmapRecordList *members = PMAP_IS_INTERVENTION (intervention) ? PMAP_INTERVENTION (intervention)->members : NULL;
  guint n = 0;

  for (guint i = 0; members != NULL && i < pmap_record_list_get_length (members); i++)
    for (guint j = 0; j < i; j++)
      {
        PmapMember *a = pmap_record_list_get (members, i), *b = pmap_record_list_get (members, j);

        n += a->pupil == pupil && b->pupil == pupil && (b->to == PMAP_DATE_NONE || a->from <= b->to)
             && (a->to == PMAP_DATE_NONE || b->from <= a->to);
      }
  return n;
}

/* Nobody gets a second place by merging. */
static void
check_places (const Triple *triple,
              PmapDocument *document)
{
  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (document->interventions, i);
      const char *group = pmap_record_get_id (PMAP_RECORD (intervention));

      for (guint j = 0; j < pmap_record_list_get_length (intervention->members); j++)
        {
          const char *pupil = ((PmapMember *) pmap_record_list_get (intervention->members, j))->pupil;
          gboolean was_double = FALSE;

          for (Side side = 0; side < N_SIDES; side++)
            was_double |= count_double_places (triple->documents[side], group, pupil) > 0;
          if (was_double || count_double_places (document, group, pupil) == 0)
            continue;
          show (triple);
          g_test_message ("%s has two places in %s", pupil, group);
          g_assert_not_reached ();
        }
    }
}

static PmapDecision
swap_decision (PmapDecision decision)
{
  return decision == PMAP_DECISION_MINE ? PMAP_DECISION_THEIRS : decision == PMAP_DECISION_THEIRS ? PMAP_DECISION_MINE : decision;
}

static Node *
get_swapped (Node      *node,
             MergePlan *swapped)
{
  Node *other = swapped->nodes->pdata[node->rank];

  g_assert_true (other->records[MINE] == node->records[THEIRS] && other->records[THEIRS] == node->records[MINE]);
  return other;
}

/* Decides by chance, and the same from the other side. */
static void
decide (MergePlan *self,
        MergePlan *swapped,
        GRand     *random)
{
  for (guint i = 0; i < self->knots->len; i++)
    {
      Knot *knot = self->knots->pdata[i], *other;
      Atom *atom;

      if (knot->up != NULL)
        continue;
      atom = &g_array_index (knot->atoms, Atom, 0);
      other = _pmap_merge_knot (get_swapped (atom->node, swapped), atom->what);
      g_assert_nonnull (other);
      g_assert_cmpuint (other->atoms->len, ==, knot->atoms->len);
      g_assert_cmpint (other->no_before, ==, knot->no_before);
      g_assert_cmpint (other->is_twice, ==, knot->is_twice);
      for (guint j = 0; j < knot->atoms->len; j++)
        {
          atom = &g_array_index (knot->atoms, Atom, j);
          g_assert_true (_pmap_merge_knot (get_swapped (atom->node, swapped), atom->what) == other);
        }
      do
        knot->decision = g_rand_int_range (random, PMAP_DECISION_MINE, PMAP_DECISION_BOTH + 1);
      while ((knot->decision == PMAP_DECISION_BEFORE && knot->no_before)
             || (knot->decision == PMAP_DECISION_BOTH && !knot->is_twice));
      other->decision = swap_decision (knot->decision);
    }
}

static guint
count_knots (MergePlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->knots->len; i++)
    n += ((Knot *) self->knots->pdata[i])->up == NULL;
  return n;
}

static gboolean
keeps_both (MergePlan *self)
{
  for (guint i = 0; i < self->knots->len; i++)
    if (((Knot *) self->knots->pdata[i])->up == NULL && ((Knot *) self->knots->pdata[i])->decision == PMAP_DECISION_BOTH)
      return TRUE;
  return FALSE;
}

/* Returns the map that came of decisions by chance. */
static PmapDocument *
try_triple (Triple *triple,
            GRand  *random)
{
  PmapDocument **documents = triple->documents;
  g_autoptr (MergePlan) self = plan (documents[BEFORE], documents[MINE], documents[THEIRS]);
  g_autoptr (MergePlan) swapped = plan (documents[BEFORE], documents[THEIRS], documents[MINE]);
  g_autoptr (PmapDocument) all_mine = make (self, PMAP_DECISION_MINE), all_theirs = make (self, PMAP_DECISION_THEIRS);
  g_autoptr (PmapDocument) mixed = NULL, mixed_swapped = NULL;

  g_assert_cmpuint (self->nodes->len, ==, swapped->nodes->len);
  g_assert_cmpuint (count_knots (self), ==, count_knots (swapped));
  assert_right (triple, all_mine);
  assert_right (triple, all_theirs);
  check_edits (triple, self, MINE, all_mine, TRUE);
  check_edits (triple, self, MINE, all_theirs, FALSE);
  check_edits (triple, self, THEIRS, all_theirs, TRUE);
  check_edits (triple, self, THEIRS, all_mine, FALSE);
  check_places (triple, all_mine);
  check_places (triple, all_theirs);
  decide (self, swapped, random);
  mixed = _pmap_merge_plan_make (self);
  mixed_swapped = _pmap_merge_plan_make (swapped);
  assert_same (triple, mixed, mixed_swapped);
  assert_right (triple, mixed);
  if (!keeps_both (self))
    check_places (triple, mixed);
  triple->n_knots += count_knots (self);
  return g_steal_pointer (&mixed);
}

static gboolean
same_text (const char *a,
           const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

/* The same through the door that everybody uses: words, decisions, and the file read back. */
static void
try_door (const Triple *triple,
          GRand        *random)
{
  g_autoptr (PmapMerge) self = pmap_merge_new (triple->documents[BEFORE], triple->documents[MINE], triple->documents[THEIRS]);
  g_autoptr (PmapMerge) swapped = pmap_merge_new (triple->documents[BEFORE], triple->documents[THEIRS], triple->documents[MINE]);
  GListModel *conflicts = pmap_merge_get_conflicts (self), *others = pmap_merge_get_conflicts (swapped);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PmapDocument) document = NULL, other_document = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (conflicts), ==, g_list_model_get_n_items (others));
  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (conflicts, i);
      g_autoptr (PmapConflict) other = g_list_model_get_item (others, i);
      PmapDecision decision = g_rand_int_range (random, PMAP_DECISION_MINE, PMAP_DECISION_BOTH + 1);
      g_autofree char *sentence = pmap_conflict_describe (conflict);

      g_assert_cmpuint (strlen (sentence), >, 0);
      g_assert_true (same_text (pmap_conflict_get_title (conflict), pmap_conflict_get_title (other)));
      g_assert_true (same_text (pmap_conflict_get_label (conflict), pmap_conflict_get_label (other)));
      g_assert_true (same_text (pmap_conflict_get_before (conflict), pmap_conflict_get_before (other)));
      g_assert_true (same_text (pmap_conflict_get_mine (conflict), pmap_conflict_get_theirs (other)));
      g_assert_true (same_text (pmap_conflict_get_theirs (conflict), pmap_conflict_get_mine (other)));
      g_assert_cmpint (pmap_conflict_get_suggestion (conflict), ==, swap_decision (pmap_conflict_get_suggestion (other)));
      g_assert_cmpint (pmap_conflict_get_kind (conflict), ==, pmap_conflict_get_kind (other));
      g_assert_cmpint (pmap_conflict_get_decision (conflict), ==, PMAP_DECISION_UNDECIDED);
      g_assert_false (pmap_merge_is_decided (self));
      if (!pmap_conflict_can_decide (conflict, decision))
        decision = PMAP_DECISION_MINE;
      pmap_conflict_set_decision (conflict, decision);
      pmap_conflict_set_decision (other, swap_decision (decision));
    }
  g_assert_nonnull (pmap_merge_get_changes (self));
  document = pmap_merge_make (self, issues, &error);
  g_assert_no_error (error);
  other_document = pmap_merge_make (swapped, issues, &error);
  g_assert_no_error (error);
  assert_same (triple, document, other_document);
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = random_map_start ();
  g_autoptr (PmapDocument) before = NULL;
  guint n = random_map_scale (TRIPLES);
  guint64 n_edits = 0, n_knots = 0, n_asked = 0;

  g_test_summary ("The laws of merging hold, whatever the maps and the edits.");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PmapDocument) mine = NULL, theirs = NULL, merged = NULL;
      Triple triple = { 0 };

      if (i % TRIPLES_A_MAP == 0)
        {
          g_clear_object (&before);
          before = make_map (random);
        }
      mine = random_edits_make (before, random, "m", g_rand_int_range (random, 0, EDITS_MAXIMUM + 1));
      theirs = random_edits_make (before, random, "t", g_rand_int_range (random, 0, EDITS_MAXIMUM + 1));
      triple.documents[BEFORE] = before;
      triple.documents[MINE] = mine;
      triple.documents[THEIRS] = theirs;
      switch (i % 4)
        {
        case 0:
          try_trivial (&triple, mine, before, mine);
          break;
        case 1:
          try_trivial (&triple, before, mine, mine);
          break;
        case 2:
          try_trivial (&triple, mine, mine, mine);
          break;
        default:
          break;
        }
      merged = try_triple (&triple, random);
      if (i % READ_BACK_EVERY == 0)
        try_door (&triple, random);
      n_edits += triple.n_edits / 2;
      n_knots += triple.n_knots;
      n_asked += triple.n_asked / 2;
    }
  g_test_message ("%u triples: %" G_GUINT64_FORMAT " values changed, of which %" G_GUINT64_FORMAT " were asked about, in %"
                  G_GUINT64_FORMAT " conflicts", n, n_edits, n_asked, n_knots);
  g_assert_cmpuint (n_knots, >, n / 10);
}

typedef struct
{
  PmapDocument *base;       /* as the editor last had it from the file */
  RandomEdits edits;
} Colleague;

static void
open_file (Colleague    *self,
           PmapDocument *file)
{
  g_autoptr (PmapDocument) copy = random_edits_copy (file);

  g_set_object (&self->base, file);
  g_clear_object (&self->edits.editor);
  self->edits.editor = pmap_editor_new (copy);
}

/* Every edit is in the file after the save, or somebody was asked: try_triple() looks. */
static PmapDocument *
save_file (Colleague    *self,
           PmapDocument *file,
           guint64      *n_asked)
{
  Triple triple = { { self->base, pmap_editor_get_document (self->edits.editor), file } };
  PmapDocument *merged = try_triple (&triple, self->edits.random);

  if (*n_asked % READ_BACK_EVERY == 0)
    try_door (&triple, self->edits.random);
  *n_asked += triple.n_asked / 2;
  open_file (self, merged);
  return merged;
}

static void
test_five_editors (void)
{
  static const char *const names[] = { "ann", "bob", "cy", "di", "eve" };
  g_autoptr (GRand) random = random_map_start ();
  g_autoptr (PmapDocument) file = make_map (random);
  Colleague colleagues[G_N_ELEMENTS (names)] = { 0 };
  guint n = random_map_scale (SHARED_EDITS), n_saves = 0;
  guint64 n_asked = 0;

  g_test_summary ("Five people change one file: no edit goes without somebody having been asked.");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      colleagues[i].edits.random = random;
      colleagues[i].edits.side = names[i];
      open_file (&colleagues[i], file);
    }
  for (guint i = 0; i < n; i++)
    {
      Colleague *colleague = &colleagues[g_rand_int_range (random, 0, G_N_ELEMENTS (names))];

      random_edits_do (&colleague->edits);
      if (g_rand_int_range (random, 0, EDITS_MAXIMUM) == 0)
        {
          PmapDocument *saved = save_file (colleague, file, &n_asked);

          g_set_object (&file, saved);
          g_object_unref (saved);
          n_saves++;
        }
    }
  g_test_message ("%u edits, %u saves, %" G_GUINT64_FORMAT " values asked about", n, n_saves, n_asked);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_clear_object (&colleagues[i].base);
      g_clear_object (&colleagues[i].edits.editor);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/laws", test_laws);
  g_test_add_func ("/merge/five-editors", test_five_editors);
  return g_test_run ();
}
