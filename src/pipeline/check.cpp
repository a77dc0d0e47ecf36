#include "pipeline/check.h"

#include "base/value_text.h"
#include "pipeline/pipeline.h"

namespace derek::pipeline {

namespace {

// Reference date of examples that do not depend on one; rules' examples name it in dictionaries/README.md.
constexpr const char* kExampleDate = "2023-12-05";

}  // namespace

CheckReport check_examples(const Pipeline& pipeline, bool user_rules_only) {
  CheckReport report;
  for (const grammar::RuleInfo& rule : pipeline.impl().stages.grammar->rules()) {
    if (user_rules_only && !rule.user) continue;
    ++report.rules;
    for (const grammar::Example& example : rule.examples) {
      ++report.examples;
      Request request;
      request.bytes = example.text;
      request.encoding = "UTF-8";
      request.date = kExampleDate;
      request.date_source = "option";
      const Result<Document> document = pipeline.analyze(request);
      const auto fail = [&](const std::string& message) {
        report.failures.push_back({"example", "rule " + rule.name + ": " + message, rule.file, example.line, 0,
                                   (example.positive ? "yes " : "no ") + example.text});
      };
      if (!document) {
        fail(document.error().message);
        continue;
      }
      bool found = false, value_right = example.expected.empty();
      std::string seen, value_seen;
      for (size_t i = 0; i < document->matches.size(); ++i) {
        const Match& match = document->matches[i];
        if (document->view(match.rule) != rule.name) continue;
        const Span span = document->offsets.to_original(document->span_of(match.tokens));
        seen += (seen.empty() ? "" : " | ") + document->original.substr(span.begin, span.size());
        if (!example.span.empty() && !(span == example.span)) continue;
        found = true;
        for (const Mention& mention : document->mentions) {
          if (mention.match != i || !mention.value) continue;
          value_seen = value_text(*mention.value);
          value_right = value_right || value_seen == example.expected;
        }
      }
      if (!example.positive) {
        if (!seen.empty()) fail("matches what it must not: " + seen);
      } else if (!found) {
        fail(seen.empty() ? "does not match its example" : "matches another span: " + seen);
      } else if (!value_right) {
        fail("gives the value \"" + value_seen + "\" instead of \"" + example.expected + "\"");
      }
    }
  }
  return report;
}

}  // namespace derek::pipeline
