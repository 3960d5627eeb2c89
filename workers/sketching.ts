/** Comparing papers, with a first picture of the map on the way: comparing thousands takes seconds in which there would be nothing to see. */
import type { Comparison } from '../src/core/pipeline.ts';
import type { AsyncJob, Progress } from '../src/core/progress.ts';
import { fewestSketched } from '../src/core/sketched.ts';
import type { MapSettings } from '../src/core/settings.ts';
import type { TextModel } from '../src/core/text/textModel.ts';
import type { Corpus } from '../src/core/types.ts';
import { compareAll, loadPlacing } from './mapSteps.ts';

/** The job of comparing, whose report of progress has positions once: as soon as the texts have been read. */
export async function* compareAndSketch(corpus: Corpus, settings: MapSettings): AsyncJob<Comparison> {
  let read: TextModel | undefined;
  const comparing = compareAll(corpus, settings, (model) => (read = model));
  try {
    for (let sketched = corpus.papers.length < fewestSketched; ;) {
      const step = await comparing.next();
      if (step.done === true) return step.value;
      if (sketched || read === undefined) yield step.value;
      else {
        sketched = true;
        yield await withSketch(step.value, read);
      }
    }
  } finally {
    // Also where it is given up on the way: it has threads to stop.
    await comparing.return(undefined as never);
  }
}

async function withSketch(progress: Progress, { lsa }: TextModel): Promise<Progress> {
  const { sketchPlaces } = await loadPlacing();
  const positions = sketchPlaces(lsa);
  return positions === undefined ? progress : Object.assign({}, progress, { positions });
}
