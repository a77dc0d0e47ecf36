// A page as a tree, by Gumbo, and what is common to all who walk it.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>

#include "derek/status.h"

namespace derek::input {

struct DestroyHtml {
  void operator()(GumboOutput* output) const;
};
using HtmlTree = std::unique_ptr<GumboOutput, DestroyHtml>;

// HTML5's parser takes a time that grows with the depth of open elements for each tag: pages whose tags are nested
// beyond reason are refused (code "limit") by a look at the tags alone.
Result<HtmlTree> parse_html(std::string_view page);

inline bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}
// The value of an attribute, empty if there is none.
std::string_view attribute(const GumboNode* element, const char* name);

// Calls enter(node) and leave(node) for the node and all below it; enter returns false: not below this one.
// No recursion: depth costs no stack.
template <typename Enter, typename Leave>
void walk(const GumboNode* root, Enter enter, Leave leave) {
  const GumboNode* node = root;
  while (node) {
    const bool below = enter(node) && is_element(node) && node->v.element.children.length > 0;
    if (below) {
      node = static_cast<const GumboNode*>(node->v.element.children.data[0]);
      continue;
    }
    for (;;) {
      leave(node);
      if (node == root) return;
      const GumboVector& siblings = node->parent->v.element.children;
      if (node->index_within_parent + 1 < siblings.length) {
        node = static_cast<const GumboNode*>(siblings.data[node->index_within_parent + 1]);
        break;
      }
      node = node->parent;
    }
  }
}

}  // namespace derek::input
