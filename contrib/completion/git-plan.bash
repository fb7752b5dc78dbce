# Completion of `git plan` and git-plan in bash. Git's own completion calls _git_plan.
#
# `make install` puts it where bash-completion finds it. Elsewhere, in ~/.bashrc:
#
#	source <(git plan completion bash)
#
# All knowledge is in the program, which is asked at each TAB.

# The words up to the cursor, in typed: bash cuts them at "=" and ":" too.
__git_plan_typed ()
{
	local rest="${COMP_LINE:0:COMP_POINT}" space word i
	typed=()
	for ((i = 0; i <= COMP_CWORD; i++)); do
		space="${rest%%[![:space:]]*}"
		rest="${rest:${#space}}"
		word="${COMP_WORDS[i]}"
		((i < COMP_CWORD)) || word="$rest"
		if [[ $space || $i == 0 ]]; then
			typed+=("$word")
		else
			typed[${#typed[@]}-1]+="$word"
		fi
		rest="${rest:${#word}}"
	done
}

# Make $word one that can be inserted where $cur stands; fails where it cannot.
__git_plan_insertable ()
{
	case "$cur" in
	*[\"\']*)
		word="${word#"${cur%%[\"\']*}"}"
		[[ $word != *[\"\'\\\`\$!]* ]]
		;;
	*)
		word="${word#"${cur%"${cur##*["${COMP_WORDBREAKS//[[:space:]\"\'\\]/}"]}"}"}"
		if [[ $word == *[!A-Za-z0-9._/:=@%+,-]* ]]; then
			printf -v word %q "$word"
		fi
		;;
	esac
}

# Candidates for the last of the words in typed, which begin at $1.
__git_plan_complete ()
{
	local cur="${typed[${#typed[@]}-1]}" ask=(command git) words line word about space
	local described=() width="${COLUMNS:-80}"
	COMPREPLY=()
	# Git's completion knows the -C of the command line.
	! declare -F __git >/dev/null || ask=(__git)
	words=("${typed[@]:$1}")
	while IFS= read -r line; do
		word="${line%%$'\t'*}"
		if [[ ! $word ]]; then
			# A file: bash completes those.
			compopt +o nospace 2>/dev/null
			return
		fi
		space=" "
		case "$cur $word" in *[\"\']*" $word" | *[:=]) space="" ;; esac
		[[ $line == *$'\t'* ]] && about="  (${line#*$'\t'})" || about=""
		__git_plan_insertable || continue
		COMPREPLY+=("$word$space")
		about="$word$about"
		described+=("${about:0:width-1}")
	done < <("${ask[@]}" plan completion words -- "${words[@]//[\"\'\\]/}" 2>/dev/null)
	case "$cur" in *[\"\']*) compopt +o nospace 2>/dev/null ;; esac
	if ((${#COMPREPLY[@]} == 0)); then
		compopt +o default +o bashdefault 2>/dev/null
	elif ((${#COMPREPLY[@]} > 1 && ${COMP_TYPE:-0} == 63)); then
		# A list, of which nothing is inserted.
		COMPREPLY=("${described[@]}")
	fi
}

_git_plan ()
{
	local typed at=1
	__git_plan_typed
	# Where the command of git stands.
	while ((at < ${#typed[@]})); do
		case "${typed[at]}" in
		-C | -c | --git-dir | --work-tree | --namespace) ((at++)) ;;
		-*) ;;
		*) break ;;
		esac
		((at++))
	done
	__git_plan_complete $((at + 1))
}

__git_plan_main ()
{
	local typed
	__git_plan_typed
	__git_plan_complete 1
}

complete -o bashdefault -o default -o nospace -F __git_plan_main git-plan
