// One note that sounds: a synth with two sides, of which one sounds, or one goes over into the other.
NSynthVoice {
	// A key that is lifted sooner sounds so long.
	const touchSeconds = 0.02;
	const stolenSeconds = 0.005;
	const shortestAttack = 0.001, shortestRelease = 0.005;
	const bendSeconds = 0.01;
	// How far back the likeness of two sounds is heard, and by how much opposite ones are raised (power).
	const memorySeconds = 0.005, mostRaised = 8;

	var <player, <number, <slot, <pitch, <synth, <released = false, <ended = false;
	var sound, rate, tune, side = 0, place, busy = false, next, going;

	*new { |player, number, slot, pitch, sound, rate, tune = 1|
		^super.newCopyArgs(player, number, slot, pitch).init(sound, rate, tune)
	}

	init { |aSound, aRate, aTune|
		sound = aSound.use;
		rate = aRate;
		tune = aTune;
	}

	// args override what is given here.
	start { |defName, envelope, amp, args|
		var attack = max(shortestAttack, envelope[\attack]);
		if(ended) { ^this };
		place = Bus.control(player.server, 1);
		synth = Synth(defName, [
			\gate, released.not.binaryValue, \touch, min(attack, touchSeconds), \amp, amp, \place, place,
			\attack, attack, \decay, envelope[\decay], \sustain, envelope[\sustain],
			\release, max(shortestRelease, envelope[\release]),
			\peak, if(envelope[\decay] > 0) { 1 } { envelope[\sustain] },
			\out, player.out, \pan, player.pan
		] ++ this.prSide(0, sound, rate) ++ args, player.target ?? { player.server.defaultGroup });
		synth.onFree { this.end };
	}

	release {
		released = true;
		synth !? { synth.set(\gate, 0) };
	}

	// Fade out in a few milliseconds.
	steal {
		released = true;
		if(synth.isNil) { this.end } { synth.set(\gate, -1 - stolenSeconds) };
	}

	// The synth is gone.
	end {
		if(ended) { ^this };
		ended = true;
		[sound, going, next !? { next[\sound] }].do { |used| used !? { used.unuse } };
		place !? { place.free };
		player.ended(this);
	}

	bend { |aRate|
		rate = aRate;
		if(next.notNil) { next[\rate] = aRate };
		synth !? { synth.set("rate%".format(side).asSymbol, this.prRate(sound, rate)) };
	}

	// Go on in another sound from where it is. While one crossfade lasts the next one waits, the last counts.
	crossfade { |aSlot, aSound, aRate, seconds|
		slot = aSlot;
		aSound.use;
		next !? { next[\sound].unuse };
		next = (sound: aSound, rate: aRate, seconds: seconds);
		aSound.load { this.prGoOver };
	}

	prGoOver {
		if(busy or: { next.isNil } or: { ended } or: { synth.isNil }) { ^this };
		if(next[\sound].loaded.not) { ^this };
		busy = true;
		place.get { |frame| if(ended.not and: { next.notNil }) { this.prGoOverFrom(frame) } };
	}

	prGoOverFrom { |frame|
		var coming = next, seconds = max(stolenSeconds, next[\seconds]);
		// Of the new sound's frames: how much further it is to begin, to be in step.
		var further = coming[\sound].stepInto(sound, frame, rate * sound.rate / (coming[\rate] * coming[\sound].rate));
		going = sound;
		sound = coming[\sound];
		rate = coming[\rate];
		next = nil;
		side = 1 - side;
		synth.set(*(this.prSide(side, sound, rate)
			++ [\side, side, \seconds, seconds, "further%".format(side), further, "t_begin%".format(side), 1]));
		SystemClock.sched(seconds + 0.05, { this.prGone; nil });
	}

	// The crossfade is over: nobody reads what it began from.
	prGone {
		if(ended) { ^this };
		synth.set(*this.prSide(1 - side, sound, rate));
		going.unuse;
		going = nil;
		busy = false;
		this.prGoOver;
	}

	prRate { |aSound, aRate| ^aRate * tune * aSound.rate }

	prSide { |index, aSound, aRate|
		^[
			"buffer", aSound.buffer.bufnum, "frames", aSound.frames, "loopStart", aSound.loopStart,
			"loopEnd", aSound.loopEnd, "rate", this.prRate(aSound, aRate)
		].clump(2).collect { |pair| [(pair[0] ++ index).asSymbol, pair[1]] }.flatten(1)
	}

	// The definition of the synth, for one channel or panned to two.

	*def { |name, numChannels|
		^SynthDef(name, {
			var last = LocalIn.kr(2), side = \side.kr(0);
			var sides = 2.collect { |index| this.prReader(index, last) };
			var at = Slew.kr(side, \seconds.kr(0.1).reciprocal, \seconds.kr(0.1).reciprocal);
			var sound = this.prBlend(sides[0][\sound], sides[1][\sound], at);
			LocalOut.kr(sides.collect { |reader| reader[\place] });
			Out.kr(\place.kr(0), Select.kr(side, sides.collect { |reader| reader[\place] }));
			FreeSelf.kr(Select.kr(side, sides.collect { |reader| reader[\over] }));
			sound = sound * this.prEnvelope * \amp.kr(0.7);
			if(numChannels == 2) { sound = Pan2.ar(sound, \pan.kr(0)) };
			Out.ar(\out.kr(0), sound);
		})
	}

	// Attack is a line, decay and release are parabolas that end level.
	*prEnvelope {
		var shape = Env(
			[0, \peak.kr(1), \sustain.kr(1), 0], [\attack.kr(0.01), \decay.kr(0), \release.kr(0.1)],
			[\lin, \sqr, \sqr], 2
		);
		^EnvGen.ar(shape, \gate.kr(1) + Trig1.kr(1, \touch.kr(0.02)), doneAction: 2)
	}

	// One side: reads its buffer from where the other is when it is told to begin, and round its loop.
	*prReader { |index, last|
		var control = { |name, value = 0| (name ++ index).asSymbol.kr(value) };
		var others = { |name, value = 0| (name ++ (1 - index)).asSymbol.kr(value) };
		var begin = "t_begin%".format(index).asSymbol.tr(0), frames = control.("frames", 1);
		var start = control.("loopStart"), end = control.("loopEnd"), length = (end - start).max(1);
		var looped = end > start;
		// A bend is smoothed; a sound that begins has its own rate at once.
		var step = Lag.kr(control.("rate", 1), bendSeconds * (1 - begin)) * SampleDur.ir;
		// Where the other is in this block: a block further than it was in the last one.
		var other = last[1 - index] + (others.("rate", 1) * ControlDur.ir);
		var from, once, round, place;
		other = other - ((other >= others.("loopEnd")) * (others.("loopEnd") - others.("loopStart")));
		from = other + control.("further");
		from = Select.kr(looped * (from >= end), [from, (from - start).wrap(0, length) + start]);
		once = Phasor.ar(begin, step, 0, 2 ** 30, from);
		// It keeps step with `once`, and counts no further than the loop: no loss of precision however long.
		round = start + Phasor.ar(
			begin + this.prSecondBlock, step, 0, length, (A2K.kr(once) - start).wrap(0, length)
		);
		place = Select.ar(looped * (once >= end), [once, round]);
		^(
			sound: BufRd.ar(1, control.("buffer"), place, 0, 4)
				* looped.max(((frames - 2 - place) / (step * SampleRate.ir * stolenSeconds)).clip(0, 1)),
			place: A2K.kr(place),
			over: (1 - looped) * (A2K.kr(place) >= frames)
		)
	}

	// A trigger: a Phasor takes none in its first block.
	*prSecondBlock {
		^Trig1.kr(Impulse.kr(0) <= 0, ControlDur.ir)
	}

	// Equal power, divided by the level that two sounds as alike as these would have: no dip and no swell
	// whether they are the same, opposite, or have nothing in common.
	*prBlend { |one, two, at|
		var away = (at * 0.5pi).cos, here = (at * 0.5pi).sin;
		// Lag names the time to -60 dB.
		var power = { |product| A2K.kr(Lag.ar(product, memorySeconds * 6.9)) };
		var energies = [power.(one * one), power.(two * two)], sum = energies.sum + 1e-12;
		var share = energies[0] / sum, alike = power.(one * two) / sum;
		var wanted = (away * away * share) + (here * here * (1 - share));
		var there = (wanted + (2 * away * here * alike)).max(wanted / mostRaised);
		var raised = ((wanted + 1e-9) / (there + 1e-9)).sqrt;
		^(one * away * raised) + (two * here * raised)
	}
}
