/* SPDX-License-Identifier: GPL-3.0-or-later */

/* At the foot of a form: who changed the record last, and behind it a list of who changed what, when, from what to what. Quiet,
 * for it is looked for and not read in passing; not there while the trail has nothing to tell. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-trail-button.h"

#include "base/pmap-text.h"
#include "model/pmap-staff-role.h"
#include "report/pmap-trail-words.h"
#include "ui/pmap-pay-cover.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

#define SHOWN_MAXIMUM 600     /* characters of a line: a target may be long */

/* More is not read in a popover; each takes three labels. */
#define MAX_ROWS 100

struct _PmapTrailButton
{
  PmapFormPart parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkBox *rows;             /* in the popover, made when first opened */
  PmapRecordList *trail;    /* that is listened to */
};

G_DEFINE_FINAL_TYPE (PmapTrailButton, pmap_trail_button, PMAP_TYPE_FORM_PART)

static PmapDocument *
get_document (PmapTrailButton *self)
{
  PmapRecord *record = pmap_form_part_get_record (PMAP_FORM_PART (self));

  return record != NULL ? pmap_record_get_document (record) : NULL;
}

static PmapTrailEntry *
find_last (PmapTrailButton *self)
{
  PmapDocument *document = get_document (self);
  const char *id = document != NULL ? pmap_record_get_id (pmap_form_part_get_record (PMAP_FORM_PART (self))) : NULL;
  gpointer const *all;
  guint n;

  /* What was changed of a role is what it is paid. */
  if (id == NULL || (pmap_pay_cover_is_on () && PMAP_IS_STAFF_ROLE (pmap_form_part_get_record (PMAP_FORM_PART (self)))))
    return NULL;
  all = pmap_record_list_peek (document->trail, &n);
  while (n-- > 0)
    if (pmap_trail_entry_is_about (all[n], id))
      return all[n];
  return NULL;
}

static void
refresh (PmapTrailButton *self)
{
  PmapTrailEntry *last = find_last (self);
  g_autofree char *when = NULL, *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), last != NULL);
  if (last == NULL)
    return;
  when = pmap_trail_words_get_when (last);
  /* translators: %s is who, and when: "Mrs Hughes, 22 November 2026, 19:30". */
  words = g_strdup_printf (_("Last changed by %s"), when);
  gtk_label_set_label (self->label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Show who changed what, and when"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static GtkWidget *
add_label (GtkBox     *box,
           const char *text,
           const char *css_class)
{
  g_autofree char *shown = pmap_text_excerpt (text, NULL, SHOWN_MAXIMUM);
  GtkWidget *label = pmap_label_new (shown, css_class);

  g_object_set (label, "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", 48, "max-width-chars", 48, NULL);
  gtk_box_append (box, label);
  return label;
}

static void
add_row (PmapTrailButton *self,
         PmapDocument    *document,
         PmapTrailEntry  *entry,
         const char      *shown)
{
  g_autofree char *subject = pmap_trail_words_get_subject (document, entry, shown);
  g_autofree char *values = pmap_trail_words_get_values (document, entry);
  g_autofree char *when = pmap_trail_words_get_when (entry);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (row, "trail-row");
  add_label (GTK_BOX (row), subject, "heading");
  if (*values != '\0')
    add_label (GTK_BOX (row), values, NULL);
  add_label (GTK_BOX (row), when, "dim-label");
  if (!pmap_trail_entry_is_sealed (entry))
    add_label (GTK_BOX (row), _("This line was altered outside Provision Map."), "trail-altered");
  gtk_box_append (self->rows, row);
}

static void
fill_rows (PmapTrailButton *self)
{
  PmapDocument *document = get_document (self);
  const char *id = pmap_record_get_id (pmap_form_part_get_record (PMAP_FORM_PART (self)));
  g_autoptr (GPtrArray) entries = pmap_trail_words_list (document, id);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < MIN (entries->len, MAX_ROWS); i++)
    add_row (self, document, entries->pdata[i], id);
  if (entries->len > MAX_ROWS)
    {
      guint n = entries->len - MAX_ROWS;
      g_autofree char *more = pmap_number_say (n, ngettext ("… and %u earlier change.", "… and %u earlier changes.", n));

      add_label (self->rows, more, "dim-label");
    }
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  PmapTrailButton *self = user_data;

  if (self->rows == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                          "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                                          "max-content-height", 380, NULL);

      add_label (GTK_BOX (box), _("What was changed"), "title-4");
      self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
      gtk_box_append (GTK_BOX (box), scroller);
      gtk_widget_add_css_class (box, "trail-popover");
      gtk_popover_set_child (GTK_POPOVER (popover), box);
      gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_TOP);
      gtk_menu_button_set_popover (button, popover);
      gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was changed"), -1);
    }
  if (get_document (self) != NULL)
    fill_rows (self);
}

static void
listen (PmapTrailButton *self,
        PmapRecordList  *trail)
{
  if (self->trail == trail)
    return;
  if (self->trail != NULL)
    g_signal_handlers_disconnect_by_data (self->trail, self);
  g_set_object (&self->trail, trail);
  if (trail != NULL)
    g_signal_connect_swapped (trail, "items-changed", G_CALLBACK (refresh), self);
}

static void
pmap_trail_button_bind (PmapFormPart *part,
                        PmapRecord   *record)
{
  PmapTrailButton *self = PMAP_TRAIL_BUTTON (part);
  PmapDocument *document = get_document (self);

  gtk_menu_button_popdown (self->button);
  listen (self, document != NULL ? document->trail : NULL);
  refresh (self);
}

static void
pmap_trail_button_dispose (GObject *object)
{
  PmapTrailButton *self = PMAP_TRAIL_BUTTON (object);

  listen (self, NULL);
  self->rows = NULL;
  self->label = NULL;
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (pmap_trail_button_parent_class)->dispose (object);
}

static void
pmap_trail_button_class_init (PmapTrailButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_trail_button_dispose;
  PMAP_FORM_PART_CLASS (klass)->bind = pmap_trail_button_bind;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_trail_button_init (PmapTrailButton *self)
{
  self->label = GTK_LABEL (pmap_label_new (NULL, NULL));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "trail-button");
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
