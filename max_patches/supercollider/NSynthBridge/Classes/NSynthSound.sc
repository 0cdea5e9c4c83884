// One file in a slot: its buffer on the server, with a loop that has no seam, and how many voices read it.
NSynthSound {
	const seamSeconds = 0.06;
	// Stretches of two sounds that are compared to bring them in step: two periods, within these bounds.
	const shortestStretch = 512, longestStretch = 4096;
	// The reader looks at three samples behind the loop's last.
	const guard = 3;

	var <server, <version, <path, <frames, <rate, <pitch, <loopStart, <loopEnd;
	var <buffer, <loaded = false, users = 0, retired = false, actions;

	*new { |server, version, path, frames, rate, pitch, loopStart, loopEnd|
		^super.newCopyArgs(server, version, path.asString, frames, rate, pitch, loopStart, loopEnd)
	}

	looped { ^loopEnd > loopStart }

	period { ^rate / pitch.midicps }

	// Whether it can be played, now or soon. If not, somebody removed its file.
	isThere {
		if(buffer.notNil or: { File.exists(path) }) { ^true };
		"NSynthBridge: there is no file % any more".format(path).warn;
		^false
	}

	// Asynchronous; action is called when the buffer is there.
	load { |action|
		if(loaded) { ^action.value(this) };
		if(this.isThere.not) { ^this };
		actions = actions.add(action);
		if(buffer.notNil) { ^this };
		buffer = Buffer.alloc(server, frames + guard, 1, { |made|
			made.doOnInfo_({ this.prLoaded(made) });
			made.readMsg(path, 0, frames, 0, false, { ["/b_query", made.bufnum] })
		});
	}

	use { users = users + 1 }

	unuse {
		users = users - 1;
		this.prFreeIfIdle;
	}

	// Another file has come into the slot: the buffer goes when nobody reads it.
	retire {
		retired = true;
		this.prFreeIfIdle;
	}

	// The server has ended, and its buffers with it.
	forget {
		buffer = nil;
		loaded = false;
		users = 0;
		actions = nil;
	}

	// Where, within a period behind a place, this sound is most like another that is at that place and read
	// `speed` times as fast: in frames, to be added. A correlation by one FFT.
	stepInto { |other, place, speed|
		var period = this.period.ceil.asInteger.min(longestStretch div: 2);
		var stretch = max(shortestStretch, 2 * period);
		var size = (stretch + period).nextPowerOfTwo, table = Signal.fftCosTable(size);
		var zero = Signal.newClear(size);
		var there = other.prStretch(place, stretch, speed).extend(size, 0).as(Signal).fft(zero, table);
		var mine = this.prStretch(place, stretch + period, 1).extend(size, 0).as(Signal).fft(zero, table);
		var product = mine * Complex(there.real, there.imag.neg);
		^product.real.ifft(product.imag, table).real.keep(period).maxIndex
	}

	// Parts

	prLoaded { |made|
		var seam;
		// The server has ended meanwhile, and was started again.
		if(made !== buffer) { ^this };
		if(retired and: { users == 0 }) { ^this.prFreeIfIdle };
		if(this.looped) {
			seam = this.prSeam;
			buffer.setn(loopEnd + guard - seam.size, seam);
		};
		loaded = true;
		actions.do(_.value(this));
		actions = nil;
	}

	prFreeIfIdle {
		if(retired and: { users <= 0 } and: { buffer.notNil }) {
			buffer.free;
			this.forget;
		};
	}

	prRead { |first, count|
		var samples = Signal.newClear(count), file = SoundFile.openRead(path);
		if(file.isNil) { ^samples };
		file.seek(first.max(0));
		file.readData(samples);
		file.close;
		^samples.extend(count, 0)
	}

	// `count` samples from a place on, as they sound: beyond the loop's end it is its beginning.
	prStretch { |place, count, speed|
		var needed = (count * speed).ceil.asInteger + 2, samples, whole;
		if(this.looped and: { place + needed > loopEnd }) { place = max(0, place - (loopEnd - loopStart)) };
		whole = place.floor.asInteger;
		samples = this.prRead(whole, needed);
		if(speed == 1 and: { place == whole }) { ^samples.keep(count) };
		^Signal.fill(count) { |i| samples.blendAt(place - whole + (i * speed)) }
	}

	// The loop's last samples, gone over into those before its start, and what the reader sees behind them.
	// The shares are such that two sounds as alike as these keep their level.
	prSeam {
		var wanted = max(seamSeconds * rate, 2 * this.period).round.asInteger;
		var count = wanted.min(loopStart).min((loopEnd - loopStart) div: 2);
		var going = this.prRead(loopEnd - count, count), coming = this.prRead(loopStart - count, count);
		var energy = (going * going + (coming * coming)).sum, likeness = 0, up, down, together;
		if(energy > 1e-12) { likeness = max(0, 2 * (going * coming).sum / energy) };
		up = Signal.fill(count) { |i| i + 0.5 / count };
		down = 1 - up;
		together = ((up * up) + (down * down) + (up * down * (2 * likeness))).sqrt;
		^(((going * down) + (coming * up)) / together) ++ this.prRead(loopStart, guard)
	}
}
