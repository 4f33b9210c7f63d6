/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Yes or no. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-switch-input.h"

struct _PmapSwitchInput
{
  PmapInput parent_instance;

  GtkSwitch *toggle;
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (PmapSwitchInput, pmap_switch_input, PMAP_TYPE_INPUT)

static GtkWidget *
pmap_switch_input_get_control (PmapInput *input)
{
  return GTK_WIDGET (PMAP_SWITCH_INPUT (input)->toggle);
}

static void
pmap_switch_input_show (PmapInput *input)
{
  PmapSwitchInput *self = PMAP_SWITCH_INPUT (input);
  PmapRecord *record = pmap_input_get_record (input);

  self->showing = TRUE;
  gtk_switch_set_active (self->toggle,
                         record != NULL && pmap_record_get_boolean (record, pmap_input_get_field (input)));
  self->showing = FALSE;
}

static void
toggled_cb (PmapSwitchInput *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->showing)
    return;
  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, gtk_switch_get_active (self->toggle));
  if (!pmap_input_commit_value (PMAP_INPUT (self), &value))
    pmap_switch_input_show (PMAP_INPUT (self));
}

static void
pmap_switch_input_dispose (GObject *object)
{
  PmapSwitchInput *self = PMAP_SWITCH_INPUT (object);

  if (self->toggle != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->toggle));
  self->toggle = NULL;

  G_OBJECT_CLASS (pmap_switch_input_parent_class)->dispose (object);
}

static void
pmap_switch_input_class_init (PmapSwitchInputClass *klass)
{
  PmapInputClass *input_class = PMAP_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_switch_input_dispose;
  input_class->get_control = pmap_switch_input_get_control;
  input_class->show = pmap_switch_input_show;
}

static void
pmap_switch_input_init (PmapSwitchInput *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->toggle), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->toggle), GTK_WIDGET (self));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self);
}
