/* SPDX-License-Identifier: GPL-3.0-or-later */

/* As core.h, with what reports draw by. */

#include "core.h"

#include <pango/pangocairo.h>
