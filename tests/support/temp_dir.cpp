#include "tests/support/temp_dir.h"

#include <cstdlib>
#include <system_error>

#include "app/base/check.h"

namespace regulars::tests {

TempDir::TempDir() {
  std::string pattern = (std::filesystem::temp_directory_path() / "regulars-test-XXXXXX").string();
  REGULARS_CHECK(mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace regulars::tests
