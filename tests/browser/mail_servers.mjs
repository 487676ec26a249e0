// The two mail servers of a browser test: one that takes the program's mails (tests/system/smtp_sink.py),
// and the way by which answers come in, as a mail server hands them over (LMTP, RFC 2033).
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A port that is free now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A mail as it came: to whom, its header lines and its calendar object, unfolded (RFC 5545, 3.1). */
function read(line) {
  const { to, octets } = JSON.parse(line);
  const text = Buffer.from(octets, 'base64').toString();
  const part = text.split(/^--.*$/m).find((each) => /^content-type: text\/calendar/im.test(each));
  const body = part?.split(/\r?\n\r?\n/).slice(1).join('\n') ?? '';
  const calendar = /base64/i.test(part ?? '') ? Buffer.from(body, 'base64').toString() : body;
  return { to: to[0], head: text.split(/\r?\n\r?\n/)[0], calendar: calendar.replace(/\r?\n[ \t]/g, '') };
}

export async function startMailServer() {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-mails-'));
  const file = join(folder, 'mails');
  const server = spawn('/usr/bin/python3', [join(process.env.RADSLAG_SOURCE, 'tests/system/smtp_sink.py'), '--file', file]);
  const port = await new Promise((resolve) => server.stdout.once('data', (piece) => resolve(Number(piece))));
  const mails = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map(read) : []);
  return {
    port,
    mails,
    /** All mails as soon as there are `count`. */
    async waitFor(count) {
      for (let tries = 0; tries < 600 && mails().length < count; ++tries) await pause(50);
      if (mails().length < count) throw new Error(`${mails().length} mails of ${count} came`);
      return mails();
    },
    stop() {
      server.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a calendar program answers to an invitation (RFC 5546, 3.2.3). */
export function calendarReply(mail, organizer, partstat, more = '') {
  const of = (name) => mail.calendar.match(new RegExp(`^${name}[^:\\r\\n]*:(.*)$`, 'm'))[1].trim();
  const event = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', 'METHOD:REPLY', 'BEGIN:VEVENT', `UID:${of('UID')}`,
    `SEQUENCE:${of('SEQUENCE')}`, 'DTSTAMP:20230401T120000Z', 'DTSTART:20230504T070000Z',
    `ATTENDEE;PARTSTAT=${partstat}${more}:mailto:${mail.to}`, `ORGANIZER:mailto:${organizer}`, 'END:VEVENT', 'END:VCALENDAR', ''];
  return [`From: ${mail.to}`, `To: ${organizer}`, 'Subject: Svar', `Message-ID: <${of('UID')}@calendar.example>`, 'MIME-Version: 1.0',
    'Content-Type: text/calendar; method=REPLY; charset=utf-8', '', ...event].join('\r\n');
}

/** Hands one mail to the program; gives its last answer. */
export async function handOver(port, from, to, mail) {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8');
  let heard = '';
  socket.on('data', (piece) => (heard += piece));
  const answered = async () => {
    for (let tries = 0; tries < 400 && !/^\d{3} .*\r\n$/m.test(heard); ++tries) await pause(25);
    const answer = heard;
    heard = '';
    return answer.trim();
  };
  let last = await answered();
  for (const line of ['LHLO calendar.example', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA', `${mail}\r\n.`]) {
    socket.write(line + '\r\n');
    last = await answered();
    if (!/^[23]/.test(last.split('\r\n').at(-1))) throw new Error(`${line.slice(0, 40)}: ${last}`);
  }
  socket.end('QUIT\r\n');
  return last;
}
