/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From which day a run changes: the next school day is filled in, and a sentence says what will happen then. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-change-popover.h"

#include "history/pmap-change-from.h"
#include "ui/widgets/pmap-day-entry.h"

#include <glib/gi18n.h>

struct _PmapChangePopover
{
  GtkPopover parent_instance;

  GtkLabel *heading;
  PmapDayEntry *day_entry;
  GtkLabel *error_label;
  GtkLabel *sentence_label;
  PmapWorkspace *workspace;
  PmapIntervention *intervention;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapChangePopover, pmap_change_popover, GTK_TYPE_POPOVER)

static gboolean
is_there (PmapChangePopover *self)
{
  return self->intervention != NULL && pmap_record_get_document (PMAP_RECORD (self->intervention)) != NULL;
}

/* What is typed is read as the first day of the run would be. @day is untouched where it is no day at all. */
static gboolean
read_day (PmapChangePopover  *self,
          PmapDate           *day,
          GError            **error)
{
  PmapRunDivision division;

  return pmap_day_entry_read (self->day_entry, PMAP_RECORD (self->intervention), "start",
                              _("Write the first day of the change, like 3/4/2025"), day, error)
         && pmap_intervention_divide (self->intervention, *day, &division, error);
}

static void
say_what_happens (PmapChangePopover *self,
                  PmapDate           day)
{
  g_autofree char *last = pmap_date_format (day - 1), *first = pmap_date_format (day);
  /* translators: two days that follow each other. */
  g_autofree char *text = g_strdup_printf (_("Until %1$s it stays as it is, with what it cost; from %2$s a copy carries it on, and "
                                             "that is what you change next."), last, first);

  gtk_label_set_label (self->sentence_label, text);
}

static void
day_changed_cb (PmapChangePopover *self)
{
  g_autoptr (GError) error = NULL;
  PmapDate day = PMAP_DATE_NONE;
  gboolean is_right;

  if (!is_there (self))
    return;
  is_right = read_day (self, &day, &error);
  /* A day, but not one for this; half a day is not told yet. */
  pmap_day_entry_show_error (self->day_entry, !is_right && day != PMAP_DATE_NONE ? error->message : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence_label), is_right || day == PMAP_DATE_NONE);
  if (is_right)
    say_what_happens (self, day);
}

static void
change_cb (PmapChangePopover *self)
{
  g_autoptr (PmapWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL, *name = NULL, *day = NULL;
  PmapIntervention *successor = NULL;
  PmapDate date;

  if (!is_there (self))
    return;
  workspace = g_object_ref (self->workspace);
  if (read_day (self, &date, &error))
    successor = pmap_change_from (pmap_workspace_get_editor (workspace), self->intervention, date, &error);
  if (successor == NULL)
    {
      pmap_day_entry_refuse (self->day_entry, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  name = pmap_record_describe (PMAP_RECORD (successor));
  day = pmap_date_format (date);
  /* translators: an intervention, and a day. */
  message = g_strdup_printf (_("%1$s is carried on from %2$s."), name, day);
  pmap_workspace_notice_undo (workspace, message);
  g_signal_emit (self, signals[CHANGED], 0, successor);
}

static void
pmap_change_popover_dispose (GObject *object)
{
  PmapChangePopover *self = PMAP_CHANGE_POPOVER (object);

  g_clear_object (&self->intervention);
  gtk_widget_dispose_template (GTK_WIDGET (self), PMAP_TYPE_CHANGE_POPOVER);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_change_popover_parent_class)->dispose (object);
}

static void
pmap_change_popover_class_init (PmapChangePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_change_popover_dispose;

  /**
   * PmapChangePopover::changed:
   * @self: a popover
   * @successor: what carries the run on now
   */
  signals[CHANGED] = g_signal_new ("changed", PMAP_TYPE_CHANGE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   PMAP_TYPE_INTERVENTION);

  g_type_ensure (PMAP_TYPE_DAY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-change-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapChangePopover, heading);
  gtk_widget_class_bind_template_child (widget_class, PmapChangePopover, day_entry);
  gtk_widget_class_bind_template_child (widget_class, PmapChangePopover, error_label);
  gtk_widget_class_bind_template_child (widget_class, PmapChangePopover, sentence_label);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
}

static void
pmap_change_popover_init (PmapChangePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_day_entry_set_labels (self->day_entry, _("First day of the change"), self->heading, self->sentence_label, self->error_label);
}

/** pmap_change_popover_new: Returns: (transfer floating): a popover about no run yet */
GtkWidget *
pmap_change_popover_new (void)
{
  return g_object_new (PMAP_TYPE_CHANGE_POPOVER, NULL);
}

/**
 * pmap_change_popover_set:
 * @self: a popover
 * @workspace: a map
 * @intervention: one of its interventions
 *
 * Makes ready to ask from when @intervention changes. To be called each time before it is shown.
 */
void
pmap_change_popover_set (PmapChangePopover *self,
                         PmapWorkspace     *workspace,
                         PmapIntervention  *intervention)
{
  PmapDate day;

  g_return_if_fail (PMAP_IS_CHANGE_POPOVER (self) && PMAP_IS_WORKSPACE (workspace) && PMAP_IS_INTERVENTION (intervention));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->intervention, intervention);
  day = pmap_change_from_find_day (pmap_workspace_get_editor (workspace), intervention, pmap_workspace_get_today (workspace));
  pmap_day_entry_set_date (self->day_entry, day);
  day_changed_cb (self);
}
