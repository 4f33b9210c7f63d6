/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip on top of a pupil's page: who it is, what the pupil's provision costs this year against the limit of
 * element 2, and when it is next reviewed. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-pupil-strip.h"

#include "base/pmap-money.h"
#include "model/pmap-funding.h"
#include "model/pmap-need.h"
#include "model/pmap-review.h"
#include "report/pmap-provision-words.h"
#include "ui/widgets/pmap-flow-layout.h"

#include <glib/gi18n.h>

/* Dots per inch from which on the strip would take more than its part of a small screen: one and a half of the usual size. */
#define LARGE_TEXT 144

struct _PmapPupilStrip
{
  PmapPupilView parent_instance;

  GtkWidget *box;
  GtkLabel *name_label;
  GtkLabel *detail_label;
  GtkWidget *facts;
  GtkWidget *cost_box;
  GtkWidget *cost_words;
  GtkLabel *cost_caption;
  GtkLabel *cost_label;
  GtkLabel *limit_label;
  GtkLevelBar *level;
  GtkWidget *review_words;
  GtkLabel *review_label;
  GtkLabel *review_chip;
  GtkWidget *print_button;
};

G_DEFINE_FINAL_TYPE (PmapPupilStrip, pmap_pupil_strip, PMAP_TYPE_PUPIL_VIEW)

static char *
describe_pupil (PmapPupil *pupil)
{
  PmapNeed *need = pmap_pupil_get_main_need (pupil);
  const char *const parts[] = {
    pmap_choices_get_label (pmap_year_groups, pupil->year_group),
    pupil->class_name != NULL ? pupil->class_name : "",
    pmap_choices_get_label (pmap_sen_codes, pupil->sen),
    need != NULL ? pmap_choices_get_label (pmap_need_types, need->type) : "",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

/* The limit is one of a year: beside the cost of another period stands what counts towards it in the year. */
static char *
describe_limit (PmapWorkspace *workspace,
                const char    *pupil,
                gint64         counted,
                gint64         limit)
{
  gint64 cost = pmap_ledger_get_pupil_total (pmap_workspace_get_ledger (workspace), pupil);
  g_autofree char *limit_text = pmap_words_get_amount (limit);
  g_autofree char *counted_text = pmap_money_format (counted);
  g_autofree char *cost_text = pmap_money_format (cost);
  g_autofree char *words = g_strdup_printf (counted > limit
                                            /* translators: after a cost, the limit that it is above: "above £6,000". */
                                            ? _("above %s")
                                            /* translators: after a cost, the limit that it is held against. */
                                            : _("of %s"), limit_text);

  if (!pmap_workspace_shows_year (workspace))
    /* translators: what counts in the school year towards a limit, then "of £6,000" or "above £6,000". */
    return g_strdup_printf (_("This year: %1$s %2$s"), counted_text, words);
  if (counted != cost)
    /* translators: after what counts towards a limit, "of £6,000" or "above £6,000"; then all that the provision costs, some of which
     * others pay. */
    return g_strdup_printf (_("%1$s; %2$s in all"), words, cost_text);
  return g_steal_pointer (&words);
}

/* The level is a picture only; the words beside it say the same exactly. */
static void
show_cost (PmapPupilStrip *self,
           PmapWorkspace  *workspace,
           PmapPupil      *pupil)
{
  gint64 limit = pmap_document_get_funding (pmap_workspace_get_document (workspace))->element_2_limit;
  const char *id = pmap_record_get_id (PMAP_RECORD (pupil));
  gint64 counted = pmap_ledger_get_pupil_towards_limit (pmap_workspace_get_year_ledger (workspace), id);
  gint64 shown = pmap_workspace_shows_year (workspace) ? counted
                                                       : pmap_ledger_get_pupil_total (pmap_workspace_get_ledger (workspace), id);
  g_autofree char *caption = pmap_workspace_say_cost (workspace);
  g_autofree char *figure = pmap_money_format (shown);
  g_autofree char *words = describe_limit (workspace, id, counted, limit);

  gtk_label_set_label (self->cost_caption, caption);
  gtk_label_set_label (self->cost_label, figure);
  gtk_label_set_label (self->limit_label, words);
  gtk_level_bar_set_max_value (self->level, MAX (limit, 1));
  gtk_level_bar_set_value (self->level, CLAMP (counted, 0, MAX (limit, 1)));
  if (counted > limit)
    gtk_widget_add_css_class (GTK_WIDGET (self->level), "over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->level), "over");
}

static void
show_review (PmapPupilStrip *self,
             PmapWorkspace  *workspace,
             PmapPupil      *pupil)
{
  PmapDate today = pmap_workspace_get_today (workspace);
  PmapDate review = pmap_review_find (PMAP_RECORD (pupil), today, NULL);
  PmapReviewState state = pmap_review_judge (review, today);
  g_autofree char *date = pmap_date_format (review);

  gtk_label_set_label (self->review_label, state != PMAP_REVIEW_UNSET ? date : _("not set"));
  gtk_label_set_label (self->review_chip, state == PMAP_REVIEW_OVERDUE ? _("overdue") : _("due soon"));
  gtk_widget_set_css_classes (GTK_WIDGET (self->review_chip),
                              (const char *[]) { "chip", state == PMAP_REVIEW_OVERDUE ? "warning" : "quiet", NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->review_chip), state >= PMAP_REVIEW_SOON);
}

static void
pmap_pupil_strip_refresh (PmapPage *page)
{
  PmapPupilStrip *self = PMAP_PUPIL_STRIP (page);
  PmapWorkspace *workspace = pmap_page_get_workspace (page);
  PmapPupil *pupil = pmap_pupil_view_get_pupil (PMAP_PUPIL_VIEW (page));
  g_autofree char *name = NULL, *detail = NULL;

  gtk_widget_set_visible (self->box, pupil != NULL);
  if (pupil == NULL)
    return;
  name = pmap_record_describe (PMAP_RECORD (pupil));
  detail = describe_pupil (pupil);
  gtk_label_set_label (self->name_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), name);
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->detail_label), detail);
  gtk_widget_set_visible (self->cost_box, !pmap_workspace_is_disguised (workspace));
  if (!pmap_workspace_is_disguised (workspace))
    show_cost (self, workspace, pupil);
  show_review (self, workspace, pupil);
}

/* Large text: two lines say all, cost and review at the end of those of the name and what is known. Print is in the window's
 * head bar as well. */
static void
fit_text_size (PmapPupilStrip *self,
               GtkSettings    *settings)
{
  GtkOrientation along, across;
  gboolean is_large;
  int dots;

  g_object_get (settings, "gtk-xft-dpi", &dots, NULL);
  is_large = dots >= LARGE_TEXT * PANGO_SCALE;
  along = is_large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  across = is_large ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->facts), along);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cost_words), across);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->review_words), across);
  gtk_box_set_spacing (GTK_BOX (self->facts), is_large ? 3 : 18);
  gtk_box_set_spacing (GTK_BOX (self->cost_words), is_large ? 12 : 3);
  gtk_box_set_spacing (GTK_BOX (self->review_words), is_large ? 12 : 3);
  gtk_label_set_wrap (self->detail_label, !is_large);
  gtk_label_set_lines (self->detail_label, is_large ? -1 : 2);
  gtk_label_set_max_width_chars (self->detail_label, is_large ? 18 : 44);
  gtk_label_set_max_width_chars (self->name_label, is_large ? 14 : -1);
  gtk_widget_set_visible (GTK_WIDGET (self->level), !is_large);
  gtk_widget_set_visible (self->print_button, !is_large);
  gtk_widget_set_css_classes (GTK_WIDGET (self->name_label), (const char *[]) { is_large ? "title-3" : "title-1", NULL });
  gtk_widget_set_css_classes (GTK_WIDGET (self->cost_label),
                              (const char *[]) { "figure", is_large ? "heading" : "strip-figure", NULL });
}

static void
notify_text_size_cb (GtkSettings    *settings,
                     GParamSpec     *pspec,
                     PmapPupilStrip *self)
{
  fit_text_size (self, settings);
}

static void
pmap_pupil_strip_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMAP_TYPE_PUPIL_STRIP);

  G_OBJECT_CLASS (pmap_pupil_strip_parent_class)->dispose (object);
}

static void
pmap_pupil_strip_class_init (PmapPupilStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_pupil_strip_dispose;
  PMAP_PAGE_CLASS (klass)->refresh = pmap_pupil_strip_refresh;
  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-pupil-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, box);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, name_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, detail_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, facts);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, cost_box);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, cost_words);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, cost_caption);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, cost_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, limit_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, level);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, review_words);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, review_label);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, review_chip);
  gtk_widget_class_bind_template_child (widget_class, PmapPupilStrip, print_button);
}

static void
pmap_pupil_strip_init (PmapPupilStrip *self)
{
  static const char *const offsets[] = { GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH, GTK_LEVEL_BAR_OFFSET_FULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    gtk_level_bar_remove_offset_value (self->level, offsets[i]);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (notify_text_size_cb), self, 0);
  fit_text_size (self, gtk_widget_get_settings (GTK_WIDGET (self)));
}
