/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "report/pmap-report.h"

G_BEGIN_DECLS

GBytes *pmap_report_write_pdf (PmapReport *report,
                               double width,
                               double height,
                               const char *create_date,
                               GError **error);

G_END_DECLS
