/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a form: label, input of the field's kind, unit, and below it an example, or what is wrong: why something typed
 * was not taken, with what was probably meant to be taken by a click; or what the checks of the map say of what was. All of
 * it comes from the field table; a form names the field and no more. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-field-row.h"

#include "base/pmap-number.h"
#include "model/pmap-rate.h"
#include "model/pmap-run.h"
#include "model/pmap-disguise.h"
#include "ui/pmap-pay-cover.h"
#include "ui/widgets/pmap-field-layout.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-label.h"
#include "ui/widgets/pmap-name-hint.h"

#include <glib/gi18n.h>

struct _PmapFieldRow
{
  PmapFormPart parent_instance;

  GtkLabel *label;
  GtkWidget *line;
  PmapInput *input;
  GtkWidget *hidden_label;      /* stands there instead of what an audience is not to see */
  GtkLabel *unit_label;
  GtkLabel *hint_label;
  PmapNameHint *name_hint;      /* which other children are named */
  GtkWidget *message;           /* what is wrong: a sign and words */
  GtkWidget *warning_sign;
  GtkLabel *error_label;
  GtkButton *suggestion_button;
  char *own_label;
  char *own_hint;
  guint is_bare : 1;
  guint inherits : 1;
};

enum
{
  PROP_LABEL = 1,
  PROP_HINT,
  PROP_BARE,
  PROP_INHERITS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapFieldRow, pmap_field_row, PMAP_TYPE_FORM_PART)

static gboolean is_hidden (PmapFieldRow *self);

static void
set_css_class (GtkWidget  *widget,
               const char *name,
               gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What was not taken comes before what was taken and looks wrong. Colour stands beside a sign and words. */
static void
show_message (PmapFieldRow *self)
{
  PmapForm *form = pmap_form_part_get_form (PMAP_FORM_PART (self));
  const PmapField *field = pmap_form_part_get_field (PMAP_FORM_PART (self));
  const char *error = pmap_input_get_error (self->input);
  const char *suggestion = error != NULL ? pmap_input_get_suggestion (self->input) : NULL;
  const PmapIssue *issue = error == NULL && form != NULL && field != NULL && !is_hidden (self)
                           ? pmap_form_find_issue (form, field) : NULL;
  const char *message = error != NULL ? error : issue != NULL ? issue->message : NULL;

  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
  gtk_widget_set_visible (self->warning_sign, issue != NULL);
  set_css_class (GTK_WIDGET (self->error_label), "form-error", error != NULL);
  set_css_class (GTK_WIDGET (self->error_label), "form-warning", issue != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestion_button), suggestion != NULL);
  if (suggestion != NULL)
    {
      /* translators: %s is what was probably meant by what was typed: "Use 7 December 2026". */
      g_autofree char *label = g_strdup_printf (_("Use %s"), suggestion);

      gtk_button_set_label (self->suggestion_button, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label),
                          message == NULL && *gtk_label_get_label (self->hint_label) != '\0');
  set_css_class (GTK_WIDGET (self), "invalid", error != NULL);
}

static void
suggestion_cb (PmapFieldRow *self)
{
  pmap_input_take_suggestion (self->input);
  gtk_widget_grab_focus (GTK_WIDGET (self->input));
}

/* An example stands in the empty entry of a text; where no entry can show it, below, while the field is empty. */
static const char *
find_hint (PmapFieldRow    *self,
           const PmapField *field)
{
  PmapRecord *record = pmap_form_part_get_record (PMAP_FORM_PART (self));

  if (self->own_hint != NULL)
    return self->own_hint;
  if (field->example == NULL || field->kind == PMAP_KIND_TEXT || record == NULL
      || !pmap_record_is_default (record, field))
    return "";
  return _(field->example);
}

static void
name_control (PmapFieldRow    *self,
              const PmapField *field)
{
  GtkWidget *control = pmap_input_get_control (self->input);
  const char *hint = gtk_label_get_label (self->hint_label);

  gtk_label_set_mnemonic_widget (self->label, control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (self->label),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, field->help != NULL ? _(field->help) : hint,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL,
                                  GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->error_label,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->error_label, self->name_hint, NULL,
                                  -1);
}

static void
make_input (PmapFieldRow    *self,
            const PmapField *field)
{
  if (self->input != NULL && pmap_input_get_field (self->input) == field)
    return;
  if (self->input != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->input));
  self->input = NULL;
  self->input = pmap_input_new (field);
  gtk_widget_insert_before (GTK_WIDGET (self->input), self->line, GTK_WIDGET (self->unit_label));
  g_signal_connect_swapped (self->input, "notify::error", G_CALLBACK (show_message), self);
  pmap_name_hint_follow (self->name_hint, self->input);

  gtk_label_set_label (self->label, self->own_label != NULL ? self->own_label : pmap_field_get_label (field));
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->is_bare);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), field->help != NULL ? _(field->help) : NULL);
  gtk_label_set_label (self->unit_label, field->unit != NULL ? _(field->unit) : "");
  /* "minutes a session" goes into two lines where it is narrow, never into three. */
  gtk_label_set_width_chars (self->unit_label, field->unit != NULL ? MIN (g_utf8_strlen (_(field->unit), -1), 9) : -1);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_label), field->unit != NULL);
  gtk_label_set_label (self->hint_label, find_hint (self, field));
  name_control (self, field);
}

static gboolean
is_hidden (PmapFieldRow *self)
{
  PmapWorkspace *workspace = pmap_form_part_get_workspace (PMAP_FORM_PART (self));
  PmapRecord *record = pmap_form_part_get_record (PMAP_FORM_PART (self));
  const PmapField *field = pmap_form_part_get_field (PMAP_FORM_PART (self));

  if (pmap_pay_cover_is_on () && PMAP_IS_RATE (record) && field != NULL && pmap_field_is_number (field))
    return TRUE;
  return workspace != NULL && pmap_workspace_is_disguised (workspace) && field != NULL
         && pmap_disguise_hides (record, field);
}

static gboolean
is_how_often (const PmapField *field)
{
  return g_str_equal (field->name, "sessions-per-week");
}

/* Named weekdays say how often an intervention takes place before the menu of provision does. NULL where they do not. */
static char *
describe_by_weekdays (PmapRecord      *record,
                      const PmapField *field)
{
  PmapRun run;

  if (!PMAP_IS_INTERVENTION (record) || !is_how_often (field))
    return NULL;
  pmap_run_find (&run, PMAP_INTERVENTION (record));
  return run.weekdays != 0 ? pmap_number_format (run.sessions_per_week, PMAP_DECIMAL_PLACES) : NULL;
}

/* How the members are taught where neither the group nor the menu says so. NULL for every other field. */
static char *
describe_taught (PmapRecord      *record,
                 const PmapField *field)
{
  PmapRun run;

  if (!PMAP_IS_INTERVENTION (record) || field->choices != pmap_taught)
    return NULL;
  pmap_run_find (&run, PMAP_INTERVENTION (record));
  return g_strdup (pmap_choices_get_label (pmap_taught, run.taught));
}

/* What the field reads as while it is empty stands dim in the entry, and below it where it comes from. */
static void
show_inherited (PmapFieldRow *self)
{
  PmapForm *form = pmap_form_part_get_form (PMAP_FORM_PART (self));
  PmapRecord *record = pmap_form_part_get_record (PMAP_FORM_PART (self));
  const PmapField *field = pmap_form_part_get_field (PMAP_FORM_PART (self));
  PmapRecord *fallback = form != NULL && self->inherits ? pmap_form_get_fallback (form) : NULL;
  const PmapField *other = fallback != NULL && field != NULL ? pmap_record_find_field (fallback, field->name) : NULL;
  const char *whence = form != NULL ? pmap_form_get_whence (form) : NULL;
  g_autofree char *value = NULL;
  gboolean inherited;

  if (field == NULL || is_hidden (self))
    {
      show_message (self);
      gtk_widget_set_visible (GTK_WIDGET (self->hint_label), FALSE);
      return;
    }
  if (other != NULL && other->kind == field->kind && pmap_field_is_scalar (other))
    {
      value = describe_by_weekdays (record, field);
      if (value != NULL)
        whence = _("one on each of its days");
      else
        value = pmap_record_format_field (fallback, other);
      if (value == NULL || *value == '\0')
        {
          g_free (value);
          value = describe_taught (record, field);
          whence = NULL;
        }
    }
  inherited = value != NULL && *value != '\0' && pmap_record_is_default (record, field);
  pmap_input_set_inherited (self->input, inherited ? value : NULL);
  gtk_label_set_label (self->hint_label, inherited && whence != NULL ? whence : find_hint (self, field));
  show_message (self);
}

/* A salary's hours are asked for where there is a salary, how often it takes place where no slots say so. */
static void
show_if_asked_for (PmapFieldRow *self)
{
  PmapRecord *record = pmap_form_part_get_record (PMAP_FORM_PART (self));
  const PmapField *field = pmap_form_part_get_field (PMAP_FORM_PART (self));

  if (field != NULL && (field->belongs_to != NULL || field->replaced_by != NULL))
    gtk_widget_set_visible (GTK_WIDGET (self), record == NULL || pmap_record_asks_for (record, field));
}

static void
pmap_field_row_bind (PmapFormPart *part,
                     PmapRecord   *record)
{
  PmapFieldRow *self = PMAP_FIELD_ROW (part);
  const PmapField *field = pmap_form_part_get_field (part);

  if (field != NULL)
    make_input (self, field);
  if (self->input == NULL)
    return;
  show_if_asked_for (self);
  gtk_widget_set_visible (self->line, !is_hidden (self));
  gtk_widget_set_visible (self->hidden_label, is_hidden (self));
  pmap_input_bind (self->input, pmap_form_part_get_form (part), is_hidden (self) ? NULL : record);
  pmap_name_hint_look (self->name_hint);
  show_inherited (self);
}

static void
pmap_field_row_field_changed (PmapFormPart    *part,
                              const PmapField *changed)
{
  PmapFieldRow *self = PMAP_FIELD_ROW (part);
  const PmapField *field = pmap_form_part_get_field (part);

  if (self->input == NULL || field == NULL)
    return;
  if (field->belongs_to != NULL && g_str_equal (changed->name, field->belongs_to))
    show_if_asked_for (self);
  if (changed == field)
    {
      pmap_input_show (self->input);
      pmap_name_hint_look (self->name_hint);
    }
  if (g_str_equal (changed->name, field->name) || (is_how_often (field) && g_str_equal (changed->name, "weekdays")))
    show_inherited (self);
  else
    show_message (self);        /* a rule may look at several fields */
}

static void
pmap_field_row_checks_changed (PmapFormPart *part)
{
  PmapFieldRow *self = PMAP_FIELD_ROW (part);

  if (self->input != NULL && pmap_form_part_get_field (part) != NULL)
    show_message (self);
}

static void
pmap_field_row_list_changed (PmapFormPart   *part,
                             PmapRecordList *list)
{
  const PmapField *field = pmap_form_part_get_field (part);

  if (field != NULL && field->replaced_by != NULL)
    show_if_asked_for (PMAP_FIELD_ROW (part));
}

static void
pmap_field_row_flush (PmapFormPart *part)
{
  PmapFieldRow *self = PMAP_FIELD_ROW (part);

  if (self->input != NULL)
    pmap_input_flush (self->input);
}

static gboolean
pmap_field_row_grab_focus (GtkWidget *widget)
{
  PmapFieldRow *self = PMAP_FIELD_ROW (widget);

  return self->input != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->input));
}

static void
pmap_field_row_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PmapFieldRow *self = PMAP_FIELD_ROW (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->own_label);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->own_hint);
      break;
    case PROP_BARE:
      g_value_set_boolean (value, self->is_bare);
      break;
    case PROP_INHERITS:
      g_value_set_boolean (value, self->inherits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_field_row_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PmapFieldRow *self = PMAP_FIELD_ROW (object);

  switch (property_id)
    {
    case PROP_LABEL:
      self->own_label = g_value_dup_string (value);
      break;
    case PROP_HINT:
      self->own_hint = g_value_dup_string (value);
      break;
    case PROP_BARE:
      self->is_bare = g_value_get_boolean (value);
      break;
    case PROP_INHERITS:
      self->inherits = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_field_row_dispose (GObject *object)
{
  PmapFieldRow *self = PMAP_FIELD_ROW (object);
  GtkWidget *child;

  self->input = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->own_label, g_free);
  g_clear_pointer (&self->own_hint, g_free);

  G_OBJECT_CLASS (pmap_field_row_parent_class)->dispose (object);
}

static void
pmap_field_row_class_init (PmapFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmapFormPartClass *part_class = PMAP_FORM_PART_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pmap_field_row_dispose;
  object_class->get_property = pmap_field_row_get_property;
  object_class->set_property = pmap_field_row_set_property;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_field_row_grab_focus;
  part_class->bind = pmap_field_row_bind;
  part_class->field_changed = pmap_field_row_field_changed;
  part_class->checks_changed = pmap_field_row_checks_changed;
  part_class->list_changed = pmap_field_row_list_changed;
  part_class->flush = pmap_field_row_flush;

  /**
   * PmapFieldRow:label:
   *
   * What this form calls the field; by default what the field table says.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  /**
   * PmapFieldRow:hint:
   *
   * What stands below the field; by default the table's example, where the field itself cannot show it.
   */
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  /**
   * PmapFieldRow:bare:
   *
   * Whether the label is left out, where a heading above says it already. It still names the field to those who listen.
   */
  properties[PROP_BARE] = g_param_spec_boolean ("bare", NULL, NULL, FALSE, flags);
  /**
   * PmapFieldRow:inherits:
   *
   * Whether the field, while it is empty, reads as the form's fallback says.
   */
  properties[PROP_INHERITS] = g_param_spec_boolean ("inherits", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, PMAP_TYPE_FIELD_LAYOUT);
}

static GtkLabel *
add_label (PmapFieldRow *self,
           GtkWidget    *parent,
           const char   *css_class)
{
  GtkWidget *label = pmap_label_new (NULL, css_class);

  gtk_widget_set_parent (label, parent);
  return GTK_LABEL (label);
}

static void
pmap_field_row_init (PmapFieldRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-row");

  self->label = add_label (self, GTK_WIDGET (self), "form-label");
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  self->hidden_label = GTK_WIDGET (add_label (self, GTK_WIDGET (self), "form-hint"));
  gtk_label_set_label (GTK_LABEL (self->hidden_label), _("Hidden"));
  /* About as wide as what it stands for, so that the form keeps its shape. */
  gtk_label_set_width_chars (GTK_LABEL (self->hidden_label), 16);
  gtk_widget_set_visible (self->hidden_label, FALSE);
  self->unit_label = add_label (self, self->line, "form-unit");
  self->hint_label = add_label (self, GTK_WIDGET (self), "form-hint");
  self->name_hint = PMAP_NAME_HINT (pmap_name_hint_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->name_hint), GTK_WIDGET (self));
  self->message = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  self->warning_sign = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "valign", GTK_ALIGN_START,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->warning_sign, "issue-sign");
  gtk_box_append (GTK_BOX (self->message), self->warning_sign);
  self->error_label = add_label (self, self->message, "form-error");
  self->suggestion_button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->suggestion_button), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->suggestion_button), "form-suggestion");
  gtk_widget_set_parent (GTK_WIDGET (self->suggestion_button), GTK_WIDGET (self));
  g_signal_connect_swapped (self->suggestion_button, "clicked", G_CALLBACK (suggestion_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), FALSE);
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestion_button), FALSE);
}

/** pmap_field_row_get_input: Returns: (transfer none) (nullable): its input, once the form had a record */
PmapInput *
pmap_field_row_get_input (PmapFieldRow *self)
{
  g_return_val_if_fail (PMAP_IS_FIELD_ROW (self), NULL);

  return self->input;
}
