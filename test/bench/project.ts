/** How long a saved project takes to open: everything the worker does until the map can be shown. CPU time, for machines are shared. */
import { emptyProject, writeProject } from '../../src/core/export/projectFile.ts';
import { openProject } from '../../workers/project.ts';
import { seededMap } from '../unit/export/sampleMap.ts';
import { describeMachine } from './machine.ts';

console.log(describeMachine());
for (const papers of [369, 2000, 10_000]) {
  const map = seededMap(papers);
  const bytes = new TextEncoder().encode(writeProject(emptyProject(map)));
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    openProject({ name: 'project', bytes });
    const { user, system } = process.cpuUsage(before);
    return Math.round((user + system) / 1000);
  });
  const size = (bytes.length / 1e6).toFixed(1);
  const ties = map.edges.weight.length.toLocaleString('en');
  console.log(
    `${papers.toLocaleString('en')} papers, ${ties} ties, ${size} MB: first ${times[0]!} ms, then ${times.slice(1).join(', ')} ms`,
  );
}
