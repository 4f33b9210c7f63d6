/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways of the Tab key that GTK keeps to itself: through a widget made of others, and through a list as one stop.
 *
 * Going backwards, GTK offers the focus to a container itself, once it has left the first of its children; so a container
 * that hands what it gets to that child ("grab_focus") would be a trap without a "focus" of its own. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-focus.h"

/**
 * pmap_focus_is_inside:
 * @widget: a widget
 *
 * Returns: whether @widget or something in it has the focus of the window
 */
gboolean
pmap_focus_is_inside (GtkWidget *widget)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static gboolean
is_tab (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
}

static GtkWidget *
get_next (GtkWidget        *child,
          GtkDirectionType  direction)
{
  return direction == GTK_DIR_TAB_BACKWARD ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
}

/**
 * pmap_focus_children:
 * @widget: a widget that never has the focus itself, whose children stand in the order of Tab
 * @direction: where to
 *
 * The "focus" of a widget that has a "grab_focus": moves among what is inside, and then out.
 *
 * Returns: whether the focus is inside now
 */
gboolean
pmap_focus_children (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  GtkWidget *child;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  child = direction == GTK_DIR_TAB_BACKWARD ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  if (pmap_focus_is_inside (widget))
    for (GtkWidget *c = gtk_widget_get_first_child (widget); c != NULL; c = gtk_widget_get_next_sibling (c))
      if (pmap_focus_is_inside (c))
        child = c;
  /* An arrow key moves inside a child, or goes where it points to; it is for the window to find that. */
  if (!is_tab (direction) && pmap_focus_is_inside (widget))
    return child != NULL && gtk_widget_child_focus (child, direction);
  for (; child != NULL; child = get_next (child, direction))
    if (!GTK_IS_NATIVE (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

/* --- lists --- */

/* The row of a list that has the focus, or holds what has it. */
static GtkWidget *
find_focused_row (GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (widget != NULL && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static gboolean
enter_list_box (GtkListBox       *list,
                GtkDirectionType  direction)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  /* Where rows are not selected, the page that is shown is marked by hand; else one begins at the top. */
  for (int i = 0; row == NULL && gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    if (gtk_widget_get_state_flags (GTK_WIDGET (gtk_list_box_get_row_at_index (list, i))) & GTK_STATE_FLAG_SELECTED)
      row = gtk_list_box_get_row_at_index (list, i);
  if (row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (row)))
    row = gtk_list_box_get_row_at_y (list, 0);
  return row != NULL && gtk_widget_child_focus (GTK_WIDGET (row), direction);
}

static GtkWidget *
find_list (GtkWidget *inside)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_BOX (inside) || GTK_IS_LIST_VIEW (inside))
    return gtk_widget_get_mapped (inside) ? inside : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

/* A row that is selected, else the one that had the focus last, else the first that takes it: a heading does not. */
static gboolean
enter_list_view (GtkWidget        *list,
                 GtkDirectionType  direction)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) && gtk_widget_get_mapped (row)
        && gtk_widget_child_focus (row, direction))
      return TRUE;
  if (gtk_widget_grab_focus (list) && find_focused_row (list) != NULL)
    return TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row) && gtk_widget_child_focus (row, direction))
      return TRUE;
  return FALSE;
}

/**
 * pmap_focus_list:
 * @around: a widget with a list in it: a #GtkListBox, #GtkListView or #GtkColumnView
 * @direction: where to
 *
 * The "focus" of a widget whose list is one stop of the Tab key: the row that is selected, then what can be pressed in it,
 * then out. The arrow keys move among the rows.
 *
 * Returns: whether the focus is in the list now
 */
gboolean
pmap_focus_list (GtkWidget        *around,
                 GtkDirectionType  direction)
{
  GtkWidget *list, *row;

  g_return_val_if_fail (GTK_IS_WIDGET (around), FALSE);

  list = find_list (around);
  if (list == NULL)
    return FALSE;
  if (!is_tab (direction))
    return gtk_widget_child_focus (list, direction);
  row = find_focused_row (list);
  if (row != NULL)
    return gtk_widget_child_focus (row, direction);
  if (pmap_focus_is_inside (list))
    return FALSE;
  if (GTK_IS_LIST_BOX (list))
    return enter_list_box (GTK_LIST_BOX (list), direction);
  return enter_list_view (list, direction);
}

/**
 * pmap_focus_grab_list:
 * @around: a widget with a list in it
 *
 * The "grab_focus" of a widget whose list takes the focus.
 *
 * Returns: whether a row has the focus
 */
gboolean
pmap_focus_grab_list (GtkWidget *around)
{
  GtkWidget *list;

  g_return_val_if_fail (GTK_IS_WIDGET (around), FALSE);

  list = find_list (around);
  if (list == NULL)
    return FALSE;
  return find_focused_row (list) != NULL || pmap_focus_list (around, GTK_DIR_TAB_FORWARD);
}

/* --- dialogs --- */

/* Of what stands beside the title, all but the button that Enter presses; where there is nothing else, the focus has not been there,
 * so that the button can be come to from either side. */
static gboolean
focus_titlebar (GtkWindow        *window,
                GtkWidget        *titlebar,
                GtkWidget        *done,
                GtkDirectionType  direction)
{
  gboolean found;

  do
    found = gtk_widget_child_focus (titlebar, direction);
  while (found && done != NULL && gtk_widget_is_focus (done));
  if (!found && done != NULL && gtk_widget_is_focus (done))
    gtk_window_set_focus (window, NULL);
  return found;
}

/**
 * pmap_focus_dialog:
 * @dialog: a #GtkWindow
 * @direction: where to
 *
 * The "focus" of a dialog whose buttons stand in its title bar: the fields, then the button that Enter presses, and only
 * then the others, though "Cancel" stands before them all.
 *
 * Returns: whether something in it has the focus
 */
gboolean
pmap_focus_dialog (GtkWidget        *dialog,
                   GtkDirectionType  direction)
{
  GtkWindow *window;
  GtkWidget *stops[3];
  gsize current, first;

  g_return_val_if_fail (GTK_IS_WINDOW (dialog), FALSE);

  window = GTK_WINDOW (dialog);
  stops[0] = gtk_window_get_child (window);
  stops[1] = gtk_window_get_default_widget (window);
  stops[2] = gtk_window_get_titlebar (window);
  if (!is_tab (direction))
    return stops[0] != NULL && gtk_widget_child_focus (stops[0], direction);

  current = direction == GTK_DIR_TAB_FORWARD ? 0 : G_N_ELEMENTS (stops) - 1;
  for (gsize i = G_N_ELEMENTS (stops); i-- > 0;)
    if (stops[i] != NULL && pmap_focus_is_inside (stops[i]) && (i < 2 || stops[1] == NULL || !pmap_focus_is_inside (stops[1])))
      current = i;
  first = current;
  do
    {
      GtkWidget *stop = stops[current];

      /* What stands before the button in the title bar comes after it, so the bar is gone into anew. */
      if (stop != NULL && stop == stops[2] && stops[1] != NULL && pmap_focus_is_inside (stops[1]))
        gtk_window_set_focus (window, NULL);
      if (stop != NULL && (stop == stops[2] ? focus_titlebar (window, stop, stops[1], direction)
                                            : gtk_widget_child_focus (stop, direction)))
        return TRUE;
      current = (current + (direction == GTK_DIR_TAB_FORWARD ? 1 : G_N_ELEMENTS (stops) - 1)) % G_N_ELEMENTS (stops);
      /* Round and round; what has only one stop begins it anew. */
      if (current == first)
        gtk_window_set_focus (window, NULL);
    }
  while (current != first);
  return stops[first] != NULL && gtk_widget_child_focus (stops[first], direction);
}

/* --- what is typed in stays in view --- */

#define SCROLL_SOURCE "pmap-scroll-source"
#define MARGIN 24

static gboolean
scroll_to_focus_cb (gpointer user_data)
{
  GtkScrolledWindow *scroller = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  GtkWidget *viewport = gtk_scrolled_window_get_child (scroller);
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t bounds;

  g_object_steal_data (G_OBJECT (scroller), SCROLL_SOURCE);
  if (!pmap_focus_is_inside (viewport)
      || !gtk_widget_compute_bounds (gtk_root_get_focus (gtk_widget_get_root (viewport)), viewport, &bounds))
    return G_SOURCE_REMOVE;
  if (bounds.origin.y + bounds.size.height + MARGIN > page)
    value += bounds.origin.y + bounds.size.height + MARGIN - page;
  else if (bounds.origin.y < 0)
    value += bounds.origin.y - MARGIN;
  gtk_adjustment_set_value (adjustment, value);
  return G_SOURCE_REMOVE;
}

static void
remove_source (gpointer source)
{
  g_source_remove (GPOINTER_TO_UINT (source));
}

static void
follow_focus (GtkScrolledWindow *scroller)
{
  guint source;

  if (!pmap_focus_is_inside (GTK_WIDGET (scroller)) || g_object_get_data (G_OBJECT (scroller), SCROLL_SOURCE) != NULL)
    return;
  source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, scroll_to_focus_cb, scroller, NULL);
  g_object_set_data_full (G_OBJECT (scroller), SCROLL_SOURCE, GUINT_TO_POINTER (source), remove_source);
}

/**
 * pmap_focus_bring_into_view:
 * @widget: what has the focus, or has it inside
 *
 * Scrolls the form around it, if there is one, as far as it takes to see what has the focus, as soon as that is laid out.
 */
void
pmap_focus_bring_into_view (GtkWidget *widget)
{
  GtkWidget *scroller;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL)
    follow_focus (GTK_SCROLLED_WINDOW (scroller));
}

/**
 * pmap_focus_keep_in_view:
 * @scroller: what scrolls a form
 *
 * Has what has the focus stay in view when what stands above it grows. GTK scrolls to it when it gets the focus, and then no
 * more; with each member added, the entry for the next would slip further down.
 */
void
pmap_focus_keep_in_view (GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  g_signal_handlers_disconnect_by_func (adjustment, follow_focus, scroller);
  g_signal_connect_object (adjustment, "notify::upper", G_CALLBACK (follow_focus), scroller, G_CONNECT_SWAPPED);
}

/* --- a line whose parts are gone through as they stand --- */

struct _PmapFocusLine
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (PmapFocusLine, pmap_focus_line, GTK_TYPE_BOX)

static void
pmap_focus_line_class_init (PmapFocusLineClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = pmap_focus_children;
}

static void
pmap_focus_line_init (PmapFocusLine *self)
{
}

/**
 * pmap_focus_line_new:
 * @spacing: between the parts
 *
 * Tab goes through the children of a box from top to bottom, by their middles: through small buttons at the end of a line
 * before the tall form at its beginning.
 *
 * Returns: (transfer floating): a box whose children are gone through in their order
 */
GtkWidget *
pmap_focus_line_new (int spacing)
{
  return g_object_new (PMAP_TYPE_FOCUS_LINE, "spacing", spacing, NULL);
}
