/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A week of the school by adult, pupil, room or class: what is when, what is in the way of something else, how many of the hours that
 * are paid are planned, and who is free at a time that somebody asks for. There are no costs here. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-week-page.h"

#include "base/pmap-clock.h"
#include "base/pmap-number.h"
#include "calc/pmap-timetable.h"
#include "model/pmap-kind-typed.h"
#include "model/pmap-period.h"
#include "model/pmap-pupil.h"
#include "model/pmap-staff-member.h"
#include "report/pmap-week-words.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-list-stop.h"
#include "ui/widgets/pmap-week-row.h"

#include <glib/gi18n.h>

#define DAYS_A_WEEK 7
#define MINUTES_AN_HOUR 60

/* At the same time on so many days of a week is most likely the same lesson. */
#define SAME_DAYS 4

struct _PmapWeekPage
{
  PmapPage parent_instance;

  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkLabel *week_label;
  GtkEditable *when_entry;
  GtkLabel *answer_label;
  GtkToggleButton *staff_button;
  GtkToggleButton *pupil_button;
  GtkToggleButton *room_button;
  GtkToggleButton *class_button;
  PmapWeekRow *head;
  GtkWidget *scroller;
  GtkListView *list;
  GtkWidget *empty_label;
  GtkLabel *foot_label;

  GtkStringList *keys;
  PmapTimetableView view;
  PmapDate monday;
  PmapCalendar *calendar;
  PmapTimetable *timetable;
  PmapInitials *initials;
  GHashTable *planned;        /* member's id → PmapPlanned */
};

G_DEFINE_FINAL_TYPE (PmapWeekPage, pmap_week_page, PMAP_TYPE_PAGE)

static PmapDocument *
get_document (PmapWeekPage *self)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (PMAP_PAGE (self));

  return workspace != NULL ? pmap_workspace_get_document (workspace) : NULL;
}

static void
clear_week (PmapWeekPage *self)
{
  g_clear_pointer (&self->planned, g_hash_table_unref);
  g_clear_pointer (&self->timetable, pmap_timetable_free);
  g_clear_pointer (&self->calendar, pmap_calendar_free);
  g_clear_pointer (&self->initials, pmap_initials_free);
}

/* --- rows --- */

static gint64
get_planned (PmapWeekPage    *self,
             PmapStaffMember *member)
{
  const PmapPlanned *item = g_hash_table_lookup (self->planned, pmap_record_get_id (PMAP_RECORD (member)));

  return item != NULL ? item->planned : 0;
}

static char *
say_hours (PmapWeekPage    *self,
           PmapStaffMember *member,
           gboolean        *is_over)
{
  gint64 planned = get_planned (self, member);
  g_autofree char *hours = pmap_week_words_get_hours (planned), *paid = NULL;

  *is_over = member->hours_per_week != PMAP_UNSET && planned > member->hours_per_week * MINUTES_AN_HOUR;
  if (member->hours_per_week == PMAP_UNSET)
    /* translators: hours planned. */
    return g_strdup_printf (_("%s h"), hours);
  paid = pmap_number_format (member->hours_per_week, PMAP_DECIMAL_PLACES);
  if (*is_over)
    /* translators: hours planned, and hours paid, which are fewer. */
    return g_strdup_printf (_("%1$s of %2$s h: too many"), hours, paid);
  /* translators: hours planned, and hours paid. */
  return g_strdup_printf (_("%1$s of %2$s h"), hours, paid);
}

/* "5 lessons, all at 13:15", with a sign in words where it is the same one on most days. */
static char *
say_lessons (PmapWeekPage *self,
             const char   *pupil,
             gboolean     *is_same)
{
  g_autoptr (GArray) missed = pmap_timetable_list_missed (self->timetable, pupil);
  g_autofree char *count = NULL, *time = NULL;
  guint n = 0, most = 0;

  for (guint i = 0; i < missed->len; i++)
    {
      const PmapLessonMissed *item = &g_array_index (missed, PmapLessonMissed, i);
      guint n_days = 0;

      n += item->n_missed;
      for (guint j = 0; j < missed->len; j++)
        n_days += g_array_index (missed, PmapLessonMissed, j).time == item->time;
      if (n_days > most)
        {
          most = n_days;
          g_free (time);
          time = pmap_clock_format (item->time);
        }
    }
  *is_same = most >= SAME_DAYS;
  if (n == 0)
    return g_strdup (_("none"));
  count = pmap_number_say (n, ngettext ("%u lesson", "%u lessons", n));
  if (!*is_same)
    return g_steal_pointer (&count);
  /* translators: a number of lessons, on how many days, and a time of the day. */
  return g_strdup_printf (ngettext ("%1$s: %2$u day at %3$s", "%1$s: %2$u days at %3$s", most), count, most, time);
}

static char *
get_name (PmapWeekPage *self,
          const char   *key)
{
  PmapRecord *record = self->view == PMAP_TIMETABLE_STAFF || self->view == PMAP_TIMETABLE_PUPIL
                         ? pmap_document_find (get_document (self), key) : NULL;

  return record != NULL ? pmap_record_describe (record) : g_strdup (key);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  PmapWeekPage *self = user_data;
  PmapWeekRow *row = PMAP_WEEK_ROW (gtk_list_item_get_child (item));
  const char *key = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autoptr (GArray) sessions = NULL;
  g_autofree char *name = NULL, *detail = NULL, *hours = NULL;
  PmapRecord *record;
  gboolean is_over = FALSE;

  if (self->timetable == NULL)
    return;
  name = get_name (self, key);
  record = pmap_document_find (get_document (self), key);
  if (self->view == PMAP_TIMETABLE_STAFF && PMAP_IS_STAFF_MEMBER (record))
    {
      detail = pmap_record_format_field (record, pmap_record_find_field (record, "role"));
      hours = say_hours (self, PMAP_STAFF_MEMBER (record), &is_over);
    }
  else if (self->view == PMAP_TIMETABLE_PUPIL && PMAP_IS_PUPIL (record))
    {
      detail = g_strdup (PMAP_PUPIL (record)->class_name);
      hours = say_lessons (self, key, &is_over);
    }
  sessions = pmap_timetable_list (self->timetable, self->view, key);
  pmap_week_row_show (row, name, detail, hours, is_over);
  pmap_week_row_set_week (row, self->monday, sessions, self->view, self->initials);
}

/* Rooms and classes are no records. */
static void
activate_cb (GtkListView *list,
             guint        position,
             gpointer     user_data)
{
  PmapWeekPage *self = user_data;
  PmapRecord *record = pmap_document_find (get_document (self), gtk_string_list_get_string (self->keys, position));

  if ((self->view == PMAP_TIMETABLE_STAFF || self->view == PMAP_TIMETABLE_PUPIL) && record != NULL)
    pmap_workspace_show (pmap_page_get_workspace (PMAP_PAGE (self)), record);
}

static void
opened_cb (PmapWeekRow      *row,
           PmapIntervention *intervention,
           gpointer          user_data)
{
  pmap_workspace_show_field (pmap_page_get_workspace (user_data), PMAP_RECORD (intervention), "slots");
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *row = pmap_week_row_new ();

  g_signal_connect (row, "opened", G_CALLBACK (opened_cb), user_data);
  gtk_list_item_set_child (item, row);
}

/* --- the week --- */

static gboolean
has_school (PmapWeekPage *self,
            PmapDate      monday)
{
  return pmap_calendar_count_days (self->calendar, monday, monday + DAYS_A_WEEK - 1, PMAP_WEEKDAYS_ALL) > 0;
}

static void
show_heads (PmapWeekPage *self)
{
  static const char *const names[] = { N_("Staff"), N_("Pupils"), N_("Rooms"), N_("Classes") };
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < PMAP_WEEK_ROW_N_DAYS; i++)
    {
      g_autofree char *day = pmap_date_format_day (self->monday + i);

      g_ptr_array_add (days, g_strdup_printf ("%s %s", _(pmap_weekday_labels[i]), day));
    }
  pmap_week_row_set_heads (self->head, _(names[self->view]), (const char *const *) days->pdata,
                           self->view == PMAP_TIMETABLE_STAFF   ? _("Planned of paid")
                           : self->view == PMAP_TIMETABLE_PUPIL ? _("Lessons missed")
                                                                : NULL);
}

static void
show_week_label (PmapWeekPage *self)
{
  g_autofree char *first = pmap_date_format_day (self->monday);
  g_autofree char *last = pmap_date_format (self->monday + PMAP_WEEK_ROW_N_DAYS - 1), *text = NULL;

  if (!has_school (self, self->monday))
    /* translators: the first and the last day of a week without school. */
    text = g_strdup_printf (_("%1$s to %2$s: no school"), first, last);
  else
    /* translators: the first and the last day of a week, and which week of a timetable of two it is. */
    text = g_strdup_printf (pmap_calendar_is_week_b (self->calendar, self->monday) ? _("%1$s to %2$s, week B") : _("%1$s to %2$s, week A"),
                            first, last);
  gtk_label_set_text (self->week_label, text);
}

/* "11 adults, 112.3 of 293 hours planned, 181 free". */
static void
show_foot (PmapWeekPage *self,
           GPtrArray    *keys)
{
  gint64 planned = 0, paid = 0;
  g_autofree char *count = NULL, *hours = NULL, *all = NULL, *left = NULL, *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->foot_label), self->view == PMAP_TIMETABLE_STAFF && keys->len > 0);
  if (self->view != PMAP_TIMETABLE_STAFF)
    return;
  for (guint i = 0; i < keys->len; i++)
    {
      PmapStaffMember *member = pmap_document_find (get_document (self), keys->pdata[i]);

      planned += get_planned (self, member);
      paid += member->hours_per_week != PMAP_UNSET ? member->hours_per_week * MINUTES_AN_HOUR : 0;
    }
  count = pmap_number_say (keys->len, ngettext ("%u adult", "%u adults", keys->len));
  hours = pmap_week_words_get_hours (planned);
  all = pmap_week_words_get_hours (paid);
  left = pmap_week_words_get_hours (MAX (paid - planned, 0));
  /* translators: a number of adults, hours planned, hours paid, and the hours that are left. */
  text = g_strdup_printf (_("%1$s: %2$s hours planned, with preparation, of %3$s that are paid; %4$s left"), count, hours, all, left);
  gtk_label_set_text (self->foot_label, text);
}

static void
show_rows (PmapWeekPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double place = gtk_adjustment_get_value (adjustment);
  g_autoptr (GPtrArray) keys = pmap_timetable_list_keys (self->timetable, self->view);

  show_foot (self, keys);
  g_ptr_array_add (keys, NULL);
  gtk_string_list_splice (self->keys, 0, g_list_model_get_n_items (G_LIST_MODEL (self->keys)), (const char *const *) keys->pdata);
  gtk_adjustment_set_value (adjustment, place);
  gtk_widget_set_visible (self->scroller, keys->len > 1);
  gtk_widget_set_visible (self->empty_label, keys->len <= 1);
}

static void
show_week (PmapWeekPage *self)
{
  PmapDocument *document = get_document (self);

  clear_week (self);
  if (document == NULL)
    {
      gtk_string_list_splice (self->keys, 0, g_list_model_get_n_items (G_LIST_MODEL (self->keys)), NULL);
      return;
    }
  self->calendar = pmap_calendar_new (pmap_document_get_year (document));
  if (self->monday == PMAP_DATE_NONE)
    self->monday = pmap_timetable_find_week (document, self->calendar, pmap_workspace_get_today (pmap_page_get_workspace (PMAP_PAGE (self))),
                                             0);
  self->timetable = pmap_timetable_new_whole (document, self->calendar, self->monday, self->monday + DAYS_A_WEEK - 1);
  self->planned = pmap_timetable_list_planned (self->timetable);
  self->initials = pmap_initials_new (document);
  show_week_label (self);
  show_heads (self);
  show_rows (self);
  gtk_widget_set_sensitive (self->previous_button, pmap_timetable_find_week (document, self->calendar, self->monday, -1) != self->monday);
  gtk_widget_set_sensitive (self->next_button, pmap_timetable_find_week (document, self->calendar, self->monday, 1) != self->monday);
}

static void
turn (PmapWeekPage *self,
      int           step)
{
  if (self->calendar == NULL)
    return;         /* until it is made anew */
  self->monday = pmap_timetable_find_week (get_document (self), self->calendar, self->monday, step);
  show_week (self);
}

static void
previous_cb (PmapWeekPage *self)
{
  turn (self, -1);
}

static void
next_cb (PmapWeekPage *self)
{
  turn (self, 1);
}

static void
view_cb (PmapWeekPage *self)
{
  GtkToggleButton *buttons[] = { self->staff_button, self->pupil_button, self->room_button, self->class_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_toggle_button_get_active (buttons[i]) && self->view != (PmapTimetableView) i)
      {
        self->view = (PmapTimetableView) i;
        gtk_widget_set_visible (GTK_WIDGET (self->answer_label), FALSE);
        show_week (self);
      }
}

/* --- who is free --- */

static void
answer (PmapWeekPage *self,
        const char   *text,
        gboolean      is_refusal)
{
  if (is_refusal)
    gtk_widget_add_css_class (GTK_WIDGET (self->answer_label), "form-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->answer_label), "form-error");
  gtk_label_set_text (self->answer_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->answer_label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->when_entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
typed_cb (PmapWeekPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->answer_label), FALSE);
}

static char *
list_free (PmapWeekPage *self,
           PmapDate      day,
           gint64        time)
{
  g_autoptr (GPtrArray) keys = pmap_timetable_list_keys (self->timetable, self->view);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (GArray) sessions = pmap_timetable_list (self->timetable, self->view, keys->pdata[i]);
      g_autofree char *name = get_name (self, keys->pdata[i]);

      if (pmap_timetable_is_free (sessions, day, time, time))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

/* What has no time may be then; the answer says so. */
static void
ask_cb (PmapWeekPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL, *text = NULL, *clock = NULL, *day = NULL;
  guint weekday;
  gint64 time;

  if (self->timetable == NULL)
    return;
  if (!pmap_week_words_parse_when (gtk_editable_get_text (self->when_entry), &weekday, &time, &error))
    {
      answer (self, error->message, TRUE);
      return;
    }
  clock = pmap_clock_format (time);
  day = pmap_date_format_day (self->monday + weekday);
  names = list_free (self, self->monday + weekday, time);
  if (*names == '\0')
    /* translators: a day of the week, a date, and a time. */
    text = g_strdup_printf (_("Nobody is free on %1$s, %2$s, at %3$s."), _(pmap_weekday_names[weekday]), day, clock);
  else
    /* translators: a day of the week, a date, a time, and names. */
    text = g_strdup_printf (_("Free on %1$s, %2$s, at %3$s: %4$s. What has no time yet is not counted."), _(pmap_weekday_names[weekday]),
                            day, clock, names);
  answer (self, text, FALSE);
}

/* --- the page --- */

static void
pmap_week_page_workspace_set (PmapPage *page)
{
  PmapWeekPage *self = PMAP_WEEK_PAGE (page);

  self->monday = PMAP_DATE_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self->answer_label), FALSE);
}

/* What was listed may be gone; what is shown is made anew before the next frame. */
static void
pmap_week_page_record_changed (PmapPage   *page,
                               PmapRecord *record)
{
  clear_week (PMAP_WEEK_PAGE (page));
}

static void
pmap_week_page_refresh (PmapPage *page)
{
  show_week (PMAP_WEEK_PAGE (page));
}

static gboolean
pmap_week_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PMAP_WEEK_PAGE (widget)->when_entry));
}

static void
pmap_week_page_dispose (GObject *object)
{
  PmapWeekPage *self = PMAP_WEEK_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  clear_week (self);
  g_clear_object (&self->keys);

  G_OBJECT_CLASS (pmap_week_page_parent_class)->dispose (object);
}

static void
pmap_week_page_class_init (PmapWeekPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmapPageClass *page_class = PMAP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_week_page_dispose;
  widget_class->focus = pmap_focus_children;
  widget_class->grab_focus = pmap_week_page_grab_focus;
  page_class->workspace_set = pmap_week_page_workspace_set;
  page_class->record_changed = pmap_week_page_record_changed;
  page_class->refresh = pmap_week_page_refresh;

  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  g_type_ensure (PMAP_TYPE_LIST_STOP);
  g_type_ensure (PMAP_TYPE_WEEK_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-week-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, week_label);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, when_entry);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, answer_label);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, staff_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, pupil_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, room_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, class_button);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, head);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, list);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, PmapWeekPage, foot_label);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
}

static void
pmap_week_page_init (PmapWeekPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->keys = gtk_string_list_new (NULL);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->keys)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
}
