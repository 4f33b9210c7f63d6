/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The provision menu: what the school can offer, with how many groups use each entry and what they cost this year. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/pages/pmap-menu-page.h"

#include "base/pmap-money.h"
#include "base/pmap-number.h"
#include "model/pmap-intervention.h"
#include "ui/widgets/pmap-field-row.h"
#include "ui/widgets/pmap-form.h"
#include "ui/widgets/pmap-subforms.h"
#include "ui/widgets/pmap-trail-button.h"

#include <glib/gi18n.h>

/** Use: what the interventions of one provision come to. */
typedef struct
{
  guint n_groups;
  gint64 cost;
} Use;

struct _PmapMenuPage
{
  PmapRecordsPage parent_instance;

  GtkWidget *add_button;
  PmapForm *form;

  GHashTable *uses;          /* a provision's id → Use; as of the last refresh */
};

G_DEFINE_FINAL_TYPE (PmapMenuPage, pmap_menu_page, PMAP_TYPE_RECORDS_PAGE)

static const Use *
get_use (gpointer page,
         gpointer provision)
{
  static const Use none = { 0 };
  const Use *use = g_hash_table_lookup (PMAP_MENU_PAGE (page)->uses, pmap_record_get_id (provision));

  return use != NULL ? use : &none;
}

/* Columns */

static gint64
get_tier (gpointer               item,
          const PmapTableColumn *column,
          gpointer               user_data)
{
  return pmap_records_page_get_tier (user_data, item);
}

static char *
get_area (gpointer               item,
          const PmapTableColumn *column,
          gpointer               user_data)
{
  const char *label = pmap_choices_get_short_label (pmap_areas, PMAP_PROVISION (item)->area);

  return g_strdup (label);
}

static gint64
get_n_groups (gpointer               item,
              const PmapTableColumn *column,
              gpointer               user_data)
{
  return get_use (user_data, item)->n_groups;
}

static char *
describe_n_groups (gpointer               item,
                   const PmapTableColumn *column,
                   gpointer               user_data)
{
  guint n_groups = get_use (user_data, item)->n_groups;

  return n_groups > 0 ? pmap_number_format (n_groups, 0) : g_strdup ("–");
}

static gint64
get_cost (gpointer               item,
          const PmapTableColumn *column,
          gpointer               user_data)
{
  return get_use (user_data, item)->cost;
}

static char *
describe_cost (gpointer               item,
               const PmapTableColumn *column,
               gpointer               user_data)
{
  const Use *use = get_use (user_data, item);

  return use->n_groups > 0 ? pmap_money_format (use->cost) : g_strdup ("–");
}

static char *
count_provisions (GListModel            *rows,
                  const PmapTableColumn *column,
                  gpointer               user_data)
{
  guint n = g_list_model_get_n_items (rows);

  return pmap_number_say (n, ngettext ("%u provision", "%u provisions", n));
}

/* With less room there go first the usual weeks and places, then the staff, the time; names stay whole longest. */
static const PmapTableColumn columns[] = {
  { "name", N_("Provision"), .field = "name", .tier = get_tier, .total = count_provisions, .width = 30, .expand = TRUE },
  { "tier", N_("Tier"), .field = "tier", .key = get_tier, .width = 10, .rank = 3 },
  { "area", N_("Area"), .text = get_area, .width = 6, .rank = 3 },
  { "role", N_("Usual staff"), .field = "role", .width = 25, .rank = 5 },
  { "minutes", N_("Minutes"), .field = "minutes", .width = 7, .figures = TRUE, .rank = 4 },
  { "sessions", N_("A week"), .field = "sessions-per-week", .width = 6, .figures = TRUE, .rank = 4 },
  { "group-size", N_("Places"), .field = "group-size", .width = 6, .figures = TRUE, .rank = 6 },
  { "weeks", N_("Weeks"), .field = "weeks", .width = 6, .figures = TRUE, .rank = 6 },
  { "groups", N_("Groups"), .text = describe_n_groups, .key = get_n_groups, .total = pmap_table_column_total_number, .width = 7,
    .figures = TRUE, .rank = 2 },
  { "cost", N_("Cost this year"), .text = describe_cost, .key = get_cost, .total = pmap_table_column_total_money, .width = 12,
    .figures = TRUE, .money = TRUE, .rank = 1 },
};

/* The page */

static PmapRecordList *
pmap_menu_page_get_list (PmapRecordsPage *page,
                         PmapDocument    *document)
{
  return document->provisions;
}

static PmapProvision *
pmap_menu_page_get_provision (PmapRecordsPage *page,
                              PmapRecord      *record)
{
  return PMAP_PROVISION (record);
}

static void
pmap_menu_page_count (PmapRecordsPage *page)
{
  PmapMenuPage *self = PMAP_MENU_PAGE (page);
  PmapWorkspace *workspace = pmap_page_get_workspace (PMAP_PAGE (page));
  PmapRecordList *interventions;

  g_hash_table_remove_all (self->uses);
  if (workspace == NULL)
    return;
  interventions = pmap_workspace_get_document (workspace)->interventions;
  for (guint i = 0; i < pmap_record_list_get_length (interventions); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (interventions, i);
      const PmapCost *cost = pmap_ledger_get_cost (pmap_workspace_get_ledger (workspace), intervention);
      Use *use;

      if (intervention->provision == NULL)
        continue;
      use = g_hash_table_lookup (self->uses, intervention->provision);
      if (use == NULL)
        {
          use = g_new0 (Use, 1);
          g_hash_table_insert (self->uses, g_strdup (intervention->provision), use);
        }
      use->n_groups++;
      use->cost += cost != NULL ? cost->total : 0;
    }
}

static void
pmap_menu_page_show_form (PmapRecordsPage *page,
                          PmapRecord      *record)
{
  PmapMenuPage *self = PMAP_MENU_PAGE (page);

  pmap_form_set_workspace (self->form, pmap_page_get_workspace (PMAP_PAGE (page)));
  pmap_form_set_record (self->form, record);
}

static void
pmap_menu_page_focus_form (PmapRecordsPage *page,
                           const char      *field_name)
{
  PmapMenuPage *self = PMAP_MENU_PAGE (page);

  if (field_name == NULL || !pmap_form_focus_field (self->form, field_name))
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
add_cb (GtkButton *button,
        gpointer   user_data)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (user_data);
  g_autoptr (PmapRecord) provision = NULL;
  g_autoptr (GError) error = NULL;
  PmapEditor *editor;
  gboolean added;

  if (workspace == NULL)
    return;
  editor = pmap_workspace_get_editor (workspace);
  provision = pmap_record_new (PMAP_TYPE_PROVISION);
  pmap_editor_begin (editor, _("Add provision"));
  added = pmap_editor_insert (editor, pmap_workspace_get_document (workspace)->provisions, PMAP_POSITION_END,
                              provision, &error)
          && pmap_editor_set_typed (editor, provision, "name", _("New provision"), &error);
  if (!added)
    pmap_editor_abandon (editor);
  pmap_editor_end (editor);
  if (added)
    pmap_records_page_edit (user_data, provision, "name");
  else
    pmap_workspace_refuse (workspace, error->message);
}

static void
pmap_menu_page_workspace_set (PmapPage *page)
{
  PmapWorkspace *workspace = pmap_page_get_workspace (page);

  PMAP_PAGE_CLASS (pmap_menu_page_parent_class)->workspace_set (page);

  gtk_widget_set_sensitive (PMAP_MENU_PAGE (page)->add_button,
                            workspace != NULL && !pmap_workspace_is_read_only (workspace));
}

static void
pmap_menu_page_finalize (GObject *object)
{
  g_hash_table_unref (PMAP_MENU_PAGE (object)->uses);

  G_OBJECT_CLASS (pmap_menu_page_parent_class)->finalize (object);
}

static void
pmap_menu_page_class_init (PmapMenuPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PmapRecordsPageClass *records_class = PMAP_RECORDS_PAGE_CLASS (klass);

  object_class->finalize = pmap_menu_page_finalize;
  PMAP_PAGE_CLASS (klass)->workspace_set = pmap_menu_page_workspace_set;
  records_class->get_list = pmap_menu_page_get_list;
  records_class->get_provision = pmap_menu_page_get_provision;
  records_class->count = pmap_menu_page_count;
  records_class->show_form = pmap_menu_page_show_form;
  records_class->focus_form = pmap_menu_page_focus_form;

  g_type_ensure (PMAP_TYPE_FIELD_ROW);
  g_type_ensure (PMAP_TYPE_FORM);
  g_type_ensure (PMAP_TYPE_SUBFORMS);
  g_type_ensure (PMAP_TYPE_TRAIL_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-menu-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapMenuPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PmapMenuPage, form);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
pmap_menu_page_init (PmapMenuPage *self)
{
  PmapRecordsPage *page = PMAP_RECORDS_PAGE (self);

  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  pmap_records_page_set_columns (page, columns, G_N_ELEMENTS (columns));
  pmap_records_page_set_empty (page, _("The menu is empty"),
                               _("Add what your school can offer once; from then on it is chosen by typing three letters."));
}
