"""What one MIDI channel remembers: controllers of two halves, bend, the parameter chosen."""

from dataclasses import dataclass, field

# The fine half of a coarse controller is the controller 32 above.
FINE = 32
BANK = 0
DATA_COARSE, DATA_FINE = 6, 38
UNREGISTERED_FINE, UNREGISTERED, REGISTERED_FINE, REGISTERED = 98, 99, 100, 101
NO_PARAMETER = 127
BEND_RANGE, MPE_ZONE = (0, 0), (0, 6)
# Semitones: of a plain channel and of a member of an MPE zone; what MPE allows at most.
PLAIN_RANGE, MEMBER_RANGE, WIDEST_RANGE = 2.0, 48.0, 96.0


@dataclass
class Channel:
    """bend is -1..1 of bend_range semitones; timbre is CC74 of an MPE member, None before it has come."""

    coarse: dict[int, int] = field(default_factory=dict)
    fine: dict[int, int] = field(default_factory=dict)
    bend: float = 0.0
    bend_range: float = PLAIN_RANGE
    timbre: float | None = None
    parameter: tuple[int, int] = (NO_PARAMETER, NO_PARAMETER)

    @property
    def semitones(self) -> float:
        return self.bend * self.bend_range

    @property
    def bank(self) -> int:
        return self.coarse.get(BANK, 0) * 128 + self.fine.get(BANK, 0)

    def value(self, control: int) -> float:
        """0..1 of a controller; one that never sends its fine half still reaches both ends."""
        coarse, fine = self.coarse.get(control, 0), self.fine.get(control)
        return coarse / 127 if fine is None else (coarse * 128 + fine) / 16383

    def choose(self, control: int, value: int) -> None:
        """Half of the number of a registered parameter; an unregistered one is none of ours."""
        if control == REGISTERED:
            self.parameter = (value, self.parameter[1])
        elif control == REGISTERED_FINE:
            self.parameter = (self.parameter[0], value)
        else:
            self.parameter = (NO_PARAMETER, NO_PARAMETER)

    def set_range(self, control: int, value: int) -> None:
        """Data entry for the bend's range: semitones, then cents."""
        semitones = value if control == DATA_COARSE else int(self.bend_range) + min(value, 99) / 100
        self.bend_range = min(float(semitones), WIDEST_RANGE)

    def reset(self) -> None:
        """CC121 as MIDI's recommended practice 15 has it: banks and parameters' values stay."""
        self.bend = 0.0
        self.parameter = (NO_PARAMETER, NO_PARAMETER)
