"""The review list: where words stand again, to be tagged or left one by one."""
