/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be said in a window of its own: what happened, what was kept, what to do; below it, line by line, what is wrong
 * with a file. Or a question, whose answer is the "response" signal; closing the window answers "cancel". */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-alert.h"

#include "ui/pmap-window.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-font-scale.h"

#include <glib/gi18n.h>

/* In characters. */
#define BODY_WIDTH 54
/* Nobody reads more; the first ones are the cause of the rest. */
#define MAX_ISSUES 50

struct _PmapAlert
{
  GtkWindow parent_instance;

  GtkLabel *heading;
  GtkLabel *body;
  GtkWidget *issues;
  GtkGrid *lines;
  GtkBox *buttons;
  char *response;
};

enum
{
  RESPONSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapAlert, pmap_alert, GTK_TYPE_WINDOW)

static void
button_clicked_cb (GtkButton *button,
                   PmapAlert *self)
{
  g_free (self->response);
  self->response = g_strdup (gtk_widget_get_name (GTK_WIDGET (button)));
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
pmap_alert_close_request (GtkWindow *window)
{
  PmapAlert *self = PMAP_ALERT (window);
  g_autofree char *response = g_steal_pointer (&self->response);

  /* The answer may be to close the parent, which must not take the alert with it while it still answers. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_window_set_transient_for (window, NULL);
  g_signal_emit (self, signals[RESPONSE], 0, response != NULL ? response : "cancel");
  return GTK_WINDOW_CLASS (pmap_alert_parent_class)->close_request (window);
}

static void
pmap_alert_finalize (GObject *object)
{
  g_free (PMAP_ALERT (object)->response);

  G_OBJECT_CLASS (pmap_alert_parent_class)->finalize (object);
}

static void
pmap_alert_class_init (PmapAlertClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_alert_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pmap_alert_close_request;

  /**
   * PmapAlert::response:
   * @self: the alert
   * @response: which button; "cancel" where the window was closed
   */
  signals[RESPONSE] = g_signal_new ("response", PMAP_TYPE_ALERT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT_DIALOG);
  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-alert.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapAlert, heading);
  gtk_widget_class_bind_template_child (widget_class, PmapAlert, body);
  gtk_widget_class_bind_template_child (widget_class, PmapAlert, issues);
  gtk_widget_class_bind_template_child (widget_class, PmapAlert, lines);
  gtk_widget_class_bind_template_child (widget_class, PmapAlert, buttons);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_alert_init (PmapAlert *self)
{
  int width;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Both, or the window is as high as the narrower text would be. With large text lines are shorter, for the screen's sake. */
  width = (int) (BODY_WIDTH / MAX (pmap_font_scale_get (GTK_WIDGET (self)) * 0.75, 1.0));
  gtk_label_set_width_chars (self->body, width);
  gtk_label_set_max_width_chars (self->body, width);
}

/* While names are hidden an alert is told without them. */
static char *
disguise_text (GtkWindow  *parent,
               const char *text)
{
  return PMAP_IS_WINDOW (parent) ? pmap_window_disguise_text (PMAP_WINDOW (parent), text) : g_strdup (text);
}

/**
 * pmap_alert_new:
 * @parent: (nullable): the window that it is about
 * @heading: a few words: what happened, or the question
 * @body: (nullable): what was kept, what to do
 *
 * Returns: (transfer none): an alert without buttons, not yet shown: gtk_window_present() does that
 */
PmapAlert *
pmap_alert_new (GtkWindow  *parent,
                const char *heading,
                const char *body)
{
  g_autofree char *shown_heading = NULL, *shown_body = NULL;
  PmapAlert *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (heading != NULL, NULL);

  self = g_object_new (PMAP_TYPE_ALERT, "transient-for", parent, "title", _("Provision Map"), NULL);
  shown_heading = disguise_text (parent, heading);
  shown_body = disguise_text (parent, body);
  /* A window's title is in the desktop's list of windows, where no pupil is to be named. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, shown_heading, -1);
  gtk_label_set_label (self->heading, shown_heading);
  gtk_label_set_label (self->body, shown_body != NULL ? shown_body : "");
  gtk_widget_set_visible (GTK_WIDGET (self->body), body != NULL);
  return self;
}

static void
add_issue (PmapAlert       *self,
           const PmapIssue *issue,
           int              row)
{
  g_autofree char *described = pmap_issue_describe (issue);
  g_autofree char *text = disguise_text (gtk_window_get_transient_for (GTK_WINDOW (self)), described);
  GtkWidget *message = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE,
                                     "wrap-mode", PANGO_WRAP_WORD_CHAR, "width-chars", 32, "max-width-chars", 44,
                                     "hexpand", TRUE, NULL);
  g_autofree char *place = NULL;
  GtkWidget *line;

  if (issue->line > 0)
    {
      /* translators: a line of a file. */
      place = g_strdup_printf (_("Line %u"), issue->line);
      line = g_object_new (GTK_TYPE_LABEL, "label", place, "xalign", 1.0, "yalign", 0.0, NULL);
      gtk_widget_add_css_class (line, "issue-line");
      gtk_grid_attach (self->lines, line, 0, row, 1, 1);
    }
  gtk_grid_attach (self->lines, message, 1, row, 1, 1);
}

/**
 * pmap_alert_list_issues:
 * @self: an alert
 * @issues: what is wrong, with lines
 *
 * Adds the issues below the text, errors first.
 */
void
pmap_alert_list_issues (PmapAlert  *self,
                        PmapIssues *issues)
{
  int row = 0;

  g_return_if_fail (PMAP_IS_ALERT (self) && issues != NULL);

  for (int severity = PMAP_SEVERITY_ERROR; severity <= PMAP_SEVERITY_NOTE; severity++)
    for (guint i = 0; i < issues->len && row < MAX_ISSUES; i++)
      {
        const PmapIssue *issue = issues->pdata[i];

        if ((int) issue->severity == severity)
          add_issue (self, issue, row++);
      }
  if (issues->len > (guint) row)
    {
      g_autofree char *more = pmap_number_say (issues->len - row,
                                               ngettext ("… and %u more.", "… and %u more.", issues->len - row));
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", more, "xalign", 0.0, NULL);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->lines, label, 1, row, 1, 1);
    }
  gtk_widget_set_visible (self->issues, issues->len > 0);
}

/**
 * pmap_alert_add_button:
 * @self: an alert
 * @response: what the button answers
 * @label: its words, with a mnemonic
 * @css_class: (nullable): "suggested-action" for the one that Enter presses, or "destructive-action"
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
pmap_alert_add_button (PmapAlert  *self,
                       const char *response,
                       const char *label,
                       const char *css_class)
{
  GtkWidget *button;

  g_return_val_if_fail (PMAP_IS_ALERT (self) && response != NULL && label != NULL, NULL);

  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_set_name (button, response);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), self);
  gtk_box_append (self->buttons, button);
  if (g_strcmp0 (css_class, "suggested-action") == 0)
    {
      gtk_window_set_default_widget (GTK_WINDOW (self), button);
      gtk_window_set_focus (GTK_WINDOW (self), button);
    }
  return button;
}
