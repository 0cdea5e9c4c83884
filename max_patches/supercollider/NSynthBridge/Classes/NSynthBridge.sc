// A connection to NSynth Bridge: registers and registers again, asks, and knows what it was told last.
// The verbs are in NSynthVerbs.sc, what is done with events in NSynthEvents.sc; NSynthPlayer makes the sound.
NSynthBridge {
	classvar <all, <>default, number = 0, ids = 0;
	const pingSeconds = 2;
	// So many seconds without an answer, and the daemon has gone.
	const silenceSeconds = 3;
	const patienceSeconds = 10;

	var <server, <addr, <player;
	var <connected = false, <latency, <version;
	var <presetName, <corners, <envelope, <edits, <shifts, <bindings;
	var here, shares, presetNames, instrumentNames, ranges, glideSeconds = 0;
	var id, responders, waiting, held, ticker, heard = 0;

	*initClass {
		all = List.new;
		StartUp.add { NSynthPattern.addEventType };
	}

	// With a player on a server. The last one made is the default of patterns.
	// Code is evaluated again and again: two for one server and daemon would play every note twice.
	*new { |server, host = "127.0.0.1", port = 7770, numChannels = 2|
		^this.prThere(server ? Server.default, host, port)
			?? { super.new.init(server ? Server.default, host, port, numChannels) }
	}

	// Without a player: for a daemon that sounds itself (serve --audio), or a player elsewhere.
	*control { |host = "127.0.0.1", port = 7770|
		^this.prThere(nil, host, port) ?? { super.new.init(nil, host, port) }
	}

	*prThere { |server, host, port|
		^all.detect { |bridge| bridge.server === server and: { bridge.addr == NetAddr(host, port) } }
	}

	// A request number that no other bridge of this sclang has.
	*nextNumber {
		^number = number % 0x3FFFFFFF + 1
	}

	init { |aServer, host, port, numChannels|
		server = aServer;
		addr = NetAddr(host, port);
		id = ids = ids + 1;
		corners = Array.newClear(4);
		shifts = 0 ! 16;
		edits = [];
		bindings = IdentityDictionary.new;
		waiting = IdentityDictionary.new;
		held = IdentityDictionary.new;
		this.prForget;
		server !? { player = NSynthPlayer(this, numChannels) };
		responders = this.class.events.collect { |event| this.prRespond(event) };
		all.add(this);
		default = this;
		CmdPeriod.add(this);
		ShutDown.add(this);
		ticker = SkipJack({ this.prTick }, pingSeconds, name: "NSynthBridge", clock: SystemClock);
		this.prTick;
	}

	free {
		if(all.includes(this).not) { ^this };
		ticker.stop;
		this.liftAll;
		all.remove(this);
		if(default === this) { default = all.last };
		// Another bridge of this sclang may still want what comes to the port that they share.
		if(all.any { |other| other.addr == addr }.not) { this.send(\unregister, NetAddr.langPort) };
		responders.do(_.free);
		CmdPeriod.remove(this);
		ShutDown.remove(this);
		player !? { player.free };
		connected = false;
		this.changed(\connected, false);
		this.releaseDependants;
	}

	// The synths are gone; the keys go up, the connection stays.
	doOnCmdPeriod { this.liftAll }

	doOnShutDown { this.free }

	// A message as it is, without waiting for an answer.
	send { |verb ... args|
		addr.sendMsg("/nsynth/" ++ verb, *args);
	}

	// Send, and call done or fail when that is answered; what answered is given to done. Return the number.
	// A number nil: the command takes none, and is answered under 0. Patience nil: it may take any time.
	request { |verb, args, done, fail, number, patience = (patienceSeconds)|
		this.prWait(verb, number ? 0, done, fail, patience);
		this.send(verb, *args);
		^number
	}

	// The same for the commands whose last argument is the number.
	ask { |verb, args, done, fail, patience = (patienceSeconds)|
		var number = this.class.nextNumber;
		^this.request(verb, args ++ [number], done, fail, number, patience)
	}

	// Parts

	prRespond { |event|
		var selector = this.class.selectorOf(event);
		^OSCdef(
			"nsynth_%_%".format(id, event).asSymbol,
			{ |message|
				this.perform(selector, *message.drop(1));
				this.changed(event, *message.drop(1));
			},
			"/nsynth/" ++ event,
			addr
		).permanent_(true)
	}

	// preset.name is told to toldPresetName.
	*selectorOf { |event|
		var words = event.asString.split($.).collect { |word| word[0].toUpper ++ word.drop(1) };
		^("told" ++ words.join).asSymbol
	}

	prTick {
		var now = Main.elapsedTime;
		if(connected and: { now - heard > silenceSeconds }) { this.prLost("does not answer any more") };
		this.prExpire(now);
		// Once more each time: a daemon may have been started again since.
		this.send(\register, NetAddr.langPort, "sclang");
		this.ping;
	}

	prFound {
		connected = true;
		this.prSay("connected to % (version %)".format(this.place, version));
		this.refresh;
		this.presets { };
		this.instruments { };
		this.dimensions { };
		this.changed(\connected, true);
	}

	prLost { |why|
		connected = false;
		held.clear;
		// Nobody is left to release them.
		player !? { player.releaseAll };
		this.prSay("% %; waiting for it".format(this.place, why));
		this.changed(\connected, false);
	}

	place { ^"%:%".format(addr.ip, addr.port) }

	prForget {
		presetNames = [];
		instrumentNames = [];
		ranges = [];
	}

	prSay { |text| ("NSynthBridge: " ++ text).postln }

	// Requests that wait: of one verb and number in their order, each with what was told so far.

	prKey { |verb, number| ^(verb.asString ++ " " ++ number).asSymbol }

	prWait { |verb, number, done, fail, patience|
		var key = this.prKey(verb, number);
		var until = if(patience.isNil) { inf } { Main.elapsedTime + patience };
		waiting[key] = waiting[key].add((verb: verb, done: done, fail: fail, until: until, told: List.new));
	}

	prWaiting { |verb, number|
		var list = waiting[this.prKey(verb, number)];
		^list !? { list.first }
	}

	prTake { |verb, number|
		var key = this.prKey(verb, number), list = waiting[key];
		if(list.isNil) { ^nil };
		if(list.size > 1) { waiting[key] = list.drop(1) } { waiting.removeAt(key) };
		^list.first
	}

	// Note what belongs to the answer of a question, if somebody asked.
	prTell { |verb, number, what|
		this.prWaiting(verb, number) !? { |request| request[\told].add(what) };
	}

	prFail { |request, verb, message|
		if(request.notNil and: { request[\fail].notNil }) {
			request[\fail].value(message)
		} {
			"NSynthBridge: %: %".format(verb, message).warn
		};
	}

	prExpire { |now|
		var late = waiting.keys.select { |key| waiting[key].first[\until] < now };
		late.do { |key|
			waiting.removeAt(key).do { |request|
				// That nobody answers is said once, when the connection is lost, and to those who asked for it.
				request[\fail] !? {
					request[\fail].value(
						"no answer from %: start the daemon with nsynth-bridge serve".format(this.place)
					)
				};
			};
		};
	}
}
