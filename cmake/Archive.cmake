# cfplan_archive(TARGET NAME…): what to link for a library of Debian's: TARGET as it was found, or in a
# CFPLAN_QUICK_START build its archive libNAME.a and those of the libraries that it needs. The answer is
# in the variable TARGET_link, with `_` for what a variable's name cannot hold.
function(cfplan_archive target)
  string(MAKE_C_IDENTIFIER ${target} variable)
  set(link ${target})
  if(CFPLAN_QUICK_START)
    set(link)
    foreach(name ${ARGN})
      find_library(CFPLAN_ARCHIVE_${name} lib${name}.a REQUIRED)
      list(APPEND link ${CFPLAN_ARCHIVE_${name}})
    endforeach()
  endif()
  set(${variable}_link ${link} PARENT_SCOPE)
endfunction()
