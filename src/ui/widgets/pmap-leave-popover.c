/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a pupil leaves an intervention: on a day, so that what was until then stays, or as if never in it. The first is what
 * is meant nearly always, and so stands first, with its day filled in. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-leave-popover.h"

#include "history/pmap-assign.h"
#include "model/pmap-places.h"
#include "model/pmap-run.h"
#include "report/pmap-provision-words.h"
#include "ui/widgets/pmap-day-entry.h"

#include <glib/gi18n.h>

struct _PmapLeavePopover
{
  GtkPopover parent_instance;

  GtkLabel *heading;
  GtkWidget *leave_box;
  PmapDayEntry *day_entry;
  GtkLabel *error_label;
  GtkButton *leave_button;
  GtkWidget *from_start_button;
  GtkButton *never_button;
  GtkLabel *never_label;
  PmapWorkspace *workspace;
  PmapMember *member;
};

enum
{
  ABOUT_TO_CHANGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapLeavePopover, pmap_leave_popover, GTK_TYPE_POPOVER)

static PmapIntervention *
get_intervention (PmapLeavePopover *self)
{
  PmapRecord *owner = self->member != NULL ? pmap_record_get_owner (PMAP_RECORD (self->member)) : NULL;

  return PMAP_IS_INTERVENTION (owner) ? PMAP_INTERVENTION (owner) : NULL;
}

/* What holds the focus may go with the member, and the popover with it. */
static PmapMember *
begin_change (PmapLeavePopover *self)
{
  PmapMember *member = g_object_ref (self->member);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ABOUT_TO_CHANGE], 0);
  return member;
}

static void
leave_cb (PmapLeavePopover *self)
{
  g_autoptr (PmapWorkspace) workspace = NULL;
  g_autoptr (PmapMember) member = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL, *who = NULL, *name = NULL, *day = NULL;
  PmapDate date;

  if (get_intervention (self) == NULL)
    return;
  workspace = g_object_ref (self->workspace);
  if (!pmap_day_entry_read (self->day_entry, PMAP_RECORD (self->member), "to", _("Write the last day, like 3/4/2025"), &date, &error)
      || !pmap_assign_leave (pmap_workspace_get_editor (workspace), self->member, date, &error))
    {
      pmap_day_entry_refuse (self->day_entry, error->message);
      return;
    }
  member = begin_change (self);
  who = pmap_record_describe (PMAP_RECORD (member));
  name = pmap_record_describe (pmap_record_get_owner (PMAP_RECORD (member)));
  day = pmap_date_format (date);
  /* translators: a pupil, an intervention and a day: "Lily Brennan is in Talk Boost until 23 October 2026." */
  message = g_strdup_printf (_("%1$s is in %2$s until %3$s."), who, name, day);
  pmap_workspace_notice_undo (workspace, message);
}

static void
from_start_cb (PmapLeavePopover *self)
{
  g_autoptr (GError) error = NULL;

  if (get_intervention (self) == NULL)
    return;
  if (!pmap_editor_set_date (pmap_workspace_get_editor (self->workspace), PMAP_RECORD (self->member), "from",
                             PMAP_DATE_NONE, &error))
    pmap_workspace_error (self->workspace, error->message);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
never_cb (PmapLeavePopover *self)
{
  g_autoptr (PmapWorkspace) workspace = NULL;
  g_autoptr (PmapMember) member = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *who = NULL, *name = NULL, *message = NULL;

  if (get_intervention (self) == NULL)
    return;
  workspace = g_object_ref (self->workspace);
  who = pmap_record_describe (PMAP_RECORD (self->member));
  name = pmap_record_describe (PMAP_RECORD (get_intervention (self)));
  member = begin_change (self);
  if (!pmap_assign_withdraw (pmap_workspace_get_editor (workspace), member, &error))
    {
      pmap_workspace_error (workspace, error->message);
      return;
    }
  /* translators: a pupil, and an intervention that the pupil was taken out of. */
  message = g_strdup_printf (_("%1$s is no longer in %2$s."), who, name);
  pmap_workspace_notice_undo (workspace, message);
}

static void
show_way_out (PmapLeavePopover *self,
              PmapDate          today)
{
  PmapIntervention *intervention = get_intervention (self);
  gboolean is_group = pmap_places_is_group (intervention);
  gboolean to_come = pmap_places_get_presence (self->member, today) == PMAP_PRESENCE_TO_COME;
  g_autofree char *who = pmap_words_get_given_name (pmap_workspace_get_document (self->workspace), self->member->pupil);
  g_autofree char *heading = NULL;

  if (to_come)
    /* translators: %s is a pupil who is to join a group on a day to come. */
    heading = g_strdup_printf (_("%s has yet to join"), who);
  else if (is_group)
    /* translators: %s is a pupil; a field for a day follows. */
    heading = g_strdup_printf (_("%s leaves on…"), who);
  else
    /* translators: %s is a pupil, taught one to one; a field for a day follows. */
    heading = g_strdup_printf (_("It ends for %s on…"), who);
  gtk_label_set_label (self->heading, heading);
  gtk_button_set_label (self->leave_button, is_group ? _("_Leaves") : _("_Ends"));
  gtk_widget_set_visible (self->leave_box, !to_come);
  gtk_widget_set_visible (self->from_start_button,
                          !to_come && pmap_places_get_dates (self->member).from > pmap_run_get_dates (intervention).from);
  if (to_come)
    gtk_button_set_label (self->never_button, _("Does _not join after all"));
  else
    gtk_button_set_label (self->never_button, is_group ? _("Was _never in it") : _("Was _never given"));
  gtk_widget_set_visible (GTK_WIDGET (self->never_label), !to_come);
}

static void
pmap_leave_popover_dispose (GObject *object)
{
  PmapLeavePopover *self = PMAP_LEAVE_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PMAP_TYPE_LEAVE_POPOVER);
  g_clear_object (&self->member);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_leave_popover_parent_class)->dispose (object);
}

static void
pmap_leave_popover_class_init (PmapLeavePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_leave_popover_dispose;

  /**
   * PmapLeavePopover::about-to-change:
   *
   * The user has decided; the member's row may go next. Whoever has it takes the focus out of it.
   */
  signals[ABOUT_TO_CHANGE] = g_signal_new ("about-to-change", PMAP_TYPE_LEAVE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);

  g_type_ensure (PMAP_TYPE_DAY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-leave-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapLeavePopover, heading);
  gtk_widget_class_bind_template_child (widget_class, PmapLeavePopover, leave_box);
  gtk_widget_class_bind_template_child (widget_class, PmapLeavePopover, day_entry);
  gtk_widget_class_bind_template_child (widget_class, PmapLeavePopover, error_label);
  gtk_widget_class_bind_template_child (widget_class, PmapLeavePopover, leave_button);
  gtk_widget_class_bind_template_child (widget_class, PmapLeavePopover, from_start_button);
  gtk_widget_class_bind_template_child (widget_class, PmapLeavePopover, never_button);
  gtk_widget_class_bind_template_child (widget_class, PmapLeavePopover, never_label);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, never_cb);
}

static void
pmap_leave_popover_init (PmapLeavePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_day_entry_set_labels (self->day_entry, _("Last day"), self->heading, NULL, self->error_label);
}

/** pmap_leave_popover_new: Returns: (transfer floating): a popover about nobody yet */
GtkWidget *
pmap_leave_popover_new (void)
{
  return g_object_new (PMAP_TYPE_LEAVE_POPOVER, NULL);
}

/**
 * pmap_leave_popover_set:
 * @self: a popover
 * @workspace: a map
 * @member: one of its memberships
 *
 * Makes ready to ask how @member leaves. To be called each time before it is shown.
 */
void
pmap_leave_popover_set (PmapLeavePopover *self,
                        PmapWorkspace    *workspace,
                        PmapMember       *member)
{
  PmapDate today;

  g_return_if_fail (PMAP_IS_LEAVE_POPOVER (self) && PMAP_IS_WORKSPACE (workspace) && PMAP_IS_MEMBER (member));

  g_set_object (&self->workspace, workspace);
  g_set_object (&self->member, member);
  g_return_if_fail (get_intervention (self) != NULL);

  today = pmap_workspace_get_today (workspace);
  pmap_day_entry_set_date (self->day_entry, pmap_assign_find_last_day (pmap_workspace_get_editor (workspace), member, today));
  show_way_out (self, today);
}
