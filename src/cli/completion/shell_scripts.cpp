#include "cli/completion/shell_scripts.hpp"

#include "cfplan/base/check.hpp"

namespace cfplan {
namespace {

// bash splits words at "=" and ":" and replaces only the last piece; cfplan is asked with whole
// words, and what bash keeps is taken off the answers. Works with bash 3.2 too.
constexpr std::string_view kBash =
    R"script(# bash completion for cfplan. Load it with: source <(cfplan completion bash)
_cfplan() {
  local words=() kind='' word text summary last=-1 piece=$2 option=''
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    word=${word//[\"\'\\]/}
    if [[ $last -ge 0 && ( $word == [=:]* || ${words[last]} == *[=:] ) ]]; then
      words[last]+=$word
    else
      words+=("$word")
      last=$((last + 1))
    fi
  done
  local kept=${words[last]%"$piece"}
  COMPREPLY=()
  while IFS=$'\t' read -r text summary; do
    if [[ -z $kind ]]; then
      kind=$text
    else
      COMPREPLY+=("${text#"$kept"}")
    fi
  done < <("$1" __complete "${words[@]}" 2>/dev/null)
  if [[ $piece == --*=* ]]; then
    option=${piece%%=*}=
    piece=${piece#*=}
  fi
  case $kind in
    files | folders)
      local action=-f
      [[ $kind == files ]] || action=-d
      compopt -o filenames 2>/dev/null
      while read -r text; do
        COMPREPLY+=("$text")
      done < <(compgen -P "$option" $action -- "$piece")
      ;;
    words)
      if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=/] ]]; then
        compopt -o nospace 2>/dev/null
      fi
      ;;
  esac
}
complete -F _cfplan cfplan
)script";

constexpr std::string_view kZsh = R"script(#compdef cfplan
# zsh completion for cfplan. Load it with: source <(cfplan completion zsh)
_cfplan() {
  local -a lines closed open
  local line text
  lines=("${(@f)$("${(Q)words[1]}" __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  case $lines[1] in
    files)
      compset -P '--*='
      _files
      ;;
    folders)
      compset -P '--*='
      _files -/
      ;;
    words)
      for line in "${(@)lines[2,-1]}"; do
        text=${${line%%$'\t'*}//:/\\:}
        if [[ $text == *[=/] ]]; then
          open+=("$text:${line#*$'\t'}")
        else
          closed+=("$text:${line#*$'\t'}")
        fi
      done
      _describe 'cfplan' closed -- open -S ''
      ;;
  esac
}
if [[ $funcstack[1] == _cfplan ]]; then
  _cfplan "$@"
else
  compdef _cfplan cfplan
fi
)script";

constexpr std::string_view kFish =
    R"script(# fish completion for cfplan. Load it with: cfplan completion fish | source
function __cfplan_complete
    set -l words (commandline --current-process --tokenize --cut-at-cursor)
    set -l current (commandline --current-token --cut-at-cursor)
    set -l program $words[1]
    set -e words[1]
    set -l lines ($program __complete $words "$current" 2>/dev/null)
    set -l kind $lines[1]
    set -e lines[1]
    set -l option (string match --regex -- '^--[^=]*=' $current)
    set -l path (string replace --regex -- '^--[^=]*=' '' $current)
    switch "$kind"
        case files
            string join -- \n "$option"(__fish_complete_path $path)
        case folders
            string join -- \n "$option"(__fish_complete_path $path | string match --regex '^[^\t]*/(?:\t.*)?$')
        case words
            string join -- \n $lines
    end
end
complete --command cfplan --no-files --arguments '(__cfplan_complete)'
)script";

}  // namespace

std::string_view completion_script(std::string_view shell) {
  if (shell == "bash") return kBash;
  if (shell == "zsh") return kZsh;
  check(shell == "fish", "the options table names no other shell");
  return kFish;
}

}  // namespace cfplan
