"""What is a subscription called where it is shown? Sources carry a small mark. Pure."""

from __future__ import annotations

from storage.records import Subscription

MARK = "📡"


def marked(subscription: Subscription) -> str:
    """Give its label, after a mark where it is a source, or limited to one."""
    return f"{MARK} {subscription.label}" if subscription.source else subscription.label
