#include <derek/derek_c.h>
#include <stdio.h>

int main(void) {
  static const char text[] = "Жиынды Баян Жандосова ашты.";
  derek_request request = {sizeof request, text, sizeof text - 1, NULL, NULL, NULL, NULL, 0};
  derek_error* error = NULL;
  derek_pipeline* pipeline = derek_load(DATA, NULL, &error);
  derek_document* document = pipeline ? derek_analyze(pipeline, &request, &error) : NULL;
  char* out = document ? derek_write((const derek_document* const*)&document, 1, "text", NULL, NULL, &error) : NULL;
  if (error) fprintf(stderr, "%s\n", derek_error_text(error));
  if (out) fputs(out, stdout);
  derek_text_free(out);
  derek_document_free(document);
  derek_pipeline_free(pipeline);
  derek_error_free(error);
  return out ? 0 : 1;
}
