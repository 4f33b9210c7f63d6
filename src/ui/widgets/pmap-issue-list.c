/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What wants attention, in words, a row each; a row opens the record that it is about. The list begins short: a school
 * in September has a lot of them, and a wall of warnings is read by nobody. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-issue-list.h"

#include <glib/gi18n.h>

#define N_ROWS_AT_FIRST 6

struct _PmapIssueList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *empty_label;
  GtkButton *more_button;

  PmapIssues *issues;
  gboolean shows_all;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapIssueList, pmap_issue_list, GTK_TYPE_WIDGET)

/* Colour stands beside a shape that differs too. */
static const char *
get_icon_name (const PmapIssue *issue)
{
  switch (issue->severity)
    {
    case PMAP_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case PMAP_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case PMAP_SEVERITY_NOTE:
    default:
      return "dialog-information-symbolic";
    }
}

static GtkWidget *
make_row (const PmapIssue *issue)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", get_icon_name (issue), "valign", GTK_ALIGN_CENTER,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (issue->message);
  g_autofree char *name = NULL;

  gtk_widget_add_css_class (icon, issue->severity == PMAP_SEVERITY_NOTE ? "dim-label" : "issue-sign");
  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  if (issue->id != NULL)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), issue->id != NULL);
  /* translators: how bad, then what: "warning: No review is set" */
  name = g_strdup_printf (_("%1$s: %2$s"), pmap_severity_get_word (issue->severity), issue->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
fill_list (PmapIssueList *self)
{
  guint n_rows = self->shows_all ? self->issues->len : MIN (self->issues->len, N_ROWS_AT_FIRST);
  g_autofree char *more = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < n_rows; i++)
    gtk_list_box_append (self->list, make_row (self->issues->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_rows > 0);
  gtk_widget_set_visible (self->empty_label, n_rows == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_rows < self->issues->len);
  more = g_strdup_printf (ngettext ("Show %u more", "Show %u more", self->issues->len - n_rows),
                          self->issues->len - n_rows);
  gtk_button_set_label (self->more_button, more);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  gpointer       user_data)
{
  PmapIssueList *self = user_data;
  const PmapIssue *issue = self->issues->pdata[gtk_list_box_row_get_index (row)];

  g_signal_emit (self, signals[OPENED], 0, issue->id);
}

static void
more_cb (GtkButton *button,
         gpointer   user_data)
{
  PmapIssueList *self = user_data;
  guint first_new = MIN (self->issues->len, N_ROWS_AT_FIRST);
  GtkListBoxRow *row;

  self->shows_all = TRUE;
  fill_list (self);
  row = gtk_list_box_get_row_at_index (self->list, (int) first_new);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
pmap_issue_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_issue_list_parent_class)->dispose (object);
}

static void
pmap_issue_list_finalize (GObject *object)
{
  g_ptr_array_unref (PMAP_ISSUE_LIST (object)->issues);

  G_OBJECT_CLASS (pmap_issue_list_parent_class)->finalize (object);
}

static void
pmap_issue_list_class_init (PmapIssueListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_issue_list_dispose;
  object_class->finalize = pmap_issue_list_finalize;

  /**
   * PmapIssueList::opened:
   * @self: the list
   * @id: the id of a record
   *
   * The user wants to see the record that an issue is about.
   */
  signals[OPENED] = g_signal_new ("opened", PMAP_TYPE_ISSUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-issue-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapIssueList, list);
  gtk_widget_class_bind_template_child (widget_class, PmapIssueList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, PmapIssueList, more_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
pmap_issue_list_init (PmapIssueList *self)
{
  self->issues = pmap_issues_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** pmap_issue_list_set_issues: Shows other issues. Does nothing where they say the same. */
void
pmap_issue_list_set_issues (PmapIssueList *self,
                            PmapIssues    *issues)
{
  gboolean same;

  g_return_if_fail (PMAP_IS_ISSUE_LIST (self) && issues != NULL);

  same = issues->len == self->issues->len && issues->len > 0;
  for (guint i = 0; same && i < issues->len; i++)
    {
      const PmapIssue *one = issues->pdata[i], *other = self->issues->pdata[i];

      same = one->severity == other->severity && g_strcmp0 (one->id, other->id) == 0
             && g_str_equal (one->message, other->message);
    }
  if (same)
    return;
  g_ptr_array_unref (self->issues);
  self->issues = g_ptr_array_ref (issues);
  fill_list (self);
}

/** pmap_issue_list_get_n_rows: Returns: how many issues are in sight */
guint
pmap_issue_list_get_n_rows (PmapIssueList *self)
{
  guint n = 0;

  g_return_val_if_fail (PMAP_IS_ISSUE_LIST (self), 0);

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  return n;
}
