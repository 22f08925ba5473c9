#include "app/storage/data_folder.h"

#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::storage;
using regulars::tests::TempDir;

TEST_CASE("a data folder is made for its owner and locked for one program", "[storage]") {
  const TempDir dir;
  const auto path = dir / "deep" / "folder";
  {
    const auto first = DataFolder::open(path);
    REQUIRE(first.has_value());
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0700U);
    const auto second = DataFolder::open(path);
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().kind == ErrorKind::busy);
    CHECK(second.error().words.find("in use by another program (pid " + std::to_string(getpid()) +
                                    ")") != std::string::npos);
  }
  CHECK(DataFolder::open(path).has_value());
}

TEST_CASE("a folder that cannot be made is told by name", "[storage]") {
  const auto opened = DataFolder::open("/proc/regulars");
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().words.find("/proc/regulars") != std::string::npos);
}
