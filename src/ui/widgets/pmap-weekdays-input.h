/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-input.h"

G_BEGIN_DECLS

#define PMAP_TYPE_WEEKDAYS_INPUT (pmap_weekdays_input_get_type ())
G_DECLARE_FINAL_TYPE (PmapWeekdaysInput, pmap_weekdays_input, PMAP, WEEKDAYS_INPUT, PmapInput)

G_END_DECLS
