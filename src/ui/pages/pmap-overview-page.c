/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school at a glance: whose map it is, what it gives and costs, and what wants attention. The figures come with the
 * first frame, the chart the next; looking through the map for what wants attention comes when there is time, a little at a
 * time, and after a change only where the change is. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-overview-page.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "calc/pmap-attention.h"
#include "history/pmap-silence.h"
#include "model/pmap-funding.h"
#include "model/pmap-intervention.h"
#include "model/pmap-pupil.h"
#include "model/pmap-review.h"
#include "model/pmap-school.h"
#include "report/pmap-provision-words.h"
#include "ui/widgets/pmap-charts-pane.h"
#include "ui/widgets/pmap-figure-card.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-issue-list.h"
#include "ui/widgets/pmap-pair-layout.h"
#include "ui/widgets/pmap-setup-card.h"

#include <glib/gi18n.h>

/* How long the map is looked through before others have their turn, in microseconds: half of a frame, so that no key waits. */
#define SLICE 8000

struct _PmapOverviewPage
{
  PmapPage parent_instance;

  GtkLabel *school_label;
  GtkLabel *year_label;
  PmapSetupCard *setup_card;
  PmapFigureCard *register_card;
  PmapFigureCard *cost_card;
  PmapFigureCard *running_card;
  PmapFigureCard *review_card;
  GtkWidget *issues_card;
  PmapIssueList *issue_list;
  GtkLabel *issues_label;
  PmapChartsPane *charts_pane;

  PmapAttention *attention;  /* of the workspace's map */
  gulong first_frame;
  guint check_source;
  PmapRecordSet reviews;    /* what the card of reviews opens */
  guint painted : 1;        /* the page has been seen, if only for a frame */
};

G_DEFINE_FINAL_TYPE (PmapOverviewPage, pmap_overview_page, PMAP_TYPE_PAGE)

static void
show_school (PmapOverviewPage *self,
             PmapDocument     *document)
{
  PmapSchool *school = pmap_document_get_school (document);
  g_autofree char *year = pmap_words_get_school_year (document);
  g_autoptr (GString) text = g_string_new (NULL);

  gtk_label_set_text (self->school_label,
                      school->name != NULL ? school->name : _("A school that has no name yet"));
  if (*year != '\0')
    /* translators: %s is a school year: "2026/27" */
    g_string_append_printf (text, _("Provision map %s"), year);
  else
    g_string_append (text, _("Provision map"));
  if (school->senco != NULL)
    /* translators: %s is the name of the special educational needs co-ordinator */
    g_string_append_printf (text, _(" · SENCO %s"), school->senco);
  gtk_label_set_text (self->year_label, text->str);
}

static void
show_register (PmapOverviewPage *self,
               PmapDocument     *document)
{
  guint n_support = 0, n_plan = 0;
  g_autofree char *figure = NULL, *support = NULL, *plan = NULL, *caption = NULL;

  for (guint i = 0; i < pmap_record_list_get_length (document->pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (document->pupils, i);

      if (pmap_pupil_is_archived (pupil))
        continue;
      n_support += pupil->sen == PMAP_SEN_SUPPORT;
      n_plan += pupil->sen == PMAP_SEN_PLAN;
    }
  figure = pmap_number_format (n_support + n_plan, 0);
  support = pmap_number_format (n_support, 0);
  plan = pmap_number_format (n_plan, 0);
  /* translators: numbers of pupils with the two SEN codes */
  caption = g_strdup_printf (_("%1$s SEN support (K), %2$s EHC plan (E)"), support, plan);
  pmap_figure_card_set (self->register_card, figure, caption, PMAP_FIGURE_CARD_NO_LEVEL);
}

/* Whatever others pay does not count against the budget, which is one of a year: beside the cost of another period stands what counts
 * in the year. */
static char *
describe_budget (gint64   total,
                 gint64   counted,
                 gint64   budget,
                 gboolean is_year)
{
  g_autofree char *amount = NULL, *part = NULL;

  if (budget == PMAP_UNSET || budget <= 0)
    return g_strdup (_("No notional SEN budget is entered"));
  amount = pmap_words_get_amount (budget);
  if (counted / budget >= 100)
    /* translators: %s is an amount */
    return g_strdup_printf (_("A hundred times the notional SEN budget of %s, or more"), amount);
  if (!is_year)
    {
      part = pmap_money_format_pounds (counted);
      /* translators: what counts in the school year against the budget, how much of the budget that is, and the budget */
      return g_strdup_printf (_("This year: %1$s, %2$d%% of the notional SEN budget of %3$s"), part, (int) (counted * 100 / budget),
                              amount);
    }
  if (counted == total)
    /* translators: how much of the budget is used up, and the budget */
    return g_strdup_printf (_("%1$d%% of the notional SEN budget of %2$s"), (int) (total * 100 / budget), amount);
  part = pmap_money_format_pounds (counted);
  /* translators: the part of the cost that others do not pay, how much of the budget that is, and the budget */
  return g_strdup_printf (_("%1$s of it is %2$d%% of the notional SEN budget of %3$s"), part, (int) (counted * 100 / budget), amount);
}

static void
show_cost (PmapOverviewPage *self,
           PmapWorkspace    *workspace)
{
  gint64 total = pmap_ledger_get_total (pmap_workspace_get_ledger (workspace));
  gint64 counted = pmap_ledger_get_towards_budget (pmap_workspace_get_year_ledger (workspace));
  gint64 budget = pmap_document_get_funding (pmap_workspace_get_document (workspace))->notional_sen_budget;
  g_autofree char *caption = describe_budget (total, counted, budget, pmap_workspace_shows_year (workspace));
  g_autofree char *title = pmap_workspace_say_cost (workspace);
  /* To the pound: pence matter where lines are added up, not here. */
  g_autofree char *figure = pmap_money_format_pounds (total);

  g_object_set (self->cost_card, "title", title, NULL);
  pmap_figure_card_set (self->cost_card, figure, caption,
                        budget != PMAP_UNSET && budget > 0 ? (double) counted / (double) budget
                                                           : PMAP_FIGURE_CARD_NO_LEVEL);
}

static void
show_running (PmapOverviewPage *self,
              PmapWorkspace    *workspace)
{
  PmapRecordList *interventions = pmap_workspace_get_document (workspace)->interventions;
  PmapDate today = pmap_workspace_get_today (workspace);
  guint n_all = pmap_record_list_get_length (interventions), n_running = 0, n_ahead = 0;
  g_autofree char *figure = NULL, *caption = NULL;

  for (guint i = 0; i < n_all; i++)
    {
      PmapPhase phase = pmap_intervention_get_phase (pmap_record_list_get (interventions, i), today);

      n_ahead += phase == PMAP_PHASE_AHEAD;
      n_running += phase == PMAP_PHASE_RUNNING;
    }
  figure = pmap_number_format (n_running, 0);
  if (n_ahead > 0)
    {
      g_autofree char *all = pmap_number_format (n_all, 0);
      g_autofree char *ahead = pmap_number_format (n_ahead, 0);

      caption = g_strdup_printf (_("of %1$s on the map; %2$s still to start"), all, ahead);
    }
  else
    caption = pmap_number_say (n_all, _("of %u on the map"));
  pmap_figure_card_set (self->running_card, figure, caption, PMAP_FIGURE_CARD_NO_LEVEL);
}

/* Which list the card of reviews opens: that of the pupils whom its figure counts, or, where only groups have a review to come,
 * that of the groups. */
static PmapRecordSet
choose_reviews (guint n_pupils,
                guint n_groups)
{
  return n_pupils == 0 && n_groups > 0 ? PMAP_RECORD_SET_GROUPS : PMAP_RECORD_SET_REVIEWS_DUE;
}

/* What stands below the figure: what it counts, and what it does not. */
static char *
describe_reviews (guint n_pupils,
                  guint n_groups)
{
  g_autofree char *groups = NULL;

  if (n_pupils == 0)
    /* translators: stands below the number of groups whose review is due */
    return g_strdup (ngettext ("group", "groups", n_groups));
  if (n_groups == 0)
    /* translators: stands below the number of pupils whose review is due */
    return g_strdup (ngettext ("pupil", "pupils", n_pupils));
  groups = pmap_number_say (n_groups, ngettext ("%u group", "%u groups", n_groups));
  /* translators: stands below the number of pupils whose review is due: "pupils, and 26 groups" */
  return g_strdup_printf (ngettext ("pupil, and %s", "pupils, and %s", n_pupils), groups);
}

/* What is overdue is what wants attention, of pupils and groups. */
static void
show_reviews (PmapOverviewPage *self,
              PmapWorkspace    *workspace)
{
  PmapDocument *document = pmap_workspace_get_document (workspace);
  PmapDate today = pmap_workspace_get_today (workspace);
  PmapReviewCount pupils = pmap_review_count (document->pupils, today);
  PmapReviewCount groups = pmap_review_count (document->interventions, today);
  guint n_pupils = pupils.soon + pupils.overdue, n_groups = groups.soon + groups.overdue;
  guint n_late = pupils.overdue + groups.overdue;
  g_autofree char *figure = pmap_number_format (n_pupils > 0 ? n_pupils : n_groups, 0);
  g_autofree char *what = describe_reviews (n_pupils, n_groups);
  g_autofree char *late = pmap_number_say (n_late, ngettext ("%u is overdue", "%u are overdue", n_late));
  g_autofree char *caption = NULL;

  self->reviews = choose_reviews (n_pupils, n_groups);
  if (n_pupils + n_groups == 0)
    /* translators: stands below a 0, for the reviews that are due */
    caption = g_strdup (_("none in the next four weeks"));
  else
    /* translators: what is due for review, and how much of it is late: "pupils, and 26 groups; 1 is overdue" */
    caption = g_strdup_printf (_("%1$s; %2$s"), what, n_late > 0 ? late : _("none is overdue"));
  pmap_figure_card_set (self->review_card, figure, caption, PMAP_FIGURE_CARD_NO_LEVEL);
}

static void
show_attention (PmapOverviewPage *self)
{
  g_autofree char *much = NULL;

  pmap_issue_list_show (self->issue_list, self->attention);
  much = pmap_issue_list_describe (self->issue_list);
  gtk_label_set_text (self->issues_label, much != NULL ? much : "");
}

static gboolean
look_cb (gpointer user_data)
{
  PmapOverviewPage *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE;

  while (pmap_attention_look (self->attention))
    if (g_get_monotonic_time () >= end)
      return G_SOURCE_CONTINUE;
  self->check_source = 0;
  show_attention (self);
  return G_SOURCE_REMOVE;
}

static void
issue_opened_cb (PmapIssueList *list,
                 const char    *id,
                 const char    *field,
                 gpointer       user_data)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (user_data);
  PmapRecord *record = pmap_document_find (pmap_workspace_get_document (workspace), id);

  if (record != NULL)
    pmap_workspace_show_field (workspace, record, field);
}

static void
issue_decided_cb (PmapIssueList   *list,
                  const PmapIssue *issue,
                  const char      *why,
                  gpointer         user_data)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (user_data);
  PmapEditor *editor = pmap_workspace_get_editor (workspace);
  g_autoptr (GError) error = NULL;
  gboolean done = why != NULL ? pmap_silence (editor, issue, why, pmap_workspace_get_today (workspace), &error)
                              : pmap_silence_take_back (editor, issue, &error);

  if (!done)
    pmap_workspace_error (workspace, error->message);
  else if (why != NULL)
    pmap_workspace_notice_undo (workspace, _("Silenced. It stands at the end of what wants attention, with your reason."));
}

/* A card opens what it counts. */
static void
card_clicked_cb (PmapFigureCard *card,
                 gpointer        user_data)
{
  PmapOverviewPage *self = user_data;
  PmapWorkspace *workspace = pmap_page_get_workspace (user_data);
  const struct
  {
    PmapFigureCard *card;
    PmapRecordSet set;
  } sets[] = {
    { self->register_card, PMAP_RECORD_SET_REGISTER },
    { self->cost_card, PMAP_RECORD_SET_GROUPS },
    { self->running_card, PMAP_RECORD_SET_RUNNING },
    { self->review_card, self->reviews },
  };

  for (guint i = 0; workspace != NULL && i < G_N_ELEMENTS (sets); i++)
    if (sets[i].card == card)
      pmap_workspace_show_list (workspace, sets[i].set);
}

/* Whatever period is looked at, what wants attention is that of the year. */
static void
look_anew (PmapPage *page)
{
  PmapOverviewPage *self = PMAP_OVERVIEW_PAGE (page);
  PmapWorkspace *workspace = pmap_page_get_workspace (page);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_object (&self->attention);
  pmap_issue_list_show (self->issue_list, NULL);
  gtk_label_set_text (self->issues_label, "");
  /* A map without names and figures cannot be checked. */
  if (workspace != NULL && !pmap_workspace_is_disguised (workspace))
    self->attention = pmap_attention_new (pmap_workspace_get_year_ledger (workspace), pmap_workspace_get_today (workspace));
}

static void
pmap_overview_page_refresh (PmapPage *page)
{
  PmapOverviewPage *self = PMAP_OVERVIEW_PAGE (page);
  PmapWorkspace *workspace = pmap_page_get_workspace (page);
  gboolean disguised;

  if (self->painted)
    pmap_charts_pane_show (self->charts_pane, workspace, NULL);
  /* What wants attention is not for an audience. */
  disguised = workspace != NULL && pmap_workspace_is_disguised (workspace);
  gtk_widget_set_visible (self->issues_card, !disguised);
  gtk_widget_set_visible (GTK_WIDGET (self->cost_card), !disguised);
  if (self->check_source == 0 && self->attention != NULL)
    self->check_source = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
  pmap_setup_card_show (self->setup_card, workspace);
  if (workspace == NULL)
    return;
  show_school (self, pmap_workspace_get_document (workspace));
  show_register (self, pmap_workspace_get_document (workspace));
  if (!disguised)
    show_cost (self, workspace);
  show_running (self, workspace);
  show_reviews (self, workspace);
}

static void
first_frame_cb (GdkFrameClock    *clock,
                PmapOverviewPage *self)
{
  g_clear_signal_handler (&self->first_frame, clock);
  self->painted = TRUE;
  pmap_charts_pane_show (self->charts_pane, pmap_page_get_workspace (PMAP_PAGE (self)), NULL);
}

/* The figures come first; the chart, the dearest part of the page and the lowest, comes one frame later. */
static void
pmap_overview_page_map (GtkWidget *widget)
{
  PmapOverviewPage *self = PMAP_OVERVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (pmap_overview_page_parent_class)->map (widget);
  if (!self->painted && self->first_frame == 0)
    self->first_frame = g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                                                 G_CALLBACK (first_frame_cb), self, 0);
}

static void
pmap_overview_page_unrealize (GtkWidget *widget)
{
  g_clear_signal_handler (&PMAP_OVERVIEW_PAGE (widget)->first_frame, gtk_widget_get_frame_clock (widget));

  GTK_WIDGET_CLASS (pmap_overview_page_parent_class)->unrealize (widget);
}

static void
pmap_overview_page_dispose (GObject *object)
{
  g_clear_handle_id (&PMAP_OVERVIEW_PAGE (object)->check_source, g_source_remove);
  g_clear_object (&PMAP_OVERVIEW_PAGE (object)->attention);

  G_OBJECT_CLASS (pmap_overview_page_parent_class)->dispose (object);
}

/* While a map is being set up, what is next is what the page is for. */
static gboolean
pmap_overview_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PMAP_OVERVIEW_PAGE (widget)->setup_card))
         || GTK_WIDGET_CLASS (pmap_overview_page_parent_class)->grab_focus (widget);
}

static void
pmap_overview_page_class_init (PmapOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_overview_page_dispose;
  widget_class->grab_focus = pmap_overview_page_grab_focus;
  widget_class->map = pmap_overview_page_map;
  widget_class->unrealize = pmap_overview_page_unrealize;
  PMAP_PAGE_CLASS (klass)->workspace_set = look_anew;
  PMAP_PAGE_CLASS (klass)->period_changed = look_anew;
  PMAP_PAGE_CLASS (klass)->refresh = pmap_overview_page_refresh;

  g_type_ensure (PMAP_TYPE_CHARTS_PANE);
  g_type_ensure (PMAP_TYPE_FIGURE_CARD);
  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  g_type_ensure (PMAP_TYPE_ISSUE_LIST);
  g_type_ensure (PMAP_TYPE_PAIR_LAYOUT);
  g_type_ensure (PMAP_TYPE_SETUP_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, school_label);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, year_label);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, setup_card);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, register_card);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, cost_card);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, running_card);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, review_card);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, issues_card);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, issue_list);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, issues_label);
  gtk_widget_class_bind_template_child (widget_class, PmapOverviewPage, charts_pane);
  gtk_widget_class_bind_template_callback (widget_class, issue_decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_clicked_cb);
}

static void
pmap_overview_page_init (PmapOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
