/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps made by chance, and changed by chance: whatever the tables allow, and more (ids of records that have gone). Given
 * the same seed they are the same. */
#pragma once

#include "model/pmap-intervention.h"
#include "shared/map.h"

/* The school year of the map and some weeks round it. */
#define RANDOM_MAP_FIRST_DAY "2026-09-01"
#define RANDOM_MAP_DAYS 420

static inline PmapDate
random_map_date (GRand *random)
{
  return pmap_date_new (1, 8, 2026) + g_rand_int_range (random, 0, RANDOM_MAP_DAYS);
}

typedef struct
{
  GType type;
  GPtrArray *found;
} RandomMapSearch;

static inline gboolean
random_map_find_cb (PmapRecord *record,
                    gpointer    user_data)
{
  RandomMapSearch *search = user_data;

  if (g_type_is_a (G_OBJECT_TYPE (record), search->type))
    g_ptr_array_add (search->found, record);
  return TRUE;
}

/* Any record of a type, or NULL. */
static inline gpointer
random_map_pick (PmapDocument *document,
                 GRand        *random,
                 GType         type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  RandomMapSearch search = { type, found };

  pmap_record_walk (PMAP_RECORD (document), random_map_find_cb, &search);
  return found->len > 0 ? found->pdata[g_rand_int_range (random, 0, found->len)] : NULL;
}

static inline gint64
random_map_number (const PmapField *field,
                   GRand           *random)
{
  static const gint64 decimals[] = { 0, 5000, 10000, 10000, 20000, 30000, 50000, 120000, 386000, 123456 };
  gint64 number;

  if (field->kind == PMAP_KIND_DECIMAL)
    number = decimals[g_rand_int_range (random, 0, G_N_ELEMENTS (decimals))];
  else if (field->kind == PMAP_KIND_MONEY)
    number = g_rand_int_range (random, 0, 30000);
  else if (field->kind == PMAP_KIND_RATE)
    number = g_rand_int_range (random, 90000, 900000);
  else
    number = g_rand_int_range (random, 0, 12) * (g_rand_boolean (random) ? 1 : 5);
  return CLAMP (number, field->minimum, pmap_field_get_maximum (field));
}

static inline void
random_map_value (PmapDocument    *document,
                  GRand           *random,
                  const PmapField *field,
                  GValue          *value)
{
  gboolean unset = g_rand_int_range (random, 0, 4) == 0;
  gint64 otherwise = field->flags & PMAP_FIELD_HAS_DEFAULT ? field->default_value : PMAP_UNSET;
  PmapRecord *other;
  g_autofree char *text = NULL;

  g_value_init (value, pmap_field_get_value_type (field));
  switch (field->kind)
    {
    case PMAP_KIND_TEXT:
    case PMAP_KIND_LONG_TEXT:
      text = g_strdup_printf ("text %u", g_rand_int (random) % 1000);
      g_value_set_string (value, unset ? NULL : text);
      break;
    case PMAP_KIND_INTEGER:
    case PMAP_KIND_DECIMAL:
    case PMAP_KIND_MONEY:
    case PMAP_KIND_RATE:
    case PMAP_KIND_TIME:
      g_value_set_int64 (value, unset ? otherwise : random_map_number (field, random));
      break;
    case PMAP_KIND_DATE:
      g_value_set_uint (value, unset ? PMAP_DATE_NONE : random_map_date (random));
      break;
    case PMAP_KIND_MOMENT:
      g_value_set_int64 (value, unset ? PMAP_UNSET : G_GINT64_CONSTANT (1700000000) + g_rand_int (random) % 100000000);
      break;
    case PMAP_KIND_WEEKDAYS:
      g_value_set_uint (value, unset ? 0 : g_rand_int_range (random, 0, 0x80));
      break;
    case PMAP_KIND_BOOLEAN:
      g_value_set_boolean (value, g_rand_boolean (random));
      break;
    case PMAP_KIND_CHOICE:
      g_value_set_int (value, unset ? MAX (otherwise, 0) : field->choices[g_rand_int (random) % 2].value);
      break;
    case PMAP_KIND_REFERENCE:
      other = unset ? NULL : random_map_pick (document, random, field->get_item_type ());
      g_value_set_string (value, other != NULL ? pmap_record_get_id (other) : NULL);
      break;
    case PMAP_KIND_RECORD:
    case PMAP_KIND_RECORDS:
    default:
      g_assert_not_reached ();
    }
}

static inline void
random_map_set_field (PmapDocument    *document,
                      GRand           *random,
                      PmapRecord      *record,
                      const PmapField *field)
{
  g_auto (GValue) value = G_VALUE_INIT;

  random_map_value (document, random, field, &value);
  _pmap_record_set_value (record, field, &value);
}

/* Puts a new record with fields by chance anywhere into a list. */
static inline gpointer
random_map_add (PmapDocument   *document,
                GRand          *random,
                PmapRecordList *list)
{
  g_autoptr (PmapRecord) record = pmap_record_new (pmap_record_list_get_record_type (list));
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  if (klass->noun->id_prefix != NULL)
    {
      g_autofree char *id = g_strdup_printf ("%s-%08x", klass->noun->id_prefix, g_rand_int (random));

      _pmap_record_set_id (record, id);
    }
  for (guint i = 0; i < klass->n_fields; i++)
    if (pmap_field_is_scalar (&klass->fields[i]))
      random_map_set_field (document, random, record, &klass->fields[i]);
  _pmap_record_list_insert (list, g_rand_int_range (random, 0, pmap_record_list_get_length (list) + 1), record);
  return record;
}

static inline PmapDocument *
random_map_new (GRand *random,
                guint  n_pupils,
                guint  n_interventions)
{
  PmapDocument *document = pmap_document_new ();
  gpointer year = pmap_document_get_year (document);

  map_set (year, "start", RANDOM_MAP_FIRST_DAY);
  map_set (year, "end", "2027-08-31");
  map_set (year, "weeks", "38");
  map_add (map_list (year, "terms"), "autumn", "name", "Autumn", "start", "2026-09-02", "end", "2026-12-18", NULL);
  map_add (map_list (year, "terms"), "spring", "name", "Spring", "start", "2027-01-04", "end", "2027-03-25", NULL);
  map_add (map_list (year, "terms"), "summer", "name", "Summer", "start", "2027-04-12", "end", "2027-07-21", NULL);
  map_add (map_list (year, "closures"), NULL, "name", "Autumn half term", "start", "2026-10-26", "end", "2026-10-30", NULL);
  map_add (map_list (year, "closures"), NULL, "name", "Spring half term", "start", "2027-02-15", "end", "2027-02-19", NULL);
  for (guint i = 0; i < 2; i++)
    random_map_add (document, random, document->rate_sets);
  for (guint i = 0; i < 3; i++)
    random_map_add (document, random, document->tiers);
  for (guint i = 0; i < 4; i++)
    {
      PmapRecord *role = random_map_add (document, random, document->staff_roles);

      for (guint j = 0; j < 4; j++)
        random_map_add (document, random, map_list (role, "rates"));
    }
  for (guint i = 0; i < 4; i++)
    random_map_add (document, random, document->staff_members);
  for (guint i = 0; i < 6; i++)
    random_map_add (document, random, document->provisions);
  for (guint i = 0; i < n_pupils; i++)
    random_map_add (document, random, document->pupils);
  for (guint i = 0; i < n_interventions; i++)
    {
      PmapIntervention *intervention = random_map_add (document, random, document->interventions);

      for (guint n = g_rand_int_range (random, 0, 3); n > 0; n--)
        random_map_add (document, random, intervention->staffing);
      for (guint n = g_rand_int_range (random, 0, 3); n > 0; n--)
        random_map_add (document, random, intervention->resources);
      for (guint n = g_rand_int_range (random, 0, 8); n > 0; n--)
        random_map_add (document, random, intervention->members);
    }
  return document;
}

/* One change anywhere: mostly of a value, sometimes a record more, less or elsewhere in its list. */
static inline void
random_map_change (PmapDocument *document,
                   GRand        *random)
{
  PmapRecord *record = random_map_pick (document, random, PMAP_TYPE_RECORD);
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  const PmapField *field = &klass->fields[g_rand_int_range (random, 0, klass->n_fields)];
  PmapRecordList *list;
  guint n;

  if (pmap_field_is_scalar (field))
    {
      random_map_set_field (document, random, record, field);
      return;
    }
  if (field->kind == PMAP_KIND_RECORD)
    return;
  list = pmap_record_get_records (record, field);
  n = pmap_record_list_get_length (list);
  if (n == 0 || g_rand_int_range (random, 0, 5) < 2)
    random_map_add (document, random, list);
  else if (g_rand_int_range (random, 0, 3) == 0)
    _pmap_record_list_move (list, g_rand_int_range (random, 0, n), g_rand_int_range (random, 0, n));
  else
    _pmap_record_list_remove (list, g_rand_int_range (random, 0, n));
}

/* The seed of a run: from PMAP_TEST_SEED or, printed, a fresh one. */
static inline GRand *
random_map_start (void)
{
  const char *given = g_getenv ("PMAP_TEST_SEED");
  guint32 seed = given != NULL ? g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("PMAP_TEST_SEED=%u", seed);
  return g_rand_new_with_seed (seed);
}

static inline guint
random_map_scale (guint n)
{
  const char *scale = g_getenv ("PMAP_TEST_SCALE");

  return n * (scale != NULL ? MAX (g_ascii_strtoull (scale, NULL, 10), 1) : 1);
}
