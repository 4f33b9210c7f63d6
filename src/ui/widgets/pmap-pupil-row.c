/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pupil in the side list: name and cost above, year, class and SEN code below. Rows are recycled, so everything is set anew
 * when a row gets another pupil, and follows the pupil while it has it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-pupil-row.h"

#include "base/pmap-money.h"
#include "model/pmap-review.h"
#include "report/pmap-provision-words.h"

#include <glib/gi18n.h>

struct _PmapPupilRow
{
  GtkWidget parent_instance;

  PmapPupil *pupil;
  PmapLedger *ledger;
  PmapDate today;
  GSignalGroup *pupil_signals;
  GSignalGroup *document_signals;
  GSignalGroup *ledger_signals;
  GtkWidget *name;
  GtkWidget *detail;
  GtkWidget *code;
  GtkWidget *cost;
};

G_DEFINE_FINAL_TYPE (PmapPupilRow, pmap_pupil_row, GTK_TYPE_WIDGET)

static char *
describe_place (PmapPupil *pupil)
{
  const char *year = pmap_choices_get_label (pmap_year_groups, pupil->year_group);

  if (pupil->class_name == NULL)
    return g_strdup (year != NULL ? year : "");
  if (year == NULL || *year == '\0')
    return g_strdup (pupil->class_name);
  /* translators: a year group and a class: "Year 3 · 3B". */
  return g_strdup_printf (_("%1$s · %2$s"), year, pupil->class_name);
}

static char *
describe_detail (PmapPupilRow *self)
{
  char *place = describe_place (self->pupil);
  g_autofree char *before = NULL;

  if (pmap_review_get_state (PMAP_RECORD (self->pupil), self->today) != PMAP_REVIEW_OVERDUE)
    return place;
  before = place;
  /* translators: a pupil's year group and class, then that the review should have been: "Year 3 · 3B · review overdue". */
  return *before != '\0' ? g_strdup_printf (_("%s · review overdue"), before) : g_strdup (_("review overdue"));
}

/* The family name stands out, for it is what the list is sorted by. */
static char *
mark_up_name (PmapPupil *pupil)
{
  if (pupil->family_name != NULL && pupil->given_name != NULL)
    /* translators: a pupil's given name and family name. */
    return g_markup_printf_escaped (_("%1$s <b>%2$s</b>"), pupil->given_name, pupil->family_name);
  if (pupil->family_name != NULL || pupil->given_name != NULL)
    return g_markup_printf_escaped ("<b>%s</b>", pupil->family_name != NULL ? pupil->family_name : pupil->given_name);
  return g_markup_escape_text (_("No name yet"), -1);
}

static void
update_text (PmapPupilRow *self)
{
  g_autofree char *name = NULL, *detail = NULL, *review = NULL, *meaning = NULL;
  const char *code;

  if (self->pupil == NULL)
    return;
  name = mark_up_name (self->pupil);
  detail = describe_detail (self);
  review = pmap_words_get_review (PMAP_RECORD (self->pupil), self->today);
  gtk_label_set_markup (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
  gtk_widget_set_tooltip_text (self->detail, review);
  code = pmap_choices_get_short_label (pmap_sen_codes, self->pupil->sen);
  gtk_label_set_label (GTK_LABEL (self->code), code != NULL ? code : "");
  gtk_widget_set_visible (self->code, self->pupil->sen >= PMAP_SEN_SUPPORT);
  /* translators: what a code of the school census means, and the code: "SEN support (K)". */
  meaning = g_strdup_printf (_("%1$s (%2$s)"), pmap_choices_get_label (pmap_sen_codes, self->pupil->sen), code != NULL ? code : "");
  gtk_widget_set_tooltip_text (self->code, meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_PROPERTY_LABEL, meaning, -1);
}

static void
update_cost (PmapPupilRow *self)
{
  gint64 cost = self->ledger != NULL && self->pupil != NULL
                ? pmap_ledger_get_pupil_total (self->ledger, pmap_record_get_id (PMAP_RECORD (self->pupil)))
                : 0;
  g_autofree char *text = cost != 0 ? pmap_money_format_pounds (cost) : NULL;

  gtk_widget_set_visible (self->cost, self->ledger != NULL);
  gtk_label_set_label (GTK_LABEL (self->cost), text != NULL ? text : "–");
}

/* A pupil without a date is reviewed when a target is. */
static void
part_changed_cb (PmapRecord   *part,
                 PmapPupilRow *self)
{
  if (self->pupil != NULL && pmap_record_get_owner (part) == PMAP_RECORD (self->pupil))
    update_text (self);
}

static void
field_changed_cb (PmapDocument    *document,
                  PmapRecord      *record,
                  const PmapField *field,
                  PmapPupilRow    *self)
{
  part_changed_cb (record, self);
}

static void
record_added_cb (PmapDocument *document,
                 PmapRecord   *record,
                 PmapPupilRow *self)
{
  part_changed_cb (record, self);
}

static void
record_removed_cb (PmapDocument *document,
                   PmapRecord   *record,
                   PmapRecord   *owner,
                   PmapPupilRow *self)
{
  if (self->pupil != NULL && owner == PMAP_RECORD (self->pupil))
    update_text (self);
}

static void
pupil_cost_changed_cb (PmapLedger   *ledger,
                       const char   *pupil,
                       PmapPupilRow *self)
{
  if (self->pupil != NULL && g_strcmp0 (pupil, pmap_record_get_id (PMAP_RECORD (self->pupil))) == 0)
    update_cost (self);
}

static void
pmap_pupil_row_dispose (GObject *object)
{
  PmapPupilRow *self = PMAP_PUPIL_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->pupil_signals);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->ledger_signals);
  g_clear_object (&self->pupil);
  g_clear_object (&self->ledger);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pmap_pupil_row_parent_class)->dispose (object);
}

static void
pmap_pupil_row_class_init (PmapPupilRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_pupil_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pupil");
}

static void
place (PmapPupilRow *self,
       GtkWidget    *child,
       int           column,
       int           row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkLayoutChild *layout_child;

  gtk_widget_set_parent (child, GTK_WIDGET (self));
  layout_child = gtk_layout_manager_get_layout_child (layout, child);
  g_object_set (layout_child, "column", column, "row", row, NULL);
}

static void
pmap_pupil_row_init (PmapPupilRow *self)
{
  GtkGridLayout *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_grid_layout_set_column_spacing (layout, 6);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                             "single-line-mode", TRUE, NULL);
  self->cost = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "single-line-mode", TRUE, NULL);
  gtk_widget_add_css_class (self->cost, "figure");
  self->detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                               "single-line-mode", TRUE, NULL);
  gtk_widget_add_css_class (self->detail, "pupil-detail");
  self->code = g_object_new (GTK_TYPE_LABEL, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_CENTER,
                             "single-line-mode", TRUE, NULL);
  gtk_widget_add_css_class (self->code, "chip");
  place (self, self->name, 0, 0);
  place (self, self->cost, 1, 0);
  place (self, self->detail, 0, 1);
  place (self, self->code, 1, 1);

  self->pupil_signals = g_signal_group_new (PMAP_TYPE_PUPIL);
  g_signal_group_connect_swapped (self->pupil_signals, "notify", G_CALLBACK (update_text), self);
  self->document_signals = g_signal_group_new (PMAP_TYPE_DOCUMENT);
  g_signal_group_connect (self->document_signals, "field-changed", G_CALLBACK (field_changed_cb), self);
  g_signal_group_connect (self->document_signals, "record-added", G_CALLBACK (record_added_cb), self);
  g_signal_group_connect (self->document_signals, "record-removed", G_CALLBACK (record_removed_cb), self);
  self->ledger_signals = g_signal_group_new (PMAP_TYPE_LEDGER);
  g_signal_group_connect (self->ledger_signals, "pupil-changed", G_CALLBACK (pupil_cost_changed_cb), self);
}

/**
 * pmap_pupil_row_new:
 *
 * Returns: (transfer floating): a row without a pupil
 */
GtkWidget *
pmap_pupil_row_new (void)
{
  return g_object_new (PMAP_TYPE_PUPIL_ROW, NULL);
}

/**
 * pmap_pupil_row_set_pupil:
 * @self: a row
 * @pupil: (nullable): whom to show
 * @ledger: (nullable): what the pupil costs; %NULL to say nothing of it
 * @today: the day from which reviews are due
 */
void
pmap_pupil_row_set_pupil (PmapPupilRow *self,
                          PmapPupil    *pupil,
                          PmapLedger   *ledger,
                          PmapDate      today)
{
  g_return_if_fail (PMAP_IS_PUPIL_ROW (self));

  g_set_object (&self->pupil, pupil);
  g_set_object (&self->ledger, ledger);
  self->today = today;
  g_signal_group_set_target (self->pupil_signals, pupil);
  g_signal_group_set_target (self->document_signals,
                             pupil != NULL ? pmap_record_get_document (PMAP_RECORD (pupil)) : NULL);
  g_signal_group_set_target (self->ledger_signals, ledger);
  update_text (self);
  update_cost (self);
}
