// What is remembered of one text changes nothing in the next.
#include "pipeline/bundle.h"
#include "text/normalize.h"
#include "unit/dirty/dirt.h"

namespace derek {
namespace {

TEST(Memo, NormalisesAsWithoutIt) {
  const auto bundle = pipeline::Bundle::from_folder(DEREK_SOURCE_DIR "/dictionaries");
  ASSERT_TRUE(bundle);
  const auto normalizer = text::Normalizer::create(bundle->sources(), &bundle->lexicon());
  ASSERT_TRUE(normalizer);
  const auto scratch = normalizer->make_scratch();
  const std::u32string letters = U"әғқңөұүһі", typed = U"агкноуухи";
  size_t mended = 0;
  std::mt19937 random(7);
  for (const std::string& text : press_texts()) {
    // As it is; without Kazakh letters, in all words and in some.
    for (const uint32_t share : {0u, 10u, 4u}) {
      bool plain = false;
      const Dirty dirty = rewrite(text, [&](Dirty& out, char32_t c, uint32_t at) {
        if (c == ' ') plain = random() % 10 < share;
        const size_t place = letters.find(c);
        out.add(utf8::encode(plain && place != std::u32string::npos ? typed[place] : c), at);
      });
      Document anew, remembered;
      anew.original = remembered.original = dirty.text;
      normalizer->run(anew);
      normalizer->run(remembered, scratch.get());
      ASSERT_EQ(anew, remembered) << dirty.text;
      mended += anew.diagnostics.size();
    }
  }
  EXPECT_GT(mended, 100u);
}

}  // namespace
}  // namespace derek
