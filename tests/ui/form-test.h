/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form in a window, for tests of fields: opening it, a row for a field, and what is typed in. */
#pragma once

#include "ui/widgets/pmap-field-row.h"
#include "ui-test.h"

/* Returns: (transfer full): a window that shows a new form, which *@form is, without a record yet */
static inline GtkWidget *
form_test_open (PmapWorkspace  *workspace,
                GtkWidget     **form)
{
  GtkWidget *window = gtk_window_new ();

  *form = pmap_form_new ();
  gtk_window_set_child (GTK_WINDOW (window), *form);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 500);
  pmap_form_set_workspace (PMAP_FORM (*form), workspace);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_wait_for_focus (window);
  return window;
}

static inline PmapFieldRow *
form_test_add_row (GtkWidget  *form,
                   const char *field)
{
  GtkWidget *row = g_object_new (PMAP_TYPE_FIELD_ROW, "field", field, NULL);

  gtk_box_append (GTK_BOX (form), row);
  return PMAP_FIELD_ROW (row);
}

/* The first part of a form, anywhere inside, that shows a field; NULL where there is none. */
static inline gpointer
form_test_find_row (GtkWidget  *inside,
                    const char *field)
{
  gpointer found = NULL;

  if (PMAP_IS_FORM_PART (inside) && g_strcmp0 (pmap_form_part_get_field_name (PMAP_FORM_PART (inside)), field) == 0)
    return inside;
  for (GtkWidget *child = gtk_widget_get_first_child (inside); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = form_test_find_row (child, field);
  return found;
}

/* What of a row has the focus when somebody types in it. */
static inline GtkWidget *
form_test_get_control (PmapFieldRow *row)
{
  return pmap_input_get_control (pmap_field_row_get_input (row));
}
