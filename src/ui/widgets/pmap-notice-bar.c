/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar above a page that says what happened. What is only good to know goes by itself after a while; what went wrong stays
 * until it is closed. Each notice says how long it is true, and goes at once when it is not. What holds as long as a state lasts, such as that a colleague has the map open, stands in the bar behind
 * what happens meanwhile, and is there again afterwards. It appears at once: GTK 4.8 measures a wrapped label in a half-open revealer a pixel too low. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-notice-bar.h"

/* Long enough to read two lines twice. */
#define NOTICE_SECONDS 8

struct _PmapNoticeBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *label;
  GtkButton *button;
  guint timeout;
  PmapNoticeTerm term;       /* of what it says now */
  guint64 state;             /* of the map when that was said */
  gboolean was_modified;     /* there was something to save then */
  PmapWorkspace *workspace;  /* which knows what may be read; NULL for everything */

  char *standing;          /* what holds for now; NULL for nothing */
  char *standing_label;
  char *standing_action;
  gboolean is_standing;    /* whether that is what it says */
};

G_DEFINE_FINAL_TYPE (PmapNoticeBar, pmap_notice_bar, GTK_TYPE_WIDGET)

static void
offer (PmapNoticeBar *self,
       const char    *label,
       const char    *action)
{
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (self->button, label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
}

static PmapHistory *
get_history (PmapNoticeBar *self)
{
  return self->workspace != NULL ? pmap_workspace_get_history (self->workspace) : NULL;
}

static void
say (PmapNoticeBar  *self,
     PmapNoticeTerm  term,
     const char     *message,
     gboolean        is_error)
{
  g_autofree char *text = self->workspace != NULL ? pmap_workspace_disguise_text (self->workspace, message)
                                                  : g_strdup (message);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->is_standing = FALSE;
  self->term = term;
  self->state = get_history (self) != NULL ? pmap_history_get_state (get_history (self)) : 0;
  self->was_modified = get_history (self) != NULL && pmap_history_is_modified (get_history (self));
  gtk_label_set_label (self->label, text);
  offer (self, NULL, NULL);
  gtk_image_set_from_icon_name (self->icon, is_error ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  if (is_error)
    gtk_widget_add_css_class (self->box, "error");
  else
    gtk_widget_remove_css_class (self->box, "error");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* What was said is over: what stands behind it comes back. */
static void
fall_silent (PmapNoticeBar *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->term = PMAP_NOTICE_ALWAYS;
  if (self->standing == NULL)
    {
      self->is_standing = FALSE;
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  say (self, PMAP_NOTICE_ALWAYS, self->standing, FALSE);
  offer (self, self->standing_label, self->standing_action);
  self->is_standing = TRUE;
}

static void
forget_standing (PmapNoticeBar *self)
{
  g_clear_pointer (&self->standing, g_free);
  g_clear_pointer (&self->standing_label, g_free);
  g_clear_pointer (&self->standing_action, g_free);
}

/* The history tells of each step, done or undone, and of a save. Where all that was not saved is undone, the file has the map,
 * too. */
static void
history_changed_cb (PmapNoticeBar *self)
{
  PmapHistory *history = get_history (self);

  if (((self->term & PMAP_NOTICE_UNTIL_CHANGED) != 0 && pmap_history_get_state (history) != self->state)
      || ((self->term & PMAP_NOTICE_UNTIL_SAVED) != 0 && self->was_modified
          && !pmap_history_is_modified (history)))
    fall_silent (self);
}

static void
refusals_changed_cb (PmapNoticeBar *self)
{
  if ((self->term & PMAP_NOTICE_UNTIL_PUT_RIGHT) != 0
      && pmap_refusals_count (pmap_workspace_get_refusals (self->workspace)) == 0)
    fall_silent (self);
}

static gboolean
timeout_cb (gpointer user_data)
{
  PmapNoticeBar *self = user_data;

  self->timeout = 0;
  fall_silent (self);
  return G_SOURCE_REMOVE;
}

static void
close_cb (GtkButton     *button,
          PmapNoticeBar *self)
{
  pmap_notice_bar_close (self);
}

static void
pmap_notice_bar_dispose (GObject *object)
{
  PmapNoticeBar *self = PMAP_NOTICE_BAR (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  forget_standing (self);
  pmap_notice_bar_set_workspace (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PMAP_TYPE_NOTICE_BAR);

  G_OBJECT_CLASS (pmap_notice_bar_parent_class)->dispose (object);
}

static void
pmap_notice_bar_class_init (PmapNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_notice_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapNoticeBar, box);
  gtk_widget_class_bind_template_child (widget_class, PmapNoticeBar, icon);
  gtk_widget_class_bind_template_child (widget_class, PmapNoticeBar, label);
  gtk_widget_class_bind_template_child (widget_class, PmapNoticeBar, button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_notice_bar_init (PmapNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say_for_a_while (PmapNoticeBar  *self,
                 PmapNoticeTerm  term,
                 const char     *message)
{
  say (self, term, message, FALSE);
  self->timeout = g_timeout_add_seconds (NOTICE_SECONDS, timeout_cb, self);
}

/**
 * pmap_notice_bar_set_workspace:
 * @self: a notice bar
 * @workspace: (nullable): the map that it speaks of; where names and figures of it are hidden, the bar says none
 */
void
pmap_notice_bar_set_workspace (PmapNoticeBar *self,
                               PmapWorkspace *workspace)
{
  g_return_if_fail (PMAP_IS_NOTICE_BAR (self));

  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_history (self), self);
      g_signal_handlers_disconnect_by_data (pmap_workspace_get_refusals (self->workspace), self);
    }
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    g_signal_connect_object (get_history (self), "notify::modified", G_CALLBACK (history_changed_cb), self,
                             G_CONNECT_SWAPPED);
  if (workspace != NULL)
    g_signal_connect_object (pmap_workspace_get_refusals (workspace), "changed", G_CALLBACK (refusals_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * pmap_notice_bar_say:
 * @self: a notice bar
 * @term: how long @message is true
 * @message: a sentence that is good to know
 */
void
pmap_notice_bar_say (PmapNoticeBar  *self,
                     PmapNoticeTerm  term,
                     const char     *message)
{
  g_return_if_fail (PMAP_IS_NOTICE_BAR (self) && message != NULL);

  say_for_a_while (self, term, message);
}

/**
 * pmap_notice_bar_say_and_offer:
 * @self: a notice bar
 * @term: how long @message is true
 * @message: a sentence that is good to know
 * @label: a button's words
 * @action: the detailed name of the action that the button does
 */
void
pmap_notice_bar_say_and_offer (PmapNoticeBar  *self,
                               PmapNoticeTerm  term,
                               const char     *message,
                               const char     *label,
                               const char     *action)
{
  g_return_if_fail (PMAP_IS_NOTICE_BAR (self) && message != NULL && label != NULL && action != NULL);

  say_for_a_while (self, term, message);
  offer (self, label, action);
}

/**
 * pmap_notice_bar_warn:
 * @self: a notice bar
 * @term: how long @message is true
 * @message: what could not be done, what was kept, what to do
 */
void
pmap_notice_bar_warn (PmapNoticeBar  *self,
                      PmapNoticeTerm  term,
                      const char     *message)
{
  g_return_if_fail (PMAP_IS_NOTICE_BAR (self) && message != NULL);

  say (self, term, message, TRUE);
}

/**
 * pmap_notice_bar_warn_and_offer:
 * @self: a notice bar
 * @term: how long @message is true
 * @message: what could not be done, what was kept, what to do
 * @label: a button's words
 * @action: the detailed name of the action that the button does
 */
void
pmap_notice_bar_warn_and_offer (PmapNoticeBar  *self,
                                PmapNoticeTerm  term,
                                const char     *message,
                                const char     *label,
                                const char     *action)
{
  g_return_if_fail (PMAP_IS_NOTICE_BAR (self) && message != NULL && label != NULL && action != NULL);

  say (self, term, message, TRUE);
  offer (self, label, action);
}

/**
 * pmap_notice_bar_stand:
 * @self: a notice bar
 * @message: (nullable): a sentence that holds until another one does; %NULL when it no longer holds
 * @label: (nullable): a button's words
 * @action: (nullable): the detailed name of the action that the button does
 *
 * Says what holds for now. What is said for a while goes before it, and what went wrong until it is closed.
 */
void
pmap_notice_bar_stand (PmapNoticeBar *self,
                       const char    *message,
                       const char    *label,
                       const char    *action)
{
  gboolean is_error;

  g_return_if_fail (PMAP_IS_NOTICE_BAR (self) && (label == NULL) == (action == NULL));

  is_error = gtk_widget_get_visible (GTK_WIDGET (self)) && gtk_widget_has_css_class (self->box, "error");
  forget_standing (self);
  self->standing = g_strdup (message);
  self->standing_label = g_strdup (label);
  self->standing_action = g_strdup (action);
  if (self->is_standing || (self->timeout == 0 && !is_error))
    fall_silent (self);
}

/**
 * pmap_notice_bar_end:
 * @self: a notice bar
 * @term: what has come: %PMAP_NOTICE_UNTIL_SAVED after a save, %PMAP_NOTICE_UNTIL_KEPT after a snapshot
 *
 * Takes away what it says, if that was true no longer than until @term.
 */
void
pmap_notice_bar_end (PmapNoticeBar  *self,
                     PmapNoticeTerm  term)
{
  g_return_if_fail (PMAP_IS_NOTICE_BAR (self));

  if ((self->term & term) != 0)
    fall_silent (self);
}

/**
 * pmap_notice_bar_close:
 * @self: a notice bar
 *
 * Takes away what it says; what stands behind that is then said again.
 */
void
pmap_notice_bar_close (PmapNoticeBar *self)
{
  g_return_if_fail (PMAP_IS_NOTICE_BAR (self));

  if (self->is_standing)
    forget_standing (self);
  fall_silent (self);
}

/**
 * pmap_notice_bar_get_message:
 * @self: a notice bar
 *
 * Returns: (transfer none) (nullable): what it says now
 */
const char *
pmap_notice_bar_get_message (PmapNoticeBar *self)
{
  g_return_val_if_fail (PMAP_IS_NOTICE_BAR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : NULL;
}
