/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a role costs from a day on, by the hour or by what else it is priced by. A new rate is a new record: the past is never rewritten. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-rate.h"

#include "base/pmap-id.h"
#include "model/pmap-document.h"
#include "model/pmap-funding.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-record-list.h"
#include "model/pmap-subject.h"
#include "model/pmap-year.h"

#include <glib/gi18n.h>

#define PENNY (PMAP_DECIMAL_ONE / 100)     /* in ten-thousandths of a pound */

static const PmapIssueKind same_day = {
  "rates-same-day", PMAP_PLURAL_ ("%u rate holds from the same day as another", "%u rates hold from the same day as others"),
  PMAP_URGENCY_MONEY
};
static const PmapIssueKind not_whole = {
  "rate-not-whole", PMAP_PLURAL_ ("%u rate lacks a figure", "%u rates lack a figure"), PMAP_URGENCY_MONEY
};

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapRate, __VA_ARGS__)
static const PmapField fields[] = { PMAP_RATE_FIELDS (ENTRY) };

/* A new rate is mostly the last one of the set that the map is costed with, from another day and with another figure: from today, as the
 * past is never rewritten. The first of its set holds for the school year. */
static void
begin (PmapRecord     *self,
       PmapRecordList *list,
       PmapDate        today)
{
  PmapRate *rate = PMAP_RATE (self);
  PmapRecord *owner = pmap_record_list_get_owner (list);
  PmapDocument *document = owner != NULL ? pmap_record_get_document (owner) : NULL;
  PmapRecord *first = document != NULL ? pmap_record_list_get (document->rate_sets, 0) : NULL;
  const char *set = document != NULL ? pmap_document_get_funding (document)->rate_set : NULL;

  if (set == NULL && first != NULL)
    set = pmap_record_get_id (first);
  rate->set = set != NULL ? pmap_id_acquire (set) : NULL;
  rate->hourly = 0;
  rate->from = document != NULL ? pmap_document_get_year (document)->start : PMAP_DATE_NONE;
  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    {
      PmapRate *other = pmap_record_list_get (list, i);

      if (other->set != rate->set)
        continue;
      rate->from = today;
      rate->basis = other->basis;
      rate->hourly = other->hourly;
      rate->price = other->price;
      rate->hours = other->hours;
      rate->weeks = other->weeks;
      rate->on_cost_percent = other->on_cost_percent;
    }
}

static void
ask_for (PmapRecord *self,
         PmapIssues *issues,
         const char *field,
         const char *message)
{
  pmap_record_add_issue (self, issues, PMAP_SEVERITY_WARNING, &not_whole, field, "%s", message);
}

/* Two rates of one set from the same day: only one of them can be meant. */
static void
check_day (PmapRate   *self,
           PmapIssues *issues)
{
  PmapRecordList *list = pmap_record_get_list (PMAP_RECORD (self));
  guint position = 0;

  if (self->from == PMAP_DATE_NONE || list == NULL)
    return;
  pmap_record_list_get_position (list, PMAP_RECORD (self), &position);
  for (guint i = 0; i < position; i++)
    {
      const PmapRate *other = pmap_record_list_get (list, i);

      if (other->from != self->from || other->set != self->set)      /* ids are interned */
        continue;
      pmap_record_add_issue (PMAP_RECORD (self), issues, PMAP_SEVERITY_WARNING, &same_day, "from", "%s",
                             _("Another rate of this role holds from the same day: this one, the later in the list, is costed"));
      return;
    }
}

/* What the basis takes. A salary without hours is no price of an hour. */
static void
check (PmapRecord *self,
       PmapIssues *issues)
{
  PmapRate *rate = PMAP_RATE (self);
  gboolean by_hour = rate->basis == PMAP_RATE_UNSAID || rate->basis == PMAP_RATE_HOUR;

  if (by_hour && rate->hourly == PMAP_UNSET)
    ask_for (self, issues, "hourly", _("The hourly rate is missing, so nothing is costed with it"));
  if (!by_hour && rate->price == PMAP_UNSET)
    ask_for (self, issues, "price", _("The price is missing, so nothing is costed with it"));
  if (rate->basis == PMAP_RATE_DAY && (rate->hours == PMAP_UNSET || rate->hours == 0))
    ask_for (self, issues, "hours", _("How many hours does the price buy? Until that is said, nothing is costed with it"));
  if (rate->basis == PMAP_RATE_POST && (rate->hours == PMAP_UNSET || rate->hours == 0))
    ask_for (self, issues, "hours", _("For how many hours a week is the post paid? Until that is said, nothing is costed with it"));
  if ((rate->basis == PMAP_RATE_POST || rate->basis == PMAP_RATE_WEEKLY_HOUR) && rate->weeks == 0)
    ask_for (self, issues, "weeks", _("A price of a year cannot be spread over 0 weeks, so nothing is costed with it"));
  check_day (rate, issues);
}

static const PmapNoun noun = {
  .element = "rate",
  .title = N_("Rate"),
  .add = N_("Add rate"),
  .remove = N_("Remove rate"),
  .move = N_("Move rate"),
  .help = N_("What this role costs from a day on. A new rate is a new entry; the past is never "
             "rewritten."),
  .begin = begin,
};

PMAP_DEFINE_RECORD (PmapRate, pmap_rate, noun, check, NULL)

static gint64
find_common_divisor (gint64 a,
                     gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/**
 * pmap_rate_get_price:
 * @self: a rate
 * @year_weeks: the teaching weeks of the school year, in ten-thousandths, or %PMAP_UNSET where nobody can say
 * @price: (out caller-allocates): what it comes to
 *
 * What a rate's basis means (domain: an hour, a session, a day, a year's price of one weekly hour, a post). A price is divided
 * by its hours and weeks as a fraction, so that a full year of an hour a week comes to just the price.
 *
 * Returns: whether the rate says all that it takes
 */
gboolean
pmap_rate_get_price (PmapRate      *self,
                     gint64         year_weeks,
                     PmapRatePrice *price)
{
  gint64 divisor;

  g_return_val_if_fail (PMAP_IS_RATE (self) && price != NULL, FALSE);

  *price = (PmapRatePrice) { .basis = self->basis != PMAP_RATE_UNSAID ? (PmapRateBasis) self->basis : PMAP_RATE_HOUR,
                             .amount = self->hourly, .factor = 1, .divisor = 1, .hours = PMAP_UNSET, .weeks = PMAP_UNSET };
  if (price->basis == PMAP_RATE_HOUR)
    return price->amount != PMAP_UNSET;
  if (self->price == PMAP_UNSET)
    return FALSE;
  price->amount = self->price * PENNY;
  if (price->basis == PMAP_RATE_DAY || price->basis == PMAP_RATE_POST)
    price->hours = self->hours;
  if (price->basis == PMAP_RATE_WEEKLY_HOUR || price->basis == PMAP_RATE_POST)
    price->weeks = self->weeks != PMAP_UNSET ? self->weeks : year_weeks;
  if ((price->basis != PMAP_RATE_SESSION && price->hours == PMAP_UNSET && price->weeks == PMAP_UNSET)
      || (price->basis == PMAP_RATE_POST && (price->hours == PMAP_UNSET || price->weeks == PMAP_UNSET))
      || price->hours == 0 || price->weeks == 0)
    return FALSE;
  if (price->hours != PMAP_UNSET)
    price->factor *= PMAP_DECIMAL_ONE, price->divisor *= price->hours;
  if (price->weeks != PMAP_UNSET)
    price->factor *= PMAP_DECIMAL_ONE, price->divisor *= price->weeks;
  divisor = find_common_divisor (price->factor, price->divisor);
  price->factor /= divisor;
  price->divisor /= divisor;
  return TRUE;
}
