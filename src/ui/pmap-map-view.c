/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One open map as a window shows it: the side list, the message bar, and the page of what is selected.
 *
 * A page is built when it is first shown, and never for a user who does not go there. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-map-view.h"

#include "model/pmap-intervention-chain.h"
#include "model/pmap-subject.h"
#include "ui/pages/pmap-page-kinds.h"
#include "ui/pages/pmap-pupil-page.h"
#include "ui/pages/pmap-records-page.h"
#include "ui/pmap-side-fold.h"
#include "ui/pmap-visits.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-form-part.h"

#include <glib/gi18n.h>

struct _PmapMapView
{
  GtkWidget parent_instance;

  PmapWorkspace *workspace;
  PmapSideFold *fold;
  PmapSideList *side_list;
  PmapNoticeBar *notice_bar;
  GtkStack *pages;
  PmapRecord *applied;      /* weak: what undo or redo changed last */
  guint focus_source;
  PmapVisits *visits;       /* where somebody was before */
};

enum
{
  PROP_WORKSPACE = 1,
  PROP_PAGE,
  PROP_LIST_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Of the window, in the order of F6. */
enum
{
  PART_LIST,
  PART_PAGE,
  PART_FORM,
  N_PARTS
};

G_DEFINE_FINAL_TYPE (PmapMapView, pmap_map_view, GTK_TYPE_WIDGET)

static GtkWidget *
ensure_page (PmapMapView *self,
             const char  *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);
  const PmapPageKind *kind = pmap_page_kind_find (name);

  if (page == NULL && kind != NULL)
    {
      page = g_object_new (kind->get_type (), "kind", kind, "workspace", self->workspace, NULL);
      gtk_stack_add_named (self->pages, page, name);
    }
  return page;
}

static void
turn_to (PmapMapView *self,
         const char  *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  pmap_side_list_select_page (self->side_list, name);
  pmap_side_fold_show_page (self->fold, name);
  pmap_side_list_select_pupil (self->side_list, pmap_map_view_get_pupil (self));
}

static void
arrive (PmapMapView *self)
{
  pmap_visits_arrive (self->visits);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/* --- where a record is shown --- */

static void
show_pupil_page (PmapMapView *self,
                 PmapRecord  *record)
{
  pmap_visits_leave (self->visits);
  pmap_pupil_page_show_record (PMAP_PUPIL_PAGE (ensure_page (self, PMAP_PAGE_PUPIL)), record);
  turn_to (self, PMAP_PAGE_PUPIL);
  arrive (self);
}

static void
show_on_page (PmapMapView *self,
              const char  *name,
              PmapRecord  *record)
{
  GtkWidget *page = ensure_page (self, name);

  pmap_visits_leave (self->visits);
  turn_to (self, name);
  pmap_page_show_record (PMAP_PAGE (page), record);
  arrive (self);
}

static void
show_record (PmapMapView *self,
             PmapRecord  *record)
{
  if (pmap_record_find_pupil (record) != NULL)
    show_pupil_page (self, record);
  else
    show_on_page (self, pmap_page_kind_find_place (record)->name, record);
}

/* Undo goes to where the change can be seen, but stays where it can be seen already: a group's minutes are on the page of the
 * group and on that of each of its members. */
static void
applied_cb (PmapHistory *history,
            PmapRecord  *record,
            PmapMapView *self)
{
  PmapIntervention *intervention = pmap_record_find_around (record, PMAP_TYPE_INTERVENTION);
  PmapPupil *pupil = pmap_map_view_get_pupil (self);
  const char *page = pmap_map_view_get_page (self);

  g_set_weak_pointer (&self->applied, record);
  if (pmap_record_get_document (record) == NULL || PMAP_IS_DOCUMENT (record)
      || (PMAP_IS_PUPIL (record) && pmap_pupil_is_former (PMAP_PUPIL (record))))
    return;
  if (intervention != NULL && g_strcmp0 (page, PMAP_PAGE_GROUPS) == 0)
    show_on_page (self, PMAP_PAGE_GROUPS, record);
  else if (intervention != NULL && pupil != NULL
           && pmap_intervention_find_member (intervention, pmap_record_get_id (PMAP_RECORD (pupil))) != NULL)
    show_pupil_page (self, record);
  else
    show_record (self, record);
}

static void
show_cb (PmapWorkspace *workspace,
         PmapRecord    *record,
         PmapMapView   *self)
{
  show_record (self, record);
}

/* The part of a form, in sight, that shows a field of @record or of what is in it. */
static GtkWidget *
find_part (GtkWidget  *inside,
           PmapRecord *record,
           const char *field)
{
  GtkWidget *found = NULL;

  if (PMAP_IS_FORM_PART (inside) && gtk_widget_get_mapped (inside)
      && g_strcmp0 (pmap_form_part_get_field_name (PMAP_FORM_PART (inside)), field) == 0
      && pmap_record_is_inside (pmap_form_part_get_record (PMAP_FORM_PART (inside)), record))
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_part (child, record, field);
  return found;
}

/* The cursor goes into the field, or as near to it as the page has something that takes it. */
static void
show_field_cb (PmapWorkspace *workspace,
               PmapRecord    *record,
               const char    *field,
               PmapMapView   *self)
{
  GtkWidget *page, *part;

  show_record (self, record);
  page = gtk_stack_get_visible_child (self->pages);
  if (PMAP_IS_PUPIL (record) && PMAP_IS_PUPIL_PAGE (page))
    pmap_pupil_page_show_tab (PMAP_PUPIL_PAGE (page), field != NULL ? "profile" : "map");
  part = field != NULL ? find_part (page, record, field) : NULL;
  if (part == NULL || !(gtk_widget_grab_focus (part) || gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD)))
    gtk_widget_grab_focus (page);
}

static void
show_list_cb (PmapWorkspace *workspace,
              PmapRecordSet  set,
              PmapMapView   *self)
{
  if (set == PMAP_RECORD_SET_RUNNING || set == PMAP_RECORD_SET_GROUPS)
    {
      pmap_map_view_show_page (self, PMAP_PAGE_GROUPS);
      pmap_records_page_show_only (PMAP_RECORDS_PAGE (gtk_stack_get_visible_child (self->pages)),
                                   set == PMAP_RECORD_SET_RUNNING ? PMAP_FILTER_RUNNING : NULL);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);     /* the list may be folded away */
  pmap_side_list_show_only (self->side_list, set);
}

static void
show_page_cb (PmapWorkspace *workspace,
              const char    *page,
              PmapMapView   *self)
{
  pmap_map_view_show_page (self, page);
}

static void
opened_cb (PmapSideList *side_list,
           PmapMapView  *self)
{
  pmap_map_view_focus_page (self);
}

static void
notice_cb (PmapWorkspace *workspace,
           const char    *message,
           gboolean       undo,
           PmapMapView   *self)
{
  if (undo)
    pmap_notice_bar_say_and_offer (self->notice_bar, PMAP_NOTICE_UNTIL_CHANGED, message, _("Undo"), "win.undo");
  else
    pmap_notice_bar_say (self->notice_bar, PMAP_NOTICE_ALWAYS, message);
}

static void
error_cb (PmapWorkspace *workspace,
          const char    *message,
          gboolean       of_step,
          PmapMapView   *self)
{
  pmap_notice_bar_warn (self->notice_bar, of_step ? PMAP_NOTICE_UNTIL_CHANGED : PMAP_NOTICE_ALWAYS, message);
}

/* The page of a pupil who is no longer in the map is no page. */
static void
record_removed_cb (PmapDocument *document,
                   PmapRecord   *record,
                   PmapRecord   *owner,
                   PmapMapView  *self)
{
  GtkWidget *page;

  if (PMAP_RECORD (pmap_map_view_get_pupil (self)) != record || !PMAP_IS_PUPIL (record))
    return;
  page = gtk_stack_get_child_by_name (self->pages, PMAP_PAGE_PUPIL);
  pmap_pupil_view_set_pupil (PMAP_PUPIL_VIEW (page), NULL);
  pmap_map_view_show_page (self, PMAP_PAGE_OVERVIEW);
}

/* --- the focus --- */

/* The first part of a form, in sight, that shows @record; any record for %NULL. */
static GtkWidget *
find_part_of (GtkWidget  *inside,
              PmapRecord *record)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (inside))
    return NULL;
  if (PMAP_IS_FORM_PART (inside)
      && (record == NULL || pmap_form_part_get_record (PMAP_FORM_PART (inside)) == record))
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_part_of (child, record);
  return found;
}

static gboolean
focus_part_of (GtkWidget  *inside,
               PmapRecord *record)
{
  GtkWidget *part = find_part_of (inside, record);

  return part != NULL && gtk_widget_grab_focus (part);
}

static gboolean
find_focus_cb (gpointer user_data)
{
  PmapMapView *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->focus_source = 0;
  if (root == NULL || gtk_root_get_focus (root) != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  if (self->applied == NULL || !focus_part_of (gtk_stack_get_visible_child (self->pages), self->applied))
    pmap_map_view_focus_page (self);
  return G_SOURCE_REMOVE;
}

/* What has the focus may go: a line that is removed, a target that is undone. Who types on must not type into nothing. */
static void
focus_changed_cb (PmapMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL && self->focus_source == 0)
    self->focus_source = g_idle_add (find_focus_cb, self);
}

static void
pmap_map_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pmap_map_view_parent_class)->root (widget);

  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_changed_cb), widget,
                             G_CONNECT_SWAPPED);
}

static void
pmap_map_view_unroot (GtkWidget *widget)
{
  g_clear_handle_id (&PMAP_MAP_VIEW (widget)->focus_source, g_source_remove);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_changed_cb, widget);

  GTK_WIDGET_CLASS (pmap_map_view_parent_class)->unroot (widget);
}

static void
set_workspace (PmapMapView   *self,
               PmapWorkspace *workspace)
{
  g_assert (self->workspace == NULL && workspace != NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "show", G_CALLBACK (show_cb), self, 0);
  g_signal_connect_object (workspace, "show-field", G_CALLBACK (show_field_cb), self, 0);
  g_signal_connect_object (workspace, "show-list", G_CALLBACK (show_list_cb), self, 0);
  g_signal_connect_object (workspace, "show-page", G_CALLBACK (show_page_cb), self, 0);
  g_signal_connect_object (workspace, "notice", G_CALLBACK (notice_cb), self, 0);
  g_signal_connect_object (workspace, "error", G_CALLBACK (error_cb), self, 0);
  g_signal_connect_object (pmap_workspace_get_history (workspace), "applied", G_CALLBACK (applied_cb), self, 0);
  g_signal_connect_object (pmap_workspace_get_document (workspace), "record-removed", G_CALLBACK (record_removed_cb),
                           self, 0);
  pmap_notice_bar_set_workspace (self->notice_bar, workspace);
  g_object_set (self->side_list, "workspace", workspace, NULL);
  pmap_map_view_show_page (self, PMAP_PAGE_OVERVIEW);
}

static void
pmap_map_view_dispose (GObject *object)
{
  PmapMapView *self = PMAP_MAP_VIEW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), PMAP_TYPE_MAP_VIEW);
  /* That was only those of its children that have a name. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_weak_pointer (&self->applied);
  g_clear_pointer (&self->visits, pmap_visits_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_map_view_parent_class)->dispose (object);
}

static void
pmap_map_view_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PmapMapView *self = PMAP_MAP_VIEW (object);

  switch (property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_PAGE:
      g_value_set_string (value, pmap_map_view_get_page (self));
      break;
    case PROP_LIST_OPEN:
      g_value_set_boolean (value, pmap_side_fold_is_open (self->fold));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
list_open_cb (PmapMapView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST_OPEN]);
}

static void
pmap_map_view_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_WORKSPACE:
      set_workspace (PMAP_MAP_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_map_view_class_init (PmapMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_map_view_dispose;
  object_class->get_property = pmap_map_view_get_property;
  object_class->set_property = pmap_map_view_set_property;
  widget_class->root = pmap_map_view_root;
  widget_class->unroot = pmap_map_view_unroot;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, PMAP_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * PmapMapView:list-open:
   *
   * Whether the side list is seen, beside the page or, where there is too little room, over it.
   */
  properties[PROP_LIST_OPEN] = g_param_spec_boolean ("list-open", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PMAP_TYPE_NOTICE_BAR);
  g_type_ensure (PMAP_TYPE_SIDE_FOLD);
  g_type_ensure (PMAP_TYPE_SIDE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapMapView, fold);
  gtk_widget_class_bind_template_child (widget_class, PmapMapView, side_list);
  gtk_widget_class_bind_template_child (widget_class, PmapMapView, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, PmapMapView, pages);
  gtk_widget_class_bind_template_callback (widget_class, list_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_map_view_init (PmapMapView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->visits = pmap_visits_new (self);
  pmap_side_fold_set_pages (self->fold, pmap_side_list_get_pages (self->side_list));
}

/**
 * pmap_map_view_new:
 * @workspace: a map
 *
 * Returns: (transfer floating): a view of it
 */
GtkWidget *
pmap_map_view_new (PmapWorkspace *workspace)
{
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace), NULL);

  return g_object_new (PMAP_TYPE_MAP_VIEW, "workspace", workspace, NULL);
}

/**
 * pmap_map_view_get_page:
 * @self: a view
 *
 * Returns: (transfer none): the name of the page that is shown
 */
const char *
pmap_map_view_get_page (PmapMapView *self)
{
  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->pages);
}

/**
 * pmap_map_view_get_rows:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the records that the page lists in its table, in the order of the screen; %NULL where it
 *   is not a page of records
 */
GListModel *
pmap_map_view_get_rows (PmapMapView *self)
{
  GtkWidget *page;

  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  page = gtk_stack_get_visible_child (self->pages);
  return PMAP_IS_RECORDS_PAGE (page) ? pmap_table_get_rows (pmap_records_page_get_table (PMAP_RECORDS_PAGE (page))) : NULL;
}

/**
 * pmap_map_view_describe_filter:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): what the rows of the page were chosen by, in words; %NULL where it is not a page of records
 */
char *
pmap_map_view_describe_filter (PmapMapView *self)
{
  GtkWidget *page;

  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  page = gtk_stack_get_visible_child (self->pages);
  return PMAP_IS_RECORDS_PAGE (page) ? pmap_records_page_describe_filter (PMAP_RECORDS_PAGE (page)) : NULL;
}

/**
 * pmap_map_view_get_pupil:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): whose page is shown
 */
PmapPupil *
pmap_map_view_get_pupil (PmapMapView *self)
{
  GtkWidget *page;

  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  page = gtk_stack_get_visible_child (self->pages);
  return PMAP_IS_PUPIL_VIEW (page) ? pmap_pupil_view_get_pupil (PMAP_PUPIL_VIEW (page)) : NULL;
}

/**
 * pmap_map_view_show_page:
 * @self: a view
 * @page: the name of a page of the school
 */
void
pmap_map_view_show_page (PmapMapView *self,
                         const char  *page)
{
  g_return_if_fail (PMAP_IS_MAP_VIEW (self) && page != NULL);

  if (ensure_page (self, page) == NULL)
    {
      g_critical ("There is no page %s", page);
      return;
    }
  pmap_visits_leave (self->visits);
  turn_to (self, page);
  arrive (self);
}

/**
 * pmap_map_view_show_place:
 * @self: a view
 * @page: the name of a page
 * @record: (nullable): the pupil whose page it is, or the record that is open on it
 *
 * Shows @page, with @record open if it is not yet.
 */
void
pmap_map_view_show_place (PmapMapView *self,
                          const char  *page,
                          PmapRecord  *record)
{
  g_return_if_fail (PMAP_IS_MAP_VIEW (self) && page != NULL);
  g_return_if_fail (PMAP_IS_PUPIL (record) || !g_str_equal (page, PMAP_PAGE_PUPIL));

  if (g_str_equal (page, PMAP_PAGE_PUPIL))
    {
      show_pupil_page (self, record);
      return;
    }
  pmap_map_view_show_page (self, page);
  if (record != NULL && pmap_map_view_get_record (self) != record)
    pmap_page_show_record (PMAP_PAGE (gtk_stack_get_visible_child (self->pages)), record);
}

/**
 * pmap_map_view_get_record:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the pupil whose page is shown, or the record whose form is open on a page of records
 */
PmapRecord *
pmap_map_view_get_record (PmapMapView *self)
{
  GtkWidget *page;

  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  page = gtk_stack_get_visible_child (self->pages);
  return PMAP_IS_RECORDS_PAGE (page) ? pmap_records_page_get_record (PMAP_RECORDS_PAGE (page))
                                     : PMAP_RECORD (pmap_map_view_get_pupil (self));
}

/**
 * pmap_map_view_find_pupil:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the pupil who is meant: whose page is shown, or whose row is selected in the page's table
 */
PmapPupil *
pmap_map_view_find_pupil (PmapMapView *self)
{
  GtkWidget *page;
  gpointer selected = NULL;

  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  page = gtk_stack_get_visible_child (self->pages);
  if (PMAP_IS_RECORDS_PAGE (page))
    selected = pmap_table_get_selected (pmap_records_page_get_table (PMAP_RECORDS_PAGE (page)));
  return PMAP_IS_PUPIL (selected) ? selected : pmap_map_view_get_pupil (self);
}

/** pmap_map_view_get_visits: Returns: (transfer none): where in the map somebody was before */
PmapVisits *
pmap_map_view_get_visits (PmapMapView *self)
{
  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  return self->visits;
}

/**
 * pmap_map_view_get_side_list:
 * @self: a view
 *
 * Returns: (transfer none): the list at its side
 */
PmapSideList *
pmap_map_view_get_side_list (PmapMapView *self)
{
  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  return self->side_list;
}

/**
 * pmap_map_view_set_list_open:
 * @self: a view
 * @open: whether the side list is to be seen
 */
void
pmap_map_view_set_list_open (PmapMapView *self,
                             gboolean     open)
{
  g_return_if_fail (PMAP_IS_MAP_VIEW (self));

  pmap_side_fold_set_open (self->fold, open);
}

/**
 * pmap_map_view_begin:
 * @self: a view that has just come on screen
 *
 * Puts the cursor where a pupil's name can be typed; on the page where the list is folded away, or where nobody is in it yet.
 */
void
pmap_map_view_begin (PmapMapView *self)
{
  g_return_if_fail (PMAP_IS_MAP_VIEW (self));

  if (pmap_record_list_get_length (pmap_workspace_get_document (self->workspace)->pupils) == 0)
    pmap_map_view_focus_page (self);
  else if (pmap_side_fold_is_open (self->fold))
    pmap_side_list_focus_search (self->side_list);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/**
 * pmap_map_view_get_notice_bar:
 * @self: a view
 *
 * Returns: (transfer none): where it says what happened
 */
PmapNoticeBar *
pmap_map_view_get_notice_bar (PmapMapView *self)
{
  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  return self->notice_bar;
}

/**
 * pmap_map_view_get_tab:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the tab that the page of a pupil is open at; %NULL where no pupil is shown
 */
const char *
pmap_map_view_get_tab (PmapMapView *self)
{
  GtkWidget *page;

  g_return_val_if_fail (PMAP_IS_MAP_VIEW (self), NULL);

  page = gtk_stack_get_visible_child (self->pages);
  return PMAP_IS_PUPIL_PAGE (page) ? pmap_pupil_page_get_tab (PMAP_PUPIL_PAGE (page)) : NULL;
}

/**
 * pmap_map_view_show_tab:
 * @self: a view
 * @tab: (nullable): the tab to open the page of a pupil at, if one is shown
 */
void
pmap_map_view_show_tab (PmapMapView *self,
                        const char  *tab)
{
  GtkWidget *page;

  g_return_if_fail (PMAP_IS_MAP_VIEW (self));

  page = gtk_stack_get_visible_child (self->pages);
  if (PMAP_IS_PUPIL_PAGE (page) && tab != NULL)
    pmap_pupil_page_show_tab (PMAP_PUPIL_PAGE (page), tab);
}

/**
 * pmap_map_view_focus_page:
 * @self: a view
 *
 * Puts the focus on the page that is shown, and away what lies over it.
 */
void
pmap_map_view_focus_page (PmapMapView *self)
{
  g_return_if_fail (PMAP_IS_MAP_VIEW (self));

  if (pmap_side_fold_is_folded (self->fold))
    pmap_side_fold_set_open (self->fold, FALSE);
  pmap_page_take_focus (PMAP_PAGE (gtk_stack_get_visible_child (self->pages)));
}

/**
 * pmap_map_view_focus_next_part:
 * @self: a view
 * @step: 1, or -1 for the way back
 *
 * Puts the focus on the next of the parts of the window: the list at the side, the page, the form that is open on it.
 */
void
pmap_map_view_focus_next_part (PmapMapView *self,
                               int          step)
{
  GtkWidget *parts[N_PARTS] = { NULL };
  int current = step == 1 ? N_PARTS - 1 : PART_LIST;      /* from outside, forwards begins with the list */

  g_return_if_fail (PMAP_IS_MAP_VIEW (self) && (step == 1 || step == -1));

  parts[PART_LIST] = gtk_widget_get_mapped (GTK_WIDGET (self->side_list)) ? GTK_WIDGET (self->side_list) : NULL;
  parts[PART_PAGE] = gtk_stack_get_visible_child (self->pages);
  parts[PART_FORM] = pmap_page_get_form (PMAP_PAGE (parts[PART_PAGE]));
  /* The form stands on the page, so the last that has it is where it is. */
  for (int i = 0; i < N_PARTS; i++)
    if (parts[i] != NULL && pmap_focus_is_inside (parts[i]))
      current = i;
  do
    current = (current + step + N_PARTS) % N_PARTS;
  while (parts[current] == NULL);
  if (current == PART_LIST)
    pmap_side_list_take_focus (self->side_list);
  else if (current == PART_PAGE)
    pmap_map_view_focus_page (self);
  else if (!focus_part_of (parts[PART_FORM], NULL))
    gtk_widget_child_focus (parts[PART_FORM], GTK_DIR_TAB_FORWARD);
}
