/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares by largest remainder: the total, which is rounded already, is divided in proportion to the parties' exact parts;
 * each party first gets the whole pence of its quota, and the pence still over go one each to the parties with the
 * largest remainders. So the shares add up to the total, and none is a penny or more away from its quota. Equal
 * remainders go by the pupil's id and not by the order of the list, so that sorting a group moves no penny; places that
 * no pupil of the map takes come last. */

#define G_LOG_DOMAIN "pmap-calc"

#include "config.h"

#include "calc/pmap-shares.h"

#include "calc/pmap-exact-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  mpz_t part;
  mpz_t remainder;
  gint64 pence;
} Quotient;

typedef struct
{
  const char *pupil;
  guint position;
  guint quotient;       /* parties that follow each other with the same exact share use one */
  const Quotient *quotients;
} Party;

struct _PmapShares
{
  mpz_t sum;            /* of the parties' parts */
  mpz_t total, quota;
  GArray *quotients;    /* of Quotient; those past n_quotients are kept for the next time */
  guint n_quotients;
  GArray *parties;      /* of Party, in the order added */
  GArray *ranking;      /* of Party, the first served first */
  GArray *amounts;      /* of gint64, in the order added */
};

static void
clear_quotient (gpointer data)
{
  Quotient *quotient = data;

  mpz_clears (quotient->part, quotient->remainder, NULL);
}

/**
 * pmap_shares_new:
 *
 * Returns: (transfer full): room for allotments
 */
PmapShares *
pmap_shares_new (void)
{
  PmapShares *self = g_new0 (PmapShares, 1);

  mpz_inits (self->sum, self->total, self->quota, NULL);
  self->quotients = g_array_new (FALSE, FALSE, sizeof (Quotient));
  g_array_set_clear_func (self->quotients, clear_quotient);
  self->parties = g_array_new (FALSE, FALSE, sizeof (Party));
  self->ranking = g_array_new (FALSE, FALSE, sizeof (Party));
  self->amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
pmap_shares_free (PmapShares *self)
{
  g_return_if_fail (self != NULL);

  mpz_clears (self->sum, self->total, self->quota, NULL);
  g_array_unref (self->quotients);
  g_array_unref (self->parties);
  g_array_unref (self->ranking);
  g_array_unref (self->amounts);
  g_free (self);
}

/**
 * pmap_shares_begin:
 * @self: room for an allotment
 *
 * Begins a new allotment, without a party yet.
 */
void
pmap_shares_begin (PmapShares *self)
{
  g_return_if_fail (self != NULL);

  mpz_set_ui (self->sum, 0);
  self->n_quotients = 0;
  g_array_set_size (self->parties, 0);
  g_array_set_size (self->amounts, 0);
}

/**
 * pmap_shares_add:
 * @self: an allotment
 * @pupil: (nullable): the pupil's id, used until pmap_shares_allot(); %NULL for a place outside the map
 * @part: the party's exact part, in any unit that all parties share; not negative
 *
 * Adds a party. Parties count from 0.
 */
void
pmap_shares_add (PmapShares *self,
                 const char *pupil,
                 mpz_srcptr  part)
{
  Party party = { pupil, 0, 0, NULL };
  Quotient *last;
  gint64 nothing = 0;

  g_return_if_fail (self != NULL && mpz_sgn (part) >= 0);

  last = self->n_quotients > 0 ? &g_array_index (self->quotients, Quotient, self->n_quotients - 1) : NULL;
  if (last == NULL || mpz_cmp (last->part, part) != 0)
    {
      if (self->n_quotients == self->quotients->len)
        {
          Quotient fresh;

          mpz_inits (fresh.part, fresh.remainder, NULL);
          g_array_append_val (self->quotients, fresh);
        }
      last = &g_array_index (self->quotients, Quotient, self->n_quotients++);
      mpz_set (last->part, part);
    }
  mpz_add (self->sum, self->sum, part);
  party.position = self->parties->len;
  party.quotient = self->n_quotients - 1;
  g_array_append_val (self->parties, party);
  g_array_append_val (self->amounts, nothing);
}

static int
compare_parties (gconstpointer a,
                 gconstpointer b)
{
  const Party *first = a, *second = b;
  int order = 0;

  if (first->quotient != second->quotient)
    order = mpz_cmp (second->quotients[second->quotient].remainder, first->quotients[first->quotient].remainder);
  if (order == 0 && first->pupil != second->pupil)
    {
      if (first->pupil == NULL || second->pupil == NULL)
        return first->pupil == NULL ? 1 : -1;
      order = strcmp (first->pupil, second->pupil);
    }
  return order != 0 ? order : (first->position > second->position) - (first->position < second->position);
}

static void
divide (PmapShares *self,
        Quotient   *quotient)
{
  mpz_mul (self->quota, quotient->part, self->total);
  mpz_fdiv_qr (self->quota, quotient->remainder, self->quota, self->sum);
  quotient->pence = _pmap_exact_get (self->quota);
}

/**
 * pmap_shares_allot:
 * @self: an allotment with its parties
 * @total: whole pence to allot, not negative; 0 where all parts are nothing
 *
 * Gives each party its pence.
 */
void
pmap_shares_allot (PmapShares *self,
                   gint64      total)
{
  gint64 left = total;

  g_return_if_fail (self != NULL && total >= 0);
  g_return_if_fail (total == 0 || mpz_sgn (self->sum) > 0);

  if (total == 0)
    return;
  _pmap_exact_set (self->total, total);
  for (guint i = 0; i < self->n_quotients; i++)
    divide (self, &g_array_index (self->quotients, Quotient, i));
  for (guint i = 0; i < self->parties->len; i++)
    {
      const Party *party = &g_array_index (self->parties, Party, i);
      gint64 whole = g_array_index (self->quotients, Quotient, party->quotient).pence;

      g_array_index (self->amounts, gint64, i) = whole;
      left -= whole;
    }
  g_assert (left >= 0 && left < self->parties->len);
  if (left == 0)
    return;
  g_array_set_size (self->ranking, 0);
  g_array_append_vals (self->ranking, self->parties->data, self->parties->len);
  for (guint i = 0; i < self->ranking->len; i++)
    g_array_index (self->ranking, Party, i).quotients = (gpointer) self->quotients->data;
  qsort (self->ranking->data, self->ranking->len, sizeof (Party), compare_parties);
  for (gint64 i = 0; i < left; i++)
    g_array_index (self->amounts, gint64, g_array_index (self->ranking, Party, i).position)++;
}

/**
 * pmap_shares_get:
 * @self: an allotment that is made
 * @party: which party, in the order added
 *
 * Returns: its share in pence
 */
gint64
pmap_shares_get (PmapShares *self,
                 guint       party)
{
  g_return_val_if_fail (self != NULL && party < self->amounts->len, 0);

  return g_array_index (self->amounts, gint64, party);
}
