/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of one field of one record. A kind of field has one class of input; the table below says which.
 *
 * An input shows what the record holds, and asks the editor to take what is typed. What is refused stays where it was
 * typed, marked, with the reason; the record keeps the old value. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-input.h"

#include "ui/widgets/pmap-choice-input.h"
#include "ui/widgets/pmap-long-text-input.h"
#include "ui/widgets/pmap-switch-input.h"
#include "ui/widgets/pmap-text-input.h"
#include "ui/widgets/pmap-weekdays-input.h"

static GType (*const input_types[]) (void) = {
  [PMAP_KIND_TEXT] = pmap_text_input_get_type,
  [PMAP_KIND_LONG_TEXT] = pmap_long_text_input_get_type,
  [PMAP_KIND_INTEGER] = pmap_text_input_get_type,
  [PMAP_KIND_DECIMAL] = pmap_text_input_get_type,
  [PMAP_KIND_MONEY] = pmap_text_input_get_type,
  [PMAP_KIND_RATE] = pmap_text_input_get_type,
  [PMAP_KIND_DATE] = pmap_text_input_get_type,
  [PMAP_KIND_MOMENT] = pmap_text_input_get_type,
  [PMAP_KIND_BOOLEAN] = pmap_switch_input_get_type,
  [PMAP_KIND_CHOICE] = pmap_choice_input_get_type,
  [PMAP_KIND_WEEKDAYS] = pmap_weekdays_input_get_type,
  [PMAP_KIND_REFERENCE] = pmap_choice_input_get_type,
};

typedef struct
{
  const PmapField *field;
  PmapForm *form;          /* not owned: it holds us */
  PmapRecord *record;      /* as the form has it */
  char *error;
} PmapInputPrivate;

enum
{
  PROP_FIELD = 1,
  PROP_ERROR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmapInput, pmap_input, GTK_TYPE_WIDGET)

static void
set_error (PmapInput  *self,
           const char *message)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  GtkWidget *control = pmap_input_get_control (self);

  if (g_strcmp0 (private->error, message) == 0)
    return;
  g_free (private->error);
  private->error = g_strdup (message);
  if (message != NULL)
    gtk_widget_add_css_class (control, "error");
  else
    gtk_widget_remove_css_class (control, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (control),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
pmap_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (pmap_input_get_control (PMAP_INPUT (widget)));
}

/* A row is as greedy for room as what is in it. */
static void
pmap_input_compute_expand (GtkWidget *widget,
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
pmap_input_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (PMAP_INPUT (object));

  switch (property_id)
    {
    case PROP_FIELD:
      g_value_set_pointer (value, (gpointer) private->field);
      break;
    case PROP_ERROR:
      g_value_set_string (value, private->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_input_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (PMAP_INPUT (object));

  if (property_id == PROP_FIELD)
    private->field = g_value_get_pointer (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_input_dispose (GObject *object)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (PMAP_INPUT (object));

  g_clear_object (&private->record);
  g_clear_pointer (&private->error, g_free);

  G_OBJECT_CLASS (pmap_input_parent_class)->dispose (object);
}

static void
pmap_input_class_init (PmapInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_input_dispose;
  object_class->get_property = pmap_input_get_property;
  object_class->set_property = pmap_input_set_property;
  widget_class->compute_expand = pmap_input_compute_expand;
  widget_class->grab_focus = pmap_input_grab_focus;

  properties[PROP_FIELD] = g_param_spec_pointer ("field", NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * PmapInput:error:
   *
   * Why what stands in the control was not taken; %NULL if nothing is wrong.
   */
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pmap_input_init (PmapInput *self)
{
}

/**
 * pmap_input_new:
 * @field: a field that holds a value
 *
 * Returns: (transfer floating): the input of its kind, for no record yet
 */
PmapInput *
pmap_input_new (const PmapField *field)
{
  GType type;

  g_return_val_if_fail (field != NULL && pmap_field_is_scalar (field), NULL);

  type = input_types[field->kind] ();
  if (field->kind == PMAP_KIND_INTEGER && field->choices != NULL)
    type = PMAP_TYPE_CHOICE_INPUT;            /* a scale whose numbers have names */
  return g_object_new (type, "field", field, NULL);
}

/** pmap_input_get_field: Returns: the field that it edits */
const PmapField *
pmap_input_get_field (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  return private->field;
}

/** pmap_input_get_form: Returns: (transfer none) (nullable): the form that it is bound by */
PmapForm *
pmap_input_get_form (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  return private->form;
}

/** pmap_input_get_record: Returns: (transfer none) (nullable): the record whose field it edits */
PmapRecord *
pmap_input_get_record (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  return private->record;
}

/** pmap_input_get_workspace: Returns: (transfer none) (nullable): the map of that record */
PmapWorkspace *
pmap_input_get_workspace (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  return private->form != NULL ? pmap_form_get_workspace (private->form) : NULL;
}

/** pmap_input_get_control: Returns: (transfer none): the widget inside that takes the focus */
GtkWidget *
pmap_input_get_control (PmapInput *self)
{
  g_return_val_if_fail (PMAP_IS_INPUT (self), NULL);

  return PMAP_INPUT_GET_CLASS (self)->get_control (self);
}

/**
 * pmap_input_bind:
 * @self: an input
 * @form: the form that it stands in
 * @record: (nullable): a record with its field; %NULL for none
 *
 * Shows the field of another record, forgetting a refused value of the one before.
 */
void
pmap_input_bind (PmapInput  *self,
                 PmapForm   *form,
                 PmapRecord *record)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  PmapWorkspace *workspace = pmap_form_get_workspace (form);

  g_return_if_fail (PMAP_IS_INPUT (self) && PMAP_IS_FORM (form));

  private->form = form;
  if (g_set_object (&private->record, record))
    set_error (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            record != NULL && workspace != NULL && !pmap_workspace_is_read_only (workspace));
  pmap_input_show (self);
}

/**
 * pmap_input_set_inherited:
 * @self: an input
 * @inherited: (nullable): what the field reads as while it is empty: "30 (from the menu)"
 */
void
pmap_input_set_inherited (PmapInput  *self,
                          const char *inherited)
{
  g_return_if_fail (PMAP_IS_INPUT (self));

  if (PMAP_INPUT_GET_CLASS (self)->inherited_changed != NULL)
    PMAP_INPUT_GET_CLASS (self)->inherited_changed (self, inherited);
}

/**
 * pmap_input_show:
 * @self: an input
 *
 * Puts what the record holds into the control, over what may stand there.
 */
void
pmap_input_show (PmapInput *self)
{
  g_return_if_fail (PMAP_IS_INPUT (self));

  set_error (self, NULL);
  PMAP_INPUT_GET_CLASS (self)->show (self);
}

/**
 * pmap_input_flush:
 * @self: an input
 *
 * Gives what is typed and not yet taken to the editor.
 */
void
pmap_input_flush (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  g_return_if_fail (PMAP_IS_INPUT (self));

  if (private->record != NULL && PMAP_INPUT_GET_CLASS (self)->flush != NULL)
    PMAP_INPUT_GET_CLASS (self)->flush (self);
}

/* The record may have gone while its field was being typed in. */
static PmapEditor *
find_editor (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  PmapWorkspace *workspace = pmap_input_get_workspace (self);

  if (workspace == NULL || private->record == NULL || pmap_workspace_is_read_only (workspace)
      || pmap_record_get_document (private->record) != pmap_workspace_get_document (workspace))
    return NULL;
  return pmap_workspace_get_editor (workspace);
}

/**
 * pmap_input_commit_typed:
 * @self: an input
 * @typed: what stands in its control
 *
 * Asks the editor to take @typed; where it does not, marks the control and says why.
 *
 * Returns: whether it was taken
 */
gboolean
pmap_input_commit_typed (PmapInput  *self,
                         const char *typed)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PMAP_IS_INPUT (self), FALSE);

  if (pmap_field_parse (pmap_input_get_field (self), typed, &value, &error))
    return pmap_input_commit_value (self, &value);
  set_error (self, error->message);
  return FALSE;
}

/**
 * pmap_input_commit_value:
 * @self: an input
 * @value: of the field's type
 *
 * Asks the editor to take @value; where it does not, marks the control and says why.
 *
 * Returns: whether it was taken
 */
gboolean
pmap_input_commit_value (PmapInput    *self,
                         const GValue *value)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  PmapEditor *editor = find_editor (self);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PMAP_IS_INPUT (self), FALSE);

  if (editor == NULL)
    return FALSE;
  if (!pmap_editor_set (editor, private->record, private->field, value, &error))
    {
      set_error (self, error->message);
      return FALSE;
    }
  pmap_input_show (self);      /* as the record has it now: "3/4/2025" became 3 April 2025 */
  return TRUE;
}

/**
 * pmap_input_refuse:
 * @self: an input
 * @message: why, in plain words
 *
 * Marks what stands in the control as not taken.
 */
void
pmap_input_refuse (PmapInput  *self,
                   const char *message)
{
  g_return_if_fail (PMAP_IS_INPUT (self) && message != NULL);

  set_error (self, message);
}

/** pmap_input_get_error: Returns: (transfer none) (nullable): why what stands in the control was not taken */
const char *
pmap_input_get_error (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_INPUT (self), NULL);

  return private->error;
}
