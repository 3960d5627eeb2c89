/** Threads of the join on the command line. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { threadBehind, type JoinAnswer } from '../core/similarity/joinMessages.ts';
import { compareCorpus, type Comparison } from '../core/pipeline.ts';
import type { MapSettings } from '../core/settings.ts';
import { comparePapers, type CompareOptions } from '../core/similarity/compare.ts';
import { countThreads } from '../core/similarity/threadCount.ts';
import { compareInThreads, type JoinThread } from '../core/similarity/threads.ts';
import { compareCorpusInThreads } from '../core/threadedPipeline.ts';
import type { AsyncJob, Job } from '../core/progress.ts';
import type { Corpus, Measure, Similarities } from '../core/types.ts';
import type { TextModel } from '../core/text/textModel.ts';

function startThread(): JoinThread {
  const worker = new Worker(new URL('./joinThread.mjs', import.meta.url));
  return threadBehind({
    send(order) {
      worker.postMessage(order);
    },
    listen(onAnswer, onGone) {
      worker.on('message', (answer: JoinAnswer) => {
        onAnswer(answer);
      });
      worker.on('error', (error) => {
        onGone(error.message);
      });
      worker.on('exit', () => {
        onGone('it ended');
      });
    },
    stop() {
      void worker.terminate();
    },
  });
}

export function startJoinThreads(count: number): JoinThread[] {
  return Array.from({ length: count }, startThread);
}

/** A thread of Node reads the sources before it can work: half a second, more than smaller joins take. */
const leastPapers = 8000;

const threadsFor = (papers: number, measure: Measure) =>
  startJoinThreads(papers < leastPapers ? 0 : countThreads(papers, measure, availableParallelism()));

/** The similarities of a text model, on as many threads as they are worth. */
export function comparePapersOnThreads(
  model: TextModel,
  options: CompareOptions,
): Job<Similarities> | AsyncJob<Similarities> {
  const threads = threadsFor(model.tfidf.rows, options.measure);
  return threads.length === 0 ? comparePapers(model, options) : compareInThreads(model, options, threads);
}

export function compareOnThreads(
  corpus: Corpus,
  settings: MapSettings,
): Job<Comparison> | AsyncJob<Comparison> {
  const threads = threadsFor(corpus.papers.length, settings.measure);
  return threads.length === 0
    ? compareCorpus(corpus, settings)
    : compareCorpusInThreads(corpus, settings, threads);
}
