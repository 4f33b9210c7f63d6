/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How values lie in a record: making, freeing, copying, comparing. One table for each way of lying, whatever the values mean. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-kind.h"

#include "base/pmap-hash.h"
#include "base/pmap-id.h"
#include "model/pmap-record-list-private.h"
#include "model/pmap-record-private.h"

#include <string.h>

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

/* Texts: a string of the record's own, NULL where nothing is said. */

static void
begin_nothing (gpointer         place,
               const PmapField *field,
               PmapRecord      *owner)
{
}

static void
clear_text (gpointer place)
{
  g_clear_pointer ((char **) place, g_free);
}

static void
copy_text (gpointer      place,
           gconstpointer other)
{
  char **text = place, *old = *text;

  *text = g_strdup (*(char *const *) other);
  g_free (old);
}

static void
get_text (gconstpointer place,
          GValue       *value)
{
  g_value_set_string (value, *(char *const *) place);
}

static void
set_text (gpointer      place,
          const GValue *value)
{
  char **text = place, *old = *text;

  *text = g_value_dup_string (value);
  g_free (old);
}

static gboolean
is_no_text (gconstpointer    place,
            const PmapField *field)
{
  return *(char *const *) place == NULL;
}

static gboolean
equal_texts (gconstpointer place,
             gconstpointer other)
{
  return g_strcmp0 (*(char *const *) place, *(char *const *) other) == 0;
}

/* Nothing comes before everything, and an empty text is nothing. */
static int
compare_texts (gconstpointer place,
               gconstpointer other)
{
  const char *a = *(char *const *) place, *b = *(char *const *) other;

  return strcmp (a != NULL ? a : "", b != NULL ? b : "");
}

static guint
hash_text (gconstpointer place)
{
  const char *text = *(char *const *) place;

  return text != NULL ? pmap_hash_text (text) : 0;
}

const PmapStorage pmap_storage_text = {
  G_TYPE_STRING, begin_nothing, clear_text, copy_text, get_text, set_text, is_no_text, equal_texts, compare_texts, hash_text
};

/* References: an interned id. */

static void
clear_reference (gpointer place)
{
  g_clear_pointer ((char **) place, pmap_id_release);
}

static void
copy_reference (gpointer      place,
                gconstpointer other)
{
  char **id = place, *old = *id, *new_id = *(char *const *) other;

  *id = new_id != NULL ? pmap_id_acquire (new_id) : NULL;
  g_clear_pointer (&old, pmap_id_release);
}

static void
set_reference (gpointer      place,
               const GValue *value)
{
  char **id = place, *old = *id;
  const char *new_id = g_value_get_string (value);

  *id = new_id != NULL ? pmap_id_intern (new_id) : NULL;
  g_clear_pointer (&old, pmap_id_release);
}

static guint
hash_reference (gconstpointer place)
{
  const char *id = *(char *const *) place;

  return pmap_hash_number ((gsize) id);     /* interned */
}

const PmapStorage pmap_storage_reference = {
  G_TYPE_STRING, begin_nothing, clear_reference, copy_reference, get_text, set_reference, is_no_text, equal_texts, compare_texts,
  hash_reference
};

/* Numbers and moments: a gint64, PMAP_UNSET where nothing is said. */

static gint64
get_default_number (const PmapField *field)
{
  return field->flags & PMAP_FIELD_HAS_DEFAULT ? field->default_value : PMAP_UNSET;
}

static void
begin_number (gpointer         place,
              const PmapField *field,
              PmapRecord      *owner)
{
  *(gint64 *) place = get_default_number (field);
}

static void
clear_value (gpointer place)
{
}

static void
copy_number (gpointer      place,
             gconstpointer other)
{
  *(gint64 *) place = *(const gint64 *) other;
}

static void
get_number (gconstpointer place,
            GValue       *value)
{
  g_value_set_int64 (value, *(const gint64 *) place);
}

static void
set_number (gpointer      place,
            const GValue *value)
{
  *(gint64 *) place = g_value_get_int64 (value);
}

static gboolean
is_default_number (gconstpointer    place,
                   const PmapField *field)
{
  return *(const gint64 *) place == get_default_number (field);
}

static gboolean
equal_numbers (gconstpointer place,
               gconstpointer other)
{
  return *(const gint64 *) place == *(const gint64 *) other;
}

static int
compare_number_places (gconstpointer place,
                       gconstpointer other)
{
  return compare_numbers (*(const gint64 *) place, *(const gint64 *) other);
}

static guint
hash_number (gconstpointer place)
{
  return pmap_hash_number (*(const gint64 *) place);
}

const PmapStorage pmap_storage_number = {
  G_TYPE_INT64, begin_number, clear_value, copy_number, get_number, set_number, is_default_number, equal_numbers,
  compare_number_places, hash_number
};

/* Days, days of the week, choices, yes and no: 32 bits, 0 where nothing is said. */

static void
begin_word (gpointer         place,
            const PmapField *field,
            PmapRecord      *owner)
{
  *(guint *) place = field->flags & PMAP_FIELD_HAS_DEFAULT ? field->default_value : 0;
}

static void
copy_word (gpointer      place,
           gconstpointer other)
{
  *(guint *) place = *(const guint *) other;
}

static void
get_unsigned (gconstpointer place,
              GValue       *value)
{
  g_value_set_uint (value, *(const guint *) place);
}

static void
set_unsigned (gpointer      place,
              const GValue *value)
{
  *(guint *) place = g_value_get_uint (value);
}

static void
get_boolean (gconstpointer place,
             GValue       *value)
{
  g_value_set_boolean (value, *(const gboolean *) place);
}

static void
set_boolean (gpointer      place,
             const GValue *value)
{
  *(gboolean *) place = g_value_get_boolean (value);
}

static void
get_choice (gconstpointer place,
            GValue       *value)
{
  g_value_set_int (value, *(const int *) place);
}

static void
set_choice (gpointer      place,
            const GValue *value)
{
  *(int *) place = g_value_get_int (value);
}

static gboolean
is_default_word (gconstpointer    place,
                 const PmapField *field)
{
  return *(const guint *) place == (guint) (field->flags & PMAP_FIELD_HAS_DEFAULT ? field->default_value : 0);
}

static gboolean
equal_words (gconstpointer place,
             gconstpointer other)
{
  return *(const guint *) place == *(const guint *) other;
}

static int
compare_words (gconstpointer place,
               gconstpointer other)
{
  return compare_numbers (*(const guint *) place, *(const guint *) other);
}

static guint
hash_word (gconstpointer place)
{
  return pmap_hash_number (*(const guint *) place);
}

const PmapStorage pmap_storage_unsigned = {
  G_TYPE_UINT, begin_word, clear_value, copy_word, get_unsigned, set_unsigned, is_default_word, equal_words, compare_words,
  hash_word
};

const PmapStorage pmap_storage_boolean = {
  G_TYPE_BOOLEAN, begin_word, clear_value, copy_word, get_boolean, set_boolean, is_default_word, equal_words, compare_words,
  hash_word
};

const PmapStorage pmap_storage_choice = {
  G_TYPE_INT, begin_word, clear_value, copy_word, get_choice, set_choice, is_default_word, equal_words, compare_words, hash_word
};

/* Records inside the record: always there, and they know whose they are. */

static void
begin_record (gpointer         place,
              const PmapField *field,
              PmapRecord      *owner)
{
  PmapRecord *child = pmap_record_new (field->get_item_type ());

  child->owner = owner;
  *(PmapRecord **) place = child;
}

static void
clear_record (gpointer place)
{
  PmapRecord **child = place;

  (*child)->owner = NULL;
  g_clear_object (child);
}

static void
get_object (gconstpointer place,
            GValue       *value)
{
  g_value_set_object (value, *(GObject *const *) place);
}

static gboolean
is_never_default (gconstpointer    place,
                  const PmapField *field)
{
  return FALSE;
}

static gboolean
equal_records (gconstpointer place,
               gconstpointer other)
{
  return pmap_record_equal (*(PmapRecord *const *) place, *(PmapRecord *const *) other);
}

static int
compare_records (gconstpointer place,
                 gconstpointer other)
{
  return pmap_record_compare (*(PmapRecord *const *) place, *(PmapRecord *const *) other);
}

static guint
hash_record (gconstpointer place)
{
  return _pmap_record_hash (*(PmapRecord *const *) place);
}

const PmapStorage pmap_storage_record = {
  G_TYPE_OBJECT, begin_record, clear_record, NULL, get_object, NULL, is_never_default, equal_records, compare_records, hash_record
};

static void
begin_records (gpointer         place,
               const PmapField *field,
               PmapRecord      *owner)
{
  *(PmapRecordList **) place = _pmap_record_list_new (owner, field->get_item_type ());
}

static void
clear_records (gpointer place)
{
  PmapRecordList **list = place;

  _pmap_record_list_disown (*list);
  g_clear_object (list);
}

static gboolean
equal_lists (gconstpointer place,
             gconstpointer other)
{
  guint n_a, n_b;
  gpointer const *as = pmap_record_list_peek (*(PmapRecordList *const *) place, &n_a);
  gpointer const *bs = pmap_record_list_peek (*(PmapRecordList *const *) other, &n_b);

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (!pmap_record_equal (as[i], bs[i]))
      return FALSE;
  return TRUE;
}

static int
compare_lists (gconstpointer place,
               gconstpointer other)
{
  guint n_a, n_b;
  gpointer const *as = pmap_record_list_peek (*(PmapRecordList *const *) place, &n_a);
  gpointer const *bs = pmap_record_list_peek (*(PmapRecordList *const *) other, &n_b);

  for (guint i = 0; i < MIN (n_a, n_b); i++)
    {
      int order = pmap_record_compare (as[i], bs[i]);

      if (order != 0)
        return order;
    }
  return compare_numbers (n_a, n_b);
}

static guint
hash_list (gconstpointer place)
{
  guint n, hash;
  gpointer const *records = pmap_record_list_peek (*(PmapRecordList *const *) place, &n);

  hash = pmap_hash_number (n);
  for (guint i = 0; i < n; i++)
    hash = pmap_hash_number ((guint64) hash << 32 | _pmap_record_hash (records[i]));
  return hash;
}

const PmapStorage pmap_storage_records = {
  G_TYPE_OBJECT, begin_records, clear_records, NULL, get_object, NULL, is_never_default, equal_lists, compare_lists, hash_list
};
