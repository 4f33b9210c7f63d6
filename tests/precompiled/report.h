/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Like src/precompiled/report.h, for tests. */

#include "core.h"

#include <pango/pangocairo.h>
