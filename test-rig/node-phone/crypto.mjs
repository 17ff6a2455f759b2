// SPEC sections 1, 2 and 4: P-256, AES-256-GCM, SHA-256, Noise and COSE_Sign1, all by WebCrypto.
import { ascii, be, bstr, decode, encode, join, keyed, list, need, Refused, same, uint, unhex } from
  './cbor.mjs';

// Node 18 keeps WebCrypto in a module of its own.
const crypto = globalThis.crypto ?? (await import('node:crypto')).webcrypto;
const { subtle } = crypto;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const DH = { name: 'ECDH', namedCurve: 'P-256' };
const ES256 = { name: 'ECDSA', hash: 'SHA-256' };
const PKCS8 = unhex('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420');
const NONE = new Uint8Array();

export const random = (count) => crypto.getRandomValues(new Uint8Array(count));
export const sha256 = async (...parts) =>
  new Uint8Array(await subtle.digest('SHA-256', join(...parts)));
export const keyId = async (point) => (await sha256(point)).slice(0, 4);

export async function hmac(key, ...parts) {
  const made = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await subtle.sign('HMAC', made, join(...parts)));
}

export async function hkdf(salt, input, info, count) {
  const secret = await hmac(salt, input);
  let out = NONE;
  let block = NONE;
  for (let i = 1; out.length < count; i++) {
    block = await hmac(secret, block, info, [i]);
    out = join(out, block);
  }
  return out.slice(0, count);
}

async function point(bytes, algorithm, uses) {
  need(bytes.length === 65 && bytes[0] === 4, 'no uncompressed point');
  try {
    return await subtle.importKey('raw', bytes, algorithm, true, uses);
  } catch {
    throw new Refused('not on the curve');
  }
}

// A key pair of a scalar, or a fresh one: {agree, sign, public}.
export async function pair(scalar) {
  const made = scalar ?? (await fresh());
  const form = join(PKCS8, made);
  const dh = await subtle.importKey('pkcs8', form, DH, true, ['deriveBits']);
  const signer = await subtle.importKey('pkcs8', form, CURVE, false, ['sign']);
  const jwk = await subtle.exportKey('jwk', dh);
  const part = (text) => new Uint8Array(Buffer.from(text, 'base64url'));
  return {
    public: join([4], part(jwk.x), part(jwk.y)),
    async agree(other) {
      const key = await point(other, DH, []);
      return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: key }, dh, 256));
    },
    sign: async (message) => new Uint8Array(await subtle.sign(ES256, signer, message)),
  };
}

async function fresh() {
  const made = await subtle.generateKey(DH, true, ['deriveBits']);
  const jwk = await subtle.exportKey('jwk', made.privateKey);
  return new Uint8Array(Buffer.from(jwk.d, 'base64url'));
}

export async function verify(publicKey, message, signature) {
  const key = await point(publicKey, CURVE, ['verify']);
  need(await subtle.verify(ES256, key, signature, message), 'signature does not verify');
}

const nonce = (counter) => join(new Uint8Array(4), be(counter, 8));

async function gcm(key, counter, data) {
  const made = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return [{ name: 'AES-GCM', iv: nonce(counter), additionalData: data, tagLength: 128 }, made];
}

// One direction: every counter is used once.
export class Cipher {
  constructor(key) {
    this.key = key;
    this.counter = 0;
  }

  async seal(plaintext, data = NONE) {
    const [how, key] = await gcm(this.key, this.counter++, data);
    return new Uint8Array(await subtle.encrypt(how, key, plaintext));
  }

  async open(sealed, data = NONE) {
    need(sealed.length >= 16, 'shorter than its tag');
    const [how, key] = await gcm(this.key, this.counter, data);
    try {
      const plaintext = new Uint8Array(await subtle.decrypt(how, key, sealed));
      this.counter++;
      return plaintext;
    } catch {
      throw new Refused('does not open');
    }
  }
}

// Noise revision 34, section 5.2; `trace` keeps every value on the way.
export class Symmetric {
  constructor(name) {
    this.h = join(ascii(name), new Uint8Array(32 - name.length));
    this.ck = this.h;
    this.cipher = null;
    this.trace = { h0: this.h };
  }

  async mixHash(data, name) {
    this.h = await sha256(this.h, data);
    this.trace[name] = this.h;
  }

  async mixKey(secret, name) {
    const out = await hkdf(this.ck, secret, NONE, 64);
    this.ck = out.slice(0, 32);
    this.cipher = new Cipher(out.slice(32));
    this.trace[`dh${name}`] = secret;
    this.trace[`ckAfter${name}`] = this.ck;
    this.trace[`kAfter${name}`] = out.slice(32);
  }

  async sealAndHash(plaintext, name) {
    const sealed = await this.cipher.seal(plaintext, this.h);
    await this.mixHash(sealed, name);
    return sealed;
  }

  async split() {
    const out = await hkdf(this.ck, NONE, NONE, 64);
    return [out.slice(0, 32), out.slice(32)];
  }
}

// The phone's half of KN: M0 in, M1 out; `plaintextOf` makes M1's payload from the hash so far.
export async function respond({ profile, chargerDh, m0Body, ephemeral, plaintextOf }) {
  const noise = new Symmetric('Noise_KN_P256_AESGCM_SHA256');
  await noise.mixHash(join(ascii('faraday/1'), [1, profile]), 'hAfterPrologue');
  await noise.mixHash(chargerDh, 'hAfterStatic');
  const theirs = m0Body.slice(0, 65);
  await noise.mixHash(theirs, 'hAfterM0Ephemeral');
  await noise.mixHash(m0Body.slice(65), 'hAfterM0Payload');
  await noise.mixHash(ephemeral.public, 'hAfterM1Ephemeral');
  const boundHash = noise.h;
  await noise.mixKey(await ephemeral.agree(theirs), 'Ee');
  await noise.mixKey(await ephemeral.agree(chargerDh), 'Se');
  const sealed = await noise.sealAndHash(await plaintextOf(boundHash), 'hAfterPayload');
  const resumption = await hkdf(noise.ck, NONE, ascii('FDY1-RESUME'), 40);
  const [down, up] = await noise.split();
  Object.assign(noise.trace, { kChargerToPhone: down, kPhoneToCharger: up });
  const ticket = { key: resumption.slice(0, 32), id: resumption.slice(32) };
  Object.assign(noise.trace, { resumptionKey: ticket.key, ticketId: ticket.id });
  return {
    sealed, boundHash, ticket, h: noise.h, trace: noise.trace, public: ephemeral.public,
    down: new Cipher(down), up: new Cipher(up),
  };
}

export const toBeSigned = (header, external, payload) =>
  encode(['Signature1', header, external, payload]);

// COSE_Sign1 of SPEC section 4, verified; gives its payload.
export async function sign1(bytes, signer) {
  const [header, other, payload, signature] =
    list(bstr(0, 64), keyed({}), bstr(0, 2048), bstr(64))(decode(bytes));
  const named = keyed({ 1: uint(-7, -7), 4: bstr(4) }, {});
  const id = named(decode(header)).get(4);
  need(other.size === 0 && same(id, await keyId(signer)), 'another key');
  await verify(signer, toBeSigned(header, NONE, payload), signature);
  return payload;
}

export const FIXED_HEADER = unhex('a10126');
// SPEC section 3.4: what the phone's key signs.
export async function statement(purpose, h, token, credentials) {
  const payload = join(await sha256(token), await sha256(credentials));
  return toBeSigned(FIXED_HEADER, join(ascii(`faraday/1 ${purpose}`), h), payload);
}

export const ticketProof = (ticket, boundHash) =>
  hmac(ticket.key, ascii('FDY1-STOP'), boundHash);
