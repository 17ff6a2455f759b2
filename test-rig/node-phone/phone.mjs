// A phone that charges, written from docs/SPEC.md and the vectors alone. See README.md.
import { readFileSync } from 'node:fs';
import { encode, join, need, NONE, same, unhex } from './bytes.mjs';
import { keyId, pair, random, respond, sign1, statement, ticketProof } from './crypto.mjs';
import { asApp, asCard, asPage, Line, openOffer } from './links.mjs';
import * as msg from './messages.mjs';

const { TYPE } = msg;
const INTENT = { start: 1, stop: 2 };
const FITTING = { start: [0, 1, 8], stop: [2, 3, 5, 8] };

// One conversation from M0 to BYE (SPEC sections 3 and 6).
class Tap {
  constructor(wallet, profile, intent, ticket) {
    Object.assign(this, { wallet, profile, intent, ticket, expected: [TYPE.M0] });
  }

  // A frame of the charger in, the phone's frame out; empty where the phone says nothing.
  async receive(bytes) {
    const { type, body } = msg.parseFrame(bytes);
    if (type === TYPE.REFUSAL) {
      Object.assign(this, { refused: 'outside', over: true, expected: [] });
      return NONE;
    }
    need(this.expected.includes(type), `frame ${type} out of order`);
    if (type === TYPE.M0) return this.request(body);
    const plaintext = await this.noise.down.open(body);
    if (type === TYPE.M2) return this.token(plaintext, this.challenge);
    return type === TYPE.M4 ? this.answer(plaintext) : this.courier(plaintext);
  }

  // What a tag shows to a page: M0 and sealed credentials in, M1 and M3 out.
  async offered(content) {
    const { m0, credentials } = await openOffer(content, this.wallet);
    return join(await this.receive(m0), await this.token(credentials, new Uint8Array(16)));
  }

  async request(body) {
    const { wallet, ticket } = this;
    const [, [suite], beaconId, chargerId, id] = msg.parseM0(body.slice(65));
    need(suite === 1 && same(chargerId, wallet.chargerId), 'no common suite, or another charger');
    need(same(id, await keyId(wallet.chargerDh)), 'not the key of the directory');
    Object.assign(this, { beaconId, challenge: random(16) });
    const now = Math.floor(Date.now() / 1000);
    const items = [this.challenge, INTENT[this.intent], 1, now, 0, 0, 0];
    this.noise = await respond({
      profile: this.profile, chargerDh: wallet.chargerDh, m0Body: body, ephemeral: await pair(),
      plaintextOf: async (bound) =>
        encode(ticket ? [...items, ticket.id, await ticketProof(ticket, bound)] : items),
    });
    this.expected = ticket ? [TYPE.M2, TYPE.M4] : [TYPE.M2];
    return msg.frame(TYPE.M1, join(beaconId, [1], this.noise.public, this.noise.sealed));
  }

  async token(plaintext, challenge) {
    const { wallet, intent, noise } = this;
    const shown = msg.parseCredentials(plaintext);
    need(same(shown[0], challenge) && same(shown[1], wallet.chargerId), 'wrong echo');
    need(intent === 'stop' || shown[10][0] < 2, 'the connector is taken');
    const token = intent === 'start' ? wallet.tokens[0] : NONE;
    const proof = await wallet.key.sign(await statement(intent, noise.h, token, plaintext));
    Object.assign(this, { shown, expected: [TYPE.M4] });
    return msg.frame(TYPE.M3, join(this.beaconId, await noise.up.seal(encode([token, proof]))));
  }

  async answer(plaintext) {
    const { wallet } = this;
    const answer = msg.parseAnswer(plaintext);
    const [status, session] = answer;
    need(FITTING[this.intent].includes(status), 'a status that does not answer the intent');
    Object.assign(this, { status, complete: true, expected: [TYPE.DOWN] });
    if (status < 2) wallet.granted(session, this.noise.ticket, this.shown);
    if (status === 2) this.bill = await wallet.receipt(session, answer[3]);
    if (status === 5) this.bill = wallet.settled(session, answer.slice(3, 6));
    if (status === 8) this.reason = session;
    return NONE;
  }

  // A record is kept, BYE is the end, to anything else: nothing more.
  async courier(plaintext) {
    const [operation] = msg.parseDown(plaintext);
    Object.assign(this, { complete: operation === 3, over: operation === 3 });
    if (this.over) return NONE;
    return msg.frame(TYPE.UP, await this.noise.up.seal(encode([operation === 1 ? 16 : 0])));
  }

  outcome() {
    const { profile, intent, status, reason, refused, gaveUp, bill } = this;
    const how = { fast: status === 5 && !this.shown, complete: this.complete === true };
    return { profile, intent, status, ...how, reason, refused, gaveUp, bill };
  }
}

// What the phone keeps: key, tokens, the charger's entry in the directory, a session, its ticket.
class Wallet {
  static async of(file) {
    const bytes = (_, value) => (typeof value === 'string' ? unhex(value) : value);
    const wallet = Object.assign(new Wallet(), JSON.parse(readFileSync(file, 'utf8'), bytes));
    wallet.key = await pair(wallet.phoneScalar);
    need(same(wallet.key.public, wallet.phonePublic), 'not the key of the tokens');
    return wallet;
  }

  granted(id, ticket, shown) {
    this.tokens.shift();
    Object.assign(this, { ticket, session: { id, perHour: shown[7], perKwh: shown[8] } });
  }

  // The signed receipt of this session, of this wallet, at the price that was signed.
  async receipt(id, bytes) {
    const record = msg.parseRecord(await sign1(bytes, this.chargerSign));
    const { perKwh, perHour } = this.session ?? {};
    const is = (key, bytes) => same(record.get(key), bytes);
    need(is(1, this.chargerId) && is(2, id) && is(7, this.walletId), 'a receipt for another');
    need(record.get(17) === perKwh && record.get(18) === perHour, 'not the price that was signed');
    return this.settled(id, [13, 12, 19].map((key) => record.get(key)));
  }

  settled(id, [energyMwh, durationS, costMinor]) {
    const { session = { id: NONE } } = this;
    need(same(session.id, id), 'another session');
    const owed = msg.cost(energyMwh, durationS, session.perKwh, session.perHour);
    need(costMinor === owed, 'not the sum at the price that was signed');
    return { energyMwh, durationS, costMinor };
  }
}

const LINKS = { 1: asApp, 2: asCard, 3: asPage };

async function charge(file, profile, fast) {
  const wallet = await Wallet.of(file);
  const tapOnce = async (tap) => {
    const line = new Line(profile === 2 ? wallet.cardPort : wallet.readerPort);
    await LINKS[profile](tap, line).finally(() => line.socket.end());
    return tap.outcome();
  };
  const start = await tapOnce(new Tap(wallet, profile, 'start'));
  const stop = await tapOnce(new Tap(wallet, profile, 'stop', fast && wallet.ticket));
  return { ok: start.status === 0 && stop.bill !== undefined, taps: [start, stop] };
}

const [, , file, profile = '2', how = 'full'] = process.argv;
if (file && profile in LINKS) {
  const result = await charge(file, Number(profile), how === 'fast');
  console.log(JSON.stringify(result));
  process.exitCode = result.ok ? 0 : 1;
} else {
  console.error('usage: node phone.mjs PROVISION [1|2|3 [full|fast]]');
  process.exitCode = 2;
}
