/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing through the desktop: the report's pages, laid out for the paper that was chosen and drawn by the same code
 * as a PDF. Always in the theme of paper, however dark the screen is.
 *
 * What is remembered from one printing to the next is only what says how to print; never where to, as a file's name may
 * be a pupil's. For the same reason the job that the print server lists has a neutral name. */

#define G_LOG_DOMAIN "pmap-ui"

#include "config.h"

#include "ui/dialogs/pmap-print-operation.h"

#include "report/pmap-page-draw.h"
#include "report/pmap-page-layout.h"
#include "ui/dialogs/pmap-print-memory.h"
#include "ui/pmap-recent.h"

#include <glib/gi18n.h>

/* So many rows are placed before the window may live again. */
#define STEPS_AT_ONCE 20

struct _PmapPrintOperation
{
  GtkPrintOperation parent_instance;

  PmapReport *report;
  PmapPageLayout *layout;
};

G_DEFINE_FINAL_TYPE (PmapPrintOperation, pmap_print_operation, GTK_TYPE_PRINT_OPERATION)

static void
pmap_print_operation_begin_print (GtkPrintOperation *operation,
                                  GtkPrintContext   *context)
{
  PmapPrintOperation *self = PMAP_PRINT_OPERATION (operation);

  g_clear_object (&self->layout);
  self->layout = pmap_page_layout_new (self->report,
                                       gtk_print_context_get_width (context),
                                       gtk_print_context_get_height (context));
}

static gboolean
pmap_print_operation_paginate (GtkPrintOperation *operation,
                               GtkPrintContext   *context)
{
  PmapPrintOperation *self = PMAP_PRINT_OPERATION (operation);

  for (guint i = 0; i < STEPS_AT_ONCE && !pmap_page_layout_is_finished (self->layout); i++)
    pmap_page_layout_step (self->layout);
  if (!pmap_page_layout_is_finished (self->layout))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) MAX (pmap_page_layout_get_n_pages (self->layout), 1));
  return TRUE;
}

static void
pmap_print_operation_draw_page (GtkPrintOperation *operation,
                                GtkPrintContext   *context,
                                int                page)
{
  PmapPrintOperation *self = PMAP_PRINT_OPERATION (operation);

  if ((guint) page < pmap_page_layout_get_n_pages (self->layout))
    pmap_page_draw (self->layout, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
end_preview_cb (gpointer user_data)
{
  g_autoptr (GtkPrintOperationPreview) preview = user_data;

  gtk_print_operation_preview_end_preview (preview);
}

/* GTK's own preview writes the pages to a temporary file and leaves it to another program. Ours is the window that the dialog
 * stands before: to go back to it is what the dialog's button does. */
static gboolean
pmap_print_operation_preview (GtkPrintOperation        *operation,
                              GtkPrintOperationPreview *preview,
                              GtkPrintContext          *context,
                              GtkWindow                *parent)
{
  g_idle_add_once (end_preview_cb, g_object_ref (preview));
  return TRUE;
}

static void
pmap_print_operation_done (GtkPrintOperation       *operation,
                           GtkPrintOperationResult  result)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *file = settings != NULL ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI) : NULL;

  /* Printed to a file, GTK lists it among the recent ones. */
  if (file != NULL)
    pmap_recent_forget (file);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    pmap_print_memory_keep (settings, gtk_print_operation_get_default_page_setup (operation));
}

static void
pmap_print_operation_finalize (GObject *object)
{
  PmapPrintOperation *self = PMAP_PRINT_OPERATION (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (pmap_print_operation_parent_class)->finalize (object);
}

static void
pmap_print_operation_class_init (PmapPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pmap_print_operation_finalize;
  operation_class->begin_print = pmap_print_operation_begin_print;
  operation_class->paginate = pmap_print_operation_paginate;
  operation_class->draw_page = pmap_print_operation_draw_page;
  operation_class->preview = pmap_print_operation_preview;
  operation_class->done = pmap_print_operation_done;
}

static void
pmap_print_operation_init (PmapPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) page_setup = NULL;

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The report has margins of its own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _("Provision map"));
  pmap_print_memory_recall (&settings, &page_setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, page_setup);
}

/**
 * pmap_print_operation_new:
 * @report: what to print
 *
 * Returns: (transfer full): an operation that prints @report on A4, or on the paper that is chosen in its dialog
 */
PmapPrintOperation *
pmap_print_operation_new (PmapReport *report)
{
  PmapPrintOperation *self;
  g_autoptr (GtkPageSetup) page_setup = NULL;

  g_return_val_if_fail (PMAP_IS_REPORT (report), NULL);

  self = g_object_new (PMAP_TYPE_PRINT_OPERATION, NULL);
  self->report = g_object_ref (report);
  /* Which way round the paper lies is the report's to say, whatever was printed before. */
  page_setup = gtk_page_setup_copy (gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (self)));
  gtk_page_setup_set_orientation (page_setup, pmap_report_is_landscape (report) ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                                 : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), page_setup);
  return self;
}
