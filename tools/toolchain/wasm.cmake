# The toolchain file of preset wasm: hands on to the one that Emscripten carries, wherever that is.
include("${CMAKE_CURRENT_LIST_DIR}/emscripten.cmake")
if(NOT IRONLAB_EMSCRIPTEN)
  message(FATAL_ERROR "No Emscripten: run ./lab setup, or put emcc 3.1.60 or newer on PATH.")
endif()
include("${IRONLAB_EMSCRIPTEN}/cmake/Modules/Platform/Emscripten.cmake")
