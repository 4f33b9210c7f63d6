/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a figure comes about, as a table: amounts below each other, a rule above each sum, the result largest. It can be
 * copied as a table for a spreadsheet. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-working-view.h"

#include "ui/widgets/pmap-label.h"

#include <glib/gi18n.h>

/* How many characters of text fit beside figures, and without any; and if the columns have no room, beside the amount. */
#define NARROW 30
#define WIDE 64
#define COMPACT 32

/* With fewer characters than this across, what makes an amount stands below its name, and not in columns. */
#define LEAST_ACROSS 84
#define MAX_WIDTH 900

struct _PmapWorkingView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title_label;
  GtkGrid *grid;
  GtkWidget *notes_box;
  PmapWorkingTable *table;
};

G_DEFINE_FINAL_TYPE (PmapWorkingView, pmap_working_view, GTK_TYPE_WIDGET)

static void
copy_cb (PmapWorkingView *self)
{
  g_autofree char *text = pmap_working_view_get_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
pmap_working_view_dispose (GObject *object)
{
  PmapWorkingView *self = PMAP_WORKING_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->table, pmap_working_table_free);

  G_OBJECT_CLASS (pmap_working_view_parent_class)->dispose (object);
}

static void
pmap_working_view_class_init (PmapWorkingViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_working_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "workingview");
}

static GtkWidget *
create_figure (const char *text,
               const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 1.0, NULL);

  gtk_widget_add_css_class (label, "figure");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A text that wraps where it is longer than so many characters, and is never narrower: its height is then known. */
static GtkWidget *
create_text (const char *text,
             int         n_chars,
             const char *css_class)
{
  int width = MIN (g_utf8_strlen (text, -1), n_chars);
  GtkWidget *label = pmap_label_new (text, css_class);

  g_object_set (label, "width-chars", width, "max-width-chars", width, NULL);
  return label;
}

static void
pmap_working_view_init (PmapWorkingView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _("How this figure comes about"), NULL);
  GtkWidget *button = gtk_button_new_with_label (_("Copy as table"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (copy_cb), self);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title_label));
  gtk_box_append (GTK_BOX (head), button);
  gtk_box_append (GTK_BOX (self->box), head);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->grid));
  self->notes_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_top (self->notes_box, 6);
  gtk_box_append (GTK_BOX (self->box), self->notes_box);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** pmap_working_view_new: Returns: (transfer floating): a view that is empty */
GtkWidget *
pmap_working_view_new (void)
{
  return g_object_new (PMAP_TYPE_WORKING_VIEW, NULL);
}

static void
empty (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

static void
attach (PmapWorkingView   *self,
        GtkWidget         *label,
        PmapWorkingColumn  column,
        int                n_columns,
        int                row)
{
  gtk_widget_add_css_class (label, "cell");
  gtk_widget_set_hexpand (label, column == PMAP_WORKING_WHAT);
  gtk_grid_attach (self->grid, label, column, row, n_columns, 1);
}

/* With large text there is no room for columns. */
static gboolean
is_compact (PmapWorkingView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (width * LEAST_ACROSS) > MAX_WIDTH;
}

/* What stands in a row's columns, one below the other, each after its heading. */
static char *
join_columns (PmapWorkingView      *self,
              const PmapWorkingRow *row)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (row->detail != NULL)
    g_ptr_array_add (lines, g_strdup (row->detail));
  for (guint column = PMAP_WORKING_HOUR; column < PMAP_WORKING_AMOUNT; column++)
    if (row->cells[column] != NULL && g_str_equal (row->cells[column], _("once")))
      g_ptr_array_add (lines, g_strdup (row->cells[column]));
    else if (row->cells[column] != NULL && self->table->headings[column] != NULL)
      /* translators: the heading of a column, and what stands in it: "Weeks: 12". */
      g_ptr_array_add (lines, g_strdup_printf (_("%1$s: %2$s"), self->table->headings[column], row->cells[column]));
  g_ptr_array_add (lines, NULL);
  return lines->len > 1 ? g_strjoinv ("\n", (char **) lines->pdata) : NULL;
}

/* A row of nothing but an amount has its name over all that is empty beside it. */
static gboolean
is_plain (const PmapWorkingRow *row)
{
  for (guint column = PMAP_WORKING_HOUR; column < PMAP_WORKING_AMOUNT; column++)
    if (row->cells[column] != NULL)
      return FALSE;
  return TRUE;
}

static GtkWidget *
create_what (const PmapWorkingRow *row,
             const char           *text,
             int                   n_chars,
             const char           *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_text (row->cells[PMAP_WORKING_WHAT], n_chars, css_class));
  if (text != NULL)
    {
      GtkWidget *detail = create_text (text, n_chars, "caption");

      gtk_widget_add_css_class (detail, "dim-label");
      gtk_box_append (GTK_BOX (box), detail);
    }
  return box;
}

/* Every row has a line above it; that of a sum is the stronger one. */
static void
attach_line (PmapWorkingView *self,
             gboolean         is_sum,
             int              row)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  if (is_sum)
    gtk_widget_add_css_class (line, "sum");
  gtk_grid_attach (self->grid, line, 0, row, PMAP_WORKING_N_COLUMNS, 1);
}

static void
show_headings (PmapWorkingView *self)
{
  for (guint column = 0; column < PMAP_WORKING_N_COLUMNS; column++)
    if (self->table->headings[column] != NULL)
      {
        GtkWidget *heading = column == PMAP_WORKING_WHAT ? create_text (self->table->headings[column], NARROW, "caption")
                                                         : create_figure (self->table->headings[column], "caption");

        gtk_widget_add_css_class (heading, "dim-label");
        attach (self, heading, column, 1, 0);
      }
}

static void
show_row (PmapWorkingView      *self,
          const PmapWorkingRow *row,
          gboolean              compact,
          int                   place)
{
  static const char *const classes[] = { NULL, "total", "result" };
  const char *css_class = classes[row->rank];
  g_autofree char *joined = compact ? join_columns (self, row) : NULL;

  if (compact)
    attach (self, create_what (row, joined, COMPACT, css_class), PMAP_WORKING_WHAT, PMAP_WORKING_AMOUNT, place);
  else if (is_plain (row))
    attach (self, create_what (row, row->detail, WIDE, css_class), PMAP_WORKING_WHAT, PMAP_WORKING_AMOUNT, place);
  else
    attach (self, create_what (row, row->detail, NARROW, css_class), PMAP_WORKING_WHAT, 1, place);
  for (guint column = compact ? PMAP_WORKING_AMOUNT : PMAP_WORKING_HOUR; column < PMAP_WORKING_N_COLUMNS; column++)
    if (row->cells[column] != NULL && self->table->headings[column] != NULL)
      attach (self, create_figure (row->cells[column], css_class), column, 1, place);
}

static void
show_rows (PmapWorkingView *self,
           gboolean         compact)
{
  int place = 1;

  if (!compact)
    show_headings (self);
  for (guint i = 0; i < self->table->rows->len; i++)
    {
      const PmapWorkingRow *row = self->table->rows->pdata[i];

      if (i > 0 || !compact)
        attach_line (self, row->rank != PMAP_WORKING_NORMAL, place++);
      show_row (self, row, compact, place++);
    }
}

static void
add_note (PmapWorkingView *self,
          const char      *text,
          gboolean         compact,
          const char      *css_class)
{
  GtkWidget *note = create_text (text, compact ? COMPACT : WIDE, "caption");

  gtk_widget_add_css_class (note, css_class);
  gtk_box_append (GTK_BOX (self->notes_box), note);
}

/**
 * pmap_working_view_set_table:
 * @self: a view
 * @table: (transfer full): how a figure comes about
 */
void
pmap_working_view_set_table (PmapWorkingView  *self,
                             PmapWorkingTable *table)
{
  gboolean compact;

  g_return_if_fail (PMAP_IS_WORKING_VIEW (self) && table != NULL);

  compact = is_compact (self);
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), !compact);
  g_clear_pointer (&self->table, pmap_working_table_free);
  self->table = table;
  gtk_label_set_label (self->title_label, table->title);
  empty (GTK_WIDGET (self->grid));
  empty (self->notes_box);
  if (table->rows->len > 0)
    show_rows (self, compact);
  for (guint i = 0; i < table->warnings->len; i++)
    add_note (self, table->warnings->pdata[i], compact, "warning");
  for (guint i = 0; i < table->notes->len; i++)
    add_note (self, table->notes->pdata[i], compact, "dim-label");
  if (table->rates != NULL)
    add_note (self, table->rates, compact, "dim-label");
}

static void
append_row (GString             *text,
            const char *const   *headings,
            const char *const   *cells,
            const char          *detail)
{
  const char *separator = "";

  for (guint column = 0; column < PMAP_WORKING_N_COLUMNS; column++)
    {
      if (headings[column] == NULL)
        continue;
      g_string_append_printf (text, "%s%s", separator, cells[column] != NULL ? cells[column] : "");
      if (column == PMAP_WORKING_WHAT && detail != NULL)
        g_string_append_printf (text, ", %s", detail);
      separator = "\t";
    }
  g_string_append_c (text, '\n');
}

/** pmap_working_view_get_text: Returns: (transfer full): the table in columns between tabs, with what is said below it */
char *
pmap_working_view_get_text (PmapWorkingView *self)
{
  GString *text;

  g_return_val_if_fail (PMAP_IS_WORKING_VIEW (self), NULL);

  text = g_string_new (NULL);
  if (self->table == NULL)
    return g_string_free (text, FALSE);
  g_string_append_printf (text, "%s\n", self->table->title);
  if (self->table->rows->len > 0)
    append_row (text, self->table->headings, self->table->headings, NULL);
  for (guint i = 0; i < self->table->rows->len; i++)
    {
      const PmapWorkingRow *row = self->table->rows->pdata[i];

      append_row (text, self->table->headings, (const char *const *) row->cells, row->detail);
    }
  for (guint i = 0; i < self->table->warnings->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) self->table->warnings->pdata[i]);
  for (guint i = 0; i < self->table->notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) self->table->notes->pdata[i]);
  if (self->table->rates != NULL)
    g_string_append_printf (text, "%s\n", self->table->rates);
  return g_string_free (text, FALSE);
}
