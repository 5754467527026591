"""The tasks, a family a file; each file exports `TASKS`."""
