// JSON-LD in the words of schema.org, one NewsArticle a line for each document:
//
//   @id urn:sha256:…, identifier, headline (the document's title, else its first line), datePublished, inLanguage, genre, text
//   mentions   Person (name, alternateName, givenName, additionalName: patronymic, familyName, gender, jobTitle: titles
//              now held, affiliation: OrganizationRole with roleName and the body), Organization (parentOrganization,
//              location), Place, Event, MonetaryAmount
//   hasPart    Quotation (text, spokenByCharacter)
#pragma once

#include <string>

#include "derek/document.h"

namespace derek::output {

// Ends with a newline.
std::string to_jsonld(const Document& document);

}  // namespace derek::output
