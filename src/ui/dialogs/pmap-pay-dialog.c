/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fills in a post, or adds it to a role, from a dated pay table: its salary of a year, its weeks and hours. What an hour comes to and the source are shown
 * before anything is filled in. A salary of no table is typed into the rate itself. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-pay-dialog.h"

#include "base/pmap-money.h"
#include "calc/pmap-unit-cost.h"
#include "exchange/pmap-pay-table.h"
#include "model/pmap-rate.h"
#include "model/pmap-staff-role.h"
#include "ui/widgets/pmap-drop-down.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-type-ahead.h"

#include <glib/gi18n.h>

struct _PmapPayDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  PmapRate *rate;              /* filled in */
  PmapStaffRole *role;         /* that gets the rate first; NULL where it has it */
  GPtrArray *tables;           /* the newest first */
  GtkDropDown *table;
  GtkDropDown *point;
  GtkLabel *working;
  GtkLabel *refusal;
  GtkLabel *source;
  GtkLabel *problems;          /* what is wrong with tables that cannot be read */
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (PmapPayDialog, pmap_pay_dialog, GTK_TYPE_WINDOW)

static const PmapPayTable *
get_table (PmapPayDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->table);

  return chosen < self->tables->len ? self->tables->pdata[chosen] : NULL;
}

static const PmapPayPoint *
get_point (PmapPayDialog *self)
{
  const PmapPayTable *table = get_table (self);
  guint chosen = gtk_drop_down_get_selected (self->point);

  return table != NULL && chosen < table->points->len ? table->points->pdata[chosen] : NULL;
}

/* --- what an hour costs --- */

/* Whose figures these are, and where they do not fit the rate's day. */
static void
show_source (PmapPayDialog      *self,
             const PmapPayTable *table)
{
  g_autoptr (GString) text = g_string_new (table->source);

  if (self->rate->from != PMAP_DATE_NONE && table->from > self->rate->from)
    {
      g_autofree char *from = pmap_date_format (table->from);

      g_string_append (text, text->len > 0 ? " " : "");
      /* translators: %s is a day. */
      g_string_append_printf (text, _("The table holds only from %s, which is after the first day of this rate."), from);
    }
  gtk_label_set_label (self->source, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->source), text->len > 0);
}

static void
show_working (PmapPayDialog      *self,
              const PmapPayTable *table,
              const PmapPayPoint *point)
{
  g_autofree char *money = pmap_money_format (point->salary);
  g_autofree char *rate = pmap_money_format_rate (pmap_unit_cost_of_salary (point->salary, table->weeks, table->hours));
  g_autofree char *weeks = pmap_number_format (table->weeks, PMAP_DECIMAL_PLACES);
  g_autofree char *hours = pmap_number_format (table->hours, PMAP_DECIMAL_PLACES);
  /* translators: a salary, weeks a year, hours a week, and what an hour costs: "£24,413.00 ÷ 52.143 weeks ÷ 37 hours = £12.6537 …". */
  g_autofree char *text = g_strdup_printf (_("%1$s ÷ %2$s weeks ÷ %3$s hours = %4$s an hour"), money, weeks, hours, rate);

  gtk_label_set_label (self->working, text);
}

static void
refuse (PmapPayDialog *self,
        const char    *message)
{
  gtk_label_set_label (self->refusal, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), message != NULL);
}

static void
point_cb (PmapPayDialog *self)
{
  const PmapPayTable *table = get_table (self);
  const PmapPayPoint *point = get_point (self);

  refuse (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->working), point != NULL);
  gtk_widget_set_sensitive (self->accept, point != NULL);
  if (point == NULL)
    return;
  show_working (self, table, point);
  show_source (self, table);
}

/* --- the table --- */

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
  gtk_drop_down_set_model (self->point, G_LIST_MODEL (points));
  point_cb (self);
}

/* The newest that holds on the rate's first day, or the oldest. */
static guint
find_fitting (PmapPayDialog *self)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (((const PmapPayTable *) self->tables->pdata[i])->from <= self->rate->from)
      return i;
  return self->tables->len - 1;
}

static void
offer_tables (PmapPayDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

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
accept_cb (PmapPayDialog *self)
{
  PmapEditor *editor = pmap_workspace_get_editor (self->workspace);
  PmapRecord *rate = PMAP_RECORD (self->rate);
  const PmapPayTable *table = get_table (self);
  const PmapPayPoint *point = get_point (self);
  g_autoptr (GError) error = NULL;

  if (point == NULL)
    return;
  /* By undo, or by a colleague's hand. */
  if (pmap_record_get_document (self->role != NULL ? PMAP_RECORD (self->role) : rate) == NULL)
    {
      refuse (self, _("This rate is no longer in the map, so that there is nothing to fill in."));
      return;
    }
  pmap_editor_begin (editor, _("Fill in from a pay table"));
  if (!pmap_editor_finish (editor, (self->role == NULL || pmap_editor_insert (editor, self->role->rates, PMAP_POSITION_END, rate, &error))
                                     && pmap_editor_set_choice (editor, rate, "basis", PMAP_RATE_POST, &error)
                                     && pmap_editor_set_number (editor, rate, "price", point->salary, &error)
                                     && pmap_editor_set_number (editor, rate, "weeks", table->weeks, &error)
                                     && pmap_editor_set_number (editor, rate, "hours", table->hours, &error)))
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
  g_clear_object (&self->role);
  g_clear_pointer (&self->tables, g_ptr_array_unref);

  G_OBJECT_CLASS (pmap_pay_dialog_parent_class)->dispose (object);
}

static void
pmap_pay_dialog_class_init (PmapPayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_pay_dialog_dispose;

  widget_class->focus = pmap_focus_dialog;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-pay-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, table);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, point);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, working);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, source);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, PmapPayDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, table_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_pay_dialog_init (PmapPayDialog *self)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->tables = pmap_pay_tables_load (problems);
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) problems->pdata[i]);
  gtk_label_set_label (self->problems, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), text->len > 0);
}

/**
 * pmap_pay_dialog_new:
 * @parent: (nullable): the window
 * @workspace: the map
 * @record: the rate that is filled in with the button, or the staff role that gets a new one by it
 *
 * Returns: (transfer none): the dialog, not yet shown, with the newest pay table that holds on the first day of the rate
 */
GtkWidget *
pmap_pay_dialog_new (GtkWindow     *parent,
                     PmapWorkspace *workspace,
                     PmapRecord    *record)
{
  PmapPayDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && (PMAP_IS_RATE (record) || PMAP_IS_STAFF_ROLE (record)), NULL);

  self = g_object_new (PMAP_TYPE_PAY_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  if (PMAP_IS_RATE (record))
    self->rate = PMAP_RATE (g_object_ref (record));
  else
    {
      self->role = PMAP_STAFF_ROLE (g_object_ref (record));
      self->rate = PMAP_RATE (pmap_record_new_for (self->role->rates, pmap_workspace_get_today (workspace)));
    }
  offer_tables (self);
  table_cb (self);
  return GTK_WIDGET (self);
}
