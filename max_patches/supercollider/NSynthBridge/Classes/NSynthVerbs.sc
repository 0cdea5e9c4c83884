// What a bridge can be asked, named as the addresses are: /nsynth/preset.save is presetSave.
// done and fail are functions: done gets what was answered, fail the message. Without fail it is posted.
// Those that tell something too (position, glide, presets ...) return what is known if they are given nothing.
+ NSynthBridge {
	// Where the hand is

	position { |x, y|
		if(x.isNil) { ^here };
		this.prHere(x.clip(0, 1), y.clip(0, 1));
		this.send(\position, here.x.asFloat, here.y.asFloat);
	}
	position_ { |place| this.position(*place.asPoint.asArray) }
	x { ^here.x }
	y { ^here.y }
	x_ { |x| this.position(x, here.y) }
	y_ { |y| this.position(here.x, y) }

	// The corners' shares, top left, top right, bottom left, bottom right.
	weights { |w0, w1, w2, w3|
		if(w0.isNil) { ^shares };
		this.send(\weights, *[w0, w1, w2, w3].collect { |share| (share ? 0).asFloat });
	}
	weights_ { |list| this.weights(*list) }

	// Keys

	// A key goes down, and up after so many seconds if they are given. args go to the note's synth (pan, out,
	// amp ...). A pitch between two keys sounds there. Return the number that it is told under.
	note { |pitch, velocity = 100, seconds, args|
		var number;
		if(velocity <= 0) { ^this.noteOff(pitch) };
		number = this.noteOn(pitch, velocity, args);
		seconds !? { SystemClock.sched(seconds, { this.noteOff(pitch, number); nil }) };
		^number
	}

	noteOn { |pitch, velocity = 100, args|
		var key = pitch.round.asInteger, number = this.class.nextNumber;
		player !? { player.expect(number, (pitch - key).midiratio, args) };
		held[key] = number;
		this.send(\note, key, velocity.round.asInteger.clip(1, 127), number);
		^number
	}

	// With a number: only if the key was not struck again since.
	noteOff { |pitch, number|
		var key = pitch.round.asInteger;
		if(number.notNil and: { held[key] != number }) { ^nil };
		this.send(\note, key, 0, *held.removeAt(key).asArray);
	}

	liftAll { held.keys.do { |key| this.noteOff(key) } }

	// Everything is silent at once, here and at every other host.
	panic { |done|
		held.clear;
		player !? { player.stop };
		this.request(\panic, [], done);
	}

	// What notes are made of

	preset { |name, done, fail|
		if(name.isNil) { ^presetName };
		if(name.isNumber) { name = name.asInteger } { name = name.asString };
		^this.ask(\preset, [name], done, fail)
	}
	preset_ { |name| this.preset(name) }
	presetSave { |name, done, fail| ^this.ask('preset.save', [name.asString], done, fail) }
	corner { |index, instrument, done, fail|
		if(instrument.isNil) { ^corners[index] };
		^this.ask(\corner, [index, instrument.asString], done, fail)
	}
	edit { |operation ... args|
		args = args.collect { |argument| if(argument.isNumber) { argument } { argument.asString } };
		this.request(\edit, [operation.asString] ++ args);
	}
	editClear { |done, fail| ^this.ask('edit.clear', [], done, fail) }
	shift { |dimension, amount, done, fail|
		if(amount.isNil) { ^shifts[dimension] };
		^this.ask(\shift, [dimension, amount.asFloat], done, fail)
	}
	glide { |seconds, done, fail|
		if(seconds.isNil) { ^glideSeconds };
		^this.ask(\glide, [seconds.asFloat], done, fail)
	}
	glide_ { |seconds| this.glide(seconds) }

	// What there is to choose from

	presets { |done, fail|
		if(done.isNil) { ^presetNames };
		^this.ask(\presets, [], { |told| presetNames = told; done.value(told) }, fail)
	}
	instruments { |done, fail|
		if(done.isNil) { ^instrumentNames };
		^this.ask(\instruments, [], { |told| instrumentNames = told; done.value(told) }, fail)
	}
	// The lowest and highest value of each dimension of the embedding over the bank.
	dimensions { |done, fail|
		if(done.isNil) { ^ranges };
		^this.ask(\dimensions, [], { |told| ranges = told; done.value(told) }, fail)
	}

	// Rendering

	// done gets the file's path.
	render { |pitch, velocity = 100, x, y, done, fail|
		var number = this.class.nextNumber;
		var place = if(x.isNil) { [] } { [x.asFloat, (y ? 0.5).asFloat] };
		^this.request(\render, [number, pitch, velocity] ++ place, done, fail, number, nil)
	}
	prerender { |done, fail| ^this.ask(\prerender, [], done, fail, nil) }
	// What was asked for under the number is not rendered; its fail is told so.
	cancel { |number, done, fail| ^this.request(\cancel, [number], done, fail, number) }
	// done gets an Event for each of the first notes that wait; without it they are posted.
	queue { |done, fail| ^this.ask(\queue, [], done ? { |jobs| jobs.do(_.postln) }, fail) }

	// The daemon

	// done gets the seconds that the answer took.
	ping { |done, fail|
		var began = Main.elapsedTime;
		^this.ask(\ping, [], { latency = Main.elapsedTime - began; done.value(latency) }, fail ? { })
	}
	// done is called when all that was sent before has been carried out.
	sync { |done, fail| ^this.ask(\sync, [], done, fail) }
	// Both give done an Event, that of statistics has one for each group. Without done they are posted.
	status { |done, fail| ^this.ask(\status, [], done ? { |told| told.postln }, fail) }
	statistics { |done, fail|
		done = done ? { |groups| groups.keysValuesDo { |group, figures| "%: %\n".postf(group, figures) } };
		^this.ask(\statistics, [], done, fail)
	}
	refresh { |done, fail| ^this.ask(\refresh, [], done, fail) }
	register { |port, name = "sclang"| this.send(\register, port ? NetAddr.langPort, name) }
	unregister { |port| this.send(\unregister, port ? NetAddr.langPort) }
	slotAck { |slot, version| this.send('slot.ack', slot, version) }

	// The next MIDI controller that moves is bound to x, y, w0 to w3, sustain, sostenuto or vibrato.
	learn { |target, done, fail| ^this.ask(\learn, [target.asString], done, fail) }
	learnClear { |done, fail| ^this.ask('learn.clear', [], done, fail) }

	prHere { |x, y| here = Point(x, y) }
}
