/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/pmap-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PMAP_TYPE_PRINT_OPERATION (pmap_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (PmapPrintOperation, pmap_print_operation, PMAP, PRINT_OPERATION, GtkPrintOperation)

PmapPrintOperation *pmap_print_operation_new (PmapReport *report);

G_END_DECLS
