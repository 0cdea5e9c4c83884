// Plays what a bridge is told to play: loads slots into buffers, acknowledges them, keeps the voices.
NSynthPlayer {
	// As loud as the daemon's own sound: notes are at -20 LUFS.
	const defaultAmp = 0.7;

	var <bridge, <server, <numChannels;
	// The bus that it plays to, where its synths go (a group or node), level and place of new notes.
	var <>out = 0, <>target, <>amp = 0.7, <>pan = 0, <>maxVoices = 32;
	var <slots, <voices, expected, defName, ready = false;

	*new { |bridge, numChannels = 2|
		^super.newCopyArgs(bridge, bridge.server, numChannels.clip(1, 2)).init
	}

	init {
		slots = IdentityDictionary.new;
		voices = List.new;
		expected = IdentityDictionary.new;
		defName = ("nsynth_voice_" ++ numChannels).asSymbol;
		ServerBoot.add(this, server);
		ServerQuit.add(this, server);
		if(server.serverRunning) { this.doOnServerBoot };
	}

	free {
		ServerBoot.remove(this, server);
		ServerQuit.remove(this, server);
		this.stop;
		slots.do(_.retire);
		slots.clear;
	}

	// Everything fades out at once.
	stop {
		voices.copy.do(_.steal);
	}

	releaseAll {
		voices.do(_.release);
	}

	doOnServerBoot {
		NSynthVoice.def(defName, numChannels).send(server);
		ready = true;
		slots.keysValuesDo { |slot, sound| this.prLoad(slot, sound) };
	}

	doOnServerQuit {
		ready = false;
		voices.copy.do(_.end);
		slots.do(_.forget);
	}

	// Events

	load { |slot, version, path, frames, rate, pitch, exact, loopStart, loopEnd|
		var before = slots[slot];
		var same = before.notNil and: { before.version == version } and: { before.path == path.asString };
		if(same) { ^this.prLoad(slot, before) };
		slots[slot] = NSynthSound(server, version, path, frames, rate, pitch, loopStart, loopEnd);
		before !? { before.retire };
		this.prLoad(slot, slots[slot]);
	}

	// A note that was struck here will be played under this number with these arguments.
	expect { |number, tune, args|
		// What was never played, as it was let go before it was rendered, is forgotten some time.
		if(expected.size > 1000) { expected.clear };
		if(tune != 1 or: { args.notNil }) { expected[number] = [tune, args] };
	}

	play { |number, slot, version, pitch, velocity, rate|
		var sound = this.prSound(slot, version), tune, args, voice;
		# tune, args = expected.removeAt(number) ? [1, nil];
		if(sound.isNil) { ^this };
		this.prMakeRoom;
		voice = NSynthVoice(this, number, slot, pitch, sound, rate, tune);
		voices.add(voice);
		sound.load { voice.start(defName, this.prEnvelope, this.prAmp(velocity, args), this.prArgs(args)) };
	}

	release { |number, slot, pitch|
		var sounding = voices.reject(_.released);
		var meant = sounding.detect { |voice| voice.number == number and: { voice.pitch == pitch } }
			?? { sounding.detect { |voice| voice.slot == slot and: { voice.pitch == pitch } } };
		meant !? { meant.release };
	}

	bend { |number, slot, pitch, rate|
		this.prFind(number, pitch) !? { |voice| voice.bend(rate) };
	}

	crossfade { |number, slot, version, pitch, rate, seconds|
		var voice = this.prFind(number, pitch), sound = this.prSound(slot, version);
		if(voice.notNil and: { sound.notNil }) { voice.crossfade(slot, sound, rate, seconds) };
	}

	// A voice tells that it has ended.
	ended { |voice| voices.remove(voice) }

	// Parts

	prLoad { |slot, sound|
		if(ready.not) { ^this };
		sound.load { if(slots[slot] === sound) { bridge.slotAck(slot, sound.version) } };
	}

	// What a slot is to hold; if that has not been told here, the whole state is asked for.
	prSound { |slot, version|
		var sound = slots[slot];
		if(ready.not) { ^nil };
		if(sound.isNil or: { sound.version != version }) { bridge.refresh; ^nil };
		^if(sound.isThere) { sound }
	}

	prFind { |number, pitch|
		^voices.detect { |voice|
			voice.number == number and: { voice.pitch == pitch } and: { voice.released.not }
		}
	}

	// The first that was released makes room, else the oldest.
	prMakeRoom {
		var stolen;
		if(voices.size < maxVoices) { ^this };
		stolen = voices.detect(_.released) ? voices.first;
		voices.remove(stolen);
		stolen.steal;
	}

	prEnvelope { ^bridge.envelope ? (attack: 0.01, decay: 0, sustain: 1, release: 0.15) }

	// The square law of the other players: half the velocity is 12 dB less. An amp of the note's own is a factor.
	prAmp { |velocity, args|
		var own = args !? { args.asDict[\amp] };
		^amp * (velocity / 127).squared * (own ? 1)
	}

	prArgs { |args|
		var pairs = [];
		args !? { args.pairsDo { |key, value| if(key != \amp) { pairs = pairs ++ [key, value] } } };
		^pairs
	}
}
