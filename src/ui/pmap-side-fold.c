/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A map's side list and its page. With room for both they stand side by side, unless the user put the list away. Without,
 * as on a small screen or with large text, the list folds to a strip of icons and opens over the page: for the pupils'
 * icon, F9 or Ctrl+F, until somebody is chosen, Escape is pressed, or the page clicked.
 *
 * The strip's icons are those of the list's own rows. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-side-fold.h"

#include "ui/widgets/pmap-font-scale.h"
#include "ui/widgets/pmap-row-click.h"

#include <glib/gi18n.h>

/* What a page wants beside the list, in pixels at text of the usual size: a table of five columns. */
#define PAGE_WIDTH 836

struct _PmapSideFold
{
  GtkWidget parent_instance;

  GtkWidget *page;
  GtkWidget *strip;
  GtkWidget *strip_pages;
  GtkWidget *side;
  guint is_folded : 1;
  guint is_wanted : 1;       /* beside the page */
  guint is_over : 1;         /* over the page */
  guint notify_source;
};

enum
{
  PROP_OPEN = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static GtkBuildableIface *parent_buildable;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PmapSideFold, pmap_side_fold, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

/* --- open or not --- */

static void
show_parts (PmapSideFold *self)
{
  if (self->side == NULL)
    return;
  gtk_widget_set_child_visible (self->side, pmap_side_fold_is_open (self));
  gtk_widget_set_child_visible (self->strip, self->is_folded);
  /* Over the page it is drawn last, and met by clicks first; beside it, it is read first. */
  if (self->is_folded)
    {
      gtk_widget_add_css_class (self->side, "over");
      if (gtk_widget_get_next_sibling (self->side) != NULL)
        gtk_widget_insert_before (self->side, GTK_WIDGET (self), NULL);
    }
  else
    {
      gtk_widget_remove_css_class (self->side, "over");
      if (gtk_widget_get_prev_sibling (self->side) != self->strip)
        gtk_widget_insert_after (self->side, GTK_WIDGET (self), self->strip);
    }
}

static gboolean
has_focus (PmapSideFold *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->side);
}

/* Whoever follows the property may change the window's layout, which is not to be done while room is given out. */
static gboolean
notify_cb (gpointer user_data)
{
  PmapSideFold *self = user_data;

  self->notify_source = 0;
  if (!pmap_side_fold_is_open (self) && has_focus (self))
    gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
  return G_SOURCE_REMOVE;
}

static void
close_over (PmapSideFold *self)
{
  if (self->is_folded)
    pmap_side_fold_set_open (self, FALSE);
}

static void
row_clicked_cb (gpointer user_data)
{
  close_over (user_data);
}

/* The list's own keys come first: Escape in its search clears what was typed. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        PmapSideFold          *self)
{
  if (key != GDK_KEY_Escape || !self->is_folded || !self->is_over)
    return GDK_EVENT_PROPAGATE;
  close_over (self);
  return GDK_EVENT_STOP;
}

static void
page_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 PmapSideFold    *self)
{
  close_over (self);
}

/* --- room --- */

static int
get_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_minimum (GtkWidget      *child,
             GtkOrientation  orientation)
{
  int minimum;

  gtk_widget_measure (child, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
pmap_side_fold_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  PmapSideFold *self = PMAP_SIDE_FOLD (widget);
  int strip = get_minimum (self->strip, orientation);
  int side = get_minimum (self->side, orientation);
  int page, page_natural;

  gtk_widget_measure (self->page, orientation, -1, &page, &page_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = strip + MAX (page, side);
      *natural = MAX (*minimum, get_natural_width (self->side) + page_natural);
      return;
    }
  *minimum = MAX (page, MAX (side, strip));
  *natural = MAX (*minimum, page_natural);
}

static void
place (PmapSideFold *self,
       GtkWidget    *child,
       int           x,
       int           width,
       int           height)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
pmap_side_fold_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  PmapSideFold *self = PMAP_SIDE_FOLD (widget);
  int side_width = get_natural_width (self->side);
  int page_width = MAX (pmap_font_scale_by (widget, PAGE_WIDTH), get_minimum (self->page, GTK_ORIENTATION_HORIZONTAL));
  gboolean is_folded = width < side_width + page_width;
  int strip_width;

  if (self->is_folded != is_folded)
    {
      self->is_folded = is_folded;
      self->is_over = FALSE;
      if (self->notify_source == 0)
        self->notify_source = g_idle_add (notify_cb, self);
    }
  show_parts (self);
  if (self->is_folded)
    {
      strip_width = get_natural_width (self->strip);
      place (self, self->strip, 0, strip_width, height);
      place (self, self->page, strip_width, width - strip_width, height);
      place (self, self->side, strip_width, MIN (side_width, width - strip_width), height);
      return;
    }
  if (!self->is_wanted)
    side_width = 0;
  else
    place (self, self->side, 0, side_width, height);
  place (self, self->page, side_width, width - side_width, height);
}

/* --- the object --- */

static void
set_side (PmapSideFold *self,
          GtkWidget    *side)
{
  self->side = side;
  gtk_widget_set_parent (side, GTK_WIDGET (self));
  pmap_row_click_watch (side, row_clicked_cb, self);
}

static void
set_page (PmapSideFold *self,
          GtkWidget    *page)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->page = page;
  gtk_widget_set_parent (page, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (page_pressed_cb), self);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (click));
}

static void
pmap_side_fold_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  PmapSideFold *self = PMAP_SIDE_FOLD (buildable);

  if (!GTK_IS_WIDGET (child) || self->page != NULL)
    parent_buildable->add_child (buildable, builder, child, type);
  else if (self->side == NULL)
    set_side (self, GTK_WIDGET (child));
  else
    set_page (self, GTK_WIDGET (child));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pmap_side_fold_add_child;
}

static void
pmap_side_fold_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (property_id == PROP_OPEN)
    g_value_set_boolean (value, pmap_side_fold_is_open (PMAP_SIDE_FOLD (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_side_fold_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (property_id == PROP_OPEN)
    pmap_side_fold_set_open (PMAP_SIDE_FOLD (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_side_fold_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&PMAP_SIDE_FOLD (object)->notify_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_side_fold_parent_class)->dispose (object);
}

static void
pmap_side_fold_class_init (PmapSideFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_side_fold_dispose;
  object_class->get_property = pmap_side_fold_get_property;
  object_class->set_property = pmap_side_fold_set_property;
  widget_class->measure = pmap_side_fold_measure;
  widget_class->size_allocate = pmap_side_fold_size_allocate;

  /**
   * PmapSideFold:open:
   *
   * Whether the side list is seen, beside the page or over it.
   */
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static GtkWidget *
make_button (const char *icon,
             const char *name,
             const char *action)
{
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name", icon, "tooltip-text", name,
                                    "action-name", action, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
pmap_side_fold_init (PmapSideFold *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->is_wanted = TRUE;
  self->strip = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->strip, "side-strip");
  self->strip_pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->strip), self->strip_pages);
  gtk_box_append (GTK_BOX (self->strip), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->strip), make_button ("avatar-default-symbolic", _("Pupils (F9)"), "win.side-list"));
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

/**
 * pmap_side_fold_set_pages:
 * @self: a fold
 * @pages: rows with an icon and a label, each with the name of a page
 *
 * Puts an icon for each page into the strip.
 */
void
pmap_side_fold_set_pages (PmapSideFold *self,
                          GtkListBox   *pages)
{
  GtkListBoxRow *row;

  g_return_if_fail (PMAP_IS_SIDE_FOLD (self) && GTK_IS_LIST_BOX (pages));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (pages, i)) != NULL; i++)
    {
      GtkWidget *image = find_child (GTK_WIDGET (row), GTK_TYPE_IMAGE);
      GtkWidget *label = find_child (GTK_WIDGET (row), GTK_TYPE_LABEL);
      const char *page = gtk_widget_get_name (GTK_WIDGET (row));
      GtkWidget *button = make_button (gtk_image_get_icon_name (GTK_IMAGE (image)), gtk_label_get_text (GTK_LABEL (label)),
                                       "win.page");

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", page);
      gtk_widget_set_name (button, page);
      gtk_box_append (GTK_BOX (self->strip_pages), button);
    }
}

/**
 * pmap_side_fold_show_page:
 * @self: a fold
 * @page: (nullable): the page that is turned to
 *
 * Marks the page's icon; none where it is none of them. A list that was open over the page before does not hide it, unless it
 * is the list that somebody walks through.
 */
void
pmap_side_fold_show_page (PmapSideFold *self,
                          const char   *page)
{
  g_return_if_fail (PMAP_IS_SIDE_FOLD (self));

  if (self->side != NULL && !has_focus (self))
    close_over (self);

  for (GtkWidget *button = gtk_widget_get_first_child (self->strip_pages); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strcmp0 (gtk_widget_get_name (button), page) == 0);
}

/** pmap_side_fold_is_folded: Returns: whether there is too little room for list and page */
gboolean
pmap_side_fold_is_folded (PmapSideFold *self)
{
  g_return_val_if_fail (PMAP_IS_SIDE_FOLD (self), FALSE);

  return self->is_folded;
}

/** pmap_side_fold_is_open: Returns: whether the list is seen */
gboolean
pmap_side_fold_is_open (PmapSideFold *self)
{
  g_return_val_if_fail (PMAP_IS_SIDE_FOLD (self), FALSE);

  return self->is_folded ? self->is_over : self->is_wanted;
}

/**
 * pmap_side_fold_set_open:
 * @self: a fold
 * @open: whether the list is to be seen
 *
 * Shows the list or puts it away. Beside the page that lasts; over the page, until the user goes on.
 */
void
pmap_side_fold_set_open (PmapSideFold *self,
                         gboolean      open)
{
  gboolean had_focus;

  g_return_if_fail (PMAP_IS_SIDE_FOLD (self));

  if (pmap_side_fold_is_open (self) == open)
    return;
  if (self->is_folded)
    self->is_over = open;
  else
    self->is_wanted = open;
  had_focus = has_focus (self);
  show_parts (self);
  if (!open && had_focus && !gtk_widget_grab_focus (self->page))
    gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
  if (open && self->is_folded)                        /* what lies on top has the keys */
    gtk_widget_child_focus (self->side, GTK_DIR_TAB_FORWARD);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}
