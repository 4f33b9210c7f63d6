/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chooser offers for a field: the words of its closed list, the names of its scale, or records of the map; and
 * the way back from what was chosen to the field's value. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-choice-items.h"

#include "model/pmap-document.h"

#include <glib/gi18n.h>

/* What tells a record from others of its name. */
static char *
describe_detail (PmapRecord *record)
{
  static const char *const names[] = { "role", "year-group", "tier" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const PmapField *field = pmap_record_find_field (record, names[i]);

      if (field != NULL && (field->kind == PMAP_KIND_CHOICE || field->kind == PMAP_KIND_REFERENCE))
        return pmap_choice_items_format (record, field);
    }
  return NULL;
}

static void
add_records (PmapForm        *form,
             const PmapField *field,
             GPtrArray       *items)
{
  g_autoptr (GPtrArray) records = pmap_form_list_references (form, field);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *title = pmap_record_describe (records->pdata[i]);
      g_autofree char *detail = describe_detail (records->pdata[i]);

      g_ptr_array_add (items, pmap_chooser_item_new (title, detail, NULL, records->pdata[i], 0));
    }
}

/**
 * pmap_choice_items_new:
 * @form: the form that asks
 * @field: a field that is filled by choosing
 *
 * Returns: (transfer container) (element-type PmapChooserItem): what may be chosen; the array owns the items
 */
GPtrArray *
pmap_choice_items_new (PmapForm        *form,
                       const PmapField *field)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (PMAP_IS_FORM (form) && field != NULL, items);

  if (field->kind == PMAP_KIND_REFERENCE)
    add_records (form, field, items);
  for (const PmapChoice *choice = field->choices; choice != NULL && choice->nick != NULL; choice++)
    g_ptr_array_add (items, pmap_chooser_item_new (_(choice->label),
                                                   choice->short_label != NULL ? _(choice->short_label) : NULL,
                                                   choice->nick, NULL, choice->value));
  return items;
}

/**
 * pmap_choice_items_take:
 * @field: a field that is filled by choosing
 * @item: (nullable): what was chosen; %NULL for "not said"
 * @value: (out caller-allocates): an uninitialised value; gets what @field is to hold
 */
void
pmap_choice_items_take (const PmapField *field,
                        PmapChooserItem *item,
                        GValue          *value)
{
  PmapRecord *other = item != NULL ? pmap_chooser_item_get_object (item) : NULL;
  gint64 unsaid = field->flags & PMAP_FIELD_HAS_DEFAULT ? field->default_value
                                                        : field->kind == PMAP_KIND_INTEGER ? PMAP_UNSET : 0;
  gint64 number = item != NULL ? pmap_chooser_item_get_value (item) : unsaid;

  g_return_if_fail (field != NULL && value != NULL);

  g_value_init (value, pmap_field_get_value_type (field));
  if (field->kind == PMAP_KIND_REFERENCE)
    g_value_set_string (value, other != NULL ? pmap_record_get_id (other) : NULL);
  else if (field->kind == PMAP_KIND_INTEGER)
    g_value_set_int64 (value, number);
  else
    g_value_set_int (value, number);
}

/**
 * pmap_choice_items_format:
 * @record: a record
 * @field: one of its fields that is filled by choosing
 *
 * Returns: (transfer full): what is chosen, in words; an empty text for nothing
 */
char *
pmap_choice_items_format (PmapRecord      *record,
                          const PmapField *field)
{
  PmapDocument *document;
  PmapRecord *other;
  gint64 number;

  g_return_val_if_fail (PMAP_IS_RECORD (record) && field != NULL, NULL);

  if (field->kind == PMAP_KIND_REFERENCE)
    {
      document = pmap_record_get_document (record);
      other = document != NULL ? pmap_document_find (document, pmap_record_get_reference (record, field)) : NULL;
      return other != NULL ? pmap_record_describe (other) : g_strdup ("");
    }
  number = field->kind == PMAP_KIND_INTEGER ? pmap_record_get_number (record, field)
                                            : pmap_record_get_choice (record, field);
  return g_strdup (number != PMAP_UNSET ? pmap_choices_get_label (field->choices, number) : "");
}
