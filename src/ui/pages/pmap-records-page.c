/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page that shows records of one noun as a table, with search and filters above and the selected record's form beside, all of it
 * as its PmapPageKind describes it. A type of page of its own adds in its .ui: children of type "head" beside the title, and of
 * type "form" into the form. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-records-page.h"

#include "model/pmap-pupil.h"
#include "report/pmap-report-kinds.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-form-rest.h"
#include "ui/widgets/pmap-pay-button.h"
#include "ui/widgets/pmap-row-menu.h"
#include "ui/widgets/pmap-side-pane.h"
#include "ui/widgets/pmap-split.h"
#include "ui/widgets/pmap-subforms.h"
#include "ui/widgets/pmap-trail-button.h"

#include <glib/gi18n.h>

/* Of more rows it is quicker to show all anew than to look for each. */
#define MANY_ROWS 50

typedef struct
{
  GtkBox *head;
  GtkLabel *title_label;
  PmapFilterBar *filter_bar;
  PmapSplit *split;
  PmapTable *table;
  PmapSidePane *pane;
  GtkBox *form_place;
  GtkButton *add_button;
  GtkMenuButton *more_button;
  GtkButton *remove_button;
  PmapForm *form;                /* NULL where the page's type has its own */

  const PmapRecordsPageKind *kind;
  const PmapListing *listing;
  PmapListingContext context;    /* the columns'; both are the workspace's */
  PmapRecord *record;            /* in the form */
  GSignalGroup *ledger_signals;
  GHashTable *changed;           /* set of rows that a refresh shows anew; NULL for all of them */
  gboolean is_refreshing;
} PmapRecordsPagePrivate;

static GtkBuildableIface *parent_buildable;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (PmapRecordsPage, pmap_records_page, PMAP_TYPE_PAGE,
                         G_ADD_PRIVATE (PmapRecordsPage)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
pmap_records_page_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (PMAP_RECORDS_PAGE (buildable));

  if (g_strcmp0 (type, "head") == 0)
    gtk_box_append (private->head, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "form") == 0)
    gtk_box_append (private->form_place, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pmap_records_page_add_child;
}

static PmapDocument *
get_document (PmapRecordsPage *self)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (PMAP_PAGE (self));

  return workspace != NULL ? pmap_workspace_get_document (workspace) : NULL;
}

static PmapRecordList *
get_list (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  PmapDocument *document = get_document (self);

  return document != NULL ? pmap_listing_get_list (private->listing, document) : NULL;
}

/* The rows */

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (user_data);
  const PmapListing *listing = private->listing;

  return (listing->includes == NULL || listing->includes (item)) && pmap_filter_bar_matches (private->filter_bar, item);
}

static void
say_why_empty (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  const PmapRecordsAction *first = &private->kind->actions[0];
  PmapDocument *document = get_document (self);

  if (document != NULL && pmap_listing_has_rows (private->listing, document))
    {
      pmap_table_set_empty (private->table, _("Nothing fits"), _("Clear the search, and show all that there are."));
      pmap_table_set_empty_action (private->table, NULL, NULL);
      return;
    }
  pmap_table_set_empty (private->table, _(private->kind->empty_title), _(private->kind->empty_text));
  if (private->kind->offers_first)
    pmap_table_set_empty_action (private->table, _(first->label), first->action);
}

/* Enter in the search goes to the first that fits. */
static void
search_activate_cb (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  g_autoptr (GObject) first = NULL;

  pmap_records_page_refilter (self);
  first = g_list_model_get_item (pmap_table_get_rows (private->table), 0);
  if (first == NULL)
    return;
  pmap_table_select (private->table, first);
  gtk_widget_grab_focus (GTK_WIDGET (private->table));
}

/* The form */

static void
pmap_records_page_show_form (PmapRecordsPage *self,
                             PmapRecord      *record)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  pmap_form_set_workspace (private->form, pmap_page_get_workspace (PMAP_PAGE (self)));
  pmap_form_set_record (private->form, record);
}

static void
pmap_records_page_focus_form (PmapRecordsPage *self,
                              const char      *field_name)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  if (field_name == NULL || !pmap_form_focus_field (private->form, field_name))
    gtk_widget_child_focus (GTK_WIDGET (private->form), GTK_DIR_TAB_FORWARD);
}

/* The focus does not stay in a form that goes. */
static void
leave_form (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus;

  pmap_split_show_list (private->split);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (private->pane)))
    return;
  gtk_root_set_focus (root, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (private->table));
}

/* A page without one lists records whose place is another page. */
static gboolean
has_form (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  return private->form != NULL || PMAP_RECORDS_PAGE_GET_CLASS (self)->show_form != pmap_records_page_show_form;
}

static void
show_record (PmapRecordsPage *self,
             PmapRecord      *record)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  PmapWorkspace *workspace = pmap_page_get_workspace (PMAP_PAGE (self));
  g_autofree char *name = NULL;

  if (record == private->record || !has_form (self))
    return;
  if (record == NULL)
    leave_form (self);
  g_set_object (&private->record, record);
  PMAP_RECORDS_PAGE_GET_CLASS (self)->show_form (self, record);
  if (record == NULL)
    {
      pmap_side_pane_close (private->pane);
      return;
    }
  name = pmap_record_describe (record);
  pmap_side_pane_open (private->pane, name);
  gtk_widget_set_sensitive (GTK_WIDGET (private->remove_button), !pmap_workspace_is_read_only (workspace));
}

static void
selected_cb (GObject    *object,
             GParamSpec *pspec,
             gpointer    user_data)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (user_data);

  /* While rows are sorted and filtered anew the selection may be away for a moment. */
  if (!private->is_refreshing)
    show_record (user_data, pmap_table_get_selected (private->table));
}

/* Where the form begins: at the list that the page is for, as long as nothing is in it. */
static const char *
find_first_field (PmapRecordsPage *self,
                  PmapRecord      *record)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  const char *name = private->kind->first_field;
  const PmapField *field = name != NULL ? pmap_record_find_field (record, name) : NULL;

  return field != NULL && pmap_record_list_get_length (pmap_record_get_records (record, field)) == 0 ? name : NULL;
}

static void
activated_cb (PmapTable *table,
              gpointer   item,
              gpointer   user_data)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (user_data);

  if (!has_form (user_data))
    {
      pmap_workspace_show (pmap_page_get_workspace (user_data), item);
      return;
    }
  show_record (user_data, item);
  pmap_split_show_form (private->split);
  PMAP_RECORDS_PAGE_GET_CLASS (user_data)->focus_form (user_data, find_first_field (user_data, item));
}

static void
closed_cb (PmapSidePane *pane,
           gpointer      user_data)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (user_data);

  show_record (user_data, NULL);
  pmap_table_select (private->table, NULL);
}

static void
add_cb (GtkButton *button,
        gpointer   user_data)
{
  pmap_records_page_add (user_data, NULL);
}

static void
remove_cb (GtkButton *button,
           gpointer   user_data)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (user_data);
  PmapWorkspace *workspace = pmap_page_get_workspace (user_data);
  PmapRecord *record = private->record;
  g_autofree char *name = NULL, *message = NULL;
  g_autoptr (GError) error = NULL;

  if (workspace == NULL || record == NULL)
    return;
  name = pmap_record_describe (record);
  if (!pmap_editor_remove (pmap_workspace_get_editor (workspace), record, &error))
    {
      pmap_workspace_refuse (workspace, error->message);
      return;
    }
  /* translators: %s is the name of what was removed */
  message = g_strdup_printf (_("“%s” is removed."), name);
  pmap_workspace_notice_undo (workspace, message);
}

/* What changed */

static void
nothing_changed (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  g_clear_pointer (&private->changed, g_hash_table_unref);
  private->changed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/* A row that is not of the map any more is noted, too: there is something to be forgotten. */
static void
note_row (PmapRecordsPage *self,
          PmapRecord      *record)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  if (private->changed == NULL)
    return;
  g_hash_table_add (private->changed, g_object_ref (record));
  if (g_hash_table_size (private->changed) > MANY_ROWS)
    g_clear_pointer (&private->changed, g_hash_table_unref);
}

static gboolean
is_row (PmapRecordsPage *self,
        PmapRecord      *record)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  return record != NULL && G_OBJECT_TYPE (record) == private->listing->get_type ();
}

/* What is in a row changes the row; what is elsewhere, as a tier, may change any of them. */
static void
pmap_records_page_record_changed (PmapPage   *page,
                                  PmapRecord *record)
{
  PmapRecordsPage *self = PMAP_RECORDS_PAGE (page);
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  while (record != NULL && !is_row (self, record))
    record = pmap_record_get_owner (record);
  if (record != NULL)
    note_row (self, record);
  else
    g_clear_pointer (&private->changed, g_hash_table_unref);
}

/* The heads of columns say the period, too. */
static void
pmap_records_page_period_changed (PmapPage *page)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (PMAP_RECORDS_PAGE (page));

  g_clear_pointer (&private->changed, g_hash_table_unref);
}

/* Figures come from the ledger, which says itself whose they are. */
static void
costed (PmapRecordsPage *self,
        PmapRecord      *record)
{
  if (!is_row (self, record))
    return;
  note_row (self, record);
  pmap_page_queue_refresh (PMAP_PAGE (self));
}

static void
intervention_changed_cb (PmapRecordsPage  *self,
                         PmapIntervention *intervention)
{
  costed (self, PMAP_RECORD (intervention));
  costed (self, (PmapRecord *) pmap_intervention_get_provision (intervention));
}

static void
pupil_changed_cb (PmapRecordsPage *self,
                  const char      *pupil)
{
  costed (self, pmap_document_find (get_document (self), pupil));
}

/* The menu of a row */

static void
open_selected_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (PMAP_RECORDS_PAGE (widget));
  gpointer selected = pmap_table_get_selected (private->table);

  if (selected != NULL)
    activated_cb (private->table, selected, widget);
}

/* What can be printed of a pupil; a page without pupils has no menu. */
static GMenuModel *
make_row_menu_cb (gpointer user_data)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (user_data);
  guint n_kinds;
  const PmapReportKind *kinds = pmap_report_kinds_get (&n_kinds);
  g_autoptr (GMenu) section = g_menu_new ();
  GMenu *menu;

  if (!PMAP_IS_PUPIL (pmap_table_get_selected (private->table)))
    return NULL;
  menu = g_menu_new ();
  g_menu_append (section, _("_Open the pupil’s page"), "records.open");
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].about_pupil)
      {
        g_autofree char *action = g_strdup_printf ("win.print-report::%s", kinds[i].nick);
        /* translators: %s is what a pupil's map can be printed as: "Print: This pupil’s map, for the family". */
        g_autofree char *label = g_strdup_printf (_("Print: %s…"), pmap_report_kind_get_title (&kinds[i]));

        g_menu_append (section, label, action);
      }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

/* The page */

static void
pmap_records_page_workspace_set (PmapPage *page)
{
  PmapRecordsPage *self = PMAP_RECORDS_PAGE (page);
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  PmapRecordList *list = get_list (self);
  PmapWorkspace *workspace = pmap_page_get_workspace (page);

  show_record (self, NULL);
  pmap_table_set_workspace (private->table, workspace);
  private->context.ledger = workspace != NULL ? pmap_workspace_get_ledger (workspace) : NULL;
  private->context.today = workspace != NULL ? pmap_workspace_get_today (workspace) : PMAP_DATE_NONE;
  g_signal_group_set_target (private->ledger_signals, private->context.ledger);
  pmap_table_set_model (private->table, G_LIST_MODEL (list));
  nothing_changed (self);
  gtk_widget_set_sensitive (GTK_WIDGET (private->add_button),
                            workspace != NULL && !pmap_workspace_is_read_only (workspace));
}

static void
pmap_records_page_refresh (PmapPage *page)
{
  PmapRecordsPage *self = PMAP_RECORDS_PAGE (page);
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  PmapRecord *record = private->record;
  g_autofree char *name = NULL;

  say_why_empty (self);
  private->is_refreshing = TRUE;
  pmap_filter_bar_offer_tiers (private->filter_bar, get_document (self));
  if (private->changed != NULL)
    pmap_table_refresh_items (private->table, private->changed);
  else
    pmap_table_refresh (private->table);
  private->is_refreshing = FALSE;
  nothing_changed (self);

  /* A record that a filter hides now stays in its form: it is being changed. One that left the map goes. */
  if (record != NULL && pmap_record_get_list (record) == NULL)
    show_record (self, pmap_table_get_selected (private->table));
  else if (record != NULL)
    {
      name = pmap_record_describe (record);
      pmap_side_pane_set_title (private->pane, name);
    }
}

static void
pmap_records_page_show_record (PmapPage   *page,
                               PmapRecord *record)
{
  pmap_records_page_edit (PMAP_RECORDS_PAGE (page), record, NULL);
}

static GtkWidget *
pmap_records_page_get_form (PmapPage *page)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (PMAP_RECORDS_PAGE (page));

  return GTK_WIDGET (private->pane);
}

/* The list is what the page is for; where it is empty, what adds to it. */
static gboolean
pmap_records_page_grab_focus (GtkWidget *widget)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (PMAP_RECORDS_PAGE (widget));

  return gtk_widget_grab_focus (GTK_WIDGET (private->table)) || pmap_focus_is_inside (GTK_WIDGET (private->head))
         || gtk_widget_child_focus (GTK_WIDGET (private->head), GTK_DIR_TAB_FORWARD);
}

static void
pmap_records_page_finalize (GObject *object)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (PMAP_RECORDS_PAGE (object));

  g_clear_object (&private->record);
  g_clear_object (&private->ledger_signals);
  g_clear_pointer (&private->changed, g_hash_table_unref);

  G_OBJECT_CLASS (pmap_records_page_parent_class)->finalize (object);
}

/* What is done with the list as a whole. */
static void
add_actions (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < PMAP_RECORDS_PAGE_N_ACTIONS && private->kind->actions[i].label != NULL; i++)
    g_menu_append (menu, _(private->kind->actions[i].label), private->kind->actions[i].action);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  gtk_menu_button_set_menu_model (private->more_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (private->more_button), TRUE);
}

/* Where records are added and no form is named, it is that of the noun's table. */
static void
make_form (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  if (private->kind->form == NULL && private->kind->add_label == NULL)
    return;
  private->form = pmap_form_rest_append_form (private->form_place, private->kind->form);
  if (private->kind->form == NULL)
    gtk_box_append (GTK_BOX (private->form), g_object_new (PMAP_TYPE_TRAIL_BUTTON, NULL));
}

static void
pmap_records_page_constructed (GObject *object)
{
  PmapRecordsPage *self = PMAP_RECORDS_PAGE (object);
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);
  const PmapPageKind *kind = pmap_page_get_kind (PMAP_PAGE (self));

  G_OBJECT_CLASS (pmap_records_page_parent_class)->constructed (object);

  g_assert (kind != NULL && kind->records != NULL);
  private->kind = kind->records;
  private->listing = pmap_listing_find (private->kind->listing);
  gtk_label_set_text (private->title_label, _(kind->title));
  g_object_set (private->split, "back-label", _(kind->title), NULL);
  if (kind->records->remove_label != NULL)
    gtk_button_set_label (private->remove_button, _(kind->records->remove_label));
  gtk_widget_set_visible (GTK_WIDGET (private->add_button), kind->records->add_label != NULL);
  if (kind->records->add_label != NULL)
    gtk_button_set_label (private->add_button, _(kind->records->add_label));
  pmap_filter_bar_set_listing (private->filter_bar, private->listing, kind->records->filters, &private->context);
  add_actions (self);
  make_form (self);
  pmap_table_set_listing (private->table, private->listing, &private->context);
  pmap_filter_bar_offer_tiers (private->filter_bar, get_document (self));
  pmap_table_set_filter (private->table, match_cb, self);
  pmap_row_menu_add (GTK_WIDGET (private->table), make_row_menu_cb, self);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-records-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, head);
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, title_label);
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, filter_bar);
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, split);
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, table);
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, pane);
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, form_place);
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, add_button);
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, more_button);
  gtk_widget_class_bind_template_child_private (widget_class, PmapRecordsPage, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, pmap_records_page_refilter);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
pmap_records_page_class_init (PmapRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PmapPageClass *page_class = PMAP_PAGE_CLASS (klass);

  /* No gtk_widget_dispose_template(): GTK 4.8 looks for the children of the derived page's template in ours. PmapPage lets go
   * of them all. */
  object_class->finalize = pmap_records_page_finalize;
  object_class->constructed = pmap_records_page_constructed;
  page_class->workspace_set = pmap_records_page_workspace_set;
  page_class->record_changed = pmap_records_page_record_changed;
  page_class->period_changed = pmap_records_page_period_changed;
  page_class->refresh = pmap_records_page_refresh;
  page_class->show_record = pmap_records_page_show_record;
  page_class->get_form = pmap_records_page_get_form;
  klass->show_form = pmap_records_page_show_form;
  klass->focus_form = pmap_records_page_focus_form;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "records.open", NULL, open_selected_cb);
  GTK_WIDGET_CLASS (klass)->focus = pmap_focus_children;
  GTK_WIDGET_CLASS (klass)->grab_focus = pmap_records_page_grab_focus;

  g_type_ensure (PMAP_TYPE_FIELD_ROW);
  g_type_ensure (PMAP_TYPE_FILTER_BAR);
  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  g_type_ensure (PMAP_TYPE_FORM);
  g_type_ensure (PMAP_TYPE_PAY_BUTTON);
  g_type_ensure (PMAP_TYPE_SIDE_PANE);
  g_type_ensure (PMAP_TYPE_SPLIT);
  g_type_ensure (PMAP_TYPE_FORM_REST);
  g_type_ensure (PMAP_TYPE_SUBFORMS);
  g_type_ensure (PMAP_TYPE_TABLE);
  g_type_ensure (PMAP_TYPE_TRAIL_BUTTON);
  bind_children (GTK_WIDGET_CLASS (klass));
}

static void
pmap_records_page_init (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  private->ledger_signals = g_signal_group_new (PMAP_TYPE_LEDGER);
  g_signal_group_connect_swapped (private->ledger_signals, "intervention-changed", G_CALLBACK (intervention_changed_cb), self);
  g_signal_group_connect_swapped (private->ledger_signals, "pupil-changed", G_CALLBACK (pupil_changed_cb), self);
}

/** pmap_records_page_refilter: Asks for every record again whether it is shown. */
void
pmap_records_page_refilter (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  g_return_if_fail (PMAP_IS_RECORDS_PAGE (self));

  if (private->is_refreshing)
    return;
  say_why_empty (self);
  private->is_refreshing = TRUE;
  pmap_table_refresh (private->table);
  private->is_refreshing = FALSE;
}

/**
 * pmap_records_page_edit:
 * @self: a page
 * @record: a record of its list
 * @field_name: (nullable): the field to type in
 *
 * Opens the form of a record. Search and filters that hide it are cleared.
 *
 * Returns: whether the page has @record
 */
gboolean
pmap_records_page_edit (PmapRecordsPage *self,
                        PmapRecord      *record,
                        const char      *field_name)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_RECORDS_PAGE (self) && PMAP_IS_RECORD (record), FALSE);

  if (pmap_record_get_list (record) != get_list (self))
    return FALSE;
  if (!match_cb (record, self))
    pmap_records_page_show_all (self);
  if (!pmap_table_select (private->table, record))
    show_record (self, record);
  pmap_split_show_form (private->split);
  if (field_name != NULL)
    PMAP_RECORDS_PAGE_GET_CLASS (self)->focus_form (self, field_name);
  return TRUE;
}

/**
 * pmap_records_page_add:
 * @self: a page with a map
 * @of: (nullable): what the new record begins with: the provision that a group is of
 *
 * Opens the form that adds a record to the list.
 */
void
pmap_records_page_add (PmapRecordsPage *self,
                       PmapRecord      *of)
{
  g_return_if_fail (PMAP_IS_RECORDS_PAGE (self) && get_list (self) != NULL);

  gtk_window_present (GTK_WINDOW (pmap_draft_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                         pmap_page_get_workspace (PMAP_PAGE (self)), get_list (self), of)));
}

/**
 * pmap_records_page_show_all:
 * @self: a page
 *
 * Clears the search and all filters.
 */
void
pmap_records_page_show_all (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  g_return_if_fail (PMAP_IS_RECORDS_PAGE (self));

  pmap_filter_bar_clear (private->filter_bar);
  pmap_records_page_refilter (self);
}

/**
 * pmap_records_page_show_only:
 * @self: a page
 * @filter: (nullable): the name of one of the page's own filters; %NULL for all records
 *
 * Lists what this filter lets through, whatever was searched for before, and goes to the first of them.
 */
void
pmap_records_page_show_only (PmapRecordsPage *self,
                             const char      *filter)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  g_return_if_fail (PMAP_IS_RECORDS_PAGE (self));

  pmap_records_page_show_all (self);
  pmap_filter_bar_show_only (private->filter_bar, filter);
  gtk_widget_child_focus (GTK_WIDGET (private->table), GTK_DIR_TAB_FORWARD);
}

/** pmap_records_page_describe_filter: Returns: (transfer full): what the rows were chosen by: see pmap_filter_bar_describe() */
char *
pmap_records_page_describe_filter (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_RECORDS_PAGE (self), NULL);

  return pmap_filter_bar_describe (private->filter_bar);
}

/** pmap_records_page_get_table: Returns: (transfer none): the table */
PmapTable *
pmap_records_page_get_table (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_RECORDS_PAGE (self), NULL);

  return private->table;
}

/** pmap_records_page_get_record: Returns: (transfer none) (nullable): the record in the form */
PmapRecord *
pmap_records_page_get_record (PmapRecordsPage *self)
{
  PmapRecordsPagePrivate *private = pmap_records_page_get_instance_private (self);

  g_return_val_if_fail (PMAP_IS_RECORDS_PAGE (self), NULL);

  return private->record;
}
