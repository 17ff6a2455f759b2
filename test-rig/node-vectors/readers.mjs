// What each file of vectors says, against what the phone makes of it.
import { ascii, bstr, decode, encode, hex, join, list, NONE, only, reader, Refused, same, unhex }
  from '../node-phone/bytes.mjs';
import { cipher, FIXED_HEADER, keyId, pair, respond, sign1, statement, ticketProof,
  toBeSigned, verify } from '../node-phone/crypto.mjs';
import { asApp, Line, openOffer } from '../node-phone/links.mjs';
import * as msg from '../node-phone/messages.mjs';
import * as judge from './judge.mjs';
import * as rules from './rules.mjs';

const number = (text) => Number(BigInt(`0x${text}`));
const body = (text) => msg.parseFrame(unhex(text)).body;

async function refused(work) {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Refused) return true;
    throw error;
  }
}

async function keys(v, check) {
  for (const { about, scalar, public: point, keyId: id } of v.keys) {
    const made = await pair(unhex(scalar));
    check(about, hex(made.public) === point && hex(await keyId(made.public)) === id);
  }
}

// M1 of the vectors once more; everything is fixed, so every byte must come out the same.
async function tap(all, profile, plaintext) {
  const v = all['wire-handshake.json'];
  const m0Body = body(v.m0);
  const noise = await respond({
    profile, m0Body, chargerDh: unhex(v.chargerStatic),
    ephemeral: await pair(unhex(v.phoneEphemeralScalar)),
    plaintextOf: async () => plaintext ?? unhex(v.m1Plaintext),
  });
  const [, , beaconId] = msg.parseM0(m0Body.slice(65));
  const m1 = msg.frame(msg.TYPE.M1, join(beaconId, [1], noise.public, noise.sealed));
  return { ...noise, beaconId, m0: v.m0, m1 };
}

async function handshake(v, check) {
  const dh = await pair(unhex(v.chargerStaticScalar));
  const e = await pair(unhex(v.chargerEphemeralScalar));
  const m0 = hex(body(v.m0));
  check('dh and e', hex(dh.public) === v.chargerStatic && m0.startsWith(hex(e.public)));
  check('prologue', v.prologueOfProfile02 === hex(join(ascii('faraday/1'), [1, 2])));
  for (const [name, wanted] of Object.entries(v.profiles)) {
    const { trace, m1 } = await tap({ 'wire-handshake.json': v }, Number(name.slice(-2)));
    for (const [step, value] of Object.entries(wanted)) {
      check(`${name} ${step}`, hex(step === 'm1' ? m1 : trace[step]) === value);
    }
  }
}

async function start(v, check, all) {
  const noise = await tap(all, 2, unhex(v.m1Plaintext));
  check('m0 and m1', noise.m0 === v.m0 && hex(noise.m1) === v.m1 && hex(noise.h) === v.h);
  check('m1Plaintext', judge.parseRequest(unhex(v.m1Plaintext))[1] === 1);
  const m2 = await noise.down.open(body(v.m2));
  check('m2', hex(m2) === v.m2Plaintext && msg.parseCredentials(m2).length === 14);
  const [token, proof] = judge.parseDelivery(unhex(v.m3Plaintext));
  const signed = await statement('start', noise.h, token, m2);
  check('m3Plaintext', !(await refused(() => verify(
    unhex(all['wire-proof.json'].phone), signed, proof))));
  const sealed = await noise.up.seal(unhex(v.m3Plaintext));
  check('m3', hex(msg.frame(msg.TYPE.M3, join(noise.beaconId, sealed))) === v.m3);
  const m4 = await noise.down.open(body(v.m4));
  check('m4', hex(m4) === v.m4Plaintext && msg.parseAnswer(m4)[0] === 0);
  check('refusal', hex(body(v.refusal)) === '20');
  const damaged = body(v.m2).map((byte, i) => (i === 0 ? byte ^ 1 : byte));
  check('m2 damaged', await refused(async () => cipher(noise.trace.kChargerToPhone).open(damaged)));
}

async function token(v, check, all) {
  const payload = await sign1(unhex(v.token), unhex(v.issuer));
  const claims = judge.parseClaims(payload);
  check('payload', hex(payload) === v.payload && hex(encode(decode(payload))) === v.payload);
  const signed = toBeSigned(unhex(v.protectedHeader), NONE, payload);
  check('sigStructure', v.sigStructure === hex(signed));
  check('signature', v.token.endsWith(v.signature));
  check('command', hex(claims.get(-65538)) === v.command && judge.parseCommand(unhex(v.command)));
  const key = claims.get(8).get(1);
  const { phone } = all['wire-proof.json'];
  check('cnf', phone.slice(2, 66) === hex(key.get(-2))
    && (parseInt(phone.slice(-1), 16) % 2 === 1) === key.get(-3));
  const staff = judge.parseClaims(await sign1(unhex(v.staffToken), unhex(v.issuer)));
  check('staffToken', staff.get(-65537).get(22) === 1);
}

async function proof(v, check, all) {
  const rights = { start: v.token, stop: '', staffStop: all['wire-token.json'].staffToken };
  for (const [name, right] of Object.entries(rights)) {
    const purpose = name === 'start' ? 'start' : 'stop';
    const signed = await statement(purpose, unhex(v.h), unhex(right), unhex(v.credentials));
    check(`${name}SigStructure`, hex(signed) === v[`${name}SigStructure`]);
    const good = unhex(v[`${name}Proof`]);
    check(`${name}Proof`, !(await refused(() => verify(unhex(v.phone), signed, good))));
    signed[signed.length - 1] ^= 1;
    check(`${name} altered`, await refused(() => verify(unhex(v.phone), signed, good)));
  }
}

async function fastStop(v, check, all) {
  const { ticket } = await tap(all, 2);
  check('ticket', hex(ticket.key) === v.resumptionKey && hex(ticket.id) === v.ticketId);
  const noise = await tap(all, 2, unhex(v.m1Plaintext));
  check('boundHash', hex(noise.boundHash) === v.boundHash);
  const good = hex(await ticketProof(ticket, noise.boundHash));
  check('proof', good === v.proof);
  check('m0 and m1', noise.m0 === v.m0 && hex(noise.m1) === v.m1);
  const m4 = await noise.down.open(body(v.m4));
  check('m4', hex(m4) === v.m4Plaintext && msg.parseAnswer(m4)[0] === 5);
  for (const { about, m1Plaintext, m1, answer } of v.negative) {
    const bad = await tap(all, 2, unhex(m1Plaintext));
    check(`${about}: m1`, hex(bad.m1) === m1);
    let said = '1f';
    await refused(() => {
      const [, , , , , , , id, shown] = judge.parseRequest(unhex(m1Plaintext));
      said = same(id, ticket.id) && hex(shown) === good ? '14' : '12';
    });
    check(about, said === answer);
  }
}

async function record(v, check) {
  const payload = await sign1(unhex(v.record), unhex(v.charger));
  check('record', hex(payload) === v.payload && msg.parseRecord(payload).size === 31);
}

async function ack(v, check) {
  const said = judge.parseAck(await sign1(unhex(v.ack), unhex(v.server)));
  check('ack', hex(said.get(1)) === v.chargerId && said.get(2) === number(v.seq)
    && hex(said.get(3)) === v.link && said.get(4) === number(v.time));
}

async function sealed(v, check, label, { scalar, point, wanted }) {
  const prologue = join(ascii(label), unhex(v.chargerId));
  const [receiver, e] = [await pair(unhex(scalar)), await pair(unhex(v.ephemeralScalar))];
  check('keys', hex(receiver.public) === point && v.sealed.startsWith(hex(e.public)));
  const opened = await judge.openSealed(prologue, receiver, unhex(v.sealed));
  check('sealed', hex(opened.plaintext) === wanted);
  for (const [name, value] of Object.entries(opened.trace)) {
    if (name in v) check(name, hex(value) === v[name]);
  }
}

const REASONS = 'NOT_AVAILABLE IN_USE RESERVED OUTSIDE_HOURS WRONG_CHARGER WRONG_CONNECTOR EXPIRED'
  + ' NOT_YET_VALID USED REVOKED LIMITS PRICE COMMAND JOURNAL_FULL NO_SESSION NOT_YOURS REFUSED'
  + ' TIME_NEEDED GO_ONLINE TOKEN_MISSING SESSIONS_PER_DAY SLOT HOLDERS CHALLENGE';

function answers(v, check) {
  const [, time] = msg.parseAnswer(unhex(v.SERVED));
  for (const [name, value] of Object.entries(v.REFUSED)) {
    const [status, reason, at] = msg.parseAnswer(unhex(value));
    const named = REASONS.split(' ')[reason - 16];
    check(`reason ${name}`, status === 8 && named === name && at === time);
  }
  for (const [name, value] of Object.entries({ ...v, ...v.REFUSED })) {
    if (name === 'about' || name === 'REFUSED') continue;
    const answer = msg.parseAnswer(unhex(value));
    check(name, hex(encode(answer)) === value && (name in v || answer[0] === 8));
  }
}

// What the phone says; capitals are the charger's.
const UP = {
  nothingMore: reader(list(only(0))), bringsAck: reader(list(only(1), bstr(1, 1024))),
  stored: reader(list(only(16))), cannotStore: reader(list(only(17))),
};

async function courier(v, check) {
  for (const [name, value] of Object.entries({ ...v, ...v.RESULT })) {
    if (name === 'about' || name === 'RESULT') continue;
    const parse = name === name.toUpperCase() ? msg.parseDown : UP[name];
    check(name, !(await refused(() => parse(unhex(value)))));
  }
}

function costs(v, check) {
  for (const c of v.cases) {
    const of = (name) => number(c[name]);
    const sum = msg.cost(of('energyMwh'), of('durationS'), of('pricePerKwh'), of('pricePerHour'));
    check(JSON.stringify(c), sum === of('costMinor'));
  }
}

// A line on which the charger answers as written, and nothing else is said (SPEC section 8).
function scripted(v, check) {
  const steps = ['select', 'm1', 'm3First', 'm3Last', 'ask'];
  const answers = ['selectAnswer', 'm2Answer', 'm3FirstAnswer', 'm4Answer'];
  const line = Object.create(Line.prototype);
  line.ask = async (command) => {
    const step = steps.shift();
    check(`${step}Command`, hex(command) === v[`${step}Command`]);
    const answer = unhex(v[answers.shift()] ?? '9000');
    return { data: answer.slice(0, -2), status: number(hex(answer.slice(-2))) };
  };
  return line;
}

async function card(v, check, all) {
  const noise = await tap(all, 1);
  const said = [];
  await asApp({
    receive: async (bytes) => {
      said.push(bytes);
      if (said.length === 1) return noise.m1;
      const plaintext = await noise.down.open(body(hex(bytes)));
      check(`m${2 * said.length - 2}`, hex(plaintext) === v[`m${2 * said.length - 2}Plaintext`]);
      const m3 = async () => join(noise.beaconId, await noise.up.seal(unhex(v.m3Plaintext)));
      return said.length === 2 ? msg.frame(msg.TYPE.M3, await m3()) : NONE;
    },
  }, scripted(v, check));
  check('h', hex(noise.h) === v.h && said.length === 3);
}

async function ndef(v, check, all) {
  const wallet = { chargerSign: unhex(v.chargerSign), siteKey: unhex(v.siteKey) };
  const offer = await openOffer(unhex(v.content), wallet);
  check('content', hex(offer.m0) === v.m0 && hex(offer.credentials) === v.credentials);
  check('parts', v.content === `${v.m0}0048${v.sealedCredentials}${v.signature}`);
  const signed = toBeSigned(FIXED_HEADER, ascii('faraday/1 ndef'),
    join(unhex(v.m0), unhex(v.sealedCredentials)));
  check('sigStructure', hex(signed) === v.sigStructure);
  for (const at of [10, 120, 200]) {
    const damaged = unhex(v.content).map((byte, i) => (i === at ? byte ^ 1 : byte));
    check(`byte ${at}`, await refused(() => openOffer(damaged, wallet)));
  }
  const noise = await tap(all, 3);
  check('m1', hex(noise.m1) === v.m1 && hex(noise.h) === v.h);
  const sealed = await noise.up.seal(unhex(v.m3Plaintext));
  check('m3', hex(msg.frame(msg.TYPE.M3, join(noise.beaconId, sealed))) === v.m3);
  const [token, proof] = judge.parseDelivery(unhex(v.m3Plaintext));
  const stated = await statement('start', noise.h, token, offer.credentials);
  const { phone } = all['wire-proof.json'];
  check('proof', !(await refused(() => verify(unhex(phone), stated, proof))));
  const m4 = await noise.down.open(body(v.m4));
  check('m4', hex(m4) === v.m4Plaintext && msg.parseAnswer(m4)[0] === 0);
}

const JUDGES = {
  '00': decode,
  '01': msg.parseFrame,
  11: judge.parseRequest,
  13: judge.parseDelivery,
  84: async (input, v) => judge.parseClaims(await sign1(input, unhex(v.issuer))),
};

// Each stands beside its sound like, so that no judge refuses everything.
async function refusals(v, check) {
  for (const { about, kind, input, good } of v.cases) {
    check(about, await refused(() => JUDGES[kind](unhex(input), v)));
    check(`${about}: its like`, !(await refused(() => JUDGES[kind](unhex(good), v))));
  }
}

const SIGNERS = { 2: 'ack', 3: 'issuer', 4: 'root', 6: 'issuer', 8: 'root', 9: 'issuer' };

async function items(v, check) {
  const verdict = async (operation, item) => {
    const payload = await sign1(unhex(item), unhex(v[SIGNERS[operation]]));
    judge.parseItem(operation, payload);
    return payload;
  };
  for (const { about, operation, payload, item } of v.items) {
    check(about, hex(await verdict(number(operation), item)) === payload);
  }
  for (const { about, operation, item } of v.negative) {
    check(about, await refused(() => verdict(number(operation), item)));
  }
}

async function command(v, check) {
  for (const { about, json, map } of v.commands) {
    check(about, hex(rules.commandOf(unhex(json))) === map);
    check(`${about}: the map`, judge.parseCommand(unhex(map)));
  }
  for (const { about, json } of v.negative) {
    check(about, await refused(() => rules.commandOf(unhex(json))));
  }
}

async function settings(v, check) {
  const read = async (item) => {
    const payload = await sign1(unhex(item), unhex(v.issuer));
    rules.parseSettings(payload);
    return hex(payload);
  };
  for (const { about, payload, item } of v.settings) check(about, await read(item) === payload);
  for (const { about, item } of v.negative) check(about, await refused(() => read(item)));
}

function slots(v, check) {
  const text = (bytes) => Buffer.from(unhex(bytes)).toString('ascii');
  for (const { about, zone, begins, numbers, offsets } of v.days) {
    const of = text(zone);
    const signed = Buffer.from(unhex(offsets));
    let at = number(begins);
    const date = Math.floor(rules.localAt(of, at) / 86400);
    const same = unhex(numbers).every((slot, i) => {
      const local = rules.localAt(of, at);
      const fits = Math.floor(local / 86400) === date && local % 86400 === slot * 900
        && rules.offsetAt(of, at) === signed.readInt16BE(2 * i);
      at += 900;
      return fits;
    });
    check(about, same && rules.localAt(of, at) === (date + 1) * 86400);
  }
  for (const { about, notBefore, expires, claim, fits } of v.claims) {
    const found = rules.slotFits(text(v.zone), decode(unhex(claim)), number(notBefore), number(expires));
    check(about, found === (fits === '01'));
  }
}

async function verdict(v, seen, bytes) {
  const [, , signed] = decode(bytes);
  try {
    await sign1(bytes, unhex(v.issuer));
  } catch {
    return 2;
  }
  let said;
  if (await refused(() => { said = rules.parseStatement(signed); })) return 1;
  if (hex(said.get(1)) !== v.walletId) return 3;
  const lines = said.get(4);
  if (lines.some(([seq], i) => seq !== seen.seq + i + 1)) return 4;
  const sum = lines.reduce((total, [, , amount]) => total + amount, seen.balance);
  if (sum !== said.get(2)) return 5;
  Object.assign(seen, { seq: seen.seq + lines.length, balance: sum });
  return 0;
}

async function statements(v, check) {
  const seen = { seq: 0, balance: 0 };
  for (const { about, verdict: wanted, statement: bytes } of v.statements) {
    check(about, await verdict(v, seen, unhex(bytes)) === number(wanted));
  }
}

async function sealedToken(v, check) {
  const charger = await pair(unhex(v.chargerScalar));
  const prologue = join(ascii('faraday/1 to charger'), unhex(v.chargerId));
  const open = async (bytes) => (await judge.openSealed(prologue, charger, unhex(bytes))).plaintext;
  check('dh and e', hex(charger.public) === v.charger
    && v.sealed.startsWith(hex((await pair(unhex(v.ephemeralScalar))).public)));
  check('token', hex(await open(v.sealed)) === v.token);
  const claims = judge.parseClaims(await sign1(unhex(v.token), unhex(v.issuer)));
  check('claim 21', hex(claims.get(-65537).get(21)) === v.challenge);
  for (const { about, sealed: bytes } of v.negative) {
    check(about, await refused(() => open(bytes)));
  }
}

async function certificate(v, check) {
  check('wanted', v.wanted === '160000');
  const read = async (framed) => {
    check('frame', framed.startsWith('15') && number(framed.slice(2, 6)) === framed.length / 2 - 3);
    const payload = await sign1(unhex(framed.slice(6)), unhex(v.root));
    const map = rules.parseCertificate(payload, number(v.now));
    if (hex(map.get(1)) !== v.chargerId || hex(map.get(3)) !== v.dh) throw new Refused('another');
    return hex(payload);
  };
  check('certificate', await read(v.certificate) === v.payload);
  for (const { about, certificate: bad } of v.negative) {
    check(about, await refused(() => read(bad)));
  }
}

export const READERS = {
  'wire-certificate.json': certificate,
  'wire-sealed-token.json': sealedToken,
  'wire-command.json': command, 'wire-settings.json': settings, 'wire-slots.json': slots,
  'wire-statements.json': statements,
  'wire-keys.json': keys, 'wire-handshake.json': handshake, 'wire-start.json': start,
  'wire-token.json': token, 'wire-proof.json': proof, 'wire-fast-stop.json': fastStop,
  'wire-record.json': record, 'wire-ack.json': ack, 'wire-answers.json': answers,
  'wire-courier.json': courier, 'wire-costs.json': costs,
  'wire-items.json': items, 'wire-refused.json': refusals,
  'wire-card.json': card, 'wire-ndef.json': ndef,
  'wire-sealed-record.json': (v, check) =>
    sealed(v, check, 'faraday/1 record',
      { scalar: v.serverScalar, point: v.server, wanted: v.item }),
  'wire-sealed-item.json': (v, check) =>
    sealed(v, check, 'faraday/1 to charger',
      { scalar: v.chargerScalar, point: v.charger, wanted: v.plaintext }),
};
