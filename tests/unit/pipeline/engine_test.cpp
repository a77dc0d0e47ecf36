// Our rules on whole releases, by the grammar's fast engine and by its slow twin.
#include "grammar/grammar.h"
#include "pipeline/bundle.h"
#include "unit/pipeline/support.h"

namespace derek {
namespace {

TEST(Engines, FindTheSameInReleases) {
  const auto bundle = pipeline::Bundle::from_folder(dictionaries());
  ASSERT_TRUE(bundle.ok()) << bundle.error().to_string();
  const auto fast = grammar::Grammar::compile(bundle->rules(), bundle->lexicon());
  const auto plain = grammar::Grammar::compile(bundle->rules(), bundle->lexicon(), grammar::kStepBudget,
                                               grammar::Engine::kPlain);
  ASSERT_TRUE(fast.grammar && plain.grammar);
  const auto fast_scratch = fast.grammar->make_scratch(), plain_scratch = plain.grammar->make_scratch();
  size_t matches = 0;
  for (const std::string& text : press_texts()) {
    Document a = analyze(shared_pipeline(), text);
    a.matches.clear();
    a.slots.clear();
    a.attributes.clear();
    Document b = a;
    fast.grammar->run(a, fast_scratch.get());
    plain.grammar->run(b, plain_scratch.get());
    EXPECT_EQ(a, b);
    matches += a.matches.size();
  }
  EXPECT_GT(matches, 100u);
}

}  // namespace
}  // namespace derek
