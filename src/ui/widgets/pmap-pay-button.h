/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/pmap-form-part.h"

G_BEGIN_DECLS

#define PMAP_TYPE_PAY_BUTTON (pmap_pay_button_get_type ())
G_DECLARE_FINAL_TYPE (PmapPayButton, pmap_pay_button, PMAP, PAY_BUTTON, PmapFormPart)

G_END_DECLS
