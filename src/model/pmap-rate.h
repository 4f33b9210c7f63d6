/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-choices.h"
#include "model/pmap-record.h"

G_BEGIN_DECLS

/* What a role costs from a day on. A new rate is a new record: the past is never rewritten. */
#define PMAP_RATE_FIELDS(F) \
  F (REFERENCE, set, "set", N_("Rate set"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .get_item_type = pmap_rate_set_get_type, \
     .help = N_("The set of rates that it belongs to.")) \
  F (DATE, from, "from", N_("From"), .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .help = N_("The day from which it holds.")) \
  F (CHOICE, basis, "basis", N_("Price of"), .since = 1, .choices = pmap_rate_bases, .flags = PMAP_FIELD_HAS_DEFAULT, \
     .default_value = PMAP_RATE_HOUR, \
     .help = N_("What is priced: an hour, a session however long it is, a day or half a day, an hour a week for a " \
               "whole year (as local authorities price), or a post with its salary. An hour if it is not said.")) \
  F (RATE, hourly, "hourly", N_("Hourly rate"), .flags = PMAP_FIELD_PRIVATE, .unit = N_("an hour"), \
     .plausible_maximum = 200 * PMAP_DECIMAL_ONE, .belongs_to = "basis", .belongs_with = 1 << PMAP_RATE_HOUR, \
     .help = N_("What an hour costs, in pounds, without on-costs. Staff data: never on a parent's copy.")) \
  F (MONEY, price, "price", N_("Price"), .since = 1, .flags = PMAP_FIELD_PRIVATE, .plausible_maximum = 15000000, \
     .belongs_to = "basis", .belongs_with = ~(1u << PMAP_RATE_HOUR), \
     .help = N_("What the session, the day, the weekly hour for a year, or the post for a year costs, in pounds, " \
               "without on-costs. Staff data: never on a parent's copy.")) \
  F (DECIMAL, hours, "hours", N_("Hours"), .since = 1, .unit = N_("hours"), .maximum = 168 * PMAP_DECIMAL_ONE, \
     .plausible_maximum = 48 * PMAP_DECIMAL_ONE, .example = N_("of the day; of a post: paid a week, as 37"), \
     .belongs_to = "basis", .belongs_with = 1 << PMAP_RATE_DAY | 1 << PMAP_RATE_POST, \
     .help = N_("How many hours the price buys: of the day or half day, or the paid hours a week of a post.")) \
  F (DECIMAL, weeks, "weeks", N_("Weeks a year"), .since = 1, .unit = N_("weeks"), .maximum = 60 * PMAP_DECIMAL_ONE, \
     .plausible_maximum = 53 * PMAP_DECIMAL_ONE, .example = N_("e.g. 52.143; empty: the school year’s"), \
     .belongs_to = "basis", .belongs_with = 1 << PMAP_RATE_WEEKLY_HOUR | 1 << PMAP_RATE_POST, \
     .help = N_("Over how many weeks the price of a year is spread: the paid weeks of a post. The teaching weeks of " \
               "the school year if it is not said.")) \
  F (DECIMAL, on_cost_percent, "on-cost-percent", N_("On-costs"), .flags = PMAP_FIELD_HAS_DEFAULT, .unit = N_("%"), \
     .maximum = 200 * PMAP_DECIMAL_ONE, .example = N_("30: national insurance and pension"), \
     .plausible_maximum = 60 * PMAP_DECIMAL_ONE, \
     .help = N_("What national insurance, pension and other on-costs add, in per cent. 0 if it is not said."))

#define PMAP_TYPE_RATE (pmap_rate_get_type ())
PMAP_DECLARE_RECORD (PmapRate, pmap_rate, RATE, PMAP_RATE_FIELDS)

/**
 * PmapRatePrice:
 * @basis: what is priced, never unsaid
 * @amount: its price, in ten-thousandths of a pound
 * @factor: an hour costs @amount times @factor over @divisor; a session that much, however long it is
 * @divisor: see @factor; greater than 0
 * @hours: by which it was divided, in ten-thousandths, or %PMAP_UNSET
 * @weeks: by which it was divided, in ten-thousandths, or %PMAP_UNSET
 *
 * What a rate comes to, exact.
 */
typedef struct
{
  PmapRateBasis basis;
  gint64 amount;
  gint64 factor;
  gint64 divisor;
  gint64 hours;
  gint64 weeks;
} PmapRatePrice;

gboolean pmap_rate_get_price (PmapRate      *self,
                              gint64         year_weeks,
                              PmapRatePrice *price);

G_END_DECLS
