# Completion of `git plan` and git-plan in fish.
#
# `make install` puts it into vendor_conf.d: fish reads a file of completions only for the
# command of its name, and its own completion of git knows nothing of `git plan` in some
# versions. Elsewhere, save it:
#
#	git plan completion fish >~/.config/fish/conf.d/git-plan.fish
#
# All knowledge is in the program, which is asked at each TAB.

# What to ask git, a word a line: in which repository, and what stands after plan.
function __git_plan_question
    set -l words (commandline -opc)
    if test "$words[1]" = git
        while string match -q -- '-*' "$words[2]"
            switch $words[2]
                case -C --git-dir
                    printf '%s\n' $words[2..3]
                    set words git $words[4..]
                case -c --work-tree --namespace
                    set words git $words[4..]
                case '--git-dir=*'
                    printf '%s\n' $words[2]
                    set words git $words[3..]
                case '*'
                    set words git $words[3..]
            end
        end
        test "$words[2]" = plan
        or return
        set words $words[2..]
    end
    printf '%s\n' plan completion words --all -- $words[2..]
end

function __git_plan_candidates
    set -l question (__git_plan_question)
    for line in (command git $question (commandline -ct) 2>/dev/null)
        if string match -q -- \t'*' $line
            __fish_complete_path (commandline -ct)
        else
            printf '%s\n' $line
        end
    end
end

complete -c git-plan -f -a '(__git_plan_candidates)'
complete -c git -n '__git_plan_question >/dev/null' -f -a '(__git_plan_candidates)'
complete -c git -n 'test (count (commandline -opc)) -eq 1' -a plan -d 'Keep an action plan in the repository'
