/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list at the side: the school's pages on top, the pupils below, with what finds one of them.
 *
 * It shows what the window shows and asks the workspace for another page; it never changes the page itself. So selecting from
 * outside (select_page, select_pupil) is silent, and selecting by the user is a question to the window. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-side-list.h"

#include "base/pmap-number.h"
#include "ui/pages/pmap-page-kinds.h"
#include "ui/pmap-pupil-filter.h"
#include "ui/widgets/pmap-list-stop.h"
#include "ui/widgets/pmap-pupil-row.h"
#include "ui/widgets/pmap-type-ahead.h"

#include <glib/gi18n.h>

/* Above this, filtering is done in slices, so that typing never waits. */
#define MANY_PUPILS 1000

/* Of a page that has no picture of its own. */
#define PLAIN_ICON "pmap-register-symbolic"

struct _PmapSideList
{
  GtkWidget parent_instance;

  PmapWorkspace *workspace;
  PmapPupilFilter *filter;
  GtkSorter *sorter;
  GtkSingleSelection *selection;
  PmapPupil *pupil;         /* whose page is shown */
  GArray *years;            /* of int: the year groups that the drop-down offers, the first 0 */
  guint refresh_source;
  gulong first_frame;

  GtkListBox *pages;
  GtkLabel *count_label;
  GtkSearchEntry *search;
  GtkToggleButton *support_chip;
  GtkToggleButton *plan_chip;
  GtkToggleButton *review_chip;
  GtkDropDown *year_chip;
  GtkWidget *chips;
  GtkStack *stack;
  GtkListView *list;

  guint silent : 1;         /* the selection is being set by us */
};

enum
{
  PROP_WORKSPACE = 1,
  N_PROPS
};

enum
{
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapSideList, pmap_side_list, GTK_TYPE_WIDGET)

/* --- what is selected --- */

static guint
find_pupil (PmapSideList *self,
            PmapPupil    *pupil)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  guint length = g_list_model_get_n_items (model);

  for (guint i = 0; pupil != NULL && i < length; i++)
    {
      g_autoptr (PmapPupil) item = g_list_model_get_item (model, i);

      if (item == pupil)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
select_silently (PmapSideList *self)
{
  if (self->selection == NULL)
    return;
  self->silent = TRUE;
  gtk_single_selection_set_selected (self->selection, find_pupil (self, self->pupil));
  self->silent = FALSE;
}

static void
scroll_to (PmapSideList *self,
           guint         position)
{
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
pupil_selected_cb (PmapSideList *self)
{
  PmapPupil *pupil = gtk_single_selection_get_selected_item (self->selection);

  if (!self->silent && pupil != NULL && pupil != self->pupil)
    pmap_workspace_show (self->workspace, PMAP_RECORD (pupil));
}

static void
open_pupil (PmapSideList *self,
            PmapPupil    *pupil)
{
  if (pupil == NULL)
    return;
  pmap_workspace_show (self->workspace, PMAP_RECORD (pupil));
  g_signal_emit (self, signals[OPENED], 0);
}

static void
pupil_activated_cb (GtkListView  *list,
                    guint         position,
                    PmapSideList *self)
{
  g_autoptr (PmapPupil) pupil = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  open_pupil (self, pupil);
}

/* Pages are turned by Enter or a click. GTK would select each row that the Tab key passes, and so turn every page on the
 * way; the rows are therefore marked by hand. */
static void
page_activated_cb (GtkListBox    *pages,
                   GtkListBoxRow *row,
                   PmapSideList  *self)
{
  if (self->workspace != NULL)
    pmap_workspace_show_page (self->workspace, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* --- how many --- */

/* How many pupils the school year has; who left before is counted only where they are looked for. */
static guint
count_pupils (PmapSideList *self)
{
  PmapDocument *document = pmap_workspace_get_document (self->workspace);
  guint n = 0;

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    n += !pmap_pupil_is_archived (pmap_record_list_get (document->pupils, i));
  return n;
}

static void
update_count (PmapSideList *self)
{
  PmapDocument *document = pmap_workspace_get_document (self->workspace);
  gboolean has_pupils = pmap_record_list_get_length (document->pupils) > 0;
  guint all = count_pupils (self);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *found = pmap_number_format (shown, 0);
  g_autofree char *whole = pmap_number_format (all, 0);
  g_autofree char *text = NULL;

  if (pmap_pupil_filter_get_year_group (self->filter) == PMAP_PUPIL_FILTER_LEFT)
    /* translators: how many pupils have left the school. */
    text = pmap_number_say (shown, ngettext ("%u pupil who left", "%u pupils who left", shown));
  else if (pmap_pupil_filter_is_empty (self->filter))
    text = pmap_number_say (all, ngettext ("%u pupil", "%u pupils", all));
  else
    /* translators: how many pupils a search found, of how many there are: "12 of 60 pupils". */
    text = g_strdup_printf (ngettext ("%1$s of %2$s pupil", "%1$s of %2$s pupils", all), found, whole);
  gtk_label_set_label (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->search), has_pupils);
  gtk_widget_set_visible (self->chips, has_pupils);
  gtk_stack_set_visible_child_name (self->stack, !has_pupils ? "no-pupils" : shown == 0 ? "no-match" : "pupils");
}

static void
items_changed_cb (PmapSideList *self)
{
  update_count (self);
  select_silently (self);
}

/* --- filters --- */

static void
search_changed_cb (GtkSearchEntry *entry,
                   PmapSideList   *self)
{
  if (self->filter == NULL)
    return;
  pmap_pupil_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (entry)));
  update_count (self);
}

static void
chip_toggled_cb (GtkToggleButton *chip,
                 PmapSideList    *self)
{
  if (self->filter == NULL)
    return;
  pmap_pupil_filter_set_sen (self->filter,
                             gtk_toggle_button_get_active (self->support_chip),
                             gtk_toggle_button_get_active (self->plan_chip));
  pmap_pupil_filter_set_review_due (self->filter, gtk_toggle_button_get_active (self->review_chip));
  update_count (self);
}

static void
year_selected_cb (GtkDropDown  *year_chip,
                  GParamSpec   *pspec,
                  PmapSideList *self)
{
  guint selected = gtk_drop_down_get_selected (year_chip);

  if (self->filter == NULL || self->silent)
    return;
  pmap_pupil_filter_set_year_group (self->filter,
                                    selected < self->years->len ? g_array_index (self->years, int, selected) : 0);
  update_count (self);
}

static void
show_all (PmapSideList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (self->support_chip, FALSE);
  gtk_toggle_button_set_active (self->plan_chip, FALSE);
  gtk_toggle_button_set_active (self->review_chip, FALSE);
  gtk_drop_down_set_selected (self->year_chip, 0);
}

static void
show_all_cb (GtkButton    *button,
             PmapSideList *self)
{
  show_all (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* The drop-down offers the year groups that have pupils. */
static void
update_years (PmapSideList *self)
{
  PmapDocument *document = pmap_workspace_get_document (self->workspace);
  guint selected = gtk_drop_down_get_selected (self->year_chip);
  int chosen = selected < self->years->len ? g_array_index (self->years, int, selected) : 0;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  const int any = 0, left = PMAP_PUPIL_FILTER_LEFT;
  gboolean present[64] = { FALSE }, has_left = FALSE;

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      if (pmap_pupil_is_archived (pupil))
        has_left = TRUE;
      else if (pupil->year_group > 0 && pupil->year_group < (int) G_N_ELEMENTS (present))
        present[pupil->year_group] = TRUE;
    }
  g_array_append_val (years, any);
  gtk_string_list_append (labels, _("All years"));
  for (int year = 1; year < (int) G_N_ELEMENTS (present); year++)
    if (present[year])
      {
        g_array_append_val (years, year);
        gtk_string_list_append (labels, pmap_choices_get_label (pmap_year_groups, year));
      }
  if (has_left)
    {
      g_array_append_val (years, left);
      /* translators: an entry of a list of year groups: those who have left the school. */
      gtk_string_list_append (labels, _("Left"));
    }
  if (years->len == self->years->len
      && memcmp (years->data, self->years->data, years->len * sizeof (int)) == 0)
    return;

  g_array_unref (self->years);
  self->years = g_steal_pointer (&years);
  self->silent = TRUE;
  gtk_drop_down_set_model (self->year_chip, G_LIST_MODEL (labels));
  selected = 0;
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == chosen)
      selected = i;
  gtk_drop_down_set_selected (self->year_chip, selected);
  self->silent = FALSE;
  pmap_pupil_filter_set_year_group (self->filter, g_array_index (self->years, int, selected));
}

/* --- keyboard --- */

static void
search_activated_cb (GtkSearchEntry *entry,
                     PmapSideList   *self)
{
  g_autoptr (PmapPupil) first = NULL;

  if (self->selection == NULL)
    return;
  first = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);
  if (first == NULL)
    return;
  /* The word has done its work: the list shows everybody again, and where among them the pupil stands. */
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  pmap_pupil_filter_set_text (self->filter, "");
  open_pupil (self, first);
}

static void
search_stopped_cb (GtkSearchEntry *entry,
                   PmapSideList   *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

/* Whoever goes through what was found, and has found it, comes back to everybody. */
static gboolean
list_key_pressed_cb (PmapSideList *self,
                     guint         key)
{
  if (key != GDK_KEY_Escape || *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  pmap_pupil_filter_set_text (self->filter, "");
  scroll_to (self, gtk_single_selection_get_selected (self->selection));
  return GDK_EVENT_STOP;
}

static gboolean
search_key_pressed_cb (GtkEventControllerKey *controller,
                       guint                  keyval,
                       guint                  keycode,
                       GdkModifierType        state,
                       PmapSideList          *self)
{
  if (keyval != GDK_KEY_Down || self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return GDK_EVENT_PROPAGATE;
  scroll_to (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_single_selection_set_selected (self->selection, 0);
  return GDK_EVENT_STOP;
}

/* --- following the map --- */

static gboolean
refresh_cb (gpointer user_data)
{
  PmapSideList *self = user_data;

  self->refresh_source = 0;
  update_years (self);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_count (self);
  return G_SOURCE_REMOVE;
}

/* A pupil read differently from before may belong elsewhere in the list, or not in it at all. Many changes at once (an undone
 * import) are looked at together. */
static void
queue_refresh (PmapSideList *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_cb, self);
}

static void
field_changed_cb (PmapDocument    *document,
                  PmapRecord      *record,
                  const PmapField *field,
                  PmapSideList    *self)
{
  PmapRecord *owner = pmap_record_get_owner (record);

  if (PMAP_IS_PUPIL (record))
    {
      pmap_pupil_forget_keys (PMAP_PUPIL (record));
      if (field->kind != PMAP_KIND_LONG_TEXT)
        queue_refresh (self);
    }
  else if (PMAP_IS_PUPIL (owner) && field->kind == PMAP_KIND_DATE)
    queue_refresh (self);
}

static void
record_added_or_removed_cb (PmapDocument *document,
                            PmapRecord   *record,
                            PmapSideList *self)
{
  if (PMAP_IS_PUPIL (record))
    queue_refresh (self);
}

static void
record_removed_cb (PmapDocument *document,
                   PmapRecord   *record,
                   PmapRecord   *owner,
                   PmapSideList *self)
{
  record_added_or_removed_cb (document, record, self);
}

/* --- rows --- */

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              PmapSideList             *self)
{
  gtk_list_item_set_child (item, pmap_pupil_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             PmapSideList             *self)
{
  pmap_pupil_row_set_pupil (PMAP_PUPIL_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item),
                            pmap_workspace_is_disguised (self->workspace) ? NULL
                                                                          : pmap_workspace_get_ledger (self->workspace),
                            pmap_workspace_get_today (self->workspace));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               PmapSideList             *self)
{
  pmap_pupil_row_set_pupil (PMAP_PUPIL_ROW (gtk_list_item_get_child (item)), NULL, NULL, PMAP_DATE_NONE);
}

/* --- the object --- */

static void
forget_workspace (PmapSideList *self)
{
  if (self->workspace == NULL)
    return;
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (pmap_workspace_get_document (self->workspace), self);
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorter);
  g_clear_object (&self->filter);
  g_clear_object (&self->pupil);
  g_clear_object (&self->workspace);
}

static void
fill_list (PmapSideList *self)
{
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  /* After the list view: told of a selection before it knows of the items, it looks for rows that are not there. */
  g_signal_connect_data (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  scroll_to (self, gtk_single_selection_get_selected (self->selection));
}

static void
set_workspace (PmapSideList  *self,
               PmapWorkspace *workspace)
{
  PmapDocument *document;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  if (self->workspace == workspace)
    return;
  forget_workspace (self);
  if (workspace == NULL)
    return;
  self->workspace = g_object_ref (workspace);
  document = pmap_workspace_get_document (workspace);

  self->filter = pmap_pupil_filter_new (pmap_workspace_get_today (workspace));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (pmap_pupil_compare_names, NULL, NULL));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (document->pupils)), g_object_ref (self->sorter));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (sorted), GTK_FILTER (g_object_ref (self->filter)));
  gtk_filter_list_model_set_incremental (filtered, pmap_record_list_get_length (document->pupils) > MANY_PUPILS);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (filtered));
  g_object_unref (filtered);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (pupil_selected_cb), self);

  g_signal_connect (document, "field-changed", G_CALLBACK (field_changed_cb), self);
  g_signal_connect (document, "record-added", G_CALLBACK (record_added_or_removed_cb), self);
  g_signal_connect (document, "record-removed", G_CALLBACK (record_removed_cb), self);
  show_all (self);
  update_years (self);
  update_count (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill_list (self);
}

static void
first_frame_cb (GdkFrameClock *clock,
                PmapSideList  *self)
{
  g_clear_signal_handler (&self->first_frame, clock);
  if (self->selection != NULL && gtk_list_view_get_model (self->list) == NULL)
    fill_list (self);
}

/* A window shows itself and the school first; the rows of the pupils, the dearest part of it, come one frame later. */
static void
pmap_side_list_map (GtkWidget *widget)
{
  PmapSideList *self = PMAP_SIDE_LIST (widget);

  GTK_WIDGET_CLASS (pmap_side_list_parent_class)->map (widget);
  if (self->first_frame == 0)
    self->first_frame = g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                                                 G_CALLBACK (first_frame_cb), self, 0);
}

static void
pmap_side_list_unrealize (GtkWidget *widget)
{
  PmapSideList *self = PMAP_SIDE_LIST (widget);

  g_clear_signal_handler (&self->first_frame, gtk_widget_get_frame_clock (widget));

  GTK_WIDGET_CLASS (pmap_side_list_parent_class)->unrealize (widget);
}

static void
pmap_side_list_dispose (GObject *object)
{
  PmapSideList *self = PMAP_SIDE_LIST (object);
  GtkWidget *child;

  if (self->list != NULL)
    forget_workspace (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PMAP_TYPE_SIDE_LIST);
  /* That was only those of its children that have a name. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_side_list_parent_class)->dispose (object);
}

static void
pmap_side_list_finalize (GObject *object)
{
  g_array_unref (PMAP_SIDE_LIST (object)->years);

  G_OBJECT_CLASS (pmap_side_list_parent_class)->finalize (object);
}

static void
pmap_side_list_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, PMAP_SIDE_LIST (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_side_list_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_WORKSPACE:
      set_workspace (PMAP_SIDE_LIST (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_side_list_class_init (PmapSideListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_side_list_dispose;
  object_class->finalize = pmap_side_list_finalize;
  object_class->get_property = pmap_side_list_get_property;
  object_class->set_property = pmap_side_list_set_property;

  widget_class->map = pmap_side_list_map;
  widget_class->unrealize = pmap_side_list_unrealize;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, PMAP_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PmapSideList::opened:
   * @self: the list
   *
   * A pupil was not only looked at, but opened, by Enter: the user goes on on the page.
   */
  signals[OPENED] = g_signal_new ("opened", PMAP_TYPE_SIDE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PMAP_TYPE_LIST_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-side-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, pages);
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, count_label);
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, search);
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, chips);
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, support_chip);
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, plan_chip);
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, review_chip);
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, year_chip);
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, stack);
  gtk_widget_class_bind_template_child (widget_class, PmapSideList, list);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, pupil_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sidelist");
}

static void
add_page (PmapSideList       *self,
          const PmapPageKind *kind)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "name", kind->name, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (kind->icon_name != NULL ? kind->icon_name : PLAIN_ICON));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(kind->title)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->pages, row);
}

static void
add_pages (PmapSideList *self)
{
  guint n_kinds;
  const PmapPageKind *kinds = pmap_page_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].title != NULL)
      add_page (self, &kinds[i]);
}

static void
pmap_side_list_init (PmapSideList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  add_pages (self);
  pmap_type_ahead_add (self->year_chip);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * pmap_side_list_select_page:
 * @self: a side list
 * @page: (nullable): the name of the page that is shown; %NULL if it is none of the list
 */
void
pmap_side_list_select_page (PmapSideList *self,
                            const char   *page)
{
  GtkListBoxRow *row;

  g_return_if_fail (PMAP_IS_SIDE_LIST (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->pages, i)) != NULL; i++)
    {
      gboolean shown = g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), page) == 0;

      if (shown)
        gtk_widget_set_state_flags (GTK_WIDGET (row), GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (GTK_WIDGET (row), GTK_STATE_FLAG_SELECTED);
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, shown, -1);
    }
}

/**
 * pmap_side_list_select_pupil:
 * @self: a side list
 * @pupil: (nullable): whose page is shown; %NULL if it is not a pupil's
 */
void
pmap_side_list_select_pupil (PmapSideList *self,
                             PmapPupil    *pupil)
{
  gboolean by_user;

  g_return_if_fail (PMAP_IS_SIDE_LIST (self));

  if (self->selection == NULL)
    return;
  by_user = pupil != NULL && gtk_single_selection_get_selected_item (self->selection) == (gpointer) pupil;
  g_set_object (&self->pupil, pupil);
  select_silently (self);
  if (!by_user)
    scroll_to (self, gtk_single_selection_get_selected (self->selection));
}

/**
 * pmap_side_list_show_only:
 * @self: a side list
 * @set: which pupils: those on the register, or those whose review is due
 *
 * Lists only these, with the chips that say so set, and goes to the first of them.
 */
void
pmap_side_list_show_only (PmapSideList  *self,
                          PmapRecordSet  set)
{
  g_return_if_fail (PMAP_IS_SIDE_LIST (self));

  show_all (self);
  gtk_toggle_button_set_active (self->support_chip, set == PMAP_RECORD_SET_REGISTER);
  gtk_toggle_button_set_active (self->plan_chip, set == PMAP_RECORD_SET_REGISTER);
  gtk_toggle_button_set_active (self->review_chip, set == PMAP_RECORD_SET_REVIEWS_DUE);
  scroll_to (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/**
 * pmap_side_list_get_listed:
 * @self: a side list
 *
 * Returns: (transfer none) (nullable): the pupils that it shows, where a search or a filter leaves some out; %NULL where it shows all
 */
GListModel *
pmap_side_list_get_listed (PmapSideList *self)
{
  g_return_val_if_fail (PMAP_IS_SIDE_LIST (self), NULL);

  return self->filter == NULL || pmap_pupil_filter_is_empty (self->filter) ? NULL : G_LIST_MODEL (self->selection);
}

/**
 * pmap_side_list_focus_search:
 * @self: a side list
 *
 * Puts the cursor where a pupil's name can be typed; while there is nobody to look for, on the way to add the first.
 */
void
pmap_side_list_focus_search (PmapSideList *self)
{
  g_return_if_fail (PMAP_IS_SIDE_LIST (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->search)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/** pmap_side_list_get_pages: Returns: (transfer none): the list of the school's pages; each row is called after its page */
GtkListBox *
pmap_side_list_get_pages (PmapSideList *self)
{
  g_return_val_if_fail (PMAP_IS_SIDE_LIST (self), NULL);

  return self->pages;
}

/**
 * pmap_side_list_take_focus:
 * @self: a side list
 *
 * Puts the focus on what is shown: the pupil, or the page of the school.
 */
void
pmap_side_list_take_focus (PmapSideList *self)
{
  g_return_if_fail (PMAP_IS_SIDE_LIST (self));

  if (self->pupil == NULL || find_pupil (self, self->pupil) == GTK_INVALID_LIST_POSITION
      || !gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self->pages)));
}
