/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change of the document touches, by noun: which of its fields count, and whose costs they move. A new field
 * that a cost depends on is a word in this table; all other fields move nothing. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-ledger-private.h"

#include "model/pmap-closure.h"
#include "model/pmap-past-year.h"
#include "model/pmap-funding.h"
#include "model/pmap-payer.h"
#include "model/pmap-payment.h"
#include "model/pmap-provision.h"
#include "model/pmap-pupil.h"
#include "model/pmap-rate-set.h"
#include "model/pmap-rate.h"
#include "model/pmap-missed.h"
#include "model/pmap-resource.h"
#include "model/pmap-slot.h"
#include "model/pmap-staff-member.h"
#include "model/pmap-staff-role.h"
#include "model/pmap-staffing.h"
#include "model/pmap-tier.h"

typedef struct
{
  GType (*get_type) (void);
  const char *fields[11];
  void (*touch) (PmapLedger *self,
                 PmapRecord *record,
                 PmapRecord *owner);
} Watch;

static void
touch_intervention (PmapLedger *self,
                    PmapRecord *record,
                    PmapRecord *owner)
{
  _pmap_ledger_queue (self, PMAP_INTERVENTION (record));
}

static void
touch_users (PmapLedger *self,
             PmapRecord *record,
             PmapRecord *owner)
{
  _pmap_ledger_queue_users (self, pmap_record_get_id (record));
}

static void
touch_owner (PmapLedger *self,
             PmapRecord *record,
             PmapRecord *owner)
{
  if (PMAP_IS_INTERVENTION (owner))
    _pmap_ledger_queue (self, PMAP_INTERVENTION (owner));
  else
    touch_users (self, owner, NULL);
}

static void
touch_role (PmapLedger *self,
            PmapRecord *record,
            PmapRecord *owner)
{
  _pmap_ledger_renew_costing (self);
  touch_users (self, record, owner);
}

static void
touch_rate (PmapLedger *self,
            PmapRecord *record,
            PmapRecord *owner)
{
  touch_role (self, owner, NULL);
}

static void
touch_all (PmapLedger *self,
           PmapRecord *record,
           PmapRecord *owner)
{
  _pmap_ledger_renew_costing (self);
  _pmap_ledger_queue_all (self);
}

/* Which set is used when none was asked for may have changed: against the one behind the figures, for several changes may
 * come before they are made anew. */
static void
touch_rate_set (PmapLedger *self,
                PmapRecord *record,
                PmapRecord *owner)
{
  _pmap_ledger_renew_costing (self);
  if (g_strcmp0 (self->costed_with, pmap_ledger_get_rate_set (self)) != 0)
    _pmap_ledger_queue_all (self);
}

static void
touch_pupil (PmapLedger *self,
             PmapRecord *record,
             PmapRecord *owner)
{
  _pmap_ledger_queue_pupil (self, pmap_record_get_id (record));
}

static const Watch watches[] = {
  { pmap_member_get_type, { "pupil", "from", "to", "weight", "minutes" }, touch_owner },
  { pmap_intervention_get_type,
    { "provision", "start", "end", "minutes", "sessions-per-week", "weekdays", "weeks", "group-size", "taught",
      "spread-days", "follows" },
    touch_intervention },
  { pmap_slot_get_type, { "time", "minutes", "repeats", "weekdays", "interval", "date" }, touch_owner },
  { pmap_missed_get_type, { "day", "until", "sessions" }, touch_owner },
  { pmap_staffing_get_type, { "role", "member", "count", "minutes", "preparation-minutes" }, touch_owner },
  { pmap_resource_get_type, { "cost", "basis" }, touch_owner },
  { pmap_payment_get_type, { "payer", "percent" }, touch_owner },
  { pmap_payer_get_type, { "counts-towards-budget", "counts-towards-limit" }, touch_users },
  { pmap_pupil_get_type, { "year-group" }, touch_pupil },
  { pmap_provision_get_type,
    { "tier", "area", "role", "minutes", "preparation-minutes", "sessions-per-week", "weeks", "group-size", "taught" },
    touch_users },
  { pmap_tier_get_type, { "costed" }, touch_users },
  { pmap_staff_member_get_type, { "role" }, touch_users },
  { pmap_staff_role_get_type, { NULL }, touch_role },
  { pmap_rate_get_type, { "set", "from", "basis", "hourly", "price", "hours", "weeks", "on-cost-percent" }, touch_rate },
  { pmap_rate_set_get_type, { NULL }, touch_rate_set },
  { pmap_funding_get_type, { "rate-set" }, touch_rate_set },
  { pmap_year_get_type, { "start", "end", "weeks", "counting", "first-week" }, touch_all },
  { pmap_term_get_type, { "start", "end" }, touch_all },
  { pmap_closure_get_type, { "start", "end" }, touch_all },
  { pmap_past_year_get_type, { "start", "end", "first-week" }, touch_all },
};

static const Watch *
find_watch (PmapRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (watches); i++)
    if (G_OBJECT_TYPE (record) == watches[i].get_type ())
      return &watches[i];
  return NULL;
}

static void
field_changed_cb (PmapDocument    *document,
                  PmapRecord      *record,
                  const PmapField *field,
                  PmapLedger      *self)
{
  const Watch *watch = find_watch (record);

  if (watch == NULL || !g_strv_contains (watch->fields, field->name))
    return;
  watch->touch (self, record, pmap_record_get_owner (record));
  _pmap_ledger_settle (self);
}

/* The costing holds on to what it has found: whoever comes or goes may be among it. */
static void
forget_found (PmapLedger *self,
              PmapRecord *record)
{
  if (PMAP_IS_PROVISION (record) || PMAP_IS_TIER (record) || PMAP_IS_STAFF_MEMBER (record))
    _pmap_ledger_renew_costing (self);
}

static void
record_added_cb (PmapDocument *document,
                 PmapRecord   *record,
                 PmapLedger   *self)
{
  const Watch *watch = find_watch (record);

  if (watch == NULL)
    return;
  forget_found (self, record);
  watch->touch (self, record, pmap_record_get_owner (record));
  _pmap_ledger_settle (self);
}

static void
record_removed_cb (PmapDocument *document,
                   PmapRecord   *record,
                   PmapRecord   *owner,
                   PmapLedger   *self)
{
  const Watch *watch = find_watch (record);

  if (watch == NULL)
    return;
  forget_found (self, record);
  if (PMAP_IS_INTERVENTION (record))
    _pmap_ledger_forget (self, PMAP_INTERVENTION (record));
  else
    watch->touch (self, record, owner);
  _pmap_ledger_settle (self);
}

/* The order of a list counts for shares, which stand in the order of the members, and where a rule takes the first or
 * the last of several: rate sets, and rates from the same day. */
static void
record_moved_cb (PmapDocument *document,
                 PmapRecord   *record,
                 PmapLedger   *self)
{
  if (PMAP_IS_MEMBER (record) || PMAP_IS_RATE (record) || PMAP_IS_RATE_SET (record))
    record_added_cb (document, record, self);
}

void
_pmap_ledger_watch (PmapLedger   *self,
                    PmapDocument *document)
{
  g_signal_connect (document, "field-changed", G_CALLBACK (field_changed_cb), self);
  g_signal_connect (document, "record-added", G_CALLBACK (record_added_cb), self);
  g_signal_connect (document, "record-removed", G_CALLBACK (record_removed_cb), self);
  g_signal_connect (document, "record-moved", G_CALLBACK (record_moved_cb), self);
}

void
_pmap_ledger_unwatch (PmapLedger   *self,
                      PmapDocument *document)
{
  g_signal_handlers_disconnect_by_data (document, self);
}
