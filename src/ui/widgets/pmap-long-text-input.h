/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-input.h"

G_BEGIN_DECLS

#define PMAP_TYPE_LONG_TEXT_INPUT (pmap_long_text_input_get_type ())
G_DECLARE_FINAL_TYPE (PmapLongTextInput, pmap_long_text_input, PMAP, LONG_TEXT_INPUT, PmapInput)

G_END_DECLS
