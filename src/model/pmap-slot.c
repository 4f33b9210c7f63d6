/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When an intervention takes place: days of the week, a time and a place, and how that repeats; or a single date. On which days
 * that is, is counted in pmap-slot-days.c. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-slot.h"

#include "base/pmap-clock.h"
#include "model/pmap-check.h"
#include "model/pmap-document.h"
#include "model/pmap-intervention.h"
#include "model/pmap-subject.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapSlot, __VA_ARGS__)
static const PmapField fields[] = { PMAP_SLOT_FIELDS (ENTRY) };

static const PmapIssueKind not_whole = {
  "slot-not-whole", PMAP_PLURAL_ ("%u slot does not say when it is", "%u slots do not say when they are"), PMAP_URGENCY_MONEY
};
static const PmapIssueKind no_school = {
  "slot-no-school", PMAP_PLURAL_ ("%u slot is outside the school day", "%u slots are outside the school day"), PMAP_URGENCY_REST
};

/**
 * pmap_slot_get_repeats:
 * @self: a slot
 *
 * Returns: how it repeats; every week where that is not said
 */
PmapSlotRepeats
pmap_slot_get_repeats (PmapSlot *self)
{
  g_return_val_if_fail (PMAP_IS_SLOT (self), PMAP_SLOT_EVERY_WEEK);

  return self->repeats != PMAP_SLOT_UNSAID ? (PmapSlotRepeats) self->repeats : PMAP_SLOT_EVERY_WEEK;
}

/**
 * pmap_slot_get_interval:
 * @self: a slot
 *
 * Returns: on every how manieth of each of its weekdays on which there is school it takes place
 */
guint
pmap_slot_get_interval (PmapSlot *self)
{
  g_return_val_if_fail (PMAP_IS_SLOT (self), 1);

  return pmap_slot_get_repeats (self) == PMAP_SLOT_EVERY_FEW_WEEKS && self->interval != PMAP_UNSET ? (guint) self->interval : 1;
}

/* How long it is: its own minutes, or the group's, where one of them says; else 0. */
static gint64
get_minutes (PmapSlot *self)
{
  PmapRecord *owner = pmap_record_get_owner (PMAP_RECORD (self));

  if (self->minutes != PMAP_UNSET)
    return self->minutes;
  return PMAP_IS_INTERVENTION (owner) && PMAP_INTERVENTION (owner)->minutes != PMAP_UNSET ? PMAP_INTERVENTION (owner)->minutes : 0;
}

static void
check_school_day (PmapSlot   *self,
                  PmapIssues *issues)
{
  PmapDocument *document = pmap_record_get_document (PMAP_RECORD (self));
  PmapYear *year = document != NULL ? pmap_document_get_year (document) : NULL;
  g_autofree char *begins = NULL, *ends = NULL;

  if (year == NULL || self->time == PMAP_UNSET || year->day_starts == PMAP_UNSET || year->day_ends == PMAP_UNSET
      || (self->time >= year->day_starts && self->time + get_minutes (self) <= year->day_ends))
    return;
  begins = pmap_clock_format (year->day_starts);
  ends = pmap_clock_format (year->day_ends);
  pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &no_school, "time",
                         /* translators: two times of the day. */
                         _("The school day is from %1$s to %2$s, and this is not within it"), begins, ends);
}

static void
check (PmapRecord *record,
       PmapIssues *issues)
{
  PmapSlot *self = PMAP_SLOT (record);
  PmapSlotRepeats repeats = pmap_slot_get_repeats (self);

  if (repeats == PMAP_SLOT_ONE_DAY && self->date == PMAP_DATE_NONE)
    pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &not_whole, "date", "%s",
                           _("On which day? Until that is said, this slot counts as £0.00"));
  if (repeats != PMAP_SLOT_ONE_DAY && repeats != PMAP_SLOT_EACH_HALF_TERM && self->weekdays == 0)
    pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &not_whole, "weekdays", "%s",
                           _("On which days of the week? Until that is said, this slot counts as £0.00"));
  if (repeats == PMAP_SLOT_EVERY_FEW_WEEKS && self->interval == PMAP_UNSET)
    pmap_record_add_issue (record, issues, PMAP_SEVERITY_WARNING, &not_whole, "interval", "%s",
                           _("Every how many weeks? Until that is said, it counts for every week"));
  check_school_day (self, issues);
}

static char *
describe_repeats (PmapSlot *self)
{
  guint interval = pmap_slot_get_interval (self);

  switch (pmap_slot_get_repeats (self))
    {
    case PMAP_SLOT_WEEK_A:
      return g_strdup (_("week A"));
    case PMAP_SLOT_WEEK_B:
      return g_strdup (_("week B"));
    case PMAP_SLOT_EVERY_FEW_WEEKS:
      if (interval == 2)
        return g_strdup (_("every other week"));
      return interval > 1 ? g_strdup_printf (ngettext ("every %u week", "every %u weeks", interval), interval) : NULL;
    case PMAP_SLOT_EACH_HALF_TERM:
      return g_strdup (_("once a half term"));
    case PMAP_SLOT_ONE_DAY:
    case PMAP_SLOT_EVERY_WEEK:
    case PMAP_SLOT_UNSAID:
    default:
      return NULL;
    }
}

/* "Mon, Wed 9:30", "Fri 13:15, week A", "12 Jan 2027 14:00", "Once a half term". */
static char *
describe (PmapRecord *record)
{
  PmapSlot *self = PMAP_SLOT (record);
  gboolean is_one_day = pmap_slot_get_repeats (self) == PMAP_SLOT_ONE_DAY;
  g_autofree char *days = NULL, *time = pmap_clock_format (self->time), *repeats = describe_repeats (self);
  GString *text = g_string_new (NULL);

  if (is_one_day)
    days = self->date != PMAP_DATE_NONE ? pmap_date_format_short (self->date) : NULL;
  else
    days = pmap_record_format_field (record, pmap_record_find_field (record, "weekdays"));
  g_string_append (text, days != NULL ? days : "");
  if (*time != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", time);
  if (repeats != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", repeats);
  return g_string_free (text, FALSE);
}

static const PmapNoun noun = {
  .element = "slot",
  .title = N_("Slot"),
  .add = N_("Add slot"),
  .remove = N_("Remove slot"),
  .move = N_("Move slot"),
  .help = N_("When an intervention takes place: days of the week, a time and a place, and how that repeats; or a single date. Where "
             "an intervention has slots, they alone say on which days its sessions are."),
};

PMAP_DEFINE_RECORD (PmapSlot, pmap_slot, noun, check, describe)
