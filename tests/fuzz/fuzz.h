/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each fuzz target offers, and what it insists on. */
#pragma once

#include <glib.h>
#include <stdlib.h>

/* Not g_assert(): a release build leaves it out, and here it is the point. */
#define MUST(condition) G_STMT_START { if (!(condition)) { g_printerr ("%s\n", #condition); abort (); } } G_STMT_END

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);
