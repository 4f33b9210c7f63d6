/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What chooses the rows of a table of records, above it: a search by name, tier and area of need where the records are of the menu,
 * and the page's own buttons. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-filter-bar.h"

#include "base/pmap-text.h"
#include "model/pmap-tier.h"
#include "ui/widgets/pmap-flow-layout.h"
#include "ui/widgets/pmap-type-ahead.h"

#include <glib/gi18n.h>

struct _PmapFilterBar
{
  GtkBox parent_instance;

  GtkEditable *search_entry;
  GtkDropDown *tier_choice;
  GtkDropDown *area_choice;
  GtkToggleButton *buttons[PMAP_FILTER_BAR_N_FILTERS];
  const PmapListing *listing;
  const PmapRecordsFilter *filters;
  const PmapListingContext *context;    /* the page's */
};

enum
{
  ACTIVATE,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PmapFilterBar, pmap_filter_bar, GTK_TYPE_BOX)

static void
activate_cb (PmapFilterBar *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
changed_cb (PmapFilterBar *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pmap_filter_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PMAP_TYPE_FILTER_BAR);

  G_OBJECT_CLASS (pmap_filter_bar_parent_class)->dispose (object);
}

static void
pmap_filter_bar_class_init (PmapFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_filter_bar_dispose;

  /**
   * PmapFilterBar::activate:
   *
   * Enter was pressed in the search.
   */
  signals[ACTIVATE] = g_signal_new ("activate", PMAP_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PmapFilterBar::changed:
   *
   * Other records may be let through now.
   */
  signals[CHANGED] = g_signal_new ("changed", PMAP_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PMAP_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapFilterBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PmapFilterBar, tier_choice);
  gtk_widget_class_bind_template_child (widget_class, PmapFilterBar, area_choice);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
offer_areas (PmapFilterBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) keywords = g_strv_builder_new ();
  g_auto (GStrv) all_keywords = NULL;

  gtk_string_list_append (names, _("All areas"));
  g_strv_builder_add (keywords, "");
  for (const PmapChoice *area = pmap_areas; area->nick != NULL; area++)
    {
      gtk_string_list_append (names, area->short_label != NULL ? _(area->short_label) : _(area->label));
      g_strv_builder_add (keywords, _(area->label));
    }
  gtk_drop_down_set_model (self->area_choice, G_LIST_MODEL (names));
  all_keywords = g_strv_builder_end (keywords);
  pmap_type_ahead_set_keywords (self->area_choice, (const char *const *) all_keywords);
}

static void
pmap_filter_bar_init (PmapFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_type_ahead_add (self->tier_choice);
  pmap_type_ahead_add (self->area_choice);
  offer_areas (self);
}

/**
 * pmap_filter_bar_set_listing:
 * @self: a bar, just made
 * @listing: what the table lists
 * @filters: (array length=PMAP_FILTER_BAR_N_FILTERS): those of the page's own; the first without a name ends them
 * @context: what @filters look at; it lives as long as the bar
 *
 * Says what is to be chosen from.
 */
void
pmap_filter_bar_set_listing (PmapFilterBar            *self,
                             const PmapListing        *listing,
                             const PmapRecordsFilter  *filters,
                             const PmapListingContext *context)
{
  g_return_if_fail (PMAP_IS_FILTER_BAR (self) && self->listing == NULL && listing != NULL && filters != NULL);

  self->listing = listing;
  self->filters = filters;
  self->context = context;
  gtk_widget_set_visible (GTK_WIDGET (self->tier_choice), listing->get_provision != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->area_choice), listing->get_provision != NULL);
  for (guint i = 0; i < PMAP_FILTER_BAR_N_FILTERS && filters[i].name != NULL; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_mnemonic (_(filters[i].label));

      gtk_widget_set_tooltip_text (button, _(filters[i].tooltip));
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed_cb), self);
      gtk_box_append (GTK_BOX (self), button);
      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
    }
}

/**
 * pmap_filter_bar_offer_tiers:
 * @self: a bar
 * @document: (nullable): the map
 *
 * Offers the tiers that the map has now. The choice stands where it was as long as there are as many.
 */
void
pmap_filter_bar_offer_tiers (PmapFilterBar *self,
                             PmapDocument  *document)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *old = gtk_drop_down_get_model (self->tier_choice);
  guint chosen = gtk_drop_down_get_selected (self->tier_choice);
  gboolean same;

  g_return_if_fail (PMAP_IS_FILTER_BAR (self));

  gtk_string_list_append (names, _("All tiers"));
  for (guint i = 0; document != NULL && i < pmap_record_list_get_length (document->tiers); i++)
    {
      PmapTier *tier = pmap_record_list_get (document->tiers, i);

      gtk_string_list_append (names, tier->name != NULL ? tier->name : "");
    }
  same = old != NULL && g_list_model_get_n_items (old) == g_list_model_get_n_items (G_LIST_MODEL (names));
  for (guint i = 0; same && i < g_list_model_get_n_items (old); i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (old), i), gtk_string_list_get_string (names, i));
  if (same)
    return;
  gtk_drop_down_set_model (self->tier_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->tier_choice,
                              chosen < g_list_model_get_n_items (G_LIST_MODEL (names)) ? chosen : 0);
}

static gboolean
matches_search (PmapFilterBar *self,
                PmapRecord      *record)
{
  const char *typed = gtk_editable_get_text (self->search_entry);
  g_autofree char *name = NULL, *folded = NULL;

  if (*typed == '\0')
    return TRUE;
  name = pmap_record_describe (record);
  folded = pmap_text_fold (name);
  return pmap_text_matches (folded, typed);
}

static gboolean
matches_tier (PmapFilterBar *self,
              PmapProvision   *provision)
{
  guint chosen = gtk_drop_down_get_selected (self->tier_choice);

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION)
    return TRUE;
  return provision != NULL && pmap_tier_get_number (pmap_provision_get_tier (provision)) == (gint64) chosen - 1;
}

static gboolean
matches_area (PmapFilterBar *self,
              PmapProvision   *provision)
{
  guint chosen = gtk_drop_down_get_selected (self->area_choice);

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION)
    return TRUE;
  return provision != NULL && provision->area == pmap_areas[chosen - 1].value;
}

static gboolean
matches_menu (PmapFilterBar *self,
              PmapRecord      *record)
{
  PmapProvision *provision;

  if (self->listing->get_provision == NULL)
    return TRUE;
  provision = self->listing->get_provision (record);
  return matches_tier (self, provision) && matches_area (self, provision);
}

static gboolean
matches_own (PmapFilterBar *self,
             PmapRecord      *record)
{
  for (guint i = 0; i < PMAP_FILTER_BAR_N_FILTERS && self->buttons[i] != NULL; i++)
    if (gtk_toggle_button_get_active (self->buttons[i])
        && !self->filters[i].matches (record, self->context))
      return FALSE;
  return TRUE;
}

/** pmap_filter_bar_matches: Returns: whether search, choices and buttons let @record through */
gboolean
pmap_filter_bar_matches (PmapFilterBar *self,
                         PmapRecord    *record)
{
  g_return_val_if_fail (PMAP_IS_FILTER_BAR (self) && PMAP_IS_RECORD (record), FALSE);

  return matches_menu (self, record) && matches_own (self, record) && matches_search (self, record);
}

/** pmap_filter_bar_clear: Lets all records through. */
void
pmap_filter_bar_clear (PmapFilterBar *self)
{
  g_return_if_fail (PMAP_IS_FILTER_BAR (self));

  gtk_editable_set_text (self->search_entry, "");
  gtk_drop_down_set_selected (self->tier_choice, 0);
  gtk_drop_down_set_selected (self->area_choice, 0);
  pmap_filter_bar_show_only (self, NULL);
}

/**
 * pmap_filter_bar_show_only:
 * @self: a bar
 * @name: (nullable): the name of one of the page's own filters; %NULL for none of them
 *
 * Presses its button, and no other.
 */
void
pmap_filter_bar_show_only (PmapFilterBar *self,
                           const char    *name)
{
  g_return_if_fail (PMAP_IS_FILTER_BAR (self));

  for (guint i = 0; i < PMAP_FILTER_BAR_N_FILTERS && self->buttons[i] != NULL; i++)
    gtk_toggle_button_set_active (self->buttons[i], g_strcmp0 (self->filters[i].name, name) == 0);
}

static void
add_choice (GPtrArray   *parts,
            GtkDropDown *choice)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (choice);

  if (gtk_widget_get_visible (GTK_WIDGET (choice)) && gtk_drop_down_get_selected (choice) > 0 && chosen != NULL)
    g_ptr_array_add (parts, g_strdup (gtk_string_object_get_string (chosen)));
}

/** pmap_filter_bar_describe: Returns: (transfer full): what the rows were chosen by: "Targeted, C&L, “speech”" */
char *
pmap_filter_bar_describe (PmapFilterBar *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *typed;

  g_return_val_if_fail (PMAP_IS_FILTER_BAR (self), NULL);

  add_choice (parts, self->tier_choice);
  add_choice (parts, self->area_choice);
  for (guint i = 0; i < PMAP_FILTER_BAR_N_FILTERS && self->buttons[i] != NULL; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      {
        GtkWidget *label = gtk_button_get_child (GTK_BUTTON (self->buttons[i]));

        g_ptr_array_add (parts, g_strdup (gtk_label_get_text (GTK_LABEL (label))));
      }
  typed = gtk_editable_get_text (self->search_entry);
  if (*typed != '\0')
    /* translators: what was searched for. */
    g_ptr_array_add (parts, g_strdup_printf (_("“%s”"), typed));
  return pmap_text_list (parts, parts->len);
}
