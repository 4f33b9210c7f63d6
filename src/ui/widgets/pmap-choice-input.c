/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One of a closed list, or another record of the map, chosen by typing. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-choice-input.h"

#include "ui/widgets/pmap-choice-items.h"
#include "ui/widgets/pmap-chooser.h"

#include <glib/gi18n.h>

/* In characters: what every choice may shrink to, and from where on it takes the room that there is. */
#define NARROW 14
#define WIDE 36

struct _PmapChoiceInput
{
  PmapInput parent_instance;

  PmapChooser *chooser;
};

G_DEFINE_FINAL_TYPE (PmapChoiceInput, pmap_choice_input, PMAP_TYPE_INPUT)

static GtkWidget *
pmap_choice_input_get_control (PmapInput *input)
{
  return pmap_chooser_get_entry (PMAP_CHOICE_INPUT (input)->chooser);
}

static void
pmap_choice_input_show (PmapInput *input)
{
  PmapRecord *record = pmap_input_get_record (input);
  g_autofree char *text = record != NULL ? pmap_choice_items_format (record, pmap_input_get_field (input)) : NULL;

  pmap_chooser_set_text (PMAP_CHOICE_INPUT (input)->chooser, text);
  pmap_chooser_set_activates_default (PMAP_CHOICE_INPUT (input)->chooser,
                                      record != NULL && pmap_form_is_draft (pmap_input_get_form (input)));
}

static void
pmap_choice_input_flush (PmapInput *input)
{
  pmap_chooser_flush (PMAP_CHOICE_INPUT (input)->chooser);
}

static char *
pmap_choice_input_get_typed (PmapInput *input)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (pmap_choice_input_get_control (input))));
}

static void
pmap_choice_input_set_typed (PmapInput  *input,
                             const char *typed)
{
  pmap_chooser_set_typed (PMAP_CHOICE_INPUT (input)->chooser, typed);
}

static void
pmap_choice_input_inherited_changed (PmapInput  *input,
                                     const char *inherited)
{
  g_object_set (PMAP_CHOICE_INPUT (input)->chooser, "placeholder-text", inherited, NULL);
}

static GPtrArray *
list_cb (PmapChooser *chooser,
         gpointer     user_data)
{
  return pmap_choice_items_new (pmap_input_get_form (user_data), pmap_input_get_field (user_data));
}

static void
commit (PmapChoiceInput *self,
        PmapChooserItem *item)
{
  g_auto (GValue) value = G_VALUE_INIT;

  pmap_choice_items_take (pmap_input_get_field (PMAP_INPUT (self)), item, &value);
  pmap_input_commit_value (PMAP_INPUT (self), &value);
}

static void
chosen_cb (PmapChoiceInput *self,
           PmapChooserItem *item)
{
  commit (self, item);
}

static void
cleared_cb (PmapChoiceInput *self)
{
  commit (self, NULL);
}

static void
unmatched_cb (PmapChoiceInput *self,
              const char      *typed)
{
  g_autofree char *message =
    /* translators: what the user typed, and a field's label. */
    g_strdup_printf (_("“%1$s” is not one of the choices for %2$s"), typed,
                     pmap_field_get_label (pmap_input_get_field (PMAP_INPUT (self))));

  pmap_input_refuse (PMAP_INPUT (self), message);
}

static void
pmap_choice_input_dispose (GObject *object)
{
  PmapChoiceInput *self = PMAP_CHOICE_INPUT (object);

  if (self->chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->chooser));
  self->chooser = NULL;

  G_OBJECT_CLASS (pmap_choice_input_parent_class)->dispose (object);
}

/* As wide as the longest word of the list asks, within reason. */
static void
pmap_choice_input_constructed (GObject *object)
{
  PmapChoiceInput *self = PMAP_CHOICE_INPUT (object);
  const PmapField *field = pmap_input_get_field (PMAP_INPUT (self));
  GtkEditable *editable = GTK_EDITABLE (pmap_chooser_get_entry (self->chooser));
  glong width = 0;

  G_OBJECT_CLASS (pmap_choice_input_parent_class)->constructed (object);

  for (const PmapChoice *choice = field->choices; choice != NULL && choice->nick != NULL; choice++)
    width = MAX (width, g_utf8_strlen (_(choice->label), -1));
  gtk_widget_set_hexpand (GTK_WIDGET (self->chooser), width == 0 || width > WIDE);
  gtk_editable_set_width_chars (editable, width > 0 ? MIN (width + 2, NARROW) : NARROW);
  if (width > 0 && width <= WIDE)
    gtk_editable_set_max_width_chars (editable, width + 2);
}

static void
pmap_choice_input_class_init (PmapChoiceInputClass *klass)
{
  PmapInputClass *input_class = PMAP_INPUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pmap_choice_input_constructed;
  G_OBJECT_CLASS (klass)->dispose = pmap_choice_input_dispose;
  input_class->get_control = pmap_choice_input_get_control;
  input_class->show = pmap_choice_input_show;
  input_class->flush = pmap_choice_input_flush;
  input_class->get_typed = pmap_choice_input_get_typed;
  input_class->set_typed = pmap_choice_input_set_typed;
  input_class->inherited_changed = pmap_choice_input_inherited_changed;
}

static void
pmap_choice_input_init (PmapChoiceInput *self)
{
  self->chooser = PMAP_CHOOSER (pmap_chooser_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->chooser), GTK_WIDGET (self));
  pmap_chooser_set_func (self->chooser, list_cb, self);
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->chooser, "cleared", G_CALLBACK (cleared_cb), self);
  g_signal_connect_swapped (self->chooser, "unmatched", G_CALLBACK (unmatched_cb), self);
  g_signal_connect_swapped (self->chooser, "given-up", G_CALLBACK (pmap_input_show), self);
}
