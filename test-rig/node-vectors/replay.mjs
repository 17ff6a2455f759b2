// Replays the published vectors through the phone of test-rig/node-phone: node replay.mjs [DIR]
// Whatever nobody reads has failed: a file without a reader, a kind without a judge, a value that
// was not looked at.
import { readdirSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refused } from '../node-phone/bytes.mjs';
import { READERS } from './readers.mjs';

// Hands out a file and strikes off what was asked for.
function watched(node, unread, at) {
  if (typeof node !== 'object') return node;
  const inside = Array.isArray(node) ? [] : {};
  for (const [key, part] of Object.entries(node)) {
    inside[key] = watched(part, unread, `${at} ${key}`);
    if (key !== 'about') unread.add(`${at} ${key}`);
  }
  return new Proxy(inside, {
    get(target, key) {
      unread.delete(`${at} ${String(key)}`);
      return target[key];
    },
  });
}

async function replay(folder) {
  const failed = [];
  let passed = 0;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  const all = Object.fromEntries(
    files.map((name) => [name, JSON.parse(readFileSync(path(folder, name), 'utf8'))]));
  for (const file of files) {
    const unread = new Set();
    const check = (name, holds) => (holds ? (passed += 1) : failed.push(`${file} ${name}`));
    try {
      if (!(file in READERS)) throw new Refused('nobody reads this file');
      await READERS[file](watched(all[file], unread, file), check, all);
      failed.push(...[...unread].map((place) => `${place}: nobody reads this value`));
    } catch (error) {
      failed.push(`${file}: ${error.message}`);
    }
  }
  return { ok: failed.length === 0 && passed > 0, files: files.length, passed, failed };
}

const vectors = fileURLToPath(new URL('../vectors', import.meta.url));
const result = await replay(process.argv[2] ?? vectors);
console.log(JSON.stringify(result));
process.exitCode = result.ok ? 0 : 1;
