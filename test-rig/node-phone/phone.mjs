// A phone that charges, written from docs/SPEC.md and the vectors alone. See README.md.
import { readFileSync } from 'node:fs';
import { encode, join, need, same, unhex } from './cbor.mjs';
import { keyId, pair, random, respond, sign1, statement, ticketProof } from './crypto.mjs';
import { asApp, asCard, asPage, Line, openOffer } from './links.mjs';
import * as msg from './messages.mjs';

const NONE = new Uint8Array();
const INTENT = { start: 1, stop: 2, read: 3, courier: 4 };
const { TYPE } = msg;

// One conversation from M0 to BYE (SPEC sections 3 and 6).
export class Tap {
  constructor(wallet, profile, intent, fast) {
    Object.assign(this, { wallet, profile, intent, fast, records: 0, expected: [TYPE.M0] });
  }

  // A frame of the charger in, the phone's frame out; null where the phone says nothing.
  async receive(bytes) {
    const { type, body } = msg.parseFrame(bytes);
    if (type === TYPE.REFUSAL) {
      Object.assign(this, { refused: 'outside', over: true, expected: [] });
      return null;
    }
    need(this.expected.includes(type), `frame ${type} out of order`);
    if (type === TYPE.M0) return this.request(body);
    const plaintext = await this.noise.down.open(body);
    if (type === TYPE.M2) return this.token(plaintext, this.challenge);
    return type === TYPE.M4 ? this.answer(plaintext) : this.courier(msg.parseDown(plaintext));
  }

  // What a tag shows to a page: M0 and sealed credentials in, M1 and M3 out.
  async offered(content) {
    const { m0, credentials } = await openOffer(content, this.wallet);
    const m1 = await this.receive(m0);
    return join(m1, await this.token(credentials, new Uint8Array(16)));
  }

  async request(body) {
    const { wallet } = this;
    const m0 = msg.parseM0(body);
    need(same(m0.chargerId, wallet.chargerId), 'an unknown charger');
    need(same(m0.keyId, await keyId(wallet.chargerDh)), 'not the key of the directory');
    this.beaconId = m0.beaconId;
    this.challenge = random(16);
    const ticket = this.fast && this.intent === 'stop' ? wallet.takeTicket() : null;
    const now = Math.floor(Date.now() / 1000);
    const items = [this.challenge, INTENT[this.intent], 1, now, 0, 0, 0];
    this.noise = await respond({
      profile: this.profile, chargerDh: wallet.chargerDh, m0Body: body, ephemeral: await pair(),
      plaintextOf: async (bound) =>
        encode(ticket ? [...items, ticket.id, await ticketProof(ticket, bound)] : items),
    });
    this.expected = ticket ? [TYPE.M2, TYPE.M4] : [TYPE.M2];
    return msg.frame(TYPE.M1, join(m0.beaconId, [1], this.noise.public, this.noise.sealed));
  }

  async token(plaintext, challenge) {
    const shown = msg.parseCredentials(plaintext);
    need(same(shown[0], challenge) && same(shown[1], this.wallet.chargerId), 'wrong echo');
    this.shown = shown;
    const token = this.intent === 'start' ? this.wallet.fits(shown) : NONE;
    const proves = this.intent === 'start' || this.intent === 'stop';
    const signed = await statement(this.intent, this.noise.h, token, plaintext);
    const proof = proves ? await this.wallet.key.sign(signed) : NONE;
    this.expected = [TYPE.M4];
    const sealed = await this.noise.up.seal(encode([token, proof]));
    return msg.frame(TYPE.M3, join(this.beaconId, sealed));
  }

  async answer(plaintext) {
    const answer = msg.parseAnswer(plaintext);
    const [status] = answer;
    const fits = { start: [0, 1, 8], stop: [2, 3, 5, 8] }[this.intent] ?? [4, 8];
    need(fits.includes(status), 'a status that does not answer the intent');
    Object.assign(this, { status, complete: true, expected: [TYPE.DOWN] });
    if (status === 8) this.reason = answer[1];
    if (status < 2) this.wallet.granted(answer[1], this.noise.ticket, this.shown);
    if (status === 2) await this.receipt(answer[3], answer[1]);
    if (status === 5) this.settled(answer);
    return null;
  }

  async receipt(bytes, sessionId) {
    const { wallet } = this;
    const record = msg.parseRecord(await sign1(bytes, wallet.chargerSign));
    need(same(record.get(1), wallet.chargerId) && same(record.get(7), wallet.walletId), 'not ours');
    need(same(record.get(2), sessionId), 'a receipt of another session');
    wallet.agrees(sessionId, record.get(17), record.get(18));
    this.bill = { energyMwh: record.get(13), durationS: record.get(12), costMinor: record.get(19) };
  }

  settled([, sessionId, , energyMwh, durationS, costMinor]) {
    const { perKwh, perHour } = this.wallet.session ?? {};
    this.wallet.agrees(sessionId, perKwh, perHour);
    need(costMinor === msg.cost(energyMwh, durationS, perKwh, perHour), 'the sum is wrong');
    this.bill = { energyMwh, durationS, costMinor };
  }

  async courier(down) {
    this.complete = down[0] === 3;
    this.over = this.complete;
    if (this.over) return null;
    this.records += down[0] === 1 ? 1 : 0;
    const up = down[0] === 1 ? msg.STORED : msg.NOTHING_MORE;
    return msg.frame(TYPE.UP, await this.noise.up.seal(up));
  }

  outcome() {
    const { profile, intent, status, reason, refused, gaveUp, bill, records } = this;
    const said = { reason, refused, gaveUp, complete: this.complete === true, bill, records };
    return { profile, intent, status, fast: status === 5 && !this.shown, ...said };
  }
}

// What the phone keeps: key, tokens, the charger's entry in the directory, a ticket.
export class Wallet {
  static async of(provision) {
    const wallet = new Wallet();
    for (const [name, value] of Object.entries(provision)) {
      if (typeof value === 'string') wallet[name] = unhex(value);
    }
    wallet.tokens = provision.tokens.map(unhex);
    wallet.key = await pair(wallet.phoneScalar);
    need(same(wallet.key.public, wallet.phonePublic), 'not the key of the tokens');
    return wallet;
  }

  fits(shown) {
    need(this.tokens.length > 0, 'no token left');
    need(shown[10][0] < 2, 'the connector is taken');
    return this.tokens[0];
  }

  granted(sessionId, ticket, shown) {
    this.tokens.shift();
    Object.assign(this, { ticket, session: { sessionId, perHour: shown[7], perKwh: shown[8] } });
  }

  takeTicket() {
    const { ticket } = this;
    this.ticket = null;
    return ticket;
  }

  agrees(sessionId, perKwh, perHour) {
    const { session } = this;
    need(session && same(session.sessionId, sessionId), 'another session');
    need(perKwh === session.perKwh && perHour === session.perHour, 'not the price that was signed');
  }
}

const LINKS = { 1: asApp, 2: asCard, 3: asPage };

async function tapOnce(tap, provision) {
  const line = new Line().open(tap.profile === 2 ? provision.cardPort : provision.readerPort);
  try {
    await LINKS[tap.profile](tap, line);
  } finally {
    line.close();
  }
  return tap.outcome();
}

async function charge(file, profile, fast) {
  const provision = JSON.parse(readFileSync(file, 'utf8'));
  const wallet = await Wallet.of(provision);
  const taps = [];
  for (const intent of ['start', 'stop']) {
    taps.push(await tapOnce(new Tap(wallet, profile, intent, fast), provision));
  }
  return { ok: taps[0].status === 0 && taps[1].bill !== undefined, taps };
}

const [, , command, place, profile = '2', how = 'full'] = process.argv;
const doing = {
  vectors: async () => (await import('./vectors.mjs')).replay(place),
  charge: () => charge(place, Number(profile), how === 'fast'),
};
if (place && command in doing && Number(profile) in LINKS) {
  const result = await doing[command]();
  console.log(JSON.stringify(result));
  process.exitCode = result.ok ? 0 : 1;
} else {
  console.error('usage: node phone.mjs vectors DIR | charge FILE [1|2|3 [full|fast]]');
  process.exitCode = 2;
}
