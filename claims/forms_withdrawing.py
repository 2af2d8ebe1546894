"""What an admin says when an article goes off the desk, or comes back."""

from django import forms

from articles.models import Withdrawal


class WithdrawForm(forms.Form):
    """Why, once for everybody who follows an old link and once for the desk."""

    ground = forms.ChoiceField(
        label="Why, as readers of old links are told",
        choices=[("", "Choose one"), *((key, words.capitalize()) for key, words in Withdrawal.Ground.choices)],
        error_messages={"required": "Choose the ground on which it is withdrawn."},
    )
    public_words = forms.CharField(
        label="A sentence for them",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="May stay empty. Name nobody here whom the withdrawal protects.",
    )
    note = forms.CharField(
        label="Note for the desk’s admins",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who asked for it, and on what paper.",
        error_messages={"required": "Note who asked for it, so that the next admin can judge."},
    )


class ReinstateForm(forms.Form):
    """Why it may be shown again."""

    note = forms.CharField(
        label="Why it may be shown again",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Note why it may be shown again."},
    )
