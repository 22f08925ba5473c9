#pragma once
// The programme as a JSON document and back: assets/programme/programme.schema.json describes it,
// the documents beside it are examples. Two ways in: whoever follows a programme that is in force
// reads on over keys of a newer version; whoever publishes one is told of every slip.
//
// A document has at most kMostDocumentBytes, 200 earn rules, 100 rewards, 16 purses and 16 tiers,
// and is at most kDeepestDocument deep. Format 1, of earlier versions, stays readable.

#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

inline constexpr std::size_t kMostDocumentBytes = 512UL * 1024;
inline constexpr std::size_t kDeepestDocument = 16;

// For a program that follows it: keys that it does not know are ignored. Every mistake is in the
// error's words by its path: "tiers[1].factor: wants a number from 0.0001 to 100...".
[[nodiscard]] Result<model::Programme> parse_programme(std::string_view json);

// What publishing would say about a document, one sentence each, with the path before it. The
// programme is whole where there are no mistakes.
struct Examination {
  model::Programme programme;
  std::vector<std::string> mistakes;
  std::vector<std::string> warnings;  // allowed, and probably not meant
};
// For publishing: besides what parse_programme refuses, an unknown key, a rule that can never fire,
// rules that contradict each other or overlap, and what `before` (the programme in force; null: the
// first) forbids. See programme_lint.h.
[[nodiscard]] Examination examine_programme(std::string_view json, const model::Programme* before);
// The same as a verdict: all mistakes in one sentence.
[[nodiscard]] Result<model::Programme> parse_for_publishing(std::string_view json,
                                                            const model::Programme* before);

// Format 2, one line, without what stands at its default; parse_programme reads back the same.
[[nodiscard]] std::string to_document(const model::Programme& programme);

}  // namespace regulars::loyalty
