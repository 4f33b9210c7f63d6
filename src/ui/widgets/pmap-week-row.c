/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One adult's, pupil's, room's or class's week: the name, a column for each day with what is then, and the hours. What is in the way of
 * something else has a sign and says so. Each block is a button that opens the group; the keyboard has the rows, which are few. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-week-row.h"

#include "model/pmap-document.h"
#include "model/pmap-tier.h"

#include <glib/gi18n.h>

/* In pixels, and in letters. */
#define NAME_WIDTH 150
#define HOURS_LETTERS 15

/* So many pupils are named in a block; of the others, how many. */
#define N_INITIALS 3

#define N_TIER_COLOURS 6

struct _PmapWeekRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *name_label;
  GtkLabel *detail_label;
  GtkWidget *days;
  GtkLabel *hours_label;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapWeekRow, pmap_week_row, GTK_TYPE_WIDGET)

static GtkLabel *
add_label (GtkWidget  *box,
           const char *style,
           float       xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 1, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
pmap_week_row_dispose (GObject *object)
{
  g_clear_pointer (&PMAP_WEEK_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pmap_week_row_parent_class)->dispose (object);
}

static void
pmap_week_row_class_init (PmapWeekRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pmap_week_row_dispose;

  /**
   * PmapWeekRow::opened:
   * @self: the row
   * @intervention: what the user wants to see
   */
  signals[OPENED] = g_signal_new ("opened", PMAP_TYPE_WEEK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  PMAP_TYPE_INTERVENTION);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pmap_week_row_init (PmapWeekRow *self)
{
  GtkWidget *names = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "width-request", NAME_WIDTH, NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "week-row");
  self->name_label = add_label (names, NULL, 0.0);
  self->detail_label = add_label (names, "form-hint", 0.0);
  gtk_box_append (GTK_BOX (self->box), names);
  self->days = g_object_new (GTK_TYPE_BOX, "spacing", 6, "homogeneous", TRUE, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (self->box), self->days);
  self->hours_label = add_label (self->box, "figure", 1.0);
  g_object_set (self->hours_label, "width-chars", HOURS_LETTERS, "max-width-chars", HOURS_LETTERS, "valign", GTK_ALIGN_START, "wrap", TRUE,
                "justify", GTK_JUSTIFY_RIGHT, "ellipsize", PANGO_ELLIPSIZE_NONE, NULL);
}

/** pmap_week_row_new: Returns: (transfer floating): an empty row */
GtkWidget *
pmap_week_row_new (void)
{
  return g_object_new (PMAP_TYPE_WEEK_ROW, NULL);
}

/* --- blocks --- */

static int
get_tier_colour (PmapIntervention *intervention)
{
  PmapTier *tier = pmap_intervention_get_tier (intervention);
  gint64 number = tier != NULL ? pmap_tier_get_number (tier) : -1;

  return number < 0 ? -1 : (int) (number % N_TIER_COLOURS);
}

static void
block_clicked_cb (GtkButton *block,
                  gpointer   intervention)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (block), PMAP_TYPE_WEEK_ROW);

  if (row != NULL)
    g_signal_emit (row, signals[OPENED], 0, intervention);
}

static void
unref_intervention (gpointer  data,
                    GClosure *closure)
{
  g_object_unref (data);
}

/* What is in the way of this session on its day; NULL for nothing. */
static char *
find_clash (const PmapSession *session,
            GArray            *sessions,
            PmapTimetableView  view)
{
  g_autoptr (GArray) day = g_array_new (FALSE, FALSE, sizeof (PmapSession));
  g_autoptr (GArray) clashes = NULL;

  for (guint i = 0; i < sessions->len; i++)
    if (g_array_index (sessions, PmapSession, i).day == session->day)
      g_array_append_val (day, g_array_index (sessions, PmapSession, i));
  clashes = pmap_timetable_find_clashes (day, view);
  for (guint i = 0; i < clashes->len; i++)
    {
      const PmapClash *clash = &g_array_index (clashes, PmapClash, i);

      if (clash->first == session->intervention || clash->second == session->intervention)
        return pmap_week_words_get_clash (clash);
    }
  return NULL;
}

static char *
describe (const PmapSession *session,
          const char        *time,
          const char        *clash)
{
  g_autofree char *name = pmap_record_describe (PMAP_RECORD (session->intervention));
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s%s%s", time, *time != '\0' ? " " : "", name);
  if (session->minutes > 0)
    {
      g_string_append (text, ", ");
      /* translators: how long a session is. */
      g_string_append_printf (text, ngettext ("%u minute", "%u minutes", (guint) session->minutes), (guint) session->minutes);
    }
  if (session->slot->place != NULL)
    g_string_append_printf (text, ", %s", session->slot->place);
  if (clash != NULL)
    g_string_append_printf (text, "\n%s", clash);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_block (const PmapSession *session,
            GArray            *sessions,
            PmapTimetableView  view,
            PmapInitials      *initials)
{
  g_autofree char *time = pmap_week_words_get_time (session), *clash = NULL, *tip = NULL, *text = NULL, *what = NULL;
  GtkWidget *block = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *bar, *label;
  int colour = get_tier_colour (session->intervention);

  /* Rooms and classes are asked by timetables of many; that two groups of a class are at once is how a class is. */
  if (view != PMAP_TIMETABLE_CLASS)
    clash = find_clash (session, sessions, view);
  what = view == PMAP_TIMETABLE_PUPIL ? pmap_record_describe (PMAP_RECORD (session->intervention))
                                      : pmap_week_words_get_pupils (session, initials, N_INITIALS);
  text = g_strdup_printf ("%s %s", *time != '\0' ? time : "–", what);
  tip = describe (session, time, clash);
  if (colour >= 0)
    {
      g_autofree char *style = g_strdup_printf ("tier-bar-%d", colour);

      bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (bar, style);
      gtk_box_append (GTK_BOX (box), bar);
    }
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), label);
  if (clash != NULL)
    {
      GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (sign, "issue-sign");
      gtk_widget_add_css_class (sign, "urgent");
      gtk_box_append (GTK_BOX (box), sign);
      gtk_widget_add_css_class (block, "clash");
    }
  gtk_button_set_child (GTK_BUTTON (block), box);
  gtk_widget_set_focusable (block, FALSE);
  gtk_widget_add_css_class (block, "week-block");
  gtk_widget_set_tooltip_text (block, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (block), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_data (block, "clicked", G_CALLBACK (block_clicked_cb), g_object_ref (session->intervention), unref_intervention, 0);
  return block;
}

static void
clear_days (PmapWeekRow *self)
{
  GtkWidget *day;

  while ((day = gtk_widget_get_first_child (self->days)) != NULL)
    gtk_box_remove (GTK_BOX (self->days), day);
}

/**
 * pmap_week_row_set_week:
 * @self: a row
 * @monday: the first day of the week
 * @sessions: (element-type PmapSession): what is in it, by day and time
 * @view: whose week it is
 * @initials: what pupils are called
 *
 * Shows what is when.
 */
void
pmap_week_row_set_week (PmapWeekRow       *self,
                        PmapDate           monday,
                        GArray            *sessions,
                        PmapTimetableView  view,
                        PmapInitials      *initials)
{
  g_return_if_fail (PMAP_IS_WEEK_ROW (self) && sessions != NULL && initials != NULL);

  clear_days (self);
  for (guint i = 0; i < PMAP_WEEK_ROW_N_DAYS; i++)
    {
      GtkWidget *day = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      for (guint j = 0; j < sessions->len; j++)
        if (g_array_index (sessions, PmapSession, j).day == monday + i)
          gtk_box_append (GTK_BOX (day), make_block (&g_array_index (sessions, PmapSession, j), sessions, view, initials));
      gtk_box_append (GTK_BOX (self->days), day);
    }
}

/**
 * pmap_week_row_show:
 * @self: a row
 * @name: whose week it is
 * @detail: (nullable): what stands below
 * @hours: (nullable): what stands at the end: "17.3 of 27.5 h"
 * @is_over: whether that is too much
 *
 * Says whose week it is.
 */
void
pmap_week_row_show (PmapWeekRow *self,
                    const char  *name,
                    const char  *detail,
                    const char  *hours,
                    gboolean     is_over)
{
  g_return_if_fail (PMAP_IS_WEEK_ROW (self));

  gtk_label_set_text (self->name_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), name);
  gtk_label_set_text (self->detail_label, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), detail != NULL);
  gtk_label_set_text (self->hours_label, hours != NULL ? hours : "");
  if (is_over)
    gtk_widget_add_css_class (GTK_WIDGET (self->hours_label), "form-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hours_label), "form-error");
}

/**
 * pmap_week_row_set_heads:
 * @self: a row
 * @name: the head of the names
 * @days: (array): the head of each day
 * @hours: (nullable): the head of the hours
 *
 * Makes it the head of all rows, with columns as wide as theirs.
 */
void
pmap_week_row_set_heads (PmapWeekRow       *self,
                         const char        *name,
                         const char *const *days,
                         const char        *hours)
{
  g_return_if_fail (PMAP_IS_WEEK_ROW (self) && days != NULL);

  pmap_week_row_show (self, name, NULL, hours, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "week-head");
  clear_days (self);
  for (guint i = 0; i < PMAP_WEEK_ROW_N_DAYS; i++)
    gtk_box_append (GTK_BOX (self->days), g_object_new (GTK_TYPE_LABEL, "label", days[i], "xalign", 0.0, "ellipsize",
                                                        PANGO_ELLIPSIZE_END, NULL));
}
