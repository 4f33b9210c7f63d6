/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-input.h"

G_BEGIN_DECLS

#define PMAP_TYPE_CHOICE_INPUT (pmap_choice_input_get_type ())
G_DECLARE_FINAL_TYPE (PmapChoiceInput, pmap_choice_input, PMAP, CHOICE_INPUT, PmapInput)

G_END_DECLS
