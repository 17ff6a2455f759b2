// How frames travel: SPEC sections 7 (card), 8 (app), 9 (page) and 10 (the line to the bench).
import { connect } from 'node:net';
import { ascii, be, hex, join, need, Refused, same, unhex } from './cbor.mjs';
import { Cipher, FIXED_HEADER, hkdf, toBeSigned, verify } from './crypto.mjs';
import { cut, number, SELECT } from './messages.mjs';

const NONE = new Uint8Array();
const PIECE = 240;
const word = (value) => be(value, 2);

// u16 length and APDU, both ways. A message without bytes and the end of the line are both empty.
export class Line {
  open(port) {
    Object.assign(this, { socket: connect(port, '127.0.0.1'), buffer: Buffer.alloc(0) });
    this.chunks = this.socket[Symbol.asyncIterator]();
    return this;
  }

  async receive() {
    while (this.buffer.length < 2 || this.buffer.length < 2 + this.buffer.readUInt16BE()) {
      const { value, done } = await this.chunks.next();
      if (done) return NONE;
      this.buffer = Buffer.concat([this.buffer, value]);
    }
    const end = 2 + this.buffer.readUInt16BE();
    const message = new Uint8Array(this.buffer.subarray(2, end));
    this.buffer = this.buffer.subarray(end);
    return message;
  }

  send(message) {
    this.socket.write(join(word(message.length), message));
  }

  // As a reader: one command, its data and status word.
  async ask(command) {
    this.send(command);
    const answer = await this.receive();
    need(answer.length >= 2, 'the link is lost');
    return { data: answer.slice(0, -2), status: number(answer, answer.length - 2) };
  }

  async good(command) {
    const { data, status } = await this.ask(typeof command === 'string' ? unhex(command) : command);
    need(status === 0x9000, `status ${status.toString(16)}`);
    return data;
  }

  close() {
    this.socket.end();
  }
}

// Profile 02: commands come, the phone answers.
export async function asCard(tap, line) {
  const card = new Card(tap);
  for (let command = await line.receive(); command.length > 0; command = await line.receive()) {
    line.send(await card.answer(command));
  }
}

export class Card {
  constructor(tap) {
    Object.assign(this, { tap, selected: false, incoming: NONE, outgoing: NONE });
  }

  async answer(command) {
    const [cla, ins, p1, p2, count = 0] = command;
    if (same(command, SELECT)) {
      Object.assign(this, { selected: true, incoming: NONE, outgoing: NONE });
      return join([1, 1, 0], word(0x9000));
    }
    if (cla === 0 && ins === 0xc0) return this.outgoing.length ? this.piece() : word(0x6985);
    if (cla !== 0 && cla !== 0x80) return word(0x6e00);
    if (cla === 0 || ins !== 0x46) return word(cla === 0 && ins === 0xa4 ? 0x6a82 : 0x6d00);
    if (!this.selected || p1 > 1 || p2 !== 0 || this.outgoing.length) return word(0x6985);
    if (count < 1 || count > PIECE || command.length !== 6 + count) return word(0x6700);
    this.incoming = join(this.incoming, command.slice(5, 5 + count));
    return p1 === 1 ? word(0x9000) : this.whole();
  }

  async whole() {
    const frame = this.incoming;
    this.incoming = NONE;
    try {
      this.outgoing = (await this.tap.receive(frame)) ?? NONE;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.tap.gaveUp = error.message;
      return word(0x6f00);
    }
    return this.piece();
  }

  piece() {
    const piece = this.outgoing.slice(0, PIECE);
    this.outgoing = this.outgoing.slice(PIECE);
    const left = this.outgoing.length;
    return join(piece, word(left === 0 ? 0x9000 : 0x6100 | Math.min(left, 0xff)));
  }
}

// Profile 01: the phone selects the wallet application of the charger.
export async function asApp(tap, line) {
  let up = await tap.receive((await line.good(SELECT)).slice(3));
  for (;;) {
    const down = await say(line, up);
    if (down.length === 0) return;
    up = await tap.receive(down);
    if (tap.over) return;
  }
}

// A frame up, or the question what is next; gives the frame down.
async function say(line, up) {
  let rest = up ?? NONE;
  for (; rest.length > PIECE; rest = rest.slice(PIECE)) {
    await line.good(join([0x80, 0x46, 1, 0, PIECE], rest.slice(0, PIECE), [0]));
  }
  const ask = unhex('8046000000');
  let last = await line.ask(rest.length ? join([0x80, 0x46, 0, 0, rest.length], rest, [0]) : ask);
  while (last.status === 0x6200) last = await line.ask(ask);
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
  need(content.length > 70, 'an offer cut off');
  const [m0, rest] = cut(content, 3 + number(content, 1));
  const [sealed, signature] = cut(rest.slice(2), number(rest, 0));
  const signed = toBeSigned(FIXED_HEADER, ascii('faraday/1 ndef'), join(m0, sealed));
  await verify(chargerSign, signed, signature);
  const key = await hkdf(m0.slice(3, 68), siteKey, ascii('faraday/1 beacon'), 32);
  return { m0, credentials: await new Cipher(key).open(sealed, m0) };
}

export async function asPage(tap, line) {
  const { state, content } = await read(line);
  need(state === 0, 'no challenge is shown');
  await write(line, await tap.offered(content));
  for (let tries = 0; tries < 20; tries++) {
    line.send(NONE);
    const shown = await read(line).catch(gone);
    if (shown?.state === 1) return tap.receive(shown.content);
  }
  throw new Refused('no answer is shown');
}

function gone(error) {
  if (!(error instanceof Refused)) throw error;
}

async function detect(line) {
  await line.good('00a4040007d276000085010100');
  await line.good('00a4000c02e103');
  const cc = await line.good('00b000000f');
  need(cc.length === 15 && cc[2] >> 4 === 2, 'no capability container of version 2');
  await line.good('00a4000c02e104');
  return { most: Math.min(255, number(cc, 5)), length: number(await line.good('00b0000002'), 0) };
}

async function read(line) {
  const { length } = await detect(line);
  let message = NONE;
  while (message.length < length) {
    const count = Math.min(PIECE, length - message.length);
    message = join(message, await line.good(join([0, 0xb0], word(2 + message.length), [count])));
  }
  const mime = message.slice(4 + message[2]);
  const at = 6 + mime[1];
  need(mime[0] === 0x52 && hex(mime.slice(6, at)) === hex(MIME), 'no record for a wallet');
  need(mime.length === at + number(mime, 4) && mime[at] === 1, 'no payload of version 1');
  return { state: mime[at + 1], content: mime.slice(at + 4, at + 4 + number(mime, at + 2)) };
}

async function write(line, payload) {
  const { most } = await detect(line);
  const update = (at, data) => line.good(join([0, 0xd6], word(at), [data.length], data));
  const message = join([0xc2, MIME.length, 0, 0], word(payload.length), MIME, payload);
  await update(0, word(0));
  for (let at = 0; at < message.length; at += most) {
    await update(2 + at, message.slice(at, at + most));
  }
  await update(0, word(message.length));
}
