#compdef git-plan
#description keep an action plan in the repository
#
# Completion of `git plan` and git-plan in zsh, whose completion of git calls _git-plan.
#
# `make install` puts it into site-functions, as _git-plan. Elsewhere, in ~/.zshrc after
# compinit:
#
#	source <(git plan completion zsh)
#
# All knowledge is in the program, which is asked at each TAB.

_git-plan() {
	local -a folder lines words_before beginnings others
	local line word entry
	local -i files=0
	# The -C of `git -C FOLDER plan`.
	if [[ -n ${opt_args[-C]-} ]]; then
		folder=(-C ${(Q)opt_args[-C]})
	fi
	words_before=("${(@Q)words[2,CURRENT-1]}")
	lines=("${(@f)$(command git $folder plan completion words --all -- \
		"${words_before[@]}" "${(Q)PREFIX}" 2>/dev/null)}")
	for line in $lines; do
		word=${line%%$'\t'*}
		if [[ -z $word ]]; then
			files=1
			continue
		fi
		entry=${${word//\\/\\\\}//:/\\:}
		if [[ $line == *$'\t'* ]]; then
			entry+=:${line#*$'\t'}
		fi
		if [[ $word == *[=:] ]]; then
			beginnings+=($entry)
		else
			others+=($entry)
		fi
	done
	local -i ret=1
	(( files )) && _files && ret=0
	_describe -t git-plan 'git plan' beginnings -S '' -- others && ret=0
	return ret
}

if [[ $funcstack[1] == _git-plan ]]; then
	_git-plan "$@"
else
	compdef _git-plan git-plan
fi
