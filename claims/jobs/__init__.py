"""Loading in the background: rows that say what is to be done, and workers that may die over any of them.

The rows are the truth. A task of the queue only says that there is work, so that a lost one loses nothing. A worker
takes a job for the time of a lease and renews it while it reads; that the job is done is written in the transaction
that stores the article. So a worker may be killed at any moment: either both stand or neither, and the lease runs out.
"""
