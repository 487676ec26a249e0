// Checks a receipt by the standards alone: Ed25519 over the checkpoint (C2SP signed-note), the entry's
// way to its root and each field's way to the entry's (RFC 9162 §2.1.3.2), and the commitments
// (SHA-256 over salt and JCS, RFC 8785). Nothing is sent anywhere.
import './radslag.js';

const form = document.querySelector('[data-verify]');
const outcome = document.getElementById('outcome');
const encoder = new TextEncoder();

class Refused extends Error {
  constructor(why, field) { super(why); this.why = why; this.field = field; }
}

const bytesOf = (base64) => {
  if (typeof base64 !== 'string') throw new Refused('noReceipt');
  try { return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0)); } catch { throw new Refused('noReceipt'); }
};
const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
};
const same = (one, other) => one.length === other.length && one.every((each, i) => each === other[i]);
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const leafHash = (leaf) => sha256(joined([0], leaf));
const nodeHash = (left, right) => sha256(joined([1], left, right));
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

/** RFC 9162 §2.1.3.2, without bit operations, which JavaScript has for 32 bits only. */
async function isIncluded(index, size, leaf, proof, root) {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let at = index, last = size - 1, hash = leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = await nodeHash(step, hash);
      while (at % 2 === 0 && at !== 0) { at = Math.floor(at / 2); last = Math.floor(last / 2); }
    } else hash = await nodeHash(hash, step);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && same(hash, root);
}

/** name+number+key, as C2SP writes verifier keys. */
async function keyIn(line) {
  const parts = line.trim().split('+');
  const name = parts.shift(), number = parts.shift();
  let key;
  try { key = bytesOf(parts.join('+')); } catch { throw new Refused('noKey'); }
  if (!name || key.length !== 33 || key[0] !== 1) throw new Refused('noKey');
  const hash = (await sha256(joined(encoder.encode(name), [10], key))).slice(0, 4);
  if ([...hash].map((each) => each.toString(16).padStart(2, '0')).join('') !== number) throw new Refused('noKey');
  return { name, number: hash, key: key.slice(1) };
}

async function checkpointIn(note, key) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) throw new Refused('noReceipt');
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split('\n');
  if (origin !== key.name || !/^(0|[1-9]\d{0,15})$/.test(size)) throw new Refused('notSigned');
  let known;
  try {
    known = await crypto.subtle.importKey('raw', key.key, { name: 'Ed25519' }, false, ['verify']);
  } catch { throw new Refused('cannot'); }
  for (const line of note.slice(end + 2).split('\n')) {
    const [dash, signer, signature] = line.split(' ');
    if (dash !== '—' || signer !== key.name) continue;
    const bytes = bytesOf(signature);
    if (same(bytes.slice(0, 4), key.number) &&
      await crypto.subtle.verify({ name: 'Ed25519' }, known, bytes.slice(4), encoder.encode(text)))
      return { size: Number(size), root: bytesOf(root) };
  }
  throw new Refused('notSigned');
}

async function check(text, line) {
  if (!globalThis.crypto?.subtle) throw new Refused('cannot');
  let receipt;
  try { receipt = JSON.parse(text); } catch { throw new Refused('noReceipt'); }
  const { entry, shown, checkpoint } = receipt ?? {};
  if (receipt?.format !== 'radslag-receipt-1' || typeof checkpoint !== 'string' || !Array.isArray(shown) ||
    shown.length === 0 || !Array.isArray(entry?.proof)) throw new Refused('noReceipt');
  const key = await keyIn(line);
  const signed = await checkpointIn(checkpoint, key);
  const root = bytesOf(entry.root);
  const leaf = await leafHash(encoder.encode(`{"n":${entry.number},"root":${JSON.stringify(entry.root)},"v":1}`));
  if (!await isIncluded(entry.number, signed.size, leaf, entry.proof.map(bytesOf), signed.root))
    throw new Refused('notInLedger');
  for (const field of shown) {
    if (typeof field?.path !== 'string' || !Array.isArray(field.proof)) throw new Refused('noReceipt');
    const commitment = await sha256(joined(bytesOf(field.salt), encoder.encode(JSON.stringify([field.path, field.value]))));
    if (!await isIncluded(field.index, entry.fields, await leafHash(commitment), field.proof.map(bytesOf), root))
      throw new Refused('notEntered', field.path);
  }
  return { number: entry.number, name: key.name, shown };
}

const element = (name, text) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
};
const worded = (text, ...values) => values.reduce((all, value, i) => all.replace(`{${i}}`, () => value), text);

function showHolds({ number, name, shown }) {
  const words = element('p', '✓ ' + worded(outcome.dataset.holds, String(number), name));
  words.className = 'stamp yes';
  const list = element('dl');
  list.className = 'facts';
  for (const { path, value } of shown) list.append(element('dt', path), element('dd', String(value)));
  outcome.replaceChildren(words, list);
}

function showRefused(refused) {
  const words = element('p', '✗ ' + worded(outcome.dataset[refused.why], refused.field ?? ''));
  words.className = 'late';
  outcome.replaceChildren(words);
}

if (form && outcome) {
  const receipt = form.querySelector('#receipt'), file = form.querySelector('#receipt_file');
  const key = form.querySelector('#key');
  file.addEventListener('change', async () => {
    if (file.files[0]) receipt.value = await file.files[0].text();
  });
  form.querySelector('button').addEventListener('click', async () => {
    outcome.replaceChildren();
    try { showHolds(await check(receipt.value, key.value)); } catch (error) {
      showRefused(error instanceof Refused ? error : new Refused('noReceipt'));
    }
  });
}
