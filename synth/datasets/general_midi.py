"""General MIDI's programs by NSynth's families: those of the default bank, and all that a data set holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from synth.bank import Instrument

INSTRUMENTS = (
    Instrument("grand_piano", "keyboard", 0),
    Instrument("electric_piano", "keyboard", 4),
    Instrument("harpsichord", "keyboard", 6),
    Instrument("clavinet", "keyboard", 7),
    Instrument("glockenspiel", "mallet", 9),
    Instrument("vibraphone", "mallet", 11),
    Instrument("marimba", "mallet", 12),
    Instrument("xylophone", "mallet", 13),
    Instrument("kalimba", "mallet", 108),
    Instrument("drawbar_organ", "organ", 16),
    Instrument("church_organ", "organ", 19),
    Instrument("accordion", "organ", 21),
    Instrument("nylon_guitar", "guitar", 24),
    Instrument("jazz_guitar", "guitar", 26),
    Instrument("overdriven_guitar", "guitar", 29),
    Instrument("sitar", "guitar", 104),
    Instrument("acoustic_bass", "bass", 32),
    Instrument("fingered_bass", "bass", 33),
    Instrument("synth_bass", "bass", 38),
    Instrument("violin", "string", 40),
    Instrument("cello", "string", 42),
    Instrument("pizzicato_strings", "string", 45),
    Instrument("harp", "string", 46),
    Instrument("string_ensemble", "string", 48),
    Instrument("choir", "vocal", 52),
    Instrument("trumpet", "brass", 56),
    Instrument("trombone", "brass", 57),
    Instrument("tuba", "brass", 58),
    Instrument("french_horn", "brass", 60),
    Instrument("brass_section", "brass", 61),
    Instrument("soprano_sax", "reed", 64),
    Instrument("alto_sax", "reed", 65),
    Instrument("oboe", "reed", 68),
    Instrument("bassoon", "reed", 70),
    Instrument("clarinet", "reed", 71),
    Instrument("harmonica", "reed", 22),
    Instrument("flute", "flute", 73),
    Instrument("pan_flute", "flute", 75),
    Instrument("ocarina", "flute", 79),
    Instrument("square_lead", "synth_lead", 80),
    Instrument("saw_lead", "synth_lead", 81),
    Instrument("new_age_pad", "synth_lead", 88),
)


SPLITS = ("train", "valid", "test")


@dataclass(frozen=True)
class Program:
    """A General MIDI program (from 0): name, NSynth family, NSynth source, and its share of a data set."""

    number: int
    name: str
    family: str
    source: str
    split: str = "train"

    @property
    def instrument(self) -> str:
        """NSynth's way of naming instruments; the number is the program's."""
        return f"{self.family}_{self.source}_{self.number:03}"


# Programs 112 to 127 are percussion and sound effects, and 55 (orchestra hit) is a chord.
# Held out are instruments that have their samples to themselves in MuseScore_General (grand, bright and
# honky-tonk piano, say, are the same recordings) and that the bank, which the live model plays, does without:
# one of each family of seven and more for test, another of six families for valid.
PROGRAMS = (
    Program(0, "grand_piano", "keyboard", "acoustic"),
    Program(1, "bright_piano", "keyboard", "acoustic"),
    Program(2, "electric_grand", "keyboard", "electronic", "test"),
    Program(3, "honky_tonk_piano", "keyboard", "acoustic"),
    Program(4, "electric_piano", "keyboard", "electronic"),
    Program(5, "fm_piano", "keyboard", "electronic"),
    Program(6, "harpsichord", "keyboard", "acoustic"),
    Program(7, "clavinet", "keyboard", "electronic"),
    Program(8, "celesta", "mallet", "acoustic", "test"),
    Program(9, "glockenspiel", "mallet", "acoustic"),
    Program(10, "music_box", "mallet", "acoustic", "valid"),
    Program(11, "vibraphone", "mallet", "acoustic"),
    Program(12, "marimba", "mallet", "acoustic"),
    Program(13, "xylophone", "mallet", "acoustic"),
    Program(14, "tubular_bells", "mallet", "acoustic"),
    Program(15, "dulcimer", "mallet", "acoustic"),
    Program(16, "drawbar_organ", "organ", "electronic"),
    Program(17, "percussive_organ", "organ", "electronic", "valid"),
    Program(18, "rock_organ", "organ", "electronic"),
    Program(19, "church_organ", "organ", "acoustic"),
    Program(20, "reed_organ", "organ", "acoustic", "test"),
    Program(21, "accordion", "organ", "acoustic"),
    Program(22, "harmonica", "reed", "acoustic"),
    Program(23, "bandoneon", "organ", "acoustic"),
    Program(24, "nylon_guitar", "guitar", "acoustic"),
    Program(25, "steel_guitar", "guitar", "acoustic", "test"),
    Program(26, "jazz_guitar", "guitar", "electronic"),
    Program(27, "clean_guitar", "guitar", "electronic"),
    Program(28, "palm_muted_guitar", "guitar", "electronic"),
    Program(29, "overdriven_guitar", "guitar", "electronic"),
    Program(30, "distortion_guitar", "guitar", "electronic"),
    Program(31, "guitar_harmonics", "guitar", "electronic"),
    Program(32, "acoustic_bass", "bass", "acoustic"),
    Program(33, "fingered_bass", "bass", "electronic"),
    Program(34, "picked_bass", "bass", "electronic"),
    Program(35, "fretless_bass", "bass", "electronic", "test"),
    Program(36, "slap_bass", "bass", "electronic", "valid"),
    Program(37, "pop_bass", "bass", "electronic"),
    Program(38, "synth_bass", "bass", "synthetic"),
    Program(39, "synth_bass_2", "bass", "synthetic"),
    Program(40, "violin", "string", "acoustic"),
    Program(41, "viola", "string", "acoustic", "test"),
    Program(42, "cello", "string", "acoustic"),
    Program(43, "contrabass", "string", "acoustic", "valid"),
    Program(44, "tremolo_strings", "string", "acoustic"),
    Program(45, "pizzicato_strings", "string", "acoustic"),
    Program(46, "harp", "string", "acoustic"),
    Program(47, "timpani", "mallet", "acoustic"),
    Program(48, "string_ensemble", "string", "acoustic"),
    Program(49, "slow_strings", "string", "acoustic"),
    Program(50, "synth_strings", "string", "synthetic"),
    Program(51, "synth_strings_2", "string", "synthetic"),
    Program(52, "choir", "vocal", "acoustic"),
    Program(53, "voice_oohs", "vocal", "acoustic"),
    Program(54, "synth_voice", "vocal", "synthetic"),
    Program(56, "trumpet", "brass", "acoustic"),
    Program(57, "trombone", "brass", "acoustic"),
    Program(58, "tuba", "brass", "acoustic"),
    Program(59, "muted_trumpet", "brass", "acoustic", "test"),
    Program(60, "french_horn", "brass", "acoustic"),
    Program(61, "brass_section", "brass", "acoustic"),
    Program(62, "synth_brass", "brass", "synthetic"),
    Program(63, "synth_brass_2", "brass", "synthetic"),
    Program(64, "soprano_sax", "reed", "acoustic"),
    Program(65, "alto_sax", "reed", "acoustic"),
    Program(66, "tenor_sax", "reed", "acoustic"),
    Program(67, "baritone_sax", "reed", "acoustic"),
    Program(68, "oboe", "reed", "acoustic"),
    Program(69, "english_horn", "reed", "acoustic", "test"),
    Program(70, "bassoon", "reed", "acoustic"),
    Program(71, "clarinet", "reed", "acoustic"),
    Program(72, "piccolo", "flute", "acoustic", "valid"),
    Program(73, "flute", "flute", "acoustic"),
    Program(74, "recorder", "flute", "acoustic", "test"),
    Program(75, "pan_flute", "flute", "acoustic"),
    Program(76, "blown_bottle", "flute", "acoustic"),
    Program(77, "shakuhachi", "flute", "acoustic"),
    Program(78, "whistle", "flute", "acoustic"),
    Program(79, "ocarina", "flute", "acoustic"),
    Program(80, "square_lead", "synth_lead", "synthetic"),
    Program(81, "saw_lead", "synth_lead", "synthetic"),
    Program(82, "calliope_lead", "synth_lead", "synthetic"),
    Program(83, "chiff_lead", "synth_lead", "synthetic", "test"),
    Program(84, "charang_lead", "synth_lead", "synthetic"),
    Program(85, "voice_lead", "vocal", "synthetic"),
    Program(86, "fifths_lead", "synth_lead", "synthetic"),
    Program(87, "bass_lead", "synth_lead", "synthetic"),
    Program(88, "new_age_pad", "synth_lead", "synthetic"),
    Program(89, "warm_pad", "synth_lead", "synthetic"),
    Program(90, "polysynth_pad", "synth_lead", "synthetic"),
    Program(91, "choir_pad", "synth_lead", "synthetic"),
    Program(92, "bowed_pad", "synth_lead", "synthetic"),
    Program(93, "metallic_pad", "synth_lead", "synthetic"),
    Program(94, "halo_pad", "synth_lead", "synthetic"),
    Program(95, "sweep_pad", "synth_lead", "synthetic"),
    Program(96, "rain_fx", "synth_lead", "synthetic"),
    Program(97, "soundtrack_fx", "synth_lead", "synthetic"),
    Program(98, "crystal_fx", "synth_lead", "synthetic"),
    Program(99, "atmosphere_fx", "synth_lead", "synthetic"),
    Program(100, "brightness_fx", "synth_lead", "synthetic"),
    Program(101, "goblins_fx", "synth_lead", "synthetic"),
    Program(102, "echoes_fx", "synth_lead", "synthetic"),
    Program(103, "sci_fi_fx", "synth_lead", "synthetic"),
    Program(104, "sitar", "guitar", "acoustic"),
    Program(105, "banjo", "guitar", "acoustic"),
    Program(106, "shamisen", "guitar", "acoustic"),
    Program(107, "koto", "guitar", "acoustic"),
    Program(108, "kalimba", "mallet", "acoustic"),
    Program(109, "bagpipe", "reed", "acoustic"),
    Program(110, "fiddle", "string", "acoustic"),
    Program(111, "shanai", "reed", "acoustic", "valid"),
)


def split(programs: Iterable[Program]) -> dict[str, list[Program]]:
    """Share programs among SPLITS as the table has them; no program is in two.

    Where few are chosen and one of the splits would stay empty, the last of train fill it: a small render can
    be trained and tested on, too.
    """
    programs = sorted(programs, key=lambda program: program.number)
    shares = {name: [program for program in programs if program.split == name] for name in SPLITS}
    if not shares["train"]:
        shares = {"train": list(programs), "valid": [], "test": []}
    for name in ("test", "valid"):
        if not shares[name] and len(programs) >= len(SPLITS) and len(shares["train"]) > 1:
            shares[name].append(shares["train"].pop())
    return shares
