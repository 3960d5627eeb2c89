/** When a picture of the map is seen, on a graphics card that is as slow as a test wants it. */
import { beforeEach, expect, it } from 'vitest';
import { DrawnAside } from '../../src/view/drawnAside.ts';

let log: string[];
let done: boolean;
let time: number;
let size: number;
let target: unknown;

/** Answers what it is asked for; everything else it does is nothing. */
function slowCard(): WebGL2RenderingContext {
  const known: Record<string, unknown> = {
    SIGNALED: 1,
    createFramebuffer: () => 'aside',
    fenceSync: () => ({}),
    getSyncParameter: () => (done ? 1 : 0),
    isContextLost: () => false,
    bindFramebuffer: (_: unknown, framebuffer: unknown) => (target = framebuffer),
    blitFramebuffer: () => log.push('copied'),
  };
  return new Proxy(known, {
    get(of, name: string) {
      if (name.startsWith('drawingBuffer')) return size;
      return of[name] ?? (/^[A-Z]/.test(name) ? name : () => undefined);
    },
  }) as unknown as WebGL2RenderingContext;
}

const drawing = () =>
  new DrawnAside(
    slowCard(),
    () => log.push('free'),
    () => time,
  );
const ask = (aside: DrawnAside, name: string) =>
  aside.draw(
    () => log.push(`${name} drawn ${target === null ? 'in sight' : 'aside'}`),
    () => log.push(`${name} shown`),
  );
const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause();
}

beforeEach(() => {
  log = [];
  done = false;
  time = 0;
  size = 100;
  target = undefined;
});

it('a picture is shown when it is done, and the next has room when it has been handed over', async () => {
  const aside = drawing();
  ask(aside, 'first');
  await pause();
  expect(log).toEqual(['first drawn aside']);
  expect(aside.busy).toBe(true);
  time = 300;
  done = true;
  await until(() => log.includes('free'));
  expect(log).toEqual(['first drawn aside', 'copied', 'first shown', 'free']);
  expect(aside.busy).toBe(false);
});

it('after a slow picture the next is drawn aside too, after a quick one in sight', async () => {
  const aside = drawing();
  ask(aside, 'slow');
  time = 300;
  done = true;
  await until(() => log.includes('free'));
  log = [];
  ask(aside, 'quick');
  await until(() => log.includes('free'));
  expect(log[0]).toBe('quick drawn aside');
  log = [];
  ask(aside, 'next');
  expect(log).toEqual(['next drawn in sight', 'next shown']);
  expect(aside.busy).toBe(false);
});

it('where the canvas has another size, and so no picture, nobody waits for the next', async () => {
  const aside = drawing();
  ask(aside, 'first');
  expect(aside.busy).toBe(true);
  size = 200;
  expect(aside.busy).toBe(false);
  ask(aside, 'larger');
  done = true;
  await pause();
  expect(log).toEqual(['first drawn aside', 'larger drawn in sight', 'larger shown']);
});

it('begins nothing before the frame has been handed over in which the canvas appears', async () => {
  const aside = drawing();
  aside.rest();
  expect(aside.busy).toBe(true);
  await until(() => log.includes('free'));
  expect(aside.busy).toBe(false);
});

it('is silent once it is stopped', async () => {
  const aside = drawing();
  ask(aside, 'first');
  aside.stop();
  done = true;
  await pause();
  expect(log).toEqual(['first drawn aside']);
});
