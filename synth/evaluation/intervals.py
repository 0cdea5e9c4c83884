"""A share of notes with what is sure of it."""

from dataclasses import dataclass

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Share:
    """So many of so many, at least one."""

    right: int
    count: int

    @property
    def value(self) -> float:
        return self.right / self.count

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval of 95 %, which holds for few notes and for shares near 0 and 1, too."""
        from scipy.stats import binomtest

        found = binomtest(self.right, self.count).proportion_ci(CONFIDENCE, method="wilson")
        return float(found.low), float(found.high)

    def to_dict(self) -> dict[str, float]:
        low, high = self.interval
        return {"value": self.value, "count": self.count, "low": low, "high": high}
