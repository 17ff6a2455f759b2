// How frames travel: SPEC sections 7 (card), 8 (app), 9 (page) and 10 (the line to the bench).
import { connect } from 'node:net';
import { ascii, be, cut, join, need, NONE, number, Refused, same, unhex } from './bytes.mjs';
import { cipher, FIXED_HEADER, hkdf, toBeSigned, verify } from './crypto.mjs';

const PIECE = 240;
const SELECT = unhex('00a4040008f04641524144415900');
const NEXT = unhex('8046000000');
const word = (value) => be(value, 2);

// u16 length and APDU, both ways. A message without bytes and the end of the line are both empty.
export class Line {
  constructor(port) {
    this.socket = connect(port, '127.0.0.1');
    Object.assign(this, { chunks: this.socket[Symbol.asyncIterator](), buffer: NONE });
  }

  send = (message) => this.socket.write(join(word(message.length), message));

  async receive() {
    const wanted = () => 2 + (this.buffer.length < 2 ? 0 : number(this.buffer.slice(0, 2)));
    while (this.buffer.length < wanted()) {
      const { value, done } = await this.chunks.next();
      if (done) return NONE;
      this.buffer = join(this.buffer, value);
    }
    const [message, rest] = cut(this.buffer, wanted());
    this.buffer = rest;
    return message.slice(2);
  }

  // As a reader: one command, its data and status word.
  async ask(command) {
    this.send(command);
    const answer = await this.receive();
    need(answer.length >= 2, 'the link is lost');
    const [data, status] = cut(answer, answer.length - 2);
    return { data, status: number(status) };
  }

  async good(command) {
    const { data, status } = await this.ask(command);
    need(status === 0x9000, `status ${status.toString(16)}`);
    return data;
  }
}

// What is refused is an answer too; anything else is an error of this program.
function refusal(error) {
  if (!(error instanceof Refused)) throw error;
  return error.message;
}

// Profile 02: commands come, the phone answers; once it gave up, it is silent until a select.
export async function asCard(tap, line) {
  const card = { tap, silent: true };
  const giveUp = (error) => {
    Object.assign(card, { silent: true });
    tap.gaveUp = refusal(error);
    return word(0x6f00);
  };
  for (let command = await line.receive(); command.length > 0; command = await line.receive()) {
    line.send(await answer(card, command).catch(giveUp));
  }
}

async function answer(card, command) {
  const [cla, ins, p1, p2, count = 0] = command;
  if (same(command, SELECT)) {
    Object.assign(card, { silent: false, incoming: NONE, outgoing: NONE });
    return join([1, 1, 0], word(0x9000));
  }
  if (cla !== 0 && cla !== 0x80) return word(0x6e00);
  if (cla === 0 && ins === 0xa4) return word(0x6a82);
  if (ins !== (cla === 0 ? 0xc0 : 0x46)) return word(0x6d00);
  if (card.silent) return word(card.tap.gaveUp ? 0x6f00 : 0x6985);
  if (cla === 0) return card.outgoing.length ? piece(card) : word(0x6985);
  if (p1 > 1 || p2 !== 0 || card.outgoing.length) return word(0x6985);
  if (count < 1 || count > PIECE || command.length !== 6 + count) return word(0x6700);
  const frame = join(card.incoming, command.slice(5, 5 + count));
  card.incoming = p1 === 1 ? frame : NONE;
  if (p1 === 1) return word(0x9000);
  card.outgoing = await card.tap.receive(frame);
  return piece(card);
}

function piece(card) {
  const [first, rest] = cut(card.outgoing, PIECE);
  card.outgoing = rest;
  return join(first, word(rest.length === 0 ? 0x9000 : 0x6100 + Math.min(rest.length, 0xff)));
}

// Profile 01: the phone selects the wallet application of the charger.
export async function asApp(tap, line) {
  let down = (await line.good(SELECT)).slice(3);
  while (down.length > 0 && !tap.over) down = await say(line, await tap.receive(down));
}

// A frame up, or without one the question what is next; gives the frame down.
async function say(line, up) {
  let rest = up;
  for (; rest.length > PIECE; rest = rest.slice(PIECE)) {
    await line.good(join([0x80, 0x46, 1, 0, PIECE], rest.slice(0, PIECE), [0]));
  }
  let last = await line.ask(rest.length ? join([0x80, 0x46, 0, 0, rest.length], rest, [0]) : NEXT);
  while (last.status === 0x6200) last = await line.ask(NEXT);
  let down = last.data;
  for (; last.status >> 8 === 0x61; down = join(down, last.data)) {
    last = await line.ask(unhex('00c0000000'));
  }
  need(last.status === 0x9000, `status ${last.status.toString(16)}`);
  return down;
}

// Profile 03: what a page and the phone's own NDEF stack do with a Type 4 tag.
const MIME = ascii('application/x-faraday');

export async function openOffer(content, { chargerSign, siteKey }) {
  const [m0, rest] = cut(content, 3 + number(content.slice(1, 3)));
  const [sealed, signature] = cut(rest.slice(2), number(rest.slice(0, 2)));
  const signed = toBeSigned(FIXED_HEADER, ascii('faraday/1 ndef'), join(m0, sealed));
  await verify(chargerSign, signed, signature);
  const key = await hkdf(m0.slice(3, 68), siteKey, ascii('faraday/1 beacon'), 32);
  return { m0, credentials: await cipher(key).open(sealed, m0) };
}

export async function asPage(tap, line) {
  const { state, content } = await read(line);
  need(state === 0, 'no challenge is shown');
  await write(line, await tap.offered(content));
  for (let tries = 0; tries < 20; tries++) {
    line.send(NONE);
    const shown = await read(line).catch(refusal);
    if (shown.state === 1) return tap.receive(shown.content);
  }
  throw new Refused('no answer is shown');
}

// Every discovery begins so: application, capability container, NDEF file and its length.
async function detect(line) {
  await line.good(unhex('00a4040007d276000085010100'));
  await line.good(unhex('00a4000c02e103'));
  const container = await line.good(unhex('00b000000f'));
  need(container.length === 15 && container[2] >> 4 === 2, 'no container of version 2');
  await line.good(unhex('00a4000c02e104'));
  const length = number(await line.good(unhex('00b0000002')));
  return { most: Math.min(255, number(container.slice(5, 7))), length };
}

async function read(line) {
  const { length } = await detect(line);
  let message = NONE;
  while (message.length < length) {
    const command = join([0, 0xb0], word(2 + message.length), [PIECE]);
    message = join(message, await line.good(command)).slice(0, length);
  }
  const mime = message.slice(4 + message[2]);
  const payload = mime.slice(6 + MIME.length);
  need(mime[0] === 0x52 && same(mime.slice(6, 6 + MIME.length), MIME), 'no record for a wallet');
  need(payload.length === number(mime.slice(2, 6)) && payload[0] === 1, 'no payload of version 1');
  return { state: payload[1], content: payload.slice(4, 4 + number(payload.slice(2, 4))) };
}

async function write(line, payload) {
  const { most } = await detect(line);
  const update = (at, data) => line.good(join([0, 0xd6], word(at), [data.length], data));
  const message = join([0xc2, MIME.length], be(payload.length, 4), MIME, payload);
  await update(0, word(0));
  for (let at = 0; at < message.length; at += most) {
    await update(2 + at, message.slice(at, at + most));
  }
  await update(0, word(message.length));
}
