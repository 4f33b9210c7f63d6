/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a pupil's record is kept: so many years after the date of birth. Nothing here erases anything; it says what is due. */

#define G_LOG_DOMAIN "pmap-model"

#include "config.h"

#include "model/pmap-retention.h"

#include "model/pmap-pupil.h"

/**
 * pmap_retention_get_date:
 * @birth: a date of birth, or %PMAP_DATE_NONE
 * @years: how many years after it the record is kept
 *
 * Who was born on 29 February has the date on 1 March in a year without that day: not a day too early, whichever day a court
 * would take.
 *
 * Returns: the first day on which the record is past its date; %PMAP_DATE_NONE without a date of birth, or beyond the calendar
 */
PmapDate
pmap_retention_get_date (PmapDate birth,
                         guint    years)
{
  guint day, month, year;
  PmapDate date;

  if (birth == PMAP_DATE_NONE)
    return PMAP_DATE_NONE;
  pmap_date_split (birth, &day, &month, &year);
  date = pmap_date_new (day, month, year + years);
  return date != PMAP_DATE_NONE || month != 2 ? date : pmap_date_new (1, 3, year + years);
}

/**
 * pmap_retention_get:
 * @birth: a date of birth, or %PMAP_DATE_NONE
 * @years: how many years after it the record is kept
 * @today: the day on which it is asked
 *
 * Returns: how the record stands
 */
PmapRetention
pmap_retention_get (PmapDate birth,
                    guint    years,
                    PmapDate today)
{
  PmapDate date = pmap_retention_get_date (birth, years);

  if (birth == PMAP_DATE_NONE)
    return PMAP_RETENTION_UNKNOWN;
  if (date == PMAP_DATE_NONE)
    return PMAP_RETENTION_KEPT;
  if (date <= today)
    return PMAP_RETENTION_PAST;
  return date <= pmap_retention_get_date (today, 1) ? PMAP_RETENTION_SOON : PMAP_RETENTION_KEPT;
}

static int
compare_birth (gconstpointer a,
               gconstpointer b)
{
  const PmapPupil *x = *(PmapPupil *const *) a, *y = *(PmapPupil *const *) b;

  return x->birth_date < y->birth_date ? -1 : x->birth_date > y->birth_date;
}

/**
 * pmap_retention_list:
 * @document: a map
 * @years: how many years after the date of birth records are kept
 * @today: the day on which it is asked
 * @standing: which pupils
 *
 * Returns: (transfer container) (element-type PmapPupil): the pupils whose records stand so, the oldest first
 */
GPtrArray *
pmap_retention_list (PmapDocument  *document,
                     guint          years,
                     PmapDate       today,
                     PmapRetention  standing)
{
  GPtrArray *pupils = g_ptr_array_new ();

  g_return_val_if_fail (PMAP_IS_DOCUMENT (document) && today != PMAP_DATE_NONE, pupils);

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      if (!pmap_pupil_is_former (pupil) && pmap_retention_get (pupil->birth_date, years, today) == standing)
        g_ptr_array_add (pupils, pupil);
    }
  g_ptr_array_sort (pupils, compare_birth);
  return pupils;
}
