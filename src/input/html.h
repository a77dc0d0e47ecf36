// A web page: its main text without menus, banners and footers, and what its metadata say.
#pragma once

#include <string>
#include <string_view>

#include "derek/status.h"

namespace derek::input {

struct Page {
  std::string title, date;  // EDTF, the day of publication
  std::string language;     // declared, ISO 639
  std::string text;         // a line for each paragraph, heading, list item and cell
};

// `page` is UTF-8. Errors: "limit", where tags are nested so deeply that reading would take forever.
Result<Page> read_html(std::string_view page);

// All the text of a piece of HTML, such as the body of a feed's item or of a mail.
Result<std::string> html_text(std::string_view piece);

// Bytes of a page → UTF-8. `label` (from --encoding, a header) wins over the page's own declaration; windows-1251
// is often said of KZ-1048 pages, so that one is looked at.
Result<std::string> decode_html(std::string_view bytes, std::string_view label);

}  // namespace derek::input
