/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Like src/precompiled/core.h, for tests. */

#define _GNU_SOURCE

#include <gio/gio.h>
#include <glib/gstdio.h>
