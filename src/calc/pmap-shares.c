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
  gint64 pence;
  guint quotient;       /* parties that follow each other with the same exact part use one */
} Party;

struct _PmapShares
{
  mpz_t sum;            /* of the parties' parts */
  mpz_t total, quota;
  GArray *quotients;    /* of Quotient; those past n_quotients are kept for the next time */
  guint n_quotients;
  Party *parties;       /* in the order added */
  Party **ranking;      /* the first served first */
  guint n_parties;
  guint n_parties_room;
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
  return self;
}

void
pmap_shares_free (PmapShares *self)
{
  g_return_if_fail (self != NULL);

  mpz_clears (self->sum, self->total, self->quota, NULL);
  g_array_unref (self->quotients);
  g_free (self->parties);
  g_free (self->ranking);
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
  self->n_parties = 0;
}

static Quotient *
get_quotient (PmapShares *self,
              guint       position)
{
  return &g_array_index (self->quotients, Quotient, position);
}

/* Adds a party to the last quotient. */
static void
add_party (PmapShares *self,
           const char *pupil)
{
  if (self->n_parties == self->n_parties_room)
    {
      self->n_parties_room = MAX (2 * self->n_parties_room, 16);
      self->parties = g_renew (Party, self->parties, self->n_parties_room);
      self->ranking = g_renew (Party *, self->ranking, self->n_parties_room);
    }
  self->parties[self->n_parties++] = (Party) { pupil, 0, self->n_quotients - 1 };
  mpz_add (self->sum, self->sum, get_quotient (self, self->n_quotients - 1)->part);
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
  g_return_if_fail (self != NULL && mpz_sgn (part) >= 0);

  if (self->n_quotients == 0 || mpz_cmp (get_quotient (self, self->n_quotients - 1)->part, part) != 0)
    {
      if (self->n_quotients == self->quotients->len)
        {
          Quotient fresh;

          mpz_inits (fresh.part, fresh.remainder, NULL);
          g_array_append_val (self->quotients, fresh);
        }
      mpz_set (get_quotient (self, self->n_quotients++)->part, part);
    }
  add_party (self, pupil);
}

/**
 * pmap_shares_add_alike:
 * @self: an allotment that has a party
 * @pupil: (nullable): the pupil's id, used until pmap_shares_allot()
 *
 * Adds a party with the same exact part as the one before.
 */
void
pmap_shares_add_alike (PmapShares *self,
                       const char *pupil)
{
  g_return_if_fail (self != NULL && self->n_parties > 0);

  add_party (self, pupil);
}

static int
compare_parties (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Party *first = *(Party *const *) a, *second = *(Party *const *) b;
  PmapShares *self = user_data;
  int order = 0;

  if (first->quotient != second->quotient)
    order = mpz_cmp (get_quotient (self, second->quotient)->remainder, get_quotient (self, first->quotient)->remainder);
  if (order == 0 && first->pupil != second->pupil)
    {
      if (first->pupil == NULL || second->pupil == NULL)
        return first->pupil == NULL ? 1 : -1;
      order = strcmp (first->pupil, second->pupil);
    }
  return order != 0 ? order : (first > second) - (first < second);
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
    divide (self, get_quotient (self, i));
  for (guint i = 0; i < self->n_parties; i++)
    {
      Party *party = &self->parties[i];

      party->pence = get_quotient (self, party->quotient)->pence;
      left -= party->pence;
      self->ranking[i] = party;
    }
  g_assert (left >= 0 && left < self->n_parties);
  if (left == 0)
    return;
  g_qsort_with_data (self->ranking, self->n_parties, sizeof *self->ranking, compare_parties, self);
  for (gint64 i = 0; i < left; i++)
    self->ranking[i]->pence++;
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
  g_return_val_if_fail (self != NULL && party < self->n_parties, 0);

  return self->parties[party].pence;
}
