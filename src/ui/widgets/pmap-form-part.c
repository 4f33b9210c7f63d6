/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a form and shows one field of its record. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-form-part.h"

#include "ui/widgets/pmap-form-private.h"

typedef struct
{
  PmapForm *form;      /* not owned: it is our ancestor while we are rooted */
  char *field_name;
} PmapFormPartPrivate;

enum
{
  PROP_FIELD = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmapFormPart, pmap_form_part, GTK_TYPE_WIDGET)

static void
leave_form (PmapFormPart *self)
{
  PmapFormPartPrivate *private = pmap_form_part_get_instance_private (self);

  if (private->form != NULL)
    _pmap_form_remove_part (private->form, self);
  private->form = NULL;
}

static void
pmap_form_part_root (GtkWidget *widget)
{
  PmapFormPartPrivate *private = pmap_form_part_get_instance_private (PMAP_FORM_PART (widget));

  GTK_WIDGET_CLASS (pmap_form_part_parent_class)->root (widget);

  private->form = PMAP_FORM (gtk_widget_get_ancestor (widget, PMAP_TYPE_FORM));
  if (private->form != NULL)
    _pmap_form_add_part (private->form, PMAP_FORM_PART (widget));
}

static void
pmap_form_part_unroot (GtkWidget *widget)
{
  leave_form (PMAP_FORM_PART (widget));

  GTK_WIDGET_CLASS (pmap_form_part_parent_class)->unroot (widget);
}

/* A part is as greedy for room as what is in it. */
static void
pmap_form_part_compute_expand (GtkWidget *widget,
                               gboolean  *hexpand,
                               gboolean  *vexpand)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      *hexpand |= gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      *vexpand |= gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
    }
}

static void
pmap_form_part_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (property_id == PROP_FIELD)
    g_value_set_string (value, pmap_form_part_get_field_name (PMAP_FORM_PART (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_form_part_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PmapFormPartPrivate *private = pmap_form_part_get_instance_private (PMAP_FORM_PART (object));

  if (property_id == PROP_FIELD)
    private->field_name = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_form_part_finalize (GObject *object)
{
  PmapFormPartPrivate *private = pmap_form_part_get_instance_private (PMAP_FORM_PART (object));

  g_free (private->field_name);

  G_OBJECT_CLASS (pmap_form_part_parent_class)->finalize (object);
}

static void
pmap_form_part_class_init (PmapFormPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = pmap_form_part_finalize;
  object_class->get_property = pmap_form_part_get_property;
  object_class->set_property = pmap_form_part_set_property;
  widget_class->compute_expand = pmap_form_part_compute_expand;
  widget_class->root = pmap_form_part_root;
  widget_class->unroot = pmap_form_part_unroot;

  /**
   * PmapFormPart:field:
   *
   * The name of the field that it shows, as in the record's table.
   */
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_form_part_init (PmapFormPart *self)
{
}

/** pmap_form_part_get_form: Returns: (transfer none) (nullable): the form that it stands in */
PmapForm *
pmap_form_part_get_form (PmapFormPart *self)
{
  PmapFormPartPrivate *private = pmap_form_part_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_FORM_PART (self), NULL);

  return private->form;
}

/** pmap_form_part_get_workspace: Returns: (transfer none) (nullable): the map of the form's record */
PmapWorkspace *
pmap_form_part_get_workspace (PmapFormPart *self)
{
  PmapForm *form = pmap_form_part_get_form (self);

  return form != NULL ? pmap_form_get_workspace (form) : NULL;
}

/** pmap_form_part_get_record: Returns: (transfer none) (nullable): the form's record */
PmapRecord *
pmap_form_part_get_record (PmapFormPart *self)
{
  PmapForm *form = pmap_form_part_get_form (self);

  return form != NULL ? pmap_form_get_record (form) : NULL;
}

/** pmap_form_part_get_field_name: Returns: (transfer none) (nullable): the name of the field that it shows */
const char *
pmap_form_part_get_field_name (PmapFormPart *self)
{
  PmapFormPartPrivate *private = pmap_form_part_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_FORM_PART (self), NULL);

  return private->field_name;
}

/** pmap_form_part_get_field: Returns: (nullable): the field that it shows, while the form has a record */
const PmapField *
pmap_form_part_get_field (PmapFormPart *self)
{
  PmapRecord *record = pmap_form_part_get_record (self);
  const char *name = pmap_form_part_get_field_name (self);
  const PmapField *field;

  if (record == NULL || name == NULL)
    return NULL;
  field = pmap_record_find_field (record, name);
  if (field == NULL)
    g_critical ("%s has no field %s", G_OBJECT_TYPE_NAME (record), name);
  return field;
}
