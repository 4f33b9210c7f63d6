/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all pages do alike: hold a workspace, and show its map anew when it changed. However many changes one step of
 * the user makes, a page looks once, just before the next frame; a page that nobody sees looks when it is shown. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-page.h"

#include "ui/widgets/pmap-focus.h"

typedef struct
{
  const PmapPageKind *kind;
  PmapWorkspace *workspace;
  GSignalGroup *document_signals;
  GSignalGroup *workspace_signals;
  guint refresh_source;
  gboolean is_stale;
} PmapPagePrivate;

enum
{
  PROP_KIND = 1,
  PROP_WORKSPACE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PmapPage, pmap_page, GTK_TYPE_WIDGET)

static void
refresh (PmapPage *self)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (self);

  g_clear_handle_id (&private->refresh_source, g_source_remove);
  private->is_stale = FALSE;
  if (PMAP_PAGE_GET_CLASS (self)->refresh != NULL)
    PMAP_PAGE_GET_CLASS (self)->refresh (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (user_data);

  private->refresh_source = 0;
  refresh (user_data);
  return G_SOURCE_REMOVE;
}

/* What the trail says of a change was a change before: nothing reads otherwise for it but the trail. */
static void
record_changed (PmapPage   *self,
                PmapRecord *record)
{
  if (PMAP_IS_TRAIL_ENTRY (record))
    return;
  if (PMAP_PAGE_GET_CLASS (self)->record_changed != NULL)
    PMAP_PAGE_GET_CLASS (self)->record_changed (self, record);
  pmap_page_queue_refresh (self);
}

static void
record_changed_cb (PmapPage   *self,
                   PmapRecord *record)
{
  record_changed (self, record);
}

/* A removal is emitted as a change of what the record was in. */
static void
record_removed_cb (PmapPage   *self,
                   PmapRecord *record,
                   PmapRecord *owner)
{
  record_changed (self, PMAP_IS_DOCUMENT (owner) ? record : owner);
}

/* All figures are others. */
static void
period_changed_cb (PmapPage *self)
{
  if (PMAP_PAGE_GET_CLASS (self)->period_changed != NULL)
    PMAP_PAGE_GET_CLASS (self)->period_changed (self);
  pmap_page_queue_refresh (self);
}

static void
pmap_page_map (GtkWidget *widget)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (PMAP_PAGE (widget));

  if (private->is_stale)
    refresh (PMAP_PAGE (widget));

  GTK_WIDGET_CLASS (pmap_page_parent_class)->map (widget);
}

static void
pmap_page_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  if (property_id == PROP_WORKSPACE)
    g_value_set_object (value, pmap_page_get_workspace (PMAP_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_page_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (PMAP_PAGE (object));

  if (property_id == PROP_KIND)
    private->kind = g_value_get_pointer (value);
  else if (property_id == PROP_WORKSPACE)
    pmap_page_set_workspace (PMAP_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_page_dispose (GObject *object)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (PMAP_PAGE (object));
  GtkWidget *child;

  g_clear_handle_id (&private->refresh_source, g_source_remove);
  g_clear_object (&private->document_signals);
  g_clear_object (&private->workspace_signals);
  g_clear_object (&private->workspace);

  /* Disposing a template lets go only of those children that have a name in it. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_page_parent_class)->dispose (object);
}

static void
pmap_page_class_init (PmapPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_page_dispose;
  object_class->get_property = pmap_page_get_property;
  object_class->set_property = pmap_page_set_property;
  widget_class->map = pmap_page_map;

  /**
   * PmapPage:kind:
   *
   * The #PmapPageKind that describes it; %NULL for a part of another page.
   */
  properties[PROP_KIND] = g_param_spec_pointer ("kind", NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * PmapPage:workspace:
   *
   * The open map, or %NULL for an empty page.
   */
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, PMAP_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_page_init (PmapPage *self)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (self);
  static const char *const names[] = { "field-changed", "record-added", "record-moved" };

  private->document_signals = g_signal_group_new (PMAP_TYPE_DOCUMENT);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_group_connect_swapped (private->document_signals, names[i], G_CALLBACK (record_changed_cb), self);
  g_signal_group_connect_swapped (private->document_signals, "record-removed", G_CALLBACK (record_removed_cb), self);
  private->workspace_signals = g_signal_group_new (PMAP_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (private->workspace_signals, "notify::period", G_CALLBACK (period_changed_cb), self);
}

/* What is typed and not yet taken belongs to the map that goes. */
static void
give_up_focus (PmapPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
}

/** pmap_page_get_kind: Returns: (transfer none) (nullable): what describes it */
const PmapPageKind *
pmap_page_get_kind (PmapPage *self)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_PAGE (self), NULL);

  return private->kind;
}

/** pmap_page_get_workspace: Returns: (transfer none) (nullable): the open map */
PmapWorkspace *
pmap_page_get_workspace (PmapPage *self)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_PAGE (self), NULL);

  return private->workspace;
}

/**
 * pmap_page_set_workspace:
 * @self: a page
 * @workspace: (nullable): the open map
 *
 * Shows another map, or nothing.
 */
void
pmap_page_set_workspace (PmapPage      *self,
                         PmapWorkspace *workspace)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (self);

  g_return_if_fail (PMAP_IS_PAGE (self));
  g_return_if_fail (workspace == NULL || PMAP_IS_WORKSPACE (workspace));

  if (workspace == private->workspace)
    return;
  give_up_focus (self);
  g_set_object (&private->workspace, workspace);
  g_signal_group_set_target (private->document_signals,
                             workspace != NULL ? pmap_workspace_get_document (workspace) : NULL);
  g_signal_group_set_target (private->workspace_signals, workspace);
  if (PMAP_PAGE_GET_CLASS (self)->workspace_set != NULL)
    PMAP_PAGE_GET_CLASS (self)->workspace_set (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    private->is_stale = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * pmap_page_queue_refresh:
 * @self: a page
 *
 * Has the page look at its map again before the next frame, or when it is next shown.
 */
void
pmap_page_queue_refresh (PmapPage *self)
{
  PmapPagePrivate *private = pmap_page_get_instance_private (self);

  g_return_if_fail (PMAP_IS_PAGE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    private->is_stale = TRUE;
  else if (private->refresh_source == 0)
    private->refresh_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

/**
 * pmap_page_show_record:
 * @self: a page
 * @record: a record that is on this page, or inside one that is
 *
 * Selects @record and brings it into view.
 */
void
pmap_page_show_record (PmapPage   *self,
                       PmapRecord *record)
{
  g_return_if_fail (PMAP_IS_PAGE (self) && PMAP_IS_RECORD (record));

  if (PMAP_PAGE_GET_CLASS (self)->show_record != NULL)
    PMAP_PAGE_GET_CLASS (self)->show_record (self, record);
}

/**
 * pmap_page_get_form:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the form that is open beside what the page lists
 */
GtkWidget *
pmap_page_get_form (PmapPage *self)
{
  GtkWidget *form;

  g_return_val_if_fail (PMAP_IS_PAGE (self), NULL);

  form = PMAP_PAGE_GET_CLASS (self)->get_form != NULL ? PMAP_PAGE_GET_CLASS (self)->get_form (self) : NULL;
  return form != NULL && gtk_widget_get_mapped (form) ? form : NULL;
}

/**
 * pmap_page_take_focus:
 * @self: a page that is shown
 *
 * Puts the focus on what the page is for: its list, its first field; where it has none of its own, on its first control.
 */
void
pmap_page_take_focus (PmapPage *self)
{
  g_return_if_fail (PMAP_IS_PAGE (self));

  if (!gtk_widget_grab_focus (GTK_WIDGET (self)) && !pmap_focus_is_inside (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
