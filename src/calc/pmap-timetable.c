/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When who is where, by the slots of interventions. What has no slots is at no time: it has a part in the hours planned, and none in
 * clashes. A session that is said not to have been held is none.
 *
 * Where pupils are taken in turn, one after the other, a session is as long as all of them need, and nobody says who is when: such
 * a pupil cannot be told to be in two places. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-timetable.h"

#include "base/pmap-number.h"
#include "base/pmap-text.h"
#include "model/pmap-member.h"
#include "model/pmap-missed.h"
#include "model/pmap-places.h"
#include "model/pmap-pupil.h"
#include "model/pmap-record-list.h"
#include "model/pmap-run.h"
#include "model/pmap-slot-days.h"
#include "model/pmap-staffing.h"
#include "model/pmap-year.h"

/* Of school, and of all. */
#define DAYS_A_WEEK 5
#define DAYS_OF_A_WEEK 7

struct _PmapTimetable
{
  PmapDocument *document;
  const PmapCalendar *calendar;
  PmapDate from, to;
  GArray *sessions;         /* of PmapSession: of all, in their order when they are asked for */
  GPtrArray *interventions; /* of PmapIntervention, with slots or without */
  GArray *days;             /* of PmapSlotDay: room to list in */
  gboolean is_sorted;
};

static int
compare_sessions (gconstpointer a,
                  gconstpointer b)
{
  const PmapSession *one = a, *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return (one->start > other->start) - (one->start < other->start);
}

/**
 * pmap_timetable_new:
 * @document: a map
 * @calendar: that of its year, which outlives it
 * @from: a day
 * @to: a day
 *
 * Returns: (transfer full): an empty timetable of these days
 */
PmapTimetable *
pmap_timetable_new (PmapDocument       *document,
                    const PmapCalendar *calendar,
                    PmapDate            from,
                    PmapDate            to)
{
  PmapTimetable *self;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && calendar != NULL, NULL);

  self = g_new0 (PmapTimetable, 1);
  self->document = g_object_ref (document);
  self->calendar = calendar;
  self->from = from;
  self->to = to;
  self->sessions = g_array_new (FALSE, FALSE, sizeof (PmapSession));
  self->interventions = g_ptr_array_new ();
  self->days = g_array_new (FALSE, FALSE, sizeof (PmapSlotDay));
  return self;
}

/**
 * pmap_timetable_new_whole:
 * @document: a map
 * @calendar: that of its year, which outlives it
 * @from: a day
 * @to: a day
 *
 * Returns: (transfer full): the timetable of these days of all interventions
 */
PmapTimetable *
pmap_timetable_new_whole (PmapDocument       *document,
                          const PmapCalendar *calendar,
                          PmapDate            from,
                          PmapDate            to)
{
  PmapTimetable *self = pmap_timetable_new (document, calendar, from, to);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < pmap_record_list_get_length (document->interventions); i++)
    pmap_timetable_add (self, pmap_record_list_get (document->interventions, i));
  return self;
}

void
pmap_timetable_free (PmapTimetable *self)
{
  g_object_unref (self->document);
  g_array_unref (self->sessions);
  g_ptr_array_unref (self->interventions);
  g_array_unref (self->days);
  g_free (self);
}

/* A number of sessions of a day that were not held does not say which. */
static gboolean
was_missed (PmapIntervention *intervention,
            PmapDate          day)
{
  guint n;
  gpointer const *missed = pmap_record_list_peek (intervention->missed, &n);

  for (guint i = 0; i < n; i++)
    {
      PmapMissed *item = missed[i];

      if (item->sessions == PMAP_UNSET && item->day <= day && pmap_missed_get_last (item) >= day)
        return TRUE;
    }
  return FALSE;
}

/* How many pupils are there on a day, each once. */
static guint
count_pupils (PmapIntervention *intervention,
              PmapDate          day)
{
  return pmap_places_count_taken (intervention, day);
}

static void
find_dates (PmapTimetable    *self,
            PmapIntervention *intervention,
            PmapDate         *from,
            PmapDate         *to)
{
  PmapPeriod year = pmap_period_academic_year (pmap_document_get_year (self->document));

  *from = intervention->start != PMAP_DATE_NONE ? intervention->start : year.from;
  *to = intervention->end != PMAP_DATE_NONE ? intervention->end : year.to;
}

/**
 * pmap_timetable_add:
 * @self: a timetable
 * @intervention: an intervention of its map
 *
 * Adds the sessions of @intervention that are on its days.
 */
void
pmap_timetable_add (PmapTimetable    *self,
                    PmapIntervention *intervention)
{
  PmapDate from, to;
  PmapRun run;

  g_return_if_fail (self != NULL && PMAP_IS_INTERVENTION (intervention));

  find_dates (self, intervention, &from, &to);
  if (from == PMAP_DATE_NONE || to == PMAP_DATE_NONE || from > self->to || to < self->from || from > to)
    return;
  g_ptr_array_add (self->interventions, intervention);
  if (pmap_record_list_get_length (intervention->slots) == 0)
    return;
  pmap_run_find (&run, intervention);
  pmap_slot_list_days (intervention, self->calendar, from, MIN (to, self->to), self->days);
  for (guint i = 0; i < self->days->len; i++)
    {
      const PmapSlotDay *item = &g_array_index (self->days, PmapSlotDay, i);
      PmapSession session = { intervention, item->slot, item->day, item->slot->time, 0 };

      if (item->day < self->from || was_missed (intervention, item->day))
        continue;
      session.minutes = MAX (pmap_run_get_slot_minutes (&run, item->slot), 0);
      if (run.taught == PMAP_TAUGHT_IN_TURN)
        session.minutes *= MAX (count_pupils (intervention, item->day), 1);
      g_array_append_val (self->sessions, session);
      self->is_sorted = FALSE;
    }
}

static gboolean
is_given_by (PmapIntervention *intervention,
             const char       *member)
{
  guint n;
  gpointer const *staffing = pmap_record_list_peek (intervention->staffing, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (((PmapStaffing *) staffing[i])->member, member) == 0)
      return TRUE;
  return FALSE;
}

/**
 * pmap_timetable_list_given_by:
 * @document: a map
 * @member: (nullable): a member of staff, by id
 *
 * Returns: (transfer full) (element-type PmapIntervention): all that @member gives, in the order of the map
 */
GPtrArray *
pmap_timetable_list_given_by (PmapDocument *document,
                              const char   *member)
{
  GPtrArray *given = g_ptr_array_new ();
  guint n;
  gpointer const *interventions;

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document), given);

  interventions = pmap_record_list_peek (document->interventions, &n);
  for (guint i = 0; member != NULL && i < n; i++)
    if (is_given_by (interventions[i], member))
      g_ptr_array_add (given, interventions[i]);
  return given;
}

/**
 * pmap_timetable_add_all:
 * @self: a timetable
 * @interventions: (element-type PmapIntervention): interventions of its map
 *
 * Adds the sessions of all of them.
 */
void
pmap_timetable_add_all (PmapTimetable *self,
                        GPtrArray     *interventions)
{
  g_return_if_fail (self != NULL && interventions != NULL);

  for (guint i = 0; i < interventions->len; i++)
    pmap_timetable_add (self, interventions->pdata[i]);
}

static gboolean
has_school (const PmapCalendar *calendar,
            PmapDate            monday)
{
  return pmap_calendar_count_days (calendar, monday, monday + DAYS_OF_A_WEEK - 1, PMAP_WEEKDAYS_ALL) > 0;
}

/**
 * pmap_timetable_find_week:
 * @document: a map
 * @calendar: that of its year
 * @day: a day
 * @step: 0 for the week of @day, or where it has no school the next that has; 1 for the next with school after it, -1 for the last before
 *
 * Returns: the Monday of that week; that of @day where the year has no such week
 */
PmapDate
pmap_timetable_find_week (PmapDocument       *document,
                          const PmapCalendar *calendar,
                          PmapDate            day,
                          int                 step)
{
  PmapPeriod year;
  PmapDate monday = day - pmap_date_weekday (day);

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && calendar != NULL, monday);

  year = pmap_period_academic_year (pmap_document_get_year (document));
  if (year.from == PMAP_DATE_NONE || (step == 0 && has_school (calendar, monday)))
    return monday;
  for (PmapDate week = step < 0 ? monday - DAYS_OF_A_WEEK : monday + DAYS_OF_A_WEEK; week + DAYS_OF_A_WEEK > year.from && week <= year.to;
       week = step < 0 ? week - DAYS_OF_A_WEEK : week + DAYS_OF_A_WEEK)
    if (has_school (calendar, week))
      return week;
  return monday;
}

/* --- whose --- */

static gboolean
is_in_turn (PmapIntervention *intervention)
{
  PmapRun run;

  pmap_run_find (&run, intervention);
  return run.taught == PMAP_TAUGHT_IN_TURN;
}

/* For how long the pupil is there: -1 for not at all. */
static gint64
find_pupil (const PmapSession *session,
            const char        *pupil)
{
  guint n;
  gpointer const *members = pmap_record_list_peek (session->intervention->members, &n);
  gint64 minutes = -1;

  for (guint i = 0; i < n; i++)
    {
      PmapMember *member = members[i];

      if (g_strcmp0 (member->pupil, pupil) != 0 || pmap_places_get_presence (member, session->day) != PMAP_PRESENCE_NOW)
        continue;
      minutes = MAX (minutes, member->minutes != PMAP_UNSET && session->minutes > 0 ? MIN (member->minutes, session->minutes)
                                                                                    : session->minutes);
    }
  return minutes;
}

static gint64
find_staff (const PmapSession *session,
            const char        *member)
{
  guint n;
  gpointer const *staffing = pmap_record_list_peek (session->intervention->staffing, &n);
  gint64 minutes = -1;

  for (guint i = 0; i < n; i++)
    {
      PmapStaffing *line = staffing[i];

      if (g_strcmp0 (line->member, member) == 0)
        minutes = MAX (minutes, line->minutes != PMAP_UNSET ? line->minutes : session->minutes);
    }
  return minutes;
}

static gboolean
is_same_name (const char *one,
              const char *other)
{
  g_autofree char *first = pmap_text_fold (one != NULL ? one : ""), *second = pmap_text_fold (other != NULL ? other : "");

  g_strstrip (first);
  g_strstrip (second);
  return *first != '\0' && g_str_equal (first, second);
}

static gint64
find_class (PmapTimetable     *self,
            const PmapSession *session,
            const char        *class_name)
{
  guint n;
  gpointer const *members = pmap_record_list_peek (session->intervention->members, &n);

  for (guint i = 0; i < n; i++)
    {
      PmapMember *member = members[i];
      PmapRecord *pupil = pmap_document_find (self->document, member->pupil);

      if (PMAP_IS_PUPIL (pupil) && pmap_places_get_presence (member, session->day) == PMAP_PRESENCE_NOW
          && g_strcmp0 (PMAP_PUPIL (pupil)->class_name, class_name) == 0)
        return session->minutes;
    }
  return -1;
}

static gint64
find_part (PmapTimetable     *self,
           const PmapSession *session,
           PmapTimetableView  view,
           const char        *key)
{
  switch (view)
    {
    case PMAP_TIMETABLE_STAFF:
      return find_staff (session, key);
    case PMAP_TIMETABLE_PUPIL:
      return find_pupil (session, key);
    case PMAP_TIMETABLE_ROOM:
      return is_same_name (session->slot->place, key) ? session->minutes : -1;
    case PMAP_TIMETABLE_CLASS:
      return find_class (self, session, key);
    case PMAP_TIMETABLE_N_VIEWS:
    default:
      g_assert_not_reached ();
    }
}

static void
sort_sessions (PmapTimetable *self)
{
  if (!self->is_sorted)
    g_array_sort (self->sessions, compare_sessions);
  self->is_sorted = TRUE;
}

/**
 * pmap_timetable_list:
 * @self: a timetable
 * @view: whose
 * @key: a member of staff or a pupil, by id; a room or a class, by its name
 *
 * Returns: (transfer full) (element-type PmapSession): the sessions of it, by day and time, those without a time first
 */
GArray *
pmap_timetable_list (PmapTimetable     *self,
                     PmapTimetableView  view,
                     const char        *key)
{
  GArray *sessions = g_array_new (FALSE, FALSE, sizeof (PmapSession));

  g_return_val_if_fail (self != NULL && key != NULL && view < PMAP_TIMETABLE_N_VIEWS, sessions);

  sort_sessions (self);
  for (guint i = 0; i < self->sessions->len; i++)
    {
      PmapSession session = g_array_index (self->sessions, PmapSession, i);
      gint64 minutes = find_part (self, &session, view, key);

      if (minutes < 0)
        continue;
      session.minutes = minutes;
      g_array_append_val (sessions, session);
    }
  return sessions;
}

static void
add_key (GPtrArray  *keys,
         GHashTable *seen,
         const char *key)
{
  g_autofree char *folded = NULL;

  if (key == NULL)
    return;
  folded = pmap_text_fold (key);
  g_strstrip (folded);
  if (*folded != '\0' && g_hash_table_add (seen, g_steal_pointer (&folded)))
    g_ptr_array_add (keys, g_strdup (key));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * pmap_timetable_list_keys:
 * @self: a timetable
 * @view: whose
 *
 * Returns: (transfer full) (element-type utf8): all members of staff, and all pupils who are in something, in the order of the map; all
 *   rooms in which something is, and all classes of these pupils, by name
 */
GPtrArray *
pmap_timetable_list_keys (PmapTimetable     *self,
                          PmapTimetableView  view)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) pupils = g_hash_table_new (g_str_hash, g_str_equal);
  PmapRecordList *list;

  g_return_val_if_fail (self != NULL && view < PMAP_TIMETABLE_N_VIEWS, keys);

  if (view == PMAP_TIMETABLE_ROOM)
    {
      for (guint i = 0; i < self->sessions->len; i++)
        add_key (keys, seen, g_array_index (self->sessions, PmapSession, i).slot->place);
      g_ptr_array_sort (keys, compare_names);
      return keys;
    }
  for (guint i = 0; i < self->interventions->len; i++)
    {
      PmapRecordList *members = PMAP_INTERVENTION (self->interventions->pdata[i])->members;

      for (guint j = 0; j < pmap_record_list_get_length (members); j++)
        if (((PmapMember *) pmap_record_list_get (members, j))->pupil != NULL)
          g_hash_table_add (pupils, ((PmapMember *) pmap_record_list_get (members, j))->pupil);
    }
  list = view == PMAP_TIMETABLE_STAFF ? self->document->staff_members : self->document->pupils;
  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    {
      PmapRecord *record = pmap_record_list_get (list, i);
      const char *id = pmap_record_get_id (record);

      if (id == NULL || (view != PMAP_TIMETABLE_STAFF && !g_hash_table_contains (pupils, id)))
        continue;
      if (view == PMAP_TIMETABLE_CLASS)
        add_key (keys, seen, PMAP_PUPIL (record)->class_name);
      else
        g_ptr_array_add (keys, g_strdup (id));
    }
  if (view == PMAP_TIMETABLE_CLASS)
    g_ptr_array_sort (keys, compare_names);
  return keys;
}

/* --- clashes --- */

static gint64
get_end (const PmapSession *session)
{
  return session->start + MAX (session->minutes, 1);
}

static guint
get_place (PmapIntervention *intervention)
{
  guint position = 0;

  pmap_record_list_get_position (pmap_record_get_list (PMAP_RECORD (intervention)), PMAP_RECORD (intervention), &position);
  return position;
}

static void
add_clash (GArray            *clashes,
           const PmapSession *one,
           const PmapSession *other)
{
  PmapClash clash = { one->intervention, other->intervention, one->day, one->day, 1u << pmap_date_weekday (one->day), other->start,
                      MIN (get_end (one), get_end (other)), 1 };

  if (get_place (clash.first) > get_place (clash.second))
    {
      clash.first = other->intervention;
      clash.second = one->intervention;
    }
  for (guint i = 0; i < clashes->len; i++)
    {
      PmapClash *known = &g_array_index (clashes, PmapClash, i);

      if (known->first != clash.first || known->second != clash.second)
        continue;
      known->n_times += known->last != clash.day;
      known->last = clash.day;
      known->weekdays |= clash.weekdays;
      return;
    }
  g_array_append_val (clashes, clash);
}

/**
 * pmap_timetable_find_clashes:
 * @sessions: (element-type PmapSession): those of one pupil, adult or room, by day and time
 * @view: which of them
 *
 * Which of them are at the same time, at least for a minute. Of what has no time nothing is known, nor when it is a pupil's turn. One
 * that begins when another ends is no clash.
 *
 * Returns: (transfer full) (element-type PmapClash): each two interventions once, in the order of their first clash
 */
GArray *
pmap_timetable_find_clashes (GArray            *sessions,
                             PmapTimetableView  view)
{
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (PmapClash));

  g_return_val_if_fail (sessions != NULL, clashes);

  for (guint i = 0; i < sessions->len; i++)
    {
      const PmapSession *one = &g_array_index (sessions, PmapSession, i);

      if (one->start == PMAP_UNSET || (view == PMAP_TIMETABLE_PUPIL && is_in_turn (one->intervention)))
        continue;
      for (guint j = i + 1; j < sessions->len; j++)
        {
          const PmapSession *other = &g_array_index (sessions, PmapSession, j);

          if (other->day != one->day || other->start >= get_end (one))
            break;
          if (view != PMAP_TIMETABLE_PUPIL || !is_in_turn (other->intervention))
            add_clash (clashes, one, other);
        }
    }
  return clashes;
}

/**
 * pmap_timetable_is_free:
 * @sessions: (element-type PmapSession): those of one pupil, adult or room
 * @day: a day
 * @from: a time of it, in minutes since midnight
 * @until: a later one; the same for a moment
 *
 * Returns: whether none of them is then
 */
gboolean
pmap_timetable_is_free (GArray  *sessions,
                        PmapDate day,
                        gint64   from,
                        gint64   until)
{
  g_return_val_if_fail (sessions != NULL, FALSE);

  for (guint i = 0; i < sessions->len; i++)
    {
      const PmapSession *session = &g_array_index (sessions, PmapSession, i);

      if (session->day == day && session->start != PMAP_UNSET && session->start < MAX (until, from + 1) && get_end (session) > from)
        return FALSE;
    }
  return TRUE;
}

/* --- hours --- */

/* Minutes of what has no slots, in ten-thousandths: those of a week lie evenly on its days of school. */
static gint64
spread_evenly (PmapTimetable    *self,
               PmapIntervention *intervention,
               const PmapRun    *run,
               gint64            minutes)
{
  guint weekdays = run->weekdays != 0 ? run->weekdays : PMAP_WEEKDAYS_ALL;
  PmapDate from, to;
  guint n_days;

  if (run->sessions_per_week == PMAP_UNSET)
    return 0;
  find_dates (self, intervention, &from, &to);
  n_days = pmap_calendar_count_days (self->calendar, MAX (from, self->from), MIN (to, self->to), weekdays);
  return run->sessions_per_week * minutes * n_days / (run->weekdays != 0 ? pmap_run_count_weekdays (run) : DAYS_A_WEEK);
}

static gint64
get_preparation (const PmapRun *run,
                 PmapStaffing  *line)
{
  gint64 preparation = line->preparation_minutes;

  if (preparation == PMAP_UNSET && run->provision != NULL)
    preparation = run->provision->preparation_minutes;
  return MAX (preparation, 0);
}

static PmapPlanned *
get_planned (GHashTable *planned,
             const char *member)
{
  PmapPlanned *sum = g_hash_table_lookup (planned, member);

  if (sum == NULL)
    {
      sum = g_new0 (PmapPlanned, 1);
      g_hash_table_insert (planned, (gpointer) member, sum);
    }
  return sum;
}

static void
plan_untimed (PmapTimetable    *self,
              PmapIntervention *intervention,
              GHashTable       *planned)
{
  PmapRun run;
  guint n;
  gpointer const *staffing = pmap_record_list_peek (intervention->staffing, &n);

  if (n == 0)
    return;
  pmap_run_find (&run, intervention);
  for (guint i = 0; i < n; i++)
    {
      PmapStaffing *line = staffing[i];
      gint64 length = MAX (line->minutes != PMAP_UNSET ? line->minutes : run.minutes, 0);
      gint64 turns = run.taught == PMAP_TAUGHT_IN_TURN ? MAX (count_pupils (intervention, self->from), 1) : 1;
      PmapPlanned *sum;

      if (line->member == NULL)
        continue;
      sum = get_planned (planned, line->member);
      sum->with_pupils += spread_evenly (self, intervention, &run, length * turns);
      sum->planned += spread_evenly (self, intervention, &run, (length + get_preparation (&run, line)) * turns);
    }
}

static void
plan_session (const PmapSession *session,
              GHashTable        *planned)
{
  PmapRun run;
  guint n;
  gpointer const *staffing = pmap_record_list_peek (session->intervention->staffing, &n);

  if (n == 0)
    return;
  pmap_run_find (&run, session->intervention);
  for (guint i = 0; i < n; i++)
    {
      PmapStaffing *line = staffing[i];
      gint64 turns = run.taught == PMAP_TAUGHT_IN_TURN ? MAX (count_pupils (session->intervention, session->day), 1) : 1;
      gint64 minutes = line->minutes != PMAP_UNSET ? line->minutes * turns : session->minutes;
      PmapPlanned *sum;

      if (line->member == NULL)
        continue;
      sum = get_planned (planned, line->member);
      sum->with_pupils += minutes * PMAP_DECIMAL_ONE;
      sum->planned += (minutes + get_preparation (&run, line) * turns) * PMAP_DECIMAL_ONE;
    }
}

/**
 * pmap_timetable_list_planned:
 * @self: a timetable
 *
 * What has slots counts on their days; of anything else, as much as its times a week come to on the school days of the timetable.
 *
 * Returns: (transfer full) (element-type utf8 PmapPlanned): for how long each member of staff, by id, is planned; good until the map
 *   changes
 */
GHashTable *
pmap_timetable_list_planned (PmapTimetable *self)
{
  GHashTable *planned = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_return_val_if_fail (self != NULL, planned);

  for (guint i = 0; i < self->interventions->len; i++)
    if (pmap_record_list_get_length (PMAP_INTERVENTION (self->interventions->pdata[i])->slots) == 0)
      plan_untimed (self, self->interventions->pdata[i], planned);
  for (guint i = 0; i < self->sessions->len; i++)
    plan_session (&g_array_index (self->sessions, PmapSession, i), planned);
  return planned;
}

/**
 * pmap_timetable_get_planned:
 * @self: a timetable of all that @member gives
 * @member: a member of staff
 * @with_pupils: (out) (optional): how much of it is with pupils, without preparation
 *
 * Returns: how long @member is planned for, with preparation, in ten-thousandths of a minute; see pmap_timetable_list_planned()
 */
gint64
pmap_timetable_get_planned (PmapTimetable   *self,
                            PmapStaffMember *member,
                            gint64          *with_pupils)
{
  g_autoptr (GHashTable) planned = NULL;
  const PmapPlanned *item = NULL;
  const char *id;

  g_return_val_if_fail (self != NULL && PMAP_IS_STAFF_MEMBER (member), 0);

  planned = pmap_timetable_list_planned (self);
  id = pmap_record_get_id (PMAP_RECORD (member));
  if (id != NULL)
    item = g_hash_table_lookup (planned, id);
  if (with_pupils != NULL)
    *with_pupils = item != NULL ? item->with_pupils : 0;
  return item != NULL ? item->planned : 0;
}

/* --- lessons missed --- */

/* Breaks are no lessons, nor is what is given within one. */
static gboolean
misses_a_lesson (PmapTimetable     *self,
                 const PmapSession *session)
{
  PmapYear *year = pmap_document_get_year (self->document);
  PmapProvision *provision = pmap_intervention_get_provision (session->intervention);

  if (session->start == PMAP_UNSET || (provision != NULL && provision->in_lesson))
    return FALSE;
  return (year->day_starts == PMAP_UNSET || get_end (session) > year->day_starts)
         && (year->day_ends == PMAP_UNSET || session->start < year->day_ends);
}

static int
compare_missed (gconstpointer a,
                gconstpointer b)
{
  const PmapLessonMissed *one = a, *other = b;

  if (one->n_missed != other->n_missed)
    return one->n_missed > other->n_missed ? -1 : 1;
  if (one->weekday != other->weekday)
    return one->weekday < other->weekday ? -1 : 1;
  return (one->time > other->time) - (one->time < other->time);
}

static void
count_missed (GArray            *missed,
              const PmapSession *session,
              guint              n_days)
{
  PmapLessonMissed item = { pmap_date_weekday (session->day), session->start, session->minutes, 1, n_days, session->intervention };

  for (guint i = 0; i < missed->len; i++)
    {
      PmapLessonMissed *known = &g_array_index (missed, PmapLessonMissed, i);

      if (known->weekday != item.weekday || known->time != item.time)
        continue;
      known->minutes = MAX (known->minutes, item.minutes);
      known->n_missed++;
      return;
    }
  g_array_append_val (missed, item);
}

/**
 * pmap_timetable_list_missed:
 * @self: a timetable of all that @pupil is in
 * @pupil: (nullable): a pupil, by id; %NULL for what anybody misses who is in all that is in @self
 *
 * A map has no timetable of lessons. A class most often has the same one on a weekday at a time: who is taken out then each week misses
 * the same each week. What is before or after the school day, and what is given in the lesson, counts for nothing.
 *
 * Returns: (transfer full) (element-type PmapLessonMissed): what is missed most first
 */
GArray *
pmap_timetable_list_missed (PmapTimetable *self,
                            const char    *pupil)
{
  GArray *missed = g_array_new (FALSE, FALSE, sizeof (PmapLessonMissed));
  g_autoptr (GArray) sessions = NULL;

  g_return_val_if_fail (self != NULL, missed);

  sort_sessions (self);
  sessions = pupil != NULL ? pmap_timetable_list (self, PMAP_TIMETABLE_PUPIL, pupil) : g_array_ref (self->sessions);
  for (guint i = 0; i < sessions->len; i++)
    {
      const PmapSession *session = &g_array_index (sessions, PmapSession, i);

      if (misses_a_lesson (self, session))
        count_missed (missed, session, pmap_calendar_count_days (self->calendar, self->from, self->to,
                                                                 1u << pmap_date_weekday (session->day)));
    }
  g_array_sort (missed, compare_missed);
  return missed;
}
