/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The button beside an entry for a day, with a calendar to pick one. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-date-button.h"

#include <glib/gi18n.h>

struct _PmapDateButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar;     /* made when first asked for */
  PmapDate date;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapDateButton, pmap_date_button, GTK_TYPE_WIDGET)

static void
pick (PmapDateButton *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  self->date = pmap_date_new (g_date_time_get_day_of_month (day), g_date_time_get_month (day),
                              g_date_time_get_year (day));
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[PICKED], 0);
}

/* GtkCalendar says "day-selected" when a month is turned as well; only a click or Enter on a day picks it. */
static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             PmapDateButton  *self)
{
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self->calendar), x, y, GTK_PICK_DEFAULT);

  if (GTK_IS_LABEL (target) && gtk_widget_has_css_class (target, "day-number"))
    pick (self);
}

static gboolean
key_pressed_cb (PmapDateButton *self,
                guint           key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  pick (self);
  return GDK_EVENT_STOP;
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  PmapDateButton *self = user_data;
  g_autoptr (GDateTime) shown = NULL;
  guint day, month, year;

  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();
      GtkGesture *click = gtk_gesture_click_new ();
      GtkEventController *keys = gtk_event_controller_key_new ();

      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
      g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_AFTER);
      gtk_widget_add_controller (GTK_WIDGET (self->calendar), GTK_EVENT_CONTROLLER (click));
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
      gtk_menu_button_set_popover (button, popover);
    }
  if (self->date == PMAP_DATE_NONE)
    return;
  pmap_date_split (self->date, &day, &month, &year);
  shown = g_date_time_new_local (year, month, day, 0, 0, 0);
  gtk_calendar_select_day (self->calendar, shown);
}

static void
pmap_date_button_dispose (GObject *object)
{
  PmapDateButton *self = PMAP_DATE_BUTTON (object);

  self->calendar = NULL;
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (pmap_date_button_parent_class)->dispose (object);
}

static void
pmap_date_button_class_init (PmapDateButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_date_button_dispose;

  /**
   * PmapDateButton::picked:
   * @self: the button
   *
   * A day was picked.
   */
  signals[PICKED] = g_signal_new ("picked", PMAP_TYPE_DATE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_date_button_init (PmapDateButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Pick a day"));
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/**
 * pmap_date_button_new:
 * @label: what the day is, translated: "Starts"
 *
 * Returns: (transfer floating): a button without a day
 */
GtkWidget *
pmap_date_button_new (const char *label)
{
  PmapDateButton *self = g_object_new (PMAP_TYPE_DATE_BUTTON, NULL);
  /* translators: %s is the label of a field that holds a day: "Starts: pick a day". */
  g_autofree char *name = g_strdup_printf (_("%s: pick a day"), label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/** pmap_date_button_get_date: Returns: the day last set or picked */
PmapDate
pmap_date_button_get_date (PmapDateButton *self)
{
  g_return_val_if_fail (PMAP_IS_DATE_BUTTON (self), PMAP_DATE_NONE);

  return self->date;
}

/**
 * pmap_date_button_set_date:
 * @self: a button
 * @date: the day that the calendar shows when it opens, or %PMAP_DATE_NONE for today
 */
void
pmap_date_button_set_date (PmapDateButton *self,
                           PmapDate        date)
{
  g_return_if_fail (PMAP_IS_DATE_BUTTON (self));

  self->date = date;
}
