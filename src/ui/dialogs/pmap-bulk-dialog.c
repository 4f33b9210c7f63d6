/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bulk work, seen before it is done: what is asked for stands above, what becomes of each pupil and group below, worked out anew at
 * each change. A tick taken off spares a line. Nothing is changed before the button is pressed, and one undo takes all of it back. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-bulk-dialog.h"

#include "base/pmap-number.h"
#include "history/pmap-bulk-groups.h"
#include "history/pmap-bulk-pupils.h"
#include "history/pmap-roll-over.h"
#include "model/pmap-past-year.h"
#include "model/pmap-pupil.h"
#include "model/pmap-run-dates.h"
#include "model/pmap-term.h"
#include "ui/widgets/pmap-drop-down.h"
#include "ui/widgets/pmap-label.h"
#include "ui/widgets/pmap-type-ahead.h"

#include <glib/gi18n.h>

/**
 * Verb:
 * @nick: what actions call it
 * @title: of the window, untranslated
 * @text: what it does, untranslated
 * @accept: the button that does it, untranslated
 * @add_options: puts what is asked for into the window
 * @make: works it out from what stands there
 */
typedef struct
{
  const char *nick;
  const char *title;
  const char *text;
  const char *accept;
  void (*add_options) (PmapBulkDialog *self);
  PmapBulkPlan *(*make) (PmapBulkDialog  *self,
                         GError         **error);
} Verb;

struct _PmapBulkDialog
{
  GtkWindow parent_instance;

  PmapWorkspace *workspace;
  const Verb *verb;
  PmapBulkPlan *plan;          /* NULL while what is asked for cannot be done */
  GHashTable *spared;          /* ids, owned */
  GPtrArray *listed;           /* ids of the pupils that the list at the side shows; NULL where it shows all */
  GPtrArray *choices;          /* of GPtrArray: the ids of the pupils that each entry of `who` stands for */
  GArray *years;               /* of int: what the entries of `year_group` stand for */
  GListStore *rows;
  guint plan_source;

  GtkLabel *text;
  GtkGrid *options;
  GtkLabel *summary;
  GtkLabel *refusal;
  GtkListView *list;
  GtkButton *accept;

  /* Of the verb; NULL for those that it does not ask. */
  GtkDropDown *who;
  GtkDropDown *provision;
  GtkDropDown *from;
  GtkDropDown *to;
  GtkDropDown *year_group;
  GtkEntry *class_name;
  GtkEntry *day;
  GtkCheckButton *joins;
  GtkCheckButton *carries;
};

G_DEFINE_FINAL_TYPE (PmapBulkDialog, pmap_bulk_dialog, GTK_TYPE_WINDOW)

/* --- the preview --- */

static void
show_rows (PmapBulkDialog *self,
           GListModel     *rows)
{
  guint n = g_list_model_get_n_items (rows);
  gboolean is_same = n == g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  /* A line whose tick was changed keeps its place and the focus. */
  for (guint i = 0; is_same && i < n; i++)
    {
      g_autoptr (PmapBulkRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      g_autoptr (PmapBulkRow) other = g_list_model_get_item (rows, i);

      is_same = pmap_bulk_row_become (row, other);
    }
  if (is_same)
    return;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, g_list_model_get_item (rows, i));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), all->pdata, all->len);
}

static void
make_plan (PmapBulkDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  guint n_done = 0;

  g_clear_object (&self->plan);
  self->plan = self->verb->make (self, &error);
  gtk_label_set_label (self->refusal, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), error != NULL);
  if (self->plan == NULL)
    {
      g_list_store_remove_all (self->rows);
      gtk_label_set_label (self->summary, "");
    }
  else
    {
      /* Counted before the rows are shown: what they say is taken out of the plan's. */
      summary = pmap_bulk_plan_describe (self->plan);
      n_done = g_list_model_get_n_items (pmap_bulk_plan_get_rows (self->plan)) - pmap_bulk_plan_count_left_out (self->plan);
      gtk_label_set_label (self->summary, *summary != '\0' ? summary : _("There is nothing to do."));
      show_rows (self, pmap_bulk_plan_get_rows (self->plan));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), n_done > 0);
}

static gboolean
plan_cb (gpointer user_data)
{
  PmapBulkDialog *self = user_data;

  self->plan_source = 0;
  make_plan (self);
  return G_SOURCE_REMOVE;
}

/* Many keys, or many changes of the map, are looked at together. */
static void
queue_plan (PmapBulkDialog *self)
{
  if (self->plan_source == 0 && self->workspace != NULL)
    self->plan_source = g_idle_add (plan_cb, self);
}

static void
accept_cb (PmapBulkDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL, *said = NULL;

  if (self->plan == NULL || pmap_bulk_plan_is_stale (self->plan) || self->plan_source != 0)
    make_plan (self);
  if (self->plan == NULL)
    return;
  /* translators: the name of what was done, as for undo, and what it did: "Roll over to 2027/28: 51 pupils move up." */
  summary = pmap_bulk_plan_describe (self->plan);
  said = g_strdup_printf (_("%1$s: %2$s"), pmap_bulk_plan_get_label (self->plan), summary);
  if (!pmap_bulk_plan_apply (self->plan, pmap_workspace_get_editor (self->workspace), &error))
    {
      gtk_label_set_label (self->refusal, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
      return;
    }
  pmap_workspace_notice_undo (self->workspace, said);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- what is asked for --- */

static void
add_option (PmapBulkDialog *self,
            const char     *title,
            GtkWidget      *widget)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);
  int row = 0;

  while (gtk_grid_get_child_at (self->options, 1, row) != NULL)
    row++;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (self->options, label, 0, row, 1, 1);
  gtk_grid_attach (self->options, widget, 1, row, 1, 1);
}

static GtkDropDown *
add_drop_down (PmapBulkDialog *self,
               const char     *title,
               GtkStringList  *entries,
               guint           selected)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (entries)), NULL));

  pmap_drop_down_cut_titles (drop_down);
  pmap_type_ahead_add (drop_down);
  gtk_drop_down_set_selected (drop_down, selected);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (queue_plan), self);
  add_option (self, title, GTK_WIDGET (drop_down));
  return drop_down;
}

static GtkEntry *
add_entry (PmapBulkDialog *self,
           const char     *title,
           const char     *example)
{
  GtkEntry *entry = GTK_ENTRY (gtk_entry_new ());

  gtk_entry_set_placeholder_text (entry, example);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (queue_plan), self);
  add_option (self, title, GTK_WIDGET (entry));
  return entry;
}

static GtkCheckButton *
add_check (PmapBulkDialog *self,
           const char     *title)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (title);
  int row = 0;

  while (gtk_grid_get_child_at (self->options, 1, row) != NULL)
    row++;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (queue_plan), self);
  gtk_grid_attach (self->options, check, 0, row, 2, 1);
  return GTK_CHECK_BUTTON (check);
}

static PmapDocument *
get_document (PmapBulkDialog *self)
{
  return pmap_workspace_get_document (self->workspace);
}

/* Days */

static void
add_day (PmapBulkDialog *self,
         const char     *title,
         PmapDate        day)
{
  g_autofree char *text = pmap_date_format (day);

  self->day = add_entry (self, title, _("e.g. 18 December 2026"));
  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
}

static gboolean
read_day (PmapBulkDialog  *self,
          PmapDate        *day,
          GError         **error)
{
  PmapPeriod year = pmap_period_academic_year (pmap_document_get_year (get_document (self)));

  return pmap_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->day)), year.from, day, error);
}

static PmapDate
find_school_day (PmapBulkDialog *self,
                 gboolean        last)
{
  PmapYear *year = pmap_document_get_year (get_document (self));
  g_autoptr (PmapCalendar) calendar = pmap_calendar_new (year);
  PmapDate today = pmap_workspace_get_today (self->workspace);

  return last ? pmap_run_dates_find_last_school_day (calendar, year, today) : pmap_run_dates_find_start (calendar, year, today);
}

/* Pupils */

static void
add_who (PmapBulkDialog *self,
         GtkStringList  *entries,
         const char     *title,
         GPtrArray      *ids)
{
  guint n = ids->len;
  g_autofree char *count = pmap_number_say (n, ngettext ("%u pupil", "%u pupils", n));
  /* translators: which pupils, and how many they are: "Class 5B (5 pupils)". */
  g_autofree char *text = g_strdup_printf (_("%1$s (%2$s)"), title, count);

  gtk_string_list_append (entries, text);
  g_ptr_array_add (self->choices, g_ptr_array_ref (ids));
}

static GPtrArray *
put (GHashTable *table,
     const char *key)
{
  GPtrArray *ids = g_hash_table_lookup (table, key);

  if (ids != NULL)
    return ids;
  ids = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (table, g_strdup (key), ids);
  return ids;
}

/* Those that the list at the side shows, each class, each year group, everybody. */
static void
ask_who (PmapBulkDialog *self)
{
  g_autoptr (GtkStringList) entries = gtk_string_list_new (NULL);
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) names = NULL;
  PmapRecordList *pupils = get_document (self)->pupils;

  for (guint i = 0; i < pmap_record_list_get_length (pupils); i++)
    {
      PmapPupil *pupil = pmap_record_list_get (pupils, i);
      const char *id = pmap_record_get_id (PMAP_RECORD (pupil));

      if (id == NULL || pmap_pupil_is_archived (pupil) || pmap_pupil_is_former (pupil))
        continue;
      g_ptr_array_add (all, g_strdup (id));
      if (pupil->class_name != NULL)
        g_ptr_array_add (put (classes, pupil->class_name), g_strdup (id));
      if (pupil->year_group != 0)
        g_ptr_array_add (put (years, pmap_choices_get_label (pmap_year_groups, pupil->year_group)), g_strdup (id));
    }
  if (self->listed != NULL)
    add_who (self, entries, _("Those listed at the side"), self->listed);
  names = g_list_sort (g_hash_table_get_keys (classes), (GCompareFunc) g_utf8_collate);
  for (GList *name = names; name != NULL; name = name->next)
    {
      /* translators: %s is the name of a class. */
      g_autofree char *title = g_strdup_printf (_("Class %s"), (char *) name->data);

      add_who (self, entries, title, g_hash_table_lookup (classes, name->data));
    }
  for (const PmapChoice *year = pmap_year_groups; year->nick != NULL; year++)
    if (g_hash_table_contains (years, _(year->label)))
      add_who (self, entries, _(year->label), g_hash_table_lookup (years, _(year->label)));
  add_who (self, entries, _("Everybody"), all);
  self->who = add_drop_down (self, _("_Who"), entries, 0);
}

static GPtrArray *
get_who (PmapBulkDialog *self)
{
  return self->choices->pdata[MIN (gtk_drop_down_get_selected (self->who), self->choices->len - 1)];
}

/* Records of a list */

static GtkDropDown *
ask_record (PmapBulkDialog *self,
            const char     *title,
            PmapRecordList *list,
            guint           selected)
{
  g_autoptr (GtkStringList) entries = gtk_string_list_new (NULL);

  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    {
      g_autofree char *name = pmap_record_describe (pmap_record_list_get (list, i));

      gtk_string_list_append (entries, name);
    }
  return add_drop_down (self, title, entries, selected);
}

static const char *
get_record_id (GtkDropDown    *drop_down,
               PmapRecordList *list)
{
  PmapRecord *record = pmap_record_list_get (list, gtk_drop_down_get_selected (drop_down));

  return record != NULL ? pmap_record_get_id (record) : "";
}

/* --- rolling over --- */

static void
add_roll_over (PmapBulkDialog *self)
{
  g_autoptr (GtkStringList) entries = gtk_string_list_new (NULL);
  int last = pmap_roll_over_find_last_year_group (get_document (self));
  guint selected = 0;

  for (const PmapChoice *year = pmap_year_groups; year->nick != NULL; year++)
    {
      if (year->value == last)
        selected = self->years->len;
      g_array_append_val (self->years, year->value);
      gtk_string_list_append (entries, _(year->label));
    }
  self->year_group = add_drop_down (self, _("_Leaving after"), entries, selected);
  self->class_name = add_entry (self, _("_Classes called otherwise"), _("e.g. Oak = Elm, Elm = Ash"));
  self->carries = add_check (self, _("Carry _groups on that run to the end of the year"));
}

static PmapBulkPlan *
make_roll_over (PmapBulkDialog  *self,
                GError         **error)
{
  const PmapRollOver request = {
    .last_year_group = g_array_index (self->years, int, gtk_drop_down_get_selected (self->year_group)),
    .ends_groups = !gtk_check_button_get_active (self->carries),
    .classes = gtk_editable_get_text (GTK_EDITABLE (self->class_name)),
    .spared = self->spared,
  };

  return pmap_roll_over_plan (get_document (self), &request, error);
}

/* --- the next term --- */

static void
add_next_term (PmapBulkDialog *self)
{
  PmapRecordList *terms = pmap_document_get_year (get_document (self))->terms;
  guint n = pmap_record_list_get_length (terms), current = 0;

  for (guint i = 0; i < n; i++)
    if (((PmapTerm *) pmap_record_list_get (terms, i))->start <= pmap_workspace_get_today (self->workspace))
      current = i;
  self->from = ask_record (self, _("Groups _of"), terms, current);
  self->to = ask_record (self, _("Go _on in"), terms, MIN (current + 1, n > 0 ? n - 1 : 0));
}

static PmapBulkPlan *
make_next_term (PmapBulkDialog  *self,
                GError         **error)
{
  PmapRecordList *terms = pmap_document_get_year (get_document (self))->terms;

  return pmap_bulk_copy_term (get_document (self), get_record_id (self->from, terms), get_record_id (self->to, terms), self->spared, error);
}

/* --- ending groups --- */

static void
add_end_groups (PmapBulkDialog *self)
{
  add_day (self, _("_Last day"), find_school_day (self, TRUE));
}

/* Those that run on the day, so that there is a list to choose from. */
static PmapBulkPlan *
make_end_groups (PmapBulkDialog  *self,
                 GError         **error)
{
  PmapRecordList *list = get_document (self)->interventions;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  PmapDate day;

  if (!read_day (self, &day, error))
    return NULL;
  for (guint i = 0; i < pmap_record_list_get_length (list); i++)
    {
      PmapIntervention *intervention = pmap_record_list_get (list, i);

      if (pmap_intervention_get_phase (intervention, day) == PMAP_PHASE_RUNNING)
        g_ptr_array_add (ids, (gpointer) pmap_record_get_id (PMAP_RECORD (intervention)));
    }
  return pmap_bulk_end_groups (get_document (self), ids, day, self->spared, error);
}

/* --- pupils --- */

static void
add_give (PmapBulkDialog *self)
{
  self->provision = ask_record (self, _("_Provision"), get_document (self)->provisions, GTK_INVALID_LIST_POSITION);
  ask_who (self);
  add_day (self, _("_From"), find_school_day (self, FALSE));
  self->joins = add_check (self, _("Fill free places in _groups first"));
}

static PmapBulkPlan *
make_give (PmapBulkDialog  *self,
           GError         **error)
{
  PmapDate day;

  if (!read_day (self, &day, error))
    return NULL;
  return pmap_bulk_give (get_document (self), get_who (self), get_record_id (self->provision, get_document (self)->provisions),
                         gtk_check_button_get_active (self->joins), day, self->spared, error);
}

static void
add_class (PmapBulkDialog *self)
{
  ask_who (self);
  self->class_name = add_entry (self, _("Move to _class"), _("e.g. 5C"));
}

static PmapBulkPlan *
make_class (PmapBulkDialog  *self,
            GError         **error)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->class_name));
  g_autofree char *name = g_strstrip (g_strdup (typed));

  return pmap_bulk_set_class (get_document (self), get_who (self), name, self->spared, error);
}

static const Verb verbs[] = {
  { PMAP_BULK_VERB_ROLL_OVER, N_("Roll over to the next school year"),
    N_("The map becomes that of the next school year. What was planned and costed in the year that is over stays, and the file of this "
       "year is best kept beside the new one: use Save as."),
    N_("_Roll over"), add_roll_over, make_roll_over },
  { PMAP_BULK_VERB_NEXT_TERM, N_("Carry groups on in the next term"),
    N_("Groups that end in a term go on in a later one, with staff, times and the pupils who are still in them; then change what differs."),
    N_("_Carry on"), add_next_term, make_next_term },
  { PMAP_BULK_VERB_END_GROUPS, N_("End several groups"),
    N_("What was given until that day, and what it cost, stays. Take the tick off those that go on."),
    N_("_End them"), add_end_groups, make_end_groups },
  { PMAP_BULK_VERB_GIVE, N_("Give a provision to several pupils"),
    N_("Groups that have a free place are filled first, then new ones are begun as the menu of provision says."),
    N_("_Give it"), add_give, make_give },
  { PMAP_BULK_VERB_CLASS, N_("Move pupils to another class"),
    N_("Take the tick off those who stay: so a class is split."),
    N_("_Move them"), add_class, make_class },
};

/* --- the lines --- */

static void
spare_cb (GtkCheckButton *check,
          GtkListItem    *item)
{
  PmapBulkRow *row = gtk_list_item_get_item (item);
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (check), PMAP_TYPE_BULK_DIALOG);
  PmapBulkDialog *self = list != NULL ? PMAP_BULK_DIALOG (list) : NULL;

  if (self == NULL || row == NULL || gtk_check_button_get_active (check) == !pmap_bulk_row_is_left_out (row))
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->spared, pmap_bulk_row_get_id (row));
  else
    g_hash_table_add (self->spared, g_strdup (pmap_bulk_row_get_id (row)));
  queue_plan (self);
}

/* The parts of a line, in its grid. */
enum
{
  PART_HEADING,
  PART_CHECK,
  PART_NAME,
  PART_WORDS,
};

static GtkWidget *
get_part (GtkListItem *item,
          guint        part)
{
  GtkWidget *child = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  for (guint i = 0; i < part; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* What becomes of them begins at one edge for all, wherever their names end. */
static void
align_name (GtkListItemFactory *factory,
            GtkWidget          *name)
{
  GtkSizeGroup *group = g_object_get_data (G_OBJECT (factory), "names");

  if (group == NULL)
    {
      group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      g_object_set_data_full (G_OBJECT (factory), "names", group, g_object_unref);
    }
  gtk_size_group_add_widget (group, name);
}

static void
setup_row_cb (GtkListItemFactory *factory,
              GtkListItem        *item)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 20,
                                  "max-width-chars", 30, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  align_name (factory, name);
  gtk_grid_set_column_spacing (grid, 12);
  gtk_box_append (GTK_BOX (words), pmap_label_new (NULL, NULL));
  gtk_box_append (GTK_BOX (words), pmap_label_new (NULL, "dim-label"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (grid), 4);
  gtk_widget_set_margin_bottom (GTK_WIDGET (grid), 4);
  gtk_widget_set_margin_start (GTK_WIDGET (grid), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (grid), 6);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  g_signal_connect (check, "toggled", G_CALLBACK (spare_cb), item);
  gtk_grid_attach (grid, pmap_label_new (NULL, "card-heading"), 0, 0, 3, 1);
  gtk_grid_attach (grid, check, 0, 1, 1, 1);
  gtk_grid_attach (grid, name, 1, 1, 1, 1);
  gtk_grid_attach (grid, words, 2, 1, 1, 1);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, GTK_WIDGET (grid));
}

static void
show_words (GtkWidget  *label,
            const char *words)
{
  gtk_label_set_label (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL);
}

static void
show_row (PmapBulkRow *row,
          GtkListItem *item)
{
  GtkWidget *heading = get_part (item, PART_HEADING), *check = get_part (item, PART_CHECK);
  const char *before = pmap_bulk_row_get_before (row), *after = pmap_bulk_row_get_after (row), *remark = pmap_bulk_row_get_remark (row);
  const char *name = pmap_bulk_row_get_name (row);
  g_autofree char *change = NULL;

  if (before != NULL && after != NULL && *before != '\0')
    /* translators: how something is, and how it will be. */
    change = g_strdup_printf (_("%1$s → %2$s"), before, after);
  else
    change = g_strdup (after != NULL ? after : before);
  gtk_label_set_label (GTK_LABEL (heading), pmap_bulk_row_get_title (row));
  gtk_widget_set_opacity (check, pmap_bulk_row_can_be_spared (row) ? 1.0 : 0.0);
  gtk_widget_set_sensitive (check, pmap_bulk_row_can_be_spared (row));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !pmap_bulk_row_is_left_out (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_label (GTK_LABEL (get_part (item, PART_NAME)), name);
  gtk_widget_set_tooltip_text (get_part (item, PART_NAME), name);
  show_words (gtk_widget_get_first_child (get_part (item, PART_WORDS)), change);
  show_words (gtk_widget_get_last_child (get_part (item, PART_WORDS)), remark);
}

static void
changed_row_cb (PmapBulkRow *row,
                GtkListItem *item)
{
  show_row (row, item);
}

static void
bind_row_cb (GtkListItemFactory *factory,
             GtkListItem        *item,
             PmapBulkDialog     *self)
{
  PmapBulkRow *row = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  g_autoptr (PmapBulkRow) above = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->rows), position - 1) : NULL;

  gtk_widget_set_visible (get_part (item, PART_HEADING),
                          above == NULL || g_strcmp0 (pmap_bulk_row_get_title (above), pmap_bulk_row_get_title (row)) != 0);
  show_row (row, item);
  g_signal_connect (row, "changed", G_CALLBACK (changed_row_cb), item);
}

static void
unbind_row_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

/* --- the object --- */

static void
pmap_bulk_dialog_dispose (GObject *object)
{
  PmapBulkDialog *self = PMAP_BULK_DIALOG (object);

  g_clear_handle_id (&self->plan_source, g_source_remove);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pmap_bulk_dialog_parent_class)->dispose (object);
}

static void
pmap_bulk_dialog_finalize (GObject *object)
{
  PmapBulkDialog *self = PMAP_BULK_DIALOG (object);

  g_hash_table_unref (self->spared);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_ptr_array_unref (self->choices);
  g_array_unref (self->years);
  g_object_unref (self->rows);

  G_OBJECT_CLASS (pmap_bulk_dialog_parent_class)->finalize (object);
}

static void
pmap_bulk_dialog_class_init (PmapBulkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pmap_bulk_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pmap_bulk_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapBulkDialog, text);
  gtk_widget_class_bind_template_child (widget_class, PmapBulkDialog, options);
  gtk_widget_class_bind_template_child (widget_class, PmapBulkDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PmapBulkDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, PmapBulkDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PmapBulkDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pmap_bulk_dialog_init (PmapBulkDialog *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->spared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->rows = g_list_store_new (PMAP_TYPE_BULK_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_list_view_set_model (self->list, selection);
}

static GPtrArray *
list_ids (GListModel *pupils)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (pupils); i++)
    {
      g_autoptr (PmapRecord) pupil = g_list_model_get_item (pupils, i);

      if (pmap_record_get_id (pupil) != NULL)
        g_ptr_array_add (ids, g_strdup (pmap_record_get_id (pupil)));
    }
  return ids;
}

/**
 * pmap_bulk_dialog_new:
 * @parent: (nullable): the window
 * @workspace: the map
 * @verb: the nick of a verb
 * @listed: (nullable): the pupils that the list at the side shows, where these are not all
 *
 * Returns: (transfer none): the dialog, not yet shown
 */
GtkWidget *
pmap_bulk_dialog_new (GtkWindow     *parent,
                      PmapWorkspace *workspace,
                      const char    *verb,
                      GListModel    *listed)
{
  PmapBulkDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PMAP_IS_WORKSPACE (workspace) && verb != NULL, NULL);

  self = g_object_new (PMAP_TYPE_BULK_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->listed = listed != NULL ? list_ids (listed) : NULL;
  self->verb = &verbs[0];
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].nick, verb))
      self->verb = &verbs[i];
  gtk_window_set_title (GTK_WINDOW (self), _(self->verb->title));
  gtk_label_set_label (self->text, _(self->verb->text));
  gtk_button_set_label (self->accept, _(self->verb->accept));
  self->verb->add_options (self);
  make_plan (self);
  return GTK_WIDGET (self);
}
