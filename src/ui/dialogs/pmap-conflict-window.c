/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks what to keep where two people changed the same thing. Nothing is decided beforehand, nothing happens until everything
 * is, every choice can be taken back, and one's own version can always be put aside as a copy first.
 *
 * With the keyboard: up and down go from question to question, left and right from card to card, 1 to 4 choose. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-conflict-window.h"

#include "store/pmap-compare.h"
#include "ui/widgets/pmap-conflict-row.h"
#include "ui/widgets/pmap-flow-layout.h"

#include <glib/gi18n.h>

/* Nobody reads more in one go. */
#define CHANGES_MOST 200

struct _PmapConflictWindow
{
  GtkWindow parent_instance;

  PmapMerge *merge;
  GPtrArray *steps;         /* of GArray of PmapDecision: all decisions before each step */
  char *response;

  GtkLabel *heading;
  GtkLabel *body;
  GtkWidget *rest;
  GtkBox *rows;
  GtkExpander *expander;
  GtkBox *changes;
  GtkLabel *counter;
  GtkLabel *copied;
  GtkWidget *use_button;
};

enum
{
  RESPONSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapConflictWindow, pmap_conflict_window, GTK_TYPE_WINDOW)

static guint
count (PmapConflictWindow *self)
{
  return g_list_model_get_n_items (pmap_merge_get_conflicts (self->merge));
}

/* --- decisions --- */

static void
update_cb (PmapConflictWindow *self)
{
  guint n = count (self), left = pmap_merge_get_undecided (self->merge);
  g_autofree char *text = NULL;

  /* translators: "2 of 3 decided". */
  text = g_strdup_printf (ngettext ("%1$u of %2$u decided", "%1$u of %2$u decided", n), n - left, n);
  gtk_label_set_label (self->counter, text);
  gtk_widget_set_sensitive (self->use_button, left == 0);
  gtk_widget_set_sensitive (self->rest, left > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflicts.undo", self->steps->len > 0);
}

/* What all decisions are now, so that undo can bring it back. */
static void
remember (PmapConflictWindow *self)
{
  GListModel *conflicts = pmap_merge_get_conflicts (self->merge);
  GArray *step = g_array_new (FALSE, FALSE, sizeof (PmapDecision));

  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (conflicts, i);
      PmapDecision decision = pmap_conflict_get_decision (conflict);

      g_array_append_val (step, decision);
    }
  g_ptr_array_add (self->steps, step);
}

static void
chosen_cb (PmapConflictRow    *row,
           PmapDecision        decision,
           PmapConflictWindow *self)
{
  remember (self);
  pmap_conflict_set_decision (pmap_conflict_row_get_conflict (row), decision);
  update_cb (self);
}

static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  PmapConflictWindow *self = PMAP_CONFLICT_WINDOW (widget);
  GListModel *conflicts = pmap_merge_get_conflicts (self->merge);
  g_autoptr (GArray) step = NULL;

  if (self->steps->len == 0)
    return;
  step = g_ptr_array_steal_index (self->steps, self->steps->len - 1);
  for (guint i = 0; i < step->len; i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (conflicts, i);

      pmap_conflict_set_decision (conflict, g_array_index (step, PmapDecision, i));
    }
  update_cb (self);
}

/* The same for all that is not decided yet. */
static void
decide_rest_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  PmapConflictWindow *self = PMAP_CONFLICT_WINDOW (widget);
  GListModel *conflicts = pmap_merge_get_conflicts (self->merge);
  PmapDecision decision = g_variant_get_boolean (parameter) ? PMAP_DECISION_MINE : PMAP_DECISION_THEIRS;

  remember (self);
  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (conflicts, i);

      if (pmap_conflict_get_decision (conflict) == PMAP_DECISION_UNDECIDED && pmap_conflict_can_decide (conflict, decision))
        pmap_conflict_set_decision (conflict, decision);
    }
  update_cb (self);
}

/* --- keys --- */

static PmapConflictRow *
find_row (PmapConflictWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL ? PMAP_CONFLICT_ROW (gtk_widget_get_ancestor (focus, PMAP_TYPE_CONFLICT_ROW)) : NULL;
}

static gboolean
move_focus (PmapConflictRow *row,
            guint            key)
{
  guint number = pmap_conflict_row_get_focus (row);
  GtkWidget *other = NULL;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (number > 0 || key == GDK_KEY_Right)
        pmap_conflict_row_set_focus (row, key == GDK_KEY_Left ? number - 1 : number + 1);
      return TRUE;
    case GDK_KEY_Up:
      other = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
      break;
    case GDK_KEY_Down:
      other = gtk_widget_get_next_sibling (GTK_WIDGET (row));
      break;
    default:
      return FALSE;
    }
  if (other != NULL)
    pmap_conflict_row_set_focus (PMAP_CONFLICT_ROW (other), number);
  return other != NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                PmapConflictWindow    *self)
{
  PmapConflictRow *row = find_row (self);
  PmapDecision decision;

  if (row == NULL || modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_4)
    key = GDK_KEY_1 + key - GDK_KEY_KP_1;
  if (key < GDK_KEY_1 || key > GDK_KEY_4)
    return move_focus (row, key);
  decision = pmap_conflict_row_find_option (row, key - GDK_KEY_1);
  if (decision == PMAP_DECISION_UNDECIDED)
    return FALSE;
  pmap_conflict_row_set_focus (row, key - GDK_KEY_1);
  chosen_cb (row, decision, self);
  return TRUE;
}

/* --- answers --- */

static void
use_cb (GtkButton          *button,
        PmapConflictWindow *self)
{
  g_free (self->response);
  self->response = g_strdup ("use");
  gtk_window_close (GTK_WINDOW (self));
}

static void
copy_cb (GtkButton          *button,
         PmapConflictWindow *self)
{
  g_signal_emit (self, signals[RESPONSE], 0, "copy");
}

static gboolean
pmap_conflict_window_close_request (GtkWindow *window)
{
  PmapConflictWindow *self = PMAP_CONFLICT_WINDOW (window);
  g_autofree char *response = g_steal_pointer (&self->response);

  /* The answer may lead to another question, or to the end of the parent. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_window_set_transient_for (window, NULL);
  g_signal_emit (self, signals[RESPONSE], 0, response != NULL ? response : "cancel");
  return GTK_WINDOW_CLASS (pmap_conflict_window_parent_class)->close_request (window);
}

/* --- the object --- */

static void
pmap_conflict_window_finalize (GObject *object)
{
  PmapConflictWindow *self = PMAP_CONFLICT_WINDOW (object);

  g_clear_object (&self->merge);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self->response);

  G_OBJECT_CLASS (pmap_conflict_window_parent_class)->finalize (object);
}

static void
pmap_conflict_window_class_init (PmapConflictWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_conflict_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pmap_conflict_window_close_request;

  /**
   * PmapConflictWindow::response:
   * @self: the window
   * @response: "use": what was decided holds; "copy": put my version aside first, the window stays; "cancel": leave everything
   *   as it is
   */
  signals[RESPONSE] = g_signal_new ("response", PMAP_TYPE_CONFLICT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-conflict-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapConflictWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictWindow, body);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictWindow, rest);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictWindow, expander);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictWindow, changes);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictWindow, counter);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictWindow, copied);
  gtk_widget_class_bind_template_child (widget_class, PmapConflictWindow, use_button);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "conflicts.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "conflicts.decide-rest", "b", decide_rest_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "conflicts.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_conflict_window_init (PmapConflictWindow *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_rows (PmapConflictWindow *self)
{
  GListModel *conflicts = pmap_merge_get_conflicts (self->merge);

  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr (PmapConflict) conflict = g_list_model_get_item (conflicts, i);
      GtkWidget *row = pmap_conflict_row_new (conflict);

      g_signal_connect (row, "chosen", G_CALLBACK (chosen_cb), self);
      gtk_box_append (self->rows, row);
    }
  pmap_conflict_row_set_focus (PMAP_CONFLICT_ROW (gtk_widget_get_first_child (GTK_WIDGET (self->rows))), 0);
}

static void
add_line (PmapConflictWindow *self,
          const char         *text)
{
  gtk_box_append (self->changes, g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                               "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
}

static void
add_changes (PmapConflictWindow *self)
{
  GPtrArray *changes = pmap_merge_get_changes (self->merge);
  g_autofree char *label = pmap_number_say (changes->len, _("Put together without asking (%u)"));

  for (guint i = 0; i < MIN (changes->len, CHANGES_MOST); i++)
    {
      g_autofree char *line = pmap_difference_describe (changes->pdata[i]);

      add_line (self, line);
    }
  if (changes->len > CHANGES_MOST)
    {
      g_autofree char *more = pmap_number_say (changes->len - CHANGES_MOST, _("… and %u more."));

      add_line (self, more);
    }
  gtk_expander_set_label (self->expander, label);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), changes->len > 0);
}

static void
show_heading (PmapConflictWindow *self,
              const char         *colleague)
{
  g_autofree char *heading = NULL;

  /* translators: %s is a person's name. */
  heading = colleague != NULL ? g_strdup_printf (_("You and %s changed the same things"), colleague)
                              : g_strdup (_("You and somebody else changed the same things"));
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->body, ngettext ("Choose which version to keep. Nothing is saved before that.",
                                             "For each, choose which version to keep. Nothing is saved before that.", count (self)));
}

/**
 * pmap_conflict_window_new:
 * @parent: (nullable): the map's window
 * @merge: a merge with conflicts; what is chosen becomes its decisions at once
 * @colleague: (nullable): who the other person is, where that is known
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWidget *
pmap_conflict_window_new (GtkWindow  *parent,
                          PmapMerge  *merge,
                          const char *colleague)
{
  PmapConflictWindow *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_MERGE (merge) && g_list_model_get_n_items (pmap_merge_get_conflicts (merge)) > 0, NULL);

  self = g_object_new (PMAP_TYPE_CONFLICT_WINDOW, "transient-for", parent, NULL);
  self->merge = g_object_ref (merge);
  show_heading (self, colleague);
  add_rows (self);
  add_changes (self);
  gtk_widget_set_visible (self->rest, count (self) > 1);
  g_signal_connect_object (merge, "notify::undecided", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pmap_conflict_window_say_copied:
 * @self: a conflict window
 * @message: that one's own version is safe in a file, or why it is not
 */
void
pmap_conflict_window_say_copied (PmapConflictWindow *self,
                                 const char         *message)
{
  g_return_if_fail (PMAP_IS_CONFLICT_WINDOW (self) && message != NULL);

  gtk_label_set_label (self->copied, message);
  gtk_widget_set_visible (GTK_WIDGET (self->copied), TRUE);
}
