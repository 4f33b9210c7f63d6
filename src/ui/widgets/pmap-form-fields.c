/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A form made from nothing but its noun's field table: a row for each field, short ones two and two, long texts alone. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-form-fields.h"

#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-flow-layout.h"

static gboolean
spans_line (const PmapField *field)
{
  return field->kind == PMAP_KIND_LONG_TEXT || field->kind == PMAP_KIND_WEEKDAYS;
}

static GtkWidget *
make_pair (void)
{
  GtkLayoutManager *layout = g_object_new (PMAP_TYPE_FLOW_LAYOUT, "spacing", 12, "line-spacing", 6, "homogeneous", TRUE, NULL);

  return g_object_new (GTK_TYPE_BOX, "layout-manager", layout, NULL);
}

/* Returns: what the next short field goes beside; NULL where it begins a line of its own. */
static GtkWidget *
add_row (GtkBox          *box,
         GtkWidget       *pair,
         const PmapField *field)
{
  GtkWidget *row = g_object_new (PMAP_TYPE_FIELD_ROW, "field", field->name, "inherits", FALSE, NULL);

  if (spans_line (field))
    {
      gtk_box_append (box, row);
      return NULL;
    }
  if (pair != NULL)
    {
      gtk_box_append (GTK_BOX (pair), row);
      return NULL;
    }
  pair = make_pair ();
  gtk_box_append (box, pair);
  gtk_box_append (GTK_BOX (pair), row);
  return pair;
}

/**
 * pmap_form_fields_add:
 * @box: a box in a #PmapForm
 * @type: the noun of the form's record
 * @names: (array zero-terminated=1): names of its fields
 *
 * Adds a row for each of @names, in their order.
 */
void
pmap_form_fields_add (GtkBox            *box,
                      GType              type,
                      const char *const *names)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GtkWidget *pair = NULL;

  g_return_if_fail (GTK_IS_BOX (box) && names != NULL);

  for (; *names != NULL; names++)
    {
      const PmapField *field = pmap_record_class_find_field ((PmapRecordClass *) klass, *names);

      g_return_if_fail (field != NULL && pmap_field_is_scalar (field));
      pair = add_row (box, pair, field);
    }
}

/**
 * pmap_form_fields_add_rest:
 * @box: a box in a #PmapForm
 * @type: the noun of the form's record
 * @names: (array zero-terminated=1): names of the fields that the form has already
 *
 * Adds a row for every other field of the table that holds a value, in the table's order.
 */
void
pmap_form_fields_add_rest (GtkBox            *box,
                           GType              type,
                           const char *const *names)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  PmapRecordClass *record_class = (PmapRecordClass *) klass;
  GtkWidget *pair = NULL;

  g_return_if_fail (GTK_IS_BOX (box) && names != NULL);

  for (guint i = 0; i < record_class->first_child; i++)
    if (!g_strv_contains (names, record_class->fields[i].name))
      pair = add_row (box, pair, &record_class->fields[i]);
}

/* What stands in the control counts, taken or not. */
static gboolean
is_empty (PmapFieldRow    *row,
          PmapRecord      *record,
          const PmapField *field)
{
  PmapInput *input = pmap_field_row_get_input (row);
  g_autofree char *typed = NULL;

  if (input == NULL || PMAP_INPUT_GET_CLASS (input)->get_typed == NULL)
    return pmap_record_is_default (record, field);
  typed = PMAP_INPUT_GET_CLASS (input)->get_typed (input);
  return *g_strstrip (typed) == '\0';
}

static void
add_missing (GtkWidget  *inside,
             const char *needed,
             GPtrArray  *missing)
{
  if (PMAP_IS_FIELD_ROW (inside))
    {
      const PmapField *field = pmap_form_part_get_field (PMAP_FORM_PART (inside));

      if (field != NULL && (field->flags & PMAP_FIELD_REQUIRED || g_strcmp0 (field->name, needed) == 0)
          && is_empty (PMAP_FIELD_ROW (inside), pmap_form_part_get_record (PMAP_FORM_PART (inside)), field))
        g_ptr_array_add (missing, (gpointer) field);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_missing (child, needed, missing);
}

/**
 * pmap_form_fields_list_missing:
 * @inside: a #PmapForm, or what is around it
 * @needed: (nullable): the name of a field that is needed here, beside those that the table requires
 *
 * Returns: (transfer full) (element-type PmapField): what a record needs and in whose field nothing stands
 */
GPtrArray *
pmap_form_fields_list_missing (GtkWidget  *inside,
                               const char *needed)
{
  GPtrArray *missing = g_ptr_array_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (inside), missing);

  add_missing (inside, needed, missing);
  return missing;
}
