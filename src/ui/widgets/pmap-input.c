/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of one field of one record. A kind of field has one class of input; the table below says which.
 *
 * An input shows what the record holds, and asks the editor to take what is typed. What is refused stays where it was
 * typed, marked, with the reason; the record keeps the old value.
 *
 * What is typed does not wait until the control is left: at each pause, and now and then where there is none, the record
 * takes it as it stands, if it is a value, so that a crash cannot take more than some seconds of work. Nobody is to notice:
 * the control stays as it is, cursor and all, nothing is marked yet, and all of it is one step to undo. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-input.h"

#include "ui/widgets/pmap-choice-input.h"
#include "ui/widgets/pmap-focus.h"
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
  [PMAP_KIND_TIME] = pmap_text_input_get_type,
  [PMAP_KIND_DATE] = pmap_text_input_get_type,
  [PMAP_KIND_MOMENT] = pmap_text_input_get_type,
  [PMAP_KIND_BOOLEAN] = pmap_switch_input_get_type,
  [PMAP_KIND_CHOICE] = pmap_choice_input_get_type,
  [PMAP_KIND_WEEKDAYS] = pmap_weekdays_input_get_type,
  [PMAP_KIND_REFERENCE] = pmap_choice_input_get_type,
};

/* In milliseconds: how long a pause is, and how old what is typed may get without one. The second and the time that a
 * snapshot takes to follow a change (see PmapRecovery) are less than ten seconds together. */
#define PAUSE 2000
#define OLDEST 4000

typedef struct
{
  const PmapField *field;
  PmapForm *form;          /* not owned: it holds us */
  PmapRecord *record;      /* as the form has it */
  char *error;
  char *refused;           /* what stood in the control when it was refused */
  char *suggestion;        /* what was probably meant by that */
  guint timeout;           /* until what is typed is taken */
  gint64 oldest;           /* since when something is typed that was not taken; 0 where nothing is */
  GValue before;           /* what the record held before the first of what is typed was taken; unset where none was */
  guint64 refused_at;      /* the how manieth refusal the error is */
  gboolean is_showing;
  gboolean is_taking;
} PmapInputPrivate;

enum
{
  PROP_FIELD = 1,
  PROP_ERROR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmapInput, pmap_input, GTK_TYPE_WIDGET)

static guint64 n_refused;

static void
mark (PmapInput  *self,
      const char *message)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  GtkWidget *control = pmap_input_get_control (self);

  g_clear_pointer (&private->refused, g_free);
  g_clear_pointer (&private->suggestion, g_free);
  if (message != NULL && private->record != NULL && PMAP_INPUT_GET_CLASS (self)->get_typed != NULL)
    {
      private->refused = PMAP_INPUT_GET_CLASS (self)->get_typed (self);
      private->suggestion = pmap_record_guess_field (private->record, private->field, private->refused);
    }
  if (g_strcmp0 (private->error, message) == 0)
    return;
  g_free (private->error);
  private->error = g_strdup (message);
  private->refused_at = ++n_refused;
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

static PmapRefusals *
get_refusals (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  PmapWorkspace *workspace = private->form != NULL ? pmap_form_get_workspace (private->form) : NULL;

  return workspace != NULL && private->record != NULL ? pmap_workspace_get_refusals (workspace) : NULL;
}

/* What is refused is remembered beside the map, so that it is there again with its record, and the window can say so. */
static void
set_error (PmapInput  *self,
           const char *message)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  PmapRefusals *refusals = get_refusals (self);
  g_autofree char *typed = NULL;

  mark (self, message);
  if (refusals == NULL)
    return;
  if (message != NULL && PMAP_INPUT_GET_CLASS (self)->get_typed != NULL)
    {
      typed = PMAP_INPUT_GET_CLASS (self)->get_typed (self);
      pmap_refusals_add (refusals, private->record, private->field, typed, message);
    }
  else
    pmap_refusals_remove (refusals, private->record, private->field);
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

  g_clear_handle_id (&private->timeout, g_source_remove);
  g_clear_object (&private->record);
  g_clear_pointer (&private->error, g_free);
  g_clear_pointer (&private->refused, g_free);
  g_clear_pointer (&private->suggestion, g_free);
  if (G_IS_VALUE (&private->before))
    g_value_unset (&private->before);

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
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_input_grab_focus;

  /**
   * PmapInput::typed:
   * @self: the input
   *
   * Somebody types in it: it may be a long time until that is taken.
   */
  signals[TYPED] = g_signal_new ("typed", PMAP_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

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

/* Whether the record has taken something that is still being typed. */
static gboolean
is_typing (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  return G_IS_VALUE (&private->before);
}

static void
stop_typing (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  PmapWorkspace *workspace = pmap_input_get_workspace (self);

  g_clear_handle_id (&private->timeout, g_source_remove);
  private->oldest = 0;
  if (!is_typing (self))
    return;
  g_value_unset (&private->before);
  if (workspace != NULL)
    pmap_editor_end_typing (pmap_workspace_get_editor (workspace));
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

/* Puts what the record holds into the control. */
static void
present (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  private->is_showing = TRUE;
  PMAP_INPUT_GET_CLASS (self)->show (self);
  private->is_showing = FALSE;
}

/* Puts what the record did not take into the control again. */
static gboolean
present_refused (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  PmapRefusals *refusals = get_refusals (self);
  const PmapRefusal *refusal = refusals != NULL ? pmap_refusals_find (refusals, private->record, private->field) : NULL;

  if (refusal == NULL || PMAP_INPUT_GET_CLASS (self)->set_typed == NULL)
    return FALSE;
  present (self);
  private->is_showing = TRUE;
  PMAP_INPUT_GET_CLASS (self)->set_typed (self, refusal->typed);
  private->is_showing = FALSE;
  mark (self, refusal->message);
  return TRUE;
}

/**
 * pmap_input_bind:
 * @self: an input
 * @form: the form that it stands in
 * @record: (nullable): a record with its field; %NULL for none
 *
 * Shows the field of another record: what it holds, or what was typed and refused when the record was last shown.
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
    {
      mark (self, NULL);
      stop_typing (self);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            record != NULL && workspace != NULL && !pmap_workspace_is_read_only (workspace));
  if (!present_refused (self))
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

/* Whether what stands in the control is only another way to write what the record holds: "3/4/2025", or a text with a
 * blank at its end, after which the next word is about to come. */
static gboolean
is_taken (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  g_autofree char *typed = PMAP_INPUT_GET_CLASS (self)->get_typed (self);
  g_autofree char *meant = NULL, *held = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  if (private->record == NULL || !pmap_record_parse_field (private->record, private->field, typed, &value, NULL))
    return FALSE;
  meant = pmap_field_format_value (private->field, &value);
  held = pmap_record_format_field (private->record, private->field);
  return g_str_equal (meant, held);
}

/**
 * pmap_input_show:
 * @self: an input
 *
 * Puts what the record holds into the control, over what may stand there. While somebody types what the record has taken
 * already, the control is left alone.
 */
void
pmap_input_show (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  g_return_if_fail (PMAP_IS_INPUT (self));

  if (private->is_taking || (is_typing (self) && is_taken (self)))
    return;
  stop_typing (self);
  set_error (self, NULL);
  present (self);
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

  if (private->record == NULL)
    return;
  if (is_typing (self))
    {
      g_autofree char *typed = PMAP_INPUT_GET_CLASS (self)->get_typed (self);

      pmap_input_commit_typed (self, typed);
    }
  else if (PMAP_INPUT_GET_CLASS (self)->flush != NULL)
    PMAP_INPUT_GET_CLASS (self)->flush (self);
  stop_typing (self);
}

/* Gives what stands in the control to the editor, if it is a value; if not, the time to say so comes when the control is
 * left. */
static void
take_typed (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  PmapEditor *editor = find_editor (self);
  g_autofree char *typed = PMAP_INPUT_GET_CLASS (self)->get_typed (self);
  g_auto (GValue) value = G_VALUE_INIT, before = G_VALUE_INIT;

  g_clear_handle_id (&private->timeout, g_source_remove);
  private->oldest = 0;
  if (editor == NULL || !pmap_record_parse_field (private->record, private->field, typed, &value, NULL))
    return;
  pmap_record_get_value (private->record, private->field, &before);
  private->is_taking = TRUE;
  if (pmap_editor_set_while_typing (editor, private->record, private->field, &value, NULL) && !is_typing (self))
    {
      g_value_init (&private->before, G_VALUE_TYPE (&before));
      g_value_copy (&before, &private->before);
    }
  private->is_taking = FALSE;
}

static gboolean
take_typed_cb (gpointer user_data)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (user_data);

  private->timeout = 0;
  take_typed (user_data);
  return G_SOURCE_REMOVE;
}

/* The record gets back what it held before somebody began to type; there is no step then. */
static void
restore (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  PmapEditor *editor = find_editor (self);

  if (editor == NULL || !is_typing (self))
    return;
  private->is_taking = TRUE;
  pmap_editor_set_while_typing (editor, private->record, private->field, &private->before, NULL);
  private->is_taking = FALSE;
}

/**
 * pmap_input_typed:
 * @self: an input with a @get_typed
 * @shown: what the control showed before somebody typed in it
 *
 * To be called whenever what stands in the control has changed.
 */
void
pmap_input_typed (PmapInput  *self,
                  const char *shown)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  g_autofree char *typed = NULL;
  gint64 now = g_get_monotonic_time () / 1000;

  g_return_if_fail (PMAP_IS_INPUT (self) && PMAP_INPUT_GET_CLASS (self)->get_typed != NULL);

  if (private->is_showing || private->record == NULL)
    return;
  g_signal_emit (self, signals[TYPED], 0);
  typed = PMAP_INPUT_GET_CLASS (self)->get_typed (self);
  g_clear_handle_id (&private->timeout, g_source_remove);
  /* Taken back by hand, or by undoing in the control; and of a draft nobody knows but who types. */
  if ((is_typing (self) && g_strcmp0 (typed, shown) == 0) || pmap_form_is_draft (private->form))
    {
      take_typed (self);
      return;
    }
  if (private->oldest == 0)
    private->oldest = now;
  private->timeout = g_timeout_add (CLAMP (private->oldest + OLDEST - now, 1, PAUSE), take_typed_cb, self);
}

/**
 * pmap_input_take_back:
 * @self: an input
 *
 * Brings back what the record held before somebody began to type, in the record and in the control.
 *
 * Returns: whether the record had taken any of it
 */
gboolean
pmap_input_take_back (PmapInput *self)
{
  gboolean was_typing;

  g_return_val_if_fail (PMAP_IS_INPUT (self), FALSE);

  was_typing = is_typing (self);
  restore (self);
  stop_typing (self);
  pmap_input_show (self);
  return was_typing;
}

/* The record keeps the old value, not some beginning of the one that is refused. But nobody types a long text twice: what
 * was taken of it while it was a value stays. */
static void
refuse (PmapInput  *self,
        const char *message)
{
  if (pmap_input_get_field (self)->kind != PMAP_KIND_LONG_TEXT)
    restore (self);
  set_error (self, message);
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

  if (find_editor (self) == NULL)
    return FALSE;
  if (pmap_record_parse_field (pmap_input_get_record (self), pmap_input_get_field (self), typed, &value, &error))
    return pmap_input_commit_value (self, &value);
  refuse (self, error->message);
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
      refuse (self, error->message);
      return FALSE;
    }
  stop_typing (self);
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

/* Among the inputs inside a widget that can be seen: the one whose text was refused last. */
static PmapInput *
find_refused (GtkWidget *inside,
              PmapInput *best)
{
  if (!gtk_widget_get_mapped (inside))
    return best;
  if (PMAP_IS_INPUT (inside) && pmap_input_get_error (PMAP_INPUT (inside)) != NULL)
    {
      PmapInputPrivate *private = pmap_input_get_instance_private (PMAP_INPUT (inside));
      PmapInputPrivate *other = best != NULL ? pmap_input_get_instance_private (best) : NULL;

      return other == NULL || other->refused_at < private->refused_at ? PMAP_INPUT (inside) : best;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    best = find_refused (child, best);
  return best;
}

/**
 * pmap_input_undo_refused:
 * @inside: a page, or more
 *
 * Takes back the text that was refused last and still stands in its control, and goes there: it was typed after the change
 * that undo would take back otherwise.
 *
 * Returns: whether there was one
 */
gboolean
pmap_input_undo_refused (GtkWidget *inside)
{
  PmapInput *input;

  g_return_val_if_fail (GTK_IS_WIDGET (inside), FALSE);

  input = find_refused (inside, NULL);
  if (input == NULL)
    return FALSE;
  pmap_input_take_back (input);
  gtk_widget_grab_focus (GTK_WIDGET (input));
  return TRUE;
}

/**
 * pmap_input_get_suggestion:
 * @self: an input
 *
 * Returns: (transfer none) (nullable): what was probably meant by the text that was not taken: "7 December 2026"
 */
const char *
pmap_input_get_suggestion (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_INPUT (self), NULL);

  return private->suggestion;
}

/**
 * pmap_input_take_suggestion:
 * @self: an input
 *
 * Takes what was probably meant, if the refused text still stands in the control.
 *
 * Returns: whether it was taken
 */
gboolean
pmap_input_take_suggestion (PmapInput *self)
{
  PmapInputPrivate *private = pmap_input_get_instance_private (self);
  g_autofree char *typed = NULL, *suggestion = NULL;

  g_return_val_if_fail (PMAP_IS_INPUT (self), FALSE);

  if (private->suggestion == NULL)
    return FALSE;
  typed = PMAP_INPUT_GET_CLASS (self)->get_typed (self);
  if (g_strcmp0 (typed, private->refused) != 0)
    return FALSE;
  suggestion = g_strdup (private->suggestion);
  return pmap_input_commit_typed (self, suggestion);
}
