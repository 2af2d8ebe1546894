"""News in a sub-editor's words, and where they lead."""

from claims.display import verdict_words
from claims.headings import topic
from claims.models import News
from claims.values import Relation


def what_happened(news: News) -> str:
    """A piece of news in a sentence: “‘300 wardens’ became ‘320 wardens’”."""
    match news.kind:
        case News.Kind.VALUE:
            return f"New value: {news.after}"
        case News.Kind.FIGURE if news.by_id:
            return f"“{news.before}” was corrected: it is read as “{news.after}” now"
        case News.Kind.FIGURE:
            return f"“{news.before}” became “{news.after}” in a new version of the article"
        case News.Kind.DISCREPANCY:
            return "New discrepancy"
        case News.Kind.VERDICT:
            return _verdict(news)
        case _:
            return news.after


def about(news: News) -> str:
    """What it is of: the measure, or what a finding's claims speak of."""
    if news.measure:
        return news.measure.name
    if news.finding:
        return topic(news.finding)
    return news.claim.counted if news.claim else ""


def leads_to(news: News) -> str:
    """The page with the sentence or the sides; empty where what it was of is gone."""
    if news.finding_id:
        return news.finding.get_absolute_url() if news.finding else ""
    if news.claim_id:
        return news.claim.get_absolute_url() if news.claim else ""
    return news.measure.get_absolute_url() if news.measure else ""


def _verdict(news: News) -> str:
    if news.after == "changed":
        return "New evidence came in after the verdict"
    if news.after == "waiting":
        return "The verdict was undone; it waits for an editor again"
    relation = news.finding.relation if news.finding else Relation.CONTRADICTS
    return f"Signed: {verdict_words(news.after, relation)}"
