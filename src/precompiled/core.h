/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the core includes of other libraries, read once instead of once a file: with -Db_pch=true, as data/build-once asks. A source
 * still includes what it uses, as a build without this proves. */

/* As some sources ask for before they include anything. */
#define _GNU_SOURCE

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* Each source says its own after this. */
#undef G_LOG_DOMAIN
