// A register of its own for the browser tests: a test forum with invented notes, served by the real
// program on a free port. pages.test.mjs walks it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.RADSLAG;
const source = process.env.RADSLAG_SOURCE;

/** The day that the tests take as today, so that what is late stays late. */
const today = '2021-03-01';

const run = (...args) =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env: { ...process.env, LANG: 'C' } });

/** The half of the labelled notes that may be looked at: pictures of these pages are. */
export function labelledNotes() {
  const notes = join(source, 'tests/notes/labelled');
  return execFileSync('python3', [join(notes, 'check.py'), '--split'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.startsWith('tune '))
    .map((line) => join(notes, 'docs', line.slice(5).trim() + '.txt'));
}

/** Starts a server of a register that has read `files` (none: an empty one, whose administrator is
    a@example.org); `day` is its today, `more` what else the server is told. */
export async function startRegister(files = labelledNotes(), day = today, more = []) {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-browser-'));
  const data = join(folder, 'data');
  run('init', '--data', data, '--name', 'Provforum', '--roster', 'se-regions', '--admin', 'a@example.org', '--test');
  if (files.length) run('import', '--data', data, '--accept', '--visibility', 'public', ...files);

  return serve(folder, day, more);
}

/** Starts a server of the demonstration forum, filled up to `day`; its secretary is kansli@demo.example. */
export async function startDemonstration(day) {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-browser-'));
  run('demo', '--data', join(folder, 'data'), '--today', day);
  return serve(folder, day, mail);
}

/** A mail server is set up, so that the pages of mails are there; the demonstration writes to nobody. */
const mail = ['--base-url', 'http://forum.example', '--mail-server', 'smtp://127.0.0.1:9', '--mail-from', 'kansli@demo.example', '--mail-tls', 'none'];

async function serve(folder, day, more = []) {
  const data = join(folder, 'data');
  const server = spawn(program, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--today', day, ...more], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LANG: 'C' },
  });
  let heard = '';
  const address = await new Promise((resolve, reject) => {
    server.stderr.on('data', (piece) => {
      heard += piece;
      const found = heard.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${heard}`)));
  });
  // What a server says that dies in the middle is worth more than the refused connections after it.
  server.removeAllListeners('exit');
  server.on('exit', (code, signal) => console.error(`the server ended with ${code ?? signal}:\n${heard}`));
  return {
    address,
    folder,
    /** An address that signs in once. */
    link: (mail) => run('user', 'link', mail, '--data', data, '--base-url', address).match(/https?:\S+/)[0],
    /** The routes that are asked for by GET. */
    routes: () =>
      run('routes', '--data', data).split('\n').filter((line) => line.startsWith('GET\t')).map((line) => line.split('\t')[1]),
    /** Gives somebody a role: `add('a@example.org', '--role', 'member', '--party', 'Region Dalarna')`. */
    add: (mail, ...roles) => run('user', 'add', mail, ...roles, '--data', data),
    /** Stops the server and gives its exit code. */
    async stop() {
      server.removeAllListeners('exit');
      const ended = new Promise((resolve) => server.on('exit', resolve));
      server.kill('SIGTERM');
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
