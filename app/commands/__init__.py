"""The subcommands of `wijkspiegel`, one module each: HULP, add_arguments(parser), run(args) -> exit code."""
