/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PMAP_UNSET:
 *
 * The value of a number that nobody has given. Every number in a record is a #gint64: whole units, or units
 * scaled by a power of ten; never floating point, so that what is shown is what is added.
 */
#define PMAP_UNSET G_MININT64

/** Decimals are held in ten-thousandths: 38.6 weeks is 386000. */
#define PMAP_DECIMAL_PLACES 4
#define PMAP_DECIMAL_ONE 10000

/** Units of money that pmap_number_parse() knows: an amount, and what an hour costs. */
#define PMAP_UNIT_POUNDS "£"
#define PMAP_UNIT_RATE "an hour"

gboolean  pmap_number_from_xml    (const char  *text,
                                   gsize        length,
                                   guint        places,
                                   gint64      *value);
void      pmap_number_append_xml  (GString     *string,
                                   gint64       value,
                                   guint        places,
                                   gboolean     keep_zeros);
gboolean  pmap_number_parse       (const char  *typed,
                                   guint        places,
                                   const char  *unit,
                                   gint64      *value,
                                   GError     **error);
gboolean  pmap_number_guess       (const char  *typed,
                                   guint        places,
                                   const char  *unit,
                                   gint64      *value);
char     *pmap_number_format      (gint64       value,
                                   guint        places);

char *pmap_number_say (guint64 count,
                       const char *phrase) G_GNUC_FORMAT (2);

G_END_DECLS
