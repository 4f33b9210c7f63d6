/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing by typing: an entry whose list shows what fits, best first; Down and Up move, Enter takes, Escape gives up.
 *
 * What is offered is asked for when the list opens, so it is never out of date. The focus stays in the entry. An eager
 * chooser (one that fills a field) takes the marked item when it is left with something typed; one that does something
 * (adds to the map) waits for Enter or a click. Left without, it keeps what is typed and says that nothing was done. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-chooser.h"

#include "ui/widgets/pmap-focus.h"

#include <glib/gi18n.h>

#define N_SHOWN_MAXIMUM 200
#define LIST_HEIGHT 330
#define LIST_WIDTH 280
#define WAITING_SPACE 3
#define NAME_CHARACTERS 22         /* that a name is sure to get of a line */

struct _PmapChooser
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkLabel *waiting_label;          /* below the entry: what is typed there was not taken */
  GtkPopover *popover;              /* made when first opened */
  GtkListView *list;
  GtkWidget *nothing_label;
  GListStore *shown_items;
  GtkSingleSelection *selection;
  GPtrArray *offered;               /* while the list is open */
  char *text;                       /* what the entry shows at rest */
  GdkFrameClock *clock;             /* while the list waits for the form to be laid out */
  PmapChooserFunc func;
  gpointer func_data;
  guint eager : 1;
  guint activates_default : 1;
  guint marked;                     /* the item that the keyboard marked; GTK_INVALID_LIST_POSITION for none */
  double pointer_x, pointer_y;      /* where the pointer was last; -1 while it was not over the list */
  guint setting : 1;                /* the text is ours, not typed */
  guint points : 1;                 /* the pointer has moved over the list since */
};

enum
{
  PROP_PLACEHOLDER_TEXT = 1,
  PROP_LABEL,
  N_PROPERTIES
};

enum
{
  CHOSEN,
  CLEARED,
  UNMATCHED,
  GIVEN_UP,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapChooser, pmap_chooser, GTK_TYPE_WIDGET)

static const char *
get_typed (PmapChooser *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_typed (PmapChooser *self)
{
  return g_strcmp0 (get_typed (self), self->text) != 0;
}

static void
say_waiting (PmapChooser *self,
             const char  *message)
{
  gtk_label_set_label (self->waiting_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_label), message != NULL);
}

static void
rest (PmapChooser *self)
{
  say_waiting (self, NULL);
  self->setting = TRUE;
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text != NULL ? self->text : "");
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  self->setting = FALSE;
}

/* --- where the list is shown --- */

/* Is the entry in the part of its form, or of its dialog, that is shown? */
static gboolean
is_in_sight (PmapChooser *self)
{
  GtkWidget *around = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  float middle;

  if (around == NULL)
    around = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (!gtk_widget_compute_bounds (GTK_WIDGET (self), around, &bounds))
    return FALSE;
  middle = bounds.origin.y + bounds.size.height / 2;
  return middle >= 0 && middle <= gtk_widget_get_height (around);
}

static void
stop_waiting (PmapChooser *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
}

static void
laid_out_cb (PmapChooser *self)
{
  if (!is_in_sight (self))
    return;
  stop_waiting (self);
  gtk_popover_popup (self->popover);
}

/* A line that was added above the entry is laid out with the next frame, and only then can the form be scrolled after it. For
 * that moment the entry may be below the screen, where GDK has no monitor to place a list on; so the list waits for the frame
 * that has the entry in sight. */
static void
show_list (PmapChooser *self)
{
  if (self->clock != NULL || gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  pmap_focus_bring_into_view (GTK_WIDGET (self));
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  g_signal_connect_object (self->clock, "layout", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
close_list (PmapChooser *self)
{
  stop_waiting (self);
  if (self->popover != NULL)
    gtk_popover_popdown (self->popover);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

typedef struct
{
  guint rank;
  guint position;
  PmapChooserItem *item;
} Match;

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->position < y->position ? -1 : x->position > y->position;
}

static void
scroll_to_selected (PmapChooser *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
mark (PmapChooser *self,
      guint        position)
{
  self->marked = position;
  self->points = FALSE;
  gtk_single_selection_set_selected (self->selection, position);
}

/* The list view selects what comes to lie below a pointer that rests there, and Enter would take that: only a pointer that moves
 * chooses. */
static void
selected_cb (PmapChooser *self)
{
  if (self->marked != GTK_INVALID_LIST_POSITION && !self->points)
    gtk_single_selection_set_selected (self->selection, self->marked);
}

static void
pointer_moved_cb (PmapChooser *self,
                  double       x,
                  double       y)
{
  if (self->pointer_x >= 0 && (x != self->pointer_x || y != self->pointer_y))
    self->points = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
}

/* Marks the best match, or while nothing is typed the item that the entry shows. */
static void
select_first (PmapChooser *self)
{
  guint selected = 0;

  for (guint i = 0; !is_typed (self) && i < g_list_model_get_n_items (G_LIST_MODEL (self->shown_items)); i++)
    {
      g_autoptr (PmapChooserItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown_items), i);

      if (g_strcmp0 (pmap_chooser_item_get_title (item), self->text) == 0)
        selected = i;
    }
  mark (self, selected);
  scroll_to_selected (self);
}

static void
filter (PmapChooser *self)
{
  const char *typed = is_typed (self) ? get_typed (self) : "";
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < self->offered->len; i++)
    {
      Match match = { pmap_chooser_item_rank (self->offered->pdata[i], typed), i, self->offered->pdata[i] };

      if (match.rank != PMAP_SEARCH_NO_MATCH)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < MIN (matches->len, N_SHOWN_MAXIMUM); i++)
    g_ptr_array_add (items, g_array_index (matches, Match, i).item);
  self->marked = GTK_INVALID_LIST_POSITION;
  g_list_store_splice (self->shown_items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown_items)),
                       items->pdata, items->len);
  gtk_widget_set_visible (self->nothing_label, items->len == 0);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->list)), items->len > 0);
  select_first (self);
}

static void
take (PmapChooser     *self,
      PmapChooserItem *item)
{
  g_autoptr (PmapChooserItem) held = g_object_ref (item);

  close_list (self);
  if (self->eager)
    pmap_chooser_set_text (self, pmap_chooser_item_get_title (item));
  else
    rest (self);
  g_signal_emit (self, signals[CHOSEN], 0, held);
}

static void
item_activated_cb (PmapChooser *self,
                   guint        position)
{
  g_autoptr (PmapChooserItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown_items), position);

  if (item != NULL)
    take (self, item);
}

static void
set_up_row_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE,
                                   "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (GtkListItemFactory *factory,
             GtkListItem        *list_item)
{
  PmapChooserItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkLabel *title = GTK_LABEL (gtk_widget_get_first_child (box));
  const char *detail = pmap_chooser_item_get_detail (item);

  /* Where both have no room, a name stays whole and what is said of it is cut. */
  gtk_label_set_label (title, pmap_chooser_item_get_title (item));
  gtk_label_set_width_chars (title, MIN ((int) g_utf8_strlen (pmap_chooser_item_get_title (item), -1), NAME_CHARACTERS));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), detail != NULL ? detail : "");
}

static void
make_list (PmapChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller;
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  self->shown_items = g_list_store_new (PMAP_TYPE_CHOOSER_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown_items)));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), motion);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choices"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (item_activated_cb), self);

  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                           "child", self->list,
                           "hscrollbar-policy", GTK_POLICY_NEVER,
                           "propagate-natural-height", TRUE,
                           "max-content-height", LIST_HEIGHT,
                           "min-content-width", LIST_WIDTH,
                           NULL);
  self->nothing_label = gtk_label_new (_("Nothing fits what is typed"));
  gtk_widget_add_css_class (self->nothing_label, "dim-label");
  gtk_widget_add_css_class (self->nothing_label, "chooser-nothing");
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->nothing_label);

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_popover_set_child (self->popover, box);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "popover-list");
  gtk_widget_set_can_focus (GTK_WIDGET (self->popover), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

static void
open_list (PmapChooser *self)
{
  if (self->func == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->popover == NULL)
    make_list (self);
  if (self->offered == NULL)
    self->offered = self->func (self, self->func_data);
  self->pointer_x = -1;
  filter (self);
  gtk_widget_set_size_request (GTK_WIDGET (self->popover), gtk_widget_get_width (GTK_WIDGET (self)), -1);
  show_list (self);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
}

static void
changed_cb (PmapChooser *self)
{
  if (self->setting)
    return;
  say_waiting (self, NULL);
  open_list (self);
}

static void
icon_press_cb (PmapChooser *self)
{
  if (pmap_chooser_is_open (self))
    close_list (self);
  else
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      open_list (self);
    }
}

/* Takes what is typed as far as it says one thing: the marked item, or nothing. */
static void
settle (PmapChooser *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (get_typed (self)));
  guint position;

  if (!pmap_chooser_is_open (self) && is_typed (self))
    open_list (self);
  if (*typed == '\0' && is_typed (self))
    {
      close_list (self);
      pmap_chooser_set_text (self, NULL);
      g_signal_emit (self, signals[CLEARED], 0);
      return;
    }
  position = self->selection != NULL ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION;
  if (pmap_chooser_is_open (self) && position != GTK_INVALID_LIST_POSITION)
    {
      item_activated_cb (self, position);
      return;
    }
  close_list (self);
  if (is_typed (self))
    g_signal_emit (self, signals[UNMATCHED], 0, typed);
}

static void
activate_cb (PmapChooser *self)
{
  if (is_typed (self) || pmap_chooser_is_open (self))
    settle (self);
  else if (self->activates_default)
    gtk_widget_activate_default (GTK_WIDGET (self));
  else
    open_list (self);
}

/* Nothing that somebody typed goes in silence: it stays, with what is to be done about it. */
static void
keep_waiting (PmapChooser *self)
{
  g_autoptr (PmapChooserItem) item = NULL;
  g_autofree char *message = NULL;

  if (!pmap_chooser_is_open (self))
    open_list (self);
  if (self->selection != NULL)
    g_set_object (&item, gtk_single_selection_get_selected_item (self->selection));
  if (item != NULL)
    /* translators: %s is the title of what would be added: "1stClass@Number". */
    message = g_strdup_printf (_("Not added yet: press Enter here to add %s"), pmap_chooser_item_get_title (item));
  else
    /* translators: %s is what the user typed. */
    message = g_strdup_printf (_("Nothing was added: nothing fits “%s”"), get_typed (self));
  close_list (self);
  say_waiting (self, message);
}

static void
leave_cb (PmapChooser *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (get_typed (self)));

  if (self->eager && is_typed (self))
    settle (self);
  else if (!self->eager && is_typed (self) && *typed != '\0' && gtk_widget_get_mapped (GTK_WIDGET (self)))
    keep_waiting (self);
  else
    {
      close_list (self);
      if (!self->eager)
        rest (self);
    }
}

static void
move_selection (PmapChooser *self,
                int          step)
{
  int n = g_list_model_get_n_items (G_LIST_MODEL (self->shown_items));
  int position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  mark (self, CLAMP (position + step, 0, n - 1));
  scroll_to_selected (self);
}

static gboolean
key_pressed_cb (PmapChooser     *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  static const struct
  {
    guint key;
    int step;
  } moves[] = {
    { GDK_KEY_Down, 1 }, { GDK_KEY_KP_Down, 1 }, { GDK_KEY_Up, -1 }, { GDK_KEY_KP_Up, -1 },
    { GDK_KEY_Page_Down, 8 }, { GDK_KEY_Page_Up, -8 },
  };

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].key == key)
      {
        if (pmap_chooser_is_open (self))
          move_selection (self, moves[i].step);
        else
          open_list (self);
        return GDK_EVENT_STOP;
      }
  if (key != GDK_KEY_Escape || (!pmap_chooser_is_open (self) && !is_typed (self)))
    return GDK_EVENT_PROPAGATE;
  close_list (self);
  rest (self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  g_signal_emit (self, signals[GIVEN_UP], 0);
  return GDK_EVENT_STOP;
}

static GtkSizeRequestMode
pmap_chooser_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_visible (GTK_WIDGET (PMAP_CHOOSER (widget)->waiting_label)) ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                                                                   : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
pmap_chooser_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  PmapChooser *self = PMAP_CHOOSER (widget);
  int least, most;

  gtk_widget_measure (GTK_WIDGET (self->entry), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation != GTK_ORIENTATION_VERTICAL || !gtk_widget_get_visible (GTK_WIDGET (self->waiting_label)))
    return;
  /* The words take the width of the entry. */
  gtk_widget_measure (GTK_WIDGET (self->waiting_label), orientation, for_size, &least, &most, NULL, NULL);
  *minimum += WAITING_SPACE + least;
  *natural += WAITING_SPACE + most;
}

static void
pmap_chooser_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  PmapChooser *self = PMAP_CHOOSER (widget);
  int entry_height = height, label_height = 0;

  if (gtk_widget_get_visible (GTK_WIDGET (self->waiting_label)))
    {
      gtk_widget_measure (GTK_WIDGET (self->waiting_label), GTK_ORIENTATION_VERTICAL, width, NULL, &label_height, NULL, NULL);
      entry_height = MAX (height - label_height - WAITING_SPACE, 0);
      gtk_widget_size_allocate (GTK_WIDGET (self->waiting_label),
                                &(GtkAllocation) { 0, entry_height + WAITING_SPACE, width, label_height }, -1);
    }
  gtk_widget_size_allocate (GTK_WIDGET (self->entry), &(GtkAllocation) { 0, 0, width, entry_height }, baseline);
  if (self->popover != NULL && is_in_sight (self))
    gtk_popover_present (self->popover);
}

static gboolean
pmap_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PMAP_CHOOSER (widget)->entry));
}

static void
pmap_chooser_unmap (GtkWidget *widget)
{
  close_list (PMAP_CHOOSER (widget));

  GTK_WIDGET_CLASS (pmap_chooser_parent_class)->unmap (widget);
}

static void
pmap_chooser_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PmapChooser *self = PMAP_CHOOSER (object);

  if (property_id == PROP_PLACEHOLDER_TEXT)
    g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_chooser_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PmapChooser *self = PMAP_CHOOSER (object);

  switch (property_id)
    {
    case PROP_PLACEHOLDER_TEXT:
      gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
      break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value),
                                      -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
pmap_chooser_dispose (GObject *object)
{
  PmapChooser *self = PMAP_CHOOSER (object);

  stop_waiting (self);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  if (self->waiting_label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->waiting_label));
  self->waiting_label = NULL;
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->shown_items);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (pmap_chooser_parent_class)->dispose (object);
}

static void
pmap_chooser_class_init (PmapChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = pmap_chooser_dispose;
  object_class->get_property = pmap_chooser_get_property;
  object_class->set_property = pmap_chooser_set_property;
  widget_class->get_request_mode = pmap_chooser_get_request_mode;
  widget_class->measure = pmap_chooser_measure;
  widget_class->size_allocate = pmap_chooser_size_allocate;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_chooser_grab_focus;
  widget_class->unmap = pmap_chooser_unmap;

  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, NULL, flags);
  /**
   * PmapChooser:label:
   *
   * What the entry is called where it has no label beside it.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * PmapChooser::chosen:
   * @self: the chooser
   * @item: what was chosen
   */
  signals[CHOSEN] = g_signal_new ("chosen", PMAP_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, PMAP_TYPE_CHOOSER_ITEM);
  /**
   * PmapChooser::cleared:
   * @self: the chooser
   *
   * The text was taken away, and that was meant.
   */
  signals[CLEARED] = g_signal_new ("cleared", PMAP_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * PmapChooser::unmatched:
   * @self: the chooser
   * @typed: what fits nothing
   */
  signals[UNMATCHED] = g_signal_new ("unmatched", PMAP_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PmapChooser::given-up:
   * @self: the chooser
   *
   * Escape: it shows what it showed before.
   */
  signals[GIVEN_UP] = g_signal_new ("given-up", PMAP_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
pmap_chooser_init (PmapChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->eager = TRUE;
  self->text = g_strdup ("");
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, _("Show the choices"));
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  /* As narrow as it must, so that it never makes the entry wider. */
  self->waiting_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->waiting_label), "form-warning");
  gtk_widget_set_parent (GTK_WIDGET (self->waiting_label), GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->waiting_label, NULL,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE, GTK_ACCESSIBLE_AUTOCOMPLETE_LIST,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_press_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}

/** pmap_chooser_new: Returns: (transfer floating): a chooser that offers nothing yet */
GtkWidget *
pmap_chooser_new (void)
{
  return g_object_new (PMAP_TYPE_CHOOSER, NULL);
}

/**
 * pmap_chooser_set_func:
 * @self: a chooser
 * @func: lists what is offered, each time the list opens
 * @user_data: for @func
 */
void
pmap_chooser_set_func (PmapChooser     *self,
                       PmapChooserFunc  func,
                       gpointer         user_data)
{
  g_return_if_fail (PMAP_IS_CHOOSER (self));

  self->func = func;
  self->func_data = user_data;
}

/**
 * pmap_chooser_set_typed:
 * @self: a chooser
 * @typed: what somebody typed who has not chosen yet
 *
 * Puts a text into the entry beside what is chosen, and offers nothing yet.
 */
void
pmap_chooser_set_typed (PmapChooser *self,
                        const char  *typed)
{
  g_return_if_fail (PMAP_IS_CHOOSER (self) && typed != NULL);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), typed);
  self->setting = FALSE;
}

/** pmap_chooser_get_text: Returns: (transfer none): what stands in the entry */
const char *
pmap_chooser_get_text (PmapChooser *self)
{
  g_return_val_if_fail (PMAP_IS_CHOOSER (self), NULL);

  return get_typed (self);
}

/**
 * pmap_chooser_set_text:
 * @self: a chooser
 * @text: (nullable): what it shows at rest: the title of what is chosen
 */
void
pmap_chooser_set_text (PmapChooser *self,
                       const char  *text)
{
  g_return_if_fail (PMAP_IS_CHOOSER (self));

  if (text != self->text)
    {
      g_free (self->text);
      self->text = g_strdup (text != NULL ? text : "");
    }
  rest (self);
}

/** pmap_chooser_get_entry: Returns: (transfer none): the entry, which takes the focus and bears the name */
GtkWidget *
pmap_chooser_get_entry (PmapChooser *self)
{
  g_return_val_if_fail (PMAP_IS_CHOOSER (self), NULL);

  return GTK_WIDGET (self->entry);
}

/**
 * pmap_chooser_set_eager:
 * @self: a chooser
 * @eager: whether leaving it takes the marked item; otherwise it forgets what was typed
 */
void
pmap_chooser_set_eager (PmapChooser *self,
                        gboolean     eager)
{
  g_return_if_fail (PMAP_IS_CHOOSER (self));

  self->eager = eager;
}

/**
 * pmap_chooser_set_activates_default:
 * @self: a chooser
 * @activates_default: whether Enter, where nothing is typed and the list is closed, is for the dialog; otherwise it opens the
 *   list
 */
void
pmap_chooser_set_activates_default (PmapChooser *self,
                                    gboolean     activates_default)
{
  g_return_if_fail (PMAP_IS_CHOOSER (self));

  self->activates_default = activates_default;
}

/** pmap_chooser_is_open: Returns: whether the list is shown */
gboolean
pmap_chooser_is_open (PmapChooser *self)
{
  g_return_val_if_fail (PMAP_IS_CHOOSER (self), FALSE);

  return self->offered != NULL;
}

/**
 * pmap_chooser_flush:
 * @self: an eager chooser
 *
 * Takes what is typed, as leaving it would.
 */
void
pmap_chooser_flush (PmapChooser *self)
{
  g_return_if_fail (PMAP_IS_CHOOSER (self));

  if (self->eager && is_typed (self))
    settle (self);
}
