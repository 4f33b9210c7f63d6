/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-pupil.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** In place of a year group: those who left before the school year, and are on no other list. */
#define PMAP_PUPIL_FILTER_LEFT (-1)

#define PMAP_TYPE_PUPIL_FILTER (pmap_pupil_filter_get_type ())
G_DECLARE_FINAL_TYPE (PmapPupilFilter, pmap_pupil_filter, PMAP, PUPIL_FILTER, GtkFilter)

PmapPupilFilter *pmap_pupil_filter_new            (PmapDate         today);
void             pmap_pupil_filter_set_text       (PmapPupilFilter *self,
                                                   const char      *text);
void             pmap_pupil_filter_set_sen        (PmapPupilFilter *self,
                                                   gboolean         support,
                                                   gboolean         plan);
void             pmap_pupil_filter_set_year_group (PmapPupilFilter *self,
                                                   int              year_group);
int              pmap_pupil_filter_get_year_group (PmapPupilFilter *self);
void             pmap_pupil_filter_set_review_due (PmapPupilFilter *self,
                                                   gboolean         review_due);
gboolean         pmap_pupil_filter_is_empty       (PmapPupilFilter *self);

int              pmap_pupil_compare_names         (gconstpointer    a,
                                                   gconstpointer    b,
                                                   gpointer         user_data);
void             pmap_pupil_forget_keys           (PmapPupil       *pupil);

G_END_DECLS
