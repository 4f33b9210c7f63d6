/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A choice in a dialog, before there is a record to hold it: the chooser of the forms over a list of its own. What it may be
 * is added once; what it is, is taken when the dialog is done. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-choice-entry.h"

#include "base/pmap-error.h"
#include "ui/widgets/pmap-chooser.h"
#include "ui/widgets/pmap-focus.h"

#include <glib/gi18n.h>

struct _PmapChoiceEntry
{
  GtkWidget parent_instance;

  PmapChooser *chooser;
  GPtrArray *items;        /* of PmapChooserItem */
  char *label;
  int value;               /* 0 where nothing is chosen */
};

enum
{
  PROP_LABEL = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PmapChoiceEntry, pmap_choice_entry, GTK_TYPE_WIDGET)

static GPtrArray *
list_cb (PmapChooser *chooser,
         gpointer     user_data)
{
  return g_ptr_array_copy (PMAP_CHOICE_ENTRY (user_data)->items, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

static void
mark (PmapChoiceEntry *self,
      gboolean         wrong)
{
  GtkWidget *entry = pmap_chooser_get_entry (self->chooser);

  (wrong ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
chosen_cb (PmapChoiceEntry *self,
           PmapChooserItem *item)
{
  mark (self, FALSE);
  self->value = pmap_chooser_item_get_value (item);
}

static void
cleared_cb (PmapChoiceEntry *self)
{
  mark (self, FALSE);
  self->value = 0;
}

static void
unmatched_cb (PmapChoiceEntry *self)
{
  mark (self, TRUE);
}

static void
given_up_cb (PmapChoiceEntry *self)
{
  mark (self, FALSE);
}

static gboolean
pmap_choice_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PMAP_CHOICE_ENTRY (widget)->chooser));
}

static void
pmap_choice_entry_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_LABEL)
    g_value_set_string (value, PMAP_CHOICE_ENTRY (object)->label);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_choice_entry_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PmapChoiceEntry *self = PMAP_CHOICE_ENTRY (object);

  if (property_id == PROP_LABEL)
    {
      self->label = g_value_dup_string (value);
      g_object_set (self->chooser, "label", self->label, NULL);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
pmap_choice_entry_dispose (GObject *object)
{
  PmapChoiceEntry *self = PMAP_CHOICE_ENTRY (object);

  if (self->chooser != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->chooser));
  self->chooser = NULL;

  G_OBJECT_CLASS (pmap_choice_entry_parent_class)->dispose (object);
}

static void
pmap_choice_entry_finalize (GObject *object)
{
  g_ptr_array_unref (PMAP_CHOICE_ENTRY (object)->items);
  g_free (PMAP_CHOICE_ENTRY (object)->label);

  G_OBJECT_CLASS (pmap_choice_entry_parent_class)->finalize (object);
}

static void
pmap_choice_entry_class_init (PmapChoiceEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_choice_entry_dispose;
  object_class->finalize = pmap_choice_entry_finalize;
  object_class->get_property = pmap_choice_entry_get_property;
  object_class->set_property = pmap_choice_entry_set_property;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_choice_entry_grab_focus;

  /**
   * PmapChoiceEntry:label:
   *
   * What it is called, by a reader and in what it says of a text that is no choice.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_choice_entry_init (PmapChoiceEntry *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->chooser = PMAP_CHOOSER (pmap_chooser_new ());
  pmap_chooser_set_func (self->chooser, list_cb, self);
  pmap_chooser_set_activates_default (self->chooser, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->chooser), GTK_WIDGET (self));
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->chooser, "cleared", G_CALLBACK (cleared_cb), self);
  g_signal_connect_swapped (self->chooser, "unmatched", G_CALLBACK (unmatched_cb), self);
  g_signal_connect_swapped (self->chooser, "given-up", G_CALLBACK (given_up_cb), self);
}

/**
 * pmap_choice_entry_add:
 * @self: a choice
 * @title: in words, translated
 * @value: not 0
 *
 * Offers one thing more.
 */
void
pmap_choice_entry_add (PmapChoiceEntry *self,
                       const char      *title,
                       int              value)
{
  g_return_if_fail (PMAP_IS_CHOICE_ENTRY (self) && title != NULL && value != 0);

  g_ptr_array_add (self->items, pmap_chooser_item_new (title, NULL, NULL, NULL, value));
}

/**
 * pmap_choice_entry_set_value:
 * @self: a choice
 * @value: one that was added; 0 for nothing
 *
 * Chooses.
 */
void
pmap_choice_entry_set_value (PmapChoiceEntry *self,
                             int              value)
{
  const char *title = NULL;

  g_return_if_fail (PMAP_IS_CHOICE_ENTRY (self));

  for (guint i = 0; i < self->items->len; i++)
    if (pmap_chooser_item_get_value (self->items->pdata[i]) == value)
      title = pmap_chooser_item_get_title (self->items->pdata[i]);
  g_return_if_fail (value == 0 || title != NULL);

  self->value = value;
  pmap_chooser_set_text (self->chooser, title);
}

/**
 * pmap_choice_entry_take:
 * @self: a choice
 * @value: (out): what is chosen; 0 for nothing
 * @error: set if a text stands there that is none of the choices
 *
 * Returns: whether something that may be chosen, or nothing, is chosen; if not, the choice has the focus
 */
gboolean
pmap_choice_entry_take (PmapChoiceEntry  *self,
                        int              *value,
                        GError          **error)
{
  g_return_val_if_fail (PMAP_IS_CHOICE_ENTRY (self) && value != NULL, FALSE);

  pmap_chooser_flush (self->chooser);
  *value = self->value;
  if (!gtk_widget_has_css_class (pmap_chooser_get_entry (self->chooser), "error"))
    return TRUE;
  /* translators: what the user typed, and a field's label. */
  g_set_error (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, _("“%1$s” is not one of the choices for %2$s"),
               pmap_chooser_get_text (self->chooser), self->label);
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
  return FALSE;
}
