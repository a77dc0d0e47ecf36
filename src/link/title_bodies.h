// The body that a title without one belongs to: мектеп директоры is of the school that the text has named, a judge of the
// court, a chief bookkeeper of the body that the release is about.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "derek/document.h"
#include "lexicon/lexicon.h"

namespace derek::link {

// What the lists say of titles and bodies.
class TitleWords {
 public:
  explicit TitleWords(const lexicon::Lexicon& lexicon);  // must outlive it

  // Nouns that the body may be called by: the head of its name, or of the name in its quotes, and what its legal form
  // means.
  std::vector<std::string> nouns_of(const Document& document, TokenRange body) const;
  // A noun that ends names of bodies.
  bool is_body_noun(const Document& document, uint32_t token) const;
  // List title_body: nouns of the bodies that such titles are held in, parted by ";", or "any", "none"; empty: not listed.
  std::string_view bodies_of(const Document& document, TokenRange title) const;

 private:
  const lexicon::Lexicon& lexicon_;
  uint32_t forms_, abbreviations_, heads_, bodies_;
};

// Finds the bodies of one document, of those named before what was asked for last. Mentions must not change meanwhile.
class TitleBodies {
 public:
  TitleBodies(const Document& document, const TitleWords& words);

  // An entity, or kNoIndex.
  uint32_t find(TokenRange title, std::string_view kind);
  // The body that this noun may stand for, of those named before it: басқарманың.
  uint32_t by_noun(uint32_t token);

 private:
  struct Named {
    std::string name;  // as of key_of
    uint32_t entity;
  };
  void read_until(uint32_t token);
  uint32_t main_named(std::string_view noun, std::string_view word) const;

  const Document& d_;
  const TitleWords& words_;
  std::unordered_map<std::string, std::vector<Named>> named_;  // by noun, in the order of the text
  size_t next_ = 0;
  std::unordered_map<uint32_t, uint32_t> count_;  // body → how often it is named
  uint32_t main_ = kNoIndex;  // the body named most often
  uint32_t main_from_ = 0;    // behind its first mention
};

}  // namespace derek::link
