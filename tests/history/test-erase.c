/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An erased pupil leaves nothing in the file, and changes nobody's costs unless that is wanted. */

#include "config.h"

#include "base/pmap-user.h"
#include "calc/pmap-ledger.h"
#include "history/pmap-adopt.h"
#include "history/pmap-erase.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-target.h"
#include "model/pmap-trail-entry.h"
#include "shared/map.h"
#include "xml/pmap-xml-read.h"
#include "xml/pmap-xml-write.h"

#include <string.h>

static PmapDocument *
read_example (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PMAP_SOURCE_DIR"), "data", "examples", name, NULL);
  g_autoptr (PmapIssues) issues = pmap_issues_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PmapDocument *document;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  document = pmap_xml_read (bytes, NULL, NULL, NULL, NULL, issues, &error);
  g_assert_no_error (error);
  return document;
}

static char *
write_text (PmapDocument *document)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_right (PmapDocument *document)
{
  g_autoptr (PmapIssues) issues = pmap_issues_new ();

  pmap_document_check (document, issues);
  g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);
}

/* Every other pupil's total, by id. */
static GHashTable *
list_totals (PmapDocument *document)
{
  g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
  GHashTable *totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      const char *id = pmap_record_get_id (pmap_record_list_get (document->pupils, i));
      gint64 total = pmap_ledger_get_pupil_total (ledger, id);

      g_hash_table_insert (totals, g_strdup (id), g_memdup2 (&total, sizeof total));
    }
  return totals;
}

static guint
count_changed (GHashTable *before,
               GHashTable *after)
{
  GHashTableIter iter;
  const char *id;
  const gint64 *total;
  guint n = 0;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &total))
    {
      const gint64 *old = g_hash_table_lookup (before, id);

      n += old != NULL && *old != *total;
    }
  return n;
}

/* Each pupil of the example school in turn: after the save nothing that names the pupil is in the file's bytes. */
static void
test_bytes (void)
{
  g_autoptr (PmapDocument) example = read_example ("larkbeck.pmap");
  guint n = pmap_record_list_get_length (example->pupils);

  g_test_summary ("Whoever is erased: no name, UPN, date of birth or id is left in the bytes; nobody else's costs change.");
  pmap_user_set_name ("Mrs Hughes");
  for (guint i = 0; i < n; i += 3)
    {
      g_autoptr (PmapDocument) document = read_example ("larkbeck.pmap");
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      PmapHistory *history = pmap_editor_get_history (editor);
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);
      g_autofree char *name = pmap_record_describe (PMAP_RECORD (pupil));
      g_autofree char *id = g_strdup (pmap_record_get_id (PMAP_RECORD (pupil)));
      g_autofree char *upn = g_strdup (pupil->upn);
      g_autoptr (GString) birth = g_string_new ("birth-date=\"");
      g_autofree char *before = NULL, *undone = NULL, *after = NULL;
      g_autoptr (GHashTable) old_totals = NULL, new_totals = NULL;
      g_autoptr (GError) error = NULL;

      pmap_date_append_xml (birth, pupil->birth_date);
      pmap_editor_record (editor);
      g_assert_true (pmap_editor_set_typed (editor, PMAP_RECORD (pupil), "class", "Qqx7", NULL));
      pmap_history_mark_saved (history, pmap_history_get_state (history));
      before = write_text (document);
      old_totals = list_totals (document);
      pmap_erase_pupil (editor, pupil, PMAP_ERASE_KEEP_PLACES, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pmap_history_get_undo_label (history), ==, "Erase a pupil");
      assert_right (document);
      new_totals = list_totals (document);
      g_assert_cmpuint (count_changed (old_totals, new_totals), ==, 0);
      pmap_history_undo (history);
      undone = write_text (document);
      g_assert_cmpstr (before, ==, undone);
      pmap_history_redo (history);
      pmap_history_mark_saved (history, pmap_history_get_state (history));
      g_assert_false (pmap_history_can_undo (history));
      after = write_text (document);
      g_assert_null (strstr (after, name));
      g_assert_null (strstr (after, id));
      g_assert_null (upn != NULL ? strstr (after, upn) : NULL);
      g_assert_null (strstr (after, "Qqx7"));
      if (g_strrstr (before, birth->str) == strstr (before, birth->str))      /* nobody else was born on that day */
        g_assert_null (strstr (after, birth->str));
      g_assert_nonnull (strstr (after, "what=\"removed\" record="));
    }
}

static void
test_take_places (void)
{
  g_autoptr (PmapDocument) document = read_example ("larkbeck.pmap");
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapPupil *pupil = pmap_document_find (document, "u-olive-barnaby");
  g_autoptr (GPtrArray) places = pmap_erase_list_places (pupil);
  g_autoptr (PmapDocument) tried = pmap_erase_try (pupil, PMAP_ERASE_TAKE_PLACES);
  g_autoptr (GHashTable) old_totals = list_totals (document), tried_totals = list_totals (tried), new_totals = NULL;
  guint n_runs = pmap_record_list_get_length (document->interventions);

  g_test_summary ("Where the places go too, what it would come to can be seen before, on a copy.");
  g_assert_cmpuint (places->len, >, 0);
  g_assert_nonnull (pmap_document_find (document, "u-olive-barnaby"));
  g_assert_true (pmap_erase_pupil (editor, pupil, PMAP_ERASE_TAKE_PLACES, FALSE, NULL));
  assert_right (document);
  new_totals = list_totals (document);
  g_assert_cmpuint (count_changed (old_totals, new_totals), ==, count_changed (old_totals, tried_totals));
  g_assert_cmpuint (count_changed (tried_totals, new_totals), ==, 0);
  g_assert_cmpuint (pmap_record_list_get_length (document->interventions), <=, n_runs);
}

static void
test_mentions (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapPupil *nia, *other;
  PmapIntervention *run;
  g_autoptr (GArray) mentions = NULL;
  g_autofree char *text = NULL;

  g_test_summary ("A pupil who is named in what is written about others is found there, whole words only, and made nameless.");
  _pmap_record_set_id (PMAP_RECORD (document), "map-1");
  map_add (document->provisions, "p-1", "name", "Nia's corner", NULL);
  nia = map_add (document->pupils, "u-hart", "given-name", "Nia", "family-name", "Hart", "upn", "A123", "views", "I am Nia", NULL);
  other = map_add (document->pupils, "u-2", "given-name", "Ben", "family-name", "Hart", "views", "Sits with Nia Hart (A123)", NULL);
  run = map_add (document->interventions, "i-1", "provision", "p-1", "name", "Nia and one other", "notes", "Mania? Hart again", NULL);
  map_add (run->members, NULL, "pupil", "u-hart", "note", "Nia is doing well", "outcome", "2", NULL);
  mentions = pmap_erase_list_mentions (nia);
  g_assert_cmpuint (mentions->len, ==, 5);      /* the menu, the name, the notes; the name and the UPN in Ben's views */
  pmap_editor_record (editor);
  g_assert_true (pmap_erase_pupil (editor, nia, PMAP_ERASE_KEEP_PLACES, TRUE, NULL));
  g_assert_cmpstr (run->name, ==, "A pupil and one other");
  g_assert_cmpstr (run->notes, ==, "Mania? Hart again");       /* Ben's name as well: nobody is named for certain */
  g_assert_cmpstr (other->views, ==, "Sits with a pupil (a pupil)");
  g_assert_cmpstr (((PmapMember *) pmap_record_list_get (run->members, 0))->note, ==, NULL);
  g_assert_cmpint (((PmapMember *) pmap_record_list_get (run->members, 0))->outcome, ==, PMAP_UNSET);
  g_assert_true (pmap_pupil_is_former (pmap_record_list_get (document->pupils, 1)));
  pmap_history_mark_saved (pmap_editor_get_history (editor), pmap_history_get_state (pmap_editor_get_history (editor)));
  text = write_text (document);
  g_assert_null (strstr (text, "Nia"));
  g_assert_null (strstr (text, "A123"));
  g_assert_null (strstr (text, "u-hart"));     /* no random id holds that */
  assert_right (document);
}

static void
mark_saved (PmapEditor *editor)
{
  PmapHistory *history = pmap_editor_get_history (editor);

  pmap_history_mark_saved (history, pmap_history_get_state (history));
}

static PmapTrailEntry *
add_entry (PmapDocument *document,
           const char   *from,
           const char   *to)
{
  g_autoptr (PmapTrailEntry) entry = g_object_new (PMAP_TYPE_TRAIL_ENTRY, NULL);

  entry->when = 1;
  entry->who = g_strdup ("Mrs Hughes");
  entry->what = PMAP_TRAIL_CHANGED;
  entry->record = g_strdup ("i-1");
  entry->field = g_strdup ("notes");
  entry->from = g_strdup (from);
  entry->to = g_strdup (to);
  entry->seal = pmap_trail_entry_make_seal (entry);
  _pmap_record_list_append (document->trail, PMAP_RECORD (entry));
  return entry;
}

/* However a teacher typed the name, and what becomes of it: where only what is certain goes, and where all goes. */
static const struct
{
  const char *text;
  const char *sure;
  const char *all;
} haste[] = {
  { "keira sits by KEIRA’S peg", "A pupil sits by a pupil’s peg", "A pupil sits by a pupil’s peg" },
  { "Zoe and Keira B and boateng, keira", "Zoe and a pupil and a pupil", "Zoe and a pupil and a pupil" },
  { "Kei-\nra reads", "A pupil reads", "A pupil reads" },
  { "with Grace and grace", "with Grace and grace", "with a pupil and a pupil" },
  { "K.B. helps", "K.B. helps", "A pupil helps" },
  { "Boateng twins", "Boateng twins", "A pupil twins" },
  { "Kiera helped", "Kiera helped", "A pupil helped" },
};

static void
test_haste (void)
{
  g_test_summary ("Names typed in haste are found; what may mean somebody else goes only where that is wanted.");
  for (guint i = 0; i < 2 * G_N_ELEMENTS (haste); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      PmapPupil *keira = map_add (document->pupils, "u-1", "given-name", "Keira Grace", "family-name", "Boateng", NULL);
      PmapIntervention *run = map_add (document->interventions, "i-1", NULL);
      gboolean all = i >= G_N_ELEMENTS (haste);
      guint which = i % G_N_ELEMENTS (haste);

      map_add (document->pupils, "u-2", "given-name", "Kofi", "family-name", "Boateng", NULL);
      map_add (document->staff_members, "s-1", "name", "Grace Holt", NULL);
      map_set (run, "notes", haste[which].text);
      g_assert_true (pmap_erase_pupil (editor, keira, PMAP_ERASE_TAKE_PLACES, all ? PMAP_ERASE_ALL_TEXTS : PMAP_ERASE_SURE_TEXTS,
                                       NULL));
      g_assert_cmpstr (run->notes, ==, all ? haste[which].all : haste[which].sure);
    }
}

static void
test_trail (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapPupil *keira = map_add (document->pupils, "u-1", "given-name", "Keira", "family-name", "Boateng", NULL);
  g_autofree char *text = NULL;

  g_test_summary ("Entries of the trail that name the pupil go, also where the name is typed in haste or was cut.");
  _pmap_record_set_id (PMAP_RECORD (document), "map-1");
  map_add (document->interventions, "i-1", "notes", "Quiet", NULL);
  add_entry (document, "sits by keira", "Quiet 1");
  add_entry (document, "Quiet 2", "a long text that was cut in the middle of Boat…");
  add_entry (document, "…eira likes it", "Quiet 3");
  add_entry (document, "Quiet 4", "the boat and the key");
  g_assert_cmpuint (pmap_erase_count_trail (keira), ==, 1);
  pmap_editor_record (editor);
  g_assert_true (pmap_erase_pupil (editor, keira, PMAP_ERASE_KEEP_PLACES, PMAP_ERASE_SURE_TEXTS, NULL));
  mark_saved (editor);
  text = write_text (document);
  g_assert_nonnull (strstr (text, "Quiet 4"));
  g_assert_null (strstr (text, "Quiet 1"));
  g_assert_null (strstr (text, "Quiet 2"));
  g_assert_null (strstr (text, "Quiet 3"));
}

/* Ids that a person made of names: of what others have, of what is gone, and of the pupil; and one that is a brother's own. */
static PmapDocument *
make_named_map (void)
{
  PmapDocument *document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  gpointer amir, group;

  _pmap_record_set_id (PMAP_RECORD (document), "map-1");
  map_add (document->provisions, "p-priya", "name", "Lego therapy", NULL);
  map_add (document->pupils, "u-priya-nair", "given-name", "Priya", "family-name", "Nair", NULL);
  amir = map_add (document->pupils, "u-amir-nair", "given-name", "Amir", "family-name", "Nair", NULL);
  group = map_add (document->interventions, "g-priya-reading", "provision", "p-priya", NULL);
  map_add (map_list (group, "members"), NULL, "pupil", "u-priya-nair", NULL);
  map_add (document->interventions, "g-priya-old", "name", "Old", NULL);
  map_add (document->interventions, "i-2", "provision", "p-priya", NULL);
  map_add (map_list (amir, "targets"), "t-PriyaNair", "specific", "Read", "intervention", "g-priya-reading", NULL);
  map_add (map_list (amir, "targets"), "t-2", "continues", "t-PriyaNair", NULL);
  pmap_editor_record (editor);
  pmap_editor_set_typed (editor, group, "notes", "Quiet", NULL);
  pmap_editor_set_typed (editor, pmap_document_find (document, "t-2"), "intervention", "g-priya-reading", NULL);
  pmap_editor_set_typed (editor, pmap_document_find (document, "g-priya-old"), "notes", "Older", NULL);
  mark_saved (editor);
  g_assert_true (pmap_editor_remove (editor, pmap_document_find (document, "g-priya-old"), NULL));
  mark_saved (editor);
  return document;
}

static void
assert_neutral (PmapDocument *document)
{
  g_autofree char *text = write_text (document), *small = g_ascii_strdown (text, -1);
  PmapIntervention *second = pmap_document_find (document, "i-2");
  PmapTarget *target = pmap_document_find (document, "t-2");

  g_assert_null (strstr (small, "priya"));
  g_assert_nonnull (strstr (small, "u-amir-nair"));
  g_assert_nonnull (strstr (small, "to=\"quiet\""));
  g_assert_cmpstr (second->provision, ==, pmap_record_get_id (pmap_record_list_get (document->provisions, 0)));
  g_assert_cmpstr (target->intervention, ==, pmap_record_get_id (pmap_record_list_get (document->interventions, 0)));
  g_assert_nonnull (pmap_document_find (document, target->continues));
  assert_right (document);
  for (guint i = 0; i < pmap_record_list_get_length (document->trail); i++)
    g_assert_true (pmap_trail_entry_is_sealed (pmap_record_list_get (document->trail, i)));
}

static void
test_ids (void)
{
  g_autoptr (PmapDocument) document = make_named_map ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapPupil *priya = pmap_document_find (document, "u-priya-nair");
  PmapRecord *group = pmap_document_find (document, "g-priya-reading");
  g_autoptr (GPtrArray) ids = pmap_erase_list_ids (priya);
  g_autofree char *before = NULL, *undone = NULL, *erased = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Ids that hold the name get others, with all that refers to them and all that the trail says of them; by undo "
                  "they are back.");
  g_assert_cmpuint (ids->len, ==, 4);
  g_assert_false (pmap_erase_names_map (priya));
  pmap_editor_record (editor);
  g_assert_true (pmap_editor_set_typed (editor, group, "name", "Blue", NULL));                                /* not saved */
  g_assert_true (pmap_editor_set_typed (editor, pmap_document_find (document, "i-2"), "name", "Two", NULL));
  before = write_text (document);
  pmap_erase_pupil (editor, priya, PMAP_ERASE_KEEP_PLACES, PMAP_ERASE_SURE_TEXTS, &error);
  g_assert_no_error (error);
  assert_neutral (document);
  g_assert_true (pmap_record_list_get (document->interventions, 0) == (gpointer) group);
  erased = write_text (document);
  pmap_history_undo (pmap_editor_get_history (editor));
  undone = write_text (document);
  g_assert_cmpstr (undone, ==, before);
  pmap_history_redo (pmap_editor_get_history (editor));
  again = write_text (document);
  g_assert_cmpstr (again, ==, erased);
  mark_saved (editor);
  assert_neutral (document);
  g_assert_true (pmap_editor_set_typed (editor, group, "notes", "Loud", NULL));
  mark_saved (editor);
  assert_neutral (document);
}

static void
assert_live_figures (PmapLedger   *live,
                     PmapDocument *document)
{
  g_autoptr (PmapLedger) fresh = pmap_ledger_new (document);

  g_assert_cmpint (pmap_ledger_get_total (live), ==, pmap_ledger_get_total (fresh));
  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      const char *id = pmap_record_get_id (pmap_record_list_get (document->pupils, i));

      g_assert_cmpint (pmap_ledger_get_pupil_total (live, id), ==, pmap_ledger_get_pupil_total (fresh, id));
    }
}

/* Ids of provisions, roles, terms and runs of the example school are made of these words. */
static void
test_ids_of_all (void)
{
  static const char *const names[] = { "Phonics", "Support", "Autism", "Toe", "Slt", "Fresh", "Words", "Autumn", "Role", "Tier" };

  g_test_summary ("Whatever id is replaced, figures that are kept up to date stay right, and undo brings every byte back.");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PmapDocument) document = read_example ("larkbeck.pmap");
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      g_autoptr (PmapLedger) ledger = pmap_ledger_new (document);
      PmapPupil *olive = pmap_document_find (document, "u-olive-barnaby");
      g_autoptr (GHashTable) old_totals = list_totals (document), new_totals = NULL;
      g_autofree char *before = NULL, *undone = NULL;
      g_autoptr (GPtrArray) ids = NULL;
      gint64 total = pmap_ledger_get_total (ledger);

      pmap_editor_record (editor);
      map_set (olive, "given-name", names[i]);
      before = write_text (document);
      ids = pmap_erase_list_ids (olive);
      g_assert_cmpuint (ids->len, >, 0);
      g_assert_true (pmap_erase_pupil (editor, olive, PMAP_ERASE_KEEP_PLACES, PMAP_ERASE_KEEP_TEXTS, NULL));
      assert_right (document);
      for (guint j = 0; j < ids->len; j++)
        g_assert_null (pmap_document_find (document, ids->pdata[j]));
      assert_live_figures (ledger, document);
      new_totals = list_totals (document);
      g_assert_cmpuint (count_changed (old_totals, new_totals), ==, 0);
      g_assert_cmpint (pmap_ledger_get_total (ledger), ==, total);
      pmap_history_undo (pmap_editor_get_history (editor));
      undone = write_text (document);
      g_assert_cmpstr (undone, ==, before);
      assert_live_figures (ledger, document);
    }
}

static void
test_map_id (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapPupil *priya = map_add (document->pupils, "u-1", "given-name", "Priya", NULL);
  g_autoptr (GPtrArray) ids = NULL;

  g_test_summary ("The map's own id stays, by which colleagues' copies are known; it is said where the name stands in it.");
  _pmap_record_set_id (PMAP_RECORD (document), "map-priya");
  g_assert_true (pmap_erase_names_map (priya));
  ids = pmap_erase_list_ids (priya);
  g_assert_cmpuint (ids->len, ==, 0);
  g_assert_true (pmap_erase_pupil (editor, priya, PMAP_ERASE_KEEP_PLACES, PMAP_ERASE_SURE_TEXTS, NULL));
  g_assert_cmpstr (pmap_record_get_id (PMAP_RECORD (document)), ==, "map-priya");
}

static void
test_second (void)
{
  g_autoptr (PmapDocument) document = read_example ("larkbeck.pmap");
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapPupil *last;

  g_test_summary ("The second who is erased holds places of its own.");
  g_assert_true (pmap_erase_pupil (editor, pmap_document_find (document, "u-olive-barnaby"), PMAP_ERASE_KEEP_PLACES, TRUE, NULL));
  g_assert_true (pmap_erase_pupil (editor, pmap_document_find (document, "u-kofi-mensah"), PMAP_ERASE_KEEP_PLACES, TRUE, NULL));
  last = pmap_record_list_get (document->pupils, pmap_record_list_get_length (document->pupils) - 1);
  g_assert_cmpstr (last->given_name, ==, "Former pupil 2");
  pmap_history_undo (pmap_editor_get_history (editor));
  g_assert_nonnull (pmap_document_find (document, "u-kofi-mensah"));
}

/* Adds a record to every list of a record, and to theirs. */
static guint
fill_lists (PmapRecord *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  guint n = 0;

  for (guint i = klass->first_child; i < klass->n_fields; i++)
    if (klass->fields[i].kind == PMAP_KIND_RECORDS)
      {
        g_autofree char *id = g_strdup_printf ("new-%s", klass->fields[i].name);
        PmapRecordList *list = pmap_record_get_records (record, &klass->fields[i]);

        n += 1 + fill_lists (map_add (list, id, NULL));
      }
  return n;
}

static void
test_parts (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  PmapPupil *pupil = map_add (document->pupils, "u-1", "given-name", "Amira", NULL);
  g_autoptr (GArray) none = pmap_erase_count_parts (pupil), parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;

  g_test_summary ("Whatever a pupil's record can hold is counted, at every depth, also what is new in the tables.");
  g_assert_cmpuint (none->len, ==, 0);
  n = fill_lists (PMAP_RECORD (pupil));
  g_assert_cmpuint (n, >=, 4);
  map_add (pupil->targets, "t-2", NULL);
  parts = pmap_erase_count_parts (pupil);
  g_assert_cmpuint (parts->len, ==, n);
  for (guint i = 0; i < parts->len; i++)
    {
      const PmapErasePart *part = &g_array_index (parts, PmapErasePart, i);

      g_string_append_printf (text, "%s: %u\n", pmap_field_get_label (part->field), part->n);
    }
  g_assert_nonnull (strstr (text->str, "Needs: 1\n"));
  g_assert_nonnull (strstr (text->str, "Universal strategies: 1\n"));
  g_assert_nonnull (strstr (text->str, "Targets: 2\n"));
  g_assert_nonnull (strstr (text->str, "Progress: 1\n"));
}

/* But for who changed what, which says the same in other words: a place is given to somebody, or comes with somebody in it. */
static char *
write_without_trail (PmapDocument *document)
{
  g_autofree char *text = write_text (document);
  g_autoptr (GRegex) trail = g_regex_new ("  <change [^>]*/>\n", 0, 0, NULL);

  return g_regex_replace_literal (trail, text, -1, 0, "", 0, NULL);
}

static void
assert_same_lines (const char *text,
                   const char *wanted)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1), others = g_strsplit (wanted, "\n", -1);

  for (guint i = 0; lines[i] != NULL && others[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, others[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (others));
}

static void
erased_cb (PmapRecorder *recorder,
           gboolean      forget_versions,
           guint        *n)
{
  n[forget_versions ? 1 : 0]++;
}

/* One pupil is erased from @document, and nothing is saved; then the same work is brought back in @base. */
static void
check_recovery (PmapDocument *document,
                PmapDocument *base,
                const char   *id)
{
  g_autoptr (PmapEditor) editor = pmap_editor_new (document), recovered = pmap_editor_new (base);
  g_autoptr (GPtrArray) erased = g_ptr_array_new (), listed = NULL, none = NULL;
  g_autofree char *before = write_text (base), *wanted = NULL, *got = NULL, *undone = NULL, *text = NULL;
  PmapRecord *pupil = pmap_document_find (base, id);
  g_autofree char *name = pmap_record_describe (pupil);
  const char *removed;
  gboolean wished;
  guint n[2] = { 0, 0 };

  pmap_editor_record (editor);
  g_assert_true (pmap_erase_pupil (editor, pmap_document_find (document, id), PMAP_ERASE_KEEP_PLACES, TRUE, NULL));
  wanted = write_without_trail (document);
  g_ptr_array_add (erased, pupil);
  g_signal_connect (pmap_editor_record (recovered), "erased", G_CALLBACK (erased_cb), n);
  pmap_erase_recover (recovered, document, erased, TRUE, "Recover");
  listed = pmap_recorder_list_forgotten (pmap_editor_get_recorder (recovered), &wished);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_true (listed->pdata[0] == pupil && wished);
  pmap_history_undo (pmap_editor_get_history (recovered));
  undone = write_text (base);
  g_assert_cmpstr (undone, ==, before);
  none = pmap_recorder_list_forgotten (pmap_editor_get_recorder (recovered), &wished);
  g_assert_true (none->len == 0 && !wished);
  pmap_history_redo (pmap_editor_get_history (recovered));
  got = write_without_trail (base);
  assert_same_lines (got, wanted);
  mark_saved (recovered);
  g_assert_cmpuint (n[0], ==, 0);
  g_assert_cmpuint (n[1], ==, 1);
  text = write_text (base);
  g_assert_null (strstr (text, id));
  g_assert_null (strstr (text, name));
  removed = strstr (text, "what=\"removed\" record=\"map-larkbeck-2026\" part=\"pupil\"");
  g_assert_nonnull (removed);
  g_assert_null (strstr (removed + 1, "what=\"removed\" record=\"map-larkbeck-2026\" part=\"pupil\""));
}

static void
test_recovered (void)
{
  g_autoptr (PmapDocument) example = read_example ("larkbeck.pmap");

  g_test_summary ("Work in which somebody was erased, brought back after a crash, is as it would have been without one.");
  pmap_user_set_name ("Mrs Hughes");
  for (guint i = 0; i < pmap_record_list_get_length (example->pupils); i += 7)
    {
      g_autoptr (PmapDocument) document = read_example ("larkbeck.pmap"), base = read_example ("larkbeck.pmap");

      check_recovery (document, base, pmap_record_get_id (pmap_record_list_get (example->pupils, i)));
    }
}

/* The draft has the new ids, and the file the old ones. */
static void
test_recovered_ids (void)
{
  g_autoptr (PmapDocument) base = make_named_map (), draft = PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (base)));
  g_autoptr (PmapEditor) editor = pmap_editor_new (draft), recovered = pmap_editor_new (base);
  g_autoptr (GPtrArray) erased = g_ptr_array_new ();
  PmapRecord *group = pmap_document_find (base, "g-priya-reading");
  g_autofree char *before = write_text (base), *undone = NULL, *wanted = NULL, *got = NULL;

  g_test_summary ("Work in which ids were replaced, brought back after a crash, replaces them in the trail, too.");
  pmap_editor_record (editor);
  g_assert_true (pmap_erase_pupil (editor, pmap_document_find (draft, "u-priya-nair"), PMAP_ERASE_KEEP_PLACES, TRUE, NULL));
  g_ptr_array_add (erased, pmap_document_find (base, "u-priya-nair"));
  pmap_editor_record (recovered);
  pmap_erase_recover (recovered, draft, erased, TRUE, "Recover");
  assert_neutral (base);
  g_assert_true (pmap_record_list_get (base->interventions, 0) == (gpointer) group);
  wanted = write_without_trail (draft);
  got = write_without_trail (base);
  assert_same_lines (got, wanted);
  pmap_history_undo (pmap_editor_get_history (recovered));
  undone = write_text (base);
  g_assert_cmpstr (undone, ==, before);
  pmap_history_redo (pmap_editor_get_history (recovered));
  mark_saved (recovered);
  assert_neutral (base);
}

static void
test_wish (void)
{
  g_autoptr (PmapDocument) document = read_example ("larkbeck.pmap");
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapRecorder *recorder = pmap_editor_record (editor);
  PmapPupil *pupil = pmap_document_find (document, "u-olive-barnaby"), *second = pmap_document_find (document, "u-kofi-mensah");
  guint64 state;
  guint n[2] = { 0, 0 };

  g_test_summary ("The wish that earlier versions go is withdrawn by undo, and heard once, by the save that has no such pupil.");
  g_signal_connect (recorder, "erased", G_CALLBACK (erased_cb), n);
  pmap_erase_pupil (editor, pupil, PMAP_ERASE_KEEP_PLACES, TRUE, NULL);
  pmap_recorder_forget_versions (recorder, PMAP_RECORD (pupil));
  pmap_history_undo (pmap_editor_get_history (editor));
  mark_saved (editor);
  g_assert_cmpuint (n[0] + n[1], ==, 0);
  pmap_erase_pupil (editor, pupil, PMAP_ERASE_KEEP_PLACES, TRUE, NULL);       /* this time, versions may stay */
  mark_saved (editor);
  g_assert_cmpuint (n[0], ==, 1);
  g_assert_cmpuint (n[1], ==, 0);
  state = pmap_history_get_state (pmap_editor_get_history (editor));
  pmap_erase_pupil (editor, second, PMAP_ERASE_KEEP_PLACES, TRUE, NULL);
  pmap_recorder_forget_versions (recorder, PMAP_RECORD (second));
  pmap_history_mark_saved (pmap_editor_get_history (editor), state);          /* this save began before */
  g_assert_cmpuint (n[0] + n[1], ==, 1);
  mark_saved (editor);
  g_assert_cmpuint (n[1], ==, 1);
  mark_saved (editor);
  g_assert_cmpuint (n[0] + n[1], ==, 2);
}

/* Who was erased here for a moment, and back by undo, is erased by a colleague: nothing that was wished here is carried out. */
static void
test_undone_meanwhile (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new (), theirs = NULL;
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapRecorder *recorder = pmap_editor_record (editor);
  PmapPupil *keira = map_add (document->pupils, "u-1", "given-name", "Keira", "family-name", "Boateng", NULL);
  guint n[2] = { 0, 0 };

  g_test_summary ("What was wished of earlier versions, and undone, stays undone when a colleague erases the same pupil.");
  _pmap_record_set_id (PMAP_RECORD (document), "map-1");
  g_signal_connect (recorder, "erased", G_CALLBACK (erased_cb), n);
  g_assert_true (pmap_erase_pupil (editor, keira, PMAP_ERASE_TAKE_PLACES, PMAP_ERASE_SURE_TEXTS, NULL));
  pmap_recorder_forget_versions (recorder, PMAP_RECORD (keira));
  pmap_history_undo (pmap_editor_get_history (editor));
  theirs = PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (document)));
  map_remove (pmap_document_find (theirs, "u-1"));
  g_assert_true (pmap_adopt_theirs (editor, theirs, theirs, "Take in", NULL));
  mark_saved (editor);
  g_assert_cmpuint (n[0] + n[1], ==, 0);
}

/* What a colleague saved while Keira was being erased: she is named in it, and is in it herself where @stays. */
static PmapDocument *
make_theirs (PmapDocument *document,
             gboolean      stays)
{
  PmapDocument *theirs = PMAP_DOCUMENT (_pmap_record_copy_whole (PMAP_RECORD (document)));

  map_set (pmap_document_find (theirs, "u-2"), "strengths", "Likes KEIRA’s jokes, and Keira Boateng’s cat");
  add_entry (theirs, "Quiet 2", "likes KEIRA’s jokes");
  if (!stays)
    map_remove (pmap_document_find (theirs, "u-1"));
  return theirs;
}

static void
test_meanwhile (void)
{
  g_test_summary ("Who is erased is not named by what a colleague saved meanwhile; who stays, as it was decided, is not erased.");
  for (gboolean stays = FALSE; stays <= TRUE; stays++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new (), theirs = NULL;
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      PmapPupil *keira = map_add (document->pupils, "u-1", "given-name", "Keira", "family-name", "Boateng", NULL);
      g_autofree char *text = NULL;
      guint n[2] = { 0, 0 };

      _pmap_record_set_id (PMAP_RECORD (document), "map-1");
      map_add (document->pupils, "u-2", "given-name", "Kofi", "family-name", "Mensah", NULL);
      add_entry (document, "Quiet 1", "sits by Keira");
      theirs = make_theirs (document, stays);
      g_signal_connect (pmap_editor_record (editor), "erased", G_CALLBACK (erased_cb), n);
      g_assert_true (pmap_erase_pupil (editor, keira, PMAP_ERASE_KEEP_PLACES, PMAP_ERASE_SURE_TEXTS, NULL));
      g_assert_true (pmap_adopt_theirs (editor, theirs, theirs, "Take in", NULL));
      mark_saved (editor);
      text = write_text (document);
      g_assert_cmpuint (n[0] + n[1], ==, stays ? 0 : 1);
      g_assert_true ((strstr (text, "KEIRA") != NULL) == stays && (strstr (text, "Boateng") != NULL) == stays);
      g_assert_true ((strstr (text, "Quiet 1") != NULL) == stays && (strstr (text, "Quiet 2") != NULL) == stays);
      g_assert_true ((strstr (text, "Likes a pupil’s jokes") != NULL) == !stays);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/erase/bytes", test_bytes);
  g_test_add_func ("/history/erase/take-places", test_take_places);
  g_test_add_func ("/history/erase/mentions", test_mentions);
  g_test_add_func ("/history/erase/haste", test_haste);
  g_test_add_func ("/history/erase/trail", test_trail);
  g_test_add_func ("/history/erase/ids", test_ids);
  g_test_add_func ("/history/erase/ids-of-all", test_ids_of_all);
  g_test_add_func ("/history/erase/map-id", test_map_id);
  g_test_add_func ("/history/erase/second", test_second);
  g_test_add_func ("/history/erase/parts", test_parts);
  g_test_add_func ("/history/erase/recovered", test_recovered);
  g_test_add_func ("/history/erase/recovered-ids", test_recovered_ids);
  g_test_add_func ("/history/erase/wish", test_wish);
  g_test_add_func ("/history/erase/meanwhile", test_meanwhile);
  g_test_add_func ("/history/erase/undone-meanwhile", test_undone_meanwhile);
  return g_test_run ();
}
