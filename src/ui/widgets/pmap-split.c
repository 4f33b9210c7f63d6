/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list and the form of what is selected in it: side by side where both have room, else one in the other's place. How
 * much room each needs it says itself, so the same page is two columns at common text and one at large text.
 *
 * In one column the list comes first. A click on one of its rows, or whoever calls pmap_split_show_form(), opens the
 * form; a button above it leads back. Going through the list by keys only selects. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-split.h"

#include "ui/widgets/pmap-row-click.h"

struct _PmapSplit
{
  GtkWidget parent_instance;

  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *back_button;
  GtkLabel *back_label;
  int spacing;
  guint has_wide_form : 1;
  guint is_narrow : 1;
  guint is_in_form : 1;      /* which one is looked at where there is room for one */
};

enum
{
  PROP_SPACING = 1,
  PROP_BACK_LABEL,
  PROP_WIDE_FORM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static GtkBuildableIface *parent_buildable;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PmapSplit, pmap_split, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static gboolean
has_form (PmapSplit *self)
{
  return self->form != NULL && gtk_widget_get_visible (self->form);
}

/* --- how much room --- */

static void
measure_part (GtkWidget      *part,
              GtkOrientation  orientation,
              int            *minimum,
              int            *natural)
{
  *minimum = *natural = 0;
  if (part != NULL && gtk_widget_get_visible (part))
    gtk_widget_measure (part, orientation, -1, minimum, natural, NULL, NULL);
}

/* Beside each other one has what it needs, the other the rest. */
static int
get_needed_width (GtkWidget *part)
{
  int minimum, natural;

  measure_part (part, GTK_ORIENTATION_HORIZONTAL, &minimum, &natural);
  return minimum;
}

static int
get_width_of_both (PmapSplit *self)
{
  return get_needed_width (self->list) + self->spacing + get_needed_width (self->form);
}

static gboolean
is_too_narrow (PmapSplit *self,
               int        width)
{
  return has_form (self) && width > 0 && width < get_width_of_both (self);
}

/* --- which is seen --- */

static void
show_parts (PmapSplit *self)
{
  gboolean covered = self->is_narrow && self->is_in_form && has_form (self);

  if (self->list == NULL || self->form == NULL)
    return;
  /* First what comes, so that the focus has somewhere to go. */
  if (covered)
    {
      gtk_widget_set_child_visible (self->form, TRUE);
      gtk_widget_set_child_visible (self->list, FALSE);
    }
  else
    {
      gtk_widget_set_child_visible (self->list, TRUE);
      gtk_widget_set_child_visible (self->form, !self->is_narrow);
    }
  gtk_widget_set_child_visible (self->back_button, covered);
}

static gboolean
has_focus (PmapSplit *self,
           GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

static void
form_visible_cb (PmapSplit *self)
{
  if (!gtk_widget_get_visible (self->form))
    self->is_in_form = FALSE;
  show_parts (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
form_focus_cb (GtkEventControllerFocus *controller,
               PmapSplit               *self)
{
  pmap_split_show_form (self);
}

static void
back_cb (GtkButton *button,
         PmapSplit *self)
{
  pmap_split_show_list (self);
}

/* In two columns a click leaves the focus in the list. */
static void
row_clicked_cb (gpointer user_data)
{
  PmapSplit *self = user_data;

  if (is_too_narrow (self, gtk_widget_get_width (GTK_WIDGET (self))))
    pmap_split_show_form (self);
}

/* --- room --- */

static GtkSizeRequestMode
pmap_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pmap_split_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  PmapSplit *self = PMAP_SPLIT (widget);
  int list_minimum, list_natural, form_minimum, form_natural, back_minimum, back_natural;

  measure_part (self->list, orientation, &list_minimum, &list_natural);
  measure_part (self->form, orientation, &form_minimum, &form_natural);
  gtk_widget_measure (self->back_button, orientation, -1, &back_minimum, &back_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (list_minimum, form_minimum);
      *natural = list_natural + (has_form (self) ? self->spacing + form_natural : 0);
    }
  else
    {
      *minimum = MAX (list_minimum, form_minimum + (has_form (self) ? back_minimum : 0));
      *natural = MAX (list_natural, form_natural);
    }
  *natural = MAX (*minimum, *natural);
}

static void
place (PmapSplit *self,
       GtkWidget *part,
       int        x,
       int        y,
       int        width,
       int        height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (part, &allocation, -1);
}

static void
pmap_split_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  PmapSplit *self = PMAP_SPLIT (widget);
  int form_width, back_height;

  if (self->list == NULL || self->form == NULL)
    return;
  self->is_narrow = is_too_narrow (self, width);
  /* The focus is not left in what goes from sight. */
  if (self->is_narrow && !self->is_in_form && has_focus (self, self->form))
    self->is_in_form = TRUE;
  show_parts (self);

  if (!has_form (self) || (self->is_narrow && !self->is_in_form))
    {
      place (self, self->list, 0, 0, width, height);
      return;
    }
  if (self->is_narrow)
    {
      gtk_widget_measure (self->back_button, GTK_ORIENTATION_VERTICAL, -1, &back_height, NULL, NULL, NULL);
      place (self, self->back_button, 0, 0, width, back_height);
      place (self, self->form, 0, back_height, width, height - back_height);
      return;
    }
  form_width = self->has_wide_form ? width - self->spacing - get_needed_width (self->list) : get_needed_width (self->form);
  place (self, self->list, 0, 0, width - self->spacing - form_width, height);
  place (self, self->form, width - form_width, 0, form_width, height);
}

/* --- the object --- */

static void
set_list (PmapSplit *self,
          GtkWidget *list)
{
  self->list = list;
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  pmap_row_click_watch (list, row_clicked_cb, self);
}

static void
set_form (PmapSplit *self,
          GtkWidget *form)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->form = form;
  gtk_widget_insert_after (self->back_button, GTK_WIDGET (self), self->list);
  gtk_widget_set_parent (form, GTK_WIDGET (self));
  g_signal_connect (focus, "enter", G_CALLBACK (form_focus_cb), self);
  gtk_widget_add_controller (form, focus);
  g_signal_connect_swapped (form, "notify::visible", G_CALLBACK (form_visible_cb), self);
}

static void
pmap_split_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  PmapSplit *self = PMAP_SPLIT (buildable);

  if (!GTK_IS_WIDGET (child) || self->form != NULL)
    parent_buildable->add_child (buildable, builder, child, type);
  else if (self->list == NULL)
    set_list (self, GTK_WIDGET (child));
  else
    set_form (self, GTK_WIDGET (child));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pmap_split_add_child;
}

static void
pmap_split_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PmapSplit *self = PMAP_SPLIT (object);

  switch (property_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_BACK_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->back_label));
      break;
    case PROP_WIDE_FORM:
      g_value_set_boolean (value, self->has_wide_form);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_split_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  PmapSplit *self = PMAP_SPLIT (object);

  switch (property_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_BACK_LABEL:
      gtk_label_set_label (self->back_label, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_WIDE_FORM:
      self->has_wide_form = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_split_dispose (GObject *object)
{
  PmapSplit *self = PMAP_SPLIT (object);
  GtkWidget *child;

  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  self->list = self->form = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_split_parent_class)->dispose (object);
}

static void
pmap_split_class_init (PmapSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_split_dispose;
  object_class->get_property = pmap_split_get_property;
  object_class->set_property = pmap_split_set_property;
  widget_class->get_request_mode = pmap_split_get_request_mode;
  widget_class->measure = pmap_split_measure;
  widget_class->size_allocate = pmap_split_size_allocate;

  /**
   * PmapSplit:spacing:
   *
   * The pixels between list and form.
   */
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PmapSplit:back-label:
   *
   * What the button says that leads from the form back to the list.
   */
  properties[PROP_BACK_LABEL] = g_param_spec_string ("back-label", NULL, NULL, "",
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PmapSplit:wide-form:
   *
   * Whether the form takes what is left beside the list, instead of the list what is left beside the form.
   */
  properties[PROP_WIDE_FORM] = g_param_spec_boolean ("wide-form", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pmap_split_init (PmapSplit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->back_label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_ellipsize (self->back_label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->back_label));
  self->back_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->back_button), box);
  gtk_widget_set_halign (self->back_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->back_button, "flat");
  gtk_widget_add_css_class (self->back_button, "back");
  gtk_widget_set_child_visible (self->back_button, FALSE);
  g_signal_connect (self->back_button, "clicked", G_CALLBACK (back_cb), self);
  gtk_widget_set_parent (self->back_button, GTK_WIDGET (self));
}

/** pmap_split_is_narrow: Returns: whether there is room for only one of the two */
gboolean
pmap_split_is_narrow (PmapSplit *self)
{
  g_return_val_if_fail (PMAP_IS_SPLIT (self), FALSE);

  return self->is_narrow;
}

/** pmap_split_show_form: Where there is room for one, shows the form. */
void
pmap_split_show_form (PmapSplit *self)
{
  g_return_if_fail (PMAP_IS_SPLIT (self));

  if (self->is_in_form || !has_form (self))
    return;
  self->is_in_form = TRUE;
  /* It may have come this moment, and there was no frame yet in which to see that both have no room. */
  self->is_narrow = is_too_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)));
  show_parts (self);
  if (self->is_narrow && has_focus (self, self->list))
    gtk_widget_child_focus (self->form, GTK_DIR_TAB_FORWARD);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** pmap_split_show_list: Where there is room for one, shows the list, and puts the focus there if the form had it. */
void
pmap_split_show_list (PmapSplit *self)
{
  gboolean had_focus;

  g_return_if_fail (PMAP_IS_SPLIT (self));

  if (!self->is_in_form)
    return;
  had_focus = has_focus (self, self->form) || has_focus (self, self->back_button);
  self->is_in_form = FALSE;
  show_parts (self);
  if (self->is_narrow && had_focus)
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
