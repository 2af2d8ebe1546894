"""Work in the background: rows that say what is to be done, and workers that may die over any of them.

Pages to load are jobs, everything else chores. The rows are the truth. A task of the queue only says that there is
work, so that a lost one loses nothing. A worker takes a row for the time of a lease and renews it while it works; that
a job is done is written in the transaction that stores the article, and a chore may be done twice. So a worker may be
killed at any moment: nothing is lost, nothing is there twice, and the lease runs out.
"""
