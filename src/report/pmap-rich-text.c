/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text of several styles, as in a cell whose first line is a name and whose next lines explain it.
 * Styles lie beside the text instead of in it, so nothing that a person typed is ever taken for markup.
 */
#define G_LOG_DOMAIN "pmap-report"

#include "config.h"

#include "report/pmap-rich-text.h"
#include "report/pmap-text-metrics.h"

#include <string.h>

#define TO_SIXTEEN_BITS(part) ((guint16) ((part) * 65535.0))

typedef struct
{
  guint start;
  guint end;
  PmapTextStyle style;
} Run;

struct _PmapRichText
{
  GString *text;
  GArray *runs;
};

/** pmap_rich_text_new: Returns: (transfer full): a text that begins with @text in @style */
PmapRichText *
pmap_rich_text_new (PmapTextStyle style,
                    const char *text)
{
  PmapRichText *self = g_new (PmapRichText, 1);

  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  pmap_rich_text_append (self, style, text);

  return self;
}

/** pmap_rich_text_free: Frees @self. */
void
pmap_rich_text_free (PmapRichText *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}

/** pmap_rich_text_append: Adds @text in @style on the same line. */
void
pmap_rich_text_append (PmapRichText *self,
                       PmapTextStyle style,
                       const char *text)
{
  Run run;

  g_return_if_fail (self != NULL && text != NULL);

  run.start = (guint) self->text->len;
  g_string_append (self->text, text);
  run.end = (guint) self->text->len;
  run.style = style;
  g_array_append_val (self->runs, run);
}

/** pmap_rich_text_append_line: Adds @text in @style on a new line, or on the first if there is none yet. */
void
pmap_rich_text_append_line (PmapRichText *self,
                            PmapTextStyle style,
                            const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  if (self->text->len > 0)
    pmap_rich_text_append (self, style, "\n");
  pmap_rich_text_append (self, style, text);
}

static void
insert (PangoAttrList *list,
        const Run *run,
        PangoAttribute *attribute)
{
  attribute->start_index = run->start;
  attribute->end_index = run->end;
  pango_attr_list_insert (list, attribute);
}

static void
add_run (PangoAttrList *list,
         const Run *run,
         const PmapTheme *theme)
{
  const PmapColour *colour = pmap_theme_get_text_colour (theme, run->style);

  insert (list, run, pango_attr_size_new_absolute ((int) (pmap_theme_get_text_size (theme, run->style) * PANGO_SCALE)));
  insert (list, run, pango_attr_foreground_new (TO_SIXTEEN_BITS (colour->red), TO_SIXTEEN_BITS (colour->green),
                                                TO_SIXTEEN_BITS (colour->blue)));
  if (pmap_text_style_is_strong (run->style))
    insert (list, run, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  insert (list, run, pango_attr_font_features_new (pmap_text_style_get_features (run->style)));
}

/**
 * pmap_rich_text_create_layout:
 * @self: a text
 * @theme: fonts, sizes and colours
 * @context: where fonts come from
 *
 * Returns: (transfer full): the text set on lines without end
 */
PangoLayout *
pmap_rich_text_create_layout (const PmapRichText *self,
                              const PmapTheme *theme,
                              PangoContext *context)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  PangoLayout *layout;

  g_return_val_if_fail (self != NULL && theme != NULL, NULL);

  layout = pmap_text_layout_new (context, theme, g_array_index (self->runs, Run, 0).style, self->text->str);
  for (guint i = 0; i < self->runs->len; i++)
    add_run (list, &g_array_index (self->runs, Run, i), theme);
  pango_layout_set_attributes (layout, list);

  return layout;
}
