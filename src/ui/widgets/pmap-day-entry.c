/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry for a day that is asked for in passing, with a button to pick it; what is wrong with it is said in a label of the popover
 * that has it. What is put into it in a .ui file stands behind the button. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-day-entry.h"

#include "base/pmap-error.h"
#include "ui/widgets/pmap-date-button.h"

struct _PmapDayEntry
{
  GtkBox parent_instance;

  GtkWidget *entry;
  PmapDateButton *button;
  GtkLabel *error_label;
};

enum
{
  ACTIVATE,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapDayEntry, pmap_day_entry, GTK_TYPE_BOX)

static void
activate_cb (PmapDayEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
changed_cb (PmapDayEntry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
picked_cb (PmapDayEntry *self)
{
  pmap_day_entry_set_date (self, pmap_date_button_get_date (self->button));
  gtk_widget_grab_focus (self->entry);
}

static gboolean
pmap_day_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PMAP_DAY_ENTRY (widget)->entry);
}

static void
pmap_day_entry_class_init (PmapDayEntryClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = pmap_day_entry_grab_focus;

  /**
   * PmapDayEntry::activate:
   *
   * Enter was pressed.
   */
  signals[ACTIVATE] = g_signal_new ("activate", PMAP_TYPE_DAY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PmapDayEntry::changed:
   *
   * Something else stands there.
   */
  signals[CHANGED] = g_signal_new ("changed", PMAP_TYPE_DAY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pmap_day_entry_init (PmapDayEntry *self)
{
  self->entry = g_object_new (GTK_TYPE_ENTRY, "width-chars", 16, "hexpand", TRUE, NULL);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), self->entry);
}

/**
 * pmap_day_entry_set_labels:
 * @self: an entry, just made
 * @title: what the day is, translated: "Last day"
 * @heading: the label that asks for the day
 * @hint: (nullable): the label that says what will happen on the day
 * @error_label: the label that says what is wrong with the day, and is seen only where something is
 *
 * Says which labels beside it are about it. They live as long as it does.
 */
void
pmap_day_entry_set_labels (PmapDayEntry *self,
                           const char   *title,
                           GtkLabel     *heading,
                           GtkLabel     *hint,
                           GtkLabel     *error_label)
{
  g_return_if_fail (PMAP_IS_DAY_ENTRY (self) && self->button == NULL && title != NULL);

  self->error_label = error_label;
  self->button = PMAP_DATE_BUTTON (pmap_date_button_new (title));
  g_signal_connect_swapped (self->button, "picked", G_CALLBACK (picked_cb), self);
  gtk_box_insert_child_after (GTK_BOX (self), GTK_WIDGET (self->button), self->entry);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL,
                                  GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, error_label, -1);
  if (hint != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, hint, NULL, -1);
}

/**
 * pmap_day_entry_set_date:
 * @self: an entry
 * @date: the day that stands in it from now on, with nothing wrong with it yet
 */
void
pmap_day_entry_set_date (PmapDayEntry *self,
                         PmapDate      date)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PMAP_IS_DAY_ENTRY (self));

  text = pmap_date_format (date);
  pmap_day_entry_show_error (self, NULL);
  pmap_date_button_set_date (self->button, date);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * pmap_day_entry_read:
 * @self: an entry
 * @record: a record
 * @field_name: one of its fields, which would read what is typed in the same way
 * @missing: what is said where nothing is typed, translated
 * @date: (out): takes the day
 * @error: says in plain words what is wrong
 *
 * Returns: whether a day is typed; @date is untouched otherwise
 */
gboolean
pmap_day_entry_read (PmapDayEntry  *self,
                     PmapRecord    *record,
                     const char    *field_name,
                     const char    *missing,
                     PmapDate      *date,
                     GError       **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_return_val_if_fail (PMAP_IS_DAY_ENTRY (self) && PMAP_IS_RECORD (record) && missing != NULL && date != NULL, FALSE);

  if (!pmap_record_parse_field (record, pmap_record_find_field (record, field_name), gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                &value, error))
    return FALSE;
  if (g_value_get_uint (&value) == PMAP_DATE_NONE)
    {
      g_set_error_literal (error, PMAP_ERROR, PMAP_ERROR_INVALID_VALUE, missing);
      return FALSE;
    }
  *date = g_value_get_uint (&value);
  return TRUE;
}

/**
 * pmap_day_entry_show_error:
 * @self: an entry
 * @error: (nullable): what is wrong with the day, translated; %NULL for nothing
 */
void
pmap_day_entry_show_error (PmapDayEntry *self,
                           const char   *error)
{
  g_return_if_fail (PMAP_IS_DAY_ENTRY (self));

  gtk_label_set_label (self->error_label, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * pmap_day_entry_refuse:
 * @self: an entry
 * @error: why the day does not do, translated
 *
 * As pmap_day_entry_show_error(), with the cursor where it can be put right.
 */
void
pmap_day_entry_refuse (PmapDayEntry *self,
                       const char   *error)
{
  g_return_if_fail (PMAP_IS_DAY_ENTRY (self) && error != NULL);

  pmap_day_entry_show_error (self, error);
  gtk_widget_grab_focus (self->entry);
}
