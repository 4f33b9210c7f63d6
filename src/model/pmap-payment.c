/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A part of the cost of an intervention, or of all interventions of a provision, that a funding stream pays. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-payment.h"

#include "model/pmap-payer.h"

#include <glib/gi18n.h>

#define ENTRY(...) PMAP_FIELD_ENTRY (PmapPayment, __VA_ARGS__)
static const PmapField fields[] = { PMAP_PAYMENT_FIELDS (ENTRY) };

static const PmapNoun noun = {
  .element = "payment",
  .title = N_("Payment"),
  .add = N_("Add who pays"),
  .remove = N_("Remove who pays"),
  .move = N_("Move who pays"),
  .help = N_("A part of the cost that a funding stream pays. What no stream pays, the school pays."),
};

PMAP_DEFINE_RECORD (PmapPayment, pmap_payment, noun, NULL, NULL)
