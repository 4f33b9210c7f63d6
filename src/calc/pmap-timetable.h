/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-calendar.h"
#include "model/pmap-document.h"
#include "model/pmap-intervention.h"
#include "model/pmap-slot.h"
#include "model/pmap-staff-member.h"

G_BEGIN_DECLS

/**
 * PmapTimetable:
 *
 * The sessions of interventions, as their slots say them, between two days, by day and time. It shows the map as it was when they were
 * added.
 */
typedef struct _PmapTimetable PmapTimetable;

/**
 * PmapTimetableView:
 * @PMAP_TIMETABLE_STAFF: a member of staff, by id
 * @PMAP_TIMETABLE_PUPIL: a pupil, by id
 * @PMAP_TIMETABLE_ROOM: a place, by what it is called
 * @PMAP_TIMETABLE_CLASS: a class, by its name
 *
 * Whose timetable is looked at.
 */
typedef enum
{
  PMAP_TIMETABLE_STAFF,
  PMAP_TIMETABLE_PUPIL,
  PMAP_TIMETABLE_ROOM,
  PMAP_TIMETABLE_CLASS,
  PMAP_TIMETABLE_N_VIEWS,
} PmapTimetableView;

/**
 * PmapSession:
 * @intervention: (transfer none): what takes place
 * @slot: (transfer none): the slot that says so
 * @day: when
 * @start: at what time, in minutes since midnight, or %PMAP_UNSET where the slot does not say
 * @minutes: for how long; 0 where nobody says
 *
 * One session, or the part of it at which somebody is: a pupil who leaves before its end, an adult who is there for a part.
 */
typedef struct
{
  PmapIntervention *intervention;
  PmapSlot *slot;
  PmapDate day;
  gint64 start;
  gint64 minutes;
} PmapSession;

/**
 * PmapClash:
 * @first: (transfer none): an intervention
 * @second: (transfer none): another, later in the map; the same where two slots of one are at the same time
 * @day: the first day on which both are
 * @last: the last such day
 * @weekdays: on which days of the week that is; bit 0 is Monday
 * @from: on @day, from what time both are
 * @until: on @day, until when
 * @n_times: on how many days
 *
 * Two sessions of one pupil, adult or room at the same time, and how often that is so.
 */
typedef struct
{
  PmapIntervention *first, *second;
  PmapDate day, last;
  guint weekdays;
  gint64 from, until;
  guint n_times;
} PmapClash;

/**
 * PmapLessonMissed:
 * @weekday: 0 is Monday
 * @time: when it begins, in minutes since midnight
 * @minutes: how long a pupil is away at most
 * @n_missed: how often a pupil is away then
 * @n_days: of how many school days
 * @intervention: (transfer none): for what, the first time
 *
 * What a class has on a weekday at a time, which is most often the same lesson, and how often a pupil misses it.
 */
typedef struct
{
  guint weekday;
  gint64 time;
  gint64 minutes;
  guint n_missed;
  guint n_days;
  PmapIntervention *intervention;
} PmapLessonMissed;

/**
 * PmapPlanned:
 * @planned: for how long somebody is planned, with preparation, in ten-thousandths of a minute
 * @with_pupils: how much of it is with pupils
 */
typedef struct
{
  gint64 planned;
  gint64 with_pupils;
} PmapPlanned;

PmapTimetable *pmap_timetable_new              (PmapDocument           *document,
                                                const PmapCalendar     *calendar,
                                                PmapDate                from,
                                                PmapDate                to);
PmapTimetable *pmap_timetable_new_whole        (PmapDocument           *document,
                                                const PmapCalendar     *calendar,
                                                PmapDate                from,
                                                PmapDate                to);
void           pmap_timetable_free             (PmapTimetable          *self);
void           pmap_timetable_add              (PmapTimetable          *self,
                                                PmapIntervention       *intervention);
void           pmap_timetable_add_all          (PmapTimetable          *self,
                                                GPtrArray              *interventions);
GPtrArray     *pmap_timetable_list_given_by    (PmapDocument           *document,
                                                const char             *member);
GArray        *pmap_timetable_list             (PmapTimetable          *self,
                                                PmapTimetableView       view,
                                                const char             *key);
GPtrArray     *pmap_timetable_list_keys        (PmapTimetable          *self,
                                                PmapTimetableView       view);
GHashTable    *pmap_timetable_list_planned     (PmapTimetable          *self);
gint64         pmap_timetable_get_planned      (PmapTimetable          *self,
                                                PmapStaffMember        *member,
                                                gint64                 *with_pupils);
GArray        *pmap_timetable_list_missed      (PmapTimetable          *self,
                                                const char             *pupil);

PmapDate       pmap_timetable_find_week        (PmapDocument           *document,
                                                const PmapCalendar     *calendar,
                                                PmapDate                day,
                                                int                     step);
GArray        *pmap_timetable_find_clashes     (GArray                 *sessions,
                                                PmapTimetableView       view);
gboolean       pmap_timetable_is_free          (GArray                 *sessions,
                                                PmapDate                day,
                                                gint64                  from,
                                                gint64                  until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapTimetable, pmap_timetable_free)

G_END_DECLS
