/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pages/pmap-page.h"

G_BEGIN_DECLS

#define PMAP_PAGE_OVERVIEW "overview"
#define PMAP_PAGE_GROUPS "groups"
#define PMAP_PAGE_PUPIL "pupil"

/* A filter of the groups. */
#define PMAP_FILTER_RUNNING "running"

const PmapPageKind *pmap_page_kinds_get       (guint              *n_kinds);
const PmapPageKind *pmap_page_kind_find       (const char         *name);
const PmapPageKind *pmap_page_kind_find_place (PmapRecord         *record);
char               *pmap_page_kind_get_accel  (const PmapPageKind *self);
char               *pmap_page_kind_get_action (const PmapPageKind *self);

G_END_DECLS
