"""`manage.py compare`: JSON lines in, judgements out, broken lines named."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

CLAIM = {"value": 12, "counted": "people killed", "entity": "Harwick", "as_of": "2021-03-03", "published": "2021-03-03"}


def run(path, text):
    path.write_text(text, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    failed = False
    try:
        call_command("compare", str(path), "--format", "jsonl", stdout=out, stderr=err)
    except CommandError:
        failed = True
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), failed


def pair(**other):
    return json.dumps({"a": {"id": "a1", **CLAIM}, "b": {"id": "b1", **CLAIM, **other}})


def test_each_pair_is_answered_on_a_line(tmp_path):
    lines, err, failed = run(tmp_path / "pairs.jsonl", pair(value=19) + "\n\n" + pair() + "\n")
    assert [line["relation"] for line in lines] == ["contradicts", "corroborates"]
    assert set(lines[0]) >= {"a", "b", "relation", "reasons", "explanation"}
    assert (lines[0]["a"], lines[0]["b"]) == ("a1", "b1")
    assert not err
    assert not failed


def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path):
    lines, err, failed = run(tmp_path / "pairs.jsonl", pair() + '\n{"a": 3\n[1]\n' + pair() + "\n")
    assert len(lines) == 2
    assert err.startswith("line 2: not JSON")
    assert "line 3: expected an object" in err
    assert failed


@pytest.mark.parametrize("field", [*CLAIM, "id"])
def test_any_field_may_be_missing_or_malformed(tmp_path, field):
    claim = {"id": "a1", **CLAIM}
    missing = {name: value for name, value in claim.items() if name != field}
    odd = {**claim, field: ["?"]}
    text = "\n".join(json.dumps({"a": one, "b": claim}) for one in (missing, odd))
    lines, err, failed = run(tmp_path / "pairs.jsonl", text)
    assert len(lines) == 2
    assert not err
    assert not failed
    assert all(line["relation"] != "contradicts" for line in lines)


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path):
    with pytest.raises(CommandError, match="cannot read"):
        call_command("compare", str(tmp_path / "none.jsonl"))
