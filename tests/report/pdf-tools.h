/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking into a PDF with the programs that others read it with, where they are installed. */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static inline char *
run_pdf_tool (GBytes *pdf,
              const char *program,
              const char *const *arguments)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize size;

  if (path == NULL)
    return NULL;
  folder = g_dir_make_tmp ("pmap-pdf-XXXXXX", NULL);
  file = g_build_filename (folder, "in.pdf", NULL);
  g_assert_true (g_file_set_contents (file, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  g_ptr_array_add (command, path);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) (strcmp (arguments[i], "@") == 0 ? file : arguments[i]));
  g_ptr_array_add (command, NULL);
  process = g_subprocess_newv ((const char *const *) command->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_remove (file);
  g_rmdir (folder);

  size = g_bytes_get_size (output);
  text = g_malloc (size + 1);
  memcpy (text, g_bytes_get_data (output, NULL), size);
  text[size] = '\0';
  /* Streams hold zeros; searching needs them out of the way. */
  for (gsize i = 0; i < size; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  return text;
}

/* The texts of all pages as a reader would copy them, or NULL without pdftotext. */
static inline char *
read_pdf_text (GBytes *pdf)
{
  return run_pdf_tool (pdf, "pdftotext", (const char *const[]) { "-layout", "@", "-", NULL });
}

/* Everything in the file, decompressed, or NULL without qpdf. */
static inline char *
read_pdf_streams (GBytes *pdf)
{
  return run_pdf_tool (pdf, "qpdf", (const char *const[]) { "--qdf", "--object-streams=disable", "@", "-", NULL });
}

static inline guint
count_text (const char *text,
            const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + strlen (part), part))
    n++;
  return n;
}
