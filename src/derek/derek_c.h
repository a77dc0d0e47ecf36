/* derek for C, and for what speaks C: Python's ctypes and cffi, R, Go, Rust. C99.
 *
 *   derek_error* error = NULL;
 *   derek_pipeline* pipeline = derek_load("derek.dat", NULL, &error);
 *   if (!pipeline) { fprintf(stderr, "%s\n", derek_error_text(error)); derek_error_free(error); return 1; }
 *   derek_request request = {0};
 *   request.size = sizeof request;
 *   request.bytes = bytes;
 *   request.length = length;
 *   request.date = "2023-12";
 *   derek_document* document = derek_analyze(pipeline, &request, &error);
 *   char* json = document ? derek_write(&document, 1, "json", NULL, NULL, &error) : NULL;
 *
 * Strings are UTF-8 and end with a NUL. An optional one may be NULL, which is the same as "".
 *
 * Errors. A function that can fail returns NULL then, and an error in *error unless `error` is NULL; where it does not
 * fail, *error becomes NULL. A NULL that is none of the optional ones is such an error too. Nothing throws, prints or
 * exits.
 *
 * Ownership. Pipelines, documents, errors and texts belong to the caller, who gives each back to its own _free, in any
 * order: a document may outlive its pipeline. _free takes NULL. What is passed in is only read during the call.
 * A `const char*` belongs to what it was asked of, or to the library (derek_version).
 *
 * Threads. A pipeline and a document are constant: any number of threads may use one at once. Nobody may use what
 * is being freed.
 *
 * Growth. Structs begin with their size, which the caller sets to sizeof; all else starts as zero. Members will only be
 * added at the end of a struct, and zero will always mean what the library did before it knew them. */
#ifndef DEREK_DEREK_C_H
#define DEREK_DEREK_C_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct derek_pipeline derek_pipeline;
typedef struct derek_document derek_document;
typedef struct derek_error derek_error;

typedef struct derek_load_options {
  size_t size;              /* sizeof(derek_load_options) */
  const char* dictionaries; /* a folder of the user's own lists and rules, which win over derek's; optional */
  int rules_only;           /* not 0: leave out the trained tagger */
} derek_load_options;

typedef struct derek_request {
  size_t size;          /* sizeof(derek_request) */
  const char* bytes;    /* the document as it came, in any supported encoding; may hold NUL */
  size_t length;        /* of bytes */
  const char* id;       /* optional, copied to the output, as title is */
  const char* title;    /* optional */
  const char* encoding; /* a label such as "kz-1048"; optional: guessed */
  const char* date;     /* reference date: 2023, 2023-12 or 2023-12-05; optional: taken from the text if it has one */
  double seconds;       /* after so many the analysis is given up, between two stages; 0: never */
} derek_request;

/* Loads compiled data (share/derek/derek.dat of an installation) or a folder of dictionaries. `options` may be NULL.
 * Codes: "io", "data"; with options->dictionaries, or from a folder, also "list" and "rule". */
derek_pipeline* derek_load(const char* data, const derek_load_options* options, derek_error** error);
void derek_pipeline_free(derek_pipeline* pipeline);

/* 32 hexadecimal digits that change with any change of the data; NULL of NULL. */
const char* derek_fingerprint(const derek_pipeline* pipeline);

/* Codes: "binary" where there is no text, "encoding" for an unknown label, "limit" for lack of time. */
derek_document* derek_analyze(const derek_pipeline* pipeline, const derek_request* request, derek_error** error);
void derek_document_free(derek_document* document);

/* Documents of one pipeline as a text in the format of this name: "json" (one document), "jsonl", "tei", "csv-mentions" …,
 * all that `derek extract --output-format` has. `offsets` is what positions count, "codepoint" (or NULL), "utf16" or
 * "byte". The length goes to *length unless that is NULL; a NUL follows. Give the text back to derek_text_free. */
char* derek_write(const derek_document* const* documents, size_t count, const char* format, const char* offsets,
                  size_t* length, derek_error** error);
void derek_text_free(char* text);

/* What went wrong. Codes are short and stable; besides those above "argument" for what the caller passed wrongly, "memory"
 * and "internal". The message is a plain sentence; the file is "" and line and column are 0 where there is none.
 * derek_error_text is all of it for people, with the line of the file. Of NULL, all are "" or 0. */
const char* derek_error_code(const derek_error* error);
const char* derek_error_message(const derek_error* error);
const char* derek_error_file(const derek_error* error);
int derek_error_line(const derek_error* error);
int derek_error_column(const derek_error* error);
const char* derek_error_text(const derek_error* error);
void derek_error_free(derek_error* error);

/* Of the library: "0.1.0". */
const char* derek_version(void);

#ifdef __cplusplus
}
#endif

#endif
