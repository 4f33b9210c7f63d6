/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calc/pmap-timetable.h"

G_BEGIN_DECLS

/**
 * PmapInitials:
 *
 * What pupils are called where there is no room for names, or where their names are nobody's business: "JW". Two of a map who would be
 * called alike get a letter more: "RCa" and "RCl".
 */
typedef struct _PmapInitials PmapInitials;

PmapInitials *pmap_initials_new          (PmapDocument       *document);
void          pmap_initials_free         (PmapInitials       *self);
const char   *pmap_initials_get          (PmapInitials       *self,
                                          const char         *pupil);

char         *pmap_week_words_get_time   (const PmapSession  *session);
char         *pmap_week_words_get_pupils (const PmapSession  *session,
                                          PmapInitials       *initials,
                                          guint               most);
char         *pmap_week_words_get_clash  (const PmapClash    *clash);
char         *pmap_week_words_get_hours  (gint64              minutes);
gboolean      pmap_week_words_parse_when (const char         *typed,
                                          guint              *weekday,
                                          gint64             *time,
                                          GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PmapInitials, pmap_initials_free)

G_END_DECLS
