#include "output/entity_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "base/collate.h"
#include "output/csv.h"

namespace derek::output {

namespace {

struct Entry {
  std::set<std::string> variants;
  std::vector<std::string> documents;
  std::string first_date, last_date;
  size_t count = 0;
};

class IndexWriter : public Writer {
 public:
  std::string document(const Document& d) override {
    for (const Entity& e : d.entities) {
      Entry& entry = entries_[{e.name, e.label}];
      for (const std::string& variant : variants(d, e)) entry.variants.insert(variant);
      if (entry.documents.empty() || entry.documents.back() != d.id) entry.documents.push_back(d.id);
      entry.count += e.mentions.size();
      if (d.date.empty()) continue;
      if (entry.first_date.empty() || d.date < entry.first_date) entry.first_date = d.date;
      entry.last_date = std::max(entry.last_date, d.date);
    }
    return "";
  }

  std::string end() override {
    std::vector<std::pair<std::string, const std::pair<const std::pair<std::string, Label>, Entry>*>> order;
    for (const auto& entry : entries_) order.emplace_back(kazakh_sort_key(entry.first.first), &entry);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out = "name,label,variants,count,first_date,last_date,documents\r\n";
    for (const auto& [key, entry] : order) {
      const auto& [name, e] = *entry;
      out += csv_row({name.first, std::string(derek::to_string(name.second)), joined({e.variants.begin(), e.variants.end()}, "|"),
                      std::to_string(e.count), e.first_date, e.last_date, joined(e.documents, "|")});
    }
    return out;
  }

 private:
  std::map<std::pair<std::string, Label>, Entry> entries_;
};

}  // namespace

std::unique_ptr<Writer> entity_index_writer() { return std::make_unique<IndexWriter>(); }

}  // namespace derek::output
