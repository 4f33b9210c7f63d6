/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A form: shows one record and changes it. Its parts (rows of fields, lists of smaller forms) name a field each and
 * stand wherever the .ui puts them; the form hands them the record and tells them what changed, whoever changed it.
 *
 * Nothing typed is lost: before another record is shown, every part gives what it has to the record before. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-form-private.h"

#include "ui/widgets/pmap-focus.h"

struct _PmapForm
{
  GtkBox parent_instance;

  PmapWorkspace *workspace;
  PmapRecord *record;
  PmapRecord *fallback;
  char *whence;
  PmapFormListFunc list_func;
  gpointer list_data;
  GPtrArray *parts;                 /* not owned: they are our descendants */
  PmapIssues *issues;               /* what the checks of the record say; NULL until asked for */
  GSignalGroup *document_signals;
  GSignalGroup *workspace_signals;
};

enum
{
  PROP_WORKSPACE = 1,
  PROP_RECORD,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapForm, pmap_form, GTK_TYPE_BOX)

static void
bind_part (PmapForm     *self,
           PmapFormPart *part)
{
  PMAP_FORM_PART_GET_CLASS (part)->bind (part, self->workspace != NULL ? self->record : NULL);
}

static void
bind_parts (PmapForm *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_copy (self->parts, NULL, NULL);

  g_clear_pointer (&self->issues, g_ptr_array_unref);
  for (guint i = 0; i < parts->len; i++)
    bind_part (self, parts->pdata[i]);
}

/* What a rule says of a record may come from one beside it, as of two terms that overlap, or from the one around them. The map's own
 * records are too many to be asked for each other. */
static void
tell_of_checks (PmapForm   *self,
                PmapRecord *owner)
{
  g_autoptr (GPtrArray) parts = NULL;

  if (self->record == NULL || owner == NULL || PMAP_IS_DOCUMENT (owner) || pmap_record_get_owner (self->record) != owner)
    return;
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  parts = g_ptr_array_copy (self->parts, NULL, NULL);
  for (guint i = 0; i < parts->len; i++)
    if (PMAP_FORM_PART_GET_CLASS (parts->pdata[i])->checks_changed != NULL)
      PMAP_FORM_PART_GET_CLASS (parts->pdata[i])->checks_changed (parts->pdata[i]);
}

static void
field_changed_cb (PmapForm        *self,
                  PmapRecord      *record,
                  const PmapField *field)
{
  g_autoptr (GPtrArray) parts = NULL;

  if (record != self->record && record != self->fallback)
    {
      tell_of_checks (self, pmap_record_get_owner (record));
      tell_of_checks (self, record);
      return;
    }
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  parts = g_ptr_array_copy (self->parts, NULL, NULL);
  for (guint i = 0; i < parts->len; i++)
    if (PMAP_FORM_PART_GET_CLASS (parts->pdata[i])->field_changed != NULL)
      PMAP_FORM_PART_GET_CLASS (parts->pdata[i])->field_changed (parts->pdata[i], field);
}

static void
tell_of_list (PmapForm       *self,
              PmapRecordList *list)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_copy (self->parts, NULL, NULL);

  for (guint i = 0; i < parts->len; i++)
    if (PMAP_FORM_PART_GET_CLASS (parts->pdata[i])->list_changed != NULL)
      PMAP_FORM_PART_GET_CLASS (parts->pdata[i])->list_changed (parts->pdata[i], list);
}

static void
record_placed_cb (PmapForm   *self,
                  PmapRecord *record)
{
  if (self->record != NULL && pmap_record_get_owner (record) == self->record)
    tell_of_list (self, pmap_record_get_list (record));
  tell_of_checks (self, pmap_record_get_owner (record));
}

static void
record_removed_cb (PmapForm   *self,
                   PmapRecord *record,
                   PmapRecord *owner)
{
  if (self->fallback != NULL && pmap_record_is_inside (self->fallback, record))
    pmap_form_set_fallback (self, NULL, NULL);
  if (self->record == NULL)
    return;
  if (pmap_record_is_inside (self->record, record))
    pmap_form_set_record (self, NULL);
  else if (owner == self->record)
    tell_of_list (self, NULL);
  else
    tell_of_checks (self, owner);
}

static void
pmap_form_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PmapForm *self = PMAP_FORM (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_form_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_WORKSPACE:
      pmap_form_set_workspace (PMAP_FORM (object), g_value_get_object (value));
      break;
    case PROP_RECORD:
      pmap_form_set_record (PMAP_FORM (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_form_map (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL)
    pmap_focus_keep_in_view (GTK_SCROLLED_WINDOW (scroller));

  GTK_WIDGET_CLASS (pmap_form_parent_class)->map (widget);
}

static void
pmap_form_dispose (GObject *object)
{
  PmapForm *self = PMAP_FORM (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->fallback);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->whence, g_free);
  g_clear_pointer (&self->issues, g_ptr_array_unref);

  G_OBJECT_CLASS (pmap_form_parent_class)->dispose (object);
}

static void
pmap_form_finalize (GObject *object)
{
  g_ptr_array_unref (PMAP_FORM (object)->parts);

  G_OBJECT_CLASS (pmap_form_parent_class)->finalize (object);
}

static void
pmap_form_class_init (PmapFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pmap_form_dispose;
  object_class->finalize = pmap_form_finalize;
  object_class->get_property = pmap_form_get_property;
  object_class->set_property = pmap_form_set_property;
  GTK_WIDGET_CLASS (klass)->map = pmap_form_map;

  /**
   * PmapForm:workspace:
   *
   * The map whose record is shown.
   */
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, PMAP_TYPE_WORKSPACE, flags);
  /**
   * PmapForm:record:
   *
   * The record that is shown; %NULL for none, as soon as it leaves the map.
   */
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, PMAP_TYPE_RECORD, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_form_init (PmapForm *self)
{
  self->parts = g_ptr_array_new ();
  self->document_signals = g_signal_group_new (PMAP_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "field-changed", G_CALLBACK (field_changed_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "record-added", G_CALLBACK (record_placed_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "record-moved", G_CALLBACK (record_placed_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "record-removed", G_CALLBACK (record_removed_cb), self);
  self->workspace_signals = g_signal_group_new (PMAP_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::read-only", G_CALLBACK (bind_parts), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form");
}

/**
 * pmap_form_new:
 *
 * Returns: (transfer none): a form without parts; forms are commonly made in a .ui
 */
GtkWidget *
pmap_form_new (void)
{
  return g_object_new (PMAP_TYPE_FORM, NULL);
}

/** pmap_form_get_workspace: Returns: (transfer none) (nullable): the map whose record is shown */
PmapWorkspace *
pmap_form_get_workspace (PmapForm *self)
{
  g_return_val_if_fail (PMAP_IS_FORM (self), NULL);

  return self->workspace;
}

/**
 * pmap_form_set_workspace:
 * @self: a form
 * @workspace: (nullable): a map
 *
 * Shows no record until one of @workspace is set.
 */
void
pmap_form_set_workspace (PmapForm      *self,
                         PmapWorkspace *workspace)
{
  g_return_if_fail (PMAP_IS_FORM (self));
  g_return_if_fail (workspace == NULL || PMAP_IS_WORKSPACE (workspace));

  if (self->workspace == workspace)
    return;
  pmap_form_set_record (self, NULL);
  pmap_form_set_fallback (self, NULL, NULL);
  g_set_object (&self->workspace, workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_signal_group_set_target (self->document_signals,
                             workspace != NULL ? pmap_workspace_get_document (workspace) : NULL);
  bind_parts (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/* Another record is read from its top, wherever in the one before somebody was. A small form in a form scrolls with it. */
static void
scroll_to_top (PmapForm *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (scroller == NULL || gtk_widget_get_ancestor (parent, PMAP_TYPE_FORM) != NULL)
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0.0);
}

/** pmap_form_get_record: Returns: (transfer none) (nullable): the record that is shown */
PmapRecord *
pmap_form_get_record (PmapForm *self)
{
  g_return_val_if_fail (PMAP_IS_FORM (self), NULL);

  return self->record;
}

/**
 * pmap_form_set_record:
 * @self: a form
 * @record: (nullable): a record of its map
 *
 * Shows another record. What is typed and not yet taken goes to the one shown before.
 */
void
pmap_form_set_record (PmapForm   *self,
                      PmapRecord *record)
{
  g_return_if_fail (PMAP_IS_FORM (self));
  g_return_if_fail (record == NULL || PMAP_IS_RECORD (record));

  if (self->record == record)
    return;
  pmap_form_flush (self);
  g_set_object (&self->record, record);
  bind_parts (self);
  if (record != NULL)
    scroll_to_top (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/** pmap_form_is_draft: Returns: whether the record is not in the map yet: it is being added */
gboolean
pmap_form_is_draft (PmapForm *self)
{
  PmapDraft *draft;

  g_return_val_if_fail (PMAP_IS_FORM (self), FALSE);

  draft = self->workspace != NULL ? pmap_workspace_get_draft (self->workspace) : NULL;
  return draft != NULL && self->record != NULL && pmap_draft_get_record (draft) == self->record;
}

/** pmap_form_get_fallback: Returns: (transfer none) (nullable): see pmap_form_set_fallback() */
PmapRecord *
pmap_form_get_fallback (PmapForm *self)
{
  g_return_val_if_fail (PMAP_IS_FORM (self), NULL);

  return self->fallback;
}

/**
 * pmap_form_set_fallback:
 * @self: a form
 * @fallback: (nullable): a record that says what this one leaves unsaid, in fields of the same names
 * @whence: (nullable): in words, translated, what stands behind an inherited value: "from the menu"
 *
 * Shows in the empty fields of an intervention what its provision says.
 */
void
pmap_form_set_fallback (PmapForm   *self,
                        PmapRecord *fallback,
                        const char *whence)
{
  g_return_if_fail (PMAP_IS_FORM (self));
  g_return_if_fail (fallback == NULL || PMAP_IS_RECORD (fallback));

  if (!g_set_object (&self->fallback, fallback))
    return;
  g_free (self->whence);
  self->whence = g_strdup (whence);
  bind_parts (self);
}

/** pmap_form_get_whence: Returns: (transfer none) (nullable): see pmap_form_set_fallback() */
const char *
pmap_form_get_whence (PmapForm *self)
{
  g_return_val_if_fail (PMAP_IS_FORM (self), NULL);

  return self->whence;
}

/**
 * pmap_form_set_list_func:
 * @self: a form
 * @func: (nullable): lists what a reference may name, where that is not every record of the map
 * @user_data: for @func
 */
void
pmap_form_set_list_func (PmapForm         *self,
                         PmapFormListFunc  func,
                         gpointer          user_data)
{
  g_return_if_fail (PMAP_IS_FORM (self));

  self->list_func = func;
  self->list_data = user_data;
}

/**
 * pmap_form_list_references:
 * @self: a form
 * @field: a field of its record that holds a reference
 *
 * Returns: (transfer container) (element-type PmapRecord): what @field may name
 */
GPtrArray *
pmap_form_list_references (PmapForm        *self,
                           const PmapField *field)
{
  GPtrArray *records = NULL;
  PmapRecordList *list;

  g_return_val_if_fail (PMAP_IS_FORM (self) && field->kind == PMAP_KIND_REFERENCE, NULL);

  if (self->list_func != NULL)
    records = self->list_func (self, field, self->list_data);
  if (records != NULL)
    return records;
  records = g_ptr_array_new ();
  list = self->workspace != NULL ? pmap_document_find_list (pmap_workspace_get_document (self->workspace), field->get_item_type ())
                                 : NULL;
  for (guint i = 0; list != NULL && i < pmap_record_list_get_length (list); i++)
    g_ptr_array_add (records, pmap_record_list_get (list, i));
  return records;
}

/**
 * pmap_form_flush:
 * @self: a form
 *
 * Gives everything that is typed and not yet taken to the editor, as leaving the fields would.
 */
void
pmap_form_flush (PmapForm *self)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_if_fail (PMAP_IS_FORM (self));

  if (self->record == NULL || pmap_record_get_document (self->record) == NULL)
    return;
  parts = g_ptr_array_copy (self->parts, NULL, NULL);
  for (guint i = 0; i < parts->len; i++)
    if (PMAP_FORM_PART_GET_CLASS (parts->pdata[i])->flush != NULL)
      PMAP_FORM_PART_GET_CLASS (parts->pdata[i])->flush (parts->pdata[i]);
}

/**
 * pmap_form_find_issue:
 * @self: a form
 * @field: a field of its record
 *
 * The rules that say what wants attention in a map, and what is wrong with a file, speak at the field, too.
 *
 * Returns: (transfer none) (nullable): the worst that the checks of the record say of @field and that is no reason to refuse
 *   it; valid until the record changes
 */
const PmapIssue *
pmap_form_find_issue (PmapForm        *self,
                      const PmapField *field)
{
  const PmapIssue *worst = NULL;

  g_return_val_if_fail (PMAP_IS_FORM (self) && field != NULL, NULL);

  if (self->record == NULL || pmap_record_get_document (self->record) == NULL)
    return NULL;
  if (self->issues == NULL)
    {
      self->issues = pmap_issues_new ();
      pmap_record_check (self->record, self->issues);
      if (pmap_form_is_draft (self))
        pmap_draft_check (pmap_workspace_get_draft (self->workspace), self->issues);
    }
  for (guint i = 0; i < self->issues->len; i++)
    {
      const PmapIssue *issue = self->issues->pdata[i];

      if (issue->severity != PMAP_SEVERITY_ERROR && g_strcmp0 (issue->field, field->name) == 0
          && (worst == NULL || issue->severity < worst->severity))
        worst = issue;
    }
  return worst;
}

/**
 * pmap_form_focus_field:
 * @self: a form
 * @field_name: a field's name
 *
 * Puts the cursor into a field, ready to be typed over.
 *
 * Returns: whether the form has the field and it took the focus
 */
gboolean
pmap_form_focus_field (PmapForm   *self,
                       const char *field_name)
{
  g_return_val_if_fail (PMAP_IS_FORM (self) && field_name != NULL, FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    if (g_strcmp0 (pmap_form_part_get_field_name (self->parts->pdata[i]), field_name) == 0)
      return gtk_widget_grab_focus (self->parts->pdata[i]);
  return FALSE;
}

void
_pmap_form_add_part (PmapForm     *self,
                     PmapFormPart *part)
{
  g_ptr_array_add (self->parts, part);
  bind_part (self, part);
}

void
_pmap_form_remove_part (PmapForm     *self,
                        PmapFormPart *part)
{
  g_ptr_array_remove (self->parts, part);
}
