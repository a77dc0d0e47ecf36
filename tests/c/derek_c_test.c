/* derek/derek_c.h as a program in C99 uses it. Usage: derek_c_test DATA FOLDER_WITH_A_WRONG_RULE; exit code 0 if all holds. */
#include <derek/derek_c.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

static void check(int good, int line, const char* what) {
  if (good) return;
  printf("line %d: %s\n", line, what);
  ++failures;
}
#define CHECK(condition) check((condition) ? 1 : 0, __LINE__, #condition)

/* The result was NULL, and the error has this code. Frees it. */
static void fails(int line, const void* result, derek_error* error, const char* code) {
  check(result == NULL, line, "a result in place of an error");
  check(error != NULL, line, "no error");
  if (strcmp(derek_error_code(error), code) != 0) check(0, line, derek_error_text(error));
  check(derek_error_message(error)[0] != '\0', line, "no message");
  check(derek_error_text(error)[0] != '\0', line, "no text");
  derek_error_free(error);
}
#define FAILS(call, code)          \
  do {                             \
    derek_error* error = NULL;     \
    const void* result = call;     \
    fails(__LINE__, result, error, code); \
  } while (0)

static derek_request request_of(const char* text) {
  derek_request request = {0};
  request.size = sizeof request;
  request.bytes = text;
  request.length = strlen(text);
  return request;
}

static derek_document* analyzed(const derek_pipeline* pipeline, const derek_request* request) {
  derek_error* error = NULL;
  derek_document* document = derek_analyze(pipeline, request, &error);
  CHECK(document != NULL && error == NULL);
  return document;
}

static char* written(const derek_document* document, const char* format, const char* offsets) {
  derek_error* error = NULL;
  size_t length = 0;
  char* text = derek_write((const derek_document* const*)&document, 1, format, offsets, &length, &error);
  CHECK(text != NULL && error == NULL);
  if (!text) exit(1);
  CHECK(length > 0 && text[length] == '\0');
  return text;
}

static int contains(char* text, const char* part) {
  const int found = strstr(text, part) != NULL;
  if (!found) printf("%s\nhas no %s\n", text, part);
  derek_text_free(text);
  return found;
}

static void test_facts(const derek_pipeline* pipeline) {
  derek_request request = request_of("Жиынды Баян Жандосова ашты. Ол 3 наурызда келді.");
  derek_document* document;
  request.id = "a.txt";
  request.title = "Жиын";
  request.date = "2023-12";
  document = analyzed(pipeline, &request);
  CHECK(contains(written(document, "json", NULL), "\"name\": \"Баян Жандосова\""));
  CHECK(contains(written(document, "json", NULL), "\"date\": \"2023-12\""));
  CHECK(contains(written(document, "json", NULL), "\"title\": \"Жиын\""));
  CHECK(contains(written(document, "jsonl", NULL), "\"id\":\"a.txt\""));
  CHECK(contains(written(document, "jsonl", NULL), derek_fingerprint(pipeline)));
  CHECK(contains(written(document, "jsonl", "byte"), "\"offset_unit\":\"byte\""));
  CHECK(contains(written(document, "tei", NULL), "<persName"));
  CHECK(contains(written(document, "conllu", NULL), "NE=B-PERSON"));
  derek_document_free(document);
}

static void test_several_documents(const derek_pipeline* pipeline) {
  derek_request request = request_of("Жиынды Баян Жандосова ашты.");
  derek_error* none = NULL;
  const derek_document* documents[2];
  const char* line_end;
  char* text;
  documents[0] = analyzed(pipeline, &request);
  documents[1] = analyzed(pipeline, &request);
  text = derek_write(documents, 2, "jsonl", NULL, NULL, &none);
  line_end = text ? strchr(text, '\n') : NULL;
  CHECK(line_end != NULL && strchr(line_end + 1, '\n') != NULL);
  derek_text_free(text);
  text = derek_write(NULL, 0, "jsonl", NULL, NULL, &none);
  CHECK(none == NULL && text != NULL && text[0] == '\0');
  derek_text_free(text);
  derek_document_free((derek_document*)documents[0]);
  documents[0] = NULL;
  FAILS(derek_write(documents, 2, "jsonl", NULL, NULL, &error), "argument");
  derek_document_free((derek_document*)documents[1]);
}

static void test_bytes(const derek_pipeline* pipeline) {
  derek_request request = request_of("\xC0\xF1\xF2\xE0\xED\xE0"); /* Астана in windows-1251 */
  derek_document* document;
  request.encoding = "windows-1251";
  document = analyzed(pipeline, &request);
  CHECK(contains(written(document, "brat-text", NULL), "Астана"));
  derek_document_free(document);
  request.encoding = "no-such";
  FAILS(derek_analyze(pipeline, &request, &error), "encoding");
}

static void test_wrong_arguments(const derek_pipeline* pipeline, const char* data) {
  derek_request request = request_of("Баян Жандосова");
  const derek_document* document = analyzed(pipeline, &request);
  const derek_load_options unset = {0};
  const derek_pipeline* none = NULL;
  struct {
    derek_request known;
    void* newer;
  } later;

  FAILS(derek_load(NULL, NULL, &error), "argument");
  FAILS(derek_load(data, &unset, &error), "argument");
  FAILS(derek_analyze(NULL, &request, &error), "argument");
  FAILS(derek_analyze(pipeline, NULL, &error), "argument");
  FAILS(derek_write(NULL, 1, "json", NULL, NULL, &error), "argument");
  FAILS(derek_write(&document, 1, NULL, NULL, NULL, &error), "argument");
  FAILS(derek_write(&document, 1, "no-such", NULL, NULL, &error), "argument");
  FAILS(derek_write(&document, 1, "json", "no-such", NULL, &error), "argument");
  CHECK(derek_analyze(none, NULL, NULL) == NULL); /* nobody wants the error */
  request.date = "12.12.2023";
  FAILS(derek_analyze(pipeline, &request, &error), "argument");
  request.date = NULL;
  request.bytes = NULL;
  FAILS(derek_analyze(pipeline, &request, &error), "argument");

  /* A caller that was compiled with a newer header. */
  memset(&later, 0, sizeof later);
  later.known = request_of("Баян Жандосова");
  later.known.size = sizeof later;
  derek_document_free(analyzed(pipeline, &later.known));
  later.newer = &later;
  FAILS(derek_analyze(pipeline, &later.known, &error), "argument");

  /* And one with an older header, which ended before the options. */
  later.known.size = offsetof(derek_request, encoding);
  later.known.encoding = "no-such";
  derek_document_free(analyzed(pipeline, &later.known));

  derek_document_free((derek_document*)document);
  derek_pipeline_free(NULL);
  derek_document_free(NULL);
  derek_text_free(NULL);
  derek_error_free(NULL);
  CHECK(derek_fingerprint(NULL) == NULL);
  CHECK(strcmp(derek_error_code(NULL), "") == 0 && strcmp(derek_error_text(NULL), "") == 0);
  CHECK(derek_error_line(NULL) == 0 && derek_error_column(NULL) == 0);
}

/* A list of the user's own that cannot be read: the error says where. */
static void test_place_of_error(const char* data, const char* folder) {
  derek_load_options options = {0};
  derek_error* error = NULL;
  derek_pipeline* pipeline;
  options.size = sizeof options;
  options.dictionaries = folder;
  pipeline = derek_load(data, &options, &error);
  CHECK(pipeline == NULL);
  CHECK(strcmp(derek_error_code(error), "rule") == 0);
  CHECK(strstr(derek_error_file(error), "wrong.rules") != NULL);
  CHECK(derek_error_line(error) == 3 && derek_error_column(error) > 0);
  CHECK(strstr(derek_error_text(error), "^") != NULL);
  derek_error_free(error);
}

static void test_rules_only(const char* data) {
  derek_load_options options = {0};
  derek_error* error = NULL;
  derek_pipeline* pipeline;
  derek_request request = request_of("Баян Жандосова");
  derek_document* document;
  options.size = sizeof options;
  options.rules_only = 1;
  pipeline = derek_load(data, &options, &error);
  CHECK(pipeline != NULL && error == NULL);
  document = analyzed(pipeline, &request);
  derek_pipeline_free(pipeline); /* the document outlives it */
  CHECK(contains(written(document, "json", NULL), "Баян Жандосова"));
  derek_document_free(document);
}

static void* analyze_often(void* pipeline) {
  const derek_request request = request_of("Жиынды Баян Жандосова 2023 жылғы 5 мамырда ашты.");
  char* first = NULL;
  int i;
  for (i = 0; i < 20; ++i) {
    derek_document* document = derek_analyze(pipeline, &request, NULL);
    char* text = derek_write((const derek_document* const*)&document, 1, "json", NULL, NULL, NULL);
    const int same = text && (!first || strcmp(text, first) == 0);
    derek_document_free(document);
    if (first) derek_text_free(text);
    else first = text;
    if (!same) break;
  }
  if (i < 20) derek_text_free(first), first = NULL;
  return first;
}

static void test_threads(derek_pipeline* pipeline) {
  pthread_t threads[2];
  void* texts[2] = {NULL, NULL};
  int i;
  for (i = 0; i < 2; ++i) CHECK(pthread_create(&threads[i], NULL, analyze_often, pipeline) == 0);
  for (i = 0; i < 2; ++i) CHECK(pthread_join(threads[i], &texts[i]) == 0);
  CHECK(texts[0] && texts[1] && strcmp(texts[0], texts[1]) == 0);
  for (i = 0; i < 2; ++i) derek_text_free(texts[i]);
}

int main(int argc, char** argv) {
  derek_error* why = NULL;
  derek_pipeline* pipeline;
  if (argc != 3) return 2;
  FAILS(derek_load("no/such.dat", NULL, &error), "io");
  FAILS(derek_load(argv[0], NULL, &error), "data");
  pipeline = derek_load(argv[1], NULL, &why);
  if (!pipeline) return printf("%s\n", derek_error_text(why)), 1;
  CHECK(derek_version()[0] != '\0');
  CHECK(strlen(derek_fingerprint(pipeline)) == 32);
  test_facts(pipeline);
  test_several_documents(pipeline);
  test_bytes(pipeline);
  test_wrong_arguments(pipeline, argv[1]);
  test_threads(pipeline);
  derek_pipeline_free(pipeline);
  test_rules_only(argv[1]);
  test_place_of_error(argv[1], argv[2]);
  return failures > 0;
}
