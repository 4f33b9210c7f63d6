/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A target in a pupil's list: what the pupil will do, how it stands, when it is reviewed. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-target-row.h"

#include "base/pmap-text.h"
#include "model/pmap-choices.h"
#include "report/pmap-provision-words.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

#define SHOWN_MAXIMUM 240     /* characters: more than two lines hold */

struct _PmapTargetRow
{
  GtkListBoxRow parent_instance;

  PmapTarget *target;
  GtkLabel *text_label;
  GtkLabel *status_label;
  GtkLabel *review_label;
};

G_DEFINE_FINAL_TYPE (PmapTargetRow, pmap_target_row, GTK_TYPE_LIST_BOX_ROW)

static void
pmap_target_row_finalize (GObject *object)
{
  g_clear_object (&PMAP_TARGET_ROW (object)->target);

  G_OBJECT_CLASS (pmap_target_row_parent_class)->finalize (object);
}

static void
pmap_target_row_class_init (PmapTargetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pmap_target_row_finalize;
}

static void
pmap_target_row_init (PmapTargetRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->text_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "lines", 2,
                                              "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  self->status_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "halign", GTK_ALIGN_START, NULL));
  self->review_label = GTK_LABEL (pmap_label_new (NULL, "figure-caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->status_label), "chip");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->review_label));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "target-row");
}

/** pmap_target_row_new: Returns: (transfer floating): the row of @target */
GtkWidget *
pmap_target_row_new (PmapTarget *target)
{
  PmapTargetRow *self = g_object_new (PMAP_TYPE_TARGET_ROW, NULL);

  self->target = g_object_ref (target);
  pmap_target_row_refresh (self, PMAP_DATE_NONE);
  return GTK_WIDGET (self);
}

/** pmap_target_row_get_target: Returns: (transfer none): its target */
PmapTarget *
pmap_target_row_get_target (PmapTargetRow *self)
{
  g_return_val_if_fail (PMAP_IS_TARGET_ROW (self), NULL);

  return self->target;
}

static const char *
find_status_class (PmapTargetStatus status)
{
  switch (status)
    {
    case PMAP_TARGET_OPEN:
      return "accent";
    case PMAP_TARGET_MET:
      return "good";
    case PMAP_TARGET_PARTLY_MET:
    case PMAP_TARGET_NOT_MET:
      return "warning";
    case PMAP_TARGET_UNSAID:
    case PMAP_TARGET_CARRIED_ON:
    default:
      return "quiet";
    }
}

/**
 * pmap_target_row_refresh:
 * @self: a row
 * @today: the day it is, or %PMAP_DATE_NONE; a target whose review is before it is due
 */
void
pmap_target_row_refresh (PmapTargetRow *self,
                         PmapDate       today)
{
  PmapTarget *target = self->target;
  g_autofree char *review = pmap_words_get_review (PMAP_RECORD (target), today);
  g_autofree char *date = NULL, *text = NULL;

  g_return_if_fail (PMAP_IS_TARGET_ROW (self));

  if (review == NULL && target->review != PMAP_DATE_NONE)
    {
      date = pmap_date_format_short (target->review);
      /* translators: %s is the day on which a target was to be reviewed that is no longer worked on. */
      review = g_strdup_printf (_("Review %s"), date);
    }
  text = target->specific != NULL ? pmap_text_excerpt (target->specific, NULL, SHOWN_MAXIMUM) : NULL;
  gtk_label_set_label (self->text_label, text != NULL ? text : _("New target"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text_label), text);
  gtk_label_set_label (self->status_label, pmap_choices_get_label (pmap_target_statuses, target->status));
  gtk_widget_set_css_classes (GTK_WIDGET (self->status_label),
                              (const char *[]) { "chip", find_status_class (target->status), NULL });
  gtk_label_set_label (self->review_label, review != NULL ? review : _("No review date"));
}
