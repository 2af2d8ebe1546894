"""A desk in one file: made while the site runs, checked, and put into an empty database of either engine."""
