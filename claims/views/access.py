"""Who may see what: one decorator a role, put on every view."""

from django.contrib.auth.decorators import permission_required

may_read = permission_required("claims.view_claim", raise_exception=True)
may_review = permission_required("claims.review_finding", raise_exception=True)
may_correct = permission_required("claims.correct_claim", raise_exception=True)
may_edit_measures = permission_required("claims.change_measure", raise_exception=True)
may_sort = permission_required("claims.add_measuredecision", raise_exception=True)
may_load = permission_required("articles.load_article", raise_exception=True)
