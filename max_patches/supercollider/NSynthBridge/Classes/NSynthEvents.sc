// What becomes of each of the daemon's events. Whoever depends on the bridge (addDependant, SimpleController)
// is told each of them afterwards, with the event's name and its arguments.
+ NSynthBridge {
	*events {
		^#[
			'pong', 'synced', 'status.reply', 'statistic', 'preset.name', 'preset.loaded', 'envelope', 'corner',
			'position', 'weights', 'edits', 'edit.now', 'glide.now', 'shift.now', 'dimension', 'instrument.name',
			'queued', 'slot', 'play', 'release', 'crossfade', 'bend', 'binding', 'progress', 'done', 'fail', 'bye'
		]
	}

	// Answers

	toldPong { |number, text|
		heard = Main.elapsedTime;
		version = text;
		this.prFinish(\ping, number);
		if(connected.not) { this.prFound };
	}
	toldSynced { |number| this.prFinish(\sync, number) }
	toldStatusReply { |number ... values|
		var names = #[\model, \device, \preset, \x, \y, \queued, \cached, \realtime, \underruns, \late];
		this.prFinish(\status, number, this.prNamed([names, values].flop.keep(values.size).flat));
	}
	toldStatistic { |number, group ... figures|
		this.prTell(\statistics, number, group -> this.prNamed(figures));
	}
	toldQueued { |number ... values|
		var names = #[\index, \pitch, \made, \of, \priority];
		this.prTell(\queue, number, this.prNamed([names, values].flop.flat));
	}
	toldProgress { |number, notes, of, seconds| }
	toldDone { |verb, number ... values|
		var request = this.prTake(verb, number), answer = values;
		if(request.isNil) { ^this };
		if(verb == \cancel) { this.prCancelled(number) };
		answer = switch(verb,
			\presets, { this.prListed(request) },
			\instruments, { this.prListed(request) },
			\dimensions, { this.prListed(request) },
			\queue, { request[\told].asArray },
			\statistics, { Event.newFrom(request[\told].collect { |pair| [pair.key, pair.value] }.flatten(1)) },
			{ values.first }
		);
		request[\done].value(answer);
	}
	toldFail { |verb, number, message|
		this.prFail(this.prTake(verb, number), verb, message);
	}

	// State

	toldPresetName { |index, name|
		this.prOfList(\presets, index, name);
		presetNames = presetNames.extend(max(presetNames.size, index + 1)).put(index, name);
	}
	toldPresetLoaded { |name| presetName = name }
	toldEnvelope { |attack, decay, sustain, release|
		envelope = (attack: attack, decay: decay, sustain: sustain, release: release);
	}
	toldCorner { |index, instrument| corners[index] = instrument }
	toldPosition { |x, y|
		this.prHere(x, y);
		shares = nil;
	}
	toldWeights { |w0, w1, w2, w3| shares = [w0, w1, w2, w3] }
	toldEdits { |count| edits = edits.extend(count) }
	toldEditNow { |index ... edit| if(index < edits.size) { edits[index] = edit } }
	toldGlideNow { |seconds| glideSeconds = seconds }
	toldShiftNow { |dimension, amount| shifts[dimension] = amount }
	toldDimension { |index, low, high| this.prOfList(\dimensions, index, [low, high]) }
	toldInstrumentName { |index, name, family|
		this.prOfList(\instruments, index, name);
		instrumentNames = instrumentNames.extend(max(instrumentNames.size, index + 1)).put(index, name);
	}
	toldBinding { |target, port, channel, control|
		bindings[target] = (port: port, channel: channel, control: control);
	}
	toldBye { if(connected) { this.prLost("has ended") } }

	// Sound

	toldSlot { |slot ... values| player !? { player.load(slot, *values) } }
	toldPlay { |number, slot, version, pitch, velocity, rate|
		player !? { player.play(number, slot, version, pitch, velocity, rate) };
	}
	toldRelease { |number, slot, pitch| player !? { player.release(number, slot, pitch) } }
	toldBend { |number, slot, pitch, rate| player !? { player.bend(number, slot, pitch, rate) } }
	toldCrossfade { |number, slot, version, pitch, rate, exact, seconds|
		player !? { player.crossfade(number, slot, version, pitch, rate, seconds) };
	}

	// Parts

	prFinish { |verb, number, answer|
		this.prTake(verb, number) !? { |request| request[\done].value(answer) };
	}

	prCancelled { |number|
		[\render, \prerender].do { |verb|
			this.prTake(verb, number) !? { |request| request[\fail].value("cancelled") };
		};
	}

	// Lists come without a number: they are for every one of that verb that waits.
	prOfList { |verb, index, what|
		waiting.do { |list|
			list.do { |request| if(request[\verb] == verb) { request[\told].add(index -> what) } };
		};
	}

	prListed { |request|
		var list = Array.newClear(request[\told].inject(0) { |size, pair| max(size, pair.key + 1) });
		request[\told].do { |pair| list[pair.key] = pair.value };
		^list
	}

	prNamed { |pairs| ^Event.newFrom(pairs) }
}
