/**
 * How a thread of the join is spoken to, over whatever carries messages (a worker of the page, of Node, or a test): one order, one answer, in
 * order. Both ends are here; the ends of the wire are the caller's.
 */
import type { JoinInput } from './joinEngine.ts';
import { JoinShare, type ShareOptions, type SharePart, type TileRun } from './joinShare.ts';
import type { JoinThread } from './threads.ts';

export type JoinOrder =
  | { readonly name: 'open'; readonly input: JoinInput; readonly options: ShareOptions }
  | { readonly name: 'compare'; readonly run: TileRun }
  | { readonly name: 'finish' };

export type JoinAnswer =
  { readonly pairs: number } | { readonly part: SharePart } | { readonly failure: string };

/** One end of a wire to a thread. */
export interface ThreadPort {
  send(order: JoinOrder): void;
  /** Calls back with each answer, and once where the thread is gone. */
  listen(onAnswer: (answer: JoinAnswer) => void, onGone: (why: string) => void): void;
  stop(): void;
}

interface Asked {
  readonly resolve: (answer: JoinAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** The thread behind a port. */
export function threadBehind(port: ThreadPort): JoinThread {
  const asked: Asked[] = [];
  let gone: string | undefined;
  const part = (why: string) => {
    gone = why;
    for (const { reject } of asked.splice(0)) reject(new Error(why));
  };
  port.listen((answer) => {
    if ('failure' in answer) part(answer.failure);
    else asked.shift()?.resolve(answer);
  }, part);
  const ask = (order: JoinOrder) =>
    new Promise<JoinAnswer>((resolve, reject) => {
      if (gone !== undefined) {
        reject(new Error(gone));
        return;
      }
      asked.push({ resolve, reject });
      port.send(order);
    });
  return {
    async open(input, options) {
      await ask({ name: 'open', input, options });
    },
    async compare(run) {
      const answer = await ask({ name: 'compare', run });
      return 'pairs' in answer ? answer.pairs : 0;
    },
    async finish() {
      const answer = await ask({ name: 'finish' });
      if ('part' in answer) return answer.part;
      throw new Error('The thread did not hand over its part of the join.');
    },
    stop() {
      part('the thread was stopped');
      port.stop();
    },
  };
}

/** Buffers that are moved, not copied, with an answer. */
export function buffersOf(answer: JoinAnswer): ArrayBuffer[] {
  if (!('part' in answer)) return [];
  const { edges, neighbours } = answer.part;
  const columns = [edges.source, edges.target, edges.weight, neighbours.index, neighbours.weight];
  return [...new Set(columns.map((column) => column.buffer as ArrayBuffer))];
}

/** The thread's end: carries out each order. */
export function createJoinServer(): (order: JoinOrder) => JoinAnswer {
  let share: JoinShare | undefined;
  const carryOut = (order: JoinOrder): JoinAnswer => {
    if (order.name === 'open') {
      share = new JoinShare(order.input, order.options);
      return { pairs: 0 };
    }
    if (share === undefined) return { failure: 'the join has no rows yet: expected `open` first' };
    if (order.name === 'finish') return { part: share.finish() };
    let pairs = 0;
    for (const some of share.compare(order.run)) pairs += some;
    return { pairs };
  };
  return (order) => {
    try {
      return carryOut(order);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  };
}
