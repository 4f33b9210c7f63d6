/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fills in a post with its salary of a year, its weeks and hours: of a dated pay table, or typed. What an hour comes to and the source are shown before
 * anything is filled in; a salary without its hours or weeks is asked about where it stands. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-pay-dialog.h"

#include "base/pmap-money.h"
#include "calc/pmap-unit-cost.h"
#include "exchange/pmap-pay-table.h"
#include "ui/widgets/pmap-drop-down.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-type-ahead.h"

#include <glib/gi18n.h>

struct _PmapPayDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  PmapRate *rate;
  GPtrArray *tables;           /* the newest first */
  GPtrArray *problems;         /* what is wrong with tables that cannot be read */
  gint64 paid;                 /* the salary, in pence; PMAP_UNSET while something is missing */
  gint64 paid_weeks, paid_hours;
  GtkDropDown *table;          /* 0 is none of them */
  GtkWidget *point_label;
  GtkDropDown *point;
  GtkEditable *salary;
  GtkEditable *weeks;
  GtkEditable *hours;
  GtkLabel *working;
  GtkLabel *refusal;
  GtkLabel *source;
  GtkButton *accept;
};

G_DEFINE_FINAL_TYPE (PmapPayDialog, pmap_pay_dialog, GTK_TYPE_WINDOW)

static const PmapPayTable *
get_table (PmapPayDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->table);

  return chosen >= 1 && chosen <= self->tables->len ? self->tables->pdata[chosen - 1] : NULL;
}

static const PmapPayPoint *
get_point (PmapPayDialog *self)
{
  const PmapPayTable *table = get_table (self);
  guint chosen = gtk_drop_down_get_selected (self->point);

  return table != NULL && chosen < table->points->len ? table->points->pdata[chosen] : NULL;
}

/* --- what an hour costs --- */

/* Reads what stands in an entry; @missing is what is said where nothing does. */
static gboolean
read_entry (GtkEditable  *entry,
            guint         places,
            const char   *unit,
            const char   *missing,
            gint64       *number,
            char        **problem)
{
  const char *typed = gtk_editable_get_text (entry);
  g_autoptr (GError) error = NULL;

  if (*typed == '\0')
    *problem = g_strdup (missing);
  else if (!pmap_number_parse (typed, places, unit, number, &error))
    *problem = g_strdup (error->message);
  else if (*number <= 0)
    *problem = g_strdup (_("This must be more than nothing."));
  return *problem == NULL;
}

static void
mark (PmapPayDialog *self,
      GtkEditable   *wrong)
{
  GtkEditable *const entries[] = { self->salary, self->weeks, self->hours };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i] == wrong && *gtk_editable_get_text (entries[i]) != '\0')
      gtk_widget_add_css_class (GTK_WIDGET (entries[i]), "error");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (entries[i]), "error");
}

/* Whose figures these are, and where they do not fit the rate's day. */
static void
show_source (PmapPayDialog *self,
             gint64         salary,
             gint64         weeks,
             gint64         hours)
{
  const PmapPayTable *table = get_table (self);
  const PmapPayPoint *point = get_point (self);
  g_autoptr (GString) text = g_string_new (NULL);

  if (point != NULL && (salary != point->salary || weeks != table->weeks || hours != table->hours))
    g_string_append (text, _("Changed by hand: no longer the figures of the table."));
  else if (point != NULL && table->source != NULL)
    g_string_append (text, table->source);
  if (point != NULL && self->rate->from != PMAP_DATE_NONE && table->from > self->rate->from)
    {
      g_autofree char *from = pmap_date_format (table->from);

      /* translators: %s is a day. */
      g_string_append_printf (text, "%s", text->len > 0 ? " " : "");
      g_string_append_printf (text, _("The table holds only from %s, which is after the first day of this rate."), from);
    }
  for (guint i = 0; i < self->problems->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (const char *) self->problems->pdata[i]);
  gtk_label_set_label (self->source, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->source), text->len > 0);
}

static void
show_working (PmapPayDialog *self,
              gint64         salary,
              gint64         weeks,
              gint64         hours)
{
  g_autofree char *money = pmap_money_format (salary), *rate = pmap_money_format_rate (pmap_unit_cost_of_salary (salary, weeks, hours));
  g_autofree char *n_weeks = pmap_number_format (weeks, PMAP_DECIMAL_PLACES);
  g_autofree char *n_hours = pmap_number_format (hours, PMAP_DECIMAL_PLACES);
  /* translators: a salary, weeks a year, hours a week, and what an hour costs: "£24,413.00 ÷ 52.143 weeks ÷ 37 hours = £12.6537 …". */
  g_autofree char *text = g_strdup_printf (_("%1$s ÷ %2$s weeks ÷ %3$s hours = %4$s an hour"), money, n_weeks, n_hours, rate);

  gtk_label_set_label (self->working, text);
}

static void
compute (PmapPayDialog *self)
{
  g_autofree char *problem = NULL;
  gint64 salary = 0, weeks = 0, hours = 0;
  GtkEditable *wrong = NULL;

  if (!read_entry (self->salary, PMAP_MONEY_PLACES, PMAP_UNIT_POUNDS, _("Choose a pay table and a point, or type a year’s salary."), &salary,
                   &problem))
    wrong = self->salary;
  else if (!read_entry (self->weeks, PMAP_DECIMAL_PLACES, "weeks",
                        _("For how many weeks a year is this paid? 52.143 is the whole year; in term time it is fewer."), &weeks, &problem))
    wrong = self->weeks;
  else if (!read_entry (self->hours, PMAP_DECIMAL_PLACES, "hours",
                        _("For how many hours a week is this paid? Without them nobody can say what an hour costs."), &hours, &problem))
    wrong = self->hours;
  self->paid = wrong == NULL ? salary : PMAP_UNSET;
  self->paid_weeks = weeks;
  self->paid_hours = hours;
  mark (self, wrong);
  gtk_label_set_label (self->refusal, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), problem != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->working), problem == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), problem == NULL);
  if (problem == NULL)
    show_working (self, salary, weeks, hours);
  show_source (self, salary, weeks, hours);
}

/* --- the table --- */

static void
set_number (GtkEditable *entry,
            gint64       number,
            guint        places)
{
  g_autofree char *text = pmap_number_format (number, places);

  gtk_editable_set_text (entry, text);
}

static void
point_cb (PmapPayDialog *self)
{
  const PmapPayTable *table = get_table (self);
  const PmapPayPoint *point = get_point (self);

  if (point != NULL)
    {
      set_number (self->salary, point->salary, PMAP_MONEY_PLACES);
      set_number (self->weeks, table->weeks, PMAP_DECIMAL_PLACES);
      set_number (self->hours, table->hours, PMAP_DECIMAL_PLACES);
    }
  compute (self);
}

static void
table_cb (PmapPayDialog *self)
{
  const PmapPayTable *table = get_table (self);
  g_autoptr (GtkStringList) points = gtk_string_list_new (NULL);

  for (guint i = 0; table != NULL && i < table->points->len; i++)
    {
      const PmapPayPoint *point = table->points->pdata[i];
      g_autofree char *salary = pmap_money_format (point->salary);
      /* translators: the name of a point of a pay scale, and its salary: "Point 5: £24,790.00". */
      g_autofree char *title = g_strdup_printf (_("Point %1$s: %2$s"), point->name, salary);

      gtk_string_list_append (points, title);
    }
  gtk_widget_set_visible (self->point_label, table != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->point), table != NULL);
  gtk_drop_down_set_model (self->point, G_LIST_MODEL (points));
  point_cb (self);
}

/* The newest that holds on the rate's first day. */
static guint
find_fitting (PmapPayDialog *self)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (((const PmapPayTable *) self->tables->pdata[i])->from <= self->rate->from)
      return i + 1;
  return 0;
}

static void
offer_tables (PmapPayDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("None: type a salary"));
  for (guint i = 0; i < self->tables->len; i++)
    {
      const PmapPayTable *table = self->tables->pdata[i];
      g_autofree char *from = pmap_date_format (table->from);
      /* translators: the name of a pay table, and the day from which it holds. */
      g_autofree char *title = g_strdup_printf (_("%1$s, from %2$s"), table->name, from);

      gtk_string_list_append (titles, title);
    }
  gtk_drop_down_set_model (self->table, G_LIST_MODEL (titles));
  pmap_drop_down_cut_titles (self->table);
  pmap_type_ahead_add (self->table);
  pmap_type_ahead_add (self->point);
  gtk_drop_down_set_selected (self->table, find_fitting (self));
}

static void
refuse (PmapPayDialog *self,
        const char    *message)
{
  gtk_label_set_label (self->refusal, message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
}

static void
accept_cb (PmapPayDialog *self)
{
  PmapEditor *editor = pmap_workspace_get_editor (self->workspace);
  PmapRecord *rate = PMAP_RECORD (self->rate);
  g_autoptr (GError) error = NULL;

  if (self->paid == PMAP_UNSET)
    return;
  /* By undo, or by a colleague's hand. */
  if (pmap_record_get_document (rate) == NULL)
    {
      refuse (self, _("This rate is no longer in the map, so that there is nothing to fill in."));
      return;
    }
  pmap_editor_begin (editor, _("Rate from a salary"));
  if (!pmap_editor_finish (editor, pmap_editor_set_choice (editor, rate, "basis", PMAP_RATE_POST, &error)
                                     && pmap_editor_set_number (editor, rate, "price", self->paid, &error)
                                     && pmap_editor_set_number (editor, rate, "weeks", self->paid_weeks, &error)
                                     && pmap_editor_set_number (editor, rate, "hours", self->paid_hours, &error)))
    {
      refuse (self, error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
pmap_pay_dialog_dispose (GObject *object)
{
  PmapPayDialog *self = PMAP_PAY_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->rate);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (pmap_pay_dialog_parent_class)->dispose (object);
}

static void
pmap_pay_dialog_class_init (PmapPayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_pay_dialog_dispose;

  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-pay-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, table);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, point_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, point);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, salary);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, weeks);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, hours);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, working);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, source);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, table_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_cb);
  gtk_widget_class_bind_template_callback (widget_class, compute);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_pay_dialog_init (PmapPayDialog *self)
{
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->tables = pmap_pay_tables_load (self->problems);
  self->paid = PMAP_UNSET;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_pay_dialog_new:
 * @parent: (nullable): the window
 * @workspace: the map
 * @rate: whose hour it is; filled in with the button
 *
 * Returns: (transfer none): the dialog, not yet shown, with the newest pay table that holds on the first day of @rate
 */
GtkWidget *
pmap_pay_dialog_new (GtkWindow     *parent,
                     PmapWorkspace *workspace,
                     PmapRate      *rate)
{
  PmapPayDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && PMAP_IS_RATE (rate), NULL);

  self = g_object_new (PMAP_TYPE_PAY_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->rate = g_object_ref (rate);
  offer_tables (self);
  table_cb (self);
  return GTK_WIDGET (self);
}
