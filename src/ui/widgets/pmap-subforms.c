/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of records inside the form's record, each with a small form of its own: needs, strategies, lines of staff.
 *
 * The small form is a .ui of its own, or made of the table. A new record begins with one field, typed or chosen in the line below the list;
 * nothing half-filled comes into the map. Where the list is ranked, the records' field "rank" follows their order. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-subforms.h"

#include "history/pmap-typed-line.h"
#include "ui/widgets/pmap-choice-items.h"
#include "ui/widgets/pmap-chooser.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-form-rest.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

struct _PmapSubforms
{
  PmapFormPart parent_instance;

  GtkWidget *items;            /* the small forms, in the list's order */
  GtkWidget *empty_label;
  GtkWidget *adder;            /* a chooser or an entry, made with the first record */
  gpointer bound;              /* whose list it is, only to be compared */
  char *resource;
  char *add_field;
  char *add_label;
  char *focus_field;
  char *empty_text;
  guint is_ranked : 1;
  guint is_removable : 1;
};

enum
{
  PROP_RESOURCE = 1,
  PROP_ADD_FIELD,
  PROP_ADD_LABEL,
  PROP_FOCUS_FIELD,
  PROP_EMPTY_TEXT,
  PROP_RANKED,
  PROP_REMOVABLE,
  N_PROPERTIES
};

enum
{
  ADDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapSubforms, pmap_subforms, PMAP_TYPE_FORM_PART)

static PmapRecordList *
get_list (PmapSubforms *self)
{
  const PmapField *field = pmap_form_part_get_field (PMAP_FORM_PART (self));

  return field != NULL ? pmap_record_get_records (pmap_form_part_get_record (PMAP_FORM_PART (self)), field) : NULL;
}

static PmapEditor *
get_editor (PmapSubforms *self)
{
  PmapWorkspace *workspace = pmap_form_part_get_workspace (PMAP_FORM_PART (self));

  return workspace != NULL && !pmap_workspace_is_read_only (workspace) ? pmap_workspace_get_editor (workspace) : NULL;
}

static void
say_error (PmapSubforms *self,
           const GError *error)
{
  pmap_workspace_refuse (pmap_form_part_get_workspace (PMAP_FORM_PART (self)), error->message);
}

static gboolean
number_ranks (PmapSubforms    *self,
              PmapEditor      *editor,
              PmapRecordList  *list,
              GError         **error)
{
  for (guint i = 0; self->is_ranked && i < pmap_record_list_get_length (list); i++)
    if (!pmap_editor_set_number (editor, pmap_record_list_get (list, i), "rank", i + 1, error))
      return FALSE;
  return TRUE;
}

static PmapRecord *
get_item_record (GtkWidget *item)
{
  return g_object_get_data (G_OBJECT (item), "pmap-record");
}

static void
remove_clicked_cb (GtkWidget *item)
{
  PmapSubforms *self = PMAP_SUBFORMS (gtk_widget_get_ancestor (item, PMAP_TYPE_SUBFORMS));
  PmapEditor *editor = get_editor (self);
  g_autoptr (PmapRecord) record = g_object_ref (get_item_record (item));
  PmapRecordList *list = get_list (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *message = NULL;

  if (editor == NULL || list == NULL)
    return;
  name = pmap_record_describe (record);
  if (self->adder != NULL)
    gtk_widget_grab_focus (self->adder);      /* the button goes, and the focus must not */
  pmap_editor_begin (editor, _(pmap_record_get_noun (record)->remove));
  if (!pmap_editor_finish (editor, pmap_editor_remove (editor, record, &error) && number_ranks (self, editor, list, &error)))
    {
      say_error (self, error);
      return;
    }
  /* translators: %s is the name of what was removed */
  message = g_strdup_printf (_("“%s” is removed."), name);
  pmap_workspace_notice_undo (pmap_form_part_get_workspace (PMAP_FORM_PART (self)), message);
}

static void
move_item (GtkWidget *item,
           int        step)
{
  PmapSubforms *self = PMAP_SUBFORMS (gtk_widget_get_ancestor (item, PMAP_TYPE_SUBFORMS));
  PmapEditor *editor = get_editor (self);
  PmapRecord *record = get_item_record (item);
  PmapRecordList *list = get_list (self);
  guint position;

  if (editor == NULL || list == NULL || !pmap_record_list_get_position (list, record, &position)
      || (step < 0 && position == 0) || position + step >= pmap_record_list_get_length (list))
    return;
  pmap_editor_begin (editor, _(pmap_record_get_noun (record)->move));
  pmap_editor_move (editor, record, position + step);
  pmap_editor_finish (editor, number_ranks (self, editor, list, NULL));
}

static void
up_clicked_cb (GtkWidget *item)
{
  move_item (item, -1);
}

static void
down_clicked_cb (GtkWidget *item)
{
  move_item (item, 1);
}

static GtkWidget *
add_button (GtkWidget  *item,
            const char *name,
            const char *icon,
            const char *tooltip,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_box_append (GTK_BOX (item), button);
  g_signal_connect_swapped (button, "clicked", callback, item);
  g_object_set_data (G_OBJECT (item), name, button);
  return button;
}

static GtkWidget *
make_item (PmapSubforms *self,
           PmapRecord   *record)
{
  GtkWidget *item = pmap_focus_line_new (6);
  PmapForm *form;

  g_object_set_data_full (G_OBJECT (item), "pmap-record", g_object_ref (record), g_object_unref);
  gtk_widget_add_css_class (item, "subform");
  if (self->is_ranked)
    {
      GtkWidget *rank = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_START, NULL);

      gtk_widget_add_css_class (rank, "rank");
      gtk_box_append (GTK_BOX (item), rank);
      g_object_set_data (G_OBJECT (item), "rank", rank);
    }
  form = pmap_form_rest_append_form (GTK_BOX (item), self->resource);
  gtk_widget_set_hexpand (GTK_WIDGET (form), TRUE);
  g_object_set_data (G_OBJECT (item), "form", form);
  if (self->is_ranked)
    {
      add_button (item, "up", "go-up-symbolic", _("Move up"), G_CALLBACK (up_clicked_cb));
      add_button (item, "down", "go-down-symbolic", _("Move down"), G_CALLBACK (down_clicked_cb));
    }
  if (self->is_removable)
    add_button (item, "remove", "list-remove-symbolic", _("Remove"), G_CALLBACK (remove_clicked_cb));
  pmap_form_set_workspace (form, pmap_form_part_get_workspace (PMAP_FORM_PART (self)));
  pmap_form_set_record (form, record);
  return item;
}

static GtkWidget *
find_item (PmapSubforms *self,
           PmapRecord   *record)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->items); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_item_record (item) == record)
      return item;
  return NULL;
}

static void
update_item (PmapSubforms *self,
             GtkWidget    *item,
             guint         position,
             guint         n)
{
  gboolean changeable = get_editor (self) != NULL;
  g_autofree char *rank = NULL;

  if (self->is_removable)
    gtk_widget_set_visible (g_object_get_data (G_OBJECT (item), "remove"), changeable);
  if (!self->is_ranked)
    return;
  rank = g_strdup_printf ("%u", position + 1);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "rank"), rank);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (item), "up"), changeable && n > 1);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (item), "down"), changeable && n > 1);
  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (item), "up"), position > 0);
  gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (item), "down"), position + 1 < n);
}

/* The small forms that stay are kept: one may hold the focus, or something half typed. */
static void
follow_list (PmapSubforms *self)
{
  PmapRecordList *list = get_list (self);
  guint n = list != NULL ? pmap_record_list_get_length (list) : 0;
  GtkWidget *previous = NULL, *item = gtk_widget_get_first_child (self->items);

  while (item != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (item);

      if (list == NULL || pmap_record_get_list (get_item_record (item)) != list)
        gtk_box_remove (GTK_BOX (self->items), item);
      item = next;
    }
  for (guint i = 0; i < n; i++)
    {
      item = find_item (self, pmap_record_list_get (list, i));
      if (item == NULL)
        {
          item = make_item (self, pmap_record_list_get (list, i));
          gtk_box_append (GTK_BOX (self->items), item);
        }
      gtk_box_reorder_child_after (GTK_BOX (self->items), item, previous);
      update_item (self, item, i, n);
      previous = item;
    }
  gtk_widget_set_visible (self->items, n > 0);
  gtk_widget_set_visible (self->empty_label, n == 0 && self->empty_text != NULL);
}

static const PmapField *
get_add_field (PmapSubforms *self)
{
  const PmapField *field = pmap_form_part_get_field (PMAP_FORM_PART (self));
  g_autoptr (GTypeClass) klass = g_type_class_ref (field->get_item_type ());

  return pmap_record_class_find_field (PMAP_RECORD_CLASS (klass), self->add_field);
}

/* Begins a record with one value, or with what is written of it in a line. */
static gboolean
add_record (PmapSubforms *self,
            const GValue *value,
            const char   *line,
            GError      **error)
{
  PmapEditor *editor = get_editor (self);
  PmapRecordList *list = get_list (self);
  g_autoptr (PmapRecord) record = NULL;
  const char *next = self->focus_field;
  gboolean added;

  record = pmap_record_new_for (list, pmap_workspace_get_today (pmap_form_part_get_workspace (PMAP_FORM_PART (self))));
  pmap_editor_begin (editor, _(pmap_record_get_noun (record)->add));
  added = pmap_editor_insert (editor, list, PMAP_POSITION_END, record, error)
          && (line != NULL ? pmap_typed_line_enter (editor, record, line, &next, error)
                           : pmap_editor_set (editor, record, get_add_field (self), value, error))
          && pmap_record_is_whole (record, error)
          && number_ranks (self, editor, list, error);
  if (added)
    g_signal_emit (self, signals[ADDED], 0, record);
  if (!pmap_editor_finish (editor, added))
    return FALSE;
  if (next != NULL && find_item (self, record) != NULL)
    pmap_form_focus_field (g_object_get_data (G_OBJECT (find_item (self, record)), "form"), next);
  return TRUE;
}

static void
item_chosen_cb (PmapSubforms    *self,
                PmapChooserItem *item)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (get_editor (self) == NULL || get_list (self) == NULL)
    return;
  pmap_choice_items_take (get_add_field (self), item, &value);
  if (!add_record (self, &value, NULL, &error))
    say_error (self, error);
}

static GPtrArray *
list_cb (PmapChooser *chooser,
         gpointer     user_data)
{
  return pmap_choice_items_new (pmap_form_part_get_form (user_data), get_add_field (user_data));
}

static void
mark_adder (PmapSubforms *self,
            gboolean      is_wrong)
{
  if (is_wrong)
    {
      gtk_widget_add_css_class (self->adder, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->adder), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }
  gtk_widget_remove_css_class (self->adder, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->adder), GTK_ACCESSIBLE_STATE_INVALID);
}

/* What is wrong stays in the entry to be put right. */
static void
entry_activated_cb (PmapSubforms *self)
{
  const PmapField *field = get_add_field (self);
  PmapRecord *record = pmap_form_part_get_record (PMAP_FORM_PART (self));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->adder)));
  gboolean is_line, is_right;

  if (*g_strstrip (typed) == '\0' || record == NULL || get_editor (self) == NULL || get_list (self) == NULL)
    return;
  is_line = pmap_typed_line_is_for (pmap_record_list_get_record_type (get_list (self)));
  is_right = is_line || pmap_record_parse_field (record, field, typed, &value, &error);
  /* Before it is added: the focus may go on, and what is left in the entry would be added again. */
  if (is_right)
    gtk_editable_set_text (GTK_EDITABLE (self->adder), "");
  is_right = is_right && add_record (self, &value, is_line ? typed : NULL, &error);
  mark_adder (self, !is_right);
  if (is_right)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->adder), typed);
  gtk_editable_set_position (GTK_EDITABLE (self->adder), -1);
  say_error (self, error);
}

/* Nothing typed is lost: a strategy typed and left without Enter is added. */
static void
entry_left_cb (PmapSubforms *self)
{
  entry_activated_cb (self);
}

static void
make_adder (PmapSubforms *self)
{
  const PmapField *field = get_add_field (self);

  if (field->choices != NULL || field->kind == PMAP_KIND_REFERENCE)
    {
      self->adder = pmap_chooser_new ();
      pmap_chooser_set_eager (PMAP_CHOOSER (self->adder), FALSE);
      pmap_chooser_set_func (PMAP_CHOOSER (self->adder), list_cb, self);
      g_object_set (self->adder, "label", self->add_label, NULL);
      g_signal_connect_swapped (self->adder, "chosen", G_CALLBACK (item_chosen_cb), self);
    }
  else
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      self->adder = gtk_entry_new ();
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->adder),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, self->add_label,
                                      -1);
      g_signal_connect_swapped (self->adder, "activate", G_CALLBACK (entry_activated_cb), self);
      g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
      gtk_widget_add_controller (self->adder, focus);
    }
  g_object_set (self->adder, "placeholder-text", self->add_label, NULL);
  gtk_widget_set_parent (self->adder, GTK_WIDGET (self));
}

static void
pmap_subforms_bind (PmapFormPart *part,
                    PmapRecord   *record)
{
  PmapSubforms *self = PMAP_SUBFORMS (part);

  if (self->adder == NULL && record != NULL && self->add_field != NULL)
    make_adder (self);
  if (self->adder != NULL)
    gtk_widget_set_visible (self->adder, record != NULL && get_editor (self) != NULL);
  /* What waits to be added was meant for the record before. */
  if (PMAP_IS_CHOOSER (self->adder) && record != self->bound)
    pmap_chooser_set_text (PMAP_CHOOSER (self->adder), NULL);
  self->bound = record;
  follow_list (self);
}

static void
pmap_subforms_list_changed (PmapFormPart   *part,
                            PmapRecordList *list)
{
  follow_list (PMAP_SUBFORMS (part));
}

static void
pmap_subforms_flush (PmapFormPart *part)
{
  PmapSubforms *self = PMAP_SUBFORMS (part);

  for (GtkWidget *item = gtk_widget_get_first_child (self->items); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    pmap_form_flush (g_object_get_data (G_OBJECT (item), "form"));
  if (GTK_IS_ENTRY (self->adder))
    entry_activated_cb (self);
}

static gboolean
pmap_subforms_grab_focus (GtkWidget *widget)
{
  PmapSubforms *self = PMAP_SUBFORMS (widget);

  return self->adder != NULL && gtk_widget_grab_focus (self->adder);
}

/* The access key of a list's heading leads to the line for the next record. */
static gboolean
pmap_subforms_mnemonic_activate (GtkWidget *widget,
                                 gboolean   group_cycling)
{
  PmapSubforms *self = PMAP_SUBFORMS (widget);

  return self->adder != NULL && gtk_widget_get_mapped (self->adder) && gtk_widget_grab_focus (self->adder);
}

static char **
get_text_member (PmapSubforms *self,
                 guint         property_id)
{
  switch (property_id)
    {
    case PROP_RESOURCE:
      return &self->resource;
    case PROP_ADD_FIELD:
      return &self->add_field;
    case PROP_ADD_LABEL:
      return &self->add_label;
    case PROP_FOCUS_FIELD:
      return &self->focus_field;
    case PROP_EMPTY_TEXT:
      return &self->empty_text;
    default:
      return NULL;
    }
}

static void
pmap_subforms_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PmapSubforms *self = PMAP_SUBFORMS (object);

  if (property_id == PROP_RANKED)
    self->is_ranked = g_value_get_boolean (value);
  else if (property_id == PROP_REMOVABLE)
    self->is_removable = g_value_get_boolean (value);
  else if (get_text_member (self, property_id) != NULL)
    *get_text_member (self, property_id) = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_subforms_constructed (GObject *object)
{
  PmapSubforms *self = PMAP_SUBFORMS (object);

  G_OBJECT_CLASS (pmap_subforms_parent_class)->constructed (object);

  gtk_label_set_label (GTK_LABEL (self->empty_label), self->empty_text != NULL ? self->empty_text : "");
}

static void
pmap_subforms_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  PMAP_SUBFORMS (object)->adder = NULL;
  for (guint i = PROP_RESOURCE; i <= PROP_EMPTY_TEXT; i++)
    g_clear_pointer (get_text_member (PMAP_SUBFORMS (object), i), g_free);

  G_OBJECT_CLASS (pmap_subforms_parent_class)->dispose (object);
}

static void
pmap_subforms_class_init (PmapSubformsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmapFormPartClass *part_class = PMAP_FORM_PART_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pmap_subforms_set_property;
  object_class->constructed = pmap_subforms_constructed;
  object_class->dispose = pmap_subforms_dispose;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_subforms_grab_focus;
  widget_class->mnemonic_activate = pmap_subforms_mnemonic_activate;
  part_class->bind = pmap_subforms_bind;
  part_class->list_changed = pmap_subforms_list_changed;
  part_class->flush = pmap_subforms_flush;

  /**
   * PmapSubforms:resource:
   *
   * The .ui of the small form; its #PmapForm has the id "form". Without one, the form is made of the table of the records.
   */
  properties[PROP_RESOURCE] = g_param_spec_string ("resource", NULL, NULL, NULL, flags);
  /**
   * PmapSubforms:add-field:
   *
   * The field that a new record begins with.
   */
  properties[PROP_ADD_FIELD] = g_param_spec_string ("add-field", NULL, NULL, NULL, flags);
  /**
   * PmapSubforms:add-label:
   *
   * What stands in the line for a new record: "Add a need".
   */
  properties[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, NULL, flags);
  /**
   * PmapSubforms:focus-field:
   *
   * The field in which typing goes on after a record is added; by default in the line for the next one.
   */
  properties[PROP_FOCUS_FIELD] = g_param_spec_string ("focus-field", NULL, NULL, NULL, flags);
  /**
   * PmapSubforms:empty-text:
   *
   * What is said while there is none.
   */
  properties[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL, flags);
  /**
   * PmapSubforms:ranked:
   *
   * Whether the order matters and can be changed.
   */
  properties[PROP_RANKED] = g_param_spec_boolean ("ranked", NULL, NULL, FALSE, flags);
  /**
   * PmapSubforms:removable:
   *
   * Whether each record has a button that takes it out; if not, the small form says how it goes.
   */
  properties[PROP_REMOVABLE] = g_param_spec_boolean ("removable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * PmapSubforms::added:
   * @self: the list
   * @record: the new record
   *
   * A record was added and the step is still open: whoever knows more of it may fill in more.
   */
  signals[ADDED] = g_signal_new ("added", PMAP_TYPE_SUBFORMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, PMAP_TYPE_RECORD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
pmap_subforms_init (PmapSubforms *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->items = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->items, GTK_WIDGET (self));
  self->empty_label = pmap_label_new (NULL, "dim-label");
  gtk_widget_set_parent (self->empty_label, GTK_WIDGET (self));
}
