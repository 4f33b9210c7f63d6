/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

/* A part of a cost that a funding stream pays. What no stream pays, the school pays. */
#define PMAP_PAYMENT_FIELDS(F) \
  F (REFERENCE, payer, "payer", N_("Paid by"), .since = 1, .flags = PMAP_FIELD_REQUIRED | PMAP_FIELD_KEY | PMAP_FIELD_ONCE, \
     .get_item_type = pmap_payer_get_type, \
     .help = N_("The funding stream that pays.")) \
  F (DECIMAL, percent, "percent", N_("How much"), .since = 1, .flags = PMAP_FIELD_HAS_DEFAULT, .default_value = 100 * PMAP_DECIMAL_ONE, \
     .unit = N_("%"), .maximum = 100 * PMAP_DECIMAL_ONE, \
     .help = N_("How much of the cost it pays, in per cent; all of it if it is not said."))

#define PMAP_TYPE_PAYMENT (pmap_payment_get_type ())
PMAP_DECLARE_RECORD (PmapPayment, pmap_payment, PAYMENT, PMAP_PAYMENT_FIELDS)

G_END_DECLS
