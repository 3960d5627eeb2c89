/** The command line as a person meets it: output and exit code. In this process where that is the same, since a process takes a second. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../../src/cli/main.ts';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function paperweave(...parameters: string[]): Promise<Outcome> {
  const written = { out: '', err: '' };
  const record = (stream: 'out' | 'err') => (piece: string | Uint8Array, done?: unknown) => {
    written[stream] += String(piece);
    if (typeof done === 'function') done();
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(record('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(record('err')),
  ];
  try {
    return { code: await runCommand(parameters), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

function paperweaveProcess(...parameters: string[]): Promise<Outcome> {
  return new Promise((done) => {
    const command = [join('src', 'cli', 'paperweave.mjs'), ...parameters];
    execFile(process.execPath, command, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, out, err });
    });
  });
}

let folder: string;
let papers: string;
const inFolder = (name: string) => join(folder, name);

const subjects = [
  'graph drawing layout forces',
  'protein folding structure prediction',
  'speech translation audio models',
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperweave-cli-'));
  papers = inFolder('papers.txt');
  const entries = Array.from({ length: 12 }, (_, index) => {
    const words = subjects[index % 3] ?? '';
    const abstract =
      `We study ${words} in depth. `.repeat(8) + `Our ${words} method number ${index} improves on ${words}.`;
    return `Towards better ${words} with idea number ${index}\n\n${abstract}\n`;
  });
  await writeFile(papers, `new\n\n${entries.join('\n')}`);
  await writeFile(inFolder('empty.txt'), '');
});

afterAll(() => rm(folder, { recursive: true }));

describe('arguments', () => {
  it.each([
    [['map'], 'No file given'],
    [['map', 'x.txt', '--threshold', '2'], '--threshold: got "2"'],
    [['map', 'x.txt', '--seed', '1.5'], 'whole number'],
    [['map', 'x.txt', '--format', 'pdf'], '--format: got "pdf"'],
    [['map', 'x.txt', '--out', 'map.doc'], '"map.doc"'],
    [['map', 'x.txt', '--colour'], "'--colour'"],
    [['map', 'x.txt', '--recipe', 'm.json', '--seed', '3'], 'leave out --seed'],
    [['similar', 'x.txt', '--neighbours', '0'], '--neighbours: got "0"'],
    [['similar', 'x.txt', '--measure', 'magic'], 'blend, tfidf'],
    [['draw', 'x.txt'], 'no command "draw"'],
    [['constructor'], 'no command "constructor"'],
  ])('%j: exit 2, says what was expected', async (parameters, message) => {
    const { code, out, err } = await paperweave(...parameters);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain('Usage: ');
  });

  it('--help lists the commands', async () => {
    const { code, out } = await paperweaveProcess('--help');
    expect(code).toBe(0);
    for (const name of ['map', 'import', 'similar']) expect(out).toContain(name);
  });
});

describe('files that cannot be used', () => {
  it.each(['map', 'import', 'similar'])('%s: exit 1 and a reason, no stack', async (command) => {
    const { code, err } = await paperweaveProcess(command, inFolder('missing.txt'), folder);
    expect(code).toBe(1);
    expect(err).toContain('there is no such file');
    expect(err).toContain('it is a folder');
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('a file without papers is nothing read; the others of the same call are kept', async () => {
    expect((await paperweave('map', inFolder('empty.txt'))).code).toBe(1);
    const { code, out } = await paperweave('import', inFolder('empty.txt'), inFolder('missing.txt'), papers);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { kept: number }).kept).toBe(12);
  });
});

describe('a measure the files cannot serve', () => {
  it.each(['map', 'similar'])(
    '%s --measure embedding without vectors: exit 1, and what is missing',
    async (command) => {
      const { code, out, err } = await paperweaveProcess(command, papers, '--measure', 'embedding');
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('"embedding" field');
    },
  );
});

describe('import', () => {
  it('a gzip file holds what the file in it holds; of one that is cut off it keeps what can be read', async () => {
    const packed = gzipSync(await readFile(papers), { level: 0 });
    await writeFile(inFolder('papers.txt.gz'), packed);
    await writeFile(inFolder('cut.txt.gz'), packed.subarray(0, packed.length >> 1));
    const [plain, whole, cut] = await Promise.all(
      ['papers.txt', 'papers.txt.gz', 'cut.txt.gz'].map(async (name) => {
        const { out } = await paperweaveProcess('import', inFolder(name));
        return JSON.parse(out) as {
          kept: number;
          dropped: { reason: string }[];
          papers: { title: string }[];
        };
      }),
    );
    expect(whole!.papers.map(({ title }) => title)).toEqual(plain!.papers.map(({ title }) => title));
    expect(whole!.dropped).toEqual([]);
    expect(cut!.kept).toBeGreaterThan(3);
    expect(cut!.kept).toBeLessThan(12);
    expect(cut!.dropped.filter(({ reason }) => reason.includes('damaged or cut off'))).toHaveLength(1);
  });

  it('reports sums that add up and the papers', async () => {
    const { code, out } = await paperweave('import', papers);
    expect(code).toBe(0);
    const report = JSON.parse(out) as {
      read: number;
      kept: number;
      merged: number;
      dropped: unknown[];
      papers: { title: string }[];
    };
    expect(report).toMatchObject({ read: 12, kept: 12, merged: 0, dropped: [], withAbstract: 12 });
    expect(report.papers).toHaveLength(12);
    expect(report.papers[0]?.title).toContain('idea number 0');
  });
});

describe('similar', () => {
  it('gives one line a paper in input order, best first, itself left out', async () => {
    const { code, out } = await paperweave('similar', papers, '--neighbours', '3');
    expect(code).toBe(0);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; neighbours: [string, number][] });
    expect(lines).toHaveLength(12);
    for (const { id, neighbours } of lines) {
      expect(neighbours).toHaveLength(3);
      expect(neighbours.map(([other]) => other)).not.toContain(id);
      const weights = neighbours.map(([, weight]) => weight);
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
    }
    const ids = lines.map(({ id }) => id);
    // Papers 0, 3, 6 and 9 share a subject.
    expect(new Set(lines[0]?.neighbours.map(([other]) => ids.indexOf(other) % 3))).toEqual(new Set([0]));
  });
});

describe('map', () => {
  it('writes the map and, last on stderr, the timings', async () => {
    const { code, err } = await paperweave('map', papers, '--out', inFolder('map.json'), '--timings');
    expect(code).toBe(0);
    const timings = JSON.parse(err.trim().split('\n').at(-1) ?? '') as { ms: Record<string, number> };
    expect(timings).toMatchObject({ papers: 12, edges: expect.any(Number), peakRssMb: expect.any(Number) });
    expect(Object.keys(timings.ms)).toEqual([
      'read',
      'text',
      'similarity',
      'graph',
      'clusters',
      'layout',
      'total',
    ]);
    const map = JSON.parse(await readFile(inFolder('map.json'), 'utf8')) as Record<string, unknown>;
    expect(map).toMatchObject({
      format: 'paperweave',
      version: 1,
      recipe: { corpus: { papers: 12 }, seed: 1 },
    });
    expect(map['papers']).toHaveLength(12);
  });

  it('gives the same bytes in whatever order the files come', async () => {
    const pages = ['000_bd60828c81c67acd.txt', '001_0118f08482b52285.txt'].map((name) =>
      join('test', 'fixtures', 'pages', name),
    );
    const first = await paperweave('map', ...pages);
    const second = await paperweave('map', ...pages.reverse());
    expect(first.out.length).toBeGreaterThan(100_000);
    expect(second.out).toBe(first.out);
  });

  it('chooses the format by the ending, and writes the ties of a CSV beside it', async () => {
    await paperweave('map', papers, '--out', inFolder('map.csv'));
    expect(await readFile(inFolder('map.csv'), 'utf8')).toContain('title');
    expect(await readFile(inFolder('map.edges.csv'), 'utf8')).toContain('weight');
    await paperweave('map', papers, '--out', inFolder('map.gexf'));
    expect(await readFile(inFolder('map.gexf'), 'utf8')).toContain('<gexf');
  });

  it('leaves the previous file alone where it cannot write', async () => {
    const { code, err } = await paperweave('map', papers, '--out', inFolder('nowhere/map.json'));
    expect(code).toBe(1);
    expect(err).toContain('cannot write');
  });
});

describe('map --recipe', () => {
  it('makes the map again from a figure, and says that it is the same', async () => {
    await paperweave('map', papers, '--out', inFolder('first.svg'), '--seed', '5', '--threshold', '0.2');
    const again = await paperweave('map', '--recipe', inFolder('first.svg'), papers, '--format', 'svg');
    expect(again).toMatchObject({ code: 0, out: await readFile(inFolder('first.svg'), 'utf8') });
    expect(again.err).toBe('The same map: 12 papers, every one exactly where it stood.\n');
  });

  it('says what differs where the corpus has changed', async () => {
    await paperweave('map', papers, '--out', inFolder('first.json'));
    const text = await readFile(papers, 'utf8');
    const changed = text
      .replaceAll('idea number 3', 'idea number 33')
      .replaceAll('number 11', 'number twelve');
    await writeFile(inFolder('changed.txt'), changed);
    const { code, err } = await paperweave(
      'map',
      '--recipe',
      inFolder('first.json'),
      inFolder('changed.txt'),
    );
    expect(code).toBe(0);
    expect(err).toContain('Another map: the corpus');
    expect(err).toMatch(/2 papers came: .*number 33/);
    expect(err).toMatch(/2 papers went: .*number 3”/);
  });

  it('exits with 1 and the reason where the file carries no recipe', async () => {
    const { code, err } = await paperweave('map', '--recipe', papers, papers);
    expect([code, err.includes('The recipe is no JSON')]).toEqual([1, true]);
  });
});

it('makes the same map where there is no WebAssembly', async () => {
  const mapBy = (options: string[], out: string) =>
    new Promise<string>((done, fail) => {
      const command = [
        ...options,
        join('src', 'cli', 'paperweave.mjs'),
        'map',
        papers,
        '--out',
        inFolder(out),
      ];
      execFile(process.execPath, command, (error) => {
        if (error === null) void readFile(inFolder(out), 'utf8').then(done);
        else fail(error);
      });
    });
  const [plain, usual] = await Promise.all([
    mapBy(['--noexpose_wasm'], 'plain.json'),
    mapBy([], 'usual.json'),
  ]);
  expect(plain).toBe(usual);
}, 30_000);
