/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thousands of random changes through the editor, undone to the start and redone to the end: the file's bytes are the same at
 * both ends, and at places between. The changes are made from the field tables, so a new field is tried without a word here.
 *
 * PMAP_TEST_SCALE multiplies their number. The seed is printed by the test framework; --seed repeats a run. */

#include "config.h"

#include "history/pmap-editor.h"
#include "history/pmap-new-map.h"
#include "xml/pmap-xml-write.h"

#include <string.h>

#define EDITS 10000
#define CHECKPOINTS 20

static gboolean
add_record_cb (PmapRecord *record,
               gpointer    user_data)
{
  g_ptr_array_add (user_data, record);
  return TRUE;
}

static PmapRecord *
pick_record (PmapDocument *document,
             GType         type)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

  pmap_record_walk (PMAP_RECORD (document), add_record_cb, all);
  for (guint i = 0; i < all->len; i++)
    if (g_type_is_a (G_OBJECT_TYPE (all->pdata[i]), type))
      g_ptr_array_add (fitting, all->pdata[i]);
  return fitting->len > 0 ? fitting->pdata[g_test_rand_int_range (0, fitting->len)] : NULL;
}

static char *
make_text (const PmapField *field)
{
  static const char *const words[] = {
    "Amira", "reads", "<b>", "&amp;", "\"quoted\"", "l'enfant", "£12", "line\nbreak", "أميرة", "🙂", "  spaced  ", "]]>",
  };
  GString *text = g_string_new (NULL);

  for (guint n = g_test_rand_int_range (0, 6); n > 0; n--)
    g_string_append_printf (text, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  if (g_utf8_strlen (text->str, -1) > pmap_field_get_maximum (field))
    g_string_truncate (text, 0);
  return g_string_free (text, FALSE);
}

/* A value that the field takes more often than not. */
static char *
make_typed (PmapDocument    *document,
            const PmapField *field)
{
  guint n_choices = 0;
  PmapRecord *other;

  switch (field->kind)
    {
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
      return make_text (field);
    case PMAP_KIND_DATE:
      return g_strdup_printf ("%d/%d/%d", g_test_rand_int_range (1, 29), g_test_rand_int_range (1, 13),
                              g_test_rand_int_range (2020, 2030));
    case PMAP_KIND_MOMENT:
      return g_strdup (g_test_rand_bit () ? "2026-11-22T19:30:00Z" : "yesterday");
    case PMAP_KIND_BOOLEAN:
      return g_strdup (g_test_rand_bit () ? "true" : "false");
    case PMAP_KIND_CHOICE:
      while (field->choices[n_choices].nick != NULL)
        n_choices++;
      return g_strdup (field->choices[g_test_rand_int_range (0, n_choices)].nick);
    case PMAP_KIND_WEEKDAYS:
      return g_strdup (g_test_rand_bit () ? "Mon, Fri" : "");
    case PMAP_KIND_REFERENCE:
      other = pick_record (document, field->get_item_type ());
      return g_strdup (other != NULL ? pmap_record_get_id (other) : "");
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
    case PMAP_KIND_TIME:
      return g_strdup_printf ("%d", g_test_rand_int_range (-2, 60));
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
    default:
      g_assert_not_reached ();
    }
}

static void
change_field (PmapEditor *editor,
              PmapRecord *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  const PmapField *field = &klass->fields[g_test_rand_int_range (0, klass->n_fields)];
  g_autofree char *typed = NULL;

  if (!pmap_field_is_scalar (field))
    return;
  typed = make_typed (pmap_editor_get_document (editor), field);
  pmap_editor_set_typed (editor, record, field->name, typed, NULL);
}

static void
add_record (PmapEditor *editor,
            PmapRecord *owner)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (owner);
  g_autoptr (PmapRecord) record = NULL;
  const PmapField *field;
  PmapRecordList *list;

  if (klass->fields[klass->n_fields - 1].kind != PMAP_KIND_RECORDS)    /* tables end with their lists */
    {
      owner = PMAP_RECORD (pmap_editor_get_document (editor));
      klass = PMAP_RECORD_GET_CLASS (owner);
    }
  do
    field = &klass->fields[g_test_rand_int_range (0, klass->n_fields)];
  while (field->kind != PMAP_KIND_RECORDS);
  list = pmap_record_get_records (owner, field);
  record = pmap_record_new (pmap_record_list_get_record_type (list));
  pmap_editor_begin (editor, "Add");
  g_assert_true (pmap_editor_insert (editor, list, g_test_rand_int_range (0, pmap_record_list_get_length (list) + 1),
                                     record, NULL));
  for (guint i = 0; i < 4; i++)
    change_field (editor, record);
  pmap_editor_finish (editor, TRUE);
}

static void
edit_at_random (PmapEditor *editor)
{
  PmapRecord *record = pick_record (pmap_editor_get_document (editor), PMAP_TYPE_RECORD);
  PmapRecordList *list = pmap_record_get_list (record);

  switch (g_test_rand_int_range (0, 20))
    {
    case 0:
    case 1:
    case 2:
    case 3:
      add_record (editor, record);
      break;
    case 4:
      if (list != NULL)
        pmap_editor_remove (editor, record, NULL);
      break;
    case 5:
      if (list != NULL)
        pmap_editor_move (editor, record, g_test_rand_int_range (0, pmap_record_list_get_length (list)));
      break;
    default:
      change_field (editor, record);
    }
}

static void
assert_bytes (PmapDocument *document,
              GBytes       *expected)
{
  g_autoptr (GBytes) bytes = pmap_xml_write (document);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
test_undo_and_redo (void)
{
  guint scale = g_getenv ("PMAP_TEST_SCALE") != NULL ? MAX (atoi (g_getenv ("PMAP_TEST_SCALE")), 1) : 1;
  guint n = EDITS * scale, steps = 0;
  g_autoptr (PmapDocument) document = pmap_new_map ("Larkbeck Primary School", pmap_date_new (14, 9, 2026));
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapHistory *history = pmap_editor_get_history (editor);
  g_autoptr (GBytes) first = pmap_xml_write (document), last = NULL;
  g_autoptr (GHashTable) between = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_bytes_unref);

  g_test_summary ("Undone to the start and redone to the end, the bytes are those of the start and of the end.");

  for (guint i = 0; i < n; i++)
    {
      edit_at_random (editor);
      if (i % (n / CHECKPOINTS) == 0)
        {
          guint64 state = pmap_history_get_state (history);

          g_hash_table_insert (between, g_memdup2 (&state, sizeof state), pmap_xml_write (document));
          pmap_history_mark_saved (history, state);    /* so that no later change joins this step */
        }
    }
  last = pmap_xml_write (document);
  g_assert_cmpuint (g_bytes_get_size (last), >, g_bytes_get_size (first));
  for (guint round = 0; round < 2; round++)
    {
      for (steps = 0; pmap_history_can_undo (history); steps++)
        {
          guint64 state = pmap_history_get_state (history);
          GBytes *expected = g_hash_table_lookup (between, &state);

          if (expected != NULL && round > 0)
            assert_bytes (document, expected);
          pmap_history_undo (history);
        }
      assert_bytes (document, first);
      while (pmap_history_can_redo (history))
        pmap_history_redo (history);
      assert_bytes (document, last);
    }
  g_test_message ("%u edits made %u steps and a file of %" G_GSIZE_FORMAT " bytes", n, steps, g_bytes_get_size (last));
  g_assert_cmpuint (steps, >, n / 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/random-edits", test_undo_and_redo);
  return g_test_run ();
}
