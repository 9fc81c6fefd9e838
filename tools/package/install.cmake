# What `cmake --install` puts elsewhere: the headers, one static library with a CMake package for it (ironlab::core), the
# command line tool with its completions, the licences. docs/using-the-core.md shows their use.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# All of the core's libraries in one archive, so that who links it need not know the layers.
get_property(folders DIRECTORY core PROPERTY SUBDIRECTORIES)
set(objects "")
foreach(folder IN LISTS folders)
  get_property(targets DIRECTORY "${folder}" PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(type MATCHES "^(STATIC|OBJECT)_LIBRARY$")
      list(APPEND objects $<TARGET_OBJECTS:${target}>)
    endif()
  endforeach()
endforeach()
add_library(ironlab_library STATIC ${objects})
set_target_properties(ironlab_library PROPERTIES OUTPUT_NAME ironlab EXPORT_NAME core LINKER_LANGUAGE CXX)
target_compile_features(ironlab_library INTERFACE cxx_std_20)
# Models are functions in headers: without this a processor with fused multiply-add gives other last bits than the library.
target_compile_options(ironlab_library INTERFACE $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-ffp-contract=off>)
target_include_directories(ironlab_library INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/ironlab>)
get_target_property(definitions core_math INTERFACE_COMPILE_DEFINITIONS)
if(definitions)
  target_compile_definitions(ironlab_library INTERFACE ${definitions})
endif()
install(TARGETS ironlab_library EXPORT ironlabTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})

# json_*.h need nlohmann/json and are not part of the facade; musl.h is for compiling musl.
install(DIRECTORY core/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/ironlab
  FILES_MATCHING PATTERN "*.h" PATTERN "json_*.h" EXCLUDE PATTERN "musl.h" EXCLUDE)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/ironlab)
configure_package_config_file(tools/package/ironlabConfig.cmake.in "${CMAKE_BINARY_DIR}/ironlabConfig.cmake"
  INSTALL_DESTINATION ${package} NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may break what was.
write_basic_package_version_file("${CMAKE_BINARY_DIR}/ironlabConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(EXPORT ironlabTargets NAMESPACE ironlab:: DESTINATION ${package})
install(FILES "${CMAKE_BINARY_DIR}/ironlabConfig.cmake" "${CMAKE_BINARY_DIR}/ironlabConfigVersion.cmake" DESTINATION ${package})

install(TARGETS ironlab RUNTIME)
set(completions "${CMAKE_BINARY_DIR}/completions")
file(MAKE_DIRECTORY "${completions}")
add_custom_command(OUTPUT "${completions}/ironlab" "${completions}/_ironlab" "${completions}/ironlab.fish" DEPENDS ironlab VERBATIM
  COMMAND ironlab completion bash > "${completions}/ironlab"
  COMMAND ironlab completion zsh > "${completions}/_ironlab"
  COMMAND ironlab completion fish > "${completions}/ironlab.fish")
add_custom_target(ironlab_completions ALL DEPENDS "${completions}/ironlab" "${completions}/_ironlab" "${completions}/ironlab.fish")
install(FILES "${completions}/ironlab" DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES "${completions}/_ironlab" DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES "${completions}/ironlab.fish" DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES LICENSE tools/package/THIRD-PARTY.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
