# Writes the bytes of MO as a std::string_view called NAME into the source OUT.
file(READ ${MO} bytes HEX)
string(LENGTH "${bytes}" length)
math(EXPR length "${length} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
string(REGEX REPLACE "(................................................................)"
       "\\1\"\n    \"" bytes "${bytes}")
file(WRITE ${OUT} "#include \"app/i18n/built_in_messages.h\"\n\nnamespace regulars::i18n {\n
const std::string_view ${NAME}{\n    \"${bytes}\",\n    ${length}};\n
}  // namespace regulars::i18n\n")
