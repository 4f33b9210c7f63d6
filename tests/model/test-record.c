/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kernel: what every noun has from its table alone. */

#include "config.h"

#include "history/pmap-editor.h"
#include "history/pmap-new-map.h"
#include "model/pmap-funding.h"
#include "model/pmap-intervention.h"
#include "model/pmap-member.h"
#include "model/pmap-need.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-rate.h"
#include "model/pmap-school.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-target.h"
#include "model/pmap-tier.h"
#include "model/pmap-year.h"

/* Every noun there is, found by walking the tables from the root. */
static void
collect_types (GType       type,
               GHashTable *types)
{
  g_autoptr (GTypeClass) klass = NULL;

  if (!g_hash_table_add (types, GSIZE_TO_POINTER (type)))
    return;
  klass = g_type_class_ref (type);
  for (guint i = 0; i < ((PmapRecordClass *) klass)->n_fields; i++)
    {
      const PmapField *field = &((PmapRecordClass *) klass)->fields[i];

      if (field->get_item_type != NULL)
        collect_types (field->get_item_type (), types);
    }
}

static void
test_tables (void)
{
  g_autoptr (GHashTable) types = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;

  g_test_summary ("Every table is whole: names once, labels, limits that make sense, words for choices, types for references.");
  collect_types (PMAP_TYPE_DOCUMENT, types);
  g_assert_cmpuint (g_hash_table_size (types), ==, 29);
  g_hash_table_iter_init (&iter, types);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autoptr (GTypeClass) type_class = g_type_class_ref (GPOINTER_TO_SIZE (key));
      PmapRecordClass *klass = (PmapRecordClass *) type_class;
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_nonnull (klass->noun->element);
      g_assert_nonnull (klass->noun->title);
      g_assert_nonnull (klass->noun->help);
      for (guint i = 0; i < klass->n_fields; i++)
        {
          const PmapField *field = &klass->fields[i];

          g_assert_true (g_hash_table_add (names, (gpointer) field->name));
          g_assert_cmpstr (field->name, !=, "id");
          g_assert_nonnull (field->label);
          g_assert_true (!pmap_field_is_scalar (field) || field->help != NULL);
          g_assert_true (field->minimum <= pmap_field_get_maximum (field));
          g_assert_true (field->kind != PMAP_KIND_CHOICE || field->choices != NULL);
          g_assert_true (field->choices == NULL || field->kind == PMAP_KIND_CHOICE || field->kind == PMAP_KIND_INTEGER);
          g_assert_true ((field->kind == PMAP_KIND_REFERENCE || !pmap_field_is_scalar (field)) == (field->get_item_type != NULL));
          g_assert_true (pmap_record_class_find_field (klass, field->name) == field);
          g_assert_nonnull (g_object_class_find_property (G_OBJECT_CLASS (klass), field->name));
          /* A reference needs something to point at. */
          if (field->kind == PMAP_KIND_REFERENCE)
            {
              g_autoptr (GTypeClass) target = g_type_class_ref (field->get_item_type ());

              g_assert_nonnull (((PmapRecordClass *) target)->noun->id_prefix);
            }
        }
    }
}

static void
test_defaults (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapRecord) member = pmap_record_new (PMAP_TYPE_MEMBER);
  g_autoptr (PmapRecord) tier = pmap_record_new (PMAP_TYPE_TIER);
  g_autoptr (PmapRecord) target = pmap_record_new (PMAP_TYPE_TARGET);

  g_test_summary ("A new record says nothing but its defaults.");
  g_assert_cmpint (pmap_document_get_funding (document)->element_2_limit, ==, 600000);
  g_assert_true (pmap_document_get_funding (document)->notional_sen_budget == PMAP_UNSET);
  g_assert_cmpint (pmap_document_get_year (document)->counting, ==, PMAP_WEEKS_CALENDAR);
  g_assert_cmpint (PMAP_MEMBER (member)->weight, ==, PMAP_DECIMAL_ONE);
  g_assert_true (PMAP_MEMBER (member)->outcome == PMAP_UNSET);
  g_assert_true (PMAP_TIER (tier)->costed);
  g_assert_cmpint (PMAP_TARGET (target)->status, ==, PMAP_TARGET_OPEN);
  for (guint i = 0; i < PMAP_RECORD_GET_CLASS (member)->n_fields; i++)
    g_assert_true (pmap_record_is_default (member, &PMAP_RECORD_GET_CLASS (member)->fields[i]));
}

static void
test_properties_are_read_only (void)
{
  g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);

  g_test_summary ("There is one door for change: no property can be set.");
  for (guint i = 0; i < PMAP_RECORD_GET_CLASS (pupil)->n_fields; i++)
    g_assert_cmpuint (PMAP_RECORD_GET_CLASS (pupil)->properties[i]->flags & G_PARAM_WRITABLE, ==, 0);
}

static void
test_check (void)
{
  static const struct
  {
    GType (*type) (void);
    const char *field;
    const char *typed;
    const char *message;
  } cases[] = {
    { pmap_pupil_get_type, "class", "3B", "Given name is needed" },
    { pmap_tier_get_type, "costed", "true", "Name is needed" },
    { pmap_member_get_type, "note", "x", "Pupil is needed" },
  };

  g_test_summary ("A record that lacks what it needs says so.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapRecord) record = pmap_record_new (cases[i].type ());
      g_autoptr (PmapIssues) issues = pmap_issues_new ();

      pmap_record_check (record, issues);
      g_assert_cmpuint (issues->len, >=, 1);
      g_assert_cmpstr (((PmapIssue *) issues->pdata[0])->message, ==, cases[i].message);
    }
}

static void
test_upn (void)
{
  static const struct
  {
    const char *upn;
    gboolean right;
  } cases[] = {
    { "B801200005001", TRUE },  { "A801200005001", FALSE }, { "M80120000500A", TRUE }, { "P207000016049", TRUE },
    { "Q207000016049", FALSE }, { "B80120000500", FALSE },  { "B8012000050O1", FALSE }, { "b801200005001", FALSE },
  };

  g_test_summary ("A wrong check letter is a warning, not a refusal.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PmapDocument) document = pmap_document_new ();
      g_autoptr (PmapEditor) editor = pmap_editor_new (document);
      g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);
      g_autoptr (PmapIssues) issues = pmap_issues_new ();

      g_assert_true (pmap_editor_insert (editor, document->pupils, PMAP_POSITION_END, pupil, NULL));
      g_assert_true (pmap_editor_set_typed (editor, pupil, "given-name", "Amira", NULL));
      g_assert_true (pmap_editor_set_typed (editor, pupil, "upn", cases[i].upn, NULL));
      pmap_record_check (pupil, issues);
      g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_ERROR), ==, 0);
      g_assert_cmpuint (pmap_issues_count (issues, PMAP_SEVERITY_WARNING), ==, cases[i].right ? 0 : 1);
    }
}

static void
test_upn_power (void)
{
  static const char right[] = "B801200005001";
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);

  g_test_summary ("Every single wrong digit of a UPN is noticed.");
  g_assert_true (pmap_editor_insert (editor, document->pupils, PMAP_POSITION_END, pupil, NULL));
  g_assert_true (pmap_editor_set_typed (editor, pupil, "given-name", "Amira", NULL));
  for (guint place = 1; place < 13; place++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        char upn[] = "B801200005001";
        g_autoptr (PmapIssues) issues = pmap_issues_new ();

        upn[place] = digit;
        g_assert_true (pmap_editor_set_typed (editor, pupil, "upn", upn, NULL));
        pmap_record_check (pupil, issues);
        g_assert_cmpuint (issues->len, ==, digit == right[place] ? 0 : 1);
      }
}

static void
test_list_positions (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (GPtrArray) mirror = g_ptr_array_new ();
  PmapRecordList *pupils = document->pupils;

  g_test_summary ("After any inserts, removals and moves every record knows its place, and ids find the right one.");
  for (guint step = 0; step < 3000; step++)
    {
      guint n = pmap_record_list_get_length (pupils), what = g_test_rand_int_range (0, 10);

      g_assert_cmpuint (n, ==, mirror->len);
      if (n == 0 || what < 5)
        {
          g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);
          guint position = g_test_rand_int_range (0, n + 1);

          g_assert_true (pmap_editor_insert (editor, pupils, position, pupil, NULL));
          g_ptr_array_insert (mirror, position, pupil);
        }
      else if (what < 8)
        {
          guint position = g_test_rand_int_range (0, n);

          g_assert_true (pmap_editor_remove (editor, pmap_record_list_get (pupils, position), NULL));
          g_ptr_array_remove_index (mirror, position);
        }
      else
        {
          guint from = g_test_rand_int_range (0, n), to = g_test_rand_int_range (0, n);
          gpointer moved = g_ptr_array_steal_index (mirror, from);

          pmap_editor_move (editor, moved, to);
          g_ptr_array_insert (mirror, to, moved);
        }
      if (mirror->len > 0)
        {
          guint probe = g_test_rand_int_range (0, mirror->len), position;
          PmapRecord *record = mirror->pdata[probe];

          g_assert_true (pmap_record_list_get (pupils, probe) == record);
          g_assert_true (pmap_record_list_get_position (pupils, record, &position));
          g_assert_cmpuint (position, ==, probe);
        }
    }
}

static void
count_items_cb (GListModel *model,
                guint       position,
                guint       removed,
                guint       added,
                gpointer    user_data)
{
  int *n = user_data;

  *n += (int) added - (int) removed;
}

static void
test_list_model (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  GListModel *model = G_LIST_MODEL (document->tiers);
  int n = 0;

  g_test_summary ("A list is a list model: the sum of what it announced is what it holds.");
  g_signal_connect (model, "items-changed", G_CALLBACK (count_items_cb), &n);
  g_assert_true (g_list_model_get_item_type (model) == PMAP_TYPE_TIER);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (PmapRecord) tier = pmap_record_new (PMAP_TYPE_TIER);

      g_assert_true (pmap_editor_insert (editor, document->tiers, 0, tier, NULL));
    }
  g_assert_true (pmap_editor_remove (editor, pmap_record_list_get (document->tiers, 3), NULL));
  g_assert_cmpint (n, ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  g_assert_null (g_list_model_get_item (model, 4));
}

static void
test_copy_and_equal (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);
  g_autoptr (PmapRecord) need = pmap_record_new (PMAP_TYPE_NEED);
  g_autoptr (PmapRecord) copy = NULL;
  g_autoptr (PmapRecord) second = NULL;

  g_test_summary ("A copy says the same, has no id, and goes its own way.");
  g_assert_true (pmap_editor_insert (editor, document->pupils, 0, pupil, NULL));
  g_assert_true (pmap_editor_set_typed (editor, pupil, "given-name", "Amira", NULL));
  g_assert_true (pmap_editor_set_typed (editor, pupil, "year-group", "3", NULL));
  g_assert_true (pmap_editor_insert (editor, PMAP_PUPIL (pupil)->needs, 0, need, NULL));
  g_assert_true (pmap_editor_set_typed (editor, need, "type", "slcn", NULL));
  copy = pmap_record_copy (pupil);
  second = pmap_record_copy (copy);
  g_assert_null (pmap_record_get_id (copy));
  g_assert_true (pmap_record_equal (copy, second));
  g_assert_false (pmap_record_equal (copy, pupil));
  g_assert_true (pmap_editor_insert (editor, document->pupils, 1, copy, NULL));
  g_assert_true (pmap_editor_set_typed (editor, pmap_record_list_get (PMAP_PUPIL (copy)->needs, 0), "type", "ASD", NULL));
  g_assert_cmpint (PMAP_NEED (need)->type, ==, PMAP_NEED_SLCN);
  g_assert_cmpint (pmap_need_type_get_area (PMAP_NEED (need)->type), ==, PMAP_AREA_COMMUNICATION);
}

/* What a record says in its fields, as people read it: "from: 1 September 2026; basis: An hour; hourly: £13.05". */
static char *
say_fields (PmapRecord *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < klass->first_child; i++)
    {
      g_autofree char *value = pmap_record_format_field (record, &klass->fields[i]);

      if (*value != '\0')
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", klass->fields[i].name, value);
    }
  return g_strdup (text->str);
}

static void
add_line (PmapEditor     *editor,
          PmapRecordList *list,
          const char     *field,
          const char     *typed,
          const char     *wanted)
{
  g_autoptr (PmapRecord) record = pmap_record_new_for (list, pmap_date_new (30, 11, 2026));
  g_autofree char *said = NULL;

  g_assert_true (pmap_editor_insert (editor, list, PMAP_POSITION_END, record, NULL));
  g_assert_true (pmap_editor_set_typed (editor, record, field, typed, NULL));
  said = say_fields (record);
  g_assert_cmpstr (said, ==, wanted);
  g_assert_true (pmap_record_is_whole (record, NULL));
}

static void
test_begin (void)
{
  g_autoptr (PmapDocument) document = pmap_new_map ("Larkbeck", pmap_date_new (30, 11, 2026));
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  PmapRecordList *rates = PMAP_STAFF_ROLE (pmap_record_list_get (document->staff_roles, 0))->rates;
  PmapYear *year = pmap_document_get_year (document);
  g_autoptr (PmapRecord) pupil = pmap_record_new_for (document->pupils, pmap_date_new (30, 11, 2026));
  g_autoptr (GError) error = NULL;

  g_test_summary ("A new record begins with what is known of it where it is added, and lacks nothing that it needs");
  add_line (editor, rates, "from", "1 September 2026", "set: The school’s own rates; from: 1 September 2026; basis: An hour; hourly: £0.00; on-cost-percent: 0");
  pmap_editor_set_typed (editor, pmap_record_list_get (rates, 0), "hourly", "13.05", NULL);
  pmap_editor_set_typed (editor, pmap_record_list_get (rates, 0), "on-cost-percent", "30", NULL);
  add_line (editor, rates, "from", "1 April 2027", "set: The school’s own rates; from: 1 April 2027; basis: An hour; hourly: £13.05; on-cost-percent: 30");
  add_line (editor, year->terms, "name", "Autumn", "name: Autumn; start: 1 September 2026; end: 1 September 2026");
  pmap_editor_set_typed (editor, pmap_record_list_get (year->terms, 0), "end", "18 December 2026", NULL);
  add_line (editor, year->terms, "name", "Spring", "name: Spring; start: 19 December 2026; end: 19 December 2026");
  add_line (editor, year->closures, "name", "Half term", "name: Half term; start: 1 September 2026; end: 1 September 2026");
  g_assert_false (pmap_record_is_whole (pupil, &error));
  g_assert_cmpstr (error->message, ==, "Given name is needed");
  g_assert_cmpint (PMAP_PUPIL (pupil)->sen, ==, PMAP_SEN_SUPPORT);
  g_assert_true (pmap_editor_insert (editor, document->pupils, PMAP_POSITION_END, pupil, NULL));
  add_line (editor, PMAP_PUPIL (pupil)->targets, "specific", "Reads a page", "specific: Reads a page; set: 30 November 2026; status: Working on it");
  pmap_editor_set_typed (editor, pupil, "review", "12 March 2027", NULL);
  add_line (editor, PMAP_PUPIL (pupil)->targets, "specific", "Writes one",
            "specific: Writes one; set: 30 November 2026; review: 12 March 2027; status: Working on it");
}

static void
test_describe (void)
{
  g_autoptr (PmapDocument) document = pmap_document_new ();
  g_autoptr (PmapEditor) editor = pmap_editor_new (document);
  g_autoptr (PmapRecord) pupil = pmap_record_new (PMAP_TYPE_PUPIL);
  g_autoptr (PmapRecord) tier = pmap_record_new (PMAP_TYPE_TIER);
  g_autofree char *nameless = pmap_record_describe (tier), *name = NULL;

  g_test_summary ("A record is called by its name, or by its noun while it has none.");
  g_assert_cmpstr (nameless, ==, "Tier");
  g_assert_true (pmap_editor_insert (editor, document->pupils, 0, pupil, NULL));
  g_assert_true (pmap_editor_set_typed (editor, pupil, "given-name", "Amira", NULL));
  g_assert_true (pmap_editor_set_typed (editor, pupil, "family-name", "Example", NULL));
  name = pmap_record_describe (pupil);
  g_assert_cmpstr (name, ==, "Amira Example");
}

static void
test_parse_every_kind (void)
{
  static const struct
  {
    GType (*type) (void);
    const char *field;
    const char *typed;
    const char *shown;
  } cases[] = {
    { pmap_pupil_get_type, "given-name", " Amira ", "Amira" },
    { pmap_pupil_get_type, "strengths", "One\r\nTwo", "One\nTwo" },
    { pmap_pupil_get_type, "birth-date", "2/11/2018", "2 November 2018" },
    { pmap_pupil_get_type, "year-group", "year 3", "Year 3" },
    { pmap_pupil_get_type, "year-group", "3", "Year 3" },
    { pmap_pupil_get_type, "sen", "k", "SEN support" },
    { pmap_pupil_get_type, "top-up", "£5,202", "£5,202.00" },
    { pmap_provision_get_type, "minutes", "30", "30" },
    { pmap_provision_get_type, "sessions-per-week", "0.5", "0.5" },
    { pmap_provision_get_type, "area", "C&L", "Cognition and learning" },
    { pmap_intervention_get_type, "weekdays", "mon, Thursday", "Mon, Thu" },
    { pmap_intervention_get_type, "weekdays", "Tues/Fri; Wednesdays", "Tue, Wed, Fri" },
    { pmap_intervention_get_type, "weekdays", "Mon-Fri", "Mon, Tue, Wed, Thu, Fri" },
    { pmap_intervention_get_type, "weekdays", "Tue – Thu and Monday", "Mon, Tue, Wed, Thu" },
    { pmap_intervention_get_type, "weekdays", "weds & fri.", "Wed, Fri" },
    { pmap_intervention_get_type, "weekdays", "", "" },
    { pmap_tier_get_type, "costed", "false", "No" },
    { pmap_tier_get_type, "costed", "0", "No" },
    { pmap_tier_get_type, "costed", "N", "No" },
    { pmap_tier_get_type, "costed", " no ", "No" },
    { pmap_tier_get_type, "costed", "TRUE", "Yes" },
    { pmap_tier_get_type, "costed", "1", "Yes" },
    { pmap_tier_get_type, "costed", "y", "Yes" },
    { pmap_tier_get_type, "costed", "Yes", "Yes" },
    { pmap_tier_get_type, "costed", "", "Yes" },
    { pmap_provision_get_type, "minutes", "1.5 hours", "90" },
    { pmap_provision_get_type, "preparation-minutes", "10 min", "10" },
    { pmap_provision_get_type, "sessions-per-week", "3x", "3" },
    { pmap_provision_get_type, "weeks", "12 weeks", "12" },
    { pmap_provision_get_type, "group-size", "4 pupils", "4" },
    { pmap_staff_member_get_type, "hours-per-week", "27½ h", "27.5" },
    { pmap_rate_get_type, "on-cost-percent", "28.5%", "28.5" },
    { pmap_rate_get_type, "hourly", "£13.47 an hour", "£13.47" },
    { pmap_member_get_type, "weight", "", "1" },
    { pmap_member_get_type, "outcome", "-2", "-2" },
    { pmap_year_get_type, "weeks", "38.6", "38.6" },
  };

  g_test_summary ("Typed text becomes a value of the field's kind, and reads back as people write it.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (cases[i].type ());
      const PmapField *field = pmap_record_class_find_field ((PmapRecordClass *) klass, cases[i].field);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *shown = NULL;

      g_assert_true (pmap_field_parse (field, cases[i].typed, PMAP_DATE_NONE, &value, NULL));
      shown = pmap_field_format_value (field, &value);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
set_random (const PmapField *field,
            GValue          *value)
{
  g_value_init (value, pmap_field_get_value_type (field));
  if (pmap_field_is_number (field))
    {
      gint64 number = field->minimum
                      + (gint64) (g_test_rand_double () * (double) (pmap_field_get_maximum (field) - field->minimum));

      g_value_set_int64 (value, number);
    }
  else if (field->kind == PMAP_KIND_DATE)
    g_value_set_uint (value, pmap_date_new (1, 1, 1990) + g_test_rand_int_range (0, 30000));
  else if (field->kind == PMAP_KIND_WEEKDAYS)
    g_value_set_uint (value, g_test_rand_int_range (1, 128));
  else if (field->kind == PMAP_KIND_BOOLEAN)
    g_value_set_boolean (value, g_test_rand_bit ());
  else if (field->kind == PMAP_KIND_CHOICE)
    {
      int n = 0;

      while (field->choices[n].nick != NULL)
        n++;
      g_value_set_int (value, field->choices[g_test_rand_int_range (0, n)].value);
    }
  else
    g_value_set_string (value, "Toe by Toe, 3,5");
}

static void
assert_shown_is_typed (PmapRecord *record)
{
  PmapRecordClass *klass = PMAP_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    for (guint j = 0; j < 50; j++)
      {
        const PmapField *field = &klass->fields[i];
        g_auto (GValue) value = G_VALUE_INIT, typed = G_VALUE_INIT;
        g_autofree char *shown = NULL, *again = NULL;
        g_autoptr (GError) error = NULL;

        if (!pmap_field_is_scalar (field) || field->kind == PMAP_KIND_MOMENT || field->kind == PMAP_KIND_REFERENCE
            || (pmap_field_is_number (field) && field->choices != NULL))
          continue;
        set_random (field, &value);
        if (field->kind == PMAP_KIND_TEXT && pmap_field_get_maximum (field) < 20)
          g_value_set_string (&value, "3B");
        shown = pmap_field_format_value (field, &value);
        pmap_field_parse (field, shown, PMAP_DATE_NONE, &typed, &error);
        g_assert_no_error (error);
        again = pmap_field_format_value (field, &typed);
        g_assert_cmpstr (again, ==, shown);
      }
}

static void
test_shown_is_typed (void)
{
  static GType (*const types[]) (void) = {
    pmap_pupil_get_type, pmap_provision_get_type, pmap_intervention_get_type, pmap_member_get_type, pmap_need_get_type,
    pmap_rate_get_type, pmap_school_get_type, pmap_staff_member_get_type, pmap_target_get_type, pmap_tier_get_type,
    pmap_funding_get_type, pmap_year_get_type,
  };

  g_test_summary ("What a field shows can be typed into it, and is the same value.");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (PmapRecord) record = pmap_record_new (types[i] ());

      assert_shown_is_typed (record);
    }
}

static void
test_refuse (void)
{
  static const struct
  {
    GType (*type) (void);
    const char *field;
    const char *typed;
    const char *message;
  } cases[] = {
    { pmap_intervention_get_type, "weekdays", "monthly? no", "“monthly? no” is not a list of weekdays, like Mon, Wed" },
    { pmap_intervention_get_type, "weekdays", "weekend", "“weekend” is not a list of weekdays, like Mon, Wed" },
    { pmap_intervention_get_type, "weekdays", "monthly", "“monthly” is not a list of weekdays, like Mon, Wed" },
    { pmap_intervention_get_type, "weekdays", "Fri-Mon", "“Fri-Mon” is not a list of weekdays, like Mon, Wed" },
    { pmap_tier_get_type, "costed", "maybe", "“maybe” is neither yes nor no" },
    { pmap_tier_get_type, "costed", "tru", "“tru” is neither yes nor no" },
    { pmap_tier_get_type, "costed", "2", "“2” is neither yes nor no" },
    { pmap_tier_get_type, "costed", "yes no", "“yes no” is neither yes nor no" },
    { pmap_provision_get_type, "sessions-per-week", "3,5",
      "Write 3.5: a comma stands only between thousands, as in 1,250" },
    { pmap_pupil_get_type, "top-up", "6.000,00", "Write £6,000.00: a comma stands only between thousands, as in 1,250" },
    { pmap_intervention_get_type, "minutes", "2000", "Length of a session cannot be more than 1,440" },
    { pmap_provision_get_type, "area", "maths", "“maths” is not one of the choices for Area of need" },
  };

  g_test_summary ("What a field does not take is refused with a reason.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (cases[i].type ());
      const PmapField *field = pmap_record_class_find_field ((PmapRecordClass *) klass, cases[i].field);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      g_assert_false (pmap_field_parse (field, cases[i].typed, PMAP_DATE_NONE, &value, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_refuse_long (void)
{
  static const struct
  {
    GType (*type) (void);
    const char *field;
  } cases[] = {
    { pmap_intervention_get_type, "weekdays" }, { pmap_tier_get_type, "costed" }, { pmap_provision_get_type, "sessions-per-week" },
    { pmap_pupil_get_type, "top-up" }, { pmap_pupil_get_type, "birth-date" }, { pmap_provision_get_type, "area" },
  };
  g_autofree char *letter = g_strnfill (20000, 'x');

  g_test_summary ("A letter that is pasted into a field for a number is quoted by its beginning.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (cases[i].type ());
      const PmapField *field = pmap_record_class_find_field ((PmapRecordClass *) klass, cases[i].field);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      g_assert_false (pmap_field_parse (field, letter, PMAP_DATE_NONE, &value, &error));
      g_assert_cmpuint (strlen (error->message), <, 500);
    }
}

static void
test_refuse_choice (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (PMAP_TYPE_PROVISION);
  const PmapField *field = pmap_record_class_find_field ((PmapRecordClass *) klass, "area");
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, 99);
  g_assert_false (pmap_field_validate (field, &value, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, "Area of need has no choice number 99");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tables", test_tables);
  g_test_add_func ("/model/defaults", test_defaults);
  g_test_add_func ("/model/properties-are-read-only", test_properties_are_read_only);
  g_test_add_func ("/model/check", test_check);
  g_test_add_func ("/model/upn", test_upn);
  g_test_add_func ("/model/upn-power", test_upn_power);
  g_test_add_func ("/model/list-positions", test_list_positions);
  g_test_add_func ("/model/list-model", test_list_model);
  g_test_add_func ("/model/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/model/begin", test_begin);
  g_test_add_func ("/model/describe", test_describe);
  g_test_add_func ("/model/parse-every-kind", test_parse_every_kind);
  g_test_add_func ("/model/shown-is-typed", test_shown_is_typed);
  g_test_add_func ("/model/refuse", test_refuse);
  g_test_add_func ("/model/refuse-long", test_refuse_long);
  g_test_add_func ("/model/refuse-choice", test_refuse_choice);
  return g_test_run ();
}
