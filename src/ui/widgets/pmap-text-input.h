/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-input.h"

G_BEGIN_DECLS

#define PMAP_TYPE_TEXT_INPUT (pmap_text_input_get_type ())
G_DECLARE_FINAL_TYPE (PmapTextInput, pmap_text_input, PMAP, TEXT_INPUT, PmapInput)

G_END_DECLS
