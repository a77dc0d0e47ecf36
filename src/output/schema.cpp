#include "output/json.h"

namespace derek::output {

// Kept in the keywords that draft-04 and 2020-12 share, so that validators of either kind read it.
std::string_view schema() {
  return R"json({
  "$schema": "http://json-schema.org/draft-04/schema#",
  "title": "derek: the facts of one document, schema 1",
  "type": "object",
  "required": ["id"],
  "anyOf": [
    {"required": ["error"]},
    {"required": ["derek", "offset_unit", "length", "mentions", "entities", "relations", "quotes", "diagnostics"]}
  ],
  "additionalProperties": false,
  "properties": {
    "derek": {
      "type": "object",
      "required": ["schema", "version"],
      "additionalProperties": false,
      "properties": {
        "schema": {"enum": [1]},
        "version": {"type": "string"},
        "data": {"type": "string", "pattern": "^[0-9a-f]{32}$"}
      }
    },
    "id": {"type": "string"},
    "source": {"type": "string"},
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "encoding": {"enum": ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251", "KZ-1048", "PT154"]},
    "script": {"type": "string"},
    "language": {"type": "string"},
    "languages": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["start", "end", "language"],
        "additionalProperties": false,
        "properties": {
          "start": {"type": "integer", "minimum": 0},
          "end": {"type": "integer", "minimum": 1},
          "language": {"type": "string"}
        }
      }
    },
    "declared_language": {"type": "string", "pattern": "^[a-z]{2,3}$"},
    "offset_unit": {"enum": ["codepoint", "utf16", "byte"]},
    "length": {"type": "integer", "minimum": 0},
    "title": {"type": "string"},
    "date": {"type": "string"},
    "date_source": {"enum": ["option", "metadata", "text"]},
    "error": {
      "type": "object",
      "required": ["code", "message"],
      "additionalProperties": false,
      "properties": {"code": {"type": "string"}, "message": {"type": "string"}}
    },
    "mentions": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["id", "label", "start", "end", "text", "score", "by"],
        "additionalProperties": false,
        "properties": {
          "id": {"type": "string", "pattern": "^m[1-9][0-9]*$"},
          "label": {
            "enum": ["ADAGE", "ART", "CARDINAL", "CONTACT", "DATE", "DISEASE", "EVENT", "FACILITY", "GPE", "LANGUAGE",
                     "LAW", "LOCATION", "MISCELLANEOUS", "MONEY", "NON_HUMAN", "NORP", "ORDINAL", "ORGANISATION",
                     "PERCENTAGE", "PERSON", "POSITION", "PRODUCT", "PROJECT", "QUANTITY", "TIME"]
          },
          "start": {"type": "integer", "minimum": 0},
          "end": {"type": "integer", "minimum": 1},
          "text": {"type": "string", "minLength": 1},
          "lemma": {"type": "string"},
          "kind": {"type": "string"},
          "value": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "kind": {
                "enum": ["date", "interval", "time", "duration", "age", "set", "daypart", "period", "vague", "phone",
                         "email", "url", "address", "score"]
              },
              "edtf": {"type": "string"},
              "start": {"type": "string", "pattern": "^-?[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
              "end": {"type": "string", "pattern": "^-?[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
              "duration": {"type": "string"},
              "repeat": {"type": "string"},
              "value": {"type": "number"},
              "min": {"type": "number"},
              "max": {"type": "number"},
              "order": {"type": "number"},
              "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
              "unit": {"type": "string"},
              "counted": {"type": "string"},
              "normal": {"type": "string"},
              "modifier": {"type": "string"},
              "anchor": {"enum": ["document", "text", "none"]}
            }
          },
          "entity": {"type": "string", "pattern": "^e[1-9][0-9]*$"},
          "within": {"type": "string", "pattern": "^m[1-9][0-9]*$"},
          "score": {"type": "number", "minimum": 0, "maximum": 1},
          "by": {"type": "string"}
        }
      }
    },
    "entities": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["id", "label", "name", "mentions"],
        "additionalProperties": false,
        "properties": {
          "id": {"type": "string", "pattern": "^e[1-9][0-9]*$"},
          "label": {"type": "string"},
          "name": {"type": "string"},
          "latin": {"type": "string"},
          "aliases": {"type": "array", "items": {"type": "string"}},
          "parts": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "given": {"type": "string"},
              "patronymic": {"type": "string"},
              "family": {"type": "string"}
            }
          },
          "sex": {"enum": ["m", "f"]},
          "mentions": {"type": "array", "items": {"type": "string", "pattern": "^m[1-9][0-9]*$"}},
          "corrections": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["action", "at"],
              "additionalProperties": false,
              "properties": {
                "action": {"enum": ["confirm", "merge", "rename"]},
                "at": {"type": "string"},
                "was": {"type": "string"}
              }
            }
          }
        }
      }
    },
    "relations": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["label", "start", "end", "score", "by"],
        "additionalProperties": false,
        "properties": {
          "label": {"enum": ["holds_position", "part_of", "located_in"]},
          "person": {"type": "string"},
          "title": {"type": "string"},
          "position": {"type": "string"},
          "organisation": {"type": ["string", "null"]},
          "place": {"type": ["string", "null"]},
          "child": {"type": "string"},
          "parent": {"type": "string"},
          "thing": {"type": "string"},
          "kind": {"type": "string"},
          "status": {"enum": ["current", "former", "acting", "appointed", "dismissed", "candidate"]},
          "start": {"type": "integer", "minimum": 0},
          "end": {"type": "integer", "minimum": 1},
          "score": {"type": "number", "minimum": 0, "maximum": 1},
          "by": {"type": "string"}
        }
      }
    },
    "quotes": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["kind", "start", "end", "text", "score", "by"],
        "additionalProperties": false,
        "properties": {
          "kind": {"enum": ["direct", "indirect"]},
          "start": {"type": "integer", "minimum": 0},
          "end": {"type": "integer", "minimum": 1},
          "text": {"type": "string"},
          "speaker": {"type": "string", "pattern": "^e[1-9][0-9]*$"},
          "speaker_start": {"type": "integer", "minimum": 0},
          "speaker_end": {"type": "integer", "minimum": 1},
          "cue": {"type": "string"},
          "score": {"type": "number", "minimum": 0, "maximum": 1},
          "by": {"type": "string"}
        }
      }
    },
    "diagnostics": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["level", "code", "message"],
        "additionalProperties": false,
        "properties": {
          "level": {"enum": ["note", "warning", "error"]},
          "code": {"type": "string"},
          "message": {"type": "string"},
          "start": {"type": "integer", "minimum": 0},
          "end": {"type": "integer", "minimum": 0}
        }
      }
    }
  }
}
)json";
}

}  // namespace derek::output
