/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing by typing in a drop-down, open or closed: the filters of a table, the kinds of charts. The letters find what they
 * would find in a chooser. What is typed after a rest, or after it found nothing, begins anew. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-type-ahead.h"

#include "model/pmap-search.h"
#include "ui/widgets/pmap-chooser-item.h"

/* In milliseconds between the keys, as the keyboard tells them. */
#define REST 2000

typedef struct
{
  GString *typed;
  guint32 last_time;
  char **keywords;      /* of each choice in its order, or NULL */
} TypeAhead;

static void
free_type_ahead (gpointer data)
{
  TypeAhead *self = data;

  g_string_free (self->typed, TRUE);
  g_strfreev (self->keywords);
  g_free (self);
}

/* Chooses what fits best, the first of those that fit as well. */
static gboolean
choose (TypeAhead   *self,
        GtkDropDown *drop_down)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  guint n_keywords = self->keywords != NULL ? g_strv_length (self->keywords) : 0;
  guint best = PMAP_SEARCH_NO_MATCH, found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) title = g_list_model_get_item (model, i);
      g_autoptr (PmapChooserItem) item = pmap_chooser_item_new (gtk_string_object_get_string (title), NULL,
                                                                i < n_keywords ? self->keywords[i] : NULL, NULL, 0);
      guint rank = pmap_chooser_item_rank (item, self->typed->str);

      if (rank < best)
        {
          best = rank;
          found = i;
        }
    }
  if (found == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_drop_down_set_selected (drop_down, found);
  return TRUE;
}

static GtkWidget *
find_list (GtkDropDown *drop_down)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (drop_down)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return child;
  return NULL;
}

static gboolean
is_modifier (guint key)
{
  return (key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R) || key == GDK_KEY_ISO_Level3_Shift;
}

static gboolean
key_pressed_cb (GtkDropDown           *drop_down,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *keys)
{
  TypeAhead *self = g_object_get_data (G_OBJECT (drop_down), "pmap-type-ahead");
  guint32 time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (keys));
  gunichar letter = gdk_keyval_to_unicode (key);
  GtkWidget *list = find_list (drop_down);

  if (is_modifier (key))
    return GDK_EVENT_PROPAGATE;
  if (time - self->last_time > REST)
    g_string_truncate (self->typed, 0);
  self->last_time = time;
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && self->typed->len > 0
      && list != NULL && gtk_widget_get_visible (list))
    {
      g_string_truncate (self->typed, 0);
      gtk_popover_popdown (GTK_POPOVER (list));
      gtk_widget_grab_focus (GTK_WIDGET (drop_down));
      return GDK_EVENT_STOP;
    }
  /* A space is part of what is typed, and opens the list where nothing is. */
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || !g_unichar_isprint (letter)
      || (letter == ' ' && self->typed->len == 0))
    {
      if (!g_unichar_isprint (letter))
        g_string_truncate (self->typed, 0);
      return GDK_EVENT_PROPAGATE;
    }
  g_string_append_unichar (self->typed, letter);
  if (!choose (self, drop_down))
    {
      g_string_truncate (self->typed, 0);
      g_string_append_unichar (self->typed, letter);
      if (!choose (self, drop_down))
        {
          g_string_truncate (self->typed, 0);
          gtk_widget_error_bell (GTK_WIDGET (drop_down));
        }
    }
  return GDK_EVENT_STOP;
}

static void
listen_to (GtkDropDown *drop_down,
           GtkWidget   *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the list and its button, which know keys of their own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), drop_down, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

/**
 * pmap_type_ahead_add:
 * @drop_down: a drop-down of strings
 *
 * From now on letters that are typed on @drop_down choose.
 */
void
pmap_type_ahead_add (GtkDropDown *drop_down)
{
  TypeAhead *self;
  GtkWidget *list;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  self = g_new0 (TypeAhead, 1);
  self->typed = g_string_new (NULL);
  g_object_set_data_full (G_OBJECT (drop_down), "pmap-type-ahead", self, free_type_ahead);
  listen_to (drop_down, GTK_WIDGET (drop_down));
  /* While the list is open it has the keys to itself. */
  list = find_list (drop_down);
  if (list != NULL)
    listen_to (drop_down, list);
}

/**
 * pmap_type_ahead_set_keywords:
 * @drop_down: a drop-down that pmap_type_ahead_add() was called with
 * @keywords: (nullable): for each choice, in the order of the choices, other words by which it is found
 *
 * Where a choice is shown short, as "S&P", people type what it is short for.
 */
void
pmap_type_ahead_set_keywords (GtkDropDown       *drop_down,
                              const char *const *keywords)
{
  TypeAhead *self = g_object_get_data (G_OBJECT (drop_down), "pmap-type-ahead");

  g_return_if_fail (self != NULL);

  g_strfreev (self->keywords);
  self->keywords = g_strdupv ((char **) keywords);
}
