/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-run.h"
#include "model/pmap-year.h"

G_BEGIN_DECLS

void _pmap_run_fill (PmapRun          *self,
                     PmapIntervention *intervention,
                     PmapYear         *year,
                     gboolean          has_terms);

G_END_DECLS
