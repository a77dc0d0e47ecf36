#include "pipeline/check.h"

#include <charconv>

#include "pipeline/pipeline.h"

namespace derek::pipeline {

namespace {

std::string number(double value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  // Whole numbers as digits, never with an exponent.
  if (value == static_cast<double>(static_cast<long long>(value)) && value < 1e15 && value > -1e15) {
    return std::to_string(static_cast<long long>(value));
  }
  return {buffer, end};
}

// Reference date of examples that do not depend on one; rules' examples name it in dictionaries/README.md.
constexpr const char* kExampleDate = "2023-12-05";

}  // namespace

std::string canonical(const Value& v) {
  std::string out;
  if (!v.normal.empty()) return v.normal;
  if (!v.edtf.empty()) {
    out = v.edtf;
  } else if (!v.duration.empty()) {
    out = v.duration;
  } else if (!v.repeat.empty()) {
    out = v.repeat;
  } else if (v.value) {
    out = number(*v.value);
  } else if (v.min && v.max) {
    out = number(*v.min) + ".." + number(*v.max);
  } else if (v.order) {
    out = "order " + number(*v.order);
  } else {
    out = v.kind;
  }
  for (const std::string* part : {&v.currency, &v.unit, &v.counted}) {
    if (!part->empty()) out += " " + *part;
  }
  if (!v.modifier.empty()) out = v.modifier + " " + out;
  return out;
}

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
          value_seen = canonical(*mention.value);
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
