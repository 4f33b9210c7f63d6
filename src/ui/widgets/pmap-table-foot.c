/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The foot of a table: totals that stay in sight, each under its column. A GtkColumnView has no foot and does not tell
 * how wide its columns came out, but the buttons of its head stand exactly over them: the foot looks there. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-table-foot.h"

#include <math.h>

#define PADDING 9

struct _PmapTableFoot
{
  GtkWidget parent_instance;

  GtkColumnView *head;
  GPtrArray *labels;
  GArray *places;
};

G_DEFINE_FINAL_TYPE (PmapTableFoot, pmap_table_foot, GTK_TYPE_WIDGET)

static void
pmap_table_foot_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  PmapTableFoot *self = PMAP_TABLE_FOOT (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  for (guint i = 0; i < self->labels->len; i++)
    {
      int height;

      gtk_widget_measure (self->labels->pdata[i], GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      *minimum = MAX (*minimum, height);
    }
  *natural = *minimum;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  graphene_rect_t one, other;

  if (!gtk_widget_compute_bounds (*(GtkWidget *const *) a, user_data, &one)
      || !gtk_widget_compute_bounds (*(GtkWidget *const *) b, user_data, &other))
    return 0;
  return ((one.origin.x > other.origin.x) - (one.origin.x < other.origin.x))
         * (gtk_widget_get_direction (user_data) == GTK_TEXT_DIR_RTL ? -1 : 1);
}

/* The buttons of the head in the order in which they are read, which need not be that of the tree of widgets. */
static GPtrArray *
list_titles (PmapTableFoot *self)
{
  GPtrArray *titles = g_ptr_array_new ();
  GtkWidget *row = self->head != NULL ? gtk_widget_get_first_child (GTK_WIDGET (self->head)) : NULL;

  if (row != NULL)
    for (GtkWidget *title = gtk_widget_get_first_child (row); title != NULL; title = gtk_widget_get_next_sibling (title))
      g_ptr_array_add (titles, title);
  g_ptr_array_sort_with_data (titles, compare_places, self->head);
  return titles;
}

/* A total may be longer than its column where the ones beside it have none: it gets their room too, against its own
 * side: a figure to the left, words to the right. */
static void
pmap_table_foot_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PmapTableFoot *self = PMAP_TABLE_FOOT (widget);
  g_autoptr (GPtrArray) titles = list_titles (self);

  for (guint i = 0; i < self->labels->len; i++)
    {
      GtkWidget *label = self->labels->pdata[i];
      int column = g_array_index (self->places, int, i);
      GtkWidget *title = column >= 0 && (guint) column < titles->len ? titles->pdata[column] : NULL;
      graphene_rect_t bounds;
      gboolean has_place = title != NULL && gtk_widget_compute_bounds (title, widget, &bounds);
      int start, needed, room;

      gtk_widget_set_child_visible (label, has_place);
      if (!has_place || !gtk_widget_should_layout (label))
        continue;
      start = (int) floorf (bounds.origin.x) + PADDING;
      room = (int) ceilf (bounds.size.width) - 2 * PADDING;
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
      if (needed > room)
        {
          if ((gtk_label_get_xalign (GTK_LABEL (label)) > 0.5F) != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL))
            start -= needed - room;
          room = needed;
        }
      gtk_widget_size_allocate (label, &(GtkAllocation) { start, 0, room, height }, -1);
    }
}

static void
pmap_table_foot_dispose (GObject *object)
{
  PmapTableFoot *self = PMAP_TABLE_FOOT (object);

  for (guint i = 0; i < self->labels->len; i++)
    gtk_widget_unparent (self->labels->pdata[i]);
  g_ptr_array_set_size (self->labels, 0);
  pmap_table_foot_set_head (self, NULL);

  G_OBJECT_CLASS (pmap_table_foot_parent_class)->dispose (object);
}

static void
pmap_table_foot_finalize (GObject *object)
{
  g_ptr_array_unref (PMAP_TABLE_FOOT (object)->labels);
  g_array_unref (PMAP_TABLE_FOOT (object)->places);

  G_OBJECT_CLASS (pmap_table_foot_parent_class)->finalize (object);
}

static void
pmap_table_foot_class_init (PmapTableFootClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_table_foot_dispose;
  object_class->finalize = pmap_table_foot_finalize;
  widget_class->measure = pmap_table_foot_measure;
  widget_class->size_allocate = pmap_table_foot_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "table-foot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pmap_table_foot_init (PmapTableFoot *self)
{
  self->labels = g_ptr_array_new ();
  self->places = g_array_new (FALSE, TRUE, sizeof (int));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** pmap_table_foot_set_head: Sets the table whose columns the totals stand under. */
void
pmap_table_foot_set_head (PmapTableFoot *self,
                          GtkColumnView *head)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (PMAP_IS_TABLE_FOOT (self));

  if (self->head != NULL)
    {
      adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->head));
      if (adjustment != NULL)
        g_signal_handlers_disconnect_by_data (adjustment, self);
    }
  g_set_weak_pointer (&self->head, head);
  adjustment = head != NULL ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (head)) : NULL;
  if (adjustment != NULL)
    {
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
      g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (gtk_widget_queue_allocate), self);
    }
}

/** pmap_table_foot_add: Adds an empty total for the next column, which is not shown yet. */
void
pmap_table_foot_add (PmapTableFoot *self,
                     gboolean       figures)
{
  GtkWidget *label;
  int place = -1;

  g_return_if_fail (PMAP_IS_TABLE_FOOT (self));

  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), figures ? 1.0F : 0.0F);
  gtk_widget_add_css_class (label, "total");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  g_ptr_array_add (self->labels, label);
  g_array_append_val (self->places, place);
}

/** pmap_table_foot_set_place: Sets as which of the shown columns a column stands; -1 where it is not shown. */
void
pmap_table_foot_set_place (PmapTableFoot *self,
                           guint          column,
                           int            place)
{
  g_return_if_fail (PMAP_IS_TABLE_FOOT (self) && column < self->places->len);

  g_array_index (self->places, int, column) = place;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/** pmap_table_foot_set_text: Sets the total of a column; %NULL for none. */
void
pmap_table_foot_set_text (PmapTableFoot *self,
                          guint          column,
                          const char    *text)
{
  g_return_if_fail (PMAP_IS_TABLE_FOOT (self) && column < self->labels->len);

  gtk_label_set_text (self->labels->pdata[column], text != NULL ? text : "");
  gtk_widget_set_visible (self->labels->pdata[column], text != NULL);
}

/** pmap_table_foot_get_text: Returns: the total of a column; empty for none */
const char *
pmap_table_foot_get_text (PmapTableFoot *self,
                          guint          column)
{
  g_return_val_if_fail (PMAP_IS_TABLE_FOOT (self) && column < self->labels->len, NULL);

  return gtk_label_get_text (self->labels->pdata[column]);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *label = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); label == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    label = GTK_IS_LABEL (child) ? child : find_label (child);
  return label;
}

/**
 * pmap_table_align_newest_title:
 * @view: a table
 * @figures: whether its cells show figures
 * @indent: how far the words in its cells stand from their edge
 *
 * Puts the head of the column that was added last over what stands below it; GTK offers no way to.
 */
void
pmap_table_align_newest_title (GtkColumnView *view,
                               gboolean       figures,
                               int            indent)
{
  GtkWidget *row, *title, *label, *box;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  row = gtk_widget_get_first_child (GTK_WIDGET (view));
  title = row != NULL ? gtk_widget_get_last_child (row) : NULL;
  label = title != NULL ? find_label (title) : NULL;
  if (label == NULL)
    return;
  gtk_widget_set_margin_start (label, indent);
  if (!figures)
    return;
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1.0F);
  /* The arrow that tells the order goes before the words, or figures would end beyond their head. */
  box = gtk_widget_get_parent (label);
  if (GTK_IS_BOX (box))
    gtk_box_reorder_child_after (GTK_BOX (box), label, gtk_widget_get_last_child (box));
}
