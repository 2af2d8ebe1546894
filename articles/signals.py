"""What other apps may want to know of articles; they listen, so that articles need not know of them."""

from django.dispatch import Signal

# Sent with `articles`, a queryset, after a hand other than loading's changed who printed or wrote them.
credit_changed = Signal()

# Sent with `changes`, a list of `articles.sharing.Change`, after a new text changed what others share with each other;
# within the transaction that stores the new text, so that nobody sees the one without the other.
sharing_changed = Signal()

# Sent with `article` after it was withdrawn or reinstated, within the transaction that notes it, so that nothing of a
# withdrawn article is shown for a moment longer.
withdrawal_changed = Signal()

# Sent with `outlet` and `into` before the one becomes the other, within the transaction that does it, so that what
# hangs on the one can be hung on the other.
outlets_merging = Signal()

# Sent with `outlet` and `into` by who asks what merging would touch; receivers answer with a list of lines in words.
outlets_compared = Signal()

# Sent with `before`, a name, and `outlet`, which is called otherwise now, within the transaction that renames it.
outlet_renamed = Signal()
