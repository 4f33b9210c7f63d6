/* SPDX-License-Identifier: GPL-3.0-or-later */

/* As core.h, with the toolkit. */

#define _GNU_SOURCE

#include <gtk/gtk.h>

/* After all that it is left undefined, so that each source says its own. */
#include "core.h"
