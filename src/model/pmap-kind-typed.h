/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-kind.h"

G_BEGIN_DECLS

#define PMAP_N_WEEKDAYS 7

extern const char *const pmap_weekday_labels[PMAP_N_WEEKDAYS];
extern const char *const pmap_weekday_names[PMAP_N_WEEKDAYS];

gboolean pmap_kind_parse_text (const PmapField *field,
                               const char *typed,
                               PmapDate year_start,
                               GValue *value,
                               GError **error);
gboolean pmap_kind_parse_number (const PmapField *field,
                                 const char *typed,
                                 PmapDate year_start,
                                 GValue *value,
                                 GError **error);
gboolean pmap_kind_parse_choice (const PmapField *field,
                                 const char *typed,
                                 PmapDate year_start,
                                 GValue *value,
                                 GError **error);
gboolean pmap_kind_parse_weekdays (const PmapField *field,
                                   const char *typed,
                                   PmapDate year_start,
                                   GValue *value,
                                   GError **error);
gboolean pmap_kind_parse_boolean (const PmapField *field,
                                  const char *typed,
                                  PmapDate year_start,
                                  GValue *value,
                                  GError **error);
gboolean pmap_kind_parse_date (const PmapField *field,
                               const char *typed,
                               PmapDate year_start,
                               GValue *value,
                               GError **error);
gboolean pmap_kind_parse_time (const PmapField *field,
                               const char *typed,
                               PmapDate year_start,
                               GValue *value,
                               GError **error);
gboolean pmap_kind_parse_moment (const PmapField *field,
                                 const char *typed,
                                 PmapDate year_start,
                                 GValue *value,
                                 GError **error);
gboolean pmap_kind_guess_number (const PmapField *field,
                                 const char *typed,
                                 PmapDate year_start,
                                 GValue *value);
gboolean pmap_kind_guess_time (const PmapField *field,
                               const char *typed,
                               PmapDate year_start,
                               GValue *value);
gboolean pmap_kind_guess_date (const PmapField *field,
                               const char *typed,
                               PmapDate year_start,
                               GValue *value);

G_END_DECLS
