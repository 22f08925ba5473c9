# regulars_library, regulars_program, regulars_test: the only ways a target is made here.
#   USES      our libraries whose headers this one may include: its place in the levels
#   PACKAGES  what it takes from Debian, linked privately; PUBLIC_PACKAGES when its headers need them
# Sources are listed by name; there is no GLOB and no global flag.

find_program(REGULARS_CCACHE ccache)
if(REGULARS_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${REGULARS_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${REGULARS_CCACHE})
endif()

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Debug: fast to compile and to run through 100 kills; line tables are enough for a stack trace.
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")

set(regulars_warnings
  -Wall -Wextra -Wpedantic
  -Werror                  # on our code only: packages come in as SYSTEM headers
  -Wconversion             # a value that silently changes
  -Wsign-conversion        # a count that becomes negative
  -Wshadow                 # two things with one name
  -Wold-style-cast         # a cast nobody can search for
  -Wnon-virtual-dtor
  -Woverloaded-virtual
  -Wnull-dereference
  -Wduplicated-cond
  -Wduplicated-branches
  -Wlogical-op
  -Wuseless-cast
  -Wswitch-enum            # a new kind must be thought of everywhere
  -Wfloat-equal
  -Wformat=2
  -Wcast-align
  -Wextra-semi
  -Wno-restrict            # g++ 12 at -O2 sees overlaps in std::string's own copies (GCC bug 105651)
)

function(regulars_compile_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE ${regulars_warnings})
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
  if(REGULARS_SANITIZE)
    list(JOIN REGULARS_SANITIZE "," kinds)
    target_compile_options(${target} PUBLIC -fsanitize=${kinds} -fno-omit-frame-pointer
                           -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC -fsanitize=${kinds})
    # g++ 12 finds null dereferences in code that the sanitizers themselves inserted.
    target_compile_options(${target} PRIVATE -Wno-null-dereference)
  endif()
endfunction()

function(regulars_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;PACKAGES;PUBLIC_PACKAGES" ${ARGN})
  if(arg_SOURCES)
    add_library(${name} STATIC ${arg_SOURCES})
    regulars_compile_options(${name})
    target_link_libraries(${name} PUBLIC ${arg_USES} ${arg_PUBLIC_PACKAGES}
                          PRIVATE ${arg_PACKAGES})
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${arg_USES} ${arg_PUBLIC_PACKAGES})
  endif()
endfunction()

# regulars_program(target OUTPUT file-name SOURCES ... USES ... PACKAGES ...)
function(regulars_program name)
  cmake_parse_arguments(arg "" "OUTPUT" "SOURCES;USES;PACKAGES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES OUTPUT_NAME ${arg_OUTPUT}
                        RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
  regulars_compile_options(${name})
  # g++ 12 at -O2 finds null dereferences in the vectors of strings that CLI11 makes.
  target_compile_options(${name} PRIVATE -Wno-null-dereference)
  target_link_libraries(${name} PRIVATE ${arg_USES} ${arg_PACKAGES})
  install(TARGETS ${name})
  set_property(GLOBAL APPEND PROPERTY REGULARS_PROGRAMS ${name})
endfunction()

# regulars_test(name LABEL unit|storage|ui|journey|layout|slow SOURCES ... USES ... [TIMEOUT seconds]
#               [OPENS_WINDOW])
function(regulars_test name)
  cmake_parse_arguments(arg "OPENS_WINDOW" "LABEL;TIMEOUT" "SOURCES;USES;PACKAGES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  regulars_compile_options(${name})
  target_link_libraries(${name} PRIVATE ${arg_USES} ${arg_PACKAGES} Catch2::Catch2WithMain)
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABEL}" TIMEOUT ${arg_TIMEOUT})
  if(REGULARS_SANITIZE STREQUAL "thread")
    # OpenSSL is not built with the sanitizer: its own locking cannot be seen.
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT
      "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/packaging/cmake/tsan.supp")
  elseif(REGULARS_SANITIZE)
    # libgooglepinyin frees with delete what it made with new[], each time it loads its dictionary.
    set(options "alloc_dealloc_mismatch=0")
    if(arg_OPENS_WINDOW)
      # The drawing driver and D-Bus keep memory until the end, and the driver is unloaded before it.
      string(APPEND options ":detect_leaks=0")
    endif()
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "ASAN_OPTIONS=${options}"
      "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/packaging/cmake/lsan.supp")
  endif()
endfunction()
