/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Term dates typed, pasted or out of a file, with what each line becomes below them while they are written, and how many days of
 * school come of it. What is wrong is put right in the text, or by a button that changes the text, so that the text is all there is to
 * know. Nothing is in the map before the user says so, and undo takes all of it back. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-term-dialog.h"

#include "exchange/pmap-calendar-file.h"
#include "exchange/pmap-cells.h"
#include "exchange/pmap-term-dates.h"
#include "model/pmap-choices.h"
#include "model/pmap-kind-typed.h"
#include "model/pmap-record-list.h"
#include "ui/dialogs/pmap-file-chooser.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PmapTermDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  PmapTermDates *dates;        /* what the text says; NULL before it is read */
  gboolean has_chosen;         /* the user has said whether they replace what there is */
  guint reading;               /* the source that reads what was typed */
  GtkTextView *text;
  GtkWidget *ways;
  GtkCheckButton *replace;
  GtkCheckButton *join;
  GtkLabel *summary;
  GtkLabel *days;
  GtkLabel *weekdays;
  GtkListView *rows;
  GtkLabel *refusal;
  GtkButton *accept;
};

G_DEFINE_FINAL_TYPE (PmapTermDialog, pmap_term_dialog, GTK_TYPE_WINDOW)

static const struct
{
  const char *icon;
  const char *words;
} outcomes[] = {
  [PMAP_TERM_OUTCOME_LOOK] = { "dialog-warning-symbolic", N_("To be put right") },
  [PMAP_TERM_OUTCOME_TERM] = { "list-add-symbolic", N_("Term") },
  [PMAP_TERM_OUTCOME_CLOSURE] = { "list-add-symbolic", NULL },         /* its kind */
  [PMAP_TERM_OUTCOME_IDLE] = { "object-select-symbolic", N_("Not needed") },
  [PMAP_TERM_OUTCOME_UNKNOWN] = { "dialog-question-symbolic", N_("Not understood") },
  [PMAP_TERM_OUTCOME_HEADING] = { "view-list-symbolic", N_("A heading") },
};

static void
refuse (PmapTermDialog *self,
        const char     *reason)
{
  gtk_label_set_label (self->refusal, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), reason != NULL);
}

static PmapYear *
get_year (PmapTermDialog *self)
{
  return pmap_document_get_year (pmap_workspace_get_document (self->workspace));
}

/* --- the text, and what it says --- */

/* The text with one kind of line break, so that its lines are those of the text area. */
static char *
get_text (PmapTermDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autoptr (GString) plain = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  plain = g_string_new (text);
  g_string_replace (plain, "\r\n", "\n", 0);
  g_string_replace (plain, "\r", "\n", 0);
  g_string_replace (plain, "\u2029", "\n", 0);
  return g_strdup (plain->str);
}

static void
show_days (PmapTermDialog *self)
{
  PmapSchoolDays days = pmap_term_dates_count_days (self->dates);
  g_autofree char *said = pmap_school_days_describe (&days);
  g_autofree char *weekdays = pmap_school_days_describe_weekdays (&days);

  gtk_label_set_label (self->days, said);
  gtk_label_set_label (self->weekdays, weekdays);
  gtk_widget_set_visible (GTK_WIDGET (self->days), days.pupils > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->weekdays), days.pupils > 0);
}

/* Whole terms stand for those that the map has, a few INSET days join them, until the user says otherwise. Whether a list of
 * which not all is read yet stands for a whole one, the user alone can say. */
static void
read_dates (PmapTermDialog *self,
            const char     *text)
{
  g_autoptr (PmapTermDates) instead = pmap_term_dates_new (get_year (self), text, TRUE);
  gboolean has_terms = pmap_term_dates_count (instead, PMAP_TERM_OUTCOME_TERM) > 0;
  gboolean is_whole = pmap_term_dates_count (instead, PMAP_TERM_OUTCOME_LOOK) == 0;

  if (!self->has_chosen)
    {
      gtk_check_button_set_active (self->replace, has_terms && is_whole);
      gtk_check_button_set_active (self->join, !has_terms);
      self->has_chosen = FALSE;
    }
  g_clear_object (&self->dates);
  self->dates = !gtk_check_button_get_active (self->join) ? g_steal_pointer (&instead)
                                                          : pmap_term_dates_new (get_year (self), text, FALSE);
}

static gboolean
is_way_open (PmapTermDialog *self)
{
  return gtk_widget_get_visible (self->ways) && !gtk_check_button_get_active (self->replace)
         && !gtk_check_button_get_active (self->join);
}

/* The text of a calendar file, which nobody can read, becomes lines. */
static char *
take_text (PmapTermDialog *self)
{
  g_autofree char *text = get_text (self), *lines = NULL;

  if (!pmap_calendar_file_is_calendar (text))
    return g_steal_pointer (&text);
  lines = pmap_calendar_file_describe (text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), lines, -1);
  return g_steal_pointer (&lines);
}

static void
read_text (PmapTermDialog *self)
{
  g_autofree char *text = take_text (self), *summary = NULL;
  g_autoptr (GtkNoSelection) model = NULL;
  guint n;

  read_dates (self, text);
  g_clear_handle_id (&self->reading, g_source_remove);
  n = pmap_term_dates_count (self->dates, PMAP_TERM_OUTCOME_TERM) + pmap_term_dates_count (self->dates, PMAP_TERM_OUTCOME_CLOSURE);
  if (*text == '\0')
    summary = g_strdup (_("What you paste is read at once."));
  else if (is_way_open (self))
    summary = g_strdup (_("Not all is read yet: choose above whether the rest replaces the map’s terms."));
  else
    summary = pmap_term_dates_describe (self->dates);
  gtk_label_set_label (self->summary, summary);
  show_days (self);
  model = gtk_no_selection_new (g_object_ref (pmap_term_dates_get_rows (self->dates)));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (model));
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), n > 0 && !is_way_open (self));
}

static gboolean
read_cb (gpointer user_data)
{
  PmapTermDialog *self = user_data;

  self->reading = 0;
  read_text (self);
  return G_SOURCE_REMOVE;
}

/* A long paste comes in several pieces: it is read when all of them are there. */
static void
text_changed_cb (PmapTermDialog *self)
{
  refuse (self, NULL);
  if (self->reading == 0)
    self->reading = g_idle_add (read_cb, self);
}

static void
way_chosen_cb (PmapTermDialog *self)
{
  self->has_chosen = TRUE;
  if (self->workspace != NULL && self->reading == 0)
    self->reading = g_idle_add (read_cb, self);
}

/* Puts the chosen day into the line: it can be read, and taken back, as if it had been typed. */
static void
fix_cb (GtkButton *button,
        gpointer   user_data)
{
  PmapTermDialog *self = PMAP_TERM_DIALOG (gtk_widget_get_root (GTK_WIDGET (button)));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  PmapTermRow *row = g_object_get_data (G_OBJECT (button), "row");
  g_autofree char *line = pmap_term_row_apply_fix (row, GPOINTER_TO_UINT (user_data));
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_iter_at_line (buffer, &start, pmap_term_row_get_line (row) - 1))
    return;
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, line, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* --- files --- */

/**
 * pmap_term_dialog_read:
 * @self: the dialog
 * @bytes: a file with term dates
 *
 * Puts what the file says into the text area, or says why it cannot be read.
 */
void
pmap_term_dialog_read (PmapTermDialog *self,
                       GBytes         *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (PMAP_IS_TERM_DIALOG (self) && bytes != NULL);

  text = pmap_calendar_file_read (bytes, &error);
  if (text == NULL)
    {
      refuse (self, error->message);
      return;
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
file_chosen_cb (GFile    *file,
                gpointer  user_data)
{
  PmapTermDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pmap_cells_load (file, &error);

  if (bytes != NULL)
    pmap_term_dialog_read (self, bytes);
  else
    refuse (self, error->message);
}

static void
choose_file_cb (PmapTermDialog *self)
{
  const PmapFileKind kinds[] = {
    { N_("Calendars"), "*.ics" }, { N_("Tables (CSV)"), "*.csv" }, { N_("Tables with tabs"), "*.tsv" }, { N_("Text"), "*.txt" },
  };

  pmap_file_chooser_open (GTK_WINDOW (self), _("Choose a file with term dates"), kinds, G_N_ELEMENTS (kinds), NULL, file_chosen_cb,
                          g_object_ref (self), g_object_unref);
}

static void
accept_cb (PmapTermDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  if (self->reading != 0)
    read_text (self);
  summary = pmap_term_dates_describe (self->dates);
  if (!pmap_term_dates_apply (self->dates, pmap_workspace_get_editor (self->workspace), &error))
    {
      refuse (self, error->message);
      return;
    }
  pmap_workspace_notice_undo (self->workspace, summary);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- rows --- */

/* A line of what was pasted may have no space in it. */
static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = pmap_label_new (NULL, css_class);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
setup_row_cb (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new (), *fixes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 22,
                                  "max-width-chars", 22, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_start (icon, 6);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (NULL));
  gtk_box_append (GTK_BOX (words), make_label ("dim-label"));
  gtk_widget_set_margin_top (fixes, 4);
  gtk_widget_set_layout_manager (fixes, g_object_new (PMAP_TYPE_FLOW_LAYOUT, "spacing", 6, NULL));
  gtk_box_append (GTK_BOX (words), fixes);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static char *
describe_day (PmapDate date)
{
  g_autofree char *day = pmap_date_format_short (date);

  /* translators: a weekday cut to some letters, and a day: "Fri 18 Dec 2026". */
  return g_strdup_printf (_("%1$s %2$s"), _(pmap_weekday_labels[pmap_date_weekday (date)]), day);
}

static const char *
get_words (PmapTermRow *row)
{
  if (pmap_term_row_get_outcome (row) != PMAP_TERM_OUTCOME_CLOSURE)
    return _(outcomes[pmap_term_row_get_outcome (row)].words);
  for (const PmapChoice *choice = pmap_closure_kinds; choice->label != NULL; choice++)
    if (choice->value == pmap_term_row_get_kind (row))
      return _(choice->label);
  return "";
}

static char *
describe_days (PmapTermRow *row)
{
  g_autofree char *start = describe_day (pmap_term_row_get_start (row)), *end = describe_day (pmap_term_row_get_end (row));

  if (pmap_term_row_get_start (row) == pmap_term_row_get_end (row))
    /* translators: a day, and what is on it: "Mon 4 Jan 2027 · INSET day". */
    return g_strdup_printf (_("%1$s · %2$s"), start, get_words (row));
  /* translators: a first and a last day, and what is between them: "Tue 1 Sep 2026 – Fri 18 Dec 2026 · Term". */
  return g_strdup_printf (_("%1$s – %2$s · %3$s"), start, end, get_words (row));
}

static void
show_fixes (GtkWidget   *box,
            PmapTermRow *row)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; i < pmap_term_row_get_n_fixes (row); i++)
    {
      /* translators: a button; the day that is meant, of two: "It is Thursday 25 March 2027". */
      g_autofree char *label = g_strdup_printf (_("It is %s"), pmap_term_row_describe_fix (row, i));
      GtkWidget *button = gtk_button_new_with_label (label);

      g_object_set_data_full (G_OBJECT (button), "row", g_object_ref (row), g_object_unref);
      g_signal_connect (button, "clicked", G_CALLBACK (fix_cb), GUINT_TO_POINTER (i));
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_visible (box, pmap_term_row_get_n_fixes (row) > 0);
}

static void
bind_row_cb (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  PmapTermRow *row = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_next_sibling (icon), *words = gtk_widget_get_next_sibling (name);
  GtkWidget *what = gtk_widget_get_first_child (words), *why = gtk_widget_get_next_sibling (what);
  PmapTermOutcome outcome = pmap_term_row_get_outcome (row);
  gboolean is_taken = outcome == PMAP_TERM_OUTCOME_TERM || outcome == PMAP_TERM_OUTCOME_CLOSURE;
  const char *remark = pmap_term_row_get_remark (row);
  g_autofree char *line = g_strdup_printf (_("Line %u"), pmap_term_row_get_line (row));
  g_autofree char *text = g_strstrip (g_strdelimit (g_strdup (pmap_term_row_get_text (row)), "\t", ' '));
  g_autofree char *days = is_taken ? describe_days (row) : NULL, *said = NULL, *whence = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), outcomes[outcome].icon);
  gtk_label_set_label (GTK_LABEL (name), is_taken ? pmap_term_row_get_name (row) : line);
  gtk_label_set_label (GTK_LABEL (what), is_taken ? days : text);
  /* translators: what becomes of a line, and why: "To be put right: 25 March 2027 is a Thursday, not a Friday". */
  said = is_taken ? g_strdup (remark) : *remark != '\0' ? g_strdup_printf (_("%1$s: %2$s"), get_words (row), remark)
                                                        : g_strdup (get_words (row));
  gtk_label_set_label (GTK_LABEL (why), said);
  gtk_widget_set_visible (why, *said != '\0');
  whence = pmap_term_row_get_other_line (row) != 0
           /* translators: the numbers of two lines of a text. */
           ? g_strdup_printf (_("Lines %1$u and %2$u"), pmap_term_row_get_line (row), pmap_term_row_get_other_line (row))
           : g_strdup_printf (_("%1$s: %2$s"), line, text);
  gtk_widget_set_tooltip_text (name, is_taken ? whence : NULL);
  show_fixes (gtk_widget_get_next_sibling (why), row);
}

static void
pmap_term_dialog_dispose (GObject *object)
{
  PmapTermDialog *self = PMAP_TERM_DIALOG (object);

  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->dates);

  G_OBJECT_CLASS (pmap_term_dialog_parent_class)->dispose (object);
}

static void
pmap_term_dialog_class_init (PmapTermDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);

  G_OBJECT_CLASS (klass)->dispose = pmap_term_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-term-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, text);
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, ways);
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, replace);
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, join);
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, days);
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, weekdays);
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, PmapTermDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_term_dialog_init (PmapTermDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->has_chosen = FALSE;
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * pmap_term_dialog_new:
 * @parent: (nullable): the window
 * @workspace: the map
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
pmap_term_dialog_new (GtkWindow     *parent,
                      PmapWorkspace *workspace)
{
  PmapTermDialog *self;
  PmapYear *year;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PMAP_TYPE_TERM_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  year = get_year (self);
  gtk_widget_set_visible (self->ways, pmap_record_list_get_length (year->terms) + pmap_record_list_get_length (year->closures) > 0);
  read_text (self);
  return GTK_WIDGET (self);
}
