/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-document.h"
#include "model/pmap-intervention.h"
#include "model/pmap-provision.h"

G_BEGIN_DECLS

const char *pmap_words_get_name (PmapIntervention *intervention);
char *pmap_words_get_who (PmapIntervention *intervention);
char *pmap_words_get_slots (PmapIntervention *intervention);
char *pmap_words_get_frequency (PmapIntervention *intervention);
char *pmap_words_get_rate (gint64 sessions);
char *pmap_words_get_weekdays (PmapIntervention *intervention);
char *pmap_words_list_weekdays (PmapIntervention *intervention);
char *pmap_words_get_group (PmapIntervention *intervention);
char *pmap_words_get_weeks (PmapIntervention *intervention);
char *pmap_words_get_week_count (gint64 weeks);
char *pmap_words_get_dates (PmapDate from,
                            PmapDate to);
char *pmap_words_get_given_name (PmapDocument *document,
                                 const char *pupil);
char *pmap_words_get_school_year (PmapDocument *document);
char *pmap_words_get_amount (gint64 pence);
char *pmap_words_get_review (PmapRecord *record,
                             PmapDate today);

G_END_DECLS
