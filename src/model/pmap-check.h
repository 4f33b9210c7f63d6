/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pmap-record.h"

G_BEGIN_DECLS

void pmap_record_check_order (PmapRecord *self,
                              PmapIssues *issues,
                              const char *first,
                              PmapDate    first_day,
                              const char *last,
                              PmapDate    last_day);

G_END_DECLS
