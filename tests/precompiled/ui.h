/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Like src/precompiled/ui.h, for tests. */

#include "core.h"

#include <gtk/gtk.h>
