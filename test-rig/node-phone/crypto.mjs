// SPEC sections 1 to 4: P-256, AES-256-GCM, SHA-256, Noise and COSE_Sign1, all by WebCrypto.
import { webcrypto } from 'node:crypto';
import { ascii, be, bstr, cut, encode, join, keyed, list, need, NONE, only, reader, same, unhex }
  from './bytes.mjs';

const { subtle } = webcrypto;
const p256 = (name) => ({ name, namedCurve: 'P-256' });
const ES256 = { name: 'ECDSA', hash: 'SHA-256' };
const refuse = (why) => () => need(false, why);
const PKCS8 = unhex('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420');

export const random = (count) => webcrypto.getRandomValues(new Uint8Array(count));
const raw = async (promised) => new Uint8Array(await promised);
export const sha256 = (...parts) => raw(subtle.digest('SHA-256', join(...parts)));
export const keyId = async (point) => (await sha256(point)).slice(0, 4);

export async function hkdf(salt, input, info, count) {
  const key = await subtle.importKey('raw', input, 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return raw(subtle.deriveBits(how, key, 8 * count));
}

async function point(bytes, name, uses) {
  need(bytes.length === 65 && bytes[0] === 4, 'no uncompressed point');
  return subtle.importKey('raw', bytes, p256(name), true, uses).catch(refuse('not on the curve'));
}

// A key pair; without a scalar a fresh one (that random bytes exceed the order: once in 2^32).
export async function pair(scalar = random(32)) {
  const form = join(PKCS8, scalar);
  const dh = await subtle.importKey('pkcs8', form, p256('ECDH'), true, ['deriveBits']);
  const signer = await subtle.importKey('pkcs8', form, p256('ECDSA'), false, ['sign']);
  const { x, y } = await subtle.exportKey('jwk', dh);
  return {
    public: join([4], Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
    sign: (message) => raw(subtle.sign(ES256, signer, message)),
    agree: async (other) =>
      raw(subtle.deriveBits({ name: 'ECDH', public: await point(other, 'ECDH', []) }, dh, 256)),
  };
}

export async function verify(publicKey, message, signature) {
  const key = await point(publicKey, 'ECDSA', ['verify']);
  need(await subtle.verify(ES256, key, signature, message), 'signature does not verify');
}

// One direction: every counter is used once.
export function cipher(key, counter = 0) {
  const run = async (how, bytes, additionalData = NONE) => {
    const iv = be(counter++, 12);
    const made = await subtle.importKey('raw', key, 'AES-GCM', false, [how]);
    return raw(subtle[how]({ name: 'AES-GCM', iv, additionalData }, made, bytes));
  };
  return {
    seal: (plaintext, data) => run('encrypt', plaintext, data),
    open: (sealed, data) => run('decrypt', sealed, data).catch(refuse('does not open')),
  };
}

// Noise revision 34, section 5.2; `trace` keeps every value on the way.
export function symmetric(name) {
  const h0 = join(ascii(name), new Uint8Array(32 - name.length));
  const noise = { h: h0, ck: h0, trace: { h0 } };
  noise.mixHash = async (data, step) => {
    noise.h = await sha256(noise.h, data);
    noise.trace[`hAfter${step}`] = noise.h;
  };
  noise.mixKey = async (secret, step) => {
    const [ck, key] = cut(await hkdf(noise.ck, secret, NONE, 64), 32);
    Object.assign(noise, { ck, cipher: cipher(key) });
    noise.trace[`dh${step}`] = secret;
    Object.assign(noise.trace, { [`ckAfter${step}`]: ck, [`kAfter${step}`]: key });
  };
  return noise;
}

// The phone's half of KN: M0 in, M1 out; `plaintextOf` makes M1's payload from the hash so far.
export async function respond({ profile, chargerDh, m0Body, ephemeral, plaintextOf }) {
  const noise = symmetric('Noise_KN_P256_AESGCM_SHA256');
  const [theirs, payload] = cut(m0Body, 65);
  const clear = { Prologue: join(ascii('faraday/1'), [1, profile]), Static: chargerDh,
    M0Ephemeral: theirs, M0Payload: payload, M1Ephemeral: ephemeral.public };
  for (const [step, data] of Object.entries(clear)) await noise.mixHash(data, step);
  const boundHash = noise.h;
  await noise.mixKey(await ephemeral.agree(theirs), 'Ee');
  await noise.mixKey(await ephemeral.agree(chargerDh), 'Se');
  const sealed = await noise.cipher.seal(await plaintextOf(boundHash), noise.h);
  await noise.mixHash(sealed, 'Payload');
  const [resumptionKey, ticketId] = cut(await hkdf(noise.ck, NONE, ascii('FDY1-RESUME'), 40), 32);
  const [kChargerToPhone, kPhoneToCharger] = cut(await hkdf(noise.ck, NONE, NONE, 64), 32);
  Object.assign(noise.trace, { kChargerToPhone, kPhoneToCharger, resumptionKey, ticketId });
  return { sealed, boundHash, ticket: { key: resumptionKey, id: ticketId }, h: noise.h,
    trace: noise.trace, public: ephemeral.public, down: cipher(kChargerToPhone),
    up: cipher(kPhoneToCharger) };
}

export const FIXED_HEADER = unhex('a10126');
export const toBeSigned = (header, external, payload) =>
  encode(['Signature1', header, external, payload]);

const ENVELOPE = reader(list(bstr(0, 64), keyed({}), bstr(0, 2048), bstr(64)));
const HEADER = reader(keyed({ 1: only(-7), 4: bstr(4) }));

// COSE_Sign1 of SPEC section 4, verified; gives its payload.
export async function sign1(bytes, signer) {
  const [header, , payload, signature] = ENVELOPE(bytes);
  need(same(HEADER(header).get(4), await keyId(signer)), 'another key');
  await verify(signer, toBeSigned(header, NONE, payload), signature);
  return payload;
}

// SPEC section 3.4: what the phone's key signs.
export async function statement(purpose, h, token, credentials) {
  const payload = join(await sha256(token), await sha256(credentials));
  return toBeSigned(FIXED_HEADER, join(ascii(`faraday/1 ${purpose}`), h), payload);
}

// SPEC section 3.7: what a ticket's key makes of the hash so far.
export async function ticketProof(ticket, boundHash) {
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const key = await subtle.importKey('raw', ticket.key, how, false, ['sign']);
  return raw(subtle.sign('HMAC', key, join(ascii('FDY1-STOP'), boundHash)));
}
