/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is next in a map that is being set up: its steps, which of them are done, and a button for each. It goes when all is there,
 * when the first group is, or when the user puts it away; then it comes back only when the map is opened again. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-setup-card.h"

#include "base/pmap-number.h"
#include "model/pmap-setup.h"
#include "ui/dialogs/pmap-draft-dialog.h"
#include "ui/pages/pmap-page-kinds.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

struct _PmapSetupCard
{
  GtkBox parent_instance;

  GtkLabel *progress;
  GtkBox *steps;

  PmapWorkspace *workspace;
  PmapWorkspace *put_away;       /* the map for which the user has put it away; not owned, only compared */
  GtkImage *marks[PMAP_SETUP_N_STEPS];
  GtkWidget *buttons[PMAP_SETUP_N_STEPS];
  gboolean done[PMAP_SETUP_N_STEPS];
};

G_DEFINE_FINAL_TYPE (PmapSetupCard, pmap_setup_card, GTK_TYPE_BOX)

/* Where a step leads: to a page and, as long as nothing is there, to the form that adds the first of a list; to an action of the window;
 * or to a field of the school or its year. */
static const struct
{
  const char *title;
  const char *text;
  const char *button;
  const char *page;
  const char *list;
  const char *action;
  const char *field;
} steps[PMAP_SETUP_N_STEPS] = {
  [PMAP_SETUP_SCHOOL] = { N_("The school"), N_("Its name and phase, and who leads it."), N_("School…"), .field = "name" },
  [PMAP_SETUP_YEAR] = { N_("The terms of the year"), N_("With half terms and training days: sessions are counted from them."),
                        N_("Terms…"), .field = "terms" },
  [PMAP_SETUP_RATES] = { N_("Roles and rates"), N_("What an hour of each kind of staff costs; a pay table works it out of a salary."),
                         N_("Rates…"), .page = "roles", .list = "staff-roles" },
  [PMAP_SETUP_STAFF] = { N_("Staff"), N_("Who gives provision."), N_("Staff…"), .page = "staff", .list = "staff-members" },
  [PMAP_SETUP_MENU] = { N_("The menu of provision"), N_("What your school can offer: tick it in a starter menu."), N_("Starter menu…"),
                        .action = "win.add-from-menu" },
  [PMAP_SETUP_PUPILS] = { N_("Pupils"), N_("Paste them from a spreadsheet, or add them one by one beside the list."),
                          N_("Import pupils…"), .action = "win.import-pupils" },
  [PMAP_SETUP_GROUP] = { N_("The first group"), N_("Who gets what, from whom and when: then it is costed."), N_("Start a group…"),
                         .page = PMAP_PAGE_GROUPS },
};

static void
show_page (PmapSetupCard *self,
           PmapSetupStep  step)
{
  PmapDocument *document = pmap_workspace_get_document (self->workspace);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  PmapStaffRole *unpriced = step == PMAP_SETUP_RATES ? pmap_setup_find_unpriced (document) : NULL;
  PmapRecordList *list = NULL;

  if (steps[step].list != NULL)
    list = pmap_record_get_records (PMAP_RECORD (document), pmap_record_find_field (PMAP_RECORD (document), steps[step].list));
  pmap_workspace_show_page (self->workspace, steps[step].page);
  if (unpriced != NULL)
    pmap_workspace_show_field (self->workspace, PMAP_RECORD (unpriced), "rates");
  else if (list != NULL && pmap_record_list_get_length (list) == 0)
    gtk_window_present (GTK_WINDOW (pmap_draft_dialog_new (window, self->workspace, list, NULL)));
}

static void
clicked_cb (GtkButton     *button,
            PmapSetupCard *self)
{
  PmapSetupStep step = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step"));
  PmapDocument *document = pmap_workspace_get_document (self->workspace);

  if (steps[step].page != NULL)
    show_page (self, step);
  else if (steps[step].action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), steps[step].action, NULL);
  else
    pmap_workspace_show_field (self->workspace, step == PMAP_SETUP_SCHOOL ? document->school : document->year, steps[step].field);
}

static void
hide_cb (PmapSetupCard *self)
{
  self->put_away = self->workspace;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
add_step (PmapSetupCard *self,
          PmapSetupStep  step)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label (_(steps[step].button));

  self->marks[step] = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->marks[step]), 16, -1);
  self->buttons[step] = button;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), pmap_label_new (_(steps[step].title), NULL));
  gtk_box_append (GTK_BOX (words), pmap_label_new (_(steps[step].text), "dim-label"));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->marks[step]));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);
  g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (step));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (self->steps, row);
}

/* On the step that is next: Enter goes on with it. */
static gboolean
pmap_setup_card_grab_focus (GtkWidget *widget)
{
  PmapSetupCard *self = PMAP_SETUP_CARD (widget);
  PmapSetupStep next;

  if (self->workspace == NULL || !gtk_widget_get_visible (widget))
    return FALSE;
  next = pmap_setup_find_next (pmap_workspace_get_document (self->workspace));
  return next < PMAP_SETUP_N_STEPS && gtk_widget_grab_focus (self->buttons[next]);
}

static void
pmap_setup_card_dispose (GObject *object)
{
  g_clear_object (&PMAP_SETUP_CARD (object)->workspace);

  G_OBJECT_CLASS (pmap_setup_card_parent_class)->dispose (object);
}

static void
pmap_setup_card_class_init (PmapSetupCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_setup_card_dispose;
  widget_class->grab_focus = pmap_setup_card_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-setup-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapSetupCard, progress);
  gtk_widget_class_bind_template_child (widget_class, PmapSetupCard, steps);
  gtk_widget_class_bind_template_callback (widget_class, hide_cb);
}

static void
pmap_setup_card_init (PmapSetupCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_step (PmapSetupCard *self,
           PmapSetupStep  step,
           gboolean       is_done,
           gboolean       is_next)
{
  gtk_image_set_from_icon_name (self->marks[step], is_done ? "object-select-symbolic" : is_next ? "pan-end-symbolic" : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->marks[step]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_done ? _("Done") : is_next ? _("Next") : _("To do"), -1);
  if (is_next)
    gtk_widget_add_css_class (self->buttons[step], "suggested-action");
  else
    gtk_widget_remove_css_class (self->buttons[step], "suggested-action");
}

/**
 * pmap_setup_card_show:
 * @self: a card
 * @workspace: (nullable): the map
 *
 * Shows how far the map has been set up, or nothing where there is nothing to say.
 */
void
pmap_setup_card_show (PmapSetupCard *self,
                      PmapWorkspace *workspace)
{
  PmapDocument *document;
  gboolean is_wanted;
  PmapSetupStep next;
  guint n_done = 0;
  g_autofree char *done = NULL, *progress = NULL;

  g_return_if_fail (PMAP_IS_SETUP_CARD (self));

  is_wanted = workspace != NULL && workspace != self->put_away && !pmap_workspace_is_read_only (workspace)
              && pmap_setup_is_wanted (pmap_workspace_get_document (workspace));
  gtk_widget_set_visible (GTK_WIDGET (self), is_wanted);
  g_set_object (&self->workspace, workspace);
  if (!is_wanted)
    return;
  if (self->buttons[0] == NULL)
    for (PmapSetupStep step = 0; step < PMAP_SETUP_N_STEPS; step++)
      add_step (self, step);
  document = pmap_workspace_get_document (workspace);
  next = pmap_setup_find_next (document);
  for (PmapSetupStep step = 0; step < PMAP_SETUP_N_STEPS; step++)
    {
      gboolean is_done = pmap_setup_is_done (document, step);

      n_done += is_done;
      show_step (self, step, is_done, step == next);
      /* Who comes back from a step that is done now goes on with the next. */
      if (is_done && !self->done[step] && gtk_widget_is_focus (self->buttons[step]))
        gtk_widget_grab_focus (self->buttons[next]);
      self->done[step] = is_done;
    }
  done = pmap_number_format (n_done, 0);
  /* translators: how many of how many steps are done. */
  progress = g_strdup_printf (_("%1$s of %2$u steps are done"), done, PMAP_SETUP_N_STEPS);
  gtk_label_set_label (self->progress, progress);
}
