/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The project's one error domain: "could not". What is merely worth a look is a PmapIssue. */

#define G_LOG_DOMAIN "pmap-base"

#include "config.h"

#include "base/pmap-error.h"

G_DEFINE_QUARK (pmap-error-quark, pmap_error)
