// The event type \nsynth: Pbind(\type, \nsynth, \midinote, Pseq([60, 64, 67], inf), \x, Pwhite(0.0, 1.0)).play
NSynthPattern {
	*addEventType {
		Event.addEventType(\nsynth, { this.play }, (velocity: 100, db: 0));
	}

	// Within an event: send its notes when its time has come, so much later as all other events sound.
	*play {
		var bridge = ~bridge ? NSynthBridge.default, clock = thisThread.clock;
		var pitches = ~detunedFreq.value.cpsmidi.asArray;
		var seconds = ~sustain.value / clock.tempo, strum = ~strum.value ? 0;
		var later = (~latency ? 0) + (~lag.value ? 0) + (~timingOffset.value ? 0 / clock.tempo);
		var velocities = ~velocity.value.asArray, moves = this.prMoves(bridge);
		var args = this.prArgs.flop;
		if(bridge.isNil) { "NSynthBridge: there is none yet: NSynthBridge(s)".warn; ^this };
		SystemClock.sched(later, { moves.do(_.value); nil });
		pitches.do { |pitch, i|
			SystemClock.sched(later + (i * strum / clock.tempo), {
				bridge.note(pitch, velocities.wrapAt(i), seconds, args.wrapAt(i));
				nil
			});
		};
	}

	// What an event does before its notes, with the keys that it has.
	*prMoves { |bridge|
		var x = ~x.value, y = ~y.value, weights = ~weights.value, preset = ~preset.value, glide = ~glide.value;
		var moves = [];
		preset !? { moves = moves.add({ bridge.preset(preset) }) };
		glide !? { moves = moves.add({ bridge.glide(glide) }) };
		if(x.notNil or: { y.notNil }) {
			moves = moves.add({ bridge.position(x ? bridge.x, y ? bridge.y) });
		};
		weights !? { moves = moves.add({ bridge.weights(*weights) }) };
		^moves
	}

	// For the notes' synths. Where the event says nothing of pan and out, the player's own count.
	*prArgs {
		var given = currentEnvironment.keys, args = [\amp, ~amp.value];
		[\pan, \out].do { |key| if(given.includes(key)) { args = args ++ [key, currentEnvironment[key].value] } };
		^args
	}
}
