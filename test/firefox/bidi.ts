/** As much of WebDriver BiDi (W3C) as a check needs, spoken to an installed Firefox over a web socket. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

const places = [
  process.env['FIREFOX_PATH'] ?? '',
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

export function findFirefox(): string | undefined {
  return places.find((place) => place !== '' && existsSync(place));
}

/** Nothing of it asks the network on its own. */
const preferences = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.download.folderList': 2,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'webgl.force-enabled': true,
};

interface Answer {
  readonly id?: number;
  readonly type: string;
  readonly result?: unknown;
  readonly message?: string;
}

export interface Firefox {
  readonly version: string;
  readonly downloads: string;
  readonly open: (address: string) => Promise<void>;
  /** The value of an expression in the page; promises are waited for. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  readonly press: (key: string) => Promise<void>;
  readonly setFiles: (selector: string, files: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startFirefox(program: string): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'paperweave-firefox-'));
  const downloads = await mkdtemp(join(tmpdir(), 'paperweave-downloads-'));
  const wanted = { ...preferences, 'browser.download.dir': downloads };
  const lines = Object.entries(wanted).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(
    program,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } },
  );
  const socket = await connect(child);
  const send = talk(socket);
  const session = (await send('session.new', { capabilities: {} })) as {
    capabilities: { browserVersion: string };
  };
  const tree = (await send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
  const context = tree.contexts[0]!.context;
  return {
    version: session.capabilities.browserVersion,
    downloads,
    open: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
    evaluate: async <Value>(expression: string) => {
      // As JSON, which needs no table of types.
      const wrapped = `(async () => JSON.stringify((await (${expression})) ?? null))()`;
      const answer = (await send('script.evaluate', {
        expression: wrapped,
        target: { context },
        awaitPromise: true,
      })) as { type: string; result?: { value: string }; exceptionDetails?: { text: string } };
      if (answer.result === undefined)
        throw new Error(`${expression}: ${answer.exceptionDetails?.text ?? ''}`);
      return JSON.parse(answer.result.value) as Value;
    },
    press: async (value) => {
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
      await send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
    },
    setFiles: async (selector, files) => {
      const found = (await send('browsingContext.locateNodes', {
        context,
        locator: { type: 'css', value: selector },
      })) as { nodes: { sharedId: string }[] };
      const element = { sharedId: found.nodes[0]!.sharedId };
      await send('input.setFiles', { context, element, files });
    },
    close: async () => {
      await send('browser.close', {}).catch(() => undefined);
      socket.close();
      child.kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      await rm(downloads, { recursive: true, force: true });
    },
  };
}

/** Firefox says on stderr where it listens. */
function connect(child: ChildProcess): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr!.on('data', (piece: Buffer) => {
      said += piece.toString();
      const address = /WebDriver BiDi listening on (ws:\S+)/u.exec(said)?.[1];
      if (address === undefined) return;
      const socket = new WebSocket(`${address}/session`);
      socket.on('open', () => resolve(socket));
      socket.on('error', reject);
    });
    child.on('exit', (code) =>
      reject(new Error(`Firefox ended (${String(code)}) before it listened:\n${said}`)),
    );
  });
}

function talk(socket: WebSocket): (method: string, params: object) => Promise<unknown> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  return (method, params) => {
    last += 1;
    const id = last;
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ type, result, message }) => {
        waiting.delete(id);
        if (type === 'success') resolve(result);
        else reject(new Error(`${method}: ${message ?? type}`));
      });
    });
  };
}
