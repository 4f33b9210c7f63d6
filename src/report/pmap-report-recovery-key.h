/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-report.h"

G_BEGIN_DECLS

PmapReport *pmap_report_recovery_key_new (const char *recovery_key,
                                          const char *name,
                                          const char *school);

G_END_DECLS
