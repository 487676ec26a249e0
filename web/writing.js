// Taking notes: what is written is kept in this browser with each key, and on the server when the
// writer pauses. A paragraph is one turn. The server brings together what two have written in one; what
// it cannot, comes back as a paragraph beside. Without the network all goes on, and is sent afterwards.
const root = document.querySelector('[data-writing]');
const state = document.getElementById('writing-state');
const storageKey = root && `radslag-writing-${root.dataset.writing}`;
const pause = 1200, again = 2000, longest = 15000, look = 4000; // milliseconds

/** What is not on the server yet: by turn, in the order in which it was written. */
const waiting = new Map();
const refused = new Map();
let sending = false, ended = false, wait = again;

const paragraphs = () => [...root.querySelectorAll('.paragraph')];
const paragraphOf = (turn) => root.querySelector(`.paragraph[data-turn="${turn}"]`);
const textOf = (paragraph) => paragraph.querySelector('textarea');
const baseOf = (paragraph) => paragraph.querySelector('input[name=base]');

function remember() {
  try {
    if (waiting.size === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify([...waiting]));
  } catch { /* the browser keeps nothing: the page does, while it is open */ }
  const { saved, waiting: kept, refused: not, ended: over } = state.dataset;
  state.textContent = ended ? over : refused.size > 0 ? `${not} ${[...refused.values()].join(' ')}`
    : waiting.size > 0 ? `${kept} ${waiting.size}` : saved;
  state.classList.toggle('late', ended || refused.size > 0);
}

/** A new turn's id, as the server makes them: 64 bits in 13 characters of a–z2–7 (RFC 4648). */
function newId() {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const bytes = crypto.getRandomValues(new Uint8Array(13));
  return [...bytes].map((byte, i) => letters[i === 12 ? (byte & 15) << 1 : byte & 31]).join('');
}

/** A field for a further paragraph of the sheet, behind another or last. */
function addParagraph(sheet, behind, turn = newId()) {
  const next = sheet.querySelector('.more');
  const made = next.cloneNode(true);
  made.dataset.turn = turn;
  made.classList.remove('more');
  made.querySelector('input[name=turn]').value = turn;
  baseOf(made).value = '';
  const field = textOf(made);
  field.name = field.id = `text-${turn}`;
  field.value = '';
  made.querySelector('label').htmlFor = field.id;
  if (behind && behind !== next) {
    made.dataset.after = behind.dataset.turn;
    behind.after(made);
  } else next.before(made);
  return made;
}

function wrote(paragraph) {
  const { turn, after } = paragraph.dataset, known = waiting.get(turn);
  refused.delete(turn);
  waiting.set(turn, {
    point: paragraph.querySelector('input[name=point]').value, after: after ?? '',
    base: known?.base ?? baseOf(paragraph).value, text: textOf(paragraph).value, at: Date.now(),
  });
  grow(textOf(paragraph));
  remember();
  setTimeout(send, pause);
}

function grow(field) {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

/** The oldest that its writer has left alone for a moment. */
function due() {
  for (const [turn, each] of ended ? [] : waiting)
    if (!refused.has(turn) && Date.now() - each.at >= pause - 50) return turn;
  return null;
}

async function send() {
  const turn = sending ? null : due();
  if (!turn) return;
  sending = true;
  const sent = { ...waiting.get(turn) };
  try {
    const fields = new URLSearchParams({
      part: '1', form_token: root.querySelector('input[name=form_token]').value, turn, point: sent.point,
      after: sent.after, base: sent.base, [`text-${turn}`]: sent.text,
    });
    const answer = await fetch(location.pathname, { method: 'POST', body: fields, redirect: 'manual' });
    // Whoever is asked to sign in again keeps what was written, for when the page is loaded anew.
    ended = answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403;
    if (ended) { /* nothing is sent any more */ }
    else if (answer.status === 422) refused.set(turn, words(await answer.text()));
    else if (!answer.ok) throw new Error(`status ${answer.status}`);
    else take(turn, sent, parts(await answer.text()));
    wait = again;
  } catch {
    setTimeout(send, wait); // the network, or the server, is away: later
    wait = Math.min(wait * 2, longest);
    sending = false;
    remember();
    return;
  }
  sending = false;
  remember();
  if (due()) send();
}

function parts(text) {
  const template = document.createElement('template');
  template.innerHTML = text;
  return [...template.content.querySelectorAll('.paragraph')];
}

const words = (text) => new DOMParser().parseFromString(text, 'text/html').body.textContent.trim();

/** What the server made of a paragraph, put into the page under the writer's hands. */
function take(turn, sent, [kept, beside]) {
  const paragraph = paragraphOf(turn), field = paragraph && textOf(paragraph);
  const wroteOn = waiting.get(turn)?.text !== sent.text;
  if (!wroteOn) waiting.delete(turn);
  if (!kept) { // it went away
    if (paragraph && !wroteOn && !paragraph.classList.contains('more')) paragraph.remove();
    else if (wroteOn) waiting.get(turn).base = '';
    return;
  }
  const now = baseOf(kept).value;
  if (!paragraph) return;
  dress(paragraph, kept);
  if (beside) return divide(paragraph, beside, now, sent, wroteOn);
  if (!wroteOn) return put(field, now, paragraph);
  const prefix = sent.text.trim().endsWith(now) ? sent.text.trim().slice(0, -now.length || undefined) : null;
  const latest = waiting.get(turn);
  if (prefix !== null && latest.text.startsWith(prefix)) { // "Dalarna: " has become the speaker
    put(field, latest.text.slice(prefix.length), paragraph, prefix.length);
    latest.text = field.value;
    latest.base = now;
  } else latest.base = sent.text;
  baseOf(paragraph).value = latest.base;
}

/** Two have changed the same words: theirs stands where it was, what was written here beside it. */
function divide(paragraph, beside, theirs, sent, wroteOn) {
  const field = textOf(paragraph), held = document.activeElement === field;
  const text = wroteOn ? waiting.get(paragraph.dataset.turn).text : baseOf(beside).value;
  const caret = field.selectionStart;
  waiting.delete(paragraph.dataset.turn);
  put(field, theirs, paragraph);
  paragraph.after(beside);
  textOf(beside).value = text;
  grow(textOf(beside));
  if (held) {
    textOf(beside).focus();
    textOf(beside).setSelectionRange(caret, caret);
  }
  if (wroteOn) wrote(beside);
}

function put(field, text, paragraph, shift = 0) {
  baseOf(paragraph).value = text;
  if (field.value.trim() === text) return;
  const held = document.activeElement === field, caret = Math.max(0, field.selectionStart - shift);
  field.value = text;
  if (held) field.setSelectionRange(caret, caret);
  grow(field);
}

/** Who speaks, and the ways on, of a paragraph that the server knows. */
function dress(paragraph, kept) {
  delete paragraph.dataset.after;
  paragraph.id = kept.id;
  const isNext = paragraph.classList.contains('more');
  paragraph.className = kept.className;
  paragraph.querySelector('label').textContent = kept.querySelector('label').textContent;
  paragraph.querySelector('.ways')?.remove();
  paragraph.querySelector('.beside')?.remove();
  paragraph.append(kept.querySelector('.ways'));
  const note = kept.querySelector('.beside');
  if (note) paragraph.prepend(note);
  if (isNext) anew(paragraph);
}

/** The field for the next paragraph became a paragraph: another takes its place. */
function anew(paragraph) {
  if (paragraph.parentElement.querySelector('.more')) return;
  const next = paragraph.cloneNode(true);
  next.removeAttribute('id');
  next.classList.add('more');
  next.querySelector('.ways')?.remove();
  next.querySelector('.beside')?.remove();
  const turn = newId(), field = textOf(next);
  next.dataset.turn = turn;
  next.querySelector('input[name=turn]').value = turn;
  baseOf(next).value = field.value = '';
  field.name = field.id = `text-${turn}`;
  next.querySelector('label').htmlFor = field.id;
  next.querySelector('label').textContent = root.dataset.next;
  paragraph.parentElement.append(next);
}

/** What colleagues have written meanwhile. */
async function lookAgain() {
  if (document.hidden || sending || waiting.size > 0) return;
  try {
    const answer = await fetch(`${location.pathname}?part=1`, { redirect: 'manual' });
    if (!answer.ok || waiting.size > 0) return;
    const template = document.createElement('template');
    template.innerHTML = await answer.text();
    for (const sheet of template.content.querySelectorAll('.lines')) meet(sheet);
  } catch { /* later */ }
}

function meet(theirs) {
  const sheet = root.querySelector(`.lines[data-point="${theirs.dataset.point}"]`);
  if (!sheet) return;
  let before = null;
  const seen = new Set();
  for (const kept of theirs.querySelectorAll('.paragraph:not(.more)')) {
    const turn = kept.dataset.turn, known = paragraphOf(turn);
    seen.add(turn);
    if (!known) before ? before.after(kept) : sheet.prepend(kept);
    else if (!waiting.has(turn)) {
      const next = known.classList.contains('more');
      dress(known, kept);
      if (!next) put(textOf(known), baseOf(kept).value, known);
    }
    before = paragraphOf(turn);
  }
  for (const paragraph of sheet.querySelectorAll('.paragraph[id]'))
    if (!seen.has(paragraph.dataset.turn) && !waiting.has(paragraph.dataset.turn) &&
        document.activeElement !== textOf(paragraph)) paragraph.remove();
}

/** What an earlier visit could not send. */
function takeUp() {
  let kept = [];
  try { kept = JSON.parse(localStorage.getItem(storageKey)) ?? []; } catch { /* nothing kept */ }
  for (const [turn, each] of kept) {
    const sheet = root.querySelector(`.lines[data-point="${each.point}"]`) ?? root.querySelector('.lines');
    const paragraph = paragraphOf(turn) ?? addParagraph(sheet, each.after && paragraphOf(each.after), turn);
    textOf(paragraph).value = each.text;
    waiting.set(turn, { ...each, at: 0 });
  }
}

if (root) {
  root.dataset.next = root.querySelector('.more label').textContent;
  root.classList.add('alive');
  takeUp();
  for (const paragraph of paragraphs()) grow(textOf(paragraph));
  remember();
  root.addEventListener('input', (event) => {
    const paragraph = event.target.closest('.paragraph');
    if (paragraph && event.target.matches('textarea')) wrote(paragraph);
  });
  root.addEventListener('focusout', () => { for (const each of waiting.values()) each.at = 0; send(); });
  root.addEventListener('submit', (event) => {
    const paragraph = event.target.closest('.paragraph');
    if (!paragraph || event.target.closest('.beside')) return;
    event.preventDefault();
    wrote(paragraph);
  });
  root.addEventListener('keydown', (event) => {
    const paragraph = event.target.matches('textarea') && event.target.closest('.paragraph');
    if (!paragraph || event.isComposing) return;
    if (event.altKey && !event.ctrlKey) {
      const way = paragraph.querySelector(`.ways a[data-key="${event.key.toLowerCase()}"]`);
      if (!way) return;
      event.preventDefault();
      open(way.href, '_blank');
    } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      if (!event.target.value.trim()) return;
      const sheet = paragraph.closest('.lines');
      if (paragraph.classList.contains('more')) {
        paragraph.classList.remove('more');
        anew(paragraph);
        textOf(sheet.querySelector('.more')).focus();
      } else {
        const following = paragraph.nextElementSibling;
        const made = following?.classList.contains('more') ? following : addParagraph(sheet, paragraph);
        textOf(made).focus();
      }
    }
  });
  addEventListener('online', () => { wait = again; send(); });
  setInterval(lookAgain, look);
  send();
}
