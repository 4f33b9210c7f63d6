/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What wants attention, a row a kind: how many there are of it, and the first of those whom it is about. A kind opens to its
 * lines, and a line opens the record at the field. A line can be silenced, with a reason; what is silenced stands in a row of its own
 * at the end, which opens like a kind. A school in September has thousands of lines; rows are made of the data
 * that is in sight, never of all of it. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/widgets/pmap-issue-list.h"

#include "base/pmap-number.h"
#include "model/pmap-silenced.h"
#include "ui/widgets/pmap-focus.h"
#include "ui/widgets/pmap-silence-button.h"

#include <glib/gi18n.h>

/* Whom a kind is about, as many as one line holds. */
#define N_NAMES 3

/* How many lines an open kind shows, and how many more each time that more are asked for. */
#define N_LINES_AT_FIRST 20
#define N_LINES_MORE     100

struct _PmapIssueList
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GtkWidget *empty_label;

  PmapAttention *attention;
  GPtrArray *lines;         /* of Line: what each row shows */
  GHashTable *open;         /* code of a kind that is open → how many of its lines may be in sight */
  guint n_kinds;
  guint n_issues;
};

typedef enum
{
  LINE_KIND,                /* many of a kind: opens to its lines */
  LINE_ONLY,                /* the only one of its kind */
  LINE_ISSUE,               /* one of an open kind */
  LINE_MORE,                /* there are more of an open kind */
  LINE_SILENCED,            /* what is silenced, of whatever kind: opens to its lines */
} LineRole;

/* What a row shows. It is kept beside the issue, which may be gone when the row is activated. */
typedef struct
{
  LineRole role;
  const PmapIssueKind *kind;
  gboolean is_urgent;
  gboolean is_note;
  gboolean is_open;
  char *title;
  char *detail;             /* whom it is about; NULL for none */
  char *id;                 /* NULL where there is nothing to open */
  const char *field;
  PmapIssue *issue;         /* of a line that can be silenced, or is; else NULL */
  gboolean is_silenced;
} Line;

enum
{
  OPENED,
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const PmapIssueKind silenced_kind = { "silenced", PMAP_PLURAL_ ("%u silenced", "%u silenced"), PMAP_URGENCY_REST, NULL };

G_DEFINE_FINAL_TYPE (PmapIssueList, pmap_issue_list, GTK_TYPE_WIDGET)

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->title);
  g_free (line->detail);
  g_free (line->id);
  g_clear_pointer (&line->issue, pmap_issue_free);
  g_free (line);
}

/* --- from data to lines --- */

static Line *
add_line (GPtrArray               *lines,
          LineRole                 role,
          const PmapAttentionKind *kind)
{
  Line *line = g_new0 (Line, 1);

  line->role = role;
  line->kind = kind->kind;
  line->is_urgent = kind->severity == PMAP_SEVERITY_ERROR || kind->kind->urgency == PMAP_URGENCY_OVERDUE;
  line->is_note = kind->severity == PMAP_SEVERITY_NOTE;
  g_ptr_array_add (lines, line);
  return line;
}

/* "Ada Abbot (5B) · Ben (Year 4) · NELI for Cy": each once, though there may be several things about one. */
static void
name_some (Line      *line,
           GPtrArray *issues)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rest = 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const PmapIssue *issue = issues->pdata[i];

      if (issue->who == NULL || !g_hash_table_add (named, issue->who))
        continue;
      if (g_hash_table_size (named) > N_NAMES)
        n_rest++;
      else
        g_string_append_printf (names, "%s%s", names->len > 0 ? " · " : "", issue->who);
    }
  if (n_rest > 0)
    {
      /* translators: after the first names of a longer list. */
      g_autofree char *more = pmap_number_say (n_rest, ngettext (" · %u more", " · %u more", n_rest));

      g_string_append (names, more);
    }
  if (names->len > 0)
    line->detail = g_string_free (g_steal_pointer (&names), FALSE);
}

static void
set_issue (PmapIssueList   *self,
           Line            *line,
           const PmapIssue *issue)
{
  line->id = g_strdup (issue->id);
  line->field = issue->field;
  if (pmap_silenced_find_list (pmap_attention_get_document (self->attention), issue) != NULL)
    line->issue = pmap_issue_copy (issue);
}

static void
add_issues (PmapIssueList           *self,
            GPtrArray               *lines,
            const PmapAttentionKind *kind,
            guint                    most)
{
  for (guint i = 0; i < kind->issues->len && i < most; i++)
    {
      const PmapIssue *issue = kind->issues->pdata[i];
      Line *line = add_line (lines, LINE_ISSUE, kind);

      line->title = g_strdup (issue->who != NULL ? issue->who : issue->message);
      line->detail = issue->who != NULL ? g_strdup (issue->message) : NULL;
      set_issue (self, line, issue);
    }
  if (kind->issues->len > most)
    {
      guint n = MIN (kind->issues->len - most, N_LINES_MORE);

      add_line (lines, LINE_MORE, kind)->title = pmap_number_say (n, ngettext ("Show %u more", "Show %u more", n));
    }
}

static void
add_kind (PmapIssueList           *self,
          GPtrArray               *lines,
          const PmapAttentionKind *kind)
{
  const PmapIssue *first = kind->issues->pdata[0];
  guint most = GPOINTER_TO_UINT (g_hash_table_lookup (self->open, kind->kind->code));
  Line *line = add_line (lines, kind->issues->len == 1 ? LINE_ONLY : LINE_KIND, kind);

  line->title = pmap_issue_kind_describe (kind->kind, kind->issues->len);
  if (line->role == LINE_ONLY)
    {
      line->detail = pmap_issue_describe (first);
      set_issue (self, line, first);
      return;
    }
  line->is_open = most > 0;
  if (line->is_open)
    add_issues (self, lines, kind, most);
  else
    name_some (line, kind->issues);
}

/* "There is no review date. Silenced: Reviewed with the pupil (Mrs Winslow, 30 November 2026)". */
static char *
say_silenced (const PmapIssue *issue,
              PmapSilenced    *silenced)
{
  g_autofree char *on = pmap_date_format (silenced->on);

  if (silenced->who == NULL)
    /* translators: what was found, a reason, and a date. */
    return g_strdup_printf (_("%1$s. Silenced: %2$s (%3$s)"), issue->message, silenced->why, on);
  /* translators: what was found, a reason, who gave it, and a date. */
  return g_strdup_printf (_("%1$s. Silenced: %2$s (%3$s, %4$s)"), issue->message, silenced->why, silenced->who, on);
}

static void
add_silenced (PmapIssueList *self,
              GPtrArray     *lines)
{
  g_autoptr (GPtrArray) kinds = pmap_attention_list_silenced (self->attention);
  PmapDocument *document = pmap_attention_get_document (self->attention);
  guint n = 0;
  Line *head;

  if (kinds->len == 0)
    return;
  for (guint i = 0; i < kinds->len; i++)
    n += ((const PmapAttentionKind *) kinds->pdata[i])->issues->len;
  head = add_line (lines, LINE_SILENCED, kinds->pdata[0]);
  head->kind = &silenced_kind;
  head->is_urgent = FALSE;
  head->is_note = TRUE;
  head->title = pmap_issue_kind_describe (&silenced_kind, n);
  head->is_open = g_hash_table_contains (self->open, silenced_kind.code);
  for (guint i = 0; head->is_open && i < kinds->len; i++)
    {
      const PmapAttentionKind *kind = kinds->pdata[i];

      for (guint j = 0; j < kind->issues->len; j++)
        {
          const PmapIssue *issue = kind->issues->pdata[j];
          Line *line = add_line (lines, LINE_ISSUE, kind);

          line->title = g_strdup (issue->who != NULL ? issue->who : issue->message);
          line->detail = say_silenced (issue, pmap_silenced_find (document, issue));
          line->is_silenced = TRUE;
          set_issue (self, line, issue);
        }
    }
}

static GPtrArray *
make_lines (PmapIssueList *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (GPtrArray) kinds = self->attention != NULL ? pmap_attention_list_kinds (self->attention) : NULL;

  self->n_kinds = kinds != NULL ? kinds->len : 0;
  self->n_issues = 0;
  for (guint i = 0; i < self->n_kinds; i++)
    {
      const PmapAttentionKind *kind = kinds->pdata[i];

      self->n_issues += kind->issues->len;
      add_kind (self, lines, kind);
    }
  if (self->attention != NULL)
    add_silenced (self, lines);
  return lines;
}

static gboolean
is_same_line (const Line *one,
              const Line *other)
{
  return one->role == other->role && one->kind == other->kind && one->is_urgent == other->is_urgent
         && one->is_note == other->is_note && one->is_silenced == other->is_silenced && one->is_open == other->is_open && one->field == other->field
         && g_strcmp0 (one->id, other->id) == 0 && g_strcmp0 (one->title, other->title) == 0
         && g_strcmp0 (one->detail, other->detail) == 0;
}

/* --- from lines to rows --- */

static void
free_issue (gpointer  data,
            GClosure *closure)
{
  pmap_issue_free (data);
}

static void
decided_cb (PmapSilenceButton *button,
            const char        *why,
            gpointer           user_data)
{
  PmapIssueList *self = PMAP_ISSUE_LIST (gtk_widget_get_ancestor (GTK_WIDGET (button), PMAP_TYPE_ISSUE_LIST));
  PmapIssue *issue = user_data;

  g_signal_emit (self, signals[DECIDED], 0, issue, why);
}

static GtkWidget *
make_button (const Line *line)
{
  GtkWidget *button = pmap_silence_button_new (line->kind, line->is_silenced);

  g_signal_connect_data (button, "decided", G_CALLBACK (decided_cb), pmap_issue_copy (line->issue), free_issue, 0);
  return button;
}

/* Colour stands beside a shape that differs too. */
static GtkWidget *
make_sign (const Line *line)
{
  GtkWidget *sign = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_CENTER,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (sign), line->is_urgent ? "dialog-error-symbolic"
                                                  : line->is_note ? "dialog-information-symbolic"
                                                                  : "dialog-warning-symbolic");
  gtk_widget_add_css_class (sign, line->is_note ? "dim-label" : "issue-sign");
  if (line->is_urgent)
    gtk_widget_add_css_class (sign, "urgent");
  return sign;
}

/* Of a hundred labels that wrap, GTK asks the height for many a width, for seconds: the lines of a kind do not. */
static GtkWidget *
make_label (const Line *line,
            const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, NULL);

  if (line->role == LINE_ISSUE)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  else
    g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  return label;
}

static GtkWidget *
make_text (const Line *line)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE,
                                 "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *detail;
  GtkWidget *title = make_label (line, line->title);

  if (line->role == LINE_KIND || line->role == LINE_ONLY)
    gtk_widget_add_css_class (title, "issue-kind");
  gtk_box_append (GTK_BOX (box), title);
  if (line->detail == NULL)
    return box;
  detail = make_label (line, line->detail);
  gtk_widget_add_css_class (detail, "form-hint");
  gtk_box_append (GTK_BOX (box), detail);
  return box;
}

static void
name_row (GtkWidget  *row,
          const Line *line)
{
  g_autofree char *name = NULL;

  if (line->detail != NULL)
    name = g_strdup_printf ("%s: %s", line->title, line->detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : line->title, -1);
  if (line->role == LINE_KIND || line->role == LINE_SILENCED)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, line->is_open, -1);
}

static GtkWidget *
make_row (const Line *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean opens = line->role == LINE_KIND || line->role == LINE_SILENCED;
  const char *arrow = opens ? (line->is_open ? "pan-down-symbolic" : "pan-end-symbolic")
                      : line->id != NULL      ? "pan-end-symbolic"
                                              : NULL;

  if (opens || line->role == LINE_ONLY)
    gtk_box_append (GTK_BOX (box), make_sign (line));
  else
    gtk_widget_add_css_class (row, "issue-in-kind");
  gtk_box_append (GTK_BOX (box), make_text (line));
  if (line->issue != NULL)
    gtk_box_append (GTK_BOX (box), make_button (line));
  if (arrow != NULL)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", arrow, "accessible-role",
                                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    line->id != NULL || opens || line->role == LINE_MORE);
  name_row (row, line);
  return row;
}

static guint
find_line (GPtrArray  *lines,
           guint       from,
           const Line *line)
{
  while (from < lines->len && !is_same_line (lines->pdata[from], line))
    from++;
  return from;
}

/* Rows whose line is still there stay; the others go, and what is new comes between them. The focus stays, too, or goes to what
 * has come into the place of its row. */
static void
fill_list (PmapIssueList *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->lines);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int focused = GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  guint next = 0;

  self->lines = make_lines (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      guint found = find_line (old, next, self->lines->pdata[i]);

      if (found == old->len)
        gtk_list_box_insert (self->list, make_row (self->lines->pdata[i]), (int) i);
      else
        for (; next < found; next++)
          gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)));
      next = found == old->len ? next : found + 1;
    }
  for (; next < old->len; next++)
    gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) self->lines->len)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->lines->len > 0);
  gtk_widget_set_visible (self->empty_label, self->attention != NULL && self->n_issues == 0);
  if (focused >= 0 && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL && self->lines->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list,
                                                                      MIN (focused, (int) self->lines->len - 1))));
}

static void
open_kind (PmapIssueList *self,
           const Line    *line)
{
  guint most = GPOINTER_TO_UINT (g_hash_table_lookup (self->open, line->kind->code));

  if (line->role == LINE_MORE)
    most += N_LINES_MORE;
  else
    most = most == 0 ? N_LINES_AT_FIRST : 0;
  if (most > 0)
    g_hash_table_insert (self->open, (gpointer) line->kind->code, GUINT_TO_POINTER (most));
  else
    g_hash_table_remove (self->open, line->kind->code);
  fill_list (self);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  gpointer       user_data)
{
  PmapIssueList *self = user_data;
  const Line *line = self->lines->pdata[gtk_list_box_row_get_index (row)];
  g_autofree char *id = g_strdup (line->id);

  if (line->role == LINE_KIND || line->role == LINE_MORE || line->role == LINE_SILENCED)
    open_kind (self, line);
  else if (id != NULL)
    g_signal_emit (self, signals[OPENED], 0, id, line->field);
}

/* What is cut can be read. */
static gboolean
query_tooltip_cb (GtkListBox *list,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  PmapIssueList *self = user_data;
  GtkListBoxRow *row = keyboard ? NULL : gtk_list_box_get_row_at_y (list, y);
  const Line *line = row != NULL ? self->lines->pdata[gtk_list_box_row_get_index (row)] : NULL;
  g_autofree char *text = NULL;

  if (line == NULL || line->role != LINE_ISSUE)
    return FALSE;
  text = line->detail != NULL ? g_strdup_printf ("%s: %s", line->title, line->detail) : g_strdup (line->title);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
pmap_issue_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&PMAP_ISSUE_LIST (object)->attention);

  G_OBJECT_CLASS (pmap_issue_list_parent_class)->dispose (object);
}

static void
pmap_issue_list_finalize (GObject *object)
{
  PmapIssueList *self = PMAP_ISSUE_LIST (object);

  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->open);

  G_OBJECT_CLASS (pmap_issue_list_parent_class)->finalize (object);
}

static void
pmap_issue_list_class_init (PmapIssueListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pmap_issue_list_dispose;
  object_class->finalize = pmap_issue_list_finalize;
  widget_class->focus = pmap_focus_list;
  widget_class->grab_focus = pmap_focus_grab_list;

  /**
   * PmapIssueList::opened:
   * @self: the list
   * @id: the id of a record
   * @field: (nullable): the name of its field that an issue is about
   *
   * The user wants to see what an issue is about.
   */
  signals[OPENED] = g_signal_new ("opened", PMAP_TYPE_ISSUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * PmapIssueList::decided:
   * @self: the list
   * @issue: what was found
   * @why: (nullable): the reason why it is not to be told again; %NULL where it is to be told again
   *
   * The user wants to silence a line, or to have it told again.
   */
  signals[DECIDED] = g_signal_new ("decided", PMAP_TYPE_ISSUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   PMAP_TYPE_ISSUE, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/ProvisionMap/ui/pmap-issue-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PmapIssueList, list);
  gtk_widget_class_bind_template_child (widget_class, PmapIssueList, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pmap_issue_list_init (PmapIssueList *self)
{
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->open = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pmap_issue_list_show:
 * @self: a list
 * @attention: (nullable): what wants attention in a map, as far as it was looked for
 *
 * Shows what was found; to be called again when more was looked at. What is the same stays, open kinds and focus among it.
 */
void
pmap_issue_list_show (PmapIssueList *self,
                      PmapAttention *attention)
{
  g_return_if_fail (PMAP_IS_ISSUE_LIST (self) && (attention == NULL || PMAP_IS_ATTENTION (attention)));

  if (g_set_object (&self->attention, attention))
    g_hash_table_remove_all (self->open);
  fill_list (self);
}

/** pmap_issue_list_get_n_rows: Returns: how many rows are in sight: kinds, and the lines of those that are open */
guint
pmap_issue_list_get_n_rows (PmapIssueList *self)
{
  g_return_val_if_fail (PMAP_IS_ISSUE_LIST (self), 0);

  return self->lines->len;
}

/** pmap_issue_list_get_row: Returns: (transfer none) (nullable): a row, from 0 */
GtkWidget *
pmap_issue_list_get_row (PmapIssueList *self,
                         guint          position)
{
  g_return_val_if_fail (PMAP_IS_ISSUE_LIST (self), NULL);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) position));
}

/** pmap_issue_list_describe: Returns: (transfer full) (nullable): how much there is: "16 in 6 kinds"; %NULL for nothing */
char *
pmap_issue_list_describe (PmapIssueList *self)
{
  g_autofree char *issues = NULL;

  g_return_val_if_fail (PMAP_IS_ISSUE_LIST (self), NULL);

  if (self->n_issues == 0)
    return NULL;
  issues = pmap_number_format (self->n_issues, 0);
  if (self->n_issues == self->n_kinds)
    return g_steal_pointer (&issues);
  /* translators: how many things want attention, and of how many kinds they are: "16 in 6 kinds". */
  return g_strdup_printf (ngettext ("%1$s in %2$u kind", "%1$s in %2$u kinds", self->n_kinds), issues, self->n_kinds);
}
