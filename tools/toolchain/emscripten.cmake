# Finds the Emscripten installation, both for the wasm build and for the native one (core/math takes musl from it).
# Sets IRONLAB_EMSCRIPTEN to the folder that holds emcc, or to nothing. Order: the one that ./lab chose (environment),
# the private copy in .toolchain, emcc on PATH.
if(DEFINED ENV{IRONLAB_EMSCRIPTEN} AND EXISTS "$ENV{IRONLAB_EMSCRIPTEN}/emcc")
  set(IRONLAB_EMSCRIPTEN "$ENV{IRONLAB_EMSCRIPTEN}")
elseif(EXISTS "${CMAKE_CURRENT_LIST_DIR}/../../.toolchain/emscripten/.stamp")
  get_filename_component(IRONLAB_EMSCRIPTEN
    "${CMAKE_CURRENT_LIST_DIR}/../../.toolchain/emscripten/usr/share/emscripten" ABSOLUTE)
else()
  set(IRONLAB_EMSCRIPTEN "")
  find_program(IRONLAB_EM_CONFIG em-config)
  if(IRONLAB_EM_CONFIG)
    execute_process(COMMAND "${IRONLAB_EM_CONFIG}" EMSCRIPTEN_ROOT
      OUTPUT_VARIABLE IRONLAB_EMSCRIPTEN OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
endif()
