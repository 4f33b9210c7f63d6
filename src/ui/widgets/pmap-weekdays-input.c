/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days of the school week, each a toggle. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-weekdays-input.h"

#include <glib/gi18n.h>

#define N_DAYS 5

static const struct
{
  const char *letters;
  const char *name;
} days[N_DAYS] = {
  { N_("Mon"), N_("Monday") },
  { N_("Tue"), N_("Tuesday") },
  { N_("Wed"), N_("Wednesday") },
  { N_("Thu"), N_("Thursday") },
  { N_("Fri"), N_("Friday") },
};

struct _PmapWeekdaysInput
{
  PmapInput parent_instance;

  GtkWidget *box;
  GtkToggleButton *buttons[N_DAYS];
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (PmapWeekdaysInput, pmap_weekdays_input, PMAP_TYPE_INPUT)

static GtkWidget *
pmap_weekdays_input_get_control (PmapInput *input)
{
  return PMAP_WEEKDAYS_INPUT (input)->box;
}

static void
pmap_weekdays_input_show (PmapInput *input)
{
  PmapWeekdaysInput *self = PMAP_WEEKDAYS_INPUT (input);
  PmapRecord *record = pmap_input_get_record (input);
  guint set = record != NULL ? pmap_record_get_weekdays (record, pmap_input_get_field (input)) : 0;

  self->showing = TRUE;
  for (guint i = 0; i < N_DAYS; i++)
    gtk_toggle_button_set_active (self->buttons[i], (set & (1u << i)) != 0);
  self->showing = FALSE;
}

static void
toggled_cb (PmapWeekdaysInput *self)
{
  g_auto (GValue) value = G_VALUE_INIT;
  PmapRecord *record = pmap_input_get_record (PMAP_INPUT (self));
  guint set;

  if (self->showing || record == NULL)
    return;
  /* A Saturday or Sunday that a file holds is not ours to take away. */
  set = pmap_record_get_weekdays (record, pmap_input_get_field (PMAP_INPUT (self))) & ~(guint) PMAP_WEEKDAYS_ALL;
  for (guint i = 0; i < N_DAYS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      set |= 1u << i;
  g_value_init (&value, G_TYPE_UINT);
  g_value_set_uint (&value, set);
  if (!pmap_input_commit_value (PMAP_INPUT (self), &value))
    pmap_weekdays_input_show (PMAP_INPUT (self));
}

static gboolean
pmap_weekdays_input_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PMAP_WEEKDAYS_INPUT (widget)->buttons[0]));
}

static void
pmap_weekdays_input_dispose (GObject *object)
{
  g_clear_pointer (&PMAP_WEEKDAYS_INPUT (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pmap_weekdays_input_parent_class)->dispose (object);
}

static void
pmap_weekdays_input_class_init (PmapWeekdaysInputClass *klass)
{
  PmapInputClass *input_class = PMAP_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_weekdays_input_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = pmap_weekdays_input_grab_focus;
  input_class->get_control = pmap_weekdays_input_get_control;
  input_class->show = pmap_weekdays_input_show;
}

static void
pmap_weekdays_input_init (PmapWeekdaysInput *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_set_halign (self->box, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_add_css_class (self->box, "weekdays");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (guint i = 0; i < N_DAYS; i++)
    {
      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_(days[i].letters)));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _(days[i].name),
                                      -1);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->buttons[i]));
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
    }
}
