/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a noun's table stands nowhere else in the form: a row for each such field, and a list of small forms for each list of
 * records. So a new field or child noun can be seen and changed from its first day; who wants it elsewhere puts it there. A form with
 * nothing else in it is made of the table alone. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-form-rest.h"

#include "model/pmap-silenced.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-form-fields.h"
#include "ui/widgets/pmap-label.h"
#include "ui/widgets/pmap-subforms.h"

#include <glib/gi18n.h>

struct _PmapFormRest
{
  PmapFormPart parent_instance;

  GtkWidget *box;
  char *without;
  guint is_filled : 1;
};

enum
{
  PROP_WITHOUT = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapFormRest, pmap_form_rest, PMAP_TYPE_FORM_PART)

/* A form in the form is about another record. */
static void
add_names (GtkWidget    *inside,
           GStrvBuilder *names)
{
  const char *name = PMAP_IS_FORM_PART (inside) ? pmap_form_part_get_field_name (PMAP_FORM_PART (inside)) : NULL;

  if (name != NULL)
    {
      g_strv_builder_add (names, name);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!PMAP_IS_FORM (child))
      add_names (child, names);
}

static char **
list_names (PmapFormRest *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) without = g_strsplit (self->without != NULL ? self->without : "", " ", -1);

  add_names (GTK_WIDGET (pmap_form_part_get_form (PMAP_FORM_PART (self))), names);
  g_strv_builder_addv (names, (const char **) without);
  return g_strv_builder_end (names);
}

/* A new record begins with the first field of its table. */
static void
add_list (GtkBox          *box,
          const PmapField *field)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (field->get_item_type ());
  PmapRecordClass *record_class = PMAP_RECORD_CLASS (klass);
  /* translators: what adds a record, and the field to type there first: "Add rate: From". */
  g_autofree char *label = g_strdup_printf (_("%1$s: %2$s"), _(record_class->noun->add), pmap_field_get_label (&record_class->fields[0]));

  gtk_box_append (box, pmap_label_new (pmap_field_get_label (field), "form-heading"));
  gtk_box_append (box, g_object_new (PMAP_TYPE_SUBFORMS, "field", field->name, "add-field", record_class->fields[0].name,
                                     "add-label", label, NULL));
}

static void
fill (PmapFormRest *self,
      PmapRecord   *record)
{
  PmapRecordClass *record_class = PMAP_RECORD_GET_CLASS (record);
  g_auto (GStrv) names = list_names (self);

  self->is_filled = TRUE;
  pmap_form_fields_add_rest (GTK_BOX (self->box), G_OBJECT_TYPE (record), (const char *const *) names);
  for (guint i = record_class->first_child; i < record_class->n_fields; i++)
    /* Advice is silenced where it is read. */
    if (record_class->fields[i].kind == PMAP_KIND_RECORDS && record_class->fields[i].get_item_type () != PMAP_TYPE_SILENCED
        && !g_strv_contains ((const char *const *) names, record_class->fields[i].name))
      add_list (GTK_BOX (self->box), &record_class->fields[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}

static void
pmap_form_rest_bind (PmapFormPart *part,
                     PmapRecord   *record)
{
  if (record != NULL && !PMAP_FORM_REST (part)->is_filled)
    fill (PMAP_FORM_REST (part), record);
}

static void
pmap_form_rest_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (property_id == PROP_WITHOUT)
    PMAP_FORM_REST (object)->without = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_form_rest_dispose (GObject *object)
{
  g_clear_pointer (&PMAP_FORM_REST (object)->box, gtk_widget_unparent);
  g_clear_pointer (&PMAP_FORM_REST (object)->without, g_free);

  G_OBJECT_CLASS (pmap_form_rest_parent_class)->dispose (object);
}

static void
pmap_form_rest_class_init (PmapFormRestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = pmap_form_rest_set_property;
  object_class->dispose = pmap_form_rest_dispose;
  GTK_WIDGET_CLASS (klass)->focus = pmap_focus_children;
  PMAP_FORM_PART_CLASS (klass)->bind = pmap_form_rest_bind;

  /**
   * PmapFormRest:without:
   *
   * Names of fields that have their place outside the form, with spaces between them.
   */
  properties[PROP_WITHOUT] = g_param_spec_string ("without", NULL, NULL, NULL,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_form_rest_init (PmapFormRest *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pmap_form_rest_append_form:
 * @box: what gets a form
 * @resource: (nullable): a .ui with the #PmapForm of the id "form"; %NULL for one that is made of its record's table
 *
 * Returns: (transfer none): the form, the last in @box
 */
PmapForm *
pmap_form_rest_append_form (GtkBox     *box,
                            const char *resource)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *form;

  g_return_val_if_fail (GTK_IS_BOX (box), NULL);

  g_type_ensure (PMAP_TYPE_FORM_REST);
  if (resource != NULL)
    {
      builder = gtk_builder_new_from_resource (resource);
      form = GTK_WIDGET (gtk_builder_get_object (builder, "form"));
    }
  else
    {
      form = pmap_form_new ();
      gtk_box_append (GTK_BOX (form), g_object_new (PMAP_TYPE_FORM_REST, NULL));
    }
  gtk_box_append (box, form);
  return PMAP_FORM (form);
}
