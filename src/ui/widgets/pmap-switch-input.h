/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-input.h"

G_BEGIN_DECLS

#define PMAP_TYPE_SWITCH_INPUT (pmap_switch_input_get_type ())
G_DECLARE_FINAL_TYPE (PmapSwitchInput, pmap_switch_input, PMAP, SWITCH_INPUT, PmapInput)

G_END_DECLS
