/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether rates and salaries are kept off the screen, as a preference says: for who may see the map and not what colleagues are paid. It
 * is a cover and no lock: the file has the rates, and what a group costs is shown. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pmap-pay-cover.h"

static gboolean cover;

/** pmap_pay_cover_is_on: Returns: whether rates and salaries are not to be shown */
gboolean
pmap_pay_cover_is_on (void)
{
  return cover;
}

/** pmap_pay_cover_set: Says whether rates and salaries are not to be shown; what is in sight has to be made anew. */
void
pmap_pay_cover_set (gboolean is_on)
{
  cover = is_on;
}
