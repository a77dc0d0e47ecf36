#include <derek/derek.h>

#include <iostream>

int main() {
  const auto pipeline = derek::Pipeline::load(DATA);
  if (!pipeline) return std::cerr << pipeline.error().to_string() << '\n', 1;
  derek::Request request;
  request.bytes = "Жиынды Баян Жандосова ашты.";
  const auto document = pipeline.value().analyze(request);
  if (!document) return 1;
  for (const derek::Entity& entity : document.value().entities) std::cout << entity.name << '\n';
}
